//! One client's file: an application with its child rows.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::coverage::Coverage;
use super::rows::Rows;
use super::schema::Table;

/// All that one client's features are computed from.
#[derive(Debug, Clone)]
pub struct ClientFile {
    /// The application: one row of [`Table::ApplicationTest`].
    pub application: Rows,
    /// Its rows in the child tables that are known; a table without rows says that there is none.
    pub children: BTreeMap<Table, Rows>,
    /// Which clients' child rows are all there, where the source says so.
    pub coverage: Option<Arc<Coverage>>,
}

/// The files of many clients, each found by its number.
pub struct ClientFiles {
    applications: Indexed,
    children: BTreeMap<Table, Indexed>,
    coverage: Option<Arc<Coverage>>,
}

impl ClientFiles {
    /// Keeps applications and the child rows that belong to them. `child` is asked once for each child
    /// table, in the order of the schema.
    pub fn new<E>(
        applications: Rows,
        coverage: Option<Coverage>,
        mut child: impl FnMut(Table) -> Result<Option<Rows>, E>,
    ) -> Result<Self, E> {
        let applications = Indexed::new(applications);
        let mut children = BTreeMap::<Table, Indexed>::new();
        for table in Table::ALL.into_iter().filter(|table| !table.is_required()) {
            let owners = if table == Table::BureauBalance {
                children.get(&Table::Bureau).map(|bureau| sorted(bureau.rows.ids("SK_ID_BUREAU")))
            } else {
                Some(sorted(applications.rows.ids("SK_ID_CURR")))
            };
            if let (Some(rows), Some(owners)) = (child(table)?, owners) {
                let owned = |owner: &i64| owners.binary_search(owner).is_ok();
                let ids = rows.ids(table.owner()).iter().enumerate();
                let kept: Vec<usize> = ids.filter(|(_, id)| owned(id)).map(|(row, _)| row).collect();
                children.insert(table, Indexed::new(rows.select(&kept)));
            }
        }
        Ok(Self { applications, children, coverage: coverage.map(Arc::new) })
    }

    /// The file of a client; `None` where no application has the number.
    #[must_use]
    pub fn file(&self, sk_id_curr: i64) -> Option<ClientFile> {
        let application = self.applications.of(&[sk_id_curr]);
        if application.height() == 0 {
            return None;
        }
        let mut children = BTreeMap::<Table, Rows>::new();
        for (table, rows) in &self.children {
            let owners = match (table, children.get(&Table::Bureau)) {
                (Table::BureauBalance, Some(bureau)) => sorted(bureau.ids("SK_ID_BUREAU")),
                _ => vec![sk_id_curr],
            };
            children.insert(*table, rows.of(&owners));
        }
        Some(ClientFile { application, children, coverage: self.coverage.clone() })
    }
}

/// Rows that are found by their owner.
struct Indexed {
    rows: Rows,
    /// Owner and row, in rising order.
    by_owner: Vec<(i64, usize)>,
}

impl Indexed {
    fn new(rows: Rows) -> Self {
        let owners = rows.ids(rows.table().owner()).iter().copied();
        let mut by_owner: Vec<(i64, usize)> = owners.zip(0..).collect();
        by_owner.sort_unstable();
        Self { rows, by_owner }
    }

    fn of(&self, owners: &[i64]) -> Rows {
        let rows = owners.iter().flat_map(|owner| {
            let start = self.by_owner.partition_point(|(other, _)| other < owner);
            self.by_owner[start..].iter().take_while(move |(other, _)| other == owner).map(|(_, row)| *row)
        });
        self.rows.select(&rows.collect::<Vec<_>>())
    }
}

fn sorted(ids: &[i64]) -> Vec<i64> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids
}

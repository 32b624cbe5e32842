//! The files of a made-up folder: written beside their place, then moved into it.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use polars::prelude::*;
use polars_io::csv::write::BatchedWriter as CsvBatches;
use polars_io::parquet::write::BatchedWriter as ParquetBatches;

use super::{SynthSummary, TableFormat};
use crate::tables::error::TableError;
use crate::tables::scan::find_table;
use crate::tables::schema::Table;

/// The file that says that a folder is made up.
pub(in crate::tables) const MARK: &str = "synthetic.json";

/// A table's file while it is written.
pub(super) struct Output {
    file: PathBuf,
    partial: PathBuf,
    batches: Batches,
    rows: usize,
}

enum Batches {
    Csv(CsvBatches<BufWriter<File>>),
    Parquet(Box<ParquetBatches<BufWriter<File>>>),
}

impl Output {
    pub(super) fn create(folder: &Path, table: Table, format: TableFormat) -> Result<Self, TableError> {
        let extension = match format {
            TableFormat::Csv => "csv",
            TableFormat::Parquet => "parquet",
        };
        let file = folder.join(format!("{}.{extension}", table.file_stem()));
        let partial = folder.join(format!("{}.{extension}.partial", table.file_stem()));
        let batches = fs::create_dir_all(folder)
            .and_then(|()| File::create(&partial))
            .map_err(PolarsError::from)
            .and_then(|out| Batches::new(out, table, format))
            .map_err(|cause| unwritable(&file, &cause))?;
        Ok(Self { file, partial, batches, rows: 0 })
    }

    pub(super) fn write(&mut self, frame: PolarsResult<DataFrame>) -> Result<(), TableError> {
        let written = frame.and_then(|frame| {
            self.rows += frame.height();
            match &mut self.batches {
                _ if frame.height() == 0 => Ok(()),
                Batches::Csv(batches) => batches.write_batch(&frame),
                Batches::Parquet(batches) => batches.write_batch(&frame),
            }
        });
        written.map_err(|cause| unwritable(&self.file, &cause))
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Moves the whole file into place, and takes away the table's file in the other format.
    pub(super) fn finish(mut self) -> Result<(), TableError> {
        let closed = match &mut self.batches {
            Batches::Csv(batches) => batches.finish(),
            Batches::Parquet(batches) => batches.finish().map(drop),
        };
        let moved = closed.and_then(|()| {
            drop(self.batches);
            fs::rename(&self.partial, &self.file)?;
            let other = self.file.with_extension(if self.file.extension().is_some_and(|e| e == "csv") {
                "parquet"
            } else {
                "csv"
            });
            if other.is_file() { Ok(fs::remove_file(other)?) } else { Ok(()) }
        });
        moved.map_err(|cause| {
            drop(fs::remove_file(&self.partial));
            unwritable(&self.file, &cause)
        })
    }
}

impl Batches {
    fn new(out: File, table: Table, format: TableFormat) -> PolarsResult<Self> {
        let schema: Schema = table
            .columns()
            .iter()
            .map(|column| Field::new(column.name.into(), column.kind.data_type()))
            .collect();
        let out = BufWriter::new(out);
        match format {
            TableFormat::Csv => CsvWriter::new(out).batched(&schema).map(Self::Csv),
            TableFormat::Parquet => {
                ParquetWriter::new(out).batched(&schema).map(|batches| Self::Parquet(Box::new(batches)))
            }
        }
    }
}

/// Refuses a folder with tables but without the mark: they may be real.
pub(super) fn refuse_real_tables(folder: &Path) -> Result<(), TableError> {
    if folder.join(MARK).is_file() {
        return Ok(());
    }
    match Table::ALL.into_iter().find_map(|table| find_table(folder, table)) {
        Some(file) => Err(TableError::NotSynthetic { file }),
        None => Ok(()),
    }
}

/// Writes the mark.
pub(super) fn write_mark(folder: &Path, seed: u64, summary: &SynthSummary) -> Result<(), TableError> {
    let file = folder.join(MARK);
    let partial = folder.join(format!("{MARK}.partial"));
    let mark = serde_json::json!({ "synthetic": true, "seed": seed, "rows": summary });
    let written = File::create(&partial)
        .and_then(|mut out| writeln!(out, "{mark:#}"))
        .and_then(|()| fs::rename(&partial, &file));
    written.map_err(|cause| unwritable(&file, &cause.into()))
}

fn unwritable(file: &Path, cause: &PolarsError) -> TableError {
    TableError::Unwritable { file: file.to_owned(), cause: cause.to_string() }
}

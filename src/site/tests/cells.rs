//! Cells, values asked in prose, and texts written again alone.

use super::*;
use crate::site::rewrite_texts;

/// A content folder with a note of this text in English, and where its site goes.
fn with_text(text: &str) -> (tempfile::TempDir, PathBuf, PathBuf) {
    let (folder, output) = temporary();
    let content = own_content(folder.path());
    write_text(&content, text);
    (folder, content, output)
}

fn write_text(content: &Path, text: &str) {
    let front = "+++\ntitle = \"Note\"\ndescription = \"A note.\"\ntoc = false\n+++\n";
    fs::write(content.join("fr/note.md"), format!("{front}Rien.\n")).unwrap();
    fs::write(content.join("en/note.md"), format!("{front}{text}")).unwrap();
}

fn built(text: &str) -> Result<String, String> {
    let (_folder, content, output) = with_text(text);
    build_from(&content, &output).map_err(|error| error.to_string())?;
    Ok(fs::read_to_string(output.join("en/note/index.html")).unwrap())
}

#[test]
fn a_cell_shows_the_table_that_it_asks_for() {
    let html = built(
        "## Costs\n\n```sql {cell caption=\"What mistakes cost\" digits=0 bars=\"Cost\" strong=best}\nSELECT policy AS \"Policy\", cost AS \"Cost\", policy = 'model' AS best FROM costs ORDER BY cost\n```\n\nAfter.\n",
    )
    .unwrap();
    assert!(html.contains("<caption>What mistakes cost</caption>"), "{html}");
    assert!(
        html.contains("<th scope=\"col\">Policy</th><th scope=\"col\" class=\"n\">Cost</th></tr>"),
        "{html}"
    );
    assert!(html.contains("<tr class=\"strong\"><th scope=\"row\">model</th>"), "{html}");
    let cost = crate::features::number(ModelReport::sample().costs.model, 0, Language::En);
    assert!(html.contains(&format!(">{cost}<svg class=\"bar\"")), "{cost}: {html}");
    assert!(
        html.contains("<details class=\"input\"><summary>What this table asks (SQL)</summary>"),
        "{html}"
    );
    assert!(
        html.contains("SELECT policy AS &quot;Policy&quot;") || html.contains("SELECT policy AS \"Policy\"")
    );
    assert!(html.contains("<p>After.</p>"), "{html}");
}

#[test]
fn what_a_cell_asks_can_be_hidden_opened_or_printed() {
    let cell = |options: &str| {
        built(&format!("```sql {{cell {options}}}\nSELECT COUNT(*) AS n FROM costs\n```\n")).unwrap()
    };
    assert!(!cell("input=hidden").contains("SELECT"));
    assert!(cell("input=open").contains("<details class=\"input\" open>"));
    assert!(cell("print=input").contains("<pre class=\"printed\">"));
    assert!(!cell("print=output").contains("<pre class=\"printed\">"));
}

#[test]
fn a_chart_cell_draws_the_chart_with_its_table() {
    let html = built("```chart {cell name=cost}\n```\n").unwrap();
    assert!(html.contains("<figure id=\"cost\">") && html.contains("aria-label=\"cost\""), "{html}");
}

#[test]
fn a_value_stands_in_prose() {
    let html = built("There are {{ value(sql=\"SELECT COUNT(*) FROM costs\") }} policies, {{ value(sql=\"SELECT 0.256 AS x FROM costs LIMIT 1\", percent=true) }}.\n").unwrap();
    assert!(html.contains("There are 4 policies, 25.6%."), "{html}");
}

#[test]
fn what_does_not_exist_fails_the_build_with_file_line_and_what_exists() {
    for (text, told) in [
        (
            "One\n\n```sql {cell}\nSELECT *\nFROM trails\n```\n",
            "content/en/note.md:10: there is no frame \"trails\"; there are ",
        ),
        (
            "```sql {cell}\nSELECT gini2 FROM candidates\n```\n",
            "content/en/note.md:7: there is no column \"gini2\"; candidates has kind, candidate,",
        ),
        (
            "```sql {cell bars=\"x\"}\nSELECT kind FROM candidates\n```\n",
            "content/en/note.md:6: there is no column \"x\" in the answer; there are kind",
        ),
        (
            "\n```chart {cell name=costs}\n```\n",
            "content/en/note.md:7: there is no chart \"costs\"; there are calibration, candidates, confusion, cost,",
        ),
        ("A {{ model.gini }}.\n", "Field `gini` is not defined. Available fields: "),
        (
            "A\n{{ value(sql=\"SELECT x FROM costs\") }}.\n",
            "there is no column \"x\"; costs has policy, cost, threshold",
        ),
        (
            "{{ value(sql=\"SELECT cost FROM costs\") }}\n",
            "stands for one value, and this gives 4 rows of 1 columns",
        ),
        (
            "```sql {cell}\nSELECT * FROM read_csv('/etc/passwd')\n```\n",
            "content/en/note.md:7: read_csv: a cell reads the frames of the run, never a file",
        ),
    ] {
        let error = built(text).unwrap_err();
        assert!(error.contains(told), "{text}: {error}");
        assert!(error.contains("content/en/note.md:"), "{text}: {error}");
    }
    let error = built("A\n\n{{ model.gini }}.\n").unwrap_err();
    assert!(error.contains("content/en/note.md:8:"), "{error}");
}

#[test]
fn a_cell_in_a_branch_that_is_not_taken_is_not_run() {
    let html = built("{% if not internal %}\n```sql {cell}\nSELECT * FROM nothing\n```\n{% endif %}\nEnd.\n")
        .unwrap();
    assert!(html.contains("<p>End.</p>") && !html.contains("data-cell"), "{html}");
}

/// Builds the site of a content folder, said to be made from it.
fn build_known(content: &Path, output: &Path) -> SiteSummary {
    with_plan(content, output, |folders, plan| {
        let catalogue = sample::catalogue();
        let (model, drift) = (sample::model(catalogue), drifted::drift(catalogue));
        source_of(3, catalogue, (&model, &drift), &|source| {
            build_site(source, folders, plan, &|| ()).unwrap()
        })
    })
}

fn rewritten(content: &Path, output: &Path) -> Option<SiteSummary> {
    with_plan(content, output, |folders, plan| rewrite_texts(folders, plan).unwrap())
}

fn with_plan<T>(content: &Path, output: &Path, task: impl Fn(&SiteFolders, &BuildPlan) -> T) -> T {
    let folders = SiteFolders { content: content.to_owned(), ..folders(output) };
    let inputs = Inputs::of(&[content.to_owned(), folders.theme.clone()], "", output).unwrap();
    let plan = BuildPlan {
        profile: Profile::Internal,
        chosen: &|_| true,
        program: "tests",
        inputs: &inputs,
        explained_from: Some("tables"),
    };
    task(&folders, &plan)
}

#[test]
fn an_edited_text_is_written_alone_and_the_site_is_as_if_built_whole() {
    let cell = "```sql {cell}\nSELECT policy FROM costs\n```\n";
    let (folder, content, output) = with_text(&format!("## One\n\nBefore.\n\n{cell}"));
    let built = build_known(&content, &output);
    assert_eq!(rewritten(&content, &output).map(|summary| summary.written), Some(0));
    write_text(&content, &format!("## One\n\nAfter {{{{ model.rows }}}}.\n\n{cell}"));
    let summary = rewritten(&content, &output).expect("only a text changed");
    assert_eq!((summary.written, summary.files, summary.clients), (1, built.files, 3));
    let other = folder.path().join("other");
    build_known(&content, &other);
    let site = |folder: &Path| -> BTreeMap<PathBuf, Vec<u8>> {
        let hidden = |path: &PathBuf| path.to_string_lossy().starts_with('.');
        files(folder).into_iter().filter(|(path, _)| !hidden(path)).collect()
    };
    assert!(site(&output) == site(&other), "written alone and built whole differ");
    // What is taken over by a whole build is still there.
    let blocks = |folder: &Path| fs::read_to_string(folder.join(".clairscore-blocks")).unwrap();
    assert_eq!(blocks(&output), blocks(&other));
    // And again.
    write_text(&content, "## One\n\nOnce more.\n");
    assert_eq!(rewritten(&content, &output).map(|summary| summary.written), Some(1));
}

#[test]
fn more_than_a_text_is_left_to_a_whole_build() {
    let (_folder, content, output) = with_text("## One\n\n## Two\n");
    assert_eq!(rewritten(&content, &output), None, "nothing stands yet");
    build_known(&content, &output);
    // A heading that others may lead to.
    write_text(&content, "## One\n");
    assert_eq!(rewritten(&content, &output), None);
    write_text(&content, "## One\n\n## Two\n");
    assert!(rewritten(&content, &output).is_some());
    // A title, which stands in the menu.
    let index = content.join("en/index.md");
    let text = fs::read_to_string(&index).unwrap();
    fs::write(&index, text.replacen("label = \"", "label = \"The ", 1)).unwrap();
    assert_eq!(rewritten(&content, &output), None);
    fs::write(&index, &text).unwrap();
    // A page.
    for language in ["fr", "en"] {
        fs::copy(content.join(language).join("review.md"), content.join(language).join("other.md")).unwrap();
    }
    assert_eq!(rewritten(&content, &output), None);
    for language in ["fr", "en"] {
        fs::remove_file(content.join(language).join("other.md")).unwrap();
    }
    // A setting, and a file of the site that is gone.
    assert!(rewritten(&content, &output).is_some());
    fs::remove_file(output.join("robots.txt")).unwrap();
    assert_eq!(rewritten(&content, &output), None);
}

#[test]
fn a_fault_in_an_edited_text_leaves_the_site_whole() {
    let (_folder, content, output) = with_text("## One\n");
    build_known(&content, &output);
    let before = files(&output);
    write_text(&content, "## One\n\n```sql {cell}\nSELECT * FROM nothing\n```\n");
    let error =
        with_plan(&content, &output, |folders, plan| rewrite_texts(folders, plan).unwrap_err().to_string());
    assert!(error.contains("content/en/note.md:9: there is no frame"), "{error}");
    write_text(&content, "## One\n\n[nowhere](../nowhere/index.html)\n");
    let error =
        with_plan(&content, &output, |folders, plan| rewrite_texts(folders, plan).unwrap_err().to_string());
    assert!(error.contains("links to"), "{error}");
    assert!(files(&output) == before);
}

#[test]
fn a_frame_with_a_row_per_client_is_asked_by_advisers_and_management_alone() {
    let cell = "```sql {cell}\nSELECT COUNT(*) AS \"Clients\" FROM out_of_fold\n```\n";
    assert!(built(cell).unwrap().contains("<th scope=\"row\">3</th>"));
    let public = |text: &str| {
        let (_folder, content, output) = with_text(text);
        let folders = SiteFolders { content, ..folders(&output) };
        let built = build_in(&folders, (Profile::Public, &|_| true), 3, &|_| (), &|_| ());
        built.map(|_| ()).map_err(|error| error.to_string())
    };
    let error = public(cell).unwrap_err();
    assert!(error.contains("there is no frame \"out_of_fold\"; there are "), "{error}");
    assert!(error.contains("trials") && !error.contains("out_of_fold,"), "{error}");
    assert_eq!(public(&format!("{{% if internal %}}\n{cell}{{% endif %}}\nEnd.\n")), Ok(()));
    assert_eq!(
        public("```sql {cell}\nSELECT candidate, AVG(auc) AS auc FROM trials GROUP BY candidate\n```\n"),
        Ok(())
    );
}

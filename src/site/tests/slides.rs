//! The slides.

use super::*;

fn deck(output: &Path, language: &str) -> String {
    fs::read_to_string(output.join(language).join("slides/index.html")).unwrap()
}

#[test]
fn the_deck_has_as_many_slides_in_both_languages_each_with_notes_and_a_way_back() {
    let (_folder, output) = temporary();
    build_as(&output, (Profile::Public, &|_| true), 2, &|_| (), &|_| ()).unwrap();
    let [fr, en] = ["fr", "en"].map(|language| deck(&output, language));
    let slides = |html: &str| html.matches("<section class=\"slide").count();
    assert!((20..=30).contains(&slides(&fr)), "{} slides", slides(&fr));
    assert_eq!(slides(&fr), slides(&en));
    for html in [&fr, &en] {
        assert_eq!(html.matches("<details class=\"said\">").count(), slides(html));
        let of_all = format!(" / {}</span>", slides(html));
        assert_eq!(
            html.matches(&of_all).count(),
            slides(html) + 1,
            "every slide says its place, and the controls"
        );
        assert!(html.contains("id=\"1\"") && html.contains("class=\"synthetic\""));
        assert!(html.contains("/index.html\">") && !html.contains("client/100001"));
    }
}

#[test]
fn the_deck_shows_the_evidence_as_it_is() {
    let (_folder, output) = temporary();
    build(&output, 1, &|_| ()).unwrap();
    let evidence = sample::evidence().unwrap();
    let html = deck(&output, "en");
    for commit in &evidence.repository.as_ref().unwrap().log {
        assert!(html.contains(&commit.hash), "{}", commit.subject);
    }
    assert!(html.contains("&quot;quotes&quot; &amp; &lt;tags&gt;"), "subjects are written as text");
    assert!(html.contains("910 tests passed, 0 failed, 1 left out."));
    assert!(html.contains("The program that built this site is of another commit, 0123456789: "));
    assert!(html.contains("12.0\u{a0}min") && html.contains("the advisory database cannot be fetched here"));
    assert_eq!(html.matches("not available").count(), 1, "the notes say what it would mean");
}

#[test]
fn a_deck_that_cannot_be_one_is_refused_with_its_file() {
    let (folder, output) = temporary();
    let content = own_content(folder.path());
    let refused = |body: &str| {
        let text = format!("+++\ntitle = \"T\"\ndescription = \"D\"\n+++\n{body}");
        fs::write(content.join("en/slides.md"), text).unwrap();
        build_from(&content, &output).unwrap_err().to_string()
    };
    let many = refused(&vec!["## One more\n"; 31].join("\n---\n\n"));
    assert!(many.starts_with("content/en/slides.md: it has 31 slides, and a deck has at most 30"), "{many}");
    let empty = refused("## First\n\n---\n\n---\n\n## Third\n");
    assert!(empty.starts_with("content/en/slides.md: slide 2, after “First”, is empty"), "{empty}");
    let untitled = refused("## First\n\n---\n\nWords\n");
    assert!(
        untitled.starts_with("content/en/slides.md: slide 2, after “First”, has no heading"),
        "{untitled}"
    );
}

//! Texts alone made again: where nothing but the text of content pages changed since a site was built, no table is read
//! and no client looked at.
//!
//! A build leaves in `.clairscore-texts` what the pages of the content folder are made from beside their text: named
//! values, frames, what each template sees, and the answers of cells. The next build takes all other pages as they are.

use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::build::{BuildPlan, Profile, SiteFolders, SiteSummary};
use super::cells::Answers;
use super::content::{self, ContentPage};
use super::editions::Edition;
use super::error::SiteError;
use super::output::{Key, Output, remembered, stands_whole};
use super::quoted::{Laid, Quoted};
use super::settings::SiteSettings;
use super::strings::Strings;
use super::templates::Templates;
use super::theme::Theme;
use crate::features::Language;
use crate::notebook::Frames;

/// The file that keeps them, beside the site's record.
const TEXTS: &str = ".clairscore-texts";

/// What a build leaves for the next one.
#[derive(Serialize)]
struct Left<'a> {
    /// What the site was made from, but for the texts.
    key: String,
    counts: Counts,
    languages: Vec<LeftOf<'a>>,
    answers: Answers,
}

#[derive(Serialize)]
struct LeftOf<'a> {
    globals: &'a Value,
    named: &'a Value,
    frames: &'a Frames,
    laid: Vec<Laid>,
}

/// The same, read again.
#[derive(Deserialize)]
struct Texts {
    key: String,
    counts: Counts,
    languages: Vec<TextsOf>,
    answers: Answers,
}

/// What the content pages of a language are made from.
#[derive(Deserialize)]
struct TextsOf {
    globals: Value,
    named: Value,
    frames: Frames,
    laid: Vec<Laid>,
}

/// What a site has beside its content pages.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Counts {
    pub(super) clients: usize,
    pub(super) client_pages: usize,
    pub(super) other_pages: usize,
}

/// What the site is made from, but for the texts of content pages: an edited title or a new page is in it.
pub(super) fn key(
    folders: &SiteFolders,
    plan: &BuildPlan,
    contents: &[(Language, Vec<ContentPage>)],
) -> Result<Key, SiteError> {
    let is_text = |file: &Path| {
        file.starts_with(&folders.content) && file.extension().is_some_and(|extension| extension == "md")
    };
    let mut key = plan.inputs.key_but(&is_text).with(plan.program.as_bytes());
    for (language, pages) in contents {
        for page in pages {
            key = key.with(language.code().as_bytes()).with(page.slug.as_bytes());
            key = key.with_value(&page.front).map_err(SiteError::unreadable(&folders.content))?;
        }
    }
    Ok(key.key())
}

/// A language's edition, what its texts quote, and what every template of it sees.
pub(super) type Written<'a> = (&'a Edition, &'a Quoted, &'a Value);

/// Leaves what the next build needs to write texts alone; `answers` has those of cells that were not run again.
pub(super) fn remember<'a>(
    output: &Output,
    key: Key,
    written: impl Iterator<Item = Written<'a>>,
    (counts, mut answers): (Counts, Answers),
) -> Result<(), SiteError> {
    let left = |(_, quoted, globals): Written<'a>| {
        answers.append(&mut quoted.asker().given());
        LeftOf { globals, named: quoted.named(), frames: quoted.asker().frames(), laid: quoted.laid() }
    };
    let languages = written.map(left).collect();
    let left = Left { key: key.to_string(), counts, languages, answers };
    let text = serde_json::to_string(&left);
    output.remember(TEXTS, text.map_err(|error| SiteError::unwritable(Path::new(TEXTS))(error.into()))?);
    Ok(())
}

/// The answers that the build of the site in a folder kept.
pub(super) fn known_answers(folder: &Path) -> Answers {
    let text = remembered(folder, TEXTS).unwrap_or_default();
    serde_json::from_str::<Texts>(&text).map(|texts| texts.answers).unwrap_or_default()
}

/// Writes the content pages of a standing site again, where nothing but their text changed since it was built; `None`
/// where more is to be done.
pub fn rewrite_texts(folders: &SiteFolders, plan: &BuildPlan) -> Result<Option<SiteSummary>, SiteError> {
    let Some(text) = remembered(&folders.output, TEXTS) else { return Ok(None) };
    let settings = SiteSettings::read(&folders.content.join("site.toml"))?;
    let mut contents = Vec::new();
    for language in &settings.languages {
        contents.push((*language, content::read(&folders.content, *language)?));
    }
    let key = key(folders, plan, &contents)?;
    if !text.starts_with(&format!("{{\"key\":\"{key}\"")) || !stands_whole(&folders.output) {
        return Ok(None);
    }
    let output = Output::open(&folders.output, &settings.base_path, None)?;
    // Another build may have put another site there since.
    let Some(text) = remembered(&folders.output, TEXTS) else { return Ok(None) };
    match serde_json::from_str::<Texts>(&text) {
        Ok(texts) if texts.key == key.to_string() => texts.written(folders, plan, (contents, output), key),
        _ => Ok(None),
    }
}

impl Texts {
    fn written(
        self,
        folders: &SiteFolders,
        plan: &BuildPlan,
        (contents, output): (Vec<(Language, Vec<ContentPage>)>, Output),
        key: Key,
    ) -> Result<Option<SiteSummary>, SiteError> {
        let theme = Theme::open(&folders.theme)?;
        let (mut editions, mut quotations) = (Vec::new(), Vec::new());
        for ((language, mut content), texts) in contents.into_iter().zip(self.languages) {
            content.retain(|page| plan.profile == Profile::Internal || !page.front.internal);
            let strings = Strings::read(&theme, language)?;
            let templates = Templates::load(&theme, &texts.globals)?;
            let known = (plan.program, self.answers.clone());
            let quoted = Quoted::new(texts.named, texts.frames, &strings, known)?;
            templates.answer_with(quoted.asker().clone());
            editions.push(Edition { language, templates, strings, content });
            quotations.push((quoted, texts.globals, texts.laid));
        }
        for (edition, (quoted, _, laid)) in editions.iter().zip(&quotations) {
            for laid in laid {
                let Some(content) = edition.content.iter().find(|page| page.slug == laid.slug) else {
                    return Ok(None);
                };
                if !laid.is_edited(content) {
                    quoted.keep(laid.clone());
                    continue;
                }
                quoted.write_page(edition, content, (&laid.template, &laid.more), &output)?;
                // Other pages may lead to a heading that is gone: a whole build looks at them again.
                if output.loses_ids(&format!("{}/{}", edition.language.code(), content.path())) {
                    return Ok(None);
                }
            }
            edition.strings.checked(&theme, edition.language)?;
        }
        output.keep_rest()?;
        let written = editions.iter().zip(&quotations);
        let written = written.map(|(edition, (quoted, globals, _))| (edition, quoted, globals));
        remember(&output, key, written, (self.counts, self.answers))?;
        let Counts { clients, client_pages, other_pages } = self.counts;
        let is_client = |file: &str| file.contains("/client/");
        let done = output.finish(&plan.inputs.to_text(), &is_client)?;
        let (files, written) = (done.files, done.written);
        Ok(Some(SiteSummary { clients, client_pages, taken_over: clients, other_pages, files, written }))
    }
}

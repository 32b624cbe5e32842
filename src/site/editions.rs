//! Content and theme in every language, ready to render.

use serde::Serialize;

use super::build::{BuildPlan, Profile, SiteFolders, SiteSource, Stamp};
use super::content::{self, ContentPage};
use super::error::SiteError;
use super::pages;
use super::settings::SiteSettings;
use super::strings::{self, Strings};
use super::templates::Templates;
use super::theme::Theme;
use super::view::words::day_in_words;
use crate::features::Language;

/// What every template of one language sees.
#[derive(Serialize)]
struct Globals<'a> {
    lang: &'static str,
    others: Vec<OtherLanguage>,
    t: &'a Strings,
    site: &'a SiteSettings,
    stamp: &'a Stamp,
    /// The day of the data, in words.
    data_day: Option<String>,
    menu: Vec<pages::MenuItem>,
    /// Whether pages of clients are part of the site.
    internal: bool,
}

#[derive(Serialize)]
struct OtherLanguage {
    code: &'static str,
    name: &'static str,
}

/// One language of the site, ready to render.
pub(super) struct Edition {
    pub(super) language: Language,
    pub(super) templates: Templates,
    pub(super) strings: Strings,
    pub(super) content: Vec<ContentPage>,
}

/// Content and theme in every language, ready to render, and the settings that they share.
pub(super) fn editions_of(
    source: &SiteSource,
    folders: &SiteFolders,
    plan: &BuildPlan,
) -> Result<(Vec<Edition>, Theme, SiteSettings), SiteError> {
    let settings = SiteSettings::read(&folders.content.join("site.toml"))?;
    let theme = Theme::open(&folders.theme)?;
    let editions = editions(source, folders, &theme, (&settings, plan.profile))?;
    Ok((editions, theme, settings))
}

fn editions(
    source: &SiteSource,
    folders: &SiteFolders,
    theme: &Theme,
    (settings, profile): (&SiteSettings, Profile),
) -> Result<Vec<Edition>, SiteError> {
    let contents = contents_of(settings, folders)?;
    if let Some(file) = content::missing_twin(&folders.content, &contents) {
        return Err(SiteError::MissingTwin { file });
    }
    let edition = |(language, content): (Language, Vec<ContentPage>)| {
        edition(source, theme, (settings, profile), language, content)
    };
    let editions: Vec<Edition> = contents.into_iter().map(edition).collect::<Result<_, _>>()?;
    let words: Vec<_> = editions.iter().map(|edition| (edition.language, &edition.strings)).collect();
    strings::check_twins(&words, theme)?;
    Ok(editions)
}

/// The content pages of all languages.
pub(super) fn contents_of(
    settings: &SiteSettings,
    folders: &SiteFolders,
) -> Result<Vec<(Language, Vec<ContentPage>)>, SiteError> {
    settings
        .languages
        .iter()
        .map(|&language| Ok((language, content::read(&folders.content, language)?)))
        .collect()
}

fn edition(
    source: &SiteSource,
    theme: &Theme,
    (settings, profile): (&SiteSettings, Profile),
    language: Language,
    mut content: Vec<ContentPage>,
) -> Result<Edition, SiteError> {
    content.retain(|page| profile == Profile::Internal || !page.front.internal);
    let strings = Strings::read(theme, language)?;
    let globals = globals(source, (settings, profile), (language, &strings), &content);
    let templates = Templates::load(theme, &globals)?;
    Ok(Edition { language, templates, strings, content })
}

fn globals<'a>(
    source: &'a SiteSource,
    (settings, profile): (&'a SiteSettings, Profile),
    (language, strings): (Language, &'a Strings),
    content: &[ContentPage],
) -> Globals<'a> {
    Globals {
        lang: language.code(),
        others: others(settings, language),
        t: strings,
        site: settings,
        stamp: source.stamp,
        data_day: source.stamp.data_date.as_deref().map(|date| day_in_words(date, strings)),
        menu: pages::menu(content),
        internal: profile == Profile::Internal,
    }
}

impl Edition {
    /// What every template of the language sees.
    pub(super) fn globals(
        &self,
        source: &SiteSource,
        settings: &SiteSettings,
        profile: Profile,
    ) -> serde_json::Result<serde_json::Value> {
        let said = (self.language, &self.strings);
        serde_json::to_value(globals(source, (settings, profile), said, &self.content))
    }
}

fn others(settings: &SiteSettings, language: Language) -> Vec<OtherLanguage> {
    let others = settings.languages.iter().filter(|other| **other != language);
    let name = |language: &Language| match language {
        Language::Fr => "Français",
        Language::En => "English",
    };
    others.map(|other| OtherLanguage { code: other.code(), name: name(other) }).collect()
}

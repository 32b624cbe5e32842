//! The words of the interface: Fluent messages, a folder of files per language.
//!
//! A message without variables is what templates print as `{{ t.key }}`. One with variables is filled by
//! [`Strings::say`], with the plural and the digits of its language; templates see it with each variable as
//! `{name}`, for a script to fill.
//!
//! Source: Project Fluent, syntax 1.0 (<https://projectfluent.org>); plural rules of CLDR.

mod messages;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Serialize, Serializer};
use unic_langid::LanguageIdentifier;

use super::error::SiteError;
use super::theme::Theme;
use crate::features::{Language, number};

/// The words of one language.
pub(super) struct Strings {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    plain: BTreeMap<String, String>,
    /// All files as they are written: pages depend on every variant, of which `plain` has one.
    source: String,
    /// The variables of each message.
    variables: BTreeMap<String, BTreeSet<String>>,
    /// What was asked for and is not there.
    faults: Mutex<BTreeSet<String>>,
}

/// What fills a variable: a number, by which plurals are chosen and which is written with grouped digits, or
/// words as they are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Filled<'a> {
    /// A count or another whole number.
    Number(i64),
    /// A figure with so many decimals: in French 1,9 is singular, in English 1.0 plural.
    Figure(f64, usize),
    /// Words, or a figure that is already written.
    Words(&'a str),
}

impl From<i64> for Filled<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Filled<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number as i64)
    }
}

impl<'a> From<&'a str> for Filled<'a> {
    fn from(words: &'a str) -> Self {
        Self::Words(words)
    }
}

impl<'a> From<&'a String> for Filled<'a> {
    fn from(words: &'a String) -> Self {
        Self::Words(words)
    }
}

impl Strings {
    /// Reads `strings/{fr,en}/*.ftl` of a theme; what its files take the place of must all be said.
    pub(super) fn read(theme: &Theme, language: Language) -> Result<Self, SiteError> {
        let mut bundle = empty(language);
        let (mut source, mut variables) = (String::new(), BTreeMap::new());
        let folder = format!("strings/{}", language.code());
        for (_, file) in theme.files(&folder)? {
            let text = fs::read_to_string(&file).map_err(SiteError::unreadable(&file))?;
            let resource = parsed(text, &file)?;
            if let Some((line, key)) = messages::twice(resource.source(), &variables) {
                let message = format!("the message `{key}` is written twice; keep one of them");
                return Err(malformed(&file, line, message));
            }
            variables.append(&mut messages::variables(resource.source()));
            source.push_str(resource.source());
            bundle.add_resource_overriding(resource);
        }
        check_replaced(theme, &folder, &variables)?;
        let mut strings =
            Self { language, bundle, plain: BTreeMap::new(), source, variables, faults: Mutex::default() };
        strings.plain = strings.variables.keys().map(|key| (key.clone(), strings.pattern_of(key))).collect();
        Ok(strings)
    }

    /// The words of a single text; `file` is named in errors.
    pub(super) fn of_text(text: String, file: &Path, language: Language) -> Result<Self, SiteError> {
        let resource = parsed(text, file)?;
        let (source, variables) = (resource.source().to_owned(), messages::variables(resource.source()));
        let mut bundle = empty(language);
        bundle.add_resource_overriding(resource);
        Ok(Self { language, bundle, plain: BTreeMap::new(), source, variables, faults: Mutex::default() })
    }

    /// What the words are made from.
    pub(super) fn source(&self) -> &str {
        &self.source
    }

    /// The language of the words, for what is not in them: figures, labels of the catalogue.
    pub(super) const fn language(&self) -> Language {
        self.language
    }

    /// The words of a message without variables.
    pub(super) fn get(&self, key: &str) -> Option<&String> {
        self.plain.get(key)
    }

    /// The words of a message without variables; one that is not there is told like those of [`Self::say`].
    pub(super) fn word(&self, key: &str) -> String {
        let plain = self.variables.get(key).is_some_and(BTreeSet::is_empty);
        self.get(key).filter(|_| plain).cloned().unwrap_or_else(|| self.missed(key))
    }

    /// The words of a message whose variables are filled.
    ///
    /// A message that is not there, or asks for more, is written by its key and told by [`Self::checked`].
    pub(super) fn say(&self, key: &str, filled: &[(&str, Filled<'_>)]) -> String {
        let mut arguments = FluentArgs::with_capacity(filled.len());
        for (name, value) in filled {
            match value {
                Filled::Number(number) => arguments.set(*name, *number),
                Filled::Figure(value, decimals) => arguments.set(*name, figure(*value, *decimals)),
                Filled::Words(words) => arguments.set(*name, *words),
            }
        }
        self.format(key, &arguments).unwrap_or_else(|| self.missed(key))
    }

    /// The words of a message whose variables are filled with words.
    pub(super) fn say_words(&self, key: &str, filled: &[(&str, &str)]) -> String {
        let filled: Vec<_> = filled.iter().map(|(name, words)| (*name, (*words).into())).collect();
        self.say(key, &filled)
    }

    /// An error where [`Self::say`] was asked for what is not there.
    pub(super) fn checked(&self, theme: &Theme, language: Language) -> Result<(), SiteError> {
        let faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        match faults.first() {
            None => Ok(()),
            Some(key) => Err(malformed(
                &theme.named().join("strings").join(language.code()),
                1,
                format!("the message `{key}` is missing or has other variables; write it"),
            )),
        }
    }

    /// Whether [`Self::say`] was asked for what is not there.
    pub(super) fn has_faults(&self) -> bool {
        !self.faults.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// What this language says and another does not, or with other variables.
    pub(super) fn untranslated<'a>(&'a self, other: &'a Self) -> Option<&'a str> {
        let differs = |(key, own): &(&'a String, &BTreeSet<String>)| other.variables.get(*key) != Some(*own);
        self.variables.iter().find(differs).map(|(key, _)| key.as_str())
    }

    /// Every message, by its key.
    #[cfg(test)]
    pub(super) fn all(&self) -> &BTreeMap<String, String> {
        &self.plain
    }

    fn format(&self, key: &str, arguments: &FluentArgs) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(arguments), &mut errors).into_owned();
        errors.is_empty().then_some(said)
    }

    fn missed(&self, key: &str) -> String {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).insert(key.to_owned());
        key.to_owned()
    }

    fn pattern_of(&self, key: &str) -> String {
        let names = self.variables.get(key).into_iter().flatten();
        let arguments: FluentArgs = names.map(|name| (name.as_str(), format!("{{{name}}}"))).collect();
        self.format(key, &arguments).unwrap_or_else(|| self.missed(key))
    }
}

impl Serialize for Strings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.plain.serialize(serializer)
    }
}

/// Every language must say the same: the language and the message that are missing, if one is.
pub(super) fn check_twins(editions: &[(Language, &Strings)], theme: &Theme) -> Result<(), SiteError> {
    for (_, strings) in editions {
        for (language, other) in editions {
            if let Some(key) = strings.untranslated(other) {
                let file = theme.named().join("strings").join(language.code());
                return Err(SiteError::Untranslated { file, key: key.to_owned() });
            }
        }
    }
    Ok(())
}

/// What a theme puts in the place of a file must say all that the file says, with no other variables.
fn check_replaced(
    theme: &Theme,
    folder: &str,
    said: &BTreeMap<String, BTreeSet<String>>,
) -> Result<(), SiteError> {
    for (own, base) in theme.replaced(folder)? {
        let text = fs::read_to_string(&base).map_err(SiteError::unreadable(&base))?;
        for (key, variables) in messages::variables(&text) {
            let faithful = said.get(&key).is_some_and(|own| own.is_subset(&variables));
            if !faithful {
                let base = base.display();
                let message = format!(
                    "the message `{key}` is missing or has variables that it cannot have; {base} says it, copy it \
                     from there"
                );
                return Err(malformed(&own, 1, message));
            }
        }
    }
    Ok(())
}

fn empty(language: Language) -> FluentBundle<FluentResource> {
    let written: fn(&FluentValue, &_) -> Option<String> = match language {
        Language::Fr => |value, _| digits(value, Language::Fr),
        Language::En => |value, _| digits(value, Language::En),
    };
    let code = LanguageIdentifier::from_bytes(language.code().as_bytes()).unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![code]);
    // The marks would stand in every page, and both languages run the same way.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(written));
    bundle
}

fn figure(value: f64, decimals: usize) -> FluentNumber {
    let minimum_fraction_digits = Some(decimals);
    // As it is written, so that the plural goes with what is read.
    let value = format!("{value:.decimals$}").parse().unwrap_or(value);
    FluentNumber::new(value, FluentNumberOptions { minimum_fraction_digits, ..Default::default() })
}

fn digits(value: &FluentValue, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(figure) => {
            Some(number(figure.value, figure.options.minimum_fraction_digits.unwrap_or(0), language))
        }
        _ => None,
    }
}

fn parsed(text: String, file: &Path) -> Result<FluentResource, SiteError> {
    FluentResource::try_new(text).map_err(|(resource, errors)| {
        let first = errors.first();
        let start = first.map_or(0, |error| resource.source().floor_char_boundary(error.pos.start));
        let line = 1 + resource.source()[..start].matches('\n').count();
        let cause = first.map_or_else(String::new, ToString::to_string);
        malformed(file, line, format!("{cause}; Fluent wants `key = words`"))
    })
}

fn malformed(file: &Path, line: usize, message: String) -> SiteError {
    SiteError::Malformed { file: file.to_owned(), line, message }
}

/// The words of the repository's own theme.
#[cfg(test)]
pub(super) fn own_strings(language: Language) -> Strings {
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/clairscore");
    Theme::open(&theme).and_then(|theme| Strings::read(&theme, language)).unwrap()
}

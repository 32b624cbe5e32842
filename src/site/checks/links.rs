//! Links of pages, and whether they lead to a file of the site.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError, RwLock};

use super::anatomy;
use crate::site::error::SiteError;

/// What the pages of a generation link to.
#[derive(Debug, Default)]
pub(in crate::site) struct Links {
    /// Where the site stands on its host, with both slashes.
    base_path: String,
    /// Every file that is linked to and was not there yet, and one of the pages that do so.
    files: RwLock<BTreeMap<String, String>>,
    /// Every place within another page that is linked to, and one of the pages that do so.
    places: Mutex<BTreeMap<(String, String), String>>,
    /// The ids of pages that were seen.
    ids: Mutex<BTreeMap<String, BTreeSet<String>>>,
}

impl Links {
    /// No links yet, in a site that stands at `base_path` on its host.
    pub(in crate::site) fn new(base_path: &str) -> Self {
        Self { base_path: base_path.to_owned(), ..Self::default() }
    }

    /// Takes a page: an error where something is wrong with it alone. `has` says whether a file is part of the site
    /// already: what is need not be kept until [`Self::check`].
    pub(in crate::site) fn page(
        &self,
        path: &str,
        html: &str,
        has: &dyn Fn(&str) -> bool,
    ) -> Result<(), SiteError> {
        let fault = |what| SiteError::FaultyPage { path: path.to_owned(), what };
        let anatomy = anatomy(html).map_err(fault)?;
        for link in &anatomy.links {
            self.link((path, link), &anatomy.ids, has)?;
        }
        // Nothing links to a place within a client's page but that page itself.
        if !path.contains("/client/") {
            let ids = anatomy.ids.iter().map(|id| (*id).to_owned()).collect();
            self.ids.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), ids);
        }
        Ok(())
    }

    /// Whether a page that was seen lacks an id that it had in another text.
    pub(in crate::site) fn loses_ids(&self, path: &str, before: &str) -> bool {
        let ids = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
        let lost = |ids: &BTreeSet<String>| {
            anatomy(before).is_ok_and(|before| before.ids.iter().any(|id| !ids.contains(*id)))
        };
        ids.get(path).is_some_and(lost)
    }

    /// An error where a link leads nowhere. `has` says whether a file is part of the site.
    pub(in crate::site) fn check(self, has: impl Fn(&str) -> bool) -> Result<(), SiteError> {
        let files = self.files.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some((to, from)) = files.into_iter().find(|(to, _)| !has(to)) {
            return Err(SiteError::BrokenLink { from, to });
        }
        let ids = self.ids.into_inner().unwrap_or_else(PoisonError::into_inner);
        let places = self.places.into_inner().unwrap_or_else(PoisonError::into_inner);
        let lost = |(file, id): &(String, String)| ids.get(file).is_some_and(|ids| !ids.contains(id));
        match places.into_iter().find(|(place, _)| lost(place)) {
            Some(((file, id), from)) => Err(SiteError::BrokenLink { from, to: format!("{file}#{id}") }),
            None => Ok(()),
        }
    }

    fn link(
        &self,
        (from, link): (&str, &str),
        own: &BTreeSet<&str>,
        has: &dyn Fn(&str) -> bool,
    ) -> Result<(), SiteError> {
        if scheme(link).is_some() || link.starts_with("//") {
            return Ok(());
        }
        let (address, id) = link.split_once('#').unwrap_or((link, ""));
        let id = decoded(id);
        let address = address.split_once('?').map_or(address, |(path, _)| path);
        let broken = || SiteError::BrokenLink { from: from.to_owned(), to: link.to_owned() };
        if address.is_empty() {
            return if id.is_empty() || own.contains(&*id) { Ok(()) } else { Err(broken()) };
        }
        let to = match address.strip_prefix(&self.base_path) {
            Some(absolute) => resolve("", absolute),
            None => resolve(from, address),
        };
        let to = to.ok_or_else(broken)?;
        if !id.is_empty() {
            let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
            places.entry((to.clone(), id.into_owned())).or_insert_with(|| from.to_owned());
        }
        let known = self.files.read().unwrap_or_else(PoisonError::into_inner).contains_key(&to);
        // Clients' pages are as many as clients, and made first; all else is little, and soon known.
        let there = || to.contains("/client/") && has(&to);
        if !known && !there() {
            self.files.write().unwrap_or_else(PoisonError::into_inner).entry(to).or_insert(from.to_owned());
        }
        Ok(())
    }
}

/// The id that a browser looks for: `%C3%A9` is é.
fn decoded(id: &str) -> Cow<'_, str> {
    if !id.contains('%') {
        return Cow::Borrowed(id);
    }
    let mut bytes = Vec::with_capacity(id.len());
    let mut rest = id.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.filter(|_| first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(id), Cow::Owned)
}

/// The scheme of an address that has one: `https`, `mailto`, `data`.
pub(super) fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let plain = scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    (!scheme.is_empty() && plain).then_some(scheme)
}

/// The file that a relative address names, from the site's root; `None` where it leads out of the site.
fn resolve(from: &str, address: &str) -> Option<String> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut path = String::with_capacity(folder.len() + address.len() + 11);
    for name in folder.split('/').chain(address.split('/')) {
        match name {
            "" | "." => {}
            ".." if path.is_empty() => return None,
            ".." => path.truncate(path.rfind('/').unwrap_or(0)),
            name => {
                if !path.is_empty() {
                    path.push('/');
                }
                path.push_str(name);
            }
        }
    }
    if address.ends_with('/') || path.is_empty() {
        path.push_str(if path.is_empty() { "index.html" } else { "/index.html" });
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(pages: &[(&str, &str)]) -> String {
        let links = Links::new("/site/");
        let page = |(path, html): &(&str, &str)| links.page(path, html, &|_| false);
        let found = pages.iter().try_for_each(page);
        let has = |file: &str| pages.iter().any(|(path, _)| *path == file);
        found.and_then(|()| links.check(has)).err().map_or_else(String::new, |error| error.to_string())
    }

    #[test]
    fn links_are_followed_to_files_and_places() {
        let other = ("fr/model/index.html", "<h2 id=cost>Cost</h2>");
        let sound = "<a href=../model/index.html#cost></a><a href=\"../model/?a=1\"></a><a href=#x id=x></a>";
        assert_eq!(checked(&[("fr/client/1.html", sound), other]), "");
        let lost = checked(&[("fr/client/1.html", "<a href=../modle/index.html></a>"), other]);
        assert!(lost.starts_with("fr/client/1.html: ") && lost.contains("fr/modle/index.html"), "{lost}");
        let place = checked(&[("fr/client/1.html", "<a href=../model/index.html#costs></a>"), other]);
        assert!(place.contains("fr/model/index.html#costs"), "{place}");
        assert_eq!(
            checked(&[(
                "fr/a.html",
                "<a href=#d%C3%A9rive></a><h2 id=dérive></h2><a href=#5%></a><b id=5%></b>"
            )]),
            ""
        );
        assert!(checked(&[("fr/a.html", "<a href=#nowhere></a>")]).contains("#nowhere"));
        assert_eq!(checked(&[("404.html", "<a href=/site/fr/a.html></a>"), ("fr/a.html", "")]), "");
        assert!(checked(&[("fr/a.html", "<a href=../../etc></a>")]).contains("../../etc"));
    }
}

//! What every page must keep to: its links lead somewhere, its ids are its own, its pictures have words.

mod links;
mod tags;

use std::collections::BTreeSet;

pub(super) use links::Links;
use tags::{Attribute, Tag, Tags};

/// What a page refers to, and what it has.
struct Anatomy<'a> {
    ids: BTreeSet<&'a str>,
    /// Addresses of links and of what the page loads.
    links: Vec<&'a str>,
}

/// Takes a page apart; says what is wrong with it alone.
fn anatomy(html: &str) -> Result<Anatomy<'_>, String> {
    let mut found = Anatomy { ids: BTreeSet::new(), links: Vec::new() };
    let mut referred = Vec::new();
    let mut nameless: Option<&str> = None;
    let mut tags = Tags::of(html);
    while let Some(tag) = tags.next() {
        if let Some(picture) = nameless.take().filter(|_| tag.name != "title") {
            return Err(format!("<{picture} role=img> has neither a title nor a label; say what it shows"));
        }
        nameless = without_words(&tag)?;
        for Attribute { name, value } in tag.attributes.iter().copied() {
            match name {
                "id" if !found.ids.insert(value) => return Err(format!("the id {value:?} stands twice")),
                "href" | "src" => found.links.push(loaded(tag.name, value)?),
                "for" | "aria-labelledby" | "aria-describedby" | "aria-controls" | "list" => {
                    referred.extend(value.split_ascii_whitespace());
                }
                _ => {}
            }
        }
    }
    match referred.into_iter().find(|id| !found.ids.contains(id)) {
        Some(id) => Err(format!("there is no id {id:?}, but a label or description names it")),
        None => Ok(found),
    }
}

/// A picture whose words must follow as its title; an error where it can have none.
fn without_words<'a>(tag: &Tag<'a, '_>) -> Result<Option<&'a str>, String> {
    let has = |name: &str| tag.attributes.iter().any(|attribute| attribute.name == name);
    let is_picture = tag.attributes.iter().any(|a| a.name == "role" && a.value == "img");
    let named = has("aria-label") || has("aria-labelledby");
    match tag.name {
        "img" if !has("alt") => Err("<img> has no alt; write one, empty where it only adorns".to_owned()),
        "iframe" if !has("title") => Err("<iframe> has no title; write one".to_owned()),
        "svg" if is_picture && !named => Ok(Some(tag.name)),
        _ if is_picture && !named && tag.name != "img" => {
            Err(format!("<{} role=img> has no label; say what it shows", tag.name))
        }
        _ => Ok(None),
    }
}

/// An address, which must be of this site where the page loads it.
fn loaded<'a>(tag: &str, address: &'a str) -> Result<&'a str, String> {
    let foreign = address.starts_with("//") || links::scheme(address).is_some_and(|s| s != "data");
    if foreign && tag != "a" {
        return Err(format!("<{tag}> loads {address:?} from elsewhere; bring it into the theme's assets"));
    }
    Ok(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(html: &str) -> String {
        anatomy(html).err().unwrap_or_default()
    }

    #[test]
    fn ids_stand_once_and_what_is_named_is_there() {
        assert!(fault("<p id=a><p id=\"a\">").contains("\"a\" stands twice"));
        assert!(fault("<label for=x>X</label><input id=y>").contains("no id \"x\""));
        assert_eq!(fault("<label for='x'>X</label><input id=x><p aria-labelledby=\"x y\" id=y>"), "");
    }

    #[test]
    fn pictures_have_words() {
        assert!(fault("<img src=a.png>").contains("alt"));
        assert_eq!(fault("<img src=a.png alt>"), "");
        assert!(fault("<svg role=img><path d=\"M0 0\"/></svg>").contains("neither a title"));
        assert_eq!(fault("<svg role=\"img\" aria-labelledby=t><title id=t>T</title></svg>"), "");
        assert_eq!(fault("<svg role=img><title>T</title></svg><svg aria-hidden=true></svg>"), "");
        assert!(fault("<div role=img>").contains("no label"));
    }

    #[test]
    fn nothing_is_loaded_from_elsewhere_but_links_may_lead_there() {
        assert!(fault("<script src=\"https://cdn.example/x.js\"></script>").contains("from elsewhere"));
        assert!(fault("<link href=//cdn.example/x.css>").contains("from elsewhere"));
        assert_eq!(fault("<a href=https://example.org>x</a><img alt src=\"data:image/png;base64,\">"), "");
    }

    #[test]
    fn what_looks_like_a_tag_in_a_script_or_a_comment_is_none() {
        let html =
            "<!-- <p id=a> --><script>x = '<p id=a>';</script><style>a>b{}</style><p id=a>1 < 2 <p id=b>";
        assert_eq!(anatomy(html).unwrap().ids, BTreeSet::from(["a", "b"]));
    }
}

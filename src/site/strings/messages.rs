//! Which messages a file of Fluent has, and which variables each asks for.

use std::collections::{BTreeMap, BTreeSet};

/// The variables of every message of a file that Fluent accepts.
pub(super) fn variables(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = None;
    for line in text.lines() {
        if let Some(key) = key(line) {
            current = Some(key);
            messages.entry(key.to_owned()).or_default();
        }
        // What is indented goes on with the message before.
        if let Some(message) =
            current.filter(|_| !line.starts_with('#')).and_then(|key| messages.get_mut(key))
        {
            message.extend(names(line));
        }
    }
    messages
}

/// The first message of a file that is written there twice, or among `others` too, with its line.
pub(super) fn twice<'t>(
    text: &'t str,
    others: &BTreeMap<String, BTreeSet<String>>,
) -> Option<(usize, &'t str)> {
    let mut seen = BTreeSet::new();
    let lines = (1..).zip(text.lines());
    let mut keys = lines.filter_map(|(line, text)| key(text).map(|key| (line, key)));
    keys.find(|(_, key)| others.contains_key(*key) || !seen.insert(*key))
}

fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    (!key.starts_with(' ') && key.starts_with(|c: char| c.is_ascii_alphabetic())).then(|| key.trim_end())
}

fn names(line: &str) -> impl Iterator<Item = String> {
    let name = |rest: &str| -> String {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect()
    };
    line.split('$').skip(1).map(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_twice_is_found_with_its_line() {
        let others = variables("c = 3\n");
        assert_eq!(twice("a = 1\n# note\nb = 2\na = 3\n", &others), Some((4, "a")));
        assert_eq!(twice("a = 1\nc = 2\n", &others), Some((2, "c")));
        assert_eq!(twice("a = 1\nb = { $n ->\n   *[other] a = 1\n }\n", &others), None);
    }

    #[test]
    fn variables_are_found_in_every_variant() {
        let text =
            "# $no\nplain = Words\ncounted = { $n ->\n    [one] one of { $all }\n   *[other] { $n }\n }\n";
        let found = variables(text);
        assert_eq!(found["plain"].len(), 0);
        assert_eq!(found["counted"].iter().map(String::as_str).collect::<Vec<_>>(), ["all", "n"]);
        assert_eq!(found.len(), 2);
    }
}

//! Compiles the word lists of the etiquette checks.

use crate::language::pattern::Pattern;
use crate::language::{parse, pattern};
use crate::mail::text::Text;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// The lists that the checks know; every language has them.
const NAMES: [&str; 14] = [
    "thanks",
    "decline",
    "hedge",
    "apology",
    "negative",
    "money",
    "private",
    "canned",
    "placeholder",
    "not_a_name",
    "title",
    "greeting",
    "signoff",
    "date",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default)]
    forbid: bool,
    patterns: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
}

/// Lists that only languages with two ways of address have.
const ADDRESS: [&str; 2] = ["formal_you", "informal_you"];

/// The languages that replies are written in, English first.
pub const LANGUAGES: [&str; 7] = ["en", "de", "fr", "es", "pt", "it", "nl"];

/// The lists, read and tried on their examples.
pub struct Lists(BTreeMap<String, (bool, Vec<Pattern>)>);

impl Lists {
    /// Reads the lists of a language.
    ///
    /// # Errors
    /// One sentence per fault.
    pub fn read(language: &str) -> Result<Lists, String> {
        let path = format!("src/language/{language}/checks.toml");
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{path}: {e}"))?;
        let file: BTreeMap<String, List> = toml::from_str(&text).map_err(|e| format!("{path}: {e}"))?;
        let mut lists = BTreeMap::new();
        let mut faults = Vec::new();
        for (name, list) in &file {
            let mut patterns = Vec::new();
            for written in &list.patterns {
                match parse::parse(written, &parse::Lists::new()) {
                    Ok(nodes) => patterns.push(nodes),
                    Err(e) => faults.push(format!("{path}: [{name}] {e}")),
                }
            }
            if list.yes.is_empty() || list.no.is_empty() {
                faults.push(format!("{path}: [{name}] needs examples"));
            }
            for (examples, expected) in [(&list.yes, true), (&list.no, false)] {
                for example in examples.iter().filter(|e| finds(&patterns, e) != expected) {
                    let verb = if expected { "misses" } else { "wrongly finds" };
                    faults.push(format!("{path}: [{name}] {verb} `{example}`"));
                }
            }
            lists.insert(name.clone(), (list.forbid, patterns));
        }
        for name in NAMES.iter().filter(|name| !file.contains_key(**name)) {
            faults.push(format!("{path}: [{name}] is missing"));
        }
        // A list of another name serves the build alone.
        let used = |name: &str| NAMES.contains(&name) || ADDRESS.contains(&name);
        for (name, _) in file.iter().filter(|(name, list)| !used(name) && !list.forbid) {
            faults.push(format!("{path}: [{name}] is used for nothing"));
        }
        if faults.is_empty() { Ok(Lists(lists)) } else { Err(faults.join("\n")) }
    }

    /// Whether the list `name` finds something in `text`.
    pub fn finds(&self, name: &str, text: &str) -> bool {
        self.0.get(name).is_some_and(|(_, patterns)| finds(patterns, text))
    }

    /// The forbidden list that finds something in `text`.
    pub fn forbidden(&self, text: &str) -> Option<&str> {
        self.0.iter().find(|(_, (forbid, patterns))| *forbid && finds(patterns, text)).map(|(name, _)| name.as_str())
    }
}

fn finds(patterns: &[Pattern], text: &str) -> bool {
    let text = Text::new(text);
    patterns.iter().any(|p| pattern::find(*p, &text, 0, text.words.len()).is_some())
}

/// Writes `checks.rs` into `out`.
///
/// # Errors
/// One sentence per fault, with the file and the entry.
pub fn build(out: &Path) -> Result<(), String> {
    let mut code = String::from("static LISTS: [(&str, Lists); ");
    let _ = writeln!(code, "{}] = [", LANGUAGES.len());
    let mut faults = Vec::new();
    for language in LANGUAGES {
        match Lists::read(language) {
            Ok(lists) => {
                let _ = writeln!(code, "({language:?}, Lists {{");
                for name in NAMES.iter().chain(&ADDRESS).filter(|name| **name != "canned") {
                    let patterns = lists.0.get(*name).map_or(&[][..], |(_, patterns)| patterns);
                    let _ = writeln!(code, "{name}: &{patterns:?},");
                }
                code.push_str("}),\n");
            }
            Err(fault) => faults.push(fault),
        }
    }
    code.push_str("];\n");
    if !faults.is_empty() {
        return Err(faults.join("\n"));
    }
    std::fs::write(out.join("checks.rs"), code).map_err(|e| format!("checks.rs: {e}"))
}

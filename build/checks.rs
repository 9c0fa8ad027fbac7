//! Compiles the word lists of the etiquette checks.

use crate::language::pattern::Pattern;
use crate::language::{parse, pattern};
use crate::mail::text::Text;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

const FILE: &str = "src/language/en/checks.toml";

/// The lists that the checks know; the file has these and no others.
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

/// The lists, read and tried on their examples.
pub struct Lists(BTreeMap<String, (bool, Vec<Pattern>)>);

impl Lists {
    /// Reads the file.
    ///
    /// # Errors
    /// One sentence per fault.
    pub fn read() -> Result<Lists, String> {
        let text = std::fs::read_to_string(FILE).map_err(|e| format!("{FILE}: {e}"))?;
        let file: BTreeMap<String, List> = toml::from_str(&text).map_err(|e| format!("{FILE}: {e}"))?;
        let mut lists = BTreeMap::new();
        let mut faults = Vec::new();
        for (name, list) in &file {
            let mut patterns = Vec::new();
            for written in &list.patterns {
                match parse::parse(written, &parse::Lists::new()) {
                    Ok(nodes) => patterns.push(nodes),
                    Err(e) => faults.push(format!("{FILE}: [{name}] {e}")),
                }
            }
            if list.yes.is_empty() || list.no.is_empty() {
                faults.push(format!("{FILE}: [{name}] needs examples"));
            }
            for (examples, expected) in [(&list.yes, true), (&list.no, false)] {
                for example in examples.iter().filter(|e| finds(&patterns, e) != expected) {
                    let verb = if expected { "misses" } else { "wrongly finds" };
                    faults.push(format!("{FILE}: [{name}] {verb} `{example}`"));
                }
            }
            lists.insert(name.clone(), (list.forbid, patterns));
        }
        if !file.keys().map(String::as_str).eq(sorted(&NAMES)) {
            faults.push(format!("{FILE}: the lists must be {}", NAMES.join(", ")));
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

fn sorted(names: &[&'static str]) -> impl Iterator<Item = &'static str> {
    let mut names = names.to_vec();
    names.sort_unstable();
    names.into_iter()
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
    let lists = Lists::read()?;
    let mut code = String::from("/// English.\nstatic EN: Lists = Lists {\n");
    for (name, (_, patterns)) in lists.0.iter().filter(|(name, _)| *name != "canned") {
        let _ = writeln!(code, "{name}: &{patterns:?},");
    }
    code.push_str("};\n");
    std::fs::write(out.join("checks.rs"), code).map_err(|e| format!("checks.rs: {e}"))
}

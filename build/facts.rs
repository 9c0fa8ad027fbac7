//! Compiles the words by which mails are cut and facts are found.

use crate::language::{
    parse::{Lists, parse},
    pattern::{Pattern, match_at},
};
use crate::mail::text::{Text, fold_into};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::{fs, path::Path};

/// Word lists of `cuts.toml`, by name.
type Cuts = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    words: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    list: Lists,
    anchor: Vec<Anchor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Anchor {
    finds: String,
    #[serde(default)]
    strength: u8,
    pattern: String,
    /// Sentences in which `«` stands where the match ends.
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

/// What an anchor can find; each is a field of `facts::words::Words`.
const FINDS: [&str; 10] = [
    "role",
    "role_after",
    "role_not",
    "agency_title",
    "company",
    "company_not",
    "client",
    "agency",
    "person",
    "sender_company",
];

/// Writes `cuts.rs` and `facts.rs` into `out`.
///
/// # Errors
/// One sentence per fault, with the file and the entry.
pub fn build(out: &Path) -> Result<(), String> {
    cuts(out)?;
    facts(out)
}

fn cuts(out: &Path) -> Result<(), String> {
    let file = "src/mail/cuts.toml";
    let lists: Cuts = toml::from_str(&read(file)?).map_err(|e| format!("{file}: {e}"))?;
    let mut rust = String::from("static WORDS: Words = Words {\n");
    for (name, words) in &lists {
        for word in words {
            let mut folded = String::new();
            fold_into(word, &mut folded);
            if folded != *word {
                return Err(format!("{file}: {name}: `{word}` must be written folded, as `{folded}`"));
            }
        }
        let _ = writeln!(rust, "    {name}: &{words:?},");
    }
    rust.push_str("};\n");
    write(out, "cuts.rs", &rust)
}

fn facts(out: &Path) -> Result<(), String> {
    let mut rust = String::new();
    let mut all = String::new();
    let mut files: Vec<_> = fs::read_dir("src/language")
        .map_err(|e| format!("src/language: {e}"))?
        .filter_map(|entry| Some(entry.ok()?.path().join("facts.toml")))
        .filter(|path| path.exists())
        .collect();
    files.sort();
    for path in files {
        let file = path.display().to_string();
        let code = path.parent().and_then(Path::file_name).and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        let facts: Facts = toml::from_str(&read(&file)?).map_err(|e| format!("{file}: {e}"))?;
        let name = code.to_uppercase();
        let _ = writeln!(rust, "static {name}: Words = Words {{");
        for (list, words) in &facts.words {
            let mut folded: Vec<String> = Vec::new();
            for word in words {
                let mut f = String::new();
                fold_into(word, &mut f);
                if f.contains(' ') {
                    return Err(format!("{file}: {list}: `{word}` is more than one word"));
                }
                folded.push(f);
            }
            folded.sort();
            folded.dedup();
            let _ = writeln!(rust, "    {list}: &{folded:?},");
        }
        for finds in FINDS {
            let _ = write!(rust, "    {finds}: &[");
            for anchor in facts.anchor.iter().filter(|a| a.finds == finds) {
                let pattern = parse(&anchor.pattern, &facts.list).map_err(|e| format!("{file}: {e}"))?;
                check(anchor, pattern).map_err(|e| format!("{file}: {e}"))?;
                let _ = write!(rust, "Anchor {{ strength: {}, pattern: {pattern:?} }}, ", anchor.strength);
            }
            rust.push_str("],\n");
        }
        rust.push_str("};\n");
        if let Some(unknown) = facts.anchor.iter().find(|a| !FINDS.contains(&a.finds.as_str())) {
            return Err(format!("{file}: nothing finds `{}`", unknown.finds));
        }
        let _ = write!(all, "({code:?}, &{name}), ");
    }
    let _ = writeln!(rust, "static ALL: &[(&str, &Words)] = &[{all}];");
    write(out, "facts.rs", &rust)
}

/// Whether the pattern ends at the mark in each `yes` and is not in any `no`.
fn check(anchor: &Anchor, pattern: Pattern) -> Result<(), String> {
    if anchor.yes.is_empty() {
        return Err(format!("pattern `{}` has no example", anchor.pattern));
    }
    let ends = |text: &Text| (0..text.words.len()).filter_map(|at| match_at(pattern, text, at)).collect::<Vec<_>>();
    for yes in &anchor.yes {
        let mark = yes.find('«').ok_or(format!("example `{yes}` has no `«`"))?;
        let plain = yes.replace('«', "");
        let text = Text::new(&plain);
        if !ends(&text).contains(&text.words.partition_point(|w| w.span.end <= mark)) {
            return Err(format!("pattern `{}` does not end at the mark of `{yes}`", anchor.pattern));
        }
    }
    match anchor.no.iter().find(|no| !ends(&Text::new(no)).is_empty()) {
        Some(no) => Err(format!("pattern `{}` is found in `{no}`", anchor.pattern)),
        None => Ok(()),
    }
}

fn read(file: &str) -> Result<String, String> {
    fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))
}

fn write(out: &Path, name: &str, rust: &str) -> Result<(), String> {
    fs::write(out.join(name), rust).map_err(|e| format!("{name}: {e}"))
}

//! Compiles the words by which mails are cut and facts are found.

use crate::language::vocabulary::{numbers_number, word_number};
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
    #[serde(default)]
    courtesy: Courtesy,
    anchor: Vec<Anchor>,
}

/// Before a family name; empty where a greeting goes without.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Courtesy {
    woman: String,
    #[serde(default)]
    man: String,
    /// How a greeting writes the titles of signatures.
    #[serde(default)]
    written: BTreeMap<String, String>,
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

/// The file whose lists all others have too.
const ENGLISH: &str = "src/language/en/facts.toml";

/// What an anchor can find; each is a field of `facts::words::Words`.
const FINDS: [&str; 12] = [
    "agency_title",
    "agency",
    "video",
    "phone",
    "on_site",
    "meets",
    "met",
    "enjoyed_meeting",
    "greets",
    "follow_up",
    "referred",
    "your_application",
];

/// Lists whose English words every language has, for titles and firms have English names everywhere.
const EVERYWHERE: [&str; 15] = [
    "role_head",
    "role_noun",
    "team",
    "agency_word",
    "org_word",
    "legal",
    "platform",
    "relay",
    "zone",
    "pronoun",
    "family_particle",
    "name_title",
    "academic_title",
    "given_name",
    "bracket_drop",
];

/// Writes `cuts.rs`, `months.rs` and `facts.rs` into `out`.
///
/// # Errors
/// One sentence per fault, with the file and the entry.
pub fn build(out: &Path) -> Result<(), String> {
    cuts(out)?;
    months(out)?;
    facts(out)
}

fn months(out: &Path) -> Result<(), String> {
    let file = "src/facts/months.toml";
    let lists: BTreeMap<String, Vec<String>> = toml::from_str(&read(file)?).map_err(|e| format!("{file}: {e}"))?;
    let months = lists.get("months").map_or(&[][..], Vec::as_slice);
    if months.len() != 12 {
        return Err(format!("{file}: there are twelve months"));
    }
    let names: Vec<Vec<String>> = months.iter().map(|names| names.split(' ').map(folded).collect()).collect();
    let names: String = names.iter().map(|names| format!("&{names:?}, ")).collect();
    write(out, "months.rs", &format!("pub static MONTHS: [&[&str]; 12] = [{names}];\n"))
}

fn cuts(out: &Path) -> Result<(), String> {
    let file = "src/mail/cuts.toml";
    let lists: Cuts = toml::from_str(&read(file)?).map_err(|e| format!("{file}: {e}"))?;
    let mut rust = String::from("static WORDS: Words = Words {\n");
    for (name, words) in &lists {
        for word in words {
            let folded = folded(word);
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
    let english: Facts = toml::from_str(&read(ENGLISH)?).map_err(|e| format!("{ENGLISH}: {e}"))?;
    for (code, file) in crate::of_languages("facts.toml")? {
        let facts: Facts = toml::from_str(&read(&file)?).map_err(|e| format!("{file}: {e}"))?;
        if let Some(unknown) = facts.words.keys().find(|list| !english.words.contains_key(*list)) {
            return Err(format!("{file}: no rule uses the list `{unknown}`"));
        }
        let name = code.to_uppercase();
        let _ = writeln!(rust, "static {name}: Words = Words {{");
        for (list, english) in &english.words {
            let own = facts.words.get(list).ok_or(format!("{file}: the list `{list}` is missing; it may be empty"))?;
            let shared = if EVERYWHERE.contains(&list.as_str()) { english.as_slice() } else { &[] };
            let mut words: Vec<String> = own.iter().chain(shared).map(|word| folded(word)).collect();
            if let Some(several) = words.iter().find(|word| word.contains(' ')) {
                return Err(format!("{file}: {list}: `{several}` is more than one word"));
            }
            words.sort();
            words.dedup();
            let numbers = numbers_number(words.iter().map(|word| word_number(word)).collect());
            let _ = writeln!(rust, "    {list}: List({numbers}),");
        }
        let Courtesy { woman, man, written } = &facts.courtesy;
        let written: Vec<_> = written.iter().map(|(title, written)| (folded(title), written)).collect();
        let _ = writeln!(rust, "    woman: {woman:?},\n    man: {man:?},\n    written: &{written:?},");
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

fn folded(word: &str) -> String {
    let mut folded = String::new();
    fold_into(word, &mut folded);
    folded
}

fn read(file: &str) -> Result<String, String> {
    fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))
}

fn write(out: &Path, name: &str, rust: &str) -> Result<(), String> {
    fs::write(out.join(name), rust).map_err(|e| format!("{name}: {e}"))
}

//! Compiles what the judge knows: the signals, each language's phrases, the function words, the domains.

use crate::language::parse::{Lists, firsts, parse};
use crate::language::pattern::{Node, Pattern, find};
use crate::language::region::{self, Signs};
use crate::language::vocabulary::{numbers_number, steps};
use crate::mail::text::{Text, fold_into};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::Path;

const SIGNALS: &str = "src/judge/signals.toml";
const MESSAGES: &str = "extension/_locales/en/messages.json";
const DOMAINS: &str = "src/judge/domains.toml";
const WORDS: &str = "src/language/words.toml";
const REGIONS: &str = "src/language/regions.toml";

/// The kinds as the data files name them, and the variants of `judge::Kind`.
const KINDS: [(&str, &str); 11] = [
    ("invitation", "Invitation"),
    ("outreach", "Outreach"),
    ("rejection", "Rejection"),
    ("offer", "Offer"),
    ("receipt", "Receipt"),
    ("assessment", "Assessment"),
    ("alert", "Alert"),
    ("interviewer", "Interviewer"),
    ("other_interview", "OtherInterview"),
    ("scam", "Scam"),
    ("other", "Other"),
];

type Weights = BTreeMap<String, f32>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignalsFile {
    bias: Weights,
    signal: Vec<Signal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Signal {
    id: String,
    /// Found by code in `judge/structure.rs`, not by phrases.
    #[serde(default)]
    structure: bool,
    /// The part of the mail in which its phrases are looked for; subject and body when left out.
    r#in: Option<String>,
    /// Looked for in footers too.
    #[serde(default)]
    footer: bool,
    #[serde(default)]
    weights: Weights,
    /// Weights set by hand for what is too rare to be fitted.
    #[serde(default)]
    by_hand: Weights,
    /// Signals that do not count in the same sentence.
    #[serde(default)]
    mutes: Vec<String>,
    /// Present when one of each of these (`a|b`) is present …
    #[serde(default)]
    when: Vec<String>,
    /// … and none of these.
    #[serde(default)]
    unless: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhrasesFile {
    #[serde(default)]
    lists: Lists,
    /// What shows how the reader is addressed.
    formal: Address,
    ceremonious: Address,
    casual: Address,
    /// Where it is there, a mail that shows none of all these is formal.
    informal: Option<Address>,
    phrases: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Address {
    patterns: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    signal: String,
    patterns: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
}

/// Writes `signals.rs`, `phrases.rs`, `words.rs`, `regions.rs` and `domains.rs` into `out`.
///
/// # Errors
/// One sentence per fault, with the file, the entry and the example.
pub fn build(out: &Path) -> Result<(), String> {
    let mut faults = Vec::new();
    let signals = read::<SignalsFile>(SIGNALS)?;
    write(out, "signals.rs", signals_source(&signals, &messages()?, &mut faults))?;
    write(out, "phrases.rs", phrases_source(&signals, &mut faults)?)?;
    write(out, "words.rs", words_source()?)?;
    write(out, "regions.rs", regions_source(&mut faults)?)?;
    write(out, "domains.rs", domains_source()?)?;
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

fn read<T: serde::de::DeserializeOwned>(file: &str) -> Result<T, String> {
    let text = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
    toml::from_str(&text).map_err(|e| format!("{file}: {e}"))
}

fn write(out: &Path, name: &str, source: String) -> Result<(), String> {
    std::fs::write(out.join(name), source).map_err(|e| format!("{name}: {e}"))
}

/// The English interface texts, by key.
fn messages() -> Result<HashMap<String, String>, String> {
    #[derive(Deserialize)]
    struct Entry {
        message: String,
    }
    let text = std::fs::read_to_string(MESSAGES).map_err(|e| format!("{MESSAGES}: {e}"))?;
    let entries: HashMap<String, Entry> = serde_json::from_str(&text).map_err(|e| format!("{MESSAGES}: {e}"))?;
    Ok(entries.into_iter().map(|(key, entry)| (key, entry.message)).collect())
}

fn signals_source(file: &SignalsFile, messages: &HashMap<String, String>, faults: &mut Vec<String>) -> String {
    let mut number: HashMap<&str, usize> = HashMap::new();
    for (i, s) in file.signal.iter().enumerate() {
        if number.insert(&s.id, i).is_some() {
            faults.push(format!("{SIGNALS}: `{}` stands there twice", s.id));
        }
    }
    let mut fault = |id: &str, what: String| faults.push(format!("{SIGNALS}: `{id}`: {what}"));
    let mut variant = |table: &[(&str, &'static str)], id: &str, name: &str| {
        let found = table.iter().find(|(n, _)| *n == name).map(|(_, v)| *v);
        if found.is_none() {
            fault(id, format!("`{name}` is not known"));
        }
        found.unwrap_or_default()
    };
    let mut weights = |id: &str, weights: &Weights| {
        let parts: Vec<_> = weights.iter().map(|(k, w)| format!("(Kind::{}, {w:?})", variant(&KINDS, id, k))).collect();
        format!("&[{}]", parts.join(", "))
    };
    let mut source = format!("pub static BIAS: &[(Kind, f32)] = {};\n", weights("bias", &file.bias));
    let _ = writeln!(source, "pub static SIGNALS: &[Signal] = &[");
    let mut later = Vec::new();
    for (i, s) in file.signal.iter().enumerate() {
        let mut numbers = |ids: &mut dyn Iterator<Item = &str>, before: bool| {
            let mut all = Vec::new();
            for id in ids {
                match number.get(id) {
                    Some(n) if !before || *n < i => all.push(n.to_string()),
                    Some(_) => later.push((s.id.clone(), format!("`{id}` must stand above it"))),
                    None => later.push((s.id.clone(), format!("there is no signal `{id}`"))),
                }
            }
            format!("&[{}]", all.join(", "))
        };
        let when: Vec<_> = s.when.iter().map(|any| numbers(&mut any.split('|'), true)).collect();
        let unless = numbers(&mut s.unless.iter().map(String::as_str), true);
        let mutes = numbers(&mut s.mutes.iter().map(String::as_str), false);
        if !s.weights.is_empty() && !s.by_hand.is_empty() {
            later.push((s.id.clone(), "its weights are fitted or set by hand, not both".into()));
        }
        let fitted = s.by_hand.is_empty();
        let weights = weights(&s.id, if fitted { &s.weights } else { &s.by_hand });
        let why = messages.get(&format!("signal_{}", s.id)).map_or("", String::as_str);
        if why.is_empty() {
            later.push((s.id.clone(), format!("`signal_{}` is missing in {MESSAGES}", s.id)));
        }
        let _ = writeln!(
            source,
            "Signal {{ id: {:?}, why: {:?}, weights: {weights}, fitted: {fitted}, \
             mutes: {mutes}, when: &[{}], unless: {unless}, footer: {}, part: {} }},",
            s.id,
            why,
            when.join(", "),
            s.footer,
            match s.r#in.as_deref() {
                None => "None".to_owned(),
                Some("subject") => "Some(Part::Subject)".to_owned(),
                Some("body") => "Some(Part::Body)".to_owned(),
                Some("from") => "Some(Part::FromName)".to_owned(),
                Some(other) => {
                    later.push((s.id.clone(), format!("there is no part `{other}`")));
                    "None".to_owned()
                }
            },
        );
        if s.structure && !s.when.is_empty() {
            later.push((s.id.clone(), "is found by code and by other signals".into()));
        }
    }
    source.push_str("];\n/// The numbers of the signals that code finds.\npub mod structure {\n");
    for (i, s) in file.signal.iter().enumerate().filter(|(_, s)| s.structure) {
        let _ = writeln!(source, "pub const {}: u16 = {i};", s.id.to_uppercase());
    }
    source.push_str("}\n");
    faults.extend(later.into_iter().map(|(id, what)| format!("{SIGNALS}: `{id}`: {what}")));
    source
}

fn phrases_source(signals: &SignalsFile, faults: &mut Vec<String>) -> Result<String, String> {
    let mut tables = String::new();
    for (code, name) in crate::of_languages("phrases.toml")? {
        let file = read::<PhrasesFile>(&name)?;
        let mut address = |signal: &str, Address { patterns, yes, no }| {
            let entry = Entry { signal: signal.into(), patterns, yes, no };
            compile(&format!("{name}: `{signal}`"), &entry, &file.lists, faults)
        };
        let [formal, ceremonious, casual] =
            [address("formal", file.formal), address("ceremonious", file.ceremonious), address("casual", file.casual)];
        let informal = file.informal.map(|informal| address("informal", informal)).unwrap_or_default();
        let mut seen = Vec::new();
        let mut patterns = Vec::new();
        let mut index = Index::default();
        for entry in &file.phrases {
            let at = format!("{name}: `{}`", entry.signal);
            if seen.contains(&&entry.signal) {
                faults.push(format!("{at} stands there twice"));
            }
            seen.push(&entry.signal);
            let number = signals.signal.iter().position(|s| s.id == entry.signal);
            match number.and_then(|n| signals.signal.get(n)) {
                None => faults.push(format!("{at} is not in {SIGNALS}")),
                Some(s) if s.structure || !s.when.is_empty() => {
                    faults.push(format!("{at} is found without phrases, says {SIGNALS}"));
                }
                Some(_) => {}
            }
            for pattern in compile(&at, entry, &file.lists, faults) {
                index.add(pattern, patterns.len());
                patterns.push((number.unwrap_or_default(), pattern));
            }
        }
        let _ = writeln!(
            tables,
            "Phrases {{ language: {code:?}, formal: &{formal:?}, ceremonious: &{ceremonious:?}, casual: &{casual:?}, informal: &{informal:?}, patterns: &{patterns:?}, words: {}, prefixes: {}, others: &{:?} }},",
            Index::source(&index.words),
            Index::source(&index.prefixes),
            index.others,
        );
    }
    Ok(format!("pub static PHRASES: &[Phrases] = &[\n{tables}];\n"))
}

/// Compiles the patterns of an entry and tries them on its examples.
fn compile(at: &str, entry: &Entry, lists: &Lists, faults: &mut Vec<String>) -> Vec<Pattern> {
    let mut patterns = Vec::new();
    for written in &entry.patterns {
        match parse(written, lists) {
            Ok(pattern) => patterns.push((written, pattern)),
            Err(e) => faults.push(format!("{at}: {e}")),
        }
    }
    let matches = |pattern: Pattern, example: &str| {
        let text = Text::new(example);
        find(pattern, &text, 0, text.words.len()).is_some()
    };
    for yes in &entry.yes {
        if !patterns.iter().any(|(_, pattern)| matches(*pattern, yes)) {
            faults.push(format!("{at}: no pattern matches the yes example `{yes}`"));
        }
    }
    for no in &entry.no {
        for (written, _) in patterns.iter().filter(|(_, pattern)| matches(*pattern, no)) {
            faults.push(format!("{at}: pattern `{written}` matches the no example `{no}`"));
        }
    }
    for (written, pattern) in &patterns {
        if !entry.yes.iter().any(|yes| matches(*pattern, yes)) {
            faults.push(format!("{at}: pattern `{written}` has no yes example"));
        }
    }
    patterns.into_iter().map(|(_, pattern)| pattern).collect()
}

/// Patterns by the word they begin with.
#[derive(Default)]
struct Index {
    words: BTreeMap<u16, Vec<u16>>,
    prefixes: BTreeMap<u16, Vec<u16>>,
    others: Vec<u16>,
}

impl Index {
    fn add(&mut self, pattern: Pattern, number: usize) {
        let number = u16::try_from(number).unwrap_or(u16::MAX);
        let mut first = Vec::new();
        firsts(steps(pattern.0), &mut first);
        for node in first {
            let list = match node {
                Node::Word(w) => self.words.entry(w).or_default(),
                Node::Prefix(p) => self.prefixes.entry(p).or_default(),
                _ => &mut self.others,
            };
            if list.last() != Some(&number) {
                list.push(number);
            }
        }
    }

    fn source(table: &BTreeMap<u16, Vec<u16>>) -> String {
        let rows: Vec<_> = table.iter().map(|(word, list)| (word, numbers_number(list.clone()))).collect();
        format!("&{rows:?}")
    }
}

/// Function words of each language, as one sorted table: word → the languages that use it.
fn words_source() -> Result<String, String> {
    let file = read::<BTreeMap<String, String>>(WORDS)?;
    let codes: Vec<&String> = file.keys().collect();
    let mut table: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, words) in file.values().enumerate() {
        for word in words.split_whitespace() {
            let mut folded = String::new();
            fold_into(word, &mut folded);
            let languages = table.entry(folded).or_default();
            // Two spellings may fold to one word.
            if !languages.contains(&i) {
                languages.push(i);
            }
        }
    }
    let rows: Vec<_> = table.iter().map(|(word, languages)| format!("({word:?}, &{languages:?})")).collect();
    Ok(format!(
        "pub static CODES: &[&str] = &{codes:?};\npub static WORDS: &[(&str, &[u8])] = &[{}];\n",
        rows.join(", ")
    ))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegionsFile {
    region: Vec<Region>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Region {
    language: String,
    code: String,
    domains: Vec<String>,
    words: String,
    #[serde(default)]
    endings: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
}

fn regions_source(faults: &mut Vec<String>) -> Result<String, String> {
    let file = read::<RegionsFile>(REGIONS)?.region;
    let list = |words: Vec<String>| -> &'static [&'static str] {
        words.into_iter().map(|word| &*word.leak()).collect::<Vec<_>>().leak()
    };
    let signs = |region: &Region| {
        let mut words: Vec<String> = region.words.split_whitespace().map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        let (language, code) = (region.language.clone().leak(), region.code.clone().leak());
        let (domains, endings) = (list(region.domains.clone()), list(region.endings.clone()));
        Signs { language, code, domains, words: list(words), endings }
    };
    let regions: Vec<Signs> = file.iter().map(signs).collect();
    let mut source = String::from("pub static REGIONS: &[Signs] = &[\n");
    for (Region { yes, no, .. }, signs) in file.iter().zip(&regions) {
        let Signs { language, code, domains, words, endings } = signs;
        let told = |text: &&String| region::find(&regions, language, &Text::new(text), "") == Some(*code);
        for text in yes.iter().filter(|text| !told(text)) {
            faults.push(format!("{REGIONS}: {code} is not told by `{text}`"));
        }
        for text in no.iter().filter(told) {
            faults.push(format!("{REGIONS}: {code} is wrongly told by `{text}`"));
        }
        let _ = writeln!(
            source,
            "Signs {{ language: {language:?}, code: {code:?}, domains: &{domains:?}, words: &{words:?}, endings: &{endings:?} }},"
        );
    }
    source.push_str("];\n");
    Ok(source)
}

fn domains_source() -> Result<String, String> {
    let mut source = String::new();
    for (group, domains) in read::<BTreeMap<String, Vec<String>>>(DOMAINS)? {
        let _ = writeln!(source, "pub static {}: &[&str] = &{domains:?};", group.to_uppercase());
    }
    Ok(source)
}

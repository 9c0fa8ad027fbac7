//! Compiles what words mean: `src/language/<xx>/concepts.toml`.

use crate::language::vocabulary::word_number;
use crate::mail::text::{Text, fold_into};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::{fs, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Concepts {
    concepts: BTreeMap<String, String>,
    example: Vec<Example>,
}

/// A sentence, and what its words mean that mean something.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    text: String,
    means: String,
}

/// The file whose concepts all others have too.
const ENGLISH: &str = "src/language/en/concepts.toml";

/// Writes `concepts.rs` into `out`.
///
/// # Errors
/// One sentence per fault, with the file and the word.
pub fn build(out: &Path) -> Result<(), String> {
    let english: Vec<String> = read(ENGLISH)?.concepts.into_keys().collect();
    let mut rust = format!("static NAMES: &[&str] = &{english:?};\nstatic ALL: &[(&str, Concepts)] = &[\n");
    for (code, file) in crate::of_languages("concepts.toml")? {
        let source = read(&file)?;
        if !source.concepts.keys().eq(english.iter()) {
            return Err(format!("{file}: its concepts are not those of {ENGLISH}"));
        }
        let words = words(&source).map_err(|e| format!("{file}: {e}"))?;
        check(&source.example, &words, &english).map_err(|e| format!("{file}: {e}"))?;
        let (stems, whole): (Vec<_>, Vec<_>) = words.iter().partition(|(word, _)| word.ends_with('*'));
        let _ = writeln!(rust, "({code:?}, Concepts {{ words: {}, stems: {} }}),", table(&whole), table(&stems));
    }
    rust.push_str("];\n");
    fs::write(out.join("concepts.rs"), rust).map_err(|e| format!("concepts.rs: {e}"))
}

/// Every word and stem with the number of its concept.
fn words(source: &Concepts) -> Result<BTreeMap<&str, u8>, String> {
    let mut words = BTreeMap::new();
    for (number, (concept, list)) in source.concepts.iter().enumerate() {
        let number = u8::try_from(number).map_err(|_| "there are too many concepts".to_owned())?;
        for word in list.split_whitespace() {
            let mut folded = String::new();
            fold_into(word, &mut folded);
            if folded != word {
                return Err(format!("{concept}: `{word}` must be written folded, as `{folded}`"));
            }
            if words.insert(word, number).is_some() {
                return Err(format!("{concept}: `{word}` stands twice"));
            }
        }
    }
    Ok(words)
}

/// Numbers of words, in the order of the words, each with the number of its concept.
fn table(words: &[(&&str, &u8)]) -> String {
    let row = |(word, concept): &(&&str, &u8)| (word_number(word.trim_end_matches('*')), **concept);
    let mut rows: Vec<_> = words.iter().map(|word| (word.0.trim_end_matches('*'), row(word))).collect();
    rows.sort_unstable();
    format!("&{:?}", rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>())
}

fn check(examples: &[Example], words: &BTreeMap<&str, u8>, names: &[String]) -> Result<(), String> {
    for example in examples {
        let text = Text::new(&example.text);
        let concept = |at: usize| {
            let word = text.folded(at);
            let ends = (1..=word.len()).rev().filter_map(|end| word.get(..end));
            words.get(word).or_else(|| ends.filter_map(|begin| words.get(format!("{begin}*").as_str())).next())
        };
        let found = (0..text.words.len()).filter_map(concept);
        let means: Vec<&str> = found.filter_map(|c| names.get(usize::from(*c))).map(String::as_str).collect();
        if means.join(" ") != example.means {
            return Err(format!("`{}` means `{}`", example.text, means.join(" ")));
        }
    }
    Ok(())
}

fn read(file: &str) -> Result<Concepts, String> {
    let source = fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
    toml::from_str(&source).map_err(|e| format!("{file}: {e}"))
}

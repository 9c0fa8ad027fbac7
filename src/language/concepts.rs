//! What words mean, in concepts that are the same for every language: `interview`, `invite`, `you`. The words of each
//! stand in `<xx>/concepts.toml`.

use super::vocabulary::word;

/// The words of a language, and stems of words, in the order of their text, each with the number of its concept.
struct Concepts {
    words: &'static [(u16, u8)],
    stems: &'static [(u16, u8)],
}

include!(concat!(env!("OUT_DIR"), "/concepts.rs"));

/// The concept of a folded word in the language with this code; `None` for words that no list has.
pub fn concept(code: Option<&str>, text: &str) -> Option<&'static str> {
    let (_, concepts) = ALL.iter().find(|(known, _)| Some(*known) == code)?;
    let find = |table: &[(u16, u8)], text: &str| {
        let place = table.binary_search_by(|(number, _)| word(*number).cmp(text)).ok()?;
        NAMES.get(usize::from(table.get(place)?.1)).copied()
    };
    let begins = || (1..=text.len()).rev().filter_map(|end| text.get(..end));
    find(concepts.words, text).or_else(|| begins().find_map(|begin| find(concepts.stems, begin)))
}

#[cfg(test)]
mod tests {
    use super::concept;

    #[test]
    fn words_of_each_language_mean_the_same() {
        for (code, text) in [
            ("en", "interview"),
            ("de", "vorstellungsgesprach"),
            ("fr", "entretien"),
            ("es", "entrevista"),
            ("pt", "entrevista"),
            ("it", "colloquio"),
            ("nl", "sollicitatiegesprek"),
        ] {
            assert_eq!(concept(Some(code), text), Some("interview"), "{code} {text}");
        }
    }

    #[test]
    fn the_longest_stem_tells() {
        assert_eq!(concept(Some("en"), "candidates"), Some("candidate"));
        assert_eq!(concept(Some("en"), "zebra"), None);
        assert_eq!(concept(None, "interview"), None);
    }
}

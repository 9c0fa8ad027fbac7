//! Where a mail is written, as far as its words and the sender's domain tell.

use crate::mail::text::Text;

/// A region, and what tells it.
pub struct Signs {
    pub language: &'static str,
    pub code: &'static str,
    pub domains: &'static [&'static str],
    /// Sorted, in lower case.
    pub words: &'static [&'static str],
    /// What other words end with that tell it too.
    pub endings: &'static [&'static str],
}

/// Words that are read.
const MOST_WORDS: usize = 600;

/// How many words the end of the sender's domain counts for.
const DOMAIN: usize = 3;

/// The code of the region that `text` in `language` is from; `None` when nothing or too little tells.
pub fn find(regions: &[Signs], language: &str, text: &Text, from_email: &str) -> Option<&'static str> {
    let of_language = regions.iter().filter(|region| region.language == language);
    let mut ranked: Vec<_> = of_language.map(|region| (count(region, text, from_email), region.code)).collect();
    ranked.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    match ranked.as_slice() {
        [(most, code), (next, _), ..] if most > next => Some(code),
        _ => None,
    }
}

fn count(signs: &Signs, text: &Text, from_email: &str) -> usize {
    let top = from_email.trim_end_matches('>').rsplit('.').next().unwrap_or_default().to_lowercase();
    let domain = if signs.domains.contains(&top.as_str()) { DOMAIN } else { 0 };
    let words = (0..text.words.len().min(MOST_WORDS)).map(|at| text.original(at, at + 1).to_lowercase());
    let ends = |word: &str| signs.endings.iter().any(|ending| word.ends_with(ending));
    domain + words.filter(|word| signs.words.binary_search(&word.as_str()).is_ok() || ends(word)).count()
}

//! Which language a mail is in, by its letters, its small words and, where it has none, what its words mean.

use super::concepts::concept;
use super::pattern::{Pattern, Phrases};
use super::{Detected, Language, Region, Register, phrases, region};
use crate::mail::Parsed;
use crate::mail::text::Text;

/// The compiled `words.toml`.
mod data {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

/// The compiled `regions.toml`.
mod regions {
    use crate::language::region::Signs;
    include!(concat!(env!("OUT_DIR"), "/regions.rs"));
}

/// Whether a folded word is one of the small words by which languages are told apart.
pub fn is_small(word: &str) -> bool {
    data::WORDS.binary_search_by(|(w, _)| (*w).cmp(word)).is_ok()
}

/// Words that are read; a language shows before that.
const MOST_WORDS: usize = 600;

/// Small words that must be found before they tell anything.
const LEAST: f32 = 1.5;

/// How much more often than those of the next language.
const LEAD: f32 = 1.25;

/// The share of letters of another script that decides by itself.
const SCRIPT_SHARE: f32 = 0.3;

/// Tells the language and register of what the sender wrote.
pub fn detect(mail: &Parsed) -> Detected {
    // What the writer wrote decides; the mail that it answers only where that is too little.
    let code = by_script(mail.body.raw)
        .or_else(|| by_words(&[&mail.body]))
        .or_else(|| by_words(&[&mail.subject, &mail.body]))
        .or_else(|| by_words(&[&mail.subject, &mail.body, &mail.quoted]))
        .or_else(|| by_concepts(&[&mail.subject, &mail.body]));
    let message = mail.message;
    let region = code.and_then(|code| region::find(regions::REGIONS, code, &mail.body, &message.from_email));
    let region = region.and_then(Region::from_code);
    let language = Detected { code, register: Register::Informal, region };
    let has = |of: fn(&Phrases) -> &'static [Pattern]| {
        phrases(language)
            .flat_map(of)
            .any(|pattern| super::pattern::find(*pattern, &mail.body, 0, MOST_WORDS).is_some())
    };
    let register = match has(|p| p.formal) {
        true if has(|p| p.ceremonious) => Register::Ceremonious,
        true => Register::Formal,
        false if has(|p| p.casual) => Register::Casual,
        false if phrases(language).any(|p| !p.informal.is_empty()) && !has(|p| p.informal) => Register::Formal,
        false => Register::Informal,
    };
    Detected { register, ..language }
}

/// The language whose small words are clearly the most frequent. A word shared by several counts less for each.
fn by_words(texts: &[&Text]) -> Option<&'static str> {
    let mut counts = [0.0f32; data::CODES.len()];
    for text in texts {
        for word in text.words.iter().take(MOST_WORDS) {
            let Ok(row) = data::WORDS.binary_search_by(|(w, _)| (*w).cmp(text.folded_word(word))) else { continue };
            let languages = data::WORDS.get(row).map_or(&[][..], |(_, languages)| languages);
            for language in languages {
                if let Some(count) = counts.get_mut(usize::from(*language)) {
                    *count += 1.0 / languages.len() as f32;
                }
            }
        }
    }
    clear_first(data::CODES.iter().copied().zip(counts))
}

/// The language, of those that are answered, that knows the most words of mail about jobs: "Interview, Deputy Harbour
/// Master, Tues 0945" has no small words.
fn by_concepts(texts: &[&Text]) -> Option<&'static str> {
    let words = || texts.iter().flat_map(|text| text.words.iter().take(MOST_WORDS).map(|word| text.folded_word(word)));
    let known = |language: Language| {
        let code = language.code();
        (code, words().filter(|word| concept(Some(code), word).is_some()).count() as f32)
    };
    clear_first(Language::ALL.into_iter().map(known))
}

/// The language with the highest count, when it is high and clearly above the next.
fn clear_first(counts: impl Iterator<Item = (&'static str, f32)>) -> Option<&'static str> {
    let mut ranked: Vec<_> = counts.collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    match ranked.as_slice() {
        [(code, most), (_, next), ..] if *most >= LEAST && *most >= next * LEAD => Some(code),
        _ => None,
    }
}

/// The language of a script that few languages share.
fn by_script(raw: &str) -> Option<&'static str> {
    let (mut letters, mut kana, mut han, mut hangul) = (0, 0, 0, 0);
    let (mut cyrillic, mut ukrainian, mut others) = (0, 0, [0; 5]);
    for c in raw.chars().filter(|c| c.is_alphabetic()).take(4000) {
        letters += 1;
        match c {
            '\u{3040}'..='\u{30FF}' => kana += 1,
            '\u{4E00}'..='\u{9FFF}' => han += 1,
            '\u{AC00}'..='\u{D7AF}' => hangul += 1,
            'і' | 'ї' | 'є' | 'ґ' => (ukrainian, cyrillic) = (ukrainian + 1, cyrillic + 1),
            '\u{400}'..='\u{4FF}' => cyrillic += 1,
            '\u{590}'..='\u{5FF}' => others[0] += 1,
            '\u{600}'..='\u{6FF}' => others[1] += 1,
            '\u{370}'..='\u{3FF}' => others[2] += 1,
            '\u{E00}'..='\u{E7F}' => others[3] += 1,
            '\u{900}'..='\u{97F}' => others[4] += 1,
            _ => {}
        }
    }
    let much = |n: usize| n > 0 && n as f32 >= letters as f32 * SCRIPT_SHARE;
    if much(kana + han) {
        return Some(if kana * 10 >= han { "ja" } else { "zh" });
    }
    if much(hangul) {
        return Some("ko");
    }
    if much(cyrillic) {
        return Some(if ukrainian > 0 { "uk" } else { "ru" });
    }
    others.iter().zip(["he", "ar", "el", "th", "hi"]).find(|(n, _)| much(**n)).map(|(_, code)| code)
}

//! A wording and its fields → text. Shared with the build, which renders every wording's own examples.

use super::wording::is_formal;

/// The fields of one draft, ready to stand in a sentence. A field that is not here is unknown.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(&'static str, String)>);

impl Fields {
    /// Adds a known field.
    pub fn set(&mut self, name: &'static str, text: impl Into<String>) {
        self.0.push((name, text.into()));
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| *n == name).map(|(_, text)| text.as_str())
    }
}

/// Puts `fields` into `wording`; `None` when it needs one that is unknown. What a field holds is never read as a
/// wording itself.
pub fn render(wording: &str, fields: &Fields) -> Option<String> {
    let mut out = String::with_capacity(wording.len() * 2);
    let mut rest = wording;
    while let Some(at) = rest.find(['{', '[']) {
        let (before, from) = rest.split_at(at);
        literal(before, &mut out);
        if let Some(inner) = from.strip_prefix('{') {
            let (name, after) = inner.split_once('}')?;
            out.push_str(fields.get(name)?);
            rest = after;
        } else {
            let (options, after) = from.strip_prefix('[')?.split_once(']')?;
            if let Some(text) = options.split('|').find_map(|option| render(option, fields)) {
                out.push_str(&text);
            }
            rest = after;
        }
    }
    literal(rest, &mut out);
    Some(out)
}

/// A field may end in the stop that ends the sentence: "Acme Inc."
fn literal(text: &str, out: &mut String) {
    let text = match text.strip_prefix('.') {
        Some(after) if out.ends_with(['.', '!', '?', '…']) => after,
        _ => text,
    };
    out.push_str(text);
}

/// Writes contractions out: "I've" → "I have".
pub fn spell_out(wording: &str, contractions: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(wording.len() + 16);
    for (i, word) in wording.split(' ').enumerate() {
        if i > 0 {
            out.push(' ');
        }
        let end = word.trim_end_matches([',', '.', ']']).len();
        let (bare, tail) = word.split_at(end);
        match contractions.iter().find(|(short, _)| *short == bare) {
            Some((_, long)) => out.push_str(long),
            None => out.push_str(bare),
        }
        out.push_str(tail);
    }
    out
}

/// How a wording is said: to whom, and where.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    /// Position in [`REGISTERS`](super::wording::REGISTERS).
    pub register: usize,
    /// Position in the regions of the language.
    pub region: usize,
}

/// Chooses among `(formal|informal)` and `<first region|second region>`.
pub fn choose_forms(wording: &str, voice: Voice) -> String {
    let mut out = String::with_capacity(wording.len());
    let mut rest = wording;
    while let Some(at) = rest.find(['(', '<']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (close, choice) =
            if from.starts_with('(') { (')', usize::from(!is_formal(voice.register))) } else { ('>', voice.region) };
        let (options, after) = from.get(1..).and_then(|from| from.split_once(close)).unwrap_or((from, ""));
        out.push_str(options.split('|').nth(choice).unwrap_or_default());
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Starts `text` with a capital.
pub fn capitalise(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

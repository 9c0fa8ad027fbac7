//! A text as words: folded for matching, each with its span in the original.
//!
//! Mail wraps lines anywhere, doubles spaces, hides zero-width characters, writes `’` for `'` and mixes case and
//! accents. Matchers see folded words and never the bytes; what is shown or quoted is cut from the original by span.

use std::cell::OnceCell;

/// Bytes `start..end` of the original text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

/// What stands before a word, the strongest of what was found there. From `Line` on, a phrase does not reach across.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Spaces, or a line wrapped in the middle of a sentence.
    Space,
    /// A hyphen, comma, bracket, quote, dash or slash.
    Mark,
    Colon,
    /// The end of a line that was not wrapped.
    Line,
    /// The end of a sentence: `.`, `!`, `;` or `…`.
    Stop,
    /// The end of a question.
    Question,
    /// A blank line, or the start of the text.
    Paragraph,
}

impl Gap {
    /// Whether a phrase ends here.
    pub fn ends_phrase(self) -> bool {
        self >= Gap::Line
    }
}

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Letters,
    /// Starts with a digit: `10`, `2nd`, `11.20am`.
    Number,
    /// A web address; folded to its host without `www.`.
    Link,
    /// A mail address; folded to its domain.
    Email,
}

/// One word: where it stood, what came before it, what it is.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub span: Span,
    pub gap: Gap,
    pub kind: Kind,
    /// Starts with an upper-case letter.
    pub capital: bool,
    fold: (usize, usize),
}

/// A text and its words.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    pub raw: &'a str,
    pub words: Vec<Word>,
    folded: String,
    /// The gap after the last word.
    pub end: Gap,
    /// Each word's number in the vocabulary of whoever matches the text.
    numbers: OnceCell<Vec<u16>>,
}

/// Lines longer than this that go on without a blank line were wrapped by a mail program (they wrap at 65 to 78).
const WRAPPED_LINE: usize = 50;

/// A full stop after these does not end a sentence.
const ABBREVIATIONS: [&str; 22] = [
    "mr", "mrs", "ms", "mx", "dr", "prof", "st", "vs", "approx", "eg", "ie", "jr", "bzw", "ca", "evtl", "nr", "tel",
    "sra", "dra", "sig", "dott", "mme",
];

/// Marks before what a title ends in when it means everybody, and these endings. A stop and a hyphen are common between
/// other words: fewer endings follow them.
const INCLUSIVE: [(&[char], &[&str]); 4] = [
    (
        &[':', '*', '_', '·', '•', '‧', '/'],
        &[
            "in", "innen", "r", "n", "e", "es", "s", "frau", "mann", "ne", "nes", "rice", "rices", "trice", "trices",
            "euse", "euses", "ère", "ères", "ière", "fe", "fes", "ve", "ves", "se", "a", "as", "o", "os", "ra", "ora",
            "i", "ster",
        ],
    ),
    (
        &['('],
        &[
            "in", "innen", "r", "n", "e", "es", "s", "ne", "nes", "rice", "trice", "euse", "ère", "fe", "ve", "se",
            "a", "as", "o", "os", "ra", "ora", "i", "st", "ster", "kin",
        ],
    ),
    (&['.'], &["e", "ne", "rice", "trice", "euse", "ère"]),
    (&['-'], &["e", "es", "ne", "fe", "ve", "rice", "trice", "euse", "ère"]),
];

/// Letters that a word has, at least, before such an ending.
const INCLUSIVE_FROM: usize = 3;

/// The length of what means everybody at the end of a word, as `rest` follows its letters: 3 of ":in und", 4 of "·e·s".
/// What stands behind a bracket belongs to the word as well: "(st)er".
pub fn inclusive_ending(rest: &str) -> Option<usize> {
    let mark = rest.chars().next()?;
    let (_, endings) = INCLUSIVE.iter().find(|(marks, _)| marks.contains(&mark))?;
    let inner = rest.get(mark.len_utf8()..)?;
    // "Kaufmann/-frau"
    let inner = if mark == '/' { inner.strip_prefix('-').unwrap_or(inner) } else { inner };
    let letters = |text: &str| text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (ending, after) = inner.split_at_checked(letters(inner))?;
    if !endings.contains(&ending.to_lowercase().as_str()) {
        return None;
    }
    let after = match mark {
        '(' => after.strip_prefix(')').map(|after| &after[letters(after)..])?,
        mark => after.strip_prefix(mark).and_then(|plural| plural.strip_prefix('s')).unwrap_or(after),
    };
    // "in-house" is another word.
    let goes_on = after.trim_start_matches('-').starts_with(is_word);
    (!goes_on).then_some(rest.len() - after.len())
}

impl<'a> Text<'a> {
    /// Cuts `raw` into words. Linear in its length; never fails.
    pub fn new(raw: &'a str) -> Self {
        Self::of(raw, &[Span { start: 0, end: raw.len() }])
    }

    /// Cuts the `kept` pieces of `raw` into words, each piece a paragraph of its own. Pieces are whole lines, in order;
    /// spans refer to `raw`.
    pub fn of(raw: &'a str, kept: &[Span]) -> Self {
        let mut text = Text {
            raw,
            words: Vec::new(),
            folded: String::with_capacity(raw.len()),
            end: Gap::Paragraph,
            numbers: OnceCell::new(),
        };
        let mut gap = Gap::Paragraph;
        let mut at_sign = AtSign::default();
        for piece in kept {
            gap = gap.max(Gap::Paragraph);
            gap = text.add(piece.start, piece.end, gap, &mut at_sign);
        }
        text.end = gap.max(Gap::Line);
        text
    }

    /// Adds the words of bytes `from..to`; returns the gap after the last one.
    fn add(&mut self, from: usize, to: usize, mut gap: Gap, at_sign: &mut AtSign) -> Gap {
        let Some(raw) = self.raw.get(..to) else { return gap };
        let mut newlines = 0;
        let mut line_start = from;
        let mut at = from;
        while let Some(c) = raw.get(at..).and_then(|rest| rest.chars().next()) {
            if let Some((end, kind)) = word_at(raw, at, at_sign) {
                self.push(at, end, gap, kind);
                (gap, newlines) = (Gap::Space, 0);
                at = end;
                continue;
            }
            let next = at + c.len_utf8();
            match c {
                '\n' => {
                    newlines += 1;
                    let line = raw.get(line_start..at).unwrap_or_default().trim();
                    let found = if newlines > 1 {
                        Gap::Paragraph
                    } else if line.chars().count() >= WRAPPED_LINE && !ends_block(raw, next) {
                        Gap::Space
                    } else {
                        Gap::Line
                    };
                    gap = gap.max(found);
                    line_start = next;
                }
                '?' | '？' | '¿' => gap = gap.max(if c == '¿' { Gap::Stop } else { Gap::Question }),
                '.' | '!' | ';' | '…' | '。' | '¡' if !self.is_abbreviation(c) => gap = gap.max(Gap::Stop),
                '•' | '·' | '▪' | '‣' | '|' => gap = gap.max(Gap::Line),
                ':' => gap = gap.max(Gap::Colon),
                c if c.is_whitespace() || is_invisible(c) => {}
                _ => gap = gap.max(Gap::Mark),
            }
            at = next;
        }
        gap
    }

    fn push(&mut self, start: usize, end: usize, gap: Gap, kind: Kind) {
        let from = self.folded.len();
        let piece = &self.raw[start..end];
        let folded_piece = match kind {
            Kind::Link => host(piece),
            Kind::Email => piece.rsplit('@').next().unwrap_or(piece),
            _ => piece,
        };
        match inclusive_start(folded_piece).filter(|_| kind == Kind::Letters) {
            // "Elektroniker:in" is found as "Elektroniker", "medewerk(st)er" as "medewerker".
            Some(at) => {
                fold_into(&folded_piece[..at], &mut self.folded);
                fold_into(folded_piece.rsplit_once(')').map_or("", |(_, tail)| tail), &mut self.folded);
            }
            None => fold_into(folded_piece, &mut self.folded),
        }
        let capital = piece.chars().find(|c| !is_invisible(*c)).is_some_and(char::is_uppercase);
        let gap = if self.words.is_empty() { Gap::Paragraph } else { gap };
        self.words.push(Word { span: Span { start, end }, gap, kind, capital, fold: (from, self.folded.len()) });
    }

    fn is_abbreviation(&self, c: char) -> bool {
        c == '.' && self.words.last().is_some_and(|w| ABBREVIATIONS.contains(&self.folded_word(w)))
    }

    /// The folded form of a word of this text.
    pub fn folded_word(&self, word: &Word) -> &str {
        self.folded.get(word.fold.0..word.fold.1).unwrap_or_default()
    }

    /// The number of word `index` in a vocabulary that `number` looks it up in; looked up once for the whole text.
    pub fn number(&self, index: usize, number: impl Fn(&str) -> u16) -> Option<u16> {
        let numbers = self.numbers.get_or_init(|| self.words.iter().map(|w| number(self.folded_word(w))).collect());
        numbers.get(index).copied()
    }

    /// The folded form of word number `index`; empty past the end.
    pub fn folded(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |w| self.folded_word(w))
    }

    /// The original text from word `from` up to, not including, word `to`.
    pub fn original(&self, from: usize, to: usize) -> &'a str {
        let span = self.span(from, to);
        self.raw.get(span.start..span.end).unwrap_or_default()
    }

    /// The span from word `from` up to, not including, word `to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.words.get(from), to.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(a), Some(b)) if a.span.start <= b.span.end => Span { start: a.span.start, end: b.span.end },
            _ => Span::default(),
        }
    }

    /// The gap before word `index`, or after the last one.
    pub fn gap(&self, index: usize) -> Gap {
        self.words.get(index).map_or(self.end, |w| w.gap)
    }
}

/// A line that starts a new block (a bullet, a quote mark, a short label) was not wrapped into.
fn ends_block(raw: &str, line: usize) -> bool {
    raw[line..].trim_start_matches([' ', '\t']).starts_with(['-', '*', '>', '•', '–', '\n', '\r'])
}

/// Where the next `@` is, looked up once for all words before it.
#[derive(Default)]
struct AtSign {
    searched: usize,
    found: Option<usize>,
}

impl AtSign {
    /// The first `@` at or after `at`.
    fn after(&mut self, raw: &str, at: usize) -> Option<usize> {
        if at >= self.searched {
            self.found = raw.get(at..).and_then(|rest| rest.find('@')).map(|i| at + i);
            self.searched = self.found.map_or(raw.len(), |i| i + 1);
        }
        self.found.filter(|found| *found >= at)
    }
}

/// No mail address is longer.
const LONGEST_ADDRESS: usize = 320;

/// The end of the word that starts at `at`, if one does.
fn word_at(raw: &str, at: usize, at_sign: &mut AtSign) -> Option<(usize, Kind)> {
    let rest = raw.get(at..)?;
    let first = rest.chars().next()?;
    if !is_word(first) {
        return None;
    }
    // An address ends at a second `@`: it is none then.
    let run = |signs: usize| {
        let mut seen = 0;
        let ends = |c: char| {
            seen += usize::from(c == '@');
            seen > signs || c.is_whitespace() || matches!(c, '<' | '>' | '"' | '(' | ')' | '[' | ']')
        };
        let end = rest.find(ends).unwrap_or(rest.len());
        rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '’'])
    };
    let lower_start: String = rest.chars().take(8).map(|c| c.to_ascii_lowercase()).collect();
    if ["http://", "https://", "www."].iter().any(|p| lower_start.starts_with(p)) {
        return Some((at + run(usize::MAX).len(), Kind::Link));
    }
    if at_sign.after(raw, at).is_some_and(|sign| sign - at < LONGEST_ADDRESS) {
        let run = run(1);
        if !rest[run.len()..].starts_with('@')
            && run.find('@').is_some_and(|i| i > 0 && run[i + 1..].contains('.') && !run[i + 1..].contains('@'))
        {
            return Some((at + run.len(), Kind::Email));
        }
    }
    let number = first.is_ascii_digit();
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let after = chars.peek().map(|(_, c)| *c);
        let joins = match c {
            '\'' | '’' | 'ʼ' => i > 0 && after.is_some_and(char::is_alphabetic),
            // 11.20am, 10:30, 2,5 stay one word
            '.' | ':' => number && after.is_some_and(|c| c.is_ascii_digit()),
            _ => is_word(c) || (i > 0 && is_invisible(c) && after.is_some_and(is_word)),
        };
        if !joins {
            break;
        }
        end = i + c.len_utf8();
    }
    if !number && rest[..end].chars().count() >= INCLUSIVE_FROM {
        end += inclusive_ending(&rest[end..]).unwrap_or_default();
    }
    (end > 0).then_some((at + end, if number { Kind::Number } else { Kind::Letters }))
}

/// Where in a word what means everybody begins.
fn inclusive_start(word: &str) -> Option<usize> {
    word.find(|c| INCLUSIVE.iter().any(|(marks, _)| marks.contains(&c)))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining(c)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Characters that take no room: zero-width, soft hyphen, direction marks, tags, variation selectors.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

fn host(link: &str) -> &str {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// Folds `piece` for matching: lower case, no accents, straight apostrophes, look-alike letter shapes made plain,
/// invisible characters gone. Patterns are folded by the same function.
pub fn fold_into(piece: &str, out: &mut String) {
    for c in piece.chars() {
        if is_invisible(c) || is_combining(c) {
            continue;
        }
        match c {
            '’' | 'ʼ' | '‘' | '`' | '´' => out.push('\''),
            '\u{FF01}'..='\u{FF5E}' => out.extend(char::from_u32(c as u32 - 0xFEE0).map(|c| c.to_ascii_lowercase())),
            // Mathematical letters: 13 alphabets of 52 from U+1D400, then digits from U+1D7CE.
            '\u{1D400}'..='\u{1D6A3}' => {
                let i = (c as u32 - 0x1D400) % 26;
                out.extend(char::from_u32(u32::from('a') + i))
            }
            '\u{1D7CE}'..='\u{1D7FF}' => out.extend(char::from_u32(u32::from('0') + (c as u32 - 0x1D7CE) % 10)),
            _ => {
                for l in c.to_lowercase() {
                    match base_letter(l) {
                        Some(base) => out.push_str(base),
                        None if is_combining(l) => {}
                        None => out.push(l),
                    }
                }
            }
        }
    }
}

/// The letter under the accent, for the lower-case letters of Latin-1 and Latin Extended-A.
fn base_letter(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ł' | 'ľ' | 'ĺ' | 'ļ' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(raw: &str) -> Vec<String> {
        let text = Text::new(raw);
        text.words.iter().map(|w| text.folded_word(w).to_owned()).collect()
    }

    #[test]
    fn words_are_folded_and_joined_as_a_reader_sees_them() {
        assert_eq!(words("We’d  love\u{200B}\nto inter\u{200B}view YOU"), ["we'd", "love", "to", "interview", "you"]);
        assert_eq!(words("Vorstellungsgespräch, Straße, cafe\u{301}"), ["vorstellungsgesprach", "strasse", "cafe"]);
        assert_eq!(words("𝐆𝐨𝐨𝐝 ｎｅｗｓ"), ["good", "news"]);
    }

    #[test]
    fn a_title_for_everybody_is_one_word() {
        for (raw, word) in [
            ("Elektroniker:in", "elektroniker"),
            ("Technische*r", "technische"),
            ("Kaufmann/-frau", "kaufmann"),
            ("Chargé·e", "charge"),
            ("étudiant.e.s", "etudiant"),
            ("coordinateur·rice", "coordinateur"),
            ("Técnico/a", "tecnico"),
            ("Engenheiro(a)", "engenheiro"),
            ("medewerk(st)er", "medewerker"),
            ("collaboratore/trice", "collaboratore"),
        ] {
            assert_eq!(words(&format!("als {raw} im Haus")), ["als", word, "im", "haus"]);
        }
        for (raw, split) in [
            ("tea/coffee", 2),
            ("and (e)", 2),
            ("Koch/in-house", 3),
            ("rowing.es", 2),
            ("Ort: in", 2),
            ("drop-in", 2),
            ("m/f", 2),
            ("care(d)", 2),
        ] {
            assert_eq!(words(raw).len(), split, "{raw}");
        }
    }

    #[test]
    fn links_and_addresses_are_one_word_each() {
        let text = Text::new("Book here: https://www.slots.example/a?b=1, or write to Ann@Firm.Example.");
        let kinds: Vec<_> = text.words.iter().map(|w| (w.kind, text.folded_word(w))).collect();
        assert!(kinds.contains(&(Kind::Link, "slots.example")));
        assert!(kinds.contains(&(Kind::Email, "firm.example")));
    }

    #[test]
    fn a_wrapped_line_goes_on_and_a_short_one_ends() {
        let text = Text::new("We would be very happy to invite you for a first long\ninterview.\nBest\nAnn");
        let gap = |w: &str| text.words.iter().find(|x| text.folded_word(x) == w).map(|w| w.gap);
        assert_eq!(gap("interview"), Some(Gap::Space));
        assert_eq!(gap("best"), Some(Gap::Stop));
        assert_eq!(gap("ann"), Some(Gap::Line));
    }

    #[test]
    fn long_text_without_spaces_is_read_in_linear_time() {
        for unit in ["a,", "a", ".", "a@", "(", "1:", "\u{300}"] {
            let text = Text::new(&unit.repeat(100_000)).words.len();
            assert!(text <= 200_000);
        }
    }

    #[test]
    fn times_stay_whole() {
        assert_eq!(words("at 11.20am or 10:30."), ["at", "11.20am", "or", "10:30"]);
    }
}

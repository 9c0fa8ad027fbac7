//! Phrases as patterns of folded words, compiled from the data files when the project is built.
//!
//! | written | matches |
//! |---|---|
//! | `interview` | that word |
//! | `interview*` | a word that starts so |
//! | `(call\|quick chat)` | one of these |
//! | `(very)?`, `very?` | this or nothing |
//! | `..3` | up to three words of any kind |
//! | `@talk` | one of the list `talk` of the same file |
//! | `<number>` `<time>` `<link>` `<email>` `<capital>` | a word of that kind; a time is `10:30`, `11.20am`, `3pm` |
//! | `^` | the start of a line or sentence |
//! | `$` | the end of one |
//! | `<?>` | the end of a question |
//!
//! A phrase never reaches across the end of a sentence.

use super::vocabulary::{numbers, steps, word};
use crate::mail::text::{Gap, Kind, Text};

/// A pattern: the number of its list of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern(pub u16);

/// One step of a pattern. Words and lists are numbers of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    Word(u16),
    /// One of a list of words, sorted by their text.
    OneOf(u16),
    /// A word that starts with this one.
    Prefix(u16),
    Number,
    Time,
    Link,
    Email,
    Capital,
    /// Up to this many words of any kind.
    Skip(u8),
    /// One of a list of lists of steps.
    Either(u16),
    /// A list of steps, or nothing.
    Maybe(u16),
    Start,
    End,
    Question,
}

/// What follows the nodes being matched: a list that grows on the call stack.
#[derive(Clone, Copy)]
struct Then<'a> {
    nodes: &'a [Node],
    next: Option<&'a Then<'a>>,
}

/// Where `pattern` matches at word `at`: the word after the last matched one, the shortest match.
pub fn match_at(pattern: Pattern, text: &Text, at: usize) -> Option<usize> {
    step(Then { nodes: steps(pattern.0), next: None }, text, at, at)
}

/// The first match of `pattern` in words `from..to`, as words `start..end`.
pub fn find(pattern: Pattern, text: &Text, from: usize, to: usize) -> Option<(usize, usize)> {
    (from..to.min(text.words.len())).find_map(|at| match_at(pattern, text, at).map(|end| (at, end)))
}

/// Matches what is `left` from word `at`; `start` is where the match began.
fn step(left: Then, text: &Text, start: usize, at: usize) -> Option<usize> {
    let Some((node, rest)) = left.nodes.split_first() else {
        return match left.next {
            Some(next) => step(*next, text, start, at),
            None => Some(at),
        };
    };
    let rest = Then { nodes: rest, next: left.next };
    let go = |at| step(rest, text, start, at);
    let one = |yes: bool| if yes && in_phrase(text, start, at) { go(at + 1) } else { None };
    let kind = |kind| one(text.words.get(at).is_some_and(|w| w.kind == kind));
    let gap = |yes: bool| if yes { go(at) } else { None };
    match node {
        Node::Word(w) => one(text.folded(at) == word(*w)),
        Node::OneOf(words) => one(is_one_of(text.folded(at), *words)),
        Node::Prefix(p) => one(text.folded(at).starts_with(word(*p))),
        Node::Number => kind(Kind::Number),
        Node::Time => one(text.words.get(at).is_some_and(|w| w.kind == Kind::Number) && is_time(text.folded(at))),
        Node::Link => kind(Kind::Link),
        Node::Email => kind(Kind::Email),
        Node::Capital => one(text.words.get(at).is_some_and(|w| w.capital)),
        Node::Skip(most) => (0..=usize::from(*most))
            .take_while(|n| *n == 0 || in_phrase(text, start, at + n - 1))
            .find_map(|n| go(at + n)),
        Node::Either(options) => {
            let here = text.folded(at);
            let may_start = |o: &&[Node]| match o.first() {
                Some(Node::Word(w)) => word(*w) == here,
                Some(Node::OneOf(words)) => is_one_of(here, *words),
                _ => true,
            };
            let mut options = numbers(*options).iter().map(|o| steps(*o)).filter(may_start);
            options.find_map(|o| step(Then { nodes: o, next: Some(&rest) }, text, start, at))
        }
        Node::Maybe(nodes) => {
            step(Then { nodes: steps(*nodes), next: Some(&rest) }, text, start, at).or_else(|| go(at))
        }
        Node::Start | Node::End => gap(text.gap(at).ends_phrase()),
        Node::Question => gap(text.gap(at) == Gap::Question),
    }
}

/// Whether a number word is a time of day: `10:30`, `11.20am`, `3pm`, `14h30`, `0930h`.
fn is_time(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = &word[digits.len()..];
    let mut parts = digits.split([':', '.', 'h']);
    let hour = parts.next().unwrap_or_default();
    let minutes = parts.next();
    let two_digits = |s: &str| s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit());
    let clock = hour.len() <= 2 && hour.parse::<u8>().is_ok_and(|h| h < 25);
    match (minutes, unit) {
        (None, "am" | "pm" | "h" | "uhr") => clock || hour.len() == 4,
        (Some(m), "" | "am" | "pm" | "h") => clock && two_digits(m) && parts.next().is_none(),
        _ => false,
    }
}

/// Whether word `at` exists and belongs to the same sentence as the match that began at `start`.
fn in_phrase(text: &Text, start: usize, at: usize) -> bool {
    at < text.words.len() && (at == start || !text.gap(at).ends_phrase())
}

/// The patterns of one language, each under the number of its signal, found by the word they begin with.
#[derive(Debug)]
pub struct Phrases {
    /// ISO 639-1 code.
    pub language: &'static str,
    /// What shows that the reader is addressed formally.
    pub formal: &'static [Pattern],
    /// Signal and pattern.
    pub patterns: &'static [(u16, Pattern)],
    /// First word → list of patterns, sorted by the word's text.
    pub words: &'static [(u16, u16)],
    /// Start of the first word → list of patterns, sorted by its text.
    pub prefixes: &'static [(u16, u16)],
    /// Patterns that begin with a number, a link or the like.
    pub others: &'static [u16],
}

impl Phrases {
    /// Calls `found(signal, start, end)` for every pattern that matches in the first `most` words of `text`.
    pub fn each(&self, text: &Text, most: usize, mut found: impl FnMut(u16, usize, usize)) {
        for at in 0..text.words.len().min(most) {
            let here = text.folded(at);
            let mut all = |ids: &[u16]| {
                for (signal, pattern) in ids.iter().filter_map(|i| self.patterns.get(usize::from(*i))) {
                    if let Some(end) = match_at(*pattern, text, at) {
                        found(*signal, at, end);
                    }
                }
            };
            all(under(self.words, here));
            for (end, _) in here.char_indices().skip(1) {
                all(under(self.prefixes, here.get(..end).unwrap_or_default()));
            }
            all(under(self.prefixes, here));
            all(self.others);
        }
    }
}

fn under(table: &[(u16, u16)], text: &str) -> &'static [u16] {
    place_of(text, table, |(w, _)| *w).and_then(|i| table.get(i)).map_or(&[], |(_, list)| numbers(*list))
}

fn is_one_of(text: &str, words: u16) -> bool {
    place_of(text, numbers(words), |w| *w).is_some()
}

/// Where the word `text` stands in a table sorted by text. Most comparisons end at the first letter, which is cheaper to
/// look at alone.
fn place_of<T>(text: &str, table: &[T], key: impl Fn(&T) -> u16) -> Option<usize> {
    let first = text.bytes().next();
    let compare = |row: &T| {
        let word = word(key(row));
        word.bytes().next().cmp(&first).then_with(|| word.cmp(text))
    };
    table.binary_search_by(compare).ok()
}

#[cfg(test)]
mod tests {
    use super::is_time;

    #[test]
    fn times_of_day_are_told_from_other_numbers() {
        for time in ["10:30", "11.20am", "3pm", "9h", "14h30", "0930h", "16:00"] {
            assert!(is_time(time), "{time}");
        }
        for other in ["10", "30k", "2025", "22.09.2025", "1st", "99:99", "8.5x"] {
            assert!(!is_time(other), "{other}");
        }
    }
}

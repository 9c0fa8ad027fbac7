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

use super::vocabulary::{number_of, numbers, steps, word};
use crate::mail::text::{Gap, Kind, Text};

/// A pattern: the number of its list of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern(pub u16);

/// One step of a pattern. Words and lists are numbers of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    Word(u16),
    /// One of a sorted list of words.
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
        Node::Word(w) => one(number(text, at) == Some(*w)),
        Node::OneOf(words) => one(is_one_of(text, at, *words)),
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
            let mut options = numbers(*options).iter().map(|o| steps(*o)).filter(|o| may_start(o, text, at));
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
    /// Of formal mails, what shows that they are ceremonious; of the others, that they are casual.
    pub ceremonious: &'static [Pattern],
    pub casual: &'static [Pattern],
    /// What shows that the reader is addressed informally; empty where a mail that shows nothing is informal.
    pub informal: &'static [Pattern],
    /// Signal and pattern.
    pub patterns: &'static [(u16, Pattern)],
    /// First word → list of patterns, sorted.
    pub words: &'static [(u16, u16)],
    /// Start of the first word → list of patterns, sorted.
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
            if let Some(number) = number(text, at) {
                all(under(self.words, number));
            }
            for (end, c) in here.char_indices() {
                let prefix = here.get(..end + c.len_utf8()).and_then(number_of);
                all(prefix.map_or(&[], |number| under(self.prefixes, number)));
            }
            all(self.others);
        }
    }
}

/// The list under a word's number.
fn under(table: &[(u16, u16)], number: u16) -> &'static [u16] {
    let row = table.binary_search_by_key(&number, |(w, _)| *w).ok().and_then(|i| table.get(i));
    row.map_or(&[], |(_, list)| numbers(*list))
}

/// The vocabulary's number of word `at`; `None` when no pattern has that word.
fn number(text: &Text, at: usize) -> Option<u16> {
    text.number(at, |word| number_of(word).unwrap_or(u16::MAX)).filter(|n| *n != u16::MAX)
}

fn is_one_of(text: &Text, at: usize, words: u16) -> bool {
    number(text, at).is_some_and(|n| numbers(words).binary_search(&n).is_ok())
}

/// A quick look whether `steps` can match at word `at`.
fn may_start(steps: &[Node], text: &Text, at: usize) -> bool {
    match steps.first() {
        Some(Node::Word(w)) => number(text, at) == Some(*w),
        Some(Node::OneOf(words)) => is_one_of(text, at, *words),
        Some(Node::Prefix(p)) => text.folded(at).starts_with(word(*p)),
        _ => true,
    }
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

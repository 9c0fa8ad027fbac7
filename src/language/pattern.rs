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
//! | `<number>` `<link>` `<email>` `<capital>` | a word of that kind |
//! | `^` | the start of a line or sentence |
//! | `$` | the end of one |
//! | `<?>` | the end of a question |
//!
//! A phrase never reaches across the end of a sentence.

use crate::mail::text::{Gap, Kind, Text};

/// One step of a pattern.
#[derive(Clone, Copy, Debug)]
pub enum Node {
    Word(&'static str),
    Prefix(&'static str),
    Number,
    Link,
    Email,
    Capital,
    /// Up to this many words of any kind.
    Skip(u8),
    Either(&'static [&'static [Node]]),
    Maybe(&'static [Node]),
    Start,
    End,
    Question,
}

/// Where `pattern` matches at word `at`: the word after the last matched one, the shortest match.
pub fn match_at(pattern: &[Node], text: &Text, at: usize) -> Option<usize> {
    step(&[pattern], text, at, at)
}

/// The first match of `pattern` in words `from..to`, as words `start..end`.
pub fn find(pattern: &[Node], text: &Text, from: usize, to: usize) -> Option<(usize, usize)> {
    (from..to.min(text.words.len())).find_map(|at| match_at(pattern, text, at).map(|end| (at, end)))
}

/// Walks `todo`, a stack of node lists of which the last is current, from word `at`; `start` is where the match began.
fn step(todo: &[&[Node]], text: &Text, start: usize, at: usize) -> Option<usize> {
    let Some((current, outer)) = todo.split_last() else { return Some(at) };
    let Some((node, rest)) = current.split_first() else { return step(outer, text, start, at) };
    let then = |nodes: &[&[Node]], at| {
        let mut stack: Vec<&[Node]> = Vec::with_capacity(outer.len() + 1 + nodes.len());
        stack.extend_from_slice(outer);
        stack.push(rest);
        stack.extend(nodes);
        step(&stack, text, start, at)
    };
    let word = |yes: bool| if yes && in_phrase(text, start, at) { then(&[], at + 1) } else { None };
    match node {
        Node::Word(w) => word(text.folded(at) == *w),
        Node::Prefix(p) => word(text.folded(at).starts_with(p)),
        Node::Number => word(text.words.get(at).is_some_and(|w| w.kind == Kind::Number)),
        Node::Link => word(text.words.get(at).is_some_and(|w| w.kind == Kind::Link)),
        Node::Email => word(text.words.get(at).is_some_and(|w| w.kind == Kind::Email)),
        Node::Capital => word(text.words.get(at).is_some_and(|w| w.capital)),
        Node::Skip(most) => (0..=usize::from(*most))
            .take_while(|n| *n == 0 || in_phrase(text, start, at + n - 1))
            .find_map(|n| then(&[], at + n)),
        Node::Either(options) => options.iter().find_map(|o| then(&[o], at)),
        Node::Maybe(nodes) => then(&[nodes], at).or_else(|| then(&[], at)),
        Node::Start => if text.gap(at).ends_phrase() { then(&[], at) } else { None },
        Node::End => if text.gap(at).ends_phrase() { then(&[], at) } else { None },
        Node::Question => if text.gap(at) == Gap::Question { then(&[], at) } else { None },
    }
}

/// Whether word `at` exists and belongs to the same sentence as the match that began at `start`.
fn in_phrase(text: &Text, start: usize, at: usize) -> bool {
    at < text.words.len() && (at == start || !text.gap(at).ends_phrase())
}

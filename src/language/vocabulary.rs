//! The words and lists that patterns are made of. A pattern names them by number, which keeps each of its steps at
//! four bytes: the phrases of seven languages are most of what the extension weighs.

use super::pattern::Node;

include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));

/// Piece number `number` of things that stand one after another and end at `ends`.
fn piece(ends: &[u32], number: u16) -> std::ops::Range<usize> {
    let end = |at: usize| ends.get(at).map_or(0, |end| *end as usize);
    let number = usize::from(number);
    number.checked_sub(1).map_or(0, end)..end(number)
}

/// Word number `number`, folded; empty when there is none.
pub fn word(number: u16) -> &'static str {
    WORDS.get(piece(WORD_ENDS, number)).unwrap_or_default()
}

/// The number of a folded word; `None` when no pattern has it.
pub fn number_of(text: &str) -> Option<u16> {
    let place = BY_TEXT.binary_search_by(|number| word(*number).cmp(text)).ok()?;
    BY_TEXT.get(place).copied()
}

/// List number `number` of numbers: of words, of patterns, or of step lists.
pub fn numbers(number: u16) -> &'static [u16] {
    NUMBERS.get(piece(NUMBERS_ENDS, number)).unwrap_or_default()
}

/// The steps of list number `number`.
pub fn steps(number: u16) -> &'static [Node] {
    STEPS.get(piece(STEPS_ENDS, number)).unwrap_or_default()
}

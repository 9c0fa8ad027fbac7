//! Collects the words and lists of all patterns; the same one stands only once. It answers as the library's own
//! `language::vocabulary` does, so that the library's matcher runs while the project is built.

use crate::language::pattern::Node;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::hash::Hash;
use std::path::Path;

/// Things by number.
struct Table<T: ?Sized + 'static> {
    items: Vec<&'static T>,
    numbers: HashMap<&'static T, u16>,
}

impl<T: ?Sized + Eq + Hash> Table<T> {
    fn new() -> Self {
        Table { items: Vec::new(), numbers: HashMap::new() }
    }

    fn number(&mut self, item: Box<T>) -> u16 {
        if let Some(number) = self.numbers.get(&*item) {
            return *number;
        }
        let item: &'static T = Box::leak(item);
        // `write` refuses a table that is too long for its numbers.
        let number = u16::try_from(self.items.len()).unwrap_or(u16::MAX);
        self.items.push(item);
        self.numbers.insert(item, number);
        number
    }
}

thread_local! {
    static WORDS: RefCell<Table<str>> = RefCell::new(Table::new());
    static NUMBERS: RefCell<Table<[u16]>> = RefCell::new(Table::new());
    static STEPS: RefCell<Table<[Node]>> = RefCell::new(Table::new());
}

pub fn word(number: u16) -> &'static str {
    WORDS.with_borrow(|t| t.items.get(usize::from(number)).copied().unwrap_or_default())
}

pub fn number_of(text: &str) -> Option<u16> {
    WORDS.with_borrow(|t| t.numbers.get(text).copied())
}

pub fn numbers(number: u16) -> &'static [u16] {
    NUMBERS.with_borrow(|t| t.items.get(usize::from(number)).copied().unwrap_or_default())
}

pub fn steps(number: u16) -> &'static [Node] {
    STEPS.with_borrow(|t| t.items.get(usize::from(number)).copied().unwrap_or_default())
}

/// The number of a word.
pub fn word_number(word: &str) -> u16 {
    WORDS.with_borrow_mut(|t| t.number(word.into()))
}

/// The number of a list of numbers.
pub fn numbers_number(numbers: Vec<u16>) -> u16 {
    NUMBERS.with_borrow_mut(|t| t.number(numbers.into()))
}

/// The number of a list of steps.
pub fn steps_number(steps: Vec<Node>) -> u16 {
    STEPS.with_borrow_mut(|t| t.number(steps.into()))
}

/// Writes `vocabulary.rs` into `out`, when all patterns have been read: of each kind one long table, and where its pieces
/// end. A slice for each piece would take eight bytes more.
///
/// # Errors
/// A sentence when there are too many of one kind.
pub fn write(out: &Path) -> Result<(), String> {
    let mut source = String::new();
    let mut ends = |name: &str, lengths: Vec<usize>| {
        let mut end = 0;
        let ends: Vec<_> = lengths
            .iter()
            .map(|length| {
                end += length;
                end
            })
            .collect();
        let _ = writeln!(source, "static {name}_ENDS: &[u32] = &{ends:?};");
        if ends.len() > usize::from(u16::MAX) { Err(format!("{name}: {} are too many", ends.len())) } else { Ok(()) }
    };
    WORDS.with_borrow(|t| ends("WORD", t.items.iter().map(|w| w.len()).collect()))?;
    NUMBERS.with_borrow(|t| ends("NUMBERS", t.items.iter().map(|n| n.len()).collect()))?;
    STEPS.with_borrow(|t| ends("STEPS", t.items.iter().map(|n| n.len()).collect()))?;
    let _ = writeln!(source, "static WORDS: &str = {:?};", WORDS.with_borrow(|t| t.items.concat()));
    let _ = writeln!(source, "static NUMBERS: &[u16] = &{:?};", NUMBERS.with_borrow(|t| t.items.concat()));
    let steps = STEPS.with_borrow(|t| t.items.concat());
    let steps: Vec<_> = steps.iter().map(|node| format!("Node::{node:?}")).collect();
    let _ = writeln!(source, "static STEPS: &[Node] = &[{}];", steps.join(", "));
    let by_text = WORDS.with_borrow(|t| {
        let mut rows: Vec<_> = t.numbers.iter().collect();
        rows.sort_unstable();
        rows.into_iter().map(|(_, number)| *number).collect::<Vec<_>>()
    });
    let _ = writeln!(source, "static BY_TEXT: &[u16] = &{by_text:?};");
    std::fs::write(out.join("vocabulary.rs"), source).map_err(|e| format!("vocabulary.rs: {e}"))
}

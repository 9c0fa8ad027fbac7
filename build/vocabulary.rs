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

/// Writes `vocabulary.rs` into `out`, when all patterns have been read.
///
/// # Errors
/// A sentence when there are too many of one kind.
pub fn write(out: &Path) -> Result<(), String> {
    let mut source = String::new();
    let mut table = |name: &str, kind: &str, rows: Vec<String>| {
        let _ = writeln!(source, "static {name}: &[{kind}] = &[{}];", rows.join(", "));
        if rows.len() > usize::from(u16::MAX) { Err(format!("{name}: {} are too many", rows.len())) } else { Ok(()) }
    };
    let node = |n: &Node| format!("Node::{n:?}");
    let list = |steps: &&[Node]| format!("&[{}]", steps.iter().map(node).collect::<Vec<_>>().join(", "));
    table("WORDS", "&str", WORDS.with_borrow(|t| t.items.iter().map(|w| format!("{w:?}")).collect()))?;
    table(
        "BY_TEXT",
        "u16",
        WORDS.with_borrow(|t| {
            let mut rows: Vec<_> = t.numbers.iter().collect();
            rows.sort_unstable();
            rows.into_iter().map(|(_, number)| number.to_string()).collect()
        }),
    )?;
    table("NUMBERS", "&[u16]", NUMBERS.with_borrow(|t| t.items.iter().map(|n| format!("&{n:?}")).collect()))?;
    table("STEPS", "&[Node]", STEPS.with_borrow(|t| t.items.iter().map(list).collect()))?;
    std::fs::write(out.join("vocabulary.rs"), source).map_err(|e| format!("vocabulary.rs: {e}"))
}

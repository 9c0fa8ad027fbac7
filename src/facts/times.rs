//! Slots: runs of words that name a day, a clock time, or both, as the sender wrote them.

use super::clean::{LINE, clean_line};
use super::words::{Words, has};
use super::{Fact, Line, Reader, between, joined};
use crate::language::detect::is_small;
use crate::mail::text::{Gap, Kind, Text};
use crate::mail::{Part, Place};

/// No mail proposes more; a longer list is a calendar.
const MOST: usize = 12;

/// What stands between day and hour in a line, where a sentence of ours has a comma.
const BARS: [&str; 3] = ["·", "•", "|"];

/// What a word says about time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Weekday,
    Month,
    Near,
    /// `14`, `23rd`
    Day,
    Year,
    /// `08/11/2025`, as its first part; the rest follows.
    Date,
    /// `10:30`, `11.20am`, `9am`
    Clock,
    /// am, pm, noon, EST: belongs to what stands before.
    Part,
    Joint,
    None,
}

/// Finds the slots, in the order of the mail, each once.
pub fn find(reader: &Reader) -> Vec<Fact> {
    let mut found: Vec<Fact> = Vec::new();
    for part in [Part::Body, Part::Subject] {
        // A subject repeats what the body says; it counts when the body says nothing.
        if part == Part::Subject && !found.is_empty() {
            break;
        }
        let text = reader.text(part);
        let end = if part == Part::Body { reader.end.min(reader.mail.signature) } else { text.words.len().min(60) };
        let mut at = 0;
        while at < end && found.len() < MOST {
            let Some(to) = run(reader, text, at, end) else {
                at += 1;
                continue;
            };
            if let Some(fact) = slot(reader, part, text, at, to)
                && found.iter().all(|f| f.text != fact.text)
            {
                found.push(fact);
            }
            at = to;
        }
    }
    found
}

fn kind(reader: &Reader, text: &Text, i: usize) -> Word {
    let Some(word) = text.words.get(i) else { return Word::None };
    let folded = text.folded(i);
    let lists = reader.words;
    if word.kind == Kind::Number {
        if is_dotted_date(text, i) {
            return Word::Date;
        }
        // "9 h 45"
        let after_hour = i > 0 && joined(text, i) && has(lists.hour_ending, text.folded(i - 1));
        return if after_hour && is_minutes(folded) { Word::Clock } else { number(lists, folded) };
    }
    if word.kind != Kind::Letters {
        return Word::None;
    }
    // "may", "sun", "mon" and "mar" are words too, as "ist" is, which may be a zone.
    let timed = || {
        let near = joined(text, i + 1) || between(text, i + 1).trim() == ".";
        near && text.words.get(i + 1).is_some_and(|next| next.kind == Kind::Number)
            || has(lists.part_of_day, text.folded(i + 1))
    };
    // "2 jun. 2021"
    let dotted = || {
        i > 0
            && joined(text, i)
            && text.words.get(i - 1).is_some_and(|w| w.kind == Kind::Number)
            && between(text, i + 1).starts_with('.')
    };
    if has(lists.weekday, folded) && (word.capital || folded.len() > 3 || timed()) {
        Word::Weekday
    } else if has(lists.month, folded) && (word.capital || folded.len() > 3 || dotted()) {
        Word::Month
    } else if has(lists.near_day, folded) {
        Word::Near
    } else if has(lists.clock_word, folded) {
        Word::Clock
    } else if has(lists.day_part, folded) || has(lists.zone, folded) && (word.capital || !is_small(folded)) {
        Word::Part
    } else if has(lists.time_joint, folded) {
        Word::Joint
    } else {
        Word::None
    }
}

/// "17.6." and "08.12.": day and month, each with its stop.
fn is_dotted_date(text: &Text, i: usize) -> bool {
    let part = |part: &str, most: u8| part.parse::<u8>().is_ok_and(|number| (1..=most).contains(&number));
    between(text, i + 1).starts_with('.')
        && text.folded(i).split_once('.').is_some_and(|(day, month)| part(day, 31) && part(month, 12))
}

fn number(lists: &Words, folded: &str) -> Word {
    let digits: String = folded.chars().take_while(char::is_ascii_digit).collect();
    let rest = folded.get(digits.len()..).unwrap_or_default();
    let value: u32 = digits.parse().unwrap_or(u32::MAX);
    match rest {
        "" if (2000..=2100).contains(&value) && digits.len() == 4 => Word::Year,
        "" if (1..=31).contains(&value) => Word::Day,
        _ if has(lists.day_ending, rest) && (1..=31).contains(&value) => Word::Day,
        _ if has(lists.half_ending, rest) && (1..=12).contains(&value) => Word::Clock,
        _ if has(lists.hour_ending, rest) && value <= 2359 => Word::Clock,
        // "14h30"
        _ if value <= 24 && lists.hour_ending.iter().any(|h| rest.strip_prefix(h).is_some_and(is_minutes)) => {
            Word::Clock
        }
        _ if rest.starts_with(['.', ':']) && value <= 24 => {
            let minutes: String = rest.chars().skip(1).take_while(char::is_ascii_digit).collect();
            let tail = rest.get(1 + minutes.len()..).unwrap_or_default();
            let clock = minutes.len() == 2
                && minutes.as_str() < "60"
                && (tail.is_empty() || has(lists.half_ending, tail) || has(lists.hour_ending, tail));
            let date = rest.matches('.').count() == 2;
            if date {
                Word::Date
            } else if clock {
                Word::Clock
            } else {
                Word::None
            }
        }
        _ if rest.starts_with('.') && rest.matches('.').count() == 2 && value <= 31 => Word::Date,
        _ => Word::None,
    }
}

fn is_minutes(text: &str) -> bool {
    text.len() == 2 && text < "60" && text.chars().all(|c| c.is_ascii_digit())
}

/// The end of the run of time words that starts at `at`.
fn run(reader: &Reader, text: &Text, at: usize, end: usize) -> Option<usize> {
    let first = kind(reader, text, at);
    if matches!(first, Word::None | Word::Part | Word::Joint) {
        return None;
    }
    let mut to = at;
    let mut last_real = at;
    let mut has_clock = false;
    while to < end && to - at < 24 {
        let word = kind(reader, text, to);
        // "Thursday 4 December · 15:00", but "Thursday 10:00 | 11:00" are two.
        let hour = word == Word::Clock && BARS.contains(&between(text, to).trim()) && !has_clock;
        if to > at && breaks(reader, text, to) && !hour {
            break;
        }
        // "10:00, 5th floor"
        let numbers_a_thing = word == Word::Day
            && has_clock
            && between(text, to).contains(',')
            && joined(text, to + 1)
            && kind(reader, text, to + 1) == Word::None;
        if numbers_a_thing {
            break;
        }
        match word {
            Word::None => break,
            // "Monday or Tuesday": two slots.
            Word::Joint if has(reader.words.time_or, text.folded(to)) => break,
            Word::Joint if to - last_real > 2 => break,
            Word::Joint => {}
            // "3 to 4 p.m.": letters after full stops belong to the time; "a" or "time" alone do not.
            Word::Part if to == at || !part_fits(reader, text, to) => break,
            _ => {
                last_real = to;
                has_clock |= word == Word::Clock;
            }
        }
        to += 1;
    }
    (last_real >= at).then_some(last_real + 1)
}

/// Whether two letters stand for a half of the day: the "p" and "m" of "p.m.".
fn half_letters(lists: &Words, first: &str, second: &str) -> bool {
    lists.half_ending.iter().any(|half| {
        let mut letters = half.chars();
        half.len() == 2
            && letters.next().is_some_and(|c| first.starts_with(c) && first.len() == c.len_utf8())
            && letters.next().is_some_and(|c| second.starts_with(c) && second.len() == c.len_utf8())
    })
}

/// Whether the sentence or line ends before word `i`, the full stops of "p.m." aside.
fn breaks(reader: &Reader, text: &Text, i: usize) -> bool {
    let sep = between(text, i);
    if text.gap(i) == Gap::Stop {
        let lists = reader.words;
        let is_time = kind(reader, text, i) != Word::None;
        let before = text.folded(i - 1);
        let half = half_letters(lists, before.trim_start_matches(|c: char| c.is_ascii_digit()), text.folded(i));
        // "14. Mai", "am 12.3. um"
        let ordinal = before.ends_with(|c: char| c.is_ascii_digit()) && lists.day_ending.is_empty() && is_time;
        // "2 jun. 2021", "ma. 2 juni"
        let short = before.chars().count() <= 4 && (has(lists.month, before) || has(lists.weekday, before));
        let abbreviated = sep.trim() == "." && (half || ordinal || short && is_time);
        // "08.05. at 10:00", "08.05., 16:00"
        let dated = matches!(sep.trim(), "." | ".,") && is_dotted_date(text, i - 1) && is_time;
        return sep.contains('\n') || !(abbreviated || dated);
    }
    text.gap(i) >= Gap::Line
        || sep.contains(['|', '[', ']', '"'])
        || (sep.contains(':') && !sep.trim_start_matches([')', ' ']).starts_with(':')) && sep.trim() != ":"
}

fn part_fits(reader: &Reader, text: &Text, i: usize) -> bool {
    let folded = text.folded(i);
    let before = kind(reader, text, i - 1);
    match folded {
        _ if half_letters(reader.words, folded, text.folded(i + 1)) => between(text, i + 1).trim() == ".",
        _ if half_letters(reader.words, text.folded(i - 1), folded) => true,
        _ if has(reader.words.hour_ending, folded) => matches!(before, Word::Clock | Word::Day | Word::Part),
        _ if folded.chars().count() == 1 && !has(reader.words.zone_word, folded) => false,
        _ if has(reader.words.zone_word, folded) => matches!(before, Word::Clock | Word::Part),
        _ if has(reader.words.part_of_day, folded) => {
            matches!(before, Word::Weekday | Word::Near | Word::Day | Word::Month)
        }
        _ => matches!(before, Word::Clock | Word::Day | Word::Part | Word::Year | Word::Near | Word::Weekday),
    }
}

/// The run as a slot, when it names a day or a clock time that is proposed.
fn slot(reader: &Reader, part: Part, text: &Text, from: usize, to: usize) -> Option<Fact> {
    let kinds: Vec<Word> = (from..to).map(|i| kind(reader, text, i)).collect();
    let any = |k: Word| kinds.contains(&k);
    let lists = reader.words;
    let slashed = to - from >= 2
        && !(to - from == 2 && any(Word::Year))
        && (from + 1..to).filter(|&i| matches!(between(text, i), "/" | "-") && any(Word::Day)).count() >= 1
        && any(Word::Day)
        && (any(Word::Year) || any(Word::Clock) || to - from == 3 && kinds.iter().all(|k| *k == Word::Day));
    let ordinal = (from..to).any(|i| lists.day_ending.iter().any(|end| text.folded(i).ends_with(end)));
    let spoken = (from..to).any(|i| {
        has(reader.words.day_part, text.folded(i))
            || reader.words.half_ending.iter().any(|h| h.len() > 1 && text.folded(i).ends_with(h))
    });
    let day = any(Word::Weekday)
        || any(Word::Near)
        || any(Word::Date)
        || (any(Word::Month) || ordinal && any(Word::Clock)) && any(Word::Day)
        || slashed;
    let clock = any(Word::Clock) || (spoken && any(Word::Day));
    let line = reader.lines.iter().find(|l| part == Part::Body && (l.from..l.to).contains(&from));
    let field = line.is_some_and(|l| labelled(reader, text, l, from));
    if !(day || clock && field) {
        return None;
    }
    // "Bonjour Sam,": a name, and the short form of a day in French.
    if part == Part::Body && from <= 2 && to - from == 1 && text.folded(from).chars().count() <= 3 {
        return None;
    }
    // A programme of the day: "10:00 Welcome".
    let starts_line = line.is_some_and(|l| l.from == from);
    if !day && starts_line {
        return None;
    }
    // "Mon-Fri", "Tue/Thu": working days.
    let weekdays = |i: usize| kind(reader, text, i) == Word::Weekday;
    if !clock && (from + 1..to).any(|i| weekdays(i) && weekdays(i - 1) && matches!(between(text, i), "-" | "–" | "/"))
    {
        return None;
    }
    if !field && (not_proposed(reader, text, from) || denied(reader, text, from)) {
        return None;
    }
    let mut span = text.span(from, to);
    let raw = text.raw;
    // "p.m.", "(PST)"
    if raw.get(span.end..).is_some_and(|r| r.starts_with('.'))
        && half_letters(
            reader.words,
            text.folded((to - 1).max(1) - 1).trim_start_matches(|c: char| c.is_ascii_digit()),
            text.folded(to - 1),
        )
    {
        span.end += 1;
    }
    let piece = raw.get(span.start..span.end)?;
    if piece.matches('(').count() > piece.matches(')').count() {
        // "(PST)" is whole, "(time of Paris)" would not be.
        if raw.get(span.end..).is_some_and(|rest| rest.starts_with(')')) {
            span.end += 1;
        } else if let Some(open) = piece.rfind('(') {
            span.end = span.start + piece.get(..open)?.trim_end().len();
        }
    }
    if span.end - span.start > LINE * 4 {
        return None;
    }
    let written = raw.get(span.start..span.end)?;
    let clean = clean_line(&BARS.iter().fold(written.to_owned(), |text, bar| text.replace(&format!(" {bar} "), ", ")))?;
    Some(Fact { text: clean.text, place: Place { part, span }, sure: clean.sure && clock && (day || field) })
}

/// Whether the run at `from` is a deadline or past: "by Friday", "since the 3rd", "no later than noon on Friday".
fn not_proposed(reader: &Reader, text: &Text, from: usize) -> bool {
    let lists = reader.words;
    for back in 1..=3 {
        let Some(i) = from.checked_sub(back) else { return false };
        if text.gap(i + 1).ends_phrase() {
            return false;
        }
        let word = text.folded(i);
        if has(lists.time_not, word) {
            return true;
        }
        if !(has(lists.time_joint, word)
            || has(lists.article, word)
            || has(lists.near_day, word)
            || has(lists.part_of_day, word))
        {
            return false;
        }
    }
    false
}

/// Whether the sentence says of the run that it does not suit: "I can't do our chat tomorrow".
fn denied(reader: &Reader, text: &Text, from: usize) -> bool {
    (1..=8)
        .map_while(|back| from.checked_sub(back))
        .take_while(|i| !text.gap(i + 1).ends_phrase() && !between(text, i + 1).contains([',', '–', '—']))
        .any(|i| has(reader.words.time_denied, text.folded(i)))
}

/// Whether the run is the value of "Date: …", "When: …", "New time …".
fn labelled(reader: &Reader, text: &Text, line: &Line, from: usize) -> bool {
    from > line.from
        && from - line.from <= 4
        && (line.from..from).any(|i| has(reader.words.time_label, text.folded(i)))
        && !(line.from..from).any(|i| has(reader.words.time_not, text.folded(i)))
}

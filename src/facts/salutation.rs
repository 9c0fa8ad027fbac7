//! How the writer greets, and the title they sign with ("Mrs Adeyemi", "Frau Dr. Krahl"): a reply greets alike.

use super::words::{self, Anchor, Words, has};
use super::{Fact, Reader, between, clean, matches};
use crate::mail::text::{Gap, Kind, Text};
use crate::mail::{Part, Place};
use std::ops::Range;

/// Lines of the signature that are looked at.
const LINES: usize = 4;
/// Words of a name, at most, its title included.
const MOST_WORDS: usize = 6;

/// Lines at the start of a mail that may greet.
const FIRST_LINES: usize = 3;

/// The first words of the lines that may greet or close.
pub fn frame(reader: &Reader) -> Vec<String> {
    const WORDS: usize = 6;
    let body = &reader.mail.body;
    let closing = reader.lines.iter().find(|line| reader.in_signature(line.from));
    let lines = reader.lines.iter().take(FIRST_LINES).chain(closing);
    lines.map(|line| (line.from..line.to).take(WORDS).map(|at| body.folded(at)).collect::<Vec<_>>().join(" ")).collect()
}

/// The words of a greeting at the start of the mail.
fn greets(reader: &Reader, anchors: &'static [Anchor]) -> Option<Range<usize>> {
    let end = reader.lines.get(..FIRST_LINES).unwrap_or(&reader.lines).last().map_or(0, |line| line.to);
    matches(anchors, &reader.mail.body, end).map(|(at, after, _)| at..after).next()
}

/// Whether the mail's own greeting is the reader's first name alone: "Dear Sam,".
pub fn greets_by_first_name(reader: &Reader) -> bool {
    let is_first_name = |word: &str| match reader.to_name.first() {
        Some(own) => own == word,
        None => has(reader.words.given_name, word),
    };
    let greeting = greets(reader, reader.words.greets);
    greeting.is_some_and(|mut words| words.any(|at| is_first_name(reader.mail.body.folded(at))))
}

/// Title and family name as the sender's name or the signature gives them. A title before another's name is not taken:
/// `writer` is who wrote, if that is known.
pub fn titled(reader: &Reader, writer: Option<&Fact>) -> Option<Fact> {
    let lines = reader.lines.iter().filter(|line| reader.in_signature(line.from)).take(LINES);
    let lines = lines.map(|line| (Part::Body, line.from, line.to));
    let sender = (Part::FromName, 0, reader.mail.from_name.words.len());
    let of_writer = |part: Part, titled: &Fact| {
        let line = reader.text(part).raw.get(titled.place.span.start..titled.place.span.end).unwrap_or_default();
        let initial = |word: &str| word.chars().next().is_some_and(|c| line.contains(&format!(" {c}")));
        writer.is_none_or(|writer| writer.text.split(' ').any(|word| line.contains(word)) || initial(&writer.text))
    };
    std::iter::once(sender)
        .chain(lines)
        .find_map(|(part, from, to)| in_line(reader, part, from, to).filter(|titled| of_writer(part, titled)))
}

/// "Frau Krahl" for a writer who signs "Ihre Ines Krahl" or "Ines Krahl, Leiterin Personal", in languages that greet so.
/// A title that women and men share tells nothing.
pub fn told(reader: &Reader, writer: &Fact) -> Option<Fact> {
    let (body, lists) = (&reader.mail.body, reader.words);
    let name = Text::new(&writer.text);
    let family = family(reader, &name, 0, name.words.len());
    let last = name.words.len().checked_sub(1).filter(|_| family > 0)?;
    let mut lines = reader.lines.iter().filter(|line| reader.in_signature(line.from)).take(LINES);
    let stands = |word: usize, from: usize, to: usize| (from..to).find(|at| body.folded(*at) == name.folded(word));
    let (line, at) = lines.find_map(|line| Some((line, stands(last, line.from, line.to)?)))?;
    let before = body.folded(stands(0, line.from, at).unwrap_or(at).checked_sub(1)?);
    let behind = [at + 1..line.to, lines.next().map_or(0..0, |line| line.from..line.to)];
    let job = behind.into_iter().find_map(|words| {
        let may_tell = |at: &usize| *at == words.start || body.words.get(*at).is_some_and(|word| word.capital);
        words.clone().take(2).filter(may_tell).find_map(|at| of_woman(lists, body.folded(at)))
    });
    let woman =
        if has(lists.before_woman, before) { Some(true) } else { has(lists.before_man, before).then_some(false) };
    let title = if woman.or(job)? { lists.woman } else { lists.man };
    (!title.is_empty()).then(|| Fact { text: format!("{title} {}", name.original(family, last + 1)), ..writer.clone() })
}

/// Whether a job title is a woman's: "Leiterin" is, "Leiter" is not; English ones are anybody's.
fn of_woman(lists: &Words, title: &str) -> Option<bool> {
    if !lists.is_title(title) || words::of(Some("en")).is_title(title) {
        return None;
    }
    let ends = |end: &&str| title.len() > end.len() && title.ends_with(end);
    let is_listed = |title: &str| {
        let female = |end: &str| format!("{title}{end}");
        let listed = |title: &str| has(lists.role_head, title) || has(lists.role_ending, title);
        lists.female_ending.iter().any(|end| listed(&female(end)))
    };
    if lists.female_ending.iter().any(|end| ends(&end)) {
        Some(true)
    } else {
        (is_listed(title) || lists.role_ending.iter().filter(ends).any(is_listed)).then_some(false)
    }
}

/// A line that is a title and a name, or begins with both.
fn in_line(reader: &Reader, part: Part, from: usize, to: usize) -> Option<Fact> {
    let text = reader.text(part);
    let lists = reader.words;
    let joint = |at: usize| at == from + 1 || matches!(between(text, at).trim(), "" | "." | "-" | "'" | "’");
    let to = (from + 1..to.min(from + MOST_WORDS)).take_while(|at| text.gap(*at) < Gap::Line || is_dot(text, *at));
    let to = to.take_while(|at| joint(*at) && belongs(reader, text, *at)).last()? + 1;
    if !has(lists.courtesy_title, text.folded(from)) {
        return None;
    }
    let is_academic = |at: &usize| has(lists.academic_title, text.folded(*at));
    let is_initial = |at: &usize| text.folded(*at).chars().count() == 1;
    let name = (from + 1..to).find(|at| !is_academic(at))?;
    // "Mr Crane's secretary"
    if text.original(to - 1, to).ends_with(['s', 'S']) && text.original(to - 1, to).contains(['\'', '’']) {
        return None;
    }
    let family = family(reader, text, (name..to).find(|at| !is_initial(at))?, to);
    let dot = if is_dot(text, name) { "." } else { "" };
    let written = lists.written.iter().find(|(title, _)| name == from + 1 && *title == text.folded(from));
    let title = written.map_or_else(|| format!("{}{dot}", text.original(from, name)), |(_, title)| (*title).to_owned());
    let raw = format!("{title} {}", text.original(family, to));
    let span = text.span(from, to);
    clean::clean(&raw, clean::NAME).map(|clean| Fact {
        text: clean.text,
        place: Place { part, span },
        sure: clean.sure,
    })
}

/// Whether a full stop stands before word `at`.
fn is_dot(text: &Text, at: usize) -> bool {
    between(text, at).starts_with('.')
}

fn belongs(reader: &Reader, text: &Text, at: usize) -> bool {
    let lists = reader.words;
    let word = text.folded(at);
    let capital = text.words.get(at).is_some_and(|word| word.capital && word.kind == Kind::Letters);
    let other = lists.is_title(word) || has(lists.org_word, word) || has(lists.team, word);
    (capital && !other) || has(lists.family_particle, word) || has(lists.academic_title, word)
}

/// Where the family name begins in the names `from..to`: after the first name, where there is one.
fn family(reader: &Reader, text: &Text, from: usize, to: usize) -> usize {
    let lists = reader.words;
    let is_particle = |at: &usize| has(lists.family_particle, text.folded(*at));
    let names = (from..to).filter(|at| !is_particle(at)).count();
    let given = |at: &usize| has(lists.given_name, text.folded(*at)) || text.folded(*at).chars().count() == 1;
    // "Sra. Ana María Robles García": what is no first name is the family's.
    let last = (from..to).rev().find(|at| given(at)).map_or(from, |at| at + 1);
    // "Anne-Sørine Lund": a first name goes on behind its hyphen.
    let last = (last..to).find(|at| between(text, *at) != "-").unwrap_or(last);
    let start = if names == 1 {
        from
    } else if last < to && last > from {
        last
    } else {
        to - 1
    };
    (from..start).rev().take_while(is_particle).last().unwrap_or(start)
}

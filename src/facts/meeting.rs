//! How and where one meets, and who else takes part.

use super::candidates::Mention;
use super::words::{Anchor, has};
use super::{Fact, Reader, between, clean, matches, name_from};
use crate::mail::text::{Gap, Kind, Text};
use crate::mail::{Part, Place};
use std::collections::HashSet;

/// How one meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    OnSite,
    Video,
    Phone,
}

impl Format {
    /// The id on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Format::OnSite => "on_site",
            Format::Video => "video",
            Format::Phone => "phone",
        }
    }
}

/// Words of an address, at most.
const MOST_WORDS: usize = 14;

/// Names of others that are listed.
const MOST_OTHERS: usize = 6;

/// The one format that the mail speaks of; none when it speaks of several. An address alone means on site.
pub fn format(reader: &Reader, place: Option<&Fact>) -> Option<(Format, Fact)> {
    let lists = reader.words;
    let text = &reader.mail.body;
    let end = reader.mail.signature.min(reader.end);
    let first = |anchors: &'static [Anchor]| matches(anchors, text, end).map(|(at, to, _)| (at, to)).min();
    let found = [
        (Format::Video, first(lists.video)),
        (Format::Phone, first(lists.phone)),
        (Format::OnSite, first(lists.on_site)),
    ];
    let mut named = found.into_iter().filter_map(|(format, at)| Some((format, at?)));
    match (named.next(), named.next()) {
        (Some((format, (from, to))), None) => Some((format, reader.fact(Part::Body, from, to, clean::ROLE, true)?)),
        (None, _) => place.map(|place| (Format::OnSite, place.clone())),
        _ => None,
    }
}

/// Whether the mail says that the job can be done from anywhere.
pub fn is_remote(reader: &Reader) -> bool {
    let texts = [&reader.mail.subject, &reader.mail.body];
    let words = |text: &Text| text.words.len().min(reader.end.max(MOST_WORDS));
    texts.iter().any(|text| (0..words(text)).any(|at| has(reader.words.remote, text.folded(at))))
}

/// The address after "Location:" and the like, or one that stands in the text.
pub fn place(reader: &Reader) -> Option<Fact> {
    labelled(reader).or_else(|| address(reader))
}

fn labelled(reader: &Reader) -> Option<Fact> {
    let text = &reader.mail.body;
    let lists = reader.words;
    reader.lines.iter().filter(|line| line.from < reader.mail.signature).find_map(|line| {
        let label = (line.from..line.to.min(line.from + 3)).find(|at| has(lists.place_label, text.folded(*at)))?;
        let from = label + 1;
        if from >= line.to || !between(text, from).contains(':') {
            return None;
        }
        let online = [lists.video, lists.phone]
            .into_iter()
            .any(|anchors| matches(anchors, text, line.to).any(|(at, ..)| (from..line.to).contains(&at)));
        let link = text.words.get(from).is_some_and(|word| matches!(word.kind, Kind::Link | Kind::Email));
        let to = line.to.min(from + MOST_WORDS);
        (!online && !link).then(|| fact(reader, from, to, true))?
    })
}

/// "12 Harbour Street, Leeds", "Hafenstraße 12, 20457 Hamburg", "rue du Port 3".
fn address(reader: &Reader) -> Option<Fact> {
    let text = &reader.mail.body;
    // "10:20" and "20.05." are times.
    let number = |at: usize| {
        text.words.get(at).is_some_and(|word| word.kind == Kind::Number) && !text.folded(at).contains([':', '.', '/'])
    };
    let belongs = |at: usize| {
        let named = number(at) || text.words.get(at).is_some_and(|word| word.capital && word.kind == Kind::Letters);
        named
            || is_street(reader, at)
            || has(reader.words.of_word, text.folded(at))
            || has(reader.words.article, text.folded(at))
    };
    let joint =
        |at: usize| text.gap(at) < Gap::Line && matches!(between(text, at).trim(), "" | "," | "-" | "." | "’" | "'");
    let end = reader.mail.signature.min(reader.end);
    (0..end).filter(|at| is_street(reader, *at)).find_map(|street| {
        let from = (0..street).rev().take(4).take_while(|at| belongs(*at) && joint(at + 1)).last().unwrap_or(street);
        let to = (street + 1..end.min(from + MOST_WORDS))
            .take_while(|at| belongs(*at) && joint(*at))
            .last()
            .map_or(street + 1, |at| at + 1);
        // The run begins with the street or its number, not with a small word before it.
        let from = (from..street).find(|at| number(*at)).unwrap_or(street.min(from.max(street.saturating_sub(2))));
        let small = |at: &usize| !number(*at) && text.words.get(*at).is_some_and(|word| !word.capital) && *at != street;
        let to = (street + 1..to).rev().find(|at| !small(at)).map_or(street + 1, |at| at + 1);
        let numbered = (street.saturating_sub(2).max(from)..to.min(street + 4)).any(number);
        numbered.then(|| fact(reader, from, to, false))?
    })
}

/// Whether a word is, or ends in, a word for a street.
fn is_street(reader: &Reader, at: usize) -> bool {
    const SHORTEST_ENDING: usize = 4;
    let word = reader.mail.body.folded(at);
    let ends =
        |street: &str| street.len() >= SHORTEST_ENDING && word.len() > street.len() + 2 && word.ends_with(street);
    has(reader.words.place_word, word) || reader.words.place_word.iter().any(ends)
}

fn fact(reader: &Reader, from: usize, to: usize, sure: bool) -> Option<Fact> {
    let text = &reader.mail.body;
    let span = text.span(from, to);
    let words = text.raw.get(span.start..span.end)?.trim_end_matches([',', '.', ' ']);
    clean::clean_line(words).map(|clean| Fact { text: clean.text, place: Place { part: Part::Body, span }, sure })
}

/// The full names of others, and those of them whom the reader has met.
#[derive(Default)]
pub struct Others {
    pub names: Vec<String>,
    pub met: Vec<String>,
}

/// Others than the writer and the company: those that follow "you will meet" and the like, and those that begin with a
/// known first name.
pub fn others(reader: &Reader, [writer, company]: [&Option<Fact>; 2]) -> Others {
    const NEAR: usize = 14;
    let text = &reader.mail.body;
    let end = reader.mail.signature.min(reader.end).min(text.words.len());
    let same_phrase = |after: usize| {
        (after..end.min(after + NEAR)).take_while(move |at| *at == after || !text.gap(*at).ends_phrase())
    };
    let introduced: HashSet<usize> =
        matches(reader.words.meets, text, end).flat_map(|(_, after, _)| same_phrase(after)).collect();
    let met = words_of_met(reader, end);
    let mut found = Others::default();
    let mut at = 0;
    while at < end && found.names.len() < MOST_OTHERS {
        let known = has(reader.words.given_name, text.folded(at)) || introduced.contains(&at);
        let mention = Mention { part: Part::Body, from: at, to: at + 1, bare: false };
        let reads = known && is_name(reader, at) && !reader.to_name.iter().any(|name| name == text.folded(at));
        let name = name_from(reader, mention, true).filter(|name| reads && name.text.contains(' '));
        let from = at;
        at += name.as_ref().map_or(1, |name| name.text.split(' ').count());
        // "Ann Lee Interiors"
        let firm = [reader.words.legal, reader.words.org_word].into_iter().any(|list| has(list, text.folded(at)));
        let is_told = |name: &str| {
            [writer, company].into_iter().flatten().any(|fact| fact.text.contains(name) || name.contains(&fact.text))
        };
        let is_new = |name: &String| !firm && !is_told(name) && !found.names.contains(name);
        if let Some(name) = name.map(|name| name.text).filter(is_new) {
            if met.contains(&from) {
                found.met.push(name.clone());
            }
            found.names.push(name);
        }
    }
    found
}

/// The words next to what says that the reader has talked with whom they name.
fn words_of_met(reader: &Reader, end: usize) -> HashSet<usize> {
    let text = &reader.mail.body;
    let names = |at: &usize| {
        let small = [reader.words.and_word, reader.words.article].into_iter().any(|list| has(list, text.folded(*at)));
        small || text.words.get(*at).is_some_and(|word| word.capital)
    };
    let after = matches(reader.words.met, text, end)
        .flat_map(|(_, to, _)| (to..end).take_while(move |at| !text.gap(*at).ends_phrase()).take_while(names));
    let before = matches(reader.words.enjoyed_meeting, text, end)
        .flat_map(|(from, ..)| (0..from).rev().take_while(move |at| !text.gap(at + 1).ends_phrase()).take_while(names));
    after.chain(before).collect()
}

/// Whether a capitalised word can begin a person's name here: no title, firm, day or place does.
fn is_name(reader: &Reader, at: usize) -> bool {
    let text = &reader.mail.body;
    let lists = reader.words;
    let word = text.folded(at);
    let capital = |at: usize| text.words.get(at).is_some_and(|w| w.capital && w.kind == Kind::Letters);
    let other =
        [lists.weekday, lists.month, lists.org_word, lists.team, lists.role_noun, lists.place_word, lists.pronoun];
    capital(at)
        && capital(at + 1)
        && !lists.is_title_or_plural(word)
        && !lists.is_title(text.folded(at + 1))
        && !other.into_iter().any(|list| has(list, word) || has(list, text.folded(at + 1)))
        && !reader.lower.contains(word)
}

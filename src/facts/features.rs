//! What speaks for a candidate: its words and how they are written, where it stands, what stands around it, and how it
//! compares with the sender's address and names.

use super::candidates::{Candidate, Field, Mention, Scene};
use super::{Reader, between, words};
use crate::judge::Verdict;
use crate::mail::Part;
use crate::mail::text::{Kind, Text, is_invisible};
use crate::model::{Sink, hash};
use std::collections::HashSet;

/// Words to either side that are looked at one by one.
const LEFT: usize = 8;
const RIGHT: usize = 6;

/// Names the features of "the mail does not say".
pub fn of_nothing(scene: &Scene, verdict: &Verdict, agency: bool, sink: &mut dyn Sink) {
    let agency = if agency { "yes" } else { "no" };
    let kind = verdict.kind.id();
    sink.feature(&["nothing"]);
    sink.feature(&["nothing kind", kind]);
    sink.feature(&["nothing agency", agency]);
    sink.feature(&["nothing agency kind", agency, kind]);
    let mut signals: Vec<&str> = verdict.evidence.iter().map(|e| e.signal).collect();
    signals.sort_unstable();
    signals.dedup();
    signals.iter().for_each(|signal| sink.feature(&["nothing signal", signal]));
    if scene.reader.domain.is_empty() {
        sink.feature(&["nothing domain"]);
    }
}

/// Names the features of a candidate.
pub fn of_candidate(scene: &Scene, field: Field, candidate: &Candidate, sink: &mut dyn Sink) {
    let Some(first) = candidate.mentions.first() else { return };
    let about = About::new(scene, candidate, first);
    about.occurrence(sink);
    about.boundaries(sink);
    about.words(sink);
    about.sender(sink);
    let mut once = Once { seen: HashSet::new(), sink };
    for mention in &candidate.mentions {
        about.around(mention, &mut once);
        about.line(mention, &mut once);
        if field != Field::Person {
            about.sentence(mention, &mut once);
        }
    }
}

/// Passes each feature on once.
struct Once<'s> {
    seen: HashSet<u32>,
    sink: &'s mut dyn Sink,
}

impl Sink for Once<'_> {
    fn feature(&mut self, parts: &[&str]) {
        if self.seen.insert(hash(parts)) {
            self.sink.feature(parts);
        }
    }
}

/// A candidate and what all its features need.
struct About<'a, 'm> {
    scene: &'a Scene<'m>,
    candidate: &'a Candidate,
    first: &'a Mention,
    /// Its folded words.
    words: Vec<&'a str>,
    length: String,
    /// The letters of the parts it stands in.
    parts: String,
    /// How it compares with the sender's domain.
    domain: &'static str,
}

impl<'a, 'm> About<'a, 'm> {
    fn new(scene: &'a Scene<'m>, candidate: &'a Candidate, first: &'a Mention) -> Self {
        let reader = &scene.reader;
        let text = reader.text(first.part);
        let words: Vec<&str> = (first.from..first.to).map(|at| words::bare(reader.words, text.folded(at))).collect();
        let mut parts: Vec<&str> = candidate.mentions.iter().map(|m| part(reader, m)).collect();
        parts.sort_unstable();
        parts.dedup();
        let domain = domain(reader, &words);
        About { scene, candidate, first, length: words.len().min(6).to_string(), words, parts: parts.concat(), domain }
    }

    /// How often and in which parts it stands.
    fn occurrence(&self, sink: &mut dyn Sink) {
        let count = self.candidate.mentions.len().min(4).to_string();
        sink.feature(&["in", &self.parts]);
        sink.feature(&["count", &count]);
        sink.feature(&["count in", &count, &self.parts]);
    }

    /// Whether more or less than it stands alone elsewhere: "Two Oars" beside "Two Oars Ltd".
    fn boundaries(&self, sink: &mut dyn Sink) {
        let yes = |is: bool| if is { "yes" } else { "no" };
        let Candidate { free, beginning_free, end_free, longer_free, .. } = *self.candidate;
        let Mention { part, from, to, .. } = *self.first;
        let ends =
            ["legal", "org", "head", "place", "noun"].into_iter().find(|class| self.scene.is(class, part, to - 1));
        let begins = ["org", "head", "article"].into_iter().find(|class| self.scene.is(class, part, from));
        sink.feature(&["free", yes(free), yes(longer_free)]);
        sink.feature(&["free and end", yes(free), yes(beginning_free), ends.unwrap_or("-")]);
        sink.feature(&["free and begin", yes(free), yes(end_free), begins.unwrap_or("-")]);
        sink.feature(&["free and domain", yes(free), yes(beginning_free), yes(longer_free), self.domain]);
    }

    /// The words, how they end, how they are written, which lists hold them.
    fn words(&self, sink: &mut dyn Sink) {
        let (head, last) =
            (self.words.first().copied().unwrap_or_default(), self.words.last().copied().unwrap_or_default());
        sink.feature(&["length", &self.length]);
        sink.feature(&["first", head]);
        sink.feature(&["last", last]);
        self.words.iter().for_each(|word| sink.feature(&["word", word]));
        for (name, word) in [("last ends", last), ("first ends", head)] {
            for letters in 2..=5 {
                if let Some(end) = word.len().checked_sub(letters).filter(|at| *at > 1).and_then(|at| word.get(at..)) {
                    sink.feature(&[name, end]);
                }
            }
        }
        let Mention { part, from, to, .. } = *self.first;
        let shapes: Vec<&str> = (from..to).map(|at| self.shape(part, at)).collect();
        sink.feature(&["shape", &shapes.concat()]);
        self.scene.classes(part, from).iter().for_each(|class| sink.feature(&["first is", class]));
        for class in self.scene.classes(part, to - 1) {
            sink.feature(&["last is", class]);
            sink.feature(&["last is in", class, &self.parts]);
        }
        let mut classes: Vec<&str> = (from..to).flat_map(|at| self.scene.classes(part, at).iter().copied()).collect();
        classes.sort_unstable();
        classes.dedup();
        for class in &classes {
            sink.feature(&["has", class]);
            sink.feature(&["has length", class, &self.length]);
        }
        sink.feature(&["classes", &classes.join(",")]);
        let first_class = |at: usize| {
            let plain = if self.scene.small(part, at) { "small" } else { "-" };
            self.scene.classes(part, at).first().copied().unwrap_or(plain)
        };
        sink.feature(&["pattern", &(from..to).map(first_class).collect::<Vec<_>>().join(" ")]);
        for (name, mark) in
            [("comma", ','), ("slash", '/'), ("bracket", '('), ("and", '&'), ("hyphen", '-'), ("stop", '.')]
        {
            if self.candidate.text.contains(mark) {
                sink.feature(&["holds", name]);
                sink.feature(&["holds length", name, &self.length]);
            }
        }
        if self.words.iter().all(|word| self.scene.reader.lower.contains(*word)) {
            sink.feature(&["also in lower case"]);
            if self.words.len() == 1 && shapes.concat() != "x" {
                sink.feature(&["once in lower case"]);
            }
        }
    }

    /// Against the sender's and the reader's names and addresses.
    fn sender(&self, sink: &mut dyn Sink) {
        let reader = &self.scene.reader;
        let head = self.words.first().copied().unwrap_or_default();
        sink.feature(&["domain", self.domain]);
        sink.feature(&["domain in", self.domain, &self.parts]);
        sink.feature(&["domain length", self.domain, &self.length]);
        let common = |names: &[String]| self.words.iter().filter(|word| names.iter().any(|name| name == *word)).count();
        let share = |names: &[String]| match common(names) {
            0 => "none",
            all if all == self.words.len() => "all",
            _ => "some",
        };
        sink.feature(&["reader", share(&reader.to_name)]);
        sink.feature(&["sender", share(&reader.from_name), &self.parts]);
        if common(&reader.from_name) == self.words.len() && self.words.len() == reader.from_name.len() {
            sink.feature(&["is the sender"]);
        }
        sink.feature(&["forwarded", share(&reader.forwarded)]);
        sink.feature(&["address", share(&reader.local)]);
        if common(&reader.local) > 0 {
            sink.feature(&["address in", &self.parts]);
            if reader.local.first().is_some_and(|local| local == head) {
                sink.feature(&["address begins with it"]);
            }
        } else if head.len() > 1
            && reader
                .local
                .iter()
                .any(|local| local.starts_with(head) || local.len() > 1 && head.starts_with(local.as_str()))
        {
            sink.feature(&["address begins alike"]);
        }
    }

    /// What stands before and after.
    fn around(&self, mention: &Mention, sink: &mut dyn Sink) {
        let Mention { part: place, from, to, bare } = *mention;
        let reader = &self.scene.reader;
        let text = reader.text(place);
        let part = part(reader, mention);
        let elided = text.original(from, from + 1).get(..reader.elided(text, from)).unwrap_or_default().to_lowercase();
        // "d'infirmière": what is elided is the word before.
        let before = |back: usize| match (elided.is_empty(), back) {
            (false, 1) => elided.as_str(),
            (elides_nothing, _) => {
                from.checked_sub(back - usize::from(!elides_nothing)).map_or("^", |at| sign(reader, text, at))
            }
        };
        let after = |on: usize| if to + on > text.words.len() { "$" } else { sign(reader, text, to + on - 1) };
        let mark_before = match from {
            _ if !elided.is_empty() => " ".to_owned(),
            0 => "^".to_owned(),
            _ => mark(between(text, from)),
        };
        let mark_after = if to >= text.words.len() { "$".to_owned() } else { mark(between(text, to)) };
        let (mark_before, mark_after) = (mark_before.as_str(), mark_after.as_str());
        let (b1, b2, b3, a1, a2) = (before(1), before(2), before(3), after(1), after(2));
        let shape = self.shape(place, from);
        sink.feature(&["part", part]);
        sink.feature(&["before", b1, mark_before]);
        sink.feature(&["mark before", mark_before, part]);
        sink.feature(&["two before", b2, b1]);
        sink.feature(&["three before", b3, b2, b1]);
        sink.feature(&["near before", b2]);
        sink.feature(&["near before", b3]);
        sink.feature(&["before and shape", b1, mark_before, shape]);
        sink.feature(&["before and domain", b1, self.domain]);
        sink.feature(&["after", a1, mark_after]);
        sink.feature(&["mark after", mark_after, part]);
        sink.feature(&["two after", a1, a2]);
        sink.feature(&["marks", mark_before, mark_after, part]);
        sink.feature(&["around", b1, a1]);
        let shape_before = from.checked_sub(1).map_or("^", |at| self.shape(place, at));
        let shape_after = self.shape(place, to);
        sink.feature(&["shape before", shape_before, mark_before, shape]);
        sink.feature(&["shape after", shape_after, mark_after, self.shape(place, to - 1)]);
        // "Two Oars and Sons", "House of Oars": whether a name goes on across a small word.
        let link = |at: Option<usize>| {
            let class = |at| ["and", "of", "article"].into_iter().find(|class| self.scene.is(class, place, at));
            at.map_or("^", |at| class(at).unwrap_or("-"))
        };
        let (last, back) = (from.checked_sub(1), from.checked_sub(2));
        let shape_back = back.map_or("^", |at| self.shape(place, at));
        sink.feature(&["runs on", link(Some(to)), mark_after, self.shape(place, to + 1), part]);
        sink.feature(&["comes after", shape_back, link(last), mark_before, part]);
        let possessive = match bare {
            true => "left out",
            false if text.folded(to - 1).ends_with("'s") => "kept",
            false => "none",
        };
        sink.feature(&["possessive", possessive, shape_after]);
        let classes = |at: Option<usize>| at.map_or(&[][..], |at| self.scene.classes(place, at));
        if elided.is_empty() {
            classes(from.checked_sub(1)).iter().for_each(|class| sink.feature(&["before is", class, mark_before]));
        }
        classes(from.checked_sub(2)).iter().for_each(|class| sink.feature(&["second before is", class]));
        classes(Some(to)).iter().for_each(|class| sink.feature(&["after is", class, mark_after]));
    }

    /// Where in its part and line it stands.
    fn line(&self, mention: &Mention, sink: &mut dyn Sink) {
        let Mention { part: place, from, to, .. } = *mention;
        let reader = &self.scene.reader;
        let text = reader.text(place);
        let signature = reader.mail.signature;
        let part = part(reader, mention);
        let shape = self.shape(place, from);
        let (start, end, number) = self.scene.note(place, from).map_or((0, 0, 0), |note| note.line);
        let position = match (from == start, to >= end) {
            (true, true) => "whole line",
            (true, false) => "line start",
            (false, true) => "line end",
            (false, false) => "in line",
        };
        sink.feature(&[position, part]);
        sink.feature(&[position, part, shape]);
        match part {
            "G" => {
                let first = self.scene.note(place, signature).map_or(0, |note| note.line.2);
                let row = number.saturating_sub(first).min(6).to_string();
                sink.feature(&["row", &row]);
                sink.feature(&["row and line", &row, position, shape]);
                sink.feature(&["row and domain", &row, self.domain]);
                for at in (start..end.min(start + 12)).filter(|at| !(from..to).contains(at)) {
                    self.scene.classes(place, at).iter().for_each(|class| sink.feature(&["row has", class]));
                }
            }
            "B" => {
                let depth = match from {
                    0..12 => "first words",
                    12..30 => "first lines",
                    30..60 => "early",
                    60..120 => "middle",
                    _ => "late",
                };
                let left = match signature.saturating_sub(to) {
                    0..2 => "last",
                    2..6 => "near the end",
                    6..20 => "in the end",
                    _ => "before",
                };
                sink.feature(&["depth", depth]);
                sink.feature(&["left", left, shape]);
            }
            "S" | "F" => {
                let count = text.words.len();
                for at in (0..count.min(14)).filter(|at| !(from..to).contains(at)) {
                    sink.feature(&["beside", part, sign(reader, text, at)]);
                }
                sink.feature(&["whole", part, if from == 0 && to == count { "yes" } else { "no" }]);
            }
            _ => {}
        }
    }

    /// The words of the body's same sentence.
    fn sentence(&self, mention: &Mention, sink: &mut dyn Sink) {
        let reader = &self.scene.reader;
        if part(reader, mention) != "B" {
            return;
        }
        let text = reader.text(mention.part);
        let left = (0..mention.from).rev().take(LEFT).take_while(|at| !text.gap(at + 1).ends_phrase());
        left.for_each(|at| sink.feature(&["left of", sign(reader, text, at)]));
        let right = (mention.to..text.words.len()).take(RIGHT).take_while(|at| !text.gap(*at).ends_phrase());
        right.for_each(|at| sink.feature(&["right of", sign(reader, text, at)]));
    }

    fn shape(&self, part: Part, at: usize) -> &'static str {
        self.scene.note(part, at).map_or("$", |note| note.shape)
    }
}

/// A letter for the part of the mail; `G` is the signature.
pub fn part(reader: &Reader, mention: &Mention) -> &'static str {
    match mention.part {
        Part::Subject => "S",
        Part::FromName => "F",
        Part::Quoted => "Q",
        Part::Body | Part::FromEmail if reader.in_signature(mention.from) => "G",
        Part::Body | Part::FromEmail => "B",
    }
}

/// What stands for a word: itself, or that it is a number or an address.
pub fn sign<'t>(reader: &Reader, text: &'t Text, at: usize) -> &'t str {
    match text.words.get(at).map(|word| word.kind) {
        None => "$",
        Some(Kind::Number) => "#",
        Some(Kind::Link) => "#link",
        Some(Kind::Email) => "#mail",
        Some(Kind::Letters) => words::bare(reader.words, text.folded(at)),
    }
}

/// How the words compare with the sender's domain.
pub fn domain(reader: &Reader, words: &[&str]) -> &'static str {
    let domain = reader.domain.as_str();
    let letters: String = words.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphanumeric()).collect();
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let in_domain = |word: &&str| word.len() > 3 && domain.contains(*word);
    match domain.len() {
        0 => "none",
        _ if letters == domain => "the same",
        _ if letters.len() > 3 && domain.starts_with(&letters) => "begins the domain",
        4.. if letters.starts_with(domain) => "begins with the domain",
        _ if letters.len() > 3 && domain.contains(&letters) => "in the domain",
        4.. if letters.contains(domain) => "holds the domain",
        3.. if words.len() > 1 && initials == domain => "initials",
        _ if words.first().is_some_and(in_domain) || words.last().is_some_and(in_domain) => "a word in the domain",
        _ => "another",
    }
}

/// The first mark between two words, with a line end after it if there is one; a space when there is none.
pub fn mark(sep: &str) -> String {
    let line = if sep.contains('\n') { "\\n" } else { "" };
    let Some(mark) = sep.chars().find(|c| !c.is_whitespace() && !is_invisible(*c) && *c != '*') else {
        return if line.is_empty() { " ".to_owned() } else { line.to_owned() };
    };
    match mark {
        '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'' => format!("\"{line}"),
        '-' | '—' | '–' if sep.contains(char::is_whitespace) => format!("–{line}"),
        '-' | '—' | '–' => "-".to_owned(),
        '•' | '·' => format!("|{line}"),
        mark => format!("{mark}{line}"),
    }
}

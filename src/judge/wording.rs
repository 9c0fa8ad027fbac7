//! What the words of a mail speak for, beyond the phrases: words and pairs of words, as they stand and with days, titles
//! and names made alike; what they mean, in concepts that are the same for every language; beginnings and ends of long
//! words; the sender's words. Their weights were fitted to labelled mails and stand in `wording.tsv` (what the mail is)
//! and `stage.tsv` (how far the hiring has come).

use super::{Kind, Stage};
use crate::facts::words::{self, Words, has};
use crate::language::{Detected, concepts::concept};
use crate::mail::text::{Gap, Kind as WordKind, Text};
use crate::mail::{Parsed, Part};
use crate::model::{Model, hash};
use std::collections::HashSet;

/// Words that are read of each part.
const MOST_BODY: usize = 600;
const MOST_SUBJECT: usize = 40;
const MOST_QUOTED: usize = 120;
const MOST_SENDER: usize = 6;

/// The stages that `stage.tsv` tells apart: all but the first, outreach, which is a kind of mail.
pub const STAGES: &[Stage] = Stage::ALL.split_at(1).1;

/// What a signal adds to a stage's score per unit of weight: "second interview" outweighs the words of a first one.
pub const SIGNAL_OF_STAGE: f32 = 2.0;

/// What a phrase adds by hand that names the round outright, however like a first invitation the rest is worded.
const NAMED_ROUNDS: [(&str, Stage, f32); 2] =
    [("next_round", Stage::NextRound, 1.5), ("final_round", Stage::Final, 1.5)];

static KINDS: Model = Model::new(include_bytes!(concat!(env!("OUT_DIR"), "/wording.bin")), Kind::ALL.len());
static STAGE: Model = Model::new(include_bytes!(concat!(env!("OUT_DIR"), "/stage.bin")), STAGES.len());

/// A piece of a mail with its words.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub part: Part,
    /// Words `from..to` of the part.
    pub from: usize,
    pub to: usize,
}

/// The features of a mail's words, each once, with the place where it stands first.
pub struct Wording {
    features: Vec<(u32, Place)>,
}

/// What a word-feature says for each kind.
pub struct Vote {
    pub place: Place,
    pub weights: [f32; Kind::ALL.len()],
}

impl Wording {
    /// Reads the words of a mail.
    pub fn new(mail: &Parsed, language: Detected) -> Self {
        let mut features = Vec::new();
        let mut seen = HashSet::new();
        name(mail, language, &mut |parts, place| {
            let hash = hash(parts);
            if seen.insert(hash) {
                features.push((hash, place));
            }
        });
        Wording { features }
    }

    /// What a weight of 1 of one of the features adds to a score: a long mail's features count less each.
    fn scale(&self) -> f32 {
        scale(self.features.len())
    }

    /// What the features that are known say.
    pub fn votes(&self) -> impl Iterator<Item = Vote> {
        let scale = self.scale();
        self.features.iter().filter_map(move |(hash, place)| {
            let mut known = KINDS.weights(*hash).peekable();
            known.peek()?;
            let mut weights = [0.0; Kind::ALL.len()];
            weights.iter_mut().zip(known).for_each(|(to, weight)| *to = weight * scale);
            Some(Vote { place: *place, weights })
        })
    }

    /// The likeliest stage of an invite with these signals.
    pub fn stage(&self, signals: impl Iterator<Item = &'static str>) -> Stage {
        let mut scores = [0.0; STAGES.len()];
        let mut add = |hash: u32, counts: f32| {
            scores.iter_mut().zip(STAGE.weights(hash)).for_each(|(score, weight)| *score += weight * counts);
        };
        add(hash(&["bias"]), 1.0);
        let signals: Vec<&str> = signals.collect();
        signals.iter().for_each(|signal| add(hash(&["signal", signal]), SIGNAL_OF_STAGE));
        let scale = self.scale();
        self.features.iter().for_each(|(hash, _)| add(*hash, scale));
        let named = |stage: &Stage| -> f32 {
            let rounds = NAMED_ROUNDS.iter().filter(|(signal, round, _)| round == stage && signals.contains(signal));
            rounds.map(|(.., adds)| adds).sum()
        };
        let scores = STAGES.iter().zip(scores).map(|(stage, score)| (stage, score + named(stage)));
        let best = scores.max_by(|a, b| a.1.total_cmp(&b.1));
        best.map_or(Stage::Interview, |(stage, _)| *stage)
    }
}

/// What one of `features` features adds to a score per unit of weight. Chosen by cross-validation.
pub fn scale(features: usize) -> f32 {
    1.2 / (1.0 + features as f32 / 400.0).sqrt()
}

/// Names every feature of the mail's words, with its place. One that stands twice is named twice.
pub fn name(mail: &Parsed, language: Detected, sink: &mut dyn FnMut(&[&str], Place)) {
    let code = language.code.unwrap_or("xx");
    let lists = words::of(language.code);
    for (part, text, most) in [
        (Part::Subject, &mail.subject, MOST_SUBJECT),
        (Part::Body, &mail.body, MOST_BODY),
        (Part::Quoted, &mail.quoted, MOST_QUOTED),
    ] {
        let end = text.words.len().min(most);
        let mut from = 0;
        for to in (1..=end).filter(|&at| at == end || text.gap(at).ends_phrase()) {
            Sentence { code, lists, part, text, from, to }.name(sink);
            from = to;
        }
    }
    for at in 0..mail.from_name.words.len().min(MOST_SENDER) {
        sink(&["from", code, mail.from_name.folded(at)], Place { part: Part::FromName, from: at, to: at + 1 });
    }
    let address = Place { part: Part::FromEmail, from: 0, to: 1 };
    let local = mail.message.from_email.split('@').next().unwrap_or_default().to_lowercase();
    local.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).for_each(|w| sink(&["address", w], address));
    let length = (mail.body.words.len() / 20).min(9).to_string();
    sink(&["length", &length], Place { part: Part::Body, from: 0, to: mail.body.words.len().min(1) });
}

/// Words `from..to` of a text.
struct Sentence<'s, 't> {
    code: &'static str,
    lists: &'static Words,
    part: Part,
    text: &'s Text<'t>,
    from: usize,
    to: usize,
}

impl Sentence<'_, '_> {
    fn name(&self, sink: &mut dyn FnMut(&[&str], Place)) {
        let code = self.code;
        let zone = if self.part == Part::Quoted { "quoted" } else { "words" };
        let mut plain = vec!["^"];
        plain.extend((self.from..self.to).map(|at| self.sign(at)));
        plain.push(if self.text.gap(self.to) == Gap::Question { "?" } else { "$" });
        let titled: Vec<&str> =
            plain.iter().map(|sign| if self.lists.is_title_or_plural(sign) { "@title" } else { sign }).collect();
        let alike: Vec<&str> = titled.iter().enumerate().map(|(i, sign)| self.sort(i, sign)).collect();
        // The words that signs `i..i + n` stand for; the marks of start and end stand for the word next to them.
        let place = |i: usize, n: usize| {
            let from = (self.from + i).saturating_sub(1).clamp(self.from, self.to.saturating_sub(1));
            Place {
                part: self.part,
                from,
                to: (self.from + i + n).saturating_sub(1).clamp(from + 1, self.to.max(from + 1)),
            }
        };
        for (i, word) in plain.iter().enumerate() {
            for n in 1..=2 {
                let Some(run) = plain.get(i..i + n) else { break };
                let classes = titled.get(i..i + n).unwrap_or_default();
                let sorts = alike.get(i..i + n).unwrap_or_default();
                let place = place(i, n);
                if n == 1 && is_mark(word) {
                    continue;
                }
                let joined = run.join(" ");
                sink(&[zone, code, &joined], place);
                if self.part == Part::Subject {
                    sink(&["subject", code, &joined], place);
                }
                if classes != run {
                    sink(&[zone, code, &classes.join(" ")], place);
                }
                if n == 2 && sorts != classes {
                    sink(&[zone, code, &sorts.join(" ")], place);
                }
            }
            if word.len() >= 7 && !word.starts_with('#') && self.part != Part::Quoted {
                let ends = [("begins", word.get(..5)), ("ends", word.get(word.len() - 6..))];
                ends.iter().for_each(|(name, part)| sink(&[name, code, part.unwrap_or_default()], place(i, 1)));
            }
        }
        self.name_concepts(sink);
    }

    /// The sentence as what its words mean: concepts, and runs of up to three, words between them that mean nothing
    /// here left out.
    fn name_concepts(&self, sink: &mut dyn FnMut(&[&str], Place)) {
        let zone = match self.part {
            Part::Quoted => "quoted concept",
            Part::Subject => "subject concept",
            _ => "concept",
        };
        let last = self.to.saturating_sub(1);
        let mut chain: Vec<(&str, usize)> = vec![("^", self.from)];
        for at in self.from..self.to {
            if let Some(meaning) = self.meaning(at).filter(|meaning| chain.last().is_none_or(|(m, _)| m != meaning)) {
                chain.push((meaning, at));
            }
        }
        chain.push((if self.text.gap(self.to) == Gap::Question { "?" } else { "$" }, last));
        for (i, &(first, from)) in chain.iter().enumerate() {
            let place = |last: usize| Place { part: self.part, from, to: last + 1 };
            if !is_mark(first) && first != "?" {
                sink(&[zone, first], place(from));
            }
            let Some(&(second, to)) = chain.get(i + 1) else { break };
            sink(&[zone, first, second], place(to));
            let Some(&(third, to)) = chain.get(i + 2) else { continue };
            sink(&[zone, first, second, third], place(to));
            sink(&[zone, first, "_", third], place(to));
        }
    }

    /// What a word means: its concept, or its sort.
    fn meaning(&self, at: usize) -> Option<&str> {
        let sign = self.sign(at);
        let concept = concept(Some(self.code), words::bare(self.lists, sign));
        concept.or_else(|| match self.sort(at - self.from + 1, sign) {
            sort @ ("@day" | "@month" | "@role" | "@organisation") => Some(sort),
            _ if self.lists.is_title_or_plural(sign) => Some("@title"),
            "#time" => Some("#time"),
            "#link" | "#mail" => Some("#link"),
            _ => None,
        })
    }

    /// What stands for a word: itself, or what it is.
    fn sign(&self, at: usize) -> &str {
        let folded = self.text.folded(at);
        match self.text.words.get(at).map(|word| word.kind) {
            Some(WordKind::Email) => "#mail",
            // Hosts that are nobody's say nothing.
            Some(WordKind::Link) if folded.ends_with(".example") => "#link",
            Some(WordKind::Number) if folded.contains([':', 'h', 'm']) => "#time",
            Some(WordKind::Number) => match folded.len() {
                1 | 2 => "#2",
                3 | 4 => "#4",
                _ => "#long",
            },
            _ => folded,
        }
    }

    /// What sort of word sign `i` is, if that is known: a day, a month, an organisation, a name.
    fn sort<'a>(&self, i: usize, sign: &'a str) -> &'a str {
        let Some(word) = i.checked_sub(1).and_then(|i| self.text.words.get(self.from + i)) else { return sign };
        if i > self.to - self.from {
            return sign;
        }
        let lists = self.lists;
        let sorts = [
            (lists.weekday, "@day"),
            (lists.near_day, "@day"),
            (lists.month, "@month"),
            (lists.org_word, "@organisation"),
            (lists.legal, "@organisation"),
            (lists.role_noun, "@role"),
            (lists.team, "@team"),
        ];
        let name = i > 1 && word.capital && word.kind == WordKind::Letters && !sign.starts_with('@');
        let sort = sorts.into_iter().find(|(list, _)| has(*list, sign)).map(|(_, sort)| sort);
        sort.or(name.then_some("@name")).unwrap_or(sign)
    }
}

/// Whether a sign stands for the start or the end of a sentence.
fn is_mark(sign: &str) -> bool {
    matches!(sign, "^" | "$")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::Message;

    fn names(subject: &str, body: &str) -> Vec<String> {
        let message = Message { subject: subject.into(), body: body.into(), ..Message::default() };
        let mail = message.parse();
        let language = crate::language::detect(&mail);
        let mut all = Vec::new();
        name(&mail, language, &mut |parts, place| {
            assert!(place.to > place.from && place.to <= 600);
            all.push(parts.join("|"));
        });
        all
    }

    #[test]
    fn words_stand_as_they_are_and_by_their_sort() {
        let all = names("Chat", "Could we talk on Monday about the baker job? Thanks for your time and see you then");
        for wanted in ["subject|en|chat", "words|en|we talk", "words|en|on @day", "words|en|the @title", "words|en|?"] {
            assert!(all.iter().any(|name| name == wanted), "{wanted} in {all:?}");
        }
    }

    #[test]
    fn sentences_that_mean_the_same_are_alike_in_every_language() {
        let english = "Could you come to an interview on Thursday?";
        let others = [
            "Könnten Sie am Donnerstag zu einem Vorstellungsgespräch vorbeikommen?",
            "¿Podría usted venir a una entrevista el jueves?",
            "Kunt u donderdag langskomen voor een sollicitatiegesprek?",
        ];
        for text in others.iter().chain([&english]) {
            let all = names("", text);
            for wanted in ["concept|interview", "concept|visit", "concept|@day"] {
                assert!(all.iter().any(|name| name == wanted), "{wanted} in {all:?}");
            }
        }
        assert!(names("", english).iter().any(|name| name == "concept|visit|interview|@day"));
    }

    #[test]
    fn no_run_crosses_the_end_of_a_sentence() {
        let all = names("", "We met the team. Hello to you and the others in the room.");
        assert!(!all.iter().any(|name| name.contains("team hello")));
    }

    #[test]
    fn the_files_name_the_outputs_in_the_order_of_the_types() {
        let outputs = |file: &str| file.lines().next().unwrap_or_default().to_owned();
        let kinds = Kind::ALL.map(Kind::id);
        assert_eq!(outputs(include_str!("wording.tsv")), kinds.join(" "));
        let stages: Vec<&str> = STAGES.iter().map(|s| s.id()).collect();
        assert_eq!(outputs(include_str!("stage.tsv")), stages.join(" "));
    }
}

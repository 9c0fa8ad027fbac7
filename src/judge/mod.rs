//! Is this an invitation to a job interview, and at what stage?
//!
//! The judge looks for signals: phrases of the mail's language, facts of its build (sender, links), and combinations of
//! both; and it weighs the mail's [wording]. Each signal that is there counts once and adds its weights to the kinds, and
//! so does each run of words; the kinds' scores become probabilities. Signals, combinations and weights are data, in
//! `signals.toml` and `wording.tsv`; `cargo run --release --example fit` fits the weights to labelled mails.

mod evidence;
mod structure;
pub mod wording;

pub use structure::says_no_reply;

use crate::language::{Detected, phrases};
use crate::mail::text::{Span, Text};
use crate::mail::{Parsed, Part, Place};
use crate::model::network::Encoded;
use crate::model::softmax;
use serde::{Deserialize, Serialize};
use wording::{Vote, Wording};

/// What a mail is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An interview or a first talk is offered.
    Invitation,
    /// A recruiter asks for a talk or for interest.
    Outreach,
    Rejection,
    Offer,
    Receipt,
    Assessment,
    Alert,
    /// The reader is to interview someone.
    Interviewer,
    /// Press, podcast, research, visa, admission, coaching.
    OtherInterview,
    Scam,
    Other,
}

impl Kind {
    /// In the order of their numbers.
    pub const ALL: [Kind; 11] = [
        Kind::Invitation,
        Kind::Outreach,
        Kind::Rejection,
        Kind::Offer,
        Kind::Receipt,
        Kind::Assessment,
        Kind::Alert,
        Kind::Interviewer,
        Kind::OtherInterview,
        Kind::Scam,
        Kind::Other,
    ];

    /// The id on the command line and in data files.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Invitation => "invitation",
            Kind::Outreach => "outreach",
            Kind::Rejection => "rejection",
            Kind::Offer => "offer",
            Kind::Receipt => "receipt",
            Kind::Assessment => "assessment",
            Kind::Alert => "alert",
            Kind::Interviewer => "interviewer",
            Kind::OtherInterview => "other_interview",
            Kind::Scam => "scam",
            Kind::Other => "other",
        }
    }

    /// Whether there is a job interview to decline.
    pub fn is_invite(self) -> bool {
        matches!(self, Kind::Invitation | Kind::Outreach)
    }
}

/// How far the hiring has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Outreach,
    Screen,
    Interview,
    NextRound,
    Final,
    Confirmation,
    Reminder,
    Reschedule,
}

impl Stage {
    /// In the order of hiring.
    pub const ALL: [Stage; 8] = [
        Stage::Outreach,
        Stage::Screen,
        Stage::Interview,
        Stage::NextRound,
        Stage::Final,
        Stage::Confirmation,
        Stage::Reminder,
        Stage::Reschedule,
    ];

    /// The id on the command line and in the popup.
    pub fn id(self) -> &'static str {
        match self {
            Stage::Outreach => "outreach",
            Stage::Screen => "screen",
            Stage::Interview => "interview",
            Stage::NextRound => "next_round",
            Stage::Final => "final",
            Stage::Confirmation => "confirmation",
            Stage::Reminder => "reminder",
            Stage::Reschedule => "reschedule",
        }
    }

    /// The stage with this id.
    pub fn from_id(id: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|s| s.id() == id)
    }

    /// Whether a time was agreed, which a reply releases.
    pub fn holds_slot(self) -> bool {
        matches!(self, Stage::Confirmation | Stage::Reminder | Stage::Reschedule)
    }
}

/// One thing in the mail that speaks for or against.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    pub place: Place,
    /// The words, cut from the mail.
    pub text: String,
    /// The signal's id in `signals.toml`.
    pub signal: &'static str,
    /// What the signal means, in English.
    pub why: &'static str,
    /// Log-odds it adds to "this is an invitation"; negative speaks against.
    pub weight: f32,
}

/// What the mail is, how sure that is, and what led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    pub kind: Kind,
    /// `None` unless the kind is an invite.
    pub stage: Option<Stage>,
    /// Probability that there is a job interview to decline, 0 to 1.
    pub score: f32,
    /// Strongest first.
    pub evidence: Vec<Evidence>,
}

/// Something that speaks for or against a kind of mail.
struct Signal {
    id: &'static str,
    why: &'static str,
    weights: &'static [(Kind, f32)],
    /// Whether the weights come from labelled mails.
    fitted: bool,
    /// Signals that do not count when they stand in the same sentence as this one.
    mutes: &'static [u16],
    /// A combination is there when one signal of each of these is there …
    when: &'static [&'static [u16]],
    /// … and none of these.
    unless: &'static [u16],
    /// Where its phrases are looked for; subject and body when `None`.
    part: Option<Part>,
    /// Looked for in footers too, which say nothing else of what a mail is about.
    footer: bool,
}

/// The compiled `signals.toml`.
mod data {
    use super::{Kind, Part, Signal};
    include!(concat!(env!("OUT_DIR"), "/signals.rs"));
}

/// What a point of the network's counts beside one of the signals' and the words'. Chosen by cross-validation.
pub const NETWORK_COUNTS: f32 = 0.5;

/// What a point of "none of these" counts beside one of a kind with a name: most mail is none, so the models say it too
/// readily. Chosen by cross-validation: with it, the named kinds are right about as often as "none of these".
const OTHER_COUNTS: f32 = 0.4;

/// From which score a mail is called an invite. Chosen by cross-validation: up to here, what is lost in recall is little
/// beside what is won in precision.
pub const INVITE_FROM: f32 = 0.75;

/// Words of the body that are read; an invitation says what it wants before that.
const MOST_WORDS: usize = 700;

/// A signal and where it was found.
#[derive(Clone, Copy, Debug)]
struct Hit {
    signal: u16,
    part: Part,
    span: Span,
    /// Number of the sentence, within its part.
    sentence: usize,
}

impl Verdict {
    /// The evidence that speaks for an invite, or against one.
    pub fn grounds(&self, invite: bool) -> impl Iterator<Item = &Evidence> {
        self.evidence.iter().filter(move |e| (e.weight > 0.0) == invite)
    }
}

/// Judges a mail. `encoded` is what the network made of it.
pub fn judge(mail: &Parsed, language: Detected, encoded: &Encoded) -> Verdict {
    let hits = hits(mail, language);
    let present = combine(&hits, None);
    let wording = Wording::new(mail, language);
    let votes: Vec<Vote> = wording.votes().collect();
    let mut words = [0.0; Kind::ALL.len()];
    votes.iter().for_each(|vote| words.iter_mut().zip(vote.weights).for_each(|(sum, weight)| *sum += weight));
    let sums: Vec<f32> = words.iter().zip(&encoded.kinds).map(|(words, seen)| words + NETWORK_COUNTS * seen).collect();
    let probabilities = probabilities(&present, &sums);
    let (score, _) = shares(&probabilities);
    let kind = likeliest(&probabilities, score >= INVITE_FROM);
    let stage = kind.is_invite().then(|| {
        let names = data::SIGNALS.iter().zip(present).filter(|(_, there)| *there).map(|(s, _)| s.id);
        if kind == Kind::Outreach { Stage::Outreach } else { wording.stage(names) }
    });
    let mut evidence = evidence::of_signals(mail, &hits, &sums, &probabilities);
    evidence.extend(evidence::of_words(mail, &votes, &probabilities));
    evidence.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    Verdict { kind, stage, score, evidence }
}

/// The ids of all signals there are.
pub fn signal_ids() -> impl Iterator<Item = &'static str> {
    data::SIGNALS.iter().map(|s| s.id)
}

/// The ids of all signals with fitted weights that the mail holds, combinations included, in the order of `signals.toml`.
pub fn signals(mail: &Parsed, language: Detected) -> Vec<&'static str> {
    let present = combine(&hits(mail, language), None);
    data::SIGNALS.iter().zip(present).filter(|(s, there)| *there && s.fitted).map(|(s, _)| s.id).collect()
}

/// The first place of every phrase signal and structural signal that counts.
fn hits(mail: &Parsed, language: Detected) -> Vec<Hit> {
    let mut all = Vec::new();
    let texts = [
        (Part::Subject, &mail.subject, false),
        (Part::Body, &mail.body, false),
        (Part::Body, &mail.footer, true),
        (Part::FromName, &mail.from_name, false),
    ];
    for (part, text, in_footer) in texts {
        let sentences = sentences(text);
        for phrases in phrases(language) {
            phrases.each(text, MOST_WORDS, |signal, start, end| {
                let Some(s) = data::SIGNALS.get(usize::from(signal)) else { return };
                if s.part.map_or(part != Part::FromName, |p| p == part) && (s.footer || !in_footer) {
                    let sentence = sentences.get(start).copied().unwrap_or_default();
                    all.push(Hit { signal, part, span: text.span(start, end), sentence });
                }
            });
        }
    }
    let mutes = |hit: &Hit| data::SIGNALS.get(usize::from(hit.signal)).map_or(&[][..], |s| s.mutes);
    let muting: Vec<&Hit> = all.iter().filter(|h| !mutes(h).is_empty()).collect();
    let muted = |hit: &Hit| {
        muting.iter().any(|m| m.part == hit.part && m.sentence == hit.sentence && mutes(m).contains(&hit.signal))
    };
    let mut there = [false; data::SIGNALS.len()];
    let mut kept = Vec::new();
    for hit in all.iter().filter(|h| !muted(h)).copied().chain(structure::hits(mail)) {
        if let Some(there) = there.get_mut(usize::from(hit.signal)).filter(|there| !**there) {
            *there = true;
            kept.push(hit);
        }
    }
    kept
}

/// For each word the number of its sentence.
fn sentences(text: &Text) -> Vec<usize> {
    let mut number = 0;
    text.words
        .iter()
        .take(MOST_WORDS)
        .map(|word| {
            number += usize::from(word.gap.ends_phrase());
            number
        })
        .collect()
}

/// Which signals are there, combinations included, as if `left_out` were not.
fn combine(hits: &[Hit], left_out: Option<u16>) -> [bool; data::SIGNALS.len()] {
    let mut there = [false; data::SIGNALS.len()];
    for hit in hits.iter().filter(|h| Some(h.signal) != left_out) {
        if let Some(there) = there.get_mut(usize::from(hit.signal)) {
            *there = true;
        }
    }
    for (number, signal) in data::SIGNALS.iter().enumerate().filter(|(_, s)| !s.when.is_empty()) {
        let is_there = |n: &u16| there.get(usize::from(*n)).copied().unwrap_or_default();
        let combined = signal.when.iter().all(|any| any.iter().any(is_there)) && !signal.unless.iter().any(is_there);
        if let Some(there) = there.get_mut(number) {
            *there = combined;
        }
    }
    there
}

/// How likely each kind is, in the order of [`Kind::ALL`], with these signals and what the words add.
fn probabilities(present: &[bool], words: &[f32]) -> Vec<f32> {
    let mut odds = words.to_vec();
    let weights = data::SIGNALS.iter().zip(present).filter(|(_, there)| **there).flat_map(|(s, _)| s.weights);
    for (kind, weight) in data::BIAS.iter().chain(weights) {
        if let Some(odds) = odds.get_mut(*kind as usize) {
            *odds += weight;
        }
    }
    softmax(&mut odds);
    odds
}

/// How likely an invite is, and anything else; neither is 0, however sure the other.
fn shares(probabilities: &[f32]) -> (f32, f32) {
    let share = |invite: bool| {
        let kinds = Kind::ALL.iter().zip(probabilities).filter(|(kind, _)| kind.is_invite() == invite);
        kinds.map(|(_, p)| p).sum::<f32>().max(f32::MIN_POSITIVE)
    };
    (share(true), share(false))
}

/// The likeliest kind among invites, or among all else.
pub fn likeliest(probabilities: &[f32], invite: bool) -> Kind {
    let kinds = Kind::ALL.into_iter().zip(probabilities).filter(|(kind, _)| kind.is_invite() == invite);
    let kinds = kinds.map(|(kind, p)| (kind, if kind == Kind::Other { OTHER_COUNTS * p } else { *p }));
    kinds.max_by(|a, b| a.1.total_cmp(&b.1)).map_or(Kind::Other, |(kind, _)| kind)
}

//! What the try page asks: read a pasted mail, draft a reply.

use super::browser::today;
use super::proposal::{CUSTOM, Work, request};
use super::screen::state_of;
use super::settings::Settings;
use crate::facts::Fact;
use crate::judge::{Evidence, Kind, Stage, Verdict};
use crate::language::Language;
use crate::mail::{Message, Part};
use crate::read;
use crate::reason::Profile;
use crate::reply::{Tone, compose};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

/// How many signs are shown of the verdict's side, and of the other.
const MOST_SIGNS: usize = 8;
const MOST_OTHERS: usize = 3;
/// The share of the strongest sign's weight below which one is not worth a mark.
const LEAST_SHARE: f32 = 0.1;

/// A mail as it was pasted, and how the reply should be.
#[derive(Deserialize)]
struct Ask {
    subject: String,
    from_name: String,
    from_email: String,
    body: String,
    /// Of the user; may be empty.
    name: String,
    /// A reason's id or `custom`; empty for the suggested one.
    reason: String,
    own_reason: String,
    tone: Tone,
    /// `None` for the mail's own.
    language: Option<Language>,
    door_open: bool,
    refer: bool,
    variant: u32,
}

/// The answer; unknown fields are undefined.
#[derive(Serialize)]
struct Answer {
    /// The screen that the popup would show.
    state: &'static str,
    kind: Kind,
    stage: Option<Stage>,
    /// ISO 639-1 code of the mail's language.
    mail_language: Option<&'static str>,
    recruiter: Option<Found>,
    company: Option<Found>,
    role: Option<Found>,
    times: Vec<Found>,
    /// What speaks most for and against an invite, strongest first.
    evidence: Vec<Quote>,
    /// Best first, the user's own words last.
    reasons: Vec<Choice>,
    /// The reason and language that the draft was written with.
    reason: String,
    language: &'static str,
    draft: String,
}

/// A fact, as the mail states it.
#[derive(Serialize)]
struct Found {
    text: String,
    /// Whether it may go into the draft unasked.
    sure: bool,
}

#[derive(Serialize)]
struct Quote {
    part: &'static str,
    /// UTF-16 units from the start of the part, as scripts count.
    start: usize,
    end: usize,
    text: String,
    /// The signal's id.
    signal: &'static str,
    /// Whether it speaks for an invite.
    speaks_for: bool,
}

#[derive(Serialize)]
struct Choice {
    id: &'static str,
    /// Key of the sentence that says why it stands there; empty for the user's own words.
    why: &'static str,
}

/// Reads a mail and drafts the reply: `Ask` in, `Answer` out.
///
/// # Errors
/// A sentence when the question has the wrong shape.
#[wasm_bindgen]
pub fn try_mail(ask: JsValue) -> Result<JsValue, JsError> {
    let ask: Ask = serde_wasm_bindgen::from_value(ask)?;
    let mail = Message {
        subject: ask.subject,
        from_name: ask.from_name,
        from_email: ask.from_email,
        to_name: ask.name.clone(),
        body: ask.body,
    };
    let reading = read(&mail, &Profile::default());
    let proposed = Work::first(&reading, &Settings::default());
    let work = Work {
        language: ask.language.unwrap_or(proposed.language),
        reason: if ask.reason.is_empty() { proposed.reason } else { ask.reason },
        own_reason: ask.own_reason,
        tone: ask.tone,
        door_open: ask.door_open,
        refer: ask.refer,
        variant: ask.variant,
        ..proposed
    };
    let ranked = reading.reasons.iter().map(|s| Choice { id: s.reason.id(), why: s.why });
    let facts = &reading.facts;
    let answer = Answer {
        state: state_of(&reading).id(),
        kind: reading.verdict.kind,
        stage: reading.verdict.stage,
        mail_language: reading.language.code,
        recruiter: facts.recruiter.as_ref().map(found),
        company: facts.company.as_ref().map(found),
        role: facts.role.as_ref().map(found),
        times: facts.times.iter().map(found).collect(),
        evidence: signs(&reading.verdict).filter_map(|e| quote(&mail, e)).collect(),
        reasons: ranked.chain([Choice { id: CUSTOM, why: "" }]).collect(),
        draft: compose(&request(&reading, &work, &ask.name, &[], today())).text,
        reason: work.reason,
        language: work.language.code(),
    };
    Ok(serde_wasm_bindgen::to_value(&answer)?)
}

fn found(fact: &Fact) -> Found {
    Found { text: fact.text.clone(), sure: fact.sure }
}

/// The signs that are shown.
fn signs(verdict: &Verdict) -> impl Iterator<Item = &Evidence> {
    let least = verdict.evidence.first().map_or(0.0, |strongest| strongest.weight.abs() * LEAST_SHARE);
    let invite = verdict.kind.is_invite();
    let mut left = [MOST_OTHERS, MOST_SIGNS];
    verdict.evidence.iter().filter(move |e| {
        let left = &mut left[usize::from((e.weight > 0.0) == invite)];
        let shown = e.weight.abs() >= least && *left > 0;
        *left -= usize::from(shown);
        shown
    })
}

/// Where the words of `evidence` stand in `mail`.
fn quote(mail: &Message, evidence: &Evidence) -> Option<Quote> {
    let (part, text) = match evidence.place.part {
        Part::Subject => ("subject", &mail.subject),
        Part::Body | Part::Quoted => ("body", &mail.body),
        Part::FromName => ("from_name", &mail.from_name),
        Part::FromEmail => ("from_email", &mail.from_email),
    };
    let span = evidence.place.span;
    let units = |text: &str| text.encode_utf16().count();
    let start = units(text.get(..span.start)?);
    Some(Quote {
        part,
        start,
        end: start + units(text.get(span.start..span.end)?),
        text: evidence.text.clone(),
        signal: evidence.signal,
        speaks_for: evidence.weight > 0.0,
    })
}

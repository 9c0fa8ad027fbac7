//! Which screen a page leads to. Pure, so that every path is tested without a browser.

use super::page::{Found, Page};
use crate::judge::Kind;
use crate::language::Language;
use crate::reason::Profile;
use crate::reply::is_decline;
use crate::{Reading, read};

/// A screen of the popup; its name is the `data-state` of the popup's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Ok,
    Unsure,
    Notinv,
    Rej,
    Offer,
    Nomail,
    Notweb,
    Restricted,
    Multi,
    Hastext,
    Answered,
    Scam,
    Noreply,
    Lang,
    Name,
    Stale,
    /// The page of the reply is loading.
    Reply,
    Failins,
    Inserted,
}

impl State {
    /// The value of `data-state`.
    pub fn id(self) -> &'static str {
        match self {
            State::Ok => "ok",
            State::Unsure => "unsure",
            State::Notinv => "notinv",
            State::Rej => "rej",
            State::Offer => "offer",
            State::Nomail => "nomail",
            State::Notweb => "notweb",
            State::Restricted => "restricted",
            State::Multi => "multi",
            State::Hastext => "hastext",
            State::Answered => "answered",
            State::Noreply => "noreply",
            State::Scam => "scam",
            State::Lang => "lang",
            State::Name => "name",
            State::Stale => "stale",
            State::Reply => "reply",
            State::Failins => "failins",
            State::Inserted => "inserted",
        }
    }
}

/// From this score on the facts are shown as found; below, the user is asked.
const SURE: f32 = 0.85;
/// Below this score it does not look like an invitation.
const UNSURE: f32 = 0.35;

/// What the popup opens with.
#[derive(Clone, Debug)]
pub enum Opening {
    /// No message to speak of.
    Nothing(State),
    /// Message number `.0` of the page is the one.
    One(usize, Box<Reading>),
    /// The user has to choose among these messages, newest first; the last field is the one to preselect.
    Several(Vec<usize>, usize),
}

/// Chooses the message to answer: the newest that is not the user's own, unless another one of the thread may be meant.
pub fn open(page: &Page, profile: &Profile) -> Opening {
    match page.found {
        Found::List | Found::None if page.out_of_reach => return Opening::Nothing(State::Restricted),
        Found::List => return Opening::Nothing(State::Nomail),
        Found::None => return Opening::Nothing(State::Notweb),
        Found::Mail => {}
    }
    let readings: Vec<(usize, Reading)> = page
        .messages
        .iter()
        .enumerate()
        .filter(|(_, m)| !m.own && !m.text.trim().is_empty())
        .map(|(i, _)| (i, read(&page.mail(i), profile)))
        .collect();
    let invites: Vec<usize> = readings.iter().filter(|(_, r)| r.verdict.kind.is_invite()).map(|(i, _)| *i).collect();
    let sender = |i: usize| page.messages.get(i).map(|m| &m.from_email);
    let Some((newest, reading)) = readings.into_iter().next() else {
        return Opening::Nothing(if page.out_of_reach { State::Restricted } else { State::Nomail });
    };
    let meant = match invites.first() {
        None => true,
        // One sender's older invitation is answered by answering the newer one.
        Some(first) if *first == newest => invites.iter().all(|i| sender(*i) == sender(newest)),
        Some(_) => false,
    };
    if meant {
        return Opening::One(newest, Box::new(reading));
    }
    let preselected = invites.first().copied().unwrap_or(newest);
    let mut candidates = invites;
    if !candidates.contains(&newest) {
        candidates.insert(0, newest);
    }
    Opening::Several(candidates, preselected)
}

/// The user's own answer to message number `index`, if it declines: its number.
pub fn decline_of(page: &Page, index: usize, language: Language) -> Option<usize> {
    let newer = page.messages.iter().take(index).enumerate();
    newer.filter(|(_, m)| m.own && is_decline(&m.text, language)).map(|(i, _)| i).next()
}

/// The screen for one mail.
pub fn state_of(reading: &Reading) -> State {
    // Without phrases of its language nothing is known of a mail.
    if reading.language.code.is_some() && reading.language.language().is_none() {
        return State::Lang;
    }
    let facts = &reading.facts;
    match (reading.verdict.kind, reading.verdict.score) {
        (Kind::Scam, _) => State::Scam,
        (Kind::Rejection, score) if score < UNSURE => State::Rej,
        (Kind::Offer, score) if score < UNSURE => State::Offer,
        (_, score) if score < UNSURE => State::Notinv,
        (_, score) if score < SURE => State::Unsure,
        _ if facts.recruiter_first_name.is_none() && facts.company.is_none() && facts.role.is_none() => State::Unsure,
        _ if facts.no_reply => State::Noreply,
        _ => State::Ok,
    }
}

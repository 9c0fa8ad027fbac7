//! Bow Out reads the mail that is open, judges whether it is a job-interview invitation, and drafts a polite no.
//!
//! Arrows point one way: `extension → (webmail, reply, reason, facts, judge) → language → mail`; `model` knows none of them.
//!
//! | module | does |
//! |---|---|
//! | [`mail`] | what was read from the page; words, quotes, signatures, invisible text |
//! | [`language`] | which language and register; `language/<xx>/` holds that language's data |
//! | [`judge`] | is this an invitation? kind, stage, confidence, evidence |
//! | [`facts`] | recruiter, company, role, times: quoted from the mail, never invented |
//! | [`model`] | fitted weights: linear models of named features, and a small network over words |
//! | [`reason`] | the reasons, and which to suggest and why |
//! | [`reply`] | plan → sentences → text, and the etiquette checks |
//! | [`webmail`] | data that says where things are on each webmail's page |
//! | [`extension`] | the popup and what it asks of the browser; what touches either is wasm only |

use facts::{Facts, sure};
use judge::{Kind, Stage, Verdict};
use language::{Detected, Language, Register};
use mail::Message;
use reason::{Profile, Reason, Suggestion};
use reply::Request;

pub mod extension;
pub mod facts;
pub mod judge;
pub mod language;
pub mod mail;
pub mod model;
pub mod reason;
pub mod reply;
pub mod webmail;

/// Everything the product knows about one mail.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub language: Detected,
    pub verdict: Verdict,
    pub facts: Facts,
    /// Best first.
    pub reasons: Vec<Suggestion>,
}

impl Reading {
    /// The reply to propose: the first reason, and of the facts only the sure ones.
    pub fn request(&self) -> Request<'_> {
        let facts = &self.facts;
        let stage = self.verdict.stage;
        // Of several times none is the agreed one.
        let agreed = stage.is_some_and(Stage::holds_slot) && facts.times.len() == 1;
        Request {
            language: self.language.language().unwrap_or_default(),
            register: self.language.register,
            region: self.language.region,
            stage,
            reason: self.reasons.first().map_or(Reason::Timing, |s| s.reason),
            door_open: true,
            recruiter: facts.sure_first_name(),
            full_name: sure(&facts.recruiter).filter(|name| !facts.by_first_name && name.contains(' ')),
            titled: sure(&facts.titled),
            company: sure(&facts.company),
            before_company: &facts.before_company,
            before_role: &facts.before_role,
            role: sure(&facts.role),
            slot: facts.times.first().filter(|t| agreed && t.sure).map(|t| t.text.as_str()),
            others: &facts.met,
            agency: facts.agency,
            assessment: self.verdict.kind == Kind::Assessment,
            applied: facts.applied,
            frame: &facts.frame,
            follow_up: facts.follow_up,
            ..Request::default()
        }
    }

    /// The reply to propose, in a language that need not be the mail's; how the two address each other in that one nobody
    /// knows, so it is formal, without a title of the mail's language.
    pub fn request_in(&self, language: Language) -> Request<'_> {
        let proposed = self.request();
        if language == proposed.language {
            return proposed;
        }
        Request {
            language,
            register: Register::Formal,
            region: None,
            titled: None,
            frame: &[],
            before_company: &[],
            before_role: &[],
            ..proposed
        }
    }
}

/// Reads a mail: language, verdict, facts, reasons.
pub fn read(message: &Message, profile: &Profile) -> Reading {
    let mail = message.parse();
    let language = language::detect(&mail);
    let scene = facts::Scene::new(&mail, language);
    let encoded = facts::encode(&scene);
    let verdict = judge::judge(&mail, language, &encoded);
    let facts = facts::extract(&scene, &encoded, &verdict);
    let reasons = reason::rank(&mail, &verdict, &facts, profile);
    Reading { language, verdict, facts, reasons }
}

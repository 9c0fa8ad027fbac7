//! Bow Out reads the mail that is open, judges whether it is a job-interview invitation, and drafts a polite no.
//!
//! Arrows point one way: `extension → (webmail, reply, reason, facts, judge) → language → mail`.
//!
//! | module | does |
//! |---|---|
//! | [`mail`] | what was read from the page; words, quotes, signatures, invisible text |
//! | [`language`] | which language and register; `language/<xx>/` holds that language's data |
//! | [`judge`] | is this an invitation? kind, stage, confidence, evidence |
//! | [`facts`] | recruiter, company, role, times: quoted from the mail, never invented |
//! | [`reason`] | the reasons, and which to suggest and why |
//! | [`reply`] | plan → sentences → text, and the etiquette checks |
//! | [`webmail`] | data that says where things are on each webmail's page |
//! | [`extension`] | the popup and what it asks of the browser; what touches either is wasm only |

use facts::Facts;
use judge::Verdict;
use language::Detected;
use mail::Message;
use reason::{Profile, Suggestion};

pub mod extension;
pub mod facts;
pub mod judge;
pub mod language;
pub mod mail;
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

/// Reads a mail: language, verdict, facts, reasons.
pub fn read(message: &Message, profile: &Profile) -> Reading {
    let mail = message.parse();
    let language = language::detect(&mail);
    let verdict = judge::judge(&mail, language);
    let facts = facts::extract(&mail, language, &verdict);
    let reasons = reason::rank(&mail, &verdict, &facts, profile);
    Reading { language, verdict, facts, reasons }
}

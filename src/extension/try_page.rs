//! What the try page asks: read a pasted mail, draft a reply.

use crate::mail::Message;
use crate::reason::{Profile, Reason};
use crate::reply::{Request, Tone, compose};
use crate::{Reading, read};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

/// A mail as it was pasted, and how the reply should be.
#[derive(Deserialize)]
struct Ask {
    subject: String,
    from_name: String,
    from_email: String,
    body: String,
    name: String,
    /// Empty for the suggested one.
    reason: String,
    tone: Tone,
    variant: u32,
}

/// The answer; unknown fields are undefined.
#[derive(Serialize)]
struct Answer {
    kind: crate::judge::Kind,
    invite: bool,
    score: f32,
    stage: Option<crate::judge::Stage>,
    recruiter: Option<String>,
    company: Option<String>,
    role: Option<String>,
    times: Vec<String>,
    evidence: Vec<Quote>,
    /// Reason ids, best first.
    reasons: Vec<&'static str>,
    draft: String,
}

#[derive(Serialize)]
struct Quote {
    text: String,
    /// The signal's id.
    signal: &'static str,
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
    let Reading { language, verdict, facts, reasons } = read(&mail, &Profile::default());
    let sure = |fact: Option<crate::facts::Fact>| fact.filter(|f| f.sure).map(|f| f.text);
    let (company, role) = (sure(facts.company), sure(facts.role));
    let suggested = reasons.first().map_or(Reason::None, |s| s.reason);
    let draft = compose(&Request {
        language: language.language().unwrap_or_default(),
        register: language.register,
        stage: verdict.stage,
        reason: Reason::from_id(&ask.reason).unwrap_or(suggested),
        own_reason: None,
        tone: ask.tone,
        door_open: true,
        refer: false,
        variant: ask.variant,
        recruiter: facts.recruiter_first_name.as_deref(),
        company: company.as_deref(),
        role: role.as_deref(),
        slot: None,
        short_notice: false,
        agency: facts.agency,
        name: &ask.name,
    });
    let answer = Answer {
        kind: verdict.kind,
        invite: verdict.kind.is_invite(),
        score: verdict.score,
        stage: verdict.stage,
        recruiter: facts.recruiter_first_name.clone(),
        company,
        role,
        times: facts.times.into_iter().map(|t| t.text).collect(),
        evidence: verdict.evidence.into_iter().map(|e| Quote { text: e.text, signal: e.signal }).collect(),
        reasons: reasons.into_iter().map(|s| s.reason.id()).collect(),
        draft: draft.text,
    };
    Ok(serde_wasm_bindgen::to_value(&answer)?)
}

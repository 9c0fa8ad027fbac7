//! What the try page asks: read a pasted mail, draft a reply.

use crate::mail::Message;
use crate::read;
use crate::reason::{Profile, Reason};
use crate::reply::{Request, Tone, compose};
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
    /// What speaks for the verdict, strongest first.
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
    let reading = read(&mail, &Profile::default());
    let proposed = reading.request();
    let request = Request {
        reason: Reason::from_id(&ask.reason).unwrap_or(proposed.reason),
        tone: ask.tone,
        variant: ask.variant,
        name: &ask.name,
        ..proposed
    };
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let verdict = &reading.verdict;
    let answer = Answer {
        kind: verdict.kind,
        invite: verdict.kind.is_invite(),
        score: verdict.score,
        stage: verdict.stage,
        recruiter: owned(request.recruiter),
        company: owned(request.company),
        role: owned(request.role),
        times: reading.facts.times.iter().map(|t| t.text.clone()).collect(),
        evidence: verdict
            .grounds(verdict.kind.is_invite())
            .map(|e| Quote { text: e.text.clone(), signal: e.signal })
            .collect(),
        reasons: reading.reasons.iter().map(|s| s.reason.id()).collect(),
        draft: compose(&request).text,
    };
    Ok(serde_wasm_bindgen::to_value(&answer)?)
}

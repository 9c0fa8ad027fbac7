//! `bowout drafts`: every draft there is, for whoever wants to check them all.

use crate::space::Samples;
use bow_out::judge::Stage;
use bow_out::language::Language;
use bow_out::reply::{Request, compose};
use serde_json::json;
use std::io::{self, Write};

/// Wordings of each point.
const VARIANTS: u32 = 4;

/// The languages with these codes; all when there are none.
///
/// # Errors
/// When there is no such language.
pub fn languages(codes: &[String]) -> Result<Vec<Language>, String> {
    if codes.is_empty() {
        return Ok(Language::ALL.to_vec());
    }
    let language = |code: &String| Language::ALL.into_iter().find(|language| language.code() == code);
    codes.iter().map(|code| language(code).ok_or_else(|| format!("there are no drafts in `{code}`"))).collect()
}

/// Writes one line for each draft.
///
/// # Errors
/// When standard output is closed.
pub fn drafts(languages: &[Language]) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for language in languages.iter().copied() {
        let mut written = Ok(());
        Samples::of(language)?.each(language, |point| {
            for variant in 0..VARIANTS {
                if written.is_ok() {
                    written = writeln!(out, "{}", line(&Request { variant, ..*point }));
                }
            }
        });
        written?;
    }
    out.flush()
}

fn line(request: &Request) -> serde_json::Value {
    let draft = compose(request);
    let reason = match request.own_reason {
        Some(own) => format!("custom:{own}"),
        None => request.reason.id().to_owned(),
    };
    json!({
        "lang": request.language.code(),
        "register": request.register.address(),
        "region": request.region,
        "reason": reason,
        "stage": if request.assessment { Some("assessment") } else { request.stage.map(Stage::id) },
        "follow_up": request.follow_up,
        "tone": request.tone,
        "door_open": request.door_open,
        "refer": request.refer,
        "variant": request.variant,
        "facts": {
            "recruiter": request.recruiter,
            "full_name": request.full_name,
            "company": request.company,
            "role": request.role,
            "name": request.name,
            "slot": request.slot,
            "short_notice": request.short_notice,
            "agency": request.agency,
            "applied": request.applied,
        },
        "text": draft.text,
        "slots": draft.sentences,
    })
}

//! `bowout drafts`: every draft there is, for whoever wants to check them all.

use bow_out::judge::Stage;
use bow_out::language::{Language, Region, Register};
use bow_out::reason::Reason;
use bow_out::reply::{self, Request, Tone, compose};
use serde::Deserialize;
use serde_json::json;
use std::io::{self, Write};

const VARIANTS: u32 = 4;

/// What a mail may have given, in a language: everything, less, nothing, and names that are hard on a sentence; and
/// reasons of the user's own, one per shape.
#[derive(Deserialize)]
struct Samples {
    facts: Vec<Facts>,
    own_reasons: Vec<String>,
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Facts {
    recruiter: Option<String>,
    full_name: Option<String>,
    company: Option<String>,
    role: Option<String>,
    slot: Option<String>,
    short_notice: bool,
    agency: bool,
    /// The user's.
    name: String,
}

impl Default for Facts {
    fn default() -> Self {
        Facts {
            recruiter: None,
            full_name: None,
            company: None,
            role: None,
            slot: None,
            short_notice: false,
            agency: false,
            name: "Robin Vale".to_owned(),
        }
    }
}

fn samples(language: Language) -> io::Result<Samples> {
    let json = match language {
        Language::En => include_str!("samples/en.json"),
        Language::De => include_str!("samples/de.json"),
        Language::Fr => include_str!("samples/fr.json"),
        Language::Es => include_str!("samples/es.json"),
        Language::Pt => include_str!("samples/pt.json"),
        Language::It => include_str!("samples/it.json"),
        Language::Nl => include_str!("samples/nl.json"),
    };
    Ok(serde_json::from_str(json)?)
}

/// Every stage and none, a test instead of a talk, and a second message after no answer.
fn occasions() -> impl Iterator<Item = (Option<Stage>, bool, bool)> {
    let stages = [None].into_iter().chain(Stage::ALL.map(Some)).map(|stage| (stage, false, false));
    stages.chain([(None, true, false), (Some(Stage::Outreach), false, true)])
}

/// The regions that replies tell apart.
fn regions(language: Language) -> Vec<Option<Region>> {
    let regions: Vec<_> = reply::regions(language).filter_map(Region::from_code).map(Some).collect();
    if regions.is_empty() { vec![None] } else { regions }
}

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
        let samples = samples(language)?;
        let mut place = 0;
        for (register, region) in [Register::Formal, Register::Informal]
            .into_iter()
            .flat_map(|r| regions(language).into_iter().map(move |g| (r, g)))
        {
            for (stage, assessment, follow_up) in occasions() {
                let agreed = stage.is_some_and(Stage::holds_slot);
                for own in [false, true] {
                    let reasons = if own { &[Reason::None][..] } else { &Reason::ALL };
                    for reason in reasons {
                        for tone in Tone::ALL {
                            for (door_open, refer) in [(true, false), (true, true), (false, true), (false, false)] {
                                // Facts rotate, so that each meets every stage, reason and tone somewhere.
                                let facts = &samples.facts[place % samples.facts.len()];
                                let own_reason = own.then(|| &*samples.own_reasons[place % samples.own_reasons.len()]);
                                place += 1;
                                for variant in 0..VARIANTS {
                                    let request = Request {
                                        language,
                                        register,
                                        region,
                                        stage,
                                        reason: *reason,
                                        own_reason,
                                        tone,
                                        door_open,
                                        refer,
                                        variant,
                                        recruiter: facts.recruiter.as_deref(),
                                        full_name: facts.full_name.as_deref(),
                                        company: facts.company.as_deref(),
                                        role: facts.role.as_deref(),
                                        slot: facts.slot.as_deref().filter(|_| agreed),
                                        short_notice: facts.short_notice && agreed,
                                        agency: facts.agency,
                                        assessment,
                                        follow_up,
                                        name: &facts.name,
                                        own: &[],
                                    };
                                    writeln!(out, "{}", line(&request))?;
                                }
                            }
                        }
                    }
                }
            }
        }
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
        "register": request.register,
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
        },
        "text": draft.text,
        "slots": draft.sentences,
    })
}

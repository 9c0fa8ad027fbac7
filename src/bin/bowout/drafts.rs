//! `bowout drafts`: every draft there is, for whoever wants to check them all.

use bow_out::judge::Stage;
use bow_out::language::{Language, Register};
use bow_out::reason::Reason;
use bow_out::reply::{Request, Tone, compose};
use serde_json::json;
use std::io::{self, Write};

const VARIANTS: u32 = 4;

/// The user's own reasons, one per shape: a clause, words that join by themselves, a few words, a sentence.
const OWN: [&str; 5] = [
    "I'm moving abroad in the spring",
    "because my studies start soon",
    "A long-planned year of travel.",
    "the commute is too long for me",
    "We are expecting visitors. The house is full.",
];

/// What a mail may have given: everything, less, nothing, and names that are hard on a sentence.
const FACTS: [Facts; 11] = [
    Facts {
        recruiter: Some("Ines"),
        company: Some("Larkfield"),
        role: Some("Store Manager"),
        slot: Some("Thursday 26 November at 14:30"),
        ..NOTHING
    },
    Facts {
        recruiter: Some("Tomasz"),
        role: Some("Backend Engineer"),
        agency: true,
        short_notice: true,
        slot: Some("26 November, 9:15"),
        ..NOTHING
    },
    Facts {
        recruiter: Some("Anne-Marie"),
        company: Some("Brightwater Foods Inc."),
        slot: Some("Thu, 26 Nov, 2:00 PM"),
        ..NOTHING
    },
    Facts { name: "", ..NOTHING },
    Facts {
        recruiter: Some("Oluwaseun"),
        role: Some("Senior Policy Adviser, Housing and Planning"),
        slot: Some("2 p.m. on Thursday"),
        short_notice: true,
        ..NOTHING
    },
    Facts {
        recruiter: Some("Bea"),
        company: Some("Stone & Heron LLP"),
        role: Some("the Paralegal position"),
        agency: true,
        ..NOTHING
    },
    Facts {
        recruiter: Some("Siobhán"),
        company: Some("O'Dell & Daughters, Ltd."),
        role: Some("Head of Role Design"),
        ..NOTHING
    },
    Facts {
        company: Some("vento"),
        role: Some("DevOps / Platform Engineer (m/f/d)"),
        slot: Some("tomorrow at 3pm"),
        ..NOTHING
    },
    Facts {
        recruiter: Some("Hiring Team"),
        company: Some("University of Marlow"),
        role: Some("Research Internship"),
        ..NOTHING
    },
    Facts {
        recruiter: Some("Li"),
        company: Some("Quay 9"),
        role: Some("Java developers"),
        short_notice: true,
        ..NOTHING
    },
    Facts {
        recruiter: Some("D'Arcy"),
        company: Some("Yodel!"),
        role: Some("Product Designer, Growth"),
        slot: Some("at 10:00 on 26/11"),
        ..NOTHING
    },
];

const NOTHING: Facts = Facts {
    recruiter: None,
    company: None,
    role: None,
    slot: None,
    short_notice: false,
    agency: false,
    name: "Robin Vale",
};

#[derive(Clone, Copy)]
struct Facts {
    recruiter: Option<&'static str>,
    company: Option<&'static str>,
    role: Option<&'static str>,
    slot: Option<&'static str>,
    short_notice: bool,
    agency: bool,
    name: &'static str,
}

/// Writes one line for each draft.
///
/// # Errors
/// When standard output is closed.
pub fn drafts() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut place = 0;
    for language in Language::ALL {
        for register in [Register::Formal, Register::Informal] {
            for stage in [None].into_iter().chain(Stage::ALL.map(Some)) {
                let agreed = stage.is_some_and(Stage::holds_slot);
                for own in [false, true] {
                    let reasons = if own { &[Reason::None][..] } else { &Reason::ALL };
                    for reason in reasons {
                        for tone in Tone::ALL {
                            for (door_open, refer) in [(true, false), (true, true), (false, true), (false, false)] {
                                // Facts rotate, so that each meets every stage, reason and tone somewhere.
                                let facts = FACTS[place % FACTS.len()];
                                let own_reason = own.then(|| OWN[place % OWN.len()]);
                                place += 1;
                                for variant in 0..VARIANTS {
                                    let request = Request {
                                        language,
                                        register,
                                        stage,
                                        reason: *reason,
                                        own_reason,
                                        tone,
                                        door_open,
                                        refer,
                                        variant,
                                        recruiter: facts.recruiter,
                                        company: facts.company,
                                        role: facts.role,
                                        slot: facts.slot.filter(|_| agreed),
                                        short_notice: facts.short_notice && agreed,
                                        agency: facts.agency,
                                        name: facts.name,
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
        // English drafts read the same on both sides of the Atlantic.
        "region": null,
        "reason": reason,
        "stage": request.stage,
        "tone": request.tone,
        "door_open": request.door_open,
        "refer": request.refer,
        "variant": request.variant,
        "facts": {
            "recruiter": request.recruiter,
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

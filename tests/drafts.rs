//! Every reply that can be written, read by the etiquette checks.

use bow_out::judge::Stage;
use bow_out::language::Register;
use bow_out::reason::Reason;
use bow_out::reply::{CheckContext, Draft, Level, Request, Slot, Tone, check, check_generated, compose};
use proptest::prelude::*;
use std::collections::BTreeSet;

const STAGES: [Option<Stage>; 9] = [
    None,
    Some(Stage::Outreach),
    Some(Stage::Screen),
    Some(Stage::Interview),
    Some(Stage::NextRound),
    Some(Stage::Final),
    Some(Stage::Confirmation),
    Some(Stage::Reminder),
    Some(Stage::Reschedule),
];

const OWN: [&str; 4] =
    ["I'm moving abroad in the spring", "due to family commitments", "a year of travel", "We have guests. The house is full."];

/// What a mail may give: all, parts, nothing.
fn fact_sets() -> Vec<Request<'static>> {
    let all = Request {
        recruiter: Some("Ines"),
        company: Some("Larkfield"),
        role: Some("Store Manager"),
        slot: Some("Thursday 26 November at 14:30"),
        name: "Robin Vale",
        ..Request::default()
    };
    vec![
        all,
        Request { company: None, agency: true, short_notice: true, ..all },
        Request { role: None, recruiter: None, slot: None, ..all },
        Request { company: None, role: None, recruiter: None, slot: None, name: "", ..all },
        Request { company: Some("O'Dell & Daughters, Ltd."), role: Some("Head of Role Design"), short_notice: true, ..all },
        Request { company: Some("vento"), role: Some("Java developers"), recruiter: Some("Hiring Team"), ..all },
    ]
}

fn space() -> impl Iterator<Item = Request<'static>> {
    fact_sets().into_iter().flat_map(|facts| {
        let reasons = Reason::ALL.into_iter().map(|r| (r, None)).chain(OWN.map(|own| (Reason::None, Some(own))));
        let reasons: Vec<_> = reasons.collect();
        let registers = [Register::Formal, Register::Informal];
        registers.into_iter().flat_map(move |register| {
            let reasons = reasons.clone();
            STAGES.into_iter().flat_map(move |stage| {
                let agreed = matches!(stage, Some(Stage::Confirmation | Stage::Reminder | Stage::Reschedule));
                let slot = facts.slot.filter(|_| agreed);
                let short_notice = facts.short_notice && agreed;
                let facts = Request { register, stage, slot, short_notice, ..facts };
                reasons.clone().into_iter().flat_map(move |(reason, own_reason)| {
                    Tone::ALL.into_iter().flat_map(move |tone| {
                        [(true, true), (true, false), (false, true), (false, false)].map(|(door_open, refer)| Request {
                            reason,
                            own_reason,
                            tone,
                            door_open,
                            refer,
                            ..facts
                        })
                    })
                })
            })
        })
    })
}

fn body(draft: &Draft) -> Vec<&str> {
    let in_body = |slot| !matches!(slot, Slot::Greeting | Slot::Signoff | Slot::Name);
    draft.sentences.iter().filter(|s| in_body(s.slot)).map(|s| s.text.as_str()).collect()
}

#[test]
fn every_draft_keeps_the_etiquette() {
    let mut faults = Vec::new();
    let mut drafts = 0;
    for point in space() {
        for variant in 0..4 {
            let request = Request { variant, ..point };
            let draft = compose(&request);
            drafts += 1;
            let found = check_generated(&draft, &request);
            if !found.is_empty() {
                let ids: Vec<_> = found.iter().map(|f| (f.id, f.span.and_then(|s| draft.text.get(s.start..s.end)))).collect();
                faults.push(format!("{ids:?}\n{request:?}\n{}", draft.text));
            }
        }
    }
    assert!(drafts > 30_000);
    assert!(faults.is_empty(), "{} of {drafts}; the first:\n{}", faults.len(), faults.iter().take(5).cloned().collect::<Vec<_>>().join("\n"));
}

#[test]
fn another_wording_differs_in_more_than_one_sentence() {
    for point in space() {
        let drafts: Vec<Draft> = (0..4).map(|variant| compose(&Request { variant, ..point })).collect();
        for (i, a) in drafts.iter().enumerate() {
            for b in drafts.iter().skip(i + 1) {
                let (a_body, b_body) = (body(a), body(b));
                let same = a_body.iter().filter(|s| b_body.contains(s)).count();
                assert!(a_body.len() >= same + 2, "{point:?}\n{}\n{}", a.text, b.text);
            }
        }
    }
}

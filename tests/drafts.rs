//! Every reply that can be written, read by the etiquette checks.

use bow_out::judge::Stage;
use bow_out::language::Register;
use bow_out::reason::Reason;
use bow_out::reply::{CheckContext, Draft, Level, Request, Slot, Tone, check, check_generated, compose};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn stages() -> impl Iterator<Item = Option<Stage>> {
    [None].into_iter().chain(Stage::ALL.map(Some))
}

const OWN: [&str; 4] = [
    "I'm moving abroad in the spring",
    "due to family commitments",
    "a year of travel",
    "We have guests. The house is full.",
];

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
        Request {
            company: Some("O'Dell & Daughters, Ltd."),
            role: Some("Head of Role Design"),
            short_notice: true,
            ..all
        },
        Request { role: Some("Product Designer, Growth"), company: Some("Brightwater Inc."), ..all },
        Request { company: Some("vento"), role: Some("Java developers"), recruiter: Some("Hiring Team"), ..all },
    ]
}

/// Every point of the space; the facts rotate, seven sets against a period of twelve.
fn space() -> Vec<Request<'static>> {
    let reasons = Reason::ALL.into_iter().map(|r| (r, None)).chain(OWN.map(|own| (Reason::None, Some(own))));
    let reasons: Vec<_> = reasons.collect();
    let facts = fact_sets();
    let mut points = Vec::new();
    for register in [Register::Formal, Register::Informal] {
        for stage in stages() {
            let agreed = matches!(stage, Some(Stage::Confirmation | Stage::Reminder | Stage::Reschedule));
            for (reason, own_reason) in &reasons {
                for tone in Tone::ALL {
                    for (door_open, refer) in [(true, true), (true, false), (false, true), (false, false)] {
                        let facts = facts[points.len() % facts.len()];
                        points.push(Request {
                            register,
                            stage,
                            reason: *reason,
                            own_reason: *own_reason,
                            tone,
                            door_open,
                            refer,
                            slot: facts.slot.filter(|_| agreed),
                            short_notice: facts.short_notice && agreed,
                            ..facts
                        });
                    }
                }
            }
        }
    }
    points
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
        for variant in 0..3 {
            let request = Request { variant, ..point };
            let draft = compose(&request);
            drafts += 1;
            let found = check_generated(&draft, &request);
            if !found.is_empty() {
                let ids: Vec<_> =
                    found.iter().map(|f| (f.id, f.span.and_then(|s| draft.text.get(s.start..s.end)))).collect();
                faults.push(format!("{ids:?}\n{request:?}\n{}", draft.text));
            }
        }
    }
    assert!(drafts > 9_000);
    assert!(
        faults.is_empty(),
        "{} of {drafts}; the first:\n{}",
        faults.len(),
        faults.iter().take(5).cloned().collect::<Vec<_>>().join("\n")
    );
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

fn thanks(request: &Request) -> String {
    compose(request).sentences.into_iter().filter(|s| s.slot == Slot::Thanks).map(|s| s.text).collect()
}

#[test]
fn roles_and_companies_read_as_people_write_them() {
    let cases: [(&str, &str, &str); 60] = [
        ("Data Engineer", "Larkfield", "the Data Engineer role at Larkfield."),
        ("Store Lead role", "Larkfield", "the Store Lead role at Larkfield."),
        ("Store Lead Position", "Larkfield", "the Store Lead Position at Larkfield."),
        ("Head of Role Design", "Larkfield", "the Head of Role Design position at Larkfield."),
        ("Head of Position Tracking", "Larkfield", "the Head of Position Tracking role at Larkfield."),
        ("Role and Position Modeller", "Larkfield", "the Role and Position Modeller job at Larkfield."),
        ("the Head Gardener", "Larkfield", "for the Head Gardener role at Larkfield."),
        ("a Junior Buyer", "Larkfield", "for a Junior Buyer role at Larkfield."),
        ("an Events Assistant", "Larkfield", "for an Events Assistant role at Larkfield."),
        ("The Night Manager", "Larkfield", "for The Night Manager role at Larkfield."),
        ("our Lead Chef", "Larkfield", "for our Lead Chef role at Larkfield."),
        ("Theatre Nurse", "Larkfield", "the Theatre Nurse role at Larkfield."),
        ("Anaesthetist", "Larkfield", "the Anaesthetist role at Larkfield."),
        ("Java developers", "Larkfield", "the openings for Java developers at Larkfield."),
        ("Nurses (nights)", "Larkfield", "the openings for Nurses (nights) at Larkfield."),
        ("Drivers, Leeds", "Larkfield", "the openings for Drivers, Leeds at Larkfield."),
        ("Sales Assistants - Weekend", "Larkfield", "the openings for Sales Assistants - Weekend at Larkfield."),
        ("Director of Engineers", "Larkfield", "the Director of Engineers role at Larkfield."),
        ("Head of Sales", "Larkfield", "the Head of Sales role at Larkfield."),
        ("Sales Operations", "Larkfield", "the Sales Operations role at Larkfield."),
        ("Manager, Communications", "Larkfield", "the Manager, Communications role at Larkfield."),
        ("VP Customers", "Larkfield", "the VP Customers role at Larkfield."),
        ("Payments Analyst", "Larkfield", "the Payments Analyst role at Larkfield."),
        ("Product Designer, Growth", "Larkfield", "the Product Designer, Growth role at Larkfield."),
        ("DevOps / Platform Engineer", "Larkfield", "the DevOps / Platform Engineer role at Larkfield."),
        ("Engineer II", "Larkfield", "the Engineer II role at Larkfield."),
        ("Sr. Analyst", "Larkfield", "the Sr. Analyst role at Larkfield."),
        ("Analyst, Sr.", "Larkfield", "the Analyst, Sr. role at Larkfield."),
        ("L5 Engineer (m/f/d)", "Larkfield", "the L5 Engineer (m/f/d) role at Larkfield."),
        ("Engineer [remote]", "Larkfield", "the Engineer [remote] role at Larkfield."),
        ("C++ Developer", "Larkfield", "the C++ Developer role at Larkfield."),
        ("C# / .NET Lead", "Larkfield", "the C# / .NET Lead role at Larkfield."),
        ("R&D Technician", "Larkfield", "the R&D Technician role at Larkfield."),
        ("software engineer", "vento", "the software engineer role at vento."),
        ("Summer Internship", "Larkfield", "the Summer Internship at Larkfield."),
        ("Marketing internship", "Larkfield", "the Marketing internship at Larkfield."),
        ("Graduate Scheme", "Larkfield", "the Graduate Scheme at Larkfield."),
        ("Research Fellowship", "Larkfield", "the Research Fellowship at Larkfield."),
        ("Teaching Vacancies", "Larkfield", "the Teaching Vacancies at Larkfield."),
        ("Ingénieur·e données", "Larkfield", "the Ingénieur·e données role at Larkfield."),
        ("  Data   Engineer ", " Larkfield ", "the Data Engineer role at Larkfield."),
        ("Data\nEngineer", "Lark\u{200B}field", "the Data Engineer role at Larkfield."),
        ("{company}", "Larkfield", "the {company} role at Larkfield."),
        ("Data Engineer", "{role}", "the Data Engineer role at {role}."),
        ("Data Engineer", "[a|b]", "the Data Engineer role at [a|b]."),
        ("Data Engineer", "Brightwater Inc.", "the Data Engineer role at Brightwater Inc."),
        ("Data Engineer", "Brightwater Foods, Ltd.", "the Data Engineer role at Brightwater Foods, Ltd."),
        ("Data Engineer", "Yodel!", "the Data Engineer role at Yodel!"),
        ("Data Engineer", "Why Not?", "the Data Engineer role at Why Not?"),
        ("Data Engineer", "Stone & Heron LLP", "the Data Engineer role at Stone & Heron LLP."),
        ("Data Engineer", "O'Dell's", "the Data Engineer role at O'Dell's."),
        ("Data Engineer", "The Rolling Pin", "the Data Engineer role at The Rolling Pin."),
        ("Data Engineer", "University of Marlow", "the Data Engineer role at the University of Marlow."),
        ("Data Engineer", "Ministry of Fisheries", "the Data Engineer role at the Ministry of Fisheries."),
        ("Data Engineer", "the University of Marlow", "the Data Engineer role at the University of Marlow."),
        ("Data Engineer", "Bank of the Fens", "the Data Engineer role at Bank of the Fens."),
        ("Data Engineer", "7 Elms", "the Data Engineer role at 7 Elms."),
        ("Data Engineer", "quay.example", "the Data Engineer role at quay.example."),
        ("", "Larkfield", "the invitation to interview at Larkfield."),
        ("Data Engineer", " ", "the invitation to interview for the Data Engineer role."),
    ];
    for (role, company, expected) in cases {
        let request = Request {
            stage: Some(Stage::Interview),
            tone: Tone::Neutral,
            role: Some(role),
            company: Some(company),
            ..Request::default()
        };
        let found = thanks(&request);
        assert!(found.ends_with(expected), "{found:?} should end in {expected:?}");
        assert!(!compose(&request).text.contains(".."));
    }
}

#[test]
fn an_agency_is_never_taken_for_the_employer() {
    let request = Request {
        stage: Some(Stage::Interview),
        tone: Tone::Neutral,
        agency: true,
        role: Some("Buyer"),
        ..Request::default()
    };
    assert_eq!(thanks(&request), "Thank you for the invitation to interview for the Buyer role with your client.");
}

#[test]
fn greetings_name_people_and_nothing_else() {
    let first_line = |recruiter, register| {
        let draft = compose(&Request { recruiter, register, ..Request::default() });
        draft.text.lines().next().map(str::to_owned)
    };
    for (recruiter, informal, formal) in [
        (Some("Priya"), "Hi Priya,", "Dear Priya,"),
        (Some("Anne-Marie"), "Hi Anne-Marie,", "Dear Anne-Marie,"),
        (Some("D'Arcy"), "Hi D'Arcy,", "Dear D'Arcy,"),
        (Some("Zoë"), "Hi Zoë,", "Dear Zoë,"),
        (Some("美咲"), "Hi 美咲,", "Dear 美咲,"),
        (None, "Hello,", "Hello,"),
        (Some(" "), "Hello,", "Hello,"),
        (Some("Hiring Team"), "Hello,", "Hello,"),
        (Some("no-reply"), "Hello,", "Hello,"),
        (Some("talent@larkfield.example"), "Hello,", "Hello,"),
    ] {
        assert_eq!(first_line(recruiter, Register::Informal).as_deref(), Some(informal));
        assert_eq!(first_line(recruiter, Register::Formal).as_deref(), Some(formal));
    }
}

#[test]
fn the_users_own_reason_fits_the_sentence() {
    for (own, expected) in [
        ("I'm moving abroad.", "I've decided not to go ahead, as I'm moving abroad."),
        ("i am moving abroad", "I've decided not to go ahead, as I am moving abroad."),
        ("The commute is too long!", "I've decided not to go ahead, as the commute is too long."),
        ("My plans have changed", "I've decided not to go ahead, as my plans have changed."),
        ("because i'm moving", "I've decided not to go ahead because I'm moving."),
        ("Due to family commitments.", "I've decided not to go ahead due to family commitments."),
        ("family commitments", "I've decided not to go ahead. My reason is simple: family commitments."),
        ("The long commute", "I've decided not to go ahead. My reason is simple: the long commute."),
        ("Lisbon", "I've decided not to go ahead. My reason is simple: Lisbon."),
        ("we are moving. It is far.", "I've decided not to go ahead. We are moving. It is far."),
        ("{decline}", "I've decided not to go ahead. My reason is simple: {decline}."),
        (" . ", "After careful thought, I've decided not to go ahead."),
    ] {
        let request = Request {
            stage: Some(Stage::Interview),
            tone: Tone::Neutral,
            own_reason: Some(own),
            role: Some("Buyer"),
            company: Some("Larkfield"),
            ..Request::default()
        };
        let text = compose(&request).text;
        assert!(text.contains(expected) || own == " . ", "{own:?}: {text}");
    }
}

#[test]
fn a_time_that_has_moved_on_is_not_repeated() {
    let release = |slot| {
        let request = Request {
            stage: Some(Stage::Confirmation),
            tone: Tone::Neutral,
            slot,
            role: Some("Buyer"),
            ..Request::default()
        };
        compose(&request).sentences.into_iter().filter(|s| s.slot == Slot::Release).map(|s| s.text).collect::<String>()
    };
    assert_eq!(
        release(Some("Tuesday 24 November at 10:00")),
        "Please release the slot for Tuesday 24 November at 10:00."
    );
    assert_eq!(release(Some("on 24 November")), "Please release the slot on 24 November.");
    assert_eq!(release(Some("At 2 p.m.")), "Please release the slot at 2 p.m.");
    for moved_on in ["tomorrow at 3pm", "next Tuesday", "this Friday at noon", "Today 16:00"] {
        assert_eq!(release(Some(moved_on)), "Please release the slot.");
    }
}

#[test]
fn stages_have_their_own_words() {
    for point in space() {
        let text = compose(&point).text.to_lowercase();
        match point.stage {
            Some(Stage::Outreach) | None => {
                assert!(!text.contains("application") && !text.contains("withdraw"), "{text}");
            }
            Some(Stage::NextRound | Stage::Final) => {
                assert!(text.contains("withdraw") && text.contains("time"), "{text}");
            }
            Some(Stage::Confirmation | Stage::Reminder | Stage::Reschedule) => {
                assert!(text.contains("slot") || text.contains("rebook"), "{text}");
            }
            Some(Stage::Screen | Stage::Interview) => {}
        }
    }
}

#[test]
fn the_register_decides_on_contractions() {
    for point in space().into_iter().filter(|p| p.own_reason.is_none()) {
        let ours = compose(&Request { company: None, ..point }).text;
        if point.register == Register::Formal {
            assert!(!ours.contains('\'') && !ours.contains("Thanks "), "{ours}");
        }
    }
}

#[test]
fn edited_text_is_checked_as_one_types() {
    let request = Request {
        stage: Some(Stage::Interview),
        recruiter: Some("Ines"),
        company: Some("Larkfield"),
        role: Some("Store Manager"),
        name: "Robin Vale",
        ..Request::default()
    };
    let context = CheckContext::of(&request);
    let text = compose(&request).text;
    assert_eq!(check(&text, &context), []);
    let edited = |from: &str, to: &str| {
        assert!(text.contains(from), "{text}");
        check(&text.replacen(from, to, 1), &context)
    };
    let ids = |found: Vec<bow_out::reply::Finding>, level| -> BTreeSet<&'static str> {
        found.into_iter().filter(|f| f.level == level).map(|f| f.id).collect()
    };
    for (from, to, level, id) in [
        ("Hi Ines", "Dear Hiring Manager", Level::Block, "G1"),
        ("Hi Ines", "Hi [Name]", Level::Block, "P1"),
        ("Larkfield", "{{company}}", Level::Block, "P1"),
        ("Larkfield", "Lark\u{202E}field", Level::Block, "X1"),
        ("Hi Ines", "Hi Marco", Level::Warn, "G1"),
        ("Thank you for", "About", Level::Warn, "T1"),
        ("I've decided not to", "Maybe I might still", Level::Warn, "D3"),
        ("I've decided not to go ahead", "I look forward to it", Level::Warn, "D1"),
        ("Best regards", "The salary of $90,000 is low.\n\nBest regards", Level::Warn, "S1"),
        ("Best regards", "I saw bad reviews on Glassdoor.\n\nBest regards", Level::Warn, "N1"),
        ("Best regards", "I'm so sorry. I regret this.\n\nBest regards", Level::Warn, "A1"),
        ("Best regards", "Call me on +44 20 7946 0000.\n\nBest regards", Level::Warn, "X2"),
        ("Best regards", "See https://robin.example/cv.\n\nBest regards", Level::Warn, "X2"),
        ("Best regards,\n", "", Level::Warn, "G2"),
        ("Robin Vale", "", Level::Warn, "G3"),
    ] {
        let found = edited(from, to);
        assert!(ids(found.clone(), level).contains(id), "{from:?} → {to:?}: {found:?}");
    }
    let unchosen = CheckContext { reason: Reason::Offer, reason_chosen: false, ..context };
    assert!(ids(check(&text, &unchosen), Level::Block).contains("F3"));
    let urgent = CheckContext { short_notice: true, ..context };
    assert!(ids(check(&text, &urgent), Level::Warn).contains("A1"));
}

fn field() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(prop_oneof![".{0,60}", "[A-Za-z&.,/ '{}\\[\\]|()-]{0,40}"])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_field_is_put_in_as_it_is(
        recruiter in field(), company in field(), role in field(), slot in field(), name in ".{0,40}",
        own in proptest::option::of("[A-Za-z ,.!?']{0,80}"), pick in any::<(u8, u8, u8, bool, bool, bool, bool, u32)>(),
    ) {
        let (stage, reason, tone, door_open, refer, agency, short_notice, variant) = pick;
        let request = Request {
            stage: stages().nth(usize::from(stage) % 9).flatten(),
            reason: Reason::ALL[usize::from(reason) % Reason::ALL.len()],
            tone: Tone::ALL[usize::from(tone) % Tone::ALL.len()],
            door_open, refer, agency, short_notice, variant,
            recruiter: recruiter.as_deref(), company: company.as_deref(), role: role.as_deref(), slot: slot.as_deref(),
            own_reason: own.as_deref(), name: &name,
            ..Request::default()
        };
        let draft = compose(&request);
        prop_assert_eq!(&draft, &compose(&request));
        let thanks: String = draft.sentences.iter().filter(|s| s.slot == Slot::Thanks).map(|s| s.text.as_str()).collect();
        for field in [&role, &company].into_iter().flatten().filter_map(|f| bow_out::reply::english::clean(f)) {
            prop_assert!(thanks.contains(field.trim_end_matches(',')), "{:?} in {:?}", field, thanks);
        }
        let never_filled_in = [&role, &company, &recruiter].into_iter().flatten().any(|f| f.trim().starts_with(['[', '{', '<']))
            || slot.as_ref().is_some_and(|slot| slot.contains(['[', '{', '<', '_']))
            || own.as_ref().is_some_and(|own| check(own, &CheckContext::of(&request)).iter().any(|f| f.id == "P1"));
        for finding in check_generated(&draft, &request) {
            prop_assert!(!matches!(finding.id, "X1" | "F1" | "D1" | "LG1"), "{finding:?} {draft:?}");
            prop_assert!(finding.id != "P1" || never_filled_in, "{finding:?} {draft:?}");
        }
    }
}

//! Every reply that can be written, read by the etiquette checks.

#![allow(clippy::unwrap_used, reason = "a test says so by failing")]

#[path = "../src/bin/bowout/space.rs"]
mod space;

use bow_out::judge::Stage;
use bow_out::language::{Language, Register};
use bow_out::mail::text::Text;
use bow_out::reason::Reason;
use bow_out::reply::{CheckContext, Draft, Level, Request, Slot, Tone, check, check_generated, compose};
use proptest::prelude::*;
use serde::Deserialize;
use space::Samples;
use std::collections::BTreeSet;
use std::fs;

fn stages() -> impl Iterator<Item = Option<Stage>> {
    [None].into_iter().chain(Stage::ALL.map(Some))
}

fn body(draft: &Draft) -> Vec<&str> {
    let in_body = |slot| !matches!(slot, Slot::Greeting | Slot::Signoff | Slot::Name);
    draft.sentences.iter().filter(|s| in_body(s.slot)).map(|s| s.text.as_str()).collect()
}

fn every_draft_keeps_the_etiquette(language: Language) {
    let mut faults = Vec::new();
    let mut drafts = 0;
    Samples::of(language).unwrap().each(language, |point| {
        for variant in 0..3 {
            let request = Request { variant, ..*point };
            let draft = compose(&request);
            drafts += 1;
            if let Some(company) = request.company.filter(|company| draft.text.matches(company).count() != 1) {
                faults.push(format!("{company} is not named once\n{request:?}\n{}", draft.text));
            }
            let found = check_generated(&draft, &request);
            if !found.is_empty() {
                let ids: Vec<_> =
                    found.iter().map(|f| (f.id, f.span.and_then(|s| draft.text.get(s.start..s.end)))).collect();
                faults.push(format!("{ids:?}\n{request:?}\n{}", draft.text));
            }
        }
    });
    assert!(drafts > 9_000);
    let first: Vec<String> = faults.iter().take(5).cloned().collect();
    assert!(faults.is_empty(), "{} of {drafts}; the first:\n{}", faults.len(), first.join("\n"));
}

fn another_wording_differs_in_more_than_one_sentence(language: Language) {
    Samples::of(language).unwrap().each(language, |point| {
        let drafts: Vec<Draft> = (0..4).map(|variant| compose(&Request { variant, ..*point })).collect();
        for (i, a) in drafts.iter().enumerate() {
            for b in drafts.iter().skip(i + 1) {
                let (a_body, b_body) = (body(a), body(b));
                let same = a_body.iter().filter(|s| b_body.contains(s)).count();
                assert!(a_body.len() >= same + 2, "{point:?}\n{}\n{}", a.text, b.text);
            }
        }
    });
}

/// `tests/fields/<xx>.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    thanks: Vec<ThanksCase>,
    own_reason: Vec<OwnReasonCase>,
    slot: Vec<SlotCase>,
    greeting: Vec<GreetingCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThanksCase {
    role: String,
    company: String,
    #[serde(default)]
    agency: bool,
    reads: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnReasonCase {
    written: String,
    reads: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SlotCase {
    slot: String,
    reads: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GreetingCase {
    recruiter: String,
    full_name: Option<String>,
    formal: String,
    informal: String,
    ceremonious: Option<String>,
    casual: Option<String>,
}

fn facts_read_as_people_write_them(language: Language) {
    let path = format!("tests/fields/{}.toml", language.code());
    let cases: Cases = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let base = Request {
        language,
        stage: Some(Stage::Interview),
        tone: Tone::Neutral,
        role: Some("Buyer"),
        company: Some("Larkfield"),
        ..Request::default()
    };
    let mut faults = Vec::new();
    let mut expect = |request: Request, reads: &str| {
        let text = compose(&request).text;
        let reads_so = reads.split(" … ").all(|piece| text.contains(piece));
        if !reads_so || text.contains("..") {
            faults.push(format!("{reads:?} is not in: {text}"));
        }
    };
    for case in &cases.thanks {
        let (role, company) = (Some(case.role.as_str()), Some(case.company.as_str()));
        expect(Request { register: Register::Formal, role, company, agency: case.agency, ..base }, &case.reads);
    }
    for case in &cases.own_reason {
        expect(Request { own_reason: Some(&case.written), ..base }, &case.reads);
    }
    for case in &cases.slot {
        let stage = Some(Stage::Confirmation);
        expect(Request { register: Register::Formal, stage, slot: Some(&case.slot), ..base }, &case.reads);
    }
    for case in &cases.greeting {
        let greeted = Request { recruiter: Some(&case.recruiter), full_name: case.full_name.as_deref(), ..base };
        let GreetingCase { formal, informal, ceremonious, casual, .. } = case;
        for (register, reads) in [
            (Register::Ceremonious, ceremonious.as_ref().unwrap_or(formal)),
            (Register::Formal, formal),
            (Register::Informal, informal),
            (Register::Casual, casual.as_ref().unwrap_or(informal)),
        ] {
            expect(Request { register, ..greeted }, &format!("{reads}\n"));
        }
    }
    assert!(cases.thanks.len() >= 50 && !cases.own_reason.is_empty() && !cases.slot.is_empty());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

macro_rules! in_language {
    ($($code:ident: $language:ident),*) => {
        $(mod $code {
            use bow_out::language::Language;

            #[test]
            fn every_draft_keeps_the_etiquette() {
                super::every_draft_keeps_the_etiquette(Language::$language);
            }

            #[test]
            fn another_wording_differs_in_more_than_one_sentence() {
                super::another_wording_differs_in_more_than_one_sentence(Language::$language);
            }

            #[test]
            fn facts_read_as_people_write_them() {
                super::facts_read_as_people_write_them(Language::$language);
            }
        })*
    };
}

in_language!(en: En, de: De, fr: Fr, es: Es, pt: Pt, it: It, nl: Nl);

#[test]
fn stages_have_their_own_words() {
    Samples::of(Language::En).unwrap().each(Language::En, |point| {
        let text = compose(point).text.to_lowercase();
        match point.stage {
            _ if point.assessment => assert!(text.contains("assessment"), "{text}"),
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
    });
}

#[test]
fn late_rounds_thank_others_by_name() {
    let others = ["Ann Lee", "Bo Ray", "Inés Fox"].map(String::from);
    for language in Language::ALL {
        for register in [Register::Ceremonious, Register::Formal, Register::Informal, Register::Casual] {
            let (stage, tone) = (Some(Stage::Final), Tone::Neutral);
            let request =
                Request { language, register, stage, tone, role: Some("Buyer"), others: &others, ..Request::default() };
            let draft = compose(&request);
            assert!(draft.text.contains("Ann Lee, Bo Ray ") && draft.text.contains(" Inés Fox"), "{}", draft.text);
            assert_eq!(check_generated(&draft, &request), []);
            let first = compose(&Request { stage: Some(Stage::Interview), ..request });
            let crowd = others.clone().into_iter().chain(others.clone()).collect::<Vec<_>>();
            let crowded = compose(&Request { others: &crowd, ..request });
            assert!(!first.text.contains("Bo Ray") && !crowded.text.contains("Bo Ray"));
        }
    }
}

#[test]
fn a_title_that_the_writer_signs_with_is_copied_into_formal_greetings() {
    let greeted = [(Language::En, "Ms Vogt"), (Language::De, "Frau Dr. Vogt"), (Language::Fr, "Madame Vogt")];
    for (language, titled) in greeted {
        let signed = Request {
            recruiter: Some("Ines"),
            full_name: Some("Ines Vogt"),
            titled: Some(titled),
            ..Request::default()
        };
        let formal = Request { language, register: Register::Formal, ..signed };
        let draft = compose(&formal);
        assert!(draft.text.lines().next().unwrap().contains(titled), "{}", draft.text);
        assert_eq!(check_generated(&draft, &formal), []);
        let informal = compose(&Request { register: Register::Informal, ..formal });
        assert!(!informal.text.contains(titled), "{}", informal.text);
        let dear =
            Request { language: Language::En, register: Register::Informal, frame: &["dear sam".into()], ..signed };
        let draft_to_dear = compose(&dear);
        assert!(draft_to_dear.text.starts_with(&format!("Dear {titled},")), "{}", draft_to_dear.text);
        assert_eq!(check_generated(&draft_to_dear, &dear), []);
        let unsigned = Request { titled: None, ..formal };
        assert!(check_generated(&draft, &unsigned).iter().any(|f| f.id == "GN1" || f.id == "G1"), "{}", draft.text);
    }
}

/// A greeting or closing of the data; with `echo`, only a mail that has the same gets it.
#[derive(Deserialize)]
struct Framing {
    text: String,
    #[serde(default)]
    echo: bool,
    register: Option<String>,
}

#[derive(Deserialize)]
struct Framings {
    greeting: Vec<Framing>,
    signoff: Vec<Framing>,
}

#[test]
fn a_reply_greets_and_closes_as_the_mail_does() {
    let folded = |text: &str| {
        let text = Text::new(text);
        (0..text.words.len()).map(|at| text.folded(at)).collect::<Vec<_>>().join(" ")
    };
    for language in Language::ALL {
        let file = fs::read_to_string(format!("src/language/{}/sentences.toml", language.code())).unwrap();
        let Framings { greeting, signoff } = toml::from_str(&file).unwrap();
        for Framing { text, register, .. } in greeting.iter().chain(&signoff).filter(|framing| framing.echo) {
            let register = match register.as_deref() {
                Some("ceremonious") => Register::Ceremonious,
                Some("informal") => Register::Informal,
                Some("casual") => Register::Casual,
                _ => Register::Formal,
            };
            let named = |[titled, full_name, recruiter]: [&str; 3]| {
                text.replace("{titled}", titled).replace("{full_name}", full_name).replace("{recruiter}", recruiter)
            };
            let ours = named(["Dr. Vogt", "Ines Vogt", "Ines"]);
            let known = |field: &str, name: &'static str| text.contains(field).then_some(name);
            let request = Request {
                language,
                register,
                recruiter: Some("Ines"),
                full_name: known("{full_name}", "Ines Vogt"),
                titled: known("{titled}", "Dr. Vogt"),
                stage: Some(Stage::Interview),
                company: Some("Brightwater"),
                // No wish stands beside "Best wishes".
                refer: true,
                name: "Sam Lee",
                ..Request::default()
            };
            let lines = |request: &Request| {
                let draft = compose(request);
                assert_eq!(check_generated(&draft, request), [], "{}", draft.text);
                draft.text.lines().map(str::to_owned).collect::<Vec<_>>()
            };
            let frame = [folded(&named(["Lee", "Sam Lee", "Sam"]))];
            let alike = lines(&Request { frame: &frame, ..request });
            assert!(alike.contains(&ours), "{ours} is not in {alike:?}");
        }
    }
    let casual = Request { register: Register::Casual, recruiter: Some("Ines"), ..Request::default() };
    assert!(compose(&casual).text.starts_with("Hi Ines,"));
}

#[test]
fn a_company_is_joined_as_the_mail_joins_it() {
    let joined = [
        (Language::De, "das im", "Labor Westfeld", " im Labor Westfeld"),
        (Language::De, "euch ins", "Feldsalat", " im Feldsalat"),
        (Language::Pt, "lúcia, da", "Forno de Quintal", " na Forno de Quintal"),
        (Language::Nl, "van het", "Getijdenmuseum", " bij het Getijdenmuseum"),
        (Language::It, "lavoriamo in", "Ruota Fissa", " in Ruota Fissa"),
        (Language::Es, "de la", "Pajarera", " en la Pajarera"),
        (Language::Fr, "candidature au", "Grand Bazar", " au Grand Bazar"),
        (Language::En, "here at the", "Larkspur Trust", " at the Larkspur Trust"),
    ];
    for (language, before, company, at) in joined {
        let before = [before.to_owned()];
        let request = Request {
            language,
            register: Register::Formal,
            stage: Some(Stage::Interview),
            company: Some(company),
            before_company: &before,
            role: Some("Buyer"),
            ..Request::default()
        };
        let draft = compose(&request);
        assert!(draft.text.contains(at), "{}", draft.text);
        assert_eq!(check_generated(&draft, &request), []);
    }
}

#[test]
fn a_field_of_work_is_joined_as_the_mail_joins_it() {
    let reply = |before: &str, role| {
        let before = [before.to_owned()];
        let request = Request { language: Language::De, role: Some(role), before_role: &before, ..Request::default() };
        compose(&request).text
    };
    assert!(reply("in der", "Disposition").contains(" in der Disposition"));
    assert!(reply("stelle im", "Einkauf").contains(" im Einkauf"));
    assert!(reply("stelle als", "Disponentin").contains(" als Disponentin"));
}

#[test]
fn a_german_title_is_in_the_nominative() {
    let reply = |before: &str, role| {
        let before = [before.to_owned()];
        let request = Request { language: Language::De, role: Some(role), before_role: &before, ..Request::default() };
        compose(&request).text
    };
    for (before, role, reads) in [
        ("suchen einen", "Technischen Leiter", " als Technischer Leiter"),
        ("einen", "Disponenten im Fernverkehr", " als Disponent im Fernverkehr"),
        (
            "rolle zum",
            "Leitenden Pharmazeutisch-technischen Assistenten",
            " als Leitender Pharmazeutisch-technischer Assistent",
        ),
        ("einen", "Daten-Experten", " als Daten-Experten"),
        ("eine", "Leitende Angestellte", " als Leitende Angestellte"),
        ("stelle als", "Agent", " als Agent"),
        ("stelle des", "Technischen Leiters", " des Technischen Leiters"),
    ] {
        let text = reply(before, role);
        assert!(text.contains(&format!("{reads}.")) || text.contains(&format!("{reads} ")), "{text}");
    }
}

#[test]
fn casual_replies_name_role_and_company_in_different_sentences() {
    for language in Language::ALL {
        let request = Request {
            language,
            register: Register::Casual,
            stage: Some(Stage::Outreach),
            reason: Reason::Staying,
            role: Some("Buyer"),
            company: Some("Larkfield"),
            ..Request::default()
        };
        let draft = compose(&request);
        assert!(
            body(&draft).iter().all(|text| !(text.contains("Buyer") && text.contains("Larkfield"))),
            "{}",
            draft.text
        );
        assert!(draft.text.contains("Buyer") && draft.text.contains("Larkfield"), "{}", draft.text);
        let for_another = compose(&Request { agency: true, ..request });
        assert!(body(&for_another)[0].contains("Larkfield"), "{}", for_another.text);
    }
}

#[test]
fn formal_italian_capitalises_the_pronouns_that_address() {
    let request = Request { language: Language::It, stage: Some(Stage::Interview), ..Request::default() };
    for register in [Register::Ceremonious, Register::Formal] {
        let text = compose(&Request { register, ..request }).text;
        assert!(text.contains("La ringrazio") && !text.contains("la ringrazio"), "{text}");
    }
}

#[test]
fn the_register_decides_on_contractions() {
    Samples::of(Language::En).unwrap().each(Language::En, |point| {
        let ours = compose(&Request { company: None, recruiter: None, ..*point }).text;
        if point.register.is_formal() && point.own_reason.is_none() {
            assert!(!ours.contains('\'') && !ours.contains("Thanks "), "{ours}");
        }
    });
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
        ("Thank you very much for", "About", Level::Warn, "T1"),
        ("I've decided not to", "Maybe I might still", Level::Warn, "D3"),
        ("I've decided not to go ahead", "I look forward to it", Level::Warn, "D1"),
        ("Kind regards", "The salary of $90,000 is low.\n\nKind regards", Level::Warn, "S1"),
        ("Kind regards", "I saw bad reviews on Glassdoor.\n\nKind regards", Level::Warn, "N1"),
        ("Kind regards", "I'm so sorry. I regret this.\n\nKind regards", Level::Warn, "A1"),
        ("Kind regards", "Call me on +44 20 7946 0000.\n\nKind regards", Level::Warn, "X2"),
        ("Kind regards", "See https://robin.example/cv.\n\nKind regards", Level::Warn, "X2"),
        ("Kind regards,\n", "", Level::Warn, "G2"),
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
        language in 0..Language::ALL.len(), recruiter in field(), company in field(), role in field(), slot in field(), name in ".{0,40}",
        own in proptest::option::of("[A-Za-z ,.!?']{0,80}"), pick in any::<(u8, u8, u8, bool, bool, bool, bool, u32)>(),
    ) {
        let (stage, reason, tone, door_open, refer, agency, short_notice, variant) = pick;
        let request = Request {
            language: Language::ALL[language],
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
        for field in [&role, &company].into_iter().flatten().filter_map(|f| bow_out::reply::grammar::clean(f)) {
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

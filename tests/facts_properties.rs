//! Whatever a mail holds: reading never fails, and every fact is a piece of the mail.

#![allow(clippy::expect_used, reason = "a test says so by failing")]

use bow_out::facts::Fact;
use bow_out::mail::text::is_invisible;
use bow_out::mail::{Message, Part};
use bow_out::reason::Profile;
use proptest::prelude::*;

/// Mail-like pieces, so that random mails reach the rules.
const PIECES: [&str; 48] = [
    "Hi Ann,",
    "\n",
    "\n\n",
    " ",
    ", ",
    ". ",
    ": ",
    " - ",
    " – ",
    " | ",
    "(",
    ")",
    "“",
    "”",
    "\"",
    "> ",
    "-- \n",
    "/",
    "we would like to interview you for the ",
    "Data Engineer",
    "Head of Care",
    " position",
    " role",
    " at ",
    "Two Oars Ltd",
    "our client ",
    "Bank of the Fells",
    "Best regards",
    "Ann Lee",
    "Lee, Ann",
    "Role",
    "Position: ",
    "Company: ",
    "On Mon, 3 Mar 2025, Ann <a@b.example> wrote:\n",
    "-----Original Message-----\n",
    "From: Ann Lee\nSent: x\nTo: y\n",
    "Tuesday 14 October at 11.20am",
    "3pm",
    " or ",
    "https://x.example/y",
    "ann@two-oars.example",
    "\u{200B}",
    "\u{202E}",
    "Аmazon",
    "{{role}}",
    "é",
    "a\u{301}\u{301}\u{301}",
    "東京",
];

fn mail() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => ".{0,12}"];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn message() -> impl Strategy<Value = Message> {
    (mail(), mail(), mail(), mail(), mail()).prop_map(|(subject, from_name, from_email, to_name, body)| Message {
        subject,
        from_name,
        from_email,
        to_name,
        body,
    })
}

/// The visible characters of a text, white space aside. Characters of private use have no shape of their own.
fn visible(text: &str) -> String {
    let is_private = |c| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}');
    text.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c) && !c.is_control() && !is_private(*c)).collect()
}

fn check(message: &Message) {
    let reading = bow_out::read(message, &Profile::default());
    let facts = reading.facts;
    let first = facts.recruiter_first_name.clone();
    let all: Vec<&Fact> =
        [&facts.recruiter, &facts.company, &facts.role].into_iter().flatten().chain(&facts.times).collect();
    for fact in all {
        let part = match fact.place.part {
            Part::Subject => &message.subject,
            Part::Body | Part::Quoted => &message.body,
            Part::FromName => &message.from_name,
            Part::FromEmail => &message.from_email,
        };
        let piece = part.get(fact.place.span.start..fact.place.span.end).expect("the span is a piece of its part");
        assert_eq!(visible(piece), visible(&fact.text), "the fact is what stands there");
        assert!(fact.text.chars().count() <= 80 && !fact.text.contains('\n') && fact.text.trim() == fact.text);
        assert!(!fact.text.contains(['{', '}', '<', '>', '$', '%', '\u{202E}', '\u{200B}']), "{}", fact.text);
    }
    if let (Some(first), Some(full)) = (first, facts.recruiter) {
        // Letters that change when they are raised and lowered again are told by neither alone.
        let (full, first) = (visible(&full.text), visible(&first));
        let lower = full.to_lowercase().contains(&first.to_lowercase());
        assert!(lower || full.to_uppercase().contains(&first.to_uppercase()), "{first} of {full}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_fact_is_a_piece_of_the_mail(message in message()) {
        check(&message);
    }

    #[test]
    fn any_text_can_be_read(subject in any::<String>(), from_name in any::<String>(), from_email in any::<String>(), body in any::<String>()) {
        check(&Message { subject, from_name, from_email, to_name: String::new(), body });
    }

    #[test]
    fn what_is_kept_of_a_mail_lies_in_it(body in mail(), from_name in mail()) {
        let message = Message { body, from_name, ..Message::default() };
        let mail = message.parse();
        prop_assert!(mail.signature <= mail.body.words.len());
        let mut last = 0;
        for word in &mail.body.words {
            prop_assert!(word.span.start >= last && word.span.end > word.span.start);
            prop_assert!(message.body.get(word.span.start..word.span.end).is_some());
            last = word.span.end;
        }
    }
}

/// Long runs of one thing, as an attacker would write them.
#[test]
fn a_hostile_mail_of_200_kb_is_read_to_its_end() {
    for unit in [
        "a",
        "a ",
        "a,",
        "a@",
        ".",
        "(",
        "> ",
        "\n",
        ">\n",
        "A ",
        "Ann\n",
        "From: a\n",
        "On 1 ",
        "Role: ",
        "at ",
        "the role ",
        "Manager ",
        "10:30 ",
        "our client ",
        "Manager, ",
        "Monday ",
        "-----\n",
        "Data Engineer role at Two Oars. ",
        "\u{200B}",
        "é",
        "Best,\n",
        "for the ",
        "X and ",
    ] {
        let body = unit.repeat(200_000 / unit.len());
        check(&Message { body, subject: unit.repeat(300), from_name: unit.repeat(100), ..Message::default() });
    }
}

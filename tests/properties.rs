//! Whatever stands in a mail, reading it ends well.

use bow_out::judge::INVITE_FROM;
use bow_out::language::detect;
use bow_out::mail::{Message, Part};
use bow_out::reason::{Profile, Reason, Situation, rank};
use bow_out::reply::{Request, compose};
use proptest::prelude::*;

/// Words that signals look for, so that random mails are not all silence.
const WORDS: &str = "we would like to invite you interview on monday 10:30 role engineer please pick a time call chat \
                     if selected application offer unsubscribe https://calendly.com/x ? . \n\n , ! (\u{200B}) 🎉 é ß";

fn text() -> impl Strategy<Value = String> {
    let words: Vec<&'static str> = WORDS.split(' ').collect();
    prop_oneof![
        any::<String>(),
        proptest::collection::vec(proptest::sample::select(words), 0..120).prop_map(|words| words.join(" ")),
    ]
}

proptest! {
    #[test]
    fn a_verdict_is_a_probability_and_quotes_the_mail(
        subject in text(), from_name in any::<String>(), from_email in any::<String>(), to_name in any::<String>(),
        body in text(),
    ) {
        let message = Message { subject, from_name, from_email, to_name, body };
        let reading = bow_out::read(&message, &Profile::default());
        let verdict = reading.verdict;
        prop_assert!((0.0..=1.0).contains(&verdict.score));
        prop_assert_eq!(verdict.kind.is_invite(), verdict.score >= INVITE_FROM);
        prop_assert_eq!(verdict.kind.is_invite(), verdict.stage.is_some());
        for evidence in verdict.evidence {
            let part = match evidence.place.part {
                Part::Subject => &message.subject,
                Part::Body | Part::Quoted => &message.body,
                Part::FromName => &message.from_name,
                Part::FromEmail => &message.from_email,
            };
            let span = evidence.place.span;
            prop_assert_eq!(part.get(span.start..span.end), Some(evidence.text.as_str()));
            prop_assert!(evidence.weight.is_finite());
        }
    }

    #[test]
    fn facts_about_the_user_come_first_only_when_saved(body in text(), place in any::<String>()) {
        let message = Message { body, ..Message::default() };
        for situation in [Situation::Unsaid, Situation::Employed, Situation::Looking] {
            let profile = Profile { situation, place: place.clone(), default_reason: None, ..Profile::default() };
            let reading = bow_out::read(&message, &profile);
            let first = reading.reasons.first().map(|s| s.reason);
            prop_assert!(first.is_some_and(|reason| !reason.states_a_fact()));
            let parsed = message.parse();
            let ranked = rank(&parsed, &reading.verdict, &reading.facts, &profile);
            prop_assert!(Reason::ALL.into_iter().all(|r| ranked.iter().filter(|s| s.reason == r).count() == 1));
        }
    }

    #[test]
    fn detection_never_fails(body in any::<String>()) {
        let message = Message { body, ..Message::default() };
        detect(&message.parse());
    }
}

/// A word that no draft has by itself.
fn nonsense() -> impl Strategy<Value = String> {
    "[qxz][aou][qxz]{2,4}[aou][qxz]"
}

proptest! {
    #[test]
    fn a_draft_holds_nothing_of_the_mail_but_the_facts(
        words in proptest::collection::vec(nonsense(), 4..40), at in any::<proptest::sample::Index>(), variant in 0u32..24,
    ) {
        let invitation = "Hi Sam,\n\nThank you for applying for the Data Engineer position at Northwick. We would like to \
            invite you to a first interview. Would Tuesday at 10:00 suit you?\n\n";
        let split = at.index(words.len());
        let body = format!("{}\n\n{invitation}{}\n\nPriya Shah", words[..split].join(" "), words[split..].join(" "));
        let message = Message { body, subject: words.join(" "), from_name: "Priya Shah".into(), ..Message::default() };
        let reading = bow_out::read(&message, &Profile::default());
        let request = Request { variant, name: "Sam Lee", ..reading.request() };
        let facts = [request.recruiter, request.company, request.role, request.slot].map(Option::unwrap_or_default).join(" ");
        let draft = compose(&request).text;
        for word in words.iter().filter(|word| !facts.contains(word.as_str())) {
            prop_assert!(!draft.contains(word.as_str()), "{word} is in the draft: {draft}");
        }
    }
}

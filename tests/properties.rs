//! Whatever stands in a mail, reading it ends well.

use bow_out::language::detect;
use bow_out::mail::{Message, Part};
use bow_out::reason::{Profile, Reason, Situation, rank};
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
        prop_assert_eq!(verdict.kind.is_invite(), verdict.score >= 0.5);
        prop_assert_eq!(verdict.kind.is_invite(), verdict.stage.is_some());
        for evidence in verdict.evidence {
            let part = match evidence.place.part {
                Part::Subject => &message.subject,
                Part::Body => &message.body,
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
            let profile = Profile { situation, place: place.clone(), default_reason: None };
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

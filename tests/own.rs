//! The user's own sentences and whole replies.

use bow_out::judge::Stage;
use bow_out::language::Language;
use bow_out::reason::Reason;
use bow_out::reply::own::{Fault, faults};
use bow_out::reply::{Own, Request, Slot, check_generated, compose};

fn own(slot: impl Into<Option<Slot>>, text: &str) -> Own {
    Own { language: Language::En, slot: slot.into(), text: text.to_owned() }
}

fn request(own: &[Own]) -> Request<'_> {
    Request {
        stage: Some(Stage::Interview),
        reason: Reason::Timing,
        recruiter: Some("Ines"),
        company: Some("Larkfield"),
        role: Some("Store Manager"),
        name: "Robin Vale",
        own,
        ..Request::default()
    }
}

#[test]
fn an_own_sentence_takes_the_place_of_the_products() {
    let sentences = [
        own(Slot::Greeting, "Good day {recruiter},"),
        own(Slot::Thanks, "Thank you for asking me about the {role} post[ at {company}]."),
        own(Slot::Decline, "I would rather not take part."),
        own(Slot::Signoff, "Warm regards from Leith,"),
    ];
    let draft = compose(&request(&sentences));
    assert!(
        draft.text.starts_with("Good day Ines,\n\nThank you for asking me about the Store Manager post at Larkfield. ")
    );
    assert!(draft.text.contains(" I would rather not take part, as the timing isn't right for me."), "{}", draft.text);
    assert!(draft.text.ends_with("Warm regards from Leith,\nRobin Vale\n"));
    let sources: Vec<&str> = draft.sentences.iter().map(|s| s.source).filter(|s| s.starts_with("user.")).collect();
    assert_eq!(sources, ["user.greeting", "user.thanks", "user.decline", "user.signoff", "user.name"]);
    let found = check_generated(&draft, &request(&sentences));
    assert!(!found.iter().any(|f| matches!(f.id, "F1" | "LG1" | "R2")), "{found:?}");
}

#[test]
fn a_sentence_that_lacks_its_field_or_is_of_another_language_is_not_used() {
    let sentences = [
        own(Slot::Thanks, "Thank you for the {role} mail."),
        Own { language: Language::De, ..own(Slot::Signoff, "Beste Grüße aus Leith") },
    ];
    let draft = compose(&Request { role: None, ..request(&sentences) });
    assert!(draft.sentences.iter().all(|s| s.source == "user.name" || !s.source.starts_with("user.")), "{draft:?}");
}

#[test]
fn another_wording_leaves_the_own_sentence_for_the_products() {
    let sentences = [own(Slot::Thanks, "Thank you for the {role} mail.")];
    let thanks = |variant| compose(&Request { variant, ..request(&sentences) }).sentences[1].source;
    assert_eq!(thanks(0), "user.thanks");
    assert_ne!(thanks(1), "user.thanks");
}

#[test]
fn a_whole_reply_is_used_as_it_is() {
    let text = "Hello[ {recruiter}],\n\nthank you, but no, I will not take part.\n\n{name}";
    let template = [own(None, text)];
    let draft = compose(&request(&template));
    assert_eq!(draft.text, "Hello Ines,\n\nthank you, but no, I will not take part.\n\nRobin Vale\n");
    let unnamed = compose(&Request { recruiter: None, ..request(&template) });
    assert!(unnamed.text.starts_with("Hello,\n"));
}

#[test]
fn what_cannot_be_used_is_said() {
    for (slot, text, fault) in [
        (Some(Slot::Reason), "I am moving", Fault::Slot),
        (Some(Slot::Thanks), "  ", Fault::Empty),
        (Some(Slot::Thanks), "Thank you, {boss}.", Fault::Field),
        (Some(Slot::Thanks), "Thank you for {role.", Fault::Bracket),
        (Some(Slot::Thanks), "Thank you[ for [{role}]].", Fault::Bracket),
        (Some(Slot::Decline), "I will be there.", Fault::Decline),
        (Some(Slot::Wish), "I hope you find somebody with less salary.", Fault::Check("S1")),
        (Some(Slot::Wish), "See https://robin.example for more.", Fault::Check("X2")),
        (Some(Slot::DoorOpen), "Maybe I will write again.", Fault::Check("D3")),
        (None, "Hello ____, I will not take part.", Fault::Check("P1")),
    ] {
        assert_eq!(faults(&own(slot, text)).first(), Some(&fault), "{text}");
    }
    assert_eq!(faults(&own(Slot::Thanks, "Thank you for your message[ about {role}].")), []);
}

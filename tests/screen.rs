//! Which screen a page leads to.

use bow_out::extension::page::{ComposeBox, Found, Page, PageMessage, User};
use bow_out::extension::screen::{Opening, State, open, state_of};
use bow_out::language::{Language, Register};
use bow_out::reason::Profile;

const INVITATION: &str = "Hi Sam,\n\nThank you for applying for the Data Engineer position at Northwick. We would like \
    to invite you to a first interview. Would Tuesday at 10:00 suit you?\n\nBest regards,\nPriya Shah\nNorthwick";
const SECOND_INVITATION: &str = "Hi Sam,\n\nWe at Fernbrook would like to invite you to an interview for the Analyst \
    role. When are you free this week?\n\nKind regards,\nJonas Berg\nFernbrook";
const LUNCH: &str =
    "Hey Sam,\n\nThe noodle place has opened again, and the soup is as good as ever. I am back by two.\n\nNoor";

fn message(key: &str, from: &str, text: &str) -> PageMessage {
    PageMessage {
        key: key.into(),
        from_name: from.into(),
        from_email: format!("{}@mail.example", from.to_lowercase().replace(' ', ".")),
        date: "20 Nov".into(),
        own: false,
        whole: String::new(),
        truncated: false,
        text: text.into(),
    }
}

fn page(messages: Vec<PageMessage>) -> Page {
    Page {
        webmail: "generic".into(),
        host: "mail.example".into(),
        found: Found::Mail,
        subject: "Interview".into(),
        user: User { name: "Sam Lee".into() },
        messages,
        compose: ComposeBox { words: 0 },
        reply: None,
        work_tab: None,
        can_reply: true,
        clipped: false,
        out_of_reach: false,
    }
}

fn opened(messages: Vec<PageMessage>) -> Opening {
    open(&page(messages), &Profile::default())
}

#[test]
fn the_newest_message_of_somebody_else_is_answered() {
    let mut own = message("2", "Sam Lee", "Thanks, I will think about it.");
    own.own = true;
    let opening = opened(vec![own, message("1", "Priya Shah", INVITATION)]);
    let Opening::One(1, reading) = opening else { panic!("{opening:?}") };
    assert_eq!(state_of(&reading), State::Ok);
}

#[test]
fn a_mail_that_only_passes_another_on_is_read_with_it() {
    let note = |text: &str| {
        let head = "---------- Forwarded message ---------\nFrom: Priya Shah <priya@northwick.example>\nDate: Monday\n\
            Subject: Interview\nTo: Sam Lee <sam@home.example>";
        PageMessage { whole: format!("{text}\n\n{head}\n\n{INVITATION}"), ..message("1", "Greta Moss", text) }
    };
    let Opening::One(0, reading) = opened(vec![note("Hi Sam,\n\nsee below.\n\nGreta")]) else { panic!("no mail") };
    assert_eq!(state_of(&reading), State::Ok);
    assert_eq!(reading.facts.recruiter_first_name.as_deref(), Some("Priya"));
    assert!(reading.facts.forwarded);
    let Opening::One(0, reading) = opened(vec![note("Hi Sam,\n\nthe noodle place is open again.\n\nGreta")]) else {
        panic!("no mail")
    };
    assert_eq!(state_of(&reading), State::Notinv);
}

#[test]
fn one_senders_older_invitation_is_answered_with_the_newer_one() {
    let opening = opened(vec![message("2", "Priya Shah", INVITATION), message("1", "Priya Shah", INVITATION)]);
    assert!(matches!(opening, Opening::One(0, _)), "{opening:?}");
}

#[test]
fn invitations_from_two_people_are_a_question() {
    let opening = opened(vec![message("2", "Jonas Berg", SECOND_INVITATION), message("1", "Priya Shah", INVITATION)]);
    let Opening::Several(candidates, 0) = opening else { panic!("{opening:?}") };
    assert_eq!(candidates, [0, 1]);
}

#[test]
fn an_invitation_below_newer_talk_is_preselected() {
    let opening = opened(vec![message("2", "Noor Haddad", LUNCH), message("1", "Priya Shah", INVITATION)]);
    let Opening::Several(candidates, 1) = opening else { panic!("{opening:?}") };
    assert_eq!(candidates, [0, 1]);
}

#[test]
fn ordinary_mail_is_not_an_invitation() {
    let mut page = page(vec![message("1", "Noor Haddad", LUNCH)]);
    page.subject = "Noodles".into();
    let Opening::One(0, reading) = open(&page, &Profile::default()) else { panic!() };
    assert_eq!(state_of(&reading), State::Notinv);
}

#[test]
fn mail_in_another_language_is_named_and_not_guessed() {
    let swedish = "Hej Sam, tack för din ansökan. Vi skulle vilja träffa dig för en intervju och undrar om det passar dig att \
        komma till oss på tisdag. Med vänliga hälsningar, Anna";
    let Opening::One(0, reading) = opened(vec![message("1", "Anna Berg", swedish)]) else { panic!() };
    assert_eq!(state_of(&reading), State::Lang);
    assert_eq!(reading.language.code, Some("sv"));
    let japanese = "サム様、面接のご案内を申し上げます。来週の火曜日十時はいかがでしょうか。よろしくお願いいたします。";
    let Opening::One(0, reading) = opened(vec![message("1", "佐藤", japanese)]) else { panic!() };
    assert_eq!(state_of(&reading), State::Lang);
}

#[test]
fn an_invitation_is_answered_in_its_own_language() {
    let german = "Sehr geehrter Herr Vogt,\n\nvielen Dank für Ihre Bewerbung als Filialleiter. Gerne möchten wir Sie zu einem \
        Vorstellungsgespräch einladen. Passt Ihnen Dienstag um 10 Uhr?\n\nMit freundlichen Grüßen\nAnna Brandt";
    let Opening::One(0, reading) = opened(vec![message("1", "Anna Brandt", german)]) else { panic!() };
    assert_eq!(state_of(&reading), State::Ok);
    let request = reading.request();
    assert_eq!((request.language, request.register), (Language::De, Register::Ceremonious));
    assert_eq!(request.full_name, Some("Anna Brandt"));
}

#[test]
fn a_page_without_an_open_mail_says_so() {
    let mut list = page(Vec::new());
    list.found = Found::List;
    assert!(matches!(open(&list, &Profile::default()), Opening::Nothing(State::Nomail)));
    list.found = Found::None;
    assert!(matches!(open(&list, &Profile::default()), Opening::Nothing(State::Notweb)));
}

#[test]
fn a_mail_that_the_browser_keeps_from_extensions_is_not_called_closed() {
    let mut kept = page(vec![message("1", "Priya Shah", "")]);
    assert!(matches!(open(&kept, &Profile::default()), Opening::Nothing(State::Nomail)));
    kept.out_of_reach = true;
    assert!(matches!(open(&kept, &Profile::default()), Opening::Nothing(State::Restricted)));
    // Another message of the conversation that can be read is answered all the same.
    let framed = Page { found: Found::List, messages: Vec::new(), ..kept.clone() };
    assert!(matches!(open(&framed, &Profile::default()), Opening::Nothing(State::Restricted)));
    kept.messages.push(message("0", "Priya Shah", INVITATION));
    assert!(matches!(open(&kept, &Profile::default()), Opening::One(1, _)));
}

#[test]
fn an_answer_larger_than_the_page_agent_sends_is_refused() {
    let mut page = page(vec![message("1", "Priya Shah", INVITATION)]);
    assert!(page.clone().checked().is_ok());
    page.messages[0].from_name = "x".repeat(5000);
    assert!(page.checked().is_err());
}

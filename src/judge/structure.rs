//! Signals that lie in how a mail is built: who sent it, where its links lead, how long it is.

use super::Hit;
use super::data::structure::*;
use crate::mail::address::owner;
use crate::mail::text::{Gap, Kind, Span, Text, Word};
use crate::mail::{Parsed, Part};

/// The compiled `domains.toml`.
mod domains {
    include!(concat!(env!("OUT_DIR"), "/domains.rs"));
}

const SHORT: usize = 40;
const LONG: usize = 300;

/// The structural signals of a mail.
pub fn hits(mail: &Parsed) -> Vec<Hit> {
    let mut hits = Vec::new();
    sender(&mail.message.from_email, &mut hits);
    forgeries(mail, &mut hits);
    links(&mail.body, &mut hits);
    body(mail, &mut hits);
    hits
}

fn sender(address: &str, hits: &mut Vec<Hit>) {
    let lower = address.to_lowercase();
    let (local, domain) = lower.rsplit_once('@').unwrap_or(("", &lower));
    let mut hit = |signal, there: bool| {
        if there {
            hits.push(Hit { signal, part: Part::FromEmail, span: Span { start: 0, end: address.len() }, sentence: 0 });
        }
    };
    let program = domains::PROGRAM_LABELS.iter().any(|label| local.contains(label));
    hit(FROM_NO_REPLY, program || says_no_reply(address));
    hit(FROM_ALERTS, domains::ALERT_LABELS.iter().any(|label| local.contains(label)));
    hit(FROM_APPLICANT_TRACKING, is_under(domain, domains::APPLICANT_TRACKING));
    hit(FROM_JOB_BOARD, is_under(domain, domains::JOB_BOARD));
    hit(FROM_FREE_MAIL, is_under(domain, domains::FREE_MAIL));
    // `careers@`, `talent.firm.example`, but also `oakresourcing.example`
    let recruits =
        |label: &str| domains::RECRUITING_LABELS.iter().any(|r| label == *r || (r.len() > 5 && label.contains(r)));
    hit(FROM_RECRUITING, lower.split(|c: char| !c.is_alphanumeric()).any(recruits));
}

/// Whether an address says that nobody reads what is sent to it.
pub fn says_no_reply(address: &str) -> bool {
    let lower = address.to_lowercase();
    let local = lower.rsplit_once('@').map_or("", |(local, _)| local);
    domains::NO_REPLY_LABELS.iter().any(|label| local.contains(label))
}

/// What a sender does who wants to be taken for another.
fn forgeries(mail: &Parsed, hits: &mut Vec<Hit>) {
    let address = mail.message.from_email.to_lowercase();
    let Some((_, domain)) = address.rsplit_once('@') else { return };
    let mut hit = |signal, part, span| hits.push(Hit { signal, part, span, sentence: 0 });
    let whole = Span { start: 0, end: mail.message.from_email.len() };
    // Systems that send for others show the address of whom they send for.
    let relay = [domains::APPLICANT_TRACKING, domains::JOB_BOARD].into_iter().any(|group| is_under(domain, group));
    let name = &mail.from_name;
    for word in name.words.iter().filter(|word| word.kind == Kind::Email && !relay) {
        let shown = name.raw.get(word.span.start..word.span.end).unwrap_or_default().to_lowercase();
        let shown = shown.rsplit_once('@').map_or("", |(_, domain)| domain);
        if owner(shown) != owner(domain) {
            hit(NAME_OTHER_ADDRESS, Part::FromName, word.span);
        }
    }
    let private = domains::FREE_MAIL.iter().any(|free| owner(free) == owner(domain));
    let big = |word: &&Word| domains::BIG_FIRMS.contains(&name.folded_word(word));
    if let Some(word) = name.words.iter().find(big).filter(|_| private) {
        hit(BIG_FIRM_PRIVATE_MAIL, Part::FromName, word.span);
    }
    if !relay && (domain.split('.').any(|label| label.starts_with("xn--")) || imitates(mail, owner(domain))) {
        hit(LOOKALIKE_DOMAIN, Part::FromEmail, whole);
    }
}

/// Whether a domain spells a name that the mail holds with other characters: "c0ntoso", "rnarlow".
fn imitates(mail: &Parsed, label: &str) -> bool {
    const SHORTEST: usize = 5;
    let plain = label.replace("rn", "m").replace("vv", "w").replace('0', "o").replace('1', "l");
    let plain = plain.replace('3', "e").replace('5', "s").replace('4', "a");
    if plain == label || label.len() < SHORTEST {
        return false;
    }
    let holds = |wanted: &str| {
        let texts = [&mail.from_name, &mail.subject, &mail.body, &mail.quoted];
        texts.iter().any(|text| (0..text.words.len()).any(|at| text.folded(at) == wanted))
    };
    holds(&plain) && !holds(label)
}

fn links(body: &Text, hits: &mut Vec<Hit>) {
    for word in body.words.iter().filter(|w| w.kind == Kind::Link) {
        let host = body.folded_word(word);
        let link = body.raw.get(word.span.start..word.span.end).unwrap_or_default().to_lowercase();
        let path = link.split_once(host).map_or("", |(_, path)| path);
        let says = |words: &[&str]| words.iter().any(|w| path.contains(w));
        let starts = |labels: &[&str]| labels.iter().any(|l| host.split('.').next() == Some(*l));
        let signal = if is_under(host, domains::ASSESSMENT) || says(domains::ASSESSMENT_PATHS) {
            LINK_ASSESSMENT
        } else if is_under(host, domains::MEETING) || starts(domains::MEETING_LABELS) {
            LINK_MEETING
        } else if is_under(host, domains::SCHEDULING)
            || starts(domains::SCHEDULING_LABELS)
            || says(domains::SCHEDULING_PATHS)
        {
            LINK_SCHEDULING
        } else {
            continue;
        };
        hits.push(Hit { signal, part: Part::Body, span: word.span, sentence: 0 });
    }
}

fn body(mail: &Parsed, hits: &mut Vec<Hit>) {
    let body = &mail.body;
    let whole = body.span(0, body.words.len().min(6));
    let mut hit = |signal, span| hits.push(Hit { signal, part: Part::Body, span, sentence: 0 });
    let question = (0..body.words.len()).find(|at| body.gap(at + 1) == Gap::Question);
    if let Some(at) = question {
        hit(ASKS_QUESTION, body.span(at, at + 1));
    }
    let before = |word: &Word| body.raw.get(..word.span.start).unwrap_or_default();
    let pay = |word: &&Word| word.kind == Kind::Number && before(word).trim_end().ends_with(['$', '£', '€', '₹']);
    let pay = body.words.iter().find(pay);
    if let Some(word) = pay {
        hit(STATES_MONEY, word.span);
    }
    match body.words.len() {
        0..SHORT => hit(SHORT_MAIL, whole),
        SHORT..LONG => {}
        _ => hit(LONG_MAIL, whole),
    }
    let reader = Text::new(&mail.message.to_name);
    let is_reader = |at: usize| {
        let word = body.folded(at);
        word.len() > 1 && reader.words.iter().any(|w| reader.folded_word(w) == word)
    };
    if let Some(at) = (0..body.words.len().min(8)).find(|at| is_reader(*at)) {
        hit(GREETS_READER, body.span(at, at + 1));
    }
    if let Some(last) = body.words.len().checked_sub(1).filter(|last| *last > 8 && is_reader(*last)) {
        hit(SIGNED_BY_READER, body.span(last, last + 1));
    }
    let subject = mail.subject.folded(0);
    let mut in_subject = |signal| {
        hits.push(Hit { signal, part: Part::Subject, span: mail.subject.span(0, 1), sentence: 0 });
    };
    if domains::REPLY_LABELS.contains(&subject) {
        in_subject(SUBJECT_REPLY);
    } else if domains::FORWARD_LABELS.contains(&subject) {
        in_subject(SUBJECT_FORWARD);
    }
}

fn is_under(host: &str, domains: &[&str]) -> bool {
    domains.iter().any(|d| host == *d || host.strip_suffix(d).is_some_and(|rest| rest.ends_with('.')))
}

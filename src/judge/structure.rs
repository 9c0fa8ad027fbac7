//! Signals that lie in how a mail is built: who sent it, where its links lead, how long it is.

use super::Hit;
use super::data::structure::*;
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
    hit(FROM_NO_REPLY, domains::NO_REPLY_LABELS.iter().any(|label| local.contains(label)));
    hit(FROM_ALERTS, domains::ALERT_LABELS.iter().any(|label| local.contains(label)));
    hit(FROM_APPLICANT_TRACKING, is_under(domain, domains::APPLICANT_TRACKING));
    hit(FROM_JOB_BOARD, is_under(domain, domains::JOB_BOARD));
    hit(FROM_FREE_MAIL, is_under(domain, domains::FREE_MAIL));
    // `careers@`, `talent.firm.example`, but also `oakresourcing.example`
    let recruits =
        |label: &str| domains::RECRUITING_LABELS.iter().any(|r| label == *r || (r.len() > 5 && label.contains(r)));
    hit(FROM_RECRUITING, lower.split(|c: char| !c.is_alphanumeric()).any(recruits));
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

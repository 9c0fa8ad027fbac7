//! Whether a recruiter writes for somebody else's company.

use super::words::has;
use super::{Reader, matches};
use crate::mail::Part;
use crate::mail::text::Text;

/// Whether the writer says so, or works for a firm named so.
pub fn writes(reader: &Reader) -> bool {
    says(reader) || named(reader)
}

/// "our client", "on behalf of a client"; "Recruitment Consultant" in the signature.
fn says(reader: &Reader) -> bool {
    let text = &reader.mail.body;
    let lists = reader.words;
    let signature = reader.mail.signature;
    // Who applied has met a firm's own people; then a weak sign does not suffice.
    let enough = if spoken_of_application(reader) { 2 } else { 1 };
    let client = |(_, at, strength): (usize, usize, u8)| {
        strength >= enough && !has(lists.client_thing, text.folded(at)) || text.gap(at).ends_phrase()
    };
    matches(lists.agency, text, reader.end.min(signature)).any(client)
        || matches(lists.agency_title, text, reader.end).any(|(at, _, strength)| at >= signature && strength >= enough)
}

/// "Two Oars Recruitment" as the sender or in the signature, or at the end of the domain. Who applied at a domain that
/// many kinds of firm have ("…conseil") may well have applied there.
fn named(reader: &Reader) -> bool {
    let lists = reader.words;
    let firm = |text: &Text, at: usize| {
        at > 0
            && text.words.get(at).is_some_and(|word| word.capital)
            && text.words.get(at - 1).is_some_and(|word| word.capital)
            && has(lists.agency_word, text.folded(at))
            && !has(lists.agency_weak, text.folded(at))
    };
    let sender = reader.text(Part::FromName);
    let body = &reader.mail.body;
    let applied = spoken_of_application(reader);
    let domain = lists.agency_word.iter().any(|word| {
        reader.domain.strip_suffix(word).is_some_and(|rest| {
            rest.len() >= 3
                && !(applied && has(lists.agency_weak, word))
                && !lists.org_word.iter().any(|org| org.len() > word.len() && reader.domain.ends_with(org))
                && (word.len() > 3 || !rest.ends_with(['a', 'e', 'i', 'o', 'u']))
        })
    });
    domain
        || (0..sender.words.len()).any(|at| firm(sender, at))
        || (reader.mail.signature + 1..reader.end).any(|at| firm(body, at))
}

/// Whether an application is spoken of at all; that it is the reader's, `your_application` tells.
fn spoken_of_application(reader: &Reader) -> bool {
    [&reader.mail.subject, &reader.mail.body]
        .iter()
        .any(|text| (0..text.words.len().min(reader.end.max(60))).any(|at| has(reader.words.applied, text.folded(at))))
}

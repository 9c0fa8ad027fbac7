//! The user's own sentences and whole replies. They go through the composer like the product's.

use super::render::{Fields, render};
use super::{Request, Slot, check, grammar};
use crate::language::Language;
use serde::{Deserialize, Serialize};

/// A sentence, or a whole reply, in the user's words.
///
/// `{recruiter}`, `{full_name}`, `{company}`, `{role}`, `{time}` and `{name}` stand for the fields as they are; `[a|b]` is the
/// first of these whose fields are all known, else nothing. A text whose fields outside brackets are unknown is not used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    pub language: Language,
    /// What it takes the place of; `None` is the whole reply.
    pub slot: Option<Slot>,
    pub text: String,
}

/// What the user can write anew, and where such a sentence says it came from. The reason has its own field in the
/// request, and the name is the user's anyway.
const SOURCES: [(Option<Slot>, &str); 10] = [
    (Some(Slot::Greeting), "user.greeting"),
    (Some(Slot::Thanks), "user.thanks"),
    (Some(Slot::Decline), "user.decline"),
    (Some(Slot::Release), "user.release"),
    (Some(Slot::Apology), "user.apology"),
    (Some(Slot::DoorOpen), "user.door_open"),
    (Some(Slot::Refer), "user.refer"),
    (Some(Slot::Wish), "user.wish"),
    (Some(Slot::Signoff), "user.signoff"),
    (None, "user.template"),
];

/// The fields that the user can name.
pub const FIELDS: [&str; 6] = ["recruiter", "full_name", "company", "role", "time", "name"];

/// What is wrong with a text of the user's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Empty,
    /// A reason or a name, which are given elsewhere.
    Slot,
    /// `{…}` that is no field.
    Field,
    /// A bracket without its other half.
    Bracket,
    /// The decline does not say no.
    Decline,
    /// It holds what a reply should not: the id of the check.
    Check(&'static str),
}

/// What is wrong with a text, the worst first; nothing when it can be used.
pub fn faults(own: &Own) -> Vec<Fault> {
    let known = |field: &'static str| (field, field_sample(field).to_owned());
    let mut fields = Fields::default();
    FIELDS.into_iter().map(known).for_each(|(field, sample)| fields.set(field, sample));
    if own.text.trim().is_empty() {
        return vec![Fault::Empty];
    }
    if source(own.slot).is_none() {
        return vec![Fault::Slot];
    }
    if !balanced(&own.text) {
        return vec![Fault::Bracket];
    }
    let Some(text) = render(own.text.trim(), &fields) else { return vec![Fault::Field] };
    let mut faults: Vec<Fault> = check::of_words(&text, own.language).into_iter().map(Fault::Check).collect();
    if own.slot == Some(Slot::Decline) && !check::says_no(&text, own.language) {
        faults.insert(0, Fault::Decline);
    }
    faults
}

fn field_sample(field: &str) -> &'static str {
    match field {
        "company" => "Larkfield",
        "role" => "Buyer",
        "time" => "10:00",
        _ => "Robin",
    }
}

fn balanced(text: &str) -> bool {
    let mut open: Option<char> = None;
    let mut outer = false;
    for c in text.chars() {
        match (c, open) {
            ('[', None) if !outer => outer = true,
            (']', None) if outer => outer = false,
            ('{', None) => open = Some('}'),
            ('}', Some('}')) => open = None,
            ('[' | ']' | '{' | '}', _) => return false,
            _ => {}
        }
    }
    open.is_none() && !outer
}

/// What the user can write anew, in the order of the reply; `None` is the whole of it.
pub fn slots() -> impl Iterator<Item = Option<Slot>> {
    SOURCES.iter().map(|(slot, _)| *slot)
}

/// Where a text of the user's for `slot` says it came from; `None` when there is none such.
fn source(slot: Option<Slot>) -> Option<&'static str> {
    SOURCES.iter().find(|(known, _)| *known == slot).map(|(_, source)| *source)
}

/// The user's texts for `slot`, their fields filled in, and where they come from.
pub(super) fn texts<'a>(
    request: &'a Request,
    slot: Option<Slot>,
) -> impl Iterator<Item = (&'static str, String)> + use<'a> {
    let own = request.own.iter().filter(move |own| own.language == request.language && own.slot == slot);
    let usable = own.filter(|own| faults(own).iter().all(|fault| matches!(fault, Fault::Check(_))));
    let fields = fields(request);
    usable.filter_map(move |own| Some((source(own.slot)?, render(own.text.trim(), &fields)?)))
}

/// Whether `text` holds the words of the user's sentence that `from` names.
pub(super) fn says(text: &str, from: &str, request: &Request) -> bool {
    let slot = SOURCES.iter().find(|(_, source)| *source == from).map(|(slot, _)| *slot);
    let end = |own: &str| own.trim_end_matches(['.', ',', '!']).to_lowercase();
    slot.is_some_and(|slot| texts(request, slot).any(|(_, own)| text.contains(&end(&own))))
}

fn fields(request: &Request) -> Fields {
    let mut fields = Fields::default();
    let (recruiter, full_name) = request.greeted();
    let known = [
        ("recruiter", recruiter),
        ("full_name", full_name),
        ("company", request.company),
        ("role", request.role),
        ("time", request.slot),
        ("name", Some(request.name)),
    ];
    for (field, value) in known {
        if let Some(value) = value.and_then(grammar::clean) {
            fields.set(field, value);
        }
    }
    fields
}

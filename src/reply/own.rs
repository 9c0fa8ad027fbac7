//! The user's own sentences and whole replies. They go through the composer like the product's.

use super::render::{Fields, render};
use super::{Request, check, grammar};
use crate::language::Language;
use serde::{Deserialize, Serialize};

/// A sentence, or a whole reply, in the user's words.
///
/// `{recruiter}`, `{full_name}`, `{company}`, `{role}`, `{time}` and `{name}` stand for the fields as they are; `[a|b]` is the
/// first of these whose fields are all known, else nothing. A text whose fields outside brackets are unknown is not used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    pub language: Language,
    pub part: Part,
    pub text: String,
}

/// What a text of the user's takes the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Greeting,
    Thanks,
    Decline,
    Release,
    Apology,
    DoorOpen,
    Refer,
    Wish,
    Signoff,
    /// The whole reply.
    Template,
}

impl Part {
    pub const ALL: [Part; 10] = [
        Part::Greeting,
        Part::Thanks,
        Part::Decline,
        Part::Release,
        Part::Apology,
        Part::DoorOpen,
        Part::Refer,
        Part::Wish,
        Part::Signoff,
        Part::Template,
    ];

    /// Where a sentence says it came from.
    pub fn source(self) -> &'static str {
        match self {
            Part::Greeting => "user.greeting",
            Part::Thanks => "user.thanks",
            Part::Decline => "user.decline",
            Part::Release => "user.release",
            Part::Apology => "user.apology",
            Part::DoorOpen => "user.door_open",
            Part::Refer => "user.refer",
            Part::Wish => "user.wish",
            Part::Signoff => "user.signoff",
            Part::Template => "user.template",
        }
    }
}

const FIELDS: [&str; 6] = ["recruiter", "full_name", "company", "role", "time", "name"];

/// What is wrong with a text of the user's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Empty,
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
    if !balanced(&own.text) {
        return vec![Fault::Bracket];
    }
    let Some(text) = render(own.text.trim(), &fields) else { return vec![Fault::Field] };
    let mut faults: Vec<Fault> = check::of_words(&text, own.language).into_iter().map(Fault::Check).collect();
    if own.part == Part::Decline && !check::says_no(&text, own.language) {
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

/// The user's texts for `part`, their fields filled in.
pub(super) fn texts<'a>(request: &'a Request, part: Part) -> impl Iterator<Item = String> + 'a {
    let own = request.own.iter().filter(move |own| own.language == request.language && own.part == part);
    let fields = fields(request);
    own.filter(|own| faults(own).iter().all(|fault| matches!(fault, Fault::Check(_))))
        .filter_map(move |own| render(own.text.trim(), &fields))
}

fn fields(request: &Request) -> Fields {
    let mut fields = Fields::default();
    let recruiter = request.recruiter.filter(|name| check::is_name(name, request.language));
    let known = [
        ("recruiter", recruiter),
        ("full_name", request.full_name.filter(|_| recruiter.is_some())),
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

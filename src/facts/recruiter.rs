//! The human who wrote.

use super::clean::NAME;
use super::words::has;
use super::{Fact, Line, Reader, between, joined, matches, squeezed};
use crate::mail::text::{Kind, Text, fold_into};
use crate::mail::{Part, Place};

/// A person: the name as written and what to greet them by.
pub struct Recruiter {
    pub full: Fact,
    pub first: String,
    /// Folded words of the name, which are no company.
    pub words: Vec<String>,
}

/// Words `from..to` of a part as a person's name, titles and the like left out; `first` is the word to greet by.
struct Name {
    part: Part,
    words: Vec<usize>,
    first: usize,
}

/// Finds the writer: the display name, spelled as in the signature where that has it; else the signature; else a
/// self-introduction.
pub fn find(reader: &Reader) -> Option<Recruiter> {
    let shown = display_name(reader);
    let signed = signature_name(reader, shown.as_ref());
    let introduced = || introduction(reader);
    if reader.mail.forwarded_from.is_some() {
        return forwarded(reader);
    }
    let name = match (shown, signed) {
        // The signature has the form people want to be called by: "Bob Lee" for "Robert Lee".
        (Some(shown), Some(signed)) if signed_better(reader, &shown, &signed) => signed,
        (Some(shown), _) => shown,
        (None, Some(signed)) => signed,
        (None, None) => introduced()?,
    };
    finish(reader, &name, true)
}

fn finish(reader: &Reader, name: &Name, sure: bool) -> Option<Recruiter> {
    let text = reader.text(name.part);
    let (first, last) = (*name.words.first()?, *name.words.last()?);
    let full = reader.fact(name.part, first, last + 1, NAME, sure)?;
    let greeting = reader.fact(name.part, name.first, name.first + 1, NAME, sure)?;
    let mut spoken = greeting.text;
    // "Jean-Luc", "O'Neil": a name joined by a hyphen is one name.
    if let Some(next) = name.words.iter().find(|w| **w == name.first + 1)
        && matches!(between(text, *next), "-" | "‐" | "‑")
    {
        spoken = reader.fact(name.part, name.first, next + 1, NAME, sure)?.text;
    }
    if spoken.chars().count() > 2 && !spoken.chars().any(char::is_lowercase) {
        spoken = title_case(&spoken);
    }
    let first = if spoken.chars().next().is_some_and(char::is_lowercase) { title_case(&spoken) } else { spoken };
    let words = name.words.iter().map(|w| text.folded(*w).to_owned()).collect();
    Some(Recruiter { full, first, words })
}

/// "ANN-MARIE" → "Ann-Marie".
fn title_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut start = true;
    for c in name.chars() {
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        start = !c.is_alphanumeric();
    }
    out
}

/// Whether words `from..to` can be a person's name: a few capitalised words, none of a team or firm.
fn person(reader: &Reader, part: Part, from: usize, to: usize, known: bool) -> Option<Name> {
    let text = reader.text(part);
    let lists = reader.words;
    let mut words = Vec::new();
    let mut bracket = 0_i32;
    for i in from..to {
        let sep = if i == from { "" } else { between(text, i) };
        bracket += sep.matches(['(', '[']).count() as i32 - sep.matches([')', ']']).count() as i32;
        let folded = text.folded(i);
        // "Ann Lee, CMSR", "Ann Lee | Head of Care": the name is what comes first.
        if i > from && !words.is_empty() && sep.contains([',', '|', '·', '•', '–', '—', '/', '@', ':']) {
            break;
        }
        if i > from && !words.is_empty() && sep.contains(" - ") {
            break;
        }
        if bracket > 0 || has(lists.pronoun, folded) && !words.is_empty() {
            continue;
        }
        let word = text.words.get(i)?;
        if word.kind != Kind::Letters || folded.is_empty() {
            return None;
        }
        if words.is_empty() && has(lists.peer_title, folded) {
            return None;
        }
        if words.is_empty() && (has(lists.name_title, folded) || part == Part::Body && has(lists.closing_word, folded))
        {
            continue;
        }
        let particle = has(lists.family_particle, folded);
        // "Hunter Ray" from hunter@: a first name that is also a word.
        let named_so = i == from && known && local_part_starts(reader, folded);
        if has(lists.team, folded)
            || sep.contains(['&', '+'])
            || !named_so && (has(lists.org_word, folded) || has(lists.legal, folded) || lists.is_title(folded))
        {
            return None;
        }
        if !(word.capital || particle || known && part == Part::FromName) {
            return None;
        }
        words.push(i);
    }
    if words.is_empty() || words.len() > 5 {
        return None;
    }
    let initial = |w: &usize| text.folded(*w).chars().filter(|c| c.is_alphanumeric()).count() < 2;
    let hyphened = |w: &usize| {
        let next = w + 1;
        words.contains(&next) && matches!(between(text, next), "-")
    };
    let first = *words.first()?;
    // "J. Tremlett": nobody is greeted by an initial; "J. Robert Lee" is Robert.
    let first = if initial(&first) && !hyphened(&first) {
        let second = words.get(1).filter(|w| words.len() > 2 && !initial(w))?;
        *second
    } else {
        first
    };
    Some(Name { part, words, first })
}

/// The part of the address before the `@`, folded, cut at its marks.
fn local_parts(reader: &Reader) -> Vec<String> {
    let local = reader.mail.message.from_email.trim().split('@').next().unwrap_or_default();
    let mut folded = String::new();
    fold_into(local, &mut folded);
    folded.split(|c: char| !c.is_alphabetic()).filter(|p| !p.is_empty()).map(str::to_owned).collect()
}

fn local_part_starts(reader: &Reader, word: &str) -> bool {
    word.len() > 2 && local_parts(reader).first().is_some_and(|p| p == word)
}

/// Whether the address belongs to a person with this name: "ann.lee@", "alee@", "annl@".
fn address_agrees(reader: &Reader, text: &Text, words: &[usize]) -> bool {
    let parts = local_parts(reader);
    let whole: String = parts.concat();
    words.iter().map(|w| text.folded(*w)).any(|w| {
        let bare: String = w.chars().filter(|c| c.is_alphanumeric()).collect();
        bare.len() > 2
            && (parts.iter().any(|p| *p == bare || (p.len() > 3 && p.ends_with(&bare))) || whole.starts_with(&bare))
    })
}

fn display_name(reader: &Reader) -> Option<Name> {
    let text = &reader.mail.from_name;
    let end = text.words.len().min(12);
    let firm = (0..end).any(|i| has(reader.words.legal, text.folded(i)) && i > 0 || between(text, i).contains('&'));
    if firm && !(1..end).any(|i| has(reader.words.name_joint, text.folded(i)) || between(text, i).contains(['(', '|']))
    {
        return None;
    }
    let local = local_parts(reader).concat();
    let automatic = reader.words.automatic.iter().any(|p| local.contains(p));
    // "Ann at Two Oars", "Ann Lee from Two Oars", "Ann via Workable", "Two Oars | Ann".
    let joint = (1..end).find(|&i| has(reader.words.name_joint, text.folded(i)));
    let comma = (1..end).find(|&i| between(text, i).trim() == ",");
    let stop = joint.unwrap_or(end);
    // "Lee, Ann": family name first, unless what follows are letters of a degree.
    if let (Some(comma), None) = (comma, joint)
        && let Some(mut name) = family_first(reader, comma, end)
    {
        name.words.sort_unstable();
        return Some(name);
    }
    let name = person(reader, Part::FromName, 0, stop, true)?;
    let agrees = address_agrees(reader, text, &name.words);
    if automatic && !agrees && joint.is_none() {
        return None;
    }
    let squeezed = squeezed(text, 0, stop);
    let opening = text.folded(name.first);
    let is_firm = !reader.domain.is_empty()
        && (reader.domain == squeezed
            || name.words.len() > 1 && reader.domain.starts_with(&squeezed)
            || name.words.len() > 1 && opening.len() > 3 && reader.domain.starts_with(opening));
    let first_agrees = address_agrees(reader, text, &[name.first]);
    if is_firm && !local_part_starts(reader, opening) && !first_agrees && !signs(reader, opening) {
        return None;
    }
    // One word may be a firm or a nickname: something else must say that it is a person.
    let known = agrees || joint.is_some() || signs(reader, text.folded(name.first)) || name.words.len() > 1;
    if !known {
        return None;
    }
    family_name_first(reader, name)
}

/// "LEE Ann", or "Lee Ann" from ann.lee@: the first name is the other one.
fn family_name_first(reader: &Reader, mut name: Name) -> Option<Name> {
    let text = reader.text(name.part);
    if name.words.len() < 2 || name.words.first() != Some(&name.first) {
        return Some(name);
    }
    let upper = |w: usize| {
        let raw = text.original(w, w + 1);
        raw.chars().count() > 2 && !raw.chars().any(char::is_lowercase)
    };
    let parts = local_parts(reader);
    let is_part = |w: usize, n: usize| parts.get(n).is_some_and(|p| p == text.folded(w));
    let (head, last) = (name.first, *name.words.last()?);
    let shouted_family = upper(head) && !upper(last);
    let address_order = parts.len() == 2 && is_part(last, 0) && is_part(head, 1);
    let second = *name.words.get(1)?;
    if shouted_family
        || address_order
        || (parts.len() == 2
            && name.words.len() > 2
            && is_part(head, 1)
            && parts.first().is_some_and(|p| *p == squeezed(text, second, last + 1)))
    {
        name.first = second;
    }
    Some(name)
}

fn family_first(reader: &Reader, comma: usize, end: usize) -> Option<Name> {
    let text = &reader.mail.from_name;
    let given = person(reader, Part::FromName, comma, end, true)?;
    let family = person(reader, Part::FromName, 0, comma, true)?;
    let raw = text.original(given.first, given.first + 1);
    let degree = raw.chars().count() <= 5 && raw.chars().skip(1).any(char::is_uppercase);
    if degree || (family.words.len() > 1 && !address_agrees(reader, text, &given.words[..1])) {
        return None;
    }
    Some(Name {
        part: Part::FromName,
        words: family.words.into_iter().chain(given.words).collect(),
        first: given.first,
    })
}

/// Whether a line of the signature opens with this word.
fn signs(reader: &Reader, word: &str) -> bool {
    reader.lines.iter().any(|line| line.from >= reader.mail.signature && reader.mail.body.folded(line.from) == word)
}

/// The person who signs. With a display name: the line that shares a word with it.
fn signature_name(reader: &Reader, shown: Option<&Name>) -> Option<Name> {
    let lines: Vec<&Line> = reader.lines.iter().filter(|l| l.to > reader.mail.signature).take(8).collect();
    let mut first_name = None;
    for (n, line) in lines.iter().enumerate() {
        let from = line.from.max(reader.mail.signature);
        let from = skip_closing(reader, from, line.to);
        if from >= line.to || line.to - from > 9 {
            continue;
        }
        let Some(name) = person(reader, Part::Body, from, line.to, false) else {
            // After a team's or firm's line no writer's name comes.
            if n > 1 && shown.is_none() {
                break;
            }
            continue;
        };
        match shown {
            Some(shown) => {
                if same_person(reader, shown, &name) {
                    return family_name_first(reader, name);
                }
            }
            None if signs_alone(reader, &name, lines.get(n + 1..).unwrap_or_default()) => {
                first_name.get_or_insert(name);
                break;
            }
            None => break,
        }
    }
    first_name
}

/// Leaves out a closing formula before a name on its line.
fn skip_closing(reader: &Reader, from: usize, to: usize) -> usize {
    let text = &reader.mail.body;
    if from != reader.mail.signature {
        return from;
    }
    (from..to)
        .find(|&i| i > from && between(text, i).contains(',') && person(reader, Part::Body, i, to, false).is_some())
        .filter(|&i| (from..i).all(|w| !text.words[w].capital || w == from))
        .unwrap_or(from)
}

fn same_person(reader: &Reader, shown: &Name, signed: &Name) -> bool {
    let text = reader.text(shown.part);
    let body = &reader.mail.body;
    let family = shown.words.last().map(|w| text.folded(*w)).unwrap_or_default();
    let first = text.folded(shown.first);
    let spoken = signed.words.iter().any(|w| body.folded(*w) == first);
    let family_last = signed.words.last().is_some_and(|w| body.folded(*w) == family);
    family.chars().count() > 1 && (spoken || (family_last && signed.words.len() > 1))
}

/// Whether the signature says better than the display name what to call the person.
fn signed_better(reader: &Reader, shown: &Name, signed: &Name) -> bool {
    let text = reader.text(shown.part);
    let body = &reader.mail.body;
    let spoken = body.folded(signed.first);
    let family = shown.words.last().filter(|w| **w != shown.first).map(|w| text.folded(*w)).unwrap_or_default();
    // "Lee" alone under "Ann Lee" is no first name.
    !(signed.words.len() == 1 && spoken == family) && spoken.chars().count() > 1
}

/// Without a display name, a signed name is believed when the address has it, or when more words than one and no firm.
fn signs_alone(reader: &Reader, name: &Name, below: &[&Line]) -> bool {
    let text = &reader.mail.body;
    if address_agrees(reader, text, &name.words) {
        return true;
    }
    let (Some(first), Some(last)) = (name.words.first(), name.words.last()) else { return false };
    let letters = squeezed(text, *first, last + 1);
    let firm =
        !reader.domain.is_empty() && (reader.domain.starts_with(&letters) || letters.starts_with(&reader.domain));
    let shown = squeezed(&reader.mail.from_name, 0, reader.mail.from_name.words.len());
    let alone = name.words.len() == 1;
    // "Gaby (restaurant manager)"
    let titled_on_line = reader.lines.iter().find(|l| (l.from..l.to).contains(last)).is_some_and(|l| {
        (last + 1..l.to).any(|i| reader.words.is_title(text.folded(i)) || has(reader.words.team, text.folded(i)))
    });
    // A lone capitalised line may be a firm; a title or firm below a name says that it is one.
    !firm
        && !shown.contains(&letters)
        && letters.len() > 2
        && name.words.len() <= 3
        && (!alone || titled_on_line || !below.is_empty())
        && below.first().is_none_or(|line| {
            (line.from..line.to).any(|i| {
                reader.words.is_title(text.folded(i))
                    || has(reader.words.team, text.folded(i))
                    || has(reader.words.org_word, text.folded(i))
            }) || text.words.get(line.from).is_some_and(|w| w.capital)
        })
        && (!alone
            || titled_on_line
            || below.first().is_some_and(|line| {
                (line.from..line.to)
                    .any(|i| reader.words.is_title(text.folded(i)) || has(reader.words.team, text.folded(i)))
            }))
        && !greeted(reader, name)
}

/// Whether the reader is called so: a template that signs with the wrong name.
fn greeted(reader: &Reader, name: &Name) -> bool {
    let to = crate::mail::text::Text::new(&reader.mail.message.to_name);
    let body = &reader.mail.body;
    (0..to.words.len()).any(|i| name.words.iter().any(|w| body.folded(*w) == to.folded(i)))
}

/// "This is Ann from Two Oars", "I'm Ann, a recruiter": in the first sentences only.
fn introduction(reader: &Reader) -> Option<Name> {
    let text = &reader.mail.body;
    let end = reader.end.min(60);
    let mut found: Option<(u8, Name)> = None;
    for (_, at, strength) in matches(reader.words.person, text, end) {
        let stop = (at..text.words.len().min(at + 3))
            .find(|&i| !text.words[i].capital || (i > at && !joined(text, i)))
            .unwrap_or(text.words.len().min(at + 3));
        let joint = has(reader.words.after_name, text.folded(stop));
        if stop <= at || (strength < 2 && !(joint && stop < text.words.len())) {
            continue;
        }
        if let Some(name) = person(reader, Part::Body, at, stop, false)
            && !greeted(reader, &name)
            && found.as_ref().is_none_or(|(best, _)| strength > *best)
        {
            found = Some((strength, name));
        }
    }
    found.map(|(_, name)| name)
}

/// The sender whom a forward's header names.
fn forwarded(reader: &Reader) -> Option<Recruiter> {
    let span = reader.mail.forwarded_from?;
    let text = &reader.mail.body;
    let raw = text.raw.get(span.start..span.end)?;
    let names = Text::new(raw);
    let plain = |i: usize| {
        let folded = names.folded(i);
        names.words[i].capital
            && names.words[i].kind == Kind::Letters
            && !has(reader.words.team, folded)
            && !has(reader.words.org_word, folded)
    };
    let count = names.words.len();
    if !(2..=4).contains(&count) || !(0..count).all(plain) {
        return None;
    }
    let full = reader.fact_at(Part::Body, span, NAME, false)?;
    let first = super::clean::clean(names.original(0, 1), NAME)?.text;
    debug_assert_eq!(full.place, Place { part: Part::Body, span });
    Some(Recruiter { full, first, words: (0..count).map(|i| names.folded(i).to_owned()).collect() })
}

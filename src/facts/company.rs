//! The company that hires: as written in the mail, never from the address alone. A recruiter who works for somebody
//! else's company is not it.

use super::clean::NAME;
use super::recruiter::Recruiter;
use super::words::{List, has};
use super::{Fact, Line, Reader, between, joined, matches, squeezed};
use crate::mail::Part;
use crate::mail::text::{Gap, Kind, Text};

/// What was found about companies.
pub struct Company {
    pub company: Option<Fact>,
    /// Whether the writer recruits for somebody else.
    pub agency: bool,
}

/// Words of a part that may be a company's name.
#[derive(Clone, Debug)]
struct Candidate {
    part: Part,
    from: usize,
    to: usize,
    /// How much speaks for it.
    strength: f32,
    /// The reader's employer, or somebody else's name for sure.
    blocked: bool,
    /// Stands where a hiring company stands, not only a sender.
    hires: bool,
    key: String,
}

/// What suffices to name a company at all, and to use it unasked.
const ENOUGH: f32 = 3.0;
const SURE: f32 = 4.5;

/// Every candidate is compared with every other; a mail that names more is no invitation.
const MOST_CANDIDATES: usize = 150;

/// The longest name, in words.
const MOST_WORDS: usize = 8;

/// Finds the company.
pub fn find(reader: &Reader, recruiter: Option<&Recruiter>) -> Company {
    let mut found = Vec::new();
    anchored(reader, &mut found);
    labelled(reader, &mut found);
    signature(reader, recruiter, &mut found);
    sender(reader, recruiter, &mut found);
    by_domain(reader, &mut found);
    titled(reader, &mut found);
    let person = recruiter.map(|r| r.words.as_slice()).unwrap_or_default();
    found.truncate(MOST_CANDIDATES);
    found.retain(|c| !c.key.is_empty() && fits(reader, c, person));
    let agency = agency(reader, &found);
    let best = best(reader, &found, agency).filter(|(_, c)| c.hires || hires_itself(reader, c));
    let company = best.and_then(|(score, c)| {
        let c = fuller(reader, &found, c);
        // Who writes out of the blue may work for an agency that does not say so: then the popup asks.
        let sure = score >= SURE && (c.hires || !agency && spoken_of_application(reader));
        let fact = reader.fact(c.part, c.from, c.to, NAME, sure)?;
        without_possessive(reader, c, fact)
    });
    Company { company, agency }
}

/// Whether the sender's firm is the one that hires: the mail fixes a time, speaks of
/// an application, or says "we".
fn hires_itself(reader: &Reader, c: &Candidate) -> bool {
    let lists = reader.words;
    if reader.outreach && !found_in_prose(reader, c) && c.part != Part::Subject {
        // Agencies rarely say that they are: only who speaks of "our" team is believed to hire for it.
        let text = &reader.mail.body;
        return (0..reader.end.min(reader.mail.signature)).any(|i| has(lists.ours, text.folded(i)));
    }
    if c.part != Part::Body || found_in_prose(reader, c) || !super::times::find(reader).is_empty() {
        return true;
    }
    [Part::Subject, Part::Body].into_iter().any(|part| {
        let text = reader.text(part);
        let end = if part == Part::Body { reader.end.min(reader.mail.signature) } else { text.words.len().min(60) };
        (0..end).any(|i| has(lists.ours, text.folded(i)) || lists.process.iter().any(|p| text.folded(i).starts_with(p)))
    })
}

/// Whether the name stands in the body above the signature.
fn found_in_prose(reader: &Reader, c: &Candidate) -> bool {
    c.part == Part::Body && !reader.in_signature(c.from)
}

/// The same firm with its full name, where the mail has that: "Two Oars" → "Two Oars Rowing Trust".
fn fuller<'c>(reader: &Reader, found: &'c [Candidate], best: &'c Candidate) -> &'c Candidate {
    found
        .iter()
        .filter(|c| !c.blocked && c.key.len() > best.key.len())
        .filter(|c| {
            let text = reader.text(c.part);
            let first = super::words::bare(reader.words, text.folded(c.from));
            // "Two Oars Trust" ends with what it is; "Coopérative Deux Rames" begins with it.
            c.strength >= 2.0 && c.key.starts_with(&best.key) && has(reader.words.org_word, text.folded(c.to - 1))
                || reader.words.head_first && c.key.ends_with(&best.key) && has(reader.words.org_word, first)
        })
        .max_by_key(|c| c.key.len())
        .unwrap_or(best)
}

/// "Two Oars'" and "Two Oars's" before a thing of theirs.
fn without_possessive(reader: &Reader, c: &Candidate, mut fact: Fact) -> Option<Fact> {
    let text = reader.text(c.part);
    let last = text.folded(c.to - 1);
    if !last.ends_with("'s") {
        return Some(fact);
    }
    let bare = last.trim_end_matches("'s");
    let elsewhere = [Part::Subject, Part::Body, Part::FromName].into_iter().any(|part| {
        let text = reader.text(part);
        (0..text.words.len().min(reader.end.max(60))).any(|i| text.folded(i) == bare && text.words[i].capital)
    });
    let domain_bare =
        !reader.domain.is_empty() && squeezed(text, c.from, c.to).strip_suffix('s') == Some(reader.domain.as_str());
    let owns = text.words.get(c.to).is_some_and(|w| !w.capital) && joined(text, c.to);
    let named_so = !reader.domain.is_empty() && reader.domain.starts_with(&squeezed(text, c.from, c.to));
    if (elsewhere || domain_bare || owns) && !named_so {
        let cut = fact.text.rfind(['\'', '’'])?;
        fact.text.truncate(cut);
        let raw = text.raw.get(fact.place.span.start..fact.place.span.end)?;
        fact.place.span.end = fact.place.span.start + raw.rfind(['\'', '’'])?;
    }
    Some(fact)
}

/// The candidate that most of the mail speaks for.
fn best<'c>(reader: &Reader, found: &'c [Candidate], agency: bool) -> Option<(f32, &'c Candidate)> {
    let blocked: Vec<&str> = found.iter().filter(|c| c.blocked).map(|c| c.key.as_str()).collect();
    let mut best: Option<(f32, &Candidate)> = None;
    for candidate in found.iter().filter(|c| !c.blocked) {
        if agency && !candidate.hires {
            continue;
        }
        let mut score = candidate.strength;
        let mut seen = vec![(candidate.part, candidate.from)];
        for other in found.iter().filter(|c| !c.blocked) {
            if seen.contains(&(other.part, other.from)) {
                continue;
            }
            let same = other.key == candidate.key;
            let shorter = candidate.key.starts_with(&other.key) && other.key.len() >= 3;
            let longer = other.key.starts_with(&candidate.key);
            if !(same || shorter || longer) {
                continue;
            }
            // A longer form elsewhere is the same firm, more fully named.
            score += if same {
                other.strength * 0.4
            } else if shorter {
                other.strength * 0.5
            } else {
                other.strength * 0.2
            };
            seen.push((other.part, other.from));
        }
        let text = reader.text(candidate.part);
        if candidate.key == reader.domain {
            score += 1.5;
        }
        if initials(reader, candidate) {
            score += 1.5;
        }
        score += 2.5 * domain_share(reader, &candidate.key);
        if (candidate.from..candidate.to).any(|i| has(reader.words.org_word, text.folded(i)))
            && candidate.to - candidate.from > 1
        {
            score += 0.7;
        }
        if blocked.iter().any(|key| *key == candidate.key) && domain_share(reader, &candidate.key) < 0.5 {
            continue;
        }
        if agency && agency_name(reader, candidate) {
            continue;
        }
        if score >= ENOUGH && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, candidate));
        }
    }
    best
}

/// How much of the sender's domain the name accounts for, 0 to 1.
fn domain_share(reader: &Reader, key: &str) -> f32 {
    let domain = reader.domain.as_str();
    if domain.len() < 3 || key.len() < 3 {
        return 0.0;
    }
    let domain =
        without_prefix(reader, domain).filter(|rest| key.starts_with(rest.get(..4).unwrap_or(rest))).unwrap_or(domain);
    let common = domain.bytes().zip(key.bytes()).take_while(|(a, b)| a == b).count();
    if common == domain.len() || common == key.len() {
        return if common >= 4 || common == domain.len() { 1.0 } else { 0.5 };
    }
    if common >= 5 {
        0.7
    } else if key.len() >= 5 && domain.contains(key) {
        0.6
    } else {
        0.0
    }
}

/// "thegannet", "joinpaperboat": the domain without a word that firms put before their name.
fn without_prefix<'d>(reader: &Reader, domain: &'d str) -> Option<&'d str> {
    reader.words.domain_prefix.iter().filter_map(|p| domain.strip_prefix(p)).find(|rest| rest.len() >= 4)
}

/// Whether the domain is the initials of the name: "sce" for "Society of Coastal Engineers".
fn initials(reader: &Reader, c: &Candidate) -> bool {
    let text = reader.text(c.part);
    let all: String = (c.from..c.to).filter_map(|i| text.folded(i).chars().next()).collect();
    let main: String =
        (c.from..c.to).filter(|i| text.words[*i].capital).filter_map(|i| text.folded(i).chars().next()).collect();
    reader.domain.len() >= 3 && (all == reader.domain || main == reader.domain)
}

/// Whether this is the recruiter's own firm: it fits the domain or is named like an agency.
fn agency_name(reader: &Reader, c: &Candidate) -> bool {
    let text = reader.text(c.part);
    domain_share(reader, &c.key) >= 0.7 || has(reader.words.agency_word, text.folded(c.to - 1)) && c.to - c.from > 1
}

/// Whether the writer recruits for somebody else: says so, or works for a firm named so.
fn agency(reader: &Reader, found: &[Candidate]) -> bool {
    let text = &reader.mail.body;
    let signature = reader.mail.signature;
    let enough = if spoken_of_application(reader) { 2 } else { 1 };
    let says = |(_, at, strength): (usize, usize, u8)| {
        strength >= enough && !has(reader.words.client_thing, text.folded(at)) || text.gap(at).ends_phrase()
    };
    if matches(reader.words.agency, text, reader.end.min(signature)).any(says) {
        return true;
    }
    let lists = reader.words;
    if matches(lists.agency_title, text, reader.end).any(|(at, _, strength)| at >= signature && strength >= enough) {
        return true;
    }
    let named = found.iter().any(|c| {
        let text = reader.text(c.part);
        let own = c.part == Part::Body && reader.in_signature(c.from) || c.part == Part::FromName;
        own && c.to - c.from > 1
            && has(lists.agency_word, text.folded(c.to - 1))
            && !has(lists.agency_weak, text.folded(c.to - 1))
    });
    let domain = lists.agency_word.iter().any(|w| {
        reader.domain.strip_suffix(w).is_some_and(|rest| {
            rest.len() >= 3
                && !lists.org_word.iter().any(|org| org.len() > w.len() && reader.domain.ends_with(org))
                && (w.len() > 3 || !rest.ends_with(['a', 'e', 'i', 'o', 'u']))
        })
    });
    named || domain || recruits_for_other(reader, found)
}

/// "… role at Two Oars", signed "Ann Lee, Penfold Recruitment".
fn recruits_for_other(reader: &Reader, found: &[Candidate]) -> bool {
    let named = |own: &Candidate| {
        found.iter().any(|c| {
            c.hires && !c.blocked && c.strength >= 4.0 && c.key != own.key && domain_share(reader, &c.key) < 0.5
        })
    };
    found.iter().any(|own| {
        let signs = own.part == Part::Body && reader.in_signature(own.from) || own.part == Part::FromName;
        let text = reader.text(own.part);
        let suffixed = joined(text, own.to)
            && has(reader.words.agency_word, text.folded(own.to))
            && text.words.get(own.to).is_some_and(|w| w.capital);
        signs && suffixed && named(own)
    })
}

/// Whether the reader has applied, as the mail tells it.
fn spoken_of_application(reader: &Reader) -> bool {
    [&reader.mail.subject, &reader.mail.body]
        .iter()
        .any(|t| (0..t.words.len().min(reader.end.max(60))).any(|i| has(reader.words.applied, t.folded(i))))
}

fn fits(reader: &Reader, c: &Candidate, person: &[String]) -> bool {
    let text = reader.text(c.part);
    let lists = reader.words;
    if c.from >= c.to || c.to - c.from > MOST_WORDS {
        return false;
    }
    let words = || (c.from..c.to).map(|i| text.folded(i));
    let all = |list: List| words().all(|w| has(list, w));
    // The writer's or reader's own name is no firm.
    if words().all(|w| person.iter().any(|p| p == w)) {
        return false;
    }
    let to = Text::new(&reader.mail.message.to_name);
    if !c.hires && words().all(|w| (0..to.words.len()).any(|i| to.folded(i) == w)) {
        return false;
    }
    if all(lists.team) || all(lists.company_stop) || all(lists.org_word) || words().all(|w| has(lists.agency_word, w)) {
        return false;
    }
    // Where people meet, unless the mail comes from there.
    let own = domain_share(reader, &c.key) >= 0.7;
    if has(lists.platform, text.folded(c.from)) && !own {
        return false;
    }
    let last = text.folded(c.to - 1);
    let org = words().any(|w| has(lists.org_word, w) || has(lists.legal, w));
    if !own && !org && lists.is_title(text.folded(c.from)) && !text.original(c.from, c.to).contains(['&', '\'', '’'])
    {
        return false;
    }
    if !own
        && (has(lists.place_word, last)
            || lists.is_title(last) && !has(lists.org_word, last)
            || has(lists.role_noun, last))
        || domain_share(reader, &c.key) < 1.0
            && c.to - c.from > 1
            && has(lists.role_head, last)
            && !has(lists.org_word, last)
    {
        return false;
    }
    // "Ms Lang", "Dr. Ochoa"
    if has(lists.name_title, text.folded(c.from)) || c.from > 0 && has(lists.name_title, text.folded(c.from - 1)) {
        return false;
    }
    c.key.chars().any(char::is_alphabetic)
}

fn candidate(reader: &Reader, part: Part, from: usize, to: usize, strength: f32) -> Candidate {
    let text = reader.text(part);
    let (mut from, mut to) = (from, to);
    let lists = reader.words;
    // "The Two Oars Talent Team", "Two Oars Careers"
    let full = to;
    while to > from && (has(lists.team_suffix, text.folded(to - 1))) {
        to -= 1;
    }
    let article = has(lists.article, text.folded(from)) || has(lists.ours, text.folded(from));
    if article
        && (to < full
            || part == Part::Body && !reader.in_signature(from) && text.gap(from).ends_phrase()
            || !text.words.get(from).is_some_and(|w| w.capital))
    {
        from += 1;
    }
    let to = to.max(from);
    Candidate { part, from, to, strength, blocked: false, hires: false, key: key(reader, text, from, to) }
}

/// The letters of a name without article and legal form.
fn key(reader: &Reader, text: &Text, from: usize, to: usize) -> String {
    let mut to = to;
    while to > from + 1 && has(reader.words.legal, text.folded(to - 1)) {
        to -= 1;
    }
    let from = if has(reader.words.article, text.folded(from)) && to > from + 1 { from + 1 } else { from };
    let small = text.folded(from).len() - super::words::bare(reader.words, text.folded(from)).len();
    squeezed(text, from, to).split_off(if reader.elided(text, from) > 0 { small.saturating_sub(1) } else { 0 })
}

/// The word after the name that starts at word `at`; `at` when none does.
fn name_end(reader: &Reader, text: &Text, at: usize, end: usize) -> usize {
    let lists = reader.words;
    let Some(first) = text.words.get(at) else { return at };
    if !(reader.capital(text, at)
        || first.kind == Kind::Number && text.words.get(at + 1).is_some_and(|w| w.capital && joined(text, at + 1)))
        || matches!(first.kind, Kind::Link | Kind::Email)
        || has(lists.company_stop, text.folded(at)) && !opens_name(reader, text, at)
    {
        return at;
    }
    let mut to = at + 1;
    while to < end && to - at < MOST_WORDS {
        let word = text.words[to];
        let folded = text.folded(to);
        let sep = between(text, to);
        let mark = sep.trim();
        let previous = text.folded(to - 1);
        let initials = mark == "."
            && (previous.chars().count() <= 2 || has(lists.abbreviation, previous))
            && !sep.contains('\n')
            && text.original(to - 1, to).chars().next().is_some_and(char::is_uppercase);
        let legal =
            has(lists.legal, folded) && matches!(mark, "," | "" | "(") && !text.gap(to).ends_phrase() && word.capital;
        let ampersand = matches!(mark, "&" | "+") && !sep.contains('\n');
        let hyphen = matches!(mark, "-" | "." | "'" | "’") && sep == mark;
        // "Merrick, Dunn & Hale"
        let listed = mark == ","
            && !text.gap(to).ends_phrase()
            && word.capital
            && (to + 1 < end)
            && between(text, to + 1).trim() == "&";
        let wrapped = mark.is_empty() && (text.gap(to) == Gap::Space);
        if legal {
            to += 1;
            continue;
        }
        if text.gap(to).ends_phrase() && !(initials || hyphen) {
            break;
        }
        if !(wrapped || initials || ampersand || hyphen || listed) {
            break;
        }
        if word.kind == Kind::Number
            && joined(text, to)
            && folded.len() <= 4
            && text.words.get(to + 1).is_none_or(|_| text.gap(to + 1).ends_phrase())
        {
            break;
        }
        if has(lists.platform, folded) {
            break;
        }
        let name_word = has(lists.name_word, folded) || !has(lists.company_stop, folded);
        if word.capital && name_word && !has(lists.role_noun, folded) {
            to += 1;
            continue;
        }
        // "Bank of the Plateau", "Stone and Sparrow"
        let skip =
            if has(lists.connector, folded) { if has(lists.article, text.folded(to + 1)) { 2 } else { 1 } } else { 0 };
        let goes_on = skip > 0
            && (has(lists.name_of, folded)
                || (has(lists.and_word, folded) && and_fits(reader, text, at, to))
                || (has(lists.name_for, folded) && (at..to).any(|i| has(lists.org_word, text.folded(i)))))
            && (to + 1..=to + skip).all(|i| text.gap(i) == Gap::Space)
            && text.words.get(to + skip).is_some_and(|w| w.capital && !has(lists.company_stop, text.folded(to + skip)));
        if !goes_on {
            break;
        }
        to += skip + 1;
    }
    to
}

/// Whether a word that begins no name does here: "at Great Lakes Theatre".
fn opens_name(reader: &Reader, text: &Text, at: usize) -> bool {
    let lists = reader.words;
    has(lists.name_word, text.folded(at))
        && !has(lists.article, text.folded(at))
        && at > 0
        && !text.gap(at).ends_phrase()
        && joined(text, at + 1)
        && text.words.get(at + 1).is_some_and(|next| next.capital && !has(lists.company_stop, text.folded(at + 1)))
}

/// Whether "X and Y" is one name: the domain or another part of the mail has it so.
fn and_fits(reader: &Reader, text: &Text, at: usize, and: usize) -> bool {
    let with = squeezed(text, at, and + 2);
    let without = format!("{}{}", squeezed(text, at, and), text.folded(and + 1));
    let sender = squeezed(&reader.mail.from_name, 0, reader.mail.from_name.words.len());
    (!reader.domain.is_empty()
        && (with.starts_with(&reader.domain)
            || reader.domain.starts_with(&with)
            || reader.domain.starts_with(&without)))
        || (sender.contains(&with) && with.len() > 4)
}

/// After an anchor: "the role at …", "join …"; before one: "… is hiring".
fn anchored(reader: &Reader, found: &mut Vec<Candidate>) {
    let lists = reader.words;
    for part in [Part::Subject, Part::Body] {
        let text = reader.text(part);
        let end = if part == Part::Body { reader.end } else { text.words.len().min(60) };
        let mut blocked: Vec<usize> = Vec::new();
        if part == Part::Body {
            for (_, at, _) in matches(lists.company_not, text, end) {
                blocked.push(at);
                // "your years at the Two Oars yard"
                if has(lists.article, text.folded(at)) {
                    blocked.push(at + 1);
                }
            }
        }
        for (is_client, anchors) in [(false, lists.company), (true, lists.client)] {
            for (start, at, strength) in matches(anchors, text, end) {
                // A capitalised article belongs to the name: "at The Gannet Inn".
                let at = if at > start && has(lists.article, text.folded(at - 1)) && text.words[at - 1].capital {
                    at - 1
                } else {
                    at
                };
                if at >= end
                    || (text.gap(at).ends_phrase() && at > start)
                    || matches!(between(text, at).trim(), "," | "(" | ")")
                {
                    continue;
                }
                if is_client && !client_fits(reader, text, start) {
                    continue;
                }
                let from = if has(lists.article, text.folded(at)) { at + 1 } else { at };
                let to = name_end(reader, text, from, end);
                if to <= from {
                    continue;
                }
                let mut c = candidate(
                    reader,
                    part,
                    if from > at && text.words[at].capital { at } else { from },
                    to,
                    f32::from(strength),
                );
                c.blocked = blocked.contains(&c.from) && domain_share(reader, &c.key) < 0.7;
                c.hires = strength >= 4;
                if has(lists.place_after, text.folded(to)) && joined(text, to) && !text.words[to].capital {
                    c.strength -= 2.0;
                }
                found.push(c);
            }
        }
        for at in blocked {
            let to = name_end(reader, text, at, end);
            if to > at {
                let mut c = candidate(reader, part, at, to, 0.0);
                c.blocked = domain_share(reader, &c.key) < 0.7;
                found.push(c);
            }
        }
        // Names that are a sentence's subject.
        for (start, _, strength) in matches(lists.sender_company, text, end) {
            if start == 0 || text.gap(start) != Gap::Space {
                continue;
            }
            let mut from = start;
            let mut capitals = false;
            while from > 0 && start - from < MOST_WORDS {
                let i = from - 1;
                let fine = text.words[i].capital
                    && !has(lists.company_stop, text.folded(i))
                    && text.words[i].kind == Kind::Letters
                    || has(lists.connector, text.folded(i))
                        && capitals
                        && i > 0
                        && text.words[i - 1].capital
                        && text.gap(i) == Gap::Space;
                let linked = from == start
                    || text.gap(from) == Gap::Space
                    || matches!(between(text, from).trim(), "&" | "-" | "+") && !between(text, from).contains('\n');
                if !fine || !linked {
                    break;
                }
                capitals = true;
                from = i;
            }
            // "The Two Oars hiring team" signs without its article.
            if from + 1 < start
                && part == Part::Body
                && reader.in_signature(from)
                && has(lists.article, text.folded(from))
            {
                from += 1;
            }
            if from < start && name_end(reader, text, from, end).min(start) == start {
                let single = start - from == 1 && text.gap(from).ends_phrase();
                let mut c = candidate(reader, part, from, start, if single { 1.0 } else { f32::from(strength) });
                c.blocked = false;
                found.push(c);
            }
        }
    }
}

/// "our client meeting" has no client's name after it.
fn client_fits(reader: &Reader, text: &Text, start: usize) -> bool {
    !has(reader.words.client_not, text.folded(start.saturating_sub(1)))
}

/// "Company: Two Oars".
fn labelled(reader: &Reader, found: &mut Vec<Candidate>) {
    let text = &reader.mail.body;
    let lists = reader.words;
    for line in &reader.lines {
        let Some(colon) = (line.from + 1..line.to.min(line.from + 4)).find(|&i| between(text, i).contains(':')) else {
            continue;
        };
        let named = has(lists.company_label, text.folded(colon - 1))
            || has(lists.label_extra, text.folded(colon - 1))
                && has(lists.company_label, text.folded(colon.saturating_sub(2)));
        let label_only = (line.from..colon)
            .all(|i| has(lists.company_label, text.folded(i)) || has(lists.label_extra, text.folded(i)));
        if !named || !label_only {
            continue;
        }
        let to = name_end(reader, text, colon, line.to);
        if to > colon {
            let strength = if has(lists.weak_label, text.folded(colon - 1)) { 3.0 } else { 5.0 };
            let mut c = candidate(reader, Part::Body, colon, to, strength);
            c.hires = true;
            found.push(c);
        }
    }
}

/// "Ann Lee / Head of Care, Two Oars", "Two Oars Talent Team", a bare last line.
fn signature(reader: &Reader, recruiter: Option<&Recruiter>, found: &mut Vec<Candidate>) {
    let text = &reader.mail.body;
    let lines: Vec<&Line> = reader.lines.iter().filter(|l| l.to > reader.mail.signature).take(8).collect();
    let mut named = false;
    for (n, line) in lines.iter().enumerate() {
        let mut from = line.from.max(reader.mail.signature);
        let mut pieces = Vec::new();
        for i in from + 1..=line.to {
            let sep = if i < line.to { between(text, i) } else { "\n" };
            let legal = i < line.to && has(reader.words.legal, text.folded(i));
            let joins =
                i < line.to && sep.trim() == "," && (legal || i + 1 < line.to && between(text, i + 1).trim() == "&");
            let cuts = i == line.to
                || (!joins
                    && (sep.contains([',', '|', '·', '•', '–', '—', '@', '(', ')', ':', '/']) || sep.contains(" - ")))
                || (has(reader.words.at_word, text.folded(i)) && i > from);
            if cuts {
                pieces.push((from, i));
                from = i + usize::from(i < line.to && has(reader.words.at_word, text.folded(i)));
            }
        }
        let place =
            pieces.iter().any(|&(a, b)| (a..b).any(|i| text.words[i].kind == Kind::Number && text.folded(i).len() > 2));
        let mut best: Option<(f32, usize, usize)> = None;
        for &(a, b) in &pieces {
            let Some(score) = piece(reader, recruiter, a, b, n, named) else { continue };
            let own = domain_share(reader, &candidate(reader, Part::Body, a, b, 0.0).key) >= 0.7;
            let score = if place && pieces.len() > 1 && !own { score - 1.5 } else { score };
            if best.is_none_or(|(most, ..)| score > most) {
                best = Some((score, a, b));
            }
        }
        named |= pieces
            .iter()
            .any(|&(a, b)| recruiter.is_some_and(|r| (a..b).any(|i| r.words.iter().any(|w| w == text.folded(i)))));
        if let Some((score, a, b)) = best {
            found.push(candidate(reader, Part::Body, a, b, score));
        }
    }
}

/// How likely a piece of a signature line is the company; `None` when it is not.
fn piece(
    reader: &Reader,
    recruiter: Option<&Recruiter>,
    from: usize,
    to: usize,
    line: usize,
    named: bool,
) -> Option<f32> {
    let text = &reader.mail.body;
    let lists = reader.words;
    let c = candidate(reader, Part::Body, from, to, 0.0);
    let (a, b) = (c.from, c.to);
    if a >= b || b - a > MOST_WORDS {
        return None;
    }
    let capital = text.words[a].capital;
    let domain = domain_share(reader, &c.key);
    if !capital && domain < 0.7 {
        return None;
    }
    // The whole piece must read as one name.
    let mut end = name_end(reader, text, a, to);
    if has(lists.article, text.folded(a)) {
        end = name_end(reader, text, a + 1, to);
    }
    if end < b && domain < 0.7 {
        return None;
    }
    let person = recruiter.map(|r| r.words.as_slice()).unwrap_or_default();
    if (a..b).all(|i| person.iter().any(|p| p == text.folded(i))) {
        return None;
    }
    let org = (a..b).any(|i| has(lists.org_word, text.folded(i)) || has(lists.legal, text.folded(i)));
    let head = |i: usize| {
        lists.is_title(text.folded(i)) && !has(lists.org_word, text.folded(i)) || has(lists.founder, text.folded(i))
    };
    // "Head of Care", "Care Manager", and not "Porter & Wren"
    let titled = head(b - 1) || (a..b).any(|i| head(i) && has(lists.title_of, text.folded(i + 1)));
    if titled && domain < 0.7 {
        return None;
    }
    let unit = has(lists.unit_word, text.folded(a)) && has(lists.of_word, text.folded(a + 1)) && domain < 0.7;
    let team_line = to > b || from < a;
    let mut score: f32 = 2.0;
    if team_line {
        score += 1.0;
    }
    if named {
        score += 1.0;
    }
    if org {
        score += 0.5;
    }
    if unit {
        score -= 1.5;
    }
    // A closing formula is the first line.
    if line == 0 && !team_line && !org && domain < 0.7 && !named {
        return None;
    }
    Some(score)
}

/// "Two Oars Careers", "Ann from Two Oars", "Ann Lee (Two Oars)".
fn sender(reader: &Reader, recruiter: Option<&Recruiter>, found: &mut Vec<Candidate>) {
    let text = &reader.mail.from_name;
    let end = text.words.len().min(14);
    let joint = (1..end).find(|&i| {
        has(reader.words.name_joint, text.folded(i))
            || between(text, i).contains(['@', '(', '|', '–', '—', '·'])
            || between(text, i).contains(" - ")
    });
    let person = recruiter.map(|r| r.words.as_slice()).unwrap_or_default();
    let own = |a: usize, b: usize| (a..b).any(|i| person.iter().any(|p| p == text.folded(i)));
    let word_joint = joint.is_some_and(|i| has(reader.words.name_joint, text.folded(i)));
    let pieces = match joint {
        Some(i) if !(word_joint && has(reader.words.of_word, text.folded(i)) && !own(0, i)) => {
            vec![(0, i), (i + usize::from(word_joint), end)]
        }
        _ => vec![(0, end)],
    };
    let count = pieces.len();
    for (a, b) in pieces {
        let (a, b) = if has(reader.words.article, text.folded(a)) && b - a > 1 { (a + 1, b) } else { (a, b) };
        if a >= b || own(a, b) {
            continue;
        }
        let mut c = candidate(reader, Part::FromName, a, b, 0.0);
        if c.from >= c.to {
            continue;
        }
        let stripped = c.to < b;
        let domain = domain_share(reader, &c.key);
        let org = (c.from..c.to).any(|i| has(reader.words.org_word, text.folded(i)));
        let titled = (c.from..c.to)
            .any(|i| reader.words.is_title(text.folded(i)) && !has(reader.words.org_word, text.folded(i)));
        let other_team = (c.from..c.to).any(|i| {
            has(reader.words.team, text.folded(i))
                && !has(reader.words.org_word, text.folded(i))
                && !has(reader.words.and_word, text.folded(i))
        });
        if (titled || other_team) && domain < 0.7 {
            continue;
        }
        if count == 1 && recruiter.is_some_and(|r| r.full.place.part == Part::FromName) {
            continue;
        }
        c.strength = if count > 1 || stripped || org || domain >= 0.7 { 3.0 } else { 2.0 };
        if c.to > 0 && !text.words[c.from].capital && domain < 0.7 {
            continue;
        }
        found.push(c);
    }
}

/// Words of the mail that spell the domain, however they are written there.
fn by_domain(reader: &Reader, found: &mut Vec<Candidate>) {
    for domain in [Some(reader.domain.as_str()), without_prefix(reader, &reader.domain)].into_iter().flatten() {
        spelled_in(reader, domain, found);
    }
}

fn spelled_in(reader: &Reader, domain: &str, found: &mut Vec<Candidate>) {
    if domain.len() < 4 {
        return;
    }
    for part in [Part::Subject, Part::Body] {
        let text = reader.text(part);
        let end = if part == Part::Body { reader.end } else { text.words.len().min(60) };
        for at in 0..end {
            let word = text.words[at];
            // "two-oars.example" is an address.
            let in_address =
                text.raw.get(word.span.end..).is_some_and(|rest| {
                    rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
                }) || between(text, at).ends_with(['@', '/', '.', '-', '_']) && !between(text, at).ends_with(" - ");
            if !matches!(word.kind, Kind::Letters | Kind::Number) || in_address {
                continue;
            }
            let mut spelled = String::new();
            let mut to = at;
            while to < end
                && to - at < MOST_WORDS
                && (to == at || !text.gap(to).ends_phrase() || between(text, to).trim() == ".")
            {
                spelled.extend(text.folded(to).chars().filter(|c| c.is_alphanumeric()));
                if !domain.starts_with(&spelled) {
                    break;
                }
                to += 1;
                if spelled.len() >= domain.len() {
                    break;
                }
            }
            let covered: usize = (at..to)
                .map(|i| text.folded(i).chars().filter(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>())
                .sum();
            let whole = covered == domain.len();
            if to == at || covered < 4 || (!whole && (covered * 2 < domain.len() || !word.capital)) {
                continue;
            }
            // A lower-case word that happens to be the domain is a word, unless the name is long or rare.
            if !word.capital && covered < 6 {
                continue;
            }
            let named = name_end(reader, text, at, end);
            // "The Two Oars team" has no article in its name.
            let goes_on = text.words.get(named).is_some_and(|w| !w.capital) && joined(text, named);
            let article = at > 0
                && has(reader.words.article, text.folded(at - 1))
                && text.words[at - 1].capital
                && joined(text, at)
                && !goes_on;
            // "University of Tayport" from tayport.ac
            let mut start = at - usize::from(article);
            if at > 1
                && has(reader.words.of_word, text.folded(at - 1))
                && text.gap(at) == Gap::Space
                && text.gap(at - 1) == Gap::Space
                && text.words[at - 2].capital
                && has(reader.words.org_word, text.folded(at - 2))
            {
                start = at - 2;
            }
            let mut c = candidate(reader, part, start, to.max(named), 2.0);
            if start + 2 == at {
                c.strength += 2.5;
            }
            if !whole && named < to {
                continue;
            }
            c.hires = false;
            found.push(c);
        }
    }
}

/// "Line Cook at Two Oars": the firm after a title.
fn titled(reader: &Reader, found: &mut Vec<Candidate>) {
    for role in super::role::candidates(reader).into_iter().take(MOST_CANDIDATES) {
        let text = reader.text(role.part);
        let mut at = role.to;
        if has(reader.words.role_noun, text.folded(at)) {
            at += 1;
        }
        let named = has(reader.words.firm_after, text.folded(at));
        if !named && !between(text, at).contains('@') || text.gap(at).ends_phrase() {
            continue;
        }
        let at = if named { at + 1 } else { at };
        let from = if has(reader.words.article, text.folded(at)) && !text.words[at].capital { at + 1 } else { at };
        let to = name_end(reader, text, from, text.words.len());
        if to > from && role.strength >= 3 && !text.gap(from).ends_phrase() {
            let mut c = candidate(reader, role.part, from, to, 4.0);
            c.hires = true;
            found.push(c);
        }
    }
}

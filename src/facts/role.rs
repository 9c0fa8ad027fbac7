//! The role that is to be filled: the title as written, without ids, brackets of gender, "role" or "position".

use super::clean::ROLE;
use super::words::has;
use super::{Fact, Reader, between, joined, matches};
use crate::mail::Part;
use crate::mail::text::{Gap, Kind, Text};

/// A phrase that may be the role.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub part: Part,
    pub from: usize,
    pub to: usize,
    pub strength: u8,
}

/// What suffices to name a role at all, and to use it unasked.
const ENOUGH: f32 = 3.0;
const SURE: f32 = 4.0;

/// Every candidate is compared with every other; a mail that names more is no invitation.
const MOST_CANDIDATES: usize = 150;

/// The longest title, in words.
const MOST_WORDS: usize = 9;

/// Finds the role: the candidate that most of the mail speaks for.
pub fn find(reader: &Reader, company: Option<&Fact>) -> Option<Fact> {
    let mut found = candidates(reader);
    found.truncate(MOST_CANDIDATES);
    for candidate in &mut found {
        trim(reader, candidate);
    }
    let company = company.map(|c| letters(&c.text)).unwrap_or_default();
    found.retain(|c| c.from < c.to && fits(reader, c, &company));
    let keys: Vec<String> = found.iter().map(|c| key(reader, c)).collect();
    let mut best: Option<(f32, usize)> = None;
    for (i, candidate) in found.iter().enumerate() {
        let mut score = f32::from(candidate.strength);
        let mut seen: Vec<(Part, usize)> = vec![(candidate.part, candidate.from)];
        for (j, other) in found.iter().enumerate() {
            // The same words at the same place say the same thing once.
            if j == i || seen.contains(&(other.part, other.from)) {
                continue;
            }
            if keys[j] == keys[i] {
                score += 1.0;
            } else if within(&keys[j], &keys[i]) {
                score += 0.6;
            } else if within(&keys[i], &keys[j]) {
                score += 0.4;
            } else {
                continue;
            }
            seen.push((other.part, other.from));
        }
        if score >= ENOUGH && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, i));
        }
    }
    let (score, i) = best?;
    let candidate = found.get(i)?;
    let rivals = found
        .iter()
        .zip(&keys)
        .any(|(c, k)| c.strength >= candidate.strength && !within(k, &keys[i]) && !within(&keys[i], k));
    reader
        .fact(candidate.part, candidate.from, candidate.to, ROLE, score >= SURE && !rivals)
        .map(|fact| with_bracket(reader, fact))
}

fn key(reader: &Reader, c: &Candidate) -> String {
    let text = reader.text(c.part);
    let mut words: Vec<&str> = (c.from..c.to).map(|i| text.folded(i)).collect();
    if let Some(first) = words.first_mut() {
        *first = super::words::bare(reader.words, first);
    }
    words.join(" ")
}

fn letters(text: &str) -> String {
    let mut folded = String::new();
    crate::mail::text::fold_into(text, &mut folded);
    folded.retain(char::is_alphanumeric);
    folded
}

/// Whether the words of `part` stand together in `whole`.
fn within(part: &str, whole: &str) -> bool {
    format!(" {whole} ").contains(&format!(" {part} "))
}

/// A title that ends in a bracket keeps it: "Lecturer (Civil)".
fn with_bracket(reader: &Reader, mut fact: Fact) -> Fact {
    if fact.text.matches('(').count() == fact.text.matches(')').count() + 1 {
        let raw = reader.text(fact.place.part).raw;
        if raw.get(fact.place.span.end..).is_some_and(|rest| rest.starts_with(')')) {
            fact.place.span.end += 1;
            fact.text.push(')');
        }
    }
    fact
}

/// All phrases that may be the role, with what speaks for each.
pub fn candidates(reader: &Reader) -> Vec<Candidate> {
    let mut found = Vec::new();
    for part in [Part::Subject, Part::Body] {
        anchored(reader, part, &mut found);
        before_noun(reader, part, &mut found);
    }
    labelled(reader, &mut found);
    opening_lines(reader, &mut found);
    quoted(reader, &mut found);
    before_verb(reader, &mut found);
    loose(reader, &mut found);
    subject_segments(reader, &mut found);
    found
}

/// How many words of a part are read.
fn end(reader: &Reader, part: Part) -> usize {
    match part {
        Part::Body => reader.end,
        _ => reader.text(part).words.len().min(60),
    }
}

/// After an anchor: "apply for the …".
fn anchored(reader: &Reader, part: Part, found: &mut Vec<Candidate>) {
    let text = reader.text(part);
    let end = end(reader, part);
    let not: Vec<usize> = matches(reader.words.role_not, text, end).map(|(_, at, _)| at).collect();
    for (start, at, strength) in matches(reader.words.role, text, end) {
        if at >= end || text.gap(at).ends_phrase() || (not.contains(&at) && strength < 4) {
            continue;
        }
        let denied = (1..=3).any(|back| {
            start >= back
                && !text.gap(start + 1 - back).ends_phrase()
                && has(reader.words.negation, text.folded(start - back))
        });
        if denied {
            continue;
        }
        let strength = strength.min(if part == Part::Body && reader.in_signature(start) { 3 } else { 5 });
        if let Some((from, to)) = phrase_at(reader, text, at, end) {
            let alone = reader.in_signature(start) && text.gap(start) >= Gap::Line;
            if strength <= 2 && !text.words[from].capital && !has(reader.words.role_noun, text.folded(to)) {
                continue;
            }
            found.push(Candidate {
                part,
                from,
                to,
                strength: strength
                    + u8::from(
                        bounded(reader, text, to, end)
                            || alone
                            || text.words[from].capital && between(text, to).contains(['(', ','])
                            || text.gap(to).ends_phrase() && text.words[from].capital,
                    ),
            });
            if let Some(short) = without_tail(text, from, to) {
                found.push(Candidate { part, from, to: short, strength });
            }
        } else if strength >= 4
            && let Some(to) = capital_run(reader, text, at, end)
        {
            // No word of it is a known title: only a strong anchor makes it one.
            let bounded = has(reader.words.role_noun, text.folded(to)) || strength == 5;
            let several = to - at > 1
                && !(at..to).any(|i| {
                    has(reader.words.org_word, text.folded(i))
                        || has(reader.words.team, text.folded(i))
                        || has(reader.words.platform, text.folded(i))
                });
            if bounded || several {
                found.push(Candidate { part, from: at, to, strength: 3 });
            }
        }
    }
}

/// "Site Manager, Hull": what follows a comma may be the place; the end of the title without it.
fn without_tail(text: &Text, from: usize, to: usize) -> Option<usize> {
    (from + 1..to).find(|&i| between(text, i).trim() == ",")
}

/// A title in quotes after "role": the role “Night Porter”.
fn quoted(reader: &Reader, found: &mut Vec<Candidate>) {
    let text = &reader.mail.body;
    for at in 1..reader.end {
        let sep = between(text, at).trim();
        if sep.starts_with(['"', '“', '‘', '\'', '*', '«', '„'])
            && has(reader.words.role_noun, text.folded(at - 1))
            && !text.gap(at).ends_phrase()
            && let Some((from, to)) = phrase_at(reader, text, at, reader.end)
        {
            found.push(Candidate { part: Part::Body, from, to, strength: 4 });
        }
    }
}

/// The title that starts at word `at`: it holds a word that ends titles.
fn phrase_at(reader: &Reader, text: &Text, at: usize, end: usize) -> Option<(usize, usize)> {
    let lists = reader.words;
    let capital = text.words.get(at)?.capital;
    let mut head = None;
    for i in at..end.min(at + 7) {
        if i > at && !links(reader, text, i) {
            break;
        }
        let folded = text.folded(i);
        let word = text.words[i];
        if word.kind != Kind::Letters && !(word.kind == Kind::Number && i > at) {
            break;
        }
        if is_head(reader, folded) {
            head = Some(i);
            // "Project manager assistant": the last of several counts, unless the next word is a new clause.
            continue;
        }
        if head.is_some() || stops(reader, text, i) {
            // "the Technical Interview …": words of mail are not words of titles.
            break;
        }
        let connector = has(lists.connector, folded);
        if !word.capital && capital && !connector && i > at + 2 {
            break;
        }
    }
    let head = head?;
    let to = right(reader, text, head, end);
    Some((at, to))
}

/// Whether titles end (in some languages: begin) with this word, or with its plural.
fn is_head(reader: &Reader, folded: &str) -> bool {
    let lists = reader.words;
    let folded = super::words::bare(lists, folded);
    lists.is_title(folded)
        || lists.plural.iter().any(|plural| folded.strip_suffix(plural).is_some_and(|one| lists.is_title(one)))
}

/// Whether no title contains word `i`: "our final", and not the "Team" of "Team Leader".
fn stops(reader: &Reader, text: &Text, i: usize) -> bool {
    let lists = reader.words;
    let inner = || {
        has(lists.role_inner, text.folded(i))
            && links(reader, text, i + 1)
            && is_head(reader, text.folded(i + 1))
            && text.words.get(i + 1).is_some_and(|next| next.capital || !text.words[i].capital)
    };
    has(lists.role_stop, text.folded(i)) && !inner()
}

/// Whether word `i` belongs to the same phrase as the word before: a space, hyphen, slash or ampersand between.
fn links(reader: &Reader, text: &Text, i: usize) -> bool {
    let sep = between(text, i);
    let mark = sep.trim();
    if text.gap(i) == Gap::Stop {
        return mark == "." && has(reader.words.abbreviation, text.folded(i.saturating_sub(1)));
    }
    if text.gap(i).ends_phrase() {
        return false;
    }
    match mark {
        "" | "/" | "&" | "+" | "." | "#" | "++" => true,
        "-" | "‐" | "‑" => sep == mark,
        _ => false,
    }
}

/// Where a title that has its head at `head` ends.
fn right(reader: &Reader, text: &Text, head: usize, end: usize) -> usize {
    let lists = reader.words;
    let capital = text.words[head].capital;
    let mut to = head + 1;
    // After "of" or "in" a title goes on with any capitalised words.
    let mut field = false;
    // "Engineer II", "Nurse Practitioner", "Engineer - Platform" only where bounded below.
    while to < end && links(reader, text, to) && to - head < MOST_WORDS {
        let folded = text.folded(to);
        let word = text.words[to];
        if word.kind == Kind::Number {
            let level = folded.len() <= 2 && joined(text, to) && (bounded(reader, text, to + 1, end));
            if !level {
                break;
            }
        } else if has(lists.of_word, folded)
            || (has(lists.in_word, folded) && has(lists.role_in, text.folded(to - 1)))
            || (has(lists.to_word, folded) && has(lists.role_to, text.folded(to - 1)))
        {
            let skip = usize::from(has(lists.article, text.folded(to + 1)));
            let goes_on = text
                .words
                .get(to + 1 + skip)
                .is_some_and(|w| (w.capital == capital || lists.head_first) && w.kind == Kind::Letters)
                && links(reader, text, to + 1)
                && !text.gap(to + 1 + skip).ends_phrase()
                && (capital
                    || (lists.head_first || is_head(reader, text.folded(to - 1)))
                        && !has(lists.role_stop, text.folded(to + 1 + skip)));
            if !goes_on {
                break;
            }
            field = true;
            to += 1 + skip;
        } else if has(lists.and_word, folded) {
            let goes_on = capital && text.words.get(to + 1).is_some_and(|w| w.capital) && links(reader, text, to + 1);
            if !goes_on || has(lists.role_stop, text.folded(to + 1)) {
                break;
            }
            to += 1;
        } else if !(word.capital || lists.head_first)
            || has(lists.role_stop, folded)
            || has(lists.role_noun, folded)
            || !capital && !lists.head_first && !is_head(reader, folded)
            || has(lists.bracket_drop, folded) && !field
        {
            break;
        }
        to += 1;
    }
    to = to.min(end);
    // "Lecturer (Civil)"
    if let Some(close) = bracket(reader, text, to, end) {
        to = close;
    }
    // "Product Designer, Growth position", "Research Scientist - NLP at …"
    let sep = between(text, to);
    let small = |i: usize| has(lists.of_word, text.folded(i)) || has(lists.and_word, text.folded(i));
    let tail_mark = matches!(sep.trim(), "," | "-" | "–" | "—") && to < end && !text.gap(to).ends_phrase();
    if capital && tail_mark && text.words[to].capital {
        let mut stop = to;
        while stop < end.min(to + 5)
            && (stop == to || links(reader, text, stop))
            && (text.words[stop].capital || small(stop))
            && (small(stop) || !has(lists.role_stop, text.folded(stop)))
            && !has(lists.role_noun, text.folded(stop))
        {
            stop += 1;
        }
        let comma = sep.trim() == ",";
        if stop > to
            && (bounded(reader, text, stop, end) || (comma && in_phrase_end(reader, text, stop, end)))
            && !company_like(reader, text, to, stop)
        {
            to = stop;
        }
    }
    to
}

/// Whether what stands from `from` to `to` is the sender's firm or a place of work, not a part of a title.
fn company_like(reader: &Reader, text: &Text, from: usize, to: usize) -> bool {
    let letters = super::squeezed(text, from, to);
    let firm =
        !reader.domain.is_empty() && (reader.domain.starts_with(&letters) || letters.starts_with(&reader.domain));
    firm || (from..to).any(|i| {
        has(reader.words.org_word, text.folded(i)) && has(reader.words.legal, text.folded(i))
            || has(reader.words.bracket_drop, text.folded(i))
    })
}

/// Whether a title that ends before word `i` ends for sure: "… role", "… at Two Oars".
fn bounded(reader: &Reader, text: &Text, i: usize, end: usize) -> bool {
    i < end
        && !text.gap(i).ends_phrase()
        && (has(reader.words.role_noun, text.folded(i)) || has(reader.words.at_word, text.folded(i)))
        && between(text, i).trim().trim_matches(['"', '”', '*', '\'', '’']).is_empty()
}

/// Whether the line or sentence ends before word `i`, or goes on in lower case after a space.
fn in_phrase_end(reader: &Reader, text: &Text, i: usize, end: usize) -> bool {
    i >= end
        || text.gap(i).ends_phrase()
        || between(text, i).contains('(')
        || (joined(text, i) && has(reader.words.role_then, text.folded(i)))
}

/// The word after a bracket that opens before word `i` and belongs to the title.
fn bracket(reader: &Reader, text: &Text, i: usize, end: usize) -> Option<usize> {
    if i >= end || between(text, i).trim() != "(" {
        return None;
    }
    let close = (i..end.min(i + 4)).find(|&k| between(text, k + 1).trim_start().starts_with(')'))? + 1;
    let part_of_title = (i..close).all(|k| {
        let word = text.words[k];
        let raw = text.original(k, k + 1);
        word.capital
            && word.kind == Kind::Letters
            && !raw.chars().any(|c| c.is_ascii_digit())
            && !has(reader.words.bracket_drop, text.folded(k))
            && (raw.chars().any(char::is_lowercase) || close - i == 1)
    });
    let (first, last) = (text.folded(i), text.original(i, close));
    (part_of_title && !first.is_empty() && (last.chars().any(char::is_lowercase))).then_some(close)
}

/// A run of capitalised words from `at`.
fn capital_run(reader: &Reader, text: &Text, at: usize, end: usize) -> Option<usize> {
    let mut to = at;
    while to < end.min(at + 6)
        && (to == at || links(reader, text, to))
        && reader.capital(text, to)
        && text.words[to].kind == Kind::Letters
        && !has(reader.words.role_stop, text.folded(to))
        && !has(reader.words.role_noun, text.folded(to))
    {
        to += 1;
    }
    (to > at && !company_like(reader, text, at, to) && !has(reader.words.company_stop, text.folded(at))).then_some(to)
}

/// "the … role": the words back to the article.
fn before_noun(reader: &Reader, part: Part, found: &mut Vec<Candidate>) {
    let text = reader.text(part);
    let lists = reader.words;
    let end = end(reader, part);
    let not: Vec<usize> = matches(lists.role_not, text, end).map(|(_, at, _)| at).collect();
    for noun in 1..end {
        if !has(lists.role_noun, text.folded(noun)) || text.gap(noun).ends_phrase() {
            continue;
        }
        // A word in a list of several things says less.
        let sep = between(text, noun).trim();
        if !sep.chars().all(|c| "\"'*”’)]".contains(c)) {
            continue;
        }
        let Some((from, to, strength)) = back_from(reader, text, noun) else { continue };
        if from >= to || not.contains(&from) {
            continue;
        }
        found.push(Candidate { part, from, to, strength });
    }
}

/// "our Head Gardener is retiring": the words before.
fn before_verb(reader: &Reader, found: &mut Vec<Candidate>) {
    let text = &reader.mail.body;
    for (at, _, strength) in matches(reader.words.role_after, text, reader.end.min(reader.mail.signature)) {
        if at > 0
            && joined(text, at)
            && let Some((from, to, _)) = back_from(reader, text, at)
        {
            found.push(Candidate { part: Part::Body, from, to, strength });
        }
    }
}

/// Capitalised titles of several words anywhere above the signature: they say little alone, more when told again.
fn loose(reader: &Reader, found: &mut Vec<Candidate>) {
    let text = &reader.mail.body;
    let end = reader.end.min(reader.mail.signature);
    let not: Vec<usize> = matches(reader.words.role_not, text, end).map(|(_, at, _)| at).collect();
    for head in 1..end {
        if !is_head(reader, text.folded(head)) {
            continue;
        }
        if !text.words[head].capital {
            // "a night porter", and not "I'm a night porter"
            if let Some((from, to, 4)) = back_from(reader, text, head + 1)
                && to == head + 1
                && !not.contains(&from)
                && !is_head(reader, text.folded(head + 1))
            {
                found.push(Candidate { part: Part::Body, from, to, strength: 2 });
            }
            continue;
        }
        if !links(reader, text, head) {
            continue;
        }
        let mut from = head;
        while from > 0
            && head - from < 5
            && links(reader, text, from)
            && text.words[from - 1].capital
            && text.words[from - 1].kind == Kind::Letters
            && !stops(reader, text, from - 1)
        {
            from -= 1;
        }
        let sep = between(text, from);
        // "(Group Manager)", "Ann, Group Manager": somebody's title.
        if from == head || sep.contains('(') || sep.trim() == "," || text.gap(from) >= Gap::Line {
            continue;
        }
        let to = right(reader, text, head, end);
        found.push(Candidate { part: Part::Body, from, to, strength: 2 });
    }
}

/// The title that ends before word `noun`.
fn back_from(reader: &Reader, text: &Text, noun: usize) -> Option<(usize, usize, u8)> {
    let lists = reader.words;
    let last = noun.checked_sub(1)?;
    let headed = is_head(reader, text.folded(last));
    // A title may end otherwise ("Product Designer, Growth"), or have no known head ("Java Backend").
    let mut from = noun;
    let mut head = None;
    let mut article = false;
    while from > 0 && noun - from < MOST_WORDS {
        let i = from - 1;
        let word = text.words[i];
        let folded = text.folded(i);
        let here = if from == noun {
            true
        } else {
            links(reader, text, from)
                || (matches!(between(text, from).trim(), "," | "(" | "-" | "–")
                    && text.words[from].capital
                    && text.words[i].capital
                    && !text.gap(from).ends_phrase())
        };
        // "Linh, Pharmacist manager …" greets Linh.
        let greets = between(text, from).trim() == "," && (i..=i + 1).any(|k| k > 0 && text.gap(k - 1) >= Gap::Line);
        if !here || greets {
            break;
        }
        if has(lists.before_role, folded) {
            article = true;
            break;
        }
        let connector = has(lists.role_joint, folded) && text.words[from.min(noun - 1)].capital;
        if word.kind != Kind::Letters && !(word.kind == Kind::Number && folded.len() <= 2 && from == noun)
            || (stops(reader, text, i) && !connector)
            || (has(lists.role_noun, folded) && !(word.capital && from < noun))
        {
            break;
        }
        if is_head(reader, folded) {
            head = Some(i);
        } else if !word.capital && !connector && !headed {
            break;
        }
        from = i;
    }
    while from < noun
        && (!text.words[from].capital
            && (has(lists.connector, text.folded(from)) || has(lists.role_stop, text.folded(from))))
    {
        from += 1;
    }
    if from >= noun {
        return None;
    }
    let capital = text.words[from].capital;
    let strength = match (head, capital, article) {
        (None, ..) if has(lists.weak_noun, text.folded(noun)) => return None,
        (Some(_), _, true) => 4,
        (Some(_), true, false) => 3,
        // A subject that opens so: "Java Backend role".
        (None, true, false) if opens(text, from) && noun - from > 1 && !name_only(reader, text, from, noun) => 3,
        (None, true, true) if text.words[last].capital && !name_only(reader, text, from, noun) => 3,
        _ => return None,
    };
    Some((from, noun, strength))
}

/// Whether word `i` opens a piece of a subject.
fn opens(text: &Text, i: usize) -> bool {
    i == 0 || between(text, i).contains([':', '|', ']', '–', '—']) || between(text, i).contains(" - ")
}

/// Whether the words are the firm's or an ordinary capitalised word.
fn name_only(reader: &Reader, text: &Text, from: usize, to: usize) -> bool {
    company_like(reader, text, from, to)
        || has(reader.words.platform, text.folded(from))
        || (from..to)
            .any(|i| has(reader.words.company_stop, text.folded(i)) && !has(reader.words.field_word, text.folded(i)))
        || (from..to).any(|i| has(reader.words.org_word, text.folded(i)) || has(reader.words.team, text.folded(i)))
}

/// "Role: …", "Job title: …".
fn labelled(reader: &Reader, found: &mut Vec<Candidate>) {
    let text = &reader.mail.body;
    let lists = reader.words;
    for (n, line) in reader.lines.iter().enumerate() {
        let Some(colon) = (line.from + 1..(line.to + 1).min(line.from + 6)).find(|&i| between(text, i).contains(':'))
        else {
            continue;
        };
        let label = line.from..colon;
        let last = text.folded(colon - 1);
        let named =
            has(lists.role_label, last) || has(lists.label_end, last) && has(lists.label_extra, text.folded(line.from));
        if !named
            || !label.clone().all(|i| has(lists.label_extra, text.folded(i)) || has(lists.role_label, text.folded(i)))
        {
            continue;
        }
        // The value may stand on the next line.
        let (from, to) = if colon < line.to {
            (colon, line.to)
        } else {
            match reader.lines.get(n + 1) {
                Some(next) if !between(text, next.from).trim().contains(['.', '!']) => (next.from, next.to),
                _ => continue,
            }
        };
        let weak = has(lists.weak_label, last) && colon - line.from == 1;
        let to = value_end(reader, text, from, to);
        let headed = (from..to).any(|i| is_head(reader, text.folded(i)));
        if to <= from || to - from > MOST_WORDS || (weak && !headed) || !text.words[from].capital && !headed {
            continue;
        }
        if reader.in_signature(line.from) && weak {
            continue;
        }
        found.push(Candidate { part: Part::Body, from, to, strength: if headed { 6 } else { 5 } });
    }
}

/// Where the title in a field's value ends.
fn value_end(reader: &Reader, text: &Text, from: usize, to: usize) -> usize {
    let mut i = from + 1;
    while i < to {
        let sep = between(text, i);
        let mark = sep.trim();
        let stops = sep.contains('|')
            || mark.contains('(') && bracket(reader, text, i, to).is_none()
            || (matches!(mark, "-" | "–" | "—") && sep != mark && !text.words[i].capital)
            || (matches!(mark, "–" | "—" | "-")
                && sep != mark
                && (i..to).any(|k| {
                    has(reader.words.role_stop, text.folded(k))
                        || has(reader.words.bracket_drop, text.folded(k))
                        || text.words[k].kind == Kind::Number
                }))
            || (text.gap(i) >= Gap::Stop && !links(reader, text, i))
            || has(reader.words.at_word, text.folded(i))
            || has(reader.words.value_stop, text.folded(i))
            || mark == "," && (company_like(reader, text, i, to) || (i..to).any(|k| !text.words[k].capital));
        if stops {
            return i;
        }
        i += 1;
    }
    to
}

/// A line that opens with a title: "Head of Facilities, a law firm in Hull."
fn opening_lines(reader: &Reader, found: &mut Vec<Candidate>) {
    let text = &reader.mail.body;
    let signed = reader.mail.signature < text.words.len();
    let last = if signed { reader.lines.len() } else { reader.lines.len().saturating_sub(3) };
    for line in reader.lines.iter().take(last).filter(|l| l.to <= reader.mail.signature) {
        if !text.words[line.from].capital || text.gap(line.from) < Gap::Line {
            continue;
        }
        let Some((from, to)) = phrase_at(reader, text, line.from, line.to) else { continue };
        let mark = between(text, to).trim();
        let ends = to == line.to && text.gap(to) >= Gap::Line || matches!(mark, "," | "–" | "—" | "(") && to < line.to;
        let title = (from..to).all(|i| text.words[i].capital || has(reader.words.connector, text.folded(i)));
        if ends && title && to - from >= 2 && !mark.contains(':') {
            found.push(Candidate { part: Part::Body, from, to, strength: 3 });
        }
    }
}

/// Pieces of the subject between dashes, bars and colons.
fn subject_segments(reader: &Reader, found: &mut Vec<Candidate>) {
    let text = &reader.mail.subject;
    let lists = reader.words;
    let end = end(reader, Part::Subject);
    let cuts = |i: usize| {
        let sep = between(text, i);
        sep.contains(['|', ':', '–', '—', '·', '•', '[', ']', '?', '!', '@', '"', '“'])
            || sep.contains(" - ")
            || sep.contains("->")
    };
    let not: Vec<usize> = matches(lists.role_not, text, end).map(|(_, at, _)| at).collect();
    let mut from = 0;
    while from < end {
        told_again(reader, from, (from + 1..end).find(|&i| cuts(i)).unwrap_or(end), found);
        let to = (from + 1..end).find(|&i| cuts(i)).unwrap_or(end);
        let mut i = from;
        while i < to {
            let skip = stops(reader, text, i) || text.words[i].kind != Kind::Letters;
            if skip {
                i += 1;
                continue;
            }
            let Some((start, mut stop)) = phrase_at(reader, text, i, to) else {
                i += 1;
                continue;
            };
            let whole = start == from && stop == to;
            // A title in the middle of a sentence may be anybody's.
            let after = text.folded(stop);
            let free = stop >= to
                || has(lists.role_noun, after)
                || has(lists.at_word, after)
                || has(lists.role_then, after)
                || between(text, stop).contains(['(', ',', '/']);
            // "Product Designer, Growth – Round 2"
            if stop < to
                && between(text, stop).trim() == ","
                && (stop..to).all(|k| text.words[k].capital && !has(lists.role_stop, text.folded(k)))
                && to - stop <= 3
                && !company_like(reader, text, stop, to)
                && (stop + 1..to).all(|k| links(reader, text, k))
                && to < end
            {
                stop = to;
            }
            let strength = if whole && text.words[start].capital {
                4
            } else if whole || text.words[start].capital && free {
                3
            } else {
                2
            };
            if not.contains(&start) {
                break;
            }
            found.push(Candidate { part: Part::Subject, from: start, to: stop, strength });
            if let Some(short) = without_tail(text, start, stop) {
                // One word after the comma is a place more often than a speciality.
                let strength = if whole && stop - short == 1 { strength + 1 } else { strength };
                found.push(Candidate { part: Part::Subject, from: start, to: short, strength });
            }
            break;
        }
        from = to;
    }
}

/// A piece of the subject of two or more capitalised words that the body has too, without a known title's last word.
fn told_again(reader: &Reader, from: usize, to: usize, found: &mut Vec<Candidate>) {
    let text = &reader.mail.subject;
    let body = &reader.mail.body;
    let lists = reader.words;
    let stop = |i: usize| {
        has(lists.role_stop, text.folded(i)) || has(lists.role_noun, text.folded(i)) || !text.words[i].capital
    };
    let from = (from..to).find(|&i| !stop(i)).unwrap_or(to);
    let to = (from..to).find(|&i| stop(i) || i > from && !links(reader, text, i)).unwrap_or(to);
    let plain = |i: usize| {
        let word = text.folded(i);
        text.words[i].kind == Kind::Letters
            && !has(lists.company_stop, word)
            && !has(lists.org_word, word)
            && !has(lists.team, word)
            && !has(lists.platform, word)
            && !has(lists.place_word, word)
            && !has(lists.legal, word)
    };
    if to - from < 2 || to - from > 6 || !(from..to).all(plain) || company_like(reader, text, from, to) {
        return;
    }
    let names = [&reader.mail.from_name, &Text::new(&reader.mail.message.to_name)]
        .iter()
        .any(|t| (0..t.words.len()).any(|i| t.folded(i) == text.folded(from)));
    let end = reader.end.min(reader.mail.signature);
    let at = (0..end.saturating_sub(to - from))
        .find(|&at| (from..to).enumerate().all(|(n, i)| body.folded(at + n) == text.folded(i)));
    if let Some(at) = at.filter(|&at| {
        !names && at > 0 && (has(lists.before_role, body.folded(at - 1)) || has(lists.of_word, body.folded(at - 1)))
    }) {
        found.push(Candidate { part: Part::Body, from: at, to: at + to - from, strength: 3 });
    }
}

/// Takes off what is not the title.
fn trim(reader: &Reader, c: &mut Candidate) {
    let text = reader.text(c.part);
    let lists = reader.words;
    while c.from < c.to && (stops(reader, text, c.from) || text.words[c.from].kind != Kind::Letters) {
        c.from += 1;
    }
    // "Band 6 Community Nurse": a number in front leaves only what follows it.
    if let Some(number) = (c.from..c.to.saturating_sub(1)).find(|&i| {
        text.words[i].kind == Kind::Number
            && i > c.from
            && i - c.from <= 2
            && i + 1 < c.to
            && text.folded(i).len() <= 4
            && has(lists.bracket_drop, text.folded(i - 1))
    }) {
        c.from = number + 1;
    }
    while c.to > c.from && (has(lists.role_noun, text.folded(c.to - 1)) || has(lists.role_stop, text.folded(c.to - 1)))
    {
        c.to -= 1;
    }
}

/// Whether a candidate can be a title.
fn fits(reader: &Reader, c: &Candidate, company: &str) -> bool {
    let text = reader.text(c.part);
    let lists = reader.words;
    let words = c.from..c.to;
    if words.len() > MOST_WORDS
        || words.clone().all(|i| has(lists.not_offered, text.folded(i)) || has(lists.team, text.folded(i)))
    {
        return false;
    }
    if words.len() == 1 && has(lists.not_offered, text.folded(c.from)) {
        return false;
    }
    let last = text.folded(c.to - 1);
    if has(lists.common_word, last) && words.len() == 1 && !text.words[c.from].capital {
        return false;
    }
    // "the Hiring Manager", "Talent Partner"
    let hires = words.clone().any(|i| has(lists.hires_word, text.folded(i)));
    if hires && (c.strength < 4 || has(lists.hires_word, last)) {
        return false;
    }
    let letters = super::squeezed(text, c.from, c.to);
    letters != company && (reader.domain.is_empty() || letters != reader.domain)
}

//! Finds what the sender wrote in a mail body: without quoted history, forwarded headers and footers, and where the
//! signature starts. Works on lines; every line is looked at a bounded number of times.

use super::text::{Span, fold_into};

/// The words of `cuts.toml`, folded.
struct Words {
    attribution_start: &'static [&'static str],
    attribution_verb: &'static [&'static str],
    quote_line: &'static [&'static str],
    forward_line: &'static [&'static str],
    from_label: &'static [&'static str],
    other_label: &'static [&'static str],
    empty_forward: &'static [&'static str],
    closing: &'static [&'static str],
    footer: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/cuts.rs"));

/// What is left of a body.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// Runs of whole lines that the sender wrote, in order.
    pub kept: Vec<Span>,
    /// Runs of whole lines that are footers: disclaimers, unsubscribe notes.
    pub footer: Vec<Span>,
    /// Runs of whole lines of older mails: quotes, and the headers above them.
    pub quoted: Vec<Span>,
    /// The byte where the signature starts.
    pub signature: Option<usize>,
    /// The sender as a kept forward's header names them.
    pub forwarded_from: Option<Span>,
}

/// Lines of a mail that are looked at from its end for a signature.
const SIGNATURE_LINES: usize = 25;

/// Only the start of a line is folded and compared; markers are short.
const LINE_START: usize = 240;

struct Line {
    span: Span,
    /// Folded words of the line's start, one space between.
    folded: String,
    quoted: bool,
    /// Where the line's text starts and ends without white space.
    text: Span,
}

impl Line {
    fn blank(&self) -> bool {
        self.text.start >= self.text.end
    }

    fn len(&self) -> usize {
        self.text.end - self.text.start
    }
}

/// Cuts `body`; `from_name` is the sender's display name, which often opens the signature.
pub fn cut(body: &str, from_name: &str) -> Cut {
    let lines = lines(body);
    let mut keep = vec![false; lines.len()];
    let mut forwarded_from = None;
    let mut start = 0;
    // A forward of a forward of a forward is as deep as people go.
    for _ in 0..4 {
        let forward = keep_newest(body, &lines, start, &mut keep);
        let own = lines.iter().zip(&keep).filter(|(_, keep)| **keep).map(|(line, _)| line);
        let Some(forward) = forward.filter(|_| is_empty(own, body, from_name)) else { break };
        keep.fill(false);
        forwarded_from = forward.from.or(forwarded_from);
        start = forward.start;
    }
    if !lines.iter().zip(&keep).any(|(line, keep)| *keep && !line.folded.is_empty()) {
        keep.fill(true);
        forwarded_from = None;
    }
    let mut footer = vec![false; lines.len()];
    mark_footers(&lines, &keep, &mut footer);
    let own: Vec<&Line> = (0..lines.len()).filter(|&i| keep[i] && !footer[i]).map(|i| &lines[i]).collect();
    if own.iter().all(|line| line.blank()) {
        footer.fill(false);
    }
    let signature = signature(body, &own, from_name);
    let chosen = |wanted: &dyn Fn(usize) -> bool| {
        let mut spans: Vec<Span> = Vec::new();
        for (i, line) in lines.iter().enumerate().filter(|(i, _)| wanted(*i)) {
            match spans.last_mut().filter(|last| i > 0 && last.end == line.span.start) {
                Some(last) => last.end = line.span.end,
                None => spans.push(line.span),
            }
        }
        spans
    };
    Cut {
        kept: chosen(&|i| keep[i] && !footer[i]),
        footer: chosen(&|i| keep[i] && footer[i]),
        quoted: chosen(&|i| !keep[i]),
        signature,
        forwarded_from,
    }
}

/// Whether `text` only passes on what stands below it: "FYI", a greeting, a closing, a name.
pub fn adds_nothing(text: &str, from_name: &str) -> bool {
    is_empty(lines(text).iter(), text, from_name)
}

fn is_empty<'a>(lines: impl Iterator<Item = &'a Line>, body: &str, from_name: &str) -> bool {
    let own: Vec<&Line> = lines.filter(|line| !line.folded.is_empty()).take(6).collect();
    own.len() < 6
        && own.iter().enumerate().all(|(i, line)| {
            WORDS.empty_forward.contains(&line.folded.as_str())
                || closing_words(line).is_some()
                || is_name(line, body, from_name)
                || (i == 0 && text(body, line).ends_with(',') && line.folded.split(' ').count() <= 3)
        })
}

/// Cuts `raw` into lines.
fn lines(raw: &str) -> Vec<Line> {
    let mut at = 0;
    raw.split_inclusive('\n')
        .map(|line| {
            let span = Span { start: at, end: at + line.len() };
            at = span.end;
            let trimmed = line.trim();
            let start = span.start + (line.len() - line.trim_start().len()).min(line.len());
            let mut folded = String::new();
            let head: String = trimmed.chars().take(LINE_START).collect();
            fold_into(&head, &mut folded);
            let folded = words(&folded);
            Line { span, quoted: trimmed.starts_with('>'), text: Span { start, end: start + trimmed.len() }, folded }
        })
        .collect()
}

/// `folded` as words with one space between, marks gone.
fn words(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for word in folded.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '&').filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A forwarded mail: the line after its header, and its sender.
struct Forward {
    start: usize,
    from: Option<Span>,
}

/// Marks in `keep` the lines from `start` that are not history; returns the forward that was cut off, if one was.
fn keep_newest(body: &str, lines: &[Line], start: usize, keep: &mut [bool]) -> Option<Forward> {
    let mut i = start;
    while let Some(line) = lines.get(i) {
        if let Some(next) = attribution(body, lines, i) {
            let quoted = lines[next..].iter().find(|l| !l.blank()).is_none_or(|l| l.quoted);
            if !quoted {
                return None;
            }
            i = next;
            continue;
        }
        let marker = dashes(body, line) && WORDS.quote_line.contains(&line.folded.as_str());
        let forward_marker = WORDS.forward_line.contains(&line.folded.as_str());
        if marker || forward_marker {
            let after = (i + 1..lines.len()).find(|&n| !lines[n].blank()).unwrap_or(lines.len());
            let (start, from) = header_block(body, lines, after).unwrap_or((i + 1, None));
            return Some(Forward { start, from });
        }
        if let Some((start, from)) = header_block(body, lines, i) {
            return Some(Forward { start, from });
        }
        let rule = line.len() >= 10 && text(body, line).chars().all(|c| matches!(c, '_' | '-'));
        if rule {
            let after = (i + 1..lines.len()).find(|&n| !lines[n].blank()).unwrap_or(lines.len());
            if let Some((start, from)) = header_block(body, lines, after) {
                return Some(Forward { start, from });
            }
        }
        keep[i] = !line.quoted;
        i += 1;
    }
    None
}

fn text<'a>(body: &'a str, line: &Line) -> &'a str {
    body.get(line.text.start..line.text.end).unwrap_or_default()
}

fn dashes(body: &str, line: &Line) -> bool {
    text(body, line).starts_with(['-', '_', '*', '='])
}

/// "On … wrote:" from line `i`, perhaps wrapped; the line after it.
fn attribution(body: &str, lines: &[Line], i: usize) -> Option<usize> {
    let first = lines.get(i)?;
    let opener = first.folded.split(' ').next().unwrap_or_default();
    if first.quoted || !WORDS.attribution_start.contains(&opener) {
        return None;
    }
    let mut digits = false;
    let mut verb = false;
    for (n, line) in lines.iter().enumerate().skip(i).take(4) {
        if line.blank() {
            return None;
        }
        digits |= text(body, line).contains(|c: char| c.is_ascii_digit() || c == '@');
        verb |= line.folded.split(' ').any(|w| WORDS.attribution_verb.contains(&w));
        if text(body, line).ends_with(':') {
            return (digits && verb).then_some(n + 1);
        }
    }
    None
}

/// "From: … / Sent: … / To: …" from line `i`: the first line after it and the sender's name.
fn header_block(body: &str, lines: &[Line], i: usize) -> Option<(usize, Option<Span>)> {
    let label = |line: &Line| {
        let raw = text(body, line).trim_start_matches(['*', '_']);
        let (label, _) = raw.split_once(':')?;
        let mut folded = String::new();
        fold_into(label.get(..24.min(label.len())).unwrap_or_default(), &mut folded);
        let folded = words(&folded);
        if WORDS.from_label.contains(&folded.as_str()) {
            Some(true)
        } else {
            WORDS.other_label.contains(&folded.as_str()).then_some(false)
        }
    };
    let mut from = None;
    let mut others = 0;
    let mut end = i;
    for (n, line) in lines.iter().enumerate().skip(i).take(9) {
        match label(line) {
            Some(true) if from.is_none() => from = Some(line),
            Some(_) => others += 1,
            // A long value may be wrapped once it has begun; the block ends at a blank line.
            None if line.blank() || n == i => break,
            None => {}
        }
        end = n + 1;
    }
    let from = from?;
    if others < 2 || label(lines.get(i)?).is_none() {
        return None;
    }
    let raw = text(body, from);
    let value = raw.find(':').map(|colon| colon + 1).unwrap_or_default();
    let value_end = raw.get(value..)?.find(['<', '[', '(']).map_or(raw.len(), |j| value + j);
    let is_edge = |c: char| c.is_whitespace() || matches!(c, '*' | '"' | '\'');
    let name = raw.get(value..value_end)?.trim_matches(is_edge);
    let start = from.text.start + value + raw.get(value..)?.find(name).unwrap_or_default();
    let span = Span { start, end: start + name.len() };
    Some((end, (!name.is_empty() && !name.contains('@')).then_some(span)))
}

/// Marks the footer paragraphs of the kept lines.
fn mark_footers(lines: &[Line], keep: &[bool], footer: &mut [bool]) {
    let mut inside = false;
    for (i, line) in lines.iter().enumerate().filter(|(i, _)| keep[*i]) {
        inside = !line.blank() && (inside || starts_footer(&line.folded));
        footer[i] = inside;
    }
}

fn starts_footer(folded: &str) -> bool {
    WORDS
        .footer
        .iter()
        .any(|start| folded.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// The words of a closing formula and how many follow it on its line.
fn closing_words(line: &Line) -> Option<usize> {
    if line.folded.is_empty() {
        return None;
    }
    WORDS
        .closing
        .iter()
        .filter_map(|closing| {
            let rest = line.folded.strip_prefix(closing)?;
            (rest.is_empty() || rest.starts_with(' ')).then(|| rest.split_whitespace().count())
        })
        .min()
}

/// Whether the line is a closing formula, alone or with a name after it.
fn is_closing(body: &str, line: &Line) -> bool {
    let Some(after) = closing_words(line) else { return false };
    let raw = text(body, line);
    if raw.ends_with(['?', ':']) || (after > 0 && raw.ends_with('.') && after > 1) {
        return false;
    }
    let names = raw
        .split_whitespace()
        .rev()
        .take(after)
        .all(|w| w.chars().find(|c| c.is_alphanumeric()).is_none_or(char::is_uppercase));
    after <= 4 && names
}

/// Whether the line starts with the sender's first name or is the whole name.
fn is_name(line: &Line, body: &str, from_name: &str) -> bool {
    let mut folded = String::new();
    fold_into(from_name, &mut folded);
    let folded = words(&folded);
    let count = line.folded.split(' ').count();
    let first = line.folded.split(' ').next().unwrap_or_default();
    let capital = text(body, line).chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    let sentence = text(body, line).ends_with(['.', '?', '!', ':', ';']) && count > 2;
    capital
        && !sentence
        && !folded.is_empty()
        && ((first.chars().count() > 1 && count <= 9 && line.len() < 80 && folded.split(' ').any(|w| w == first))
            || (first.chars().count() == 1 && count <= 2 && folded.starts_with(first)))
}

/// Where the signature starts.
fn signature(body: &str, own: &[&Line], from_name: &str) -> Option<usize> {
    let own: Vec<&&Line> = own.iter().filter(|line| !line.blank()).collect();
    let first = own.len().saturating_sub(SIGNATURE_LINES);
    let tail: Vec<usize> = (first..own.len()).collect();
    if let Some(&i) = tail.iter().rev().find(|&&i| matches!(text(body, own[i]), "--" | "—" | "–" | "__" | "---")) {
        let above = i.checked_sub(1).filter(|&j| j >= first && closing_at(body, &own, j));
        return Some(own[above.unwrap_or(i)].text.start);
    }
    // Only short lines may stand between the closing formula and the end.
    let short_from = (first..own.len()).rev().take_while(|&i| own[i].len() <= 120).last();
    if let Some(short_from) = short_from {
        let closing = (short_from.max(1)..own.len()).rev().find(|&i| is_closing(body, own[i]));
        if let Some(mut i) = closing {
            while i > short_from.max(1)
                && (is_closing(body, own[i - 1])
                    || (i > 1
                        && i - 2 >= short_from
                        && is_name(own[i - 1], body, from_name)
                        && is_closing(body, own[i - 2])))
            {
                i -= 1;
            }
            return Some(own[i].text.start);
        }
        let window = short_from.max(own.len().saturating_sub(8)).max(1);
        if let Some(mut i) = (window..own.len()).find(|&i| is_name(own[i], body, from_name)) {
            // The person may stand above the firm that the display name gives.
            let top = i.saturating_sub(3).max(1);
            while i > top && own[i].span.start == own[i - 1].span.end && is_plain(body, own[i - 1]) {
                i -= 1;
            }
            return Some(own[i].text.start);
        }
    }
    last_block(body, &own).map(|i| own[i].text.start)
}

fn closing_at(body: &str, own: &[&&Line], i: usize) -> bool {
    own.get(i).is_some_and(|line| is_closing(body, line))
}

/// A last paragraph of a few short lines that are no sentences.
fn last_block(body: &str, own: &[&&Line]) -> Option<usize> {
    let mut start = own.len().checked_sub(1)?;
    while start > 0 && own[start].span.start == own[start - 1].span.end {
        start -= 1;
    }
    let block = &own[start..];
    (start > 0 && block.len() <= 5 && block.iter().all(|line| is_plain(body, line))).then_some(start)
}

/// Whether a line is a short one that is no sentence, question or field.
fn is_plain(body: &str, line: &Line) -> bool {
    let raw = text(body, line);
    line.len() <= 60
        && !raw.ends_with(['.', '?', '!', ':', ';', ','])
        && !raw.contains(['?', '\t'])
        && !raw.contains("//")
        && !raw.contains(": ")
        && raw.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is kept, with `|` where the signature starts.
    fn kept(body: &str, from_name: &str) -> String {
        let cut = cut(body, from_name);
        let mut out = String::new();
        for span in &cut.kept {
            match cut.signature.filter(|at| (span.start..span.end).contains(at)) {
                Some(at) => out.extend([&body[span.start..at], "|", &body[at..span.end]]),
                None => out.push_str(&body[span.start..span.end]),
            }
        }
        out.trim().to_owned()
    }

    #[test]
    fn the_reply_above_a_quoted_mail_is_kept() {
        for history in [
            "On Mon, 3 Mar 2025 at 10:00, Ann Lee <ann@firm.example> wrote:\n> old words\n> more",
            "On Mon, 3 Mar 2025 at 10:00, Ann Lee with a long name\n<ann@firm.example> wrote:\n\nold words unmarked",
            "-----Original Message-----\nFrom: Ann Lee\nSent: Monday\nTo: Bo\nSubject: x\n\nold words",
            "From: Ann Lee <ann@firm.example>\nSent: Monday, 3 March 2025 10:00\nTo: Bo Ray\nSubject: Re: x\n\nold words",
            "________________________________\n*From:* Ann Lee\n*Date:* Monday\n*To:* Bo\n\nold words",
            "Am 03.03.2025 um 10:00 schrieb Ann Lee:\n> old words",
            "Le lun. 3 mars 2025 à 10:00, Ann Lee <ann@firm.example> a écrit :\n> old words",
        ] {
            let body = format!("Could we meet on Friday?\n\nBest,\nBo Ray\n\n{history}");
            assert_eq!(kept(&body, "Bo Ray"), "Could we meet on Friday?\n\n|Best,\nBo Ray", "{history}");
        }
    }

    #[test]
    fn answers_between_quotes_and_below_them_are_kept() {
        let body = "> Is ten fine?\nYes, ten is fine.\n> And where?\nRoom 4.";
        assert_eq!(kept(body, "Bo Ray"), "Yes, ten is fine.\nRoom 4.");
        let body =
            "On 6 Feb 2025, Bo Ray <bo@post.example> wrote:\n\n> Still open?\n\nStill open. Come on Sunday at noon.";
        assert_eq!(kept(body, "Ann"), "Still open. Come on Sunday at noon.");
    }

    #[test]
    fn a_forward_without_words_of_its_own_is_the_mail() {
        let body = "FYI\n\n---------- Forwarded message ---------\nFrom: Ann Lee <ann@firm.example>\nDate: Monday\n\
                    Subject: Talk\nTo: Bo\n\nCould we talk on Friday?\nAnn";
        assert_eq!(kept(body, "Bo Ray"), "Could we talk on Friday?\n|Ann".replace('|', ""));
        let from = cut(body, "Bo Ray").forwarded_from.map(|s| &body[s.start..s.end]);
        assert_eq!(from, Some("Ann Lee"));
        let own = format!("Can you do it? It is for the firm I told you about.\n{body}");
        assert_eq!(cut(&own, "Bo Ray").forwarded_from, None);
        assert!(adds_nothing("Hi Sam,\n\nsee below.\n\nThanks\nBo", "Bo Ray"));
        assert!(!adds_nothing("Hi Sam,\n\nnot for me, but for you?\n\nBo", "Bo Ray"));
    }

    #[test]
    fn a_mail_of_nothing_but_quotes_is_kept_whole() {
        assert_eq!(kept("> all of it\n> quoted", ""), "> all of it\n> quoted");
    }

    #[test]
    fn footers_go_and_are_remembered() {
        let body =
            "Could we talk?\nAnn\n\nThis email and any attachments are confidential.\nDelete it.\n\nSent from my phone";
        assert_eq!(kept(body, "Ann Lee"), "Could we talk?\n|Ann");
        let footer = cut(body, "Ann Lee").footer;
        assert!(footer.iter().any(|s| body[s.start..s.end].contains("Delete it")));
    }

    #[test]
    fn signatures_start_at_the_closing_the_dashes_or_the_name() {
        for (body, from) in [
            ("Come on Friday.\n\n|Kind regards\nAnn Lee\nHead of Care, Hill Trust", "Ann Lee"),
            ("Come on Friday.\n|-- \nAnn Lee\nHill Trust", ""),
            ("Come on Friday.\n|Ann\n@ Hill Trust", "Ann Lee"),
            ("Come on Friday.\n\n|Thanks & Regards,\nHR Desk\nHill Trust", "HR Desk"),
            ("Come on Friday.\n\n|Best wishes,\nAnn\n\nProf. Ann Lee\nUniversity of Hill", "Prof. Ann Lee"),
            ("Come on Friday, please.\n\n|Hill Trust Recruiting Team", "careers"),
            ("Thanks for your application to us here.\nThanks for coming.", "Ann Lee"),
        ] {
            assert_eq!(kept(&body.replace('|', ""), from), body);
        }
    }
}

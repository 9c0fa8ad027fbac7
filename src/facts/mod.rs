//! Who writes, for which company, about which role, at what times.
//!
//! Every fact is a piece of the mail, cleaned. The words to look for are in `language/<xx>/facts.toml`; each fact has a
//! file here that says where it may stand. Several weak signs add up; what stays weak is left empty.

mod clean;
mod company;
mod recruiter;
mod role;
mod times;
mod words;

use crate::judge::{Kind, Verdict};
use crate::language::Detected;
use crate::language::pattern::match_at;
use crate::mail::text::{Gap, Span, Text};
use crate::mail::{Parsed, Part, Place};
use clean::Clean;
use words::{Anchor, Words, has};

/// A fact as the mail states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The words, cut from the mail and cleaned for use in a sentence.
    pub text: String,
    pub place: Place,
    /// Whether it may go into a draft unasked.
    pub sure: bool,
}

/// What the mail says about the interview. Unknown is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The full name of the human who wrote.
    pub recruiter: Option<Fact>,
    pub recruiter_first_name: Option<String>,
    /// The company that hires; `None` when an agency does not name it.
    pub company: Option<Fact>,
    pub role: Option<Fact>,
    /// Slots that the sender proposes or fixes, as written.
    pub times: Vec<Fact>,
    /// Whether a recruiter writes for somebody else's company.
    pub agency: bool,
}

/// Reads the facts of a mail.
pub fn extract(mail: &Parsed, language: Detected, verdict: &Verdict) -> Facts {
    let reader = Reader::new(mail, language, verdict.kind == Kind::Outreach);
    let recruiter = recruiter::find(&reader);
    let company = company::find(&reader, recruiter.as_ref());
    let role = role::find(&reader, company.company.as_ref());
    Facts {
        recruiter_first_name: recruiter.as_ref().map(|r| r.first.clone()),
        recruiter: recruiter.map(|r| r.full),
        company: company.company,
        agency: company.agency,
        role,
        times: times::find(&reader),
    }
}

/// Facts stand near the start of a mail and in its signature; what follows in a very long one is not read.
const MOST_WORDS: usize = 3000;

/// A line of a text, as words `from..to`.
#[derive(Clone, Copy, Debug)]
struct Line {
    from: usize,
    to: usize,
}

/// A mail and the words to read it with.
struct Reader<'m> {
    mail: &'m Parsed<'m>,
    words: &'static Words,
    /// Whether the mail comes out of the blue.
    outreach: bool,
    /// The words of the body that are read.
    end: usize,
    /// The lines of the body.
    lines: Vec<Line>,
    /// The letters of the sender's domain that name a firm; empty when it is a relay or free mail.
    domain: String,
}

impl<'m> Reader<'m> {
    fn new(mail: &'m Parsed<'m>, language: Detected, outreach: bool) -> Self {
        let words = words::of(language.code);
        let end = mail.body.words.len().min(MOST_WORDS);
        let domain = domain(&mail.message.from_email);
        let domain = if has(words.relay, &domain) { String::new() } else { domain };
        Reader { mail, words, outreach, end, lines: lines(&mail.body, end), domain }
    }

    fn text(&self, part: Part) -> &Text<'m> {
        match part {
            Part::Subject => &self.mail.subject,
            Part::FromName => &self.mail.from_name,
            Part::Body | Part::FromEmail => &self.mail.body,
        }
    }

    /// The fact that words `from..to` of `part` state, unless they are unfit for one.
    fn fact(&self, part: Part, from: usize, to: usize, longest: usize, sure: bool) -> Option<Fact> {
        let text = self.text(part);
        let span = text.span(from, to);
        self.fact_at(part, Span { start: span.start + self.elided(text, from), ..span }, longest, sure)
    }

    /// The bytes of the small word that word `index` begins with, if one does: "d'infirmière", "l'Hôpital".
    fn elided(&self, text: &Text, index: usize) -> usize {
        let word = text.original(index, index + 1);
        let cut = word.find(['\'', '’']).map_or(0, |at| at + word[at..].chars().next().map_or(0, char::len_utf8));
        let bare = words::bare(self.words, text.folded(index)).len() < text.folded(index).len();
        if bare && word.starts_with(char::is_lowercase) { cut } else { 0 }
    }

    /// Whether word `index` begins with a capital, an elided small word aside.
    fn capital(&self, text: &Text, index: usize) -> bool {
        let word = text.original(index, index + 1);
        word.get(self.elided(text, index)..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
    }

    fn fact_at(&self, part: Part, span: Span, longest: usize, sure: bool) -> Option<Fact> {
        let raw = self.text(part).raw.get(span.start..span.end)?;
        let Clean { text, sure: fine } = clean::clean(raw, longest)?;
        Some(Fact { text, place: Place { part, span }, sure: sure && fine })
    }

    /// Whether words `from..to` of the body are all in the signature.
    fn in_signature(&self, from: usize) -> bool {
        from >= self.mail.signature
    }
}

/// Every match of the anchors in words `..end`: where it starts, the word after it, its strength.
fn matches<'a>(anchors: &'a [Anchor], text: &'a Text, end: usize) -> impl Iterator<Item = (usize, usize, u8)> + 'a {
    anchors.iter().flat_map(move |anchor| {
        (0..end).filter_map(move |at| Some((at, match_at(anchor.pattern, text, at)?, anchor.strength)))
    })
}

/// What stands between word `index` and the one before it.
fn between<'a>(text: &Text<'a>, index: usize) -> &'a str {
    let start = index.checked_sub(1).and_then(|i| text.words.get(i)).map_or(0, |w| w.span.end);
    let end = text.words.get(index).map_or(text.raw.len(), |w| w.span.start);
    text.raw.get(start..end).unwrap_or_default()
}

/// Whether only white space (and no line end that counts) stands before word `index`.
fn joined(text: &Text, index: usize) -> bool {
    text.gap(index) == Gap::Space
        && between(text, index).chars().all(|c| c.is_whitespace() || crate::mail::text::is_invisible(c))
}

fn lines(text: &Text, end: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for i in 0..end {
        match lines.last_mut() {
            Some(line) if i > 0 && !between(text, i).contains('\n') => line.to = i + 1,
            _ => lines.push(Line { from: i, to: i + 1 }),
        }
    }
    lines
}

/// Letters and digits of words `from..to`, folded, with nothing between.
fn squeezed(text: &Text, from: usize, to: usize) -> String {
    (from..to).flat_map(|i| text.folded(i).chars()).filter(|c| c.is_alphanumeric()).collect()
}

/// Free mail and relays say nothing about the firm.
const FREE_MAIL: [&str; 22] = [
    "gmail",
    "googlemail",
    "outlook",
    "hotmail",
    "live",
    "yahoo",
    "ymail",
    "icloud",
    "me",
    "aol",
    "gmx",
    "web",
    "proton",
    "protonmail",
    "fastmail",
    "mail",
    "zoho",
    "yandex",
    "qq",
    "msn",
    "company",
    "example",
];

/// Second-level names under which firms register.
const REGISTRIES: [&str; 14] =
    ["co", "ac", "com", "gov", "org", "net", "edu", "sch", "nhs", "ltd", "plc", "gob", "gouv", "vic"];

/// The label of a mail address that names the firm, letters and digits only.
fn domain(email: &str) -> String {
    let host = email.trim().trim_end_matches('>').rsplit('@').next().unwrap_or_default().to_lowercase();
    let labels: Vec<&str> = host.split('.').filter(|l| !l.is_empty()).collect();
    let mut below_top = labels.iter().rev().skip(1);
    let label = below_top.find(|l| !REGISTRIES.contains(l) || labels.len() == 2).copied().unwrap_or_default();
    if FREE_MAIL.contains(&label) || !email.contains('@') {
        return String::new();
    }
    label.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_names_the_firm_below_any_registry() {
        assert_eq!(domain("ann@mail.two-oars.co.example"), "twooars");
        assert_eq!(domain("ann@tayport.ac.example"), "tayport");
        assert_eq!(domain("ann@gmail.com"), "");
        assert_eq!(domain("not an address"), "");
        assert_eq!(domain(""), "");
    }
}

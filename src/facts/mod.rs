//! Who writes, for which company, about which role, at what times.
//!
//! Every fact is a piece of the mail, cleaned. Company, role and writer are chosen among all [candidates] by what their
//! [features] weigh; the weights were fitted to labelled mails. What stays unlikely is left empty. The words that tell
//! titles, firms and days are in `language/<xx>/facts.toml`.

mod agency;
mod candidates;
mod choose;
mod clean;
pub mod date;
mod features;
mod meeting;
mod salutation;
mod signs;
mod times;
pub mod words;

use crate::judge::{Verdict, says_no_reply};
use crate::language::Detected;
use crate::language::pattern::match_at;
use crate::mail::address::owner;
use crate::mail::text::{Gap, Kind, Span, Text};
use crate::mail::{Parsed, Part, Place};
use crate::model::Sink;
use crate::model::network::Encoded;
use candidates::Mention;
use choose::choose;
use clean::Clean;
use std::collections::HashSet;
use words::{Anchor, Words, has};

pub use candidates::{Field, Scene};
pub use choose::NETWORK_COUNTS;
pub use meeting::Format;
pub use signs::{candidates_of, encode, signs_of};

/// A fact as the mail states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The words, cut from the mail and cleaned for use in a sentence.
    pub text: String,
    pub place: Place,
    /// Whether it may go into a draft unasked.
    pub sure: bool,
}

/// The words of a fact that may be stated unasked.
pub fn sure(fact: &Option<Fact>) -> Option<&str> {
    fact.as_ref().filter(|fact| fact.sure).map(|fact| fact.text.as_str())
}

/// What the mail says about the interview. Unknown is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The full name of the human who wrote.
    pub recruiter: Option<Fact>,
    /// How a reply calls them.
    pub recruiter_first_name: Option<String>,
    /// The title and family name that they sign with, or that their signature tells.
    pub titled: Option<Fact>,
    /// The company that hires; `None` when an agency does not name it.
    pub company: Option<Fact>,
    /// The words that stand before its name in the mail, at most two each time, in lower case: "bei der", "dass im".
    pub before_company: Vec<String>,
    pub role: Option<Fact>,
    /// The words that stand before the role, likewise.
    pub before_role: Vec<String>,
    /// Slots that the sender proposes or fixes, as written.
    pub times: Vec<Fact>,
    /// How one meets.
    pub format: Option<(Format, Fact)>,
    /// Where one meets.
    pub place: Option<Fact>,
    /// Whether the job can be done from anywhere.
    pub remote: bool,
    /// The full names of others who take part.
    pub others: Vec<String>,
    /// Those of them whom the reader has met already.
    pub met: Vec<String>,
    /// Whether the writer greets the reader by the first name alone.
    pub by_first_name: bool,
    /// The lines that frame the mail, its first ones and the first of its signature: their first words, in lower case and
    /// without accents.
    pub frame: Vec<String>,
    /// Whether a recruiter writes for somebody else's company.
    pub agency: bool,
    /// Whether the writer speaks of the reader's application.
    pub applied: bool,
    /// Whether the writer asks again after no answer.
    pub follow_up: bool,
    /// Whether somebody the reader knows gave the writer their name.
    pub referred: bool,
    /// Whether somebody else passed the writer's mail on, so that a reply does not go to the writer.
    pub forwarded: bool,
    /// Whether the sender's address says that nobody reads what is sent to it.
    pub no_reply: bool,
}

impl Facts {
    /// How a reply calls the writer, if that may be stated unasked.
    pub fn sure_first_name(&self) -> Option<&str> {
        self.recruiter_first_name.as_deref().filter(|_| sure(&self.recruiter).is_some())
    }
}

/// How likely a fact must be for the user to be asked about it: below, more answers are wrong than a user would bear.
/// Chosen, like what makes it sure, by cross-validation.
const ENOUGH: f32 = 0.45;

/// How likely a fact must be to be stated unasked.
fn sure_from(field: Field) -> f32 {
    match field {
        Field::Company => 0.55,
        Field::Person => 0.65,
        Field::Role => 0.7,
    }
}

/// Reads the facts of a mail. `encoded` is what [`encode`] made of the scene.
pub fn extract(scene: &Scene, encoded: &Encoded, verdict: &Verdict) -> Facts {
    let reader = &scene.reader;
    let mail = reader.mail;
    let agency = agency::writes(reader);
    let find = |field| {
        let chosen = choose(scene, encoded, field, verdict, agency).filter(|c| c.probability >= ENOUGH)?;
        let mention = *chosen.candidate.mentions.first()?;
        let sure = chosen.probability >= sure_from(field);
        let mut fact = reader.fact(mention.part, mention.from, mention.to, clean::ROLE, sure)?;
        // "Two Oars's" without its ending, "C++" with its signs: they stand at the end of the same place.
        let end = fact.place.span.end + chosen.candidate.text.len();
        fact.place.span.end = end.saturating_sub(fact.text.len());
        Some((chosen.candidate.mentions, Fact { text: chosen.candidate.text, ..fact }))
    };
    let person = find(Field::Person);
    let recruiter = person.as_ref().map(|(mentions, first)| full_name(reader, mentions, first.clone()));
    let (of_role, role) = find(Field::Role).unzip();
    let is_role = |company: &Fact| role.as_ref().is_some_and(|role| role.text == company.text);
    let (of_company, company) = find(Field::Company).unzip();
    let words_before = |mentions: Option<Vec<Mention>>| -> Vec<String> {
        mentions.iter().flatten().filter_map(|mention| before(reader, mention)).collect()
    };
    let company = company
        .filter(|company| !is_writer(company, recruiter.as_ref()) && !is_role(company))
        .map(|company| with_last_stop(reader, company));
    let role = role.filter(|role| !company.as_ref().is_some_and(|company| is_of(role, company)));
    let place = meeting::place(reader);
    let said = mail.signature.min(reader.end);
    let says = |anchors: &'static [Anchor]| matches(anchors, &mail.body, said).next().is_some();
    let application = reader.words.your_application;
    let others = meeting::others(reader, [&recruiter, &company]);
    let by_first_name = salutation::greets_by_first_name(reader);
    Facts {
        titled: salutation::titled(reader, recruiter.as_ref()).or_else(|| {
            recruiter.as_ref().filter(|_| !by_first_name).and_then(|writer| salutation::told(reader, writer))
        }),
        format: meeting::format(reader, place.as_ref()),
        others: others.names,
        met: others.met,
        by_first_name,
        frame: salutation::frame(reader),
        place,
        remote: meeting::is_remote(reader),
        recruiter_first_name: person.as_ref().map(|(_, first)| spoken(&first.text)),
        company,
        before_company: words_before(of_company),
        before_role: words_before(of_role),
        recruiter,
        agency,
        applied: says(application) || matches(application, &mail.subject, mail.subject.words.len()).next().is_some(),
        follow_up: says(reader.words.follow_up),
        referred: says(reader.words.referred),
        forwarded: is_forwarded(mail),
        no_reply: says_no_reply(&mail.message.from_email),
        role,
        times: times::find(reader),
    }
}

/// "Two Oars S.p.A." with its last stop: after a single letter it does not only end a sentence.
fn with_last_stop(reader: &Reader, mut company: Fact) -> Fact {
    let after = reader.text(company.place.part).raw.get(company.place.span.end..).unwrap_or_default();
    if company.text.chars().rev().nth(1) == Some('.') && after.starts_with('.') {
        company.text.push('.');
        company.place.span.end += 1;
    }
    company
}

/// The two words, or the one, before a mention in the body.
fn before(reader: &Reader, mention: &Mention) -> Option<String> {
    let text = reader.text(mention.part);
    let joined = |at: &usize| text.gap(*at) == Gap::Space;
    let words = (0..=mention.from).rev().take_while(joined).take(2).count();
    let before = text.original(mention.from.checked_sub(words)?, mention.from).to_lowercase();
    (words > 0 && mention.part == Part::Body).then(|| before.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether the writer is another than the sender. Recruiters pass their own mails on, too.
fn is_forwarded(mail: &Parsed) -> bool {
    let writer = mail.forwarded_from.and_then(|span| mail.message.body.get(span.start..span.end));
    writer.is_some_and(|writer| writer.to_lowercase() != mail.message.from_name.trim().to_lowercase())
}

/// Whether what seems to be a company is the writer's own name: calendars say "you have been invited by Ann Lee".
fn is_writer(company: &Fact, writer: Option<&Fact>) -> bool {
    writer.is_some_and(|writer| writer.text.contains(' ') && writer.text.to_lowercase() == company.text.to_lowercase())
}

/// Whether what seems to be a role names its firm: "co-founder of Two Oars" is the writer's.
fn is_of(role: &Fact, company: &Fact) -> bool {
    let role = role.text.to_lowercase();
    role.strip_suffix(&company.text.to_lowercase()).is_some_and(|rest| rest.ends_with(' '))
}

/// A first name as it is spoken to: "ANN-MARIE" and "ann" as "Ann-Marie" and "Ann".
fn spoken(name: &str) -> String {
    let upper = name.chars().count() > 2 && !name.chars().any(char::is_lowercase);
    if !upper && !name.starts_with(char::is_lowercase) {
        return name.to_owned();
    }
    let mut start = true;
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        let mut upper = c.to_uppercase();
        match upper.next().filter(|_| start && upper.next().is_none()) {
            Some(upper) => out.push(upper),
            None if start => out.push(c),
            None => out.extend(c.to_lowercase()),
        }
        start = !c.is_alphanumeric();
    }
    out
}

/// The whole name that a first name belongs to: with the capitalised words after it, where most of them stand, and the
/// academic titles before it that the writer signs with.
fn full_name(reader: &Reader, mentions: &[Mention], first: Fact) -> Fact {
    let names = mentions.iter().filter_map(|mention| name_from(reader, *mention, first.sure));
    names.max_by_key(|name| name.text.len()).unwrap_or(first)
}

/// The name that begins with a mention.
fn name_from(reader: &Reader, first: Mention, sure: bool) -> Option<Fact> {
    const MOST: usize = 4;
    let text = reader.text(first.part);
    let lists = reader.words;
    let capital = |at: usize| text.words.get(at).is_some_and(|w| w.capital && w.kind == Kind::Letters);
    let belongs = |at: &usize| {
        let word = text.folded(*at);
        let named = capital(*at);
        // "Anna Baker" is no baker when her address says so too.
        let title = lists.is_title(word) && !reader.local.iter().any(|local| local.ends_with(word));
        let other = has(lists.org_word, word) || has(lists.team, word) || has(lists.pronoun, word) || title;
        // "J. Berg", but not "our Head of Art. You will"
        let initial = between(text, *at) == ". " && text.folded(*at - 1).chars().count() <= 2;
        let joint = (matches!(between(text, *at), " " | "-") || initial) && text.gap(*at) != Gap::Paragraph;
        // "von und zu Berg", but not "Ann Lee und Bo Ray"
        let two_names = has(lists.and_word, word) && capital(*at - 1);
        let particle = has(lists.family_particle, word);
        // "Davide Colombo di Meridiana" writes for Meridiana, but "Anna de Vries" is called so.
        let of_firm = particle && *at > first.to && squeezed(text, at + 1, at + 2) == reader.domain;
        joint && !of_firm && (named && !other || particle && !two_names)
    };
    let to = (first.to..first.from + MOST)
        .take_while(belongs)
        .filter(|at| capital(*at))
        .last()
        .map_or(first.to, |last| last + 1);
    let is_title =
        |at: &usize| has(lists.academic_title, text.folded(*at)) && matches!(between(text, at + 1), " " | "." | ". ");
    let from = (0..first.from).rev().take_while(is_title).last().unwrap_or(first.from);
    reader.fact(first.part, from, to, clean::NAME, sure)
}

/// Names the features of a candidate.
pub type Describe<'d> = &'d mut dyn FnMut(&mut dyn Sink);

/// What a fact is chosen from: for "the mail does not say" (an empty text) and each candidate its features. For whoever
/// fits the models.
pub fn described(scene: &Scene, verdict: &Verdict, field: Field, describe: &mut dyn FnMut(&str, Describe)) {
    let agency = agency::writes(&scene.reader);
    describe("", &mut |sink| features::of_nothing(scene, verdict, agency, sink));
    for candidate in scene.candidates(field) {
        describe(&candidate.text, &mut |sink| features::of_candidate(scene, field, &candidate, sink));
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
    /// The words of the body that are read.
    end: usize,
    /// The lines of the body.
    lines: Vec<Line>,
    /// The letters of the sender's domain that name a firm; empty when it is a relay or free mail.
    domain: String,
    /// Folded words of the sender's name, of the name a forward's header gives, of the address before its `@`, of the
    /// reader's name.
    from_name: Vec<String>,
    forwarded: Vec<String>,
    local: Vec<String>,
    to_name: Vec<String>,
    /// Words of the body that stand there in lower case.
    lower: HashSet<String>,
}

impl<'m> Reader<'m> {
    fn new(mail: &'m Parsed<'m>, language: Detected) -> Self {
        let words = words::of(language.code);
        let end = mail.body.words.len().min(MOST_WORDS);
        let domain = domain(&mail.message.from_email);
        let domain = if has(words.relay, &domain) { String::new() } else { domain };
        let folded = |text: &str| -> Vec<String> {
            let text = Text::new(text);
            (0..text.words.len()).map(|at| text.folded(at).to_owned()).collect()
        };
        let message = mail.message;
        let body = &mail.body;
        let local = message.from_email.split('@').next().unwrap_or_default().replace(['.', '_', '-'], " ");
        let lower = |at: &usize| body.words.get(*at).is_some_and(|word| !word.capital);
        Reader {
            mail,
            words,
            end,
            lines: lines(body, end),
            domain,
            from_name: folded(&message.from_name),
            forwarded: folded(
                mail.forwarded_from.and_then(|span| message.body.get(span.start..span.end)).unwrap_or_default(),
            ),
            local: folded(&local),
            to_name: folded(&message.to_name),
            lower: (0..end).filter(lower).map(|at| body.folded(at).to_owned()).collect(),
        }
    }

    fn text(&self, part: Part) -> &Text<'m> {
        match part {
            Part::Subject => &self.mail.subject,
            Part::FromName => &self.mail.from_name,
            Part::Quoted => &self.mail.quoted,
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

/// The label of a mail address that names the firm, letters and digits only.
fn domain(email: &str) -> String {
    let host = email.trim().trim_end_matches('>').rsplit('@').next().unwrap_or_default().to_lowercase();
    let label = owner(&host);
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

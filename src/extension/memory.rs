//! What was read before. Where Reply loads a page of its own, the mail is not on it any more: it is remembered until the
//! browser closes, and used again where the reply box shows that this very mail is answered. Pure.

use super::page::{Found, Page, PageMessage, Reply, User};
use crate::mail::text::{Kind, Text};
use serde::{Deserialize, Serialize};

/// Where the memory is kept in session storage.
pub const MEMORY: &str = "memory";

/// Most conversations that are remembered.
const MOST: usize = 6;
/// Longest text kept of a message, in bytes.
const LONGEST_TEXT: usize = 20_000;
/// Nobody goes on with a reply after this time, in milliseconds.
const LONGEST_TIME: f64 = 12.0 * 3_600_000.0;
/// Fewer words are in many mails: then the subject must be the same as well.
const TELLING_WORDS: usize = 8;
/// Words that the quote may have more at one place, such as the number of a link.
const MOST_BETWEEN: usize = 12;

/// The conversations read last, newest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory(Vec<Remembered>);

/// A conversation as it was read.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Remembered {
    tab: i32,
    /// Milliseconds since 1970.
    time: f64,
    host: String,
    subject: String,
    user: User,
    messages: Vec<PageMessage>,
    clipped: bool,
}

impl Memory {
    /// Remembers the mail of a page; whether there was one.
    pub fn keep(&mut self, page: &Page, tab: i32, now: f64) -> bool {
        let [first, ..] = page.messages.as_slice() else { return false };
        if page.found != Found::Mail || page.reply.is_some() {
            return false;
        }
        self.0.retain(|r| r.host != page.host || r.messages.first().is_none_or(|m| m.key != first.key));
        let messages = page.messages.iter().map(|m| PageMessage {
            text: start_of(&m.text).to_owned(),
            whole: start_of(&m.whole).to_owned(),
            ..m.clone()
        });
        self.0.insert(
            0,
            Remembered {
                tab,
                time: now,
                host: page.host.clone(),
                subject: page.subject.clone(),
                user: page.user.clone(),
                messages: messages.collect(),
                clipped: page.clipped,
            },
        );
        self.0.truncate(MOST);
        true
    }

    /// A page that shows a reply without its mail, with that mail: as remembered, else as the reply quotes it.
    pub fn recall(&self, mut page: Page, tab: i32, now: f64) -> Page {
        let Some(reply) = page.reply.clone().filter(|_| page.messages.is_empty()) else { return page };
        let mut fresh: Vec<&Remembered> =
            self.0.iter().filter(|r| r.host == page.host && (0.0..LONGEST_TIME).contains(&(now - r.time))).collect();
        // A webmail may open the reply in a window of its own; the same tab is still the better guess.
        fresh.sort_by_key(|r| r.tab != tab);
        let fitting = fresh.into_iter().find_map(|r| Some((r, r.messages.iter().find(|m| answers(&reply, m, r))?)));
        if let Some((remembered, message)) = fitting {
            page.subject.clone_from(&remembered.subject);
            page.clipped = remembered.clipped;
            page.work_tab = Some(remembered.tab);
            if page.user.name.is_empty() {
                page.user = remembered.user.clone();
            }
            page.messages.push(message.clone());
        } else if let Some(message) = quoted(&reply) {
            page.subject.clone_from(&reply.subject);
            page.messages.push(message);
        } else {
            return page;
        }
        page.found = Found::Mail;
        page
    }
}

/// Whether a reply goes to the sender of this message, and what it quotes, or else its subject, is this message's.
fn answers(reply: &Reply, message: &PageMessage, thread: &Remembered) -> bool {
    let to_sender = reply.to.iter().any(|to| to.email.eq_ignore_ascii_case(&message.from_email));
    if message.own || message.from_email.is_empty() || message.text.is_empty() || !to_sender {
        return false;
    }
    let (asked, known) = (words(without_prefix(&reply.subject)), words(without_prefix(&thread.subject)));
    let same_subject = !known.is_empty() && asked == known;
    let quote = words(&reply.quote);
    if quote.is_empty() {
        return same_subject;
    }
    // Webmails leave the signature below the dashes out of a quote.
    let text: Vec<&str> = message.text.lines().take_while(|line| line.trim_end() != "--").collect();
    let text = words(&text.join("\n"));
    (same_subject || text.len() >= TELLING_WORDS) && quotes(&quote, &text)
}

/// Whether a quote is of this text: all its words in their order, with little between them and little after them.
fn quotes(quote: &[String], text: &[String]) -> bool {
    let mut at = 0;
    let mut missing = 0;
    for word in text {
        match quote.iter().skip(at).take(MOST_BETWEEN).position(|w| w == word) {
            Some(found) => at += found + 1,
            None => missing += 1,
        }
    }
    !text.is_empty() && missing * 50 <= text.len() && quote.len() <= text.len() * 3 / 2 + 40
}

/// "Re: AW: Lunch" is about "Lunch", in any language.
fn without_prefix(subject: &str) -> &str {
    match subject.split_once([':', '\u{ff1a}']) {
        Some((prefix, rest)) if prefix.chars().count() <= 10 && !prefix.trim().contains(' ') => without_prefix(rest),
        _ => subject,
    }
}

/// The words of a text, folded. Where its links lead is left out: each webmail shows it in its own way.
fn words(text: &str) -> Vec<String> {
    let text = Text::new(text);
    text.words.iter().filter(|w| w.kind != Kind::Link).map(|w| text.folded_word(w).to_owned()).collect()
}

/// The mail that a reply quotes, from the one that it goes to.
fn quoted(reply: &Reply) -> Option<PageMessage> {
    let to = reply.to.first()?;
    (words(&reply.quote).len() >= 3).then(|| PageMessage {
        key: reply.key.clone(),
        from_name: to.name.clone(),
        from_email: to.email.clone(),
        date: String::new(),
        own: false,
        whole: String::new(),
        truncated: false,
        text: reply.quote.clone(),
    })
}

fn start_of(text: &str) -> &str {
    let end = (0..=LONGEST_TEXT.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    text.get(..end.unwrap_or(0)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::super::page::{ComposeBox, Person};
    use super::*;

    const HOUR: f64 = 3_600_000.0;
    const INVITATION: &str = "Hi Sam,\n\nWe would like to invite you to a first interview for the Data Engineer role \
        next week. Pick a slot <https://calendar.rowan.example/ana>.\n\nBest,\nAna\n\n--\nTalent Partner";
    /// As a webmail quotes it: wrapped, links numbered, without the signature.
    const QUOTE: &str = "Hi Sam,\n\nWe would like to invite you to a first interview for the\nData Engineer role next \
        week. Pick a slot [1].\n\nBest,\nAna";

    fn page(found: Found) -> Page {
        Page {
            webmail: "roundcube".into(),
            host: "mail.home.example".into(),
            found,
            subject: String::new(),
            user: User { name: "Sam Lee".into() },
            messages: Vec::new(),
            compose: ComposeBox { words: 0 },
            reply: None,
            work_tab: None,
            can_reply: false,
            clipped: false,
            out_of_reach: false,
        }
    }

    fn mail(key: &str, email: &str, subject: &str, text: &str) -> Page {
        let message = PageMessage {
            key: key.into(),
            from_name: "Ana Ortiz".into(),
            from_email: email.into(),
            date: String::new(),
            own: false,
            whole: String::new(),
            truncated: false,
            text: text.into(),
        };
        Page { subject: subject.into(), messages: vec![message], ..page(Found::Mail) }
    }

    fn invitation() -> Page {
        mail("1", "ana@rowan.example", "Interview at Rowan & Pike", INVITATION)
    }

    fn reply(email: &str, subject: &str, quote: &str) -> Page {
        let to = vec![Person { name: "Ana Ortiz".into(), email: email.into() }];
        let reply = Reply { key: "box".into(), to, subject: subject.into(), quote: quote.into() };
        Page { reply: Some(reply), ..page(Found::List) }
    }

    fn memory_of(pages: &[Page]) -> Memory {
        let mut memory = Memory::default();
        for page in pages {
            assert!(memory.keep(page, 1, 0.0));
        }
        memory
    }

    /// What a page with a reply is taken to answer, an hour after the invitation was read in tab 1.
    fn answered(memory: &Memory, page: Page) -> Option<(String, Found)> {
        let page = memory.recall(page, 1, HOUR);
        page.messages.first().map(|m| (m.key.clone(), page.found))
    }

    const REMEMBERED: Option<(&str, Found)> = Some(("1", Found::Mail));
    const FROM_QUOTE: Option<(&str, Found)> = Some(("box", Found::Mail));

    #[track_caller]
    fn expect(memory: &Memory, page: Page, expected: Option<(&str, Found)>) {
        assert_eq!(answered(memory, page), expected.map(|(key, found)| (key.to_owned(), found)));
    }

    #[test]
    fn a_reply_to_the_remembered_sender_that_quotes_the_mail_is_answered_as_remembered() {
        let memory = memory_of(&[invitation()]);
        expect(&memory, reply("Ana@Rowan.example", "Re: Interview at Rowan & Pike", QUOTE), REMEMBERED);
        expect(&memory, reply("ana@rowan.example", "A subject the user wrote", QUOTE), REMEMBERED);
        let page = memory.recall(reply("ana@rowan.example", "", QUOTE), 1, HOUR);
        assert_eq!((page.subject.as_str(), page.messages.len()), ("Interview at Rowan & Pike", 1));
        assert_eq!(
            (page.job_key(0), page.work_tab),
            ("box", Some(1)),
            "the text goes to the box, the work to the mail"
        );
    }

    #[test]
    fn without_a_quote_the_subject_decides() {
        let memory = memory_of(&[invitation()]);
        expect(&memory, reply("ana@rowan.example", "AW: Re: interview at Rowan & Pike", ""), REMEMBERED);
        expect(&memory, reply("ana@rowan.example", "Where to park", ""), None);
        expect(&memory, reply("ana@rowan.example", "My interview at Rowan & Pike", ""), None);
        expect(&memory, reply("ana@rowan.example", "", ""), None);
    }

    #[test]
    fn a_reply_to_somebody_else_is_never_answered_from_memory() {
        let memory = memory_of(&[invitation()]);
        expect(&memory, reply("tom@rowan.example", "Re: Interview at Rowan & Pike", ""), None);
        expect(&memory, reply("tom@rowan.example", "Re: Interview at Rowan & Pike", QUOTE), FROM_QUOTE);
        let mut nobody = reply("", "Re: Interview at Rowan & Pike", QUOTE);
        nobody.reply.iter_mut().for_each(|r| r.to.clear());
        expect(&memory, nobody, None);
    }

    #[test]
    fn the_quote_of_another_mail_wins_over_the_same_sender_and_subject() {
        let memory = memory_of(&[invitation()]);
        let parking = "Hi Sam, the car park behind our office is open to visitors until six in the evening.";
        expect(&memory, reply("ana@rowan.example", "Re: Interview at Rowan & Pike", parking), FROM_QUOTE);
        let other_role = QUOTE.replace("Data Engineer", "Site Manager");
        expect(&memory, reply("ana@rowan.example", "Re: Interview at Rowan & Pike", &other_role), FROM_QUOTE);
        let longer = format!("{QUOTE}\n{}", "And there is more to say about it all. ".repeat(9));
        expect(&memory, reply("ana@rowan.example", "Re: Interview at Rowan & Pike", &longer), FROM_QUOTE);
    }

    #[test]
    fn of_several_mails_the_one_that_is_quoted_is_answered() {
        let parking =
            mail("2", "ana@rowan.example", "Where to park", "The car park behind our office is open until six.");
        for pages in [[invitation(), parking.clone()], [parking, invitation()]] {
            let memory = memory_of(&pages);
            expect(&memory, reply("ana@rowan.example", "Re: Interview at Rowan & Pike", QUOTE), REMEMBERED);
            let quote = "The car park behind our office is\nopen until six.";
            expect(&memory, reply("ana@rowan.example", "Re: Where to park", quote), Some(("2", Found::Mail)));
        }
    }

    #[test]
    fn a_few_words_are_not_enough_without_the_subject() {
        let memory = memory_of(&[mail("1", "ana@rowan.example", "Interview", "Friday at ten?")]);
        expect(&memory, reply("ana@rowan.example", "Re: Interview", "Friday at ten?"), REMEMBERED);
        expect(&memory, reply("ana@rowan.example", "Re: Lunch", "Friday at ten?"), FROM_QUOTE);
    }

    #[test]
    fn the_users_own_message_is_not_what_is_answered() {
        let mut thread = invitation();
        thread.messages.insert(0, PageMessage { key: "own".into(), own: true, ..thread.messages[0].clone() });
        expect(&memory_of(&[thread]), reply("ana@rowan.example", "Re: Interview at Rowan & Pike", QUOTE), REMEMBERED);
    }

    #[test]
    fn an_old_memory_and_one_of_another_webmail_are_not_used() {
        let memory = memory_of(&[invitation()]);
        let asked = || reply("ana@rowan.example", "Re: Interview at Rowan & Pike", "");
        assert!(memory.recall(asked(), 1, 11.0 * HOUR).found == Found::Mail);
        assert!(memory.recall(asked(), 1, 13.0 * HOUR).messages.is_empty());
        assert!(memory.recall(asked(), 1, -HOUR).messages.is_empty(), "the clock was set back");
        assert!(memory.recall(Page { host: "other.example".into(), ..asked() }, 1, HOUR).messages.is_empty());
    }

    #[test]
    fn a_window_that_the_webmail_opened_is_answered_too_and_the_same_tab_goes_first() {
        let mut memory = memory_of(&[invitation()]);
        let again = mail("2", "ana@rowan.example", "Interview at Rowan & Pike", INVITATION);
        let asked = || reply("ana@rowan.example", "Re: Interview at Rowan & Pike", QUOTE);
        assert_eq!(memory.recall(asked(), 7, HOUR).messages[0].key, "1", "another tab");
        assert!(memory.keep(&again, 7, 1.0));
        assert_eq!(memory.recall(asked(), 7, HOUR).messages[0].key, "2");
        assert_eq!(memory.recall(asked(), 1, HOUR).messages[0].key, "1");
    }

    #[test]
    fn a_page_with_a_mail_of_its_own_needs_no_memory() {
        let memory = memory_of(&[invitation()]);
        let mut both = reply("ana@rowan.example", "Re: Interview at Rowan & Pike", QUOTE);
        both.messages = mail("9", "tom@rowan.example", "Lunch", "Lunch on Friday?").messages;
        assert_eq!(memory.recall(both, 1, HOUR).messages[0].key, "9");
        assert!(memory.recall(page(Found::List), 1, HOUR).messages.is_empty());
    }

    #[test]
    fn only_mails_read_on_their_page_are_kept_each_once_and_not_too_many() {
        let mut memory = memory_of(&[invitation(), invitation()]);
        assert_eq!(memory.0.len(), 1);
        let recalled = memory.recall(reply("ana@rowan.example", "", QUOTE), 1, HOUR);
        assert!(!memory.keep(&recalled, 1, HOUR));
        assert!(!memory.keep(&page(Found::List), 1, HOUR));
        for i in 0..20 {
            memory.keep(&mail(&format!("k{i}"), "ana@rowan.example", "", &"é".repeat(20_000)), 1, 0.0);
        }
        assert_eq!(memory.0.len(), MOST);
        assert!(memory.0.iter().all(|r| r.messages[0].text.len() <= LONGEST_TEXT));
    }
}

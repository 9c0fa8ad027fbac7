//! What the page agent answers. It read an untrusted page: everything is checked and capped like mail text.

use crate::mail::{Message, adds_nothing};
use serde::{Deserialize, Serialize};

/// Longest text taken from a message, in bytes.
const LONGEST_TEXT: usize = 200_000;
/// Longest name, subject or address, in bytes.
const LONGEST_FIELD: usize = 1_000;
/// Most messages of a thread.
const MOST_MESSAGES: usize = 20;

/// The open page.
#[derive(Clone, Debug, Deserialize)]
pub struct Page {
    /// The plan that the page was read by.
    pub webmail: String,
    /// Where the page is, with its port.
    pub host: String,
    pub found: Found,
    pub subject: String,
    pub user: User,
    /// Newest first.
    pub messages: Vec<PageMessage>,
    #[serde(rename = "box")]
    pub compose: ComposeBox,
    /// The reply on a page that shows no mail.
    pub reply: Option<Reply>,
    /// The tab that the message was read in, when it was another page that showed it.
    #[serde(skip)]
    pub work_tab: Option<i32>,
    pub can_reply: bool,
    pub clipped: bool,
    /// A mail, or most of the page, stands in a frame that the browser keeps from extensions.
    pub out_of_reach: bool,
}

/// A reply that is being written, without the mail that it answers.
#[derive(Clone, Debug, Deserialize)]
pub struct Reply {
    /// Names the reply for as long as it goes to the same people about the same subject.
    pub key: String,
    pub to: Vec<Person>,
    pub subject: String,
    /// What it quotes of the mail before.
    pub quote: String,
}

/// Somebody that a reply goes to.
#[derive(Clone, Debug, Deserialize)]
pub struct Person {
    pub name: String,
    pub email: String,
}

/// What kind of page it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Found {
    Mail,
    /// A webmail with no message open.
    List,
    None,
}

/// The user, as the page names them; empty when unknown.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct User {
    pub name: String,
}

/// One message of the thread.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PageMessage {
    pub key: String,
    pub from_name: String,
    pub from_email: String,
    /// As the page shows it.
    pub date: String,
    pub own: bool,
    pub text: String,
    /// The same with the mails that it quotes; empty when it quotes none, or says much itself.
    #[serde(default)]
    pub whole: String,
    /// The text is longer than what was read.
    #[serde(default)]
    pub truncated: bool,
}

/// The reply box that the text would go to.
#[derive(Clone, Debug, Deserialize)]
pub struct ComposeBox {
    pub words: u32,
}

/// The page agent's answer had the wrong shape or size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

impl Page {
    /// Caps what the page agent sent.
    ///
    /// # Errors
    /// [`Malformed`] when a field is longer than the agent ever sends.
    pub fn checked(mut self) -> Result<Page, Malformed> {
        self.messages.truncate(MOST_MESSAGES);
        let fields = [&self.webmail, &self.host, &self.subject, &self.user.name].into_iter();
        let of_messages = self.messages.iter().flat_map(|m| [&m.key, &m.from_name, &m.from_email, &m.date]);
        let people = self.reply.iter().flat_map(|r| r.to.iter().flat_map(|to| [&to.name, &to.email]));
        let of_reply = self.reply.iter().flat_map(|r| [&r.key, &r.subject]).chain(people);
        let texts = self.messages.iter().flat_map(|m| [&m.text, &m.whole]);
        let texts_fit = texts.chain(self.reply.iter().map(|r| &r.quote)).all(|text| text.len() <= LONGEST_TEXT * 4);
        let fits = fields.chain(of_messages).chain(of_reply).all(|f| f.len() <= LONGEST_FIELD) && texts_fit;
        if fits { Ok(self) } else { Err(Malformed) }
    }

    /// What the page agent knows message number `index` by: where the page shows no mail, the reply to it.
    pub fn job_key(&self, index: usize) -> &str {
        let message = || self.messages.get(index).map_or("", |m| &m.key);
        self.reply.as_ref().map_or_else(message, |reply| &reply.key)
    }

    /// The job of writing `text` as the answer to message number `index`, signed by `name`.
    pub fn job<'a>(&'a self, index: usize, text: &'a str, name: &'a str, mode: Mode) -> Job<'a> {
        let newest = self.messages.iter().position(|m| !m.own).unwrap_or(0);
        Job {
            key: self.job_key(index),
            newest: self.job_key(newest),
            text: text.trim_end(),
            text_without_name: without_name(text, name),
            name,
            mode,
        }
    }

    /// Message number `index` as mail; empty when there is none. One that only passes on another mail holds that mail.
    pub fn mail(&self, index: usize) -> Message {
        self.messages.get(index).map_or_else(Message::default, |m| Message {
            subject: self.subject.clone(),
            from_name: m.from_name.clone(),
            from_email: m.from_email.clone(),
            to_name: self.user.name.clone(),
            body: if adds_nothing(&m.text, &m.from_name) && !m.whole.is_empty() {
                m.whole.clone()
            } else {
                m.text.clone()
            },
        })
    }
}

/// What to write, and where.
#[derive(Clone, Debug, Serialize)]
pub struct Job<'a> {
    /// The message that is answered.
    pub key: &'a str,
    /// The newest message when the page was read; another one now means the page changed.
    pub newest: &'a str,
    pub text: &'a str,
    /// The same without the user's name, for a box whose signature has it.
    pub text_without_name: &'a str,
    pub name: &'a str,
    pub mode: Mode,
}

/// What to do about text that is already in the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    Ask,
    Above,
    Replace,
}

/// How an insertion ended.
#[derive(Clone, Debug, Deserialize)]
pub struct Inserted {
    pub ok: bool,
    pub why: Option<Why>,
    /// What takes the text back, when the editor's own Ctrl+Z does not.
    #[serde(default)]
    pub undo: Option<Undo>,
    /// Words of the user's own text in the box.
    #[serde(default)]
    pub words: u32,
    /// Its beginning.
    #[serde(default)]
    pub preview: String,
}

/// What takes an inserted text back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Undo {
    /// The popup's own button.
    Popup,
}

/// Why nothing was written or taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Another message is open now.
    Stale,
    NoBox,
    NoReplyControl,
    HasText,
    NotLanded,
    /// Reply was pressed, and leads to a page of its own.
    Loading,
    /// The user edited the inserted text.
    Changed,
    /// There is nothing to take back.
    Nothing,
}

/// `text` without its last line when that is `name` alone.
pub fn without_name<'a>(text: &'a str, name: &str) -> &'a str {
    let trimmed = text.trim_end();
    match trimmed.rsplit_once('\n') {
        Some((rest, last)) if !name.is_empty() && last.trim() == name => rest.trim_end(),
        _ => trimmed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_left_out_only_where_it_stands_alone_at_the_end() {
        assert_eq!(without_name("Hi,\n\nNo.\n\nRegards,\nSam Lee\n", "Sam Lee"), "Hi,\n\nNo.\n\nRegards,");
        assert_eq!(without_name("Hi,\nno. Sam Lee", "Sam Lee"), "Hi,\nno. Sam Lee");
        assert_eq!(without_name("Hi,\nno.", ""), "Hi,\nno.");
    }
}

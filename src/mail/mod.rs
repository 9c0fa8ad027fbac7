//! What was read from the page or a file: one mail.

pub mod address;
mod cut;
pub use cut::adds_nothing;
#[cfg(not(target_arch = "wasm32"))]
pub mod source;
pub mod text;

use text::{Span, Text};

/// One mail as the reader sees it. Unknown fields are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    pub subject: String,
    pub from_name: String,
    pub from_email: String,
    /// The reader's own name.
    pub to_name: String,
    pub body: String,
}

/// A mail cut into its parts and words.
#[derive(Clone, Debug)]
pub struct Parsed<'a> {
    pub message: &'a Message,
    pub subject: Text<'a>,
    /// What the sender wrote: without quoted history and footers. Spans refer to `message.body`.
    pub body: Text<'a>,
    /// The word of `body` where the signature (from its closing formula on) starts; its length when there is none.
    pub signature: usize,
    /// The footers cut away: disclaimers, unsubscribe notes. Spans refer to `message.body`.
    pub footer: Text<'a>,
    /// Older mails of the thread, as quoted. Spans refer to `message.body`.
    pub quoted: Text<'a>,
    pub from_name: Text<'a>,
    /// The sender's name in `message.body`, when the mail only forwards another.
    pub forwarded_from: Option<Span>,
}

impl Message {
    /// Cuts the mail into its parts. When nothing but quotes is there, they are the mail.
    pub fn parse(&self) -> Parsed<'_> {
        let cut = cut::cut(&self.body, &self.from_name);
        let body = Text::of(&self.body, &cut.kept);
        let signature =
            cut.signature.map_or(body.words.len(), |at| body.words.partition_point(|word| word.span.end <= at));
        Parsed {
            message: self,
            subject: Text::new(&self.subject),
            signature,
            body,
            footer: Text::of(&self.body, &cut.footer),
            quoted: Text::of(&self.body, &cut.quoted),
            from_name: Text::new(&self.from_name),
            forwarded_from: cut.forwarded_from,
        }
    }
}

/// A part of the mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Subject,
    Body,
    /// Quoted history; a place in it counts in the body's bytes.
    Quoted,
    FromName,
    FromEmail,
}

/// A place in the mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub part: Part,
    pub span: Span,
}

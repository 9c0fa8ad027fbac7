//! What was read from the page or a file: one mail.

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
    /// What the sender wrote, without quoted history.
    pub body: Text<'a>,
    /// The word of `body` where the signature starts; its length when there is none.
    pub signature: usize,
    pub from_name: Text<'a>,
}

impl Message {
    /// Cuts the mail into its parts.
    pub fn parse(&self) -> Parsed<'_> {
        let body = Text::new(&self.body);
        Parsed {
            message: self,
            subject: Text::new(&self.subject),
            signature: body.words.len(),
            body,
            from_name: Text::new(&self.from_name),
        }
    }
}

/// A part of the mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Subject,
    Body,
    FromName,
    FromEmail,
}

/// A place in the mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub part: Part,
    pub span: Span,
}

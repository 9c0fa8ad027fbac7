//! `bowout draft`: the reply to one mail.

use bow_out::language::Language;
use bow_out::mail::Message;
use bow_out::reason::{Profile, Reason};
use bow_out::reply::{Own, Request, Tone, compose, own};
use mail_parser::MessageParser;
use serde_json::json;
use std::io::{self, Read, Write};

/// What the command line asks for.
#[derive(Debug, Default)]
pub struct Options {
    reason: Option<Reason>,
    own_reason: Option<String>,
    tone: Tone,
    /// A language code; `None`: the language of the mail.
    language: Option<String>,
    name: String,
    door_closed: bool,
    refer: bool,
    variant: u32,
    own: Vec<Own>,
    explain: bool,
    file: String,
}

impl Options {
    /// Reads the flags.
    ///
    /// # Errors
    /// What is wrong with them, for the user.
    pub fn parse(args: &[String]) -> Result<Options, String> {
        let mut options = Options::default();
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or(format!("{arg} needs a value"));
            match arg.as_str() {
                "--reason" => {
                    let id = value()?;
                    match id.strip_prefix("custom:") {
                        Some(own) if !own.trim().is_empty() => options.own_reason = Some(own.to_owned()),
                        _ => options.reason = Some(Reason::from_id(id).ok_or(format!("there is no reason `{id}`"))?),
                    }
                }
                "--tone" => {
                    let id = value()?;
                    options.tone = Tone::from_id(id).ok_or(format!("there is no tone `{id}`"))?;
                }
                "--lang" => {
                    let code = value()?;
                    options.language = (code != "auto").then(|| code.clone());
                }
                "--name" => options.name = value()?.clone(),
                "--no-door-open" => options.door_closed = true,
                "--refer" => options.refer = true,
                "--variant" => {
                    let number = value()?;
                    options.variant = number.parse().map_err(|_| format!("`{number}` is no variant; use 0, 1, 2 …"))?;
                }
                "--own" => {
                    let file = value()?;
                    let text = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
                    options.own = serde_json::from_str(&text).map_err(|e| format!("{file}: {e}"))?;
                    let faulty = options.own.iter().find(|own| !own::faults(own).is_empty());
                    if let Some(own) = faulty {
                        return Err(format!("{file}: `{}`: {:?}", own.text, own::faults(own)));
                    }
                }
                "--explain" => options.explain = true,
                flag if flag.starts_with("--") => return Err(format!("there is no flag `{flag}`")),
                file if options.file.is_empty() => options.file = file.to_owned(),
                extra => return Err(format!("one mail at a time, not also `{extra}`")),
            }
        }
        if options.file.is_empty() { Err("name the mail, or - for standard input".into()) } else { Ok(options) }
    }
}

/// Prints the reply.
///
/// # Errors
/// When the mail cannot be read, or its language has no drafts.
pub fn draft(options: &Options) -> io::Result<()> {
    let message = read(&options.file)?;
    let reading = bow_out::read(&message, &Profile::default());
    let code = options.language.as_deref().or(reading.language.code);
    let language = Language::ALL.into_iter().find(|language| Some(language.code()) == code).ok_or_else(|| {
        let fault = match code {
            Some(code) => format!("there are no drafts in `{code}`"),
            None => "the mail is too short or too mixed to tell its language".to_owned(),
        };
        let codes: Vec<&str> = Language::ALL.into_iter().map(Language::code).collect();
        io::Error::other(format!("{fault}; choose with --lang {}", codes.join("|")))
    })?;
    if !reading.verdict.kind.is_invite() {
        eprintln!("bowout: this does not look like an invitation; the draft may not fit");
    }
    let proposed = reading.request_in(language);
    let request = Request {
        reason: options.reason.unwrap_or(proposed.reason),
        own_reason: options.own_reason.as_deref(),
        tone: options.tone,
        door_open: !options.door_closed,
        refer: options.refer,
        variant: options.variant,
        name: &options.name,
        own: &options.own,
        ..proposed
    };
    let draft = compose(&request);
    let mut out = io::stdout().lock();
    out.write_all(draft.text.as_bytes())?;
    if options.explain {
        writeln!(out, "\n{}", json!(draft.sentences))?;
    }
    out.flush()
}

fn read(file: &str) -> io::Result<Message> {
    let mut raw = Vec::new();
    if file == "-" {
        io::stdin().lock().read_to_end(&mut raw)?;
    } else {
        raw = std::fs::read(file).map_err(|e| io::Error::new(e.kind(), format!("{file}: {e}")))?;
    }
    let unreadable = || io::Error::other(format!("{file}: this is not a mail"));
    let mail = MessageParser::default().parse(&raw).ok_or_else(unreadable)?;
    if mail.from().is_none() && mail.subject().is_none() {
        return Err(unreadable());
    }
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let from = mail.from().and_then(|from| from.first());
    let to = mail.to().and_then(|to| to.first());
    Ok(Message {
        subject: text(mail.subject()),
        from_name: text(from.and_then(|a| a.name())),
        from_email: text(from.and_then(|a| a.address())),
        to_name: text(to.and_then(|a| a.name())),
        // For a mail in HTML alone the parser gives its text.
        body: mail.body_text(0).unwrap_or_default().into_owned(),
    })
}

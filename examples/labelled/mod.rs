//! Labelled mails: folders of JSON lines, one mail a line, with what is known of it under `gold`; and of the tests'
//! `.toml` files, one mail a file.

use bow_out::facts::Field;
use bow_out::judge::Kind;
use bow_out::mail::Message;
use serde::Deserialize;
use std::path::Path;

/// A mail and its labels.
#[derive(Deserialize)]
pub struct Labelled {
    pub id: String,
    /// Mails of one origin share it.
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub lang: String,
    /// `easy` or `hard`: how alike to an invitation a mail is that is none.
    #[serde(default)]
    pub tier: String,
    /// `fresh` mails are labelled in full: a fact that is not given must stay empty.
    #[serde(default)]
    pub realism: String,
    pub gold: Gold,
    #[serde(default)]
    subject: Option<String>,
    #[serde(default)]
    from_name: Option<String>,
    #[serde(default)]
    from_email: Option<String>,
    #[serde(default)]
    to_name: Option<String>,
    #[serde(default)]
    body: Option<String>,
}

/// What is known of a mail; `None` is not labelled, in a fresh mail's facts: not there.
#[derive(Deserialize)]
pub struct Gold {
    pub invite: bool,
    pub kind: Option<String>,
    pub stage: Option<String>,
    pub recruiter_first_name: Option<String>,
    pub company: Option<String>,
    pub role: Option<String>,
    pub times: Option<Vec<String>>,
    #[serde(default)]
    pub ambiguous: bool,
}

/// Kinds of mail whose facts are labelled.
const WITH_FACTS: [&str; 6] = ["invitation", "outreach", "rejection", "offer", "receipt", "assessment"];

impl Labelled {
    /// A fact, empty when the mail does not say it; `None` when it is not labelled. In mails written for this, what is not
    /// told is not there; elsewhere it may just not be labelled.
    pub fn fact(&self, field: Field) -> Option<&str> {
        let told = match field {
            Field::Company => &self.gold.company,
            Field::Person => &self.gold.recruiter_first_name,
            Field::Role => &self.gold.role,
        };
        let full = self.realism == "fresh" && self.gold.kind.as_deref().is_some_and(|kind| WITH_FACTS.contains(&kind));
        told.as_deref().or(full.then_some(""))
    }

    /// Whether it may be of this kind. Of a mail whose kind is not labelled it is known whether it is an invite.
    pub fn may_be(&self, kind: Kind) -> bool {
        self.gold.kind.as_ref().map_or(kind.is_invite() == self.gold.invite, |labelled| labelled == kind.id())
    }

    /// Gives the company, and the domain that holds it, another name.
    pub fn rename_company(&mut self, to: &str) {
        let Some(company) = self.gold.company.replace(to.to_owned()) else { return };
        let letters = |name: &str| name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "");
        let texts = [&mut self.subject, &mut self.from_name, &mut self.body];
        texts.into_iter().flatten().for_each(|text| *text = text.replace(&company, to));
        if let Some(address) = &mut self.from_email {
            *address = address.replace(&letters(&company), &letters(to));
        }
    }

    /// The mail without its labels.
    pub fn message(&self) -> Message {
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        Message {
            subject: text(&self.subject),
            from_name: text(&self.from_name),
            from_email: text(&self.from_email),
            to_name: text(&self.to_name),
            body: bow_out::mail::source::text_of(text(&self.body)),
        }
    }
}

/// A mail of the tests and what is expected of it.
#[derive(Deserialize)]
struct Case {
    mail: Mail,
    expect: Expect,
}

#[derive(Deserialize)]
struct Mail {
    subject: Option<String>,
    from_name: Option<String>,
    from_email: Option<String>,
    to_name: Option<String>,
    body: Option<String>,
}

#[derive(Deserialize)]
struct Expect {
    invite: Option<bool>,
    kind: Option<String>,
    stage: Option<String>,
    lang: Option<String>,
    recruiter_first_name: Option<String>,
    company: Option<String>,
    role: Option<String>,
    times: Option<Vec<String>>,
    /// The sender tells what the mail is: its words are another kind's, and no model is fitted to them.
    #[serde(default)]
    sender_tells: bool,
}

impl Case {
    /// Whether a mail whose kind is not told is an invite follows from what is.
    fn labelled(self, id: String) -> Option<Labelled> {
        let Case { mail, expect } = self;
        if expect.sender_tells {
            return None;
        }
        let kind = expect.kind;
        let invite = expect.invite.or_else(|| kind.as_ref().map(|k| k == "invitation" || k == "outreach"))?;
        let gold = Gold {
            invite,
            kind,
            stage: expect.stage,
            recruiter_first_name: expect.recruiter_first_name,
            company: expect.company,
            role: expect.role,
            times: expect.times,
            ambiguous: false,
        };
        Some(Labelled {
            id,
            source: "tests".into(),
            lang: expect.lang.unwrap_or_else(|| "en".into()),
            tier: "hard".into(),
            realism: "test".into(),
            gold,
            subject: mail.subject,
            from_name: mail.from_name,
            from_email: mail.from_email,
            to_name: mail.to_name,
            body: mail.body,
        })
    }
}

/// Folders of these names are read only when they are asked for themselves: mails for measuring, and cases for replies.
const APART: [&str; 2] = ["held-out", "fields"];

/// Reads every `.jsonl` and `.toml` file of a folder and its folders, ambiguous mails left out.
///
/// # Errors
/// One sentence with the file and the line.
pub fn load(folder: &str) -> Result<Vec<Labelled>, String> {
    let mut mails = Vec::new();
    walk(Path::new(folder), &mut mails)?;
    if mails.is_empty() { Err(format!("{folder}: no labelled mails")) } else { Ok(mails) }
}

fn walk(folder: &Path, mails: &mut Vec<Labelled>) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        match path.extension().and_then(|e| e.to_str()) {
            _ if APART.iter().any(|apart| path.ends_with(apart)) => {}
            _ if path.is_dir() => walk(&path, mails)?,
            Some("jsonl") => read(&path, mails)?,
            Some("toml") => {
                let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
                let case: Case = toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
                let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                mails.extend(case.labelled(id));
            }
            _ => {}
        }
    }
    Ok(())
}

fn read(file: &Path, mails: &mut Vec<Labelled>) -> Result<(), String> {
    let name = file.display();
    let text = std::fs::read_to_string(file).map_err(|e| format!("{name}: {e}"))?;
    for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let mail: Labelled = serde_json::from_str(line).map_err(|e| format!("{name}:{}: {e}", n + 1))?;
        if !mail.gold.ambiguous {
            mails.push(mail);
        }
    }
    Ok(())
}

//! Labelled mails: folders of JSON lines, one mail a line, with what is known of it under `gold`.

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

impl Labelled {
    /// The mail without its labels.
    pub fn message(&self) -> Message {
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        Message {
            subject: text(&self.subject),
            from_name: text(&self.from_name),
            from_email: text(&self.from_email),
            to_name: text(&self.to_name),
            body: text(&self.body),
        }
    }
}

/// Reads every `.jsonl` file of a folder, ambiguous mails left out.
///
/// # Errors
/// One sentence with the file and the line.
pub fn load(folder: &str) -> Result<Vec<Labelled>, String> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .map_err(|e| format!("{folder}: {e}"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "jsonl"))
        .collect();
    files.sort();
    let mut mails = Vec::new();
    for file in files {
        read(&file, &mut mails)?;
    }
    if mails.is_empty() { Err(format!("{folder}: no labelled mails in .jsonl files")) } else { Ok(mails) }
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

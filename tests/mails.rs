//! Every mail in `tests/mails/` is read as expected. Only the fields under `[expect]` are compared.

use bow_out::Reading;
use bow_out::mail::Message;
use bow_out::reason::Profile;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    mail: Mail,
    expect: Expect,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Mail {
    subject: String,
    from_name: String,
    from_email: String,
    to_name: String,
    body: String,
}

/// An empty string means: must be unknown.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Expect {
    invite: Option<bool>,
    kind: Option<String>,
    stage: Option<String>,
    lang: Option<String>,
    register: Option<String>,
    recruiter: Option<String>,
    recruiter_first_name: Option<String>,
    titled: Option<String>,
    company: Option<String>,
    role: Option<String>,
    agency: Option<bool>,
    follow_up: Option<bool>,
    applied: Option<bool>,
    referred: Option<bool>,
    times: Option<Vec<String>>,
    region: Option<String>,
    /// `on_site`, `video`, `phone`.
    format: Option<String>,
    place: Option<String>,
    others: Option<Vec<String>>,
    met: Option<Vec<String>>,
    by_first_name: Option<bool>,
    greeting: Option<String>,
    /// What the proposed reply must hold.
    reply: Option<String>,
    /// Texts that must be among the evidence.
    evidence: Vec<String>,
    /// The id of the reason that is suggested first.
    reason: Option<String>,
    /// The sender, not the words, tells what it is: no model is fitted to it.
    #[allow(dead_code, reason = "for the fit alone")]
    sender_tells: bool,
}

#[test]
fn every_mail_is_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mails");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "toml"));
    files.sort();
    assert!(!files.is_empty(), "no mails in {}", folder.display());
    let mut faults = Vec::new();
    for file in &files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let text = std::fs::read_to_string(file).unwrap();
        match toml::from_str::<Case>(&text) {
            Ok(case) => faults.extend(case.faults().into_iter().map(|f| format!("{name}: {f}"))),
            Err(e) => faults.push(format!("{name}: {e}")),
        }
    }
    assert!(faults.is_empty(), "{} fault(s)\n{}", faults.len(), faults.join("\n"));
}

impl Case {
    fn faults(self) -> Vec<String> {
        let Mail { subject, from_name, from_email, to_name, body } = self.mail;
        let message = Message { subject, from_name, from_email, to_name, body };
        let reading = bow_out::read(&message, &Profile::default());
        let mut faults = Vec::new();
        let mut compare = |field: &str, is: String, expected: Option<String>| {
            if let Some(expected) = expected.filter(|e| *e != is) {
                faults.push(format!("{field} is `{is}`, expected `{expected}`"));
            }
        };
        let Reading { language, verdict, facts, reasons } = &reading;
        let fact = |f: &Option<bow_out::facts::Fact>| f.as_ref().map(|f| f.text.clone()).unwrap_or_default();
        let expect = self.expect;
        compare("invite", verdict.kind.is_invite().to_string(), expect.invite.map(|b| b.to_string()));
        compare("kind", id(verdict.kind), expect.kind);
        compare("stage", verdict.stage.map(id).unwrap_or_default(), expect.stage);
        compare("lang", language.code.unwrap_or_default().into(), expect.lang);
        compare("register", language.register.address().into(), expect.register);
        compare("recruiter", fact(&facts.recruiter), expect.recruiter);
        let first_name = facts.recruiter_first_name.clone().unwrap_or_default();
        compare("recruiter_first_name", first_name, expect.recruiter_first_name);
        compare("titled", fact(&facts.titled), expect.titled);
        compare("company", fact(&facts.company), expect.company);
        compare("role", fact(&facts.role), expect.role);
        compare("agency", facts.agency.to_string(), expect.agency.map(|b| b.to_string()));
        compare("applied", facts.applied.to_string(), expect.applied.map(|b| b.to_string()));
        compare("follow_up", facts.follow_up.to_string(), expect.follow_up.map(|b| b.to_string()));
        compare("referred", facts.referred.to_string(), expect.referred.map(|b| b.to_string()));
        let times: Vec<&str> = facts.times.iter().map(|t| t.text.as_str()).collect();
        compare("times", format!("{times:?}"), expect.times.map(|t| format!("{t:?}")));
        compare("region", language.region.map(|r| r.code()).unwrap_or_default().into(), expect.region);
        compare("format", facts.format.as_ref().map(|(f, _)| f.id()).unwrap_or_default().into(), expect.format);
        compare("place", fact(&facts.place), expect.place);
        compare("others", format!("{:?}", facts.others), expect.others.map(|o| format!("{o:?}")));
        compare("met", format!("{:?}", facts.met), expect.met.map(|m| format!("{m:?}")));
        compare("by_first_name", facts.by_first_name.to_string(), expect.by_first_name.map(|b| b.to_string()));
        let first = reasons.first().map(|r| r.reason.id()).unwrap_or_default();
        compare("reason", first.into(), expect.reason);
        let reply = bow_out::reply::compose(&reading.request()).text;
        compare("greeting", reply.lines().next().unwrap_or_default().into(), expect.greeting);
        let held = expect.reply.as_ref().filter(|words| reply.contains(*words)).unwrap_or(&reply);
        compare("reply", held.clone(), expect.reply.clone());
        for words in expect.evidence {
            if !verdict.evidence.iter().any(|e| e.text == words) {
                let found: Vec<_> = verdict.evidence.iter().map(|e| format!("{}: {}", e.signal, e.text)).collect();
                faults.push(format!("evidence lacks `{words}`, has {found:#?}"));
            }
        }
        faults
    }
}

/// The name an enum value has outside the program.
fn id(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

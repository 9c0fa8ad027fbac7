//! The same core on the command line.

mod draft;
mod drafts;
mod space;

use bow_out::facts::sure;
use bow_out::mail::Message;
use bow_out::mail::source::text_of;
use bow_out::reason::Profile;
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let result = match args.split_first() {
        Some((verb, [])) if verb == "judge" => judge(),
        Some((verb, flags)) if verb == "draft" => match draft::Options::parse(flags) {
            Ok(options) => draft::draft(&options),
            Err(fault) => return usage(&fault),
        },
        Some((verb, codes)) if verb == "drafts" => match drafts::languages(codes) {
            Ok(languages) => drafts::drafts(&languages),
            Err(fault) => return usage(&fault),
        },
        Some((verb, [extra, ..])) if verb == "judge" => return usage(&format!("{verb} takes no `{extra}`")),
        Some((verb, _)) => return usage(&format!("there is no `{verb}`")),
        None => return usage("say what to do"),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // The reader of a pipe may leave early.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("bowout: {e}");
            ExitCode::FAILURE
        }
    }
}

fn usage(fault: &str) -> ExitCode {
    eprintln!("bowout: {fault}\n\n{USAGE}");
    ExitCode::from(2)
}

const USAGE: &str = "\
usage: bowout judge < MAILS.jsonl        one verdict per line
       bowout draft [FLAGS] FILE.eml     the reply to a mail; - reads standard input
         --reason ID                     timing, staying, fit, overqualified, employer_match, offer, relocation,
                                         personal, schedule, rest, none, or custom:YOUR WORDS
         --tone warm|neutral|short
         --lang auto|en|de|fr|es|pt|it|nl
         --name NAME                     to sign with
         --no-door-open                  do not welcome later openings
         --refer                         offer to pass the role on
         --variant N                     another wording
         --own FILE                      the user's own sentences: JSON, a list of language, slot (null: the whole reply), text
         --explain                       add each sentence and its source, as JSON
       bowout drafts [LANG …]            every draft there is, in all languages or in these, as JSON lines";

/// Reads JSON lines, writes one line each in the same order.
fn judge() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let answer = match serde_json::from_slice::<Value>(&line) {
            Ok(mail) if mail.is_object() => judge_one(&mail),
            Ok(_) => json!({ "error": "not a JSON object" }),
            Err(e) => json!({ "error": format!("not JSON: {e}") }),
        };
        writeln!(out, "{answer}")?;
    }
    out.flush()
}

fn judge_one(mail: &Value) -> Value {
    let field = |name: &str| match mail.get(name) {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(s)) => Ok(s.clone()),
        Some(_) => Err(format!("`{name}` is not a string")),
    };
    let message = || -> Result<Message, String> {
        Ok(Message {
            subject: field("subject")?,
            from_name: field("from_name")?,
            from_email: field("from_email")?,
            to_name: field("to_name")?,
            body: text_of(field("body")?),
        })
    };
    let id = mail.get("id");
    let message = match message() {
        Ok(message) => message,
        Err(error) => return json!({ "id": id, "error": error }),
    };
    let reading = bow_out::read(&message, &Profile::default());
    let facts = &reading.facts;
    json!({
        "id": id,
        "invite": reading.verdict.kind.is_invite(),
        "score": reading.verdict.score,
        "kind": reading.verdict.kind,
        "stage": reading.verdict.stage,
        "lang": reading.language.code,
        "register": reading.language.register.address(),
        "recruiter_first_name": facts.sure_first_name(),
        "titled": sure(&facts.titled),
        "company": sure(&facts.company),
        "role": sure(&facts.role),
        "region": reading.language.region,
        "format": facts.format.as_ref().map(|(format, _)| format.id()),
        "place": sure(&facts.place),
        "others": facts.others,
        "met": facts.met,
        "times": facts.times.iter().map(|t| &t.text).collect::<Vec<_>>(),
        "evidence": reading.verdict.evidence.iter().map(|e| json!({ "text": e.text, "why": e.why })).collect::<Vec<_>>(),
        "reasons": reading.reasons.iter().map(|r| json!({ "id": r.reason.id(), "why": r.why })).collect::<Vec<_>>(),
    })
}

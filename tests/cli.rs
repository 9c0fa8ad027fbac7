//! The command line, as a script uses it.

#![allow(clippy::unwrap_used, reason = "a test says so by failing")]

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

const MAIL: &str = "From: Priya Shah <priya.shah@northwick.example>\nTo: Sam Lee <sam@home.example>\n\
    Subject: Interview for the Data Engineer position\n\nHi Sam,\n\nThank you for applying for the Data Engineer position \
    at Northwick. We would like to invite you to a first interview. Would Tuesday at 10:00 suit you?\n\nBest regards,\n\
    Priya Shah\n";

fn bowout(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_bowout"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // One that refuses its flags leaves without reading.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn judge_answers_every_line_in_order_and_goes_on_after_a_bad_one() {
    let input = "{\"id\":\"a\",\"body\":\"Could you come to an interview for the role of Baker on Friday?\"}\n\
        {\"id\":7,\"body\":[]}\n[1]\nnot json\n\n{\"id\":\"z\"}\n";
    let output = bowout(&["judge"], input);
    assert!(output.status.success());
    let answers: Vec<Value> = text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 5);
    assert_eq!(answers[0]["id"], "a");
    assert_eq!(answers[0]["kind"], "invitation");
    assert_eq!(answers[0]["role"], "Baker");
    assert_eq!(answers[0]["company"], Value::Null);
    assert_eq!(answers[1]["id"], 7);
    assert!(answers[1..4].iter().all(|answer| answer["error"].is_string()));
    assert_eq!(answers[4]["invite"], false);
}

#[test]
fn draft_prints_the_reply_and_says_where_each_sentence_came_from() {
    let output = bowout(&["draft", "--name", "Sam Lee", "--tone", "short", "--explain", "-"], MAIL);
    assert!(output.status.success());
    let printed = text(&output.stdout);
    let (draft, explained) = printed.rsplit_once("\n\n").unwrap();
    assert!(draft.starts_with("Hi Priya,") && draft.trim_end().ends_with("Sam Lee"), "{draft}");
    let sentences: Vec<Value> = serde_json::from_str(explained).unwrap();
    assert!(sentences.iter().all(|s| draft.contains(s["text"].as_str().unwrap())));
    assert!(sentences.iter().any(|s| s["slot"] == "decline" && s["source"].as_str().unwrap().starts_with("en.")));
}

#[test]
fn a_draft_names_what_only_the_answered_mail_names() {
    let thread = "From: Ingrid Vale <ingrid.vale@two-oars.example>\nTo: Sam Lee <sam@home.example>\n\
        Subject: RE: Thursday\n\nHi Sam,\n\nPerfect, 14:00 on Thursday works for both of us. See you then!\n\nIngrid\n\n\
        > On 3 March, Sam Lee wrote:\n> Thursday at 14:00 would suit me best.\n>\n\
        >> On 2 March, Ingrid Vale wrote:\n>> Dear Sam,\n>> Thank you for applying for the position of Payroll Officer at \
        Two Oars Rowing. We would like to invite you to an interview. Would Wednesday at 10:00 or Thursday at 14:00 suit \
        you?\n";
    let output = bowout(&["draft", "--name", "Sam Lee", "-"], thread);
    let draft = text(&output.stdout);
    assert!(draft.contains("Payroll Officer") && draft.contains("Two Oars Rowing"), "{draft}");
}

#[test]
fn wrong_words_are_answered_with_what_is_wrong() {
    for (args, code, says) in [
        (&["draft", "--reason", "laziness", "-"][..], 2, "laziness"),
        (&["draft", "--loud", "-"], 2, "--loud"),
        (&["draft", "--lang", "tlh", "-"], 1, "tlh"),
        (&["draft", "no-such-file.eml"], 1, "no-such-file.eml"),
        (&["dance"], 2, "usage"),
    ] {
        let output = bowout(args, MAIL);
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        assert!(text(&output.stderr).contains(says), "{args:?}: {}", text(&output.stderr));
    }
}

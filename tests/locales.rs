//! Every text that the core names by id is in every message file.

#![allow(clippy::unwrap_used, reason = "a test says so by failing")]

use bow_out::judge::signal_ids;
use bow_out::reason::{Level, Profile, Reason, Situation};
use bow_out::reply::own::{FIELDS, slots};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

fn keys(locale: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(format!("extension/_locales/{locale}/messages.json")).unwrap();
    let messages: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    messages.into_iter().map(|(key, _)| key).collect()
}

fn assert_holds(keys: &BTreeSet<String>, wanted: impl IntoIterator<Item = String>) {
    let missing: Vec<_> = wanted.into_iter().filter(|key| !keys.contains(key)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

/// Every text of a locale, with its placeholders in order.
fn texts(locale: &str) -> BTreeMap<String, (String, BTreeSet<String>)> {
    let file = fs::read_to_string(format!("extension/_locales/{locale}/messages.json")).unwrap();
    let messages: BTreeMap<String, serde_json::Value> = serde_json::from_str(&file).unwrap();
    let text = |entry: &serde_json::Value| {
        let text = entry["message"].as_str().unwrap().to_owned();
        let held = text.split('$').skip(1).step_by(2).map(str::to_lowercase).collect();
        (text, held)
    };
    messages.iter().map(|(key, entry)| (key.clone(), text(entry))).collect()
}

#[test]
fn every_language_of_the_interface_says_everything() {
    let english = texts("en");
    let locales: Vec<String> = fs::read_dir("extension/_locales")
        .unwrap()
        .map(|folder| folder.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(locales.len(), 8);
    for locale in locales {
        let theirs = texts(&locale);
        let keys = |texts: &BTreeMap<String, _>| texts.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&theirs), keys(&english), "{locale}");
        for (key, (text, held)) in &theirs {
            assert_eq!(held, &english[key].1, "{locale}: {key}: {text}");
            assert_eq!(text.is_empty(), english[key].0.is_empty(), "{locale}: {key}");
        }
        // Stores cut what is longer.
        assert!(theirs["app_description"].0.chars().count() <= 112, "{locale}");
    }
}

#[test]
fn reasons_signals_and_checks_have_words() {
    let keys = keys("en");
    assert_holds(&keys, Reason::ALL.map(|r| format!("reason_{}", r.id())));
    assert_holds(&keys, signal_ids().map(|id| format!("signal_{id}")));
    let checks = ["L1", "L2", "T1", "D1", "D3", "A1", "N1", "S1", "P1", "X1", "X2", "F3", "G1", "G2", "G3", "TV1"];
    assert_holds(&keys, checks.map(|id| format!("check_{id}")));
}

#[test]
fn every_why_of_a_suggestion_has_words() {
    let mail = bow_out::mail::Message {
        body: "We would like to invite you to an interview on Tuesday at 10:00 in Leeds.".into(),
        ..Default::default()
    };
    let situations = [Situation::Unsaid, Situation::Employed, Situation::AcceptedOffer, Situation::TakingABreak];
    let whys = situations.into_iter().flat_map(|situation| {
        let profile =
            Profile { situation, place: "Berlin".into(), default_reason: Some(Reason::Fit), level: Level::Senior };
        bow_out::read(&mail, &profile).reasons.into_iter().map(|s| s.why.to_owned()).collect::<Vec<_>>()
    });
    assert_holds(&keys("en"), whys);
}

#[test]
fn what_the_options_page_lists_has_words() {
    let name = |value: serde_json::Value| value.as_str().unwrap_or("whole").to_owned();
    let parts = slots().map(|slot| format!("part_{}", name(serde_json::to_value(slot).unwrap())));
    let situations =
        [Situation::Unsaid, Situation::Employed, Situation::Looking, Situation::AcceptedOffer, Situation::TakingABreak];
    let situations = situations.map(|s| format!("situation_{}", name(serde_json::to_value(s).unwrap())));
    let fields = FIELDS.map(|field| format!("field_{field}"));
    assert_holds(&keys("en"), parts.chain(situations).chain(fields));
}

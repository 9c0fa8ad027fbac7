//! Measures the judge and the facts on labelled mails.
//!
//! usage: `cargo run --release --example evaluate -- FOLDER [--errors N]`
//!
//! FOLDER holds `.jsonl` files as described in `labelled/mod.rs`. Shares are printed with Wilson's 95 % interval.
//! A fact that the product would ask about counts as not said.

#[allow(dead_code, reason = "each example uses some of the fields")]
mod labelled;

use bow_out::Reading;
use bow_out::facts::sure;
use bow_out::reason::Profile;
use labelled::Labelled;
use std::collections::{BTreeMap, BTreeSet};

/// So many of so many.
#[derive(Clone, Copy, Default)]
struct Share {
    part: usize,
    of: usize,
}

impl Share {
    fn add(&mut self, there: bool) {
        self.part += usize::from(there);
        self.of += 1;
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        if self.of == 0 {
            return write!(f, "–");
        }
        const Z: f64 = 1.96;
        let (n, p) = (self.of as f64, self.part as f64 / self.of as f64);
        let spread = 1.0 + Z * Z / n;
        let centre = (p + Z * Z / (2.0 * n)) / spread;
        let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt() / spread;
        let (low, high) = ((centre - half).max(0.0), (centre + half).min(1.0));
        write!(f, "{p:.3} ({}/{}, {low:.3}–{high:.3})", self.part, self.of)
    }
}

/// What became of one fact over all mails that should have it, and whether it stayed empty where there is none.
#[derive(Default)]
struct FactShares {
    right: Share,
    wrong: Share,
    empty: Share,
    kept_empty: Share,
}

fn main() -> std::process::ExitCode {
    match run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("evaluate: {fault}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (folder, errors) = match args.as_slice() {
        [folder] => (folder, 0),
        [folder, flag, n] if flag == "--errors" => (folder, n.parse().map_err(|_| "--errors takes a number")?),
        _ => return Err("usage: evaluate FOLDER [--errors N]".into()),
    };
    let mails = labelled::load(folder)?;
    let profile = Profile::default();
    let read: Vec<(&Labelled, Reading)> =
        mails.iter().map(|mail| (mail, bow_out::read(&mail.message(), &profile))).collect();
    println!("{} mails", read.len());
    let mut faults = Vec::new();
    invites(&read, &mut faults);
    facts(&read, &mut faults);
    times(&read);
    confusion("all languages", &read.iter().collect::<Vec<_>>());
    for lang in read.iter().map(|(mail, _)| &mail.lang).collect::<BTreeSet<_>>() {
        confusion(lang, &read.iter().filter(|(mail, _)| mail.lang == *lang).collect::<Vec<_>>());
    }
    stages(&read, &mut faults);
    languages(&read);
    calibration(&read);
    for fault in faults.iter().take(errors) {
        println!("{fault}");
    }
    Ok(())
}

fn says_invite(reading: &Reading) -> bool {
    reading.verdict.kind.is_invite()
}

fn invites(read: &[(&Labelled, Reading)], faults: &mut Vec<String>) {
    let share = |keep: &dyn Fn(&Labelled, &Reading) -> bool, of: &dyn Fn(&Labelled, &Reading) -> bool| {
        let mut share = Share::default();
        read.iter().filter(|(mail, reading)| of(mail, reading)).for_each(|(mail, r)| share.add(keep(mail, r)));
        share
    };
    let said = |_: &Labelled, reading: &Reading| says_invite(reading);
    let is = |mail: &Labelled, _: &Reading| mail.gold.invite;
    let none = |tier: &'static str| move |mail: &Labelled, _: &Reading| !mail.gold.invite && mail.tier == tier;
    println!("recall                 {}", share(&said, &is));
    println!("precision              {}", share(&is, &said));
    println!("false alarms, hard     {}", share(&said, &none("hard")));
    println!("false alarms, easy     {}", share(&said, &none("easy")));
    for (mail, reading) in read.iter().filter(|(mail, reading)| mail.gold.invite != says_invite(reading)) {
        let fault = if mail.gold.invite { "missed" } else { "false alarm" };
        let kind = mail.gold.kind.as_deref().unwrap_or("?");
        let subject = mail.message().subject;
        faults.push(format!("{fault} {}: {kind}, score {:.2}: {subject}", mail.id, reading.verdict.score));
    }
}

/// Case, spaces and a full stop at the end do not count.
fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(['.', ',', '!']).to_owned()
}

fn facts(read: &[(&Labelled, Reading)], faults: &mut Vec<String>) {
    let mut shares: [(&str, FactShares); 3] =
        ["recruiter_first_name", "company", "role"].map(|name| (name, FactShares::default()));
    for (mail, reading) in read.iter().filter(|(mail, _)| mail.gold.invite) {
        let (gold, facts) = (&mail.gold, &reading.facts);
        let said = [facts.sure_first_name(), sure(&facts.company), sure(&facts.role)];
        let gold = [&gold.recruiter_first_name, &gold.company, &gold.role];
        for ((said, gold), (name, shares)) in said.iter().zip(gold).zip(&mut shares) {
            match gold.as_deref().filter(|gold| !gold.is_empty()) {
                Some(gold) => {
                    let right = said.is_some_and(|said| plain(said) == plain(gold));
                    shares.right.add(right);
                    shares.wrong.add(said.is_some() && !right);
                    shares.empty.add(said.is_none());
                    if !right {
                        let said = said.unwrap_or_default();
                        faults.push(format!("{name} of {} is `{gold}`, said `{said}`", mail.id));
                    }
                }
                None if mail.realism == "fresh" => {
                    shares.kept_empty.add(said.is_none());
                    if let Some(said) = said {
                        faults.push(format!("{name} of {} is not there, said `{said}`", mail.id));
                    }
                }
                None => {}
            }
        }
    }
    for (name, FactShares { right, wrong, empty, kept_empty }) in &shares {
        println!("{name}\n  right {right}\n  wrong {wrong}\n  empty {empty}\n  empty where there is none {kept_empty}");
    }
}

/// How many of the slots that a mail proposes are found, and how many of those found are slots.
fn times(read: &[(&Labelled, Reading)]) {
    let (mut found, mut true_ones) = (Share::default(), Share::default());
    for (mail, reading) in read.iter().filter(|(mail, _)| mail.gold.invite) {
        let Some(gold) = &mail.gold.times else { continue };
        let said: Vec<String> = reading.facts.times.iter().map(|t| plain(&t.text)).collect();
        let gold: Vec<String> = gold.iter().map(|t| plain(t)).collect();
        let same = |a: &str, b: &str| a.contains(b) || b.contains(a);
        gold.iter().for_each(|g| found.add(said.iter().any(|s| same(s, g))));
        said.iter().for_each(|s| true_ones.add(gold.iter().any(|g| same(s, g))));
    }
    println!("times\n  found {found}\n  true among those found {true_ones}");
}

fn confusion(of: &str, read: &[&(&Labelled, Reading)]) {
    let mut table: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for (mail, reading) in read {
        if let Some(gold) = &mail.gold.kind {
            *table.entry(gold.clone()).or_default().entry(name(reading.verdict.kind)).or_default() += 1;
        }
    }
    println!("kinds, {of}: what a mail is, and what was said");
    for (gold, said) in &table {
        let right = Share { part: said.get(gold).copied().unwrap_or_default(), of: said.values().sum() };
        let rest: Vec<String> =
            said.iter().filter(|(kind, _)| *kind != gold).map(|(kind, n)| format!("{kind} {n}")).collect();
        println!("  {gold:16} {right}  {}", rest.join(", "));
    }
}

/// The name as in the labels.
fn name(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn stages(read: &[(&Labelled, Reading)], faults: &mut Vec<String>) {
    let mut right: BTreeMap<&str, Share> = BTreeMap::new();
    let mut all = Share::default();
    for (mail, reading) in read.iter().filter(|(mail, _)| mail.gold.invite) {
        let Some(gold) = mail.gold.stage.as_deref() else { continue };
        let said = reading.verdict.stage.map(name).unwrap_or_default();
        right.entry(gold).or_default().add(said == gold);
        all.add(said == gold);
        if said != gold && says_invite(reading) {
            faults.push(format!("stage of {} is {gold}, said {said}", mail.id));
        }
    }
    println!("stages {all}");
    right.iter().for_each(|(stage, share)| println!("  {stage:12} {share}"));
}

fn languages(read: &[(&Labelled, Reading)]) {
    let mut right: BTreeMap<&str, (Share, Share)> = BTreeMap::new();
    for (mail, reading) in read.iter().filter(|(mail, _)| mail.gold.invite) {
        let (language, recall) = right.entry(&mail.lang).or_default();
        language.add(reading.language.code == Some(&mail.lang));
        recall.add(says_invite(reading));
    }
    println!("languages of invitations");
    right.iter().for_each(|(lang, (language, recall))| println!("  {lang:3} known {language}, recall {recall}"));
}

/// Of the mails with a score near so much, so many are invitations.
fn calibration(read: &[(&Labelled, Reading)]) {
    let mut bins = [Share::default(); 10];
    for (mail, reading) in read {
        let bin = (reading.verdict.score * 10.0) as usize;
        if let Some(share) = bins.get_mut(bin.min(9)) {
            share.add(mail.gold.invite);
        }
    }
    println!("calibration: invitations among mails with that score");
    bins.iter().enumerate().for_each(|(bin, share)| println!("  0.{bin}  {share}"));
}

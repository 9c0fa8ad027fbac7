//! Fits the weights of `signals.toml` to labelled mails.
//!
//! usage: `cargo run --release --example fit -- FOLDER [--write]`
//!
//! Multinomial logistic regression over the signals that a mail holds, drawn towards the present weights. Only weights
//! that stand in the file are fitted, so that the file stays readable. Mails of one source are never in both halves of a
//! fold, a source with many mails counts by their square
//! root, and invites together count for a third of all mails. Prints the figures of each fold with the present and
//! with the fitted weights, and the new weights; `--write` puts them in the file.

#[allow(dead_code, reason = "each example uses some of the fields")]
mod labelled;

use bow_out::judge::Kind;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

const FILE: &str = "src/judge/signals.toml";
const KINDS: usize = Kind::ALL.len();
const FOLDS: usize = 5;
/// How strongly weights are drawn to what they were; the folds like 10 better than 3 and no worse than 30.
const DRAWN: f64 = 10.0;
const STEPS: usize = 400;
const STEP: f64 = 0.5;

#[derive(Deserialize)]
struct File {
    bias: BTreeMap<String, f64>,
    signal: Vec<Signal>,
}

#[derive(Deserialize)]
struct Signal {
    id: String,
    #[serde(default)]
    weights: BTreeMap<String, f64>,
}

/// For each signal, the bias first, a weight for each kind; 0 where the file has none.
type Weights = Vec<[f64; KINDS]>;

/// A mail as its signals, the bias among them, and the kinds it may be.
struct Example {
    source: String,
    signals: Vec<usize>,
    allowed: [bool; KINDS],
    counts: f64,
}

/// Right and wrong answers to "is it an invite", and the loss.
#[derive(Default)]
struct Score {
    hits: usize,
    invites: usize,
    false_alarms: usize,
    others: usize,
    loss: f64,
    counts: f64,
    /// Of each mail, how likely an invite it is said to be, and whether it is one.
    said: Vec<(f64, bool)>,
}

impl Score {
    /// Invites found when the bar is set so high that no more than `most` other mails pass it.
    fn hits_at(&self, most: usize) -> usize {
        let mut said = self.said.clone();
        said.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut false_alarms = 0;
        said.iter()
            .take_while(|(_, invite)| {
                false_alarms += usize::from(!invite);
                false_alarms <= most
            })
            .filter(|(_, invite)| *invite)
            .count()
    }
}

fn main() -> std::process::ExitCode {
    match run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("fit: {fault}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (folder, write) = match args.as_slice() {
        [folder] => (folder, false),
        [folder, flag] if flag == "--write" => (folder, true),
        _ => return Err("usage: fit FOLDER [--write]".into()),
    };
    let source = std::fs::read_to_string(FILE).map_err(|e| format!("{FILE}: {e}"))?;
    let file: File = toml::from_str(&source).map_err(|e| format!("{FILE}: {e}"))?;
    let start = weights(&file);
    let examples = examples(folder, &file)?;
    folds(&examples, &start);
    let fitted = fit(&examples.iter().collect::<Vec<_>>(), &start);
    let lines = rewritten(&source, &file, &fitted);
    if write {
        std::fs::write(FILE, lines).map_err(|e| format!("{FILE}: {e}"))
    } else {
        println!("{lines}");
        Ok(())
    }
}

fn kind_name(kind: usize) -> String {
    let value = Kind::ALL.get(kind).and_then(|kind| serde_json::to_value(kind).ok());
    value.and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn weights(file: &File) -> Weights {
    let row = |weights: &BTreeMap<String, f64>| {
        std::array::from_fn(|kind| weights.get(&kind_name(kind)).copied().unwrap_or_default())
    };
    std::iter::once(row(&file.bias)).chain(file.signal.iter().map(|s| row(&s.weights))).collect()
}

fn examples(folder: &str, file: &File) -> Result<Vec<Example>, String> {
    let number: HashMap<&str, usize> = file.signal.iter().zip(1..).map(|(s, n)| (s.id.as_str(), n)).collect();
    let mails = labelled::load(folder)?;
    let mut of_source: HashMap<&str, f64> = HashMap::new();
    mails.iter().for_each(|mail| *of_source.entry(&mail.source).or_default() += 1.0);
    let example = |mail: &labelled::Labelled| {
        let message = mail.message();
        let parsed = message.parse();
        let present = bow_out::judge::signals(&parsed, bow_out::language::detect(&parsed));
        let signals = std::iter::once(0).chain(present.iter().filter_map(|id| number.get(id).copied())).collect();
        // Of a mail whose kind is not labelled it is known whether it is an invite.
        let allowed = std::array::from_fn(|kind| match &mail.gold.kind {
            Some(gold) => *gold == kind_name(kind),
            None => Kind::ALL.get(kind).is_some_and(|k| k.is_invite()) == mail.gold.invite,
        });
        let many = of_source.get(mail.source.as_str()).copied().unwrap_or(1.0);
        Example { source: mail.source.clone(), signals, allowed, counts: 1.0 / many.sqrt() }
    };
    let mut examples: Vec<Example> = mails.iter().map(example).filter(|e| e.allowed.contains(&true)).collect();
    balance(&mut examples);
    Ok(examples)
}

fn is_invite(example: &Example) -> bool {
    Kind::ALL.iter().zip(example.allowed).any(|(kind, allowed)| allowed && kind.is_invite())
}

/// Invites count for a third of all mails together; by their number alone the answer would mostly be no.
fn balance(examples: &mut [Example]) {
    let sum = |invite: bool| -> f64 { examples.iter().filter(|e| is_invite(e) == invite).map(|e| e.counts).sum() };
    let (invites, others) = (sum(true), sum(false));
    for example in examples {
        let (part, share) = if is_invite(example) { (1.0, invites) } else { (2.0, others) };
        example.counts *= part * (invites + others) / (3.0 * share.max(1e-9));
    }
}

fn probabilities(example: &Example, weights: &Weights) -> [f64; KINDS] {
    let mut odds = [0.0; KINDS];
    for row in example.signals.iter().filter_map(|&signal| weights.get(signal)) {
        odds.iter_mut().zip(row).for_each(|(odds, weight)| *odds += weight);
    }
    let most = odds.iter().copied().fold(f64::MIN, f64::max);
    let powers = odds.map(|o| (o - most).exp());
    let sum: f64 = powers.iter().sum();
    powers.map(|p| p / sum)
}

/// Gradient descent with a step of its own for each weight, by how often its signal is there.
fn fit(examples: &[&Example], start: &Weights) -> Weights {
    let mut weights = start.clone();
    let mut seen = vec![DRAWN; start.len()];
    for example in examples {
        example.signals.iter().for_each(|&s| seen[s] += example.counts);
    }
    for _ in 0..STEPS {
        let mut slope = vec![[0.0; KINDS]; start.len()];
        for example in examples {
            let p = probabilities(example, &weights);
            let right: f64 = p.iter().zip(example.allowed).filter(|(_, a)| *a).map(|(p, _)| p).sum();
            for kind in 0..KINDS {
                let wanted = if example.allowed[kind] { p[kind] / right.max(1e-9) } else { 0.0 };
                let pull = example.counts * (p[kind] - wanted);
                example.signals.iter().for_each(|&s| slope[s][kind] += pull);
            }
        }
        for (signal, row) in weights.iter_mut().enumerate() {
            for kind in 0..KINDS {
                let was = start[signal][kind];
                if was != 0.0 {
                    row[kind] -= STEP * (slope[signal][kind] + DRAWN * (row[kind] - was)) / seen[signal];
                }
            }
        }
    }
    weights
}

fn score(examples: &[&Example], weights: &Weights) -> Score {
    let mut score = Score::default();
    for example in examples {
        let p = probabilities(example, weights);
        let share = |keep: &dyn Fn(usize) -> bool| -> f64 { (0..KINDS).filter(|k| keep(*k)).map(|k| p[k]).sum() };
        let invite = |kind: usize| Kind::ALL[kind].is_invite();
        let said = share(&invite) >= 0.5;
        score.said.push((share(&invite), is_invite(example)));
        if is_invite(example) {
            score.invites += 1;
            score.hits += usize::from(said);
        } else {
            score.others += 1;
            score.false_alarms += usize::from(said);
        }
        score.loss -= example.counts * share(&|kind| example.allowed[kind]).max(1e-9).ln();
        score.counts += example.counts;
    }
    score
}

fn folds(examples: &[Example], start: &Weights) {
    // Sources are dealt out by size, the largest first, so that folds are of like size.
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    examples.iter().for_each(|e| *sizes.entry(&e.source).or_default() += 1);
    let mut sources: Vec<(&str, usize)> = sizes.into_iter().collect();
    sources.sort_by_key(|(source, size)| (std::cmp::Reverse(*size), *source));
    let fold_of: HashMap<&str, usize> =
        sources.iter().enumerate().map(|(n, (source, _))| (*source, n % FOLDS)).collect();
    println!("fold      recall            false alarms      loss per mail, present → fitted");
    let (mut before, mut after) = (Score::default(), Score::default());
    for fold in 0..FOLDS {
        let (test, train): (Vec<&Example>, Vec<&Example>) =
            examples.iter().partition(|e| fold_of.get(e.source.as_str()) == Some(&fold));
        let (was, is) = (score(&test, start), score(&test, &fit(&train, start)));
        line(&fold.to_string(), &was, &is);
        for (sum, part) in [(&mut before, was), (&mut after, is)] {
            sum.hits += part.hits;
            sum.invites += part.invites;
            sum.false_alarms += part.false_alarms;
            sum.others += part.others;
            sum.loss += part.loss;
            sum.counts += part.counts;
            sum.said.extend(part.said);
        }
    }
    line("all", &before, &after);
    println!("invites found at no more false alarms than now, present → fitted");
    for most in [before.false_alarms / 2, before.false_alarms, before.false_alarms * 2] {
        println!("  {most:4} false alarms: {} → {} of {}", before.hits_at(most), after.hits_at(most), before.invites);
    }
}

fn line(name: &str, was: &Score, is: &Score) {
    println!(
        "{name:5} {:4} → {:4} of {:4}  {:4} → {:4} of {:4}  {:.3} → {:.3}",
        was.hits,
        is.hits,
        was.invites,
        was.false_alarms,
        is.false_alarms,
        was.others,
        was.loss / was.counts.max(1e-9),
        is.loss / is.counts.max(1e-9),
    );
}

/// The file with new weights and all else as it was.
fn rewritten(source: &str, file: &File, fitted: &Weights) -> String {
    let numbers: HashMap<&str, usize> = file.signal.iter().zip(1..).map(|(s, n)| (s.id.as_str(), n)).collect();
    let rounded =
        |row: usize, kind: usize| fitted.get(row).and_then(|r| r.get(kind)).map_or(0.0, |w| (w * 10.0).round() / 10.0);
    let (mut row, mut in_bias) = (None, false);
    let mut lines = Vec::new();
    for line in source.lines() {
        let key = line.split('=').next().unwrap_or_default().trim();
        let kind = (0..KINDS).find(|kind| kind_name(*kind) == key);
        if line.starts_with('[') {
            in_bias = line == "[bias]";
        }
        if key == "id" {
            row = line.split('"').nth(1).and_then(|id| numbers.get(id)).copied();
        }
        match (row, kind) {
            (_, Some(kind)) if in_bias => lines.push(format!("{key} = {:.1}", rounded(0, kind))),
            (Some(row), _) if key == "weights" => {
                let weights: Vec<String> = (0..KINDS)
                    .filter(|kind| rounded(row, *kind) != 0.0)
                    .map(|kind| format!("{} = {:.1}", kind_name(kind), rounded(row, kind)))
                    .collect();
                lines.push(format!("weights = {{ {} }}", weights.join(", ")));
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n") + "\n"
}

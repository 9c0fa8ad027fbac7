//! Fits the weights of the models to labelled mails, and measures them on mails of sources they were not fitted to.
//!
//! usage: `cargo run --release --example fit -- network|judge|stage|company|person|role OURS [OTHERS] [--write]`
//!
//! OURS and OTHERS are folders of labelled mails, one JSON object a line. Words that get a weight come from OURS alone;
//! OTHERS only help to tell how much a word weighs. Prints figures of a cross-validation in which mails of one source are
//! never in both halves; `--write` fits to all mails and writes the weights to the data files.
//!
//! `network` is fitted first: what it says of mails of other sources is kept in the build folder, and the others' figures
//! are told with and without it. Then `judge`: what it says is a feature of the facts.

mod answers;
mod facts;
mod judge;
#[path = "../labelled/mod.rs"]
#[allow(dead_code, reason = "each example uses some of the fields")]
mod labelled;
mod learn;
mod network;

use labelled::Labelled;
use std::collections::HashMap;

/// Parts that the mails are dealt out to.
const FOLDS: usize = 5;

/// How sources end whose mails were written for the names in them: nearly all are invites, most at the first stage, which
/// would mislead the judge.
const NAMES: &str = "_names";

/// Firms that mails name as makers of tools, as boards or as relays. Our mails name invented employers alone, so without
/// more no model would see that these hire too.
const MAKERS: &str = include_str!("makers.txt");

/// In one of so many mails that name a company it is read as one of the makers.
const AS_MAKER: usize = 10;

/// The mails, which of them are ours, and the fold of each.
pub struct Corpus {
    pub mails: Vec<Labelled>,
    pub ours: usize,
    pub fold: Vec<usize>,
}

impl Corpus {
    fn load(ours: &str, others: Option<&str>, with_names: bool) -> Result<Self, String> {
        let mut mails = labelled::load(ours)?;
        mails.retain(|mail| with_names || !mail.source.ends_with(NAMES));
        let ours = mails.len();
        let named = mails.iter_mut().filter(|mail| mail.gold.company.is_some()).step_by(AS_MAKER);
        named.zip(MAKERS.lines().cycle()).for_each(|(mail, maker)| mail.rename_company(maker));
        if let Some(others) = others {
            mails.extend(labelled::load(others)?);
        }
        let mut sources: Vec<&str> = mails.iter().map(|mail| mail.source.as_str()).collect();
        sources.sort_unstable();
        sources.dedup();
        let number: HashMap<&str, usize> = sources.iter().enumerate().map(|(n, source)| (*source, n)).collect();
        let fold = mails.iter().map(|mail| number.get(mail.source.as_str()).map_or(0, |n| n % FOLDS)).collect();
        Ok(Corpus { mails, ours, fold })
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
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let write = args.last().is_some_and(|last| last == "--write") && args.pop().is_some();
    let (what, ours, others) = match args.as_slice() {
        [what, ours] => (what, ours, None),
        [what, ours, others] => (what, ours, Some(others.as_str())),
        _ => return Err("usage: fit network|judge|stage|company|person|role OURS [OTHERS] [--write]".into()),
    };
    let corpus = Corpus::load(ours, others, !matches!(what.as_str(), "judge" | "stage"))?;
    match what.as_str() {
        "network" => network::fit(&corpus, write),
        "judge" => judge::fit_kinds(&corpus, write),
        "stage" => judge::fit_stages(&corpus, write),
        "company" => facts::fit(&corpus, bow_out::facts::Field::Company, write),
        "person" => facts::fit(&corpus, bow_out::facts::Field::Person, write),
        "role" => facts::fit(&corpus, bow_out::facts::Field::Role, write),
        other => Err(format!("there is no model `{other}`")),
    }
}

/// Text as it is compared with a label.
fn norm(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase().trim_matches([' ', '.', ',', '!']).to_owned()
}

/// `part` of `whole`.
pub fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

//! The models that choose the company, the writer and the role among all words that could be it.

use crate::learn::{Learner, Names, Random, Settings, most_telling, write as write_model};
use crate::{Corpus, FOLDS, answers, norm, share};
use bow_out::facts::{Field, NETWORK_COUNTS, Scene, described};
use bow_out::model::{Sink, hash, softmax};
use std::collections::HashMap;

const SETTINGS: Settings = Settings { rate: 0.1, ridge: 1.0, lasso: 0.1, rounds: 12 };

/// Features that a model keeps, and the mails a feature must be in.
const MOST: usize = 16_000;
const LEAST_MAILS: u32 = 3;

/// A mail: what could be the fact, "the mail does not say" first, and which of it is.
struct Example {
    id: String,
    ours: bool,
    lang: String,
    invite: bool,
    fold: usize,
    gold: String,
    texts: Vec<String>,
    features: Vec<Vec<u32>>,
    right: Option<usize>,
}

struct Collect<'n> {
    names: &'n mut Names,
    ours: bool,
    numbers: Vec<u32>,
}

impl Sink for Collect<'_> {
    fn feature(&mut self, parts: &[&str]) {
        let hash = hash(parts);
        let known = if self.ours { Some(self.names.number(hash, parts)) } else { self.names.known(hash) };
        self.numbers.extend(known);
    }
}

pub fn fit(corpus: &Corpus, field: Field, write: bool) -> Result<(), String> {
    let mut names = Names::default();
    let mut examples: Vec<Example> = Vec::new();
    for (number, (mail, fold)) in corpus.mails.iter().zip(&corpus.fold).enumerate() {
        let Some(gold) = mail.fact(field) else { continue };
        let gold = norm(gold);
        let ours = number < corpus.ours;
        let message = mail.message();
        let parsed = message.parse();
        let language = bow_out::language::detect(&parsed);
        let scene = Scene::new(&parsed, language);
        let verdict = bow_out::judge::judge(&parsed, language, &bow_out::facts::encode(&scene));
        let (mut texts, mut features) = (Vec::new(), Vec::new());
        described(&scene, &verdict, field, &mut |text, describe| {
            let mut collect = Collect { names: &mut names, ours, numbers: Vec::new() };
            describe(&mut collect);
            texts.push(norm(text));
            features.push(collect.numbers);
        });
        let mut all: Vec<u32> = features.iter().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        if ours {
            all.into_iter().for_each(|feature| names.mails[feature as usize] += 1);
        }
        let right = texts.iter().position(|text| *text == gold);
        let (id, lang, invite) = (mail.id.clone(), mail.lang.clone(), mail.gold.invite);
        examples.push(Example { id, ours, lang, invite, fold: *fold, gold, texts, features, right });
    }
    let often: Vec<bool> = names.mails.iter().map(|mails| *mails >= LEAST_MAILS).collect();
    keep(&mut examples, &often);
    let lost = examples.iter().filter(|e| e.right.is_none()).count();
    println!("{} mails, {} of them with a fact that is no candidate", examples.len(), lost);
    let mut scores: Vec<Vec<f32>> = vec![Vec::new(); examples.len()];
    for fold in 0..FOLDS {
        let train: Vec<&Example> = examples.iter().filter(|e| e.fold != fold).collect();
        let (learner, kept) = fit_to(&train, &names);
        for (example, scores) in examples.iter().zip(&mut scores).filter(|(e, _)| e.fold == fold) {
            *scores = scored(example, &learner, &kept);
        }
    }
    report("ours", &examples, &scores, true);
    report("others", &examples, &scores, false);
    if let Some(network) = answers::read(field.id())? {
        for (example, scores) in examples.iter().zip(&mut scores) {
            answers::add(scores, network.get(&example.id), NETWORK_COUNTS);
        }
        report("ours, with the network", &examples, &scores, true);
        report("others, with the network", &examples, &scores, false);
    }
    if write {
        let (learner, kept) = fit_to(&examples.iter().collect::<Vec<_>>(), &names);
        let name = field.id();
        write_model(&format!("src/facts/{name}.tsv"), &[name], &learner, &names, &kept)?;
    }
    Ok(())
}

fn keep(examples: &mut [Example], kept: &[bool]) {
    examples.iter_mut().flat_map(|e| &mut e.features).for_each(|f| f.retain(|feature| kept[*feature as usize]));
}

/// Fits, leaves out all but the most telling features, and fits these again.
fn fit_to(examples: &[&Example], names: &Names) -> (Learner, Vec<bool>) {
    let all = vec![true; names.names.len()];
    let kept = most_telling(&learn(examples, names, &all), names, MOST);
    (learn(examples, names, &kept), kept)
}

fn learn(examples: &[&Example], names: &Names, kept: &[bool]) -> Learner {
    let mut learner = Learner::new(names.names.len(), 1, SETTINGS);
    let mut random = Random::new();
    let mut order: Vec<usize> = (0..examples.len()).filter(|n| examples[*n].right.is_some()).collect();
    let mut slopes: HashMap<u32, f32> = HashMap::new();
    for _ in 0..SETTINGS.rounds {
        random.shuffle(&mut order);
        for example in order.iter().map(|n| examples[*n]) {
            slopes.clear();
            let p = probabilities(example, &learner, kept);
            for (candidate, (features, p)) in example.features.iter().zip(p).enumerate() {
                let pull = if Some(candidate) == example.right { p - 1.0 } else { p };
                if pull.abs() > 1e-4 {
                    let kept = features.iter().filter(|feature| kept[**feature as usize]);
                    kept.for_each(|feature| *slopes.entry(*feature).or_default() += pull);
                }
            }
            slopes.iter().for_each(|(feature, slope)| learner.step(*feature, 0, *slope));
        }
    }
    learner
}

/// How much speaks for each candidate.
fn scored(example: &Example, learner: &Learner, kept: &[bool]) -> Vec<f32> {
    let weight = |feature: &u32| if kept[*feature as usize] { learner.row(*feature)[0] } else { 0.0 };
    example.features.iter().map(|f| f.iter().map(weight).sum()).collect()
}

fn probabilities(example: &Example, learner: &Learner, kept: &[bool]) -> Vec<f32> {
    let mut scores = scored(example, learner, kept);
    softmax(&mut scores);
    scores
}

/// The likeliest candidate and its probability.
fn best<'e>(example: &'e Example, scores: &[f32]) -> (&'e str, f32) {
    let mut p = scores.to_vec();
    softmax(&mut p);
    let best = p.into_iter().enumerate().skip(1).max_by(|a, b| a.1.total_cmp(&b.1));
    best.map_or_else(Default::default, |(candidate, p)| (example.texts[candidate].as_str(), p))
}

fn report(name: &str, examples: &[Example], scores: &[Vec<f32>], ours: bool) {
    let answers: Vec<(&str, f32)> = examples.iter().zip(scores).map(|(e, scores)| best(e, scores)).collect();
    let here = || examples.iter().zip(&answers).filter(|(e, _)| e.invite && e.ours == ours);
    if here().count() == 0 {
        return;
    }
    let mut languages: Vec<&str> = examples.iter().map(|e| e.lang.as_str()).collect();
    languages.sort_unstable();
    languages.dedup();
    println!("{name}: of invites with and without the fact, at several least probabilities; sources not fitted to");
    for least in [0.2, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7] {
        let line = |lang: Option<&str>| {
            let chosen = here().filter(|(e, _)| lang.is_none_or(|l| l == e.lang));
            let said = chosen.map(|(e, (text, p))| (e, if *p >= least { *text } else { "" }));
            let (with, without): (Vec<_>, Vec<_>) = said.partition(|(e, _)| !e.gold.is_empty());
            let right = with.iter().filter(|(e, said)| e.gold == *said).count();
            let wrong = with.iter().filter(|(e, said)| e.gold != *said && !said.is_empty()).count();
            let empty = without.iter().filter(|(_, said)| said.is_empty()).count();
            (share(right, with.len()), share(wrong, with.len()), share(empty, without.len()), with.len(), without.len())
        };
        let (right, wrong, empty, with, without) = line(None);
        print!("{least:.2}: right {right:.3} wrong {wrong:.3} of {with}, empty {empty:.3} of {without} |");
        languages.iter().map(|l| (l, line(Some(l)))).for_each(|(l, n)| print!(" {l} {:.2}/{:.2}", n.0, n.1));
        println!();
    }
    let wrong = here().filter(|(e, (said, p))| *p > 0.5 && **said != e.gold);
    println!("sure errors");
    wrong
        .step_by(11)
        .take(10)
        .for_each(|(e, (said, p))| println!("  {} is {:?}, said {said:?} at {p:.2}", e.id, e.gold));
}

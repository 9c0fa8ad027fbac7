//! The models that tell what a mail is and how far the hiring has come.

use crate::learn::{Learner, Names, Random, Settings, most_telling, write as write_model};
use crate::{Corpus, FOLDS, answers, share};
use bow_out::judge::wording::{self, Place, STAGES};
use bow_out::judge::{INVITE_FROM, Kind, NETWORK_COUNTS, likeliest};
use bow_out::mail::Part;
use bow_out::model::{hash, softmax};
use std::collections::{BTreeMap, HashMap};

const SETTINGS: Settings = Settings { rate: 0.1, ridge: 1.0, lasso: 0.1, rounds: 12 };
const SIGNALS_FILE: &str = "src/judge/signals.toml";

/// Features that the models keep, and our mails a feature must be in.
const MOST_OF_KINDS: usize = 80_000;
const MOST_OF_STAGES: usize = 6_000;
const LEAST_MAILS: u32 = 3;

/// While weights are fitted, a mail is read with some of its words and signals left out, others in each round. So no
/// weight relies on others that happen to stand beside it, and a short mail with one telling phrase is as clear as a long
/// one. (Dropout: Wager, Wang and Liang, "Dropout Training as Adaptive Regularization", 2013.) Chosen by cross-validation,
/// like what of a weight counts when nothing is left out.
const LEFT_OUT: f32 = 0.25;
const COUNTS: f32 = 0.8;

/// How much a mail of others counts: ours are many, and harder than what most people get.
const OTHERS: f32 = 2.0;

/// The clearest errors of each kind that are listed.
const ERRORS: usize = 40;

/// The number of the feature that every mail has.
const BIAS: u32 = 0;

/// A mail as its features, each with how much it counts, and the outputs that are right.
struct Example {
    mail: usize,
    fold: usize,
    /// How much it counts.
    weight: f32,
    features: Vec<Feature>,
    right: Vec<bool>,
}

struct Feature {
    number: u32,
    /// What a weight of 1 adds to a score.
    counts: f32,
    /// The words that it is of; a signal is of none.
    place: Option<Place>,
}

/// Every mail's features. Words are numbered only when one of our mails has them.
fn examples(corpus: &Corpus, signal_counts: f32, right: &dyn Fn(usize) -> Option<Vec<bool>>) -> (Vec<Example>, Names) {
    let mut names = Names::default();
    let bias = names.number(hash(&["bias"]), &["bias"]);
    assert_eq!(bias, BIAS, "the bias is the first feature");
    let mut examples = Vec::new();
    for (number, mail) in corpus.mails.iter().enumerate() {
        let Some(right) = right(number) else { continue };
        let message = mail.message();
        let parsed = message.parse();
        let language = bow_out::language::detect(&parsed);
        let signal = |number| Feature { number, counts: signal_counts, place: None };
        let mut features = vec![Feature { number: BIAS, counts: 1.0, place: None }];
        for id in bow_out::judge::signals(&parsed, language) {
            features.push(signal(names.number(hash(&["signal", id]), &["signal", id])));
        }
        let mut words = BTreeMap::new();
        wording::name(&parsed, language, &mut |parts, place| {
            let hash = hash(parts);
            let known = if number < corpus.ours { Some(names.number(hash, parts)) } else { names.known(hash) };
            words.entry(hash).or_insert((known, place));
        });
        let counts = wording::scale(words.len());
        let known = words.into_values().filter_map(|(number, place)| Some((number?, place)));
        features.extend(known.map(|(number, place)| Feature { number, counts, place: Some(place) }));
        if number < corpus.ours {
            features.iter().for_each(|feature| names.mails[feature.number as usize] += 1);
        }
        let weight = if number < corpus.ours { 1.0 } else { OTHERS };
        examples.push(Example { mail: number, fold: corpus.fold[number], weight, features, right });
    }
    let often = |feature: u32| names.mails[feature as usize] >= LEAST_MAILS || is_signal(&names, feature);
    examples.iter_mut().for_each(|e| e.features.retain(|feature| often(feature.number)));
    (examples, names)
}

/// Whether a feature is always kept: the bias and the signals.
fn is_signal(names: &Names, feature: u32) -> bool {
    feature == BIAS || names.names[feature as usize].starts_with("signal\t")
}

fn probabilities<'f>(features: impl Iterator<Item = &'f Feature>, learner: &Learner) -> Vec<f32> {
    let mut scores = vec![0.0; learner.outputs];
    for feature in features {
        let weights = learner.row(feature.number);
        scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight * feature.counts);
    }
    softmax(&mut scores);
    scores
}

fn learn(examples: &[&Example], names: &Names, outputs: usize, kept: &[bool]) -> Learner {
    let mut learner = Learner::new(names.names.len(), outputs, SETTINGS);
    let mut random = Random::new();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for _ in 0..SETTINGS.rounds {
        random.shuffle(&mut order);
        for example in order.iter().map(|n| examples[*n]) {
            let features = read(example, kept, &mut random);
            let p = probabilities(features.iter().copied(), &learner);
            let right: f32 = p.iter().zip(&example.right).filter(|(_, right)| **right).map(|(p, _)| p).sum();
            for feature in features {
                for (output, p) in p.iter().enumerate() {
                    let wanted = if example.right[output] { p / right.max(1e-9) } else { 0.0 };
                    learner.step(feature.number, output, (p - wanted) * feature.counts * example.weight);
                }
            }
        }
    }
    learner.weights.iter_mut().for_each(|weight| *weight *= COUNTS);
    learner
}

/// The features of a mail with some words and signals left out.
fn read<'e>(example: &'e Example, kept: &[bool], random: &mut Random) -> Vec<&'e Feature> {
    let mut left_out: HashMap<(Part, usize), bool> = HashMap::new();
    let mut read = Vec::new();
    for feature in example.features.iter().filter(|f| kept[f.number as usize]) {
        let out = match feature.place {
            None => feature.number != BIAS && random.share() < LEFT_OUT,
            Some(Place { part, from, to }) => {
                let mut is_out = |word: &usize| -> bool {
                    *left_out.entry((part, *word)).or_insert_with(|| random.share() < LEFT_OUT)
                };
                (from..to).filter(|word| is_out(word)).count() > 0
            }
        };
        if !out {
            read.push(feature);
        }
    }
    read
}

/// Fits, leaves out all but the most telling features, and fits these again.
fn fit_to(examples: &[&Example], names: &Names, outputs: usize, most: usize) -> (Learner, Vec<bool>) {
    let all = vec![true; names.names.len()];
    let mut kept = most_telling(&learn(examples, names, outputs, &all), names, most);
    (0..kept.len()).for_each(|feature| kept[feature] |= is_signal(names, feature as u32));
    (learn(examples, names, outputs, &kept), kept)
}

/// What the model says of every mail when it was fitted to mails of other sources.
fn validated(examples: &[Example], names: &Names, outputs: usize, most: usize) -> Vec<Vec<f32>> {
    let mut said = vec![Vec::new(); examples.len()];
    for fold in 0..FOLDS {
        let train: Vec<&Example> = examples.iter().filter(|e| e.fold != fold).collect();
        let (learner, kept) = fit_to(&train, names, outputs, most);
        let tested = examples.iter().zip(&mut said).filter(|(e, _)| e.fold == fold);
        tested.for_each(|(example, said)| {
            let known = example.features.iter().filter(|f| kept[f.number as usize]);
            *said = probabilities(known, &learner);
        });
    }
    said
}

pub fn fit_kinds(corpus: &Corpus, write: bool) -> Result<(), String> {
    let outputs = Kind::ALL.map(Kind::id);
    let right = |mail: usize| Some(Kind::ALL.iter().map(|kind| corpus.mails[mail].may_be(*kind)).collect());
    let (examples, names) = examples(corpus, 1.0, &right);
    println!("{} mails, {} of them ours; {} features", examples.len(), corpus.ours, names.names.len());
    let present: Vec<Vec<f32>> = corpus.mails.iter().map(present).collect();
    let said = validated(&examples, &names, outputs.len(), MOST_OF_KINDS);
    let with = answers::read("kinds")?.map(|network| {
        let with = |(example, said): (&Example, &Vec<f32>)| {
            answers::with(said, network.get(&corpus.mails[example.mail].id), NETWORK_COUNTS)
        };
        examples.iter().zip(&said).map(with).collect::<Vec<_>>()
    });
    for (name, range) in [("ours", 0..corpus.ours), ("others", corpus.ours..corpus.mails.len())] {
        report(&format!("{name}, as it is"), corpus, &examples, &present, range.clone());
        report(&format!("{name}, fitted to other sources"), corpus, &examples, &said, range.clone());
        if let Some(with) = &with {
            report(&format!("{name}, fitted to other sources, with the network"), corpus, &examples, with, range);
        }
    }
    if write {
        let (learner, kept) = fit_to(&examples.iter().collect::<Vec<_>>(), &names, outputs.len(), MOST_OF_KINDS);
        write_signals(&learner, &names, &outputs)?;
        let words: Vec<bool> = (0..kept.len()).map(|f| kept[f] && !is_signal(&names, f as u32)).collect();
        write_model("src/judge/wording.tsv", &outputs, &learner, &names, &words)?;
    }
    Ok(())
}

pub fn fit_stages(corpus: &Corpus, write: bool) -> Result<(), String> {
    let outputs: Vec<&str> = STAGES.iter().map(|stage| stage.id()).collect();
    let right = |mail: usize| {
        let gold = &corpus.mails[mail].gold;
        let stage = gold.stage.as_deref().filter(|_| gold.invite)?;
        outputs.contains(&stage).then(|| outputs.iter().map(|output| *output == stage).collect())
    };
    let (examples, names) = examples(corpus, wording::SIGNAL_OF_STAGE, &right);
    let said = validated(&examples, &names, outputs.len(), MOST_OF_STAGES);
    for (name, ours) in [("ours", true), ("others", false)] {
        let mut table: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (example, said) in examples.iter().zip(&said).filter(|(e, _)| (e.mail < corpus.ours) == ours) {
            let best = said.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(n, _)| n);
            let gold = example.right.iter().position(|right| *right).unwrap_or_default();
            let row = table.entry(outputs[gold]).or_default();
            row.0 += usize::from(best == gold);
            row.1 += 1;
        }
        let (right, all) = table.values().fold((0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1));
        println!("{name}: stage right {:.3} of {all}; {table:?}", share(right, all));
    }
    if write {
        let (learner, kept) = fit_to(&examples.iter().collect::<Vec<_>>(), &names, outputs.len(), MOST_OF_STAGES);
        write_model("src/judge/stage.tsv", &outputs, &learner, &names, &kept)?;
    }
    Ok(())
}

/// What the present judge says: probabilities as far as it tells them.
fn present(mail: &crate::labelled::Labelled) -> Vec<f32> {
    let message = mail.message();
    let parsed = message.parse();
    let language = bow_out::language::detect(&parsed);
    let scene = bow_out::facts::Scene::new(&parsed, language);
    let verdict = bow_out::judge::judge(&parsed, language, &bow_out::facts::encode(&scene));
    let mut said = vec![0.0; Kind::ALL.len()];
    said[verdict.kind as usize] = if verdict.kind.is_invite() { verdict.score } else { 1.0 - verdict.score };
    let other = if verdict.kind.is_invite() { Kind::Other } else { Kind::Invitation };
    said[other as usize] += if verdict.kind.is_invite() { 1.0 - verdict.score } else { verdict.score };
    said
}

fn report(name: &str, corpus: &Corpus, examples: &[Example], said: &[Vec<f32>], range: std::ops::Range<usize>) {
    let invite = |p: &[f32]| p[0] + p[1];
    let here = || examples.iter().zip(said).filter(|(e, _)| range.contains(&e.mail));
    let gold = |e: &Example| &corpus.mails[e.mail];
    let scores = |wanted: &dyn Fn(&Example) -> bool| -> Vec<f32> {
        let mut scores: Vec<f32> = here().filter(|(e, _)| wanted(e)).map(|(_, p)| invite(p)).collect();
        scores.sort_by(|a, b| b.total_cmp(a));
        scores
    };
    let yes = |scores: &[f32]| scores.iter().filter(|s| **s >= INVITE_FROM).count();
    let invites = scores(&|e| gold(e).gold.invite);
    if invites.is_empty() {
        return;
    }
    let hard = scores(&|e| !gold(e).gold.invite && gold(e).tier != "easy");
    let easy = scores(&|e| !gold(e).gold.invite && gold(e).tier == "easy");
    println!(
        "{name}: recall {:.3} of {}, false alarms hard {:.3} of {}, easy {} of {}",
        share(yes(&invites), invites.len()),
        invites.len(),
        share(yes(&hard), hard.len()),
        hard.len(),
        yes(&easy),
        easy.len()
    );
    let all = scores(&|e| !gold(e).gold.invite);
    for most in [0.01, 0.02, 0.03, 0.05] {
        let bar = all.get((all.len() as f32 * most) as usize).copied().unwrap_or_default();
        print!(
            "  recall at {:.0} % false alarms {:.3}",
            most * 100.0,
            share(invites.iter().filter(|s| **s > bar).count(), invites.len())
        );
    }
    println!();
    print!("  said: are invites");
    for tenth in 0..10 {
        let is = |(_, p): &(&Example, &Vec<f32>)| (invite(p) * 10.0).min(9.0) as usize == tenth;
        let bin: Vec<_> = here().filter(is).collect();
        print!("  0.{tenth}: {}/{}", bin.iter().filter(|(e, _)| gold(e).gold.invite).count(), bin.len());
    }
    println!();
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut languages: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for (e, p) in here() {
        let yes = invite(p) >= INVITE_FROM;
        let best = likeliest(p, yes);
        if let Some(kind) = gold(e).gold.kind.as_deref() {
            let row = kinds.entry(kind).or_default();
            row.0 += usize::from(best.id() == kind);
            row.1 += 1;
        }
        let row = languages.entry(&gold(e).lang).or_default();
        row[if gold(e).gold.invite { 0 } else { 2 }] += usize::from(yes);
        row[if gold(e).gold.invite { 1 } else { 3 }] += 1;
    }
    print!("  kind right:");
    kinds.iter().for_each(|(kind, (right, all))| print!("  {kind} {right}/{all}"));
    print!("\n  recall and false alarms:");
    let full = languages.iter().filter(|(_, row)| row[1] > 20);
    full.for_each(|(lang, row)| print!("  {lang} {:.2} {:.2}", share(row[0], row[1]), share(row[2], row[3])));
    println!();
    let mut wrong: Vec<(f32, &str, &str)> = here()
        .filter(|(e, p)| (invite(p) >= INVITE_FROM) != gold(e).gold.invite)
        .map(|(e, p)| (invite(p), gold(e).id.as_str(), likeliest(p, invite(p) >= INVITE_FROM).id()))
        .collect();
    wrong.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (missed, alarms) = wrong.split_at(wrong.partition_point(|(p, ..)| *p < INVITE_FROM));
    println!("  missed: {:?}", &missed[..missed.len().min(ERRORS)]);
    println!("  false alarms: {:?}", &alarms[alarms.len().saturating_sub(ERRORS)..]);
}

/// Writes the weights of the signals and the bias to their file; all else stays as it was.
fn write_signals(learner: &Learner, names: &Names, outputs: &[&str]) -> Result<(), String> {
    const LEAST: f32 = 0.05;
    let source = std::fs::read_to_string(SIGNALS_FILE).map_err(|e| format!("{SIGNALS_FILE}: {e}"))?;
    let weights = |feature: Option<u32>| -> Vec<String> {
        let row = feature.map_or(&[][..], |feature| learner.row(feature)).iter();
        let told = outputs.iter().zip(row).filter(|(_, w)| w.abs() >= LEAST);
        told.map(|(output, w)| format!("{output} = {w:.2}")).collect()
    };
    let mut lines: Vec<String> = Vec::new();
    let mut id = "";
    let mut in_bias = false;
    for line in source.lines() {
        if line.starts_with('[') {
            in_bias = line == "[bias]";
        }
        if let Some(name) = line.strip_prefix("id = ") {
            id = name.trim_matches('"');
        }
        let key = line.split('=').next().unwrap_or_default().trim();
        if in_bias && outputs.contains(&key) || key == "weights" {
            continue;
        }
        lines.push(line.to_owned());
        if line == "[bias]" {
            lines.extend(weights(Some(0)));
        }
        if line.starts_with("id = ") {
            let told = weights(names.known(hash(&["signal", id])));
            if !told.is_empty() {
                lines.push(format!("weights = {{ {} }}", told.join(", ")));
            }
        }
    }
    std::fs::write(SIGNALS_FILE, lines.join("\n") + "\n").map_err(|e| format!("{SIGNALS_FILE}: {e}"))
}

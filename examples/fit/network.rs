//! The network that reads words in their order: its weights are moved against the slope of what it gets wrong, found by
//! going back through its layers (backpropagation), with a step size for each weight (Kingma and Ba, "Adam: A Method for
//! Stochastic Optimization", 2015).

use crate::learn::Random;
use crate::{Corpus, FOLDS, answers, norm};
use bow_out::facts::{Field, Scene, candidates_of, signs_of};
use bow_out::judge::Kind;
use bow_out::model::network::{
    Head, MAIL, Matrix, Mixed, REACH, RUN, Run, TOLD_AFTER, Top, WIDTH, Weights, add, dot, mean_of, neighbours, row,
    row_mut, together,
};
use bow_out::model::softmax;
use std::collections::HashMap;
use std::ops::Range;

const FILE: &str = "src/model/network.bin";

/// How often all mails are read, how many at a time, how fast weights move at first and how strongly they are drawn to 0.
/// Chosen by cross-validation, like all that follows.
const ROUNDS: usize = 8;
const AT_ONCE: usize = 16;
const RATE: f32 = 0.002;
const DECAY: f32 = 0.03;

/// Our mails that a sign must be in.
const LEAST_MAILS: u32 = 12;

/// Signs of words, and numbers of the layers, that are left out while the weights are fitted, others each time.
const SIGNS_OUT: f32 = 0.35;
const NUMBERS_OUT: f32 = 0.2;

/// How much a mail of others counts for the kinds.
const OTHERS: f32 = 2.0;

/// Slopes below this are not followed.
const FLAT: f32 = 1e-4;

struct Example {
    id: String,
    fold: usize,
    /// The numbers of each word's signs.
    words: Vec<Vec<u32>>,
    pieces: Vec<Range<usize>>,
    weight: f32,
    /// Kinds that are right, none when the mail does not count.
    kinds: Vec<bool>,
    fields: Vec<Choice>,
}

/// What one fact is chosen from: the runs of each candidate, and which is right; 0 is "the mail does not say".
struct Choice {
    runs: Vec<Vec<Run>>,
    right: Option<usize>,
}

pub fn fit(corpus: &Corpus, write: bool) -> Result<(), String> {
    let (examples, signs) = examples(corpus);
    let words: usize = examples.iter().map(|e| e.words.len()).sum();
    println!("{} mails, {words} words, {} signs", examples.len(), signs.len());
    let mut said = answers::Writer::new()?;
    // Without each fold, and with all; two at a time, as many machines have two processors.
    let mut tasks: Vec<Option<usize>> = (0..FOLDS).map(Some).collect();
    tasks.extend(write.then_some(None));
    let mut fitted: Vec<(Option<usize>, Learner)> = std::thread::scope(|scope| {
        let fit = |half: usize| {
            let tasks = tasks.iter().skip(half).step_by(2);
            tasks.map(|without| (*without, Learner::fit(&examples, *without, signs.len()))).collect::<Vec<_>>()
        };
        let other = scope.spawn(move || fit(1));
        let mut all = fit(0);
        all.extend(other.join().unwrap_or_default());
        all
    });
    for example in &examples {
        if let Some((_, learner)) = fitted.iter().find(|(without, _)| *without == Some(example.fold)) {
            learner.tell(example, &mut said)?;
        }
    }
    said.finish()?;
    match fitted.pop_if(|(without, _)| without.is_none()) {
        Some((_, learner)) => learner.write(&signs),
        None => Ok(()),
    }
}

/// All mails, and the hash of each sign by its number.
fn examples(corpus: &Corpus) -> (Vec<Example>, Vec<u32>) {
    let mut mails_with: HashMap<u32, u32> = HashMap::new();
    let mut examples = Vec::new();
    for (number, (mail, fold)) in corpus.mails.iter().zip(&corpus.fold).enumerate() {
        let ours = number < corpus.ours;
        let message = mail.message();
        let parsed = message.parse();
        let language = bow_out::language::detect(&parsed);
        let scene = Scene::new(&parsed, language);
        let (words, pieces) = signs_of(&scene);
        if words.is_empty() {
            continue;
        }
        if ours {
            let mut all: Vec<u32> = words.iter().flatten().copied().collect();
            all.sort_unstable();
            all.dedup();
            all.into_iter().for_each(|sign| *mails_with.entry(sign).or_default() += 1);
        }
        let fields = Field::ALL.map(|field| {
            let mut runs = vec![Vec::new()];
            let mut texts = vec![String::new()];
            candidates_of(&scene, field).into_iter().for_each(|(text, of_text)| {
                texts.push(norm(&text));
                runs.push(of_text);
            });
            let gold = mail.fact(field).map(norm);
            Choice { runs, right: gold.and_then(|gold| texts.iter().position(|text| *text == gold)) }
        });
        let judged = !mail.source.ends_with(crate::NAMES);
        let kinds = if judged { Kind::ALL.iter().map(|kind| mail.may_be(*kind)).collect() } else { Vec::new() };
        examples.push(Example {
            id: mail.id.clone(),
            fold: *fold,
            words,
            pieces,
            weight: if ours { 1.0 } else { OTHERS },
            kinds,
            fields: fields.into(),
        });
    }
    let mut signs: Vec<u32> = mails_with.iter().filter(|(_, n)| **n >= LEAST_MAILS).map(|(sign, _)| *sign).collect();
    signs.sort_unstable();
    for words in examples.iter_mut().flat_map(|e| &mut e.words) {
        *words = words.iter().filter_map(|sign| Some(signs.binary_search(sign).ok()? as u32)).collect();
    }
    (examples, signs)
}

/// Numbers with their slopes, and the slopes' means and squares so far.
struct Moving {
    slopes: Vec<f32>,
    means: Vec<f32>,
    squares: Vec<f32>,
}

/// How far weights move: the rate, and what corrects means and squares that began at 0.
struct Pace {
    rate: f32,
    mean: f32,
    square: f32,
}

impl Moving {
    fn new(numbers: usize) -> Self {
        let zeros = || vec![0.0; numbers];
        Moving { slopes: zeros(), means: zeros(), squares: zeros() }
    }

    fn step(&mut self, numbers: &mut [f32], range: Range<usize>, pace: &Pace) {
        const MEAN: f32 = 0.9;
        const SQUARE: f32 = 0.999;
        for at in range {
            let slope = std::mem::take(&mut self.slopes[at]);
            self.means[at] = MEAN * self.means[at] + (1.0 - MEAN) * slope;
            self.squares[at] = SQUARE * self.squares[at] + (1.0 - SQUARE) * slope * slope;
            let step = self.means[at] * pace.mean / ((self.squares[at] * pace.square).sqrt() + 1e-8);
            numbers[at] -= pace.rate * (step + DECAY * numbers[at]);
        }
    }
}

struct Learner {
    weights: Weights,
    /// The vector of each sign.
    vectors: Vec<f32>,
}

/// The slopes of all weights.
struct Slopes {
    weights: Weights,
    vectors: Moving,
    /// The signs whose slopes are not 0.
    touched: Vec<u32>,
}

impl Learner {
    /// Fits to all mails, or all that are not in a fold.
    fn fit(examples: &[Example], without: Option<usize>, signs: usize) -> Learner {
        let mut random = Random::new();
        let mut learner = Learner::new(signs, &mut random);
        let mut slopes =
            Slopes { weights: Weights::default(), vectors: Moving::new(signs * WIDTH), touched: Vec::new() };
        let mut moving: Vec<Moving> =
            slopes.weights.matrices().iter().map(|matrix| Moving::new(matrix.numbers.len())).collect();
        let mut order: Vec<usize> = (0..examples.len()).filter(|n| Some(examples[*n].fold) != without).collect();
        let steps = ROUNDS * order.len().div_ceil(AT_ONCE);
        let mut step = 0;
        for round in 1..=ROUNDS {
            random.shuffle(&mut order);
            for some in order.chunks(AT_ONCE) {
                some.iter().for_each(|n| learner.back(&examples[*n], &mut slopes, &mut random));
                let done = step as f32 / steps as f32;
                step += 1;
                let corrected = |share: f32| 1.0 / (1.0 - share.powi(step));
                let rate = RATE * (done * 20.0).min(1.0) * (1.0 - done).max(0.02);
                learner.step(&mut slopes, &mut moving, &Pace { rate, mean: corrected(0.9), square: corrected(0.999) });
            }
            println!(
                "{}: round {round} of {ROUNDS}",
                without.map_or("all".into(), |fold| format!("without part {fold}"))
            );
        }
        learner
    }

    /// A network that knows nothing yet: small weights by chance, no bias.
    fn new(signs: usize, random: &mut Random) -> Learner {
        let mut weights = Weights::default();
        let mut fill = |matrix: &mut Matrix, inputs: usize| {
            let spread = 1.0 / (inputs as f32).sqrt();
            matrix.numbers.iter_mut().for_each(|number| *number = random.normal() * spread);
        };
        weights.mix.iter_mut().for_each(|mix| fill(mix, 3 * WIDTH));
        fill(&mut weights.tell, 4 * WIDTH);
        fill(&mut weights.attention, WIDTH);
        fill(&mut weights.kinds.hidden, 3 * WIDTH);
        fill(&mut weights.kinds.output, MAIL);
        for Head { first, last, mean, length, output, nothing, nothing_output, .. } in &mut weights.fields {
            [first, last, mean, nothing].into_iter().for_each(|matrix| fill(matrix, WIDTH));
            [output, nothing_output].into_iter().for_each(|matrix| fill(matrix, RUN));
            fill(length, 100);
        }
        let vectors = (0..signs * WIDTH).map(|_| random.normal() * 0.1).collect();
        Learner { weights, vectors }
    }

    fn vector(&self, sign: u32) -> &[f32] {
        row(&self.vectors, sign as usize)
    }

    /// The words' vectors, what each sign adds multiplied.
    fn words(&self, words: &[Vec<u32>], times: f32) -> Vec<f32> {
        let mut vectors = vec![0.0; words.len() * WIDTH];
        for (vector, signs) in vectors.chunks_exact_mut(WIDTH).zip(words) {
            signs.iter().for_each(|sign| add(vector, times, self.vector(*sign)));
        }
        vectors
    }

    /// Adds the slopes of what the network gets wrong of a mail.
    fn back(&self, example: &Example, slopes: &mut Slopes, random: &mut Random) {
        let some = |signs: &Vec<u32>, random: &mut Random| -> Vec<u32> {
            signs.iter().copied().filter(|_| random.share() > SIGNS_OUT).collect()
        };
        let words: Vec<Vec<u32>> = example.words.iter().map(|signs| some(signs, random)).collect();
        let (sign_times, number_times) = (1.0 / (1.0 - SIGNS_OUT), 1.0 / (1.0 - NUMBERS_OUT));
        let mixed = self.weights.mix(self.words(&words, sign_times), &example.pieces, &mut |numbers| {
            let dim = |n: &mut f32| *n = if random.share() < NUMBERS_OUT { -1.0 } else { *n * number_times };
            numbers.iter_mut().for_each(dim);
        });
        let mut above = vec![0.0; mixed.words().len()];
        for (field, choice) in example.fields.iter().enumerate() {
            if let Some(right) = choice.right {
                let (head, slope) = (&self.weights.fields[field], &mut slopes.weights.fields[field]);
                back_to_runs(head, slope, mixed.words(), &choice.runs, right, &mut above);
            }
        }
        if !example.kinds.is_empty() {
            self.back_to_mail(example, &mut slopes.weights, mixed.words(), &mut above);
        }
        self.back_to_words(&mixed, &example.pieces, number_times, &mut slopes.weights, &mut above);
        for (signs, slope) in words.iter().zip(above.chunks_exact(WIDTH)) {
            for sign in signs {
                add(row_mut(&mut slopes.vectors.slopes, *sign as usize), sign_times, slope);
                slopes.touched.push(*sign);
            }
        }
    }

    /// From the kinds to the words after the last convolution.
    fn back_to_mail(&self, example: &Example, slopes: &mut Weights, words: &[f32], above: &mut [f32]) {
        let mail = self.weights.gather(words);
        let mut slope = vec![0.0; mail.vector.len()];
        let (right, weight) = (&example.kinds, example.weight);
        back_to_top(&self.weights.kinds, &mut slopes.kinds, &mail.vector, right, weight, &mut slope);
        let [of_mean, of_largest, of_attended] = [0, 1, 2].map(|part| row(&slope, part));
        let pulls: Vec<f32> = words.chunks_exact(WIDTH).map(|word| dot(of_attended, word)).collect();
        let mean_pull: f32 = pulls.iter().zip(&mail.shares).map(|(pull, share)| pull * share).sum();
        let share = WIDTH as f32 / words.len() as f32;
        for (at, word) in above.chunks_exact_mut(WIDTH).enumerate() {
            let attention = mail.shares[at] * (pulls[at] - mean_pull);
            add(word, share, of_mean);
            add(word, mail.shares[at], of_attended);
            add(word, attention, &self.weights.attention.numbers);
            add(&mut slopes.attention.numbers, attention, row(words, at));
        }
        for (number, at) in mail.largest.iter().enumerate() {
            above[at * WIDTH + number] += of_largest[number];
        }
    }

    /// Through the convolutions, down to the words' vectors.
    fn back_to_words(
        &self,
        mixed: &Mixed,
        pieces: &[Range<usize>],
        times: f32,
        slopes: &mut Weights,
        above: &mut Vec<f32>,
    ) {
        for (layer, reach) in REACH.into_iter().enumerate().rev() {
            if layer == TOLD_AFTER {
                let mut told = vec![0.0; WIDTH];
                above.chunks_exact(WIDTH).for_each(|word| add(&mut told, 1.0, word));
                let mut mean = vec![0.0; WIDTH];
                back(&told, &mixed.mean, &self.weights.tell.numbers, &mut slopes.tell.numbers, &mut mean);
                let share = WIDTH as f32 / above.len() as f32;
                above.chunks_exact_mut(WIDTH).for_each(|word| add(word, share, &mean));
            }
            let words = &mixed.layers[layer];
            let mut below = above.clone();
            for (at, near) in neighbours(pieces, reach) {
                let open = row(&mixed.found[layer], at).iter().zip(row(above, at));
                let slope: Vec<f32> = open.map(|(found, s)| if *found > 0.0 { times * s } else { 0.0 }).collect();
                add(&mut slopes.mix_bias[layer].numbers, 1.0, &slope);
                for (side, place) in near.into_iter().enumerate() {
                    let Some(place) = place else { continue };
                    let rows = side * WIDTH * WIDTH..(side + 1) * WIDTH * WIDTH;
                    let weights = &self.weights.mix[layer].numbers[rows.clone()];
                    let slopes = &mut slopes.mix[layer].numbers[rows];
                    back(&slope, row(words, place), weights, slopes, row_mut(&mut below, place));
                }
            }
            *above = below;
        }
    }

    fn step(&mut self, slopes: &mut Slopes, moving: &mut [Moving], pace: &Pace) {
        slopes.touched.sort_unstable();
        slopes.touched.dedup();
        for sign in slopes.touched.drain(..) {
            let range = sign as usize * WIDTH..(sign as usize + 1) * WIDTH;
            slopes.vectors.step(&mut self.vectors, range, pace);
        }
        let matrices = self.weights.matrices().into_iter().zip(slopes.weights.matrices());
        for ((matrix, slope), moving) in matrices.zip(moving) {
            moving.slopes.copy_from_slice(&slope.numbers);
            slope.numbers.fill(0.0);
            moving.step(&mut matrix.numbers, 0..slope.numbers.len(), pace);
        }
    }

    /// Writes down what the network says of a mail.
    fn tell(&self, example: &Example, said: &mut answers::Writer) -> Result<(), String> {
        let mixed = self.weights.mix(self.words(&example.words, 1.0), &example.pieces, &mut |_| ());
        let mail = self.weights.gather(mixed.words());
        said.write(&example.id, "kinds", &self.weights.kinds.score(&mail.vector).1)?;
        for (field, (head, choice)) in Field::ALL.iter().zip(self.weights.fields.iter().zip(&example.fields)) {
            let seen = head.seen(mixed.words());
            let of_fact = |runs: &Vec<Run>| together(runs.iter().map(|run| seen.score(run).1));
            let mut scores = vec![head.nothing(&mean_of(mixed.words())).1];
            scores.extend(choice.runs.iter().skip(1).map(of_fact));
            said.write(&example.id, field.id(), &scores)?;
        }
        Ok(())
    }

    /// Writes the network's file.
    fn write(mut self, signs: &[u32]) -> Result<(), String> {
        let mut bytes = Vec::new();
        for matrix in self.weights.matrices() {
            let (step, steps) = in_steps(&matrix.numbers);
            bytes.extend(step.to_le_bytes());
            bytes.extend(steps);
        }
        let (step, steps) = in_steps(&self.vectors);
        bytes.extend(step.to_le_bytes());
        bytes.extend(signs.iter().flat_map(|sign| sign.to_le_bytes()));
        bytes.extend(steps);
        std::fs::write(FILE, bytes).map_err(|e| format!("{FILE}: {e}"))
    }
}

/// Numbers as steps of one byte each, and what a step is. The few that are far larger than most are cut.
fn in_steps(numbers: &[f32]) -> (f32, impl Iterator<Item = u8>) {
    const CUT: f32 = 0.9999;
    let mut sizes: Vec<f32> = numbers.iter().map(|number| number.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    let largest = sizes.get((sizes.len() as f32 * CUT) as usize).or(sizes.last()).copied().unwrap_or_default();
    let step = largest.max(f32::MIN_POSITIVE) / 127.0;
    (step, numbers.iter().map(move |number| ((number / step).round().clamp(-127.0, 127.0) as i8).cast_unsigned()))
}

/// From the slopes of `input` times a matrix to those of the matrix and of the input.
fn back(above: &[f32], input: &[f32], weights: &[f32], slopes: &mut [f32], below: &mut [f32]) {
    let rows = weights.chunks_exact(above.len()).zip(slopes.chunks_exact_mut(above.len()));
    for ((weights, slopes), (input, below)) in rows.zip(input.iter().zip(below)) {
        *below += dot(above, weights);
        if *input != 0.0 {
            add(slopes, *input, above);
        }
    }
}

/// From the scores of a hidden layer's output, of which some are right, to its input.
fn back_to_top(top: &Top, slopes: &mut Top, input: &[f32], right: &[bool], weight: f32, below: &mut [f32]) {
    let (hidden, mut said) = top.score(input);
    softmax(&mut said);
    let sum: f32 = said.iter().zip(right).filter(|(_, right)| **right).map(|(p, _)| p).sum();
    let wanted = |(p, right): (&f32, &bool)| weight * (p - if *right { p / sum.max(1e-9) } else { 0.0 });
    let slope: Vec<f32> = said.iter().zip(right).map(wanted).collect();
    add(&mut slopes.output_bias.numbers, 1.0, &slope);
    let mut hidden_slope = vec![0.0; MAIL];
    back(&slope, &hidden, &top.output.numbers, &mut slopes.output.numbers, &mut hidden_slope);
    hidden_slope.iter_mut().zip(&hidden).filter(|(_, hidden)| **hidden <= 0.0).for_each(|(slope, _)| *slope = 0.0);
    add(&mut slopes.hidden_bias.numbers, 1.0, &hidden_slope);
    back(&hidden_slope, input, &top.hidden.numbers, &mut slopes.hidden.numbers, below);
}

/// From the scores of one fact's candidates to the words.
fn back_to_runs(
    head: &Head,
    slopes: &mut Head,
    words: &[f32],
    candidates: &[Vec<Run>],
    right: usize,
    above: &mut [f32],
) {
    let mail = mean_of(words);
    let (nothing, nothing_score) = head.nothing(&mail);
    let seen = head.seen(words);
    let mut scores = vec![nothing_score];
    let runs: Vec<Vec<(Vec<f32>, f32)>> =
        candidates.iter().skip(1).map(|runs| runs.iter().map(|run| seen.score(run)).collect()).collect();
    scores.extend(runs.iter().map(|runs| together(runs.iter().map(|(_, score)| *score))));
    let mut said = scores.clone();
    softmax(&mut said);
    let wanted = |number: usize| said[number] - if number == right { 1.0 } else { 0.0 };
    let through = |hidden: &[f32], output: &[f32], slope: f32| -> Vec<f32> {
        hidden.iter().zip(output).map(|(hidden, weight)| if *hidden > 0.0 { slope * weight } else { 0.0 }).collect()
    };

    add(&mut slopes.nothing_output.numbers, wanted(0), &nothing);
    let slope = through(&nothing, &head.nothing_output.numbers, wanted(0));
    add(&mut slopes.nothing_bias.numbers, 1.0, &slope);
    let mut mail_slope = vec![0.0; WIDTH];
    back(&slope, &mail, &head.nothing.numbers, &mut slopes.nothing.numbers, &mut mail_slope);
    let share = WIDTH as f32 / words.len() as f32;
    above.chunks_exact_mut(WIDTH).for_each(|word| add(word, share, &mail_slope));

    let zeros = || vec![0.0; words.len() / WIDTH * RUN];
    let (mut first, mut last, mut mean) = (zeros(), zeros(), zeros());
    let mut touched = vec![false; words.len() / WIDTH];
    let at = |word: usize| word * RUN..(word + 1) * RUN;
    for (number, (candidate, seen)) in candidates.iter().zip(std::iter::once(&Vec::new()).chain(&runs)).enumerate() {
        for (run, (hidden, score)) in candidate.iter().zip(seen) {
            let slope = wanted(number) * (score - scores[number]).exp();
            if slope.abs() < FLAT {
                continue;
            }
            add(&mut slopes.output.numbers, slope, hidden);
            let slope = through(hidden, &head.output.numbers, slope);
            add(&mut slopes.length.numbers[Head::length_row(run)], 1.0, &slope);
            add(&mut first[at(run.from)], 1.0, &slope);
            add(&mut last[at(run.to - 1)], 1.0, &slope);
            for word in run.from..run.to {
                add(&mut mean[at(word)], 1.0 / (run.to - run.from) as f32, &slope);
                touched[word] = true;
            }
        }
    }
    for word in (0..touched.len()).filter(|word| touched[*word]) {
        let (input, below) = (row(words, word), row_mut(above, word));
        back(&first[at(word)], input, &head.first.numbers, &mut slopes.first.numbers, below);
        back(&last[at(word)], input, &head.last.numbers, &mut slopes.last.numbers, below);
        back(&mean[at(word)], input, &head.mean.numbers, &mut slopes.mean.numbers, below);
    }
}

//! A small neural network that reads a mail's words in their order.
//!
//! Each word is a vector, the sum of what is known of the signs it bears (itself, its ending, how it is written, where it
//! stands); three convolutions mix it with its neighbours, up to seven words away. From these vectors the network scores
//! what kind of mail it is and how well a run of words states a fact. It is asked beside the linear models,
//! whose weights can be read: it helps to weigh, they explain.
//!
//! `network.bin`, which `cargo run --release --example fit -- network` writes, holds the weights in one byte each: every
//! [`Matrix`] of [`Weights`] in turn, then the vectors of the signs. A block is a step (`f32`) and so many steps (`i8`).

use super::{find, softmax};
use std::ops::Range;
use std::sync::LazyLock;

/// Numbers of a word's vector; of the hidden layers that score runs of words, and kinds.
pub const WIDTH: usize = 64;
pub const RUN: usize = 40;
pub const MAIL: usize = 64;

/// How far away the neighbours are that each convolution mixes in.
pub const REACH: [usize; 3] = [1, 2, 4];

/// After this convolution every word is told what the whole mail is about.
pub const TOLD_AFTER: usize = 1;

/// Outputs, in the order of `Kind::ALL` and `Field::ALL`.
pub const KINDS: usize = 11;
pub const FIELDS: usize = 3;

/// Lengths of runs that are told apart, for runs as they stand and for those without their possessive "'s".
const LENGTHS: usize = 8;

/// Numbers in rows: a row per input, in it one per output.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    pub numbers: Vec<f32>,
}

impl Matrix {
    fn new(inputs: usize, outputs: usize) -> Self {
        Matrix { numbers: vec![0.0; inputs * outputs] }
    }

    /// Adds `input` times the matrix to `output`.
    pub fn apply(&self, input: &[f32], output: &mut [f32]) {
        for (row, factor) in self.numbers.chunks_exact(output.len()).zip(input) {
            if *factor != 0.0 {
                add(output, *factor, row);
            }
        }
    }
}

/// What scores kinds: a hidden layer over the whole mail.
#[derive(Clone, Debug)]
pub struct Top {
    pub hidden: Matrix,
    pub hidden_bias: Matrix,
    pub output: Matrix,
    pub output_bias: Matrix,
}

/// What scores runs of words for one fact, and that the mail does not say it.
#[derive(Clone, Debug)]
pub struct Head {
    pub first: Matrix,
    pub last: Matrix,
    pub mean: Matrix,
    pub length: Matrix,
    pub output: Matrix,
    pub nothing: Matrix,
    pub nothing_bias: Matrix,
    pub nothing_output: Matrix,
}

/// All weights but the vectors of the signs.
#[derive(Clone, Debug)]
pub struct Weights {
    /// For the word before, the word and the word after, one below the other.
    pub mix: [Matrix; REACH.len()],
    pub mix_bias: [Matrix; REACH.len()],
    pub tell: Matrix,
    /// How much of the mail's vector a word makes up.
    pub attention: Matrix,
    pub kinds: Top,
    pub fields: [Head; FIELDS],
}

impl Default for Weights {
    fn default() -> Self {
        let kinds = Top {
            hidden: Matrix::new(3 * WIDTH, MAIL),
            hidden_bias: Matrix::new(1, MAIL),
            output: Matrix::new(MAIL, KINDS),
            output_bias: Matrix::new(1, KINDS),
        };
        let field = || Head {
            first: Matrix::new(WIDTH, RUN),
            last: Matrix::new(WIDTH, RUN),
            mean: Matrix::new(WIDTH, RUN),
            length: Matrix::new(2 * LENGTHS, RUN),
            output: Matrix::new(RUN, 1),
            nothing: Matrix::new(WIDTH, RUN),
            nothing_bias: Matrix::new(1, RUN),
            nothing_output: Matrix::new(RUN, 1),
        };
        Weights {
            mix: REACH.map(|_| Matrix::new(3 * WIDTH, WIDTH)),
            mix_bias: REACH.map(|_| Matrix::new(1, WIDTH)),
            tell: Matrix::new(WIDTH, WIDTH),
            attention: Matrix::new(WIDTH, 1),
            kinds,
            fields: [field(), field(), field()],
        }
    }
}

impl Weights {
    /// Every matrix, in the order of the file.
    pub fn matrices(&mut self) -> Vec<&mut Matrix> {
        let mut all: Vec<&mut Matrix> = self.mix.iter_mut().chain(&mut self.mix_bias).collect();
        all.extend([&mut self.tell, &mut self.attention]);
        let Top { hidden, hidden_bias, output, output_bias } = &mut self.kinds;
        all.extend([hidden, hidden_bias, output, output_bias]);
        for Head { first, last, mean, length, output, nothing, nothing_bias, nothing_output } in &mut self.fields {
            all.extend([first, last, mean, length, output, nothing, nothing_bias, nothing_output]);
        }
        all
    }

    /// Mixes every word with its neighbours. `words` holds a vector per word, `pieces` the runs of words that belong
    /// together; `dim` may change what a convolution found, before what is below 0 is cut off.
    pub fn mix(&self, words: Vec<f32>, pieces: &[Range<usize>], dim: &mut dyn FnMut(&mut [f32])) -> Mixed {
        let mut layers = vec![words];
        let (mut found, mut mean) = (Vec::new(), Vec::new());
        for (layer, reach) in REACH.into_iter().enumerate() {
            let (Some(below), Some(mix), Some(bias)) = (layers.last(), self.mix.get(layer), self.mix_bias.get(layer))
            else {
                continue;
            };
            let mut sums = vec![0.0; below.len()];
            for (at, near) in neighbours(pieces, reach) {
                let sum = row_mut(&mut sums, at);
                add(sum, 1.0, &bias.numbers);
                for (place, rows) in near.into_iter().zip(mix.numbers.chunks_exact(WIDTH * WIDTH)) {
                    let Some(place) = place else { continue };
                    for (factor, row) in row(below, place).iter().zip(rows.chunks_exact(WIDTH)) {
                        add(sum, *factor, row);
                    }
                }
            }
            dim(&mut sums);
            let mut above = below.clone();
            above.iter_mut().zip(&sums).for_each(|(above, sum)| *above += sum.max(0.0));
            if layer == TOLD_AFTER {
                mean = mean_of(&above);
                let mut told = vec![0.0; WIDTH];
                self.tell.apply(&mean, &mut told);
                above.chunks_exact_mut(WIDTH).for_each(|word| add(word, 1.0, &told));
            }
            found.push(sums);
            layers.push(above);
        }
        Mixed { layers, found, mean }
    }

    /// The whole mail as one vector: the mean of its words, the largest of each number, and the words' mean by attention.
    pub fn gather(&self, words: &[f32]) -> Gathered {
        let mut shares: Vec<f32> = words.chunks_exact(WIDTH).map(|w| dot(w, &self.attention.numbers)).collect();
        softmax(&mut shares);
        let mut largest = vec![0; WIDTH];
        let mut attended = vec![0.0; WIDTH];
        for (at, (word, share)) in words.chunks_exact(WIDTH).zip(&shares).enumerate() {
            add(&mut attended, *share, word);
            for (number, (value, largest)) in word.iter().zip(&mut largest).enumerate() {
                if words.get(*largest * WIDTH + number).is_none_or(|so_far| value > so_far) {
                    *largest = at;
                }
            }
        }
        let mut vector = mean_of(words);
        vector.extend(largest.iter().enumerate().map(|(i, at)| words.get(at * WIDTH + i).copied().unwrap_or_default()));
        vector.extend(attended);
        Gathered { vector, shares, largest }
    }
}

impl Top {
    /// The hidden layer and the scores.
    pub fn score(&self, mail: &[f32]) -> (Vec<f32>, Vec<f32>) {
        let mut hidden = self.hidden_bias.numbers.clone();
        self.hidden.apply(mail, &mut hidden);
        cut(&mut hidden);
        let mut scores = self.output_bias.numbers.clone();
        self.output.apply(&hidden, &mut scores);
        (hidden, scores)
    }
}

impl Head {
    /// The hidden layer and the score of "the mail does not say"; `mail` is the mean of its words.
    pub fn nothing(&self, mail: &[f32]) -> (Vec<f32>, f32) {
        let mut hidden = self.nothing_bias.numbers.clone();
        self.nothing.apply(mail, &mut hidden);
        cut(&mut hidden);
        let score = dot(&hidden, &self.nothing_output.numbers);
        (hidden, score)
    }

    /// What each word adds to the hidden layer of a run that it begins, ends, is in.
    pub fn seen(&self, words: &[f32]) -> Seen<'_> {
        let by = |matrix: &Matrix| {
            let mut all = vec![0.0; words.len() / WIDTH * RUN];
            all.chunks_exact_mut(RUN).zip(words.chunks_exact(WIDTH)).for_each(|(out, word)| matrix.apply(word, out));
            all
        };
        Seen { head: self, first: by(&self.first), last: by(&self.last), mean: by(&self.mean) }
    }

    /// The row of `length` for a run.
    pub fn length_row(run: &Run) -> Range<usize> {
        let number = (run.to - run.from).min(LENGTHS - 1) + if run.bare { LENGTHS } else { 0 };
        number * RUN..(number + 1) * RUN
    }
}

/// Words `from..to`; at least one.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub from: usize,
    pub to: usize,
    /// Whether the last word's possessive "'s" is left out.
    pub bare: bool,
}

/// The words as one head sees them.
pub struct Seen<'h> {
    head: &'h Head,
    first: Vec<f32>,
    last: Vec<f32>,
    mean: Vec<f32>,
}

impl Seen<'_> {
    /// The hidden layer and the score of a run.
    pub fn score(&self, run: &Run) -> (Vec<f32>, f32) {
        let of = |all: &[f32], at: usize| -> Range<usize> { at * RUN..((at + 1) * RUN).min(all.len()) };
        let mut hidden = self.head.length.numbers.get(Head::length_row(run)).unwrap_or_default().to_vec();
        add(&mut hidden, 1.0, self.first.get(of(&self.first, run.from)).unwrap_or_default());
        add(&mut hidden, 1.0, self.last.get(of(&self.last, run.to - 1)).unwrap_or_default());
        let share = 1.0 / (run.to - run.from) as f32;
        let inner = self.mean.get(run.from * RUN..run.to * RUN).unwrap_or_default();
        inner.chunks_exact(RUN).for_each(|word| add(&mut hidden, share, word));
        cut(&mut hidden);
        let score = dot(&hidden, &self.head.output.numbers);
        (hidden, score)
    }
}

/// What the convolutions made of the words.
pub struct Mixed {
    /// The words' vectors before the first, after the first, …, after the last.
    pub layers: Vec<Vec<f32>>,
    /// What each found, before what is below 0 is cut off.
    pub found: Vec<Vec<f32>>,
    /// The mean that every word is told.
    pub mean: Vec<f32>,
}

impl Mixed {
    /// The words' vectors after the last convolution.
    pub fn words(&self) -> &[f32] {
        self.layers.last().map_or(&[], Vec::as_slice)
    }
}

pub struct Gathered {
    pub vector: Vec<f32>,
    pub shares: Vec<f32>,
    /// The words that hold the largest of each number.
    pub largest: Vec<usize>,
}

/// Each word with the one before it, itself and the one after it, `reach` words away in the same piece.
pub fn neighbours(pieces: &[Range<usize>], reach: usize) -> impl Iterator<Item = (usize, [Option<usize>; 3])> {
    pieces.iter().cloned().flat_map(move |piece| {
        let inside = piece.clone();
        piece.map(move |at| {
            let before = at.checked_sub(reach).filter(|before| inside.contains(before));
            (at, [before, Some(at), Some(at + reach).filter(|after| inside.contains(after))])
        })
    })
}

/// A mail as the network sees it.
pub struct Encoded {
    words: Vec<f32>,
    mean: Vec<f32>,
    /// How much speaks for each kind.
    pub kinds: Vec<f32>,
}

impl Encoded {
    /// Scores runs of words for the fact with this number: first "the mail does not say", then each fact by its runs.
    pub fn score(&self, field: usize, facts: impl Iterator<Item = Vec<Run>>) -> Vec<f32> {
        let Some(head) = NETWORK.weights.fields.get(field) else { return Vec::new() };
        let seen = head.seen(&self.words);
        let scores = facts.map(|runs| together(runs.iter().map(|run| seen.score(run).1)));
        std::iter::once(head.nothing(&self.mean).1).chain(scores).collect()
    }
}

/// The score of a fact that several runs state; of one that none does it is as low as can be.
pub fn together(scores: impl Iterator<Item = f32> + Clone) -> f32 {
    const NONE: f32 = -20.0;
    let most = scores.clone().fold(NONE, f32::max);
    most + scores.map(|score| (score - most).exp()).sum::<f32>().max(f32::MIN_POSITIVE).ln().max(NONE)
}

/// Encodes a mail. `words` names the signs of each word by their hashes, `pieces` are the runs of words that belong
/// together.
pub fn encode(words: &[Vec<u32>], pieces: &[Range<usize>]) -> Encoded {
    let network = &*NETWORK;
    let mut vectors = vec![0.0; words.len() * WIDTH];
    for (vector, signs) in vectors.chunks_exact_mut(WIDTH).zip(words) {
        signs.iter().for_each(|sign| network.add_sign(*sign, vector));
    }
    let mixed = network.weights.mix(vectors, pieces, &mut |_| ());
    let words = mixed.words().to_vec();
    let gathered = network.weights.gather(&words);
    let (_, kinds) = network.weights.kinds.score(&gathered.vector);
    Encoded { mean: mean_of(&words), words, kinds }
}

struct Network {
    weights: Weights,
    /// The hashes of the signs, ascending, four bytes each, the lowest first; their vectors in steps.
    hashes: &'static [u8],
    vectors: &'static [u8],
    step: f32,
}

static NETWORK: LazyLock<Network> = LazyLock::new(|| Network::read(include_bytes!("network.bin")));

impl Network {
    fn read(bytes: &'static [u8]) -> Network {
        let mut weights = Weights::default();
        let mut rest = bytes;
        for matrix in weights.matrices() {
            let (step, after) = number(rest);
            let (steps, after) = after.split_at_checked(matrix.numbers.len()).unwrap_or_default();
            matrix.numbers.iter_mut().zip(steps).for_each(|(n, s)| *n = f32::from(s.cast_signed()) * step);
            rest = after;
        }
        let (step, rest) = number(rest);
        let (hashes, vectors) = rest.split_at(rest.len() / (4 + WIDTH) * 4);
        Network { weights, hashes, vectors, step }
    }

    /// Adds the vector of a sign that is known.
    fn add_sign(&self, sign: u32, vector: &mut [f32]) {
        if let Some(at) = find(self.hashes, sign) {
            let steps = self.vectors.get(at * WIDTH..(at + 1) * WIDTH).unwrap_or_default();
            vector.iter_mut().zip(steps).for_each(|(n, s)| *n += f32::from(s.cast_signed()) * self.step);
        }
    }
}

/// The `f32` that bytes begin with, and the rest.
fn number(bytes: &[u8]) -> (f32, &[u8]) {
    bytes.split_first_chunk().map_or((0.0, bytes), |(first, rest)| (f32::from_le_bytes(*first), rest))
}

/// Adds `factor` times `numbers` to `sum`.
#[inline]
pub fn add(sum: &mut [f32], factor: f32, numbers: &[f32]) {
    sum.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += factor * number);
}

#[inline]
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    // Eight sums at once, which the processor adds side by side.
    const SUMS: usize = 8;
    let (left, rest) = a.as_chunks::<SUMS>();
    let (right, other_rest) = b.as_chunks::<SUMS>();
    let mut sums = [0.0; SUMS];
    for (a, b) in left.iter().zip(right) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    let rest: f32 = rest.iter().zip(other_rest).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f32>() + rest
}

/// The vector of word `at`.
pub fn row(words: &[f32], at: usize) -> &[f32] {
    words.get(at * WIDTH..(at + 1) * WIDTH).unwrap_or_default()
}

pub fn row_mut(words: &mut [f32], at: usize) -> &mut [f32] {
    words.get_mut(at * WIDTH..(at + 1) * WIDTH).unwrap_or_default()
}

/// The mean of the words' vectors; zeros when there is no word.
pub fn mean_of(words: &[f32]) -> Vec<f32> {
    let mut mean = vec![0.0; WIDTH];
    let share = WIDTH as f32 / words.len().max(1) as f32;
    words.chunks_exact(WIDTH).for_each(|word| add(&mut mean, share, word));
    mean
}

fn cut(numbers: &mut [f32]) {
    numbers.iter_mut().for_each(|number| *number = number.max(0.0));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_holds_every_number_and_the_signs_in_order() {
        let bytes: &[u8] = include_bytes!("network.bin");
        let dense: usize = Weights::default().matrices().iter().map(|matrix| 4 + matrix.numbers.len()).sum();
        assert_eq!((bytes.len() - dense - 4) % (4 + WIDTH), 0);
        let signs: Vec<u32> = NETWORK.hashes.as_chunks().0.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect();
        assert!(signs.len() > 1000 && signs.is_sorted());
        assert!(NETWORK.weights.mix.iter().all(|mix| mix.numbers.iter().any(|number| *number != 0.0)));
    }

    #[test]
    fn words_mix_with_their_own_piece_only() {
        let near: Vec<_> = neighbours(&[0..2, 2..3], 1).collect();
        assert_eq!(near, [(0, [None, Some(0), Some(1)]), (1, [Some(0), Some(1), None]), (2, [None, Some(2), None])]);
    }

    #[test]
    fn a_fact_that_two_runs_state_scores_more_than_by_either() {
        assert!((together([1.5].into_iter()) - 1.5).abs() < 1e-6);
        assert!((together([1.5, 1.5].into_iter()) - 1.5 - 2.0_f32.ln()).abs() < 1e-6);
        assert!(together(std::iter::empty()) < -10.0);
    }

    #[test]
    fn an_empty_mail_has_scores_too() {
        let encoded = encode(&[], &[]);
        assert_eq!(encoded.kinds.len(), KINDS);
        assert!(encoded.kinds.iter().all(|score| score.is_finite()));
        assert_eq!(encoded.score(0, std::iter::empty()).len(), 1);
    }
}

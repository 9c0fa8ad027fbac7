//! Fits linear models: follow the regularised leader, a step size for each weight (FTRL-Proximal, McMahan et al., "Ad
//! Click Prediction: a View from the Trenches", 2013).

use bow_out::model::UNIT;
use std::collections::HashMap;

/// How fast and how cautiously weights move. Chosen by cross-validation.
#[derive(Clone, Copy)]
pub struct Settings {
    pub rate: f32,
    /// How strongly weights are drawn to 0, and how small ones to 0 itself.
    pub ridge: f32,
    pub lasso: f32,
    pub rounds: usize,
}

/// Weights of features with `outputs` numbers each.
pub struct Learner {
    settings: Settings,
    pub outputs: usize,
    pub weights: Vec<f32>,
    sums: Vec<f32>,
    squares: Vec<f32>,
}

impl Learner {
    pub fn new(features: usize, outputs: usize, settings: Settings) -> Self {
        let zeros = || vec![0.0; features * outputs];
        Learner { settings, outputs, weights: zeros(), sums: zeros(), squares: zeros() }
    }

    /// The weights of a feature.
    pub fn row(&self, feature: u32) -> &[f32] {
        let at = feature as usize * self.outputs;
        self.weights.get(at..at + self.outputs).unwrap_or_default()
    }

    /// Moves one weight against its slope.
    pub fn step(&mut self, feature: u32, output: usize, slope: f32) {
        let Settings { rate, ridge, lasso, .. } = self.settings;
        let at = feature as usize * self.outputs + output;
        let squares = self.squares[at] + slope * slope;
        self.sums[at] += slope - (squares.sqrt() - self.squares[at].sqrt()) / rate * self.weights[at];
        self.squares[at] = squares;
        let sum = self.sums[at];
        self.weights[at] = if sum.abs() <= lasso {
            0.0
        } else {
            (sum.signum() * lasso - sum) / ((1.0 + squares.sqrt()) / rate + ridge)
        };
    }
}

/// Numbers by chance, the same on every run.
pub struct Random(u64);

impl Random {
    pub fn new() -> Self {
        Random(12345)
    }

    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as u32
    }

    /// From 0 to 1.
    pub fn share(&mut self) -> f32 {
        self.next() as f32 / (1_u32 << 31) as f32
    }

    /// Around 0, as chance spreads it: nearly always within 3.
    pub fn normal(&mut self) -> f32 {
        const SHARES: usize = 6;
        let sum: f32 = (0..SHARES).map(|_| self.share()).sum();
        (sum - SHARES as f32 / 2.0) * (12.0 / SHARES as f32).sqrt()
    }

    pub fn shuffle(&mut self, order: &mut [usize]) {
        for last in (1..order.len()).rev() {
            order.swap(last, self.next() as usize % (last + 1));
        }
    }
}

/// Features by number, with their names.
#[derive(Default)]
pub struct Names {
    numbers: HashMap<u32, u32>,
    pub names: Vec<String>,
    pub hashes: Vec<u32>,
    /// The mails that hold the feature.
    pub mails: Vec<u32>,
}

impl Names {
    /// The number of a feature, a new one for a new name.
    pub fn number(&mut self, hash: u32, parts: &[&str]) -> u32 {
        *self.numbers.entry(hash).or_insert_with(|| {
            self.names.push(parts.join("\t"));
            self.hashes.push(hash);
            self.mails.push(0);
            self.names.len() as u32 - 1
        })
    }

    pub fn known(&self, hash: u32) -> Option<u32> {
        self.numbers.get(&hash).copied()
    }
}

/// The most telling `most` features: of large weights, and in many mails.
pub fn most_telling(learner: &Learner, names: &Names, most: usize) -> Vec<bool> {
    let telling = |number: usize| {
        let largest = learner.row(number as u32).iter().fold(0.0_f32, |most, w| most.max(w.abs()));
        if steps(largest) == 0 { 0.0 } else { largest * (names.mails[number] as f32).sqrt() }
    };
    let mut order: Vec<usize> = (0..names.names.len()).filter(|n| telling(*n) > 0.0).collect();
    order.sort_by(|a, b| telling(*b).total_cmp(&telling(*a)));
    let mut kept = vec![false; names.names.len()];
    order.into_iter().take(most).for_each(|number| kept[number] = true);
    kept
}

/// A weight as it is stored.
pub fn steps(weight: f32) -> i8 {
    (weight / UNIT).round().clamp(-127.0, 127.0) as i8
}

/// Writes a model's file: the outputs, then a line for each feature that has a weight.
///
/// # Errors
/// One sentence when the file cannot be written.
pub fn write(file: &str, outputs: &[&str], learner: &Learner, names: &Names, kept: &[bool]) -> Result<(), String> {
    let mut lines: Vec<String> = Vec::new();
    for (number, name) in names.names.iter().enumerate().filter(|(number, _)| kept[*number]) {
        let row = learner.row(number as u32).iter().map(|w| steps(*w));
        let weights: Vec<String> = match outputs {
            [_] => row.filter(|w| *w != 0).map(|w| w.to_string()).collect(),
            _ => outputs.iter().zip(row).filter(|(_, w)| *w != 0).map(|(o, w)| format!("{o}={w}")).collect(),
        };
        if !weights.is_empty() {
            lines.push(format!("{name}\u{0}{}\t{name}", weights.join(" ")));
        }
    }
    lines.sort();
    let lines = lines.iter().filter_map(|line| line.split('\u{0}').nth(1));
    let text = std::iter::once(outputs.join(" ").as_str()).chain(lines).collect::<Vec<_>>().join("\n") + "\n";
    std::fs::write(file, text).map_err(|e| format!("{file}: {e}"))
}

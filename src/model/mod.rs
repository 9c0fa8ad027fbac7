//! Linear models over named features: a thing's score is the sum of the weights of its features.
//!
//! A feature is named by parts that say what is looked at and what stands there: `["before", "for the"]`. The names with
//! their weights are in a `.tsv` file, which `cargo run --release --example fit` writes; the build hashes the names, so
//! that the compiled model is a table of numbers. Beside them stands a [`network`].

pub mod network;

/// What one step of a stored weight adds to a score.
pub const UNIT: f32 = 1.0 / 32.0;

/// Takes the features of a thing: a model to add them up, or whoever fits one.
pub trait Sink {
    fn feature(&mut self, parts: &[&str]);
}

/// A compiled model.
pub struct Model {
    /// The hashes of the features, ascending, four bytes each, the lowest first.
    hashes: &'static [u8],
    /// For each feature a weight per output, in steps of [`UNIT`].
    weights: &'static [u8],
    outputs: usize,
}

impl Model {
    /// A model of `outputs` scores from the bytes that the build wrote.
    pub const fn new(bytes: &'static [u8], outputs: usize) -> Model {
        let (hashes, weights) = bytes.split_at(bytes.len() / (4 + outputs) * 4);
        Model { hashes, weights, outputs }
    }

    /// The weights of the feature with this hash, one per output; empty when the model does not know it.
    pub fn weights(&self, hash: u32) -> impl Iterator<Item = f32> + use<> {
        let row = find(self.hashes, hash).map_or(0..0, |at| at * self.outputs..(at + 1) * self.outputs);
        self.weights.get(row).unwrap_or_default().iter().map(|w| f32::from(w.cast_signed()) * UNIT)
    }
}

/// Where a hash stands in a table of them, ascending, four bytes each, the lowest first.
fn find(hashes: &[u8], hash: u32) -> Option<usize> {
    let number = |at: usize| {
        let bytes = hashes.get(at * 4..at * 4 + 4).and_then(|b| b.try_into().ok());
        u32::from_le_bytes(bytes.unwrap_or_default())
    };
    let (mut from, mut to) = (0, hashes.len() / 4);
    while from < to {
        let middle = from.midpoint(to);
        if number(middle) < hash { from = middle + 1 } else { to = middle }
    }
    (number(from) == hash).then_some(from)
}

/// The hash of a feature's name: 32-bit FNV-1a over the parts, each ended by a zero byte.
pub fn hash(parts: &[&str]) -> u32 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Adds up what a model of one output says of a thing.
pub struct Score<'m> {
    pub model: &'m Model,
    pub sum: f32,
}

impl Sink for Score<'_> {
    fn feature(&mut self, parts: &[&str]) {
        self.sum += self.model.weights(hash(parts)).sum::<f32>();
    }
}

/// Scores as probabilities: e to the score, shared out.
pub fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.iter_mut().for_each(|score| *score = (*score - most).exp());
    let sum: f32 = scores.iter().sum();
    scores.iter_mut().for_each(|score| *score /= sum);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_knows_the_weights_of_its_features_and_no_others() {
        static BYTES: [u8; 12] = [5, 0, 0, 0, 1, 0, 0, 1, 32, 0, 0xE0, 64];
        let model = Model::new(&BYTES, 2);
        assert_eq!(model.weights(5).collect::<Vec<_>>(), [1.0, 0.0]);
        assert_eq!(model.weights(0x0100_0001).collect::<Vec<_>>(), [-1.0, 2.0]);
        assert_eq!(model.weights(6).count() + model.weights(0).count() + model.weights(u32::MAX).count(), 0);
    }

    #[test]
    fn parts_are_kept_apart() {
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
    }
}

//! Chooses the words that state a fact: the candidate whose features score best, unless "the mail does not say" is
//! likelier. The weights were fitted to labelled mails; see `company.tsv`, `person.tsv` and `role.tsv`.

use super::candidates::{Candidate, Field, Scene};
use super::{features, signs};
use crate::judge::Verdict;
use crate::model::network::Encoded;
use crate::model::{Model, Score, Sink, softmax};

static COMPANY: Model = Model::new(include_bytes!(concat!(env!("OUT_DIR"), "/company.bin")), 1);
static PERSON: Model = Model::new(include_bytes!(concat!(env!("OUT_DIR"), "/person.bin")), 1);
static ROLE: Model = Model::new(include_bytes!(concat!(env!("OUT_DIR"), "/role.bin")), 1);

/// A candidate and how likely it is the fact, 0 to 1.
pub struct Chosen {
    pub candidate: Candidate,
    pub probability: f32,
}

/// What a point of the network's counts beside one of the linear model's. Chosen by cross-validation.
pub const NETWORK_COUNTS: f32 = 0.5;

/// The likeliest candidate.
pub fn choose(scene: &Scene, encoded: &Encoded, field: Field, verdict: &Verdict, agency: bool) -> Option<Chosen> {
    let model = match field {
        Field::Company => &COMPANY,
        Field::Person => &PERSON,
        Field::Role => &ROLE,
    };
    let score = |name: &mut dyn FnMut(&mut dyn Sink)| {
        let mut score = Score { model, sum: 0.0 };
        name(&mut score);
        score.sum
    };
    let mut candidates = scene.candidates(field);
    let nothing = score(&mut |sink| features::of_nothing(scene, verdict, agency, sink));
    let mut scores = vec![nothing];
    scores.extend(candidates.iter().map(|c| score(&mut |sink| features::of_candidate(scene, field, c, sink))));
    let pieces = signs::pieces(scene);
    let seen = encoded.score(field as usize, candidates.iter().map(|c| signs::runs(&pieces, &c.mentions)));
    scores.iter_mut().zip(seen).for_each(|(score, seen)| *score += NETWORK_COUNTS * seen);
    softmax(&mut scores);
    let (best, probability) = scores.into_iter().skip(1).enumerate().max_by(|a, b| a.1.total_cmp(&b.1))?;
    Some(Chosen { candidate: candidates.swap_remove(best), probability })
}

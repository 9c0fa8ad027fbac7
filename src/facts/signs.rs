//! What the network is told of each word: the signs it bears.

use super::between;
use super::candidates::{Field, Mention, PARTS, Scene};
use super::features::{domain, mark, part, sign};
use crate::language::concepts::concept;
use crate::mail::Part;
use crate::mail::text::Kind;
use crate::model::network::{self, Encoded, Run};
use crate::model::{Sink, hash};
use std::ops::Range;

/// Letters of the endings and beginnings that are signs.
const ENDINGS: [usize; 3] = [2, 3, 4];
const BEGINNINGS: [usize; 2] = [3, 4];

/// Words of a part that are read, in the row of all that are.
pub struct Piece {
    part: Part,
    words: Range<usize>,
    /// The place of the first of them in the row.
    start: usize,
}

impl Piece {
    /// Its places in the row.
    fn row(&self) -> Range<usize> {
        self.start..self.start + self.words.len()
    }

    /// A mention as a run of the row; `None` when it is elsewhere.
    fn run(&self, mention: &Mention) -> Option<Run> {
        let here = self.part == mention.part && self.words.start <= mention.from && mention.to <= self.words.end;
        let place = |at: usize| self.start + at - self.words.start;
        here.then(|| Run { from: place(mention.from), to: place(mention.to), bare: mention.bare })
    }
}

/// All words that are read, part after part.
pub fn pieces(scene: &Scene) -> Vec<Piece> {
    let mut start = 0;
    let words = PARTS.into_iter().flat_map(|part| scene.read(part).into_iter().map(move |words| (part, words)));
    words
        .map(|(part, words)| {
            let piece = Piece { part, words, start };
            start = piece.row().end;
            piece
        })
        .collect()
}

/// Mentions as runs of the row.
pub fn runs(pieces: &[Piece], mentions: &[Mention]) -> Vec<Run> {
    mentions.iter().filter_map(|mention| pieces.iter().find_map(|piece| piece.run(mention))).collect()
}

/// The hashes of the signs of every word that is read, and which words stand together.
pub fn signs_of(scene: &Scene) -> (Vec<Vec<u32>>, Vec<Range<usize>>) {
    struct Hashes(Vec<u32>);
    impl Sink for Hashes {
        fn feature(&mut self, parts: &[&str]) {
            self.0.push(hash(parts));
        }
    }
    let pieces = pieces(scene);
    let places = pieces.iter().flat_map(|piece| piece.words.clone().map(|at| (piece.part, at)));
    let signs = places.map(|(part, at)| {
        let mut signs = Hashes(Vec::new());
        of_word(scene, part, at, &mut signs);
        signs.0
    });
    (signs.collect(), pieces.iter().map(Piece::row).collect())
}

/// Shows the mail to the network.
pub fn encode(scene: &Scene) -> Encoded {
    let (words, pieces) = signs_of(scene);
    network::encode(&words, &pieces)
}

/// All that may state a fact, with the runs of the row where it does. For whoever fits the network.
pub fn candidates_of(scene: &Scene, field: Field) -> Vec<(String, Vec<Run>)> {
    let pieces = pieces(scene);
    let all = scene.candidates(field).into_iter();
    all.map(|candidate| (candidate.text, runs(&pieces, &candidate.mentions))).collect()
}

/// Names the signs of a word.
fn of_word(scene: &Scene, place: Part, at: usize, sink: &mut dyn Sink) {
    let reader = &scene.reader;
    let text = reader.text(place);
    let (Some(word), Some(note)) = (text.words.get(at), scene.note(place, at)) else { return };
    let name = sign(reader, text, at);
    let part = part(reader, &Mention { part: place, from: at, to: at + 1, bare: false });
    sink.feature(&["word", name]);
    sink.feature(&["part", part]);
    sink.feature(&["language", scene.language.unwrap_or_default()]);
    sink.feature(&["shape", note.shape]);
    sink.feature(&["shape", note.shape, part]);
    note.classes.iter().for_each(|class| sink.feature(&["is", class]));
    if note.small {
        sink.feature(&["small"]);
    }
    // Where a line is only wrapped, the next word is like any other.
    let ends_phrase = |at: usize| text.gap(at).ends_phrase();
    let mark_at = |at: usize| {
        let sep = between(text, at);
        if ends_phrase(at) { mark(sep) } else { mark(&sep.replace('\n', " ")) }
    };
    let before = if at == 0 { "^".to_owned() } else { mark_at(at) };
    let after = if at + 1 >= text.words.len() { "$".to_owned() } else { mark_at(at + 1) };
    sink.feature(&["mark before", &before]);
    sink.feature(&["mark after", &after]);
    let (line_start, line_end, _) = note.line;
    for (is, name) in [
        (ends_phrase(at), "begins a phrase"),
        (at == line_start && ends_phrase(at), "begins a line"),
        (at + 1 == line_end && ends_phrase(at + 1), "ends a line"),
    ] {
        if is {
            sink.feature(&[name]);
        }
    }
    if word.kind == Kind::Letters {
        of_letters(scene, name, part, word.capital, sink);
    }
}

/// Names the signs that only words of letters bear.
fn of_letters(scene: &Scene, word: &str, part: &str, capital: bool, sink: &mut dyn Sink) {
    let reader = &scene.reader;
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    let start = |letters: usize| starts.get(letters).copied();
    for letters in ENDINGS {
        if let Some(from) = starts.len().checked_sub(letters).filter(|at| *at > 0).and_then(start) {
            sink.feature(&["ends", word.get(from..).unwrap_or_default()]);
        }
    }
    for letters in BEGINNINGS {
        if let Some(to) = start(letters) {
            sink.feature(&["begins", word.get(..to).unwrap_or_default()]);
        }
    }
    if let Some(concept) = concept(scene.language, word) {
        sink.feature(&["means", concept]);
    }
    sink.feature(&["domain", domain(reader, &[word])]);
    for (name, names) in [
        ("sender", &reader.from_name),
        ("address", &reader.local),
        ("reader", &reader.to_name),
        ("forwarded", &reader.forwarded),
    ] {
        if names.iter().any(|name| name == word) {
            sink.feature(&[name]);
            sink.feature(&[name, part]);
        }
    }
    if capital && reader.lower.contains(word) {
        sink.feature(&["also in lower case"]);
    }
}

//! What the network says of each mail when it was fitted to mails of other sources: kept for the other models' figures.

use bow_out::model::softmax;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};

const FOLDER: &str = "target/fit";
const FILE: &str = "target/fit/network.tsv";

/// Scores by the mail's id.
pub type Answers = HashMap<String, Vec<f32>>;

pub struct Writer(BufWriter<File>);

fn fault(e: io::Error) -> String {
    format!("{FILE}: {e}")
}

impl Writer {
    pub fn new() -> Result<Self, String> {
        fs::create_dir_all(FOLDER).map_err(fault)?;
        Ok(Writer(BufWriter::new(File::create(FILE).map_err(fault)?)))
    }

    /// Writes a line: the mail, what the scores are of, the scores.
    pub fn write(&mut self, id: &str, what: &str, scores: &[f32]) -> Result<(), String> {
        let scores: Vec<String> = scores.iter().map(|score| format!("{score:.3}")).collect();
        writeln!(self.0, "{id}\t{what}\t{}", scores.join(" ")).map_err(fault)
    }

    pub fn finish(mut self) -> Result<(), String> {
        self.0.flush().map_err(fault)
    }
}

/// All scores of `what`; `None` before the network was fitted.
pub fn read(what: &str) -> Result<Option<Answers>, String> {
    let file = match File::open(FILE) {
        Ok(file) => file,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(fault(e)),
    };
    let mut answers = Answers::new();
    for line in BufReader::new(file).lines() {
        let line = line.map_err(fault)?;
        let mut parts = line.split('\t');
        if let (Some(id), Some(of), Some(scores)) = (parts.next(), parts.next(), parts.next())
            && of == what
        {
            answers.insert(id.to_owned(), scores.split(' ').filter_map(|score| score.parse().ok()).collect());
        }
    }
    Ok(Some(answers))
}

/// Adds the network's scores to a linear model's, `counts` each.
pub fn add(scores: &mut [f32], network: Option<&Vec<f32>>, counts: f32) {
    let network = network.filter(|network| network.len() == scores.len());
    scores.iter_mut().zip(network.into_iter().flatten()).for_each(|(score, seen)| *score += counts * seen);
}

/// Probabilities with the network's scores added.
pub fn with(probabilities: &[f32], network: Option<&Vec<f32>>, counts: f32) -> Vec<f32> {
    let mut scores: Vec<f32> = probabilities.iter().map(|p| p.max(1e-9).ln()).collect();
    add(&mut scores, network, counts);
    softmax(&mut scores);
    scores
}

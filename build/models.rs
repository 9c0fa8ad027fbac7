//! Compiles the fitted models: lines of weights and feature names, tabs between, to tables of hashes and weights.

use crate::model::hash;
use std::{collections::BTreeMap, fs, path::Path};

/// The files, and the tables they become.
const MODELS: [(&str, &str); 5] = [
    ("src/judge/wording.tsv", "wording.bin"),
    ("src/judge/stage.tsv", "stage.bin"),
    ("src/facts/company.tsv", "company.bin"),
    ("src/facts/person.tsv", "person.bin"),
    ("src/facts/role.tsv", "role.bin"),
];

/// Writes the tables into `out`.
///
/// # Errors
/// One sentence per fault, with the file and the line.
pub fn build(out: &Path) -> Result<(), String> {
    MODELS.iter().try_for_each(|(from, to)| {
        let source = fs::read_to_string(from).map_err(|e| format!("{from}: {e}"))?;
        let table = table(&source).map_err(|e| format!("{from}: {e}"))?;
        fs::write(out.join(to), table).map_err(|e| format!("{to}: {e}"))
    })
}

/// The first line names the outputs. A weight is `output=steps`; in a model of one output just the steps.
fn table(source: &str) -> Result<Vec<u8>, String> {
    let mut lines = source.lines();
    let outputs: Vec<&str> = lines.next().unwrap_or_default().split_whitespace().collect();
    let mut rows: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
    for (number, line) in lines.enumerate() {
        let fault = |what: &str| format!("line {}: {what}: {line}", number + 2);
        let mut parts = line.split('\t');
        let mut row = vec![0; outputs.len()];
        for weight in parts.next().unwrap_or_default().split(' ') {
            let (output, steps) = weight.split_once('=').unwrap_or((outputs.first().unwrap_or(&""), weight));
            let at = outputs.iter().position(|o| *o == output).ok_or_else(|| fault("no such output"))?;
            row[at] = steps.parse::<i8>().map_err(|_| fault("not a weight"))?.cast_unsigned();
        }
        let name: Vec<&str> = parts.collect();
        if rows.insert(hash(&name), row).is_some() {
            return Err(fault("the hash of another line"));
        }
    }
    let hashes = rows.keys().flat_map(|hash| hash.to_le_bytes());
    Ok(hashes.chain(rows.values().flatten().copied()).collect())
}

//! What led to a verdict, quoted from the mail: signals, and runs of words.

use super::data::structure::{WORDS_OF_INVITES, WORDS_OF_OTHERS};
use super::wording::Vote;
use super::{Evidence, Hit, Kind, combine, data, probabilities, shares};
use crate::mail::text::Span;
use crate::mail::{Parsed, Part, Place};

/// What weighs less is no evidence.
const LEAST: f32 = 0.05;

/// What each signal did to `said`, the kinds' probabilities: the log-odds of an invite with it and without it.
pub fn of_signals(mail: &Parsed, hits: &[Hit], sums: &[f32], said: &[f32]) -> Vec<Evidence> {
    let log_odds = |said: &[f32]| {
        let (invites, others) = shares(said);
        invites.ln() - others.ln()
    };
    hits.iter()
        .filter_map(|hit| {
            let signal = data::SIGNALS.get(usize::from(hit.signal))?;
            let weight = log_odds(said) - log_odds(&probabilities(&combine(hits, Some(hit.signal)), sums));
            let text = part_text(mail, hit.part).get(hit.span.start..hit.span.end)?.to_owned();
            let place = Place { part: hit.part, span: hit.span };
            (weight.abs() > LEAST).then_some(Evidence { place, text, signal: signal.id, why: signal.why, weight })
        })
        .collect()
}

/// Runs of words that the wording's features speak for or against an invite with, the strongest of each kind.
pub fn of_words(mail: &Parsed, votes: &[Vote], said: &[f32]) -> Vec<Evidence> {
    const MOST: usize = 3;
    const LONGEST: usize = 8;
    const ENOUGH: f32 = 0.25;
    // How the log-odds of an invite move with each kind's score.
    let (invites, others) = shares(said);
    let slope = |kind: Kind, p: f32| if kind.is_invite() { p / invites } else { -p / others };
    let slopes: Vec<f32> = Kind::ALL.iter().zip(said).map(|(kind, p)| slope(*kind, *p)).collect();
    let mut found = Vec::new();
    for (part, text) in [(Part::Subject, &mail.subject), (Part::Body, &mail.body), (Part::Quoted, &mail.quoted)] {
        let mut words = vec![0.0; text.words.len()];
        for vote in votes.iter().filter(|vote| vote.place.part == part) {
            let weight: f32 = vote.weights.iter().zip(&slopes).map(|(w, s)| w * s).sum();
            let place = words.get_mut(vote.place.from..vote.place.to).unwrap_or_default();
            let share = weight / place.len().max(1) as f32;
            place.iter_mut().for_each(|word| *word += share);
        }
        for sign in [1.0, -1.0] {
            let mut from = 0;
            while from < words.len() {
                let run = |to: usize| words.get(from..to).map_or(0.0, |run| run.iter().map(|w| w * sign).sum::<f32>());
                let end = (from + 1..=words.len().min(from + LONGEST))
                    .take_while(|&to| to == from + 1 || !text.gap(to - 1).ends_phrase())
                    .max_by(|a, b| run(*a).total_cmp(&run(*b)))
                    .unwrap_or(from + 1);
                if run(end) > ENOUGH {
                    found.push((run(end) * sign, part, text.span(from, end)));
                    from = end;
                } else {
                    from += 1;
                }
            }
        }
    }
    found.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
    let (speak, deny): (Vec<_>, Vec<_>) = found.into_iter().partition(|(weight, ..)| *weight > 0.0);
    let evidence = |(weight, part, span): (f32, Part, Span)| {
        let text = part_text(mail, part).get(span.start..span.end)?.to_owned();
        let signal = data::SIGNALS.get(usize::from(if weight > 0.0 { WORDS_OF_INVITES } else { WORDS_OF_OTHERS }))?;
        Some(Evidence { place: Place { part, span }, text, signal: signal.id, why: signal.why, weight })
    };
    speak.into_iter().take(MOST).chain(deny.into_iter().take(MOST)).filter_map(evidence).collect()
}

fn part_text<'a>(mail: &Parsed<'a>, part: Part) -> &'a str {
    match part {
        Part::Subject => &mail.message.subject,
        Part::Body | Part::Quoted => &mail.message.body,
        Part::FromName => &mail.message.from_name,
        Part::FromEmail => &mail.message.from_email,
    }
}

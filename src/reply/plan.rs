//! Which parts a reply has, in what order, and how long it may be.

use super::{Request, Slot, Tone};
use crate::judge::Stage;
use crate::language::Register;

/// The parts in order, without greeting and name. The reason is there when one is to be given.
pub fn parts(request: &Request, gives_reason: bool) -> Vec<Slot> {
    let releases =
        request.slot.is_some_and(|slot| !slot.trim().is_empty()) || request.stage.is_some_and(Stage::holds_slot);
    let courtesies = usize::from(request.door_open) + usize::from(request.refer);
    // A line or two answers a line or two.
    let light = request.register == Register::Casual && request.stage == Some(Stage::Outreach);
    // At most two courtesies; a short reply has none to spare, but never ends on the no.
    let most_courtesies = if request.tone == Tone::Warm && !light { 2 } else { 1 };
    let wishes = courtesies < most_courtesies;
    [
        (Slot::Thanks, true),
        (Slot::Decline, true),
        (Slot::Reason, gives_reason),
        (Slot::Release, releases),
        (Slot::Apology, request.short_notice),
        (Slot::DoorOpen, request.door_open),
        (Slot::Refer, request.refer),
        (Slot::Wish, wishes),
        (Slot::Signoff, true),
    ]
    .into_iter()
    .filter_map(|(slot, there)| there.then_some(slot))
    .collect()
}

/// Fewest and most words of a whole reply.
pub fn words(stage: Option<Stage>, tone: Tone) -> (usize, usize) {
    match (tone, stage) {
        (Tone::Short, _) => (25, 60),
        (_, Some(Stage::Outreach)) => (25, 70),
        (_, Some(Stage::NextRound | Stage::Final)) => (40, 150),
        _ => (40, 120),
    }
}

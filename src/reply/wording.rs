//! One wording of one part, and where it fits. Shared with the build.

/// Stages as bits of [`Wording::stages`], in this order; `unknown` is no stage.
pub const STAGES: [&str; 9] =
    ["unknown", "outreach", "screen", "interview", "next_round", "final", "confirmation", "reminder", "reschedule"];

/// Tones as bits of [`Wording::tones`].
pub const TONES: [&str; 3] = ["warm", "neutral", "short"];

/// Registers as bits of [`Wording::registers`].
pub const REGISTERS: [&str; 2] = ["formal", "informal"];

/// Reasons as bits of [`Wording::not_with`]; the order of [`Reason::ALL`](crate::reason::Reason::ALL).
pub const REASONS: [&str; 11] = [
    "timing",
    "staying",
    "fit",
    "overqualified",
    "employer_match",
    "offer",
    "relocation",
    "personal",
    "schedule",
    "rest",
    "none",
];

/// One way of saying one part.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    /// Its place in the data: `en.thanks.3`.
    pub id: &'static str,
    pub text: &'static str,
    pub stages: u16,
    pub tones: u8,
    pub registers: u8,
    /// Whether it fits a recruiter who writes for somebody else.
    pub agency: bool,
    pub not_with: u16,
    /// Which words of the list `once` it uses, as bits.
    pub once: u128,
}

/// Where a wording must fit: positions in [`STAGES`], [`TONES`], [`REGISTERS`] and [`REASONS`].
#[derive(Clone, Copy, Debug)]
pub struct Occasion {
    pub stage: usize,
    pub tone: usize,
    pub register: usize,
    pub reason: usize,
    pub agency: bool,
}

impl Wording {
    /// Whether it may be used on this occasion.
    pub fn fits(&self, occasion: &Occasion) -> bool {
        self.stages >> occasion.stage & 1 == 1
            && self.tones >> occasion.tone & 1 == 1
            && self.registers >> occasion.register & 1 == 1
            && self.not_with >> occasion.reason & 1 == 0
            && (self.agency || !occasion.agency)
    }
}

/// How decline and reason meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinKind {
    /// There is no reason.
    Plain,
    Clause,
    Connective,
    Fragment,
    Sentence,
}

/// One way of joining decline and reason: `{decline}, / as {reason}.`
#[derive(Clone, Copy, Debug)]
pub struct Join {
    pub id: &'static str,
    pub kind: JoinKind,
    /// Up to the end of the first slot.
    pub first: &'static str,
    /// From the start of the second; empty when there is one only.
    pub second: &'static str,
}

impl Join {
    /// Whether the reason opens the sentence.
    pub fn reason_first(&self) -> bool {
        self.first.contains("{reason}")
    }
}

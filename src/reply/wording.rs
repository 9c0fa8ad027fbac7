//! One wording of one part, and where it fits. Shared with the build.

/// Stages as bits of [`Wording::stages`], in this order; `unknown` is no stage. The last two are not stages of hiring, but
/// have their own words like one: a test is sent, or somebody writes again after no answer.
pub const STAGES: [&str; 11] = [
    "unknown",
    "outreach",
    "screen",
    "interview",
    "next_round",
    "final",
    "confirmation",
    "reminder",
    "reschedule",
    "assessment",
    "follow_up",
];

/// Tones as bits of [`Wording::tones`].
pub const TONES: [&str; 3] = ["warm", "neutral", "short"];

/// Registers as bits of [`Wording::registers`].
pub const REGISTERS: [&str; 4] = ["ceremonious", "formal", "informal", "casual"];

/// Whether the register at this place of [`REGISTERS`] is formal.
pub fn is_formal(register: usize) -> bool {
    matches!(REGISTERS.get(register), Some(&("ceremonious" | "formal")))
}

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

/// The bits of [`Wording::once`] that no word of the list has: company and role, which a reply names in one sentence each.
pub const COMPANY: u128 = 1 << 127;
pub const ROLE: u128 = 1 << 126;

/// One way of saying one part.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    /// Its place in the data: `en.thanks.3`.
    pub id: &'static str,
    pub text: &'static str,
    /// A decline as it follows a clause: "werde ich …". Empty when it has no such form.
    pub inverted: &'static str,
    /// A reason as a sentence of its own, without the stop. Empty when it has no such form.
    pub statement: &'static str,
    pub stages: u16,
    pub tones: u8,
    pub registers: u8,
    /// Whether it is only, or never, for a recruiter who writes for somebody else.
    pub agency: Option<bool>,
    /// Whether it needs a mail that speaks of the user's application.
    pub applied: bool,
    /// Whether it is only for a mail that greets or closes so itself.
    pub echo: bool,
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
    pub applied: bool,
}

impl Wording {
    /// Whether it may be used on this occasion.
    pub fn fits(&self, occasion: &Occasion) -> bool {
        self.stages >> occasion.stage & 1 == 1
            && self.tones >> occasion.tone & 1 == 1
            && self.registers >> occasion.register & 1 == 1
            && self.not_with >> occasion.reason & 1 == 0
            && self.agency.is_none_or(|agency| agency == occasion.agency)
            && (occasion.applied || !self.applied)
    }
}

/// How decline and reason meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinKind {
    /// There is no reason.
    Plain,
    /// A reason of the product.
    Reason,
    /// The user's own reason, by its shape.
    Clause,
    Connective,
    Fragment,
    Sentence,
}

/// One way of joining decline and reason: `{decline}, / as {reason}.`. `{inverted}` and `{statement}` stand for their other
/// forms.
#[derive(Clone, Copy, Debug)]
pub struct Join {
    pub id: &'static str,
    pub kinds: &'static [JoinKind],
    /// As in [`Wording::registers`].
    pub registers: u8,
    /// Up to the end of the first slot.
    pub first: &'static str,
    /// From the start of the second; empty when there is one only.
    pub second: &'static str,
}

impl Join {
    /// Whether the reason opens the sentence.
    pub fn reason_first(&self) -> bool {
        self.first.contains("{reason}") || self.first.contains("{statement}")
    }

    /// Whether one of its halves holds this placeholder.
    pub fn asks_for(&self, placeholder: &str) -> bool {
        self.first.contains(placeholder) || self.second.contains(placeholder)
    }
}

//! The space of all drafts: every point of it once, with facts that rotate.

use bow_out::judge::Stage;
use bow_out::language::{Language, Region, Register};
use bow_out::reason::Reason;
use bow_out::reply::{Request, Tone, regions};
use serde::Deserialize;

/// What a mail may have given, in a language: everything, less, nothing, and names that are hard on a sentence; and
/// reasons of the user's own, one per shape.
#[derive(Deserialize)]
pub struct Samples {
    facts: Vec<Facts>,
    own_reasons: Vec<String>,
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Facts {
    recruiter: Option<String>,
    full_name: Option<String>,
    company: Option<String>,
    role: Option<String>,
    slot: Option<String>,
    short_notice: bool,
    agency: bool,
    /// The mail speaks of the user's application.
    applied: bool,
    /// The mail is ceremonious where its address is formal, casual where it is not.
    ceremonious_or_casual: bool,
    /// The user's.
    name: String,
}

impl Default for Facts {
    fn default() -> Self {
        Facts {
            recruiter: None,
            full_name: None,
            company: None,
            role: None,
            slot: None,
            short_notice: false,
            agency: false,
            applied: false,
            ceremonious_or_casual: false,
            name: "Robin Vale".to_owned(),
        }
    }
}

/// Every stage and none, a test instead of a talk, and a second message after no answer.
fn occasions() -> impl Iterator<Item = (Option<Stage>, bool, bool)> {
    let stages = [None].into_iter().chain(Stage::ALL.map(Some)).map(|stage| (stage, false, false));
    stages.chain([(None, true, false), (Some(Stage::Outreach), false, true)])
}

impl Samples {
    /// The samples of a language.
    ///
    /// # Errors
    /// When its file is damaged.
    pub fn of(language: Language) -> serde_json::Result<Samples> {
        serde_json::from_str(match language {
            Language::En => include_str!("samples/en.json"),
            Language::De => include_str!("samples/de.json"),
            Language::Fr => include_str!("samples/fr.json"),
            Language::Es => include_str!("samples/es.json"),
            Language::Pt => include_str!("samples/pt.json"),
            Language::It => include_str!("samples/it.json"),
            Language::Nl => include_str!("samples/nl.json"),
        })
    }

    /// Calls `each` with the first wording of every point of the space. Facts rotate, so that each meets every stage, reason
    /// and tone somewhere: eleven sets against a period of twelve.
    pub fn each(&self, language: Language, mut each: impl FnMut(&Request)) {
        let own = self.own_reasons.iter().map(|own| (Reason::None, Some(own.as_str())));
        let reasons: Vec<_> = Reason::ALL.into_iter().map(|reason| (reason, None)).chain(own).collect();
        let regions: Vec<_> = regions(language).map(Region::from_code).collect();
        let regions = if regions.is_empty() { vec![None] } else { regions };
        let mut facts = self.facts.iter().cycle();
        for [plain, strong] in [[Register::Formal, Register::Ceremonious], [Register::Informal, Register::Casual]] {
            for region in regions.iter().copied() {
                for (stage, assessment, follow_up) in occasions() {
                    let agreed = stage.is_some_and(Stage::holds_slot);
                    for (reason, own_reason) in reasons.iter().copied() {
                        for tone in Tone::ALL {
                            for (door_open, refer) in [(true, true), (true, false), (false, true), (false, false)] {
                                let Some(facts) = facts.next() else { return };
                                each(&Request {
                                    language,
                                    register: if facts.ceremonious_or_casual { strong } else { plain },
                                    region,
                                    stage,
                                    reason,
                                    own_reason,
                                    tone,
                                    door_open,
                                    refer,
                                    recruiter: facts.recruiter.as_deref(),
                                    full_name: facts.full_name.as_deref(),
                                    company: facts.company.as_deref(),
                                    role: facts.role.as_deref(),
                                    slot: facts.slot.as_deref().filter(|_| agreed),
                                    short_notice: facts.short_notice && agreed,
                                    agency: facts.agency,
                                    applied: facts.applied,
                                    assessment,
                                    follow_up,
                                    name: &facts.name,
                                    ..Request::default()
                                });
                            }
                        }
                    }
                }
            }
        }
    }
}

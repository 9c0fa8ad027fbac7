//! The user's own words tried out on sample facts, as the options page shows them before they are kept. Pure.

use super::settings::Settings;
use crate::judge::Stage;
use crate::language::{Language, Register};
use crate::reason::Reason;
use crate::reply::own::faults;
use crate::reply::{Own, Request, Slot, Tone, compose, wordings};

/// The sample's facts, and the fields they stand for; a longer one before what it holds.
const FACTS: [(&str, &str); 5] = [
    (FULL_NAME, "{full_name}"),
    (RECRUITER, "{recruiter}"),
    (COMPANY, "{company}"),
    (ROLE, "{role}"),
    (TIME, "{time}"),
];
const RECRUITER: &str = "Ines";
const FULL_NAME: &str = "Ines Calder";
const COMPANY: &str = "Larkfield";
const ROLE: &str = "Product Manager";
const TIME: &str = "10:00";
/// Signs the sample while the user has given no name.
const NAME: &str = "Sam Lee";

/// Most wordings to start from.
const MOST_EXAMPLES: usize = 6;

/// A whole reply, and the words of it that are the user's; these are empty when it does not hold them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    pub text: String,
    pub own: String,
}

/// The reply to the sample with one text of the user's in it, in their tone if that has a place for it. Two sentences that
/// begin alike do not stand in one reply, so a usable text may be in none.
pub fn reply_with(own: &Own, settings: &Settings) -> Trial {
    let texts = [own.clone()];
    let request = sample(own.language, own.slot, own.text.contains("{time}"), settings);
    let mut drafts = [settings.tone].into_iter().chain(Tone::ALL).map(|tone| {
        let draft = compose(&Request { tone, own: &texts, ..request });
        let users = |source: &str| source.starts_with("user.") && source != "user.name";
        let own = draft.sentences.iter().find(|s| users(s.source)).map_or_else(String::new, |s| s.text.clone());
        Trial { text: draft.text, own }
    });
    let first = drafts.next();
    let holds = |trial: &Trial| !trial.own.is_empty();
    let found = first.clone().filter(holds).or_else(|| drafts.find(holds)).or(first);
    found.unwrap_or_else(|| Trial { text: String::new(), own: String::new() })
}

/// The sentence that an own reason becomes, with the no before or after it; `None` while there are no words in it.
pub fn sentence_with(reason: &str, language: Language, settings: &Settings) -> Option<String> {
    let request = sample(language, Some(Slot::Reason), false, settings);
    let draft = compose(&Request { own_reason: Some(reason), ..request });
    draft.sentences.iter().find(|s| s.source == "user.reason")?;
    let said = draft.sentences.iter().filter(|s| matches!(s.slot, Slot::Decline | Slot::Reason));
    let places: Vec<(usize, usize)> =
        said.filter_map(|s| draft.text.find(&s.text).map(|at| (at, at + s.text.len()))).collect();
    let start = places.iter().map(|(start, _)| *start).min()?;
    let end = places.iter().map(|(_, end)| *end).max()?;
    draft.text.get(start..end).map(str::to_owned)
}

/// The product's own wordings of a part, with fields for the facts, to start from.
pub fn examples(language: Language, slot: Option<Slot>, settings: &Settings) -> Vec<String> {
    let request = sample(language, slot, false, settings);
    let said = match slot {
        Some(slot) => wordings(&request, slot),
        None => (0..MOST_EXAMPLES as u32).map(|variant| compose(&Request { variant, ..request }).text).collect(),
    };
    let mut texts: Vec<String> = Vec::new();
    for text in said {
        let mut text = FACTS.iter().fold(text.trim().to_owned(), |text, (fact, field)| text.replace(fact, field));
        if let Some(rest) = text.strip_suffix(request.name).filter(|_| slot.is_none()) {
            text = format!("{rest}{{name}}");
        }
        let own = Own { language, slot, text };
        if texts.len() < MOST_EXAMPLES && !texts.contains(&own.text) && faults(&own).is_empty() {
            texts.push(own.text);
        }
    }
    texts
}

/// An invitation in which `slot` has its place, to be declined as the settings say.
fn sample<'a>(language: Language, slot: Option<Slot>, names_time: bool, settings: &'a Settings) -> Request<'a> {
    let timed = names_time || matches!(slot, Some(Slot::Release | Slot::Apology));
    // Outside English a stranger is addressed formally unless the mail shows otherwise.
    let register = if language == Language::En { Register::Informal } else { Register::Formal };
    let signature = settings.signature(register);
    Request {
        language,
        register,
        stage: Some(if timed { Stage::Confirmation } else { Stage::Interview }),
        reason: settings.profile.default_reason.unwrap_or(Reason::Timing),
        tone: settings.tone,
        door_open: slot == Some(Slot::DoorOpen) || settings.door_open && slot != Some(Slot::Wish),
        refer: slot == Some(Slot::Refer) || settings.refer && slot != Some(Slot::Wish),
        recruiter: Some(RECRUITER),
        full_name: Some(FULL_NAME),
        company: Some(COMPANY),
        role: Some(ROLE),
        slot: timed.then_some(TIME),
        short_notice: slot == Some(Slot::Apology),
        name: if signature.is_empty() { NAME } else { signature },
        ..Request::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reply::own::slots;

    #[test]
    fn every_part_of_every_language_has_wordings_to_start_from_and_they_stand_in_the_sample() {
        for tone in Tone::ALL {
            let settings = Settings { tone, name: "Robin Vale".into(), ..Settings::default() };
            for (language, slot) in Language::ALL.into_iter().flat_map(|l| slots().map(move |slot| (l, slot))) {
                let examples = examples(language, slot, &settings);
                assert!(!examples.is_empty(), "{language:?} {slot:?} {tone:?}");
                let trial = |text: &String| reply_with(&Own { language, slot, text: text.clone() }, &settings);
                let trials: Vec<Trial> = examples.iter().map(trial).collect();
                assert!(
                    trials.iter().any(|trial| !trial.own.is_empty()),
                    "{language:?} {slot:?} {tone:?}: {examples:?}"
                );
                for trial in trials {
                    assert!(trial.text.contains(&trial.own), "{:?} in {}", trial.own, trial.text);
                    assert!(!trial.text.contains(['{', '[']), "{}", trial.text);
                }
            }
        }
    }

    #[test]
    fn an_own_sentence_is_shown_where_it_will_stand() {
        let own =
            Own { language: Language::En, slot: Some(Slot::Thanks), text: "Thanks for the note[ on {role}].".into() };
        let trial = reply_with(&own, &Settings::default());
        assert_eq!(trial.own, "Thanks for the note on Product Manager.");
        assert!(trial.text.starts_with("Hi Ines,\n\nThanks for the note on Product Manager. "), "{}", trial.text);
        assert!(trial.text.ends_with("\nSam Lee\n"));
    }

    #[test]
    fn what_cannot_be_used_yet_is_not_in_the_sample() {
        let own = Own { language: Language::En, slot: Some(Slot::Thanks), text: "Thanks, {boss}".into() };
        let trial = reply_with(&own, &Settings::default());
        assert_eq!(trial.own, "");
        assert!(trial.text.starts_with("Hi Ines,"));
    }

    #[test]
    fn an_own_reason_is_shown_as_the_sentence_it_becomes() {
        let sentence = |reason| sentence_with(reason, Language::En, &Settings::default());
        let said = sentence("I'm moving abroad").unwrap_or_default();
        assert!(said.contains("I'm moving abroad") && said.len() > "I'm moving abroad.".len(), "{said}");
        assert!(!said.contains('\n'), "{said}");
        assert_eq!(sentence(" . "), None);
    }
}

//! What the extension proposes for a mail, and the reply that the user's choices ask for.

use super::settings::{Declined, Settings, iso};
use crate::Reading;
use crate::facts::date::{Day, day, is_near};
use crate::judge::Stage;
use crate::language::{Language, Region};
use crate::reason::Reason;
use crate::reply::{Own, Request, Tone};
use serde::{Deserialize, Serialize};

/// The reason id that stands for words typed into the popup; with a colon and words, for those saved in the options.
pub const CUSTOM: &str = "custom";

/// From so many days on the sender has waited long enough to say so.
const WAITING: i32 = 3;
/// A date that seems further back was misread.
const LONGEST_WAIT: i32 = 90;

/// What the user chose and wrote for one message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Work {
    /// Of the reply; the mail's own until the user chooses another.
    pub language: Language,
    pub recruiter: String,
    pub company: String,
    pub role: String,
    pub slot: String,
    pub stage: Option<Stage>,
    /// A reason's id, [`CUSTOM`], or `custom:` and one of the user's own reasons.
    pub reason: String,
    pub own_reason: String,
    pub tone: Tone,
    pub door_open: bool,
    pub refer: bool,
    pub variant: u32,
    /// The reply as the user edited it.
    pub edited: Option<String>,
    /// The user said that it is an invitation.
    pub confirmed: bool,
}

impl Work {
    /// What is proposed before the user has touched anything.
    pub fn first(reading: &Reading, settings: &Settings) -> Work {
        let language = settings.reply_language.or_else(|| reading.language.language()).unwrap_or_default();
        let proposed = reading.request_in(language);
        let owned = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let reason = settings.arranged(&reading.reasons).first().map_or(Reason::Timing, |s| s.reason);
        Work {
            language,
            recruiter: owned(proposed.recruiter),
            company: owned(proposed.company),
            role: owned(proposed.role),
            slot: owned(proposed.slot),
            stage: proposed.stage,
            reason: reason.id().to_owned(),
            tone: settings.tone,
            door_open: settings.door_open,
            refer: settings.refer,
            ..Work::default()
        }
    }

    /// What the log is to say of this reply; `None` when the user keeps none.
    pub fn declined(&self, settings: &Settings, today: Day) -> Option<Declined> {
        let reason = match self.reason.as_str() {
            CUSTOM => format!("{CUSTOM}:{}", self.own_reason.trim()),
            id => id.to_owned(),
        };
        let line = Declined { date: iso(today), company: self.company.clone(), role: self.role.clone(), reason };
        settings.keep_log.then_some(line)
    }

    /// The user's own reason, if that is what they chose.
    fn own_reason(&self) -> Option<&str> {
        match self.reason.split_once(':') {
            Some((CUSTOM, words)) => known(words),
            _ if self.reason == CUSTOM => known(&self.own_reason),
            _ => None,
        }
    }
}

/// The reply that the user's choices ask for.
pub fn request<'a>(reading: &'a Reading, work: &'a Work, name: &'a str, own: &'a [Own], today: Day) -> Request<'a> {
    let proposed = reading.request_in(work.language);
    let (recruiter, company, role) = (known(&work.recruiter), known(&work.company), known(&work.role));
    let slot = known(&work.slot).filter(|_| work.stage.is_some_and(Stage::holds_slot));
    Request {
        full_name: proposed.full_name.filter(|_| recruiter == proposed.recruiter),
        titled: proposed.titled.filter(|_| recruiter == proposed.recruiter),
        stage: work.stage,
        reason: Reason::from_id(&work.reason).unwrap_or(Reason::None),
        own_reason: work.own_reason(),
        tone: work.tone,
        door_open: work.door_open,
        refer: work.refer,
        variant: work.variant,
        recruiter,
        company,
        before_company: if company == proposed.company { proposed.before_company } else { &[] },
        role,
        before_role: if role == proposed.role { proposed.before_role } else { &[] },
        slot,
        short_notice: slot.is_some_and(|slot| is_near(slot, today, month_first(reading))),
        name,
        own,
        ..proposed
    }
}

/// What is to be done beside the reply, as keys of the interface's texts: whoever sends it must read that first.
pub fn advice(reading: &Reading, request: &Request) -> impl Iterator<Item = &'static str> + use<> {
    let facts = &reading.facts;
    let advice = [
        ("advice_phone", request.short_notice),
        ("advice_referred", facts.referred),
        ("advice_forwarded", facts.forwarded),
    ];
    advice.into_iter().filter(|(_, there)| *there).map(|(key, _)| key)
}

/// Whole days since the sender wrote, if they may well be waiting. `date` is as the page shows it.
pub fn waiting(date: &str, reading: &Reading, today: Day) -> Option<u32> {
    let days = today.number() - day(date, today, month_first(reading))?.number();
    (WAITING..=LONGEST_WAIT).contains(&days).then_some(days as u32)
}

/// Whether nothing is left to decide: an invitation beyond doubt, its facts complete and sure.
pub fn is_complete(reading: &Reading, request: &Request) -> bool {
    let company = request.company.is_some() || reading.facts.agency;
    request.recruiter.is_some() && company && request.role.is_some() && !request.name.is_empty()
}

fn known(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn month_first(reading: &Reading) -> bool {
    reading.language.region == Some(Region::Us)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Fact;
    use crate::mail::Message;
    use crate::reason::Profile;
    use crate::reply::compose;

    const TODAY: Day = Day { year: 2026, month: 11, day: 22 };

    fn reading() -> Reading {
        let mail = Message {
            subject: "Interview at Northwick".into(),
            from_name: "Priya Shah".into(),
            from_email: "priya@northwick.example".into(),
            to_name: "Sam Lee".into(),
            body: "Hi Sam,\n\nThank you for applying for the Data Engineer position at Northwick. We would like to invite \
                you to a first interview. Would Tuesday at 10:00 suit you?\n\nBest regards,\nPriya Shah\nNorthwick"
                .into(),
        };
        crate::read(&mail, &Profile::default())
    }

    #[test]
    fn an_own_reason_saved_or_typed_is_what_the_reply_says() {
        let reading = reading();
        for (reason, typed) in [("custom:I am training for a marathon", ""), ("custom", "I am training for a marathon")]
        {
            let first = Work::first(&reading, &Settings::default());
            let work = Work { reason: reason.into(), own_reason: typed.into(), ..first };
            let text = compose(&request(&reading, &work, "Sam Lee", &[], TODAY)).text;
            assert!(text.contains("training for a marathon"), "{text}");
        }
    }

    #[test]
    fn the_settings_are_what_the_reply_begins_with() {
        let settings = Settings {
            tone: Tone::Short,
            door_open: false,
            refer: true,
            reply_language: Some(Language::De),
            hidden_reasons: vec![Reason::Timing],
            ..Settings::default()
        };
        let work = Work::first(&reading(), &settings);
        assert_eq!((work.tone, work.door_open, work.refer, work.language), (Tone::Short, false, true, Language::De));
        assert_ne!(work.reason, "timing");
    }

    #[test]
    fn a_wait_is_told_when_it_is_one() {
        let waits = |date: &str| waiting(date, &reading(), TODAY);
        assert_eq!(waits("18 Nov 2026, 13:19"), Some(4));
        assert_eq!(waits("Thu, 19 Nov"), Some(3));
        assert_eq!(waits("21 Nov 2026"), None);
        assert_eq!(waits("24 Nov 2026"), None);
        assert_eq!(waits("18 Nov 2025"), None);
        assert_eq!(waits("13:19"), None);
    }

    #[test]
    fn whom_the_user_names_instead_is_not_greeted_by_the_senders_title() {
        let mut reading = reading();
        reading.facts.titled = reading.facts.recruiter.clone().map(|fact| Fact { text: "Ms Shah".into(), ..fact });
        let first = Work::first(&reading, &Settings::default());
        let titled = |work: &Work| request(&reading, work, "", &[], TODAY).titled.map(str::to_owned);
        assert_eq!(titled(&first), Some("Ms Shah".into()));
        assert_eq!(titled(&Work { language: Language::De, ..first.clone() }), None);
        assert_eq!(titled(&Work { recruiter: "Grace".into(), ..first }), None);
    }

    #[test]
    fn a_reply_without_its_role_is_not_complete() {
        let reading = reading();
        let work = Work::first(&reading, &Settings::default());
        assert!(is_complete(&reading, &request(&reading, &work, "Sam Lee", &[], TODAY)));
        assert!(!is_complete(&reading, &request(&reading, &work, "", &[], TODAY)));
        let unknown = Work { role: " ".into(), ..work };
        assert!(!is_complete(&reading, &request(&reading, &unknown, "Sam Lee", &[], TODAY)));
    }
}

//! What the user saved once and for all, and what the extension noted on this device.

use crate::facts::date::Day;
use crate::language::{Language, Register};
use crate::reason::{Profile, Reason, Situation, Suggestion};
use crate::reply::own::faults;
use crate::reply::{Own, Tone};
use serde::{Deserialize, Serialize};

/// The version of the form below. What an older version saved is read as far as it goes; a newer one's is left alone.
pub const VERSION: u32 = 1;

/// Longest name, place or own reason, in characters.
pub const LONGEST_LINE: usize = 120;
/// Longest sentence or whole reply of the user's own, in characters.
pub const LONGEST_OWN: usize = 2_000;
/// Most own sentences of one language: what fits in one value that the browser syncs (8 kB).
pub const MOST_OWN: usize = 30;
/// Most reasons of the user's own.
pub const MOST_REASONS: usize = 12;
/// Most lines of the log; the oldest go first.
pub const MOST_DECLINED: usize = 2_000;

/// The settings, which follow the user. Their own sentences are kept beside them, by language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub version: u32,
    /// How replies are signed; empty until known.
    pub name: String,
    /// How replies to people who use first names are signed; empty for the full name.
    pub short_name: String,
    pub profile: Profile,
    /// The last day of the break that the user takes, as 2026-03-31; empty without one.
    pub break_until: String,
    pub tone: Tone,
    pub door_open: bool,
    pub refer: bool,
    /// Of replies; `None` is the mail's own.
    pub reply_language: Option<Language>,
    /// Reasons in the order that the user wants to see them; those left out follow in their usual order.
    pub reason_order: Vec<Reason>,
    pub hidden_reasons: Vec<Reason>,
    pub own_reasons: Vec<String>,
    /// A folder of `_locales`, or empty for the browser's language.
    pub interface: String,
    pub theme: Theme,
    pub large_text: bool,
    /// Note on this device what was declined.
    pub keep_log: bool,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            version: VERSION,
            name: String::new(),
            short_name: String::new(),
            profile: Profile::default(),
            break_until: String::new(),
            tone: Tone::default(),
            door_open: true,
            refer: false,
            reply_language: None,
            reason_order: Vec::new(),
            hidden_reasons: Vec::new(),
            own_reasons: Vec::new(),
            interface: String::new(),
            theme: Theme::default(),
            large_text: false,
            keep_log: false,
        }
    }
}

impl Settings {
    /// The same with every value as the options page would have let it be: lines cut to their length, nothing twice.
    pub fn cleaned(mut self) -> Settings {
        self.version = VERSION;
        for line in [&mut self.name, &mut self.short_name, &mut self.profile.place, &mut self.break_until] {
            *line = clean_line(line);
        }
        if iso_day(&self.break_until).is_none() {
            self.break_until.clear();
        }
        self.own_reasons = self.own_reasons.iter().map(|reason| clean_line(reason)).filter(|r| !r.is_empty()).collect();
        unique(&mut self.own_reasons, MOST_REASONS);
        unique(&mut self.reason_order, Reason::ALL.len());
        unique(&mut self.hidden_reasons, Reason::ALL.len());
        self
    }

    /// The name under a reply to somebody of this register.
    pub fn signature(&self, register: Register) -> &str {
        let short = self.short_name.trim();
        if !register.is_formal() && !short.is_empty() { short } else { self.name.trim() }
    }

    /// What counts about the user on this day: a break that is over is none.
    pub fn profile_on(&self, today: Day) -> Profile {
        let over = iso_day(&self.break_until).is_some_and(|until| until.number() < today.number());
        let mut profile = self.profile.clone();
        if over && profile.situation == Situation::TakingABreak {
            profile.situation = Situation::Unsaid;
        }
        profile
    }

    /// The reasons of the picker: the suggested one first, then as the user ordered them, without the hidden ones.
    pub fn arranged(&self, ranked: &[Suggestion]) -> Vec<Suggestion> {
        let mut shown: Vec<Suggestion> =
            ranked.iter().copied().filter(|s| !self.hidden_reasons.contains(&s.reason)).collect();
        let place = |s: &Suggestion| {
            self.reason_order.iter().position(|reason| *reason == s.reason).unwrap_or(self.reason_order.len())
        };
        if let Some((_, rest)) = shown.split_first_mut() {
            rest.sort_by_key(place);
        }
        // A picker without a reason would be a dead end.
        if shown.is_empty() { ranked.iter().copied().filter(|s| s.reason == Reason::None).collect() } else { shown }
    }
}

/// The user's own sentences as they may be kept: of one language, usable, not too many.
pub fn cleaned_own(own: Vec<Own>, language: Language) -> Vec<Own> {
    let fits =
        |own: &Own| own.language == language && own.text.chars().count() <= LONGEST_OWN && faults(own).is_empty();
    let mut own: Vec<Own> = own.into_iter().filter(fits).collect();
    own.truncate(MOST_OWN);
    own
}

/// One invitation that was declined. Kept on this device, and only if the user wants it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declined {
    /// As 2026-03-31.
    pub date: String,
    pub company: String,
    pub role: String,
    /// A reason's id, or `custom:` and the user's own words.
    pub reason: String,
}

/// The log, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Log {
    pub declined: Vec<Declined>,
}

impl Log {
    /// Adds a line, once for the same invitation on the same day.
    pub fn add(&mut self, line: Declined) {
        let same = |old: &Declined| (&old.date, &old.company, &old.role) == (&line.date, &line.company, &line.role);
        self.declined.retain(|old| !same(old));
        self.declined.push(line);
        let too_many = self.declined.len().saturating_sub(MOST_DECLINED);
        self.declined.drain(..too_many);
    }

    /// Takes over the lines of another log, each in its place; those without a date are none.
    pub fn join(&mut self, other: Log) {
        for line in other.declined.into_iter().filter(|line| iso_day(&line.date).is_some()) {
            let [company, role, reason] = [&line.company, &line.role, &line.reason].map(|text| clean_line(text));
            self.add(Declined { date: line.date, company, role, reason });
        }
        self.declined.sort_by(|a, b| a.date.cmp(&b.date));
    }

    /// The last time that `company` was declined before `today`, as the log has it.
    pub fn last(&self, company: &str, today: &str) -> Option<&Declined> {
        let company = company.trim().to_lowercase();
        let same = |line: &&Declined| line.company.trim().to_lowercase() == company && line.date.as_str() < today;
        if company.is_empty() { None } else { self.declined.iter().rev().find(same) }
    }

    /// A table as spreadsheets read it (RFC 4180), with a heading. A cell that a spreadsheet would take for a formula
    /// gets a quote mark in front.
    pub fn csv(&self) -> String {
        let cell = |text: &str| {
            let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
            format!("\"{guard}{}\"", text.replace('"', "\"\""))
        };
        let mut csv = String::from("date,company,role,reason\r\n");
        for line in &self.declined {
            let cells = [&line.date, &line.company, &line.role, &line.reason].map(|text| cell(text));
            csv.push_str(&cells.join(","));
            csv.push_str("\r\n");
        }
        csv
    }
}

/// A day as 2026-03-31.
pub fn iso(Day { year, month, day }: Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// The day that "2026-03-31" names.
pub fn iso_day(text: &str) -> Option<Day> {
    let mut numbers = text.splitn(3, '-');
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let shaped = year.len() == 4 && month.len() == 2 && day.len() == 2;
    let day = Day { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
    (shaped && (1..=12).contains(&day.month) && (1..=31).contains(&day.day)).then_some(day)
}

fn clean_line(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST_LINE).collect()
}

fn unique<T: PartialEq + Clone>(list: &mut Vec<T>, most: usize) {
    let mut seen: Vec<T> = Vec::new();
    list.retain(|item| {
        let new = !seen.contains(item) && seen.len() < most;
        if new {
            seen.push(item.clone());
        }
        new
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day { year: 2026, month: 3, day: 10 };

    fn declined(date: &str, company: &str, role: &str) -> Declined {
        Declined { date: date.into(), company: company.into(), role: role.into(), reason: "timing".into() }
    }

    #[test]
    fn a_break_counts_until_its_last_day() {
        let profile = Profile { situation: Situation::TakingABreak, ..Profile::default() };
        let until = |day: &str| Settings { profile: profile.clone(), break_until: day.into(), ..Settings::default() };
        assert_eq!(until("2026-03-10").profile_on(TODAY).situation, Situation::TakingABreak);
        assert_eq!(until("2026-03-09").profile_on(TODAY).situation, Situation::Unsaid);
        assert_eq!(until("").profile_on(TODAY).situation, Situation::TakingABreak);
    }

    #[test]
    fn the_suggested_reason_stays_first_and_the_rest_is_in_the_users_order() {
        let ranked =
            [Reason::Timing, Reason::None, Reason::Fit, Reason::Rest].map(|reason| Suggestion { reason, why: "" });
        let ids = |settings: Settings| settings.arranged(&ranked).iter().map(|s| s.reason.id()).collect::<Vec<_>>();
        let order = vec![Reason::Rest, Reason::Fit];
        assert_eq!(ids(Settings { reason_order: order, ..Settings::default() }), ["timing", "rest", "fit", "none"]);
        assert_eq!(
            ids(Settings { hidden_reasons: vec![Reason::Timing], ..Settings::default() }),
            ["none", "fit", "rest"]
        );
        assert_eq!(ids(Settings { hidden_reasons: Reason::ALL.into(), ..Settings::default() }), ["none"]);
    }

    #[test]
    fn first_names_are_answered_with_the_short_name() {
        let settings = Settings { name: "Samuel Lee".into(), short_name: "Sam".into(), ..Settings::default() };
        assert_eq!(settings.signature(Register::Informal), "Sam");
        assert_eq!(settings.signature(Register::Formal), "Samuel Lee");
        assert_eq!(
            Settings { name: "Samuel Lee".into(), ..Settings::default() }.signature(Register::Informal),
            "Samuel Lee"
        );
    }

    #[test]
    fn what_is_imported_is_cut_to_what_the_options_allow() {
        let settings = Settings {
            name: format!("Sam\n{}", "x".repeat(500)),
            break_until: "soon".into(),
            own_reasons: vec!["I sail".into(), " I  sail ".into(), "".into()],
            ..Settings::default()
        };
        let clean = settings.cleaned();
        assert_eq!((clean.name.chars().count(), clean.break_until.as_str()), (LONGEST_LINE, ""));
        assert_eq!(clean.own_reasons, ["I sail"]);
    }

    #[test]
    fn the_log_has_each_invitation_once_a_day_and_knows_the_last_time() {
        let mut log = Log::default();
        for (date, company, role) in [
            ("2026-03-01", "Northwind", "Cook"),
            ("2026-03-03", "Northwind", "Baker"),
            ("2026-03-03", "Northwind", "Baker"),
            ("2026-03-10", "Northwind", "Baker"),
        ] {
            log.add(declined(date, company, role));
        }
        assert_eq!(log.declined.len(), 3);
        assert_eq!(log.last(" northwind", "2026-03-10").map(|line| line.date.as_str()), Some("2026-03-03"));
        assert_eq!(log.last("Rowan", "2026-03-10"), None);
        assert_eq!(log.last("", "2026-03-10"), None);
    }

    #[test]
    fn another_log_is_joined_by_date_and_nothing_is_there_twice() {
        let mut log = Log { declined: vec![declined("2026-03-03", "Northwind", "Baker")] };
        let lines = [("2026-03-03", "Northwind", "Baker"), ("2026-02-01", "Rowan", "Cook"), ("soon", "Larkfield", "")];
        log.join(Log { declined: lines.map(|(date, company, role)| declined(date, company, role)).into() });
        assert_eq!(log.declined.iter().map(|line| line.company.as_str()).collect::<Vec<_>>(), ["Rowan", "Northwind"]);
    }

    #[test]
    fn the_table_holds_what_the_log_holds_and_no_formula() {
        let log = Log { declined: vec![declined("2026-03-01", "Rowan \"&\" Pike, Ltd", "=1+1")] };
        assert_eq!(
            log.csv(),
            "date,company,role,reason\r\n\"2026-03-01\",\"Rowan \"\"&\"\" Pike, Ltd\",\"'=1+1\",\"timing\"\r\n"
        );
    }
}

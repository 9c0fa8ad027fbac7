//! The day that a slot names, when only one can be meant.

use crate::mail::text::fold_into;

/// The compiled `months.toml`.
mod data {
    include!(concat!(env!("OUT_DIR"), "/months.rs"));
}

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    pub year: i32,
    /// From 1.
    pub month: u32,
    /// From 1.
    pub day: u32,
}

impl Day {
    /// Days since 1 January 1970.
    pub fn number(self) -> i32 {
        // Years begin in March here, so that the leap day is the last.
        let year = if self.month > 2 { self.year } else { self.year - 1 };
        let era = year.div_euclid(400);
        let year = year.rem_euclid(400);
        let month = (self.month as i32 + 9) % 12;
        let day = (153 * month + 2) / 5 + self.day as i32 - 1;
        era * 146_097 + year * 365 + year / 4 - year / 100 + day - 719_468
    }
}

/// Whether a slot is today or tomorrow.
pub fn is_near(slot: &str, today: Day, month_first: bool) -> bool {
    day(slot, today, month_first).is_some_and(|day| (0..=1).contains(&(day.number() - today.number())))
}

/// The day that `slot` names; without a year, the one nearest to `today`. `month_first` says how "4/11" is read where it
/// could be either.
pub fn day(slot: &str, today: Day, month_first: bool) -> Option<Day> {
    let mut folded = String::new();
    fold_into(slot, &mut folded);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let (month, day) = named(&words).or_else(|| written_in_digits(&folded, month_first))?;
    let year = words.iter().filter(|word| word.len() == 4).find_map(|word| word.parse().ok().filter(|y| *y > 1999));
    let years = year.map_or(today.year - 1..=today.year + 1, |year| year..=year);
    let days = years.map(|year| Day { year, month, day });
    days.min_by_key(|day| (day.number() - today.number()).abs())
}

/// "24 November", "24th of November", "November 24".
fn named(words: &[&str]) -> Option<(u32, u32)> {
    let month = |word: &&str| data::MONTHS.iter().position(|names| names.contains(word)).map(|at| at as u32 + 1);
    let at = |at: usize| words.get(at).copied();
    let number = |word: Option<&str>| day_of_month(word?.trim_end_matches(|c: char| c.is_alphabetic()));
    let mut months = words.iter().enumerate().filter_map(|(at, word)| Some((at, month(word)?)));
    months.find_map(|(place, month)| {
        // "24 November", "24 de novembre"
        let before = [1, 2].into_iter().find_map(|back| number(at(place.checked_sub(back)?)));
        Some((month, before.or_else(|| number(at(place + 1)))?))
    })
}

/// "24.11.", "2026-11-24", "24/11".
fn written_in_digits(text: &str, month_first: bool) -> Option<(u32, u32)> {
    text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '/' | '-')).find_map(|piece| {
        let parts: Vec<&str> = piece.split(['.', '/', '-']).filter(|part| !part.is_empty()).collect();
        let (first, second) = match parts.as_slice() {
            [year, month, day] if year.len() == 4 => return Some((month_of_year(month)?, day_of_month(day)?)),
            // Two numbers with a full stop between may be a time.
            [_, _] if piece.contains('.') && !piece.ends_with('.') => return None,
            [first, second] | [first, second, _] => (*first, *second),
            _ => return None,
        };
        let (month, day) = if month_first && piece.contains('/') { (first, second) } else { (second, first) };
        Some((month_of_year(month)?, day_of_month(day)?))
    })
}

fn day_of_month(digits: &str) -> Option<u32> {
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn month_of_year(digits: &str) -> Option<u32> {
    digits.parse().ok().filter(|month| (1..=12).contains(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day { year: 2026, month: 11, day: 22 };

    fn read(slot: &str) -> Option<(i32, u32, u32)> {
        day(slot, TODAY, false).map(|d| (d.year, d.month, d.day))
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(Day { year: 1970, month: 1, day: 1 }.number(), 0);
        assert_eq!(Day { year: 2000, month: 3, day: 1 }.number(), 11_017);
        assert_eq!(Day { year: 2024, month: 2, day: 29 }.number() + 1, Day { year: 2024, month: 3, day: 1 }.number());
    }

    #[test]
    fn a_slot_names_its_day_in_every_language() {
        for slot in [
            "Tuesday 24 November at 10:00",
            "Tue, Nov 24th, 2:00 PM",
            "Dienstag, 24. November um 14:30 Uhr",
            "mardi 24 novembre à 14 h",
            "martes 24 de noviembre a las 10:00",
            "24 de novembro às 10h",
            "martedì 24 novembre alle 10",
            "dinsdag 24 november om 10.00 uur",
            "24.11. um 9 Uhr",
            "24/11 at 9",
            "2026-11-24",
        ] {
            assert_eq!(read(slot), Some((2026, 11, 24)), "{slot}");
        }
        assert_eq!(read("4 January, 9:15"), Some((2027, 1, 4)));
        assert_eq!(read("3 March 2025"), Some((2025, 3, 3)));
    }

    #[test]
    fn a_slot_without_a_date_names_no_day() {
        for slot in ["Tuesday at 10:00", "tomorrow", "10.30", "2 p.m.", ""] {
            assert_eq!(read(slot), None, "{slot}");
        }
    }

    #[test]
    fn a_slash_is_read_as_the_region_writes_it() {
        assert_eq!(day("4/11", TODAY, true).map(|d| (d.month, d.day)), Some((4, 11)));
        assert_eq!(day("4/11", TODAY, false).map(|d| (d.month, d.day)), Some((11, 4)));
        assert_eq!(day("11/24", TODAY, true).map(|d| (d.month, d.day)), Some((11, 24)));
    }

    #[test]
    fn today_and_tomorrow_are_near() {
        assert!(is_near("22 November", TODAY, false) && is_near("23 November", TODAY, false));
        assert!(!is_near("24 November", TODAY, false) && !is_near("21 November", TODAY, false));
        assert!(!is_near("Tuesday", TODAY, false));
    }
}

//! Makes text from a mail fit for a sentence of ours, or refuses it. A mail is written by anybody: a name field is where
//! a stranger could put words into the user's mouth.

use crate::mail::text::{inclusive_ending, is_invisible};

/// The longest recruiter or company name, in characters.
pub const NAME: usize = 60;
/// The longest role, in characters.
pub const ROLE: usize = 80;
/// The longest time or address, in characters.
pub const LINE: usize = 80;

/// A cleaned field: its text, and whether nothing about it was odd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clean {
    pub text: String,
    pub sure: bool,
}

/// Cleans `raw`: one line, single spaces, no invisible or direction characters. `None` when it is too long or empty, or
/// holds what no name or title holds: an address, a long number, template braces, markup, a sentence.
pub fn clean(raw: &str, longest: usize) -> Option<Clean> {
    field(raw, longest, "&.,'’()/+-–—#").filter(|clean| !is_phone(&clean.text))
}

/// Cleans a time or an address: a name's characters, and `:` and `@` that stand in these.
pub fn clean_line(raw: &str) -> Option<Clean> {
    field(raw, LINE, "&.,'’()/+-–—#:@")
}

fn field(raw: &str, longest: usize, marks: &str) -> Option<Clean> {
    // Nothing longer is worth walking through, whatever it hides.
    if raw.len() > longest * 8 {
        return None;
    }
    let mut text = String::with_capacity(raw.len());
    let mut sure = true;
    let mut accents = 0;
    for (at, c) in raw.char_indices() {
        if is_direction(c) {
            sure = false;
        }
        if c.is_whitespace() {
            if !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
            accents = 0;
            continue;
        }
        if is_invisible(c) || c.is_control() || is_private(c) {
            continue;
        }
        if matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}')
        {
            accents += 1;
            if accents > 2 || text.is_empty() {
                return None;
            }
            text.push(c);
            continue;
        }
        accents = 0;
        let is_inclusive = || text.ends_with(char::is_alphabetic) && inclusive_ending(&raw[at..]).is_some();
        if !c.is_alphanumeric() && !marks.contains(c) && !is_inclusive() {
            return None;
        }
        sure &= !is_styled(c);
        text.push(c);
    }
    text.truncate(text.trim_end().len());
    let count = text.chars().count();
    let fine = count <= longest && text.chars().any(char::is_alphanumeric) && !is_address(&text) && !is_sentence(&text);
    let sure = sure && !text.split(' ').any(is_mixed) && text.split(' ').count() <= 8;
    fine.then_some(Clean { text, sure })
}

/// Characters that turn the direction of writing.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// Letters that only look like other letters: full-width, mathematical.
fn is_styled(c: char) -> bool {
    matches!(c, '\u{FF01}'..='\u{FF5E}' | '\u{1D400}'..='\u{1D7FF}' | '\u{2100}'..='\u{214F}' | '\u{24B6}'..='\u{24E9}')
}

/// A word that mixes Latin with Cyrillic or Greek letters, as look-alike names do.
fn is_mixed(word: &str) -> bool {
    let latin = word.chars().any(|c| c.is_ascii_alphabetic() || matches!(c, '\u{C0}'..='\u{24F}'));
    let other = word.chars().any(|c| matches!(c, '\u{370}'..='\u{52F}' | '\u{1F00}'..='\u{1FFF}'));
    latin && other
}

/// Nine digits in a row, single spaces and dashes aside.
fn is_phone(text: &str) -> bool {
    let mut digits = 0;
    let mut separate = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => {
                digits += 1;
                separate = 0;
            }
            ' ' | '-' | '(' | ')' | '+' if separate == 0 => separate = 1,
            _ => (digits, separate) = (0, 0),
        }
        if digits >= 9 {
            return true;
        }
    }
    false
}

fn is_address(text: &str) -> bool {
    text.contains("www.") || text.contains("//") || text.contains(".com/")
}

/// A full stop with more words after it, unless it ends an abbreviation or an initial.
fn is_sentence(text: &str) -> bool {
    text.split(' ').rev().skip(1).any(|word| {
        word.strip_suffix('.').is_some_and(|w| {
            w.chars().filter(|c| c.is_alphabetic()).count() > 3 && !super::words::is_abbreviation(&w.to_lowercase())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(raw: &str) -> Option<String> {
        clean(raw, NAME).map(|c| c.text)
    }

    #[test]
    fn names_come_out_as_a_reader_sees_them() {
        assert_eq!(text(" Two \u{200B}Oars\n Rowing ").as_deref(), Some("Two Oars Rowing"));
        assert_eq!(text("Stone & Sparrow, LLP").as_deref(), Some("Stone & Sparrow, LLP"));
        assert_eq!(text("St. Brannoc's (North)").as_deref(), Some("St. Brannoc's (North)"));
        assert_eq!(text("Two\u{FE0F}\u{E0041}Oars").as_deref(), Some("TwoOars"));
        assert_eq!(text("Zoe\u{308}").as_deref(), Some("Zoe\u{308}"));
        for title in
            ["Elektroniker:in für Anlagen", "Technische*r Assistent*in", "étudiant·e·s en droit", "Bäcker_innen"]
        {
            assert_eq!(text(title).as_deref(), Some(title));
        }
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for raw in [
            "",
            " \u{200B} ",
            "...",
            "<img src=x>",
            "ann@firm.example",
            "https://firm.example",
            "www.firm.example",
            "{{role}}",
            "{recruiter}{recruiter}",
            "$& $1",
            "%s",
            "call 0491 570 006",
            "Acme. Please wire money",
            "a\u{300}\u{300}\u{300}",
            "Oars!",
            "\u{0}",
            "[Company]",
            "Two: Oars",
            "Acme.\nI accepted. Yes",
        ] {
            assert_eq!(text(raw), None, "{raw}");
        }
        assert_eq!(text(&"Oars ".repeat(20)), None);
        assert_eq!(text(&"x".repeat(5000)), None);
        assert_eq!(text(&format!("a{}", "\u{200B}".repeat(300_000))), None);
    }

    #[test]
    fn odd_letters_are_not_sure() {
        let sure = |raw| clean(raw, NAME).map(|c| c.sure);
        assert_eq!(sure("Аmazon"), Some(false), "Cyrillic А");
        assert_eq!(sure("North\u{202E}dniw"), Some(false));
        assert_eq!(sure("𝐆𝐨𝐨𝐝"), Some(false));
        assert_eq!(sure("Ｇｏｏｄ"), Some(false));
        assert_eq!(sure("Good Oars"), Some(true));
        assert_eq!(sure("Яндекс"), Some(true));
    }

    #[test]
    fn words_of_programming_are_text() {
        for raw in ["undefined", "null", "NaN", "constructor", "toString"] {
            assert_eq!(text(raw).as_deref(), Some(raw));
        }
    }

    #[test]
    fn times_keep_their_colons() {
        assert_eq!(clean_line("Tue 3 June, 10:30 @ noon").map(|c| c.text).as_deref(), Some("Tue 3 June, 10:30 @ noon"));
    }
}

//! Compiles the sentences of the replies.

use crate::checks::{LANGUAGES, Lists};
use crate::language::{parse, pattern};
use crate::mail::text::Text;
use crate::reply::grammar::{self, Grammar, Known, fields};
use crate::reply::render::{Voice, capitalise, choose_forms, render, spell_out};
use crate::reply::wording::{Occasion, REASONS, REGISTERS, ROLE, STAGES, TONES, Wording, is_formal};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

const LEAST: usize = 4;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    regions: Vec<String>,
    #[serde(default)]
    spelling: BTreeMap<String, BTreeMap<String, String>>,
    layout: Layout,
    stages: BTreeMap<String, Vec<String>>,
    event: BTreeMap<String, String>,
    #[serde(default)]
    contractions: BTreeMap<String, String>,
    repeats: Repeats,
    grammar: BTreeMap<String, Vec<String>>,
    greeting: Vec<Entry>,
    thanks: Vec<Entry>,
    decline: Vec<Entry>,
    reason: BTreeMap<String, Vec<Entry>>,
    join: Vec<JoinEntry>,
    release: Vec<Entry>,
    apology: Vec<Entry>,
    door_open: Vec<Entry>,
    refer: Vec<Entry>,
    wish: Vec<Entry>,
    signoff: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Layout {
    /// What a greeting ends with, and a sign-off.
    greeting: String,
    signoff: String,
    /// Whether the text after the greeting goes on in lower case.
    small_start: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Repeats {
    once: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    text: String,
    inverted: Option<String>,
    statement: Option<String>,
    #[serde(default)]
    stages: Vec<String>,
    #[serde(default)]
    tones: Vec<String>,
    register: Option<String>,
    agency: Option<bool>,
    #[serde(default)]
    applied: bool,
    #[serde(default)]
    echo: bool,
    #[serde(default)]
    not_with: Vec<String>,
    full: Option<String>,
    bare: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JoinEntry {
    kinds: Vec<String>,
    register: Option<String>,
    text: String,
}

/// Writes `sentences.rs` into `out`.
///
/// # Errors
/// One sentence per fault, with the file and the entry.
pub fn build(out: &Path) -> Result<(), String> {
    let mut code = format!("static BOOKS: [Book; {}] = [\n", LANGUAGES.len());
    let mut faults = Vec::new();
    for language in LANGUAGES {
        match book(language) {
            Ok(book) => code.push_str(&book),
            Err(fault) => faults.push(fault),
        }
    }
    code.push_str("];\n");
    if !faults.is_empty() {
        return Err(faults.join("\n"));
    }
    std::fs::write(out.join("sentences.rs"), code).map_err(|e| format!("sentences.rs: {e}"))
}

/// The code of one language's book.
fn book(language: &'static str) -> Result<String, String> {
    let path = format!("src/language/{language}/sentences.toml");
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{path}: {e}"))?;
    let file: File = toml::from_str(&text).map_err(|e| format!("{path}: {e}"))?;
    // What is wrong with the lists is said where they are built.
    let Ok(lists) = Lists::read(language) else { return Ok(String::new()) };
    let mut book = Builder { language, file: &file, lists: &lists, once: Vec::new(), faults: Vec::new() };
    book.compile_once();
    let grammar = book.grammar();
    let mut code = String::from("Book {\n");
    let reasons: Vec<Vec<Wording>> = REASONS
        .iter()
        .map(|r| file.reason.get(*r).map(|e| book.part(&format!("reason.{r}"), e, &grammar)).unwrap_or_default())
        .collect();
    if let Some(name) = file.reason.keys().find(|k| !REASONS.contains(&k.as_str()) || *k == "none") {
        book.faults.push(format!("reason.{name}: there is no such reason"));
    }
    let parts: Vec<(&str, &[Entry])> = vec![
        ("greeting", &file.greeting),
        ("thanks", &file.thanks),
        ("decline", &file.decline),
        ("release", &file.release),
        ("apology", &file.apology),
        ("door_open", &file.door_open),
        ("refer", &file.refer),
        ("wish", &file.wish),
        ("signoff", &file.signoff),
    ];
    for (name, entries) in parts {
        let wordings = book.part(name, entries, &grammar);
        if name != "greeting" {
            book.cover(name, &wordings, &grammar);
        }
        let _ = writeln!(code, "{name}: &{wordings:?},");
    }
    for (name, wordings) in REASONS.iter().zip(&reasons).filter(|(name, _)| **name != "none") {
        book.cover(&format!("reason.{name}"), wordings, &grammar);
    }
    let reasons: String = reasons.iter().map(|r| format!("&{r:?},")).collect();
    let _ = writeln!(code, "reasons: [{reasons}],\njoin: &[{}],", book.joins());
    let _ = writeln!(code, "contractions: &{:?},", file.contractions.iter().collect::<Vec<_>>());
    let _ = writeln!(code, "regions: &{:?},\nspelling: &{:?},", file.regions, book.spelling());
    let events: Vec<&str> = STAGES.iter().map(|s| file.event.get(*s).map_or("", String::as_str)).collect();
    let Grammar { language, lists } = grammar;
    let lists: String = lists.iter().map(|(name, words)| format!("({name:?}, &{words:?}), ")).collect();
    let _ =
        writeln!(code, "events: {events:?},\ngrammar: Grammar {{ language: {language:?}, lists: &[{lists}] }},\n}},");
    if book.faults.is_empty() {
        Ok(code)
    } else {
        Err(book.faults.iter().map(|f| format!("{path}: {f}")).collect::<Vec<_>>().join("\n"))
    }
}

struct Builder<'a> {
    language: &'static str,
    file: &'a File,
    lists: &'a Lists,
    once: Vec<pattern::Pattern>,
    faults: Vec<String>,
}

impl Builder<'_> {
    fn compile_once(&mut self) {
        for written in &self.file.repeats.once {
            match parse::parse(written, &parse::Lists::new()) {
                Ok(nodes) => self.once.push(nodes),
                Err(e) => self.faults.push(format!("repeats: {e}")),
            }
        }
        let most = ROLE.trailing_zeros() as usize;
        if self.once.len() > most {
            self.faults.push(format!("repeats: at most {most} entries"));
        }
    }

    fn grammar(&mut self) -> Grammar {
        let mut lists: Vec<(&'static str, &'static [&'static str])> = Vec::new();
        for name in grammar::LISTS.iter().chain(grammar::own_lists(self.language)) {
            match self.file.grammar.get(*name) {
                Some(words) if words.iter().all(|w| *w == w.to_lowercase()) => {
                    let words: Vec<&'static str> = words.iter().map(|w| &*w.clone().leak()).collect();
                    lists.push((name, words.leak()));
                }
                _ => self.faults.push(format!("grammar.{name}: lower-case words are needed")),
            }
        }
        for name in self.file.grammar.keys().filter(|name| !lists.iter().any(|(n, _)| n == name)) {
            self.faults.push(format!("grammar.{name}: it is used for nothing"));
        }
        Grammar { language: self.language, lists: lists.leak() }
    }

    fn spelling(&mut self) -> Vec<(String, String, String)> {
        let mut spelling = Vec::new();
        for (name, changes) in &self.file.spelling {
            if !self.file.regions.contains(name) && !REGISTERS.contains(&name.as_str()) {
                self.faults.push(format!("spelling.{name}: it is neither a region nor a register"));
            }
            spelling.extend(changes.iter().map(|(from, to)| (name.clone(), from.clone(), to.clone())));
        }
        spelling
    }

    fn part(&mut self, name: &str, entries: &[Entry], grammar: &Grammar) -> Vec<Wording> {
        let mut wordings = Vec::new();
        let mut seen = BTreeSet::new();
        for (i, entry) in entries.iter().enumerate() {
            let id = format!("{}.{name}.{}", self.language, i + 1);
            let stages = self.bits(&id, &self.stage_names(&entry.stages), &STAGES);
            let registers = registers(entry.register.as_deref());
            let wording = Wording {
                stages,
                tones: self.bits(&id, &entry.tones, &TONES) as u8,
                registers: self.bits(&id, &registers, &REGISTERS) as u8,
                agency: entry.agency,
                applied: entry.applied,
                echo: entry.echo,
                not_with: if entry.not_with.is_empty() { 0 } else { self.bits(&id, &entry.not_with, &REASONS) },
                once: self.once_bits(&entry.text),
                inverted: entry.inverted.clone().unwrap_or_default().leak(),
                statement: entry.statement.clone().unwrap_or_default().leak(),
                text: entry.text.clone().leak(),
                id: id.clone().leak(),
            };
            if !seen.insert((&entry.text, registers, stages)) {
                self.faults.push(format!("{id}: the same wording stands above"));
            }
            if entry.inverted.is_some() && name != "decline"
                || entry.statement.is_some() && !name.starts_with("reason.")
            {
                self.faults.push(format!("{id}: only a decline is inverted, only a reason is a statement"));
            }
            self.examples(name, &wording, entry, grammar);
            wordings.push(wording);
        }
        wordings
    }

    fn stage_names(&self, names: &[String]) -> Vec<String> {
        names.iter().flat_map(|n| self.file.stages.get(n).cloned().unwrap_or_else(|| vec![n.clone()])).collect()
    }

    /// No names: everywhere.
    fn bits(&mut self, id: &str, names: &[String], all: &[&str]) -> u16 {
        if names.is_empty() {
            return (1 << all.len()) - 1;
        }
        names.iter().fold(0, |bits, name| match all.iter().position(|a| a == name) {
            Some(i) => bits | 1 << i,
            None => {
                self.faults.push(format!("{id}: `{name}` is none of {}", all.join(", ")));
                bits
            }
        })
    }

    fn once_bits(&self, wording: &str) -> u128 {
        let text = Text::new(wording);
        let has = |pattern: pattern::Pattern| pattern::find(pattern, &text, 0, text.words.len()).is_some();
        self.once.iter().enumerate().filter(|(_, pattern)| has(**pattern)).fold(0, |bits, (i, _)| bits | 1 << i)
    }

    fn known<'a>(&'a self, stage: usize, formal: bool, given: [bool; 4]) -> Known<'a> {
        let [role, company, slot, agency] = given;
        Known {
            formal,
            recruiter: Some("Ines"),
            full_name: Some("Ines Vogt"),
            titled: Some("Dr. Vogt"),
            company: company.then_some("Larkfield"),
            before_company: &[],
            before_role: &[],
            role: role.then_some("Store Manager"),
            others: &[],
            slot: slot.then_some("Tuesday at 10:00"),
            agency,
            event: self.file.event.get(STAGES[stage]).map_or("", String::as_str),
        }
    }

    fn examples(&mut self, name: &str, wording: &Wording, entry: &Entry, grammar: &Grammar) {
        let id = wording.id;
        let stage = (0..STAGES.len()).find(|s| wording.stages >> s & 1 == 1).unwrap_or(0);
        let fits = |register: usize| wording.registers >> register & 1 == 1;
        let of_address = |formal: bool| (0..REGISTERS.len()).find(|r| fits(*r) && is_formal(*r) == formal);
        let registers = [true, false].into_iter().filter_map(of_address);
        let regions = 0..self.file.regions.len().max(1);
        let voices: Vec<Voice> =
            registers.flat_map(|register| regions.clone().map(move |region| Voice { register, region })).collect();
        let Some(first) = voices.first().copied() else { return };
        let others = ["Anna Berg".to_owned(), "Tom Roy".to_owned()];
        let everything =
            |formal: bool| Known { others: &others, ..self.known(stage, formal, [true, true, true, false]) };
        let nothing = |formal: bool| Known {
            recruiter: None,
            full_name: None,
            titled: None,
            ..self.known(stage, formal, [false; 4])
        };
        let said =
            |known: &Known, voice: Voice, text: &str| render(&choose_forms(text, voice), &fields(known, grammar));
        let full = |voice: Voice, text: &str| said(&everything(is_formal(voice.register)), voice, text);
        let bare = |voice: Voice, text: &str| said(&nothing(is_formal(voice.register)), voice, text);
        let mut faults = Vec::new();
        // The examples show the first voice.
        let Some(reads) = full(first, wording.text) else {
            return self.faults.push(format!("{id}: it names a field that does not exist"));
        };
        if wording.text.contains(['{', '[']) {
            for (what, given, rendered) in
                [("full", &entry.full, Some(&reads)), ("bare", &entry.bare, bare(first, wording.text).as_ref())]
            {
                if given.as_ref() != rendered {
                    faults.push(format!("{id}: {what} reads {rendered:?}, its example says {given:?}"));
                }
            }
        }
        let clause = name == "decline" || name.starts_with("reason.");
        let ending = match name {
            "greeting" => self.file.layout.greeting.as_str(),
            "signoff" => self.file.layout.signoff.as_str(),
            _ => ".",
        };
        if clause == reads.ends_with(ending) {
            faults.push(format!("{id}: {}", if clause { "a clause has no full stop" } else { "the end is wrong" }));
        }
        let small = name == "thanks" && self.file.layout.small_start;
        if !clause && small == (capitalise(&reads) == reads) {
            faults.push(format!("{id}: the first letter has the wrong size"));
        }
        for word in wording.text.split([' ', ',', '.', ']', '[']).filter(|w| w.contains('\'')) {
            if self.language == "en" && !self.file.contractions.contains_key(word) {
                faults.push(format!("{id}: `{word}` is missing from [contractions]"));
            }
        }
        for voice in voices {
            let forms = [wording.text, wording.inverted, wording.statement].into_iter().filter(|form| !form.is_empty());
            for text in forms.flat_map(|form| [full(voice, form), bare(voice, form)]).flatten() {
                let other_address = if is_formal(voice.register) { "informal_you" } else { "formal_you" };
                if self.lists.finds(other_address, &text) {
                    faults.push(format!("{id}: it holds what checks.toml calls {other_address}: {text}"));
                }
                for text in [spell_out(&text, &self.contractions()), text] {
                    faults.extend(self.forbidden(name, &text).map(|fault| format!("{id}: {fault}: {text}")));
                }
            }
        }
        self.faults.append(&mut faults);
    }

    /// What the etiquette has against `text` as a wording of the part `name`.
    fn forbidden<'t>(&'t self, name: &'t str, text: &'t str) -> impl Iterator<Item = String> + 't {
        let forbidden = self.lists.forbidden(text).map(|found| format!("`{found}` has no place in a reply"));
        let lists =
            ["thanks", "apology"].into_iter().filter(move |list| self.lists.finds(list, text) != (name == *list));
        let mixed = lists.map(move |list| {
            format!("it {} what checks.toml calls {list}", if name == list { "lacks" } else { "contains" })
        });
        let plain = name == "decline" && !self.lists.finds("decline", text);
        let unseen = plain.then(|| "checks.toml does not see a decline".to_owned());
        forbidden.into_iter().chain(mixed).chain(unseen)
    }

    fn contractions(&self) -> Vec<(&str, &str)> {
        self.file.contractions.iter().map(|(short, long)| (short.as_str(), long.as_str())).collect()
    }

    /// At least four wordings wherever the part can be asked for.
    fn cover(&mut self, name: &str, wordings: &[Wording], grammar: &Grammar) {
        let reasons = match name.strip_prefix("reason.").and_then(|r| REASONS.iter().position(|x| *x == r)) {
            Some(reason) => reason..reason + 1,
            None => 0..REASONS.len(),
        };
        for (stage, stage_name) in STAGES.iter().enumerate() {
            for (register, given) in
                (0..REGISTERS.len()).flat_map(|register| (0..16_u8).map(move |given| (register, given)))
            {
                let [role, company, slot, agency] = [1, 2, 4, 8].map(|bit| given & bit != 0);
                let formal = is_formal(register);
                let fields = fields(&self.known(stage, formal, [role, company, slot, agency]), grammar);
                let said = |w: &Wording| render(&choose_forms(w.text, Voice { register, region: 0 }), &fields);
                let texts: Vec<Option<String>> = wordings.iter().map(said).collect();
                for (tone, tone_name) in TONES.iter().enumerate() {
                    for reason in reasons.clone() {
                        let occasion = Occasion { stage, tone, register, reason, agency, applied: false };
                        let fitting = wordings.iter().zip(&texts).filter(|(w, _)| w.fits(&occasion) && !w.echo);
                        let texts: BTreeSet<&String> = fitting.filter_map(|(_, text)| text.as_ref()).collect();
                        if texts.len() < LEAST {
                            return self.faults.push(format!(
                                "{name}: only {} wordings for {stage_name}, {tone_name}, reason {}, {}{}{}{}{}; {LEAST} are needed",
                                texts.len(),
                                REASONS[reason],
                                REGISTERS[register],
                                if agency { ", agency" } else { "" },
                                if role { ", role" } else { "" },
                                if company { ", company" } else { "" },
                                if slot { ", slot" } else { "" },
                            ));
                        }
                    }
                }
            }
        }
    }

    fn joins(&mut self) -> String {
        let mut code = String::new();
        let mut served = BTreeSet::new();
        let file = self.file;
        for (i, join) in file.join.iter().enumerate() {
            let mut kinds = Vec::new();
            let id = format!("{}.join.{}", self.language, i + 1);
            let registers = self.bits(&id, &registers(join.register.as_deref()), &REGISTERS);
            // Every decline and every reason has its plain form.
            let always =
                join.register.is_none() && !join.text.contains("{inverted}") && !join.text.contains("{statement}");
            for kind in &join.kinds {
                match JOINS.iter().find(|(name, _)| name == kind) {
                    Some((_, variant)) => kinds.push(format!("JoinKind::{variant}")),
                    None => self.faults.push(format!("join {}: `{kind}` is no kind", i + 1)),
                }
                if always {
                    served.insert(kind.clone());
                }
            }
            let plain = join.kinds.iter().any(|kind| kind == "plain");
            let count = |either: [&str; 2]| either.iter().map(|f| join.text.matches(f).count()).sum::<usize>();
            let whole = count(["{decline}", "{inverted}"]) == 1
                && count(["{reason}", "{statement}"]) == usize::from(!plain)
                && join.text.ends_with('.');
            if !whole {
                self.faults
                    .push(format!("join {}: it needs a decline, a reason unless it is plain, and a stop", i + 1));
            }
            let (first, second) = join.text.split_once(" / ").unwrap_or((&join.text, ""));
            let kinds = kinds.join(", ");
            let _ = write!(
                code,
                "Join {{ id: {id:?}, kinds: &[{kinds}], registers: {registers}, first: {first:?}, second: {second:?} }},"
            );
        }
        for (kind, _) in JOINS.iter().filter(|(kind, _)| !served.contains(*kind)) {
            self.faults.push(format!("join: {kind} needs one that always fits"));
        }
        code
    }
}

/// The registers that a name in the data stands for; none stands for all.
fn registers(name: Option<&str>) -> Vec<String> {
    let names: &[&str] = match &name {
        Some("formal") => &["ceremonious", "formal"],
        Some("informal") => &["informal", "casual"],
        register => register.as_slice(),
    };
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// The kinds of joins in the data, and in the code.
const JOINS: [(&str, &str); 6] = [
    ("plain", "Plain"),
    ("reason", "Reason"),
    ("clause", "Clause"),
    ("connective", "Connective"),
    ("fragment", "Fragment"),
    ("sentence", "Sentence"),
];

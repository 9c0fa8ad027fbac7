//! Compiles the sentences of the replies.

use crate::checks::Lists;
use crate::language::{parse, pattern};
use crate::mail::text::Text;
use crate::reply::english::{Grammar, Known, fields};
use crate::reply::render::{capitalise, render, spell_out};
use crate::reply::wording::{Occasion, REASONS, REGISTERS, STAGES, TONES, Wording};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

const FILE: &str = "src/language/en/sentences.toml";
const LEAST: usize = 4;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    stages: BTreeMap<String, Vec<String>>,
    event: BTreeMap<String, String>,
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
struct Repeats {
    once: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    text: String,
    #[serde(default)]
    stages: Vec<String>,
    #[serde(default)]
    tones: Vec<String>,
    register: Option<String>,
    agency: Option<bool>,
    #[serde(default)]
    not_with: Vec<String>,
    full: Option<String>,
    bare: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JoinEntry {
    kind: String,
    text: String,
}

/// Writes `sentences.rs` into `out`.
///
/// # Errors
/// One sentence per fault, with the file and the entry.
pub fn build(out: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(FILE).map_err(|e| format!("{FILE}: {e}"))?;
    let file: File = toml::from_str(&text).map_err(|e| format!("{FILE}: {e}"))?;
    // What is wrong with the lists is said where they are built.
    let Ok(lists) = Lists::read() else { return Ok(()) };
    let mut book = Builder { file: &file, lists: &lists, once: Vec::new(), faults: Vec::new() };
    book.compile_once();
    let grammar = book.grammar();
    let mut code = String::from("/// English.\npub static EN: Book = Book {\n");
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
    let events: Vec<&str> = STAGES.iter().map(|s| file.event.get(*s).map_or("", String::as_str)).collect();
    let _ = writeln!(code, "events: {events:?},\ngrammar: {},\n}};", grammar_code(&grammar));
    if !book.faults.is_empty() {
        return Err(book.faults.iter().map(|f| format!("{FILE}: {f}")).collect::<Vec<_>>().join("\n"));
    }
    std::fs::write(out.join("sentences.rs"), code).map_err(|e| format!("sentences.rs: {e}"))
}

struct Builder<'a> {
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
        if self.once.len() > 128 {
            self.faults.push("repeats: at most 128 entries".into());
        }
    }

    fn grammar(&mut self) -> Grammar {
        let mut list = |name: &str| -> &'static [&'static str] {
            let words = self.file.grammar.get(name).cloned().unwrap_or_default();
            if words.is_empty() || words.iter().any(|w| *w != w.to_lowercase()) {
                self.faults.push(format!("grammar.{name}: lower-case words are needed"));
            }
            words.into_iter().map(|w| &*w.leak()).collect::<Vec<_>>().leak()
        };
        Grammar {
            role_nouns: list("role_nouns"),
            articles: list("articles"),
            plural_jobs: list("plural_jobs"),
            the_before: list("the_before"),
            prepositions: list("prepositions"),
            relative_times: list("relative_times"),
            clause_starts: list("clause_starts"),
            determiners: list("determiners"),
            verbs: list("verbs"),
            connectives: list("connectives"),
        }
    }

    fn part(&mut self, name: &str, entries: &[Entry], grammar: &Grammar) -> Vec<Wording> {
        let mut wordings = Vec::new();
        let mut seen = BTreeSet::new();
        for (i, entry) in entries.iter().enumerate() {
            let id = format!("en.{name}.{}", i + 1);
            let stages = self.bits(&id, &self.stage_names(&entry.stages), &STAGES);
            let registers: Vec<String> = entry.register.iter().cloned().collect();
            let wording = Wording {
                stages,
                tones: self.bits(&id, &entry.tones, &TONES) as u8,
                registers: self.bits(&id, &registers, &REGISTERS) as u8,
                agency: entry.agency != Some(false),
                not_with: if entry.not_with.is_empty() { 0 } else { self.bits(&id, &entry.not_with, &REASONS) },
                once: self.once_bits(&entry.text),
                text: entry.text.clone().leak(),
                id: id.clone().leak(),
            };
            if !seen.insert((&entry.text, registers, stages)) {
                self.faults.push(format!("{id}: the same wording stands above"));
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

    fn known<'a>(&'a self, stage: usize, role: bool, company: bool, slot: bool, agency: bool) -> Known<'a> {
        Known {
            recruiter: Some("Ines"),
            company: company.then_some("Larkfield"),
            role: role.then_some("Store Manager"),
            slot: slot.then_some("Tuesday at 10:00"),
            agency,
            event: self.file.event.get(STAGES[stage]).map_or("", String::as_str),
        }
    }

    fn examples(&mut self, name: &str, wording: &Wording, entry: &Entry, grammar: &Grammar) {
        let id = wording.id;
        let stage = (0..STAGES.len()).find(|s| wording.stages >> s & 1 == 1).unwrap_or(0);
        let full = render(wording.text, &fields(&self.known(stage, true, true, true, false), grammar));
        let mut nothing = self.known(stage, false, false, false, false);
        nothing.recruiter = None;
        let bare = render(wording.text, &fields(&nothing, grammar));
        let Some(reads) = full else {
            return self.faults.push(format!("{id}: it names a field that does not exist"));
        };
        let has_fields = wording.text.contains(['{', '[']);
        let mut expect = |what: &str, given: &Option<String>, rendered: Option<&String>| {
            if has_fields && given.as_ref() != rendered {
                self.faults.push(format!("{id}: {what} reads {rendered:?}, its example says {given:?}"));
            }
        };
        expect("full", &entry.full, Some(&reads));
        expect("bare", &entry.bare, bare.as_ref());
        let clause = name == "decline" || name.starts_with("reason.");
        let mut fault = |what: &str| self.faults.push(format!("{id}: {what}"));
        let ending = match name {
            "greeting" | "signoff" => ',',
            _ => '.',
        };
        if clause == reads.ends_with(ending) {
            fault(if clause { "a clause has no full stop" } else { "the end is wrong" });
        }
        if !clause && capitalise(&reads) != reads {
            fault("it starts with a small letter");
        }
        for word in wording.text.split([' ', ',', '.', ']', '[']).filter(|w| w.contains('\'')) {
            if !self.file.contractions.contains_key(word) {
                fault(&format!("`{word}` is missing from [contractions]"));
            }
        }
        for text in [Some(reads), bare].into_iter().flatten() {
            for text in [spell_out(&text, &self.contractions()), text] {
                if let Some(found) = self.lists.forbidden(&text) {
                    self.faults.push(format!("{id}: `{found}` has no place in a reply"));
                }
                for list in ["thanks", "apology"] {
                    let has = self.lists.finds(list, &text);
                    if has != (name == list) {
                        let verb = if has { "contains" } else { "lacks" };
                        self.faults.push(format!("{id}: it {verb} what checks.toml calls {list}: {text}"));
                    }
                }
                if name == "decline" && !self.lists.finds("decline", &text) {
                    self.faults.push(format!("{id}: checks.toml does not see a decline in: {text}"));
                }
            }
        }
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
            for (tone, tone_name) in TONES.iter().enumerate() {
                for reason in reasons.clone() {
                    for given in 0..32_u8 {
                        let [role, company, slot, agency, formal] = [1, 2, 4, 8, 16].map(|bit| given & bit != 0);
                        let occasion = Occasion { stage, tone, register: usize::from(!formal), reason, agency };
                        let fields = fields(&self.known(stage, role, company, slot, agency), grammar);
                        let texts: BTreeSet<String> = wordings
                            .iter()
                            .filter(|w| w.fits(&occasion))
                            .filter_map(|w| render(w.text, &fields))
                            .collect();
                        if texts.len() < LEAST {
                            return self.faults.push(format!(
                                "{name}: only {} wordings for {stage_name}, {tone_name}, reason {}, {}{}; {LEAST} are needed",
                                texts.len(),
                                REASONS[reason],
                                if formal { "formal" } else { "informal" },
                                if agency { ", agency" } else { "" },
                            ));
                        }
                    }
                }
            }
        }
    }

    fn joins(&mut self) -> String {
        let mut code = String::new();
        let mut kinds = BTreeSet::new();
        for (i, join) in self.file.join.iter().enumerate() {
            let kind = match join.kind.as_str() {
                "plain" => "Plain",
                "clause" => "Clause",
                "connective" => "Connective",
                "fragment" => "Fragment",
                "sentence" => "Sentence",
                other => {
                    self.faults.push(format!("join {}: `{other}` is no kind", i + 1));
                    continue;
                }
            };
            kinds.insert(kind);
            let (first, second) = join.text.split_once(" / ").unwrap_or((&join.text, ""));
            let fields = if kind == "Plain" { &["{decline}"][..] } else { &["{decline}", "{reason}"] };
            if !join.text.ends_with('.') || fields.iter().any(|f| join.text.matches(f).count() != 1) {
                self.faults.push(format!("join {}: it needs {} and a full stop", i + 1, fields.join(" and ")));
            }
            let id = format!("en.join.{}", i + 1);
            let _ =
                write!(code, "Join {{ id: {id:?}, kind: JoinKind::{kind}, first: {first:?}, second: {second:?} }},");
        }
        if kinds.len() < 5 {
            self.faults.push("join: every kind is needed".into());
        }
        code
    }
}

fn grammar_code(g: &Grammar) -> String {
    let lists = [
        ("role_nouns", g.role_nouns),
        ("articles", g.articles),
        ("plural_jobs", g.plural_jobs),
        ("the_before", g.the_before),
        ("prepositions", g.prepositions),
        ("relative_times", g.relative_times),
        ("clause_starts", g.clause_starts),
        ("determiners", g.determiners),
        ("verbs", g.verbs),
        ("connectives", g.connectives),
    ];
    let lists: String = lists.iter().map(|(name, words)| format!("{name}: &{words:?}, ")).collect();
    format!("Grammar {{ {lists} }}")
}

//! The popup: from the open page to the reply in the box.

use super::browser::{self, day_name, language_name, message, message_with, plural, today};
use super::page::{Mode, Page, Undo, Why};
use super::proposal::{CUSTOM, Work, advice, request, waiting};
use super::reader::read;
use super::saved;
use super::screen::{Opening, State, decline_of, open, state_of};
use super::settings::{Declined, Log, Settings, iso};
use super::view::{self, Result};
use crate::Reading;
use crate::judge::{Evidence, Kind, Stage};
use crate::language::{Language, Register};
use crate::mail::Part;
use crate::reply::{CheckContext, Level, Own, Request, Tone, check, compose};
use crate::webmail::Plan;
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlButtonElement, HtmlInputElement};

/// One opening of the popup.
struct Popup {
    tab: i32,
    plan: &'static Plan,
    page: Page,
    settings: RefCell<Settings>,
    /// The user's own sentences.
    own: Vec<Own>,
    /// What was declined before; empty unless the user keeps it.
    log: RefCell<Log>,
    /// No reply was ever inserted on this device.
    first_time: Cell<bool>,
    /// The message that is answered.
    answered: RefCell<Option<Answered>>,
    /// A click is being carried out.
    busy: Cell<bool>,
}

/// The message that is answered, and the work on its reply.
struct Answered {
    index: usize,
    reading: Reading,
    work: Work,
}

/// Opens the popup.
///
/// # Errors
/// Only when the popup's own page is damaged; every other fault has its screen.
#[wasm_bindgen]
pub async fn popup() -> Result {
    view::on("options", "click", browser::open_options)?;
    view::on("sample", "click", || {
        browser::open_page(if view::is_in(State::Restricted) { "welcome.html#pasted" } else { "welcome.html" });
    })?;
    let Some((tab, plan, page)) = read().await? else {
        say(State::Restricted)?;
        return ready();
    };
    view::mark("read");
    let (settings, own) = saved::synced().await;
    let opening = open(&page, &settings.profile_on(today()));
    let popup = Rc::new(Popup {
        tab,
        plan,
        page,
        log: RefCell::new(if settings.keep_log { saved::log().await } else { Log::default() }),
        first_time: Cell::new(!saved::has_inserted().await),
        settings: RefCell::new(settings),
        own,
        answered: RefCell::new(None),
        busy: Cell::new(false),
    });
    popup.listen()?;
    match opening {
        Opening::Nothing(state) => say(state)?,
        Opening::One(index, reading) => popup.answer(index, *reading).await?,
        Opening::Several(candidates, preselected) => popup.ask_which(&candidates, preselected)?,
    }
    ready()
}

fn ready() -> Result {
    view::mark("ready");
    Ok(())
}

/// Shows a screen that has only words.
fn say(state: State) -> Result {
    let id = state.id();
    if state == State::Restricted {
        view::set_text("sample", &message("paste_instead"))?;
    }
    view::set_state(state, &message(&format!("title_{id}")), &message(&format!("message_{id}")))?;
    view::focus("title")
}

impl Popup {
    /// Shows message number `index`: what it is, and the reply to it.
    async fn answer(self: &Rc<Self>, index: usize, reading: Reading) -> Result {
        let saved = saved::work(self.work_tab(), self.key(index)).await;
        let work = saved.unwrap_or_else(|| Work::first(&reading, &self.settings.borrow()));
        *self.answered.borrow_mut() = Some(Answered { index, reading, work });
        view::show("big", self.page.messages.get(index).is_some_and(|m| m.truncated))?;
        self.fill()?;
        self.show_found()
    }

    /// The tab that the message was read in.
    fn work_tab(&self) -> i32 {
        self.page.work_tab.unwrap_or(self.tab)
    }

    fn key(&self, index: usize) -> &str {
        self.page.messages.get(index).map_or("", |m| &m.key)
    }

    /// Shows the screen for what the message is.
    fn show_found(&self) -> Result {
        let answered = self.answered.borrow();
        let Some(a) = answered.as_ref() else { return Ok(()) };
        let declined = decline_of(&self.page, a.index, a.reading.language.language().unwrap_or_default());
        let state = match state_of(&a.reading) {
            State::Noreply => State::Noreply,
            _ if a.work.confirmed => State::Ok,
            State::Ok | State::Unsure if declined.is_some() => State::Answered,
            state => state,
        };
        if self.name().is_empty() && matches!(state, State::Ok | State::Unsure | State::Noreply) {
            view::set_state(State::Name, &message("title_name"), &message("message_name"))?;
            return view::focus("name");
        }
        match state {
            State::Ok => {
                let clipped = if self.page.clipped { message("clipped") } else { String::new() };
                view::set_state(State::Ok, &title(a), &clipped)?;
                view::focus("reason")
            }
            State::Noreply => {
                view::set_state(State::Noreply, &title(a), &message("message_noreply"))?;
                view::focus("title")
            }
            State::Answered => {
                let date = declined.and_then(|i| self.page.messages.get(i)).map_or("", |m| m.date.as_str());
                let title = if date.is_empty() {
                    message("title_answered")
                } else {
                    message_with("title_answered_on", &[date])
                };
                view::set_state(State::Answered, &title, &message("message_answered"))?;
                view::focus("title")
            }
            State::Scam => {
                let sender = self.page.messages.get(a.index);
                let (name, address) = sender.map_or(("", ""), |m| (m.from_name.as_str(), m.from_email.as_str()));
                let facts =
                    [("sender_name", name), ("sender_address", address)].into_iter().filter(|(_, v)| !v.is_empty());
                let facts = facts.map(|(key, value)| message_with(key, &[value]));
                view::set_list("signs", facts.chain(a.reading.verdict.grounds(false).take(4).map(evidence_line)))?;
                say(State::Scam)
            }
            State::Unsure => {
                let mut quotes: Vec<&str> = Vec::new();
                for sign in a.reading.verdict.grounds(true) {
                    if quotes.len() < 3 && !quotes.contains(&sign.text.as_str()) {
                        quotes.push(&sign.text);
                    }
                }
                let found = quotes.into_iter().map(|quote| message_with("found", &[quote]));
                let missing = [("recruiter", &a.work.recruiter), ("company", &a.work.company), ("role", &a.work.role)];
                let missing = missing.into_iter().filter(|(_, v)| v.is_empty());
                let missing: Vec<_> = missing.map(|(id, _)| message(&format!("label_{id}"))).collect();
                let missing = (!missing.is_empty()).then(|| message_with("missing", &[&missing.join(", ")]));
                view::set_list("signs", found.chain(missing))?;
                say(State::Unsure)
            }
            State::Lang => {
                let name = language_name(a.reading.language.code.unwrap_or_default());
                let reply = language_name(a.work.language.code());
                view::set_text("draft-anyway", &message_with("draft_in", &[&reply]))?;
                view::set_state(State::Lang, &message_with("title_lang", &[&name]), &message("message_lang"))?;
                view::focus("title")
            }
            state => {
                // Runs of words say less to a person than what a phrase means.
                let (words, meant): (Vec<_>, Vec<_>) =
                    a.reading.verdict.grounds(false).partition(|e| e.signal.starts_with("words_of_"));
                view::set_list("signs", meant.into_iter().chain(words).take(2).map(evidence_line))?;
                say(state)
            }
        }
    }

    /// The user's name for this reply: as saved, else as the page has it.
    fn name(&self) -> String {
        let register = match self.answered.borrow().as_ref() {
            Some(a) => a.reading.request_in(a.work.language).register,
            None => Register::default(),
        };
        let saved = self.settings.borrow().signature(register).to_owned();
        if saved.is_empty() { self.page.user.name.trim().to_owned() } else { saved }
    }

    /// Puts the facts, choices and draft of the answered message into the form.
    fn fill(&self) -> Result {
        {
            let answered = self.answered.borrow();
            let Some(a) = answered.as_ref() else { return Ok(()) };
            let stages = Stage::ALL.map(|s| (s.id(), message(&format!("stage_{}", s.id()))));
            view::set_options("stage", &stages)?;
            view::set_options("lang", &Language::ALL.map(|l| (l.code(), language_name(l.code()))))?;
            view::set_options("reason", &self.reasons(a))?;
            let w = &a.work;
            for (id, value) in [
                ("recruiter", &w.recruiter),
                ("company", &w.company),
                ("role", &w.role),
                ("slot", &w.slot),
                ("own-reason", &w.own_reason),
            ] {
                view::set_value(id, value)?;
            }
            for (id, fact) in [("company", &a.reading.facts.company), ("role", &a.reading.facts.role)] {
                let unsure = fact.as_ref().filter(|f| !f.sure);
                let hint = unsure.map_or_else(|| message("not_found"), |f| message_with("perhaps", &[&f.text]));
                view::by_id::<HtmlInputElement>(id)?.set_placeholder(&hint);
            }
            view::choose("stage", w.stage.unwrap_or(Stage::Interview).id())?;
            view::choose("reason", &w.reason)?;
            if view::chosen("reason")?.is_empty() {
                // It was hidden or taken away in the options since.
                view::choose_first("reason")?;
            }
            view::choose("tone", w.tone.id())?;
            view::choose("lang", w.language.code())?;
            view::set_checked("door-open", w.door_open)?;
            view::set_checked("refer", w.refer)?;
            let invite = matches!(state_of(&a.reading), State::Ok | State::Unsure | State::Noreply);
            let quotes: Vec<_> = a.reading.verdict.grounds(invite).take(8).map(|e| self.quote(a.index, e)).collect();
            view::set_quotes("evidence", &quotes)?;
            let read = [self.plan.id, &self.page.messages.len().to_string(), &self.page.compose.words.to_string()];
            view::set_text("plan", &message_with("read_with", &read))?;
        }
        self.write()
    }

    /// Takes the form's choices over and writes the draft anew, unless the user has edited it.
    fn write(&self) -> Result {
        let chosen = view::chosen("lang")?;
        let language = Language::ALL.into_iter().find(|l| l.code() == chosen).unwrap_or_default();
        self.with_work(|w| w.language = language);
        let name = self.name();
        if let Some(a) = self.answered.borrow_mut().as_mut() {
            let w = &mut a.work;
            w.recruiter = view::value("recruiter")?;
            w.company = view::value("company")?;
            w.role = view::value("role")?;
            w.slot = view::value("slot")?;
            w.own_reason = view::value("own-reason")?;
            w.stage = Stage::from_id(&view::chosen("stage")?);
            w.reason = view::chosen("reason")?;
            w.tone = Tone::from_id(&view::chosen("tone")?).unwrap_or_default();
            w.door_open = view::checked("door-open")?;
            w.refer = view::checked("refer")?;
            view::show_marked("data-needs-own", w.reason == CUSTOM)?;
            view::show_marked("data-needs-slot", w.stage.is_some_and(Stage::holds_slot))?;
            let suggested = self.settings.borrow().arranged(&a.reading.reasons);
            let why = suggested
                .first()
                .filter(|s| s.reason.id() == w.reason)
                .map_or(String::new(), |s| message_with("suggested", &[&message(s.why)]));
            view::set_text("why", &why)?;
            let text = match &w.edited {
                Some(edited) => edited.clone(),
                None => compose(&request(&a.reading, w, &name, &self.own, today())).text,
            };
            view::draft()?.set_value(&text);
            view::draft()?.set_lang(w.language.code());
        }
        self.check()?;
        self.save();
        Ok(())
    }

    /// Shows what the checks say about the reply as it stands.
    fn check(&self) -> Result {
        let answered = self.answered.borrow();
        let Some(a) = answered.as_ref() else { return Ok(()) };
        let text = view::draft()?.value();
        let words = text.split_whitespace().count();
        view::set_text("words", &plural("words", words as u32))?;
        let name = self.name();
        let request = request(&a.reading, &a.work, &name, &self.own, today());
        let findings = check(&text, &CheckContext::of(&request));
        let blocked = findings.iter().any(|f| f.level == Level::Block);
        let mut ids: Vec<_> = findings.iter().map(|f| f.id).collect();
        ids.dedup();
        view::set_list("findings", ids.into_iter().map(|id| message(&format!("check_{id}"))))?;
        view::set_list("advice", self.advice(a, &request))?;
        view::by_id::<HtmlButtonElement>("insert")?.set_disabled(blocked);
        Ok(())
    }

    /// What is worth knowing before this reply is sent.
    fn advice(&self, a: &Answered, request: &Request) -> Vec<String> {
        let date = self.page.messages.get(a.index).map_or("", |m| m.date.as_str());
        let log = self.log.borrow();
        let before = log.last(&a.work.company, &iso(today()));
        let mut advice: Vec<String> = advice(&a.reading, request).map(message).collect();
        if let Some(line) = before {
            advice.push(message_with("advice_declined_before", &[&line.company, &day_name(&line.date)]));
        }
        if let Some(days) = waiting(date, &a.reading, today()) {
            advice.push(plural("advice_waiting", days));
        }
        if self.first_time.get() {
            advice.push(message("advice_be_sure"));
        }
        advice
    }

    /// The reasons of the picker, `(id, text)`.
    fn reasons(&self, a: &Answered) -> Vec<(String, String)> {
        let settings = self.settings.borrow();
        let named = |id: &str| (id.to_owned(), message(&format!("reason_{id}")));
        let products = settings.arranged(&a.reading.reasons).into_iter().map(|s| named(s.reason.id()));
        let own = settings.own_reasons.iter().map(|words| (format!("{CUSTOM}:{words}"), words.clone()));
        products.chain(own).chain([named(CUSTOM)]).collect()
    }

    /// Words of the mail with what stands around them, and what they mean.
    fn quote(&self, index: usize, evidence: &Evidence) -> view::Quote {
        let message_text = self.page.messages.get(index).map_or("", |m| m.text.as_str());
        let part = match evidence.place.part {
            Part::Subject => self.page.subject.as_str(),
            Part::Body | Part::Quoted => message_text,
            Part::FromName | Part::FromEmail => "",
        };
        let (before, after) = around(part, evidence.place.span.start, evidence.place.span.end);
        view::Quote {
            before,
            words: evidence.text.clone(),
            after,
            why: message(&format!("signal_{}", evidence.signal)),
        }
    }

    /// Keeps the work, so that it is there when the popup is opened on this message again.
    fn save(&self) {
        if let Some(a) = self.answered.borrow().as_ref() {
            let (tab, key, work) = (self.work_tab(), self.key(a.index).to_owned(), a.work.clone());
            spawn_local(async move { saved::save_work(tab, &key, &work).await });
        }
    }

    fn with_work(&self, change: impl FnOnce(&mut Work)) {
        if let Some(a) = self.answered.borrow_mut().as_mut() {
            change(&mut a.work);
        }
    }

    fn ask_which(&self, candidates: &[usize], preselected: usize) -> Result {
        let line = |i: usize| {
            let m = self.page.messages.get(i)?;
            let start: String = m.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
            let name = if m.from_name.is_empty() { &m.from_email } else { &m.from_name };
            Some((i, message_with("message_line", &[name, &m.date, &start])))
        };
        let lines: Vec<_> = candidates.iter().filter_map(|i| line(*i)).collect();
        view::set_messages(&lines, preselected)?;
        say(State::Multi)
    }

    /// What the one button of an asking screen does.
    async fn go_on(self: &Rc<Self>) -> Result {
        match view::document()?.body().and_then(|b| b.get_attribute("data-state")).as_deref() {
            Some("unsure") => self.confirm(),
            Some("name") => {
                let name = view::value("name")?.trim().to_owned();
                if name.is_empty() {
                    return view::focus("name");
                }
                self.settings.borrow_mut().name = name;
                let settings = self.settings.borrow().clone();
                let _ = saved::save_settings(&settings).await;
                self.write()?;
                self.show_found()
            }
            Some("multi") => {
                let index = view::chosen_radio("message")?.and_then(|v| v.parse().ok()).unwrap_or(0);
                let reading = crate::read(&self.page.mail(index), &self.settings.borrow().profile_on(today()));
                self.answer(index, reading).await
            }
            Some("hastext") => match view::chosen_radio("choice")?.as_deref() {
                Some("copy") => {
                    self.copy().await?;
                    self.show_found()
                }
                Some("replace") => self.insert(Mode::Replace).await,
                _ => self.insert(Mode::Above).await,
            },
            Some("stale") => view::document()?.location().map_or(Ok(()), |l| l.reload()),
            _ => Ok(()),
        }
    }

    /// The user says that this is to be declined.
    fn confirm(&self) -> Result {
        self.with_work(|w| w.confirmed = true);
        self.write()?;
        self.show_found()
    }

    /// Puts the reply as it stands into the box.
    async fn insert(&self, mode: Mode) -> Result {
        let text = view::draft()?.value();
        let name = self.name();
        let index = self.answered.borrow().as_ref().map_or(0, |a| a.index);
        let job = self.page.job(index, &text, &name, mode);
        view::set_text("status", "")?;
        let Ok(done) = browser::insert(self.tab, self.plan, &job).await else {
            return self.not_inserted("message_failins").await;
        };
        match done.why {
            _ if done.ok => {
                self.note_inserted().await;
                if let Some(a) = self.answered.borrow().as_ref() {
                    let request = request(&a.reading, &a.work, &name, &self.own, today());
                    view::set_list("advice", advice(&a.reading, &request).map(message))?;
                }
                view::set_state(State::Inserted, &message("title_inserted"), &message("message_inserted"))?;
                let undo = if done.undo == Some(Undo::Popup) { "status_undo_here" } else { "status_inserted" };
                view::set_text("status", &message(undo))?;
                view::focus("title")
            }
            Some(Why::HasText) => {
                view::set_state(State::Hastext, &plural("title_hastext", done.words), &format!("“{}…”", done.preview))?;
                view::focus("choice-above")
            }
            Some(Why::Stale) => say(State::Stale),
            Some(Why::Loading) => say(State::Reply),
            Some(Why::NoBox | Why::NoReplyControl) => self.not_inserted("message_no_box").await,
            _ => self.not_inserted("message_failins").await,
        }
    }

    /// Notes that a reply went in; what was declined only if the user wants that.
    async fn note_inserted(&self) {
        if self.first_time.replace(false) {
            saved::note_inserted().await;
        }
        if let Some(line) = self.declined() {
            self.log.borrow_mut().add(line);
            self.keep_log().await;
        }
    }

    fn declined(&self) -> Option<Declined> {
        self.answered.borrow().as_ref()?.work.declined(&self.settings.borrow(), today())
    }

    async fn keep_log(&self) {
        let log = self.log.borrow().clone();
        // A log that cannot be kept must not stand in the way of the reply.
        let _ = saved::save_log(&log).await;
    }

    /// The last resort: the reply is copied, with a word on what to do with it.
    async fn not_inserted(&self, text: &str) -> Result {
        let copied = browser::copy(&view::draft()?.value()).await;
        let next = message(if copied { "copied_paste" } else { "copy_and_paste" });
        view::set_state(State::Failins, &message("title_failins"), &format!("{} {next}", message(text)))?;
        view::focus("title")
    }

    async fn copy(&self) -> Result {
        let copied = browser::copy(&view::draft()?.value()).await;
        view::set_text("status", &message(if copied { "status_copied" } else { "status_not_copied" }))
    }

    async fn undo(&self) -> Result {
        let done = browser::undo(self.tab).await.ok();
        match done {
            Some(done) if done.ok => {
                if let Some(line) = self.declined() {
                    self.log.borrow_mut().declined.retain(|old| *old != line);
                    self.keep_log().await;
                }
                self.show_found()?;
                view::set_text("status", &message("status_undone"))
            }
            Some(done) if done.why == Some(Why::Changed) => view::set_text("status", &message("status_changed")),
            _ => view::set_text("status", &message("status_nothing")),
        }
    }

    fn listen(self: &Rc<Self>) -> Result {
        for (id, event) in [
            ("recruiter", "input"),
            ("company", "input"),
            ("role", "input"),
            ("slot", "input"),
            ("own-reason", "input"),
            ("stage", "change"),
            ("reason", "change"),
            ("tone", "change"),
            ("lang", "change"),
            ("door-open", "change"),
            ("refer", "change"),
        ] {
            self.on(id, event, |p| {
                p.say_kept()?;
                p.write()
            })?;
        }
        self.on("draft", "input", |p| {
            let text = view::draft()?.value();
            p.with_work(|w| w.edited = Some(text));
            p.check()?;
            p.save();
            Ok(())
        })?;
        self.on("another", "click", |p| {
            p.say_kept()?;
            p.with_work(|w| w.variant = w.variant.wrapping_add(1));
            p.write()
        })?;
        self.on("rewrite", "click", |p| {
            p.with_work(|w| w.edited = None);
            view::show("kept", false)?;
            p.write()?;
            view::focus("draft")
        })?;
        self.on("draft-anyway", "click", Popup::confirm)?;
        self.on("not-invite", "click", |_| say(State::Notinv))?;
        self.on("back", "click", |p| p.show_found())?;
        self.once("insert", |p| async move { p.insert(Mode::Ask).await })?;
        self.once("continue", |p| async move { p.go_on().await })?;
        self.once("copy", |p| async move { p.copy().await })?;
        self.once("undo", |p| async move { p.undo().await })
    }
}

impl Popup {
    /// Tells the user that their edited reply was not written over.
    fn say_kept(&self) -> Result {
        let edited = self.answered.borrow().as_ref().is_some_and(|a| a.work.edited.is_some());
        view::show("kept", edited)
    }

    fn on(self: &Rc<Self>, id: &str, event: &'static str, act: impl Fn(&Popup) -> Result + 'static) -> Result {
        let popup = Rc::clone(self);
        view::on(id, event, move || report(act(&popup)))
    }

    /// Carries out a click to its end before it takes the next one.
    fn once<F: Future<Output = Result> + 'static>(
        self: &Rc<Self>,
        id: &str,
        act: impl Fn(Rc<Popup>) -> F + 'static,
    ) -> Result {
        let popup = Rc::clone(self);
        view::on(id, "click", move || {
            if popup.busy.replace(true) {
                return;
            }
            let (popup, done) = (Rc::clone(&popup), act(Rc::clone(&popup)));
            spawn_local(async move {
                report(done.await);
                popup.busy.set(false);
            });
        })
    }
}

/// Hands a fault of the popup's own page to its last screen.
fn report(result: Result) {
    if let Err(fault) = result {
        // Nobody waits for it: the page hears of it as an unhandled rejection.
        let _ = js_sys::Promise::reject(&fault);
    }
}

/// A few words on both sides of a place in a text, on one line.
fn around(text: &str, start: usize, end: usize) -> (String, String) {
    const WORDS: usize = 6;
    let (Some(before), Some(after)) = (text.get(..start), text.get(end..)) else { return Default::default() };
    let line = before.rsplit("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = line.split_whitespace().collect();
    let cut = words.len().saturating_sub(WORDS);
    let mut lead = words.get(cut..).unwrap_or_default().join(" ");
    if before.ends_with(char::is_whitespace) && !lead.is_empty() {
        lead.push(' ');
    }
    let line = after.split("\n\n").next().unwrap_or_default();
    let mut rest = line.split_whitespace().take(WORDS).collect::<Vec<_>>().join(" ");
    if after.starts_with(char::is_whitespace) && !rest.is_empty() {
        rest.insert(0, ' ');
    }
    let lead = if cut > 0 { format!("… {lead}") } else { lead };
    let rest = if line.split_whitespace().count() > WORDS { format!("{rest} …") } else { rest };
    (lead, rest)
}

/// Words of the mail, and what they mean.
fn evidence_line(evidence: &Evidence) -> String {
    message_with("evidence_line", &[&evidence.text, &message(&format!("signal_{}", evidence.signal))])
}

/// The heading over a recognised mail.
fn title(a: &Answered) -> String {
    let kind = if a.reading.verdict.kind == Kind::Outreach { "outreach" } else { "ok" };
    let from = [&a.work.recruiter, &a.work.company].into_iter().find(|s| !s.is_empty());
    match from {
        Some(from) => message_with(&format!("title_{kind}_from"), &[from]),
        None => message(&format!("title_{kind}")),
    }
}

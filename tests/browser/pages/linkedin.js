// Our own stand-in for LinkedIn's messages: the nesting, classes and attributes that public sources and a saved page show,
// around invented people. The ids differ at each load, as they do there. The query string picks a variation:
//   ui        en | ar         the language of the page; Arabic runs from right to left
//   view      page | bubble | shadow | list | feed     shadow: a bubble on a profile, in a shadow tree · list: no conversation is
//             open · feed: nothing of messages but the folded list
//   thread    three | one | own | pieces | orphan      own: the newest is the user's own · pieces: the recruiter wrote three in a
//             row · orphan: the oldest shown has no head
//   inmail    the first message has a subject
//   mail      invitation | link
//   nameless  the page does not name the user
//   box       empty | text
//   stray     bubble | new | forward     beside the conversation: one with somebody else, a new message, a forwarded one
//   active    stray | none    which bubble is marked as the active one; else the recruiter's
//   folded    the recruiter's bubble is folded to its head
//   boxless   the conversation cannot be answered
// Enter sends, as the user may have chosen. `window.boxes` are the editors by name, `window.models` what the page knows of
// each: it listens to input, and puts back what it was not told of. `window.receive(text)`: a new message comes.

"use strict";
const query = new URLSearchParams(location.search);
const ui = query.get("ui") ?? "en";
const ARABIC = ui === "ar";
const WORDS = {
  en: {
    messaging: "Messaging", search: "Search messages", home: "Home", me: "Me", online: "Status is online", active: "Active now", profile: "View profile",
    sent: (name, at) => `${name} sent the following messages at ${at}`, day: "Thursday", earlier: "Tuesday", write: "Write a message…", send: "Send",
    options: "Open send options", attach: "Attach a file", replyWith: "Reply to conversation with", ideas: ["Thanks, Ana", "Yes, interested", "👍"], fresh: "New message",
    recipients: "Type a name or multiple names", close: "Close your conversation", menu: "Open the options list", feed: "Start a post",
  },
  ar: {
    messaging: "الرسائل", search: "البحث في الرسائل", home: "الرئيسية", me: "أنا", online: "الحالة متصل", active: "نشط الآن", profile: "عرض الملف الشخصي",
    sent: (name, at) => `أرسل ${name} الرسائل التالية في ${at}`, day: "الخميس", earlier: "الثلاثاء", write: "اكتب رسالة…", send: "إرسال",
    options: "فتح خيارات الإرسال", attach: "إرفاق ملف", replyWith: "الرد على المحادثة بـ", ideas: ["شكرا آنا", "نعم، مهتم", "👍"], fresh: "رسالة جديدة",
    recipients: "اكتب اسما أو عدة أسماء", close: "إغلاق محادثتك", menu: "فتح قائمة الخيارات", feed: "ابدأ منشورا",
  },
}[ui];
document.documentElement.lang = ui;
document.documentElement.dir = ARABIC ? "rtl" : "ltr";
const USER = ARABIC ? "سام لي" : "Sam Lee";
const ANA = ARABIC ? "آنا أورتيز" : "Ana Ortiz";
const JONAS = "Jonas Falk";

window.boxes = {};
window.models = {};
const send = (how) => () => window.sent.push(how);
watch(document, (target) => target.closest?.("button, a")?.className);

let embers = 100 + Math.floor(Math.random() * 800);
/** make("div.a.b", { attributes }, children…): an element with the id that the page's framework gives. */
function make(kind, attributes = {}, ...children) {
  const [name, ...classes] = kind.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  if (classes.includes("ember-view")) element.id = `ember${++embers}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

const STYLE = `
  button { font: inherit; border: 1px solid #666; border-radius: 16px; background: #fff; color: #404040; padding: 3px 12px; cursor: pointer; }
  a { color: inherit; text-decoration: none; }
  h2, h3, p, ul { margin: 0; padding: 0; font: inherit; }
  ul { list-style: none; }
  img { width: 32px; height: 32px; border-radius: 50%; background: #c9d6e2; vertical-align: middle; }
  .visually-hidden, .a11y-text { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip: rect(0 0 0 0); white-space: nowrap; }
  .global-nav { display: flex; justify-content: space-between; align-items: center; background: #fff; border-bottom: 1px solid #ddd; padding: 8px 60px; }
  .scaffold-layout__row { display: grid; grid-template-columns: 300px 1fr; width: 900px; margin: 16px auto; background: #fff; border: 1px solid #ddd; border-radius: 8px; }
  .msg-conversations-container { border-inline-end: 1px solid #e6e6e6; }
  .msg-conversation-listitem { padding: 10px 14px; border-bottom: 1px solid #eee; }
  .msg-title-bar, .msg-overlay-bubble-header { display: flex; justify-content: space-between; align-items: center; padding: 8px 14px; border-bottom: 1px solid #e6e6e6; }
  .msg-entity-lockup__entity-title, .msg-overlay-bubble-header__title, .msg-s-message-group__name { font-weight: 600; }
  .msg-s-message-list { padding: 8px 14px; }
  .msg-s-message-list__time-heading { display: block; text-align: center; font-size: 12px; color: #666; }
  .msg-s-event-listitem { margin: 8px 0; }
  .msg-s-message-group__meta, .msg-s-message-group__meta a { display: inline-block; margin-inline-end: 8px; }
  .msg-s-message-group__timestamp { font-size: 12px; color: #666; }
  .msg-s-event-listitem__message-bubble { padding-inline-start: 40px; }
  .msg-s-event-listitem__subject { font-weight: 600; }
  .msg-s-event-listitem__body { white-space: pre-wrap; }
  .conversations-quick-replies__container { display: flex; gap: 6px; justify-content: center; }
  .msg-form { border-top: 1px solid #e6e6e6; padding: 8px 14px; display: block; }
  .msg-form__msg-content-container { background: #f4f2ee; border-radius: 8px; padding: 6px 10px; position: relative; }
  .msg-form__contenteditable { min-height: 90px; outline: none; }
  .msg-form__placeholder { position: absolute; top: 6px; color: #777; pointer-events: none; }
  .msg-form__footer { display: flex; justify-content: space-between; padding-top: 6px; }
  .msg-form__send-button:not([disabled]) { background: #0a66c2; color: #fff; border-color: #0a66c2; }
  .msg-overlay-container { position: fixed; bottom: 0; inset-inline-end: 20px; display: flex; gap: 12px; align-items: flex-end; }
  .msg-overlay-conversation-bubble, .msg-overlay-list-bubble { width: 336px; background: #fff; border: 1px solid #bbb; border-radius: 8px 8px 0 0; }
  .msg-overlay-list-bubble { width: 240px; }
  .msg-overlay-conversation-bubble--is-minimized > :not(header) { display: none; }
  .msg-overlay-conversation-bubble .msg-s-message-list { max-height: 330px; overflow: auto; }
`;
document.head.append(make("style", {}, STYLE));

// ---- A conversation

const photo = (name, kind) => make(`img.${kind}.lazy-image.ember-view`, { title: name, alt: name, src: "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" });
const profile = (name) => `https://www.linkedin.com/in/${name === USER ? "ACoAASam" : name === ANA ? "ACoAAAna" : "ACoAAJonas"}`;

/** One message; `head`: with name and time, else it goes on from the one above. */
function event({ id, from, at, text, head = true, day = "", subject = "" }) {
  const item = make(`div.msg-s-event-listitem${head ? "" : ".msg-s-event-listitem--m2m-msg"}${from === USER ? "" : ".msg-s-event-listitem--other"}.msg-s-event-listitem--last-in-group`,
    { "data-event-urn": `urn:li:msg_message:(urn:li:fsd_profile:ACoAASam,2-${id}==)` });
  if (head) {
    item.append(
      make("a.ember-view.msg-s-event-listitem__link", { tabindex: "0", href: profile(from) }, make("span.a11y-text", {}, WORDS.profile), photo(from, "msg-s-event-listitem__profile-picture")),
      make("div.msg-s-message-group__meta", {},
        make("a.app-aware-link", { href: profile(from) }, make("span.msg-s-message-group__profile-link.msg-s-message-group__name.t-14.t-bold.hoverable-link-text", {}, `\n      ${from}\n  `)),
        make("time.msg-s-message-group__timestamp.t-12", {}, `\n      ${at}\n  `)));
  }
  const body = make("p.msg-s-event-listitem__body.t-14", {});
  body.append(...text);
  item.append(make("div.msg-s-event-listitem__message-bubble", { tabindex: "0" },
    subject ? make("h3.msg-s-event-listitem__subject.t-14", {}, subject) : "",
    make("div.msg-s-event-with-indicator.display-flex", {}, make("div.msg-s-event__content", { dir: "auto" }, body))));
  return make("li.msg-s-message-list__event.clearfix", {},
    day ? make("time.msg-s-message-list__time-heading.t-12", {}, day) : "",
    head ? make("span.msg-s-event-listitem--group-a11y-heading.visually-hidden", {}, WORDS.sent(from, at)) : "",
    item);
}

const INVITATION = ARABIC
  ? "مرحبا سام،\n\nنود دعوتك إلى مقابلة أولى لدور مهندس بيانات في روان الأسبوع القادم. هل يناسبك الثلاثاء؟\n\nآنا"
  : "Hi Sam,\n\nwe would like to invite you to a first interview for the Data Engineer role at Rowan & Pike next week. Would Tuesday at ten suit you?\n\nAna";
const LINKED = () => ["Hi Sam, please pick a time for our interview: ", make("a", { href: "https://calendar.rowan.example/ana/30min?m=1" }, "here"), ". Ana"];

const OPENING = { id: "MTAwMQ", from: ANA, at: "9:02 AM", day: WORDS.earlier, text: ["Hi Sam, your profile caught my eye. Are you open to new roles?"], subject: query.has("inmail") ? "Data Engineer at Rowan & Pike" : "" };
const ANSWER = { id: "MTAwMg", from: USER, at: "6:30 PM", text: ["Thank you, I would like to hear more."] };
const NEWEST = { id: "MTAwMw", from: ANA, at: "1:19 PM", day: WORDS.day, text: query.get("mail") === "link" ? LINKED() : [INVITATION] };
const THREADS = {
  three: [OPENING, ANSWER, NEWEST],
  one: [{ ...NEWEST, subject: OPENING.subject }],
  own: [OPENING, ANSWER, NEWEST, { id: "MTAwNA", from: USER, at: "4:00 PM", text: ["Let me think about it."] }],
  pieces: [OPENING, ANSWER, { ...NEWEST, text: ["Hi Sam,"] }, { id: "MTAwNQ", from: ANA, head: false, text: ["we would like to invite you to an interview for the Data Engineer role."] },
    { id: "MTAwNg", from: ANA, head: false, text: ["Would Tuesday at ten suit you?"] }],
  orphan: [{ ...OPENING, head: false, day: "" }, ANSWER, NEWEST],
};

function quickReplies() {
  return make("li.msg-s-message-list__quick-replies-container", {}, make("div.conversations-quick-replies", {},
    make("ul.conversations-quick-replies__container", {}, ...WORDS.ideas.map((idea) => make("li.conversations-quick-replies__reply", {},
      make("button.conversations-quick-replies__reply-button.artdeco-button.ember-view", { onclick: send(`quick reply ${idea}`) },
        make("span.a11y-text", {}, `${WORDS.replyWith} «${idea}»`), make("span.conversations-quick-replies__reply-content", { "aria-hidden": "true" }, idea)))))));
}

const messageList = (events) => make("div.msg-s-message-list-container.msg-s-message-list-container--column-reversed", {}, make("div.msg-s-message-list.full-width.scrollable", {},
  make("ul.msg-s-message-list-content", {}, make("li.msg-s-message-list__top-of-list", {}),
    make("li", {}, make("div.msg-s-profile-card", {}, make("div.artdeco-entity-lockup__title", {}, make("a.profile-card-one-to-one__profile-link", { href: profile(events[0].from) }, events[0].from)),
      make("div.artdeco-entity-lockup__subtitle", {}, "Talent Partner"))),
    make("li.msg-s-message-list__loader.hidden", { hidden: "" }),
    ...events.map(event), quickReplies(), make("li.msg-s-message-list__bottom-of-list", {}))));

window.receive = (text) => document.querySelector(".msg-s-message-list__quick-replies-container").before(event({ id: "MTAwOQ", from: ANA, at: "1:25 PM", text: [text] }));

const CONTENT = { empty: "<p><br></p>", text: "<p>Dear Ana,</p><p><br></p><p>my own&nbsp; words &amp; ones.</p>" };

/** The box under a conversation, and what the page's framework knows of it. */
function form(name, content) {
  const box = make("div.msg-form__contenteditable.t-14.notranslate", { contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-label": WORDS.write });
  box.innerHTML = CONTENT[content];
  const placeholder = make("div.msg-form__placeholder", { "aria-hidden": "true", "data-placeholder": WORDS.write });
  const button = make("button.msg-form__send-button.artdeco-button.artdeco-button--1", { type: "submit", onclick: send("Send") }, WORDS.send);
  let known = "";
  const hear = () => {
    known = box.innerHTML;
    window.models[name] = box.innerText.replace(/\n\n/g, "\n").trim();
    button.disabled = window.models[name] === "";
    placeholder.textContent = button.disabled ? WORDS.write : "";
  };
  box.addEventListener("input", hear);
  box.addEventListener("keydown", (pressed) => { if (pressed.key === "Enter" && !pressed.shiftKey) window.sent.push("Enter"); });
  // After the event that tells of a change.
  new MutationObserver(() => setTimeout(() => { if (box.innerHTML !== known) box.innerHTML = known; })).observe(box, { childList: true, subtree: true, characterData: true });
  window.boxes[name] = box;
  queueMicrotask(hear);
  return make("form.msg-form", { id: `msg-form-ember${++embers}` },
    make("div.msg-form__msg-content-container.msg-form__message-texteditor", {}, make("div.msg-form__msg-content-container--scrollable.scrollable", {}, make("div", {}, box, placeholder))),
    make("footer.msg-form__footer", {},
      make("div.msg-form__left-actions", {}, make("button.msg-form__footer-action", { type: "button", title: WORDS.attach }, "📎")),
      make("div.msg-form__right-actions", {}, button, make("button.msg-form__send-toggle", { type: "button", title: WORDS.options, onclick: send("send options") }, "…"))));
}

function bubble({ name, title, events, content = "empty", active = false, folded = false, to = null, before = "" }) {
  return make(`div.msg-convo-wrapper.msg-overlay-conversation-bubble.msg-overlay-conversation-bubble--default-inactive${active ? ".msg-overlay-conversation-bubble--is-active" : ""}${folded ? ".msg-overlay-conversation-bubble--is-minimized" : ""}.ember-view`,
    { role: "dialog", "aria-label": WORDS.messaging, tabindex: "-1" },
    make("header.msg-overlay-bubble-header.msg-overlay-conversation-bubble-header", {},
      make("div", {}, make("h2.msg-overlay-bubble-header__title.t-14", {}, events ? make("a.ember-view", { href: profile(title) }, make("span.hoverable-link-text", {}, title)) : title), events ? make("div.t-12", {}, WORDS.active) : ""),
      make("div.msg-overlay-bubble-header__controls", {}, make("button.msg-thread-actions__control", { type: "button", title: WORDS.menu }, "…"),
        make("button.msg-overlay-bubble-header__control", { type: "button", title: WORDS.close }, "×"))),
    make("div.msg-overlay-conversation-bubble__content-wrapper", {},
      to === null ? "" : make("div.msg-connections-typeahead", {}, make("input.msg-connections-typeahead__search-field", { placeholder: WORDS.recipients, value: to })),
      events ? messageList(events) : "", before,
      query.has("boxless") && name === "reply" ? "" : form(name, content)));
}

// ---- The page

const page = document.body;
const view = query.get("view") ?? "page";
page.append(make("header.global-nav", {}, make("strong", {}, "in"), make("nav.global-nav__nav", {}, make("a", { href: "#feed" }, WORDS.home), " · ", make("a", { href: "#messaging" }, WORDS.messaging)),
  make("button.global-nav__primary-link-me-menu-trigger.ember-view", { type: "button" },
    query.has("nameless") ? "" : photo(USER, "global-nav__me-photo"), ` ${WORDS.me}`)));

const events = THREADS[query.get("thread") ?? "three"];
const content = query.get("box") ?? "empty";
const reply = () => bubble({ name: "reply", title: ANA, events, content, active: !query.has("active"), folded: query.has("folded") });
const strays = {
  bubble: () => bubble({ name: "stray", title: JONAS, active: query.get("active") === "stray",
    events: [{ id: "MjAwMQ", from: JONAS, at: "2:45 PM", day: WORDS.day, text: ["Hi Sam, when are you free for an interview at Fernbrook?"] }] }),
  new: () => bubble({ name: "stray", title: WORDS.fresh, events: null, to: "" }),
  forward: () => bubble({ name: "stray", title: WORDS.fresh, events: null, to: "Mira Falk", before: make("div.msg-form__forwarded-message", {}, make("p", {}, INVITATION)) }),
}[query.get("stray")];

if (view === "page" || view === "list") {
  const row = (name, snippet) => make("li.scaffold-layout__list-item.msg-conversation-listitem.ember-view", {},
    make("h3.msg-conversation-listitem__participant-names", {}, name), make("time.msg-conversation-card__time-stamp", {}, "1:19 PM"), make("p.msg-conversation-card__message-snippet", {}, snippet));
  const detail = make("div.scaffold-layout__detail.msg__detail", {});
  page.append(make("main.scaffold-layout__row", {},
    make("div.msg-conversations-container", {}, make("input", { placeholder: WORDS.search }), make("ul.msg-conversations-container__conversations-list", {}, row(ANA, "Hi Sam, we would like to invite you"), row(JONAS, "Hi Sam, when are you free"))),
    detail));
  if (view === "page") {
    detail.append(make("div.msg-convo-wrapper.msg-thread", {},
      make("div.msg-title-bar", {}, make("div.msg-entity-lockup", {}, make("a.msg-thread__link-to-profile", { href: profile(ANA) }, make("h2.msg-entity-lockup__entity-title", {}, ANA), make("span.visually-hidden", {}, WORDS.online)),
        make("div.msg-entity-lockup__entity-info", {}, "Talent Partner, Rowan & Pike"))),
      messageList(events), query.has("boxless") ? "" : form("reply", content)));
  }
} else {
  page.append(make("main.scaffold-layout__row", {}, make("div", {}), make("div", {}, make("button", { type: "button" }, WORDS.feed))));
}
const overlay = make("aside.msg-overlay-container", {});
if (view === "bubble" || view === "shadow") overlay.append(reply());
if (strays) overlay[query.get("active") === "none" ? "append" : "prepend"](strays());
if (view !== "page" && view !== "list") {
  overlay.append(make("div.msg-overlay-list-bubble.msg-overlay-list-bubble--is-minimized", {}, make("header.msg-overlay-bubble-header", {}, make("div.presence-entity", {}, photo(USER, "presence-entity__image")),
    make("button.msg-overlay-bubble-header__button", { type: "button" }, WORDS.messaging))));
}
if (view === "shadow") {
  const outlet = make("div", {});
  outlet.id = "interop-outlet";
  page.append(outlet);
  outlet.attachShadow({ mode: "open" }).append(make("style", {}, STYLE), overlay);
} else page.append(overlay);

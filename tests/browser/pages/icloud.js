// Our own stand-in for iCloud Mail's page: the frames, roles and long-lived classes that public projects tell of, around
// invented mails; all other classes differ at each load. One file is all four kinds of frame, by `frame` in the query: the
// page itself, the app in a frame of the same origin, and in it, of another origin, each mail and the editor. The query also picks:
//   ui        en | ar             the interface's language; Arabic runs from right to left
//   view      thread | one | list     list: no mail is open
//   box       none | empty | text-quoted     an open reply and what is in it
// Everything that would send or throw away is written down in `window.sent`; `window.inside` has what stands in each frame of
// another origin, as the frame itself reports it at every change.

"use strict";
const query = new URLSearchParams(location.search);
const ARABIC = query.get("ui") === "ar";
const say = ARABIC ? {
  inbox: "الوارد", sentBox: "المرسل", list: "الرسائل", compose: "رسالة جديدة", reply: "رد", remove: "حذف الرسالة", archive: "أرشفة", send: "إرسال", discard: "تجاهل", to: "إلى:", subject: "الموضوع:", search: "بحث",
} : {
  inbox: "Inbox", sentBox: "Sent", list: "Messages", compose: "Compose new message", reply: "Reply", remove: "Delete Message", archive: "Archive Message", send: "Send", discard: "Discard", to: "To:", subject: "Subject:", search: "Search",
};
document.documentElement.lang = ARABIC ? "ar" : "en";
document.documentElement.dir = ARABIC ? "rtl" : "ltr";

const USER = ARABIC ? "سام لي" : "Sam Lee";
const ANA = ARABIC ? "آنا أورتيز" : "Ana Ortiz";
const SUBJECT = ARABIC ? "مقابلة في روان" : "Interview at Rowan & Pike";
const PREVIEW = ARABIC ? "نود دعوتك إلى مقابلة أولى الأسبوع القادم لوظيفة مهندس بيانات" : "Thanks for applying. We would like to invite you to a first interview for the Data Engineer role";
const MAILS = {
  newest: ARABIC ? "<div>مرحبا سام،</div><div>نود دعوتك إلى مقابلة أولى الأسبوع القادم.</div>"
    : "<div>Hi Sam,</div><div><br></div><div>We would like to invite you to a first interview for the Data Engineer role next week.</div><div><br></div><div>Ana Ortiz</div>",
  own: "<div>Dear Ana, please find my application attached.</div>",
  first: "<div>Hi Sam, we have received your application.</div>",
};
const REPLIES = {
  empty: "<div><br></div>",
  "text-quoted": '<div>Dear Ana,</div><div>my own words.</div><div><br></div><div>Sam Lee</div><div><br></div><blockquote type="cite"><div>On 20 Nov 2025, at 13:19, Ana Ortiz wrote:</div><div>Hi Sam,</div></blockquote>',
};

/** A class as the build makes it, another one at each load. */
const hashed = () => `ic-${Math.random().toString(36).slice(2, 8)}`;
/** make("div#id.a.b", { attributes }, children…): an element. "~" is a hashed class; text stays text. */
function make(kind, attributes = {}, ...children) {
  const [name, ...classes] = kind.split(".");
  const [tag, id] = name.split("#");
  const element = document.createElement(tag);
  if (id) element.id = id;
  if (classes.length) element.className = classes.map((one) => (one === "~" ? hashed() : one)).join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}
/** The address of a frame of this page; the real ones are /applications/mail2/…, /applications/mail2-message/… and so on. */
const frameAt = (origin, kind, more = {}) => `${origin}/icloud.html?${new URLSearchParams({ ...Object.fromEntries(query), frame: kind, ...more })}`;
const SANDBOX = "https://www-mail.icloud-sandbox.com";
const page = document.body;
const kind = query.get("frame") ?? "page";

// What the frames hear and hold is gathered in the page.
const tell = (what) => top.postMessage(what, "*");
if (kind === "page") {
  window.inside = {};
  window.addEventListener("message", ({ data }) => {
    if (data.sent) window.sent.push(data.sent);
    if (data.event) window.events.push(data.event);
    if (data.frame) window.inside[data.frame] = data.html;
  });
}
watch(document, (target) => target.getAttribute?.("aria-label"));
if (kind !== "page") for (const type of ["click", "keydown"]) document.addEventListener(type, ({ target }) => tell({ event: { type, target: target.getAttribute?.("aria-label") ?? "" } }), true);
const report = (name, element) => {
  const now = () => tell({ frame: name, html: element.innerHTML });
  new MutationObserver(now).observe(element, { childList: true, subtree: true, characterData: true });
  now();
};

const button = (label, action) => make("ui-button.push.primary.icloud-mouse", { role: "button", title: label, "aria-label": label, tabindex: "0", onclick: () => { if (action) tell({ sent: action }); } },
  make("button", { type: "button", tabindex: "-1" }), make("span.symbols-glyph.~", { "data-testid": "symbols-glyph" }, label));
const token = (name) => make("span.contact-token.~", {}, make("span.~", {}, name));
/** A field whose input stands in a shadow tree. */
function field(tag, label, text) {
  const element = make(tag, { "aria-label": label });
  const input = make("input", { type: "text" });
  input.value = text;
  element.attachShadow({ mode: "open" }).append(input);
  return element;
}

const FRAMES = {
  page() {
    page.append(
      make("header.~", {}, make("strong", {}, "iCloud Mail"), make("ui-button", { role: "button", "aria-label": "S" }, "S")),
      make("iframe#early-child.child-application", { "data-name": "mail2", src: frameAt(location.origin, "mail2") }));
  },

  mail2() {
    const view = query.get("view") ?? "thread";
    const row = (from, subject, preview, at, selected) => make("div.thread-list-item.~", { role: "treeitem", "aria-selected": String(selected), tabindex: "0" },
      make("div.content-container", {}, make("span.thread-timestamp", {}, at), make("span.thread-participants", {}, from), make("div.thread-subject", {}, make("span", {}, subject)), make("div.thread-preview", {}, preview)));
    const message = (name, from, to, at) => make("div.~", {}, make("div.~.card", {},
      make("div.~.line", {}, token(from), make("span.~.when", {}, at)), make("div.~.line", {}, make("span.~.when", { style: "margin: 0" }, say.to), token(to)),
      make("div.~", {}, make("iframe.~", { title: "", src: frameAt(SANDBOX, "mail2-message", { name }) }))));
    const messages = view === "list" ? [] : view === "one" ? [message("newest", ANA, USER, "13:19")]
      : [message("first", "Tom Berg", USER, "18/11/2025"), message("own", USER, ANA, "19/11/2025"), message("newest", ANA, USER, "13:19")];
    page.append(make("header.cloudos-toolbar", {}, make("div", {}, button(say.compose)),
      make("div", {}, field("ui-text-field", say.search, ""), button(say.reply, "Reply"), button(say.archive, "archive"), button(say.remove, "delete"))));
    page.append(make("div#app-body.primary-container", {},
      make("ui-split.mailbox-list", { role: "tree" }, make("div.mailbox-list-item", { role: "treeitem", "aria-selected": "true" }, make("p", {}, say.inbox)), make("div.mailbox-list-item", { role: "treeitem", "aria-selected": "false" }, make("p", {}, say.sentBox))),
      make("div.secondary-container", {},
        make("ui-split", {}, make("div.thread-list", { role: "tree", "aria-label": say.list }, row(ANA, SUBJECT, PREVIEW, "13:19", view !== "list"), row("Mira Falk", "Lunch", "Are you free on Sunday?", "19/11/2025", false))),
        make("div.pane.thread-detail-pane", {}, ...messages))));
    if (query.has("box")) {
      const to = make("ui-autocomplete-field", {}, token(ANA));
      page.append(make("div.~.compose", {}, make("div.~.line", {}, button(say.send, "Send"), button(say.discard, "Discard")),
        make("div.~.line", {}, say.to, to), make("div.~.line", {}, say.subject, field("ui-text-field", say.subject, `Re: ${SUBJECT}`)),
        make("iframe.~", { src: frameAt(SANDBOX, "mail2-rte") })));
    }
  },

  "mail2-message"() {
    const mail = make("div.mail-message-defaults");
    mail.innerHTML = MAILS[query.get("name")];
    page.append(mail);
    report(query.get("name"), mail);
  },

  "mail2-rte"() {
    const editor = make("div.editor-content", { contenteditable: "true", role: "textbox", "aria-multiline": "true" });
    editor.innerHTML = REPLIES[query.get("box")];
    page.append(make("div.cw-pane-container", {}, make("div.editor-wrapper", {}, editor)));
    report("editor", editor);
  },
};
FRAMES[kind]();

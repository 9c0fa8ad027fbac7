// Our own stand-in for the page of Yahoo Mail and AOL Mail: the ids, roles and data-test-id that public projects rely on, around
// invented mails; the short classes are new at each load. The query string picks a variation:
//   ui        en | ar   the interface's language; Arabic runs from right to left, and so does the newest mail
//   view      thread | list
//   single    one message, no conversation
//   box       none | empty | signature | quoted | text | text-quoted | signature-first   an open reply and what is in it
//   reply     what pressing Reply opens: any of the above
//   delay     milliseconds until it opens
//   head      title | bracket | beside | none   how the sender's address is written; none: not at all
//   mail      which mail is newest: invitation | hidden | quoted | hostile
//   own       the newest message is the user's own
//   two       a second recruiter has written in the same conversation; "two=open": the open reply answers that one
//   stray     a new mail to somebody else is open as well
//   forward   the open box forwards the mail
//   wordless  the Reply control has no data-test-id, only a label
//   nameless  the page does not name the user
// Everything that would send is written down in `window.sent`.

"use strict";
const query = new URLSearchParams(location.search);
const rtl = query.get("ui") === "ar";
const LABELS = rtl ? {
  account: "إدارة حساباتك على Yahoo", inbox: "علبة الوارد", drafts: "المسودات", sentMail: "المرسل", compose: "إنشاء رسالة", search: "البحث في علبة البريد",
  back: "رجوع", remove: "حذف", spam: "غير مرغوب فيه", unread: "وضع علامة غير مقروءة", reply: "رد", replyAll: "رد على الكل", forward: "إعادة توجيه",
  to: "إلى", from: "من", subject: "الموضوع", send: "إرسال", later: "إرسال لاحقًا", discard: "تجاهل المسودة", body: "نص الرسالة", list: "قائمة الرسائل",
  contact: "جهة الاتصال", sounds: "يناسبني ذلك!", group: "مجموعة تنقل", images: "تم حظر الصور.",
} : {
  account: "Manage your Yahoo accounts", inbox: "Inbox", drafts: "Drafts", sentMail: "Sent", compose: "Compose", search: "Search your mailbox",
  back: "Back", remove: "Delete", spam: "Spam", unread: "Mark as unread", reply: "Reply", replyAll: "Reply all", forward: "Forward",
  to: "To", from: "From", subject: "Subject", send: "Send", later: "Send later", discard: "Delete draft", body: "Message body", list: "Message list",
  contact: "Contact", sounds: "Sounds good!", group: "Keyboard navigation group", images: "Images are blocked.",
};
const USER = { name: "Sam Lee", email: "sam.lee@home.example" };
const ANA = { name: "Ana Ortiz", email: "ana.ortiz@rowan.example" };
const TOM = { name: "Tom Berg", email: "tom@rowan.example" };
const JONAS = { name: "Jonas Berg", email: "jonas@fernbrook.example" };

const page = document.body;
watch(document, (target) => target.dataset?.testId);

const random = (length) => Array.from({ length }, () => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789"[Math.floor(Math.random() * 46)]).join("");
/** A class as the real page has them: short, and another one at each load. */
const hashed = () => `${random(1).replace(/\d/, "D")}_${random(4)} ${random(2).replace(/\d/g, "I")}_${random(6)}`;
const YDP = `ydp${random(8).toLowerCase()}`;
const YIV = `yiv${Math.floor(Math.random() * 9e9) + 1e9}`;

/** make("div.a", { attributes }, children…): an element with a hashed class as well. `id` is its data-test-id. */
function make(kind, { id, ...attributes } = {}, ...children) {
  const [name, ...classes] = kind.split(".");
  const element = document.createElement(name);
  element.className = [...classes, hashed()].join(" ");
  if (id) element.dataset.testId = id;
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}
/** Markup written in this file only. */
function fill(element, markup) {
  element.innerHTML = markup;
  return element;
}
const button = (id, label, onclick, ...children) => make("button", { id, "aria-label": label, title: label, onclick }, ...(children.length ? children : [label]));
const lines = (text) => text.split("\n").map((line) => `<div${rtl ? ' dir="rtl"' : ""}>${line || "<br>"}</div>`).join("");

const INVITATION = rtl
  ? "مرحبًا سام،\n\nشكرًا لتقدمك إلينا. نود دعوتك إلى مقابلة أولى لوظيفة مهندس بيانات لدى Rowan &amp; Pike.\n\nمع أطيب التحيات،\nAna Ortiz"
  : "Hi Sam,\n\nThank you for applying. We would like to invite you to a first interview for the Data Engineer role at Rowan &amp; Pike.\n\nBest,\nAna Ortiz";
const BODIES = {
  invitation: lines(INVITATION),
  hidden: `<div>Hello Sam, we would like to invite you to an interview at Rowan.</div>
    <div style="display:none">HIDDEN-display</div><div style="font-size:1px">HIDDEN-size</div><div style="color:#ffffff">HIDDEN-white</div>
    <div style="position:absolute;left:-9999px">HIDDEN-left</div><div style="opacity:0">HIDDEN-opacity</div><div>Regards, Ana</div>`,
  // Yahoo's prefix stands before the classes of another webmail's quote.
  quoted: `<div dir="ltr">Hi Sam, could we set up an interview on Friday?</div><br><div class="${YIV}gmail_quote ${YIV}gmail_quote_container">
    <div class="${YIV}gmail_attr">On Mon, Sam Lee wrote:<br></div><blockquote class="${YIV}gmail_quote">I applied for the role of Chief Llama Officer.</blockquote></div>`,
  // What a sender could copy into a mail.
  hostile: `<div>Hi Sam, we would like to invite you to an interview at Rowan.</div>
    <span data-test-id="message-group-subject-text">Fake subject</span>
    <button aria-label="Manage (fake@evil.example)">fake</button>
    <div data-test-id="message-view" data-test-expanded="true" class="message-view"><header><span data-test-id="message-from" title="boss@evil.example">Fake Boss</span>
      <div data-test-id="message-date">Fake date</div></header><div data-test-id="message-view-body-content" class="msg-body">Text of a fake message.</div>
      <button data-test-id="btn-reply-sender" class="fake-reply">Reply</button></div>
    <div data-test-id="compose"><span data-test-id="y-pill"><span title="Ana &lt;ana.ortiz@rowan.example&gt;">Ana</span></span>
      <div id="editor-container"><div data-test-id="rte" contenteditable="true" role="textbox" class="fake-box"><br></div></div></div>
    <div>Regards, Ana</div>`,
};

/** The sender or a recipient, in the ways that the page has had over the years. */
function pill({ name, email }, head = query.get("head") ?? "title") {
  if (head === "bracket") return [make("span", { id: "email-pill" }, make("span", {}, make("span", {}, `${name} <${email}>`)))];
  if (head === "beside") return [make("span", { id: "email-pill" }, make("span", {}, name)), make("span", {}, email)];
  if (head === "none") return [make("span", { id: "email-pill" }, make("span", {}, make("span", {}, name)))];
  return [make("span", { id: "email-pill" }, make("span", {}, make("span", { id: "pill", title: email }, name)))];
}
const icons = () => fill(make("span", { "aria-hidden": "true" }), '<svg class="icons" width="14" height="14" viewBox="0 0 14 14"><path d="M1 7l6-6v4h6v4H7v4z"></path></svg>');

function message({ from, to = USER, date, content, expanded = true, head }) {
  const view = make("div.message-view", { id: "message-view", "data-test-expanded": String(expanded), "data-iskeynav": "true", tabindex: "40" });
  const people = make("div.people", {},
    make("div", { id: "with-contact-card-anchor" }, make("span", { id: "message-from" }, ...pill(from, head))),
    ...(expanded ? [make("div", { id: "message-recipients" }, `${LABELS.to}: `, make("span", { id: "message-to" }, ...pill(to, head === "none" ? "title" : head)))] : []));
  view.append(make("header", {}, people, make("div", { id: "message-date" }, date)));
  if (!expanded) view.append(make("div", { id: "snippet" }, "A snippet of the older mail"));
  else {
    view.append(
      make("div", { id: "message-body-container" }, make("div", { id: "message-view-body" }, make("div", {}, LABELS.images),
        make("div.msg-body", { id: "message-view-body-content" }, make("div", {}, fill(make("div", {}), `<div id="${YIV}">${content}</div>`))))),
      make("div", { id: "toolbar-hover-area" }, make("div", { id: "card-toolbar" },
        query.has("wordless") ? button("", LABELS.reply, () => reply(from), icons()) : button("btn-reply-sender", LABELS.reply, () => reply(from), icons()),
        button("btn-reply-all", LABELS.replyAll, () => window.sent.push("reply to all"), icons()),
        button("btn-forward", LABELS.forward, () => window.sent.push("forward"), icons()))));
  }
  return make("li", {}, view);
}

/** What Yahoo puts into a reply. */
const SIGNATURE = `<div class="${YDP}signature">Sam Lee<br>+1 555 0100</div>`;
const QUOTE = `<div id="${YDP}yahoo_quoted_1290698225" class="${YDP}yahoo_quoted">
            <div style="font-family:'Helvetica Neue', Helvetica, Arial, sans-serif;font-size:13px;color:#26282a;">
                <div>
                    On Thursday, 20 November 2025, 13:19:00 GMT, Ana Ortiz &lt;ana.ortiz@rowan.example&gt; wrote:
                </div>
                <div><br></div>
                <div><div id="${YDP}${YIV}"><div data-test-id="message-view-body-content" class="${YDP}msg-body"><div>Hi Sam,</div>
                <div>We would like to invite you.</div><span data-test-id="email-pill" title="quoted@evil.example">Quoted</span></div></div></div>
            </div>
        </div>`;
const OWN = '<div dir="ltr" data-setdir="false">Dear Ana,</div><div dir="ltr" data-setdir="false"><br></div><div dir="ltr" data-setdir="false">my own&nbsp; words &amp; <b>bold</b> ones.</div>';
const BLANK = `<div dir="${rtl ? "rtl" : "ltr"}" data-setdir="false"><br></div>`;
const wrap = (inside) => `<div class="${YDP}yahoo-style-wrap" style="font-family:Helvetica Neue, Helvetica, Arial, sans-serif;font-size:13px;"><div></div>
        ${inside}
        </div>`;
const CONTENT = {
  empty: wrap(BLANK),
  signature: wrap(`${BLANK}<div><br></div>${SIGNATURE}`),
  quoted: wrap(`${BLANK}<div><br></div>${SIGNATURE}`) + QUOTE,
  text: wrap(OWN),
  "text-quoted": wrap(`${OWN}<div><br></div>${SIGNATURE}`) + QUOTE,
  "signature-first": wrap(SIGNATURE),
};

function composer({ to, content, forward = false }) {
  const send = (how) => window.sent.push(how);
  const rich = fill(make("div.rte", { id: "rte", contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-label": LABELS.body, tabindex: "0" }), CONTENT[content] ?? CONTENT.empty);
  rich.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send("Ctrl+Enter"); });
  const sendByKey = (event) => { if (event.key === "Enter" || event.key === " ") send("Send by key"); };
  const sender = button("compose-send-button", LABELS.send, () => send("Send"));
  sender.addEventListener("keydown", sendByKey);
  sender.type = "button";
  const recipients = to ? [make("span", { id: "y-pill", role: "option" }, "|", make("span", { title: `${to.name} <${to.email}>` }, to.name))] : [];
  const editor = make("div", {}, rich);
  editor.id = "editor-container";
  const field = make("input", { role: "combobox", "aria-label": LABELS.to, autocomplete: "off" });
  field.id = "message-to-field";
  return make("div", { id: "compose-styler" }, make("div", { id: "compose" },
    make("div.compose-header", { id: "compose-header-top-bar" },
      make("div", { id: "container-from" }, `${LABELS.from}: ${USER.name} <${USER.email}>`),
      make("div", { id: "container-to" }, `${LABELS.to}: `, ...recipients, field),
      make("input", { id: "compose-subject", "aria-label": LABELS.subject, value: forward ? "Fw: Interview at Rowan & Pike" : to === ANA ? "Re: Interview at Rowan & Pike" : "" })),
    editor,
    make("div", { id: "compose-toolbar" }, sender,
      button("compose-send-later", LABELS.later, () => send("send later"), "▾"),
      button("compose-discard", LABELS.discard, () => send("discard"), "🗑"))));
}

function reply(to) {
  setTimeout(() => {
    const box = composer({ to, content: query.get("reply") ?? "empty" });
    document.querySelector('[data-test-id="cards"]').append(make("li", {}, box));
    box.querySelector(".rte").focus();
  }, Number(query.get("delay") ?? 30));
}

document.documentElement.lang = rtl ? "ar" : "en";
document.documentElement.dir = rtl ? "rtl" : "ltr";
const logo = make("span.logo", {}, "yahoo!mail");
const search = make("input", { role: "combobox", "aria-label": LABELS.search, placeholder: LABELS.search });
const account = make("button.account", query.has("nameless") ? { "aria-label": LABELS.account } : { "aria-label": `${LABELS.account} (${USER.email})` }, "S");
const named = (element, id) => { element.id = id; return element; };
const banner = make("section", { role: "banner" }, named(make("div", {}, named(make("div", {}, logo, search, account), "ybar-inner-wrap")), "norrin-ybar-header"));

const row = (from, subject, date) => make("li", {}, make("a", { id: "message-list-item", role: "article", "data-test-read": "true", href: "#" },
  make("div", { id: "senders" }, make("span", { title: from.email }, from.name)), make("div", {}, make("span", { id: "message-subject" }, subject)),
  make("div", { id: "snippet" }, "A line of the mail"), make("time", { datetime: "2025-11-21T09:00" }, date)));
const list = make("ul.list", { id: "virtual-list", role: "list", "aria-label": LABELS.list },
  row(ANA, "Interview at Rowan & Pike", "13:19"), row({ name: "Mia Novak", email: "mia@elsewhere.example" }, "Lunch on Saturday", "09:00"));

const columns = make("div.columns", {}, list);
if (query.get("view") !== "list") {
  const own = lines("Dear Ana, please find my application attached.");
  const messages = [message({ from: ANA, date: "Thu, 20 Nov 2025 at 13:19", content: BODIES[query.get("mail") ?? "invitation"], head: query.get("head") ?? "title" })];
  if (!query.has("single")) {
    messages.unshift(message({ from: TOM, date: "Tue, 18 Nov 2025 at 09:00", expanded: false }), message({ from: USER, to: ANA, date: "Wed, 19 Nov 2025 at 18:30", content: own, head: query.get("head") === "none" ? "title" : undefined }));
  }
  if (query.has("two")) {
    messages.splice(-1, 0, message({ from: JONAS, date: "Wed, 19 Nov 2025 at 20:00", content: lines("Hi Sam,\n\nWe would like to invite you to an interview for the Analyst role at Fernbrook.\n\nJonas Berg") }));
  }
  if (query.has("own")) messages.push(message({ from: USER, to: ANA, date: "Fri, 21 Nov 2025 at 08:00", content: lines("Thank you, I will get back to you.") }));
  const cards = make("ul", { id: "cards" }, ...messages);
  const content = query.get("box") ?? "none";
  if (content !== "none") {
    const to = query.has("forward") ? null : query.get("two") === "open" ? JONAS : ANA;
    cards.append(make("li", {}, composer({ to, content, forward: query.has("forward") })));
  }
  columns.append(make("div", { id: "message-group-view" },
    make("div", {}, make("span", { id: "message-group-subject-text", title: "Interview at Rowan & Pike" }, "Interview at Rowan & Pike"), " ", make("span", {}, LABELS.inbox)),
    make("div", { id: "message-group-view-scroller" },
      make("div", { id: "focus-group", "aria-label": LABELS.group }, cards),
      make("div", { id: "smart-replies" }, button("smart-reply", LABELS.sounds, () => window.sent.push("suggested reply"))))));
}
const toolbar = make("div", { id: "mail-reader-toolbar" }, make("div", { id: "message-toolbar", role: "toolbar" },
  button("toolbar-back-to-list", LABELS.back, () => {}), button("toolbar-delete", LABELS.remove, () => window.sent.push("delete")),
  button("toolbar-spam", LABELS.spam, () => window.sent.push("spam")), button("toolbar-mark-unread", LABELS.unread, () => {})));
const folder = (name, label) => make("div", { "data-test-folder-container": name }, make("a", { href: "#", "data-test-folder-name": name }, label));
const app = named(make("div", {},
  make("nav", { role: "navigation" }, make("a", { id: "compose-button", href: "#", role: "button" }, LABELS.compose),
    folder("Inbox", LABELS.inbox), folder("Draft", LABELS.drafts), folder("Sent", LABELS.sentMail)),
  make("div", { id: "mail-app-main-content" }, make("div", {}, make("div", { id: "mail-reader" }, toolbar, columns))),
  make("div", { id: "mail-right-rail" }, make("div", { id: "comms-properties-bar" }, LABELS.contact),
    make("div", { id: "contact-card" }, "Ana Ortiz ", make("span", { title: "card@rowan.example" }, "card@rowan.example")))), "mail-app-component");
page.append(named(make("div", {}, named(make("div", {}, banner, app), "app")), "mail-app-container"));
if (query.has("stray")) {
  const stray = composer({ to: { name: "Mia Novak", email: "mia@elsewhere.example" }, content: "empty" });
  stray.classList.add("corner");
  document.querySelector('[data-test-id="mail-app-main-content"]').append(stray);
}

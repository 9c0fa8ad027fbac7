// Our own stand-in for Fastmail's page: the view names that public projects rely on, around invented mails. Ids are
// counters and one class is new at each load, as on the real page. The query string picks a variation:
//   ui        en | ar     the language of the page, its direction, and the mail's
//   view      thread | list
//   one       the conversation holds one message only
//   mail      invitation | quoted | hidden | hostile
//   own       the newest message is the user's own
//   draft     an unsent draft of the user's stands at the end of the conversation
//   contact   the sender is unknown: the page shows the address beside the name, without a title
//   bare      the page shows no address of the sender at all
//   box       none | empty | signature | quoted | text | text-quoted | signature-first | quote-first    the open reply
//   plain     the reply is a text field
//   layout    card | page     the reply is a card in the conversation, or takes the conversation's place
//   reply     what pressing Reply opens: any of the boxes
//   to        who the open box is addressed to, when it is not the sender
//   subject   the subject of the open box, when it is not the usual one
//   stray     a minimised new mail to someone else is open too
//   nameless  the Reply buttons have no name that is known
// Everything that would send or throw away is written down in `window.sent`.

"use strict";
const query = new URLSearchParams(location.search);
const arabic = query.get("ui") === "ar";
const LABELS = arabic ? {
  inbox: "البريد الوارد", compose: "رسالة جديدة", search: "بحث", archive: "أرشفة", remove: "حذف", reply: "رد", all: "الرد على الكل", forward: "إعادة توجيه",
  more: "المزيد", to: "إلى", cc: "نسخة", from: "من", subject: "الموضوع", body: "النص", send: "إرسال", discard: "تجاهل", details: "التفاصيل", show: "إظهار الاقتباس",
  wrote: "كتبت هدى منصور في الخميس 20 نوفمبر 2025:", re: "رد: ",
} : {
  inbox: "Inbox", compose: "New message", search: "Search", archive: "Archive", remove: "Delete", reply: "Reply", all: "Reply to all", forward: "Forward",
  more: "More", to: "To", cc: "Cc", from: "From", subject: "Subject", body: "Body", send: "Send", discard: "Discard", details: "Details", show: "Show quote",
  wrote: "On Thu, 20 Nov 2025, at 1:19 PM, Ana Ortiz wrote:", re: "Re: ",
};
const USER = arabic ? { name: "سامي نور", email: "sami@home.example" } : { name: "Sam Lee", email: "sam.lee@home.example" };
const SENDER = arabic ? { name: "هدى منصور", email: "huda@wadi.example" } : { name: "Ana Ortiz", email: "ana.ortiz@rowan.example" };
const OTHER = { name: "Tom Berg", email: "tom@rowan.example" };
const SUBJECT = arabic ? "مقابلة في شركة وادي" : "Interview at Rowan & Pike";

const page = document.body;
document.documentElement.lang = arabic ? "ar" : "en";
document.documentElement.dir = arabic ? "rtl" : "ltr";

watch(document, (target) => target.className || target.localName);

let counter = 100 + Math.floor(Math.random() * 800);
const nextId = () => `v${counter++}`;
const OF_THIS_LOAD = `x${Math.random().toString(36).slice(2, 8)}`;

/** make("div.a.b", { attributes }, children…): an element. Text stays text. */
function make(kind, attributes = {}, ...children) {
  const [name, ...classes] = kind.split(".");
  const element = document.createElement(name);
  element.className = [...classes, OF_THIS_LOAD].join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}
function fill(element, markup) {
  element.innerHTML = markup;
  return element;
}
const button = (label, kind, action) => make(`button.v-Button.${kind}.v-Button--sizeM`, { type: "button", id: nextId(), onclick: action }, make("span.label", {}, label));

const INVITATION = arabic
  ? "<div>مرحبا سامي،</div><div><br></div><div>شكرا على طلبك. يسرنا دعوتك إلى مقابلة يوم الثلاثاء الساعة العاشرة.</div><div><br></div><div>مع أطيب التحيات،<br>هدى منصور</div>"
  : `<div>Hi Sam,</div><div><br></div><div>Thanks for applying. We would like to invite you to a first interview for the Data Engineer role on Tuesday at 10:00.</div>
    <div>Please <a href="https://calendar.rowan.example/ana/30min?mail=1">pick a time</a>.</div><div><br></div><div>Best,<br>Ana Ortiz</div>`;
const BODIES = {
  invitation: INVITATION,
  quoted: `<div>Hi Sam, could we set up an interview on Friday?</div><div class="u-quote-topPostToggle"><input type="button" class="u-quote-link v-Button" value="…"></div>
    <blockquote type="cite" id="qt"><div>I applied for the role of Chief Llama Officer.</div></blockquote>`,
  hidden: `<div>Hello Sam, we would like to invite you to an interview at Rowan.</div><div style="display:none">HIDDEN-display</div>
    <div style="font-size:1px">HIDDEN-size</div><div style="color:#ffffff">HIDDEN-white</div><div style="position:absolute;left:-9999px">HIDDEN-left</div><div>Regards, Ana</div>`,
  // What a sender could copy from the page.
  hostile: `<div>Hi Sam, we would like to invite you to an interview at Rowan.</div>
    <div class="v-Thread-title"><h1>Fake subject</h1></div>
    <div class="v-MessageCard app-contentCard is-expanded"><h2 class="v-MessageCard-from" title="boss@evil.example">Fake Boss</h2>
      <div class="v-MessageCard-actions"><button class="v-Button s-reply fake">Reply</button></div>
      <div class="u-containSelection v-Message-body">Text of a fake message.</div></div>
    <div class="v-Compose"><textarea id="v1-to-input">ana.ortiz@rowan.example</textarea>
      <div class="v-RichText-input fake" contenteditable="true" role="textbox"><br></div><button class="v-Button s-send">Send</button></div>
    <div class="v-MainNavToolbar-userName">ana.ortiz@rowan.example</div><div>Regards, Ana</div>`,
};

const QUOTED = arabic ? "<div>مرحبا سامي،</div><div>يسرنا دعوتك.</div>" : "<div>Hi Sam,<br></div><div>We would like to invite you.<br></div>";
const SIGNATURE = `<div id="sig58967137"><div class="signature">${USER.name}<br></div><div class="signature">+1 555 0100<br></div></div>`;
const QUOTE = `<div>${LABELS.wrote}<br></div><blockquote type="cite" id="qt" style="">${QUOTED}</blockquote><div><br></div>`;
const OWN = "<div>Dear Ana,<br></div><div><br></div><div>my own&nbsp; words &amp; <b>bold</b> ones.<br></div>";
const CONTENT = {
  empty: "<div><br></div>",
  signature: `<div><br></div><div><br></div>${SIGNATURE}`,
  quoted: `<div><br></div><div><br></div>${SIGNATURE}<div><br></div>${QUOTE}`,
  text: OWN,
  "text-quoted": `${OWN}<div><br></div>${SIGNATURE}<div><br></div>${QUOTE}`,
  "signature-first": SIGNATURE,
  "quote-first": QUOTE,
};
const PLAIN = {
  empty: "",
  quoted: `\n\n-- \n${USER.name}\n\n${LABELS.wrote}\n> Hi Sam,\n> \n> We would like to invite you.`,
  "text-quoted": `Dear Ana,\n\nmy own words.\n\n${LABELS.wrote}\n> We would like to invite you.`,
};

/** Squire's way: an editor in the page with an undo of its own, which brings back the markup it kept at the last word or line. */
function editor(content) {
  const root = fill(make("div.v-RichText-input.u-article", { id: nextId(), role: "textbox", "aria-multiline": "true", "aria-label": LABELS.body, tabindex: "0", contenteditable: "true" }), CONTENT[content]);
  const kept = [root.innerHTML];
  root.addEventListener("keydown", (event) => {
    if ((event.key === " " || event.key === "Enter") && root.innerHTML !== kept.at(-1)) kept.push(root.innerHTML);
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key === "Enter") window.sent.push("Ctrl+Enter");
    if (event.key !== "z") return;
    event.preventDefault();
    if (kept.length > 1 && root.innerHTML === kept.at(-1)) kept.pop();
    root.innerHTML = kept.at(-1);
  });
  return root;
}

function composer({ to, subject, content }) {
  const id = nextId();
  const field = (label, input) => make("label", {}, make("span", {}, label), input);
  const email = (name, value) => {
    const input = make("textarea.v-EmailInput-input", { id: `${id}-${name}-input`, rows: "1" });
    input.value = value;
    return make("div.v-EmailInput", { style: "display:flex;flex:1" }, input);
  };
  const title = make("input.v-TextInput-input", { id: `${id}-subject-input`, type: "text" });
  title.value = subject;
  const plain = make("textarea.v-Text-input", { id: nextId(), "aria-label": LABELS.body });
  plain.value = PLAIN[content] ?? "";
  const from = make("select", {}, make("option", {}, `${USER.name} <${USER.email}>`), make("option", {}, "Llama <llama@home.example>"));
  return make("div.v-Compose", { id },
    make("div.v-Toolbar", {},
      button(LABELS.send, "s-send.v-Button--cta", () => window.sent.push("send")),
      button(LABELS.discard, "s-discard.v-Button--subtle", () => window.sent.push("discard"))),
    make("div.v-ComposeFrom", {}, make("div.v-ComposeFrom-bottom", {}, field(LABELS.from, from))),
    field(LABELS.to, email("to", to)), make("div.v-Compose-addCcBcc", {}, make("a.u-subtleLink", {}, LABELS.cc)),
    field(LABELS.subject, title),
    query.has("plain") ? make("label.v-Text", {}, plain) : make("div.v-RichText", {}, editor(content)));
}

const openReply = (content) => composer({
  to: query.get("to") ?? `${SENDER.name} <${SENDER.email}>`,
  subject: query.get("subject") ?? `${LABELS.re}${SUBJECT}`,
  content,
});

function show(compose) {
  if (query.get("layout") === "page") {
    document.querySelector("#conversation").replaceWith(make("div.v-Split--right.v-Page", { id: "compose" }, make("div.v-Page-content", {}, make("div.app-contentCard", {}, compose))));
  } else {
    document.querySelector(".v-Thread").append(make("div.app-contentCard", {}, compose));
  }
}

function reply() {
  setTimeout(() => {
    const compose = openReply(query.get("reply") ?? "empty");
    show(compose);
    compose.querySelector(query.has("plain") ? "textarea.v-Text-input" : ".v-RichText-input").focus();
  }, 60);
}

const NAMES = query.has("nameless") ? ["v-Button--subtle", "v-Button--subtle"] : ["s-reply", "s-reply-all"];

function message({ from, to, date, exact, content, collapsed = false, draft = false }) {
  const address = query.has("contact") || query.has("bare") ? {} : { title: from.email };
  const head = make("div.v-MessageCard-header", {},
    make("h2.v-MessageCard-from.u-trim", from === SENDER ? address : { title: from.email }, from.name),
    query.has("contact") && from === SENDER ? make("span.v-MessageCard-unknownSender", {}, from.email) : "",
    make("div.v-MessageCard-time", { title: exact }, date),
    make("div.v-MessageCard-actions", {},
      button(LABELS.reply, `${NAMES[0]}.v-Button--iconOnly`, reply),
      button(LABELS.more, "s-message-actions.v-Button--iconOnly", () => window.sent.push("menu"))));
  const states = [collapsed ? "is-collapsed" : "is-expanded", ...(draft ? ["v-MessageCard--draft"] : [])].join(".");
  const card = make(`div.v-MessageCard.app-contentCard.${states}`, { id: nextId() }, head);
  if (collapsed) card.append(make("div.v-MessageCard-preview", {}, "A snippet of the older mail"));
  else {
    card.append(
      make("div.v-Message", {},
        make("div.v-Message-to", {}, `${LABELS.to} `, make("span.v-Message-toName", { title: to.email }, to.name)),
        make("div.v-MessageCard-toggleDetails", {}, LABELS.details),
        make("div.v-Message-detailsList", {}, `${LABELS.from} ${from.name}`),
        make("div.u-containSelection.v-Message-body", {}, fill(make("div.u-article"), content))),
      make("div.app-contentCard-toolbar.v-Toolbar", {},
        button(LABELS.reply, `${NAMES[0]}.v-Button--subtleStandard`, reply),
        button(LABELS.all, `${NAMES[1]}.v-Button--subtleStandard`, () => window.sent.push("reply to all")),
        button(LABELS.forward, "s-forward.v-Button--subtleStandard", () => window.sent.push("forward"))));
  }
  return card;
}

function thread() {
  const cards = [message({ from: SENDER, to: USER, date: "20 Nov", exact: "20 Nov 2025, 13:19", content: BODIES[query.get("mail") ?? "invitation"] })];
  if (!query.has("one")) {
    cards.unshift(
      message({ from: OTHER, to: USER, date: "18 Nov", exact: "18 Nov 2025, 09:00", collapsed: true }),
      message({ from: USER, to: SENDER, date: "19 Nov", exact: "19 Nov 2025, 18:30", content: "<div>Please find my application attached.</div>" }));
  }
  if (query.has("own")) cards.push(message({ from: USER, to: SENDER, date: "21 Nov", exact: "21 Nov 2025, 08:00", content: "<div>Thank you, I will get back to you.</div>" }));
  if (query.has("draft")) cards.push(message({ from: USER, to: SENDER, date: "21 Nov", exact: "21 Nov 2025, 08:30", content: "<div>Not sent yet.</div>", draft: true }));
  return make("div.v-Thread", {}, make("div.v-Thread-title", {}, make("h1", {}, SUBJECT)), ...cards);
}

const row = (name, subject, selected) => make(`li.v-MailboxItem.u-list-item${selected ? ".is-selected" : ""}`, { id: nextId() },
  make("a.u-list-link", { href: "#" }, make("div.v-MailboxItem-from", { title: "list@list.example" }, name), make("div.v-MailboxItem-subject", {}, subject)));
const left = make("div.v-Split--left", { id: "mailbox" },
  make("div.v-Toolbar", {}, make("div.v-SearchInput.v-MailToolbar-search", {}, make("input.v-TextInput-input", { type: "search", placeholder: LABELS.search }))),
  make("ul.v-Mailbox", {}, row(SENDER.name, SUBJECT, true), row("Bakery News", "Bread of the week", false), row(OTHER.name, "Parking", false)));
const right = make("div.v-Split--right", { id: "conversation" },
  make("div.v-Toolbar", {}, button(LABELS.archive, "s-archive.v-Button--subtle", () => window.sent.push("archive")), button(LABELS.remove, "s-delete.v-Button--subtle", () => window.sent.push("delete"))),
  make("div.v-Page-content", {}, query.get("view") === "list" ? make("div.v-Empty", {}, LABELS.inbox) : thread()));

page.append(make("div.app-main", {},
  make("div.v-PageHeader", {}, "Fastmail", make("a.s-new-message", { href: "/mail/Inbox/compose?u=12345678" }, LABELS.compose),
    make("button.v-MainNavToolbar", { type: "button" }, make("div.v-MainNavToolbar-userName.u-hideifempty.u-trim", {}, USER.email))),
  make("div.v-Hierarchy.v-Page-content", {}, left, right)));

const box = query.get("box") ?? "none";
// A page of its own comes later: first the mail is read.
window.openBox = () => show(openReply(box));
if (box !== "none" && query.get("layout") !== "page") window.openBox();
if (query.has("stray")) {
  page.append(make("div.app-contentCard.v-Compose--minimised", {}, composer({ to: "someone.else@elsewhere.example", subject: "Bread", content: "empty" })));
}

// Our own stand-in for the pages of GMX and WEB.DE: the nesting of frames and shadow trees, ids, names and classes that
// public sources show, around invented mails. Classes made by the build differ at each load. The query string picks:
//   ui        de | ar         the language of the page. There is no GMX from right to left; here it shows that no label is read.
//   page      classic | light | shell | webmailer
//             classic: the webmailer's older view, mail and editor in frames of its own origin · light: the page with limited
//             functions · shell: what users know, the webmailer in a frame of another origin · webmailer: what stands in it
//   view      mail | list | compose     compose: the light page's own page for a reply
//   mail      invitation | quoted | hidden | hostile
//   nobody    the sender is shown without an address
//   reply     what pressing Reply opens, in place of the mail: empty | signature | quoted | text | text-quoted
//   box       the same, beside the mail
//   names     the recipients are shown by name alone
//   stray     new | sender | same     another mail being written: to a friend, to the recruiter about something else, to a friend
//             with the same subject
//   forward   to nobody | to a friend     the open box forwards the mail
//   snapshots the editor keeps an undo of its own
// Everything that would send is written down in `window.sent`; `window.boxes` are the editors by name.

"use strict";
const query = new URLSearchParams(location.search);
const ui = query.get("ui") ?? "de";
const ARABIC = ui === "ar";
const WORDS = {
  de: {
    mail: "E-Mail", logout: "Logout", inbox: "Posteingang", sentMails: "Gesendet", compose: "E-Mail schreiben", reply: "Antworten", all: "Allen antworten", forward: "Weiterleiten",
    remove: "Löschen", from: "Von:", to: "An:", subject: "Betreff:", sentAt: "Gesendet:", send: "E-Mail senden", later: "Später senden", discard: "Verwerfen", back: "Zurück",
    more: "Mehr", details: "Details einblenden", date: "Donnerstag, 20. November 2025 um 13:19 Uhr", short: "20.11.25", re: "Aw:", fw: "WG:", ad: "Anzeige",
  },
  ar: {
    mail: "البريد", logout: "خروج", inbox: "الوارد", sentMails: "المرسل", compose: "كتابة رسالة", reply: "رد", all: "الرد على الجميع", forward: "إعادة توجيه",
    remove: "حذف", from: "من:", to: "إلى:", subject: "الموضوع:", sentAt: "أرسلت:", send: "إرسال الرسالة", later: "إرسال لاحقا", discard: "تجاهل", back: "رجوع",
    more: "المزيد", details: "إظهار التفاصيل", date: "الخميس ٢٠ نوفمبر ٢٠٢٥ ١:١٩ م", short: "٢٠/١١/٢٥", re: "رد:", fw: "تحويل:", ad: "إعلان",
  },
}[ui];
document.documentElement.lang = ui;
document.documentElement.dir = ARABIC ? "rtl" : "ltr";
const USER = { name: ARABIC ? "سام لي" : "Sam Lee", email: "sam.lee@home.example" };
const ANA = { name: ARABIC ? "آنا أورتيز" : "Ana Ortiz", email: "ana.ortiz@rowan.example" };
const FRIEND = { name: "Mira Falk", email: "mira@elsewhere.example" };
const SUBJECT = ARABIC ? "مقابلة في روان" : "Interview at Rowan & Pike";

window.boxes = {};
const send = (how) => () => window.sent.push(how);
const note = (target) => watch(target, (pressed) => pressed.closest?.("a, button")?.className);
note(document);

const hashed = () => `u-${Math.random().toString(36).slice(2, 8)}`;
/** make("div#id.a.b", { attributes }, children…): an element. "~" is a class made by the build; text stays text. */
function make(kind, attributes = {}, ...children) {
  const [name, ...classes] = kind.split(".");
  const [tag, id] = name.split("#");
  const element = document.createElement(tag);
  if (id) element.id = id;
  if (classes.length) element.className = classes.map((one) => (one === "~" ? hashed() : one)).join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

// ---- The mail

const BODIES = {
  invitation: ARABIC
    ? "<div>مرحبا سام،</div><div>&nbsp;</div><div>نود دعوتك إلى مقابلة أولى الأسبوع القادم.</div><div>&nbsp;</div><div>آنا</div>"
    : `<div>Hi Sam,</div><div>&nbsp;</div><div>we would like to invite you to a first interview for the Data Engineer role at Rowan &amp; Pike.
       Please <a href="https://calendar.rowan.example/ana/30min?m=1">pick a time</a>.</div><div>&nbsp;</div><div>Ana Ortiz<br>Talent Partner</div>`,
  quoted: `<div>Hi Sam, could we set up an interview on Friday?</div><div>&nbsp;<div name="quote" style="margin:10px 5px 5px 10px;border-left:2px solid #C3D9E5">
    <div><b>Gesendet:</b> Mittwoch<br><b>Von:</b> Sam Lee</div><div name="quoted-content">I applied for the role of Chief Llama Officer.</div></div></div>`,
  hidden: `<div>Hello Sam, we would like to invite you to an interview at Rowan.</div>
    <div style="display:none">HIDDEN-display</div><div style="font-size:1px">HIDDEN-size</div><div style="color:#ffffff">HIDDEN-white</div><div>Regards, Ana</div>`,
  // What a sender could copy of the page.
  hostile: `<div>Hi Sam, we would like to invite you to an interview at Rowan.</div>
    <div><div id="mail-head"><div><div class="mail-head-data"><dl><dd><span>Fake subject</span></dd></dl></div></div></div>
    <div id="mail-details"><dl class="mail-sender"><dd><a title="boss@evil.example">Fake Boss</a></dd></dl></div></div>
    <div><dd class="mail-header__subject">Fake subject</dd><dd class="mail-header__sender" title="boss@evil.example">Fake Boss</dd><div class="message-detail-panel__body"></div></div>
    <form><input name="to" value="ana.ortiz@rowan.example"><input name="subject" value="Re: Interview at Rowan &amp; Pike"><div class="cke_editable" contenteditable="true"><br></div></form><div>Regards, Ana</div>`,
};
const bodyPage = () => `<html><body style="margin:8px;font:14px/1.5 Verdana,sans-serif;background:#fff" dir="${ARABIC ? "rtl" : "ltr"}">${BODIES[query.get("mail") ?? "invitation"]}</body></html>`;

/** What can only be done once the frames stand on the page. */
const fillers = [];
function fill() {
  for (const filler of fillers.splice(0)) filler();
}
function mailFrame(kind, attributes) {
  const frame = make(kind, attributes);
  fillers.push(() => {
    frame.contentDocument.open();
    frame.contentDocument.write(bodyPage());
    frame.contentDocument.close();
    note(frame.contentDocument);
  });
  return frame;
}

// ---- Writing

const EMPTY = "<div>&nbsp;</div>";
const SIGNATURE = `<div class="signature"><div>${USER.name}</div><div>+1 555 0100</div></div>`;
const QUOTE = `<div>&nbsp;<div name="quote" style="margin:10px 5px 5px 10px;padding:10px 0 10px 10px;border-left:2px solid #C3D9E5">
<div style="margin:0 0 10px 0"><b>${WORDS.sentAt}</b>&nbsp;${WORDS.date}<br><b>${WORDS.from}</b>&nbsp;${ANA.name} &lt;${ANA.email}&gt;</div>
<div name="quoted-content"><div>Hi Sam,</div><div>we would like to invite you.</div></div></div></div>`;
const OWN = "<div>Dear Ana,</div><div>&nbsp;</div><div>my own&nbsp; words &amp; <b>bold</b> ones.</div>";
const CONTENT = {
  empty: EMPTY,
  signature: `${EMPTY}${SIGNATURE}`,
  quoted: `${EMPTY}${SIGNATURE}${QUOTE}`,
  text: OWN,
  "text-quoted": `${OWN}${SIGNATURE}${QUOTE}`,
};

/** An undo of the editor's own, which answers Ctrl+Z before the browser can. */
function keepSnapshots(box) {
  const kept = [box.innerHTML];
  box.addEventListener("input", () => { if (kept.at(-1) !== box.innerHTML) kept.push(box.innerHTML); });
  box.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "z" || !event.ctrlKey) return;
    event.preventDefault();
    if (kept.length > 1) { kept.pop(); box.innerHTML = kept.at(-1); }
  });
}

let editors = 0;
function editor(name, content) {
  const number = ++editors;
  const frame = make("iframe.cke_wysiwyg_frame.cke_reset", { title: hashed(), "aria-describedby": `cke_${40 + number}` });
  fillers.push(() => {
    const page = frame.contentDocument;
    page.open();
    page.write(`<html dir="${ARABIC ? "rtl" : "ltr"}"><head><style>body { margin: 8px; outline: none; }</style></head>
      <body id="body" class="cke_editable cke_editable_themed cke_contents_${ARABIC ? "rtl" : "ltr"} cke_show_borders" contenteditable="true" spellcheck="true">`
      + `<div style="font-family: Verdana;font-size: 12.0px;">${CONTENT[content]}</div></body></html>`);
    page.close();
    page.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.ctrlKey) window.sent.push("Ctrl+Enter"); });
    if (query.has("snapshots")) keepSnapshots(page.body);
    note(page);
    window.boxes[name] = page.body;
  });
  return make(`div#cke_${number}.cke.cke_reset.cke_chrome`, {}, make("div.cke_inner", {},
    make(`span#cke_${number}_top.cke_top`, { role: "presentation" }, make("a.cke_button", { role: "button" }, "B"), make("a.cke_button", { role: "button" }, "I")),
    make(`div#cke_${number}_contents.cke_contents`, { role: "presentation" }, frame)));
}

function composer({ name, to, subject, content }) {
  const choices = to.map((person) => make("li.select2-search-choice", {}, make("div", query.has("names") ? {} : { title: `"${person.name}" <${person.email}>` }, person.name), make("a.select2-search-choice-close", { tabindex: "-1" })));
  const input = make("input.mailobjectpanel-textfield_input", { type: "text", name: "composeHeader:subject" });
  input.value = subject;
  return make("form.compose.~", { action: "#", method: "post" },
    make("div.toolbar", {},
      make("button#compose-send-button.m-button", { type: "button", name: "composeHeader:buttonSend", onclick: send("Send") }, WORDS.send),
      make("button.m-button", { type: "button", name: "composeHeader:buttonSendLater", onclick: send("Send later") }, WORDS.later),
      make("button.m-button", { type: "button", name: "composeHeader:buttonDiscard", onclick: send("discard") }, WORDS.discard)),
    make("div.compose-header_item.mailobjectpanel", { "data-webdriver": "to" }, make("label", {}, WORDS.to), make("div.form-element-multiobjecttextfield.js-component", {},
      make("div.select2-container.select2-container-multi.js-select2", {}, make("ul.select2-choices", {}, ...choices, make("li.select2-search-field", {}, make("input.select2-input", { type: "text" })))))),
    make("div.compose-header_item.compose-header_subject.mailobjectpanel-textfield.js-component.mailobjectpanel", {}, make("label", {}, WORDS.subject), make("div.mailobjectpanel_content", {}, input)),
    editor(name, content));
}
const reply = (content) => composer({ name: "reply", to: [ANA], subject: `${WORDS.re} ${SUBJECT}`, content });

// ---- The pages

const page = document.body;
const view = query.get("view") ?? "mail";
const bar = () => make("div.bar.~", {}, make("strong", {}, "GMX"), make("nav", {}, make("a", { href: "#mail", "data-item-name": "mail", "data-nav": "menu-item" }, WORDS.mail), " · ", make("a", { href: "#out" }, WORDS.logout)));

const pages = {
  shell() {
    const inside = new URLSearchParams({ ui, page: "webmailer" });
    page.append(bar(), make("div#app-contents-wrapper", {}, make("iframe#thirdPartyFrame_mail", { name: "mail", "data-test": "third-party-frame_mail",
      src: `https://${location.host.replace(/^(bap\.)?navigator(-\w+)?\./, "webmailer.")}/gmx.html?${inside}` })));
  },

  webmailer() {
    const shadow = (host, ...children) => { host.attachShadow({ mode: "open" }).append(...children); return host; };
    const row = (who, subject) => make("list-mail-item.list-mail-item--root", { id: `id${Date.now()}` }, make("div.list-mail-item__sender", { title: who.email }, who.name), make("div.list-mail-item__subject", { title: subject }, subject));
    const list = shadow(make("list-mail-list"), make("div.list-mail-list", {}, row(ANA, SUBJECT), row(FRIEND, "Lunch")));
    // The mail comes from another origin; here a frame without one of its own.
    const detail = shadow(make("webmailer-mail-detail"), make("div", {}, make("h1.~", {}, SUBJECT), make("div.~", {}, `${WORDS.from} ${ANA.name}`), make("button.~", { title: WORDS.more }, "…"),
      make("detail-body", {}, make("iframe.detail-body--full-height", { name: "detail-body-iframe", style: "width: 100%; height: 600px", sandbox: "allow-popups", srcdoc: bodyPage() }))));
    page.append(make("div#list", {}, shadow(make("mail-list-container"), make("div", {}, list, make("div.list-mail-details", {}, make("slot"))))));
    if (view === "mail") document.querySelector("mail-list-container").append(detail);
  },

  light() {
    const sender = make("dd.mail-header__sender", { title: query.has("nobody") ? null : `"${ANA.name}" <${ANA.email}>` }, make("span.mail-header__label", {}, WORDS.from), ` ${ANA.name}`);
    const head = (...more) => make("dl.mail-header", {}, make("dd.mail-header__subject", {}, SUBJECT), sender, make("dd.mail-header__date", { title: WORDS.date }, WORDS.short), ...more);
    page.append(make("div.navigator-panel", {}, bar()));
    if (view === "list") {
      page.append(make("ul.sidebar__folder-list", {}, make("li", {}, make("a", { href: "#messagelist?folderId=178", "data-webdriver": `INBOX:${WORDS.inbox}` }, WORDS.inbox))),
        make("div.message-list-panel", {}, make("div.message-list-panel__content", { role: "main" },
          make("li.message-list__item.mail-panel", {}, head(), make("a.message-list__link.mail-panel__link", { href: "#messagedetail?folderId=178&mailIndex=1&mailId=1783" }, make("span", {}, SUBJECT))))));
    } else if (view === "compose") {
      const field = make("textarea", { name: "mailBody", rows: "14", cols: "90" });
      field.value = `\n\n${WORDS.sentAt} ${WORDS.date}\n> Hi Sam,\n> we would like to invite you.`;
      window.boxes.reply = field;
      const input = (name, value) => { const one = make("input", { name, size: "60" }); one.value = value; return make("div", {}, one); };
      page.append(make("form.compose", { action: "#", method: "post" }, input("to", `"${ANA.name}" <${ANA.email}>`), input("subject", `${WORDS.re} ${SUBJECT}`), field,
        make("div", {}, make("button", { type: "submit", name: "actions:send", onclick: send("Send") }, WORDS.send))));
    } else {
      page.append(make("div.message-detail-panel.~", {},
        make("ul.toolbar__icon", { "data-position": "left" }, make("li", {}, make("a", { href: "#messagelist" }, WORDS.back)), make("li", {}, make("a", { href: "#mailactions" }, WORDS.more)),
          make("li", {}, make("a.toolbar__reply", { href: "?page=light&view=compose" }, WORDS.reply))),
        head(make("dd", {}, WORDS.to, " ", make("span.mail-detail-header__email", { "data-webdriver": "toAddress1" }, `${USER.name} <${USER.email}>`))),
        make("div.message-detail-panel__body", {}, mailFrame("iframe#bodyIFrame", { src: "about:blank" }))));
    }
  },

  classic() {
    const row = (who, subject) => make("tr.new", {}, make("td", {}, who.name, make("br"), subject), make("td.last", {}, WORDS.short));
    const pane = make("div.~", {});
    page.append(bar(), make("div.columns", {},
      make("div.navigation", {}, make("a.m-button.button-cta.js-component", { href: "#new" }, WORDS.compose), make("ul", {}, make("li", { "data-webdriver": "INBOX" }, WORDS.inbox), make("li", { "data-webdriver": "SENT" }, WORDS.sentMails))),
      make("table#mail-list", {}, make("tbody", {}, row(ANA, SUBJECT), row(FRIEND, "Lunch"))),
      pane));
    if (view === "list") {
      pane.append(make("p", {}, WORDS.ad));
      return;
    }
    const person = (kind, label, who) => make(`dl.${kind}.form-objc`, {}, make("dt", {}, label), make("dd", {}, make("a", { href: "#", title: who === ANA && query.has("nobody") ? null : who.email }, who.name)));
    const mail = make("div.~", {},
      make("div.toolbar", {},
        make("button.mail-reply", { type: "button", onclick: () => { mail.replaceWith(reply(query.get("reply") ?? "empty")); fill(); } }, WORDS.reply),
        make("button.~", { type: "button", onclick: send("reply to all") }, WORDS.all), make("button.~", { type: "button", onclick: send("forward") }, WORDS.forward), make("button.~", { type: "button", onclick: send("delete") }, WORDS.remove)),
      make("div#mail-head", {}, make("div", {}, make("div.mail-head-area.mail-head-data.icon-count-0", {}, make("dl", {}, make("dd", {}, make("span", {}, SUBJECT)))))),
      make("div#mail-details", {}, make("div", {}, make("ul", {}, make("li", {}, make("div", {}, person("mail-sender", WORDS.from, ANA), person("mail-recipient", WORDS.to, USER), make("dl.mail-date.form-objc", {}, make("dd", {}, WORDS.date))))))),
      mailFrame("iframe#mail-detail", { name: "mail-display-content", src: "about:blank" }));
    pane.append(mail);
    const content = query.get("box");
    if (query.has("forward")) pane.append(composer({ name: "forward", to: query.get("forward") === "friend" ? [FRIEND] : [], subject: `${WORDS.fw} ${SUBJECT}`, content: "quoted" }));
    if (query.has("stray")) pane.prepend(composer({ name: "stray", to: query.get("stray") === "sender" ? [ANA] : [FRIEND], subject: query.get("stray") === "same" ? SUBJECT : "Lunch", content: "empty" }));
    if (content) pane.append(reply(content));
  },
};
pages[query.get("page") ?? "classic"]();
fill();

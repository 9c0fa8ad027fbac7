// Our own stand-in for Proton Mail's page: the test ids, roles and names that public sources tell of, around invented mails.
// The query string picks a variation:
//   ui        en | ar         the language of the page; Arabic runs from right to left
//   mail      invitation | quoted | hidden | hostile | plain        the newest mail
//   thread    three | one | own | two      own: the newest is the user's own · two: a second recruiter has written as well
//   view      thread | list
//   nobody    the sender has a name and no address
//   nameless  the page does not name the user
//   box       none | empty | signature | signed | quoted | text | text-quoted   a reply open in the composer, and what is in it
//   quick     the same, as a quick reply inside the newest message
//   reply     what pressing Reply opens: any of the above
//   delay     milliseconds until it opens
//   plain     the editor is a text field
//   pills     the composer's recipients are shown one by one, with their addresses
//   reply-to  the reply goes to another address than the sender's
//   stray     another mail is open in a composer: new | same (with the subject of the conversation) | sender (a new one to the sender)
//   forward   the open composer forwards the mail
//   other     a quick reply is open in the second recruiter's message
//   undo      own | browser     own: the editor keeps its own steps, taken at key presses only, as Proton's does
// Everything that would send is written down in `window.sent`; the editors are in `window.boxes`.

"use strict";
const query = new URLSearchParams(location.search);
const ui = query.get("ui") ?? "en";
const WORDS = {
  en: {
    compose: "New message", inbox: "Inbox", drafts: "Drafts", search: "Search messages", from: "From", to: "To", reply: "Reply", all: "Reply all",
    forward: "Forward", more: "More", details: "Show details", draft: "Draft", me: "Me", star: "Star conversation", original: "Show original message",
    content: "Email content", editor: "Email composer", subject: "Subject", address: "Email address", copies: "CC BCC", send: "Send",
    later: "Schedule send", discard: "Delete draft", close: "Close composer", saved: "Saved at 10:31", quick: "Quick reply to", body: "Compose message",
    sendQuick: "Send quick reply", remove: "Remove", wrote: "wrote:", re: "Re:", fw: "Fw:", none: "Select a conversation to read.", count: "messages in conversation",
  },
  ar: {
    compose: "رسالة جديدة", inbox: "البريد الوارد", drafts: "المسودات", search: "البحث في الرسائل", from: "من", to: "إلى", reply: "رد", all: "الرد على الجميع",
    forward: "إعادة توجيه", more: "المزيد", details: "إظهار التفاصيل", draft: "مسودة", me: "أنا", star: "تمييز المحادثة بنجمة", original: "إظهار الرسالة الأصلية",
    content: "محتوى البريد", editor: "محرر البريد", subject: "الموضوع", address: "عنوان البريد", copies: "نسخة", send: "إرسال",
    later: "جدولة الإرسال", discard: "حذف المسودة", close: "إغلاق المحرر", saved: "حُفظت في 10:31", quick: "رد سريع إلى", body: "اكتب رسالة",
    sendQuick: "إرسال الرد السريع", remove: "إزالة", wrote: "كتب:", re: "رد:", fw: "تحويل:", none: "اختر محادثة لقراءتها.", count: "رسائل في المحادثة",
  },
}[ui];
document.documentElement.lang = ui;
document.documentElement.dir = ui === "ar" ? "rtl" : "ltr";

const ARABIC = ui === "ar";
const USER = { name: ARABIC ? "سام لي" : "Sam Lee", email: "sam.lee@home.example" };
const ANA = { name: ARABIC ? "آنا أورتيز" : "Ana Ortiz", email: query.has("nobody") ? "" : "ana.ortiz@rowan.example" };
const TOM = { name: "Tom Berg", email: "tom@rowan.example" };
const JONAS = { name: "Jonas Berg", email: "jonas@fernbrook.example" };
const FRIEND = { name: "Mira Falk", email: "mira@elsewhere.example" };
const SUBJECT = ARABIC ? "مقابلة في روان" : "Interview at Rowan & Pike";
const NEWEST = "nEwEsT-0003==";

window.boxes = {};
const send = (how) => window.sent.push(how);
const note = (target) => {
  watch(target, (pressed) => pressed.dataset?.testid);
  // Ctrl+Enter sends, from the page and from either frame.
  target.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send("Ctrl+Enter"); });
};
note(document);

/** Classes made by the build, others at each load. */
const hashed = () => `_${Math.random().toString(36).slice(2, 8)}`;
/** make("div.a.b", { attributes }, children…): an element. Text stays text. */
function make(kind, attributes = {}, ...children) {
  const [name, ...classes] = kind.split(".");
  const element = document.createElement(name);
  element.className = [...classes, hashed()].join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}
const button = (testid, label, action, kind = "button.button") => make(kind, { type: "button", "data-testid": testid, onclick: action ?? null }, label);

// ---- The list

const date = (at, full) => make("span", {},
  make("time.text-sm", { "data-testid": "item-date-simple", datetime: at, "aria-hidden": "true" }, at.slice(11, 16)), make("span.sr-only", {}, full));

const item = (from, subject, id, at, full) => make("div.item.item-container", { "data-shortcut-target": "item-container", "data-testid": `message-item:${subject}`, "data-element-id": id, role: "region", tabindex: "-1" },
  make("div.flex", {}, make("span.text-ellipsis", { "data-testid": "message-column:sender-address", title: from.email || null }, from.name), date(at, full)),
  make("div", {}, make("span", { "data-testid": "message-column:subject", title: subject, role: "heading", "aria-level": "2" }, subject)));

// ---- A mail in its frame

const BODIES = {
  invitation: ARABIC
    ? "<div>مرحبا سام،</div><div><br></div><div>شكرا على طلبك. نود دعوتك إلى مقابلة أولى الأسبوع القادم.</div><div><br></div><div>مع التحية،<br>آنا أورتيز</div>"
    : `<div>Hi Sam,</div><div><br></div><div>Thanks for applying. We would like to invite you to a first interview
    for the Data Engineer role at Rowan &amp; Pike next week.</div><div><br></div>
    <table><tbody><tr><td>When:</td><td>Tuesday, 10:00</td></tr><tr><td>Where:</td><td>by video</td></tr></tbody></table>
    <div>Please <a href="https://calendar.rowan.example/ana/30min?mail=1">pick a time</a>.</div><div><br></div><div>Best,<br>Ana Ortiz</div>`,
  // Proton takes the last quote out and shows a button in its place; one in the middle stays.
  quoted: `<div>Hi Sam, could we set up an interview on Friday?</div><div class="protonmail_quote">On Monday, Sam Lee wrote:<br>
    <blockquote class="protonmail_quote" type="cite">I applied for the role of Chief Llama Officer.</blockquote></div><div>Best, Ana</div>`,
  hidden: `<div>Hello Sam, we would like to invite you to an interview at Rowan.</div>
    <div style="display:none">HIDDEN-display</div><div style="opacity:0.01">HIDDEN-opacity</div><div style="font-size:1px">HIDDEN-size</div>
    <div style="color:#ffffff">HIDDEN-white</div><div style="position:absolute;left:-9999px">HIDDEN-left</div>
    <div style="height:0;overflow:hidden">HIDDEN-height</div><div hidden>HIDDEN-attribute</div>
    <div style="background:#1a2b4c"><p style="color:#ffffff">White on blue is seen.</p></div><div>Regards, Ana</div>`,
  // Everything of the page that a sender could copy into a mail.
  hostile: `<div>Hi Sam, we would like to invite you to an interview at Rowan.</div>
    <header><h1 data-testid="conversation-header:subject" title="Fake subject">Fake subject</h1></header>
    <button data-testid="heading:userdropdown" title="Fake User &lt;boss@evil.example&gt;">F</button>
    <article data-message-id="FAKE" data-expanded="true" data-shortcut-target="message-container" class="message-container is-opened">
      <span data-testid="recipients:sender" title="boss@evil.example"><bdi data-testid="recipient-label">Fake Boss</bdi></span>
      <button type="button" data-testid="message-view:reply" class="fake-reply">Reply</button></article>
    <div class="composer"><input data-testid="composer:subject" value="Re: Interview at Rowan &amp; Pike">
      <span class="composer-addresses-fakefield-inner" title="Ana Ortiz">Ana Ortiz</span>
      <div id="rooster-editor" contenteditable="true"><br></div><button data-testid="composer:send-button">Send</button></div>
    <textarea data-testid="editor-textarea"></textarea><div>Regards, Ana</div>`,
  plain: `<div style="white-space: pre-wrap">Hi Sam,\n\nwould Tuesday at ten suit you?\n\nAna</div>`,
};

function mailFrame(markup, subject, toggle) {
  const frame = make("iframe.w-full", { title: WORDS.content, src: "about:blank", scrolling: "yes", frameborder: "0", "data-testid": "content-iframe", "data-subject": subject,
    sandbox: "allow-same-origin allow-popups allow-popups-to-escape-sandbox" });
  fillers.push(() => {
    const page = frame.contentDocument;
    page.open();
    page.write(`<html><head><style>body { margin: 0; font: 14px/1.5 system-ui, sans-serif; color: #000; background: #fff; }
      .proton-sr-only { position: absolute; clip: rect(0 0 0 0); width: 1px; height: 1px; margin: -1px; overflow: hidden; }</style></head>
      <body><svg style="display:none"><title>sprite</title></svg>
      <div id="proton-root" dir="${ARABIC ? "rtl" : "ltr"}"><div id="proton-print"></div><div style="display: flex !important; width: 100% !important;">
      <div style="width: 100% !important">${markup}<div id="proton-iframe-blockquote"></div><div id="proton-iframe-toggle"></div></div></div></div></body></html>`);
    page.close();
    if (toggle) {
      const show = page.createElement("button");
      Object.assign(show, { type: "button", className: "proton-toggle-button" });
      show.dataset.testid = "message-view:expand-codeblock";
      const label = page.createElement("span");
      label.className = "proton-sr-only";
      label.textContent = WORDS.original;
      show.append("…", label);
      page.querySelector("#proton-iframe-toggle").append(show);
    }
    note(page);
  });
  return frame;
}
/** What can only be done once the frames stand on the page. */
const fillers = [];

// ---- A message

const person = (who, testid, { address = true, heading = false } = {}) => make("span.message-recipient-item", { role: "button", tabindex: "0", title: who.email || null, "data-testid": testid, "aria-label": `${WORDS.more} ${who.name}` },
  make("span.flex", {}, make("span.message-recipient-item-label-address", {}, make("span.text-ellipsis", heading ? { role: "heading", "aria-level": "2" } : {},
    make("bdi.message-recipient-item-label", { "data-testid": "recipient-label" }, who === USER ? WORDS.me : who.name),
    address && who.email ? make("span.message-recipient-item-address", { "data-testid": "recipient-address" }, `<${who.email}>`) : ""))));

function message({ id, index, from, to = USER, at, full, markup, folded = false, toggle = false, subject = SUBJECT, quick = null }) {
  const own = from === USER;
  const article = make(`article.message-container${folded ? "" : ".is-opened"}`, { "data-testid": `message-view-${index}`, tabindex: "0", "data-message-id": id,
    "data-shortcut-target": "message-container", "data-hasfocus": "false", "data-expanded": String(!folded), style: `--index: ${index * 2}` });
  const side = own ? "is-outbound" : "is-inbound";
  if (folded) {
    article.append(make(`div.message-header.message-header-collapsed.${side}`, { "data-testid": `message-header-collapsed:${index}` },
      make("div.flex", {}, person(from, `recipient:details-dropdown-${from.email}`, { address: false })),
      make("div.flex", {}, make("button", { type: "button", "aria-label": WORDS.star }, "☆"), date(at, full))));
    return article;
  }
  const open = (kind) => () => {
    if (kind !== "reply") { send(kind); return; }
    setTimeout(() => {
      composer({ to: query.has("reply-to") ? { name: "Rowan Jobs", email: "jobs+77@ats.example" } : from, subject: reSubject(subject), content: query.get("reply") ?? "signature", name: "reply" });
    }, Number(query.get("delay") ?? 30));
  };
  article.append(
    make(`div.message-header.message-header-expanded.${side}`, { "data-testid": `message-header-expanded:${index}` },
      make("div.message-header-from-container", {},
        make("span.flex", {}, make("span.sr-only", {}, WORDS.from), person(from, "recipients:sender", { heading: true })),
        make("div.flex", { "data-testid": "message:message-header-metas" }, make("button", { type: "button", "aria-label": WORDS.star }, "☆"), date(at, full))),
      make("div.message-recipient.flex", { id: "message-recipients" },
        make("div.flex", { "data-testid": "message-header:to" }, make("span", {}, WORDS.to), make("span", { "data-testid": "recipients:partial-recipients-list" }, person(to, `recipients:item-${to.email}`, { address: false }))),
        make("button", { type: "button", "data-testid": "message-show-details", title: WORDS.details }, "⌄")),
      make("div.flex", {}, button("message-header-expanded:more-dropdown", WORDS.more), make("div.flex", { role: "group" },
        button("message-view:reply", WORDS.reply, open("reply")), button("message-view:reply-all", WORDS.all, open("reply to all")), button("message-view:forward", WORDS.forward, open("forward"))))),
    make("div.message-content", { "data-testid": "message-content:body" }, mailFrame(markup, subject, toggle)));
  article.append(make("div.quick-reply-wrapper", {}, quick
    ? make("div", {}, make("div.flex", {}, make("div", { role: "heading", "aria-level": "2", "data-testid": "recipients-list-string" }, `${WORDS.quick} ${from.name}`)),
      make("div.quick-reply-container", { "data-shortcut-target": "quick-reply-container" },
        make("div.composer-body-container", {}, editor(quick, own ? "own" : `quick-${index}`)),
        button("quick-reply-send-button", WORDS.sendQuick, () => send("quick reply"))))
    : button("quick-reply-container-button", `${WORDS.quick} ${from.name}`)));
  return article;
}

// ---- The composer

const FONT = 'style="font-family: Arial, sans-serif; font-size: 14px;"';
const SPACE = `<div ${FONT}><br></div>`;
/** The block stands there even when it is empty. */
const signature = (user, proton) => `<div ${FONT} class="protonmail_signature_block ${user || proton ? "" : "protonmail_signature_block-empty"}">
    <div class="protonmail_signature_block-user ${user ? "" : "protonmail_signature_block-empty"}">
        ${user}
            </div>
    ${user && proton ? SPACE : ""}
            <div class="protonmail_signature_block-proton ${proton ? "" : "protonmail_signature_block-empty"}">
        ${proton}
            </div>
</div>`;
const EMPTY = signature("", "");
const PROTON = signature("", 'Sent with <a target="_blank" href="https://proton.example/mail/home">Proton Mail</a> secure email.');
const SIGNED = signature(`<div>${USER.name}</div><div>+1 555 0100</div>`, "Sent with Proton Mail secure email.");
const QUOTE = `<div class="protonmail_quote">
        On Thursday, November 20th, 2025 at 13:19, ${ANA.name} &lt;${ANA.email}&gt; ${WORDS.wrote}<br>
        <blockquote class="protonmail_quote" type="cite">
            <div>Hi Sam,</div><div>We would like to invite you.</div>
        </blockquote><br>
    </div>`;
const OWN = `<div ${FONT}>Dear Ana,</div><div ${FONT}><br></div><div ${FONT}>my own&nbsp; words &amp; <b>bold</b> ones.</div>`;
const CONTENT = {
  empty: `${SPACE}\n${EMPTY}${SPACE}`,
  signature: `${SPACE}${SPACE}\n${PROTON}${SPACE}`,
  signed: `${SPACE}${SPACE}\n${SIGNED}${SPACE}`,
  quoted: `${SPACE}${SPACE}\n${SIGNED}${SPACE}${QUOTE}`,
  text: `${OWN}${SPACE}\n${EMPTY}${SPACE}`,
  "text-quoted": `${OWN}${SPACE}${SPACE}\n${SIGNED}${SPACE}${QUOTE}`,
};
const PLAIN_QUOTE = `On Thursday, November 20th, 2025 at 13:19, ${ANA.name} <${ANA.email}> ${WORDS.wrote}\n\n> Hi Sam,\n> \n> We would like to invite you.`;
const PLAIN = {
  empty: "",
  signature: "\n\nSent with Proton Mail secure email.",
  quoted: `\n\n${PLAIN_QUOTE}`,
  text: "Dear Ana,\n\nmy own words.",
  "text-quoted": `Dear Ana,\n\nmy own words.\n\n${PLAIN_QUOTE}`,
};

/** Steps of the editor's own: kept at spaces, Enter and moves of the caret, not at other input. */
function keepSteps(box) {
  const steps = [];
  let at = -1;
  let changed = false;
  const keep = () => {
    if (steps[at] !== box.innerHTML) steps.splice(++at, Infinity, box.innerHTML);
    changed = false;
  };
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey && /^[zy]$/.test(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      const back = event.key === "z";
      if (back && changed) keep();
      const step = steps[at + (back ? -1 : 1)];
      if (step === undefined) return;
      at += back ? -1 : 1;
      box.innerHTML = step;
    } else if (/^(Arrow|Home|End|Page)/.test(event.key) && changed) keep();
  });
  box.addEventListener("keypress", (event) => {
    if (event.key === " " || event.key === "Enter") keep();
    changed = true;
  });
}

function editor(content, name) {
  if (query.has("plain")) {
    const field = make("textarea.editor-textarea", { "data-test-id": "composer:body", "data-testid": "editor-textarea", placeholder: WORDS.body });
    field.value = PLAIN[content] ?? "";
    window.boxes[name] = field;
    fillers.push(() => { field.focus(); field.setSelectionRange(0, 0); });
    return make("div.editor-wrapper", {}, field);
  }
  const frame = make("iframe.w-full", { title: WORDS.editor, frameborder: "0", "data-testid": "rooster-iframe", sandbox: "allow-same-origin allow-popups allow-popups-to-escape-sandbox" });
  fillers.push(() => {
    const page = frame.contentDocument;
    page.open();
    page.write(`<head><style>html, body { height: 100%; } body { margin: 0; font: 14px/1.5 system-ui, sans-serif; color: black; background: white; }
      #proton-editor-container, #rooster-editor-wrapper { display: flex; flex-direction: column; min-height: 100%; }
      #rooster-editor { flex: 1; outline: none; padding: 0.5rem; } blockquote { margin: 0; padding-inline: 1rem 0; border-inline-start: 4px solid #e5e5e5; }
      .protonmail_quote { position: relative; }</style></head><body><div id="proton-editor-container"><div id="rooster-editor-wrapper">
      <div id="rooster-editor" contenteditable="true" dir="${ARABIC ? "rtl" : "ltr"}">${CONTENT[content]}</div>
      <div id="proton-editor-toggle-container">${/quoted/.test(content) ? "" : '<button class="proton-toggle-button" type="button" id="ellipsis">…</button>'}</div></div></div></body>`);
    page.close();
    const box = page.querySelector("#rooster-editor");
    if (query.get("undo") !== "browser") keepSteps(box);
    note(page);
    window.boxes[name] = box;
    box.focus();
  });
  return make("div.editor-wrapper", {}, frame);
}

const reSubject = (subject) => `${WORDS.re} ${subject}`;
let composers = 0;
function composer({ to, subject, content, name }) {
  const recipients = to === null ? make("span.placeholder", {}, WORDS.address)
    : query.has("pills")
      ? make("div.composer-addresses-item", { "data-testid": "composer-addresses-item" },
        make("span.composer-addresses-item-label", { "data-testid": "composer-addresses-item-label" }, `${to.name} <${to.email}>`),
        make("button", { type: "button", "data-testid": `remove-address-button-${to.email}` }, make("span.sr-only", {}, WORDS.remove), "×"))
      : make("span", {}, make("span", {}, make("span.composer-addresses-addressIcon", {}), make("span.text-ellipsis", {}, to.name)));
  const field = make("input.composer-meta-input-subject", { id: `subject-composer-${++composers}`, placeholder: WORDS.subject, "data-testid": "composer:subject" });
  // The page sets what stands in the field, not the attribute.
  field.value = subject;
  const frame = make("div.composer", { tabindex: "-1", "data-testid": `composer-${composers}`, style: `inset-inline-end: ${20 + (composers - 1) * 420}px` },
    make("header.composer-title-bar", { "data-testid": "composer:header" }, make("span", {}, subject), button("composer:close-button", WORDS.close, () => send("close"))),
    make("div.composer-meta", {},
      make("div", {}, `${USER.name} <${USER.email}>`),
      make("div.flex", {}, make("span", {}, WORDS.to), query.has("pills") && to ? recipients
        : make("div.composer-addresses-fakefield", { role: "button", tabindex: "0", "data-testid": "composer:address" },
          make("span.composer-addresses-fakefield-inner", { title: to?.name ?? "" }, recipients),
          make("button", { type: "button", title: WORDS.copies }, WORDS.copies))),
      make("div", {}, field)),
    make("div.composer-body-container", {}, editor(content, name)),
    make("footer.composer-actions", { "data-testid": "composer:footer" }, make("div.flex", {},
      make("div.flex", { role: "group", "data-testid": "composer:send-actions" }, button("composer:send-button", WORDS.send, () => send("Send"), "button.composer-send-button"),
        button("composer:schedule-send-button", WORDS.later, () => send("schedule"))),
      button("composer:delete-draft-button", WORDS.discard, () => send("discard")), make("span", {}, WORDS.saved))));
  // The newest composer stands last.
  document.body.append(frame);
  for (const fill of fillers.splice(0)) fill();
}

// ---- The page

const page = document.body;
const list = make("div.items", { "data-shortcut-target": "items-container" },
  item(ANA, SUBJECT, "cOnV-1==", "2025-11-20T13:19:00", "Thursday, November 20th, 2025 at 13:19"),
  item(FRIEND, "Lunch", "cOnV-2==", "2025-11-19T12:00:00", "Wednesday, November 19th, 2025 at 12:00"));
const detail = make("section.detail");
page.append(
  make("header.header.flex", {}, make("strong", {}, "Proton Mail"), make("input", { type: "search", placeholder: WORDS.search }),
    query.has("nameless") ? "" : make("button.user-dropdown-button.flex", { type: "button", "data-testid": "heading:userdropdown", "aria-expanded": "false", title: `${USER.name} <${USER.email}>` },
      make("span.user-dropdown-text", {}, make("span.user-dropdown-displayName", {}, USER.name), " ", make("span.user-dropdown-email", {}, USER.email)))),
  make("div.columns", {},
    make("nav.sidebar", {}, button("sidebar:compose", WORDS.compose), make("div", {}, make("a", { href: "#inbox", "data-testid": "navigation-link:inbox" }, WORDS.inbox)), make("div", {}, make("a", { href: "#drafts" }, WORDS.drafts))),
    list, detail));

if (query.get("view") === "list") {
  detail.append(make("p", {}, WORDS.none));
} else {
  const mode = query.get("thread") ?? "three";
  const kind = query.get("mail") ?? "invitation";
  const messages = [
    { id: "oLdEsT-0001==", from: TOM, at: "2025-11-18T09:00:00", full: "Tuesday, November 18th, 2025 at 09:00", folded: true },
    { id: "oWn-0002==", from: USER, to: ANA, at: "2025-11-19T18:30:00", full: "Wednesday, November 19th, 2025 at 18:30", folded: true },
  ];
  if (mode === "one") messages.length = 0;
  if (mode === "two") messages.push({ id: "oThEr-0005==", from: JONAS, at: "2025-11-19T20:00:00", full: "Wednesday, November 19th, 2025 at 20:00", markup: "<div>Hi Sam, when are you free for an interview at Fernbrook?</div>", quick: query.get("other") });
  messages.push({ id: NEWEST, from: ANA, at: "2025-11-20T13:19:00", full: "Thursday, November 20th, 2025 at 13:19", markup: BODIES[kind], toggle: kind === "invitation", quick: query.get("quick") });
  if (mode === "own") messages.push({ id: "oWn-0004==", from: USER, to: ANA, at: "2025-11-21T08:00:00", full: "Friday, November 21st, 2025 at 08:00", markup: "<div>Thank you, I will get back to you.</div>" });
  detail.append(
    make("header.message-conversation-summary", { "data-shortcut-target": "message-conversation-summary", "data-testid": "conversation-header" },
      make("div.flex", {}, make("h1.message-conversation-summary-header", { title: SUBJECT, "data-testid": "conversation-header:subject" },
        messages.length > 1 ? make("span", {}, make("span", { "aria-hidden": "true" }, `[${messages.length}]`), make("span.sr-only", {}, `${messages.length} ${WORDS.count}`)) : "",
        make("span", {}, SUBJECT)))),
    make("div.scroll", {}, make("div", {}, make("div", { tabindex: "-1" }, ...messages.map((one, index) => message({ ...one, index }))))));
}
for (const fill of fillers.splice(0)) fill();
if (query.has("stray")) composer({ to: query.get("stray") === "sender" ? ANA : FRIEND, subject: query.get("stray") === "same" ? reSubject(SUBJECT) : "Lunch", content: "empty", name: "stray" });
const content = query.get("box") ?? "none";
if (content !== "none") {
  if (query.has("forward")) composer({ to: query.get("forward") === "friend" ? FRIEND : null, subject: `${WORDS.fw} ${SUBJECT}`, content, name: "forward" });
  else composer({ to: query.has("reply-to") ? { name: "Rowan Jobs", email: "jobs+77@ats.example" } : ANA, subject: reSubject(SUBJECT), content, name: "reply" });
}

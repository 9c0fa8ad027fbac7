// Our own stand-in for the page of Outlook on the web: the nesting, ids, roles and data attributes that public projects
// and saved pages show, around invented mails. All other classes differ at each load, as they do there. The query picks:
//   ui        en | ar | de | he    the interface's language; ar and he run from right to left
//   view      thread | one | item | list     item: conversations are switched off; list: no mail is open
//   top       the newest message is on top
//   own       the newest message is the user's own
//   someone   another person has written in the same conversation, and is open too
//   nameless  the sender is shown without an address
//   account   hidden     the folder list does not show the user's address
//   mail      invitation | hidden | hostile | quoted
//   box       none | empty | signature | quoted | quote-first | text | text-quoted     an open reply and what is in it
//   where     message | above | conversation | other     what the box stands in; above: before the mail's head; other: the message of someone else
//   field     the reply's field "To" is open
//   reply     what pressing Reply opens: any of the above
//   delay     milliseconds until it opens
//   unnamed   Reply has no picture that is named
//   odd-reply Reply looks like Send
//   stray     docked | dialog     a new mail to somebody else is open
//   forward   the open box forwards the mail
//   snapshots the editor keeps an undo of its own
// Everything that would send is written down in `window.sent`.

"use strict";
const query = new URLSearchParams(location.search);
const USER = { name: "Sam Lee", email: "sam.lee@home.example" };
const ANA = { name: "Ana Ortiz", email: "ana.ortiz@rowan.example" };
const TOM = { name: "Tom Berg", email: "tom@rowan.example" };
const JONAS = { name: "Jonas Falk", email: "jonas@fernbrook.example" };

const LABELS = {
  en: {
    rtl: false, account: "Account manager for Sam Lee", search: "Search", inbox: "Inbox", sentItems: "Sent Items", pane: "Reading Pane", list: "Message list",
    message: "Email message", body: "Message body", actions: "Message actions", from: "From", to: "To", newMail: "New mail", remove: "Delete",
    reply: "Reply", replyAll: "Reply all", forward: "Forward", send: "Send", sendLater: "More send options", discard: "Discard", more: "Show quoted text",
    editor: "Message body, press Alt+F10 to exit", subject: "Add a subject", idea: "Sounds good!", sentLabel: "Sent:", subjectLabel: "Subject:",
    dates: ["Tue 11/18/2025 9:00 AM", "Wed 11/19/2025 6:30 PM", "Thu 11/20/2025 1:19 PM", "Fri 11/21/2025 8:00 AM", "Wed 11/19/2025 8:00 PM"],
  },
  de: {
    rtl: false, account: "Konto-Manager für Sam Lee", search: "Suchen", inbox: "Posteingang", sentItems: "Gesendete Elemente", pane: "Lesebereich", list: "Nachrichtenliste",
    message: "E-Mail-Nachricht", body: "Nachrichtentext", actions: "Nachrichtenaktionen", from: "Von", to: "An", newMail: "Neue E-Mail", remove: "Löschen",
    reply: "Antworten", replyAll: "Allen antworten", forward: "Weiterleiten", send: "Senden", sendLater: "Weitere Sendeoptionen", discard: "Verwerfen", more: "Zitierten Text anzeigen",
    editor: "Nachrichtentext, mit Alt+F10 verlassen", subject: "Betreff hinzufügen", idea: "Klingt gut!", sentLabel: "Gesendet:", subjectLabel: "Betreff:",
    dates: ["Di, 18.11.2025 09:00", "Mi, 19.11.2025 18:30", "Do, 20.11.2025 13:19", "Fr, 21.11.2025 08:00", "Mi, 19.11.2025 20:00"],
  },
  ar: {
    rtl: true, account: "مدير الحسابات الخاص بـ Sam Lee", search: "بحث", inbox: "علبة الوارد", sentItems: "العناصر المرسلة", pane: "جزء القراءة", list: "قائمة الرسائل",
    message: "رسالة بريد إلكتروني", body: "نص الرسالة", actions: "إجراءات الرسالة", from: "من", to: "إلى", newMail: "بريد جديد", remove: "حذف",
    reply: "رد", replyAll: "الرد على الكل", forward: "إعادة توجيه", send: "إرسال", sendLater: "خيارات إرسال إضافية", discard: "تجاهل", more: "إظهار النص المقتبس",
    editor: "نص الرسالة، اضغط على Alt+F10 للخروج", subject: "إضافة موضوع", idea: "يبدو جيدا!", sentLabel: "تم الإرسال:", subjectLabel: "الموضوع:",
    dates: ["‏الثلاثاء ١٨‏/١١‏/٢٠٢٥ ٩:٠٠ ص", "‏الأربعاء ١٩‏/١١‏/٢٠٢٥ ٦:٣٠ م", "‏الخميس ٢٠‏/١١‏/٢٠٢٥ ١:١٩ م", "‏الجمعة ٢١‏/١١‏/٢٠٢٥ ٨:٠٠ ص", "‏الأربعاء ١٩‏/١١‏/٢٠٢٥ ٨:٠٠ م"],
  },
  he: {
    rtl: true, account: "מנהל החשבון של Sam Lee", search: "חיפוש", inbox: "תיבת דואר נכנס", sentItems: "פריטים שנשלחו", pane: "חלונית קריאה", list: "רשימת הודעות",
    message: "הודעת דואר אלקטרוני", body: "גוף ההודעה", actions: "פעולות הודעה", from: "מאת", to: "אל", newMail: "דואר חדש", remove: "מחיקה",
    reply: "השב", replyAll: "השב לכולם", forward: "העבר", send: "שלח", sendLater: "אפשרויות שליחה נוספות", discard: "מחק טיוטה", more: "הצג טקסט מצוטט",
    editor: "גוף ההודעה, הקש Alt+F10 ליציאה", subject: "הוסף נושא", idea: "נשמע טוב!", sentLabel: "נשלח:", subjectLabel: "נושא:",
    dates: ["‏יום ג 18/11/2025 9:00", "‏יום ד 19/11/2025 18:30", "‏יום ה 20/11/2025 13:19", "‏יום ו 21/11/2025 8:00", "‏יום ד 19/11/2025 20:00"],
  },
};
const language = query.get("ui") ?? "en";
const say = LABELS[language];
document.documentElement.lang = language;
document.documentElement.dir = say.rtl ? "rtl" : "ltr";

const page = document.body;
watch(document, (target) => target.closest?.("button")?.getAttribute("aria-label"));
const sends = (how) => () => window.sent.push(how);

/** A class name as the build would make it, another one at each load. */
const hashed = () => Array.from({ length: 5 }, () => "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ"[Math.floor(Math.random() * 49)]).join("");

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
function fill(element, markup) {
  element.innerHTML = markup;
  return element;
}

const BODIES = {
  invitation: `<div class="x_elementToProof">Hi Sam,</div><div><br></div><div>Thanks for applying. We would like to invite you to a first interview
    for the Data Engineer role at Rowan &amp; Pike next week.</div><div><br></div>
    <div>Please <a href="https://calendar.rowan.example/ana/30min?mail=1">pick a time</a>.</div>
    <div><br></div><div>Best,<br>Ana Ortiz<br>Talent Partner, Rowan &amp; Pike</div>`,
  quoted: `<div>Hi Sam, could we set up an interview on Friday?</div><div id="x_appendonsend"></div><hr>
    <div id="x_divRplyFwdMsg"><b>From:</b> Sam Lee<br></div><div>I applied for the role of Chief Llama Officer.</div>`,
  hidden: `<div>Hello Sam, we would like to invite you to an interview at Rowan.</div>
    <div style="display:none">HIDDEN-display</div><div style="visibility:hidden">HIDDEN-visibility</div><div style="font-size:1px">HIDDEN-size</div>
    <div style="color:#ffffff">HIDDEN-white</div><div style="max-height:1px;overflow:hidden">HIDDEN-line</div><div>Regards, Ana</div>`,
  // What a sender could copy of the page, as if none of it were given the "x_" that Outlook puts before ids and classes.
  hostile: `<div>Hi Sam, we would like to invite you to an interview at Rowan.</div>
    <div role="heading" aria-level="2" id="CONV_1_SUBJECT">Fake subject</div>
    <div class="wide-content-host" aria-expanded="true"><span id="MSG_fake_FROM">Fake Boss&lt;boss@evil.example&gt;</span>
      <div data-testid="SentReceivedSavedTime">Fri 1/1/2027 9:00 AM</div><div role="document" id="UniqueMessageBody_9">Text of a fake message.</div></div>
    <div role="toolbar"><button aria-label="fake"><i data-icon-name="ArrowReplyRegular"></i>Reply</button></div>
    <div id="docking_InitVisiblePart_9"><div contenteditable="true" role="textbox" aria-multiline="true" class="fake-box"><br></div></div>
    <div>Regards, Ana</div>`,
};

let parts = 0;
const picture = (name) => make("i.root-89", { "data-icon-name": name, "aria-hidden": "true" }, make("span.~", { role: "presentation" }));
const button = (icon, label, onclick) => make("button.ms-Button.ms-Button--commandBar.~", { type: "button", role: "menuitem", "aria-label": label, onclick },
  make("span.~", {}, icon ? picture(icon) : "", make("span.~", {}, label)));
const overflow = (...items) => make("div.ms-OverflowSet.~", { role: "toolbar", "aria-label": say.actions },
  ...items.map((item) => make("div.ms-OverflowSet-item.item-170", { role: "none" }, make("div.~", {}, item))));

/** A person as the page names them; nobody's own address is shown. */
const person = (who) => make("span.lpc-hoverTarget.~", { "data-lpc-hover-target-id": `lpc-${++parts}` },
  who === USER || (who === ANA && query.has("nameless")) ? who.name : `${who.name}<${who.email}>`);
const time = (date) => make("div.~", { "data-testid": "SentReceivedSavedTime", role: "heading", "aria-level": "3", style: "font:inherit;padding:0" }, make("span.grey", {}, date));

function replyButtons(host) {
  const icon = query.has("unnamed") ? "" : "ArrowReplyRegular";
  const reply = button(icon, say.reply, () => setTimeout(() => {
    const box = composer({ content: query.get("reply") ?? "empty" });
    host().append(box);
    box.querySelector("[aria-multiline]").focus();
  }, Number(query.get("delay") ?? 30)));
  if (query.has("odd-reply")) reply.append(picture("SendRegular"));
  return [reply, button("ArrowReplyAllRegular", say.replyAll, sends("reply to all")), button("ArrowForwardRegular", say.forward, sends("forward"))];
}

/** An open message. */
function message({ from, to = USER, date, content }) {
  const number = ++parts;
  const id = `MSG_${hashed()}${number}`;
  const wrapper = make("div.~", { "aria-expanded": "true" },
    make("div.wide-content-host", {},
      make("div.~", { tabindex: "-1", "aria-label": say.message },
        make("div.~.row", {},
          make(`span#${id}_FROM.~.name`, {}, make("span.~", { "aria-label": `${say.from}: ${from.name}`, tabindex: "0" }, person(from))),
          overflow(...replyButtons(() => wrapper))),
        make("div.~.row", {}, make(`div#${id}_TO.~`, {}, make("div.~", { "data-testid": "RecipientWell" }, make("label.grey", {}, `${say.to}: `), person(to), ";")), time(date)),
        make("div.~.allowTextSelection", {},
          make(`div#UniqueMessageBody_${number}.~`, { role: "document", "aria-label": say.body, "aria-live": "polite", "aria-atomic": "false", tabindex: "0", dir: "ltr" },
            make("div", { style: "visibility: visible" }, make("style", {}, ".rps_a44a a { color: #0f6cbd }"), fill(make("div.rps_a44a"), content)))))),
    make("div.~", {}, button("", say.idea, sends("suggested reply"))),
    make("div.~", { role: "toolbar" }, ...replyButtons(() => wrapper).map((one) => (one.classList.add("pill"), one))));
  return make("div.~", {}, wrapper);
}
const folded = ({ from, date }) => make("div.~", {}, make("div.~", { "aria-expanded": "false", tabindex: "0" },
  make("div.~.row", {}, make("span.~.name", {}, person(from)), make("span.~.grey", {}, "A line of the older mail"), time(date))));

/** What stands in a reply box. */
const EMPTY_LINE = '<div class="elementToProof"><br></div>';
const SIGNATURE = '<div id="Signature"><div class="elementToProof">Sam Lee</div><div class="elementToProof">+1 555 0100</div></div>';
const QUOTE = `<div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><b>${say.from}:</b> Ana Ortiz &lt;ana.ortiz@rowan.example&gt;<br><b>${say.sentLabel}</b> ${say.dates[2]}<br><b>${say.subjectLabel}</b> Interview</div><div class="rps_a44a"><div>Hi Sam,</div><p>We would like to invite you.</p></div>`;
const OWN = '<div class="elementToProof">Dear Ana,</div><div><br></div><div class="elementToProof">my own&nbsp; words &amp; <b>bold</b> ones.</div>';
const CONTENT = {
  empty: EMPTY_LINE,
  signature: `${EMPTY_LINE}${EMPTY_LINE}${SIGNATURE}`,
  quoted: `${EMPTY_LINE}${EMPTY_LINE}${SIGNATURE}${QUOTE}`,
  "quote-first": QUOTE,
  text: OWN,
  "text-quoted": `${OWN}${EMPTY_LINE}${SIGNATURE}${QUOTE}`,
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

function composer({ content, to = ANA, forward = false, dialog = false }) {
  const number = ++parts;
  const id = `MSG_${hashed()}${number}`;
  const rich = fill(make(`div.~.customScrollBar`, { contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-label": say.editor, tabindex: "0", dir: say.rtl ? "rtl" : "ltr" }), CONTENT[content]);
  rich.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.ctrlKey) window.sent.push("Ctrl+Enter"); });
  if (query.has("snapshots")) keepSnapshots(rich);
  const well = make("div.~.EditorClass", { contenteditable: "true", role: "textbox", "aria-label": say.to, tabindex: "0" },
    ...(forward ? [] : [make("span.~", { contenteditable: "false" }, make("span.textContainer-160", {}, to.name), make("button#removeButton", { type: "button" }, "×"))]));
  const shut = make("div.~", { tabindex: "0" }, make("span.~", {}, to.name));
  const box = make(dialog ? "div" : `div#docking_InitVisiblePart_${number}.~`, dialog ? { "data-app-section": "Form_Content" } : {},
    make("div.~.row", {},
      make("div.fui-SplitButton", { role: "group", id: `splitButton-${number}`, "data-testid": "ComposeSendButton" },
        make("button.fui-SplitButton__primaryActionButton", { type: "button", "aria-label": say.send, onclick: sends("Send") }, picture("SendRegular"), say.send),
        make("button.fui-SplitButton__menuButton", { type: "button", "aria-label": say.sendLater, onclick: sends("Send later") }, "⌄")),
      make("button#discardCompose", { type: "button", "aria-label": say.discard, onclick: sends("Discard") }, picture("DeleteRegular"), say.discard)),
    make(`div#${id}_TO.to`, {}, make("button.~", { type: "button" }, say.to), forward || dialog || query.has("field") ? well : shut),
    make("div.~.row", {}, make(`span#${id}_FROM.grey`, { "aria-label": `${say.from}: ${USER.email}` }, `${say.from}: ${USER.email}`),
      make("div.~", { "data-testid": "SentReceivedSavedTime" }, make("span.grey", {}, say.dates[3]))),
    dialog || forward ? make(`input#${id}_SUBJECT.~`, { maxlength: "255", "aria-label": say.subject, placeholder: say.subject }) : "",
    make(`div#editorParent_${number}`, {}, rich),
    make("button.~", { type: "button", "aria-label": say.more, onclick: () => { rich.append(...fill(make("div"), QUOTE).childNodes); } }, "…"));
  return dialog ? make("div.~", { role: "dialog" }, box) : box;
}

// ---- The page around it

document.title = "Outlook";
page.append(make("header#O365_NavHeader", { role: "banner" },
  make("span.~", {}, "Outlook"), make("input", { type: "search", "aria-label": say.search, placeholder: say.search }),
  make("div#owa-me-control-container", {}, make("button#O365_MainLink_Me", { type: "button", "aria-label": say.account }, make("div", {}, make("div", {}, "SL"))))));
page.append(make("div.~", { "data-app-section": "Ribbon", role: "toolbar" },
  make("div.fui-SplitButton", { role: "group" }, make("button.fui-SplitButton__primaryActionButton", { type: "button", "aria-label": say.newMail }, picture("ComposeRegular"), say.newMail)),
  button("DeleteRegular", say.remove, sends("delete")), button("ArrowReplyRegular", say.reply, sends("Reply of the ribbon")), button("ArrowForwardRegular", say.forward, sends("forward"))));
const view = query.get("view") ?? "thread";
const pane = make("div#ReadingPaneContainerId.~", { role: "main", "aria-label": say.pane, "data-app-section": "MailReadCompose" });
page.append(make("div.columns", {},
  make("div.~", { "data-app-section": "NavigationPane", role: "tree" },
    query.get("account") === "hidden" ? "" : make("div#primaryMailboxRoot_DEFDEFDE-0001@84df.~", { role: "treeitem", "aria-level": "1", "aria-expanded": "true", title: USER.email, "data-folder-name": USER.email, tabindex: "0" }, USER.email),
    make("div.~", { role: "treeitem", "aria-level": "2", title: say.inbox }, say.inbox), make("div.~", { role: "treeitem", "aria-level": "2", title: say.sentItems }, say.sentItems)),
  make("div#MailList.~", { "data-app-section": "MessageList" }, make("div", { role: "listbox", "aria-label": say.list },
    make("div.~", { role: "option", "data-convid": "AQQkADAwATMw=", "aria-selected": String(view !== "list"), tabindex: "0" }, make("span.~.name", { title: ANA.email }, ANA.name), make("div.~", {}, "Interview at Rowan & Pike")),
    make("div.~", { role: "option", "data-convid": "AQQkADAwATMx=", "aria-selected": "false", tabindex: "-1" }, make("span.~.name", { title: "desk@library.example" }, "City Library"), make("div.~", {}, "Your books are due")))),
  pane));

const subject = make(`div#CONV_${hashed()}_SUBJECT.~`, { role: "heading", "aria-level": "3", title: "Interview at Rowan & Pike" }, make("span.~", {}, "Interview at Rowan & Pike"));
const newest = message({ from: ANA, date: say.dates[2], content: BODIES[query.get("mail") ?? "invitation"] });
const content = query.get("box") ?? "none";
const open = content === "none" ? null : composer({ content, forward: query.has("forward") });
if (view === "list") {
  pane.append(make("div.~", {}, make("span.grey", {}, "✉")));
} else if (view === "item") {
  subject.id = `MSG_${hashed()}_SUBJECT`;
  const [card] = newest.children;
  card.removeAttribute("aria-expanded");
  const container = make("div.~.owaMailComposeEditorScrollContainer.customScrollBar", { "data-app-section": "ItemContainer", tabindex: "-1" }, newest);
  pane.append(make("div#ItemReadingPaneContainer.~", {}, make("div.~", {}, subject), container));
  if (open) container.append(open);
} else {
  const someone = message({ from: JONAS, date: say.dates[4], content: "<div>Hi Sam, we would like to invite you to an interview for the Analyst role at Fernbrook.</div>" });
  const messages = view === "one" ? [newest] : [
    folded({ from: TOM, date: say.dates[0] }),
    message({ from: USER, to: ANA, date: say.dates[1], content: "<div>Dear Ana, please find my application attached.</div>" }),
    ...(query.has("someone") ? [someone] : []),
    newest,
    ...(query.has("own") ? [message({ from: USER, to: ANA, date: say.dates[3], content: "<div>Thank you, I will get back to you.</div>" })] : []),
  ];
  if (query.has("top")) messages.reverse();
  const list = make("div.~", {}, ...messages);
  pane.append(make("div#ConversationReadingPaneContainer.~", { tabindex: "-1" }, make("div.~", {}, make("div.~", {}, subject)),
    make("div.~.owaMailComposeEditorScrollContainer.customScrollBar", { "data-app-section": "ConversationContainer" }, list)));
  const where = query.get("where") ?? "message";
  if (open && where === "message") newest.firstChild.append(open);
  if (open && where === "above") newest.firstChild.prepend(open);
  if (open && where === "other") someone.firstChild.append(open);
  if (open && where === "conversation") list[query.has("top") ? "prepend" : "append"](make("div.~", {}, make("div.~", {}, open)));
}
if (query.get("stray") === "docked") pane.append(composer({ content: "empty", to: { name: "Someone Else" } }));
if (query.get("stray") === "dialog") page.append(composer({ content: "empty", to: { name: "Someone Else" }, dialog: true }));

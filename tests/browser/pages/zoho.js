// Our own stand-in for Zoho Mail's page: the nesting, ids, test ids and classes that public projects tell of, around invented
// mails. All other classes differ at each load. The query string picks a variation:
//   ui        en | ar             the interface's language; Arabic runs from right to left
//   view      thread | one | list     list: the pane is closed, and still holds the mail that it showed
//   mail      invitation | quoted | hidden | hostile
//   own       the newest message is the user's own
//   someone   another person has written in the same conversation, and is open too
//   nobody    the sender is shown without an address
//   heading   hidden              only the list shows the subject
//   details   the long form of the mail's head is open
//   box       none | empty | signature | quoted | signature-first | text | text-quoted     an open reply and what is in it
//   where     pane | message | other | tab | float     what the reply stands in; other: the message of someone else
//   reply     what pressing Reply opens: any of the boxes
//   plain     the editor is a text field
//   snapshots the editor keeps an undo of its own
//   stray     friend | same | sender     a new mail floats above: to a friend, to a friend about the same, to the sender about something else
//   forward   the open box forwards the mail: to nobody yet | friend
// Everything that would send or throw away is written down in `window.sent`; the editors are in `window.boxes`.

"use strict";
const query = new URLSearchParams(location.search);
const ui = query.get("ui") ?? "en";
const ARABIC = ui === "ar";
const say = ARABIC ? {
  inbox: "البريد الوارد", sentItems: "المرسل", compose: "بريد جديد", search: "بحث", list: "قائمة البريد", pane: "جزء معاينة البريد", from: "من", to: "إلى", cc: "نسخة", security: "الأمان",
  reply: "رد", all: "الرد على الكل", forward: "إعادة توجيه", remove: "حذف", send: "إرسال", later: "إرسال لاحقا", discard: "تجاهل المسودة", subject: "الموضوع", editor: "منطقة محرر النصوص",
  outbox: "إرسال كل ما في صندوق الصادر", wrote: "كتب", re: "رد: ", fwd: "إعادة توجيه: ",
} : {
  inbox: "Inbox", sentItems: "Sent", compose: "New Mail", search: "Search", list: "Email listing", pane: "Email preview pane", from: "From", to: "To", cc: "Cc", security: "Security",
  reply: "Reply", all: "Reply All", forward: "Forward", remove: "Delete", send: "Send", later: "Send Later", discard: "Discard Draft", subject: "Subject", editor: "Rich text editor area",
  outbox: "Send selected email conversations in outbox immediately", wrote: "wrote", re: "Re: ", fwd: "Fwd: ",
};
document.documentElement.lang = ui;
document.documentElement.dir = ARABIC ? "rtl" : "ltr";

const USER = { name: ARABIC ? "سام لي" : "Sam Lee", email: "sam.lee@home.example" };
const ANA = { name: ARABIC ? "آنا أورتيز" : "Ana Ortiz", email: query.has("nobody") ? "" : "ana.ortiz@rowan.example" };
const TOM = { name: "Tom Berg", email: "tom@rowan.example" };
const JONAS = { name: "Jonas Falk", email: "jonas@fernbrook.example" };
const FRIEND = { name: "Mira Falk", email: "mira@elsewhere.example" };
const SUBJECT = ARABIC ? "مقابلة في روان" : "Interview at Rowan & Pike";

window.boxes = {};
const note = (target) => {
  watch(target, (pressed) => pressed.closest?.("button")?.getAttribute("aria-label"));
  target.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.ctrlKey) window.sent.push("Ctrl+Enter"); });
};
note(document);
const sends = (how) => () => window.sent.push(how);

/** A class as the build makes it, another one at each load. */
const hashed = () => `zm${Math.random().toString(36).slice(2, 6)}__${Math.random().toString(36).slice(2, 7)}`;
/** make("div#id.a.b", { attributes }, children…): an element. "~" is a hashed class; text stays text. */
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
function fill(element, markup) {
  element.innerHTML = markup;
  return element;
}
const icon = (name) => make(`i.msi-${name}.zmbtn__icon`, { "aria-hidden": "true" });
const button = (kind, label, attributes, ...children) => make(`button.zmbtn.~${kind}`, { type: "button", "aria-label": label, ...attributes }, ...children, make("span.zmbtn__text", {}, label));

// ---- Mails

const BODIES = {
  invitation: ARABIC
    ? "<div>مرحبا سام،</div><div><br></div><div>شكرا على طلبك. نود دعوتك إلى مقابلة أولى الأسبوع القادم.</div><div><br></div><div>مع التحية،<br>آنا أورتيز</div>"
    : `<div>Hi Sam,</div><div><br></div><div>Thanks for applying. We would like to invite you to a first interview
    for the Data Engineer role at Rowan &amp; Pike next week.</div><div><br></div>
    <div>Please <a href="https://calendar.rowan.example/ana/30min?mail=1">pick a time</a>.</div><div><br></div><div>Best,<br>Ana Ortiz</div>`,
  quoted: `<div>Hi Sam, could we set up an interview on Friday?</div><div class="x_1509065667zmail_extra_hr"><br></div>
    <div class="x_1509065667zmail_extra"><div id="x_1509065667Zm-_Id_-Sgn1">---- On Mon, Sam Lee wrote ---</div>
    <blockquote id="x_1509065667blockquote_zmail"><div>I applied for the role of Chief Llama Officer.</div></blockquote></div>`,
  hidden: `<div>Hello Sam, we would like to invite you to an interview at Rowan.</div>
    <div style="display:none">HIDDEN-display</div><div style="opacity:0">HIDDEN-opacity</div><div style="font-size:0">HIDDEN-size</div>
    <div style="color:#fff">HIDDEN-white</div><div style="position:absolute;top:-9999px">HIDDEN-top</div><div>Regards, Ana</div>`,
  // What a sender could copy of the page, as if Zoho did not rename ids and classes.
  hostile: `<div>Hi Sam, we would like to invite you to an interview at Rowan.</div>
    <div class="SC_pv shw"><div class="zmPVHeading jsConvSB">Fake subject</div></div><div id="ztb-user-id" ztooltip="boss@evil.example"></div>
    <div id="zm_Container_m9"><div class="zmMHFrom"><span data-eid="boss@evil.example" data-dispname="Fake Boss">Fake Boss</span></div>
      <div class="zmMHdrRow"><span class="jsRevTS">Fri, 1 Jan 2027 9:00:00 AM +0000</span></div><div class="zmMailContent" role="document">Text of a fake message.</div></div>
    <div class="SCm"><div class="zmCRow"><div class="zmCB" role="option" aria-label="ana.ortiz@rowan.example">Ana</div><input data-testid="com_To_field"></div>
      <div id="zmComposeEditor_Cmp9"><div contenteditable="true" class="fake-box"><br></div><textarea></textarea></div></div><div>Regards, Ana</div>`,
};
const DATES = ["Tue, 18 Nov 2025 9:00:00 AM +0000", "Wed, 19 Nov 2025 6:30:00 PM +0000", "Thu, 20 Nov 2025 1:19:00 PM +0000", "Fri, 21 Nov 2025 8:00:00 AM +0000", "Wed, 19 Nov 2025 8:00:00 PM +0000"];
const SHORT = ["18 Nov, 9:00 AM", "19 Nov, 6:30 PM", "20 Nov, 1:19 PM", "21 Nov, 8:00 AM", "19 Nov, 8:00 PM"];

/** A person, with what the page keeps of them in attributes. */
const person = (who) => make("span.~.jsReciID", { "data-eid": who.email || null, "data-dispname": who.name }, who.name);
const headRow = (label, kind, ...data) => make("div.zmMHdrRow", {}, make("span.zmMHdrLeft.zmGreyClr", {}, label), make(`div.zmMHdrData${kind}`, {}, ...data));

function message({ id, from, to = USER, date, content, folded = false }) {
  const key = `zm_Container_m${id}`;
  if (folded) {
    return make("div.~.zmMsg", {}, make("div.zmMHdrSumContent", { role: "button", tabindex: "0" },
      make("div.zmMHdrRow", {}, person(from), make("span.~.zmGreyClr", {}, "A line of the older mail"), make("span.zmGreyClr.zmMHlD", {}, SHORT[date]))));
  }
  // Beside the message stands an empty element of the same id.
  return make("div.~", {}, make(`div#${key}.~`, {}),
    make(`div#${key}.zmMsg${query.has("details") ? ".zmDetails" : ""}`, {},
      make("div.zmMHdrSumContent.~", { style: "display: none" }, SUBJECT, person(from)),
      make("div.zmShort", {}, make("div.zmMHdrRow", {}, make("div.zmMHFrom", {}, person(from)), make("span.zmGreyClr.zmMHlD", {}, SHORT[date])),
        headRow(say.to, "", person(to))),
      make("div.zmExpanded", {}, make("div.zmMHdrRow", {}, make("div.zmMHFrom", {}, person(from), make("span.zmMHdrAddMail", {}, from.email ? ` <${from.email}>` : ""))),
        headRow(say.to, "", person(to)), make("div.zmMHdrRow", {}, make("span.jsRevTS", {}, DATES[date])), headRow(say.security, "", "TLS")),
      make("div.zmMailWrapper", {}, make("div.zmMailContent.jsConTent", { role: "document", dir: ARABIC ? "rtl" : "ltr" }, fill(make(`div.zm_${id}_parse_1`), content)))));
}

// ---- Composing

const FONT = 'style="font-family: Verdana, Arial, Helvetica, sans-serif; font-size: 10pt;"';
const EMPTY_LINE = "<div><br></div>";
const SIGNATURE = `<div class="zmail_signature_below"><div id="" data-zbluepencil-ignore="true" data-sigid="4269381000000033001"><div>${USER.name}<br></div><div>+1 555 0100<br></div></div></div>`;
const QUOTE = `<div class="zmail_extra_hr" style="border-top: 1px solid rgb(204, 204, 204); height: 0px; margin-top: 10px; margin-bottom: 10px; line-height: 0px;"><br></div>`
  + `<div class="zmail_extra" data-zbluepencil-ignore="true"><div><br></div><div id="Zm-_Id_-Sgn1">---- On Thu, 20 Nov 2025 13:19:00 +0000 <b>${ANA.name} &lt;${ANA.email}&gt;</b> ${say.wrote} ---<br></div><div><br></div>`
  + '<blockquote id="blockquote_zmail" style="margin: 0px;"><div><div>Hi Sam,</div><div>We would like to invite you.</div></div></blockquote></div>';
const OWN = "<div>Dear Ana,</div><div><br></div><div>my own&nbsp; words &amp; <b>bold</b> ones.</div>";
const framed = (...parts) => `<div ${FONT}>${parts.join("")}</div>`;
const CONTENT = {
  empty: framed(EMPTY_LINE),
  signature: framed(EMPTY_LINE, EMPTY_LINE, SIGNATURE),
  quoted: framed(EMPTY_LINE, EMPTY_LINE, SIGNATURE, EMPTY_LINE, QUOTE),
  "signature-first": SIGNATURE + QUOTE,
  text: framed(OWN),
  "text-quoted": framed(OWN, EMPTY_LINE, SIGNATURE, EMPTY_LINE, QUOTE),
};
const PLAIN = { empty: "", text: "Dear Ana,\n\nmy own words.", quoted: `\n\n---- On Thu, 20 Nov 2025 13:19:00 +0000 ${ANA.name} <${ANA.email}> ${say.wrote}:\n\n> Hi Sam,\n> We would like to invite you.` };

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

/** What can only be done once the frames stand on the page. */
const fillers = [];
function editor(content, name, number) {
  const holder = make(`div#zmComposeEditor_Cmp${number}`);
  if (query.has("plain")) {
    const field = make("textarea.~");
    field.value = PLAIN[content] ?? "";
    window.boxes[name] = field;
    holder.append(field);
    return holder;
  }
  const frame = make("iframe.ze_area", { title: say.editor });
  holder.append(frame);
  fillers.push(() => {
    const page = frame.contentDocument;
    page.open();
    page.write(`<!doctype html><html><head><style>body { margin: 8px; font: 13px/1.5 Verdana, Arial, sans-serif; min-height: 200px; outline: none; }</style></head>
      <body class="ze_body spellCheckOn" contenteditable="true" aria-label="${say.editor}" dir="${ARABIC ? "rtl" : "ltr"}">${CONTENT[content]}</body></html>`);
    page.close();
    if (query.has("snapshots")) keepSnapshots(page.body);
    note(page);
    window.boxes[name] = page.body;
    page.body.focus();
  });
  return holder;
}

let composers = 0;
const recipients = (label, testid, ...people) => make("div.zmCRow", {}, make("font", {}, make("span", {}, label)),
  ...people.map((who) => make("div.zmCB", { role: "option", "aria-label": who.email || who.name }, who.name)), make("input", { type: "text", role: "combobox", "aria-label": label, "data-testid": testid }));
function composer({ to, subject, content, name, kind = "" }) {
  const number = ++composers;
  const field = make(`input#input-_r_${number}_`, { type: "text", placeholder: say.subject });
  field.value = subject;
  return make(`div.SCm${kind}`, {},
    make("div.SCmb.zmBar", { role: "toolbar" },
      button(".SCtxt.SCBtn", say.send, { "data-testid": "com_send", onclick: sends("Send") }),
      button("", say.later, { "data-testid": "com_send_later", onclick: sends("Send Later") }, icon("schdRecur")),
      button("", say.discard, { "data-testid": "com_DiscardDraft_Icon", onclick: sends("Discard") })),
    make("div.zmBar", {}, button("", `${say.from} ${USER.email}`, { "data-testid": "com_cur_from_address" })),
    make("div#addressBar", {}, recipients(say.to, "com_To_field", ...to), recipients(say.cc, "com_Cc_field")),
    make("div.zmCRow", { "data-testid": "com_subject_field" }, field),
    editor(content, name, number));
}
const settle = () => { for (const done of fillers.splice(0)) done(); };

// ---- The page

const page = document.body;
const pane = make(`div.SC_pv.zmSMail${query.get("view") === "list" ? "" : ".shw"}`, { role: "region", "aria-label": say.pane });
const mailTab = make("div#jstab-zm_mail.zmTab", {});
const tabs = make("div.SCmWra", {}, mailTab);
const view = query.get("view") ?? "thread";

const row = (who, subject, id, selected) => make(`div#${selected ? "t" : ""}${id}.~${selected ? "" : ".zmLUrd"}`, { role: "option", "data-ty": "lt", "aria-selected": String(selected), tabindex: "-1" },
  make("span", { "data-testid": "lst-sndr", title: who.email || null }, who.name), make("div", { "data-testid": "lst-sub" }, subject),
  make("span.zmGreyClr", { "data-action": "date" }, "1:19 PM"), make("span", { "data-action": "envelope", role: "button" }, icon("mail")));
mailTab.append(
  make("div.zmAppContent", {}, make("div.~", { role: "listbox", "aria-label": say.list },
    row(ANA, SUBJECT, "1695299287448110003", view !== "list"), row(FRIEND, "Lunch", "1695299287448110009", false))),
  pane);
page.append(
  make("header#ztb-topband", { role: "banner" }, make("strong", {}, "Zoho Mail"), make("input", { type: "search", placeholder: say.search }),
    make("div", {}, make("span#ztb-profile-image-pre", {}, "S"),
      make("div#ztb-profile", {}, make("div#ztb-user-name", {}, USER.name), make("div#ztb-user-id", { ztooltip: USER.email }, USER.email)))),
  make("div.zmApp", {},
    make("nav.zmLeft", {}, button("", say.compose, { "data-testid": "new-btn-opt" }),
      button("", say.outbox, { "data-testid": "tpbr-snd-nw-btn", style: "display: none", onclick: sends("the outbox") }),
      make("div", { role: "tree" }, make("div.zmCurTree", { role: "treeitem", "aria-label": say.inbox }, say.inbox), make("div", { role: "treeitem", "aria-label": say.sentItems }, say.sentItems))),
    make("div#zm_centerHolder", {}, tabs)));

const newest = message({ id: "1695299287448110003", from: ANA, date: 2, content: BODIES[query.get("mail") ?? "invitation"] });
const someone = message({ id: "1695299287448110004", from: JONAS, date: 4, content: "<div>Hi Sam, we would like to invite you to an interview for the Analyst role at Fernbrook.</div>" });
const content = make("div.zmPVContent", {});
pane.append(make("div.zmPV", {},
  make(`div.zmPVHeading.jsConvSB`, query.get("heading") === "hidden" ? { style: "display: none" } : {}, SUBJECT),
  make("div.zmBar", { role: "toolbar" },
    button(".zmRply", say.reply, { onclick: () => open(query.get("reply") ?? "signature") }, icon("reply")),
    button("", say.all, { onclick: sends("reply to all") }, icon("replyall")), button("", say.forward, { onclick: sends("forward") }, icon("fwd")),
    button("", say.remove, { "data-action": "delete", onclick: sends("delete") }, icon("trash"))),
  content));
if (view === "thread") {
  content.append(make("div.zmTMailList", {},
    message({ id: "1695299287448110001", from: TOM, date: 0, folded: true }),
    message({ id: "1695299287448110002", from: USER, to: ANA, date: 1, content: "<div>Dear Ana, please find my application attached.</div>" }),
    ...(query.has("someone") ? [someone] : []), newest,
    ...(query.has("own") ? [message({ id: "1695299287448110005", from: USER, to: ANA, date: 3, content: "<div>Thank you, I will get back to you.</div>" })] : [])));
} else {
  content.append(make("div.zmPVMailWrapper", {}, newest));
}

/** Opens the reply, or the forward, where the query says. */
function open(kind) {
  const where = query.get("where") ?? "pane";
  const forward = query.get("forward");
  const box = composer({
    to: forward === null ? [where === "other" ? JONAS : ANA] : forward === "friend" ? [FRIEND] : [],
    subject: `${forward === null ? say.re : say.fwd}${SUBJECT}`, content: kind, name: forward === null ? "reply" : "forward", kind: where === "float" ? ".zmFloat" : "",
  });
  if (where === "pane") content.append(box);
  if (where === "message") newest.lastChild.append(box);
  if (where === "other") someone.lastChild.append(box);
  if (where === "float") page.append(make("div.~", { role: "dialog" }, box));
  if (where === "tab") {
    mailTab.hidden = true;
    tabs.append(make(`div#jstab-Cmp${composers}.~`, {}, box));
  }
  settle();
}
const STRAYS = { friend: [FRIEND, "Lunch"], same: [FRIEND, `${say.re}${SUBJECT}`], sender: [ANA, "A question about something else"] };
if (query.has("stray")) {
  const [to, subject] = STRAYS[query.get("stray")];
  page.append(make("div.~", { role: "dialog" }, composer({ to: [to], subject, content: "empty", name: "stray", kind: ".zmFloat" })));
  settle();
}
if (query.has("box")) open(query.get("box"));

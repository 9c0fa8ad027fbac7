// Our own stand-in for Gmail's page: the ids, roles, names and long-lived classes that public projects rely on, around
// invented mails. The query string picks a variation:
//   box       none | empty | signature | quoted | text | text-quoted | signature-first | quote-first   an open reply and what is in it
//   reply     what pressing Reply opens: any of the above
//   delay     milliseconds until it opens
//   plain     the reply is a text field
//   pop-up    the reply is in a pop-up outside of the conversation
//   mail      which mail is newest: invitation | hostile | hidden | huge | nested | quoted | forwarded | clobber | clipped |
//             vague | lunch | german | french | spanish | portuguese | italian | dutch | swedish | rejection | offer | scam | referred
//   sender    who wrote it: noreply | private
//   days      how many days ago it was written
//   two       a second recruiter has written in the same conversation
//   nameless  the page does not name the user
//   view      thread | list | changing     changing: the old view is still shown after the new one
//   own       the newest message is the user's own: an answer, or "declined"
//   stray     a new message to someone else is open in a pop-up
//   forward   the open box forwards the mail
//   many      the conversation has three hundred messages
//   odd-reply the Reply control looks like Send
//   ui        he: the interface is in Hebrew, from right to left; else in Spanish
// Everything that would send is written down in `window.sent`.

"use strict";
const query = new URLSearchParams(location.search);
const USER = { name: "Sam Lee", email: "sam.lee@home.example" };
const ANA = {
  noreply: { name: "Rowan & Pike", email: "no-reply@rowan.example" },
  private: { name: "Rowan Careers", email: "rowan.careers@gmail.com" },
}[query.get("sender")] ?? { name: "Ana Ortiz", email: "ana.ortiz@rowan.example" };
const NEWEST = { legacy: "18c0ffee00000003", long: `#msg-f:${BigInt("0x18c0ffee00000003")}` };
const THREAD = "18c0ffee00000001";

const HEBREW = query.get("ui") === "he";
const WORDS = HEBREW
  ? { me: "אני", reply: "השבה", replyAll: "השבה לכולם", forward: "העברה", body: "גוף ההודעה", account: "חשבון Google", translate: "תרגום ההודעה", good: "נשמע טוב!", send: "שליחה" }
  : { me: "me", reply: "Responder", replyAll: "Responder a todos", forward: "Reenviar", body: "Cuerpo del mensaje", account: "Google-Konto", translate: "Translate this message", good: "Sounds good!", send: "Send" };
document.documentElement.lang = HEBREW ? "he" : "es";
document.documentElement.dir = HEBREW ? "rtl" : "ltr";

// A mail may shadow these (`<img name="body">`): take them before any is shown.
const page = document.body;
const findAll = Document.prototype.querySelectorAll.bind(document);

watch(document, (target) => target.className);

/** make("div.a.b", { attributes }, children…): an element. Text stays text. */
function make(kind, attributes = {}, ...children) {
  const [name, ...classes] = kind.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}
const lines = (text) => text.split("\n").flatMap((line, i) => (i ? [make("br"), line] : [line]));

/** Markup written in this file only; Trusted Types want it said. */
const policy = window.trustedTypes?.createPolicy("page", { createHTML: (text) => text }) ?? { createHTML: (text) => text };
function fill(element, markup) {
  element.innerHTML = policy.createHTML(markup);
  return element;
}

const BODIES = {
  invitation: `<div dir="ltr"><div>Hi Sam,</div><div><br></div><div>Thanks for applying. We would like to invite you to a first interview
    for the Data Engineer role at Rowan &amp; Pike next week.</div><div><br></div>
    <table><tbody><tr><td>When:</td><td>Tuesday, 10:00</td></tr><tr><td>Where:</td><td>by video</td></tr></tbody></table>
    <div>Please <a href="https://calendar.rowan.example/ana/30min?mail=1">pick a time</a> or see <a href="https://rowan.example/jobs">rowan.example/jobs</a>.</div>
    <div><br></div><div>Best,<br>Ana Ortiz<br>Talent Partner, Rowan &amp; Pike</div></div>`,
  quoted: `<div dir="ltr">Hi Sam, could we set up an interview on Friday?</div><br><div class="gmail_quote gmail_quote_container">
    <div class="gmail_attr">On Mon, Sam Lee wrote:<br></div><blockquote class="gmail_quote">I applied for the role of Chief Llama Officer.</blockquote></div>`,
  forwarded: `<div class="gmail_quote gmail_quote_container"><div class="gmail_attr">---------- Forwarded message ---------<br></div>
    <div>Hi Sam, we would like to interview you for the Data Engineer role.</div></div>`,
  hidden: `<div>Hello Sam, we would like to invite you to an interview at Rowan.</div>
    <div style="display:none">HIDDEN-display</div><div style="visibility:hidden">HIDDEN-visibility</div>
    <div style="opacity:0.01">HIDDEN-opacity</div><div style="font-size:1px">HIDDEN-size</div><div style="font-size:0">HIDDEN-zero</div>
    <div style="color:#ffffff">HIDDEN-white</div><div style="background:#102030"><span style="color:#112131">HIDDEN-dark</span></div>
    <div style="color:rgba(0,0,0,0.01)">HIDDEN-transparent</div>
    <div style="position:absolute;left:-9999px">HIDDEN-left</div><div style="position:absolute;top:-9999px">HIDDEN-top</div>
    <div style="text-indent:-9999px;white-space:nowrap">HIDDEN-indent</div>
    <div style="height:0;overflow:hidden">HIDDEN-height</div><div style="max-height:1px;overflow:hidden">HIDDEN-line</div>
    <div style="width:1px;height:1px;overflow:hidden">HIDDEN-pixel</div>
    <div style="clip-path:inset(100%)">HIDDEN-clip</div><div style="clip-path:circle(0)">HIDDEN-circle</div>
    <div style="position:absolute;clip:rect(0px,0px,0px,0px)">HIDDEN-rect</div>
    <div hidden>HIDDEN-attribute</div><div style="transform:scale(0)">HIDDEN-scale</div>
    <details><summary>More</summary><p>HIDDEN-details</p></details>
    <img alt="HIDDEN-alt" src="data:,"><span aria-label="HIDDEN-label"></span><!-- HIDDEN-comment --><noscript>HIDDEN-noscript</noscript>
    <title>HIDDEN-title</title><style>.x::after { content: "HIDDEN-style" }</style>
    <div style="background:#1a2b4c"><p style="color:#ffffff">White on blue is seen.</p></div><div>Regards, Ana</div>`,
  vague: `<div>Hi Sam,</div><div><br></div><div>Your details came through. Shall we speak on Thursday?</div><div><br></div><div>Ana</div>`,
  lunch: `<div>Hi Sam,</div><div><br></div><div>The noodle place has opened again, and the soup is as good as ever. I am back by two.</div><div><br></div><div>Ana</div>`,
  german: `<div>Guten Tag Sam Lee,</div><div><br></div><div>vielen Dank für Ihre Bewerbung als Tischler. Gerne möchten wir Sie zu einem
    Vorstellungsgespräch einladen. Passt Ihnen Dienstag um 10 Uhr?</div><div><br></div><div>Mit freundlichen Grüßen<br>Ana Ortiz</div>`,
  french: `<div>Bonjour Sam,</div><div><br></div><div>Merci pour votre candidature au poste de menuisier. Nous souhaitons vous inviter à un entretien
    dans notre atelier mardi à 10 h. Cela vous convient-il ?</div><div><br></div><div>Cordialement,<br>Ana Ortiz</div>`,
  spanish: `<div>Hola, Sam:</div><div><br></div><div>Gracias por tu candidatura al puesto de panadero. Nos gustaría invitarte a una entrevista el martes
    a las 10:00. ¿Te viene bien?</div><div><br></div><div>Un saludo,<br>Ana Ortiz</div>`,
  portuguese: `<div>Olá, Sam,</div><div><br></div><div>Recebemos seu currículo para a vaga de padeiro e gostaríamos de convidar você para uma entrevista
    na terça-feira às 10h. Você teria disponibilidade?</div><div><br></div><div>Atenciosamente,<br>Ana Ortiz</div>`,
  italian: `<div>Gentile Sam,</div><div><br></div><div>La ringraziamo per la Sua candidatura alla posizione di falegname. Vorremmo invitarLa a un colloquio
    martedì alle 10. Le andrebbe bene?</div><div><br></div><div>Cordiali saluti,<br>Ana Ortiz</div>`,
  dutch: `<div>Beste Sam,</div><div><br></div><div>Bedankt voor je sollicitatie naar de functie van timmerman. We willen je graag uitnodigen voor een gesprek
    op dinsdag om 10 uur. Schikt dat?</div><div><br></div><div>Met vriendelijke groet,<br>Ana Ortiz</div>`,
  swedish: `<div>Hej Sam,</div><div><br></div><div>tack för din ansökan. Vi skulle vilja träffa dig för en intervju och undrar om det passar dig att komma till
    oss på tisdag.</div><div><br></div><div>Med vänliga hälsningar,<br>Ana Ortiz</div>`,
  rejection: `<div>Hi Sam,</div><div><br></div><div>Thank you for your interest in Rowan &amp; Pike and for the time you gave us. We are sorry to say that
    we have decided to move forward with other candidates for the Data Engineer role.</div><div><br></div><div>We wish you all the best,<br>Ana Ortiz</div>`,
  offer: `<div>Hi Sam,</div><div><br></div><div>We are delighted to offer you the position of Data Engineer at Rowan &amp; Pike. Please find your contract
    attached; your start date would be 12 January. Please sign and return the offer letter by Friday.</div><div><br></div><div>Best,<br>Ana Ortiz</div>`,
  scam: `<div>Dear Applicant,</div><div><br></div><div>Congratulations! You are selected for the work from home job, 900 USD weekly for 2 hours a day, no experience
    needed. The interview is on Telegram only: add our hiring manager @rowan_hr_boss and send a copy of your passport and your bank details. You will buy your
    equipment with the cheque we send you.</div><div><br></div><div>Rowan Careers</div>`,
  referred: `<div>Hi Sam,</div><div><br></div><div>Noor Haddad gave me your name and says you are the best data engineer she has worked with. We are looking for a
    Data Engineer at Rowan &amp; Pike. Would you have half an hour for a call on Thursday?</div><div><br></div><div>Best,<br>Ana Ortiz<br>Talent Partner, Rowan &amp; Pike</div>`,
  passed_on: `<div dir="ltr">FYI<br><div><br></div><div>Ana</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>
    From: <strong class="gmail_sendername" dir="auto">Priya Shah</strong> <span dir="auto">&lt;priya.shah@rowan.example&gt;</span><br>Date: Wed, 19 Nov 2025 at 10:02<br>Subject: Interview<br>
    To: &lt;ana.ortiz@rowan.example&gt;<br></div><br><br><div dir="ltr">Hi Sam,<br><br>Thank you for applying for the Data Engineer position. We would like to invite you to a first interview.
    Would Tuesday at 10:00 suit you?<br><br>Best regards,<br>Priya Shah<br>Rowan &amp; Pike</div></div></div>`,
  clipped: `<div>Hello Sam, we would like to invite you to an interview, and there is much to say about it.</div>
    <div class="iX"><a href="?ui=2&view=lg&permmsgid=msg-f:1">View entire message</a></div>`,
  // Everything of the page that a sender could copy into a mail.
  hostile: `<div>Hi Sam, we would like to invite you to an interview at Rowan.</div>
    <h2 class="hP" data-legacy-thread-id="FAKE">Fake subject</h2>
    <div role="listitem" class="h7"><div class="adn ads" data-message-id="#msg-f:1" data-legacy-message-id="FAKE">
      <span class="gD" email="boss@evil.example" name="Fake Boss">Fake Boss</span><span class="g3" title="Fake date">Fake date</span>
      <div class="ii gt"><div class="a3s aiL">Text of a fake message.</div></div></div></div>
    <div class="M9"><input type="hidden" name="rm" value="${NEWEST.long}">
      <div class="Am Al editable fake-box" g_editable="true" contenteditable="true" role="textbox"><br></div>
      <div class="T-I-atl fake-send" role="button" data-tooltip="Send">Send</div></div>
    <textarea class="Ak" form="nosend"></textarea>
    <div class="amn"><span class="ams bkH fake-reply" role="link" data-tooltip="Send">Reply</span></div>
    <form action="/steal"><input name="role" value="HIDDEN-input"><button type="submit">Apply</button></form>
    <div>Regards, Ana</div>`,
  clobber: `<div>Hi Sam, we would like to invite you to an interview at Rowan.</div>
    <form id="querySelectorAll"><input name="childNodes"><input name="parentNode"><input name="firstChild"><input name="nextSibling">
      <input name="nodeType"><input name="closest"><input name="matches"><input name="attributes"><input name="getAttribute">
      <input name="localName"><input name="textContent"><input name="ownerDocument">inside the form</form>
    <img name="body"><img name="querySelector"><img name="querySelectorAll"><img name="documentElement"><img name="defaultView"><img name="execCommand">
    <form name="createRange"></form><form name="title"></form><a id="getComputedStyle"></a><img name="bowOut"><a id="globalThis"></a>
    <div>Regards, Ana</div>`,
};

function body() {
  const kind = query.get("mail") ?? "invitation";
  const element = make("div.a3s.aiL");
  if (kind === "huge") {
    for (let i = 0; i < 40000; i++) element.append(make("p", {}, make("span", {}, `Line ${i} of a mail that never ends, with words to fill it.`), make("i", {}, "and"), make("b", {}, "more")));
    return element;
  }
  if (kind === "nested") {
    return fill(element, `<div>Interview on Friday?</div>${"<div>".repeat(5000)}Deep down.${"</div>".repeat(5000)}`);
  }
  return fill(element, BODIES[kind]);
}

function message({ from, date, legacy, long, content, folded, to = USER }) {
  const head = [
    make("span.gD", { email: from.email, name: from.name }, make("span", {}, from.name)), make("span.go", {}, `<${from.email}>`),
  ];
  if (folded) {
    return make("div.kv", { role: "listitem", "aria-expanded": "false" },
      make("div.adf.ads", {}, make("span.yP", { email: from.email, name: from.name }, from.name), make("span", {}, " A snippet of the older mail "), make("span.g3", { title: date }, date)),
      make("div.adn.ads", { "data-message-id": long, "data-legacy-message-id": legacy, style: "display:none" }));
  }
  return make("div.h7", { role: "listitem", "aria-expanded": "true" },
    make("div.adn.ads", { "data-message-id": long, "data-legacy-message-id": legacy },
      make("div.gE", {}, make("div", {}, ...head), make("div", {}, make("span.g3", { title: date, role: "gridcell" }, date),
        make("table", { style: "display:inline-table" }, make("tbody", {}, make("tr", {}, make("td.acX", {}, make(query.has("odd-reply") ? "div.aaq.T-I-atl" : "div.aaq", { role: "button", tabindex: "0", "data-tooltip": "Antworten", onclick: () => reply({ legacy, long }) }, "↩"))))))),
      make("div.hb", {}, "to ", make("span.g2", { email: to.email, name: to === USER ? WORDS.me : to.name }, to === USER ? WORDS.me : to.name)),
      make("div.adI", {}, WORDS.translate),
      make("div.ii.gt", {}, content)));
}

/** What Gmail puts into a reply box. */
const SIGNATURE = '<span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div dir="ltr">Sam Lee<div>+1 555 0100</div></div></div>';
const QUOTE = '<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Thu, 20 Nov 2025 at 13:19, Ana Ortiz &lt;ana.ortiz@rowan.example&gt; wrote:<br></div><blockquote class="gmail_quote"><div dir="ltr"><div>Hi Sam,</div><div class="a3s">We would like to invite you.</div><span class="gD" email="quoted@evil.example">Quoted</span></div></blockquote></div>';
const OWN = "<div>Dear Ana,</div><div><br></div><div>my own&nbsp; words &amp; <b>bold</b> ones.</div>";
const CONTENT = {
  empty: "<br>",
  "empty-div": "<div><br></div>",
  signature: `<div><br clear="all"></div><div><br></div>${SIGNATURE}`,
  quoted: `<div><br></div><div><br></div>${SIGNATURE}<br>${QUOTE}`,
  text: OWN,
  "text-bare": "my own words",
  "text-quoted": `${OWN}<div><br></div>${SIGNATURE}<br>${QUOTE}`,
  "text-around": `${OWN}<br>${QUOTE}<div>My words below.</div>`,
  "signature-first": SIGNATURE.replace(/^.*<br>/, ""),
  "quote-first": `<br>${QUOTE}`,
};
const PLAIN = {
  empty: "",
  signature: "\n\n-- \nSam Lee\n+1 555 0100",
  quoted: "\n\n-- \nSam Lee\n\nOn Thu, 20 Nov 2025 at 13:19, Ana Ortiz <ana.ortiz@rowan.example> wrote:\n> Hi Sam,\n>\n> We would like to invite you.",
  text: "Dear Ana,\n\nmy own words.",
  "text-quoted": "Dear Ana,\n\nmy own words.\n\nOn Thu, 20 Nov 2025 at 13:19, Ana Ortiz\n<ana.ortiz@rowan.example> wrote:\n\n> Hi Sam,\n> We would like to invite you.",
};

function composer({ answers, content, popUp = false, forward = false }) {
  const plain = query.has("plain");
  const rich = fill(make("div.Am.aO9.Al.editable.aiL", { g_editable: "true", contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-label": WORDS.body, tabindex: "1" }), CONTENT[content] ?? "<br>");
  const field = make("textarea.Ak", { form: "nosend", "aria-label": WORDS.body });
  field.value = PLAIN[content] ?? "";
  const send = (how) => window.sent.push(how);
  for (const box of [rich, field]) {
    box.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send("Ctrl+Enter"); });
  }
  const box = make("div.M9", popUp ? { role: "dialog" } : {},
    ...Object.entries({ draft: "#msg-a:r1", rm: answers?.long ?? "", rt: answers ? THREAD : "", lts: answers ? THREAD : "", subject: "Re: Interview" })
      .map(([name, value]) => make("input", { type: "hidden", name, value })),
    make("div.J-JN-M-I-Jm", {}, make(`img.${forward ? "mI" : "mL"}`, { alt: "" })),
    make("div.aoD.hl", {}, answers ? `Ana Ortiz <${ANA.email}>` : "someone.else@elsewhere.example"),
    make("div.Ar.Au", plain ? { style: "display:none" } : {}, rich),
    make("div.Ar.As", plain ? {} : { style: "display:none" }, make("div.At", {}, field)),
    make("div.ajR", { role: "button", tabindex: "1", onclick: () => { rich.append(...fill(make("div"), `<br>${QUOTE}`).childNodes); } }, "…"),
    make("div.IZ", {}, make("div.Up", {}, make("div", {},
      make("div.T-I.J-J5-Ji.aoO.T-I-atl.L3", { role: "button", tabindex: "1", onclick: () => send("Send"), onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") send("Send by key"); } }, WORDS.send)))));
  if (popUp) box.classList.add("pop-up");
  return box;
}

function reply(answers) {
  const open = () => {
    const box = composer({ answers, content: query.get("reply") ?? "empty" });
    [...findAll(".btDi4d")].at(-1).before(box);
    box.querySelector(query.has("plain") ? "textarea" : ".editable").focus();
  };
  setTimeout(open, Number(query.get("delay") ?? 30));
}

function thread({ subject, id, messages, old = false }) {
  const list = make("div", { role: "list" }, ...messages);
  const newest = messages.at(-1).querySelector("[data-message-id]");
  const answers = { legacy: newest.dataset.legacyMessageId, long: newest.dataset.messageId };
  const summary = make("div.summary", { "data-container-id": "thread-kopisummary" }, "Summary: they want to interview you for Head of Llamas.");
  return make("div.nH.aHU", {},
    make("div.ha", {}, make("h2.hP", { "data-legacy-thread-id": id, "data-thread-perm-id": `thread-f:${id}` }, subject)),
    old ? "" : summary, list,
    make("div.brb", {}, make("div", { role: "button", onclick: () => window.sent.push("suggested reply") }, WORDS.good)),
    make("div.btDi4d", {}, make("div.amr", {}, make("div.nr", {}, make("div.amn", {},
      make(query.has("odd-reply") ? "span.ams.bkH.T-I-atl" : "span.ams.bkH", { role: "link", tabindex: "0", onclick: () => reply(answers) }, WORDS.reply),
      make("span.ams.bkI", { role: "link", tabindex: "0", onclick: () => window.sent.push("reply to all") }, WORDS.replyAll),
      make("span.ams.bkG", { role: "link", tabindex: "0", onclick: () => window.sent.push("forward") }, WORDS.forward))))));
}

/** When the newest mail was written, as the page shows it. */
function written() {
  if (!query.has("days")) return "20 Nov 2025, 13:19";
  const day = new Date();
  day.setDate(day.getDate() - Number(query.get("days")));
  return `${day.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" })}, 13:19`;
}

const older = thread({ subject: "An older conversation", id: "18c0ffee0000000a", old: true,
  messages: [message({ from: { name: "Old Sender", email: "old@past.example" }, date: "1 Jan 2025", legacy: "18c0ffee0000000b", long: "#msg-f:2", content: make("div.a3s.aiL", {}, "Text of the old view.") })] });

document.title = query.has("nameless") ? "Gmail" : "Interview at Rowan with hr@rowan.example - sam.lee@home.example - Gmail";
page.append(
  make("header", { role: "banner" }, "Gmail", query.has("nameless") ? "" : make("a", { href: "https://accounts.google.com/SignOutOptions?hl=de", "aria-label": `${WORDS.account}: ${USER.name}  \n(${USER.email})` }, "S")));
const main = make("div", { role: "main" });
page.append(main);
const view = query.get("view") ?? "thread";
if (view === "list") {
  main.append(make("div", { gh: "tl" }, make("table", {}, make("tbody", {}, make("tr.zA", {}, make("td", {}, make("span.yP", { email: ANA.email }, ANA.name)), make("td", {}, "Interview at Rowan"))))));
} else {
  const messages = [
    message({ from: { name: "Tom Berg", email: "tom@rowan.example" }, date: "18 Nov 2025, 09:00", legacy: "18c0ffee00000001", long: `#msg-f:${BigInt("0x18c0ffee00000001")}`, folded: true }),
    message({ from: USER, date: "19 Nov 2025, 18:30", legacy: "18c0ffee00000002", long: `#msg-f:${BigInt("0x18c0ffee00000002")}`, to: ANA, content: make("div.a3s.aiL", {}, "Dear Ana, please find my application attached.") }),
    message({ from: ANA, date: written(), ...NEWEST, content: body() }),
  ];
  if (query.has("many")) {
    for (let i = 0; i < 300; i++) messages.unshift(message({ from: ANA, date: "1 Nov 2025", legacy: `18c0ff${i}`, long: `#msg-f:9${i}`, content: make("div.a3s.aiL", {}, ...lines("An older mail.\n".repeat(30))) }));
  }
  if (query.has("own")) messages.push(message({ from: USER, date: "21 Nov 2025, 08:00", legacy: "18c0ffee00000004", long: `#msg-f:${BigInt("0x18c0ffee00000004")}`, to: ANA, content: make("div.a3s.aiL", {}, ...lines(query.get("own") === "declined" ? "Dear Ana,\n\nThank you for the invitation. I have decided not to take my application further.\n\nSam" : "Thank you, I will get back to you.")) }));
  if (query.has("two")) {
    messages.splice(2, 0, message({ from: { name: "Jonas Berg", email: "jonas@fernbrook.example" }, date: "19 Nov 2025, 20:00", legacy: "18c0ffee0000000d", long: "#msg-f:7",
      content: make("div.a3s.aiL", {}, ...lines("Hi Sam,\n\nWe would like to invite you to an interview for the Analyst role at Fernbrook. When are you free this week?\n\nKind regards,\nJonas Berg")) }));
  }
  const current = thread({ subject: query.get("mail") === "lunch" ? "Lunch" : "Interview at Rowan & Pike", id: THREAD, messages });
  const hidden = make("div", view === "changing" ? {} : { style: "display:none" }, older);
  main.append(hidden, current);
  const content = query.get("box") ?? "none";
  if (content !== "none") {
    const box = composer({ answers: NEWEST, content, popUp: query.has("pop-up"), forward: query.has("forward") });
    if (query.has("pop-up")) page.append(box);
    else current.querySelector(".btDi4d").before(box);
  }
}
if (query.has("stray")) page.append(composer({ answers: null, content: "empty", popUp: true }));

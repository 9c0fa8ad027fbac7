// A webmail that no plan knows by name. The query string picks a variation:
//   show     mail | list | rows | beside-rows | article | compose | none | dialog
//            rows: a list without roles, whose rows a click opens · beside-rows: a short mail below it, head and text in one
//            dialog: the reply lies over the mail, which is out of reach for as long
//   where    page | frame | shadow | beside     where the mail stands; beside: right of a list that is clicked without links
//   sender   mailto | title | text | alone     how its sender is given; alone: an address, the name before it, then who got the mail
//   to       whom it went to is given in the same way
//   mail     short | letter | speaking     letter: one paragraph is most of it · speaking: it names another address
//   one      most of the mail is one paragraph, below a heading of its own
//   editor   none | textarea | rich | frame | paragraphs | signature | quote | wrote | broken | old | lossy | late | thief
//            wrote: says above the quote who wrote it · broken: the mail's markup broke out of the quote
//            old: the whole page of a frame is the box, and a paste leaves only a filler · lossy: swallows the text
//            late: puts it in a moment later · thief: takes the focus away when it gets it

"use strict";
const query = new URLSearchParams(location.search);
const get = (key, fallback) => query.get(key) ?? fallback;
watch(document, (target) => target.localName);

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
function fill(element, markup) {
  element.innerHTML = markup;
  return element;
}

const MAIL = `<p>Hello Sam,</p><p>your application caught our eye, and we would like to invite you to an interview for the role of
  Site Engineer at Birch Works on Friday at ten. It takes forty minutes and you will meet two people of the team.</p>
  <p>Please tell us whether that suits you.</p><p>Kind regards<br>Nora Lind</p>
  <blockquote type="cite"><p>I would like to apply for the role of Site Engineer, which I saw on your page last week.</p></blockquote>`;

const LETTER = `<table><tr><td><h2>Hello Sam,</h2><p>your application caught our eye, and we would like to invite you to an interview for the role of
  Site Engineer at Birch Works on Friday at ten. It takes forty minutes and you will meet two people of the team.</p><p>Nora</p></td></tr></table>`;
const SPEAKING = `<div>Hello Sam, <span>tom.reed@birch.example</span> has your papers.</div><div>We would like to invite you to an interview for the role of
  Site Engineer at Birch Works on Friday at ten. It takes forty minutes.</div><div>Nora</div>`;

const ONE = `<h2>Hello Sam,</h2><p>your application caught our eye, and we would like to invite you to an interview for the role of Site Engineer at
  Birch Works on Friday at ten, for forty minutes and with two people of the team.</p><p>Nora Lind</p>`;

const page = document.body;
const mail = { short: "<p>Interview on Friday at ten?</p>", letter: LETTER, speaking: SPEAKING }[get("mail")] ?? (query.has("one") ? ONE : MAIL);
const list = make("nav", {}, make("ul", {}, ...Array.from({ length: 30 }, (_, i) => make("li", {}, make("a", { href: `#${i}` }, `A mail in the list, number ${i}, with a subject that is long enough to matter`)))));
const main = make("main", {});
page.append(list, main);

const show = get("show", "mail");
const where = get("where", "page");
if (where === "beside") {
  const rows = Array.from({ length: 12 }, (_, i) => make("div", { class: "row" }, make("b", {}, "Tom Reed"), ` Thursday 14:40 A mail in the list, number ${i}, with a subject`));
  list.replaceWith(make("section", { class: "folders" }, make("p", {}, "Sam Lee"), make("p", {}, "sam.lee@home.example"), make("p", {}, "Inbox 6")), make("section", { class: "rows" }, ...rows));
  page.classList.add("three");
  main.append(make("div", {}, make("button", { type: "button" }, "Reply"), make("button", { type: "button" }, "Delete")));
}
if (show === "list") main.append(make("div", { role: "grid" }, make("div", { role: "row" }, "Nora Lind: Interview on Friday")));
if (show === "rows" || show === "beside-rows") {
  const row = (name, email, subject) => make("div", { class: "row" }, make("span", { title: email }, name), " ", make("span", {}, subject), " ", make("span", {}, "20 November"));
  main.append(make("div", {}, row("Noor Abel", "noor@home.example", "Soup at the noodle place, which has opened again at last"),
    row("Nora Lind", "nora.lind@birch.example", "Interview on Friday"), row("Tom Abel", "tom@home.example", "Lunch")));
}
if (show === "beside-rows") {
  main.append(make("div", {},
    make("div", {}, make("span", { class: "subject" }, "Interview on Friday"), " from ", make("span", { title: "nora.lind@birch.example" }, "Nora Lind (Birch Works)"), " Open in a window of its own"),
    make("div", {}, "Hello Sam,", make("br"), make("br"), "does Friday at ten suit you for an interview with the two of us?", make("br"), "Nora")));
}
if (show === "article") main.append(fill(make("article"), "<h1>How to decline an interview</h1><p>" + "Many people ask how to say no politely, and the answer is short. ".repeat(20) + "</p>"));
if (show === "mail" || show === "dialog") {
  const person = {
    mailto: (label, name, email) => make("div", {}, `${label}: `, make("a", { href: `mailto:${email}` }, name)),
    title: (label, name, email) => make("div", {}, make("span", { title: email }, name)),
    alone: (label, name, email) => make("div", {}, make("div", {}, make("span", {}, `${name} `), make("a", { href: "#" }, email)),
      make("div", {}, make("label", {}, "To"), " ", make("span", {}, "sam.lee@home.example"))),
    text: (label, name, email) => make("div", {}, `${label}: ${name} <${email}>`),
  }[get("sender", "mailto")];
  // A heading of another level, and a date that some script has not filled in.
  main.append(make("div", {}, make(where === "beside" ? "h5" : "h1", {}, "Interview on Friday"),
    make("time", { datetime: where === "beside" ? "message.date" : "2025-11-20T10:00" }, "20 November")), person("From", "Nora Lind", "nora.lind@birch.example"));
  if (query.has("to")) main.append(person("To", "Sam Lee", "sam.lee@home.example"));
  if (where === "page" || where === "beside") main.append(fill(make("div"), mail));
  if (where === "frame") {
    const frame = make("iframe", { name: "message" });
    main.append(frame);
    // Some write a block for each paragraph.
    const blocks = query.has("one") ? mail.replaceAll("<p>", "<div>").replaceAll("</p>", "</div>") : mail;
    frame.contentDocument.body.append(...fill(frame.contentDocument.createElement("div"), blocks).childNodes);
  }
  if (where === "shadow") {
    const holder = make("div");
    main.append(holder);
    holder.attachShadow({ mode: "open" }).append(fill(make("div"), mail));
  }
}

const SIGNATURE = '<div class="signature"><div dir="ltr">Sam Lee<div>+1 555 0100</div></div></div>';
const WROTE = "On Thursday, November 20, 2025 10:00 UTC, Nora Lind &lt;nora.lind@birch.example&gt; wrote:";
const editor = get("editor", "none");
const rich = (markup) => fill(make("div", { contenteditable: "true", id: "box" }), markup);
const EDITORS = {
  none: () => "",
  textarea: () => { const box = make("textarea", { id: "box" }); box.value = "\n\nOn Thu, Nora Lind wrote:\n> Hello Sam,"; return box; },
  rich: () => rich("<div><br></div>"),
  paragraphs: () => rich("<p><br></p><p><br></p><blockquote><p>Hello Sam,</p></blockquote>"),
  signature: () => rich(SIGNATURE),
  quote: () => rich("<blockquote>Hello Sam,</blockquote>"),
  wrote: () => rich(`${WROTE}<br><br><blockquote>Hello Sam,</blockquote><br><br>`),
  broken: () => rich(`${WROTE}<br><br><blockquote><br></blockquote>${LETTER}<br>`),
  lossy: () => { const box = rich("<div>old words</div>"); box.addEventListener("input", () => { box.replaceChildren(); }); return box; },
  late: () => {
    const box = make("textarea", { id: "box" });
    box.addEventListener("beforeinput", (event) => {
      event.preventDefault();
      setTimeout(() => { box.value = event.data ?? ""; }, 60);
    });
    return box;
  },
  old: () => {
    const frame = make("iframe", { id: "frame" });
    queueMicrotask(() => {
      const { documentElement, head, body } = frame.contentDocument;
      head.append(make("title", {}, "Rich text editor"));
      documentElement.setAttribute("contenteditable", "true");
      body.className = "cke_show_borders";
      fill(body, '<p>Quoting Nora Lind &lt;<a href="mailto:nora.lind@birch.example">nora.lind@birch.example</a>&gt;:</p><blockquote>Hello Sam,</blockquote>');
      body.addEventListener("paste", (event) => {
        event.preventDefault();
        body.prepend("\u200b\u00a0");
      });
    });
    return frame;
  },
  thief: () => { const box = rich("<br>"); box.addEventListener("focus", () => document.querySelector("#subject").focus()); return box; },
  frame: () => {
    const frame = make("iframe", { id: "frame" });
    queueMicrotask(() => { frame.contentDocument.body.setAttribute("contenteditable", "true"); fill(frame.contentDocument.body, `<div><br></div>${SIGNATURE}`); });
    return frame;
  },
};
const form = make("form", {}, make("input", { id: "subject", value: "Re: Interview on Friday", size: "60" }), EDITORS[editor](), make("button", { type: "submit" }, "Send"));
if (show === "dialog") {
  for (const part of page.children) part.setAttribute("aria-hidden", "true");
  const to = make("div", { role: "listbox" }, make("div", { role: "option" }, make("span", {}, "Nora Lind <nora.lind@birch.example>"), make("button", { type: "button" }, "x")));
  page.append(make("div", { role: "dialog" }, make("input", { name: "from", value: "Sam Lee <sam.lee@home.example>" }), to, form));
} else main.append(form);

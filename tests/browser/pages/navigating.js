// A webmail that no plan knows by name, and whose Reply loads a page of its own. The query string picks a page:
//   (nothing)     the list
//   mail=NAME     a mail: invitation | parking (of the same sender) | lunch (of another one)
//   reply=NAME    the reply to it; what it shows can differ:
//     to=NAME       goes to the sender of that mail; to= to nobody
//     subject=…     has this subject
//     quote=NAME    quotes that mail; quote= quotes none
//     rich          is written in a rich editor

"use strict";
const query = new URLSearchParams(location.search);
watch(document, (target) => target.localName);

const MAILS = {
  invitation: { name: "Nora Lind", email: "nora.lind@birch.example", subject: "Interview on Friday", text: `Hello Sam,

your application caught our eye, and we would like to invite you to an interview for the role of Site Engineer at Birch Works on Friday at ten.

Please tell us whether that suits you.

Kind regards
Nora Lind` },
  parking: { name: "Nora Lind", email: "nora.lind@birch.example", subject: "Where to park", text: `Hello Sam,

the car park behind our office is open to visitors until six in the evening. Please bring the ticket to the front desk.

Nora Lind` },
  lunch: { name: "Noor Abel", email: "noor@home.example", subject: "Soup", text: `Hey Sam,

the noodle place has opened again, and the soup is as good as ever. I am back by two.

Noor` },
};

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
const paragraphs = (text) => text.split("\n\n").map((lines) => make("p", {}, ...lines.split("\n").flatMap((line) => [line, make("br")]).slice(0, -1)));

/** Wrapped and marked as mail programs do. */
const quoted = (text) => text.split("\n").flatMap((line) => line.match(/.{1,60}(?:\s|$)/g) ?? [""]).map((line) => `> ${line}`.trimEnd()).join("\n");

const main = make("main");
document.body.append(main);

if (query.has("reply")) {
  const answered = MAILS[query.get("reply")];
  const of = (key) => (query.has(key) ? MAILS[query.get(key)] : answered);
  const [to, quote] = [of("to"), of("quote")];
  const intro = quote && `On Thursday, ${quote.name} wrote:`;
  let box;
  if (query.has("rich")) {
    box = make("div", { id: "box", contenteditable: "true" }, make("p", {}, make("br")));
    if (quote) box.append(make("p", { id: "reply-intro" }, intro), make("blockquote", {}, ...paragraphs(quote.text)));
  } else {
    box = make("textarea", { id: "box", name: "text" });
    if (quote) box.value = `\n\n${intro}\n${quoted(quote.text)}\n`;
  }
  main.append(make("form", {},
    make("input", { name: "to", value: to ? `${to.name} <${to.email}>` : "" }),
    make("input", { name: "subject", value: query.get("subject") ?? `Re: ${answered.subject}` }),
    box, make("button", { type: "submit" }, "Send")));
} else if (query.has("mail")) {
  const name = query.get("mail");
  const { name: from, email, subject, text } = MAILS[name];
  const address = `?reply=${name}${query.has("rich") ? "&rich" : ""}`;
  main.append(make("p", {}, make("a", { id: "reply", href: address }, "Reply")),
    make("h1", {}, subject), make("div", {}, "From: ", make("a", { href: `mailto:${email}` }, from)), make("div", {}, ...paragraphs(text)));
} else {
  main.append(make("div", { role: "grid" }, ...Object.entries(MAILS).map(([name, { name: from, subject }]) =>
    make("div", { role: "row" }, make("a", { href: `?mail=${name}` }, `${from}: ${subject}`)))));
}

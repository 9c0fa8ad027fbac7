// What every editor's page has: the mail in an unknown webmail, and the reply box below it. The query string picks
//   box   empty | quoted | long     nothing · an empty line, then signature and quote · the same with a quote of 300 lines
//   dir   ltr | rtl
// An editor's module calls `reply` with a function that starts the editor in the place given and answers
//   { box, model }: the element that is typed into, and the lines of text as the editor itself would hand them over.
// `window.reply` has both once the editor is ready.
const query = new URLSearchParams(location.search);
const rtl = query.get("dir") === "rtl";

const QUOTE = rtl ? ["שלום סם,", "נשמח להזמין אותך לריאיון."] : ["Hello Sam,", "We would like to invite you to an interview."];
const quote = query.get("box") === "long" ? Array.from({ length: 150 }, (_, i) => QUOTE.map((line) => `${line} ${i}`)).flat() : QUOTE;
const below = ["--", "Sam Lee", "+1 555 0100", "On Thursday Nora Lind wrote:"];
const isEmpty = (query.get("box") ?? "empty") === "empty";

/** What the box holds at first: as blocks for editors with a model of their own, as markup, and as plain text. */
const blocks = isEmpty ? [{ type: "paragraph", text: "" }]
  : [{ type: "paragraph", text: "" }, ...below.map((text) => ({ type: "paragraph", text })), ...quote.map((text) => ({ type: "quote", text }))];
const paragraphs = (lines) => lines.map((line) => `<p>${line || "<br>"}</p>`).join("");
export const content = {
  rtl,
  blocks,
  markup: isEmpty ? "" : `${paragraphs(["", ...below])}<blockquote>${paragraphs(quote)}</blockquote>`,
  text: isEmpty ? "" : ["", "", "-- ", ...below.slice(1, 3), "", below[3], ...quote.map((line) => `> ${line}`)].join("\n"),
};

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const MAIL = ["Hello Sam,", `your application caught our eye, and we would like to invite you to an interview for the role of
  Site Engineer at Birch Works on Friday at ten. It takes forty minutes and you will meet two people of the team.`,
"Please tell us whether that suits you.", "Kind regards", "Nora Lind"];

export async function reply(start) {
  watch(document, (target) => target.localName);
  const place = make("div", { id: "place", dir: rtl ? "rtl" : "ltr" });
  document.body.append(make("main", {},
    make("h1", {}, "Interview on Friday"),
    make("div", {}, "From: ", make("a", { href: "mailto:nora.lind@birch.example" }, "Nora Lind")),
    make("time", { datetime: "2025-11-20T10:00" }, "20 November"),
    make("div", {}, ...MAIL.map((line) => make("p", {}, line))),
    make("form", {}, make("input", { value: "Re: Interview on Friday", size: "60" }), place, make("button", { type: "submit" }, "Send"))));
  const { box, model } = await start(place);
  window.reply = { box, model };
}

/** The lines of markup that an editor hands over. */
export function linesOf(markup) {
  const holder = make("div", { style: "position: absolute; left: -9999px" });
  // How editors write an empty line for others.
  holder.innerHTML = markup.replace(/<p>(&nbsp;)?<\/p>/g, "<p><br></p>");
  document.body.append(holder);
  const { lines } = boxAsSeen(holder);
  holder.remove();
  return lines;
}

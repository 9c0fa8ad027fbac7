// Fastmail's page with its plan: what is read, where the text goes, and what is left alone.
import assert from "node:assert/strict";
import { TEXT, agentOn, sentBy } from "../agent.mjs";

const URL = "https://app.fastmail.com/fastmail.html";
const SHORT = TEXT.slice(0, TEXT.lastIndexOf("\n"));
const OURS = TEXT.split("\n");
const SHORTER = SHORT.split("\n");
const ARABIC = "مرحبا هدى،\n\nشكرا على الدعوة. قررت ألا أواصل طلبي.\n\nمع التحية،\nسامي نور";

/** The box of the open reply (or the given one) as seen. */
const boxOf = (page, within = ".v-Compose") => page.eval((within) => {
  const compose = [...document.querySelectorAll(within)].find((compose) => !compose.closest(".v-Message-body"));
  return boxAsSeen(compose?.querySelector(".v-RichText-input, textarea.v-Text-input"));
}, within);
const STRAY = ".v-Compose--minimised .v-Compose";

const on = (name, query, run) => ({
  name: `fastmail: ${name}`,
  run: async (tools) => {
    const agent = await agentOn(tools, `${URL}?${query}`, "fastmail");
    const insert = async (job = {}) => agent.insert({ key: (await agent.read()).key, ...job });
    await run({ ...tools, agent, insert });
    assert.deepEqual(await sentBy(tools.page), [], "nothing was sent or thrown away");
  },
});
const clicksOn = (page) => page.eval(() => window.events.filter(({ type }) => type === "click").length);

const SIGNED = ["Sam Lee", "+1 555 0100"];
const QUOTED = ["On Thu, 20 Nov 2025, at 1:19 PM, Ana Ortiz wrote:", "Hi Sam,", "We would like to invite you."];
const OWN = ["Dear Ana,", "", "my own  words & bold ones."];

/** Inserts, checks the place, and takes it back, byte for byte: once with Ctrl+Z, once with Undo. */
const writes = (name, query, { ours = OURS, after = [], job = {}, way = "insertText" } = {}) => on(`writes ${name}`, query, async ({ agent, insert, page }) => {
  const before = await boxOf(page);
  for (const takeBack of [() => page.keys("Ctrl", "z"), async () => assert.deepEqual(await agent.undo(), { ok: true })]) {
    assert.deepEqual(await insert(job), { ok: true, way, opened_reply: false });
    const box = await boxOf(page);
    assert.deepEqual(box.lines.slice(0, ours.length), ours);
    const rest = box.lines.slice(ours.length);
    while (rest.at(-1) === "") rest.pop();
    assert.deepEqual(rest, after.length ? ["", ...after] : []);
    assert.equal(box.focused, true);
    await takeBack();
    const { html } = await boxOf(page);
    assert.equal(html, before.html, "the box is as it was");
  }
});

const reading = [
  on("reads the conversation, its people and the user", "", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.webmail, page.host, page.found, page.subject], ["fastmail", "app.fastmail.com", "mail", "Interview at Rowan & Pike"]);
    assert.deepEqual(page.user, { name: "", email: "sam.lee@home.example" });
    assert.equal(page.can_reply, true);
    const [newest, own, oldest] = page.messages;
    assert.equal(page.messages.length, 3);
    assert.ok(newest.key);
    assert.equal(page.key, newest.key);
    assert.deepEqual({ ...newest, key: "", text: "" }, { key: "", from_name: "Ana Ortiz", from_email: "ana.ortiz@rowan.example", to_name: "Sam Lee",
      date: "20 Nov 2025, 13:19", own: false, collapsed: false, text: "", truncated: false, hidden_text: false });
    assert.equal(newest.text, ["Hi Sam,", "", "Thanks for applying. We would like to invite you to a first interview for the Data Engineer role on Tuesday at 10:00.",
      "Please pick a time <https://calendar.rowan.example/ana>.", "", "Best,", "Ana Ortiz"].join("\n"));
    assert.deepEqual([own.own, own.text], [true, "Please find my application attached."]);
    assert.deepEqual([oldest.collapsed, oldest.text, oldest.from_email], [true, "", "tom@rowan.example"]);
    assert.equal((await agent.read()).key, page.key, "the key stays the same");
  }),
  on("reads the same in Arabic, from right to left", "ui=ar&one", async ({ agent }) => {
    const page = await agent.read();
    assert.equal(page.subject, "مقابلة في شركة وادي");
    assert.deepEqual(page.user, { name: "", email: "sami@home.example" });
    const [mail] = page.messages;
    assert.deepEqual([mail.from_name, mail.from_email, mail.to_name], ["هدى منصور", "huda@wadi.example", "سامي نور"]);
    assert.match(mail.text, /^مرحبا سامي،\n\nشكرا على طلبك[^]*هدى منصور$/);
    assert.equal(page.can_reply, true);
  }),
  on("takes the newest mail that is neither the user's own nor a draft", "own&draft", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual(page.messages.map(({ own, text }) => [own, text.slice(0, 9)]), [[true, "Thank you"], [false, "Hi Sam,\n\n"], [true, "Please fi"], [false, ""]]);
    assert.equal(page.key, page.messages[1].key);
  }),
  on("says that only a list is open", "view=list", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.found, page.key, page.messages], ["list", null, []]);
    assert.deepEqual(await agent.insert({ key: "read before" }), { ok: false, why: "stale" });
  }),
  on("reads the address of an unknown sender, and a sender without one", "contact", async ({ agent, page, ...tools }) => {
    assert.equal((await agent.read()).messages[0].from_email, "ana.ortiz@rowan.example");
    const bare = await (await agentOn({ page, ...tools }, `${URL}?bare&box=empty`, "fastmail")).read();
    assert.deepEqual([bare.messages[0].from_name, bare.messages[0].from_email, bare.box.state], ["Ana Ortiz", "", "empty"]);
  }),
  on("leaves out what earlier mails said", "mail=quoted", async ({ agent }) => {
    assert.equal((await agent.read()).messages[0].text, "Hi Sam, could we set up an interview on Friday?");
  }),
  on("reads only what the eye sees", "mail=hidden", async ({ agent }) => {
    const [mail] = (await agent.read()).messages;
    assert.equal(mail.text, "Hello Sam, we would like to invite you to an interview at Rowan.\nRegards, Ana");
    assert.equal(mail.hidden_text, true);
  }),
  on("is not taken in by a mail that copies the page", "mail=hostile&nameless", async ({ agent, insert, page }) => {
    const seen = await agent.read();
    assert.deepEqual([seen.subject, seen.messages.length, seen.messages[0].from_email, seen.box.state, seen.can_reply, seen.user.email],
      ["Interview at Rowan & Pike", 3, "ana.ortiz@rowan.example", "none", false, "sam.lee@home.example"]);
    assert.deepEqual(await insert(), { ok: false, why: "no_reply_control" });
    assert.equal(await page.eval(() => document.querySelector(".fake[contenteditable]").textContent), "");
  }),
  on("knows the user's name while a reply is open, and what is in it", "box=text-quoted", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual(page.user, { name: "Sam Lee", email: "sam.lee@home.example" });
    assert.deepEqual(page.box, { state: "text", words: 8, preview: "Dear Ana, my own words & bold ones.", plain: false, signature: "Sam Lee\n+1 555 0100" });
  }),
  on("counts signature and quote as nobody's words", "box=quoted", async ({ agent }) => {
    assert.equal((await agent.read()).box.state, "empty");
  }),
];

const writing = [
  writes("into an empty reply", "box=empty"),
  writes("above the signature, which already has the name", "box=signature", { ours: SHORTER, after: SIGNED }),
  writes("above signature and quote", "box=quoted", { ours: SHORTER, after: [...SIGNED, "", ...QUOTED] }),
  writes("above the user's words, signature and quote", "box=text-quoted", { ours: SHORTER, after: [...OWN, "", ...SIGNED, "", ...QUOTED], job: { mode: "above" } }),
  writes("in Arabic, from right to left", "ui=ar&box=quoted", {
    ours: ARABIC.split("\n").slice(0, -1), job: { text: ARABIC, text_without_name: ARABIC.slice(0, ARABIC.lastIndexOf("\n")), name: "سامي نور" },
    after: ["سامي نور", "+1 555 0100", "", "كتبت هدى منصور في الخميس 20 نوفمبر 2025:", "مرحبا سامي،", "يسرنا دعوتك."],
  }),
  writes("into the reply, not the minimised new mail", "box=empty&stray"),
  writes("into a reply that is plain text", "plain&box=empty"),
  ...["quote-first", "signature-first"].map((box) => on(`writes above what stands first (${box})`, `box=${box}`, async ({ agent, insert, page }) => {
    const before = await boxOf(page);
    const done = await insert();
    assert.equal(done.ok, true, JSON.stringify(done));
    const ours = box === "signature-first" ? SHORTER : OURS;
    const { html, lines } = await boxOf(page);
    assert.deepEqual(lines.slice(0, ours.length + 1), [...ours, ""]);
    assert.ok(html.endsWith(before.html), "what was there is as it was");
    assert.deepEqual(await agent.undo(), { ok: true });
    assert.equal((await boxOf(page)).html, before.html);
  })),
  on("takes back its own text only, after the user has typed", "box=quoted", async ({ agent, insert, page }) => {
    await page.click(".v-RichText-input > div");
    await page.type("Typed by me.");
    const before = await boxOf(page);
    assert.equal((await insert({ mode: "above" })).ok, true);
    const { lines } = await boxOf(page);
    assert.deepEqual(lines.slice(0, SHORTER.length + 2), [...SHORTER, "", "Typed by me."]);
    assert.equal(lines.filter((line) => line === OURS[0]).length, 1);
    assert.deepEqual(await agent.undo(), { ok: true });
    assert.equal((await boxOf(page)).html, before.html);
    // The editor's own undo goes back to the last word it kept: our text goes whole, and with it the word after that.
    assert.equal((await insert({ mode: "above" })).ok, true);
    await page.keys("Ctrl", "z");
    assert.equal((await boxOf(page)).html, before.html.replace("Typed by me.", "Typed by"));
  }),
  on("asks first when the reply has text, and replaces it when told", "box=text-quoted", async ({ agent, insert, page }) => {
    const before = await boxOf(page);
    assert.deepEqual(await insert(), { ok: false, why: "has_text", words: 8, preview: "Dear Ana, my own words & bold ones." });
    assert.equal((await boxOf(page)).html, before.html);
    assert.equal((await insert({ mode: "replace" })).ok, true);
    assert.deepEqual((await boxOf(page)).lines.slice(0, SHORTER.length + 2), [...SHORTER, "", "Sam Lee"]);
    assert.deepEqual(await agent.undo(), { ok: true });
    assert.equal((await boxOf(page)).html, before.html);
  }),
  ...["card", "page"].flatMap((layout) => ["en", "ar"].map((ui) => on(`opens the reply itself (${layout}, ${ui})`, `layout=${layout}&ui=${ui}&reply=quoted&stray`, async ({ insert, page, shots, browser }) => {
    const name = ui === "ar" ? "سامي نور" : "Sam Lee";
    const text = ui === "ar" ? ARABIC : TEXT;
    assert.deepEqual(await insert({ name, text, text_without_name: text.slice(0, text.lastIndexOf("\n")) }), { ok: true, way: "insertText", opened_reply: true });
    const { lines } = await boxOf(page);
    assert.deepEqual(lines.slice(0, text.split("\n").length + 1), [...text.split("\n").slice(0, -1), "", name]);
    assert.deepEqual((await boxOf(page, STRAY)).lines, [""]);
    assert.equal(await clicksOn(page), 1);
    await page.screenshot(`${shots}/${browser.name}-fastmail-${layout}-${ui}.png`);
  }))),
  on("finds the reply that the user opened on a page of its own, and the mail it answers", "layout=page&box=text-quoted", async ({ agent, page }) => {
    const { key } = await agent.read();
    await page.eval(() => window.openBox());
    const read = await agent.read();
    assert.deepEqual([read.key, read.box.state, read.can_reply], [key, "text", false]);
    const before = await boxOf(page);
    assert.equal((await agent.insert({ key, mode: "above" })).ok, true);
    assert.deepEqual((await boxOf(page)).lines.slice(0, SHORTER.length + 2), [...SHORTER, "", "Dear Ana,"]);
    await page.keys("Ctrl", "z");
    assert.equal((await boxOf(page)).html, before.html);
  }),
  on("leaves the reply to the user where no Reply is known", "nameless", async ({ agent, insert, page }) => {
    assert.equal((await agent.read()).can_reply, false);
    assert.deepEqual(await insert(), { ok: false, why: "no_reply_control" });
    assert.equal(await clicksOn(page), 0);
  }),
  // A forward not yet addressed, one that is, and a mail to somebody else; each in the conversation and on a page of its own.
  ...["to=&subject=Fwd: Interview at Rowan %26 Pike", "to=friend@elsewhere.example&subject=Fwd: Interview at Rowan %26 Pike", "to=someone.else@elsewhere.example&subject=Bread",
    "layout=page&to=&subject=Fwd: Interview at Rowan %26 Pike", "layout=page&to=someone.else@elsewhere.example",
    "layout=page&subject=Re: Another thing"].map((query) => on(`never uses a forward or another mail (${query})`, `${query}&box=quoted&nameless`, async ({ agent, page }) => {
    const { key } = await agent.read();
    if (query.startsWith("layout=page")) await page.eval(() => window.openBox());
    const before = await boxOf(page);
    assert.equal((await agent.read()).box.state, "none");
    const done = await agent.insert({ key });
    assert.ok(!done.ok && ["stale", "no_reply_control"].includes(done.why), JSON.stringify(done));
    assert.equal((await boxOf(page)).html, before.html);
  })),
  on("writes nothing into a minimised new mail", "stray&nameless", async ({ agent, insert, page }) => {
    assert.equal((await agent.read()).box.state, "none");
    assert.deepEqual(await insert(), { ok: false, why: "no_reply_control" });
    assert.deepEqual((await boxOf(page, STRAY)).lines, [""]);
  }),
  on("writes nothing once another mail is open", "box=empty", async ({ agent, page }) => {
    assert.deepEqual(await agent.insert({ key: "another" }), { ok: false, why: "stale" });
    assert.deepEqual((await boxOf(page)).lines, [""]);
  }),
];

export const cases = [...reading, ...writing];

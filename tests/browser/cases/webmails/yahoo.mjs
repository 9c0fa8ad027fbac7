// Yahoo Mail and AOL Mail: reading, writing and taking back on their page.
import assert from "node:assert/strict";
import { agentOn, sentBy, TEXT } from "../agent.mjs";

const OURS = TEXT.split("\n");
const SHORTER = OURS.slice(0, -1);
const SIGNED = ["Sam Lee", "+1 555 0100"];
const QUOTED = ["On Thursday, 20 November 2025, 13:19:00 GMT, Ana Ortiz <ana.ortiz@rowan.example> wrote:", "", "Hi Sam,", "We would like to invite you.", "Quoted"];
const OWN = ["Dear Ana,", "", "my own  words & bold ones."];

const yahoo = (name, query, run, host = "mail.yahoo.com") => ({
  name: `yahoo: ${name}`,
  run: async (tools) => {
    const agent = await agentOn(tools, `https://${host}/yahoo.html?${query}`, "yahoo");
    await run({ ...tools, agent });
    assert.deepEqual(await sentBy(tools.page), [], "nothing was sent");
    const changed = await tools.page.eval(() => [...document.querySelectorAll(".corner .rte, .message-view .rte, .message-view [contenteditable]")].map((box) => box.textContent.trim()).join(""));
    assert.equal(changed, "", "no box of another mail was touched");
  },
});

/** The box in the conversation as seen. */
const boxOf = (page) => page.eval(() => boxAsSeen(document.querySelector('[data-test-id="cards"] > li > [data-test-id="compose-styler"] .rte')));

const RTL_TEXT = "مرحبًا آنا،\n\nشكرًا على الدعوة. قررت عدم متابعة طلبي.\n\nمع أطيب التحيات،\nسام لي";

/** Inserts, checks the place, takes it back: once with Ctrl+Z, once with Undo, byte for byte. */
const writes = (name, query, { ours = OURS, after = [], job = {}, newLine = false } = {}) => yahoo(`writes ${name}`, query, async ({ agent, page }) => {
  const before = await boxOf(page);
  const { key } = await agent.read();
  const done = await agent.insert({ key, ...job });
  // Firefox needs no empty line above a signature that stands first.
  const way = newLine && done.way === "newLine" ? "newLine" : "insertText";
  assert.deepEqual(done, { ok: true, way, opened_reply: false });
  const box = await boxOf(page);
  assert.deepEqual(box.lines, after.length ? [...ours, "", ...after] : ours);
  assert.ok(ours.at(-1) && box.caret.endsWith(ours.at(-1)), `the caret stands after "${box.caret}"`);
  assert.equal(box.focused, true);
  await page.keys("Ctrl", "z");
  // Above a signature that stands first, the empty line that made room for the caret may stay.
  const undone = (await boxOf(page)).html;
  assert.equal(way === "newLine" ? undone.replace("<div><br></div>", "") : undone, before.html, "one Ctrl+Z brings the box back as it was");
  if (way === "newLine") assert.equal((await agent.undo()).why, "nothing");
  assert.equal((await agent.insert({ key, ...job })).ok, true);
  assert.deepEqual(await agent.undo(), { ok: true });
  assert.equal((await boxOf(page)).html, before.html, "Undo brings the box back as it was");
});

const reading = [
  ...["ui=en", "ui=ar"].map((ui) => yahoo(`reads the open mail, its people and the user (${ui})`, ui, async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.webmail, page.host, page.found], ["yahoo", "mail.yahoo.com", "mail"]);
    assert.equal(page.subject, "Interview at Rowan & Pike");
    assert.equal(page.user.email, "sam.lee@home.example");
    assert.equal(page.can_reply, true);
    assert.deepEqual(page.box, { state: "none", words: 0, preview: "", plain: false, signature: "" });
    assert.equal(page.messages.length, 3);
    const [newest, own, oldest] = page.messages;
    assert.deepEqual({ ...newest, key: "", text: "" }, { key: "", from_name: "Ana Ortiz", from_email: "ana.ortiz@rowan.example", to_name: "Sam Lee",
      date: "Thu, 20 Nov 2025 at 13:19", own: false, collapsed: false, text: "", truncated: false, hidden_text: false });
    assert.match(newest.text, ui === "ui=ar" ? /^مرحبًا سام،\n\nشكرًا لتقدمك[^]*Rowan & Pike\.\n\nمع أطيب التحيات،\nAna Ortiz$/
      : /^Hi Sam,\n\nThank you for applying\.[^]* at Rowan & Pike\.\n\nBest,\nAna Ortiz$/);
    assert.deepEqual([own.own, own.from_email, own.to_name, own.text], [true, "sam.lee@home.example", "Ana Ortiz", "Dear Ana, please find my application attached."]);
    assert.deepEqual([oldest.collapsed, oldest.text, oldest.from_name, oldest.own], [true, "", "Tom Berg", false]);
    assert.equal(page.key, newest.key);
    assert.equal(new Set(page.messages.map(({ key }) => key)).size, 3, "every message has a key of its own");
    assert.equal((await agent.read()).key, page.key, "the key stays the same");
  })),
  ...["bracket", "beside"].map((head) => yahoo(`reads the sender however the address is written (${head})`, `head=${head}`, async ({ agent }) => {
    const [newest, own] = (await agent.read()).messages;
    assert.deepEqual([newest.from_name, newest.from_email, own.own], ["Ana Ortiz", "ana.ortiz@rowan.example", true]);
  })),
  yahoo("reads a sender whose address is not shown", "head=none", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.messages[0].from_name, page.messages[0].from_email, page.messages[0].own], ["Ana Ortiz", "", false]);
    assert.equal(page.key, page.messages[0].key);
  }),
  yahoo("reads a single mail on AOL", "single", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.host, page.found, page.messages.length, page.messages[0].from_email], ["mail.aol.com", "mail", 1, "ana.ortiz@rowan.example"]);
  }, "mail.aol.com"),
  yahoo("takes the newest mail that is not the user's own", "own", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.messages[0].own, page.messages[0].text], [true, "Thank you, I will get back to you."]);
    assert.equal(page.key, page.messages[1].key);
    assert.equal(page.messages[1].from_email, "ana.ortiz@rowan.example");
  }),
  yahoo("takes no address of the page for the user's when it names none", "nameless", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual(page.user, { name: "", email: "" });
    assert.deepEqual(page.messages.map(({ own }) => own), [false, false, false]);
  }),
  yahoo("says that a list is open", "view=list", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.found, page.key, page.messages, page.can_reply], ["list", null, [], false]);
    assert.deepEqual(await agent.insert(), { ok: false, why: "stale" });
  }),
  yahoo("leaves out quoted and hidden text", "mail=quoted", async ({ agent, page }) => {
    assert.equal((await agent.read()).messages[0].text, "Hi Sam, could we set up an interview on Friday?");
    await page.goto("https://mail.yahoo.com/yahoo.html?mail=hidden");
    const [mail] = (await agent.read()).messages;
    assert.equal(mail.text, "Hello Sam, we would like to invite you to an interview at Rowan.\nRegards, Ana");
    assert.equal(mail.hidden_text, true);
  }),
  yahoo("is not taken in by a mail that copies the page", "mail=hostile", async ({ agent, page }) => {
    const seen = await agent.read();
    assert.deepEqual([seen.subject, seen.messages.length, seen.user.email, seen.box.state], ["Interview at Rowan & Pike", 3, "sam.lee@home.example", "none"]);
    assert.deepEqual([seen.messages[0].from_email, seen.messages[0].date], ["ana.ortiz@rowan.example", "Thu, 20 Nov 2025 at 13:19"]);
    assert.deepEqual(await agent.insert({ key: seen.key }), { ok: true, way: "insertText", opened_reply: true });
    assert.deepEqual((await boxOf(page)).lines, OURS);
  }),
  yahoo("tells the user's own words from signature and quote", "box=text-quoted", async ({ agent }) => {
    assert.deepEqual((await agent.read()).box, { state: "text", words: 8, preview: "Dear Ana, my own words & bold ones.", plain: false, signature: "Sam Lee\n+1 555 0100" });
  }),
];

const writing = [
  writes("into an empty reply", "box=empty"),
  writes("above signature and quote", "box=quoted", { ours: SHORTER, after: [...SIGNED, ...QUOTED] }),
  writes("above a signature that stands first", "box=signature-first", { ours: SHORTER, after: SIGNED, newLine: true }),
  writes("above signature and quote, from right to left", "ui=ar&box=quoted", { ours: RTL_TEXT.split("\n"), after: [...SIGNED, ...QUOTED], job: { text: RTL_TEXT, text_without_name: RTL_TEXT, name: "سام لي" } }),
  writes("above the user's words, which stay", "box=text-quoted", { ours: SHORTER, after: [...OWN, "", ...SIGNED, ...QUOTED], job: { mode: "above" } }),
  writes("in place of the user's words, not of signature and quote", "box=text-quoted", { ours: SHORTER, after: [...SIGNED, ...QUOTED], job: { mode: "replace" } }),
  writes("into the reply, not into a new mail to somebody else", "stray&box=empty"),
  yahoo("asks first when the reply has text", "box=text-quoted", async ({ agent, page }) => {
    const before = await boxOf(page);
    const { key } = await agent.read();
    assert.deepEqual(await agent.insert({ key }), { ok: false, why: "has_text", words: 8, preview: "Dear Ana, my own words & bold ones." });
    assert.equal((await boxOf(page)).html, before.html);
  }),
  ...["ui=en", "ui=ar"].map((ui) => yahoo(`opens the reply to the newest mail, beside a new mail to somebody else (${ui})`, `${ui}&stray&reply=quoted&delay=300`, async ({ agent, page }) => {
    const { key, box } = await agent.read();
    assert.equal(box.state, "none");
    assert.deepEqual(await agent.insert({ key }), { ok: true, way: "insertText", opened_reply: true });
    assert.deepEqual((await boxOf(page)).lines, [...SHORTER, "", ...SIGNED, ...QUOTED]);
    assert.deepEqual(await page.eval(() => window.events.filter(({ type }) => type === "click").map(({ target }) => target)), ["btn-reply-sender"]);
    assert.ok(await page.eval(() => window.events.some(({ type, trusted }) => type === "input" && trusted)), "the editor hears of the text");
  })),
  yahoo("presses nothing that is not known as Reply", "wordless", async ({ agent, page }) => {
    const { key, can_reply } = await agent.read();
    assert.equal(can_reply, false);
    assert.deepEqual(await agent.insert({ key }), { ok: false, why: "no_reply_control" });
    assert.deepEqual(await page.eval(() => window.events.filter(({ type }) => type === "click")), []);
  }),
  yahoo("leaves a forward alone", "wordless&forward&box=quoted", async ({ agent, page }) => {
    const before = await boxOf(page);
    const { key, box } = await agent.read();
    assert.equal(box.state, "none");
    assert.deepEqual(await agent.insert({ key }), { ok: false, why: "no_reply_control" });
    assert.equal((await boxOf(page)).html, before.html);
  }),
  yahoo("leaves the answer to somebody else of the conversation alone", "wordless&two=open&box=empty", async ({ agent, page }) => {
    const { key, box, messages } = await agent.read();
    assert.equal(box.state, "none");
    assert.deepEqual(await agent.insert({ key }), { ok: false, why: "no_reply_control" });
    assert.deepEqual((await boxOf(page)).lines, [""]);
    const jonas = messages.find(({ from_email }) => from_email === "jonas@fernbrook.example");
    assert.equal((await agent.insert({ key: jonas.key, newest: key })).ok, true, "but it is the box for that message");
  }),
  yahoo("writes nothing once another mail is open, and once for a double click", "box=empty", async ({ agent, page }) => {
    assert.deepEqual(await agent.insert({ key: "another" }), { ok: false, why: "stale" });
    assert.deepEqual((await boxOf(page)).lines, [""]);
    const { key } = await agent.read();
    await agent.insertTwice({ key });
    assert.deepEqual((await boxOf(page)).lines, OURS);
  }),
  yahoo("takes back only its own text after more typing", "box=quoted", async ({ agent, page }) => {
    const before = await boxOf(page);
    const { key } = await agent.read();
    await agent.insert({ key });
    await page.keys("Ctrl", "End");
    await page.type(" typed later");
    assert.deepEqual(await agent.undo(), { ok: true });
    const { lines } = await boxOf(page);
    assert.deepEqual(lines.slice(0, -1), before.lines.slice(0, -1));
    assert.match(lines.at(-1), /typed later$/);
  }),
];

export const cases = [...reading, ...writing];

// Proton Mail, on its stand-in page: the mail in one frame, the editor in another.
import assert from "node:assert/strict";
import { TEXT, agentOn, sentBy } from "../agent.mjs";

const KEY = "nEwEsT-0003==";
const OURS = TEXT.split("\n");
const SHORTER = OURS.slice(0, -1);

/** What stands in one of the page's editors: as it is, and as lines. */
const boxOf = (page, name) => page.eval((name) => boxAsSeen(window.boxes[name]), name);
const boxNames = (page) => page.eval(() => Object.keys(window.boxes));
const pressed = (page) => page.eval(() => window.events.filter((event) => event.type === "click").map((event) => event.target));
const focusOn = (page, name) => page.eval((name) => window.boxes[name].focus(), name);

const proton = (name, query, run) => ({
  name: `proton: ${name}`,
  run: async (tools) => {
    const bare = await agentOn(tools, `https://mail.proton.me/proton.html?${query}`, "proton");
    const job = { key: KEY, ...(query.includes("ui=ar") ? { name: "سام لي" } : {}) };
    const agent = { ...bare, insert: (more = {}) => bare.insert({ ...job, ...more }) };
    await run({ ...tools, agent });
    assert.deepEqual(await sentBy(tools.page), [], "nothing was sent");
  },
});

const reads = (ui, { subject, user, from, date, text }) => proton(`reads the mail in its frame, its people and the user (${ui})`, `ui=${ui}`, async ({ agent }) => {
  const page = await agent.read();
  assert.deepEqual([page.webmail, page.host, page.found, page.key], ["proton", "mail.proton.me", "mail", KEY]);
  assert.equal(page.subject, subject);
  assert.deepEqual(page.user, user);
  assert.equal(page.can_reply, true);
  assert.deepEqual(page.box, { state: "none", words: 0, preview: "", plain: false, signature: "" });
  assert.equal(page.messages.length, 3);
  const [newest, own, oldest] = page.messages;
  assert.deepEqual(newest, { key: KEY, from_name: from, from_email: "ana.ortiz@rowan.example", to_name: user.name, date, own: false, collapsed: false,
    text, truncated: false, hidden_text: false });
  assert.deepEqual([own.own, own.collapsed, own.text], [true, true, ""]);
  assert.deepEqual([oldest.collapsed, oldest.text, oldest.from_email, oldest.from_name, oldest.key], [true, "", "tom@rowan.example", "Tom Berg", "oLdEsT-0001=="]);
});

const reading = [
  reads("en", {
    subject: "Interview at Rowan & Pike", user: { name: "Sam Lee", email: "sam.lee@home.example" }, from: "Ana Ortiz", date: "Thursday, November 20th, 2025 at 13:19",
    text: ["Hi Sam,", "", "Thanks for applying. We would like to invite you to a first interview for the Data Engineer role at Rowan & Pike next week.", "",
      "When:\tTuesday, 10:00", "Where:\tby video", "Please pick a time <https://calendar.rowan.example/ana>.", "", "Best,", "Ana Ortiz"].join("\n"),
  }),
  reads("ar", {
    subject: "مقابلة في روان", user: { name: "سام لي", email: "sam.lee@home.example" }, from: "آنا أورتيز", date: "Thursday, November 20th, 2025 at 13:19",
    text: ["مرحبا سام،", "", "شكرا على طلبك. نود دعوتك إلى مقابلة أولى الأسبوع القادم.", "", "مع التحية،", "آنا أورتيز"].join("\n"),
  }),
  proton("reads a mail that stands alone", "thread=one&mail=plain", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.subject, page.key, page.messages.length], ["Interview at Rowan & Pike", KEY, 1]);
    assert.equal(page.messages[0].text, "Hi Sam,\n\nwould Tuesday at ten suit you?\n\nAna");
  }),
  proton("takes the newest mail that is not the user's own", "thread=own", async ({ agent }) => {
    const page = await agent.read();
    assert.equal(page.key, KEY);
    assert.deepEqual([page.messages[0].own, page.messages[0].text], [true, "Thank you, I will get back to you."]);
  }),
  proton("says that a list is open", "view=list", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.found, page.key, page.messages], ["list", null, []]);
    assert.deepEqual(await agent.insert(), { ok: false, why: "stale" });
  }),
  proton("reads a sender without an address, and a page that does not name the user", "nobody&nameless", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.messages[0].from_name, page.messages[0].from_email, page.messages[0].own], ["Ana Ortiz", "", false]);
    assert.deepEqual([page.key, page.user.email], [KEY, ""]);
  }),
  proton("reads only what the eye sees", "mail=hidden", async ({ agent }) => {
    const [mail] = (await agent.read()).messages;
    assert.deepEqual(mail.text.match(/HIDDEN-\w+/g), null);
    assert.equal(mail.hidden_text, true);
    assert.match(mail.text, /invite you to an interview at Rowan\.[^]*White on blue is seen\.[^]*Regards, Ana$/);
  }),
  proton("leaves out what earlier mails said", "mail=quoted", async ({ agent }) => {
    assert.equal((await agent.read()).messages[0].text, "Hi Sam, could we set up an interview on Friday?\nBest, Ana");
  }),
  proton("is not taken in by a mail that copies the page", "mail=hostile", async ({ agent, page }) => {
    const seen = await agent.read();
    assert.deepEqual([seen.key, seen.subject, seen.user.name, seen.messages.length, seen.box.state], [KEY, "Interview at Rowan & Pike", "Sam Lee", 3, "none"]);
    assert.equal(seen.messages[0].from_email, "ana.ortiz@rowan.example");
    assert.equal((await agent.insert()).ok, true);
    assert.deepEqual((await boxOf(page, "reply")).lines.slice(0, SHORTER.length), OURS.slice(0, SHORTER.length));
    assert.equal(await page.eval(() => document.querySelector('article[data-message-id^="nEwEsT"] iframe').contentDocument.querySelector("#rooster-editor").textContent), "");
  }),
  ...[["quoted", "empty", 0, "Sam Lee\n+1 555 0100\n\nSent with Proton Mail secure email."], ["empty", "empty", 0, ""], ["text-quoted", "text", 8, "Sam Lee\n+1 555 0100\n\nSent with Proton Mail secure email."]]
    .map(([box, state, words, signature]) => proton(`tells the user's own words from signature and quote (${box})`, `box=${box}`, async ({ agent }) => {
      const preview = words ? "Dear Ana, my own words & bold ones." : "";
      const { box } = await agent.read();
      assert.deepEqual({ ...box, signature: box.signature.replace(/^ +/gm, "") }, { state, words, preview, plain: false, signature });
    })),
];

// ---- Writing

const SIGNED = ["Sam Lee", "+1 555 0100", "", "Sent with Proton Mail secure email.", ""];
const QUOTED = ["On Thursday, November 20th, 2025 at 13:19, Ana Ortiz <ana.ortiz@rowan.example> wrote:", "Hi Sam,", "We would like to invite you.", ""];
const OWN = ["Dear Ana,", "", "my own  words & bold ones."];
const PLAIN_QUOTE = [...QUOTED.slice(0, 1), "", "> Hi Sam,", "> ", "> We would like to invite you."];

/** Inserts, checks the place and what follows; takes it back with Undo, and with one Ctrl+Z where that is the browser's. */
const writes = (name, query, { ours = OURS, after = [], job = {}, box = "reply", ctrlZ = true, picture = "" } = {}) => proton(`writes ${name}`, `${query}${ctrlZ ? "&undo=browser" : ""}`, async ({ agent, page, browser, shots }) => {
  const before = await boxOf(page, box);
  const others = (await boxNames(page)).filter((other) => other !== box);
  const untouched = await Promise.all(others.map((other) => boxOf(page, other)));
  const check = async () => {
    assert.deepEqual(await agent.insert(job), { ok: true, way: "insertText", opened_reply: false });
    const now = await boxOf(page, box);
    assert.deepEqual(now.lines.slice(0, ours.length), ours);
    const rest = now.lines.slice(ours.length);
    assert.deepEqual(rest.slice(0, after.length ? after.length + 1 : 1).filter((line, i) => i || line), after);
    if (rest.length) assert.equal(rest[0], "", "one blank line");
    assert.ok(now.caret.endsWith(ours.at(-1)), `the caret is after our text, not "${now.caret}"`);
    assert.equal(now.focused, true);
    for (const text of new Set(ours.filter(Boolean))) assert.equal(now.html.replaceAll("&amp;", "&").split(text).length, 2, "exactly once");
  };
  await check();
  if (picture) await page.screenshot(`${shots}/proton-${picture}-${browser.name ?? "browser"}.png`);
  assert.deepEqual(await agent.undo(), { ok: true });
  assert.equal((await boxOf(page, box)).html, before.html, "Undo brings the box back as it was");
  if (ctrlZ) {
    await check();
    await page.keys("Ctrl", "z");
    assert.equal((await boxOf(page, box)).html, before.html, "one Ctrl+Z brings the box back as it was");
  }
  for (const [i, other] of others.entries()) assert.equal((await boxOf(page, other)).html, untouched[i].html, "other boxes are left alone");
});

const writing = [
  writes("above the empty signature block", "box=empty"),
  writes("above the signature, which already has the name", "box=signed", { ours: SHORTER, after: SIGNED }),
  writes("above signature and quote", "box=quoted", { ours: SHORTER, after: [...SIGNED, ...QUOTED], picture: "en" }),
  writes("above the user's words", "box=text-quoted", { ours: SHORTER, after: [...OWN, "", "", ...SIGNED, ...QUOTED], job: { mode: "above" } }),
  writes("in place of the user's words", "box=text-quoted", { ours: SHORTER, after: ["", ...SIGNED, ...QUOTED], job: { mode: "replace" } }),
  writes("from right to left", "ui=ar&box=signed", { after: ["سام لي"], job: { text: TEXT, text_without_name: TEXT }, picture: "ar" }),
  writes("where the editor keeps its own steps", "box=quoted", { ours: SHORTER, after: [...SIGNED, ...QUOTED], ctrlZ: false }),
  writes("into a quick reply", "quick=signature", { after: ["Sent with Proton Mail secure email."], box: "quick-2" }),
  writes("into a text field", "plain&box=empty"),
  writes("into a text field above the quote", "plain&box=quoted", { after: ["", ...PLAIN_QUOTE].slice(1) }),
  writes("into a text field above the user's words", "plain&box=text-quoted", { after: ["Dear Ana,", "", "my own words.", "", ...PLAIN_QUOTE], job: { mode: "above" } }),
  writes("into a text field in place of the user's words", "plain&box=text-quoted", { after: PLAIN_QUOTE, job: { mode: "replace" } }),
  writes("into the reply, not the new mail beside it", "stray=new&box=signed", { ours: SHORTER, after: SIGNED }),
  writes("into the reply, not one of the same subject to someone else", "stray=same&box=signed&pills", { ours: SHORTER, after: SIGNED }),

  ...["box=text", "plain&box=text", "quick=text"].map((query) => proton(`asks first when the reply has text (${query})`, query, async ({ agent, page }) => {
    const [name] = await boxNames(page);
    const before = await boxOf(page, name);
    const answer = await agent.insert();
    assert.deepEqual([answer.ok, answer.why, answer.preview.slice(0, 16)], [false, "has_text", "Dear Ana, my own"]);
    assert.equal((await boxOf(page, name)).html, before.html);
  })),
  ...["ui=en&reply=signed", "ui=ar&reply=signed&delay=400", "plain&reply=quoted", "reply=signed&reply-to", "reply=signed&nobody", "thread=own&reply=signed"].map((query) => proton(`opens the reply itself (${query})`, query, async ({ agent, page }) => {
    assert.deepEqual(await agent.insert({ newest: KEY }), { ok: true, way: "insertText", opened_reply: true });
    const { lines } = await boxOf(page, "reply");
    assert.deepEqual(lines.slice(0, SHORTER.length), SHORTER);
    assert.deepEqual(await pressed(page), ["message-view:reply"]);
    assert.equal(await page.eval(() => document.querySelectorAll(".composer").length), 1);
    // The same box is known again, and nothing is opened twice.
    assert.equal((await agent.read()).box.state, "text");
    assert.equal((await agent.insert()).why, "has_text");
    assert.deepEqual(await pressed(page), ["message-view:reply"]);
    assert.deepEqual(await agent.undo(), { ok: true });
    assert.ok(!(await boxOf(page, "reply")).lines.includes(OURS[0]));
  })),
  ...["stray=new", "stray=same", "stray=sender", "forward&box=quoted", "forward=friend&box=quoted", "ui=ar&forward&box=quoted&pills", "thread=two&other=signature"].map((query) => proton(`leaves another mail's box alone (${query})`, query, async ({ agent, page }) => {
    const [other] = await boxNames(page);
    const before = await boxOf(page, other);
    assert.equal((await agent.read()).box.state, "none");
    assert.equal((await agent.insert()).opened_reply, true);
    assert.ok((await boxOf(page, "reply")).lines.includes(OURS[0]));
    assert.equal((await boxOf(page, other)).html, before.html);
  })),
  proton("gives up when no reply opens", "delay=100000", async ({ agent }) => {
    assert.deepEqual(await agent.insert(), { ok: false, why: "no_box" });
  }),
  proton("writes nothing once another mail is open", "box=empty", async ({ agent, page }) => {
    const before = await boxOf(page, "reply");
    assert.deepEqual(await agent.insert({ key: "another" }), { ok: false, why: "stale" });
    assert.deepEqual(await agent.insert({ newest: "oLdEsT-0001==" }), { ok: false, why: "stale" });
    assert.equal((await boxOf(page, "reply")).html, before.html);
  }),
  proton("inserts once for a double click, presses no key and nothing else", "box=empty", async ({ agent, page }) => {
    const twice = await agent.insertTwice({ key: KEY });
    assert.ok(twice.some(({ ok }) => ok), JSON.stringify(twice));
    assert.equal((await boxOf(page, "reply")).lines.filter((line) => line === OURS[0]).length, 1);
    const events = await page.eval(() => window.events);
    assert.deepEqual(events.filter((event) => /keydown|click/.test(event.type)), []);
    assert.ok(events.some((event) => event.type === "input") && events.every((event) => event.trusted || event.type === "paste"));
  }),
  proton("takes its text back after the editor's own Ctrl+Z", "box=quoted", async ({ agent, page }) => {
    const before = await boxOf(page, "reply");
    assert.equal((await agent.insert()).ok, true);
    await page.keys("Ctrl", "z");
    const { ok, why } = await agent.undo();
    assert.ok(ok || why === "nothing", why);
    assert.equal((await boxOf(page, "reply")).html, before.html);
  }),
  proton("keeps what the user typed before and after", "box=empty", async ({ agent, page }) => {
    await focusOn(page, "reply");
    await page.keys("Ctrl", "Home");
    await page.type("Typed by me.");
    const before = await boxOf(page, "reply");
    assert.equal((await agent.insert({ mode: "above" })).ok, true);
    assert.deepEqual((await boxOf(page, "reply")).lines.slice(0, OURS.length + 2), [...OURS, "", "Typed by me."]);
    assert.deepEqual(await agent.undo(), { ok: true });
    assert.equal((await boxOf(page, "reply")).html, before.html);
    await agent.insert({ mode: "above" });
    await page.keys("Ctrl", "End");
    await page.type("PS");
    assert.deepEqual(await agent.undo(), { ok: true });
    const { lines } = await boxOf(page, "reply");
    assert.deepEqual([lines[0], lines.filter((line) => line === "PS").length, lines.includes(OURS[0])], ["Typed by me.", 1, false]);
  }),
];

export const cases = [...reading, ...writing];

// Zoho Mail: its plan, on its stand-in page; the editor is the body of a frame.
import assert from "node:assert/strict";
import { agentOn, sentBy, TEXT } from "../agent.mjs";

const KEY = "zm_Container_m1695299287448110003";
const OURS = TEXT.split("\n");
const SHORTER = OURS.slice(0, -1);
const SIGNED = ["Sam Lee", "+1 555 0100"];
const OWN = ["Dear Ana,", "", "my own  words & bold ones."];
const QUOTED = ["Hi Sam,", "We would like to invite you."];
const HOSTS = { en: "mail.zoho.com", ar: "mail.zoho.sa" };

const zoho = (name, query, run) => ({
  name: `zoho: ${name}${query ? ` (${query})` : ""}`,
  run: async (tools) => {
    const arabic = query.includes("ui=ar");
    const bare = await agentOn(tools, `https://${HOSTS[arabic ? "ar" : "en"]}/zoho.html?${query}`, "zoho");
    const agent = { ...bare, insert: (job = {}) => bare.insert({ key: KEY, ...(arabic ? { name: "سام لي" } : {}), ...job }) };
    await run({ ...tools, agent });
    assert.deepEqual(await sentBy(tools.page), [], "nothing was sent");
  },
});

const boxOf = (page, name = "reply") => page.eval((name) => boxAsSeen(window.boxes[name]), name);
const clicks = (page) => page.eval(() => window.events.filter(({ type }) => type === "click").map(({ target }) => target));

const reads = (ui, { subject, user, from, text }) => zoho("reads the open mail, its people and the user", `ui=${ui}`, async ({ agent }) => {
  const page = await agent.read();
  assert.deepEqual([page.webmail, page.host, page.found, page.key, page.subject], ["zoho", HOSTS[ui], "mail", KEY, subject]);
  assert.deepEqual(page.user, { name: user, email: "sam.lee@home.example" });
  assert.deepEqual([page.box.state, page.can_reply, page.messages.length], ["none", false, 3]);
  const [newest, own, oldest] = page.messages;
  assert.deepEqual(newest, { key: KEY, from_name: from, from_email: "ana.ortiz@rowan.example", to_name: user, date: "20 Nov, 1:19 PM",
    own: false, collapsed: false, text, truncated: false, hidden_text: false });
  assert.deepEqual([own.own, own.from_name, own.to_name, own.text], [true, user, from, "Dear Ana, please find my application attached."]);
  assert.deepEqual([oldest.collapsed, oldest.own, oldest.from_name, oldest.from_email, oldest.text], [true, false, "Tom Berg", "tom@rowan.example", ""]);
});

const reading = [
  reads("en", {
    subject: "Interview at Rowan & Pike", user: "Sam Lee", from: "Ana Ortiz",
    text: ["Hi Sam,", "", "Thanks for applying. We would like to invite you to a first interview for the Data Engineer role at Rowan & Pike next week.", "",
      "Please pick a time <https://calendar.rowan.example/ana>.", "", "Best,", "Ana Ortiz"].join("\n"),
  }),
  reads("ar", {
    subject: "مقابلة في روان", user: "سام لي", from: "آنا أورتيز",
    text: ["مرحبا سام،", "", "شكرا على طلبك. نود دعوتك إلى مقابلة أولى الأسبوع القادم.", "", "مع التحية،", "آنا أورتيز"].join("\n"),
  }),
  zoho("takes the newest mail that is not the user's own", "own", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.key, page.messages[0].own, page.messages[0].text], [KEY, true, "Thank you, I will get back to you."]);
  }),
  zoho("reads a mail alone, with its long head, whose subject only the list shows", "view=one&heading=hidden&details", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.subject, page.messages.length, page.messages[0].from_email], ["Interview at Rowan & Pike", 1, "ana.ortiz@rowan.example"]);
    assert.equal(page.messages[0].date, "Thu, 20 Nov 2025 1:19:00 PM +0000");
  }),
  zoho("says that a list is open, whatever the closed pane still holds", "view=list", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.found, page.key, page.messages], ["list", null, []]);
    assert.deepEqual(await agent.insert(), { ok: false, why: "stale" });
  }),
  zoho("takes a sender without an address for somebody else", "nobody", async ({ agent }) => {
    const { key, messages: [newest] } = await agent.read();
    assert.deepEqual([key, newest.from_name, newest.from_email, newest.own], [KEY, "Ana Ortiz", "", false]);
  }),
  zoho("reads only what the eye sees", "mail=hidden", async ({ agent }) => {
    const [mail] = (await agent.read()).messages;
    assert.deepEqual([mail.text.match(/HIDDEN-\w+/g), mail.hidden_text], [null, true]);
    assert.match(mail.text, /invite you to an interview at Rowan\.[^]*Regards, Ana$/);
  }),
  zoho("leaves out what earlier mails said", "mail=quoted", async ({ agent }) => {
    assert.equal((await agent.read()).messages[0].text, "Hi Sam, could we set up an interview on Friday?");
  }),
  zoho("is not taken in by a mail that copies the page", "mail=hostile&box=empty", async ({ agent, page }) => {
    const seen = await agent.read();
    assert.deepEqual([seen.key, seen.subject, seen.user.email, seen.messages.length], [KEY, "Interview at Rowan & Pike", "sam.lee@home.example", 3]);
    assert.deepEqual([seen.messages[0].from_email, seen.messages[0].date], ["ana.ortiz@rowan.example", "20 Nov, 1:19 PM"]);
    assert.equal((await agent.insert()).ok, true);
    assert.ok((await boxOf(page)).lines.includes(OURS[2]));
    assert.equal(await page.eval(() => document.querySelector(".fake-box").textContent), "");
  }),
  zoho("tells the user's own words from signature and quote", "box=text-quoted", async ({ agent }) => {
    assert.deepEqual((await agent.read()).box, { state: "text", words: 8, preview: "Dear Ana, my own words & bold ones.", plain: false, signature: "Sam Lee\n+1 555 0100" });
  }),
];

// ---- Writing

/** Inserts, checks the place and what follows, and takes it back byte for byte: once with one Ctrl+Z, once with Undo. */
const writes = (name, query, { ours = OURS, after = [], quoted = false, job = {}, way = "insertText", picture = "" } = {}) => zoho(`writes ${name}`, query, async ({ agent, page, browser, shots }) => {
  const before = await boxOf(page);
  const check = async () => {
    assert.deepEqual(await agent.insert(job), { ok: true, way, opened_reply: false });
    const { html, lines, focused, caret } = await boxOf(page);
    assert.deepEqual(lines.slice(0, ours.length), ours);
    const rest = lines.slice(ours.length);
    assert.ok(rest.length === 0 || rest[0] === "", "a blank line follows");
    assert.deepEqual(rest.slice(1, 1 + after.length), after);
    if (quoted) assert.deepEqual(rest.slice(-2), QUOTED);
    for (const line of ours.filter(Boolean)) assert.equal(html.split(line).length - 1, 1 + after.filter((other) => other.includes(line)).length, `"${line}" once`);
    assert.deepEqual([focused, caret.endsWith(ours.at(-1))], [true, true]);
    for (const part of before.html.match(/<div class="zmail_signature_below">.*?<\/div><\/div><\/div>|<div class="zmail_extra".*<\/blockquote>/g) ?? []) assert.ok(html.includes(part), "signature and quote are kept");
  };
  await check();
  if (picture) await page.screenshot(`${shots}/zoho-${picture}-${browser.name}.png`);
  await page.keys("Ctrl", "z");
  const undone = (await boxOf(page)).html;
  // Above a signature that stands first, the empty line that made room for the caret may stay until Undo.
  assert.equal(way === "newLine" ? undone.replace(/^<div><br><\/div>/, "") : undone, before.html, "one Ctrl+Z");
  assert.equal((await agent.undo()).why, "nothing");
  assert.equal((await boxOf(page)).html, before.html);
  await check();
  assert.deepEqual(await agent.undo(), { ok: true });
  assert.equal((await boxOf(page)).html, before.html, "Undo");
});

const writing = [
  writes("above signature and quote", "box=quoted", { ours: SHORTER, after: SIGNED, quoted: true, picture: "en" }),
  writes("above signature and quote", "ui=ar&box=quoted", { after: ["سام لي", "+1 555 0100"], quoted: true, job: { text_without_name: TEXT }, picture: "ar" }),
  writes("above a signature that stands first", "box=signature-first", { ours: SHORTER, after: SIGNED, quoted: true, way: "newLine" }),
  writes("above the user's words", "box=text-quoted", { ours: SHORTER, after: OWN, quoted: true, job: { mode: "above" } }),
  writes("in place of the user's words", "ui=ar&box=text-quoted", { after: ["سام لي"], quoted: true, job: { mode: "replace", text_without_name: TEXT } }),
  writes("into a reply inside of the message", "box=empty&where=message"),
  writes("into a reply that floats above the page", "box=signature&where=float", { ours: SHORTER, after: SIGNED }),
  writes("into an editor with an undo of its own", "box=signature&snapshots", { ours: SHORTER, after: SIGNED }),
  writes("into a text field, above the quote", "plain&box=quoted", { after: [`---- On Thu, 20 Nov 2025 13:19:00 +0000 Ana Ortiz <ana.ortiz@rowan.example> wrote:`] }),

  ...["ui=en", "ui=ar"].map((ui) => zoho("leaves Reply to the user, and knows the reply then", `reply=signature&${ui}`, async ({ agent, page }) => {
    assert.deepEqual(await agent.insert(), { ok: false, why: "no_reply_control" });
    assert.deepEqual(await clicks(page), []);
    await page.click(".zmRply");
    assert.deepEqual(await agent.insert(), { ok: true, way: "insertText", opened_reply: false });
    assert.ok((await boxOf(page)).lines.includes(OURS[2]));
  })),
  zoho("writes into a reply that took the place of the conversation", "where=tab&reply=signature", async ({ agent, page }) => {
    assert.equal((await agent.read()).key, KEY);
    await page.click(".zmRply");
    assert.deepEqual(await agent.insert(), { ok: true, way: "insertText", opened_reply: false });
    assert.deepEqual((await boxOf(page)).lines.slice(0, SHORTER.length), SHORTER);
  }),
  ...["box=text-quoted", "plain&box=text&ui=ar"].map((query) => zoho("asks first when the reply has text", query, async ({ agent, page }) => {
    const before = await boxOf(page);
    const answer = await agent.insert();
    assert.deepEqual([answer.ok, answer.why, answer.preview.slice(0, 16)], [false, "has_text", "Dear Ana, my own"]);
    assert.equal((await boxOf(page)).html, before.html);
  })),
  ...["stray=friend", "stray=same", "stray=sender&ui=ar", "someone&box=signature&where=other", "forward&box=quoted", "forward&box=quoted&where=message&ui=ar", "forward=friend&box=quoted"]
    .map((query) => zoho("takes the box of another mail for no reply", query, async ({ agent, page }) => {
      const [name] = await page.eval(() => Object.keys(window.boxes));
      const before = await boxOf(page, name);
      assert.equal((await agent.read()).box.state, "none");
      assert.deepEqual(await agent.insert(), { ok: false, why: "no_reply_control" });
      assert.equal((await boxOf(page, name)).html, before.html);
    })),
  zoho("writes into the reply, not the new mail beside it", "stray=same&box=signature", async ({ agent, page }) => {
    const before = await boxOf(page, "stray");
    assert.equal((await agent.insert()).ok, true);
    assert.ok((await boxOf(page)).lines.includes(OURS[2]));
    assert.equal((await boxOf(page, "stray")).html, before.html);
  }),
  zoho("writes nothing once another mail is open", "box=empty", async ({ agent, page }) => {
    assert.deepEqual(await agent.insert({ key: "zm_Container_m7" }), { ok: false, why: "stale" });
    assert.deepEqual(await agent.insert({ newest: "zm_Container_m1695299287448110001" }), { ok: false, why: "stale" });
    assert.deepEqual((await boxOf(page)).lines, [""]);
  }),
];

export const cases = [...reading, ...writing];

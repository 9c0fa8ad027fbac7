// Outlook on the web: its plan, on its stand-in page.
import assert from "node:assert/strict";
import { agentOn, sentBy, TEXT } from "../agent.mjs";

const OURS = TEXT.split("\n");
const SHORTER = OURS.slice(0, -1);
const SIGNED = ["Sam Lee", "+1 555 0100"];
const OWN = ["Dear Ana,", "", "my own  words & bold ones."];
const QUOTED = ["Hi Sam,", "We would like to invite you."];
const MAIL = [
  "Hi Sam,", "", "Thanks for applying. We would like to invite you to a first interview for the Data Engineer role at Rowan & Pike next week.", "",
  "Please pick a time <https://calendar.rowan.example/ana>.", "", "Best,", "Ana Ortiz", "Talent Partner, Rowan & Pike"].join("\n");

const outlook = (name, query, run, host = "outlook.live.com") => ({
  name: `outlook: ${name}${query ? ` (${query})` : ""}`,
  run: async (tools) => {
    const agent = await agentOn(tools, `https://${host}/outlook.html?${query}`, "outlook");
    await run({ ...tools, agent });
    assert.deepEqual(await sentBy(tools.page), [], "nothing was sent");
  },
});

/** The reply box as seen. */
const boxOf = (page, which = "[data-app-section='MailReadCompose'] [aria-multiline]:not([role='document'] *)") =>
  page.eval((which) => boxAsSeen(document.querySelector(which)), which);
const clicks = (page) => page.eval(() => window.events.filter(({ type }) => type === "click").map(({ target }) => target));
/** Inserts into the reply to the newest mail. */
const insert = async (agent, job = {}) => agent.insert({ key: (await agent.read()).key, ...job });

const LANGUAGES = ["en", "de", "ar", "he"];
const HOSTS = { en: "outlook.live.com", de: "outlook.office.com", ar: "outlook.office365.com", he: "outlook.cloud.microsoft" };
const DATES = { en: "Thu 11/20/2025 1:19 PM", de: "Do, 20.11.2025 13:19", ar: "الخميس ٢٠/١١/٢٠٢٥ ١:١٩ م", he: "יום ה 20/11/2025 13:19" };

const reading = [
  ...LANGUAGES.flatMap((ui) => ["", "&top"].map((top) => outlook("reads the open mail, its people and the user", `ui=${ui}${top}`, async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.webmail, page.host, page.found], ["outlook", HOSTS[ui], "mail"]);
    assert.equal(page.subject, "Interview at Rowan & Pike");
    assert.deepEqual(page.user, { name: "Sam Lee", email: "sam.lee@home.example" });
    assert.deepEqual(page.box, { state: "none", words: 0, preview: "", plain: false, signature: "" });
    assert.equal(page.can_reply, true);
    assert.equal(page.messages.length, 3);
    const [newest, own, oldest] = page.messages;
    assert.deepEqual(newest, { key: page.key, from_name: "Ana Ortiz", from_email: "ana.ortiz@rowan.example", to_name: "Sam Lee",
      date: DATES[ui], own: false, collapsed: false, text: MAIL, truncated: false, hidden_text: false });
    assert.deepEqual([own.own, own.from_name, own.to_name, own.text], [true, "Sam Lee", "Ana Ortiz", "Dear Ana, please find my application attached."]);
    assert.deepEqual([oldest.collapsed, oldest.own, oldest.from_name, oldest.from_email, oldest.text], [true, false, "Tom Berg", "tom@rowan.example", ""]);
    assert.equal((await agent.read()).key, page.key, "the key stays the same");
  }, HOSTS[ui]))),
  ...["ui=en&own", "ui=ar&own&top"].map((query) => outlook("takes the newest mail that is not the user's own", query, async ({ agent }) => {
    const { key, messages } = await agent.read();
    assert.deepEqual(messages.map(({ own }) => own), [true, false, true, false]);
    assert.equal(key, messages[1].key);
    assert.equal(messages[1].from_name, "Ana Ortiz");
  })),
  outlook("knows the user by name where no address is shown", "account=hidden&own&ui=de", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual(page.user, { name: "Sam Lee", email: "" });
    assert.equal(page.messages.find(({ key }) => key === page.key).from_name, "Ana Ortiz");
  }),
  outlook("takes a sender without an address for somebody else", "nameless", async ({ agent }) => {
    const page = await agent.read();
    const [newest] = page.messages;
    assert.deepEqual([newest.from_name, newest.from_email, newest.own, newest.key === page.key], ["Ana Ortiz", "", false, true]);
  }),
  ...["view=one&ui=he", "view=item&ui=de"].map((query) => outlook("reads a mail that stands alone", query, async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.found, page.subject, page.messages.length], ["mail", "Interview at Rowan & Pike", 1]);
    assert.deepEqual([page.messages[0].text, page.messages[0].from_email], [MAIL, "ana.ortiz@rowan.example"]);
  })),
  ...["ui=en", "ui=ar"].map((ui) => outlook("says that a list is open", `view=list&${ui}`, async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.found, page.key, page.messages, page.box.state], ["list", null, [], "none"]);
    assert.deepEqual(await agent.insert({ key: "read before" }), { ok: false, why: "stale" });
  })),
  outlook("leaves out what earlier mails said", "mail=quoted", async ({ agent }) => {
    assert.equal((await agent.read()).messages[0].text, "Hi Sam, could we set up an interview on Friday?");
  }),
  outlook("reads only what the eye sees", "mail=hidden&ui=he", async ({ agent }) => {
    const [mail] = (await agent.read()).messages;
    assert.deepEqual([mail.text.match(/HIDDEN-\w+/g), mail.hidden_text], [null, true]);
    assert.match(mail.text, /invite you to an interview at Rowan\.[^]*Regards, Ana$/);
  }),
  outlook("is not taken in by a mail that copies the page", "mail=hostile", async ({ agent, page }) => {
    const seen = await agent.read();
    assert.deepEqual([seen.subject, seen.messages.length, seen.box.state], ["Interview at Rowan & Pike", 3, "none"]);
    assert.deepEqual([seen.messages[0].from_email, seen.messages[0].date], ["ana.ortiz@rowan.example", DATES.en]);
    assert.equal((await insert(agent)).ok, true);
    assert.deepEqual(await clicks(page), ["Reply"]);
    assert.equal(await page.eval(() => document.querySelector(".fake-box").textContent), "");
  }),
  ...["where=message", "where=above&top", "where=conversation&top"].map((query) => outlook("does not take what heads a reply for the mail's", `box=quoted&ui=de&${query}`, async ({ agent }) => {
    const { key, user, messages } = await agent.read();
    assert.deepEqual(messages[0], { key, from_name: "Ana Ortiz", from_email: "ana.ortiz@rowan.example", to_name: "Sam Lee",
      date: DATES.de, own: false, collapsed: false, text: MAIL, truncated: false, hidden_text: false });
    assert.deepEqual([messages.length, user.name], [3, "Sam Lee"]);
  })),
  outlook("counts signature and quote as nobody's words", "box=quoted", async ({ agent }) => {
    assert.deepEqual((await agent.read()).box, { state: "empty", words: 0, preview: "", plain: false, signature: "Sam Lee\n+1 555 0100" });
  }),
];

/** Inserts, checks the place, and takes it back by one Ctrl+Z, byte for byte; then once more by Undo. */
const writes = (name, query, { ours = OURS, after = [], job = {}, way = "insertText", quoted = false } = {}) => outlook(`writes ${name}`, query, async ({ agent, page }) => {
  const before = await boxOf(page);
  const check = async () => {
    assert.deepEqual(await insert(agent, job), { ok: true, way, opened_reply: false });
    const { lines, focused } = await boxOf(page);
    assert.deepEqual(lines.slice(0, ours.length), ours);
    const rest = lines.slice(ours.length);
    assert.equal(rest.length === 0 || rest[0] === "", true, "a blank line follows");
    assert.deepEqual(rest.slice(1, 1 + after.length), after);
    if (quoted) assert.deepEqual(rest.slice(-2), QUOTED);
    assert.equal(lines.filter((line) => line === OURS[2]).length, 1);
    assert.equal(focused, true);
  };
  await check();
  const { html } = await boxOf(page);
  for (const part of before.html.match(/<div id="Signature">.*?<\/div><\/div>|<div id="appendonsend">.*$/g) ?? []) assert.ok(html.includes(part), `${part} is kept`);
  await page.keys("Ctrl", "z");
  const undone = (await boxOf(page)).html;
  // Above a quote that stands first, the empty line that made room for the caret may stay until Undo.
  assert.equal(way === "newLine" ? undone.replace(/^<div><br><\/div>/, "") : undone, before.html, "one Ctrl+Z");
  assert.equal((await agent.undo()).why, "nothing");
  assert.equal((await boxOf(page)).html, before.html);
  await check();
  assert.deepEqual(await agent.undo(), { ok: true });
  assert.equal((await boxOf(page)).html, before.html, "Undo");
});

const writing = [
  ...LANGUAGES.map((ui) => writes("above signature and quote", `box=quoted&ui=${ui}`, { ours: SHORTER, after: SIGNED, quoted: true })),
  writes("into an empty reply", "box=empty&ui=ar&top"),
  writes("above a quote that stands first", "box=quote-first&ui=he", { way: "newLine", quoted: true }),
  writes("above the user's words", "box=text-quoted&ui=de", { ours: SHORTER, after: OWN, job: { mode: "above" }, quoted: true }),
  writes("in place of the user's words", "box=text-quoted", { ours: SHORTER, after: SIGNED, job: { mode: "replace" }, quoted: true }),
  writes("into a reply that stands between the messages", "box=signature&where=conversation&top&ui=de", { ours: SHORTER, after: SIGNED }),
  writes("into a reply above the mail's head", "box=signature&where=above&top&ui=he", { ours: SHORTER, after: SIGNED }),
  writes("into a reply with its recipients open", "box=signature&field&ui=ar", { ours: SHORTER, after: SIGNED }),
  writes("into the reply to a mail that stands alone", "view=item&box=signature", { ours: SHORTER, after: SIGNED }),
  writes("into an editor with an undo of its own", "snapshots&box=signature", { ours: SHORTER, after: SIGNED }),

  ...["ui=en", "ui=ar"].map((ui) => outlook("asks first when the reply has text", `box=text-quoted&${ui}`, async ({ agent, page }) => {
    const before = await boxOf(page);
    assert.deepEqual(await insert(agent), { ok: false, why: "has_text", words: 8, preview: "Dear Ana, my own words & bold ones." });
    assert.equal((await boxOf(page)).html, before.html);
  })),
  ...["ui=en", "ui=he&top", "ui=de&view=item"].map((query) => outlook("opens the reply itself", `reply=signature&delay=300&${query}`, async ({ agent, page }) => {
    assert.deepEqual(await insert(agent), { ok: true, way: "insertText", opened_reply: true });
    assert.deepEqual((await boxOf(page)).lines.slice(0, SHORTER.length), SHORTER);
    assert.equal((await clicks(page)).length, 1);
  })),
  outlook("answers the newest mail, not the user's own below it", "reply=empty&own", async ({ agent, page }) => {
    assert.equal((await insert(agent)).ok, true);
    assert.equal(await page.eval(() => document.querySelector("[aria-multiline]").closest("[aria-expanded]").querySelector("[id$='_FROM']").textContent), "Ana Ortiz<ana.ortiz@rowan.example>");
  }),
  ...["unnamed", "odd-reply&ui=ar"].map((query) => outlook("presses no Reply that it does not know, or that looks like Send", query, async ({ agent, page }) => {
    assert.equal((await agent.read()).can_reply, false);
    assert.deepEqual(await insert(agent), { ok: false, why: "no_reply_control" });
    assert.deepEqual(await clicks(page), []);
  })),
  ...["stray=docked", "stray=dialog&ui=ar"].map((query) => outlook("leaves a new mail to somebody else alone", `${query}&box=empty`, async ({ agent, page }) => {
    assert.equal((await insert(agent)).ok, true);
    const texts = await page.eval(() => [...document.querySelectorAll("[aria-multiline]")].map((box) => box.textContent));
    assert.equal(texts.filter(Boolean).length, 1);
    assert.ok((await boxOf(page, "[data-app-section='ConversationContainer'] [aria-multiline]")).lines.includes(OURS[2]));
  })),
  ...["stray=docked", "stray=dialog&ui=he"].map((query) => outlook("takes a new mail to somebody else for no reply", query, async ({ agent, page }) => {
    assert.equal((await agent.read()).box.state, "none");
    assert.equal((await insert(agent)).opened_reply, true);
    assert.ok((await boxOf(page, "[data-app-section='ConversationContainer'] [aria-multiline]")).lines.includes(OURS[2]));
  })),
  outlook("leaves the reply to another person of the conversation alone", "someone&box=empty&where=other&unnamed", async ({ agent, page }) => {
    assert.equal((await agent.read()).box.state, "none");
    assert.deepEqual(await insert(agent), { ok: false, why: "no_reply_control" });
    assert.equal((await boxOf(page)).html, '<div class="elementToProof"><br></div>');
  }),
  ...["ui=en", "ui=de&where=conversation", "ui=ar&view=item"].map((query) => outlook("leaves a forward alone", `forward&box=quoted&unnamed&${query}`, async ({ agent, page }) => {
    const before = await boxOf(page);
    assert.equal((await agent.read()).box.state, "none");
    assert.deepEqual(await insert(agent), { ok: false, why: "no_reply_control" });
    assert.equal((await boxOf(page)).html, before.html);
  })),
  outlook("writes nothing once another mail is open", "box=empty", async ({ agent, page }) => {
    assert.deepEqual(await agent.insert({ key: "another" }), { ok: false, why: "stale" });
    assert.deepEqual((await boxOf(page)).lines, [""]);
  }),
  outlook("asks before it inserts a second time", "box=signature", async ({ agent, page }) => {
    const { key } = await agent.read();
    assert.equal((await agent.insert({ key })).ok, true);
    assert.deepEqual((await agent.insert({ key })).why, "has_text");
    assert.equal((await boxOf(page)).lines.filter((line) => line === OURS[2]).length, 1);
  }),
];

export const cases = [...reading, ...writing];

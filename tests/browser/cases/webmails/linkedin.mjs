// LinkedIn's messages, on the stand-in page: several conversations at once, no addresses, a box under each.
import assert from "node:assert/strict";
import { TEXT, agentOn, sentBy } from "../agent.mjs";

const KEY = (number) => `urn:li:msg_message:(urn:li:fsd_profile:ACoAASam,2-MTAw${number}==)`;
const NEWEST = KEY("Mw");
const OURS = TEXT.split("\n");
const OWN = ["Dear Ana,", "", "my own  words & ones."];
const MAIL = {
  en: "Hi Sam,\n\nwe would like to invite you to a first interview for the Data Engineer role at Rowan & Pike next week. Would Tuesday at ten suit you?\n\nAna",
  ar: "مرحبا سام،\n\nنود دعوتك إلى مقابلة أولى لدور مهندس بيانات في روان الأسبوع القادم. هل يناسبك الثلاثاء؟\n\nآنا",
};
const PEOPLE = { en: { ana: "Ana Ortiz", sam: "Sam Lee" }, ar: { ana: "آنا أورتيز", sam: "سام لي" } };

const boxOf = (page, name = "reply") => page.eval((name) => boxAsSeen(window.boxes[name]), name);
const modelOf = (page, name = "reply") => page.eval((name) => window.models[name], name);
const clicks = (page) => page.eval(() => window.events.filter(({ type }) => type === "click" || type === "keydown"));

const linkedin = (name, query, run) => ({
  name: `linkedin: ${name}${query ? ` (${query})` : ""}`,
  run: async (tools) => {
    const bare = await agentOn(tools, `https://www.linkedin.com/linkedin.html?${query}`, "linkedin");
    const agent = { ...bare, insert: (job = {}) => bare.insert({ key: NEWEST, ...job }) };
    await run({ ...tools, agent });
    assert.deepEqual(await sentBy(tools.page), [], "nothing was sent");
  },
});

const reading = [
  ...["view=page&ui=en", "view=page&ui=ar", "view=bubble&ui=en", "view=shadow&ui=ar"].map((query) => linkedin("reads the open conversation, the other person and the user", query, async ({ agent, page }) => {
    const ui = query.slice(-2);
    const { ana, sam } = PEOPLE[ui];
    const seen = await agent.read();
    assert.deepEqual([seen.webmail, seen.host, seen.found, seen.key, seen.subject], ["linkedin", "www.linkedin.com", "mail", NEWEST, ""]);
    assert.deepEqual(seen.user, { name: sam, email: "" });
    assert.deepEqual(seen.box, { state: "empty", words: 0, preview: "", plain: false, signature: "" });
    const [newest, own, oldest] = seen.messages;
    assert.equal(seen.messages.length, 3);
    assert.deepEqual(newest, { key: NEWEST, from_name: ana, from_email: "", to_name: "", date: "1:19 PM", own: false, collapsed: false,
      text: MAIL[ui], truncated: false, hidden_text: false });
    assert.deepEqual([own.own, own.from_name, own.text], [true, sam, "Thank you, I would like to hear more."]);
    assert.deepEqual([oldest.own, oldest.from_name, oldest.key], [false, ana, KEY("MQ")]);
    assert.deepEqual(await clicks(page), []);
  })),
  linkedin("reads the subject of an InMail", "inmail&view=bubble", async ({ agent }) => {
    const { subject, messages } = await agent.read();
    assert.equal(subject, "Data Engineer at Rowan & Pike");
    assert.equal(messages.at(-1).text, "Hi Sam, your profile caught my eye. Are you open to new roles?", "the subject is not part of the text");
  }),
  linkedin("takes the newest message that is not the user's own", "thread=own", async ({ agent }) => {
    const { key, messages } = await agent.read();
    assert.deepEqual([key, messages.length, messages[0].own], [NEWEST, 4, true]);
  }),
  linkedin("takes what one person wrote in a row for one message", "thread=pieces&view=bubble", async ({ agent }) => {
    const { key, messages } = await agent.read();
    assert.equal(messages.length, 3);
    assert.deepEqual([messages[0].from_name, messages[0].date], ["Ana Ortiz", "1:19 PM"]);
    assert.equal(messages[0].text, "Hi Sam,\n\nwe would like to invite you to an interview for the Data Engineer role.\n\nWould Tuesday at ten suit you?");
    assert.equal(key, KEY("Ng"), "one more line makes it another message");
  }),
  linkedin("tells by its mark who wrote a message without a head", "thread=orphan", async ({ agent }) => {
    const oldest = (await agent.read()).messages.at(-1);
    assert.deepEqual([oldest.from_name, oldest.own], ["", false]);
  }),
  linkedin("reads where a link leads", "mail=link", async ({ agent }) => {
    assert.equal((await agent.read()).messages[0].text, "Hi Sam, please pick a time for our interview: here <https://calendar.rowan.example/ana>. Ana");
  }),
  ...["view=bubble&thread=one", "view=page&thread=own"].map((query) => linkedin("knows the user without the picture at the top", `nameless&${query}`, async ({ agent }) => {
    const { key, user, messages } = await agent.read();
    assert.deepEqual([key, user.name], [NEWEST, "Sam Lee"]);
    assert.deepEqual(messages.map(({ own }) => own), query.includes("own") ? [true, false, true, false] : [false]);
  })),
  ...["view=list&ui=ar", "view=feed", "view=bubble&folded"].map((query) => linkedin("says that no conversation is open", query, async ({ agent }) => {
    const { found, key, messages, box } = await agent.read();
    assert.deepEqual([found, key, messages, box.state], ["list", null, [], "none"]);
    assert.deepEqual(await agent.insert(), { ok: false, why: "stale" });
  })),
];

/** Inserts, checks the box and what the page knows of it; takes it back by one Ctrl+Z, then by Undo. */
const writes = (name, query, { after = [], job = {}, picture = "" } = {}) => linkedin(`writes ${name}`, query, async ({ agent, page, browser, shots }) => {
  const before = await boxOf(page);
  const check = async () => {
    assert.deepEqual(await agent.insert(job), { ok: true, way: "insertText", opened_reply: false });
    const { lines } = await boxOf(page);
    assert.deepEqual(lines, [...OURS, ...after]);
    const known = await modelOf(page);
    assert.ok(known.startsWith(OURS[0]) && known.endsWith((after.at(-1) ?? OURS.at(-1)).replace("  ", "\u00a0 ")), `the page knows it: ${known}`);
  };
  await check();
  if (picture) await page.screenshot(`${shots}/linkedin-${picture}-${browser.name ?? "browser"}.png`);
  await page.keys("Ctrl", "z");
  assert.equal((await boxOf(page)).html, before.html, "one Ctrl+Z");
  await check();
  assert.deepEqual(await agent.undo(), { ok: true });
  assert.equal((await boxOf(page)).html, before.html, "Undo");
  assert.deepEqual((await clicks(page)).filter(({ trusted, target }) => !trusted || target), [], "nothing was pressed");
});

const writing = [
  writes("into the box under the conversation", "view=page&ui=en", { picture: "en" }),
  writes("from right to left", "view=page&ui=ar", { picture: "ar" }),
  writes("into a bubble", "view=bubble&ui=ar"),
  writes("into a bubble in a shadow tree", "view=shadow"),
  writes("above the user's words", "view=bubble&box=text", { after: ["", ...OWN], job: { mode: "above" } }),
  writes("in place of the user's words", "view=page&box=text", { job: { mode: "replace" } }),
  ...["view=page&ui=en", "view=shadow&ui=ar"].map((query) => linkedin("asks first when the box has text", `box=text&${query}`, async ({ agent, page }) => {
    const before = await boxOf(page);
    assert.deepEqual(await agent.insert(), { ok: false, why: "has_text", words: 7, preview: "Dear Ana, my own words & ones." });
    assert.equal((await boxOf(page)).html, before.html);
  })),
  ...["stray=bubble&view=bubble", "stray=bubble&view=shadow&ui=ar", "stray=new&view=bubble", "stray=new&view=page", "stray=forward&view=bubble"].map((query) => linkedin("leaves the box of another conversation alone", query, async ({ agent, page }) => {
    const before = await boxOf(page, "stray");
    const { key, messages } = await agent.read();
    assert.deepEqual([key, messages.length], [NEWEST, 3], "the two are not mixed");
    assert.equal((await agent.insert()).ok, true);
    assert.deepEqual((await boxOf(page)).lines, OURS);
    assert.equal((await boxOf(page, "stray")).html, before.html);
  })),
  ...["stray=forward&view=bubble&boxless", "stray=new&view=page&boxless", "stray=bubble&view=bubble&boxless"].map((query) => linkedin("takes no other box where the conversation has none", query, async ({ agent, page }) => {
    const before = await boxOf(page, "stray");
    const { box, can_reply } = await agent.read();
    assert.deepEqual([box.state, can_reply], ["none", false]);
    assert.deepEqual(await agent.insert(), { ok: false, why: "no_reply_control" });
    assert.equal((await boxOf(page, "stray")).html, before.html);
    assert.deepEqual(await clicks(page), []);
  })),
  ...["view=bubble&stray=bubble", "view=shadow&stray=bubble", "view=bubble&stray=bubble&active=stray"].map((query) => linkedin("reads and answers the conversation with the focus", query, async ({ agent, page }) => {
    await page.eval(() => window.boxes.stray.focus());
    const { key, messages } = await agent.read();
    assert.deepEqual([messages.length, messages[0].from_name], [1, "Jonas Falk"]);
    assert.equal((await agent.insert({ key })).ok, true);
    assert.deepEqual([(await boxOf(page, "stray")).lines, (await modelOf(page))], [OURS, ""]);
    await page.eval(() => window.boxes.reply.focus());
    assert.deepEqual(await agent.insert({ key }), { ok: false, why: "stale" }, "the user has gone to another conversation");
  })),
  linkedin("reads the active bubble when none has the focus", "view=bubble&stray=bubble&active=stray", async ({ agent }) => {
    assert.equal((await agent.read()).messages[0].from_name, "Jonas Falk");
  }),
  linkedin("writes nothing once a new message has come", "view=page", async ({ agent, page }) => {
    const { key } = await agent.read();
    await page.eval(() => window.receive("Sorry, that was for somebody else."));
    assert.deepEqual(await agent.insert({ newest: key }), { ok: false, why: "stale" });
    assert.deepEqual((await boxOf(page)).lines, [""]);
  }),
];

export const cases = [...reading, ...writing];

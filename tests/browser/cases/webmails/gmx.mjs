// GMX and WEB.DE, on the stand-in page: frames within frames, and an editor in a frame of its own.
import assert from "node:assert/strict";
import { TEXT, agentOn, sentBy } from "../agent.mjs";

const OURS = TEXT.split("\n");
const SHORTER = OURS.slice(0, -1);
const SIGNED = { de: ["Sam Lee", "+1 555 0100"], ar: ["سام لي", "+1 555 0100"] };
const QUOTED = ["Hi Sam,", "we would like to invite you."];
const OWN = ["Dear Ana,", "", "my own  words & bold ones."];
const SUBJECT = { de: "Interview at Rowan & Pike", ar: "مقابلة في روان" };
const ANA = { de: "Ana Ortiz", ar: "آنا أورتيز" };
const SAM = { de: "Sam Lee", ar: "سام لي" };
const DATE = { de: "Donnerstag, 20. November 2025 um 13:19 Uhr", ar: "الخميس ٢٠ نوفمبر ٢٠٢٥ ١:١٩ م" };
const MAIL = {
  de: "Hi Sam,\n\nwe would like to invite you to a first interview for the Data Engineer role at Rowan & Pike. Please pick a time <https://calendar.rowan.example/ana>.\n\nAna Ortiz\nTalent Partner",
  ar: "مرحبا سام،\n\nنود دعوتك إلى مقابلة أولى الأسبوع القادم.\n\nآنا",
};
const HOSTS = { classic: "3c.gmx.net", light: "lightmailer-bs.web.de", shell: "navigator.web.de", webmailer: "webmailer.gmx.net" };

const boxOf = (page, name = "reply") => page.eval((name) => boxAsSeen(window.boxes[name]), name);
const pressed = (page) => page.eval(() => window.events.filter(({ type }) => type === "click").map(({ target }) => target));

const gmx = (name, query, run) => ({
  name: `gmx: ${name}${query ? ` (${query})` : ""}`,
  run: async (tools) => {
    const parameters = new URLSearchParams(query);
    const ui = parameters.get("ui") ?? "de";
    const agent = await agentOn(tools, `https://${HOSTS[parameters.get("page") ?? "classic"]}/gmx.html?${query}`, "gmx");
    const insert = async (job = {}) => agent.insert({ key: (await agent.read()).key, name: SAM[ui], ...job });
    await run({ ...tools, agent: { ...agent, insert }, ui });
    assert.deepEqual(await sentBy(tools.page), [], "nothing was sent");
  },
});

const reading = [
  ...["page=classic&ui=de", "page=classic&ui=ar", "page=light&ui=de", "page=light&ui=ar"].map((query) => gmx("reads the mail in its frame and its people", query, async ({ agent, ui }) => {
    const seen = await agent.read();
    assert.deepEqual([seen.webmail, seen.found, seen.subject, seen.messages.length], ["gmx", "mail", SUBJECT[ui], 1]);
    assert.deepEqual(seen.messages[0], { key: seen.key, from_name: ANA[ui], from_email: "ana.ortiz@rowan.example", to_name: SAM[ui], date: DATE[ui],
      own: false, collapsed: false, text: MAIL[ui], truncated: false, hidden_text: false });
    assert.deepEqual([seen.box.state, seen.can_reply], ["none", false]);
    assert.equal((await agent.read()).key, seen.key, "the key stays the same");
  })),
  ...["page=classic&nobody", "page=light&nobody&ui=ar"].map((query) => gmx("takes no label for a sender's name", query, async ({ agent, ui }) => {
    const [mail] = (await agent.read()).messages;
    assert.deepEqual([mail.from_email, mail.own], ["", false]);
    assert.ok(["", ANA[ui]].includes(mail.from_name), mail.from_name);
  })),
  ...["page=classic&view=list", "page=light&view=list&ui=ar"].map((query) => gmx("says that a list is open", query, async ({ agent }) => {
    const { found, key, messages } = await agent.read();
    assert.deepEqual([found, key, messages], ["list", null, []]);
    assert.deepEqual(await agent.insert({ key: "read before" }), { ok: false, why: "stale" });
  })),
  ...["page=shell", "page=webmailer&ui=ar"].map((query) => gmx("reads nothing where the mail is of another origin", query, async ({ agent, page }) => {
    const { found, key, messages, box, out_of_reach } = await agent.read();
    assert.deepEqual([found, key, messages, box.state, out_of_reach], ["list", null, [], "none", true], "and says why");
    assert.deepEqual(await agent.insert({ key: "read before" }), { ok: false, why: "stale" });
    assert.deepEqual(await pressed(page), []);
  })),
  gmx("leaves out what earlier mails said", "mail=quoted", async ({ agent }) => {
    assert.equal((await agent.read()).messages[0].text, "Hi Sam, could we set up an interview on Friday?");
  }),
  gmx("reads only what the eye sees", "page=light&mail=hidden", async ({ agent }) => {
    const [mail] = (await agent.read()).messages;
    assert.deepEqual([mail.text, mail.hidden_text], ["Hello Sam, we would like to invite you to an interview at Rowan.\nRegards, Ana", true]);
  }),
  ...["page=classic", "page=light"].map((query) => gmx("is not taken in by a mail that copies the page", `mail=hostile&${query}`, async ({ agent, page }) => {
    const { subject, messages, box } = await agent.read();
    assert.deepEqual([subject, messages.length, messages[0].from_email, box.state], [SUBJECT.de, 1, "ana.ortiz@rowan.example", "none"]);
    assert.deepEqual(await agent.insert(), { ok: false, why: "no_reply_control" });
    assert.equal(await page.eval(() => document.querySelector("iframe").contentDocument.querySelector(".cke_editable").textContent), "");
  })),
  gmx("counts signature and quote as nobody's words", "box=quoted", async ({ agent }) => {
    assert.deepEqual((await agent.read()).box, { state: "empty", words: 0, preview: "", plain: false, signature: "Sam Lee\n+1 555 0100" });
  }),
];

/** Inserts, checks the place and what follows; takes it back by one Ctrl+Z, byte for byte, then by Undo. */
const writes = (name, query, { ours = OURS, after = [], job = {}, picture = "" } = {}) => gmx(`writes ${name}`, query, async ({ agent, page, browser, shots, ui }) => {
  // The user presses Reply, which puts the reply in the mail's place.
  const { key } = await agent.read();
  if (query.includes("reply=")) await page.eval(() => document.querySelector(".mail-reply").click());
  const before = await boxOf(page);
  const check = async () => {
    assert.deepEqual(await agent.insert({ key, ...job }), { ok: true, way: "insertText", opened_reply: false });
    const { lines, focused, html } = await boxOf(page);
    assert.deepEqual(lines.slice(0, ours.length), ours);
    const rest = lines.slice(ours.length);
    const wanted = after.length ? ["", ...after] : [];
    assert.deepEqual(rest.slice(0, wanted.length), wanted);
    if (query.includes("quoted")) assert.deepEqual(lines.slice(-2), QUOTED);
    assert.equal(html.split(OURS[2]).length, 2, "exactly once");
    assert.equal(focused, true);
    return html;
  };
  const html = await check();
  for (const part of before.html.match(/<div class="signature">.*?<\/div><\/div>|<div name="quote"[^]*$/g) ?? []) assert.ok(html.includes(part), `${part} is kept`);
  if (picture) await page.screenshot(`${shots}/gmx-${picture}-${browser.name ?? "browser"}.png`);
  await page.keys("Ctrl", "z");
  assert.equal((await boxOf(page)).html, before.html, "one Ctrl+Z");
  await check();
  assert.deepEqual(await agent.undo(), { ok: true });
  assert.equal((await boxOf(page)).html, before.html, `Undo (${ui})`);
});

const writing = [
  writes("above signature and quote, into the reply that took the mail's place", "reply=quoted&ui=de", { ours: SHORTER, after: SIGNED.de, picture: "de" }),
  writes("from right to left", "reply=quoted&ui=ar&names", { ours: SHORTER, after: SIGNED.ar, picture: "ar" }),
  writes("into an empty reply beside the mail", "box=empty&names"),
  writes("above the user's words", "box=text-quoted", { ours: SHORTER, after: [...OWN, ...SIGNED.de], job: { mode: "above" } }),
  writes("in place of the user's words", "reply=text-quoted", { ours: SHORTER, after: SIGNED.de, job: { mode: "replace" } }),
  writes("into an editor with an undo of its own", "box=signature&snapshots", { ours: SHORTER, after: SIGNED.de }),
  ...["box=text&ui=de", "box=text-quoted&ui=ar"].map((query) => gmx("asks first when the reply has text", query, async ({ agent, page }) => {
    const before = await boxOf(page);
    assert.deepEqual(await agent.insert(), { ok: false, why: "has_text", words: 8, preview: "Dear Ana, my own words & bold ones." });
    assert.equal((await boxOf(page)).html, before.html);
  })),
  ...["stray=new", "stray=same&names&ui=ar", "stray=sender", "forward", "forward=friend"].map((query) => gmx("takes no other mail's box for the reply", query, async ({ agent, page }) => {
    const [other] = await page.eval(() => Object.keys(window.boxes));
    const before = await boxOf(page, other);
    assert.equal((await agent.read()).box.state, "none");
    assert.deepEqual(await agent.insert(), { ok: false, why: "no_reply_control" });
    assert.equal((await boxOf(page, other)).html, before.html);
    assert.deepEqual(await pressed(page), []);
  })),
  gmx("writes into the reply, not the new mail beside it", "stray=new&box=signature&ui=ar", async ({ agent, page }) => {
    const before = await boxOf(page, "stray");
    assert.equal((await agent.insert()).ok, true);
    assert.ok((await boxOf(page)).lines.includes(OURS[2]));
    assert.equal((await boxOf(page, "stray")).html, before.html);
  }),
  gmx("writes nothing on a page of the reply's own, where the mail was never read", "page=light&view=compose", async ({ agent, page }) => {
    const before = await boxOf(page);
    const { found, key } = await agent.read();
    assert.deepEqual([found, key], ["list", null]);
    assert.deepEqual(await agent.insert({ key: "read before" }), { ok: false, why: "stale" });
    assert.equal((await boxOf(page)).html, before.html);
  }),
  gmx("writes nothing once another mail is open", "box=empty", async ({ agent, page }) => {
    const before = await boxOf(page);
    assert.deepEqual(await agent.insert({ key: "another" }), { ok: false, why: "stale" });
    assert.equal((await boxOf(page)).html, before.html);
  }),
];

export const cases = [...reading, ...writing];

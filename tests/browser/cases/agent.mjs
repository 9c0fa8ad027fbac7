// The page agent alone, with the plan of the webmail: one rule of reading, writing or taking back each.
import assert from "node:assert/strict";

export const GMAIL = "https://mail.google.com/mail/u/0/";
export const TEXT = "Hi Ana,\n\nThank you for the invitation. I have decided not to go on with my application.\nI wish you all the best.\n\nKind regards,\nSam Lee";
const SHORT = TEXT.slice(0, TEXT.lastIndexOf("\n"));
const KEY = "18c0ffee00000003";

/** Opens a page and gives the agent on it. */
export async function agentOn({ page, source, plans }, url, plan = "gmail") {
  await page.goto(url);
  const call = (expression) => page.isolated(`(async () => { ${source}\n return JSON.stringify(await ${expression} ?? null); })()`).then(JSON.parse);
  const json = JSON.stringify(plans[plan]);
  return {
    read: () => call(`bowOut.read(${json})`),
    insert: (job = {}) => call(`bowOut.insert(${json}, ${JSON.stringify({ key: KEY, text: TEXT, text_without_name: SHORT, name: "Sam Lee", mode: "ask", ...job })})`),
    insertTwice: (job = {}) => call(`Promise.all([1, 2].map(() => bowOut.insert(${json}, ${JSON.stringify({ key: KEY, text: TEXT, text_without_name: SHORT, name: "Sam Lee", mode: "ask", ...job })})))`),
    undo: () => call("bowOut.undo()"),
  };
}

/** The reply box as seen. */
export const boxOf = (page) => page.eval(() =>
  boxAsSeen([...document.querySelectorAll(".M9 .editable, .M9 textarea")].find((box) => box.offsetParent && !box.closest(".a3s"))));
export const sentBy = (page) => page.eval(() => window.sent);

const OURS = TEXT.split("\n");
const startsWithOurs = (lines, ours = OURS) => assert.deepEqual(lines.slice(0, ours.length), ours);
const times = (lines, text) => lines.filter((line) => line === text).length;

const gmail = (name, query, run) => ({
  name: `gmail page: ${name}`,
  run: async (tools) => {
    const agent = await agentOn(tools, `${GMAIL}?${query}#inbox/FMfcgz`);
    await run({ ...tools, agent });
    assert.deepEqual(await sentBy(tools.page), [], "nothing was sent");
  },
});

const reading = [
  gmail("reads the open mail, its people and the user", "", async ({ agent }) => {
    const page = await agent.read();
    assert.equal(page.webmail, "gmail");
    assert.equal(page.host, "mail.google.com");
    assert.equal(page.found, "mail");
    assert.equal(page.key, KEY);
    assert.equal(page.subject, "Interview at Rowan & Pike");
    assert.deepEqual(page.user, { name: "Sam Lee", email: "sam.lee@home.example" });
    assert.equal(page.can_reply, true);
    assert.deepEqual(page.box, { state: "none", words: 0, preview: "", plain: false, signature: "" });
    const [newest, own, oldest] = page.messages;
    assert.equal(page.messages.length, 3);
    assert.deepEqual({ ...newest, text: "" }, { key: KEY, from_name: "Ana Ortiz", from_email: "ana.ortiz@rowan.example", to_name: "Sam Lee",
      date: "20 Nov 2025, 13:19", own: false, collapsed: false, text: "", truncated: false, hidden_text: false });
    assert.equal(newest.text, [
      "Hi Sam,", "", "Thanks for applying. We would like to invite you to a first interview for the Data Engineer role at Rowan & Pike next week.", "",
      "When:\tTuesday, 10:00", "Where:\tby video",
      "Please pick a time <https://calendar.rowan.example/ana> or see rowan.example/jobs.", "", "Best,", "Ana Ortiz", "Talent Partner, Rowan & Pike"].join("\n"));
    assert.equal(own.own, true);
    assert.equal(own.text, "Dear Ana, please find my application attached.");
    assert.deepEqual([oldest.collapsed, oldest.text, oldest.from_email, oldest.key], [true, "", "tom@rowan.example", "18c0ffee00000001"]);
  }),
  gmail("reads the same in Hebrew, from right to left", "ui=he", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.found, page.key, page.subject, page.can_reply], ["mail", KEY, "Interview at Rowan & Pike", true]);
    assert.deepEqual(page.user, { name: "Sam Lee", email: "sam.lee@home.example" });
    const [newest, own] = page.messages;
    assert.deepEqual([newest.from_name, newest.from_email, newest.to_name, newest.date, own.own], ["Ana Ortiz", "ana.ortiz@rowan.example", "Sam Lee", "20 Nov 2025, 13:19", true]);
  }),
  {
    name: "gmail page: reads the print view, which has nothing to reply with",
    run: async (tools) => {
      const agent = await agentOn(tools, "https://mail.google.com/gmail-print.html?ui=2&view=pt");
      const page = await agent.read();
      assert.deepEqual([page.found, page.subject, page.can_reply, page.user], ["mail", "Interview at Rowan & Pike", false, { name: "Sam Lee", email: "sam.lee@home.example" }]);
      const [newest, own] = page.messages;
      assert.deepEqual([newest.from_name, newest.from_email, newest.date, newest.own, own.own, page.messages.length], ["Ana Ortiz", "ana.ortiz@rowan.example", "Thu, Nov 20, 2025 at 1:19 PM", false, true, 2]);
      assert.match(newest.text, /^Hi Sam,\n\nThank you for applying\.[^]*\n\nBest,\nAna$/);
      const before = await tools.page.eval(() => document.body.innerHTML);
      assert.equal((await agent.insert({ key: newest.key })).ok, false);
      assert.equal(await tools.page.eval(() => document.body.innerHTML), before);
    },
  },
  gmail("takes the newest mail that is not the user's own", "own", async ({ agent }) => {
    const page = await agent.read();
    assert.equal(page.key, KEY);
    assert.equal(page.messages[0].own, true);
  }),
  gmail("says that a list is open", "view=list", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.found, page.key, page.messages], ["list", null, []]);
  }),
  gmail("never reads a view that was left", "view=changing", async ({ agent }) => {
    assert.doesNotMatch(JSON.stringify(await agent.read()), /old view|Old Sender/);
  }),
  gmail("leaves out what earlier mails said", "mail=quoted", async ({ agent }) => {
    assert.equal((await agent.read()).messages[0].text, "Hi Sam, could we set up an interview on Friday?");
  }),
  gmail("keeps a forwarded mail that is all there is", "mail=forwarded", async ({ agent }) => {
    assert.match((await agent.read()).messages[0].text, /we would like to interview you for the Data Engineer role/);
  }),
  gmail("reads only what the eye sees", "mail=hidden", async ({ agent }) => {
    const [mail] = (await agent.read()).messages;
    assert.deepEqual(mail.text.match(/HIDDEN-\w+/g), null);
    assert.equal(mail.hidden_text, true);
    assert.match(mail.text, /White on blue is seen\./);
    assert.match(mail.text, /invite you to an interview at Rowan\.[^]*More[^]*Regards, Ana$/);
  }),
  gmail("is not taken in by a mail that copies the page", "mail=hostile", async ({ agent }) => {
    const page = await agent.read();
    assert.equal(page.key, KEY);
    assert.equal(page.subject, "Interview at Rowan & Pike");
    assert.equal(page.messages.length, 3);
    assert.equal(page.messages[0].from_email, "ana.ortiz@rowan.example");
    assert.equal(page.messages[0].date, "20 Nov 2025, 13:19");
    assert.equal(page.box.state, "none");
    assert.doesNotMatch(page.messages[0].text, /HIDDEN-input/);
  }),
  gmail("reads past names that shadow the page's own", "mail=clobber", async ({ agent }) => {
    const page = await agent.read();
    assert.equal(page.key, KEY);
    assert.match(page.messages[0].text, /interview at Rowan\.[^]*inside the form[^]*Regards, Ana$/);
    assert.equal(page.user.email, "sam.lee@home.example");
  }),
  gmail("stops in time in a mail without end", "mail=huge", async (tools) => {
    const { agent, browser } = tools;
    const time = async (read) => {
      const started = performance.now();
      const answer = await read();
      return { answer, took: performance.now() - started };
    };
    /** The best of three: what else the machine does is not what is asked here. */
    const best = async (read) => {
      await read();
      const tries = [await time(read), await time(read), await time(read)];
      return tries.sort((a, b) => a.took - b.took)[0];
    };
    const { answer: page, took } = await best(agent.read);
    // A second to read, and what asking takes: half a second, or more where an ordinary mail takes more as well.
    const tab = await browser.newPage();
    const ordinary = await agentOn({ ...tools, page: tab }, `${GMAIL}?#inbox/FMfcgz`);
    const limit = 1000 + Math.max(500, 5 * (await best(ordinary.read)).took);
    await tab.close();
    assert.ok(took < limit, `took ${took} ms of ${limit}`);
    assert.equal(page.messages[0].truncated, true);
    assert.ok(page.messages[0].text.length <= 200_000);
    assert.match(page.messages[0].text, /^Line 0 of a mail/);
  }),
  gmail("reads a mail nested thousands deep", "mail=nested", async ({ agent }) => {
    assert.match((await agent.read()).messages[0].text, /Interview on Friday\?/);
  }),
  gmail("says when the mail was cut", "mail=clipped", async ({ agent }) => {
    assert.equal((await agent.read()).clipped, true);
  }),
  gmail("reads the newest twenty of a long conversation", "many", async ({ agent }) => {
    const page = await agent.read();
    assert.equal(page.messages.length, 20);
    assert.equal(page.key, KEY);
    assert.match(page.messages[0].text, /^Hi Sam,/);
  }),
  gmail("is not fooled by a page that changes the language itself", "", async ({ agent, page }) => {
    const honest = await agent.read();
    await page.eval(() => {
      Object.defineProperty(Node.prototype, "textContent", { get: () => "FOOLED" });
      Object.defineProperty(CharacterData.prototype, "data", { get: () => "FOOLED" });
      Array.prototype.map = () => ["FOOLED"];
      JSON.stringify = () => "FOOLED";
      Element.prototype.querySelectorAll = () => [];
    });
    assert.deepEqual(await agent.read(), honest);
  }),
  gmail("tells an empty reply, the user's own words and the signature apart", "box=text-quoted", async ({ agent }) => {
    const { box } = await agent.read();
    assert.deepEqual(box, { state: "text", words: 8, preview: "Dear Ana, my own words & bold ones.", plain: false, signature: "--\nSam Lee\n+1 555 0100" });
  }),
  gmail("counts signature and quote as nobody's words", "box=quoted", async ({ agent }) => {
    assert.equal((await agent.read()).box.state, "empty");
  }),
  gmail("tells the same in a text field", "plain&box=text-quoted", async ({ agent }) => {
    const { box } = await agent.read();
    assert.deepEqual(box, { state: "text", words: 5, preview: "Dear Ana, my own words.", plain: true, signature: "" });
  }),
  gmail("finds the signature of a text field", "plain&box=quoted", async ({ agent }) => {
    const { box } = await agent.read();
    assert.deepEqual(box, { state: "empty", words: 0, preview: "", plain: true, signature: "--\nSam Lee" });
  }),
  gmail("leaves a new mail to someone else alone", "stray", async ({ agent }) => {
    assert.equal((await agent.read()).box.state, "none");
  }),
];

/** Inserts, checks the place, takes it back with one Ctrl+Z, byte for byte. */
const writes = (name, query, { ours = OURS, after = [], job = {}, way = "insertText" } = {}) => gmail(`writes ${name}`, query, async ({ agent, page, browser }) => {
  const before = await boxOf(page);
  assert.deepEqual(await agent.insert(job), { ok: true, way, opened_reply: false });
  const box = await boxOf(page);
  startsWithOurs(box.lines, ours);
  assert.deepEqual(box.lines.slice(ours.length), after.length ? ["", ...after] : []);
  assert.equal(box.caret, ours.at(-1) && box.caret.endsWith(ours.at(-1)) ? box.caret : "the end of our text");
  assert.equal(box.focused, true);
  await page.keys("Ctrl", "z");
  assert.equal((await boxOf(page)).html, before.html, "one Ctrl+Z brings the box back as it was");
});

const SHORTER = SHORT.split("\n");
const SIGNED = ["--", "Sam Lee", "+1 555 0100"];
const QUOTED = ["On Thu, 20 Nov 2025 at 13:19, Ana Ortiz <ana.ortiz@rowan.example> wrote:", "Hi Sam,", "We would like to invite you.", "Quoted"];
const OWN = ["Dear Ana,", "", "my own  words & bold ones."];
const PLAIN_QUOTE = ["On Thu, 20 Nov 2025 at 13:19, Ana Ortiz", "<ana.ortiz@rowan.example> wrote:", "", "> Hi Sam,", "> We would like to invite you."];
const writing = [
  writes("into an empty reply", "box=empty"),
  writes("into an empty line", "box=empty-div"),
  writes("above the signature, which already has the name", "box=signature", { ours: SHORTER, after: SIGNED }),
  writes("above signature and quote", "box=quoted", { ours: SHORTER, after: [...SIGNED, "", ...QUOTED] }),
  writes("above signature and quote, from right to left", "ui=he&box=quoted", { ours: SHORTER, after: [...SIGNED, "", ...QUOTED] }),
  writes("above the user's words, from right to left", "ui=he&box=text", { after: OWN, job: { mode: "above" } }),
  writes("above a quote", "box=quote-first", { after: QUOTED }),
  writes("above the user's words", "box=text", { after: OWN, job: { mode: "above" } }),
  writes("above words without a block of their own", "box=text-bare", { after: ["my own words"], job: { mode: "above" } }),
  writes("above the user's words, signature and quote", "box=text-quoted", { ours: SHORTER, after: [...OWN, "", ...SIGNED, "", ...QUOTED], job: { mode: "above" } }),
  writes("in place of the user's words", "box=text", { job: { mode: "replace" } }),
  writes("in place of the user's words, not of signature and quote", "box=text-quoted", { ours: SHORTER, after: [...SIGNED, "", ...QUOTED], job: { mode: "replace" } }),
  writes("into a text field", "plain&box=empty"),
  writes("into a text field above the signature", "plain&box=signature", { ours: SHORTER, after: ["-- ", "Sam Lee", "+1 555 0100"] }),
  writes("into a text field above the user's words", "plain&box=text", { after: ["Dear Ana,", "", "my own words."], job: { mode: "above" } }),
  writes("into a text field in place of the user's words", "plain&box=text-quoted", { after: PLAIN_QUOTE, job: { mode: "replace" } }),
  writes("into a pop-up reply of this conversation", "pop-up&box=quoted", { ours: SHORTER, after: [...SIGNED, "", ...QUOTED] }),
  writes("into the reply of this conversation, not a new mail", "stray&box=empty"),
  writes("into the real reply, not the mail's", "mail=hostile&box=empty"),

  gmail("asks first when the reply has text", "box=text-quoted", async ({ agent, page }) => {
    const before = await boxOf(page);
    assert.deepEqual(await agent.insert(), { ok: false, why: "has_text", words: 8, preview: "Dear Ana, my own words & bold ones." });
    assert.equal((await boxOf(page)).html, before.html);
  }),
  gmail("does not replace words on both sides of a quote", "box=text-around", async ({ agent, page }) => {
    const before = await boxOf(page);
    assert.equal((await agent.insert({ mode: "replace" })).why, "has_text");
    assert.equal((await boxOf(page)).html, before.html);
  }),
  gmail("opens a reply itself", "reply=signature&delay=400", async ({ agent, page }) => {
    assert.deepEqual(await agent.insert(), { ok: true, way: "insertText", opened_reply: true });
    startsWithOurs((await boxOf(page)).lines, SHORTER);
    assert.equal(await page.eval(() => document.querySelectorAll(".M9").length), 1);
  }),
  gmail("opens a reply itself, from right to left", "ui=he&reply=signature", async ({ agent, page }) => {
    assert.equal((await agent.insert()).ok, true);
    startsWithOurs((await boxOf(page)).lines, SHORTER);
  }),
  gmail("opens a text-field reply itself", "plain&reply=signature", async ({ agent, page }) => {
    assert.deepEqual(await agent.insert(), { ok: true, way: "insertText", opened_reply: true });
    startsWithOurs((await boxOf(page)).lines, SHORTER);
  }),
  gmail("presses the real Reply, not the mail's", "mail=hostile", async ({ agent, page }) => {
    assert.equal((await agent.insert()).ok, true);
    const pressed = await page.eval(() => window.events.filter((event) => event.type === "click").map((event) => event.target));
    assert.ok(pressed.length === 1 && !/fake/.test(pressed[0]), String(pressed));
    assert.equal(await page.eval(() => document.querySelector(".a3s .fake-box").textContent), "");
  }),
  gmail("presses no Reply that looks like Send", "odd-reply", async ({ agent, page }) => {
    assert.equal((await agent.read()).can_reply, false);
    assert.deepEqual(await agent.insert(), { ok: false, why: "no_reply_control" });
    assert.deepEqual(await page.eval(() => window.events.filter((event) => event.type === "click")), []);
  }),
  gmail("leaves a forward alone", "forward&box=quoted", async ({ agent, page }) => {
    const forward = await boxOf(page);
    assert.equal((await agent.read()).box.state, "none");
    assert.equal((await agent.insert()).opened_reply, true);
    assert.equal((await boxOf(page)).html, forward.html);
  }),
  gmail("gives up when no reply opens", "delay=100000", async ({ agent }) => {
    assert.deepEqual(await agent.insert(), { ok: false, why: "no_box" });
  }),
  gmail("writes nothing once another mail is open", "box=empty", async ({ agent, page }) => {
    assert.deepEqual(await agent.insert({ key: "18c0ffee0000000b" }), { ok: false, why: "stale" });
    assert.deepEqual(await agent.insert({ newest: "18c0ffee00000001" }), { ok: false, why: "stale" });
    assert.deepEqual((await boxOf(page)).lines, [""]);
  }),
  gmail("writes nothing when the conversation was left", "view=list", async ({ agent }) => {
    assert.deepEqual(await agent.insert(), { ok: false, why: "stale" });
  }),
  gmail("answers an older message of the conversation when asked", "own", async ({ agent, page }) => {
    assert.deepEqual(await agent.insert({ newest: KEY }), { ok: true, way: "insertText", opened_reply: true });
    assert.equal(await page.eval(() => document.querySelector('.M9 input[name="rm"]').value), `#msg-f:${BigInt(`0x${KEY}`)}`);
  }),
  gmail("inserts once for a double click", "box=empty", async ({ agent, page }) => {
    await agent.insertTwice();
    assert.equal(times((await boxOf(page)).lines, OURS[0]), 1);
  }),
  gmail("inserts markup as the text it is", "box=empty", async ({ agent, page }) => {
    const text = "Hi <b>Ana</b>,\n\n<img src=x onerror=alert(1)> & goodbye &amp;";
    assert.equal((await agent.insert({ text })).ok, true);
    assert.deepEqual((await boxOf(page)).lines, text.split("\n"));
    assert.equal(await page.eval(() => document.querySelectorAll(".editable b, .editable img").length), 0);
  }),
  gmail("does not take back the user's typing with its own text", "box=empty", async ({ agent, page }) => {
    await page.click(".M9 .editable");
    await page.type("Typed by me.");
    const before = await boxOf(page);
    assert.equal((await agent.insert({ mode: "above" })).ok, true);
    assert.deepEqual((await boxOf(page)).lines, [...OURS, "", "Typed by me."]);
    await page.keys("Ctrl", "z");
    assert.equal((await boxOf(page)).html, before.html);
  }),
  gmail("keeps a later Ctrl+Z to what was typed later", "box=empty", async ({ agent, page }) => {
    assert.equal((await agent.insert()).ok, true);
    const inserted = await boxOf(page);
    await page.type(" PS");
    await page.keys("Ctrl", "z");
    assert.deepEqual((await boxOf(page)).lines, inserted.lines);
  }),
  gmail("presses no key and hands the page trusted input only", "box=empty", async ({ agent, page }) => {
    await agent.insert();
    const events = await page.eval(() => window.events);
    assert.deepEqual(events.filter((event) => event.type === "keydown" || event.type === "paste" || event.type === "click"), []);
    assert.ok(events.some((event) => event.type === "input"));
    assert.ok(events.every((event) => event.trusted));
  }),
];

const takingBack = [
  gmail("takes back an insertion", "box=quoted", async ({ agent, page }) => {
    const before = await boxOf(page);
    await agent.insert();
    assert.deepEqual(await agent.undo(), { ok: true });
    assert.equal((await boxOf(page)).html, before.html);
    assert.deepEqual(await agent.undo(), { ok: false, why: "nothing" });
  }),
  ...["box=text", "box=text-quoted", "plain&box=text"].map((query) => gmail(`takes back a replacement (${query})`, query, async ({ agent, page }) => {
    const before = await boxOf(page);
    assert.equal((await agent.insert({ mode: "replace" })).ok, true);
    assert.deepEqual(await agent.undo(), { ok: true });
    assert.equal((await boxOf(page)).html, before.html);
  })),
  ...["box=empty", "box=signature", "box=quoted", "box=text", "plain&box=signature", "plain&box=text"].map((query) => gmail(`takes back only its own text after more typing (${query})`, query, async ({ agent, page }) => {
    const before = (await boxOf(page)).lines;
    await agent.insert({ mode: "above" });
    await page.keys("Ctrl", "End");
    await page.type(" typed later");
    const rest = (await boxOf(page)).lines.at(-1);
    // With nothing below, the typing lands on our last line, and the text is no longer ours.
    const mine = query === "box=empty";
    assert.deepEqual(await agent.undo(), mine ? { ok: false, why: "changed" } : { ok: true });
    const { lines } = await boxOf(page);
    assert.equal(lines.at(-1), rest);
    assert.equal(lines.includes(OURS[0]), mine);
    if (!mine) assert.deepEqual(lines.slice(0, -1), before.slice(0, -1));
  })),
  gmail("takes back only its own text once the quote was opened", "box=signature", async ({ agent, page }) => {
    await agent.insert();
    await page.click(".M9 .ajR");
    assert.deepEqual(await agent.undo(), { ok: true });
    const { lines } = await boxOf(page);
    assert.ok(!lines.includes(OURS[0]));
    assert.ok(lines.includes("We would like to invite you.") && lines.includes("+1 555 0100"));
  }),
  gmail("does not take back what was typed in another field", "box=empty&stray", async ({ agent, page }) => {
    await agent.insert();
    await page.click(".pop-up .editable");
    await page.type("To someone else");
    assert.deepEqual(await agent.undo(), { ok: true });
    assert.equal(await page.eval(() => document.querySelector(".pop-up .editable").textContent), "To someone else");
    assert.ok(!(await boxOf(page)).lines.includes(OURS[0]));
  }),
  gmail("leaves a text alone that the user has changed", "box=quoted", async ({ agent, page }) => {
    await agent.insert();
    await page.type(", edited");
    const before = await boxOf(page);
    assert.deepEqual(await agent.undo(), { ok: false, why: "changed" });
    assert.equal((await boxOf(page)).html, before.html);
  }),
  gmail("has nothing to take back before an insertion, or once Ctrl+Z did", "box=quoted", async ({ agent, page }) => {
    assert.deepEqual(await agent.undo(), { ok: false, why: "nothing" });
    await agent.insert();
    await page.keys("Ctrl", "z");
    assert.deepEqual(await agent.undo(), { ok: false, why: "nothing" });
  }),
  gmail("has nothing to take back once the reply is closed", "box=quoted", async ({ agent, page }) => {
    await agent.insert();
    await page.eval(() => document.querySelector(".M9").remove());
    assert.deepEqual(await agent.undo(), { ok: false, why: "nothing" });
  }),
];

// ---- Pages that no plan knows by name

const other = (name, query, run) => ({
  name: `unknown page: ${name}`,
  run: async (tools) => {
    const agent = await agentOn(tools, `https://webmail.example/webmail.html?${query}`, "generic");
    await run({ ...tools, agent });
    assert.deepEqual(await sentBy(tools.page), [], "nothing was sent");
  },
});
const otherBox = (page) => page.eval(() => {
  const frame = document.querySelector("#frame");
  const box = frame ? frame.contentDocument.body : document.querySelector("#box");
  return box.value ?? box.innerHTML;
});

const MAIL = /^Hello Sam,\n\nyour application caught our eye,[^]* Birch Works on Friday at ten\.[^]*Nora Lind$/;
const unknownPages = [
  ...["where=page&sender=mailto", "where=page&sender=title", "where=page&sender=text", "where=frame&sender=mailto", "where=shadow&sender=title"].map((query) => other(`reads the mail (${query})`, query, async ({ agent }) => {
    const page = await agent.read();
    assert.equal(page.webmail, "generic");
    assert.equal(page.found, "mail");
    assert.equal(page.subject, "Interview on Friday");
    assert.equal(page.can_reply, false);
    const [mail] = page.messages;
    assert.match(mail.text, MAIL);
    assert.deepEqual([mail.from_name, mail.from_email, mail.date], ["Nora Lind", "nora.lind@birch.example", "2025-11-20T10:00"]);
    assert.equal(page.key, mail.key);
    assert.equal((await agent.read()).key, page.key, "the key stays the same");
  })),
  ...["where=beside&sender=alone", "where=beside&sender=text", "where=frame&sender=text", "sender=alone"].map((query) => other(`reads sender and mail, and nothing of the page around them (${query})`, query, async ({ agent }) => {
    const page = await agent.read();
    const [mail] = page.messages;
    assert.match(mail?.text ?? "", MAIL);
    assert.deepEqual([page.subject, mail.from_name, mail.from_email], ["Interview on Friday", "Nora Lind", "nora.lind@birch.example"]);
    assert.equal(mail.date, query.includes("beside") ? "20 November" : "2025-11-20T10:00");
  })),
  other("reads a short mail beside a long list", "where=beside&sender=alone&mail=short", async ({ agent }) => {
    const [mail] = (await agent.read()).messages;
    assert.deepEqual([mail?.text, mail?.from_email], ["Interview on Friday at ten?", "nora.lind@birch.example"]);
  }),
  ...["mailto", "alone"].map((sender) => other(`reads a mail to its first and last line where one paragraph is most of it (sender=${sender})`, `where=beside&mail=letter&sender=${sender}`, async ({ agent }) => {
    const { subject, messages: [mail] } = await agent.read();
    assert.match(mail.text, /^Hello Sam,\n\nyour application[^]*\n\nNora$/);
    assert.equal(subject, "Interview on Friday", "the mail's own heading is not its subject");
  })),
  other("takes nobody for the sender whom the mail only speaks of", "where=beside&mail=speaking&sender=alone", async ({ agent }) => {
    const [mail] = (await agent.read()).messages;
    assert.deepEqual([mail.from_name, mail.from_email], ["Nora Lind", "nora.lind@birch.example"]);
    assert.match(mail.text, /^Hello Sam, tom\.reed@birch\.example has your papers\.[^]*Nora$/);
  }),
  other("takes a list without an open mail for no mail", "where=beside&show=none", async ({ agent }) => {
    assert.deepEqual((await agent.read()).messages, []);
  }),
  ...["wrote", "broken"].map((editor) => other(`reads a reply that lies over its mail (${editor})`, `show=dialog&editor=${editor}`, async ({ agent }) => {
    const { messages, box, reply } = await agent.read();
    assert.deepEqual([messages, box.state], [[], "empty"]);
    assert.deepEqual([reply?.to, reply?.subject], [[{ name: "Nora Lind", email: "nora.lind@birch.example" }], "Re: Interview on Friday"]);
    assert.match(reply.quote, editor === "wrote" ? /^Hello Sam,$/ : /^Hello Sam,\n+your application[^]*\n+Nora$/);
  })),
  other("reads a mail shorter than its own head", "mail=short", async ({ agent }) => {
    const [mail] = (await agent.read()).messages;
    assert.deepEqual([mail?.text, mail?.from_email], ["Interview on Friday at ten?", "nora.lind@birch.example"]);
  }),
  ...["mailto", "title"].map((sender) => other(`tells who wrote the mail from whom it went to (${sender})`, `sender=${sender}&to`, async ({ agent }) => {
    const [mail] = (await agent.read()).messages;
    assert.deepEqual([mail.from_name, mail.from_email], ["Nora Lind", "nora.lind@birch.example"]);
  })),
  ...["page", "frame"].map((where) => other(`reads the whole of a mail that is mostly one paragraph (${where})`, `one&where=${where}`, async ({ agent }) => {
    const { subject, messages: [mail] } = await agent.read();
    assert.equal(subject, "Interview on Friday");
    assert.match(mail.text, /^Hello Sam,\n\nyour application [^\n]* two people of the team\.\n+Nora Lind$/);
  })),
  other("takes rows that a click opens for no mail", "show=rows", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.found, page.messages], ["none", []]);
  }),
  other("reads a short mail beside such rows, and takes its sender from its own head", "show=beside-rows", async ({ agent }) => {
    const { subject, messages: [mail] } = await agent.read();
    assert.deepEqual([subject, mail.from_name, mail.from_email, mail.text],
      ["Interview on Friday", "Nora Lind (Birch Works)", "nora.lind@birch.example", "Hello Sam,\n\ndoes Friday at ten suit you for an interview with the two of us?\nNora"]);
  }),
  other("says that a list is open", "show=list", async ({ agent }) => {
    assert.equal((await agent.read()).found, "list");
  }),
  other("takes an article for no mail", "show=article", async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.found, page.key, page.messages], ["none", null, []]);
  }),
  other("presses nothing to open a reply", "show=mail", async ({ agent }) => {
    const { key } = await agent.read();
    assert.deepEqual(await agent.insert({ key }), { ok: false, why: "no_reply_control" });
  }),
  other("writes nothing once another mail is open", "editor=rich", async ({ agent, page }) => {
    assert.deepEqual(await agent.insert({ key: "another" }), { ok: false, why: "stale" });
    assert.equal(await otherBox(page), "<div><br></div>");
  }),
  ...["textarea", "rich", "paragraphs", "signature", "quote", "wrote", "broken", "frame", "old"].map((editor) => other(`writes once and takes it back (${editor})`, `editor=${editor}`, async ({ agent, page }) => {
    const { key, box } = await agent.read();
    assert.equal(box.state, "empty");
    const before = await otherBox(page);
    const done = await agent.insert({ key });
    assert.equal(done.ok, true, JSON.stringify(done));
    const after = await otherBox(page);
    const parts = OURS.filter(Boolean).slice(0, 4).map((line) => after.split(line).length - 1);
    assert.deepEqual(parts, [1, 1, 1, 1], after);
    if (editor === "signature") assert.match(after, /<div class="signature"><div dir="ltr">Sam Lee<div>\+1 555 0100<\/div><\/div><\/div>$/);
    if (editor === "wrote" || editor === "broken") assert.ok(after.includes(before), `${after}\nholds\n${before}`);
    if (editor === "old") assert.match(after, /<p>Quoting Nora Lind [^]*<blockquote>Hello Sam,<\/blockquote>$/);
    if (editor === "quote") assert.match(after, /<blockquote>Hello Sam,<\/blockquote>$/);
    await page.keys("Ctrl", "z");
    const undone = await otherBox(page);
    // Above a signature or quote that stands first, the empty line that made room for the caret may stay.
    assert.equal(done.way === "newLine" ? undone.replace(/^<div><br><\/div>/, "") : undone, before, "one Ctrl+Z");
    if (done.way === "newLine") assert.equal((await agent.undo()).why, "nothing");
    assert.equal(await otherBox(page), before);
    await agent.insert({ key });
    assert.deepEqual(await agent.undo(), { ok: true });
    assert.equal(await otherBox(page), before, "undo");
  })),
  other("writes on a page of its own for the reply", "show=compose&editor=textarea", async ({ agent, page }) => {
    assert.equal((await agent.insert({ key: "read before" })).ok, true);
    assert.ok((await otherBox(page)).startsWith(TEXT));
  }),
  other("waits for an editor that is late", "editor=late", async ({ agent, page }) => {
    const { key } = await agent.read();
    const done = await agent.insert({ key });
    assert.equal((await otherBox(page)).split(OURS[0]).length - 1, done.ok ? 1 : 0);
  }),
  other("says so when an editor swallows the text", "editor=lossy", async ({ agent, page }) => {
    // A page that is still being laid out on a busy machine may read differently a moment later: it is read again then.
    let done;
    for (let tries = 0; tries < 3 && (!done || done.why === "stale"); tries++) {
      const { key } = await agent.read();
      done = await agent.insert({ key, mode: "above" });
    }
    assert.deepEqual(done, { ok: false, why: "not_landed" });
    assert.equal((await otherBox(page)).includes(OURS[0]), false, "and nothing of it is left");
  }),
  other("writes nowhere else when the page takes the focus away", "editor=thief", async ({ agent, page }) => {
    const { key } = await agent.read();
    await agent.insert({ key });
    assert.equal(await page.eval(() => document.querySelector("#subject").value), "Re: Interview on Friday");
  }),
];

export const agentCases = [...reading, ...writing, ...takingBack, ...unknownPages];

// The built extension as a user goes through it: the icon really clicked, the popup really used.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sleep, until } from "../harness/wait.mjs";
import { GMAIL, boxOf, sentBy } from "./agent.mjs";

export const stateOf = (popup) => popup.eval(() => document.body.dataset.state);
export const inState = (popup, ...states) => until(async () => {
  const state = await stateOf(popup);
  return states.includes(state) && state;
}, `the screen "${states.join('" or "')}"`).catch(async (error) => {
  throw new Error(`${error.message}; it is "${await stateOf(popup).catch(() => "gone")}"`);
});
export const draftIn = (popup) => popup.eval(() => document.querySelector("#draft").value);

/** Takes away what the extension keeps, as on a first use. */
export async function forget(page) {
  const popup = await page.openPopup();
  await until(async () => !["loading", undefined, null].includes(await stateOf(popup)), "the popup");
  await popup.eval(() => { for (const area of ["sync", "local", "session"]) chrome.storage[area].clear(); });
  await sleep(200);
  await popup.close();
}

/** Opens the popup on a page and goes on to the draft, giving a name if it asks for one. */
export async function draftOn(page) {
  const popup = await page.openPopup();
  if (await inState(popup, "ok", "name") === "name") {
    await popup.eval(() => { document.querySelector("#name").value = ""; });
    await popup.type("#name", "Sam Lee");
    await popup.click("#continue");
    await inState(popup, "ok");
  }
  const draft = (await draftIn(popup)).trim();
  assert.ok(draft.split("\n").length > 3, `a draft: ${draft}`);
  return { popup, draft };
}

/** Keeps values as the options page does, and opens the popup anew. */
async function withSaved(page, { sync = {}, local = {} }) {
  await forget(page);
  const popup = await page.openPopup();
  await until(async () => (await stateOf(popup)) !== "loading", "the popup");
  await sleep(200);
  await popup.eval(async (sync, local) => {
    await chrome.storage.session.clear();
    await chrome.storage.sync.set(sync);
    await chrome.storage.local.set(local);
  }, sync, local);
  await popup.close();
  return page.openPopup();
}
/** Texts that do not fit where they stand, and a page that is wider than its window. */
const cutOff = () => {
  const fits = (element) => element.scrollWidth <= element.clientWidth + 1 || getComputedStyle(element).overflowX === "visible" && element.getBoundingClientRect().right <= innerWidth + 1;
  const shown = [...document.querySelectorAll("button, label, h1, p, li, summary, legend")].filter((element) => element.offsetParent && !element.classList.contains("sr"));
  const wide = document.documentElement.scrollWidth > innerWidth + 1 ? ["the page"] : [];
  return [...wide, ...shown.filter((element) => !fits(element)).map((element) => `${element.id || element.localName}: ${element.textContent.trim().slice(0, 40)}`)];
};
const adviceIn = (popup) => popup.eval(() => document.querySelector("#advice").innerText);

/** The lines that a draft leaves in a box; without the name where the signature has it. */
export const linesOf = (draft, { signed = false } = {}) => {
  const lines = draft.split("\n").map((line) => line.trimEnd());
  if (signed && lines.at(-1) === "Sam Lee") lines.pop();
  while (lines.at(-1) === "") lines.pop();
  return lines;
};
export const insertDraft = async (popup) => {
  await popup.click("#insert");
  await inState(popup, "inserted");
};
const sameLines = (box, lines, rest = []) => assert.deepEqual(box.lines, [...lines, ...(rest.length ? ["", ...rest] : [])]);
const times = (lines, line) => lines.filter((other) => other === line).length;
const html = async (page) => (await boxOf(page)).html;

const SIGNED = ["--", "Sam Lee", "+1 555 0100"];
const QUOTED = ["On Thu, 20 Nov 2025 at 13:19, Ana Ortiz <ana.ortiz@rowan.example> wrote:", "Hi Sam,", "We would like to invite you.", "Quoted"];
const OWN = ["Dear Ana,", "", "my own  words & bold ones."];

const onGmail = (name, query, run) => ({
  name: `extension: ${name}`,
  extension: true,
  run: async (tools) => {
    await tools.page.goto(`${GMAIL}?${query}#inbox/FMfcgz`);
    const asked = tools.server.requests.length;
    await run(tools);
    assert.deepEqual(await sentBy(tools.page), [], "nothing was sent");
    const own = tools.server.requests.slice(asked).filter(({ host }) => host === "mail.google.com").filter(({ url }) => !url.startsWith("/mail/u/") && url !== "/favicon.ico");
    assert.deepEqual(own, [], "the page was asked for nothing more");
  },
});

export const extensionCases = [
  onGmail("reaches nothing before its icon is clicked", "", async ({ browser }) => {
    assert.deepEqual(await browser.reachableWithoutClick(), []);
  }),

  onGmail("from the click to the reply in the box, and back with one Ctrl+Z", "box=quoted", async ({ page, browser, shots }) => {
    const before = await html(page);
    const { popup, draft } = await draftOn(page);
    await popup.screenshot(join(shots, `${browser.name}-ok.png`));
    await insertDraft(popup);
    await popup.screenshot(join(shots, `${browser.name}-inserted.png`));
    await page.focus();
    sameLines(await boxOf(page), linesOf(draft, { signed: true }), [...SIGNED, "", ...QUOTED]);
    await page.screenshot(join(shots, `${browser.name}-reply.png`));
    await page.keys("Ctrl", "z");
    assert.equal(await html(page), before);
  }),

  onGmail("opens the reply itself", "reply=signature", async ({ page }) => {
    const { popup, draft } = await draftOn(page);
    assert.equal(await boxOf(page), null, "no reply before Insert");
    await insertDraft(popup);
    await page.focus();
    sameLines(await boxOf(page), linesOf(draft, { signed: true }), SIGNED);
  }),

  onGmail("fills a text-field reply", "plain&reply=empty", async ({ page }) => {
    const { popup, draft } = await draftOn(page);
    await insertDraft(popup);
    await page.focus();
    sameLines(await boxOf(page), linesOf(draft));
  }),

  onGmail("writes above a signature that stands first", "box=signature-first", async ({ page }) => {
    const before = await html(page);
    const { popup, draft } = await draftOn(page);
    await insertDraft(popup);
    await page.focus();
    sameLines(await boxOf(page), linesOf(draft, { signed: true }), SIGNED.slice(1));
    await page.keys("Ctrl", "z");
    // Chromium has no place for the caret above it: the empty line that made one may stay.
    assert.ok((await html(page)).replace(/^<div><br><\/div>/, "") === before);
  }),

  onGmail("keeps what the user typed before and after", "box=empty", async ({ page }) => {
    await page.click(".M9 .editable");
    await page.type("Typed before.");
    const before = await html(page);
    const { popup, draft } = await draftOn(page);
    await popup.click("#insert");
    await inState(popup, "hastext");
    await popup.click("#choice-above");
    await popup.click("#continue");
    await inState(popup, "inserted");
    await page.focus();
    sameLines(await boxOf(page), linesOf(draft), ["Typed before."]);
    await page.keys("Ctrl", "z");
    assert.equal(await html(page), before);
  }),

  onGmail("Undo takes the reply back", "box=quoted", async ({ page }) => {
    const before = await html(page);
    const { popup } = await draftOn(page);
    await insertDraft(popup);
    await popup.click("#undo");
    await until(async () => await stateOf(popup) !== "inserted", "another screen");
    assert.equal(await html(page), before);
  }),

  onGmail("Undo leaves a reply alone that the user has changed", "box=empty", async ({ page }) => {
    const { popup } = await draftOn(page);
    await insertDraft(popup);
    await page.eval(() => {
      const box = document.querySelector(".M9 .editable");
      box.lastChild.textContent += " changed";
    });
    const changed = await html(page);
    await popup.click("#undo");
    await until(() => popup.eval(() => document.querySelector("#status").textContent.trim() !== ""), "a word about it");
    await sleep(200);
    assert.equal(await html(page), changed);
  }),

  ...["text", "text-quoted"].flatMap((content) => [
    onGmail(`puts the reply above the user's text (${content})`, `box=${content}`, async ({ page }) => {
      const before = await html(page);
      const { popup, draft } = await draftOn(page);
      await popup.click("#insert");
      await inState(popup, "hastext");
      assert.equal(await html(page), before, "nothing is written before the choice");
      await popup.click("#choice-above");
      await popup.click("#continue");
      await inState(popup, "inserted");
      await page.focus();
      const quoted = content === "text-quoted";
      sameLines(await boxOf(page), linesOf(draft, { signed: quoted }), quoted ? [...OWN, "", ...SIGNED, "", ...QUOTED] : OWN);
      await page.keys("Ctrl", "z");
      assert.equal(await html(page), before);
    }),
    onGmail(`replaces the user's text, and gives it back (${content})`, `box=${content}`, async ({ page }) => {
      const before = await html(page);
      const { popup, draft } = await draftOn(page);
      await popup.click("#insert");
      await inState(popup, "hastext");
      await popup.click("#choice-replace");
      await popup.click("#continue");
      await inState(popup, "inserted");
      await page.focus();
      const quoted = content === "text-quoted";
      sameLines(await boxOf(page), linesOf(draft, { signed: quoted }), quoted ? [...SIGNED, "", ...QUOTED] : []);
      await page.keys("Ctrl", "z");
      assert.equal(await html(page), before);
    }),
  ]),

  onGmail("just copies, and leaves the user's text as it is", "box=text", async ({ page }) => {
    const before = await html(page);
    const { popup } = await draftOn(page);
    await popup.click("#insert");
    await inState(popup, "hastext");
    await popup.click("#choice-copy");
    await popup.click("#continue");
    await until(() => popup.eval(() => document.querySelector("#status").textContent.trim() !== ""), "a word about it");
    assert.equal(await html(page), before);
  }),

  onGmail("a double click inserts once", "box=empty", async ({ page }) => {
    const { popup, draft } = await draftOn(page);
    await popup.doubleClick("#insert");
    await inState(popup, "inserted");
    await sleep(400);
    sameLines(await boxOf(page), linesOf(draft));
  }),

  ...[["Enter"], ["Space"], ["Tab", "Enter"]].map((keys) => onGmail(`${keys.join(", ")} after the insertion sends nothing`, "box=empty", async ({ page }) => {
    const { popup, draft } = await draftOn(page);
    await insertDraft(popup);
    for (const key of keys) await popup.keys(key);
    await sleep(200);
    await page.focus();
    const { focused, lines } = await boxOf(page);
    assert.equal(focused, true, "the cursor stands in the text, not on Send");
    assert.ok(times(lines, linesOf(draft)[0]) <= 1);
    // In the page, the first key goes into the text.
    if (keys.length === 1) await page.keys(keys[0]);
  })),

  onGmail("Ctrl+Enter in the popup does nothing", "box=empty", async ({ page }) => {
    const before = await html(page);
    const { popup } = await draftOn(page);
    await popup.keys("Ctrl", "Enter");
    await popup.keys("Ctrl", "Enter");
    await sleep(300);
    assert.equal(await stateOf(popup), "ok");
    assert.equal(await html(page), before);
  }),

  onGmail("what the user types into the draft arrives as it is", "box=empty", async ({ page }) => {
    const { popup, draft } = await draftOn(page);
    const mine = draft.replace(/\n(.*)$/, "\nWith thanks & &amp; 1 < 2, <3\n$1");
    await popup.eval((text) => {
      const field = document.querySelector("#draft");
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }, mine);
    await insertDraft(popup);
    await page.focus();
    sameLines(await boxOf(page), linesOf(mine));
  }),

  onGmail("writes nothing when another mail was opened meanwhile", "box=empty", async ({ page }) => {
    const { popup } = await draftOn(page);
    await page.eval(() => { for (const item of document.querySelectorAll("[data-legacy-message-id]")) item.dataset.legacyMessageId += "9"; });
    await popup.click("#insert");
    await inState(popup, "stale");
    assert.deepEqual((await boxOf(page)).lines, [""]);
  }),

  ...["hostile", "clobber", "hidden"].map((mail) => onGmail(`is not led astray by a ${mail} mail`, `mail=${mail}`, async ({ page }) => {
    const popup = await page.openPopup();
    const state = await inState(popup, "ok", "unsure", "name", "notinv", "scam");
    const shown = await popup.eval(() => document.body.innerText + [...document.querySelectorAll("input, textarea")].map((field) => field.value).join("\n"));
    assert.doesNotMatch(shown, /HIDDEN|Fake|evil/);
    if (state === "ok") {
      await insertDraft(popup);
      const written = await page.eval(() => [...document.getElementsByClassName("fake-box")].map((box) => box.textContent).join(""));
      assert.equal(written, "");
    }
  })),

  onGmail("asks when it is not sure, and goes on when told", "mail=vague", async ({ page }) => {
    const popup = await page.openPopup();
    await inState(popup, "unsure");
    const signs = await popup.eval(() => document.querySelector("#signs").innerText);
    assert.match(signs, /Found: “.+”/);
    assert.match(signs, /Not found: .*Role/);
    await popup.click("#continue");
    await inState(popup, "ok");
    assert.doesNotMatch(await draftIn(popup), /not found|undefined|null|[{}\[\]]/);
  }),

  onGmail("calls ordinary mail what it is, and drafts only when asked", "mail=lunch", async ({ page }) => {
    const popup = await page.openPopup();
    await inState(popup, "notinv");
    assert.equal(await popup.eval(() => document.querySelector("#insert").offsetParent), null);
    await popup.click("#draft-anyway");
    await inState(popup, "ok");
  }),

  ...[
    ["german", "de", /^Guten Tag Ana Ortiz,\n\n[a-zäöü]/], ["french", "fr", /^Bonjour Ana/], ["spanish", "es", /^Hola,? Ana[:,]/],
    ["portuguese", "pt", /^Olá, Ana/], ["italian", "it", /^(Gentile|Buongiorno)/], ["dutch", "nl", /^(Beste|Hallo|Dag) Ana,/],
  ].map(([mail, language, start]) => onGmail(`answers a mail in its own language: ${mail}`, `mail=${mail}&box=empty`, async ({ page, browser, shots }) => {
    const { popup, draft } = await draftOn(page);
    assert.match(draft, start);
    assert.deepEqual(await popup.eval(() => [document.querySelector("#lang").value, document.querySelector("#draft").lang]), [language, language]);
    await popup.screenshot(join(shots, `${browser.name}-ok-${language}.png`));
    await insertDraft(popup);
    await page.focus();
    sameLines(await boxOf(page), linesOf(draft));
  })),

  onGmail("writes in another language when the user chooses it", "mail=german&box=empty", async ({ page }) => {
    const { popup } = await draftOn(page);
    await popup.eval(() => { const select = document.querySelector("#lang"); select.value = "en"; select.dispatchEvent(new Event("change")); });
    await until(async () => /^Dear Ana Ortiz,/.test(await draftIn(popup)), "an English draft");
    assert.equal(await popup.eval(() => document.querySelector("#draft").lang), "en");
  }),

  onGmail("apologises for the short notice, and says to phone, when the agreed time is today", "box=empty", async ({ page }) => {
    const { popup } = await draftOn(page);
    assert.doesNotMatch(await draftIn(popup), /short notice|so late/);
    await popup.eval(() => {
      const set = (id, value, event) => { const field = document.querySelector(id); field.value = value; field.dispatchEvent(new Event(event)); };
      set("#stage", "confirmation", "change");
      set("#slot", `${new Date().getDate()} ${new Date().toLocaleString("en", { month: "long" })} at 23:00`, "input");
    });
    await until(async () => /short notice|so late/.test(await draftIn(popup)), "an apology");
    assert.match(await adviceIn(popup), /phone/);
    await popup.eval(() => { const field = document.querySelector("#slot"); field.value = "Tuesday at 10:00"; field.dispatchEvent(new Event("input")); });
    await until(async () => !/short notice|so late/.test(await draftIn(popup)), "no apology");
  }),

  onGmail("names a language that it has no drafts in", "mail=swedish", async ({ page }) => {
    const popup = await page.openPopup();
    await inState(popup, "lang");
    assert.match(await popup.eval(() => document.querySelector("#title").textContent), /Swedish/);
  }),

  onGmail("sees that the user has declined already, and drafts only when asked", "own=declined", async ({ page, browser, shots }) => {
    const popup = await page.openPopup();
    await inState(popup, "answered");
    assert.match(await popup.eval(() => document.querySelector("#title").textContent), /declined on 21 Nov 2025/);
    assert.equal(await popup.eval(() => document.querySelector("#insert").offsetParent), null);
    await popup.screenshot(join(shots, `${browser.name}-answered.png`));
    await popup.click("#draft-anyway");
    await inState(popup, "ok");
  }),

  onGmail("an answer that does not decline changes nothing", "own", async ({ page }) => {
    await inState(await page.openPopup(), "ok");
  }),

  onGmail("says that replies to this address may not be read, and still writes one", "sender=noreply&box=empty", async ({ page, browser, shots }) => {
    const popup = await page.openPopup();
    await inState(popup, "noreply");
    assert.match(await popup.eval(() => document.querySelector("#message").textContent), /may not be read/);
    await popup.screenshot(join(shots, `${browser.name}-noreply.png`));
    await popup.click("#copy");
    await until(() => popup.eval(() => /Copied|Couldn't copy/.test(document.querySelector("#status").textContent)), "a word about it");
    assert.deepEqual((await boxOf(page)).lines, [""]);
    await insertDraft(popup);
  }),

  onGmail("leaves a closed application alone", "mail=rejection", async ({ page }) => {
    const popup = await page.openPopup();
    await inState(popup, "rej");
    assert.deepEqual(await popup.eval(() => [...document.querySelectorAll("footer button")].filter((b) => b.offsetParent).length), 0);
  }),

  onGmail("tells a job offer from an interview; a draft is under More", "mail=offer", async ({ page }) => {
    const popup = await page.openPopup();
    await inState(popup, "offer");
    assert.equal(await popup.eval(() => document.querySelector("#more").open), false);
    await popup.click("#more summary");
    await popup.click("#draft-anyway");
    await inState(popup, "ok");
  }),

  onGmail("shows who really wrote what looks like fraud", "mail=scam&sender=private", async ({ page, browser, shots }) => {
    const popup = await page.openPopup();
    await inState(popup, "scam");
    assert.match(await popup.eval(() => document.querySelector("#signs").innerText), /Rowan Careers[^]*rowan\.careers@gmail\.com/);
    await popup.screenshot(join(shots, `${browser.name}-scam.png`));
    await popup.click("#draft-anyway");
    await inState(popup, "ok");
  }),

  onGmail("says how long they have waited, and to tell a friend first", "mail=referred&days=4", async ({ page }) => {
    const { popup } = await draftOn(page);
    const advice = await adviceIn(popup);
    assert.match(advice, /They wrote 4 days ago/);
    assert.match(advice, /whoever gave them your name/);
  }),

  onGmail("does not speak of waiting on the next day", "days=1", async ({ page }) => {
    const { popup } = await draftOn(page);
    assert.doesNotMatch(await adviceIn(popup), /ago/);
  }),

  onGmail("says that a sent mail cannot be taken back, before the first insertion only", "box=empty", async ({ page }) => {
    await forget(page);
    const { popup } = await draftOn(page);
    assert.match(await adviceIn(popup), /cannot be taken back/);
    await insertDraft(popup);
    await popup.click("#undo");
    await inState(popup, "ok");
    await popup.eval(() => document.querySelector("#tone").dispatchEvent(new Event("change")));
    assert.doesNotMatch(await adviceIn(popup), /cannot be taken back/);
  }),

  onGmail("begins with what the user saved", "box=empty", async ({ page }) => {
    const own = [{ language: "en", slot: "thanks", text: "Thank you kindly for thinking of me[ for the {role} post]." }];
    const settings = { version: 1, name: "Samuel Lee", short_name: "Sam", tone: "short", door_open: false, refer: true, own_reasons: ["I am off to sail"], hidden_reasons: ["offer", "rest"], reason_order: ["fit"] };
    const popup = await withSaved(page, { sync: { settings, "own:en": own } });
    await inState(popup, "ok");
    const seen = await popup.eval(() => ({
      tone: document.querySelector("#tone").value, doorOpen: document.querySelector("#door-open").checked, refer: document.querySelector("#refer").checked,
      reasons: [...document.querySelector("#reason").options].map((option) => option.value),
    }));
    assert.deepEqual([seen.tone, seen.doorOpen, seen.refer], ["short", false, true]);
    assert.equal(seen.reasons[1], "fit");
    assert.deepEqual(seen.reasons.slice(-2), ["custom:I am off to sail", "custom"]);
    assert.ok(!seen.reasons.includes("offer") && !seen.reasons.includes("rest"));
    assert.match(await draftIn(popup), /^Hi Ana,\n\nThank you kindly for thinking of me for the Data Engineer post\.[^]*\nSam\n$/);
    await popup.eval(() => { const select = document.querySelector("#reason"); select.value = "custom:I am off to sail"; select.dispatchEvent(new Event("change")); });
    assert.match(await draftIn(popup), /I am off to sail/);
    await popup.close();
    await forget(page);
  }),

  onGmail("works with settings that are damaged", "", async ({ page }) => {
    const popup = await withSaved(page, { sync: { settings: { tone: 7, own_reasons: "none", name: null }, "own:en": "?" }, local: { log: 3, inserted: "x" } });
    await inState(popup, "ok");
    assert.match(await draftIn(popup), /Sam Lee\n$/);
    await popup.close();
    await forget(page);
  }),

  onGmail("keeps a log of what was declined only for those who want one, and knows it later", "box=empty", async ({ page }) => {
    const logged = (popup) => popup.eval(async () => (await chrome.storage.local.get("log")).log?.declined ?? []);
    await forget(page);
    const { popup: without } = await draftOn(page);
    await insertDraft(without);
    assert.deepEqual(await logged(without), []);
    await without.click("#undo");
    await inState(without, "ok");
    await without.close();
    const before = { date: "2025-03-03", company: "Rowan & Pike", role: "Analyst", reason: "timing" };
    const popup = await withSaved(page, { sync: { settings: { name: "Sam Lee", keep_log: true } }, local: { log: { declined: [before] } } });
    await inState(popup, "ok");
    assert.match(await adviceIn(popup), /You declined Rowan & Pike on \w+ \d, 2025|You declined Rowan & Pike on 3 March 2025/);
    await insertDraft(popup);
    const [, line] = await until(async () => { const lines = await logged(popup); return lines.length === 2 && lines; }, "a line in the log");
    assert.deepEqual([line.company, line.role, line.date.length], ["Rowan & Pike", "Data Engineer", 10]);
    await popup.click("#undo");
    await inState(popup, "ok");
    assert.deepEqual(await logged(popup), [before], "what was taken back was not declined");
    await popup.close();
    await forget(page);
  }),

  ...["de", "fr", "es", "pt_BR", "pt_PT", "it", "nl"].map((locale) => onGmail(`speaks the language that the user chose, and nothing is cut off: ${locale}`, "box=empty", async ({ page, shots, browser }) => {
    const texts = JSON.parse(readFileSync(new URL(`../../../extension/_locales/${locale}/messages.json`, import.meta.url), "utf8"));
    const { popup: english } = await draftOn(page);
    await english.eval((locale) => localStorage.setItem("look", JSON.stringify({ interface: locale })), locale);
    await english.close();
    const popup = await page.openPopup();
    try {
      await inState(popup, "ok");
      assert.equal(await popup.eval(() => document.documentElement.lang), locale.replace("_", "-"));
      assert.equal(await popup.eval(() => document.querySelector("#insert").textContent), texts.insert.message);
      assert.match(await draftIn(popup), /^Hi Ana,/, "the reply is in the sender's language");
      assert.deepEqual(await popup.eval(cutOff), []);
      await popup.screenshot(join(shots, `${browser.name}-interface-${locale}.png`));
      await insertDraft(popup);
      assert.equal(await popup.eval(() => document.querySelector("#title").textContent), texts.title_inserted.message);
      assert.deepEqual(await popup.eval(cutOff), []);
    } finally {
      await popup.eval(() => localStorage.removeItem("look"));
    }
  })),

  ...[["right to left", () => { document.documentElement.dir = "rtl"; }], ["with texts half as long again", () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim() && !walker.currentNode.parentElement.closest("option, textarea")) texts.push(walker.currentNode);
    for (const text of texts) text.data += ` ${text.data.slice(0, text.data.length / 2)}`;
  }], ["at twice the size of text", () => { document.documentElement.style.fontSize = "200%"; document.body.style.fontSize = "28px"; }]].map(([how, change]) =>
    onGmail(`is whole ${how}`, "box=empty", async ({ page, shots, browser }) => {
      const { popup } = await draftOn(page);
      await popup.eval(change);
      assert.deepEqual(await popup.eval(cutOff), []);
      await popup.screenshot(join(shots, `${browser.name}-ok-${how.replaceAll(" ", "-")}.png`));
    })),

  onGmail("the quick way inserts a sure and complete reply without the popup, once a first one was read", "box=empty", async ({ page, browser }) => {
    await forget(page);
    const { popup, draft } = await draftOn(page);
    await insertDraft(popup);
    await popup.click("#undo");
    await inState(popup, "ok");
    await popup.eval(() => chrome.storage.session.clear());
    await popup.close();
    // A browser opens a popup only in the window that the user looks at.
    await page.focus();
    await sleep(300);
    await browser.pressKeyOf("quick");
    await until(async () => (await boxOf(page)).lines.length > 3, "the reply in the box");
    sameLines(await boxOf(page), linesOf(draft));
    await page.focus();
    await page.keys("Ctrl", "z");
    assert.deepEqual((await boxOf(page)).lines, [""]);
  }),

  ...[["an unsure mail", "mail=vague&box=empty", "unsure"], ["text in the box", "box=text", "ok"], ["a mail that is no invitation", "mail=lunch&box=empty", "notinv"]].map(([what, query, state]) =>
    onGmail(`the quick way leaves ${what} to the popup`, query, async ({ page, browser }) => {
      const popup = await page.openPopup();
      await until(async () => (await stateOf(popup)) !== "loading", "the popup");
      await popup.eval(async () => { await chrome.storage.session.clear(); await chrome.storage.local.set({ inserted: true }); });
      await popup.close();
      const before = await html(page);
      await page.focus();
      await sleep(300);
      await browser.pressKeyOf("quick");
      await inState(await browser.openedPopup(), state);
      assert.equal(await html(page), before);
    })),

  onGmail("answers the mail that somebody passed on, and says whom the reply goes to", "mail=passed_on&box=empty", async ({ page }) => {
    const { popup, draft } = await draftOn(page);
    assert.match(draft, /^Hi Priya,\n[^]*Rowan & Pike/);
    assert.match(await adviceIn(popup), /forwarded to you/);
  }),

  onGmail("asks which of two invitations is meant", "two", async ({ page }) => {
    const popup = await page.openPopup();
    await inState(popup, "multi");
    assert.deepEqual(await popup.eval(() => [...document.querySelectorAll("#messages span")].map((line) => line.textContent.split(",")[0])), ["Ana Ortiz", "Jonas Berg"]);
    await popup.click("#messages label:last-child input");
    await popup.click("#continue");
    await inState(popup, "ok");
    assert.match(await draftIn(popup), /^Hi Jonas,\n[^]*Fernbrook/);
    await insertDraft(popup);
    await page.focus();
    assert.equal((await boxOf(page)).lines[0], "Hi Jonas,");
  }),

  onGmail("asks once for a name that the page does not have", "nameless", async ({ page }) => {
    await forget(page);
    const popup = await page.openPopup();
    await inState(popup, "name");
    await popup.click("#continue");
    await inState(popup, "name");
    await popup.type("#name", "Robin Vale");
    await popup.click("#continue");
    await inState(popup, "ok");
    assert.match(await draftIn(popup), /\nRobin Vale\n?$/);
    await popup.close();
    const again = await page.openPopup();
    await inState(again, "ok");
    assert.match(await draftIn(again), /\nRobin Vale\n?$/);
  }),

  onGmail("keeps what the user wrote and chose when the popup is closed", "box=empty", async ({ page }) => {
    await forget(page);
    const { popup } = await draftOn(page);
    await popup.eval(() => {
      const change = (selector, value, event) => {
        const element = document.querySelector(selector);
        element.value = value;
        element.dispatchEvent(new Event(event, { bubbles: true }));
      };
      change("#reason", "staying", "change");
      change("#draft", "Hi Ana,\n\nThank you, but no.\n\nSam Lee", "input");
      change("#tone", "short", "change");
    });
    assert.match(await draftIn(popup), /Thank you, but no/, "a choice does not write over an edited reply");
    await sleep(200);
    await popup.close();
    const again = await page.openPopup();
    await inState(again, "ok");
    assert.equal(await draftIn(again), "Hi Ana,\n\nThank you, but no.\n\nSam Lee");
    assert.deepEqual(await again.eval(() => ["reason", "tone"].map((id) => document.getElementById(id).value)), ["staying", "short"]);
    await again.eval(() => document.querySelector("#tone").dispatchEvent(new Event("change")));
    await again.click("#rewrite");
    assert.doesNotMatch(await draftIn(again), /Thank you, but no/);
  }),

  onGmail("is worked by keyboard from end to end", "box=empty", async ({ page }) => {
    const { popup, draft } = await draftOn(page);
    const focused = () => popup.eval(() => document.activeElement.id);
    assert.equal(await focused(), "reason", "a stray Enter inserts nothing");
    for (let i = 0; i < 20 && (await focused()) !== "insert"; i++) await popup.keys("Tab");
    await popup.keys("Space");
    await inState(popup, "inserted");
    assert.match(await popup.eval(() => document.querySelector("#status").textContent), /Inserted/);
    for (let i = 0; i < 20 && (await focused()) !== "undo"; i++) await popup.keys("Tab");
    await popup.keys("Space");
    await inState(popup, "ok");
    await page.focus();
    assert.deepEqual((await boxOf(page)).lines, [""]);
    assert.ok(draft);
  }),

  onGmail("shows what in the mail led to the verdict", "", async ({ page }) => {
    const { popup } = await draftOn(page);
    const evidence = await popup.eval(() => document.querySelector("#evidence").textContent);
    assert.match(evidence, /invite you to a first interview/);
    const marked = await popup.eval(() => [...document.querySelectorAll("#evidence li")].map((item) => [item.querySelector("mark").textContent, item.querySelector("q").textContent]));
    assert.ok(marked.length > 1 && marked.every(([words, quote]) => quote.includes(words)));
    assert.ok(marked.some(([words, quote]) => quote.length > words.length + 5), "with what stands around it");
    assert.match(await popup.eval(() => document.querySelector("#plan").textContent), /“gmail”/);
    assert.match(await popup.eval(() => document.querySelector("#why").textContent), /^Suggested: \w/);
  }),

  ...[
    ["ok", "box=empty"], ["unsure", "mail=vague"], ["notinv", "mail=lunch"], ["lang", "mail=swedish"], ["multi", "two"], ["nomail", "view=list"],
    ["name", "nameless"], ["answered", "own=declined"], ["noreply", "sender=noreply"], ["rej", "mail=rejection"], ["offer", "mail=offer"], ["scam", "mail=scam&sender=private"], ["hastext", "box=text", "#insert"], ["inserted", "box=empty", "#insert"],
  ].map(([state, query, press]) => onGmail(`can be read by everyone (${state})`, query, async ({ page, shots }) => {
    await forget(page);
    const popup = await page.openPopup();
    if (press) {
      await inState(popup, "ok");
      await popup.click(press);
    }
    await inState(popup, state);
    assert.deepEqual(await popup.audit(join(shots, `popup-${state}`)), []);
  })),

  ...[
    ["notweb", "https://webmail.example/webmail.html?show=article"], ["restricted", null],
    ["failins", "https://webmail.example/webmail.html?editor=none", async (popup) => { await popup.click("#insert"); }],
    ["stale", `${GMAIL}?box=empty#inbox/FMfcgz`, async (popup, page) => {
      await page.eval(() => { for (const item of document.querySelectorAll("[data-legacy-message-id]")) item.dataset.legacyMessageId += "9"; });
      await popup.click("#insert");
    }],
    ["crash", `${GMAIL}?box=empty#inbox/FMfcgz`, async (popup) => {
      await popup.eval(() => { window.dispatchEvent(new ErrorEvent("error", { message: "", filename: "bow_out.js", lineno: 1 })); });
    }],
  ].map(([state, address, go]) => ({
    name: `extension: can be read by everyone (${state})`,
    extension: true,
    run: async ({ page, browser, shots }) => {
      await page.goto(address ?? browser.restrictedUrl);
      const popup = go ? (await draftOn(page)).popup : await page.openPopup();
      await go?.(popup, page);
      await inState(popup, state);
      assert.deepEqual(await popup.audit(join(shots, `popup-${state}`)), []);
    },
  })),

  onGmail("says that it read the beginning of a mail without end", "mail=huge", async ({ page }) => {
    const popup = await page.openPopup();
    await inState(popup, "notinv", "unsure", "ok");
    assert.match(await popup.eval(() => document.querySelector("#big").innerText), /Only its beginning was read/);
  }),

  {
    name: "extension: copies the reply where a box takes no text",
    extension: true,
    run: async ({ page }) => {
      await page.goto("https://webmail.example/webmail.html?editor=lossy");
      const { popup } = await draftOn(page);
      await popup.click("#insert");
      await inState(popup, "hastext");
      await popup.click("#continue");
      await inState(popup, "failins");
      assert.match(await popup.eval(() => document.querySelector("#message").textContent), /Couldn't put the text in the reply box. (It is copied|Copy it from here)/);
      assert.ok(await draftIn(popup), "the reply is still there to copy");
    },
  },
  {
    name: "extension: says what to press where no reply box is open",
    extension: true,
    run: async ({ page }) => {
      await page.goto("https://webmail.example/webmail.html?editor=none");
      const { popup } = await draftOn(page);
      await popup.click("#insert");
      await inState(popup, "failins");
      assert.match(await popup.eval(() => document.querySelector("#message").textContent), /Press Reply/);
    },
  },

  onGmail("ends in a plain word when something breaks, and gives no mail away", "box=text", async ({ page }) => {
    const { popup } = await draftOn(page);
    const before = await html(page);
    await popup.eval(() => { window.dispatchEvent(new ErrorEvent("error", { message: "Ana Ortiz", filename: "bow_out.js", lineno: 1 })); });
    await inState(popup, "crash");
    const shown = await popup.eval(() => document.body.innerText);
    assert.match(shown, /Nothing was changed in your email/);
    assert.doesNotMatch(shown, /Ana|Ortiz|Rowan/);
    await page.focus();
    assert.equal(await html(page), before);
  }),

  {
    name: "extension: says so where the browser lets no extension in",
    extension: true,
    run: async ({ page, browser }) => {
      await page.goto(browser.restrictedUrl);
      const popup = await page.openPopup();
      await inState(popup, "restricted");
      assert.match(await popup.eval(() => [...document.querySelectorAll("footer button")].filter((button) => button.offsetParent).map((button) => button.textContent).join()), /^Paste the mail, copy a reply$/);
    },
  },
  onGmail("says so when no mail is open", "view=list", async ({ page }) => {
    await inState(await page.openPopup(), "nomail");
  }),

  {
    name: "extension: says so on a page without mail",
    extension: true,
    run: async ({ page }) => {
      await page.goto("https://webmail.example/webmail.html?show=article");
      await inState(await page.openPopup(), "notweb");
    },
  },
  {
    name: "extension: drafts in a webmail that it does not know, and writes into its open reply",
    extension: true,
    run: async ({ page }) => {
      await page.goto("https://webmail.example/webmail.html?editor=textarea");
      const { popup, draft } = await draftOn(page);
      await insertDraft(popup);
      await page.focus();
      assert.ok((await page.eval(() => document.querySelector("#box").value)).startsWith(linesOf(draft).join("\n")));
      assert.deepEqual(await sentBy(page), []);
    },
  },
  {
    name: "extension: asked the network for nothing in all of this",
    extension: true,
    run: async ({ browser, server, plans }) => {
      assert.deepEqual((await browser.extensionRequests()).filter((url) => /^https?:/.test(url)), []);
      const pages = new Set(["mail.google.com", "webmail.example", "demo.example"]);
      // Each webmail's stand-in is a page and a script of its name.
      const ofStandIn = ({ host, url }) => Object.values(plans).some(({ id, hosts }) => [...hosts, "www-mail.icloud-sandbox.com"].includes(host) && [`/${id}.html`, `/${id}.js`, "/watch.js", "/favicon.ico"].includes(url.split("?")[0]));
      // Chromium looks for its own updates; those names are its own.
      const others = server.requests.filter((request) => !ofStandIn(request)).filter(({ host }) => !pages.has(host) && !/(^|\.)(google|googleapis|gstatic|gvt1|mozilla|firefox)\.(com|org|net)$/.test(host.split(":")[0]));
      assert.deepEqual(others, []);
    },
  },
];

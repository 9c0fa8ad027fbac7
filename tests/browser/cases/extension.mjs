// The built extension as a user goes through it: the icon really clicked, the popup really used.
import assert from "node:assert/strict";
import { join } from "node:path";
import { sleep, until } from "../harness/wait.mjs";
import { GMAIL, boxOf, sentBy } from "./agent.mjs";

const stateOf = (popup) => popup.eval(() => document.body.dataset.state);
const inState = (popup, ...states) => until(async () => {
  const state = await stateOf(popup);
  return states.includes(state) && state;
}, `the screen "${states.join('" or "')}"`).catch(async (error) => {
  throw new Error(`${error.message}; it is "${await stateOf(popup).catch(() => "gone")}"`);
});
const draftIn = (popup) => popup.eval(() => document.querySelector("#draft").value);

/** Opens the popup on a page and goes on to the draft, giving a name if it asks for one. */
async function draftOn(page) {
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

/** The lines that a draft leaves in a box; without the name where the signature has it. */
const linesOf = (draft, { signed = false } = {}) => {
  const lines = draft.split("\n").map((line) => line.trimEnd());
  if (signed && lines.at(-1) === "Sam Lee") lines.pop();
  while (lines.at(-1) === "") lines.pop();
  return lines;
};
const insertDraft = async (popup) => {
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
    run: async ({ browser, server }) => {
      assert.deepEqual((await browser.extensionRequests()).filter((url) => /^https?:/.test(url)), []);
      const pages = new Set(["mail.google.com", "webmail.example"]);
      // Chromium looks for its own updates; those names are its own.
      const others = server.requests.filter(({ host }) => !pages.has(host) && !/(^|\.)(google|googleapis|gstatic|gvt1|mozilla|firefox)\.(com|org|net)$/.test(host.split(":")[0]));
      assert.deepEqual(others, []);
    },
  },
];

// A webmail whose Reply loads a page of its own: what was read is used again there, for the mail that it is about only.
import assert from "node:assert/strict";
import { until } from "../harness/wait.mjs";
import { sentBy } from "./agent.mjs";
import { draftIn, draftOn, forget, inState, insertDraft, linesOf } from "./extension.mjs";

const at = (query) => `https://webmail.example/navigating.html?${query}`;
const boxOf = (page) => page.eval(() => boxAsSeen(document.querySelector("#box")));
const facts = (popup) => popup.eval(() => ["recruiter", "company", "role"].map((id) => document.getElementById(id).value));

/** Reads the invitation, and gives its draft. */
async function readInvitation(page, more = "") {
  await page.goto(at("mail=invitation"));
  await forget(page);
  await page.goto(at(`mail=invitation${more}`));
  const { popup, draft } = await draftOn(page);
  await popup.close();
  return draft;
}

const onPages = (name, run) => ({
  name: `reply page: ${name}`,
  extension: true,
  run: async (tools) => {
    await run(tools);
    assert.deepEqual(await sentBy(tools.page), [], "nothing was sent");
  },
});

export const replyPageCases = [
  ...["", "&rich"].map((kind) => onPages(`a second click of the icon offers the same draft and inserts it${kind ? " (rich)" : ""}`, async ({ page }) => {
    const draft = await readInvitation(page, kind);
    await page.click("#reply");
    await until(() => page.eval(() => !!document.querySelector("#box")), "the reply page");
    const before = await boxOf(page);
    const again = await draftOn(page);
    assert.equal(again.draft, draft);
    assert.deepEqual(await facts(again.popup), ["Nora", "Birch Works", "Site Engineer"]);
    await insertDraft(again.popup);
    await page.focus();
    const { lines } = await boxOf(page);
    const ours = linesOf(draft);
    assert.deepEqual(lines.slice(0, ours.length + 2), [...ours, "", "On Thursday, Nora Lind wrote:"]);
    await page.keys("Ctrl", "z");
    assert.equal((await boxOf(page)).html, before.html);
  })),
  onPages("keeps what the user has written into the draft before Reply", async ({ page }) => {
    await readInvitation(page);
    const { popup } = await draftOn(page);
    await popup.eval(() => {
      const field = document.querySelector("#draft");
      field.value = "Hi Nora,\n\nno, thank you.\n\nSam Lee";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await until(() => popup.eval(async () => JSON.stringify(await chrome.storage.session.get()).includes("no, thank you")), "the draft to be kept");
    await popup.close();
    await page.goto(at("reply=invitation"));
    const again = await page.openPopup();
    await inState(again, "ok");
    assert.equal(await draftIn(again), "Hi Nora,\n\nno, thank you.\n\nSam Lee");
  }),
  onPages("knows the reply in a window that the webmail opened", async ({ page, browser }) => {
    const draft = await readInvitation(page);
    const other = await browser.newPage();
    await other.goto(at("reply=invitation&quote="));
    const again = await draftOn(other);
    assert.equal(again.draft, draft);
    await insertDraft(again.popup);
    await other.focus();
    assert.deepEqual((await boxOf(other)).lines, linesOf(draft));
    await other.close();
  }),
  ...[
    ["to another person", "reply=lunch"],
    ["to the same person about another mail", "reply=parking"],
    ["that has the same subject and quotes another mail", "reply=invitation&quote=parking"],
    ["of the same subject to another person", "reply=invitation&to=lunch&quote=lunch"],
  ].map(([what, query]) => onPages(`never offers the remembered reply in one ${what}`, async ({ page }) => {
    await readInvitation(page);
    await page.goto(at(query));
    const popup = await page.openPopup();
    await inState(popup, "notinv");
    const shown = await popup.eval(() => document.body.innerText + [...document.querySelectorAll("input, textarea")].map((field) => field.value).join("\n"));
    assert.doesNotMatch(shown, /Birch Works|Site Engineer/);
  })),
  ...[
    ["goes to nobody yet", "reply=invitation&to="], ["is a new mail", "reply=invitation&quote=&subject=Hello"], ["answers nothing that was read", "reply=lunch&quote="],
  ].map(([what, query]) => onPages(`says that no mail is open where the reply ${what}`, async ({ page }) => {
    await readInvitation(page);
    await page.goto(at(query));
    await inState(await page.openPopup(), "nomail");
  })),
  ...["", "&rich"].map((kind) => onPages(`reads the mail from the quote when it was not read before${kind ? " (rich)" : ""}`, async ({ page }) => {
    await page.goto(at(`reply=invitation${kind}`));
    await forget(page);
    const { popup, draft } = await draftOn(page);
    assert.deepEqual(await facts(popup), ["Nora", "Birch Works", "Site Engineer"]);
    await insertDraft(popup);
    await page.focus();
    assert.deepEqual((await boxOf(page)).lines.slice(0, linesOf(draft).length), linesOf(draft));
  })),
  onPages("writes nothing once the reply goes to somebody else", async ({ page }) => {
    await readInvitation(page);
    await page.goto(at("reply=invitation"));
    const before = await boxOf(page);
    const { popup } = await draftOn(page);
    await page.eval(() => { document.querySelector("[name=to]").value = "Noor Abel <noor@home.example>"; });
    await popup.click("#insert");
    await inState(popup, "stale", "failins");
    assert.equal((await boxOf(page)).html, before.html);
  }),
];

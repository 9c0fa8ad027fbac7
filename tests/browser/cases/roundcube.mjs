// A real Roundcube: from the inbox list to the reply in the box, as each of its users has set up the writing of replies.
import assert from "node:assert/strict";
import { join } from "node:path";
import { until } from "../harness/wait.mjs";
import { PASSWORD, USERS } from "../roundcube/server.mjs";
import { draftIn, draftOn, forget, inState, insertDraft, linesOf } from "./extension.mjs";

const [INVITATION, OTHER_SENDER, SAME_SENDER] = [1, 2, 3];
/** Rows are named by the mail's number in base 64. */
const row = (uid) => `#rcmrow${btoa(String(uid)).replace(/=+$/, "")} td.subject a`;
const TEXT = ["Hi Sam,", "", "Thanks for applying. We would like to invite you to a first interview", "for the Data Engineer role at Rowan & Pike next week.", "",
  "Which of these works for you?", "", "- Tuesday, 24 November, 10:00", "- Wednesday, 25 November, 14:30", "", "Best,", "Ana Ortiz", "", "--", "Talent Partner, Rowan & Pike"];

/** The reply box: what it holds, its lines, and what Roundcube would save. */
const boxOf = (page) => page.eval(() => {
  const frame = document.querySelector("#composebody_ifr");
  const text = document.querySelector("#composebody");
  if (!frame?.offsetWidth) return { whole: text.value, lines: text.value.split("\n"), model: text.value, dirty: true };
  const { body } = frame.contentDocument;
  const editor = (window.wrappedJSObject ?? window).tinymce.get("composebody");
  return { whole: body.innerHTML, lines: body.innerText.split("\n").map((line) => line.replaceAll("\u00a0", " ").trimEnd()), model: editor.getContent(), dirty: editor.isDirty() };
});

const replyLoaded = (page, html) => until(() => page.eval((html) => {
  if (document.readyState !== "complete" || !document.querySelector("#composebody")) return false;
  const editor = (window.wrappedJSObject ?? window).tinymce?.get("composebody");
  return html ? editor?.initialized && editor.getBody().textContent.includes("wrote:") : document.querySelector("#composebody").value.includes("wrote:");
}, html), "Roundcube's reply page", 15_000);

/** Opens a mail on a page of its own. */
const openMail = async (page, base, uid) => {
  await page.goto(`${base}?_task=mail&_mbox=INBOX&_action=show&_uid=${uid}`);
  await until(() => page.eval(() => !!document.querySelector("#messagebody") && document.readyState === "complete"), "the mail");
};
const pressReply = async (page, html) => {
  await page.click("#toolbar-menu a.reply");
  await replyLoaded(page, html);
};
const openReply = async (page, base, uid, html) => {
  await openMail(page, base, uid);
  await pressReply(page, html);
};

const onRoundcube = (name, setting, run) => ({
  name: `roundcube: ${name} (${setting.user.split("@")[0]})`,
  extension: true,
  roundcube: true,
  run: async (tools) => {
    const { page, roundcube } = tools;
    // A host for each user keeps their sessions apart.
    const base = roundcube.url.replace("127.0.0.1", `${setting.user.split("@")[0].replace(".", "-")}.localhost`);
    await page.goto(base);
    if (await page.eval(() => !!document.querySelector("#rcmloginuser"))) {
      await page.click("#rcmloginuser");
      await page.type(setting.user);
      await page.click("#rcmloginpwd");
      await page.type(PASSWORD);
      await page.click("#rcmloginsubmit");
    }
    await until(() => page.eval(() => !!document.querySelector("#messagelist tbody tr")), "the inbox", 15_000);
    await forget(page);
    const agent = { read: () => page.isolated(`(async () => { ${tools.source}\n return JSON.stringify(bowOut.read(${JSON.stringify(tools.plans.generic)}, [${JSON.stringify(tools.plans.roundcube)}])); })()`).then(JSON.parse) };
    await run({ ...tools, base, agent, ...setting });
    assert.deepEqual(roundcube.sent, [], "nothing was sent");
  },
});

const readsTheInvitation = ({ webmail, found, subject, user, messages, can_reply }, address) => {
  assert.deepEqual([webmail, found, subject, user.email, can_reply, messages.length], ["roundcube", "mail", "Interview at Rowan & Pike", address, true, 1]);
  const [{ from_name, from_email, date, own, text }] = messages;
  assert.deepEqual({ from_name, from_email, date, own }, { from_name: "Ana Ortiz", from_email: "ana.ortiz@rowan.example", date: "2026-11-18 09:12", own: false });
  assert.deepEqual(text.split("\n").map((line) => line.trim()), TEXT);
};

/** Our lines stand first and once, one blank line after them, and below them all is as it was. */
function standsAbove(now, before, ours, html) {
  if (!html) {
    assert.equal(now.whole, `${ours.join("\n")}\n\n${before.whole.replace(/^\n+/, "")}`);
    return;
  }
  assert.deepEqual(now.lines.filter(Boolean).slice(0, ours.filter(Boolean).length), ours.filter(Boolean));
  for (const line of ours.filter(Boolean)) assert.equal(now.lines.filter((other) => other === line).length, 1, `"${line}" once`);
  const rest = before.whole.replace(/^<p><br[^>]*><\/p>/, "");
  assert.ok(now.whole.endsWith(rest), `${now.whole}\nends with\n${rest}`);
}

/** The words of a saved mail, in one line. */
const asWords = (mail) => mail.replace(/\r/g, "").replace(/^[^]*?\n\n/, "").replace(/=\n/g, "").replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)))
  .replace(/<[^<>]*>/g, " ").replace(/&nbsp;/g, " ").replace(/&amp;/g, "&").replace(/\s+/g, " ");

const cases = (setting) => [
  onRoundcube("the list is no mail; a mail beside it is read, and Reply is pressed for the user", setting, async ({ page, agent, user, html, shots }) => {
    await inState(await page.openPopup(), "nomail");
    await page.focus();
    await page.click(row(INVITATION));
    await until(() => page.eval(() => document.querySelector("#messagecontframe")?.contentDocument?.querySelector("#messagebody")), "the mail beside the list");
    readsTheInvitation(await agent.read(), user);
    const { popup, draft } = await draftOn(page);
    assert.match(draft, /^Hi Ana,[^]*Data Engineer[^]*Rowan & Pike/);
    await popup.click("#insert");
    await inState(popup, "reply");
    assert.match(await popup.eval(() => document.querySelector("#message").textContent), /Click the icon again/);
    assert.deepEqual(await popup.audit(join(shots, "popup-reply")), []);
    await page.focus();
    await replyLoaded(page, html);
    const before = await boxOf(page);
    const again = await draftOn(page);
    assert.equal(again.draft, draft);
    await insertDraft(again.popup);
    await again.popup.click("#undo");
    await inState(again.popup, "ok");
    assert.equal((await boxOf(page)).whole, before.whole, "Undo");
  }),
  onRoundcube("from the open mail to the reply in the box, back with one Ctrl+Z, and into the saved draft", setting, async ({ page, browser, base, agent, roundcube, shots, user, html, above }) => {
    await openMail(page, base, INVITATION);
    // Only the list's page says who the user is.
    readsTheInvitation(await agent.read(), "");
    const first = await draftOn(page);
    await first.popup.close();
    await pressReply(page, html);
    const before = await boxOf(page);
    const { popup, draft } = await draftOn(page);
    assert.equal(draft, first.draft);
    await insertDraft(popup);
    await page.focus();
    // Our own name is left out where Roundcube's signature has it.
    const ours = linesOf(draft, { signed: above });
    const now = await boxOf(page);
    standsAbove(now, before, ours, html);
    assert.equal(now.lines.filter((line) => line === "Sam Lee").length, 1, "the name stands once");
    assert.ok(now.dirty, "the editor knows of a change");
    assert.ok(now.model.includes(ours[0]), "the editor's own text has it");
    await page.screenshot(`${shots}/${browser.name}-roundcube-${user.split("@")[0]}.png`);
    await page.keys("Ctrl", "z");
    assert.equal((await boxOf(page)).whole, before.whole, "one Ctrl+Z");
    const again = await draftOn(page);
    await insertDraft(again.popup);
    await page.focus();
    const older = roundcube.drafts(user);
    await page.click("a.save.draft");
    const saved = asWords(await until(async () => roundcube.drafts(user).find((mail) => !older.includes(mail)), "the saved draft"));
    // An HTML mail holds the text a second time, without markup.
    for (const line of ours.filter(Boolean)) assert.equal(saved.split(line).length - 1, html ? 2 : 1, `"${line}" in the draft: ${saved}`);
    assert.match(saved, /Ana Ortiz wrote:/);
  }),
  onRoundcube("another mail's reply is read from its own quote", setting, async ({ page, base, html, above }) => {
    await openMail(page, base, INVITATION);
    await (await draftOn(page)).popup.close();
    await openReply(page, base, OTHER_SENDER, html);
    const before = await boxOf(page);
    const { popup, draft } = await draftOn(page);
    assert.match(draft, /Platform Engineer[^]*Brightloom/);
    assert.doesNotMatch(draft, /Ana|Rowan|Data Engineer/);
    await insertDraft(popup);
    await page.focus();
    standsAbove(await boxOf(page), before, linesOf(draft, { signed: above }), html);
  }),
  onRoundcube("another mail of the same sender is not answered with the first one's reply", setting, async ({ page, base, html }) => {
    await openMail(page, base, INVITATION);
    await (await draftOn(page)).popup.close();
    await openReply(page, base, SAME_SENDER, html);
    const popup = await page.openPopup();
    await inState(popup, "notinv");
    assert.doesNotMatch(await draftIn(popup), /Data Engineer|Rowan/);
  }),
];

export const roundcubeCases = USERS.flatMap(cases);

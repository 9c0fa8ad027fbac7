// iCloud Mail: its plan, on its stand-in page. Mails and editor stand in frames of another origin, which stay closed to us.
import assert from "node:assert/strict";
import { until } from "../../harness/wait.mjs";
import { agentOn, sentBy } from "../agent.mjs";

const HOSTS = { en: "www.icloud.com", ar: "www.icloud.com.cn" };
const addressOf = (query) => `https://${HOSTS[query.includes("ui=ar") ? "ar" : "en"]}/icloud.html?${query}`;
/** What the frames of another origin hold, as they say themselves, once `count` of them have. */
const inside = async (page, count) => {
  await until(async () => (await page.eval(() => Object.keys(window.inside).length)) === count, `${count} frames of another origin`);
  return page.eval(() => window.inside);
};
const untouched = async (page) => {
  assert.deepEqual(await sentBy(page), [], "nothing was sent");
  assert.deepEqual(await page.eval(() => window.events.filter(({ type }) => /click|key|input/.test(type))), [], "nothing was pressed");
};

const icloud = (name, query, frames, run) => ({
  name: `icloud: ${name}${query ? ` (${query})` : ""}`,
  run: async (tools) => {
    const agent = await agentOn(tools, addressOf(query), "icloud");
    const before = await inside(tools.page, frames);
    await run({ ...tools, agent, before });
    assert.deepEqual(await inside(tools.page, frames), before, "the frames are as they were");
    await untouched(tools.page);
  },
});

export const cases = [
  ...[["ui=en", 3, "Interview at Rowan & Pike"], ["ui=ar", 3, "مقابلة في روان"], ["view=one", 1, "Interview at Rowan & Pike"]]
    .map(([query, frames, subject]) => icloud("knows that a mail is open whose text is out of reach", query, frames, async ({ agent, before }) => {
      assert.match(before.newest, /interview|مقابلة/);
      const page = await agent.read();
      assert.deepEqual([page.webmail, page.found, page.out_of_reach, page.subject, page.can_reply, page.box.state], ["icloud", "mail", true, subject, false, "none"]);
      // Neither the list's first words of the mail nor anything else is taken for its text.
      assert.deepEqual(page.messages.map(({ text }) => text), [""]);
    })),
  ...["ui=en", "ui=ar"].map((ui) => icloud("says that a list is open", `view=list&${ui}`, 0, async ({ agent }) => {
    const page = await agent.read();
    assert.deepEqual([page.found, page.key, page.subject, page.messages, page.out_of_reach], ["list", null, "", [], false]);
    assert.deepEqual(await agent.insert({ key: "read before" }), { ok: false, why: "stale" });
  })),
  ...["box=empty", "box=text-quoted&ui=ar"].map((query) => icloud("writes nowhere when a reply is open, and presses nothing", query, 4, async ({ agent, before }) => {
    const page = await agent.read();
    assert.ok(before.editor.length > 0);
    assert.equal(page.box.state, "none");
    for (const mode of ["ask", "above", "replace"]) assert.deepEqual(await agent.insert({ key: page.key, mode }), { ok: false, why: "no_reply_control" });
  })),
  {
    name: "icloud: the popup says that the mail cannot be read, not that none is open",
    extension: true,
    run: async ({ page }) => {
      await page.goto(addressOf("box=empty"));
      await inside(page, 4);
      const popup = await page.openPopup();
      await until(async () => (await popup.eval(() => document.body.dataset.state)) === "restricted", "the screen of pages that cannot be read");
      await untouched(page);
    },
  },
];

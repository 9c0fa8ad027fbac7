// The options page and the welcome page as a user sets them, each case from empty storage.
import assert from "node:assert/strict";
import { join } from "node:path";
import { sleep, until } from "../harness/wait.mjs";
import { GMAIL, boxOf } from "./agent.mjs";
import { draftIn, inState, insertDraft, linesOf } from "./extension.mjs";

const ready = (page) => until(() => page.eval(() => document.body.dataset.state === "ready"), "the page to be ready");
const reload = async (page) => {
  await page.reload();
  await ready(page);
};
const stored = (page, area = "sync") => page.eval((area) => chrome.storage[area].get(null), area);
const settingsOf = async (page) => (await stored(page)).settings ?? {};
const textOf = (page, selector) => page.eval((selector) => document.querySelector(selector).innerText, selector);
const says = (page, words) => until(async () => (await textOf(page, "#status")).includes(words), `"${words}"`)
  .catch(async (error) => { throw new Error(`${error.message}; it says "${await textOf(page, "#status")}"`); });
const focused = (page) => page.eval(() => document.activeElement.dataset.key ?? document.activeElement.id);

/** Chooses in a select as a user does: with the events that follow. */
const choose = (page, selector, value) => page.eval((selector, value) => {
  const select = document.querySelector(selector);
  select.value = value;
  for (const event of ["input", "change"]) select.dispatchEvent(new Event(event, { bubbles: true }));
}, selector, value);
/** Types into a field that was emptied. */
const enter = async (page, selector, text) => {
  await page.eval((selector) => { document.querySelector(selector).value = ""; }, selector);
  await page.type(selector, text);
};
/** Gives a file to the page's file field. */
const give = (page, text, name = "settings.json") => page.eval((text, name) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name, { type: "application/json" }));
  const field = document.querySelector("#import");
  field.files = files.files;
  field.dispatchEvent(new Event("change"));
}, text, name);
const confirm = async (page) => {
  await until(() => page.eval(() => document.querySelector("#ask").open), "the question");
  await page.click("#ask-yes");
};

/** Takes away what the extension keeps, as on a first use. */
const forget = (page) => page.eval(async () => {
  for (const area of ["sync", "local", "session"]) await chrome.storage[area].clear();
  localStorage.clear();
});

const LOG = { declined: [
  { date: "2026-03-01", company: "Northwick", role: "Data Engineer", reason: "timing" },
  { date: "2026-03-09", company: "Rowan & Pike", role: "=Buyer", reason: "custom:I sail" },
] };

const onPage = (kind, path) => (name, run) => ({
  name: `${kind}: ${name}`,
  extension: true,
  run: async (tools) => {
    const page = await tools.browser.openExtensionPage(path);
    try {
      await forget(page);
      await reload(page);
      await run(page, tools);
    } catch (error) {
      await page.screenshot(join(tools.shots, `${tools.browser.name}-${name.replace(/\W+/g, "-")}.png`)).catch(() => {});
      throw error;
    } finally {
      await forget(page).catch(() => {});
      await page.close();
    }
  },
});
const onOptions = onPage("options", "options.html");
const onWelcome = onPage("welcome", "welcome.html");

/** As many things on the page as there can be. */
async function fillAll(page) {
  await page.eval(async (log) => {
    await chrome.storage.sync.set({
      settings: { version: 1, name: "Sam Lee", profile: { situation: "taking_a_break", place: "Leeds" }, keep_log: true, own_reasons: ["I'm moving abroad"], hidden_reasons: ["fit"] },
      "own:en": [{ language: "en", slot: "thanks", text: "Thank you for your kind note[ about {role}]." }, { language: "en", slot: "signoff", text: "Warm regards from Leith," }],
    });
    await chrome.storage.local.set({ log });
  }, LOG);
  await reload(page);
  await page.eval(() => { document.querySelector("details").open = true; });
  await choose(page, "#own-part", "wish");
  await enter(page, "#own-text", "I wish {boss} well.");
  await give(page, JSON.stringify({ bow_out: 1, settings: { name: "Robin Vale", tone: "short" }, own: [] }));
  await until(() => page.eval(() => !document.querySelector("#import-preview").hidden), "the preview");
}

export const optionsCases = [
  onOptions("keeps every setting at once, and has it again after a reload", async (page) => {
    await page.type("#name", "Samuel Lee");
    await page.type("#short-name", "Sam");
    await page.click("input[value=taking_a_break]");
    await until(() => page.eval(() => !document.querySelector("#break").hidden), "the field for the break's end");
    await choose(page, "#break-until", "2031-05-01");
    await page.type("#place", "Leeds");
    await choose(page, "#level", "senior");
    await choose(page, "#default-reason", "staying");
    await choose(page, "#tone", "short");
    await choose(page, "#reply-language", "de");
    await page.click("#door-open");
    await page.click("#refer");
    await page.click("#keep-log");
    await page.click("[data-key=show-fit]");
    await page.click("input[name=theme][value=dark]");
    await says(page, "Saved");
    const wanted = {
      version: 1, name: "Samuel Lee", short_name: "Sam", profile: { situation: "taking_a_break", place: "Leeds", level: "senior", default_reason: "staying" },
      break_until: "2031-05-01", tone: "short", door_open: false, refer: true, reply_language: "de", reason_order: [], hidden_reasons: ["fit"],
      own_reasons: [], interface: "", theme: "dark", large_text: false, keep_log: true,
    };
    await until(async () => (await settingsOf(page)).theme === "dark", "the settings to be kept");
    assert.deepEqual(await settingsOf(page), wanted);
    await reload(page);
    assert.deepEqual(await page.eval(() => ({
      fields: ["name", "short-name", "break-until", "place", "default-reason", "tone", "reply-language"].map((id) => document.getElementById(id).value),
      switches: ["door-open", "refer", "keep-log"].map((id) => document.getElementById(id).checked),
      radios: [...document.querySelectorAll("input[type=radio]:checked")].map((radio) => radio.value),
      fit: document.querySelector("[data-key=show-fit]").checked,
    })), {
      fields: ["Samuel Lee", "Sam", "2031-05-01", "Leeds", "staying", "short", "de"], switches: [false, true, true],
      radios: ["taking_a_break", "dark", ""], fit: false,
    });
  }),

  onOptions("works with storage that is damaged", async (page) => {
    await page.eval(async () => {
      await chrome.storage.sync.set({ settings: { name: 7, tone: "loud" }, "own:en": "no list" });
      await chrome.storage.local.set({ log: 5 });
      localStorage.setItem("look", "{");
    });
    await reload(page);
    assert.equal(await page.eval(() => document.querySelector("#tone").value), "warm");
    await page.type("#name", "Sam Lee");
    await until(async () => (await settingsOf(page)).name === "Sam Lee", "the name to be kept");
  }),

  onOptions("shows what is changed in another tab", async (page, { browser }) => {
    const other = await browser.openExtensionPage("options.html");
    await ready(other);
    await choose(other, "#tone", "neutral");
    await until(async () => (await settingsOf(other)).tone === "neutral", "the tone to be kept");
    await other.close();
    await page.focus();
    await until(() => page.eval(() => document.querySelector("#tone").value === "neutral"), "the other tab's tone");
  }),

  onOptions("resets one section, and asks first", async (page) => {
    await page.type("#name", "Sam Lee");
    await choose(page, "#tone", "short");
    await until(async () => (await settingsOf(page)).tone === "short", "the settings to be kept");
    await page.click("[data-reset=reply]");
    await until(() => page.eval(() => document.querySelector("#ask").open), "the question");
    assert.equal(await focused(page), "ask-no");
    await page.click("#ask-no");
    assert.equal((await settingsOf(page)).tone, "short");
    await page.click("[data-reset=reply]");
    await confirm(page);
    await says(page, "“Reply” is as it was at first.");
    const { tone, name } = await settingsOf(page);
    assert.deepEqual([tone, name], ["warm", "Sam Lee"]);
  }),

  onOptions("moves a reason by keyboard; the focus goes with it and the place is said", async (page) => {
    await page.eval(() => document.querySelector("[data-key=down-timing]").focus());
    await page.keys("Space");
    await says(page, "“The timing isn't right” is now number 2 of 11.");
    assert.equal(await focused(page), "down-timing");
    await page.keys("Space");
    await says(page, "number 3 of 11");
    assert.deepEqual((await settingsOf(page)).reason_order.slice(0, 4), ["staying", "fit", "timing", "overqualified"]);
    await page.keys("Shift", "Tab");
    assert.equal(await focused(page), "up-timing");
    await page.keys("Enter");
    await page.keys("Enter");
    await page.keys("Enter");
    await says(page, "number 1 of 11");
    assert.equal(await focused(page), "up-timing", "the end of the list keeps the focus");
    await reload(page);
    assert.equal(await page.eval(() => document.querySelector("#reason-list li").dataset.key), "timing");
  }),

  onOptions("shows what becomes of an own reason, and refuses what a reply should not say", async (page) => {
    await enter(page, "#new-reason", "more salary elsewhere");
    await page.click("#add-reason");
    assert.match(await textOf(page, "#new-reason-trial"), /speaks of money/);
    assert.deepEqual((await settingsOf(page)).own_reasons ?? [], []);
    await enter(page, "#new-reason", "I'm moving abroad");
    assert.match(await textOf(page, "#new-reason-trial"), /^In a reply: “.+I'm moving abroad\.?.*”$/);
    await page.keys("Enter");
    await says(page, "The reason was added.");
    assert.deepEqual((await settingsOf(page)).own_reasons, ["I'm moving abroad"]);
    await enter(page, "#own-reason-0", "my family");
    await page.keys("Tab");
    await until(async () => (await settingsOf(page)).own_reasons[0] === "my family", "the changed reason");
    await page.click("#own-reasons button");
    await says(page, "The reason was removed.");
    assert.deepEqual((await settingsOf(page)).own_reasons, []);
  }),

  onOptions("refuses a sentence that cannot be used, in words, and keeps it in the field", async (page) => {
    const findings = async (text) => {
      await enter(page, "#own-text", text);
      return textOf(page, "#own-findings");
    };
    assert.match(await findings("Thank you, {boss}."), /There is a field that we don't know\. Use only \{recruiter\}/);
    assert.match(await findings("Thank you for {role."), /A bracket lacks its other half/);
    assert.match(await findings("See https://robin.example for more."), /It holds a link/);
    await page.click("#own-keep");
    assert.match(await textOf(page, "#own-findings"), /can't be used yet, so it isn't saved/);
    assert.equal((await stored(page))["own:en"], undefined);
    await choose(page, "#own-part", "decline");
    assert.equal(await page.eval(() => document.querySelector("#own-text").value), "");
    assert.match(await findings("I will be there."), /doesn't plainly say no/);
    await choose(page, "#own-part", "thanks");
    assert.equal(await page.eval(() => document.querySelector("#own-text").value), "See https://robin.example for more.");
  }),

  onOptions("an own sentence stands in the sample, and then in the popup's draft", async (page, { browser }) => {
    await enter(page, "#own-text", "Many thanks for your note on the ");
    await page.click("[data-key=field-role]");
    await page.type("#own-text", " post.");
    assert.match(await textOf(page, "#own-preview"), /^Hi Ines,\s+Many thanks for your note on the Product Manager post\. /);
    assert.equal(await textOf(page, "#own-preview mark"), "Many thanks for your note on the Product Manager post.");
    await page.click("#own-keep");
    await says(page, "Your wording was added.");
    assert.deepEqual((await stored(page))["own:en"], [{ language: "en", slot: "thanks", text: "Many thanks for your note on the {role} post." }]);
    const mail = await browser.newPage();
    await mail.goto(`${GMAIL}?box=empty#inbox/FMfcgz`);
    const popup = await mail.openPopup();
    const draft = await until(() => popup.eval(() => document.querySelector("#draft").value), "a draft");
    assert.match(draft, /Many thanks for your note on the [A-Z]\w+.* post\./);
    await popup.close();
    await mail.close();
    await page.focus();
    await page.click("[data-key=change-0]");
    await enter(page, "#own-text", "Thanks for writing.");
    await page.click("#own-keep");
    await says(page, "Your wording was changed.");
    assert.deepEqual((await stored(page))["own:en"].map((own) => own.text), ["Thanks for writing."]);
    await page.click("[data-key=remove-0]");
    await says(page, "Your wording was removed.");
    assert.deepEqual((await stored(page))["own:en"], []);
  }),

  onOptions("offers the product's own wordings to start from, in every part and language", async (page) => {
    await page.eval(() => { document.querySelector("details").open = true; });
    for (const [language, part] of [["en", "thanks"], ["de", "whole"], ["fr", "apology"], ["pt", "signoff"]]) {
      await choose(page, "#own-language", language);
      await choose(page, "#own-part", part);
      await page.eval(() => document.querySelector("[data-key=start-0]").click());
      assert.match(await textOf(page, "#own-findings"), /can be used/);
      assert.equal(await page.eval(() => document.querySelector("#own-text").lang), language);
      assert.ok(await textOf(page, "#own-preview mark"));
    }
  }),

  onOptions("shows colours and text size at once, and in the popup", async (page, { browser }) => {
    const looks = (shown) => shown.eval(() => `${getComputedStyle(document.body).backgroundColor} ${getComputedStyle(document.body).zoom}`);
    const dark = "rgb(28, 29, 33) 1.2";
    await page.click("input[name=theme][value=dark]");
    await page.click("input[name=text-size][value=large]");
    await until(async () => (await looks(page)) === dark, "the dark page with large text");
    const mail = await browser.newPage();
    await mail.goto(`${GMAIL}?view=list`);
    const popup = await mail.openPopup();
    await until(async () => (await looks(popup)) === dark, "the dark popup with large text");
    await popup.close();
    await mail.close();
  }),

  onOptions("offers only languages that are there, and says how the popup is opened", async (page) => {
    assert.ok((await page.eval(() => [...document.querySelectorAll("#interface option")].map((option) => option.value))).includes("en"));
    assert.equal(await page.eval(async () => {
      const folders = [...document.querySelectorAll("#interface option")].map((option) => option.value).filter(Boolean);
      const there = await Promise.all(folders.map((folder) => fetch(`_locales/${folder}/messages.json`).then((answer) => answer.ok, () => false)));
      return there.every(Boolean);
    }), true);
    await choose(page, "#interface", "en");
    await until(async () => (await settingsOf(page)).interface === "en", "the language to be kept");
    await reload(page);
    assert.deepEqual(await page.eval(() => [document.documentElement.lang, document.querySelector("h1").textContent, document.querySelector("#interface").value]), ["en", "Options", "en"]);
    const shown = await textOf(page, "#keyboard");
    assert.match(shown, /Alt\+Shift\+D|No keyboard shortcut is set/);
  }),

  onOptions("opens the browser's page for shortcuts", async (page) => {
    const tabs = () => page.eval(async () => (await chrome.tabs.query({})).map((tab) => tab.id));
    const before = await tabs();
    await page.click("#shortcut-change");
    const opened = await until(async () => (await tabs()).find((id) => !before.includes(id)), "the browser's page");
    await page.eval((id) => chrome.tabs.remove(id), opened);
  }),

  onOptions("says so when the browser keeps no more", async (page) => {
    const long = (i) => ({ language: "en", slot: "wish", text: `${i} ${"I wish you well. ".repeat(110)}`.trim() });
    await page.eval((own) => chrome.storage.sync.set({ "own:en": own }), [1, 2, 3, 4].map(long));
    await reload(page);
    assert.equal((await page.eval(() => document.querySelectorAll("#own-list li").length)), 4);
    await choose(page, "#own-part", "wish");
    await page.eval((text) => { document.querySelector("#own-text").value = text; }, long(5).text);
    await page.click("#own-keep");
    await until(async () => /didn't keep this/.test(await textOf(page, "#fault")), "the words for a full storage");
    assert.equal((await stored(page))["own:en"].length, 4);
  }),

  onOptions("keeps the log only when it is wanted, and shows, searches, exports and deletes it", async (page, { browser }) => {
    assert.equal(await page.eval(() => document.querySelector("#keep-log").checked || !document.querySelector("#log").hidden), false, "off at first");
    await page.click("#keep-log");
    await until(() => page.eval(() => !document.querySelector("#log").hidden), "the log");
    assert.match(await textOf(page, "#log"), /The log is empty/);
    await page.eval((log) => chrome.storage.local.set({ log }), LOG);
    const rows = () => page.eval(() => [...document.querySelectorAll("#log-rows tr")].map((row) => row.innerText.replace(/\s+/g, " ")));
    await until(async () => (await rows()).length === 2, "two lines");
    assert.match((await rows())[0], /March 9, 2026 Rowan & Pike =Buyer I sail/, "newest first");
    await page.type("#log-search", "data eng");
    assert.deepEqual((await rows()).length, 1);
    assert.match(await textOf(page, "#log-count"), /^1 line$/);
    await page.click("#log-csv");
    const { name, text } = await browser.downloaded(".csv");
    assert.match(name, /^bow-out-log-\d{4}-\d\d-\d\d\.csv$/);
    assert.equal(text, "date,company,role,reason\r\n\"2026-03-01\",\"Northwick\",\"Data Engineer\",\"timing\"\r\n\"2026-03-09\",\"Rowan & Pike\",\"'=Buyer\",\"custom:I sail\"\r\n");
    await page.click("#log-rows button");
    await says(page, "The line was deleted.");
    assert.deepEqual((await stored(page, "local")).log.declined.map((line) => line.company), ["Rowan & Pike"]);
    await page.click("#log-clear");
    await confirm(page);
    await says(page, "The log was deleted.");
    assert.deepEqual((await stored(page, "local")).log.declined, []);
  }),

  onOptions("exports, deletes everything, and has the same again from the file", async (page, { browser }) => {
    await fillAll(page);
    await page.click("#import-leave");
    await page.click("#with-log");
    await page.click("#export");
    const { name, text } = await browser.downloaded(".json");
    assert.match(name, /^bow-out-settings-\d{4}-\d\d-\d\d\.json$/);
    await choose(page, "#tone", "short");
    await until(async () => (await settingsOf(page)).tone === "short", "the tone to be kept");
    await choose(page, "#tone", "warm");
    await until(async () => (await settingsOf(page)).tone === "warm", "the tone to be kept");
    const before = [await stored(page), await stored(page, "local")];
    await page.click("#delete-all");
    await confirm(page);
    await says(page, "Everything was deleted.");
    assert.deepEqual([await stored(page), await stored(page, "local"), await stored(page, "session"), await page.eval(() => localStorage.length)], [{}, {}, {}, 0]);
    assert.equal(await page.eval(() => document.querySelector("#name").value), "");
    await give(page, text);
    await until(() => page.eval(() => !document.querySelector("#import-preview").hidden), "the preview");
    const lines = await textOf(page, "#import-lines");
    assert.match(lines, /Name: nothing → Sam Lee/);
    assert.match(lines, /Your situation: No answer → I'm taking a break/);
    assert.match(lines, /Wording \(English, Sign-off\): nothing → Warm regards from Leith,/);
    assert.match(lines, /Log of declined invitations: 0 lines → 2 lines/);
    assert.deepEqual(await stored(page), {}, "a preview changes nothing");
    await page.click("#import-take");
    await says(page, "The file was taken over.");
    const own = Object.entries(await stored(page)).filter(([, value]) => !Array.isArray(value) || value.length);
    assert.deepEqual([Object.fromEntries(own), await stored(page, "local")], before);
    assert.equal(await page.eval(() => document.querySelector("#name").value), "Sam Lee");
  }),

  onOptions("changes nothing for a file that is damaged, newer or huge", async (page) => {
    await page.type("#name", "Sam Lee");
    await until(async () => (await settingsOf(page)).name === "Sam Lee", "the name to be kept");
    const before = await stored(page);
    const refused = async (text, words) => {
      await give(page, text);
      await until(async () => words.test(await textOf(page, "#import-fault")), String(words));
      assert.equal(await page.eval(() => document.querySelector("#import-preview").hidden), true);
      assert.deepEqual(await stored(page), before);
    };
    await refused("{\"bow_out\": 1, \"sett", /damaged/);
    await refused("{}", /no file of Bow Out's/);
    await refused(JSON.stringify({ bow_out: 9, settings: "elsewhere" }), /newer version/);
    await refused(JSON.stringify({ bow_out: 1, settings: { name: 7 }, own: [] }), /damaged/);
    await refused(" ".repeat(4_000_001), /too large/);
    await give(page, JSON.stringify({ bow_out: 1, settings: before.settings, own: [{ language: "en", slot: "wish", text: "{boss}" }] }));
    await until(async () => /1 wording in the file can't be used/.test(await textOf(page, "#import-lines")), "what is left out");
  }),

  onOptions("can be read by everyone", async (page, { shots }) => {
    await fillAll(page);
    await page.zoom(1.25);
    assert.deepEqual(await page.audit(join(shots, "options")), []);
    await page.zoom(4);
    assert.deepEqual(await page.audit(join(shots, "options-320")), []);
    await page.zoom(1);
    await page.click("#delete-all");
    await until(() => page.eval(() => document.querySelector("#ask").open), "the question");
    assert.deepEqual(await page.audit(join(shots, "options-ask")), []);
  }),

  ...[onOptions, onWelcome].map((on) => on("needs no sideways scrolling at 400 %, in both text sizes", async (page) => {
    if (on === onOptions) await fillAll(page);
    for (const large of [false, true]) {
      await page.eval((large) => {
        localStorage.setItem("look", JSON.stringify({ large_text: large }));
        return chrome.storage.sync.get("settings").then(({ settings }) => chrome.storage.sync.set({ settings: { ...settings, large_text: large } }));
      }, large);
      await reload(page);
      await page.zoom(4);
      await sleep(200);
      const [wide, has] = await page.eval(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(has <= 330 && wide <= has, `${wide} px wide in ${has} px`);
      await page.zoom(1);
    }
  })),

  onOptions("is walked through by keyboard, and what has the focus is in sight", async (page) => {
    const seen = [];
    for (let i = 0; i < 140; i++) {
      await page.keys("Tab");
      const [id, inSight] = await page.eval(() => {
        const element = document.activeElement;
        const box = element.getBoundingClientRect();
        const status = document.querySelector("#status").getBoundingClientRect();
        // As WCAG has it, a part in sight is enough.
        const hidden = box.bottom < 1 || box.top > innerHeight - 1 || (box.top >= status.top && box.bottom <= status.bottom && box.left >= status.left && box.right <= status.right);
        return [element === document.body ? "" : element.id || element.dataset.key || element.dataset.reset || element.getAttribute("href") || element.value || element.tagName, !hidden];
      });
      if (!id || seen.includes(id)) break;
      assert.ok(inSight, `${id} is in sight`);
      seen.push(id);
    }
    for (const id of ["name", "tone", "show-timing", "up-fit", "new-reason", "own-text", "field-role", "own-keep", "interface", "keep-log", "export", "import", "delete-all"]) {
      assert.ok(seen.includes(id), `${id} is reached: ${seen.join(" ")}`);
    }
  }),

  {
    name: "welcome: opens once, when the extension is installed",
    extension: true,
    run: async ({ browser }) => { assert.deepEqual(browser.openedAtInstall, ["welcome.html"]); },
  },

  onWelcome("takes the name, and shows the reply that the user chooses", async (page, { browser, shots }) => {
    const draft = () => textOf(page, "#draft");
    assert.match(await draft(), /^Hi Priya,[^]*Data Engineer[^]*Sam Lee$/);
    await page.type("#name", "Robin Vale");
    assert.match(await draft(), /Robin Vale$/);
    await says(page, "Saved");
    assert.equal((await settingsOf(page)).name, "Robin Vale");
    const before = await draft();
    await choose(page, "#reason", "staying");
    assert.notEqual(await draft(), before);
    await choose(page, "#tone", "short");
    assert.ok((await draft()).length < before.length);
    assert.match(await textOf(page, "body"), /It can only see the tab in which you click it\./);
    await page.screenshot(join(shots, `${browser.name}-welcome.png`));
    await reload(page);
    assert.equal(await page.eval(() => document.querySelector("#name").value), "Robin Vale");
    await page.click("a[href='options.html']");
    await until(async () => (await page.address()).endsWith("/options.html"), "the options");
    await ready(page);
    assert.equal(await page.eval(() => document.querySelector("#name").value), "Robin Vale");
  }),

  onWelcome("writes a reply to a mail that is pasted, to copy", async (page) => {
    const draft = () => textOf(page, "#draft");
    await enter(page, "#pasted", "Sehr geehrte Frau Vale,\n\nvielen Dank für Ihre Bewerbung als Tischlerin. Gerne möchten wir Sie zu einem Vorstellungsgespräch einladen. Passt Ihnen Dienstag um 10 Uhr?\n\nMit freundlichen Grüßen\nAnna Brandt\nHolzhof Brandt");
    assert.match(await draft(), /^Guten Tag Anna Brandt,\n\n[^]*Tischlerin/);
    assert.equal(await page.eval(() => document.querySelector("#draft").lang), "de");
    assert.equal(await page.eval(() => document.querySelector("#sample").offsetParent), null);
    await page.click("#copy");
    await until(async () => /Copied|Couldn't copy/.test(await textOf(page, "#status")), "a word about it");
    await enter(page, "#pasted", "Hey, the noodle place has opened again, and the soup is as good as ever. I am back by two. Noor");
    assert.equal(await textOf(page, "#verdict"), "This doesn't look like an interview invite");
    await page.eval(() => { const field = document.querySelector("#pasted"); field.value = ""; field.dispatchEvent(new Event("input")); });
    assert.match(await draft(), /^Hi Priya,/);
  }),

  onWelcome("from here to the first reply in the box: a name, the icon, one click", async (page, { browser }) => {
    await page.type("#name", "Robin Vale");
    await says(page, "Saved");
    const mail = await browser.newPage();
    await mail.goto(`${GMAIL}?nameless&box=quoted#inbox/FMfcgz`);
    const popup = await mail.openPopup();
    await inState(popup, "ok");
    const draft = await draftIn(popup);
    assert.match(draft, /\nRobin Vale\n?$/);
    await insertDraft(popup);
    await mail.focus();
    const ours = linesOf(draft);
    assert.deepEqual((await boxOf(mail)).lines.slice(0, ours.length), ours);
    await popup.close();
    await mail.close();
  }),

  onWelcome("can be read by everyone", async (page, { shots }) => {
    assert.deepEqual(await page.audit(join(shots, "welcome")), []);
    await page.zoom(4);
    assert.deepEqual(await page.audit(join(shots, "welcome-320")), []);
  }),
];

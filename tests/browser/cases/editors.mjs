// Every kind of reply box, with the real editor in it, on a webmail that no plan knows by name: the text lands, the
// editor's own model has it, one Ctrl+Z or else Undo takes it back, and what the user typed stays.
// What was measured is the table of docs/editors.md; `node tests/browser/run.mjs --write "editor "` writes it.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { bundleEditors } from "../harness/editors.mjs";
import { sleep, until } from "../harness/wait.mjs";
import { agentOn, sentBy, TEXT } from "./agent.mjs";
import { draftOn, inState, insertDraft, linesOf } from "./extension.mjs";

/** Modules of pages/editors/, and what the table calls them. */
const EDITORS = {
  contenteditable: "plain contenteditable",
  textarea: "textarea",
  react: "textarea held by React",
  refusing: "textarea that takes no commands (stand-in)",
  linkedin: "LinkedIn's kind (stand-in)",
  tinymce: "TinyMCE 8, in a frame",
  "tinymce-inline": "TinyMCE 8, inline",
  tinymce5: "TinyMCE 5, in a frame",
  "tinymce5-inline": "TinyMCE 5, inline",
  ckeditor4: "CKEditor 4, in a frame",
  ckeditor5: "CKEditor 5, classic",
  prosemirror: "ProseMirror",
  lexical: "Lexical",
  quill: "Quill 2",
  slate: "Slate",
  draft: "Draft.js",
  rooster: "RoosterJS 9",
  squire: "Squire",
};
const NAMES = Object.keys(EDITORS);
/** Through the built extension as well: in Firefox what it puts into an event is not the page's to read without care. */
const THROUGH_THE_EXTENSION = ["contenteditable", "tinymce", "ckeditor4", "ckeditor5", "prosemirror", "lexical", "quill", "slate", "draft", "rooster", "squire"];
const VARIATIONS = ["box=empty", "box=empty&typed", "box=quoted", "box=long&dir=rtl"];
const TYPED = "My own words.";
const OURS = TEXT.split("\n");
/** As long as a person needs at least from the last key to the icon and to Insert. */
const TO_THE_ICON = 1200;

const look = (page) => page.eval(() => {
  const { box, model } = window.reply;
  return { lines: boxAsSeen(box).lines, model: model(), quotes: [...box.querySelectorAll("blockquote")].map((quote) => quote.outerHTML) };
});
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const filled = (lines) => {
  const plain = lines.map((line) => line.replace(/[\u2060\ufeff]/g, "").replaceAll("\u00a0", " ").trimEnd());
  return plain.slice(0, plain.findLastIndex(Boolean) + 1);
};
/** Our lines first, then at least one empty one, then what was there; each once. */
const holdsOurs = (lines, ours, before) => {
  const [now, rest] = [filled(lines), filled(before)];
  const kept = rest.slice(rest.findIndex(Boolean));
  const gap = now.slice(ours.length, now.length - kept.length);
  return same(now.slice(0, ours.length), ours) && (kept.length === 0 ? gap.length === 0 : gap.length > 0 && gap.every((line) => line === "") && same(now.slice(-kept.length), kept));
};
const isBack = (now, before) => same(filled(now.lines), filled(before.lines)) && same(filled(now.model), filled(before.model)) && same(now.quotes, before.quotes);

const addressOf = (editor, variation) => `https://webmail.example/editors/index.html?editor=${editor}&${variation}`;

async function open(tools, editor, variation) {
  const { page } = tools;
  const agent = await agentOn(tools, addressOf(editor, variation), "generic");
  await until(() => page.eval(() => Boolean(window.reply)), `${editor} to start`);
  if (variation.includes("typed")) {
    await page.eval(() => window.reply.box.focus());
    await page.type(TYPED);
    await until(async () => (await look(page)).lines.includes(TYPED), "the typed words");
    await sleep(TO_THE_ICON);
  }
  return agent;
}

/** What holds for one variation, with the reason where something does not. */
async function measure(tools, editor, variation) {
  const { page } = tools;
  const faults = [];
  const check = (what, holds, seen) => { if (!holds) faults.push(`${variation}: ${what}: ${JSON.stringify(seen).slice(0, 1500)}`); return holds; };
  let agent = await open(tools, editor, variation);
  const isTyped = variation.includes("typed");
  const before = await look(page);
  // A signature that has the name already keeps it.
  const ours = before.lines.includes("Sam Lee") ? OURS.slice(0, -1) : OURS;
  const insert = async () => agent.insert({ key: (await agent.read()).key, mode: "above" });

  const done = await insert();
  const inserted = await look(page);
  const lands = check("lands", done.ok && holdsOurs(inserted.lines, ours, before.lines) && same(inserted.quotes, before.quotes), [done, inserted.lines.slice(0, 20)]);
  const model = check("model", holdsOurs(inserted.model, ours, before.model), inserted.model.slice(0, 20));
  await page.keys("Ctrl", "z");
  await sleep(100);
  const undone = await look(page);
  const byKey = isBack(undone, before);
  const kept = !isTyped || check("typing kept", undone.lines.includes(TYPED), undone.lines);
  check("says how to undo", byKey === (done.undo !== "popup"), [done, undone.lines.slice(0, 20)]);

  const afresh = async () => { if (!isBack(await look(page), before)) agent = await open(tools, editor, variation); };
  await afresh();
  await insert();
  const taken = await agent.undo();
  const byPopup = check("Undo", taken.ok && isBack(await look(page), before), [taken, (await look(page)).lines.slice(0, 20)]);

  // What the user wrote below since is theirs: our text alone goes, or nothing does.
  if (variation === "box=quoted") {
    await afresh();
    await insert();
    await page.keys("Ctrl", "End");
    await page.type(TYPED);
    await sleep(100);
    const more = await look(page);
    const answer = await agent.undo();
    const left = await look(page);
    const [all, now] = [more, left].map(({ lines }) => filled(lines).filter(Boolean));
    const wanted = answer.ok ? all.slice(ours.filter(Boolean).length) : all;
    check("Undo after more typing", same(now, wanted) && same(filled(left.model).filter(Boolean), wanted), [answer, left.lines, left.model]);
    agent = await open(tools, editor, variation);
  }

  // The user writes on after our last line.
  await afresh();
  await insert();
  await page.type(" PS");
  await sleep(100);
  const written = await look(page);
  const withPs = [...ours.slice(0, -1), `${ours.at(-1)} PS`];
  check("typing after", holdsOurs(written.lines, withPs, before.lines) && holdsOurs(written.model, withPs, before.model), [written.lines.slice(0, 20), written.model.slice(0, 20)]);
  return { lands, model, kept, undo: byKey ? "Ctrl+Z" : byPopup ? "Undo" : "no", way: done.way, faults };
}

const DOC = new URL("../../../docs/editors.md", import.meta.url);
const BROWSERS = { chromium: "Chromium", firefox: "Firefox" };
/** Rows of the table, by editor and browser. */
const measured = new Map();
const rowOf = (editor, browser, results) => {
  const all = (test) => (results.every(test) ? "yes" : "no");
  const undos = new Set(results.map(({ undo }) => undo));
  const undo = ["no", "Undo", "Ctrl+Z"].find((way) => undos.has(way));
  const ways = [...new Set(results.map(({ way }) => way))].join(", ");
  return `| ${EDITORS[editor]} | ${BROWSERS[browser]} | ${ways} | ${all(({ lands }) => lands)} | ${all(({ model }) => model)} | ${undo} | ${all(({ kept }) => kept)} |`;
};

const measuring = NAMES.map((editor) => ({
  name: `editor ${editor}: a reply lands, the editor knows it, it is taken back, the user's words stay`,
  run: async (tools) => {
    await bundleEditors(NAMES);
    const results = [];
    for (const variation of VARIATIONS) results.push(await measure(tools, editor, variation));
    measured.set(`${editor} ${tools.browser.name}`, rowOf(editor, tools.browser.name, results));
    assert.deepEqual(results.flatMap(({ faults }) => faults), []);
    assert.deepEqual(await sentBy(tools.page), [], "nothing was sent");
  },
}));

const throughTheExtension = THROUGH_THE_EXTENSION.map((editor) => ({
  name: `extension: Insert and Ctrl+Z, Insert and Undo, in the box of ${editor}`,
  extension: true,
  run: async ({ page }) => {
    await bundleEditors(NAMES);
    await page.goto(addressOf(editor, "box=quoted"));
    await until(() => page.eval(() => Boolean(window.reply)), `${editor} to start`);
    // As every webmail does after Reply.
    await page.eval(() => window.reply.box.focus());
    const before = await look(page);
    for (const back of ["Ctrl+Z", "Undo"]) {
      const { popup, draft } = await draftOn(page);
      await insertDraft(popup);
      const { lines, model, quotes } = await look(page);
      const ours = linesOf(draft, { signed: true });
      assert.ok(holdsOurs(lines, ours, before.lines) && same(quotes, before.quotes), `lands: ${lines.join("\n")}`);
      assert.ok(holdsOurs(model, ours, before.model), `model: ${model.join("\n")}`);
      if (back === "Undo") {
        await popup.click("#undo");
        await inState(popup, "ok");
      }
      await page.focus();
      if (back === "Ctrl+Z") await page.keys("Ctrl", "z");
      await until(async () => isBack(await look(page), before), `${back} to take it back`, 2000).catch(async (error) => {
        throw new Error(`${error.message}; the box has: ${(await look(page)).lines.join("\n")}`);
      });
    }
    assert.deepEqual(await sentBy(page), [], "nothing was sent");
  },
}));

const document = {
  name: "editor table: docs/editors.md says what was measured",
  run: async ({ browser, write }) => {
    const lines = readFileSync(DOC, "utf8").split("\n");
    const faults = [];
    for (const [key, row] of measured) {
      console.log(row);
      if (!key.endsWith(browser.name)) continue;
      const isSame = (line) => line.startsWith(row.split(" | ").slice(0, 2).join(" | "));
      const at = lines.findIndex(isSame);
      if (at >= 0 && lines[at] === row) continue;
      if (!write) faults.push(`measured: ${row}\n    in the document: ${at < 0 ? "nothing" : lines[at]}`);
      else if (at >= 0) lines[at] = row;
      else lines.splice(lines.findLastIndex((line) => line.startsWith("|")) + 1, 0, row);
    }
    if (write) writeFileSync(DOC, lines.join("\n"));
    assert.deepEqual(faults, []);
  },
};

export const editorCases = [...measuring, document, ...throughTheExtension];

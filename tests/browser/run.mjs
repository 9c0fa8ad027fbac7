// Runs the browser tests: node tests/browser/run.mjs [--write] [chromium|firefox] [words of a case's name]
// With --write the table of docs/editors.md is written as measured, not compared.
// The extension is taken from dist/chrome and dist/firefox; cases of the page agent alone run without it.
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { startServer } from "./harness/server.mjs";
import { agentCases } from "./cases/agent.mjs";
import { editorCases } from "./cases/editors.mjs";
import { extensionCases } from "./cases/extension.mjs";
import { optionsCases } from "./cases/options.mjs";
import { replyPageCases } from "./cases/reply-page.mjs";
import { roundcubeCases } from "./cases/roundcube.mjs";
import { webmailCases } from "./cases/webmails.mjs";
import { wwwCases } from "./cases/www.mjs";
import { startRoundcube } from "./roundcube/server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const BROWSERS = ["chromium", "firefox"];
const words = process.argv.slice(2);
const write = words[0] === "--write";
if (write) words.shift();
const browsers = BROWSERS.includes(words[0]) ? [words.shift()] : BROWSERS;
const filter = words.join(" ");
const shots = join(root, "target", "browser-tests");
mkdirSync(shots, { recursive: true });

const source = readFileSync(join(root, "extension", "page.js"), "utf8");
const webmails = readdirSync(join(root, "src", "webmail")).filter((file) => file.endsWith(".toml")).map((file) => file.slice(0, -5));
const plans = Object.fromEntries(webmails.map((id) => [id, parse(readFileSync(join(root, "src", "webmail", `${id}.toml`), "utf8"))]));

const cases = [...agentCases, ...webmailCases, ...editorCases, ...replyPageCases, ...roundcubeCases, ...wwwCases, ...optionsCases, ...extensionCases].filter((test) => test.name.includes(filter));
const roundcube = cases.some((test) => test.roundcube) ? await startRoundcube().catch((error) => {
  console.log(`skipped: the cases on a real Roundcube (${error.message})`);
  return null;
}) : null;

let passed = 0;
let failed = 0;
for (const name of browsers) {
  const chosen = cases.filter((test) => !test.roundcube || roundcube);
  const server = await startServer();
  const { launch } = await import(`./harness/${name}.mjs`);
  const browser = await launch(server);
  console.log(browser.version);
  try {
    const dir = join(root, "dist", name === "chromium" ? "chrome" : "firefox");
    if (chosen.some((test) => test.extension)) {
      if (!existsSync(join(dir, "manifest.json"))) throw new Error(`${dir} is missing: build the extension first`);
      await browser.installExtension(dir);
    }
    for (const test of chosen) {
      const started = performance.now();
      const page = await browser.newPage();
      try {
        await test.run({ browser, server, page, source, plans, shots, roundcube, write });
        passed++;
        console.log(`ok    ${name} ${test.name} (${Math.round(performance.now() - started)} ms)`);
      } catch (error) {
        failed++;
        console.log(`FAIL  ${name} ${test.name}\n      ${String(error.stack ?? error).split("\n").slice(0, 25).join("\n      ")}`);
        await page.screenshot(join(shots, `${name}-${test.name.replace(/\W+/g, "-")}.png`)).catch(() => {});
      } finally {
        await page.close().catch(() => {});
      }
    }
  } catch (error) {
    failed++;
    console.log(`FAIL  ${name}: ${error.stack}`);
  } finally {
    await browser.close();
    server.close();
  }
}
await roundcube?.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

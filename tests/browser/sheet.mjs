// One picture of every screen that the browser tests left, light beside dark: node tests/browser/sheet.mjs [words of a name]
import { readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const shots = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "target", "browser-tests");
const words = process.argv.slice(2).join(" ");
const names = readdirSync(shots).filter((name) => /-light\.png$/.test(name) && name.includes(words)).map((name) => name.slice(0, -"-light.png".length));
const figures = names.map((name) => `<figure><figcaption>${name}</figcaption><img src="${name}-light.png"> <img src="${name}-dark.png"></figure>`);
const page = join(shots, "sheet.html");
writeFileSync(page, `<!doctype html><meta charset="utf-8"><title>Screens</title>
<style>body { display: flex; flex-wrap: wrap; gap: 12px; background: #999; font: 14px sans-serif; } figure { margin: 0; } img { vertical-align: top; max-width: 560px; }</style>
${figures.join("\n")}\n`);
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"], defaultViewport: { width: 1600, height: 900 } });
try {
  const tab = await browser.newPage();
  await tab.goto(pathToFileURL(page).href);
  await tab.screenshot({ path: join(shots, "sheet.png"), fullPage: true });
} finally {
  await browser.close();
}
console.log(`${names.length} screens: ${join(shots, "sheet.png")}`);

// Draws the icons from icon.svg: node extension/icons/render.mjs (Chromium: CHROMIUM, else /usr/bin/chromium)
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

const here = dirname(fileURLToPath(import.meta.url));
const svg = readFileSync(join(here, 'icon.svg'), 'utf8');
// In the toolbar each pixel counts; the stores want the large one with a margin of 16 pixels.
const MARGINS = { 16: 0, 32: 0, 48: 0, 128: 16 };

const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  for (const [size, margin] of Object.entries(MARGINS)) {
    await page.setViewport({ width: Number(size), height: Number(size) });
    await page.setContent(`<style>body { margin: ${margin}px } svg { display: block; width: ${size - 2 * margin}px }</style>${svg}`);
    await page.screenshot({ path: join(here, `${size}.png`), omitBackground: true });
  }
} finally {
  await browser.close();
}

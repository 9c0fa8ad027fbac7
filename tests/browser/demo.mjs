// The main job on the demo mailbox: opens a mail, clicks the icon, inserts the reply. With a display the browser stays
// open for you to do it; without one it is done headless, and what stands in the box is printed.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { launch } from './harness/chromium.mjs';
import { startServer } from './harness/server.mjs';
import { until } from './harness/wait.mjs';

const display = Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const server = await startServer();
const browser = await launch(server, { headless: !display });
try {
  await browser.installExtension(resolve('dist/chrome'));
  const page = await browser.newPage();
  await page.goto(`http://demo.localhost:${server.http}/mailbox.html`);
  if (display) {
    console.log('Open a mail, click the Bow Out icon (or press Alt+Shift+D). Close the browser to end.');
    await browser.closed();
  } else {
    await page.click('#list button');
    await page.click('#answer');
    const popup = await page.openPopup();
    const state = () => popup.eval(() => document.body.dataset.state);
    await until(async () => (await state()) !== 'loading', 'the popup');
    if ((await state()) === 'name') {
      await popup.type('#name', 'Sam Lee');
      await popup.click('#continue');
    }
    await until(async () => (await state()) === 'ok', 'the draft');
    console.log(`The popup says: ${await popup.eval(() => document.getElementById('title').textContent)}`);
    await popup.click('#insert');
    await until(async () => (await state()) === 'inserted', 'the insertion');
    mkdirSync('target/browser-tests', { recursive: true });
    const [inPopup, inPage] = ['popup', 'page'].map((name) => resolve(`target/browser-tests/demo-${name}.png`));
    await popup.screenshot(inPopup);
    await page.screenshot(inPage);
    console.log(`The reply box now holds:\n\n${await page.eval(() => document.getElementById('box').innerText.replace(/\n{3,}/g, '\n\n'))}`);
    console.log(`Screenshots: ${inPopup}, ${inPage}`);
  }
} finally {
  await browser.close();
  server.close();
}

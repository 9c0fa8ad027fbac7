// From the click on the icon to a usable popup, against an extension whose popup is empty, in one run.
// Prints medians of ROUNDS openings, in milliseconds from the start of the popup's own navigation.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../tests/browser/harness/chromium.mjs';
import { startServer } from '../tests/browser/harness/server.mjs';
import { until } from '../tests/browser/harness/wait.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 15);
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

/** An extension whose popup says that it is there, and nothing else. */
function emptyExtension() {
  const dir = mkdtempSync(join(tmpdir(), 'bow-out-empty-'));
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify({
    manifest_version: 3, name: 'Empty', version: '1', action: { default_popup: 'popup.html' },
  }));
  writeFileSync(join(dir, 'popup.html'), '<!doctype html><meta charset="utf-8"><script type="module" src="popup.js"></script><body>Empty');
  writeFileSync(join(dir, 'popup.js'), "performance.mark('ready'); document.body.dataset.state = 'ok';");
  return dir;
}

/** @returns {Promise<Record<string, number>>} medians: of the click to `ready`, and of each mark of the popup */
async function measure(dir) {
  const server = await startServer();
  const browser = await launch(server);
  try {
    await browser.installExtension(dir);
    const page = await browser.newPage();
    await page.goto('https://mail.google.com/mail/u/0/#inbox/1');
    const rows = [];
    for (let i = 0; i < ROUNDS; i++) {
      const clicked = Date.now();
      const popup = await page.openPopup();
      await until(() => popup.eval(() => ['ok', 'unsure', 'name'].includes(document.body.dataset.state)), 'the popup');
      rows.push(await popup.eval((clicked) => ({
        'click to ready': performance.timeOrigin + performance.getEntriesByName('ready')[0].startTime - clicked,
        ...Object.fromEntries(performance.getEntriesByType('mark').map((m) => [m.name, m.startTime])),
      }), clicked));
      await popup.close();
    }
    return Object.fromEntries(Object.keys(rows[0]).map((key) => [key, median(rows.map((row) => row[key]))]));
  } finally {
    await browser.close();
    server.close();
  }
}

const empty = emptyExtension();
try {
  const rows = { 'empty popup': await measure(empty), 'Bow Out': await measure('dist/chrome') };
  console.log(`popup, median of ${ROUNDS} openings, ms`);
  for (const [name, row] of Object.entries(rows)) {
    console.log(name.padEnd(12), Object.entries(row).map(([key, ms]) => `${key} ${ms.toFixed(0)}`).join(', '));
  }
} finally {
  rmSync(empty, { recursive: true });
}

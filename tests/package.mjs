// What the built packages may hold and ask for. Run after the build.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => readFileSync(path, 'utf8');
const scripts = (dir) => readdirSync(dir).filter((f) => f.endsWith('.js'));

for (const browser of ['chrome', 'firefox']) {
  const dir = `dist/${browser}`;
  const manifest = JSON.parse(read(`${dir}/manifest.json`));

  test(`${browser}: it asks for no site access and runs nothing before the click`, () => {
    assert.deepEqual(manifest.permissions, ['activeTab', 'scripting', 'storage']);
    for (const key of ['host_permissions', 'optional_host_permissions', 'optional_permissions', 'content_scripts',
      'web_accessible_resources', 'externally_connectable']) {
      assert.equal(manifest[key], undefined, key);
    }
  });

  test(`${browser}: all that runs in the background is one script`, () => {
    const { type, ...entry } = manifest.background;
    assert.equal(type, 'module');
    assert.deepEqual(entry, browser === 'chrome' ? { service_worker: 'background.js' } : { scripts: ['background.js'] });
  });

  test(`${browser}: the keyboard shortcut is registered`, () => {
    assert.equal(manifest.commands._execute_action.suggested_key.default, 'Alt+Shift+D');
  });

  test(`${browser}: no script can reach the network, evaluate text or turn text into markup`, () => {
    const forbidden = /\b(XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|innerHTML|outerHTML|insertAdjacentHTML|DOMParser)\b|document\.write|\beval\(|new Function\(|new Image\(|import\([^'"]/;
    for (const file of scripts(dir)) {
      const source = read(`${dir}/${file}`);
      assert.deepEqual(source.match(forbidden)?.[0], undefined, file);
      // The glue loads the wasm of the package, and one function loads the package's other files; nothing else is fetched.
      const fetches = source.match(/\bfetch\(.*/g) ?? [];
      assert.equal(fetches.length, ['bow_out.js', 'browser.js'].includes(file) ? 1 : 0, `${file}: fetch`);
      if (file === 'browser.js') assert.match(fetches[0], /^fetch\(api\.runtime\.getURL\(path\)\)/);
    }
  });

  test(`${browser}: every text of the popup and the pages is in the message file`, () => {
    const messages = JSON.parse(read(`${dir}/_locales/en/messages.json`));
    for (const page of ['popup.html', 'options.html', 'welcome.html']) {
      const keys = [...read(`${dir}/${page}`).matchAll(/data-i18n(?:-\w+)?="([^"]+)"/g)].map((m) => m[1]);
      assert.ok(keys.length > 15);
      assert.deepEqual(keys.filter((key) => !messages[key]), [], page);
    }
    for (const file of scripts(dir)) {
      const source = read(`${dir}/${file}`);
      const keys = [...source.matchAll(/\b(?:message|plural)\('(\w+)'|'(options_\w+)'/g)].map((m) => m[1] ?? m[2]);
      assert.deepEqual(keys.filter((key) => !messages[key] && !messages[`${key}_other`]), [], file);
    }
    assert.ok(messages.app_description.message.length <= 112, 'stores cut a longer description');
  });
}

test('the page agent says no word of interviews', () => {
  assert.doesNotMatch(read('dist/chrome/page.js'), /interview|recruit|\bjob offer|declin/i);
});

test('the packages hold the same program', () => {
  for (const file of readdirSync('dist/chrome', { recursive: true, withFileTypes: true }).filter((f) => f.isFile() && f.name !== 'manifest.json')) {
    const path = `${file.parentPath}/${file.name}`;
    assert.ok(readFileSync(path).equals(readFileSync(path.replace('dist/chrome', 'dist/firefox'))), path);
  }
});

test("Firefox's add-on linter finds nothing", () => {
  const out = execFileSync('node_modules/.bin/addons-linter', ['dist/firefox', '--output=json'], { encoding: 'utf8' });
  const { errors, warnings, notices } = JSON.parse(out).summary;
  assert.deepEqual({ errors, warnings, notices }, { errors: 0, warnings: 0, notices: 0 });
});

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
      'web_accessible_resources', 'externally_connectable', 'background']) {
      assert.equal(manifest[key], undefined, key);
    }
  });

  test(`${browser}: the keyboard shortcut is registered`, () => {
    assert.equal(manifest.commands._execute_action.suggested_key.default, 'Alt+Shift+D');
  });

  test(`${browser}: no script can reach the network, evaluate text or turn text into markup`, () => {
    const forbidden = /\b(XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|innerHTML|outerHTML|insertAdjacentHTML|DOMParser)\b|document\.write|\beval\(|new Function\(|new Image\(|import\([^'"]/;
    for (const file of scripts(dir)) {
      const source = read(`${dir}/${file}`);
      assert.deepEqual(source.match(forbidden)?.[0], undefined, file);
      // The glue loads the wasm of the package, and nothing else is fetched.
      const fetches = source.match(/\bfetch\(/g) ?? [];
      assert.equal(fetches.length, file === 'bow_out.js' ? 1 : 0, `${file}: fetch`);
    }
  });

  test(`${browser}: every text of the popup is in the message file`, () => {
    const messages = JSON.parse(read(`${dir}/_locales/en/messages.json`));
    const keys = [...read(`${dir}/popup.html`).matchAll(/data-i18n(?:-\w+)?="([^"]+)"/g)].map((m) => m[1]);
    assert.ok(keys.length > 30);
    assert.deepEqual(keys.filter((key) => !messages[key]), []);
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

// The welcome page: the name to sign with, and a first reply.
import init, { choices, keep_settings, stored, try_mail } from './bow_out.js';
import { isFirefox, locale, message, shortcut } from './browser.js';
import { dress } from './shell.js';

/** What typing waits for before it is kept, in milliseconds. */
const PAUSE = 600;
const byId = (id) => document.getElementById(id);
const option = (value, text) => Object.assign(document.createElement('option'), { value, textContent: text });

/** Shows the reply that the user's choices make. */
function write() {
  const { draft, reasons } = try_mail({
    subject: message('welcome_sample_subject'), from_name: message('welcome_sample_sender'), from_email: 'priya.shah@northwick.example',
    body: message('welcome_sample_body'), name: byId('name').value.trim() || message('welcome_sample_name'),
    reason: byId('reason').value, own_reason: '', tone: byId('tone').value, door_open: true, refer: false, variant: 0,
  });
  byId('draft').textContent = draft.trim();
  return reasons.map(({ id }) => id).filter((id) => id !== 'custom');
}

let pause;

/** Keeps the name and nothing else: the options may have changed meanwhile. */
async function keepName() {
  clearTimeout(pause);
  const { settings } = await stored();
  const name = byId('name').value.trim();
  if (name === settings.name) return;
  try {
    await keep_settings({ ...settings, name });
    byId('fault').hidden = true;
    byId('status').textContent = message('options_saved');
  } catch {
    byId('fault').textContent = message('options_not_saved');
    byId('fault').hidden = false;
  }
}

function crash() {
  byId('fault').textContent = message('options_crash');
  byId('fault').hidden = false;
}
addEventListener('error', crash);
addEventListener('unhandledrejection', crash);

document.body.dataset.browser = isFirefox() ? 'firefox' : 'chrome';
await dress();
byId('sender').textContent = message('welcome_from', [message('welcome_sample_sender')]);
for (const id of ['mail', 'draft']) byId(id).lang = locale();
const keys = await shortcut();
byId('use').textContent = keys ? message('welcome_use_shortcut', [keys]) : message('welcome_use');
await init();
byId('name').value = (await stored()).settings.name;
byId('tone').replaceChildren(...choices().tones.map((id) => option(id, message(`tone_${id}`))));
byId('reason').replaceChildren(...write().map((id) => option(id, message(`reason_${id}`))));
write();
byId('name').oninput = () => {
  write();
  byId('status').textContent = '';
  clearTimeout(pause);
  pause = setTimeout(keepName, PAUSE);
};
byId('name').onchange = keepName;
for (const id of ['reason', 'tone']) byId(id).onchange = write;
document.body.dataset.state = 'ready';

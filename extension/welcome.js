// The welcome page: the name to sign with, and a first reply.
import init, { choices, keep_settings, stored, try_mail } from './bow_out.js';
import { copy, isFirefox, locale, message, shortcut } from './browser.js';
import { dress } from './shell.js';

/** What typing waits for before it is kept, in milliseconds. */
const PAUSE = 600;
const byId = (id) => document.getElementById(id);
const option = (value, text) => Object.assign(document.createElement('option'), { value, textContent: text });

/** What is told of a pasted mail that is no plain invitation. */
const TOLD = ['unsure', 'notinv', 'rej', 'offer', 'scam'];

/** Shows the reply that the user's choices make, to the sample or to the mail that was pasted. */
function write() {
  const pasted = byId('pasted').value.trim();
  const mail = pasted ? { subject: '', from_name: '', from_email: '', body: pasted } : {
    subject: message('welcome_sample_subject'), from_name: message('welcome_sample_sender'), from_email: 'priya.shah@northwick.example',
    body: message('welcome_sample_body'),
  };
  const { state, language, draft, reasons } = try_mail({
    ...mail, name: byId('name').value.trim() || (pasted ? '' : message('welcome_sample_name')),
    reason: byId('reason').value, own_reason: '', tone: byId('tone').value, door_open: true, refer: false, variant: 0,
  });
  byId('sample').hidden = pasted !== '';
  byId('verdict').textContent = TOLD.includes(state) ? message(`title_${state}`) : '';
  byId('draft').textContent = draft.trim();
  byId('draft').lang = language;
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
byId('mail').lang = locale();
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
byId('pasted').oninput = write;
byId('copy').onclick = async () => {
  const copied = await copy(byId('draft').textContent).then(() => true, () => false);
  byId('status').textContent = message(copied ? 'status_copied' : 'status_not_copied');
};
if (location.hash) byId('pasted').focus();
document.body.dataset.state = 'ready';

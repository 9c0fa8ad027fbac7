// The options page: what a user sets once and for all. Every change is kept at once.
import init, { choices, first_settings } from './bow_out.js';
import { languageName, localesAmong, megabytes, message, packagedSize, shortcut, shortcutSettings, version } from './browser.js';
import { showData, startData } from './options-data.js';
import { showReasons, startReasons } from './options-reasons.js';
import { ask, byId, fillSelect, follow, keepOwn, keepSettings, load, onChange, say, showAll, state } from './options-state.js';
import { showWordings, startWordings } from './options-wordings.js';
import { dress, look } from './shell.js';

/** The folders of `_locales` that there may be. */
const LOCALES = ['en', 'de', 'fr', 'es', 'pt_BR', 'pt_PT', 'it', 'nl'];
/** What typing waits for before it is kept, in milliseconds. Browsers allow two synced writes a second. */
const PAUSE = 600;
/** What a section holds beside its controls. */
const LISTS = { reasons: ['reason_order', 'hidden_reasons', 'own_reasons'] };

const controls = () => [...document.querySelectorAll('[data-setting]')];
const holder = (path, settings) => path.split('.').slice(0, -1).reduce((object, key) => object[key], settings);
const last = (path) => path.split('.').at(-1);

/** What a control says, as the settings have it. */
function valueOf(control) {
  if (control.type === 'checkbox') return control.checked;
  if ('boolean' in control.dataset) return control.value !== '';
  return 'emptyIsNull' in control.dataset && control.value === '' ? null : control.value;
}

function showValue(control, value) {
  if (control.type === 'checkbox') control.checked = value;
  else if ('boolean' in control.dataset) control.checked = value === (control.value !== '');
  else if (control.type === 'radio') control.checked = value === control.value;
  // What is being typed is not written over.
  else if (control !== document.activeElement || control.matches('select')) control.value = value ?? '';
}

function showControls() {
  for (const control of controls()) {
    const path = control.dataset.setting;
    showValue(control, holder(path, state.settings)[last(path)]);
  }
  byId('break').hidden = state.settings.profile.situation !== 'taking_a_break';
}

async function take(control) {
  const path = control.dataset.setting;
  const value = valueOf(control);
  const object = holder(path, state.settings);
  if (object[last(path)] === value) return;
  object[last(path)] = value;
  await keepSettings();
  await applyLook();
}

/** Shows the page as the settings say, here and, from its next opening on, in the popup. */
async function applyLook() {
  const before = JSON.stringify(look.get());
  look.set(state.settings);
  if (JSON.stringify(look.get()) === before) return;
  await dress();
  await showWords();
  showAll();
}

/** A language as its speakers call it: who cannot read the page finds theirs. */
function ownName(code) {
  return new Intl.DisplayNames([code], { type: 'language' }).of(code);
}

/** The texts that the page itself writes. */
async function showWords() {
  const { reasons, tones, languages } = choices();
  const named = languages.map((code) => [code, languageName(code)]);
  fillSelect('default-reason', [['', message('options_no_default')], ...reasons.map((id) => [id, message(`reason_${id}`)])]);
  fillSelect('tone', tones.map((id) => [id, message(`tone_${id}`)]));
  fillSelect('reply-language', [['', message('options_same_as_mail')], ...named]);
  const locales = await localesAmong(LOCALES);
  fillSelect('interface', [['', message('options_browser_language')], ...locales.map((folder) => [folder, ownName(folder.replace('_', '-'))])]);
  const keys = await shortcut();
  byId('shortcut').textContent = keys ?? '';
  byId('shortcut').hidden = !keys;
  byId('shortcut-words').textContent = message(keys ? 'options_shortcut' : keys === '' ? 'options_shortcut_none' : 'options_shortcut_absent');
  const settings = shortcutSettings();
  byId('shortcut-change').hidden = keys === null || !settings;
  byId('shortcut-way').hidden = keys === null || Boolean(settings);
  byId('shortcut-change').onclick = settings;
  byId('version').textContent = message('options_version', [version()]);
  byId('program-size').textContent = message('options_size', [megabytes(await packagedSize('bow_out_bg.wasm'))]);
}

/** Puts a section back to how it was at first. */
async function reset(section) {
  const title = byId(`${section}-title`).textContent;
  if (!await ask(message('options_reset_ask', [title]), message('options_reset_text'), message('options_reset'))) return;
  const said = message('options_reset_done', [title]);
  if (section === 'wordings') {
    const languages = new Set(state.own.map((own) => own.language));
    state.own = [];
    for (const language of languages) keepOwn(language, said);
    if (languages.size === 0) say(said);
    showAll();
    return;
  }
  const first = first_settings();
  const paths = [...byId(section).querySelectorAll('[data-setting]')].map((control) => control.dataset.setting);
  for (const path of [...paths, ...LISTS[section] ?? []]) holder(path, state.settings)[last(path)] = holder(path, first)[last(path)];
  await keepSettings(said);
  await applyLook();
}

function listen() {
  const pauses = new Map();
  for (const control of controls()) {
    control.addEventListener('change', () => {
      clearTimeout(pauses.get(control));
      take(control);
    });
    control.addEventListener('input', () => {
      clearTimeout(pauses.get(control));
      if (control.matches('input:not([type=checkbox], [type=radio])')) pauses.set(control, setTimeout(() => take(control), PAUSE));
    });
  }
  for (const button of document.querySelectorAll('[data-reset]')) button.onclick = () => reset(button.dataset.reset);
}

/** The last word, for what nobody foresaw. */
function crash() {
  byId('fault').textContent = message('options_crash');
  byId('fault').hidden = false;
  document.body.dataset.state = 'crash';
}
addEventListener('error', crash);
addEventListener('unhandledrejection', crash);

await dress();
await init();
await load();
look.set(state.settings);
await dress();
await showWords();
for (const start of [startReasons, startWordings, startData]) start(choices(), applyLook);
for (const show of [showControls, showReasons, showWordings, showData]) onChange(show);
showAll();
listen();
follow(applyLook);
document.body.dataset.state = 'ready';
// The page was empty when the browser looked for the section of the address.
document.getElementById(location.hash.slice(1))?.scrollIntoView();

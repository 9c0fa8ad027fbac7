// What the parts of the options page share: what is kept, the words that say so, the question before something is lost.
import { keep_log, keep_own, keep_settings, stored } from './bow_out.js';
import { message, onStored } from './browser.js';

export const byId = (id) => document.getElementById(id);

/** What is kept for the user; the page changes it here and then calls one of the `keep` functions. */
export const state = { settings: {}, own: [], log: { declined: [] } };

const parts = [];

/** `show` is called at first and whenever what is kept has changed, also in another place. */
export function onChange(show) {
  parts.push(show);
}

export function showAll() {
  for (const show of parts) show();
}

let fading;

/** Says something shortly, also to those who hear the page. */
export function say(text) {
  clearTimeout(fading);
  byId('status').textContent = text;
  fading = setTimeout(() => { byId('status').textContent = ''; }, 6000);
}

let writes = Promise.resolve();
let waiting = 0;

/** One write after the other; says `said` after the last one. */
function write(act, said = message('options_saved')) {
  waiting += 1;
  writes = writes.then(act).then(() => {
    byId('fault').hidden = true;
    if (waiting === 1) {
      say(said);
      showAll();
    }
  }, () => {
    byId('fault').textContent = message('options_not_saved');
    byId('fault').hidden = false;
  }).finally(() => { waiting -= 1; });
  return writes;
}

export function keepSettings(said) {
  return write(async () => {
    const kept = await keep_settings(state.settings);
    if (waiting === 1) state.settings = kept;
  }, said);
}

export function keepOwn(language, said) {
  return write(() => keep_own(language, state.own.filter((own) => own.language === language)), said);
}

export function keepLog(said) {
  return write(() => keep_log(state.log), said);
}

/** Takes over what is kept; whether it differs from what is shown. */
export async function load() {
  let now;
  do {
    await writes;
    now = await stored();
  } while (waiting);
  const differs = JSON.stringify(now) !== JSON.stringify(state);
  Object.assign(state, now);
  return differs;
}

let loading;

/** Shows what another tab or device has changed; `changed` is called before it is shown. */
export function follow(changed) {
  onStored(() => {
    clearTimeout(loading);
    loading = setTimeout(async () => {
      if (await load()) {
        await changed();
        say(message('options_changed_elsewhere'));
      }
      showAll();
    }, 300);
  });
}

/** An element with its properties (or attributes) and what is in it. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'key') element.dataset.key = value;
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/**
 * Shows `children` in `parent`, unless they are there already: a click on what is shown must not miss. What has the
 * focus keeps it, by its key.
 */
export function fill(parent, children) {
  const next = parent.cloneNode(false);
  next.append(...children);
  if (next.isEqualNode(parent)) return;
  const old = parent.contains(document.activeElement) ? document.activeElement : null;
  parent.replaceChildren(...children);
  if (old?.dataset.key) parent.querySelector(`[data-key="${CSS.escape(old.dataset.key)}"]`)?.focus();
}

/** Fills a select with `[value, text]` pairs; what was chosen stays chosen. */
export function fillSelect(id, options) {
  const select = byId(id);
  const { value } = select;
  select.replaceChildren(...options.map(([value, text]) => make('option', { value, textContent: text })));
  if (options.some(([other]) => other === value)) select.value = value;
}

/** Asks before something is lost; whether the user wants it. */
export function ask(title, text, yes) {
  const dialog = byId('ask');
  byId('ask-title').textContent = title;
  byId('ask-text').textContent = text;
  byId('ask-yes').textContent = yes;
  dialog.returnValue = '';
  byId('ask-yes').onclick = () => dialog.close('yes');
  byId('ask-no').onclick = () => dialog.close();
  dialog.showModal();
  byId('ask-no').focus();
  return new Promise((answer) => {
    dialog.addEventListener('close', () => answer(dialog.returnValue === 'yes'), { once: true });
  });
}

/** Hands the user a file, without asking for a permission. */
export function download(name, type, text) {
  const link = make('a', { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** The name of a part of the reply. */
export const partName = (slot) => message(`part_${slot ?? 'whole'}`);

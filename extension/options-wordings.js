// The user's own wordings of a part of the reply, or of all of it: tried out before they are kept.
import { own_examples, own_faults, own_trial } from './bow_out.js';
import { languageName, message } from './browser.js';
import { byId, fill, fillSelect, keepOwn, make, partName, state } from './options-state.js';

/** The value of the select that stands for the whole reply. */
const WHOLE = 'whole';

let languages = [];
let parts = [];
let fields = [];
let most = 0;

/** What was written but not kept, by language, part and the wording that it changes. */
const drafts = new Map();
/** The kept wording that is being changed. */
let changing = null;

const language = () => byId('own-language').value;
const slot = () => (byId('own-part').value === WHOLE ? null : byId('own-part').value);
const written = () => ({ language: language(), slot: slot(), text: byId('own-text').value.trim() });
const draftKey = () => JSON.stringify([language(), slot(), changing?.text ?? null]);
const same = (a, b) => a.language === b.language && a.slot === b.slot && a.text === b.text;
const lineOf = (own) => message('options_own_line', [languageName(own.language), partName(own.slot)]);

/** What speaks against keeping what is written, in words. */
function faultsOf(own) {
  const faults = own_faults(own).map((key) => message(key));
  if (faults.length) return faults;
  const ofLanguage = state.own.filter((other) => other.language === own.language);
  if (!changing && ofLanguage.length >= most) return [message('options_own_full', [String(ofLanguage.length)])];
  return ofLanguage.some((other) => same(other, own) && !(changing && same(other, changing))) ? [message('options_own_twice')] : [];
}

/** Shows what is wrong with what is written, or that it is good but not kept yet. */
function showFindings(own, faults) {
  const isKept = changing && same(own, changing);
  const list = [...faults, message('options_own_draft')].map((text) => make('li', { textContent: text }));
  const good = `${message('options_own_good')} ${message('options_own_unsaved')}`;
  byId('own-text').setAttribute('aria-invalid', String(faults.length > 0));
  fill(byId('own-findings'), faults.length ? [make('ul', { className: 'findings' }, ...list)]
    : own.text && !isKept ? [make('p', { className: 'good', textContent: good })] : []);
}

/** Looks at what is written, and shows the reply with it. */
function check() {
  const own = written();
  drafts.set(draftKey(), byId('own-text').value);
  showFindings(own, own.text ? faultsOf(own) : []);
  preview(own);
}

/** The whole reply to a sample mail, the user's words in it marked. */
function preview(own) {
  const { text, own: mine } = own_trial(own, state.settings);
  const at = mine ? text.indexOf(mine) : -1;
  byId('own-preview').lang = own.language;
  byId('own-preview').replaceChildren(...at < 0 ? [text]
    : [text.slice(0, at), make('mark', { textContent: mine }), text.slice(at + mine.length)]);
  const without = own.text && !own_faults(own).length ? 'options_preview_beside' : 'options_preview_without';
  byId('own-preview-note').textContent = message(at < 0 ? without : 'options_preview_own');
}

/** Shows the field for the language and part that are chosen. */
function showField() {
  const text = byId('own-text');
  text.lang = language();
  text.value = drafts.get(draftKey()) ?? changing?.text ?? '';
  byId('own-keep').textContent = message(changing ? 'options_own_update' : 'options_own_add');
  byId('own-stop').hidden = !changing;
  const examples = own_examples(language(), slot(), state.settings);
  fill(byId('own-examples'), examples.map((example, i) => make('li', {}, make('span', { className: 'grow lines', lang: language(), textContent: example }),
    make('button', {
      type: 'button', key: `start-${i}`, textContent: message('options_start'), 'aria-label': message('options_start_named', [example]),
      onclick: () => write(example),
    }))));
  check();
}

function write(text) {
  byId('own-text').value = text;
  byId('own-text').focus();
  check();
}

/** Puts a field where the caret is. One Ctrl+Z takes it back. */
function insertField(field) {
  const text = byId('own-text');
  text.focus();
  if (!document.execCommand('insertText', false, `{${field}}`)) text.setRangeText(`{${field}}`, text.selectionStart, text.selectionEnd, 'end');
  check();
}

/** Keeps what is written if it can be used. */
function keep() {
  const own = written();
  const faults = faultsOf(own);
  if (faults.length) {
    showFindings(own, faults);
    byId('own-text').focus();
    return;
  }
  drafts.delete(draftKey());
  const at = changing ? state.own.findIndex((other) => same(other, changing)) : -1;
  if (at < 0) state.own.push(own);
  else state.own[at] = own;
  const said = message(at < 0 ? 'options_own_added' : 'options_own_updated');
  // As they are kept: by language.
  state.own.sort((a, b) => languages.indexOf(a.language) - languages.indexOf(b.language));
  changing = null;
  keepOwn(own.language, said);
  showWordings();
  showField();
  byId('own-text').focus();
}

function change(own) {
  changing = own;
  byId('own-language').value = own.language;
  byId('own-part').value = own.slot ?? WHOLE;
  showField();
  byId('own-text').focus();
}

function stop() {
  drafts.delete(draftKey());
  changing = null;
  showField();
  byId('own-text').focus();
}

/** What is being changed is kept no longer: its words become those of a new one. */
function forgetChanging() {
  changing = null;
  drafts.set(draftKey(), byId('own-text').value);
}

function remove(own) {
  state.own = state.own.filter((other) => !same(other, own));
  keepOwn(own.language, message('options_own_removed'));
  showWordings();
  byId('own-list').querySelector('button')?.focus() ?? byId('own-text').focus();
}

function rowOf(own, i) {
  const button = (name, act) => make('button', {
    type: 'button', key: `${name}-${i}`, textContent: message(`options_${name}`), 'aria-label': message(`options_${name}_named`, [own.text]), onclick: () => act(own),
  });
  return make('li', {}, make('span', { className: 'grow' }, make('span', { className: 'hint', textContent: lineOf(own) }), make('br'),
    make('span', { className: 'lines', lang: own.language, dir: 'auto', textContent: own.text })), button('change', change), button('remove', remove));
}

export function startWordings(choices) {
  ({ languages, parts, fields, most_own: most } = choices);
  for (const id of ['own-language', 'own-part']) {
    byId(id).addEventListener('change', () => {
      changing = null;
      showField();
    });
  }
  byId('own-text').oninput = check;
  byId('own-keep').onclick = keep;
  byId('own-stop').onclick = stop;
}

export function showWordings() {
  const first = byId('own-language').options.length === 0;
  fillSelect('own-language', languages.map((code) => [code, languageName(code)]));
  fillSelect('own-part', parts.map((part) => [part ?? WHOLE, partName(part)]));
  if (first) {
    byId('own-language').value = state.settings.reply_language ?? languages[0];
    byId('own-part').value = 'thanks';
  }
  fill(byId('own-fields'), fields.map((field) => make('button', {
    type: 'button', key: `field-${field}`, textContent: message(`field_${field}`), onclick: () => insertField(field),
  })));
  fill(byId('own-list'), state.own.map(rowOf));
  byId('own-none').hidden = state.own.length > 0;
  if (changing && !state.own.some((own) => same(own, changing))) forgetChanging();
  if (document.activeElement === byId('own-text')) check();
  else showField();
}

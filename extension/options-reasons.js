// The reasons: their order, which of them are shown, and the user's own.
import { own_faults, reason_trial } from './bow_out.js';
import { locale, message } from './browser.js';
import { byId, fill, keepSettings, make, state } from './options-state.js';

let reasons = [];
let languages = [];
let most = 0;

const words = (id) => message(`reason_${id}`);
const tidy = (text) => text.trim().replace(/\s+/g, ' ');

/** All reasons as the user ordered them. */
function ordered() {
  const order = state.settings.reason_order;
  return [...order, ...reasons.filter((id) => !order.includes(id))];
}

/** The language that the sample of an own reason is written in. */
function sampleLanguage() {
  const own = locale().slice(0, 2);
  return state.settings.reply_language ?? (languages.includes(own) ? own : languages[0]);
}

/** Moves a reason by one place; the focus goes with it. */
function move(id, by) {
  const order = ordered();
  const at = order.indexOf(id);
  const to = at + by;
  if (to < 0 || to >= order.length) return;
  order.splice(at, 1);
  order.splice(to, 0, id);
  state.settings.reason_order = order;
  showReasons();
  keepSettings(message('options_moved', [words(id), to + 1, order.length].map(String)));
}

function hide(id, hidden) {
  const others = state.settings.hidden_reasons.filter((other) => other !== id);
  state.settings.hidden_reasons = hidden ? [...others, id] : others;
  keepSettings();
}

function row(id, place, count) {
  const button = (by, key) => make('button', {
    type: 'button', key: `${key}-${id}`, textContent: message(`options_${key}`), 'aria-label': message(`options_${key}_named`, [words(id)]),
    // It keeps the focus, so that the row can be moved on from the end.
    'aria-disabled': String(place + by < 0 || place + by >= count), onclick: () => move(id, by),
  });
  const shown = make('input', {
    type: 'checkbox', key: `show-${id}`, defaultChecked: !state.settings.hidden_reasons.includes(id),
    'aria-label': message('options_show_named', [words(id)]), onchange: (event) => hide(id, !event.target.checked),
  });
  return make('li', { key: id }, make('span', { className: 'grow', textContent: words(id) }),
    make('label', { className: 'switch' }, shown, ' ', make('span', { textContent: message('options_show') })), button(-1, 'up'), button(1, 'down'));
}

/** What is wrong with an own reason, in words; `at` is its place in the list when it has one. */
function faultsOf(text, at) {
  const twice = state.settings.own_reasons.some((other, i) => i !== at && other === text) ? ['options_reason_twice'] : [];
  const empty = reason_trial(text, sampleLanguage(), state.settings) === null ? ['options_reason_empty'] : [];
  const faults = own_faults({ language: sampleLanguage(), slot: null, text }).filter((key) => key !== 'options_fault_empty');
  return [...empty, ...twice, ...faults].map((key) => message(key));
}

/** What becomes of an own reason, or what speaks against it. */
function showTrial(element, text, faults, kept) {
  const language = sampleLanguage();
  const sentence = faults.length ? null : reason_trial(text, language, state.settings);
  const notes = faults.map((fault) => make('li', { textContent: fault }));
  if (faults.length && kept) notes.push(make('li', { textContent: message('options_reason_kept', [kept]) }));
  fill(element, sentence === null
    ? [make('ul', { className: 'findings' }, ...notes)]
    : [make('p', { className: 'hint', dir: 'auto', textContent: message('options_reason_becomes', [sentence]) })]);
}

function ownRow(text, at) {
  const id = `own-reason-${at}`;
  let kept = text;
  const place = () => state.settings.own_reasons.indexOf(kept);
  const trial = make('div', { id: `${id}-trial` });
  const input = make('input', {
    id, type: 'text', dir: 'auto', defaultValue: text, maxLength: 120, autocomplete: 'off', 'aria-describedby': trial.id,
  });
  const check = () => {
    const faults = faultsOf(tidy(input.value), place());
    showTrial(trial, tidy(input.value), faults, kept);
    input.setAttribute('aria-invalid', String(faults.length > 0));
    return faults;
  };
  input.oninput = check;
  input.onchange = () => {
    const changed = tidy(input.value);
    if (check().length || changed === kept || place() < 0) return;
    state.settings.own_reasons[place()] = changed;
    kept = changed;
    keepSettings();
  };
  check();
  const remove = make('button', {
    type: 'button', textContent: message('options_remove'), 'aria-label': message('options_remove_named', [text]),
    onclick: () => {
      state.settings.own_reasons = state.settings.own_reasons.filter((other) => other !== kept);
      keepSettings(message('options_reason_removed'));
      showReasons();
      byId('new-reason').focus();
    },
  });
  const label = make('label', { htmlFor: id, className: 'sr', textContent: message('options_own_reason', [String(at + 1)]) });
  return make('li', { className: 'column' }, label, make('div', { className: 'beside' }, input, remove), trial);
}

function add() {
  const field = byId('new-reason');
  const text = tidy(field.value);
  const full = state.settings.own_reasons.length >= most;
  const faults = full ? [message('options_reasons_full')] : faultsOf(text);
  if (faults.length) {
    showTrial(byId('new-reason-trial'), text, faults);
    field.focus();
    return;
  }
  state.settings.own_reasons.push(text);
  field.value = '';
  byId('new-reason-trial').replaceChildren();
  keepSettings(message('options_reason_added'));
  showReasons();
  field.focus();
}

export function startReasons(choices) {
  ({ reasons, languages, most_reasons: most } = choices);
  const field = byId('new-reason');
  field.oninput = () => {
    const text = tidy(field.value);
    if (text) showTrial(byId('new-reason-trial'), text, faultsOf(text));
    else byId('new-reason-trial').replaceChildren();
  };
  field.onkeydown = (event) => { if (event.key === 'Enter' && !event.isComposing) add(); };
  byId('add-reason').onclick = add;
}

export function showReasons() {
  const order = ordered();
  fill(byId('reason-list'), order.map((id, place) => row(id, place, order.length)));
  // What is being typed stays.
  if (!byId('own-reasons').contains(document.activeElement) || !document.activeElement.matches('input')) {
    fill(byId('own-reasons'), state.settings.own_reasons.map(ownRow));
  }
}

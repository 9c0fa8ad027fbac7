// What is kept and where, the log, and the ways to take it along or to delete it.
import { backup, forget_all, keep_log, keep_own, keep_settings, log_csv, read_backup } from './bow_out.js';
import { dayName, languageName, loadAll, message, plural } from './browser.js';
import { ask, byId, download, fill, keepLog, load, make, partName, say, showAll, state } from './options-state.js';

/** No file of ours is larger, in bytes. */
const LARGEST_FILE = 4_000_000;

let languages = [];
/** What a file would put in the place of what is kept. */
let offered = null;

const size = (text) => new TextEncoder().encode(text).length;
const reasonWords = (id) => (id.startsWith('custom:') ? id.slice('custom:'.length) : message(`reason_${id}`) || id);
const today = () => new Date().toLocaleDateString('sv');

/** A cell that says what it is, for the narrow page that has no headings. */
const cell = (label, ...content) => make('td', { role: 'cell', 'data-label': label }, ...content);

/** Which line of the table a kept value belongs to. */
function kindOf(key) {
  const kind = key.split(':')[0];
  return ['settings', 'own', 'log', 'inserted', 'work'].includes(kind) ? kind : 'other';
}

async function showSizes() {
  const sums = new Map();
  for (const area of ['sync', 'local', 'session']) {
    for (const [key, value] of Object.entries(await loadAll(area).catch(() => ({})))) {
      const line = `${area} ${kindOf(key)}`;
      sums.set(line, (sums.get(line) ?? 0) + size(key) + size(JSON.stringify(value)));
    }
  }
  const looks = localStorage.getItem('look');
  if (looks) sums.set('local look', size(looks));
  const lines = [...sums].map(([line, bytes]) => {
    const [area, kind] = line.split(' ');
    return make('tr', { role: 'row' }, cell(message('options_data_what'), message(`data_${kind}`)),
      cell(message('options_data_where'), message(`area_${area}`)), cell(message('options_data_size'), plural('options_bytes', bytes)));
  });
  fill(byId('data-rows'), lines);
}

function showLog() {
  const lines = state.log.declined;
  const on = state.settings.keep_log;
  byId('log').hidden = !on && lines.length === 0;
  byId('log-off').hidden = on;
  const wanted = byId('log-search').value.trim().toLowerCase();
  const textOf = (line) => [line.date, dayName(line.date), line.company, line.role, reasonWords(line.reason)];
  const found = lines.filter((line) => textOf(line).join('\n').toLowerCase().includes(wanted));
  byId('log-count').textContent = lines.length ? plural('options_log_lines', found.length) : message('options_log_empty');
  byId('log-table').hidden = found.length === 0;
  for (const id of ['log-csv', 'log-clear']) byId(id).hidden = lines.length === 0;
  fill(byId('log-rows'), found.toReversed().map((line) => make('tr', { role: 'row' },
    cell(message('options_log_date'), dayName(line.date)), cell(message('label_company'), make('bdi', { textContent: line.company })),
    cell(message('label_role'), make('bdi', { textContent: line.role })), cell(message('label_reason'), make('bdi', { textContent: reasonWords(line.reason) })),
    cell(message('options_log_delete'), make('button', {
      type: 'button', textContent: message('options_log_delete'),
      'aria-label': message('options_log_delete_named', [dayName(line.date), line.company, line.role]), onclick: () => deleteLine(line),
    })))));
}

function deleteLine(line) {
  state.log.declined = state.log.declined.filter((other) => JSON.stringify(other) !== JSON.stringify(line));
  keepLog(message('options_log_deleted'));
  showLog();
  byId('log-search').focus();
}

async function clearLog() {
  if (!await ask(message('options_log_clear_ask'), message('options_log_clear_text'), message('options_log_clear'))) return;
  state.log.declined = [];
  await keepLog(message('options_log_cleared'));
  byId('keep-log').focus();
}

/** A setting in words. */
const SHOWN = {
  name: ['options_name', String],
  short_name: ['options_short_name', String],
  'profile.situation': ['options_situation', (id) => message(`situation_${id}`)],
  'profile.level': ['options_level', (id) => message(id === 'unsaid' ? 'situation_unsaid' : `level_${id}`)],
  break_until: ['options_break_until', (day) => day && dayName(day)],
  'profile.place': ['options_place', String],
  'profile.default_reason': ['options_default_reason', (id) => id && reasonWords(id)],
  tone: ['label_tone', (id) => message(`tone_${id}`)],
  door_open: ['label_door_open', yes],
  refer: ['label_refer', yes],
  reply_language: ['options_reply_language', (code) => (code ? languageName(code) : message('options_same_as_mail'))],
  reason_order: ['options_reason_order', (ids) => (ids.length ? ids.map(reasonWords).join(', ') : message('options_usual_order'))],
  hidden_reasons: ['options_hidden_reasons', (ids) => ids.map(reasonWords).join(', ')],
  own_reasons: ['options_own_reasons', (reasons) => reasons.join(', ')],
  interface: ['options_interface', (folder) => (folder ? languageName(folder.replace('_', '-')) : message('options_browser_language'))],
  theme: ['options_theme', (id) => message(`theme_${id}`)],
  large_text: ['options_text_size', (large) => message(large ? 'options_text_large' : 'options_text_normal')],
  keep_log: ['options_keep_log', yes],
};

function yes(on) {
  return message(on ? 'options_yes' : 'options_no');
}

/** What would change, line by line. */
function changes({ settings, own, log }) {
  const line = (what, before, after) => message('options_import_line', [what, before || message('options_nothing'), after || message('options_nothing')]);
  const at = (path, object) => path.split('.').reduce((inner, key) => inner[key], object);
  const lines = Object.entries(SHOWN)
    .map(([path, [key, words]]) => [key, at(path, state.settings), at(path, settings), words])
    .filter(([, before, after]) => JSON.stringify(before) !== JSON.stringify(after))
    .map(([key, before, after, words]) => line(message(key), words(before), words(after)));
  const texts = (list) => list.map((entry) => JSON.stringify(entry));
  const what = (entry) => message('options_wording_line', [languageName(entry.language), partName(entry.slot)]);
  for (const gone of state.own.filter((entry) => !texts(own).includes(JSON.stringify(entry)))) lines.push(line(what(gone), gone.text, ''));
  for (const added of own.filter((entry) => !texts(state.own).includes(JSON.stringify(entry)))) lines.push(line(what(added), '', added.text));
  if (log && JSON.stringify(log) !== JSON.stringify(state.log)) {
    lines.push(line(message('options_log'), ...[state.log, log].map(({ declined }) => plural('options_log_lines', declined.length))));
  }
  return lines;
}

async function readFile(file) {
  offered = null;
  byId('import-preview').hidden = true;
  byId('import-fault').hidden = true;
  if (!file) return;
  try {
    if (file.size > LARGEST_FILE) throw new Error('huge');
    const offer = await read_backup(await file.text());
    const lines = changes(offer);
    if (offer.left_out) lines.push(plural('options_import_left_out', offer.left_out));
    offered = offer;
    byId('import-lines').replaceChildren(...(lines.length ? lines : [message('options_import_same')]).map((text) => make('li', { dir: 'auto', textContent: text })));
    byId('import-take').hidden = lines.length === 0;
    byId('import-preview').hidden = false;
    byId('import-preview').focus();
  } catch (fault) {
    const known = ['huge', 'newer'].includes(fault.message) ? fault.message : 'damaged';
    byId('import-fault').textContent = message(`options_import_${known}`);
    byId('import-fault').hidden = false;
  }
}

function closeImport(said) {
  offered = null;
  byId('import').value = '';
  byId('import-preview').hidden = true;
  byId('import').focus();
  say(said);
}

async function takeOver(applyLook) {
  const { settings, own, log } = offered;
  try {
    await keep_settings(settings);
    for (const language of languages) await keep_own(language, own.filter((entry) => entry.language === language));
    if (log) await keep_log(log);
  } catch {
    byId('import-fault').textContent = message('options_not_saved');
    byId('import-fault').hidden = false;
    return;
  }
  await load();
  await applyLook();
  showAll();
  closeImport(message('options_import_taken'));
}

async function deleteAll(applyLook) {
  if (!await ask(message('options_delete_all_ask'), message('options_delete_all_text'), message('options_delete_all'))) return;
  await forget_all();
  await load();
  await applyLook();
  localStorage.clear();
  showAll();
  say(message('options_deleted_all'));
}

export function startData(choices, applyLook) {
  ({ languages } = choices);
  byId('log-search').oninput = showLog;
  byId('log-csv').onclick = () => download(`bow-out-log-${today()}.csv`, 'text/csv', log_csv(state.log));
  byId('log-clear').onclick = clearLog;
  byId('export').onclick = async () => download(`bow-out-settings-${today()}.json`, 'application/json', await backup(byId('with-log').checked));
  byId('import').onchange = (event) => readFile(event.target.files[0]);
  byId('import-take').onclick = () => takeOver(applyLook);
  byId('import-leave').onclick = () => closeImport(message('options_import_left'));
  byId('delete-all').onclick = () => deleteAll(applyLook);
}

export function showData() {
  showLog();
  showSizes();
}

// Reads a pasted mail with the extension's own core and shows what it found.
import init, { try_mail } from './bow_out.js';
import { groups, mails, reader, textOf } from './mails.js';
import { readFile, sender, takeApart } from './paste.js';

/** As many characters as the extension reads of a mail. */
const LONGEST_TEXT = 200_000;
const LARGEST_FILE = 10_000_000;
/** Milliseconds without a key after which the mail is read. */
const PAUSE = 200;

const $ = (id) => document.getElementById(id);
let words = {};
/** What the user chose for this mail; empty for what is suggested. */
let chosen = { reason: '', language: '', variant: 0, anyway: false };
/** The draft as it was written last: another one in its field is the user's. */
let written = '';

/** A text of the interface, with its values. */
function word(key, ...values) {
  const { message = key, placeholders = {} } = words[key] ?? {};
  return message.replace(/\$(\w+)\$/g, (_, name) => values[placeholders[name.toLowerCase()].content.slice(1) - 1] ?? '');
}

/** Only a text that changes is read out. */
function say(id, text) {
  if ($(id).textContent !== text) $(id).textContent = text;
}

const languageName = (code) => new Intl.DisplayNames(['en'], { type: 'language' }).of(code);

function fill(select, options, value) {
  select.replaceChildren(...options.map(([id, text]) => new Option(text, id)));
  select.value = value;
}

/** The verdict in words. */
function verdictOf({ state, kind, mail_language: language }) {
  if (state === 'ok') return word(`verdict_${kind}`);
  return state === 'lang' ? word('title_lang', languageName(language)) : word(`title_${state}`);
}

function showFacts({ state, recruiter, company, role, stage, times }) {
  const said = (fact) => (fact?.sure ? fact.text : fact ? word('perhaps', fact.text) : word('not_found'));
  const lines = ['ok', 'unsure'].includes(state) ? [
    ['recruiter', said(recruiter)], ['company', said(company)], ['role', said(role)],
    ['stage', stage && word(`stage_${stage}`)], ['times', times.map(({ text }) => text).join('; ')],
  ] : [];
  $('facts').replaceChildren(...lines.filter(([, value]) => value).flatMap(([name, value]) => {
    const [term, text] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = word(`label_${name}`);
    text.textContent = value;
    return [term, text];
  }));
}

/**
 * Writes `text` into `place` with the quotes marked, strongest first: where they overlap the stronger one's side counts,
 * and what then touches becomes one mark.
 */
function mark(place, text, quotes) {
  const cuts = [...new Set([0, text.length, ...quotes.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const runs = [];
  for (const [i, start] of cuts.slice(0, -1).entries()) {
    const strongest = quotes.find((quote) => quote.start <= start && quote.end > start);
    const side = !strongest ? '' : strongest.speaks_for ? 'for' : 'against';
    const piece = text.slice(start, cuts[i + 1]);
    if (runs.at(-1)?.side === side) runs.at(-1).text += piece;
    else runs.push({ side, text: piece });
  }
  place.replaceChildren(...runs.flatMap(({ side, text }) => {
    // Spaces and what has no width are left outside.
    const words = text.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');
    if (!side || !words) return [text];
    const marked = document.createElement('mark');
    marked.className = side;
    // Word by word: of a run that wraps, no tool can tell the contrast.
    marked.append(...words.split(/(\s+)/).map((piece, i) => (i % 2 ? piece : wordOf(piece))));
    const start = text.indexOf(words);
    return [text.slice(0, start), marked, text.slice(start + words.length)].filter(Boolean);
  }));
}

function wordOf(text) {
  const word = document.createElement('span');
  word.textContent = text;
  return word;
}

function showEvidence(mail, { evidence, mail_language: language = '' }) {
  for (const id of ['seen-subject', 'seen-body']) $(id).lang = language;
  for (const [id, part] of [['seen-subject', 'subject'], ['seen-name', 'from_name'], ['seen-email', 'from_email'], ['seen-body', 'body']]) {
    mark($(id), mail[part], evidence.filter((quote) => quote.part === part));
  }
  for (const [id, side] of [['for', true], ['against', false]]) {
    const lines = evidence.filter((quote) => quote.speaks_for === side)
      .map(({ text, signal }) => word('evidence_line', text.replace(/\s+/g, ' '), word(`signal_${signal}`)));
    $(id).replaceChildren(...[...new Set(lines.length ? lines : ['Nothing.'])].map((line) => {
      const item = document.createElement('li');
      item.className = lines.length ? '' : 'muted';
      item.textContent = line;
      return item;
    }));
  }
}

function showReply({ state, reasons, reason, language, draft }) {
  const asked = ['ok', 'unsure'].includes(state) || chosen.anyway;
  $('anyway').textContent = word('draft_anyway');
  $('anyway-row').hidden = asked;
  $('reply').hidden = !asked;
  fill($('reason'), reasons.map(({ id }) => [id, word(`reason_${id}`)]), reason);
  $('language').value = language;
  $('own').hidden = reason !== 'custom';
  const [first] = reasons;
  say('why', first.id === reason ? word('suggested', word(first.why)) : '');
  const edited = $('draft').value !== written;
  $('kept').hidden = !edited;
  if (edited) return;
  written = draft.trimEnd();
  $('draft').value = written;
  $('draft').lang = language;
  countWords();
}

function countWords() {
  const count = $('draft').value.split(/\s+/).filter(Boolean).length;
  say('words', word(count === 1 ? 'words_one' : 'words_other', count));
}

/** Asks the core and shows its answer. */
function show() {
  const { name: from_name, email: from_email } = sender($('from').value);
  const mail = { subject: $('subject').value, from_name, from_email, body: $('body').value.slice(0, LONGEST_TEXT) };
  const there = mail.body.trim() !== '';
  for (const id of ['found', 'facts', 'reply', 'anyway-row']) $(id).hidden = !there;
  say('status', '');
  if (!there) {
    delete $('said').dataset.state;
    say('verdict', 'Waiting for a mail');
    say('advice', '');
    return;
  }
  const answer = try_mail({
    ...mail, name: $('name').value.trim(), reason: chosen.reason, own_reason: $('own-reason').value, tone: $('tone').value,
    language: chosen.language || undefined, door_open: $('door-open').checked, refer: $('refer').checked, variant: chosen.variant,
  });
  $('said').dataset.state = answer.state;
  say('verdict', verdictOf(answer));
  say('advice', answer.state === 'ok' ? '' : word(`message_${answer.state}`));
  showFacts(answer);
  showEvidence(mail, answer);
  showReply(answer);
}

/** Puts another mail into the form and forgets what was chosen for the last one. */
function take({ from, subject, body }, note = '') {
  $('from').value = from;
  $('subject').value = subject;
  $('body').value = body;
  $('own-reason').value = '';
  $('draft').value = written;
  chosen = { reason: '', language: '', variant: 0, anyway: false };
  say('taken', note);
  show();
}

/** What the user pasted or dropped is nobody's sample, and is not written to Sam Lee. */
function takeOwn(mail, note) {
  $('sample').value = '';
  if ($('name').value === reader.name) $('name').value = '';
  take(mail, note);
}

function takeSample() {
  const mail = mails.find(({ id }) => id === $('sample').value);
  if (!mail) return takeOwn({ from: '', subject: '', body: '' });
  $('name').value ||= reader.name;
  return take({ from: `${mail.from_name} <${mail.from_email}>`, subject: mail.subject, body: textOf(mail) });
}

async function takeFile(file) {
  if (!file) return;
  try {
    if (file.size > LARGEST_FILE) throw new Error('This file is too large for a mail without its attachments.');
    takeOwn(readFile(new Uint8Array(await file.arrayBuffer())), `Read from ${file.name}.`);
  } catch (fault) {
    say('taken', fault.message);
  }
}

function listen() {
  let waiting;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  };
  for (const id of ['from', 'subject', 'body']) {
    $(id).addEventListener('input', () => {
      $('sample').value = '';
      say('taken', '');
      soon();
    });
  }
  for (const id of ['name', 'own-reason']) $(id).addEventListener('input', soon);
  for (const id of ['tone', 'door-open', 'refer']) $(id).addEventListener('change', show);
  for (const id of ['reason', 'language']) {
    $(id).addEventListener('change', () => {
      chosen[id] = $(id).value;
      show();
    });
  }
  $('sample').addEventListener('change', takeSample);
  $('mail').addEventListener('submit', (event) => event.preventDefault());
  $('body').addEventListener('paste', (event) => {
    const mail = takeApart(event.clipboardData.getData('text/plain'));
    if (!mail) return;
    event.preventDefault();
    takeOwn(mail, 'From and Subject were taken out of what you pasted.');
  });
  $('file').addEventListener('change', () => takeFile($('file').files[0]));
  const holdsFile = (event) => event.dataTransfer.types.includes('Files');
  $('mail').addEventListener('dragover', (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    $('mail').classList.add('over');
  });
  $('mail').addEventListener('dragleave', () => $('mail').classList.remove('over'));
  $('mail').addEventListener('drop', (event) => {
    $('mail').classList.remove('over');
    if (!holdsFile(event)) return;
    event.preventDefault();
    takeFile(event.dataTransfer.files[0]);
  });
  $('anyway').addEventListener('click', () => {
    chosen.anyway = true;
    show();
    $('reason').focus();
  });
  $('another').addEventListener('click', () => {
    chosen.variant += 1;
    show();
  });
  $('draft').addEventListener('input', countWords);
  $('rewrite').addEventListener('click', () => {
    $('draft').value = written;
    show();
    $('draft').focus();
  });
  $('copy').addEventListener('click', async () => {
    const copied = await navigator.clipboard.writeText($('draft').value).then(() => true, () => false);
    say('status', word(copied ? 'status_copied' : 'status_not_copied'));
  });
}

try {
  words = await (await fetch('messages.json')).json();
  await init();
  for (const [group, label] of groups) {
    const list = document.createElement('optgroup');
    list.label = label;
    list.append(...mails.filter((mail) => mail.group === group).map(({ id, subject, from_name }) => new Option(`${subject} (${from_name})`, id)));
    $('sample').append(list);
  }
  fill($('language'), ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl'].map((code) => [code, languageName(code)]), 'en');
  listen();
  $('sample').value = mails[0].id;
  takeSample();
} catch {
  $('trouble').textContent = 'The page could not load its program. Reload it; if that changes nothing, the browser may be too old for it.';
  $('trouble').hidden = false;
}

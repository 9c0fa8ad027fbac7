// Reads a pasted mail with the extension's own core and shows what it found.
import init, { try_mail } from './bow_out.js';
import { mails } from './mails.js';

const $ = (id) => document.getElementById(id);
const words = await (await fetch('messages.json')).json();
const word = (key) => words[key]?.message ?? key;
let variant = 0;

mails.forEach((mail, i) => $('sample').append(new Option(mail.subject, i)));

function line(list, name, value) {
  if (!value) return;
  const dt = document.createElement('dt');
  dt.textContent = name;
  const dd = document.createElement('dd');
  dd.textContent = value;
  list.append(dt, dd);
}

/** Asks the core and shows its answer. */
function show() {
  const body = $('body').value;
  if (!body.trim()) return;
  const answer = try_mail({
    subject: $('subject').value, from_name: $('from-name').value, from_email: $('from-email').value, body,
    name: $('name').value, reason: $('reason').value, tone: $('tone').value, variant,
  });
  $('verdict').textContent = word(answer.invite ? `verdict_${answer.kind}` : 'title_notinv');
  $('facts').replaceChildren();
  line($('facts'), word('label_recruiter'), answer.recruiter);
  line($('facts'), word('label_company'), answer.company);
  line($('facts'), word('label_role'), answer.role);
  line($('facts'), word('label_stage'), answer.stage && word(`stage_${answer.stage}`));
  line($('facts'), word('label_times'), answer.times.join('; '));
  $('evidence').replaceChildren(...answer.evidence.map(({ text, signal }) => {
    const item = document.createElement('li');
    const quote = document.createElement('mark');
    quote.textContent = text;
    item.append(quote, ` ${word(`signal_${signal}`)}`);
    return item;
  }));
  const chosen = $('reason').value;
  $('reason').replaceChildren(...answer.reasons.map((id) => new Option(word(`reason_${id}`), id)));
  if (chosen) $('reason').value = chosen;
  $('draft').value = answer.draft;
  $('reply').hidden = !answer.invite;
}

await init();
$('sample').addEventListener('change', () => {
  const mail = mails[$('sample').value] ?? { subject: '', from_name: '', from_email: '', body: '' };
  $('subject').value = mail.subject;
  $('from-name').value = mail.from_name;
  $('from-email').value = mail.from_email;
  $('body').value = mail.body;
  $('reason').replaceChildren();
  show();
});
$('mail').addEventListener('submit', (e) => e.preventDefault());
for (const id of ['subject', 'from-name', 'from-email', 'body', 'name']) $(id).addEventListener('input', show);
for (const id of ['reason', 'tone']) $(id).addEventListener('change', show);
$('another').addEventListener('click', () => { variant += 1; show(); });
$('copy').addEventListener('click', async () => {
  await navigator.clipboard.writeText($('draft').value);
  $('status').textContent = word('status_copied');
});

// A small webmail: a list, an open mail, a reply box. Nothing is sent.
import { mails, reader } from './mails.js';

const $ = (id) => document.getElementById(id);
const day = (date, style) => new Date(`${date}T12:00`).toLocaleDateString('en-GB', style);

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function line() {
  const made = document.createElement('div');
  made.append(document.createElement('br'));
  return made;
}

function open(mail, button) {
  for (const other of $('list').querySelectorAll('[aria-current]')) other.removeAttribute('aria-current');
  button.setAttribute('aria-current', 'true');
  $('subject').textContent = mail.subject;
  $('sender').textContent = mail.from_name;
  $('sender').href = `mailto:${mail.from_email}`;
  $('sender').title = mail.from_email;
  $('date').dateTime = mail.date;
  $('date').textContent = day(mail.date, { dateStyle: 'medium' });
  $('text').replaceChildren(element('div', 'text', mail.body));
  if (mail.earlier) $('text').append(element('p', 'muted', mail.earlier.head), element('blockquote', 'text', mail.earlier.body));
  for (const id of ['subject', 'text']) $(id).lang = mail.lang;
  $('reply').hidden = true;
  $('box').replaceChildren();
  $('sent').textContent = '';
  $('mail').hidden = false;
  $('none').hidden = true;
  $('mailbox').classList.add('open');
  $('subject').focus();
}

for (const mail of mails) {
  const button = document.createElement('button');
  button.type = 'button';
  const date = element('time', '', day(mail.date, { day: 'numeric', month: 'short' }));
  date.dateTime = mail.date;
  const subject = element('span', 'subject', mail.subject);
  subject.lang = mail.lang;
  button.append(element('span', 'from', mail.from_name), date, subject);
  button.addEventListener('click', () => open(mail, button));
  const item = document.createElement('li');
  item.append(button);
  $('list').append(item);
}

$('back').addEventListener('click', () => {
  $('mailbox').classList.remove('open');
  $('mail').hidden = true;
  $('none').hidden = false;
  $('list').querySelector('[aria-current]').focus();
});

$('answer').addEventListener('click', () => {
  const first = line();
  const quote = document.createElement('blockquote');
  quote.append(...$('text').textContent.split('\n').map((text) => (text ? element('div', '', text) : line())));
  const signature = element('div', 'mail-signature', '');
  signature.append(element('div', '', '-- '), element('div', '', reader.name));
  $('box').replaceChildren(first, line(), signature, quote);
  $('reply').hidden = false;
  $('box').focus();
  getSelection().collapse(first, 0);
});

$('send').addEventListener('click', () => { $('sent').textContent = 'This is a demo: nothing was sent.'; });

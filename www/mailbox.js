// A small webmail: a list, an open mail, a reply box. Nothing is sent.
import { mails } from './mails.js';

const $ = (id) => document.getElementById(id);

function open(mail) {
  $('subject').textContent = mail.subject;
  $('sender').textContent = mail.from_name;
  $('sender').href = `mailto:${mail.from_email}`;
  $('date').dateTime = mail.date;
  $('date').textContent = new Date(`${mail.date}T12:00`).toLocaleDateString(undefined, { dateStyle: 'medium' });
  $('text').textContent = mail.body;
  $('reply').hidden = true;
  $('box').replaceChildren();
  $('sent').textContent = '';
  $('mail').hidden = false;
  document.title = `${mail.subject}: demo mailbox`;
}

for (const mail of mails) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = mail.subject;
  const from = document.createElement('small');
  from.textContent = mail.from_name;
  button.append(from);
  button.addEventListener('click', () => open(mail));
  const item = document.createElement('li');
  item.append(button);
  $('list').append(item);
}

$('answer').addEventListener('click', () => {
  const quote = document.createElement('blockquote');
  quote.textContent = $('text').textContent;
  const line = document.createElement('div');
  line.append(document.createElement('br'));
  $('box').replaceChildren(line, quote);
  $('reply').hidden = false;
  $('box').focus();
  getSelection().collapse(line, 0);
});

$('send').addEventListener('click', () => { $('sent').textContent = 'This is a demo: nothing was sent.'; });

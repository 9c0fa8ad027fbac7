// Takes a whole mail apart: one paste with its head, or the file of a mail. Plain text only; HTML is not read.

/** What mail programs call the two lines that count, and the others that stand around them. */
const FROM = ['from', 'von', 'de', 'da', 'van'];
const SUBJECT = ['subject', 'betreff', 'objet', 'asunto', 'assunto', 'oggetto', 'onderwerp'];
const OTHERS = ['to', 'cc', 'bcc', 'date', 'sent', 'received', 'an', 'kopie', 'datum', 'gesendet', 'à', 'envoyé', 'para', 'fecha',
  'enviado', 'data', 'enviada em', 'a', 'inviato', 'aan', 'verzonden', 'gesendet am'];
const LINE = /^\s*\*?([\p{L} -]{1,40}?)\s*:\*?\s*(.*)$/u;

/** `{subject, from, body}` when the text begins with the head of a mail; else null. */
export function takeApart(text) {
  const lines = text.replace(/^\s+/, '').split(/\r?\n/);
  const head = {};
  let at = 0;
  for (; at < lines.length; at++) {
    const [, label, value] = LINE.exec(lines[at]) ?? [];
    const name = label?.toLowerCase();
    if (FROM.includes(name)) head.from ??= value.trim();
    else if (SUBJECT.includes(name)) head.subject ??= value.trim();
    // Raw mail has names like Content-Type, and long lines that go on after a space.
    else if (!OTHERS.includes(name) && !/^[A-Za-z]+(-[A-Za-z]+)+$/.test(label ?? '') && !(at > 0 && /^[ \t]+\S/.test(lines[at]))) break;
  }
  if (head.from === undefined && head.subject === undefined) return null;
  return { subject: decodeWords(head.subject ?? ''), from: decodeWords(head.from ?? ''), body: lines.slice(at).join('\n').trim() };
}

/** The name and the address of `Name <address>`, either of which may be missing. */
export function sender(from) {
  const [, named, inBrackets] = /^(.*?)\s*[<[(](?:mailto:)?([^<>()[\]\s]+@[^<>()[\]\s]+)[>\])]\s*$/.exec(from.trim()) ?? [];
  if (inBrackets) return { name: named.replace(/^["']|["']$/g, ''), email: inBrackets };
  return /^\S+@\S+$/.test(from.trim()) ? { name: '', email: from.trim() } : { name: from.trim(), email: '' };
}

/** Reads the file of a mail. @returns `{subject, from, body}`; throws what to tell the user */
export function readFile(bytes) {
  const mail = part(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const { from = '', subject = '' } = mail.head;
  if (!from && !subject) throw new Error('This file is not a mail: it has no From or Subject line.');
  const body = plainText(mail);
  if (body === null) throw new Error('This mail has no plain text, only HTML. Open it in your mail program and paste its text here.');
  return { subject: decodeWords(inCharset(subject)), from: decodeWords(inCharset(from)), body: body.replace(/\r\n/g, '\n').trim() };
}

/** The head of a part, names in lower case, and its body; one character for each byte. */
function part(raw) {
  const [, top, body] = /^([^]*?)\r?\n\r?\n([^]*)$/.exec(raw) ?? [null, raw, ''];
  const lines = top.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/).map((line) => /^([\w-]+):\s*(.*)$/.exec(line)).filter(Boolean);
  return { head: Object.fromEntries(lines.reverse().map(([, name, value]) => [name.toLowerCase(), value])), body };
}

function plainText({ head, body }) {
  const type = head['content-type'] ?? 'text/plain';
  const value = (name) => new RegExp(`${name}="?([^";\\s]+)`, 'i').exec(type)?.[1];
  if (/^multipart\//i.test(type)) {
    const boundary = value('boundary');
    const parts = `\n${body}`.split(`\n--${boundary}`).slice(1, -1);
    return parts.map((text) => plainText(part(text.replace(/^\r?\n/, '')))).find((text) => text !== null) ?? null;
  }
  if (!/^text\/plain/i.test(type) || /^attachment/i.test(head['content-disposition'] ?? '')) return null;
  return inCharset(decode(body, head['content-transfer-encoding'] ?? ''), value('charset'));
}

function decode(text, encoding) {
  if (/^base64/i.test(encoding)) {
    try { return atob(text.replace(/\s/g, '')); } catch { throw new Error("This mail is damaged: its text can't be decoded."); }
  }
  if (!/^quoted-printable/i.test(encoding)) return text;
  return text.replace(/=\r?\n/g, '').replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}

function inCharset(text, charset = 'utf-8') {
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  let decoder;
  try { decoder = new TextDecoder(charset); } catch { decoder = new TextDecoder(); }
  return decoder.decode(bytes);
}

/** `=?utf-8?Q?Andr=C3=A9?=` as it is read. */
function decodeWords(text) {
  return text.replace(/\?=\s+=\?/g, '?==?').replace(/=\?([^?]+)\?([bq])\?([^?]*)\?=/gi, (_, charset, kind, word) =>
    inCharset(/b/i.test(kind) ? decode(word, 'base64') : decode(word.replaceAll('_', ' '), 'quoted-printable'), charset));
}

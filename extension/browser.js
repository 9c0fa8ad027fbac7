// The extension APIs that the pages and the wasm call, each as one small function. Promises in both browsers.
const api = globalThis.browser ?? globalThis.chrome;

/** The tab the icon was clicked on: `{id, url}`; `url` is '' where the browser does not tell. */
export async function activeTab() {
  const [tab] = await api.tabs.query({ active: true, lastFocusedWindow: true });
  return { id: tab?.id ?? -1, url: tab?.url ?? '' };
}

/** Puts the page agent into the tab and calls one of its methods. Rejects where the browser refuses scripts. */
export async function callPage(tabId, method, args) {
  const target = { tabId };
  await api.scripting.executeScript({ target, files: ['page.js'] });
  const [{ result }] = await api.scripting.executeScript({
    target, args: [method, args], func: (method, args) => globalThis.bowOut[method](...args),
  });
  return result;
}

/** One value of an area (`sync` follows the user, `local` stays on the device, `session` goes with the browser), or undefined. */
export async function load(area, key) {
  return (await api.storage[area].get(key))[key];
}

export async function save(area, key, value) {
  await api.storage[area].set({ [key]: value });
}

/** All values of an area, by key. */
export async function loadAll(area) {
  return api.storage[area].get(null);
}

export async function clear(area) {
  await api.storage[area].clear();
}

export async function copy(text) {
  await navigator.clipboard.writeText(text);
}

export function openOptions() {
  api.runtime.openOptionsPage();
}

/** Opens a page of the extension in a tab. */
export function openPage(file) {
  api.tabs.create({ url: api.runtime.getURL(file) });
}

/** Calls `changed` whenever something is saved or forgotten, here or elsewhere. */
export function onStored(changed) {
  api.storage.onChanged.addListener(() => changed());
}

/** The keys that open the popup; '' when none are set, null where the browser has no such keys. */
export async function shortcut() {
  const commands = await api.commands?.getAll?.();
  return commands?.find((command) => command.name === '_execute_action')?.shortcut ?? (commands ? '' : null);
}

/** What opens the browser's page for shortcuts; null where only words can say the way. */
export function shortcutSettings() {
  if (api.commands?.openShortcutSettings) return () => api.commands.openShortcutSettings();
  return isFirefox() ? null : () => api.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

export function isFirefox() {
  return api.runtime.getURL('').startsWith('moz-');
}

export function version() {
  return api.runtime.getManifest().version;
}

/** A file of the package; null when there is none of that name. */
async function packaged(path) {
  const answer = await fetch(api.runtime.getURL(path)).catch(() => null);
  return answer?.ok ? answer : null;
}

/** How many bytes a file of the package has. */
export async function packagedSize(path) {
  return (await (await packaged(path))?.arrayBuffer())?.byteLength ?? 0;
}

/** Those of some folders of `_locales` that the package has. */
export async function localesAmong(folders) {
  const there = await Promise.all(folders.map((folder) => packaged(`_locales/${folder}/messages.json`)));
  return folders.filter((_, i) => there[i]);
}

/** The texts of the language that the user chose instead of the browser's; null without such. */
let chosen = null;

/** Takes the interface's texts from a folder of `_locales`; the browser's language when it is empty or unknown. */
export async function useLocale(locale) {
  const file = locale ? await packaged(`_locales/${locale}/messages.json`) : null;
  chosen = file && { locale, texts: await file.json() };
}

/** The language of the interface, as BCP 47 has it. */
export function locale() {
  return (chosen?.locale ?? api.i18n.getMessage('@@ui_locale')).replace('_', '-');
}

/** 'rtl' or 'ltr'. */
export function direction() {
  return chosen ? 'ltr' : api.i18n.getMessage('@@bidi_dir');
}

/** A text of the interface in the user's language, with its values; '' when there is none of that key. */
export function message(key, values = []) {
  if (!chosen) return api.i18n.getMessage(key, values);
  const text = chosen.texts[key];
  return text?.message.replace(/\$(\w+)\$/g, (whole, name) => {
    const number = text.placeholders?.[name.toLowerCase()]?.content.match(/^\$(\d)$/)?.[1];
    return number ? values[number - 1] ?? '' : whole;
  }) ?? '';
}

/** The text for a number of things: `key_one`, `key_other` and what else the language tells apart. */
export function plural(key, number) {
  const shown = new Intl.NumberFormat(locale()).format(number);
  return message(`${key}_${new Intl.PluralRules(locale()).select(number)}`, [shown]) || message(`${key}_other`, [shown]);
}

/** A size in megabytes. */
export function megabytes(bytes) {
  return new Intl.NumberFormat(locale(), { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(bytes / 1_000_000);
}

/** A day ("2026-03-31") as the user writes it. */
export function dayName(day) {
  const [year, month, date] = day.split('-').map(Number);
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(new Date(year, month - 1, date));
}

/** A language ("de") by name. */
export function languageName(code) {
  return new Intl.DisplayNames([locale()], { type: 'language' }).of(code) ?? code;
}

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

/** The texts of the language that the user chose instead of the browser's; null without such. */
let chosen = null;

/** Takes the interface's texts from a folder of `_locales`; the browser's language when it is empty or unknown. */
export async function useLocale(locale) {
  const answer = locale && await fetch(api.runtime.getURL(`_locales/${locale}/messages.json`)).catch(() => null);
  chosen = answer?.ok ? { locale, texts: await answer.json() } : null;
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

/** A day ("2026-03-31") as the user writes it. */
export function dayName(day) {
  const [year, month, date] = day.split('-').map(Number);
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(new Date(year, month - 1, date));
}

/** A language ("de") by name. */
export function languageName(code) {
  return new Intl.DisplayNames([locale()], { type: 'language' }).of(code) ?? code;
}

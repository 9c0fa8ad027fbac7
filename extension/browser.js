// The extension APIs that the wasm calls, each as one small function. Promises in both browsers.
const api = globalThis.browser ?? globalThis.chrome;

/** The tab the icon was clicked on: `{id, url}`; `url` is '' where the browser does not tell. */
export async function activeTab() {
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
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

/** One value of an area (`local` stays, `session` is gone with the browser), or undefined. */
export async function load(area, key) {
  return (await api.storage[area].get(key))[key];
}

export async function save(area, key, value) {
  await api.storage[area].set({ [key]: value });
}

export async function copy(text) {
  await navigator.clipboard.writeText(text);
}

/** A text of the interface in the user's language. */
export function message(key, values) {
  return api.i18n.getMessage(key, values);
}

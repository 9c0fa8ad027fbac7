// What every page of the extension does first: its texts in the user's language, its look as the user chose it.
import { direction, locale, message, useLocale } from './browser.js';

/** The user's choices of looks, where they can be read before the first paint; the options page writes them. */
export const look = {
  /** `{interface, theme, large_text}` of the settings. */
  get() {
    try {
      return JSON.parse(localStorage.getItem('look')) ?? {};
    } catch {
      return {};
    }
  },
  set({ interface: locale, theme, large_text }) {
    localStorage.setItem('look', JSON.stringify({ interface: locale, theme, large_text }));
  },
};

const TEXTS = [
  ['data-i18n', (element, text) => { element.textContent = text; }],
  ['data-i18n-placeholder', (element, text) => { element.placeholder = text; }],
  ['data-i18n-label', (element, text) => { element.setAttribute('aria-label', text); }],
];

/** Shows the page in the user's language and look. */
export async function dress() {
  const chosen = look.get();
  const root = document.documentElement;
  if (chosen.theme === 'light' || chosen.theme === 'dark') root.dataset.theme = chosen.theme;
  else delete root.dataset.theme;
  root.classList.toggle('large', chosen.large_text === true);
  await useLocale(chosen.interface);
  for (const [attribute, set] of TEXTS) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) set(element, message(element.getAttribute(attribute)));
  }
  root.lang = locale();
  root.dir = direction();
}

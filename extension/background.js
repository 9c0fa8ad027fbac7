// Opens the welcome page once, after the first installation; an update opens nothing. And the quick way: a key of the user's
// choice inserts the suggested reply without the popup, or opens the popup when something is to be decided.
import init, { quick } from './bow_out.js';

const api = globalThis.browser ?? globalThis.chrome;
/** How long the icon says that a reply was inserted, in milliseconds. */
const BADGE = 4000;

api.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') api.tabs.create({ url: api.runtime.getURL('welcome.html') });
});

api.commands?.onCommand.addListener(async (command) => {
  if (command !== 'quick') return;
  const inserted = await init().then(quick).catch(() => false);
  // Where the browser opens no popup by itself, the icon asks for a click.
  const opened = inserted || await api.action.openPopup().then(() => true, () => false);
  if (opened && !inserted) return;
  await api.action.setBadgeText({ text: inserted ? '✓' : '?' });
  setTimeout(() => api.action.setBadgeText({ text: '' }), BADGE);
});

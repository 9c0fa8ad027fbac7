// Shows the shell in the user's language at once, then hands over to the wasm.
import init, { popup } from './bow_out.js';
import { message } from './browser.js';
import { dress } from './shell.js';

performance.mark('script');
await dress();

/** The last screen, for what nobody foresaw. Details name no word of the mail. */
function crash(kind) {
  document.querySelectorAll('[data-states]').forEach((e) => { e.hidden = !e.dataset.states.split(' ').includes('crash'); });
  document.getElementById('title').textContent = message('title_crash');
  const text = document.getElementById('message');
  text.textContent = message(document.body.dataset.state === 'inserted' ? 'message_crash_inserted' : 'message_crash');
  text.hidden = false;
  document.getElementById('copy-details').onclick = () => navigator.clipboard.writeText(kind);
  document.getElementById('again').onclick = () => location.reload();
  document.body.dataset.state = 'crash';
}

// A trap leaves the wasm in an unknown state: nothing of it is called again.
addEventListener('error', (e) => crash(`${e.filename?.split('/').pop()}:${e.lineno}`));
addEventListener('unhandledrejection', (e) => crash(e.reason?.name ?? 'rejection'));

try {
  await init();
  performance.mark('wasm');
  await popup();
} catch (e) {
  crash(e?.name ?? 'error');
}

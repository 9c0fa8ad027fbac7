/** @param {number} ms */
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Asks again and again until the answer is truthy; an error counts as "not yet".
 * @template T
 * @param {() => Promise<T>} ask
 * @param {string} what named in the error when time is up
 * @returns {Promise<T>}
 */
export async function until(ask, what, ms = 8000) {
  const end = Date.now() + ms;
  let last;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited ${ms} ms for ${what}${last ? `: ${last.message}` : ""}`);
    await sleep(40);
  }
}

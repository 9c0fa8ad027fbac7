import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

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

/**
 * The file that the browser saves in `folder`; it is taken away.
 * @param {string} folder
 * @param {string} ending of its name
 * @returns {Promise<{name: string, text: string}>}
 */
export async function takeFile(folder, ending) {
  const name = await until(async () => readdirSync(folder).find((file) => file.endsWith(ending)), `a download of *${ending}`);
  const path = join(folder, name);
  const text = await until(async () => readFileSync(path, "utf8"), "the download's text");
  rmSync(path);
  return { name, text };
}

// The editors of pages/editors/ as scripts that a page can load. They are bundled once and kept in target/editors/ until
// a page or a version in the lock file changes; nothing of them goes into the extension.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const pages = join(root, "tests", "browser", "pages", "editors");
export const BUNDLES = join(root, "target", "editors");

/** @param {string[]} names modules of pages/editors/ */
export async function bundleEditors(names) {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  for (const file of readdirSync(pages).sort()) hash.update(file).update(readFileSync(join(pages, file)));
  const key = hash.digest("hex");
  const keyFile = join(BUNDLES, "key");
  if (existsSync(keyFile) && readFileSync(keyFile, "utf8") === key) return;
  const { build } = await import("esbuild");
  await build({
    entryPoints: names.map((name) => join(pages, `${name}.js`)), outdir: BUNDLES, bundle: true, format: "iife", target: "es2022",
    minify: true, legalComments: "none", logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
  });
  writeFileSync(keyFile, key);
}

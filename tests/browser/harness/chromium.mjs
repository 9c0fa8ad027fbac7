// Chromium through puppeteer-core. The toolbar action is a real one: it grants activeTab. See README.md for the interface.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { sleep, takeFile, until } from "./wait.mjs";

const BINARY = process.env.CHROMIUM ?? "/usr/bin/chromium";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const KEYS = { Ctrl: "Control", Shift: "Shift", Enter: "Enter", Space: "Space", Tab: "Tab", End: "End", Home: "Home", Down: "ArrowDown", Left: "ArrowLeft", Right: "ArrowRight" };

export async function launch(server, { headless = true } = {}) {
  const browser = await puppeteer.launch({
    executablePath: BINARY, headless, pipe: true, enableExtensions: true, acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 900 },
    // Every name leads to the test server, so nothing can leave the machine and everything that tries is written down.
    // On a smaller screen the popup does not get its full height.
    args: ["--screen-info={1600x1200}", "--no-sandbox", "--no-first-run", "--disable-gpu", "--ignore-certificate-errors", "--no-proxy-server",
      `--host-resolver-rules=MAP *:80 127.0.0.1:${server.http}, MAP *:443 127.0.0.1:${server.https}`],
  });
  const downloads = mkdtempSync(join(tmpdir(), "bow-out-downloads-"));
  const devtools = await browser.target().createCDPSession();
  await devtools.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: downloads });
  let id;

  const press = async (page, keys) => {
    const names = keys.map((key) => KEYS[key] ?? (/^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : key));
    for (const name of names.slice(0, -1)) await page.keyboard.down(name);
    await page.keyboard.press(names.at(-1));
    for (const name of names.slice(0, -1).reverse()) await page.keyboard.up(name);
    await sleep(80);
  };

  /** What axe-core finds in light and in dark; takes a picture of each. */
  const audit = async (page, picture, { fullPage = false } = {}) => {
    const faults = [];
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.evaluate(AXE);
      const { violations, incomplete } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations", "incomplete"] }));
      faults.push(...[...violations, ...incomplete].map(({ id, nodes }) => `${scheme}: ${id}: ${nodes.map((node) => node.target).join(" ")}`));
      await page.screenshot({ path: `${picture}-${scheme}.png`, fullPage });
    }
    return faults;
  };

  const wrapPopup = (popup, { fullPage = false } = {}) => ({
    eval: (fn, ...args) => popup.evaluate(fn, ...args),
    click: (selector) => popup.click(selector),
    doubleClick: (selector) => popup.click(selector, { count: 2, delay: 10 }),
    type: (selector, text) => popup.type(selector, text),
    keys: (...keys) => press(popup, keys),
    screenshot: (path) => popup.screenshot({ path, fullPage }),
    close: () => popup.close().catch(() => {}),
    audit: (picture) => audit(popup, picture, { fullPage }),
  });

  const wrap = async (page) => {
    const devtools = await page.createCDPSession();
    /** Runs in a world of its own, as an extension's script does: the page's own objects are out of reach. */
    const isolated = async (expression) => {
      const { frameTree } = await devtools.send("Page.getFrameTree");
      const { executionContextId } = await devtools.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id, worldName: "bow-out-test" });
      const { result, exceptionDetails } = await devtools.send("Runtime.evaluate",
        { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    return {
      goto: (url) => page.goto(url),
      eval: (fn, ...args) => page.evaluate(fn, ...args),
      isolated,
      click: (selector) => page.click(selector),
      type: (text) => page.keyboard.type(text),
      keys: (...keys) => press(page, keys),
      focus: async () => { await page.bringToFront(); },
      screenshot: (path) => page.screenshot({ path }),
      audit: (picture) => audit(page, picture, { fullPage: true }),
      resize: (width) => page.setViewport({ width, height: 900 }),
      close: () => page.close(),
      openPopup: async () => {
        await page.bringToFront();
        const opened = browser.waitForTarget((target) => target.url().startsWith(`chrome-extension://${id}/popup.html`), { timeout: 8000 });
        await page.triggerExtensionAction((await browser.extensions()).get(id));
        return wrapPopup(await (await opened).asPage());
      },
    };
  };

  return {
    name: "chromium",
    version: await browser.version(),
    openedAtInstall: [],
    async installExtension(dir) {
      id = await browser.installExtension(dir);
      if (!existsSync(join(dir, "background.js"))) return;
      const own = (target) => target.type() === "page" && target.url().startsWith(`chrome-extension://${id}/`);
      await browser.waitForTarget(own, { timeout: 8000 });
      await sleep(300);
      for (const target of browser.targets().filter(own)) {
        this.openedAtInstall.push(new URL(target.url()).pathname.slice(1));
        await (await target.page()).close();
      }
    },
    newPage: async () => wrap(await browser.newPage()),
    openExtensionPage: async (path) => {
      const page = await browser.newPage();
      await page.goto(`chrome-extension://${id}/${path}`);
      return {
        ...wrapPopup(page, { fullPage: true }),
        reload: () => page.reload(),
        focus: () => page.bringToFront(),
        zoom: (factor) => page.setViewport({ width: 1280 / factor, height: Math.round(900 / factor), deviceScaleFactor: 1 }),
        address: () => page.url(),
      };
    },
    downloaded: (ending) => takeFile(downloads, ending),
    /** A key of the extension's, as its background script hears it: without a screen no key of the browser's own works. */
    pressKeyOf: async (command) => {
      // It may be asleep; a real key would wake it.
      const devtools = await (await browser.pages())[0].createCDPSession();
      await devtools.send("ServiceWorker.enable");
      await devtools.send("ServiceWorker.startWorker", { scopeURL: `chrome-extension://${id}/` });
      await devtools.detach();
      const target = await browser.waitForTarget((target) => target.type() === "service_worker" && target.url().startsWith(`chrome-extension://${id}/`), { timeout: 8000 });
      await (await target.worker()).evaluate((command) => chrome.commands.onCommand.dispatch(command), command);
    },
    /** The popup that the extension opens by itself. */
    openedPopup: async () => wrapPopup(await (await browser.waitForTarget((target) => target.url() === `chrome-extension://${id}/popup.html`, { timeout: 8000 })).asPage()),
    /** A page of the browser's own. */
    restrictedUrl: "chrome://version/",
    /** What the popup page can reach when it is opened as a tab, without any click on the icon. */
    reachableWithoutClick: async () => {
      const tab = await browser.newPage();
      await tab.goto(`chrome-extension://${id}/popup.html`);
      await until(() => tab.evaluate(() => typeof chrome.scripting === "object"), "the extension page");
      const reached = await tab.evaluate(async () => {
        const own = await chrome.tabs.getCurrent();
        const reached = [];
        for (const other of await chrome.tabs.query({})) {
          if (other.id === own.id) continue;
          try {
            await chrome.scripting.executeScript({ target: { tabId: other.id }, func: () => location.origin });
            reached.push(other.id);
          } catch {}
        }
        return reached;
      });
      await tab.close();
      return reached;
    },
    extensionRequests: async () => [],
    /** Ends when the user has closed the browser. */
    closed: () => new Promise((done) => { browser.once("disconnected", done); }),
    close: async () => {
      await browser.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}

// Stock Firefox over Marionette, its own remote protocol: no driver, no npm package. The toolbar button is really
// clicked, which grants activeTab. See README.md for the interface.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sleep, takeFile, until } from "./wait.mjs";

const BINARY = process.env.FIREFOX ?? "firefox-esr";
const KEYS = { Ctrl: "\uE009", Shift: "\uE008", Enter: "\uE007", Space: " ", Tab: "\uE004", End: "\uE010", Home: "\uE011", Down: "\uE015", Left: "\uE012", Right: "\uE014" };
const POPUP = "browser.webextension-popup-browser";

const preferences = (server, downloads) => ({
  "marionette.port": 0,
  // Every name leads to the test server: nothing can leave the machine, and everything that tries is written down.
  "network.dns.forceResolve": "127.0.0.1",
  "network.socket.forcePort": `80=${server.http};443=${server.https}`,
  "network.proxy.type": 0,
  "network.stricttransportsecurity.preloadlist": false,
  "security.cert_pinning.enforcement_level": 0,
  "xpinstall.signatures.required": false,
  "extensions.autoDisableScopes": 0,
  "browser.shell.checkDefaultBrowser": false,
  "browser.aboutwelcome.enabled": false,
  "browser.startup.page": 0,
  "browser.startup.homepage": "about:blank",
  "browser.newtabpage.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "termsofuse.acceptedVersion": 999,
  "ui.popup.disable_autohide": false,
  "browser.download.folderList": 2,
  "browser.download.dir": downloads,
  "browser.download.alwaysOpenPanel": false,
  "browser.download.always_ask_before_handling_new_types": false,
});

/** One connection to Marionette: `send(command, parameters)` answers with its result. */
async function marionette(port) {
  const socket = await until(() => new Promise((done, fail) => {
    const tried = connect(port, "127.0.0.1", () => done(tried));
    tried.once("error", fail);
  }), "Marionette");
  let buffer = Buffer.alloc(0);
  let greeted;
  const greeting = new Promise((done) => { greeted = done; });
  let last = 0;
  const waiting = new Map();
  socket.on("data", (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const colon = buffer.indexOf(":");
      if (colon < 0) return;
      const length = Number(buffer.subarray(0, colon));
      if (buffer.length < colon + 1 + length) return;
      const message = JSON.parse(buffer.subarray(colon + 1, colon + 1 + length));
      buffer = buffer.subarray(colon + 1 + length);
      if (!Array.isArray(message)) { greeted(); continue; }
      const [, id, error, result] = message;
      const { done, fail } = waiting.get(id);
      waiting.delete(id);
      error ? fail(new Error(`${error.error}: ${error.message}`)) : done(result);
    }
  });
  await greeting;
  return {
    send: (command, parameters = {}) => new Promise((done, fail) => {
      const id = ++last;
      waiting.set(id, { done, fail });
      const text = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    }),
    close: () => socket.destroy(),
  };
}

export async function launch(server) {
  const profile = mkdtempSync(join(tmpdir(), "bow-out-firefox-"));
  const downloads = join(profile, "downloads");
  mkdirSync(downloads);
  writeFileSync(join(profile, "user.js"),
    Object.entries(preferences(server, downloads)).map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});`).join("\n"));
  const log = join(profile, "marionette.log");
  const firefox = spawn(BINARY, ["--marionette", "--remote-allow-system-access", "--headless", "--no-remote", "--new-instance", "--profile", profile],
    { stdio: "ignore", env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: "1", MOZ_LOG_FILE: log, MOZ_HEADLESS_WIDTH: "1280", MOZ_HEADLESS_HEIGHT: "900" } });
  const portFile = join(profile, "MarionetteActivePort");
  await until(async () => existsSync(portFile) && readFileSync(portFile, "utf8"), "Firefox to start", 30000);
  const { send, close: hangUp } = await marionette(Number(readFileSync(portFile, "utf8")));
  const session = await send("WebDriver:NewSession", { acceptInsecureCerts: true, unhandledPromptBehavior: "ignore" });
  await send("WebDriver:SetTimeouts", { script: 15000, pageLoad: 15000 });

  let id;
  let uuid;
  const inChrome = async (work) => {
    await send("Marionette:SetContext", { value: "chrome" });
    try { return await work(); } finally { await send("Marionette:SetContext", { value: "content" }); }
  };
  const execute = async (fn, args, sandbox = null) => (await send("WebDriver:ExecuteScript",
    { script: `return (${fn}).apply(null, arguments)`, args, sandbox, newSandbox: sandbox !== "bow-out" })).value;
  /** Runs a function in the browser's own window. */
  const chrome = (fn, ...args) => inChrome(() => execute(fn, args, "system"));
  const find = async (selector) => (await send("WebDriver:FindElement", { using: "css selector", value: selector })).value;
  const clickChrome = (selector) => inChrome(async () => send("WebDriver:ElementClick", { id: Object.values(await find(selector))[0] }));
  const perform = async (actions) => {
    await send("WebDriver:PerformActions", { actions });
    await send("WebDriver:ReleaseActions");
  };
  const press = async (keys) => {
    const values = keys.map((key) => KEYS[key] ?? key);
    await perform([{ type: "key", id: "keyboard", actions: [
      ...values.map((value) => ({ type: "keyDown", value })), ...values.slice().reverse().map((value) => ({ type: "keyUp", value }))] }]);
    await sleep(80);
  };
  const typeText = (text) => perform([{ type: "key", id: "keyboard", actions:
    [...text.replaceAll("\n", KEYS.Enter)].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) }]);
  /** Runs a function, also an async one, in the popup's document. */
  const inPopup = (fn, ...args) => inChrome(async () => {
    const { value } = await send("WebDriver:ExecuteAsyncScript", { sandbox: "system", newSandbox: true, args: [POPUP, `
        const done = arguments[arguments.length - 1];
        Promise.resolve((${fn}).apply(null, Array.prototype.slice.call(arguments, 0, -1))).then((value) => done({ value }), (error) => done({ error: String(error) }));`, args],
      script: `const [selector, script, args, done] = arguments;
        const popup = Services.wm.getMostRecentWindow("navigator:browser").document.querySelector(selector);
        if (!popup) done({ error: "no popup" });
        else popup.browsingContext.currentWindowGlobal.getActor("MarionetteCommands")
          .executeScript(script, args, { sandboxName: null, newSandbox: true, timeout: 8000, async: true, line: 0, filename: "popup" })
          .then(done, (error) => done({ error: String(error) }));` });
    if (value.error) throw new Error(value.error);
    return value.value;
  });
  const clickPopup = async (selector, times) => {
    const [x, y] = await inPopup((selector) => {
      const element = document.querySelector(selector);
      element.scrollIntoView({ block: "nearest" });
      const box = element.getBoundingClientRect();
      return [Math.round(box.x + box.width / 2 - innerWidth / 2), Math.round(box.y + box.height / 2 - innerHeight / 2)];
    }, selector);
    await inChrome(async () => {
      const origin = await find(POPUP);
      const click = [{ type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
      await perform([{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions:
        [{ type: "pointerMove", origin, x, y }, ...Array(times).fill(click).flat()] }]);
    });
  };
  const popupOpen = () => chrome((selector) => !!Services.wm.getMostRecentWindow("navigator:browser").document.querySelector(selector), POPUP);
  const closePopup = async () => {
    await chrome((selector) => Services.wm.getMostRecentWindow("navigator:browser").document.querySelector(selector)?.closest("panel").hidePopup(), POPUP);
    await until(async () => !(await popupOpen()), "the popup to close");
    await sleep(150);
  };

  const popup = {
    eval: inPopup,
    click: (selector) => clickPopup(selector, 1),
    doubleClick: (selector) => clickPopup(selector, 2),
    type: async (selector, text) => {
      await clickPopup(selector, 1);
      await inChrome(() => typeText(text));
    },
    keys: async (...keys) => {
      // Keys go to the element that has the focus in the browser's own window.
      await chrome((selector) => Services.wm.getMostRecentWindow("navigator:browser").document.querySelector(selector).focus(), POPUP);
      await inChrome(() => press(keys));
    },
    // A picture of the browser's window does not hold the panel.
    screenshot: async () => {},
    // Chromium shows the same pages in both colour schemes.
    audit: async () => [],
    close: closePopup,
  };

  const wrap = (handle) => {
    const here = () => send("WebDriver:SwitchToWindow", { handle });
    return {
      goto: async (url) => { await here(); await send("WebDriver:Navigate", { url }); },
      eval: async (fn, ...args) => {
        await here();
        return execute(fn, args);
      },
      /** Runs in a world of its own, as an extension's script does: the page's own objects are out of reach. */
      isolated: async (expression) => {
        await here();
        const { value } = await send("WebDriver:ExecuteAsyncScript", { sandbox: "bow-out", newSandbox: false, args: [],
          script: `const done = arguments[arguments.length - 1];
            (async () => (${expression}))().then((value) => done({ value }), (error) => done({ error: String(error) + error.stack }));` });
        if (value.error) throw new Error(value.error);
        return value.value;
      },
      click: async (selector) => { await here(); await send("WebDriver:ElementClick", { id: Object.values(await find(selector))[0] }); },
      type: async (text) => { await here(); await typeText(text); await sleep(50); },
      keys: async (...keys) => { await here(); await press(keys); },
      focus: async () => {
        if (await popupOpen()) await closePopup();
        await here();
      },
      screenshot: async (path) => {
        await here();
        const { value } = await send("WebDriver:TakeScreenshot", { full: false, hash: false });
        writeFileSync(path, Buffer.from(value, "base64"));
      },
      audit: async () => [],
      // The window does not get as narrow as a phone.
      resize: async (width) => { await here(); await send("WebDriver:SetWindowRect", { width, height: 900 }); },
      close: async () => {
        await here();
        await send("WebDriver:CloseWindow");
        await send("WebDriver:SwitchToWindow", { handle: first });
      },
      openPopup: async () => {
        await here();
        if (await popupOpen()) await closePopup();
        await clickChrome("#unified-extensions-button");
        await until(() => chrome(() => Services.wm.getMostRecentWindow("navigator:browser").document.getElementById("unified-extensions-panel")?.state === "open"), "the extensions panel");
        await clickChrome(`#${id.toLowerCase().replace(/[^a-z0-9_-]/g, "_")}-browser-action .unified-extensions-item-action-button`);
        await until(() => inPopup(() => document.readyState === "complete"), "the popup");
        return popup;
      },
    };
  };
  const { value: first } = await send("WebDriver:GetWindowHandle");
  const newPage = async () => {
    const { handle } = await send("WebDriver:NewWindow", { type: "tab", focus: true });
    await send("WebDriver:SwitchToWindow", { handle });
    return wrap(handle);
  };

  return {
    name: "firefox",
    version: `Firefox/${session.capabilities.browserVersion}`,
    openedAtInstall: [],
    async installExtension(dir) {
      const before = await send("WebDriver:GetWindowHandles");
      id = (await send("Addon:Install", { path: dir, temporary: true })).value;
      uuid = await chrome((id) => WebExtensionPolicy.getByID(id).mozExtensionHostname, id);
      await chrome((uuid) => {
        const window = Services.wm.getMostRecentWindow("navigator:browser");
        window.bowOutRequests = [];
        Services.obs.addObserver((subject) => {
          const channel = subject.QueryInterface(Ci.nsIHttpChannel);
          const asker = channel.loadInfo?.triggeringPrincipal?.origin ?? "";
          if (asker.includes(uuid)) window.bowOutRequests.push(channel.URI.spec);
        }, "http-on-modify-request");
      }, uuid);
      if (!existsSync(join(dir, "background.js"))) return;
      const opened = async () => (await send("WebDriver:GetWindowHandles")).filter((handle) => !before.includes(handle));
      await until(async () => (await opened()).length > 0, "the welcome page");
      await sleep(300);
      for (const handle of await opened()) {
        await send("WebDriver:SwitchToWindow", { handle });
        const { value: address } = await send("WebDriver:GetCurrentURL");
        this.openedAtInstall.push(new URL(address).pathname.slice(1));
        await send("WebDriver:CloseWindow");
      }
      await send("WebDriver:SwitchToWindow", { handle: first });
    },
    newPage,
    openExtensionPage: async (path) => {
      const page = await newPage();
      await page.goto(`moz-extension://${uuid}/${path}`);
      const inPage = async (fn, ...args) => {
        await page.focus();
        const { value } = await send("WebDriver:ExecuteAsyncScript", { sandbox: null, newSandbox: true, args, script: `
          const done = arguments[arguments.length - 1];
          Promise.resolve((${fn}).apply(null, Array.prototype.slice.call(arguments, 0, -1))).then((value) => done({ value }), (error) => done({ error: String(error) }));` });
        if (value.error) throw new Error(value.error);
        return value.value;
      };
      return {
        ...page,
        eval: inPage,
        type: async (selector, text) => {
          await page.click(selector);
          await page.type(text);
        },
        reload: async () => {
          await page.focus();
          await send("WebDriver:Refresh");
        },
        zoom: async (factor) => {
          await page.focus();
          await chrome((factor) => { Services.wm.getMostRecentWindow("navigator:browser").gBrowser.selectedBrowser.fullZoom = factor; }, factor);
        },
        address: () => inPage(() => location.href),
        audit: async () => [],
      };
    },
    downloaded: (ending) => takeFile(downloads, ending),
    /** A key of the extension's: the browser's own key element is told that it was pressed. */
    pressKeyOf: (command) => chrome(async (id, command) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      await extension.shortcuts.updateCommand({ name: command, shortcut: "Alt+Shift+Y" });
      const window = Services.wm.getMostRecentWindow("navigator:browser");
      const key = [...window.document.querySelectorAll("key")].find((key) => key.getAttribute("key") === "Y" && /ext-key/.test(key.id + key.parentNode.id));
      key.doCommand();
    }, id, command),
    /** The popup that the extension opens by itself. */
    openedPopup: async () => {
      await until(popupOpen, "the popup");
      await until(() => inPopup(() => document.readyState === "complete"), "the popup");
      return popup;
    },
    /** A page of the browser's own. */
    restrictedUrl: "about:support",
    /** What the popup page can reach when it is opened as a tab, without any click on the icon. */
    reachableWithoutClick: async () => {
      const { value: before } = await send("WebDriver:GetWindowHandle");
      const { handle } = await send("WebDriver:NewWindow", { type: "tab", focus: true });
      await send("WebDriver:SwitchToWindow", { handle });
      await send("WebDriver:Navigate", { url: `moz-extension://${uuid}/popup.html` });
      const { value } = await send("WebDriver:ExecuteAsyncScript", { sandbox: null, newSandbox: true, args: [], script: `
        const done = arguments[arguments.length - 1];
        (async () => {
          const own = await chrome.tabs.getCurrent(); const reached = [];
          for (const other of await chrome.tabs.query({})) {
            if (other.id === own.id) continue;
            try { await chrome.scripting.executeScript({ target: { tabId: other.id }, func: () => location.origin }); reached.push(other.id); } catch {}
          }
          return JSON.stringify(reached);
        })().then((reached) => done(reached), (error) => done(String(error)));` });
      await send("WebDriver:CloseWindow");
      await send("WebDriver:SwitchToWindow", { handle: before });
      return JSON.parse(value);
    },
    extensionRequests: () => chrome(() => Services.wm.getMostRecentWindow("navigator:browser").bowOutRequests),
    close: async () => {
      await send("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => {});
      hangUp();
      for (let i = 0; i < 50 && firefox.exitCode === null; i++) await sleep(100);
      if (firefox.exitCode === null) firefox.kill("SIGKILL");
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

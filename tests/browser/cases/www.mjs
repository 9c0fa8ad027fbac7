// The pages of www/, as built: what anybody can try without installing, and the demo mailbox with the real extension.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { POLICY_REPORTS } from "../harness/server.mjs";
import { sleep, until } from "../harness/wait.mjs";
import { draftOn, inState, insertDraft } from "./extension.mjs";

const SITE = "https://demo.example";
const FILES = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "dist", "www");
const PAGES = ["index", "try", "privacy", "mailbox"];

/** What each sample shows: the state of the verdict, and the language of its draft where there is one. */
const SAMPLES = {
  invitation: ["ok", "en", /This is an interview invite/], outreach: ["ok", "en", /This is a recruiter's message/],
  agreed: ["ok", "en", /This is an interview invite/], thread: ["ok", "en", /This is an interview invite/],
  hint: ["unsure", "en", /This may be an interview invite/],
  german: ["ok", "de", /invite/], french: ["ok", "fr", /invite/], spanish: ["ok", "es", /invite/], portuguese: ["ok", "pt", /invite/],
  italian: ["ok", "it", /invite/], dutch: ["ok", "nl", /invite/],
  rejection: ["rej", null, /already closed/], newsletter: ["notinv", null, /doesn't look like/], lunch: ["notinv", null, /doesn't look like/],
};
/** How a reply of each language begins. */
const GREETINGS = { en: /^(Hi|Dear|Hello)/, de: /^(Guten Tag|Hallo|Sehr geehrte)/, fr: /^Bonjour/, es: /^(Hola|Estimad|Buenos)/, pt: /^(Olá|Oi|Bom dia)/, it: /^(Gentile|Buongiorno|Ciao)/, nl: /^(Beste|Dag|Geachte|Hallo)/ };

/** A case on one page, which asks nobody else for anything and keeps to its own policy. */
const onPage = (file, name, run) => ({
  name: `www: ${name}`,
  run: async (tools) => {
    const { page, server } = tools;
    const before = server.requests.length;
    await page.goto(`${SITE}/${file}.html`);
    if (file === "try") await settled(page);
    await run(tools);
    const asked = server.requests.slice(before).filter(({ host }) => host.startsWith("demo."));
    assert.deepEqual(asked.filter(({ url }) => url === POLICY_REPORTS), [], "it keeps to its policy");
    assert.deepEqual(asked.filter(({ url, method }) => method !== "GET" || url.includes("?")), [], "it tells its own site nothing");
  },
});

const shown = (page) => page.eval(() => {
  const text = (id) => document.getElementById(id).textContent;
  const visible = (id) => document.getElementById(id).checkVisibility();
  return {
    state: document.querySelector("#said").dataset.state ?? "", verdict: text("verdict"), advice: text("advice"), facts: visible("facts") ? text("facts") : "",
    marks: [...document.querySelectorAll("#seen-subject mark, #seen-body mark")].map((mark) => ({ side: mark.className, text: mark.textContent })),
    body: text("seen-body"), language: document.querySelector("#seen-body").lang, for: text("for"), against: text("against"), why: text("why"), taken: text("taken"),
    draft: visible("draft") ? document.querySelector("#draft").value : "", lang: document.querySelector("#draft").lang,
    anyway: visible("anyway"), kept: visible("kept"),
  };
});
/** What the page shows once it has read what was typed last. */
const settled = (page, ready = ({ state }) => state !== "") => until(async () => {
  const now = await shown(page);
  return ready(now) && now;
}, "the answer");

/** Puts text into a field as if typed at once. */
const put = (page, fields) => page.eval((fields) => {
  for (const [id, value] of Object.entries(fields)) {
    const field = document.getElementById(id);
    field.value = value;
    field.dispatchEvent(new Event(field.localName === "select" ? "change" : "input", { bubbles: true }));
  }
}, fields);
const focused = (page) => page.eval(() => document.activeElement.id);

/** Drops a file on the form. */
const drop = (page, text) => page.eval((text) => {
  const held = new DataTransfer();
  held.items.add(new File([Uint8Array.from(text, (c) => c.charCodeAt(0))], "mail.eml", { type: "message/rfc822" }));
  document.getElementById("mail").dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
}, text);
/** Pastes text into the field of the mail: it is copied out of the draft's field, with real keys both times. */
const paste = async (page, text) => {
  for (const [id, keys] of [["draft", ["Ctrl", "c"]], ["body", ["Ctrl", "v"]]]) {
    await page.eval((id, text) => {
      const field = document.getElementById(id);
      if (id === "draft") field.value = text;
      field.focus();
      field.select();
    }, id, text);
    await page.keys(...keys);
  }
};
const fields = (page) => page.eval(() => ["from", "subject", "body"].map((id) => document.getElementById(id).value));

const EML = ["Received: from mx.example", " by inbox.example", "From: =?utf-8?Q?Andr=C3=A9?= Roux <andre@valmont.example>",
  "Subject: =?utf-8?B?RW50cmV0aWVuIMOgIGxhIGNsw6k=?=", "Content-Type: multipart/alternative;", ' boundary="cut"', "",
  "--cut", "Content-Type: text/plain; charset=iso-8859-1", "Content-Transfer-Encoding: quoted-printable", "",
  "Bonjour, nous souhaitons vous rencontrer pour un entretien=", " =E0 Lille.", "--cut", "Content-Type: text/html", "", "<b>HIDDEN</b>", "--cut--", ""].join("\r\n");

const onMailbox = (name, run) => ({
  name: `www: demo mailbox: ${name}`,
  extension: true,
  run: async (tools) => {
    await tools.page.goto(`${SITE}/mailbox.html`);
    await until(() => tools.page.eval(() => document.querySelectorAll("#list button").length > 5), "the mails");
    await run(tools);
  },
});
/** The mails in the order of the list. */
const openMail = (page, id) => page.eval((index) => document.querySelectorAll("#list button")[index].click(), Object.keys(SAMPLES).indexOf(id));

export const wwwCases = [
  ...PAGES.map((file) => onPage(file, `${file}.html can be read by everyone, also on a phone`, async ({ page, shots }) => {
    if (file === "mailbox") {
      await openMail(page, "invitation");
      await page.click("#answer");
    }
    assert.deepEqual(await page.audit(join(shots, `www-${file}`)), []);
    await page.resize(320);
    try {
      assert.deepEqual(await page.audit(join(shots, `www-${file}-320`)), []);
      const [wide, room] = await page.eval(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= room, `${wide} of ${room} pixels: it scrolls sideways`);
    } finally {
      await page.resize(1280);
    }
  })),

  {
    name: "www: what breaks a page's policy does not pass unseen",
    run: async ({ page, server }) => {
      const before = server.requests.length;
      await page.goto(`${SITE}/privacy.html`);
      await page.eval(() => { document.body.append(Object.assign(document.createElement("style"), { textContent: "h1 { color: red }" })); });
      await until(async () => server.requests.slice(before).some(({ url }) => url === POLICY_REPORTS), "the report");
    },
  },

  ...PAGES.map((file) => onPage(file, `the links of ${file}.html lead somewhere`, async ({ page }) => {
    const links = await page.eval(() => [...document.querySelectorAll("[href], [src]")].map((element) => element.href ?? element.src));
    assert.ok(links.length > 8);
    for (const link of links) {
      const { origin, pathname, hash } = new URL(link);
      if (link === "mailto:") continue;
      assert.equal(origin, SITE, link);
      assert.ok(existsSync(join(FILES, pathname)), link);
      if (hash) assert.ok(readFileSync(join(FILES, pathname), "utf8").includes(`id="${hash.slice(1)}"`), link);
    }
  })),

  onPage("try", "every sample shows what it is there to show", async ({ page }) => {
    const ids = await page.eval(() => [...document.querySelectorAll("#sample option")].map(({ value }) => value).filter(Boolean));
    assert.deepEqual(ids, Object.keys(SAMPLES));
    for (const [id, [state, lang, verdict]] of Object.entries(SAMPLES)) {
      await put(page, { sample: id });
      const now = await shown(page);
      assert.equal(now.state, state, id);
      assert.match(now.verdict, verdict, id);
      assert.ok(now.marks.length, `${id}: marks`);
      assert.equal(now.anyway, lang === null, id);
      if (lang === null) {
        assert.equal(now.draft, "", id);
        continue;
      }
      assert.deepEqual([now.language, now.lang], [lang, lang], id);
      assert.match(now.draft, GREETINGS[lang], id);
      assert.match(now.draft, /\nSam Lee$/, id);
      assert.match(now.why, /^Suggested: \w/, id);
    }
    await put(page, { sample: "invitation" });
    assert.match((await shown(page)).facts, /Priya Shah.*Northwick.*Data Engineer.*First interview.*Tuesday 24 November at 10:00/s);
  }),

  onPage("try", "once loaded it asks the network for nothing", async ({ page, server }) => {
    const before = server.requests.length;
    for (const sample of ["german", "newsletter", "outreach"]) await put(page, { sample });
    await put(page, { tone: "short", reason: "staying", language: "fr" });
    await page.click("#another");
    assert.match((await shown(page)).draft, GREETINGS.fr);
    assert.deepEqual(server.requests.slice(before).filter(({ host }) => host.startsWith("demo.")), []);
  }),

  onPage("try", "the marks stand at the right words, whatever characters come before them", async ({ page }) => {
    for (const odd of ["", "👩‍💻🎉 ", "cafe\u0301 n\u0303 ", "𝒳 \u200b", "日本語 ", `${"é".repeat(40)} `]) {
      const body = `${odd}Hi Sam,\n\n${odd}We would like to invite you to a first interview for the Analyst role. ${odd}Would Tuesday at 10:00 suit you?\n\nAna`;
      await put(page, { subject: `${odd}Interview`, body });
      await settled(page, (now) => now.body === body);
      const marks = await page.eval(() => [...document.querySelectorAll("#seen-body mark")].map((mark) => {
        const [before, after] = [mark.previousSibling?.textContent ?? "", mark.nextSibling?.textContent ?? ""];
        return { text: mark.textContent, around: before.slice(-1) + after.slice(0, 1) };
      }));
      assert.ok(marks.some(({ text }) => text.includes("invite you")), `${JSON.stringify(odd)}: ${JSON.stringify(marks)}`);
      for (const { text, around } of marks) assert.doesNotMatch(around, /[\p{L}\p{N}\p{M}]/u, `"${text}" is no piece of a word`);
    }
  }),

  onPage("try", "overlapping marks become one, and for and against look different without colour", async ({ page }) => {
    for (const id of Object.keys(SAMPLES)) {
      await put(page, { sample: id });
      const [before, text, nested, touching] = await page.eval(() => {
        const body = document.querySelector("#seen-body");
        const marks = [...body.querySelectorAll("mark")];
        return [document.querySelector("#body").value, body.textContent, body.querySelectorAll("mark mark").length,
          marks.filter((mark) => mark.nextSibling?.localName === "mark" && mark.nextSibling.className === mark.className).length];
      });
      assert.deepEqual([text, nested, touching], [before, 0, 0], id);
    }
    await put(page, { sample: "lunch" });
    const lines = await page.eval(() => ["for", "against"].map((side) => {
      const mark = Object.assign(document.createElement("mark"), { className: side });
      document.querySelector("#seen-body").append(mark);
      return getComputedStyle(mark).borderBottomStyle;
    }));
    assert.notEqual(lines[0], lines[1]);
  }),

  onPage("try", "a mail is text, never markup", async ({ page }) => {
    const evil = '<img src=x onerror="document.title=1"><mark class="for">fake</mark> We invite you to an interview <b>now</b>';
    await put(page, { from: '"<b>Eve</b>" <eve@rowan.example>', subject: evil, body: evil });
    const { body } = await settled(page, (now) => now.body === evil);
    assert.equal(body, evil);
    assert.equal(await page.eval(() => document.querySelectorAll("main :is(img, b, script)").length), 0);
  }),

  onPage("try", "a rejection is said to be one, and can be answered all the same", async ({ page }) => {
    await put(page, { sample: "rejection" });
    const { verdict, advice, against } = await shown(page);
    assert.match(`${verdict} ${advice}`, /already closed.*No reply is needed/);
    assert.match(against, /other candidates.*turns you down/);
    await page.click("#anyway");
    const { draft, anyway } = await shown(page);
    assert.match(draft, /Thank(s| you)/);
    assert.equal(anyway, false);
    assert.equal(await focused(page), "reason");
  }),

  onPage("try", "the choices are in the draft", async ({ page }) => {
    const first = (await shown(page)).draft;
    const drafts = [first];
    const differs = async (what) => {
      const { draft } = await shown(page);
      assert.ok(!drafts.includes(draft), what);
      drafts.push(draft);
    };
    await page.click("#another");
    await differs("another wording");
    await put(page, { tone: "short" });
    await differs("the short tone");
    await put(page, { tone: "warm" });
    await page.click("#refer");
    await differs("offering to refer");
    await page.click("#door-open");
    await differs("closing the door");
    await put(page, { reason: "custom", "own-reason": "I am moving to the coast" });
    assert.match((await settled(page, ({ draft }) => draft.includes("coast"))).draft, /moving to the coast/);
    await put(page, { name: "Robin Vale" });
    await settled(page, ({ draft }) => draft.endsWith("\nRobin Vale"));
    await put(page, { language: "de" });
    assert.equal((await shown(page)).lang, "de");
  }),

  onPage("try", "what the user wrote into the draft is kept until told otherwise", async ({ page }) => {
    await put(page, { draft: "My own words." });
    await put(page, { tone: "short" });
    let now = await shown(page);
    assert.deepEqual([now.draft, now.kept], ["My own words.", true]);
    await page.click("#rewrite");
    now = await shown(page);
    assert.match(now.draft, /^Hi Priya,/);
    assert.equal(now.kept, false);
    await put(page, { draft: "My own words." });
    await put(page, { sample: "dutch" });
    assert.match((await shown(page)).draft, GREETINGS.nl);
  }),

  onPage("try", "a mail pasted with its head is taken apart", async ({ page }) => {
    await paste(page, "From: Ana Ortiz <ana@rowan.example>\nDate: 20 Nov 2026\nTo: Sam\nSubject: Interview: Analyst\n\nHi Sam,\n\nWe would like to invite you to an interview.");
    assert.deepEqual(await fields(page), ["Ana Ortiz <ana@rowan.example>", "Interview: Analyst", "Hi Sam,\n\nWe would like to invite you to an interview."]);
    assert.match((await shown(page)).taken, /taken out/);
    assert.match((await shown(page)).draft, /^Hi Ana,/);
    await paste(page, "Hi Sam,\n\nWe would like to invite you to an interview; note: this has no head.");
    assert.deepEqual(await fields(page), ["Ana Ortiz <ana@rowan.example>", "Interview: Analyst", "Hi Sam,\n\nWe would like to invite you to an interview; note: this has no head."], "other text goes into its field");
    await paste(page, "*Von:* Eva Brandt <e.brandt@muster.example>\n*Gesendet:* Montag\n*Betreff:* Einladung\nGuten Tag,\nwir laden Sie ein.");
    assert.deepEqual(await fields(page), ["Eva Brandt <e.brandt@muster.example>", "Einladung", "Guten Tag,\nwir laden Sie ein."]);
  }),

  onPage("try", "the file of a mail is read, and what cannot be read is said", async ({ page }) => {
    await drop(page, EML);
    await until(async () => (await shown(page)).taken === "Read from mail.eml.", "the file");
    assert.deepEqual(await fields(page), ["André Roux <andre@valmont.example>", "Entretien à la clé", "Bonjour, nous souhaitons vous rencontrer pour un entretien à Lille."]);
    for (const [file, word] of [
      ["From: a@rowan.example\r\nContent-Type: text/html\r\n\r\n<p>Hi</p>", /only HTML/],
      ["From: a@rowan.example\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%", /damaged/],
      ["\x89PNG\r\n\r\n", /not a mail/],
    ]) {
      await drop(page, file);
      await until(async () => word.test((await shown(page)).taken), String(word));
      assert.equal((await fields(page))[1], "Entretien à la clé", "the mail before is left alone");
    }
  }),

  onPage("try", "an empty field waits, and a language without drafts is named", async ({ page }) => {
    await put(page, { body: "" });
    const { verdict, draft, anyway } = await settled(page, ({ state }) => state === "");
    assert.deepEqual([verdict, draft, anyway], ["Waiting for a mail", "", false]);
    await put(page, { subject: "Intervju", body: "Hej Sam,\n\nTack för din ansökan till tjänsten som utvecklare hos oss. Vi vill gärna bjuda in dig till en intervju på tisdag klockan tio. Passar det dig?\n\nMed vänliga hälsningar\nAnna" });
    const swedish = await settled(page, ({ state }) => state === "lang");
    assert.equal(swedish.verdict, "No drafts in Swedish yet");
    await page.click("#anyway");
    assert.match((await shown(page)).draft, GREETINGS.en);
  }),

  onPage("try", "it is worked by keyboard", async ({ page }) => {
    await page.eval(() => document.querySelector("#sample").focus());
    const order = ["sample"];
    for (let i = 0; i < 20 && order.at(-1) !== "another"; i++) {
      await page.keys("Tab");
      order.push(await focused(page));
    }
    // A file field is one stop or two, as the browser has it.
    assert.deepEqual([...new Set(order)], ["sample", "from", "subject", "body", "file", "name", "reason", "tone", "language", "door-open", "refer", "draft", "copy", "another"]);
    const { draft } = await shown(page);
    await page.keys("Enter");
    assert.notEqual((await shown(page)).draft, draft, "Enter on the button gives another wording");
    await page.eval(() => document.querySelector("#refer").focus());
    await page.keys("Space");
    assert.equal(await page.eval(() => document.querySelector("#refer").checked), true);
    await page.click("#body");
    await page.keys("Ctrl", "a");
    await page.type("Hi Sam, we would like to invite you to an interview on Monday at 9:00. Ana");
    await settled(page, ({ body }) => body.startsWith("Hi Sam, we would"));
    assert.equal(await focused(page), "body", "the answer does not take the focus away");
    assert.equal(await page.eval(() => document.querySelector("#said").getAttribute("aria-live")), "polite");
  }),

  onMailbox("without a mail open there is nothing to decline", async ({ page }) => {
    await inState(await page.openPopup(), "nomail");
  }),

  ...Object.entries(SAMPLES).map(([id, [state]]) => onMailbox(`the extension knows the mail "${id}"`, async ({ page }) => {
    await openMail(page, id);
    const popup = await page.openPopup();
    assert.equal(await inState(popup, "ok", "unsure", "rej", "notinv", "name", "nomail", "notweb"), state);
  })),

  onMailbox("the reply goes above signature and quote, and back with one Ctrl+Z", async ({ page, shots, browser }) => {
    await openMail(page, "invitation");
    await page.click("#answer");
    const box = () => page.eval(() => document.querySelector("#box").innerHTML);
    const before = await box();
    const { popup, draft } = await draftOn(page);
    assert.match(draft, /^Hi Priya,\n[^]*Data Engineer[^]*Northwick/);
    await insertDraft(popup);
    await page.focus();
    const text = await page.eval(() => document.querySelector("#box").innerText);
    assert.match(text, /^Hi Priya,[^]*\n-- ?\nSam Lee\n[^]*Thank you for applying/);
    assert.equal(text.split("Sam Lee").length, 2, "the name is in the signature alone");
    await page.screenshot(join(shots, `${browser.name}-mailbox.png`));
    await page.keys("Ctrl", "z");
    assert.equal(await box(), before);
    await page.click("#send");
    assert.match(await page.eval(() => document.querySelector("#sent").textContent), /nothing was sent/);
  }),

  onMailbox("on a phone one sees the list or the mail", async ({ page, shots, browser }) => {
    await page.resize(320);
    try {
      const visible = () => page.eval(() => ["list", "mail", "back"].map((id) => document.getElementById(id).checkVisibility()));
      assert.deepEqual(await visible(), [true, false, false]);
      await page.screenshot(join(shots, `${browser.name}-mailbox-list-320.png`));
      await openMail(page, "german");
      assert.deepEqual(await visible(), [false, true, true]);
      await page.click("#back");
      assert.deepEqual(await visible(), [true, false, false]);
    } finally {
      await page.resize(1280);
    }
  }),
];

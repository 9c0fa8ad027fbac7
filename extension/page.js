// The page agent: reads the open mail and puts a text into its reply box, as the plan of the webmail says.
//
// Injected on a click of the icon, into the top frame, in a world of its own; a second injection changes nothing.
// It leaves no listener and no observer behind, presses nothing but the plan's reply control, sends nothing, asks
// nothing of the network. What it reads was written by strangers: it is text, never markup.

/**
 * @typedef {object} Message
 * @property {string} key names the message for as long as it is shown
 * @property {string} from_name
 * @property {string} from_email
 * @property {string} to_name
 * @property {string} date as the page shows it
 * @property {boolean} own written by the user
 * @property {boolean} collapsed shown as one line; its text is then empty
 * @property {string} text what the eye sees, without the quoted part
 * @property {string} [whole] the same with what it quotes, where it says little itself
 * @property {boolean} truncated
 * @property {boolean} hidden_text the body also holds text that the eye cannot see
 *
 * @typedef {object} Job
 * @property {string} key the message that is answered
 * @property {string} [newest] the newest message when the page was read; another one now means that the page changed
 * @property {string} text
 * @property {string} text_without_name the same for a box whose signature already has the name
 * @property {string} name
 * @property {"ask" | "above" | "replace"} mode what to do about the user's own text in the box
 *
 * @typedef {object} Answer what `insert` and `undo` answer
 * @property {boolean} ok
 * @property {string} [why] why nothing was written or taken back: "stale", "no_box", "no_reply_control", "has_text",
 *   "not_landed"; "changed", "nothing"
 * @property {string} [way] how the text got into the box
 * @property {boolean} [opened_reply]
 * @property {"popup"} [undo] one Ctrl+Z will not take exactly the text back here, `undo` will; left out where Ctrl+Z does
 * @property {number} [words] of the user's own text, if `why` is "has_text"
 * @property {string} [preview] its beginning
 *
 * @typedef {{ node: Node, offset: number } | number} Spot a place in a rich editor, or in a textarea
 *
 * @typedef {object} Line one line as the eye sees it
 * @property {string} text
 * @property {"" | "signature" | "quote"} part "" is the user's own
 * @property {Spot} start
 * @property {Spot} end
 * @property {true} [inText] its part begins with it, and no block does
 */

globalThis.bowOut = (() => {
  const MOST_MESSAGES = 20;
  const LONGEST_TEXT = 200_000;
  /** Longest text, in characters, with which somebody only passes a mail on. */
  const LONGEST_NOTE = 200;
  const LONGEST_FIELD = 300;
  /** Longest text, in characters, between two people in the head of a mail. */
  const LONGEST_GAP = 60;
  const MOST_NODES = 20_000;
  const MOST_FRAMES = 30;
  const PART_OF_WINDOW = 0.25;
  const TIME_TO_READ = 1_000;
  const TIME_TO_OPEN = 3_000;

  // ---- The DOM, through the prototypes: a mail may hold `<form><input name="childNodes">`, which shadows the form's own.

  const method = (prototype, name) => {
    const { value } = Object.getOwnPropertyDescriptor(prototype, name);
    return (target, ...args) => Reflect.apply(value, target, args);
  };
  const getter = (prototype, name) => {
    const { get } = Object.getOwnPropertyDescriptor(prototype, name);
    return (target) => Reflect.apply(get, target, []);
  };
  const parentNode = getter(Node.prototype, "parentNode");
  const firstChild = getter(Node.prototype, "firstChild");
  const nextSibling = getter(Node.prototype, "nextSibling");
  const nodeType = getter(Node.prototype, "nodeType");
  const isConnected = getter(Node.prototype, "isConnected");
  const ownerDocument = getter(Node.prototype, "ownerDocument");
  const textContent = getter(Node.prototype, "textContent");
  const childNodes = getter(Node.prototype, "childNodes");
  const contains = method(Node.prototype, "contains");
  const precedes = (a, b) => (method(Node.prototype, "compareDocumentPosition")(a, b) & 4) !== 0;
  const data = getter(CharacterData.prototype, "data");
  const localName = getter(Element.prototype, "localName");
  const shadowRoot = getter(Element.prototype, "shadowRoot");
  const attribute = method(Element.prototype, "getAttribute");
  const nativeClosest = method(Element.prototype, "closest");
  const rootNode = method(Node.prototype, "getRootNode");
  const nativeMatches = method(Element.prototype, "matches");
  /** A list of anchors may be empty; then nothing matches. */
  const matches = (element, selector) => selector !== "" && nativeMatches(element, selector);
  const rectsOf = method(Element.prototype, "getClientRects");
  const rectOf = method(Element.prototype, "getBoundingClientRect");
  const serializer = new XMLSerializer();
  /** A node as a text to compare with; nothing is ever made from it. */
  const written = (node) => serializer.serializeToString(node);
  const isContentEditable = getter(HTMLElement.prototype, "isContentEditable");
  const focus = method(HTMLElement.prototype, "focus");
  const click = method(HTMLElement.prototype, "click");
  const value = getter(HTMLTextAreaElement.prototype, "value");
  const { set: setNativeValue } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
  const inputValue = getter(HTMLInputElement.prototype, "value");
  const setSelectionRange = method(HTMLTextAreaElement.prototype, "setSelectionRange");
  const selectionStart = getter(HTMLTextAreaElement.prototype, "selectionStart");
  const selectionEnd = getter(HTMLTextAreaElement.prototype, "selectionEnd");
  const contentDocument = getter(HTMLIFrameElement.prototype, "contentDocument");
  const windowOf = getter(Document.prototype, "defaultView");
  const previousSibling = getter(Node.prototype, "previousSibling");
  const lastChild = getter(Node.prototype, "lastChild");
  const activeElement = getter(Document.prototype, "activeElement");
  const createRange = method(Document.prototype, "createRange");
  const createTreeWalker = method(Document.prototype, "createTreeWalker");
  const getSelection = method(Document.prototype, "getSelection");
  const createElement = method(Document.prototype, "createElement");
  const append = method(Element.prototype, "append");
  const prepend = method(Element.prototype, "prepend");
  const remove = method(Element.prototype, "remove");
  const execCommand = method(Document.prototype, "execCommand");
  const hasFocus = method(Document.prototype, "hasFocus");
  const dispatchEvent = method(EventTarget.prototype, "dispatchEvent");
  const host = getter(ShadowRoot.prototype, "host");

  const ELEMENT = 1;
  const TEXT = 3;
  const DOCUMENT = 9;
  const FRAGMENT = 11;
  const queries = { [ELEMENT]: Element, [DOCUMENT]: Document, [FRAGMENT]: DocumentFragment };
  const queryAll = (root, selector) => (selector === "" ? [] : [...method(queries[nodeType(root)].prototype, "querySelectorAll")(root, selector)]);
  const documentOf = (node) => (nodeType(node) === DOCUMENT ? node : ownerDocument(node));
  const styleOf = (element) => windowOf(ownerDocument(element)).getComputedStyle(element);
  const isTextarea = (element) => localName(element) === "textarea";

  /** The parent, also out of a shadow tree and out of a frame. */
  const above = (node) => {
    const parent = parentNode(node);
    if (parent) return parent;
    if (nodeType(node) === FRAGMENT) return host(node);
    if (nodeType(node) === DOCUMENT) return windowOf(node)?.frameElement ?? null;
    return null;
  };
  /** The nearest element from `node` upwards that matches, through shadow trees and frames. */
  const closest = (node, selector) => {
    if (!selector) return null;
    for (let at = node; at;) {
      const hit = nodeType(at) === ELEMENT && nativeClosest(at, selector);
      if (hit) return hit;
      const top = nodeType(at) === ELEMENT ? rootNode(at) : at;
      at = top === at ? above(at) : nodeType(top) === ELEMENT ? null : above(top);
    }
    return null;
  };
  const holds = (outer, inner) => {
    for (let at = inner; at; at = above(at)) if (at === outer) return true;
    return false;
  };

  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  /** A frame, or its time where the tab paints none. */
  const frame = () => Promise.race([new Promise((done) => requestAnimationFrame(() => done())), wait(60)]);

  const INVISIBLE = /[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
  const oneLine = (text) => (text ?? "").slice(0, 4 * LONGEST_FIELD).replace(INVISIBLE, "").replace(/\s+/g, " ").trim().slice(0, LONGEST_FIELD);
  const countWords = (text) => text.split(/\s+/).filter(Boolean).length;
  const ADDRESS = /[^\s<>()[\]"',:;@]{1,64}@[^\s<>()[\]"',:;@]{1,253}/g;
  const addressesIn = (text) => (text ?? "").slice(0, 2_000).match(ADDRESS) ?? [];
  const ADDRESS_ONLY = /^\|?([^\s<>()[\]",:;@]+@[^\s<>()[\]",:;@]+)$/;
  const ADDRESS_LAST = /<([^\s<>@]+@[^\s<>@]+)>[\s;,]*$/;
  /** The address in "ana@rowan.example", "Ana Ortiz <ana@rowan.example>" or "Account (ana@rowan.example)"; a name may look like another one. */
  const addressIn = (text) => text.match(ADDRESS_ONLY)?.[1] ?? text.match(ADDRESS_LAST)?.[1] ?? addressesIn(text).at(-1) ?? "";
  /** The name that stands before that address, without the quotes of a mail's head; an address alone is a name as well. */
  const nameBefore = (address) => (text) => {
    const at = address ? text.lastIndexOf(address) : -1;
    return at < 0 ? text : oneLine(text.slice(0, at).replace(/[<(]\s*$/, "")).replace(/^"(.+)"$/, "$1") || text;
  };

  /** Two 32-bit FNV-1a sums: enough to tell one mail from another. */
  const fingerprint = (text) => {
    let [a, b] = [0x811c9dc5, 0x01000193];
    for (let i = 0; i < text.length; i++) {
      a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
      b = Math.imul(b ^ text.charCodeAt(text.length - 1 - i), 0x01000193);
    }
    return [a, b].map((sum) => (sum >>> 0).toString(16).padStart(8, "0")).join("");
  };

  // ---- What the eye can see

  /** Shown on the page: has a box, is not made invisible, and is not an old view that the webmail keeps around. */
  function isShown(element) {
    if (rectsOf(element).length === 0 || styleOf(element).visibility !== "visible") return false;
    if (closest(element, '[aria-hidden="true"], [inert]')) return false;
    const outside = windowOf(ownerDocument(element))?.frameElement;
    return !outside || isShown(outside);
  }

  /** "rgb(…)" as numbers; null for notations that cannot be judged. */
  function colour(text) {
    if (!text.startsWith("rgb")) return null;
    const [red, green, blue, alpha = 1] = text.slice(text.indexOf("(") + 1).split(/[\s,/)]+/).filter(Boolean).map(Number);
    return { red, green, blue, alpha };
  }
  function luminance({ red, green, blue }) {
    const [r, g, b] = [red, green, blue].map((part) => (part <= 10 ? part / 3294 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function sameColour(a, b) {
    if (Math.max(Math.abs(a.red - b.red), Math.abs(a.green - b.green), Math.abs(a.blue - b.blue)) > 40) return false;
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05) < 1.25;
  }
  /** The colour behind an element, given the one behind its parent; null where a picture or an unknown notation is. */
  function behind(style, outer) {
    if (style.backgroundImage !== "none") return null;
    const own = colour(style.backgroundColor);
    return own === null ? null : own.alpha >= 0.5 ? own : outer;
  }
  function behindRoot(root) {
    const chain = [];
    for (let at = parentNode(root); at && nodeType(at) === ELEMENT; at = parentNode(at)) chain.push(at);
    return chain.reverse().reduce((outer, element) => behind(styleOf(element), outer), { red: 255, green: 255, blue: 255, alpha: 1 });
  }

  /** The whole subtree is out of sight, whatever its children say. */
  function hidesAll(element, style) {
    if (style.display === "none" || style.contentVisibility === "hidden" || Number(style.opacity) < 0.1) return true;
    if (/^(inset\((5\d|[6-9]\d|100)(\.\d+)?%|circle\(0|ellipse\(0|polygon\(0(px|%)? 0(px|%)?, 0(px|%)? 0(px|%)?, 0)/.test(style.clipPath)) return true;
    if (style.position === "absolute" && /^rect\(([01]px[, ]*){4}\)$/.test(style.clip)) return true;
    const parent = parentNode(element);
    return nodeType(parent) === ELEMENT && localName(parent) === "details" && attribute(parent, "open") === null
      && queryAll(parent, ":scope > summary")[0] !== element;
  }

  const intersection = (a, b) => a && {
    left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom),
  };

  /** Whether the eye sees this text. `clip` is what its ancestors leave of the body, `page` the body itself. */
  function seesText(rect, style, background, clip, page) {
    if (style.visibility !== "visible" || parseFloat(style.fontSize) < 6) return false;
    const ink = colour(style.webkitTextFillColor || style.color) ?? colour(style.color);
    if (ink && (ink.alpha < 0.1 || (background && sameColour(ink, background)))) return false;
    if (rect.width < 1 || rect.height < 1) return false;
    if (rect.right <= page.left - 40 || rect.bottom <= page.top - 40 || rect.left >= page.right + 2_000 || rect.top >= page.bottom + 2_000) return false;
    if (!clip) return true;
    const seen = intersection(clip, rect);
    return seen.right - seen.left >= 2 && seen.bottom - seen.top >= 3;
  }

  const UNREAD = new Set(["script", "style", "title", "noscript", "template", "head", "svg", "math", "iframe", "frame", "object", "embed",
    "video", "audio", "canvas", "select", "textarea", "input", "datalist", "meter", "progress"]);
  const SPACED = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "hr", "pre"]);
  const LETTER = /[\p{L}\p{N}]/u;

  /** Host and first step of the path, unless the link's own text already says where it leads. */
  function linkTarget(element, text) {
    let url;
    try { url = new URL(attribute(element, "href")); } catch { return ""; }
    if (!/^https?:$/.test(url.protocol)) return "";
    const shown = text.trim().toLowerCase().replace(/^https?:\/\//, "").replace(/^www\./, "");
    const where = url.host.replace(/^www\./, "");
    if (shown === where || shown.startsWith(`${where}/`) || shown.startsWith(`${where}?`)) return "";
    const step = url.pathname.split("/")[1];
    return `${url.protocol}//${url.host}${step ? `/${step}` : ""}`.slice(0, LONGEST_FIELD);
  }

  /**
   * The text of a mail body as the eye sees it.
   * @param {Element} root
   * @param {{ skip: string, rest: string, deadline: number }} options `skip`: elements left out; `rest`: left out with all that follows them
   * @returns {{ text: string, truncated: boolean, hidden: boolean }}
   */
  function readBody(root, { skip, rest, deadline }) {
    const lines = [];
    let line = "";
    let open = false;
    let length = 0;
    let hidden = false;
    let truncated = false;
    let nodes = 0;
    const endLine = () => {
      if (open) lines.push(line.trimEnd());
      line = "";
      open = false;
    };
    const range = createRange(ownerDocument(root));
    const page = rectOf(root);
    /** One entry for each element on the way down. */
    const path = [];
    const enter = (element) => {
      const name = localName(element);
      if (UNREAD.has(name)) return false;
      if (element !== root && skip && matches(element, skip)) return false;
      const outer = path.at(-1);
      const style = styleOf(element);
      if (hidesAll(element, style)) {
        hidden ||= LETTER.test(textContent(element).slice(0, 4_000));
        return false;
      }
      // Cells of a row stand side by side; blocks inside a cell end the line themselves.
      const cell = style.display === "table-cell";
      const block = !cell && !/^(inline|contents|ruby)/.test(style.display);
      const clips = /hidden|clip/.test(`${style.overflowX} ${style.overflowY}`);
      if (block) endLine();
      if (cell && open) line += "\t";
      if (SPACED.has(name) && lines.length && lines.at(-1) !== "") lines.push("");
      path.push({
        element, name, style, block,
        background: outer ? behind(style, outer.background) : behind(style, behindRoot(root)),
        clip: clips && element !== root ? intersection(outer?.clip ?? page, rectOf(element)) : outer?.clip ?? null,
        at: lines.length, from: line.length,
      });
      return true;
    };
    const leave = () => {
      const { element, name, block, at, from } = path.pop();
      if (name === "a") {
        const text = lines.slice(at).concat(line).join(" ").slice(from);
        const target = LETTER.test(text) ? linkTarget(element, text) : "";
        // The line may be closed already, by a block inside the link.
        if (target && open) line += ` <${target}>`;
        else if (target && lines.length) lines[lines.length - 1] += ` <${target}>`;
      }
      if (block) endLine();
      if (SPACED.has(name) && lines.length && lines.at(-1) !== "") lines.push("");
    };
    const text = (node) => {
      const { style, background, clip } = path.at(-1);
      const raw = data(node);
      // A no-break space alone is how some editors write an empty line.
      if (/^[ \t\n\r\f]*$/.test(raw) && !/^pre/.test(style.whiteSpace)) {
        if (open && !/\s$/.test(line)) line += " ";
        return;
      }
      range.selectNodeContents(node);
      if (!seesText(range.getBoundingClientRect(), style, background, clip, page)) {
        hidden ||= LETTER.test(raw.slice(0, 4_000));
        return;
      }
      length += raw.length;
      if (/^pre/.test(style.whiteSpace)) {
        raw.split("\n").forEach((part, i) => {
          if (i) { open = true; endLine(); }
          line += part.replaceAll("\u00a0", " ");
          open ||= part !== "";
        });
        return;
      }
      let part = raw.replace(/[ \t\n\r\f]+/g, " ");
      if (!open || /\s$/.test(line)) part = part.replace(/^ /, "");
      line += part.replaceAll("\u00a0", " ");
      open ||= part !== "";
    };

    let node = root;
    if (!enter(root)) return { text: "", truncated, hidden };
    // Without recursion: a mail may be nested thousands deep.
    walk: for (;;) {
      let next = firstChild(node);
      for (;;) {
        while (!next) {
          if (node === root) break walk;
          leave();
          next = nextSibling(node);
          node = parentNode(node);
        }
        if (++nodes > MOST_NODES || length > LONGEST_TEXT || (nodes % 256 === 0 && performance.now() > deadline)) {
          truncated = true;
          break walk;
        }
        const type = nodeType(next);
        if (type === TEXT) text(next);
        else if (type === ELEMENT) {
          if (rest && matches(next, rest)) { next = null; continue; }
          if (localName(next) === "br") { open = true; endLine(); }
          else if (enter(next)) { node = next; break; }
        }
        next = nextSibling(next);
      }
    }
    endLine();
    const seen = lines.join("\n").replace(/\n{3,}/g, "\n\n").trim();
    return { text: seen.slice(0, LONGEST_TEXT), truncated: truncated || seen.length > LONGEST_TEXT, hidden };
  }

  // ---- Looking things up as the plan says

  /** Documents and open shadow trees that can be reached, the top one first; none from inside a mail. */
  function rootsOf(plan) {
    const bodies = plan.bind === "thread" ? plan.message.body.join() : "";
    const roots = [document];
    let elements = 0;
    for (let i = 0; i < roots.length && roots.length < MOST_FRAMES; i++) {
      for (const element of queryAll(roots[i], "iframe, frame")) {
        if (closest(element, bodies)) continue;
        let inside = null;
        // A frame of another origin answers null or throws.
        try { inside = localName(element) === "iframe" ? contentDocument(element) : element.contentDocument; } catch {}
        if (inside && nodeType(inside) === DOCUMENT) roots.push(inside);
      }
      for (const element of queryAll(roots[i], "*")) {
        if (++elements > MOST_NODES) break;
        const shadow = shadowRoot(element);
        if (shadow && !closest(element, bodies)) roots.push(shadow);
      }
    }
    return roots;
  }

  /**
   * One look at the page.
   * @typedef {{ plan: any, roots: (Document | ShadowRoot)[], foreign: string, anchors: Record<string, string>, block: Element | null, names: string[] }} View
   */
  function lookAt(plan) {
    const { message, compose } = plan;
    /** Inside any of these, nothing is what it looks like: a mail can imitate the webmail. */
    const foreign = (plan.bind === "thread" ? [...message.body, ...compose.box, ...plan.ignore] : [...compose.box, ...plan.ignore]).join();
    return { plan, roots: rootsOf(plan), foreign, anchors: {}, block: null, names: [] };
  }
  const isForeign = (view, element) => {
    const parent = above(element);
    return (parent && closest(parent, view.foreign) !== null) || (view.block !== null && view.block !== element && holds(view.block, element));
  };

  /** A selector, and the attribute to read if it names one: "a.b -> title". */
  const parseAnchor = (anchor) => {
    const [selector, name = ""] = anchor.split(" -> ");
    return { selector, name };
  };

  /** All elements of the first anchor that finds any which `accept` takes. */
  function findAll(view, need, anchors, scopes, accept = isShown) {
    for (const anchor of anchors) {
      const { selector } = parseAnchor(anchor);
      const found = scopes.flatMap((scope) => queryAll(scope, selector)).filter((element) => !isForeign(view, element) && accept(element));
      if (found.length) {
        view.anchors[need] = selector;
        return { found, name: parseAnchor(anchor).name };
      }
    }
    return { found: [], name: "" };
  }
  /** The attribute; without its name the text, or what is typed into a field. */
  const textOf = (element, name) => {
    if (name) return attribute(element, name);
    const text = isTextarea(element) ? value(element) : localName(element) === "input" ? inputValue(element) : textContent(element);
    return text.slice(0, 4 * LONGEST_FIELD);
  };
  /** The text, or the attribute, of the first element found that has any; `take` says which part of it is wanted. */
  function findText(view, need, anchors, scopes, accept = isShown, take = (text) => text) {
    for (const anchor of anchors) {
      const { found, name } = findAll(view, need, [anchor], scopes, accept);
      for (const element of found) {
        const text = take(oneLine(textOf(element, name)));
        if (text) return text;
      }
    }
    return "";
  }

  /** The user's own address, and the name beside it: "Account: Sam Lee (sam@home.example)", "Sam Lee <sam@home.example>". */
  function findUser(view) {
    const { label: labels, address = [], name = [], full_name = [] } = view.plan.user;
    const anywhere = () => true;
    const user = { name: "", email: "" };
    for (const anchor of labels) {
      const label = findText(view, "user", [anchor], view.roots, anywhere);
      const email = addressIn(label);
      if (!email) continue;
      user.email ||= email;
      const before = label.slice(0, label.lastIndexOf(email));
      if (!user.name && /[(<]$/.test(before)) user.name = oneLine(before.slice(0, -1).split(/[:\uff1a]/).at(-1));
    }
    user.email ||= findText(view, "user", address, view.roots, anywhere, addressIn);
    user.name ||= findText(view, "user", full_name, view.roots, anywhere);
    view.names = name.map((anchor) => findText(view, "user_name", [anchor], view.roots, anywhere)).filter(Boolean);
    return user;
  }

  /** Whether a name is the user's: the known one, or one of several words that a label such as "Account of Sam Lee" holds whole. */
  function isUser(view, user, name) {
    if (name === "" || ADDRESS_ONLY.test(name)) return false;
    if (user.name) return name.toLowerCase() === user.name.toLowerCase();
    return view.names.some((label) => {
      const at = label.indexOf(name);
      return label === name || (name.includes(" ") && at >= 0 && !LETTER.test(label[at - 1] ?? "") && !LETTER.test(label[at + name.length] ?? ""));
    });
  }

  const sameAddress = (a, b) => a !== "" && a.toLowerCase() === b.toLowerCase();

  /** The text of a body, and the whole with what it quotes beside a short one; the quoted part alone if there is nothing else. */
  function bodyText(view, body, deadline) {
    const { ignore, message } = view.plan;
    const own = readBody(body, { skip: [...ignore, ...message.quote].join(), rest: message.quote_rest.join(), deadline });
    if (own.text.length > LONGEST_NOTE) return { ...own, whole: "" };
    const all = readBody(body, { skip: ignore.join(), rest: "", deadline });
    return LETTER.test(own.text) ? { ...own, whole: all.text === own.text ? "" : all.text } : { ...all, whole: "" };
  }

  /** Where year, month and day stand in a date of figures: the year is at one end. */
  const DATE_ORDERS = [[2, 1, 0], [2, 0, 1], [0, 1, 2]];
  /**
   * How the page lists its messages, told by their dates; "" when these do not say.
   * @param {string[]} texts as the page shows them, in its order
   */
  function orderOf(texts) {
    const dates = texts.map((text) => text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15)))
      .map((text) => ({ figures: (text.match(/\d+/g) ?? []).map(Number), rest: text.replace(/^\D*(\d+\D+){2}\d+|[\d\s:.]/g, "") }))
      .filter(({ figures }) => figures[0] > 1900 || figures[2] > 1900);
    const orders = new Set();
    for (const places of DATE_ORDERS) {
      const days = dates.map(({ figures }) => places.map((place) => figures[place]));
      if (!days.every(([, month, day]) => month >= 1 && month <= 12 && day >= 1 && day <= 31)) continue;
      const steps = dates.slice(1).map(({ figures, rest }, i) => {
        const [[y, m, d], [Y, M, D]] = [days[i], days[i + 1]];
        // Hours of one day compare when both are written alike: "AM" and "PM" have a word in every language.
        const minutes = ([, , , hour, minute]) => (rest ? hour % 12 : hour) * 60 + minute;
        return (Y - y) * 400 + (M - m) * 32 + (D - d) || (rest === dates[i].rest && Math.sign(minutes(figures) - minutes(dates[i].figures)) / 2) || 0;
      });
      const [rises, falls] = [steps.some((step) => step > 0), steps.some((step) => step < 0)];
      if (rises !== falls) orders.add(rises ? "oldest_first" : "newest_first");
    }
    return orders.size === 1 ? [...orders][0] : "";
  }

  const EMPTY_MESSAGE = { key: "", from_name: "", from_email: "", to_name: "", date: "", own: false, collapsed: false, text: "", truncated: false, hidden_text: false };

  /** Written by somebody else, on a page that marks those messages. */
  const isOther = ({ message }, element) => message.others?.some((selector) => matches(element, selector)) ?? true;

  /** What holds a message, open or closed. */
  const wrapperOf = (plan, element) => closest(element, plan.message.wrapper.join()) ?? element;

  /** What holds the conversation meant, where several may be open at once: the one with the focus, else the plan's first. */
  function conversationOf(view, items) {
    const holders = (view.plan.thread.root ?? []).flatMap((anchor) => findAll(view, "root", [anchor], view.roots).found)
      .filter((holder) => items.some((item) => holds(holder, item)));
    const focused = deepFocus(document);
    return holders.find((holder) => focused && holds(holder, focused)) ?? holders[0] ?? null;
  }

  /**
   * The open conversation of a webmail that the plan knows.
   * @returns {{ subject: string, ids: string[], root: Node, messages: (Message & { element: Element, ids: string[] })[], clipped: boolean }}
   */
  function readThread(view, user, deadline) {
    const { plan } = view;
    const shown = findAll(view, "message", plan.message.item, view.roots).found;
    const items = shown.filter((item) => !shown.some((other) => other !== item && contains(other, item)));
    const holder = conversationOf(view, items);
    const { found: subjects, name: subjectIn } = findAll(view, "subject", plan.thread.subject, view.roots, (subject) => isShown(subject) && (!holder || holds(holder, subject)));
    // While the webmail changes from one view to the next both can be shown: the later one is the new one.
    const heading = subjects.at(-1) ?? null;
    let root = holder ?? document;
    for (let at = holder ? null : heading; at && items.length; at = above(at)) {
      root = at;
      if (items.some((item) => holds(at, item))) break;
    }
    const inRoot = items.filter((item) => holds(root, item)).sort((a, b) => (precedes(a, b) ? -1 : 1));
    /** Each message with the parts that follow without a head of their own. */
    const parts = new Map();
    let head = null;
    for (const item of inRoot) {
      const goesOn = head && plan.message.continues?.some((selector) => matches(item, selector)) && isOther(plan, item) === isOther(plan, head);
      if (!goesOn) head = item;
      parts.set(head, [...(parts.get(head) ?? []), item]);
    }
    const opened = [...parts.keys()];
    const openWrappers = new Set(opened.map((item) => wrapperOf(plan, item)));
    const folded = findAll(view, "collapsed", plan.message.collapsed, view.roots).found
      .filter((row) => holds(root, row) && !openWrappers.has(wrapperOf(plan, row)));
    const inOrder = [...opened.map((element) => ({ element, collapsed: false })), ...folded.map((element) => ({ element, collapsed: true }))]
      .sort((a, b) => (precedes(a.element, b.element) ? -1 : 1));
    const dateOf = (element) => findText(view, "date", plan.message.date, [element]);
    const order = plan.order === "by_date" ? orderOf(inOrder.slice(0, 2 * MOST_MESSAGES).map(({ element }) => dateOf(element))) || "oldest_first" : plan.order;
    if (order === "oldest_first") inOrder.reverse();

    let clipped = false;
    const messages = inOrder.slice(0, MOST_MESSAGES).map(({ element, collapsed }) => {
      const from_email = findText(view, "from_email", plan.message.from_email, [element], isShown, addressIn);
      const from_name = findText(view, "from_name", plan.message.from_name, [element], isShown, nameBefore(from_email));
      const message = {
        ...EMPTY_MESSAGE, element, collapsed, from_email, from_name, date: dateOf(element),
        // Some pages show the user's own mails without the address.
        own: plan.message.others ? !isOther(plan, element) : from_email ? sameAddress(from_email, user.email) : isUser(view, user, from_name),
      };
      const to_email = findText(view, "to_email", plan.message.to_email, [element], isShown, addressIn);
      // Gmail writes "me", in the user's language, for the user.
      message.to_name = sameAddress(to_email, user.email) && user.name ? user.name
        : findText(view, "to_name", plan.message.to_name, [element], isShown, nameBefore(to_email));
      if (plan.message.others && message.own) user.name ||= from_name;
      for (const name of [message.own ? from_name : "", message.to_name]) if (!user.name && isUser(view, user, name)) user.name = name;
      const pieces = collapsed ? [] : parts.get(element);
      const named = collapsed ? queryAll(wrapperOf(plan, element), plan.message.item.join())[0] ?? element : pieces.at(-1);
      message.ids = plan.message.id.map((name) => attribute(named, name)).filter(Boolean);
      for (const piece of pieces) {
        const [holder] = findAll(view, "body", plan.message.body, [piece]).found;
        const body = holder && insideOf(holder);
        message.out_of_reach ||= Boolean(holder && !body);
        if (!body) continue;
        const { text, whole, truncated, hidden } = bodyText(view, body, deadline);
        if (whole && pieces.length === 1) message.whole = whole;
        message.text = [message.text, text].filter(Boolean).join("\n\n").slice(0, LONGEST_TEXT);
        message.truncated ||= truncated;
        message.hidden_text ||= hidden;
        clipped ||= findAll(view, "clipped", plan.message.clipped, [piece], (link) => holds(piece, link)).found.length > 0
          || plan.message.clipped.some((selector) => queryAll(body, selector).length > 0);
      }
      message.key = oneLine(message.ids[0]) || fingerprint([message.from_email, message.date, message.text].join("\n"));
      return message;
    });
    const ids = heading ? plan.thread.id.map((name) => attribute(heading, name)).filter((id) => id && id !== "undefined") : [];
    const subject = heading ? oneLine(subjectIn ? attribute(heading, subjectIn) : wordsAndPictures(heading, plan)) : "";
    return { subject, ids, root, messages, clipped };
  }

  /** What a frame shows, where a mail stands in one of its own; null if it cannot be reached. */
  const insideOf = (element) => {
    if (!["iframe", "frame"].includes(localName(element))) return element;
    try { return queryAll(localName(element) === "iframe" ? contentDocument(element) : element.contentDocument, "body")[0] ?? null; } catch { return null; }
  };

  /** Whether much of what the window shows stands in a frame that the browser keeps from us: a webmail in a frame of its own. */
  const isFrameOfAnother = (view) => view.roots.flatMap((root) => queryAll(root, "iframe, frame")).some((frame) => {
    const rect = rectOf(frame);
    const much = rect.width * rect.height > innerWidth * innerHeight * PART_OF_WINDOW;
    return much && isShown(frame) && insideOf(frame) === null;
  });

  /** The text of a heading without what the plan ignores. Gmail draws emoji as pictures that name them. */
  const wordsAndPictures = (element, { ignore }) => {
    const left = ignore.length ? queryAll(element, ignore.join()) : [];
    const walker = createTreeWalker(ownerDocument(element), element, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) if (!left.some((other) => contains(other, walker.currentNode))) text += data(walker.currentNode);
    const pictures = queryAll(element, "img[data-emoji]").map((picture) => attribute(picture, "data-emoji"));
    return [text.slice(0, 4 * LONGEST_FIELD), ...pictures].join(" ");
  };

  /** A click anywhere on it does something, as on a row of a list. */
  const isClickable = (element) => element !== null && nodeType(element) === ELEMENT && styleOf(element).cursor === "pointer";

  /** In one of several rows alike that can be clicked: it tells of another mail than the open one. */
  function isInRow(element) {
    let row = element;
    while (isClickable(row) && isClickable(above(row))) row = above(row);
    if (!isClickable(row) || textContent(row).trim() === textContent(element).trim()) return false;
    const classesOf = (element) => (attribute(element, "class") ?? "").split(/\s+/);
    return [...childNodes(parentNode(row))].some((other) => other !== row && isClickable(other) && localName(other) === localName(row)
      && classesOf(other).some((name) => classesOf(row).includes(name)));
  }

  /** The first of those that stand close before the last: a head names who wrote the mail, and then whom it went to. */
  function firstInHead(found, headings) {
    const isNear = (a, b) => {
      const range = createRange(ownerDocument(a));
      range.setStartAfter(a);
      range.setEndBefore(b);
      return range.toString().replace(/\s+/g, " ").length < LONGEST_GAP && !headings.some((heading) => precedes(a, heading) && precedes(heading, b));
    };
    let at = found.length - 1;
    while (at > 0 && isNear(found[at - 1], found[at])) at--;
    return found[at];
  }

  /**
   * The block of the page that holds most of its text, page furniture left aside.
   * @returns {{ block: Element | null, weights: Map<Element, number> }} no block when there is too little text; the
   *   weights say how much text each element holds
   */
  function mainBlock(view, deadline) {
    const { skip, body } = view.plan.message;
    const furniture = skip.join();
    const named = findAll(view, "body", body, view.roots).found.sort((a, b) => textContent(b).length - textContent(a).length)[0];
    /** Characters in and below each element, links for a fifth and nothing else that can be clicked: a list of mails is all of that. */
    const weights = new Map();
    if (named) return { block: named, weights };
    let best = null;
    let nodes = 0;
    for (const root of view.roots) {
      const top = nodeType(root) === DOCUMENT ? queryAll(root, "body")[0] : host(root);
      if (!top || !isShown(top) || closest(top, furniture) || isContentEditable(top)) continue;
      const stack = [nodeType(root) === DOCUMENT ? top : root];
      while (stack.length && ++nodes < MOST_NODES && performance.now() < deadline) {
        const node = stack.pop();
        for (let child = firstChild(node); child; child = nextSibling(child)) {
          if (nodeType(child) === ELEMENT) {
            if (!UNREAD.has(localName(child)) && !matches(child, furniture)) stack.push(child);
          } else if (nodeType(child) === TEXT && nodeType(node) === ELEMENT) {
            if (++nodes > MOST_NODES) break;
            const link = closest(node, "a");
            const length = data(child).trim().length * (link ? 0.2 : 1);
            if (length === 0 || !isShown(node) || isClickable(link ? above(link) : node)) continue;
            for (let at = node; at && at !== parentNode(top); at = parentNode(at)) weights.set(at, (weights.get(at) ?? 0) + length);
          }
        }
      }
      const start = nodeType(root) === DOCUMENT ? top : firstChild(root);
      if (start && (weights.get(start) ?? 0) > (best ? weights.get(best) : 0)) best = start;
    }
    const block = best && weights.get(best) >= 40 ? smallestWithMost(best, weights) : null;
    return { block: block && (frameOfMail(block) ?? block), weights };
  }

  /** All that the frame around a block shows, where nothing in it can be pressed or filled in: then it shows the mail alone. */
  function frameOfMail(block) {
    if (ownerDocument(block) === document) return null;
    const [body] = queryAll(ownerDocument(block), "body");
    return body && !queryAll(body, "button, input, select, textarea").some(isShown) ? body : null;
  }

  /** Down to the smallest block that still holds most of the text. A paragraph beside others is only a part of a mail. */
  function smallestWithMost(block, weights) {
    const isParagraph = (node) => weights.get(node) > 0 && localName(node) === "p";
    for (;;) {
      let heaviest = null;
      for (let child = firstChild(block); child; child = nextSibling(child)) {
        if ((weights.get(child) ?? 0) > (weights.get(heaviest) ?? 0)) heaviest = child;
      }
      if (!heaviest || weights.get(heaviest) < 0.7 * weights.get(block) || /^inline/.test(styleOf(heaviest).display)) return block;
      if (isParagraph(heaviest) && [...childNodes(block)].filter(isParagraph).length > 1) return block;
      block = heaviest;
    }
  }

  /** The only mail on a page that no plan knows by name. */
  function readPage(view, user, deadline) {
    const { plan } = view;
    const nothing = { subject: "", ids: [], root: document, messages: [], clipped: false };
    let { block, weights } = mainBlock(view, deadline);
    if (!block) return nothing;
    const nearest = (anchors, accept, choose = (found) => found.at(-1)) => {
      const place = placeInTop(block);
      for (let at = above(block), level = 0; at && level < 12; at = above(at), level++) {
        for (const anchor of anchors) {
          const { selector, name } = parseAnchor(anchor);
          const found = (nodeType(at) === ELEMENT || nodeType(at) === DOCUMENT ? queryAll(at, selector) : [])
            .filter((element) => !isForeign(view, element) && !holds(element, block) && isShown(element) && precedes(element, place(element)) && accept(element, name) && !isInRow(element));
          if (found.length) return { element: choose(found, at), name };
        }
      }
      return null;
    };
    const addressOf = (element) => addressesIn(["email", "data-email", "href", "title"].map((name) => attribute(element, name) ?? "").join(" ").replace("mailto:", " "))
      .find((address) => !sameAddress(address, user.email));
    const senders = plan.message.from.join();
    const isSender = (element) => addressOf(element) !== undefined;
    // Only what is seen: headings hold labels for screen readers, and links.
    const headingText = (element) => oneLine(readBody(element, { skip: "a, button", rest: "", deadline }).text);
    const subjectAbove = () => nearest(plan.message.subject, (element) => headingText(element) !== "");
    view.block = block;
    const findSender = () => nearest([senders], isSender, (found, at) => firstInHead(found, queryAll(at, plan.message.subject.join())));
    let sender = findSender();
    let inText = null;
    if (!sender) {
      // Without a subject above it, the block may hold its own head; with one, an address in it is somebody's the mail speaks of.
      if (subjectAbove()) inText = senderInText(block, plan, user);
      const own = inText ? null : withoutHead(block, weights, (element) => matches(element, senders) && isSender(element), plan, user);
      if (own) {
        block = own;
        view.block = block;
        sender = findSender();
      }
      if (!sender) inText ??= senderInText(block, plan, user);
    }
    const head = sender?.element ?? inText?.element;
    if (head && weights.size) {
      block = withoutLoss(block, weights, head, plan);
      view.block = block;
    }
    const message = { ...EMPTY_MESSAGE, element: block, ids: [] };
    if (sender) {
      view.anchors.from = plan.message.from.find((selector) => matches(sender.element, selector)) ?? "";
      message.from_email = addressOf(sender.element);
      const name = nameBefore(message.from_email)(oneLine(textContent(sender.element)));
      message.from_name = oneLine(name.replace(ADDRESS, " ").replace(/[<>"]|\(\s*\)/g, " "));
    } else if (inText) Object.assign(message, { from_email: inText.email, from_name: inText.name });
    const heading = subjectAbove();
    // A date without a figure is a script's mistake.
    const date = nearest(plan.message.date, (element, name) => /\p{N}/u.test((name ? attribute(element, name) : textContent(element)) ?? ""));
    message.date = date ? oneLine(date.name ? attribute(date.element, date.name) : textContent(date.element)) : "";
    const { text, whole, truncated, hidden } = bodyText(view, block, deadline);
    Object.assign(message, { text, truncated, hidden_text: hidden });
    if (whole) message.whole = whole;
    const subject = heading ? headingText(heading.element) : findText(view, "subject", ["head > title"], view.roots, () => true);
    message.key = fingerprint([message.from_email, subject, text].join("\n"));
    // Text that nobody sent: some other page.
    if (!message.from_email && !view.anchors.body) {
      view.block = null;
      return nothing;
    }
    return { subject, ids: [], root: document, messages: [message], clipped: false };
  }

  /** Where a block stands, seen from the tree of another element: the frame or host that holds it. */
  const placeInTop = (block) => (element) => {
    for (let at = block; at; at = above(at)) if (nodeType(at) === ELEMENT && rootNode(at) === rootNode(element)) return at;
    return block;
  };

  /** A head stands above its mail or in the same column, not beside it as a list of mails and folders does. */
  const isBeside = (element, block) => {
    const [a, b] = [rectOf(element), rectOf(block)];
    return a.right <= b.left || a.left >= b.right;
  };

  /**
   * A short mail weighs little beside its own head: then the block holds both, and the mail is what follows the sender.
   * @returns {Element | null} the mail without its head; null where none is found
   */
  function withoutHead(block, weights, isSender, plan, user) {
    const subjects = queryAll(block, plan.message.subject.map((anchor) => parseAnchor(anchor).selector).join());
    /** An address that stands alone is a sender's where a subject stands with it. */
    const isAlone = (element) => {
      const only = firstChild(element);
      const text = only && nodeType(only) === TEXT && !nextSibling(only) ? oneLine(data(only)) : "";
      return ADDRESS_ONLY.test(text) && !sameAddress(text, user.email);
    };
    const heads = weights.size ? queryAll(block, "*").filter((element) => (isSender(element) || (subjects.length > 0 && isAlone(element))) && isShown(element)) : [];
    const heavy = [...weights].filter(([element, weight]) => weight >= 20 && nodeType(element) === ELEMENT && contains(block, element))
      .sort((a, b) => b[1] - a[1]).map(([element]) => element);
    /** Part of the text of the smallest element that holds both; a list beside them may be as long as it likes. */
    const partOf = (element, head) => {
      let both = element;
      while (!contains(both, head)) both = parentNode(both);
      return weights.get(element) / weights.get(both);
    };
    for (const head of heads.slice(0, MOST_MESSAGES)) {
      const mail = heavy.find((element) => !contains(element, head) && precedes(head, element) && !isBeside(head, element) && partOf(element, head) >= 0.2);
      if (mail && (isSender(head) || subjects.some((subject) => precedes(subject, mail)))) return smallestWithMost(mail, weights);
    }
    return null;
  }

  /** The block with its first and last lines, where one paragraph of the mail is most of it: all around it that is neither head nor buttons. */
  function withoutLoss(block, weights, head, { message }) {
    const notMail = [...message.skip, ...message.date.map((anchor) => parseAnchor(anchor).selector), "input", '[role="button"]'].join();
    for (let at = block; ;) {
      at = parentNode(at);
      if (!at || nodeType(at) !== ELEMENT || localName(at) === "body" || holds(at, head) || queryAll(at, notMail).length) return block;
      if (weights.get(block) < 0.7 * weights.get(at)) return block;
      block = at;
    }
  }

  /**
   * "Ana Ortiz <ana@rowan.example>" in the text above a block.
   * @returns {{ element: Element, email: string, name: string } | null} null where there is none
   */
  function senderInText(block, { message }, user) {
    const subjects = message.subject.map((anchor) => parseAnchor(anchor).selector).join();
    const place = placeInTop(block);
    let nearest = null;
    let topmost = null;
    let node = block;
    for (let left = 400; node && left > 0; left--) {
      let before = previousSibling(node);
      if (!before) { node = above(node); continue; }
      while (lastChild(before)) before = lastChild(before);
      node = before;
      const holder = parentNode(node);
      if (nodeType(node) !== TEXT || nodeType(holder) !== ELEMENT || !isShown(holder)) continue;
      // Below the subject the sender stands before those who got the mail.
      if (nearest && nativeClosest(holder, subjects)) return topmost;
      if (isBeside(holder, place(holder))) continue;
      const text = data(node).slice(0, 1_000);
      const email = addressesIn(text).find((found) => !sameAddress(found, user.email));
      if (!email) continue;
      const name = text.slice(0, text.indexOf(email)).trim() || textBeside(node);
      topmost = { element: holder, email, name: oneLine(name.replace(/[<(]\s*$/, "").replaceAll('"', " ").split(/[:\n]/).at(-1)) };
      if (!nearest) left = Math.min(left, 100);
      nearest ??= topmost;
    }
    return nearest;
  }

  /** What stands before a text in the smallest element that holds more than it: a name, where an address stands alone. */
  function textBeside(node) {
    for (let at = parentNode(node), level = 0; at && level < 3; at = parentNode(at), level++) {
      const range = createRange(ownerDocument(node));
      range.setStart(at, 0);
      range.setEnd(node, 0);
      const text = oneLine(range.toString().slice(-LONGEST_FIELD));
      if (text) return text;
    }
    return "";
  }

  // ---- The reply box

  /** Lines of a text as positions in it. */
  function plainLines(text) {
    let at = 0;
    return text.split("\n").map((line) => {
      const start = at;
      at += line.length + 1;
      return { text: line, part: "", start, end: start + line.length };
    });
  }

  /** Lines of a rich editor as the eye sees them, each with where it starts and ends. */
  function richLines(box, compose) {
    const signature = compose.signature.join();
    const quote = compose.quote.join();
    const lines = [];
    let line = null;
    const endLine = () => {
      if (line) lines.push(line);
      line = null;
    };
    const spotBefore = (node) => ({ node: parentNode(node), offset: [...childNodes(parentNode(node))].indexOf(node) });
    /** Elements on the way down: what they are part of, and whether they are blocks. */
    const path = [{ part: "", block: true }];
    let nodes = 0;
    let node = box;
    walk: for (;;) {
      let next = firstChild(node);
      for (;;) {
        while (!next) {
          if (node === box) break walk;
          if (path.pop().block) endLine();
          next = nextSibling(node);
          node = parentNode(node);
        }
        if (++nodes > MOST_NODES) break walk;
        const { part } = path.at(-1);
        if (nodeType(next) === TEXT) {
          const raw = data(next);
          const pre = /^pre/.test(styleOf(parentNode(next)).whiteSpace);
          const parts = pre ? raw.split("\n") : [raw.replace(/[ \t\n\r\f]+/g, " ")];
          let offset = 0;
          parts.forEach((text, i) => {
            const length = pre ? text.length : raw.length;
            if (i) endLine();
            if (line || (pre ? text !== "" || i < parts.length - 1 : text.trim() !== "" || text.includes("\u00a0"))) {
              line ??= { text: "", part, start: { node: next, offset }, end: null };
              line.text += text;
              line.end = { node: next, offset: offset + length };
            }
            offset += length + 1;
          });
        } else if (nodeType(next) === ELEMENT) {
          const name = localName(next);
          if (name === "br") {
            line ??= { text: "", part, start: spotBefore(next), end: spotBefore(next) };
            endLine();
          } else if (name !== "style" && name !== "script") {
            const mine = part || (matches(next, signature) ? "signature" : matches(next, quote) ? "quote" : "");
            const block = mine !== part || !/^(inline|contents)/.test(styleOf(next).display);
            if (block) endLine();
            path.push({ part: mine, block });
            node = next;
            break;
          }
        }
        next = nextSibling(next);
      }
    }
    endLine();
    return lines;
  }

  /** All that the box holds, to the last byte. */
  const whole = (box) => (isTextarea(box) ? value(box) : [...childNodes(box)].map(written).join(""));

  /** Without the characters that editors keep in empty places, for the caret to have somewhere to stand. */
  const withoutFillers = (text) => text.replace(/[\u200b\u2060\ufeff]/g, "");
  const plainText = (text) => withoutFillers(text.replaceAll("\u00a0", " ")).trimEnd();

  /** Signatures and quotes that are marked by text alone: dashes and ">". */
  function markByText(lines) {
    const isOwn = (line) => line.part === "";
    // The same line above a quote that is marked as one, with at most one empty line between.
    const quote = lines.findIndex((line) => line.part === "quote");
    const above = lines.slice(Math.max(0, quote - 2), Math.max(0, quote)).findLast((line) => plainText(line.text) !== "");
    if (above && isOwn(above) && /[@\d].*[:\uff1a]\s*$/.test(above.text)) {
      // The markup of a mail can break out of its quote: that stays empty, and all below it is the mail.
      const isEmpty = !lines.some((line) => line.part === "quote" && LETTER.test(line.text));
      for (const line of isEmpty ? lines.slice(quote) : []) if (isOwn(line)) line.part = "quote";
      Object.assign(above, { part: "quote", inText: true });
    }
    let end = lines.findLastIndex((line) => isOwn(line) && plainText(line.text) !== "" && !/^\s*>/.test(line.text)) + 1;
    const quoted = lines.slice(end).some((line) => isOwn(line) && /^\s*>/.test(line.text));
    if (quoted) {
      // The line above a quote says who wrote it, over one line or two, and ends with a colon in every language.
      let from = end;
      if (from > 0 && /[:\uff1a]\s*$/.test(lines[from - 1].text)) {
        from -= 1;
        const wrapped = /^\s*</.test(lines[from].text) || !/[@\d]/.test(lines[from].text);
        if (wrapped && from > 0 && isOwn(lines[from - 1]) && plainText(lines[from - 1].text) !== "") from -= 1;
      }
      for (const line of lines.slice(from)) if (isOwn(line)) line.part = "quote";
      end = from;
    }
    const dashes = lines.findIndex((line, i) => i < (quoted ? end : lines.length) && isOwn(line) && /^-{2,3}\s*$/.test(line.text.replaceAll("\u00a0", " ")));
    if (dashes >= 0) for (const line of lines.slice(dashes, quoted ? end : lines.length)) if (isOwn(line)) line.part = "signature";
    return lines;
  }

  /**
   * What stands in the box.
   * @returns {{ lines: Line[], own: Line[], words: number, preview: string, signature: Line[], scattered: boolean, whole: string }}
   */
  function measure(box, plan) {
    const lines = markByText(isTextarea(box) ? plainLines(value(box)) : richLines(box, plan.compose));
    const filled = lines.filter((line) => line.part === "" && plainText(line.text) !== "");
    const own = filled.length ? lines.slice(lines.indexOf(filled[0]), lines.indexOf(filled.at(-1)) + 1) : [];
    const text = filled.map((line) => plainText(line.text)).join(" ").replace(/\s+/g, " ").trim();
    return {
      lines, own,
      words: countWords(text),
      preview: text.slice(0, 60),
      signature: lines.filter((line) => line.part === "signature"),
      scattered: own.some((line) => line.part !== ""),
      whole: whole(box),
    };
  }

  const isUsable = (view, element) => {
    if (!isConnected(element) || !isShown(element) || isForeign(view, element)) return false;
    if (isTextarea(element)) return !element.disabled && !element.readOnly;
    return isContentEditable(element);
  };

  /** Whether recipients, as a box shows them, name the sender: by the address, or by the name where only names can be compared. */
  const nameSender = (recipients, { from_email, from_name }) => {
    const addresses = recipients.replace(INVISIBLE, "").toLowerCase().split(/[\s<>()|,;"]+/).filter((word) => word.includes("@"));
    if (from_email && addresses.length) return addresses.includes(from_email.toLowerCase());
    const names = (text) => `,${text.replace(/<[^<>]*>/g, "").split(/[,;]/).map((name) => oneLine(name).toLowerCase())},`;
    return from_name !== "" && names(recipients).includes(names(from_name));
  };
  /** The texts of the first anchor that has any. */
  const firstOf = (anchors, fields) => anchors.map((anchor) => fields([anchor])).find((texts) => texts.length) ?? [];
  /** The people in "Ana Ortiz <ana@rowan.example>, tom@rowan.example". */
  const peopleIn = (text) => {
    let from = 0;
    return [...text.slice(0, 2_000).matchAll(ADDRESS)].map(({ 0: email, index }) => {
      const name = oneLine(text.slice(from, index).replace(/[<>()",;]/g, " "));
      from = index + email.length;
      return { name, email: oneLine(email) };
    });
  };
  /** "Re: AW: Lunch" is about "lunch". */
  const withoutPrefix = (subject) => oneLine(subject).replace(/^(?:\p{L}{1,10}(?:\[\d+\])?\s?[:\uff1a]\s*)+/u, "").toLowerCase();

  /**
   * What belongs to a box: `root` holds it and its fields, `fields` gives their texts.
   * @param {Node} [outside] what a root must not hold, unless it is the nearest
   */
  function around({ plan: { compose } }, box, outside) {
    let root = closest(box, compose.root.join());
    // The nearest cell may not hold the hidden fields: the outermost root that is still outside of the conversation does.
    for (let at = root; at; at = closest(above(at), compose.root.join())) {
      if (outside && holds(at, outside)) break;
      root = at;
    }
    const fields = (anchors) => (root ? anchors.flatMap((anchor) => {
      const { selector, name } = parseAnchor(anchor);
      return queryAll(root, selector).filter((field) => !closest(field, compose.box.join())).map((field) => textOf(field, name));
    }) : []).filter(Boolean);
    return { root, fields };
  }
  const isForward = (view, root) => root !== null && view.plan.compose.forward.some((selector) => queryAll(root, selector).some((mark) => !isForeign(view, mark)));

  /** How well a box fits a message: 0 is not at all. */
  function fit(view, thread, message, box) {
    const { plan } = view;
    const { compose } = plan;
    const { root, fields } = around(view, box, thread.root);
    if (isForward(view, root)) return 0;
    if (message && state.opened.get(box) === message.key) return 3;
    const answers = fields(compose.replies_to);
    if (answers.length) {
      if (message && answers.some((id) => message.ids.includes(id))) return 3;
      const other = thread.messages.find((shown) => answers.some((id) => shown.ids.includes(id)));
      return other && message && (other.own || sameAddress(other.from_email, message.from_email)) ? 1 : 0;
    }
    if (fields(compose.thread).some((id) => thread.ids.includes(id))) return 2;
    if (!message) return 0;
    // A box inside a message answers that message.
    const within = thread.messages.find((shown) => holds(wrapperOf(plan, shown.element), box));
    const { to = [], subject = [] } = compose;
    const recipients = firstOf(to, fields);
    const isAddressed = recipients.some((text) => nameSender(text, message));
    if (to.length && !isAddressed && (recipients.length || !within)) return 0;
    if (within) return within === message ? 3 : within.own || sameAddress(within.from_email, message.from_email) ? 1 : 0;
    if (thread.root !== document && holds(thread.root, box)) return 2;
    const about = withoutPrefix(thread.subject);
    return isAddressed && about !== "" && fields(subject).some((text) => withoutPrefix(text) === about) ? 1 : 0;
  }

  /** Old editors make the whole page of their frame a box; what is written stands in its body. */
  const writtenIn = (element) => (localName(element) === "html" ? queryAll(element, ":scope > body")[0] ?? element : element);

  /** All boxes shown, whatever they are for. */
  const boxesIn = (view) => [...view.plan.compose.box, ...view.plan.compose.plain]
    .flatMap((selector) => view.roots.flatMap((root) => queryAll(root, selector)).map((element) => ({ element, selector })))
    .filter(({ element }, i, all) => all.findIndex((other) => other.element === element) === i && isUsable(view, element))
    .map(({ element, selector }) => ({ element: writtenIn(element), selector }));

  /** The box that an insertion would use, or null. */
  function findBox(view, thread, message) {
    const { plan } = view;
    const candidates = boxesIn(view);
    if (plan.bind === "nearest") {
      // The body of a frame may be as small as its text: there the whole frame is the box.
      const shape = ({ element }) => rectOf((localName(element) === "body" && windowOf(ownerDocument(element)).frameElement) || element);
      const size = (candidate) => { const { width, height } = shape(candidate); return width * height; };
      const roomy = candidates.filter((candidate) => { const { width, height } = shape(candidate); return width >= 150 && height >= 36; });
      const distance = ({ element }) => {
        let steps = 0;
        for (let at = element; at; at = above(at), steps++) if (message && holds(at, message.element)) break;
        return steps;
      };
      const [first] = roomy.sort((a, b) => distance(a) - distance(b) || size(b) - size(a));
      if (first) view.anchors.box = first.selector;
      return first?.element ?? null;
    }
    const fitting = candidates.map((candidate) => ({ ...candidate, fit: fit(view, thread, message, candidate.element) }))
      .filter((candidate) => candidate.fit > 0).sort((a, b) => b.fit - a.fit);
    if (fitting.length) view.anchors.box = fitting[0].selector;
    return fitting[0]?.element ?? null;
  }

  /**
   * The reply on a page that shows no mail, or null where none goes to anybody.
   * @returns {{ key: string, to: { name: string, email: string }[], subject: string, quote: string, box: Element } | null}
   */
  function readReply(view, deadline) {
    const { plan } = view;
    const { to = [], subject: subjects = [] } = plan.compose;
    const boxes = boxesIn(view);
    const box = plan.bind === "nearest" ? findBox(view, { messages: [] }, null) : boxes.length === 1 ? boxes[0].element : null;
    if (!box) return null;
    const { root, fields } = around(view, box);
    if (isForward(view, root)) return null;
    const people = firstOf(to, fields).flatMap(peopleIn).slice(0, MOST_MESSAGES);
    if (people.length === 0) return null;
    const subject = oneLine(firstOf(subjects, fields)[0]);
    const key = fingerprint([...people.map(({ email }) => email), subject].join("\n"));
    return { key, to: people, subject, quote: quoteIn(box, plan, deadline).slice(0, LONGEST_TEXT), box };
  }

  /** The mail that a box quotes, without the line that says so and without what that mail quotes itself. */
  function quoteIn(box, { compose }, deadline) {
    if (isTextarea(box)) {
      const quoted = value(box).split("\n").filter((line) => /^>/.test(line)).map((line) => line.replace(/^> ?/, ""));
      return quoted.filter((line) => !/^>/.test(line)).join("\n").trim();
    }
    const [quote] = queryAll(box, "blockquote").filter((element) => closest(element, compose.quote.join()) !== null);
    const text = quote ? readBody(quote, { skip: "blockquote", rest: "", deadline }).text : "";
    if (!quote || LETTER.test(text)) return text;
    const lines = markByText(richLines(box, compose)).filter((line) => line.part === "quote" && precedes(quote, line.start.node));
    return lines.map((line) => plainText(line.text)).join("\n").trim();
  }

  /** The control that opens a reply to the message, or null. Never one that is like, in or around anything that sends. */
  function findReplyControl(view, thread, message) {
    const { plan } = view;
    if (!isConnected(message.element)) return null;
    const deny = plan.deny.join();
    const inside = (element) => holds(wrapperOf(plan, message.element), element);
    const safe = (element) => isShown(element) && !closest(element, deny) && queryAll(element, deny).length === 0 && (holds(thread.root, element) || inside(element));
    const anyMessage = (element) => thread.messages.some((other) => holds(wrapperOf(plan, other.element), element));
    const own = message.collapsed ? [] : findAll(view, "reply", plan.reply.control, view.roots, (element) => safe(element) && inside(element)).found;
    if (own.length) return own[0];
    const newest = thread.messages[0];
    if (message !== newest) return null;
    return findAll(view, "reply", plan.reply.last_control, view.roots, (element) => safe(element) && !anyMessage(element)).found.at(-1) ?? null;
  }

  /** One whole look: messages, box, control; `reply` where only a reply is shown. */
  function survey(plan, deadline) {
    const view = lookAt(plan);
    const user = findUser(view);
    let thread = plan.bind === "thread" ? readThread(view, user, deadline) : readPage(view, user, deadline);
    const newestOf = ({ messages }) => messages.find((message) => !message.own) ?? null;
    if (plan.bind === "thread" && plan.compose.subject?.length) {
      // A reply on a page of its own hides the conversation: the one read last is meant if the box says so.
      if (thread.messages.length) state.read = { ...thread, root: document };
      else if (state.read && findBox(view, state.read, newestOf(state.read))) thread = state.read;
    }
    const reply = thread.messages.length ? null : readReply(view, deadline);
    return { view, user, thread, newest: newestOf(thread), reply };
  }

  /**
   * Reads the page.
   * @param {object} given where things are; see the files in src/webmail
   * @param {object[]} marked plans to take instead where the page holds one of their marks
   */
  function read(given, marked = []) {
    const deadline = performance.now() + TIME_TO_READ;
    const plan = marked.find(({ marks }) => marks.some((mark) => queryAll(document, mark).length > 0)) ?? given;
    const { view, user, thread, newest, reply } = survey(plan, deadline);
    const box = findBox(view, thread, newest);
    const content = box && measure(box, plan);
    const open = thread.messages.some((message) => !message.collapsed);
    const isWebmail = plan.hosts.includes(location.hostname) || findAll(view, "ui", plan.ui, view.roots).found.length > 0 || box !== null || reply !== null;
    return {
      webmail: plan.id,
      host: location.host,
      found: open ? "mail" : isWebmail ? "list" : "none",
      key: newest?.key ?? null,
      subject: thread.subject,
      user,
      messages: thread.messages.map(({ element, ids, out_of_reach, ...message }) => message),
      box: {
        state: !content ? "none" : content.own.length ? "text" : "empty",
        words: content?.words ?? 0,
        preview: content?.preview ?? "",
        plain: box !== null && isTextarea(box),
        signature: (content?.signature ?? []).map((line) => plainText(line.text)).join("\n").trim().slice(0, 2_000),
      },
      reply: reply && { key: reply.key, to: reply.to, subject: reply.subject, quote: reply.quote },
      can_reply: newest !== null && findReplyControl(view, thread, newest) !== null,
      clipped: thread.clipped,
      // The browser keeps frames of another origin from us.
      out_of_reach: thread.messages.some((message) => message.out_of_reach) || !open && isFrameOfAnother(view),
      anchors: view.anchors,
    };
  }

  // ---- Writing

  function select(box, from, to = from) {
    if (isTextarea(box)) return setSelectionRange(box, from, to);
    const range = createRange(ownerDocument(box));
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    const selection = getSelection(ownerDocument(box));
    selection.removeAllRanges();
    selection.addRange(range);
  }
  const startOf = (box) => (isTextarea(box) ? 0 : { node: box, offset: 0 });
  const endOf = (box) => (isTextarea(box) ? value(box).length : { node: box, offset: childNodes(box).length });

  /** Selects, after a detour: Chromium would else take the user's typing back together with ours. */
  function selectAfresh(box, from, to) {
    select(box, endOf(box));
    select(box, startOf(box));
    select(box, from, to);
  }

  /** Lets an editor take note of its text that does so after keys only: it hears that Insert was let go, which does nothing else. */
  const nudge = (box, { compose }) => {
    if (compose.notes === "keyup" && !isTextarea(box)) dispatchEvent(box, new KeyboardEvent("keyup", { key: "Insert", code: "Insert", keyCode: 45, bubbles: true }));
  };

  /** All text data before a place in a rich editor. */
  const dataBefore = (box, spot) => {
    const range = createRange(ownerDocument(box));
    range.setStart(box, 0);
    range.setEnd(spot.node, spot.offset);
    return range.toString();
  };
  const wholeData = (box) => dataBefore(box, endOf(box));
  const protectedParts = (box, { compose }) => (isTextarea(box) ? [] : queryAll(box, [...compose.signature, ...compose.quote].join()).map(written));
  const dropBlank = (texts) => {
    const [from, to] = [texts.findIndex(Boolean), texts.findLastIndex(Boolean)];
    return from < 0 ? [] : texts.slice(from, to + 1);
  };
  const equal = (a, b) => a.length === b.length && a.every((item, i) => item === b[i]);

  /**
   * Where the text goes: from, to (what it replaces), how many line ends follow it, and what must stay as it is.
   * One blank line stands between it and what follows.
   */
  function place(box, content, replace) {
    const { lines, own } = content;
    let first = 0;
    let after = 0;
    let [from, to] = [startOf(box), startOf(box)];
    if (replace && own.length) {
      first = lines.indexOf(own[0]);
      after = first + own.length;
      [from, to] = [own[0].start, own.at(-1).end];
    } else if (lines.length && lines[0].part === "" && plainText(lines[0].text) === "" && !isTextarea(box)) {
      after = 1;
      [from, to] = [lines[0].start, lines[0].start];
    } else if (lines.length && !isTextarea(box) && (lines[0].part === "" || parentNode(lines[0].start.node) === box)) {
      // In front of the text itself, also where bare text of the box is part of a quote: CKEditor keeps an empty line at an edge without text.
      [from, to] = [lines[0].start, lines[0].start];
    }
    const rest = lines.slice(after).map((line) => plainText(line.text));
    const blanks = rest.findIndex(Boolean);
    const consumed = after > first;
    // A line that starts a signature or quote starts a block: our own line ends before it anyway.
    const ends = consumed || (!isTextarea(box) && lines[0]?.part && !lines[0].inText) ? 1 : 2;
    const needed = blanks < 0 ? 0 : Math.max(0, ends - (consumed || isTextarea(box) ? blanks : 0));
    const data = isTextarea(box) ? value(box) : wholeData(box);
    const range = isTextarea(box) ? [from, to] : [dataBefore(box, from).length, dataBefore(box, to).length];
    return { from, to, needed, before: lines.slice(0, first).map((line) => plainText(line.text)), rest: dropBlank(rest), head: data.slice(0, range[0]), tail: data.slice(range[1]) };
  }

  /** Whether the text stands in the box exactly once, at its place, with all else as it was. */
  function landed(box, plan, text, spot, kept) {
    if (isTextarea(box)) return value(box) === spot.head + text + "\n".repeat(spot.needed) + spot.tail;
    const data = withoutFillers(wholeData(box));
    // White space between blocks, which nobody sees: Firefox drops it together with the last block that it empties.
    const [head, tail] = [withoutFillers(spot.head).replace(/[ \t\r\n]+$/, ""), withoutFillers(spot.tail).replace(/^[ \t\r\n]+/, "")];
    if (!data.startsWith(head) || !data.endsWith(tail) || data.length < head.length + tail.length) return false;
    if (!equal(protectedParts(box, plan), kept)) return false;
    const lines = richLines(box, plan.compose).map((line) => ({ ...line, text: plainText(line.text) }));
    const wanted = text.split("\n").map(plainText);
    const from = spot.before.length;
    const mine = lines.slice(from, from + wanted.length);
    const rest = lines.slice(from + wanted.length).map((line) => line.text);
    return equal(lines.slice(0, from).map((line) => line.text), spot.before) && equal(mine.map((line) => line.text), wanted)
      && mine.every((line) => line.part === "") && equal(dropBlank(rest), spot.rest) && (spot.rest.length === 0 || rest[0] === "");
  }

  /** The lines of the box that are our text, found exactly once; null else. */
  function locate(box, plan, text) {
    const wanted = text.split("\n").map(plainText);
    const lines = isTextarea(box) ? plainLines(value(box)) : richLines(box, plan.compose);
    const hits = [];
    for (let i = 0; i + wanted.length <= lines.length; i++) {
      if (wanted.every((line, j) => plainText(lines[i + j].text) === line)) hits.push(i);
    }
    return hits.length === 1 ? { lines, first: hits[0], last: hits[0] + wanted.length - 1 } : null;
  }

  // ---- Ways to write. Each is only tried: the box is read again afterwards, and what half-landed is taken back.

  const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]).replace(/^ | (?= )/g, "\u00a0");
  /** The lines as paragraphs, for editors that would drop empty lines from plain text. */
  const paragraphs = (text) => text.split("\n").map((line) => `<p>${escaped(line) || "<br>"}</p>`).join("");

  const windowFor = (box) => windowOf(ownerDocument(box));
  const BUBBLES = { bubbles: true, cancelable: true, composed: true };
  /** What the editor would get from the clipboard; the clipboard itself is left alone. */
  function clipboardEvent(box, type, formats) {
    const { ClipboardEvent, DataTransfer } = windowFor(box);
    const event = new ClipboardEvent(type, { ...BUBBLES, clipboardData: new DataTransfer() });
    // Firefox lets the page read only what was put in through the page's own view of the event.
    const { clipboardData } = event.wrappedJSObject ?? event;
    for (const [format, text] of Object.entries(formats)) clipboardData.setData(format, text);
    return dispatchEvent(box, event);
  }
  const beforeInput = (box, inputType) => dispatchEvent(box, new (windowFor(box).InputEvent)("beforeinput", { ...BUBBLES, inputType }));
  const key = (box, type, name, code, keyCode, more = {}) => dispatchEvent(box, new (windowFor(box).KeyboardEvent)(type, { ...BUBBLES, key: name, code, keyCode, which: keyCode, ...more }));
  /** TinyMCE closes a step of its history when it hears this key, which does nothing else. */
  const endStep = (box) => key(box, "keyup", "Insert", "Insert", 45);

  const insertText = (box, text) => execCommand(ownerDocument(box), "insertText", false, text);
  /** Fills a field without the browser's history, and tells the page as if the user had typed. */
  function setValue(box, text) {
    Reflect.apply(setNativeValue, box, [text]);
    dispatchEvent(box, new (windowFor(box).InputEvent)("input", { ...BUBBLES, cancelable: false, inputType: "insertReplacementText", data: text }));
  }
  const WAYS = {
    insertText,
    newLine: insertText,
    insertHTML: (box, text) => execCommand(ownerDocument(box), "insertHTML", false, paragraphs(text)),
    paste: (box, text) => clipboardEvent(box, "paste", { "text/plain": text, "text/html": paragraphs(text) }),
    pasteText: (box, text) => clipboardEvent(box, "paste", { "text/plain": text }),
    value: (box, text) => setValue(box, value(box).slice(0, selectionStart(box)) + text + value(box).slice(selectionEnd(box))),
  };
  /** Ways that an editor carries out on a model of its own: it keeps its own history, and the browser's knows nothing of it. */
  const OF_MODEL = new Set(["paste", "pasteText"]);
  /** Ways that Ctrl+Z does not take back. */
  const BY_POPUP = new Set(["value"]);
  /** How long an editor may need to hear that the selection has changed. */
  const TIME_TO_HEAR = 120;

  /** The ways to write in a box, in the order to try them; known editors have an order of their own. */
  const editorOf = ({ ways, editors = [] }, box) => (isTextarea(box) ? { ways: ["insertText", "value"] } : editors.find((editor) => matches(box, editor.box)) ?? { ways });

  /** The box at one time: to the last byte, and as the eye sees it. */
  const pictureOf = (box, plan) => ({
    whole: whole(box),
    seen: isTextarea(box) ? value(box) : JSON.stringify(richLines(box, plan.compose).map(({ text, part }) => [plainText(text), part])),
  });
  /** Editors with a model write their markup anew as they like: there it is as before when it looks so. */
  const isAs = (box, plan, way, picture) => (OF_MODEL.has(way) ? pictureOf(box, plan).seen === picture.seen : whole(box) === picture.whole);

  /**
   * Whether the text has landed and stays: an editor may put it in late, or take it out again.
   * @param {number} looks that must find it, one after the other: on pages that are known one is enough
   * @param {number} patience looks at a box that stays as it is; fewer where nobody took the event for theirs
   */
  async function stands(box, before, looks, patience, check) {
    let last = null;
    for (let seen = 0, quiet = 0, tries = 0; quiet < patience && tries < 20; tries++) {
      await frame();
      seen = check() ? seen + 1 : 0;
      if (seen === looks) return true;
      const now = whole(box);
      // Something else has landed: no need to wait as long as for nothing at all.
      if (!seen) quiet += now !== last ? 0 : now === before.whole ? 1 : 2;
      last = now;
      await wait(40);
    }
    return false;
  }

  const isMac = /Mac/.test(navigator.platform);
  const HISTORY = {
    undo: [(box) => beforeInput(box, "historyUndo"), (box) => key(box, "keydown", "z", "KeyZ", 90, isMac ? { metaKey: true } : { ctrlKey: true })],
    redo: [(box) => beforeInput(box, "historyRedo"), (box) => key(box, "keydown", "y", "KeyY", 89, isMac ? { metaKey: true } : { ctrlKey: true })],
  };
  /** One step back or forth in the history that a way has written to. Where the editor does not hear of one sign, the next is given. */
  async function takeStep(box, way, step) {
    if (!OF_MODEL.has(way)) {
      execCommand(ownerDocument(box), step);
      return frame();
    }
    const before = whole(box);
    for (const sign of HISTORY[step]) {
      sign(box);
      await wait(TIME_TO_HEAR);
      if (whole(box) !== before) return;
    }
  }

  /** What was inserted and read last in this page, and which message a box that we opened answers; kept across injections. */
  const state = (globalThis.bowOutState ??= { inserting: null, last: null, read: null, opened: new WeakMap() });

  const isStale = ({ view, thread, newest, reply }, job) => {
    if (reply) return reply.key !== job.key;
    // A page of its own for the reply shows no mail: fine where the nearest box is taken anyway.
    if (thread.messages.length === 0) return view.plan.bind === "thread";
    if (!thread.messages.some((message) => message.key === job.key)) return true;
    const expected = job.newest ?? job.key;
    return expected !== newest?.key && expected !== thread.messages[0].key;
  };

  async function put(plan, job) {
    const look = () => {
      const seen = survey(plan, performance.now() + TIME_TO_READ);
      const message = seen.thread.messages.find(({ key }) => key === job.key) ?? null;
      return { ...seen, message, box: seen.reply ? seen.reply.box : findBox(seen.view, seen.thread, message) };
    };
    let seen = look();
    if (isStale(seen, job)) return { ok: false, why: "stale" };
    let opened_reply = false;
    if (!seen.box) {
      const control = seen.message && findReplyControl(seen.view, seen.thread, seen.message);
      if (!control) return { ok: false, why: "no_reply_control" };
      if (plan.reply.opens === "page") {
        // The answer has to leave before this page does.
        setTimeout(() => click(control), 60);
        return { ok: false, why: "loading" };
      }
      const before = new Set(boxesIn(seen.view).map(({ element }) => element));
      const isNamed = plan.compose.replies_to.length + plan.compose.thread.length > 0;
      click(control);
      opened_reply = true;
      const end = performance.now() + TIME_TO_OPEN;
      // The signature may come a moment after the box: go on once nothing has changed for a while.
      let last = null;
      for (let quiet = 0; quiet < 3 && performance.now() < end;) {
        await wait(50);
        seen = look();
        // A reply may go to another address than the sender's: what our own press opened is the reply all the same.
        const fresh = seen.box || isNamed ? [] : boxesIn(seen.view).filter(({ element }) => !before.has(element));
        for (const { element } of fresh) state.opened.set(element, job.key);
        if (fresh.length) seen = look();
        if (isStale(seen, job)) return { ok: false, why: "stale" };
        const now = seen.box && whole(seen.box);
        quiet = now !== null && now === last ? quiet + 1 : 0;
        last = now;
      }
      if (!seen.box) return { ok: false, why: "no_box" };
    }

    let content = measure(seen.box, plan);
    if (content.own.length && (job.mode === "ask" || (job.mode === "replace" && content.scattered))) {
      return { ok: false, why: "has_text", words: content.words, preview: content.preview };
    }
    const sameName = (line) => oneLine(line.text).toLowerCase() === oneLine(job.name).toLowerCase();
    const text = (job.name && content.signature.some(sameName) ? job.text_without_name : job.text).replace(/\r\n?/g, "\n").trim();

    const { ways, steps, told } = editorOf(plan, seen.box);
    for (const way of ways) {
      // Right before each try everything is looked at again: the page may have moved on.
      const { box } = seen;
      seen = look();
      if (isStale(seen, job)) return { ok: false, why: "stale" };
      if (seen.box !== box) return { ok: false, why: "no_box" };
      content = measure(box, plan);
      let line = null;
      if (way === "newLine" && !content.lines[0]?.part) continue;
      nudge(box, plan);
      if (way === "newLine") {
        // Chromium has no place for the caret before a signature or quote that stands first.
        line = emptyLine(box);
        prepend(box, line);
        content = measure(box, plan);
      }
      const before = pictureOf(box, plan);
      const kept = protectedParts(box, plan);
      focusOn(box);
      if (told) {
        // While the popup has the focus the browser tells nobody of a new one; and of the caret, only a change is heard.
        if (!hasFocus(documentOf(box))) dispatchEvent(box, new (windowFor(box).FocusEvent)("focus"));
        if (content.lines.length) select(box, content.lines.at(-1).end);
        await wait(TIME_TO_HEAR);
        content = measure(box, plan);
      }
      const spot = place(box, content, job.mode === "replace");
      selectAfresh(box, spot.from, spot.to);
      // Focus handlers of the page may have led elsewhere.
      const focused = deepFocus(documentOf(box));
      if (!focused || !(focused === box || holds(box, focused) || holds(focused, box))) return { ok: false, why: "not_landed" };
      if (steps) endStep(box);
      if (OF_MODEL.has(way)) await wait(TIME_TO_HEAR);
      let unheard = false;
      // A page may refuse a command outright.
      try { unheard = WAYS[way](box, text + "\n".repeat(spot.needed)) === true && OF_MODEL.has(way); } catch {}
      if (await stands(box, before, plan.bind === "nearest" ? 2 : 1, unheard ? 2 : 5, () => landed(box, plan, text, spot, kept))) {
        if (steps) endStep(box);
        nudge(box, plan);
        const found = locate(box, plan, text);
        if (found) selectAfresh(box, found.lines[found.last].end);
        if (OF_MODEL.has(way)) await wait(TIME_TO_HEAR);
        const after = pictureOf(box, plan);
        state.last = { plan, box, way, line, text, needed: spot.needed, before, after, replaced: job.mode === "replace" && content.own.length > 0 };
        return { ok: true, way, opened_reply, ...(BY_POPUP.has(way) && { undo: "popup" }) };
      }
      for (let tries = 0; tries < 3 && !isAs(box, plan, way, before); tries++) {
        if (way === "value") setValue(box, before.whole);
        else await takeStep(box, way, "undo");
      }
      if (!isAs(box, plan, way, before)) break;
      if (line) remove(line);
    }
    return { ok: false, why: "not_landed" };
  }

  const emptyLine = (box) => {
    const line = createElement(ownerDocument(box), "div");
    append(line, createElement(ownerDocument(box), "br"));
    return line;
  };

  /** Where the whole page of a frame is the box, the body itself takes no focus. */
  const focusOn = (box) => {
    const page = parentNode(box);
    focus(nodeType(page) === ELEMENT && localName(page) === "html" && isContentEditable(page) ? page : box, { preventScroll: true });
  };

  const deepFocus = (root) => {
    let at = activeElement(root);
    while (at && nodeType(at) === ELEMENT && shadowRoot(at)) at = shadowRoot(at).activeElement;
    return at;
  };

  /**
   * Puts the text into the reply box of the job's message, opening a reply if none is open.
   * @param {object} plan
   * @param {Job} job
   * @returns {Promise<Answer>}
   */
  function insert(plan, job) {
    // A double click is one insertion.
    state.inserting ??= put(plan, job).finally(() => { state.inserting = null; });
    return state.inserting;
  }

  /** Takes back exactly what was inserted last; text that the user has changed since is left alone. */
  async function undo() {
    const { last } = state;
    if (!last || !isConnected(last.box)) return { ok: false, why: "nothing" };
    const { plan, box, way, line, text, needed, before, after, replaced } = last;
    const page = ownerDocument(box);
    const is = (picture) => isAs(box, plan, way, picture);
    const done = (answer) => {
      if (line && isConnected(line) && textContent(line) === "") remove(line);
      state.last = null;
      return answer;
    };
    if (is(before)) return done({ ok: false, why: "nothing" });
    const focused = deepFocus(page);
    if (way !== "value" && is(after) && focused && (focused === box || holds(focused, box))) {
      await takeStep(box, way, "undo");
      if (is(before)) return done({ ok: true });
      // It was another field's step, or more than ours: give it back, and take ours out by hand.
      if (!OF_MODEL.has(way) || !is(after)) await takeStep(box, way, "redo");
    }
    const found = locate(box, plan, text);
    const standing = (isTextarea(box) ? plainLines(value(box)) : richLines(box, plan.compose)).map((line) => plainText(line.text));
    if (!text.split("\n").some((line) => line.trim() && standing.includes(plainText(line)))) return done({ ok: false, why: "nothing" });
    // What was replaced is gone from the box; only the browser's own undo can bring it back.
    if (!found || replaced) return { ok: false, why: "changed" };
    const rest = found.lines.slice(found.last + 1);
    // The line ends that came with our text go with it.
    const end = rest[needed - 1]?.start ?? found.lines[found.last].end;
    const dataAround = () => withoutFillers(isTextarea(box) ? value(box) : wholeData(box));
    const expected = isTextarea(box) ? value(box).slice(0, found.lines[found.first].start) + value(box).slice(end)
      : dataBefore(box, found.lines[found.first].start) + wholeData(box).slice(dataBefore(box, end).length);
    if (way === "value") {
      setValue(box, expected);
      return done({ ok: true });
    }
    focusOn(box);
    selectAfresh(box, found.lines[found.first].start, end);
    if (OF_MODEL.has(way)) await wait(TIME_TO_HEAR);
    // An editor with a model takes out what is cut; where nobody hears of it, the browser does.
    if (!OF_MODEL.has(way) || clipboardEvent(box, "cut", {})) execCommand(page, "delete");
    await (OF_MODEL.has(way) ? wait(TIME_TO_HEAR) : frame());
    if (dataAround() !== withoutFillers(expected)) {
      await takeStep(box, way, "undo");
      return { ok: false, why: "changed" };
    }
    return done({ ok: true });
  }

  return { read, insert, undo };
})();

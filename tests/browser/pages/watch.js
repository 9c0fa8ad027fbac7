// Loaded first by every page: `window.sent` notes whatever would send, `window.events` what the page hears; and a box as seen.
"use strict";
window.sent = [];
window.events = [];
for (const [holder, name] of [[window, "fetch"], [XMLHttpRequest.prototype, "open"]]) {
  const original = holder[name];
  holder[name] = function (...args) { window.sent.push(`${name} ${args.join(" ")}`); return original.apply(this, args); };
}
navigator.sendBeacon = (address) => { window.sent.push(`beacon ${address}`); return true; };

/** Notes what happens in a document, the page's or a frame's; `nameOf` says how a target is called. */
function watch(root, nameOf) {
  root.addEventListener("submit", (event) => { window.sent.push("submit"); event.preventDefault(); }, true);
  for (const type of ["click", "keydown", "beforeinput", "input", "paste"]) {
    root.addEventListener(type, (event) => window.events.push({ type, trusted: event.isTrusted, target: nameOf(event.target) ?? "" }), true);
  }
}

/**
 * A reply box as a person sees it, or null: `html` its markup or value, `lines`, `caret` the words before the caret in its
 * line, `focused`.
 */
function boxAsSeen(box) {
  if (!box) return null;
  const page = box.ownerDocument;
  const focused = page.activeElement === box && (page === document || document.activeElement === page.defaultView.frameElement);
  if (box.localName === "textarea") {
    return { html: box.value, lines: box.value.split("\n"), caret: box.value.slice(0, box.selectionEnd).split("\n").at(-1), focused };
  }
  const style = (element) => page.defaultView.getComputedStyle(element);
  const lines = [];
  let line = null;
  const end = () => { if (line !== null) lines.push(line.replaceAll("\u00a0", " ").trimEnd()); line = null; };
  const visit = (node) => {
    if (node.nodeType === 3) {
      let text = node.data;
      if (!style(node.parentNode).whiteSpace.startsWith("pre")) text = text.replace(/[ \t\r\n]+/g, " ").replace(/^ /, line ? " " : "");
      // A no-break space alone stands for an empty line.
      if (/[^ \t\r\n]/.test(text) || line) line = (line ?? "") + text;
      return;
    }
    if (node.localName === "br") { line ??= ""; end(); return; }
    const block = !style(node).display.startsWith("inline");
    if (block) end();
    node.childNodes.forEach(visit);
    if (block) end();
  };
  visit(box);
  end();
  const selection = page.getSelection();
  const caret = selection.anchorNode?.nodeType === 3 ? selection.anchorNode.data.slice(0, selection.anchorOffset) : "";
  return { html: box.innerHTML, lines, caret, focused };
}

// Quill 2, with the rules of its style sheet that change what a line is.
import Quill from "quill";
import { content, linesOf, reply } from "./setting.js";

reply((place) => {
  const style = document.createElement("style");
  style.textContent = ".ql-container { position: relative; } .ql-editor { white-space: pre-wrap; tab-size: 4; overflow-y: auto; }"
    + " .ql-clipboard { position: absolute; left: -100000px; top: 50%; height: 1px; min-height: 0; overflow-y: hidden; }";
  const target = document.createElement("div");
  place.append(style, target);
  const quill = new Quill(target, {});
  quill.setContents(content.blocks.flatMap(({ type, text }) => [...(text ? [{ insert: text }] : []), { insert: "\n", attributes: type === "quote" ? { blockquote: true } : {} }]), "silent");
  quill.history.clear();
  return { box: quill.root, model: () => linesOf(quill.getSemanticHTML()) };
});

// Squire.
import Squire from "squire-rte";
import { content, linesOf, reply } from "./setting.js";

reply((place) => {
  const box = document.createElement("div");
  place.append(box);
  const sanitizeToDOMFragment = (markup) => document.createRange().createContextualFragment(markup);
  const editor = new Squire(box, { sanitizeToDOMFragment });
  editor.setHTML(content.markup);
  return { box, model: () => linesOf(editor.getHTML()) };
});

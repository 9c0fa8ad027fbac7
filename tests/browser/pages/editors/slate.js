// Slate with React and its history.
import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { createEditor, Node } from "slate";
import { withHistory } from "slate-history";
import { Editable, Slate, withReact } from "slate-react";
import { content, reply } from "./setting.js";

reply((place) => {
  const editor = withHistory(withReact(createEditor()));
  const initialValue = content.blocks.map(({ type, text }) => ({ type, children: [{ text }] }));
  const renderElement = ({ attributes, children, element }) => createElement(element.type === "quote" ? "blockquote" : "p", attributes, children);
  flushSync(() => createRoot(place).render(createElement(Slate, { editor, initialValue }, createElement(Editable, { renderElement }))));
  return { box: place.querySelector("[data-slate-editor]"), model: () => editor.children.map((block) => Node.string(block)) };
});

// Draft.js; it keeps its own history, and leaves the keys for it to the page's key bindings, which are its default ones.
import { ContentBlock, ContentState, Editor, EditorState, RichUtils, genKey } from "draft-js";
import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { content, reply } from "./setting.js";

// Its styles, as far as they change what a line is.
const STYLE = ".public-DraftEditor-content { min-height: 120px; } .public-DraftStyleDefault-block { position: relative; white-space: pre-wrap; }";

reply((place) => {
  let held;
  function Field() {
    const [state, setState] = useState(() => EditorState.createWithContent(ContentState.createFromBlockArray(
      content.blocks.map(({ type, text }) => new ContentBlock({ key: genKey(), type: type === "quote" ? "blockquote" : "unstyled", text })))));
    held = state;
    const handleKeyCommand = (command) => {
      const next = RichUtils.handleKeyCommand(state, command);
      if (next) setState(next);
      return next ? "handled" : "not-handled";
    };
    return createElement(Editor, { editorState: state, onChange: setState, handleKeyCommand, textDirectionality: content.rtl ? "RTL" : "LTR" });
  }
  const style = document.createElement("style");
  style.textContent = STYLE;
  const target = document.createElement("div");
  place.append(style, target);
  flushSync(() => createRoot(target).render(createElement(Field)));
  return { box: place.querySelector("[contenteditable]"), model: () => held.getCurrentContent().getBlocksAsArray().map((block) => block.getText()).join("\n").split("\n") };
});

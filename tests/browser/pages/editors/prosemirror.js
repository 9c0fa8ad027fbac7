// ProseMirror with its basic schema, history and keys.
import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { schema } from "prosemirror-schema-basic";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { content, reply } from "./setting.js";

reply((place) => {
  const paragraph = ({ text }) => schema.node("paragraph", null, text ? [schema.text(text)] : []);
  const quoted = content.blocks.filter(({ type }) => type === "quote").map(paragraph);
  const doc = schema.node("doc", null, [
    ...content.blocks.filter(({ type }) => type === "paragraph").map(paragraph), ...(quoted.length ? [schema.node("blockquote", null, quoted)] : [])]);
  const view = new EditorView(place, {
    state: EditorState.create({ doc, plugins: [history(), keymap({ "Mod-z": undo, "Mod-y": redo }), keymap(baseKeymap)] }),
  });
  return { box: view.dom, model: () => view.state.doc.textBetween(0, view.state.doc.content.size, "\n", "\n").split("\n") };
});

// Lexical: rich text with history.
import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { $createQuoteNode, HeadingNode, QuoteNode, registerRichText } from "@lexical/rich-text";
import { $createParagraphNode, $createTextNode, $getRoot, $isElementNode, createEditor } from "lexical";
import { content, reply } from "./setting.js";

reply((place) => {
  const box = document.createElement("div");
  box.setAttribute("contenteditable", "true");
  box.style.whiteSpace = "pre-wrap";
  place.append(box);
  const editor = createEditor({ namespace: "reply", nodes: [HeadingNode, QuoteNode], onError: (error) => { throw error; } });
  editor.setRootElement(box);
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  editor.update(() => {
    for (const { type, text } of content.blocks) {
      const block = type === "quote" ? $createQuoteNode() : $createParagraphNode();
      if (text) block.append($createTextNode(text));
      $getRoot().append(block);
    }
  }, { discrete: true, tag: "history-merge" });
  const model = () => editor.getEditorState().read(() => $getRoot().getChildren()
    .flatMap((block) => ($isElementNode(block) ? block.getTextContent().split("\n") : [])));
  return { box, model };
});

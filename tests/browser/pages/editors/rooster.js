// RoosterJS, with the plugins that it comes with.
import { createDomToModelContext, createEditor, domToContentModel, exportContent } from "roosterjs";
import { content, linesOf, reply } from "./setting.js";

reply((place) => {
  const box = document.createElement("div");
  place.append(box);
  const first = content.markup ? domToContentModel(new DOMParser().parseFromString(content.markup, "text/html").body, createDomToModelContext()) : undefined;
  const editor = createEditor(box, [], first);
  return { box, model: () => linesOf(exportContent(editor, "HTML")) };
});

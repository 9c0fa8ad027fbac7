// An editable element and nothing else.
import { content, reply } from "./setting.js";

reply((place) => {
  place.innerHTML = `<div contenteditable="true">${content.markup.replaceAll("<p>", "<div>").replaceAll("</p>", "</div>")}</div>`;
  const box = place.firstChild;
  return { box, model: () => boxAsSeen(box).lines };
});

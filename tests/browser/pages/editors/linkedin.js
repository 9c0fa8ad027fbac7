// The kind of box that LinkedIn's messages have: paragraphs in an editable element, read anew by the page on each input
// event, and written anew where what was read is not what the page would write. A stand-in.
import { content, reply } from "./setting.js";

reply((place) => {
  place.innerHTML = `<div class="msg-form__contenteditable" contenteditable="true" role="textbox" aria-multiline="true">${content.markup || "<p><br></p>"}</div>`;
  const box = place.firstChild;
  let held = boxAsSeen(box).lines;
  box.addEventListener("input", () => {
    held = boxAsSeen(box).lines;
    // An emptied box gets its paragraph back.
    if (!box.firstChild) box.innerHTML = "<p><br></p>";
  });
  return { box, model: () => held };
});

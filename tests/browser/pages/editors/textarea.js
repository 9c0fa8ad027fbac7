// A text field.
import { content, reply } from "./setting.js";

reply((place) => {
  const box = document.createElement("textarea");
  box.value = content.text;
  place.append(box);
  return { box, model: () => box.value.split("\n") };
});

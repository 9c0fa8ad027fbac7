// A text field that puts back what it held after every command of the browser, and takes what scripts put in. A stand-in.
import { content, reply } from "./setting.js";

reply((place) => {
  const box = document.createElement("textarea");
  box.value = content.text;
  place.append(box);
  let held = box.value;
  let typed = false;
  box.addEventListener("keydown", (event) => { typed = event.key.length === 1 && !event.ctrlKey; });
  box.addEventListener("input", (event) => {
    if (event.isTrusted && !typed) box.value = held;
    typed = false;
    held = box.value;
  });
  return { box, model: () => held.split("\n") };
});

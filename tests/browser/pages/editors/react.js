// A text field whose text React holds.
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import { content, reply } from "./setting.js";

reply((place) => {
  let held;
  function Field() {
    const [text, setText] = useState(content.text);
    held = text;
    return createElement("textarea", { value: text, onChange: (event) => setText(event.target.value) });
  }
  flushSync(() => createRoot(place).render(createElement(Field)));
  return { box: place.querySelector("textarea"), model: () => held.split("\n") };
});

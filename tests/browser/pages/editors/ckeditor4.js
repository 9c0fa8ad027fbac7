// CKEditor 4, in a frame. Its language is bundled with it; it would else ask for a file.
import "./ckeditor4-base.js";
import "ckeditor4/ckeditor.js";
import "ckeditor4/lang/en.js";
import { content, linesOf, reply } from "./setting.js";

reply((place) => new Promise((done) => {
  const target = document.createElement("textarea");
  target.value = content.markup;
  place.append(target);
  const editor = CKEDITOR.replace(target, {
    customConfig: "", contentsCss: [], stylesSet: false, language: "en", height: 200, versionCheck: false,
    contentsLangDirection: content.rtl ? "rtl" : "ltr",
  });
  editor.on("instanceReady", () => done({ box: editor.editable().$, model: () => linesOf(editor.getData()) }));
}));

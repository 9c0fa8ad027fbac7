// What all editions of TinyMCE share.
import { content, linesOf, reply } from "./setting.js";

export const startTinymce = (tinymce, options) => reply(async (place) => {
  const target = document.createElement("div");
  place.append(target);
  const [editor] = await tinymce.init({
    target, skin: false, content_css: false, menubar: false, toolbar: false, statusbar: false, height: 300,
    content_style: "p { margin: 0; }", directionality: content.rtl ? "rtl" : "ltr", setup: (editor) => editor.on("init", () => editor.setContent(content.markup)), ...options,
  });
  return { box: editor.getBody(), model: () => linesOf(editor.getContent()) };
});

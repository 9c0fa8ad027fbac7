// CKEditor 5, the classic editor.
import { BlockQuote, ClassicEditor, Essentials, Paragraph, Bold } from "ckeditor5";
import { content, linesOf, reply } from "./setting.js";

reply(async (place) => {
  const target = document.createElement("div");
  place.append(target);
  const editor = await ClassicEditor.create(target, {
    licenseKey: "GPL", plugins: [Essentials, Paragraph, Bold, BlockQuote], initialData: content.markup,
    language: { ui: "en", content: content.rtl ? "he" : "en" },
  });
  return { box: editor.ui.getEditableElement(), model: () => linesOf(editor.getData()) };
});

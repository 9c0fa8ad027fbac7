// TinyMCE 5, in the page itself.
import tinymce from "tinymce5";
import "tinymce5/icons/default";
import "tinymce5/themes/silver";
import { startTinymce } from "./tinymce-start.js";

startTinymce(tinymce, { inline: true });

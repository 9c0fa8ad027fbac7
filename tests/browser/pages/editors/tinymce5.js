// TinyMCE 5, in a frame.
import tinymce from "tinymce5";
import "tinymce5/icons/default";
import "tinymce5/themes/silver";
import { startTinymce } from "./tinymce-start.js";

startTinymce(tinymce, {});

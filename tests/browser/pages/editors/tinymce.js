// TinyMCE, in a frame.
import tinymce from "tinymce";
import "tinymce/models/dom";
import "tinymce/icons/default";
import "tinymce/themes/silver";
import { startTinymce } from "./tinymce-start.js";

startTinymce(tinymce, { license_key: "gpl" });

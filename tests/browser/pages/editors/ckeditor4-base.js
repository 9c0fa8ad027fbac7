// Read by CKEditor 4 when it loads: it looks for its own script's address else.
window.CKEDITOR_BASEPATH = "/editors/ckeditor4/";

//! Build steps that `build.sh` calls, with the versions held by the project's own lock file.
//!
//! - `xtask bindgen IN.wasm OUT_DIR`: makes the JavaScript glue and the bound wasm.
//! - `xtask manifest SHARED.json BROWSER.json OUT.json`: the shared manifest plus one browser's own keys.
//! - `xtask zip DIR OUT.zip`: the same bytes for the same files, on any day and machine.

use serde_json::Value;
use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;
use zip::write::SimpleFileOptions;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["bindgen", wasm, out] => bindgen(wasm, out),
        ["manifest", shared, browser, out] => manifest(shared, browser, out),
        ["zip", dir, out] => zip(Path::new(dir), out),
        _ => Err("usage: xtask bindgen IN.wasm OUT_DIR | manifest SHARED BROWSER OUT | zip DIR OUT.zip".into()),
    }
}

fn bindgen(wasm: &str, out: &str) -> Result<()> {
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .typescript(false)
        // The library omits it by default, and then `init()` finds no wasm.
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out)?;
    Ok(())
}

fn manifest(shared: &str, browser: &str, out: &str) -> Result<()> {
    let mut manifest: Value = serde_json::from_str(&fs::read_to_string(shared)?)?;
    let own: Value = serde_json::from_str(&fs::read_to_string(browser)?)?;
    let (Value::Object(all), Value::Object(own)) = (&mut manifest, own) else {
        return Err("a manifest is not a JSON object".into());
    };
    all.insert("version".into(), Value::String(env!("CARGO_PKG_VERSION").into()));
    for (key, value) in own {
        if all.insert(key.clone(), value).is_some() {
            return Err(format!("`{key}` stands in both {shared} and {browser}").into());
        }
    }
    fs::write(out, serde_json::to_string_pretty(&manifest)? + "\n")?;
    Ok(())
}

/// Names sorted, one date, one mode.
fn zip(dir: &Path, out: &str) -> Result<()> {
    let mut files = Vec::new();
    list(dir, &mut files)?;
    files.sort();
    let mut zip = zip::ZipWriter::new(fs::File::create(out)?);
    let options = SimpleFileOptions::default()
        .compression_level(Some(9))
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for file in files {
        let name = file.strip_prefix(dir)?.to_string_lossy().replace('\\', "/");
        zip.start_file(name, options)?;
        zip.write_all(&fs::read(&file)?)?;
    }
    zip.finish()?;
    Ok(())
}

fn list(dir: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() { list(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

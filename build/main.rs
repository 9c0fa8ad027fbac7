//! Checks the data files and compiles them to static tables. The build stops at data whose examples fail.

mod checks;
mod concepts;
mod facts;
mod models;
mod phrases;
mod sentences;
mod webmails;

/// The library's own matcher, so that examples are tested by what will run.
#[allow(dead_code)]
#[path = "../src/mail"]
mod mail {
    #[path = "text.rs"]
    pub mod text;
}
#[allow(dead_code)]
#[path = "../src/language"]
mod language {
    #[path = "parse.rs"]
    pub mod parse;
    #[path = "pattern.rs"]
    pub mod pattern;
    #[path = "region.rs"]
    pub mod region;
    #[path = "../../build/vocabulary.rs"]
    pub mod vocabulary;
}
#[allow(dead_code, reason = "the build names features and leaves scoring to the library")]
#[path = "../src/model/mod.rs"]
mod model;
#[path = "../src/reply"]
#[allow(dead_code, reason = "the build renders examples and leaves joining to the library")]
mod reply {
    #[path = "grammar/mod.rs"]
    pub mod grammar;
    #[path = "render.rs"]
    pub mod render;
    #[path = "wording.rs"]
    pub mod wording;
}

/// The file of this name of every language that has one: the language's code, and the path.
///
/// # Errors
/// When the languages' folder cannot be read.
fn of_languages(name: &str) -> Result<Vec<(String, String)>, String> {
    const LANGUAGES: &str = "src/language";
    let mut files: Vec<(String, String)> = std::fs::read_dir(LANGUAGES)
        .map_err(|e| format!("{LANGUAGES}: {e}"))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .map(|code| (code.clone(), format!("{LANGUAGES}/{code}/{name}")))
        .filter(|(_, path)| std::path::Path::new(path).exists())
        .collect();
    files.sort();
    Ok(files)
}

fn main() {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=extension/_locales/en/messages.json");
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    let results = [
        checks::build(&out),
        concepts::build(&out),
        facts::build(&out),
        models::build(&out),
        phrases::build(&out),
        sentences::build(&out),
        webmails::build(&out),
        // Last: the others fill it.
        language::vocabulary::write(&out),
    ];
    let errors: Vec<String> = results.into_iter().filter_map(Result::err).collect();
    if !errors.is_empty() {
        eprintln!("{}", errors.join("\n"));
        std::process::exit(1);
    }
}

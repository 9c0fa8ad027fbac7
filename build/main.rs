//! Checks the data files and compiles them to static tables. The build stops at data whose examples fail.

mod facts;
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
}

fn main() {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src");
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    let results = [facts::build(&out), phrases::build(&out), sentences::build(&out), webmails::build(&out)];
    let errors: Vec<String> = results.into_iter().filter_map(Result::err).collect();
    if !errors.is_empty() {
        eprintln!("{}", errors.join("\n"));
        std::process::exit(1);
    }
}

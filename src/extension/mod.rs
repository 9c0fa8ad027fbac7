//! The popup, the pages of the extension, and what they ask of the browser.

pub mod backup;
pub mod memory;
pub mod page;
pub mod proposal;
pub mod screen;
pub mod settings;
pub mod trial;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod options;
#[cfg(target_arch = "wasm32")]
mod popup;
#[cfg(target_arch = "wasm32")]
mod quick;
#[cfg(target_arch = "wasm32")]
mod reader;
#[cfg(target_arch = "wasm32")]
mod saved;
#[cfg(target_arch = "wasm32")]
mod try_page;
#[cfg(target_arch = "wasm32")]
mod view;

//! The popup and what it asks of the browser.

//! The reply: plan → sentences → text, and the etiquette checks.

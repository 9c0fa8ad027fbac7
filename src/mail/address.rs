//! What a mail address tells.

/// Second-level names under which firms register.
const REGISTRIES: [&str; 14] =
    ["co", "ac", "com", "gov", "org", "net", "edu", "sch", "nhs", "ltd", "plc", "gob", "gouv", "vic"];

/// The label of a host that names who owns it: the one below the top level and its registries; empty when there is none.
pub fn owner(host: &str) -> &str {
    let labels: Vec<&str> = host.split('.').filter(|label| !label.is_empty()).collect();
    let mut below_top = labels.iter().rev().skip(1);
    below_top.find(|label| !REGISTRIES.contains(label) || labels.len() == 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_owner_stands_below_any_registry() {
        for (host, label) in [
            ("mail.two-oars.co.example", "two-oars"),
            ("tayport.ac.example", "tayport"),
            ("com.example", "com"),
            ("localhost", ""),
            ("", ""),
        ] {
            assert_eq!(owner(host), label, "{host}");
        }
    }
}

//! Where things are on each webmail's page: one data file per webmail, read by the page agent.

include!(concat!(env!("OUT_DIR"), "/webmails.rs"));

/// Where things are on the pages of one webmail.
#[derive(Debug)]
pub struct Plan {
    /// The data file's name.
    pub id: &'static str,
    /// Host names, without a port; empty for the generic plan.
    pub hosts: &'static [&'static str],
    /// The whole plan as JSON, as the page agent takes it.
    pub json: &'static str,
}

/// The plan for a page: its webmail's own, or the generic one.
pub fn plan_for(host: &str) -> &'static Plan {
    let known = PLANS.iter().find(|p| p.hosts.contains(&host));
    known.unwrap_or(&PLANS[PLANS.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_host_gets_its_own_plan_and_any_other_the_generic_one() {
        assert_eq!(plan_for("mail.google.com").id, "gmail");
        assert_eq!(plan_for("mail.google.com.evil.example").id, "generic");
        assert_eq!(plan_for("").id, "generic");
    }
}

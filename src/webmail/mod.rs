//! Where things are on each webmail's page: one data file per webmail, read by the page agent.

include!(concat!(env!("OUT_DIR"), "/webmails.rs"));

/// Where things are on the pages of one webmail.
#[derive(Debug)]
pub struct Plan {
    /// The data file's name.
    pub id: &'static str,
    /// Host names, without a port; empty where any host may have it.
    pub hosts: &'static [&'static str],
    /// The plan says what on a page shows that it is this webmail.
    pub marked: bool,
    /// The whole plan as JSON, as the page agent takes it.
    pub json: &'static str,
}

/// The plan for a page by its host: its webmail's own, or the generic one.
pub fn plan_for(host: &str) -> &'static Plan {
    let known = PLANS.iter().find(|p| p.hosts.contains(&host));
    known.unwrap_or(generic())
}

/// The plans to try by what a page holds, before `plan` is used: none where the host was known.
pub fn marked_instead_of(plan: &Plan) -> impl Iterator<Item = &'static Plan> {
    PLANS.iter().filter(move |p| p.marked && plan.id == generic().id)
}

/// The plan of that name, or the generic one.
pub fn plan_named(id: &str) -> &'static Plan {
    PLANS.iter().find(|p| p.id == id).unwrap_or(generic())
}

fn generic() -> &'static Plan {
    &PLANS[PLANS.len() - 1]
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

    #[test]
    fn what_a_page_holds_counts_only_where_the_host_is_unknown() {
        assert!(marked_instead_of(plan_for("mail.home.example")).any(|p| p.id == "roundcube"));
        assert_eq!(marked_instead_of(plan_for("mail.google.com")).count(), 0);
        assert_eq!(plan_named("roundcube").id, "roundcube");
        assert_eq!(plan_named("nobody").id, "generic");
    }
}

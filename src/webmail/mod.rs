//! Where things are on each webmail's page.

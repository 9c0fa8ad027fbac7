//! Writes patterns as Rust, for every table of patterns.

use crate::language::pattern::Node;
use std::collections::HashMap;
use std::fmt::Write as _;

/// Patterns as Rust statics; the same list stands only once.
#[derive(Default)]
pub struct Statics {
    /// The statics so far, to stand beside the tables that name them.
    pub source: String,
    names: HashMap<String, String>,
}

impl Statics {
    /// The name of the static that holds `nodes`.
    pub fn nodes(&mut self, nodes: &[Node]) -> String {
        let parts: Vec<_> = nodes.iter().map(|n| self.node(n)).collect();
        self.named("Node", &parts)
    }

    fn node(&mut self, node: &Node) -> String {
        match node {
            Node::Either(options) => {
                let parts: Vec<_> = options.iter().map(|o| format!("&{}", self.nodes(o))).collect();
                format!("Node::Either(&{})", self.named("&[Node]", &parts))
            }
            Node::OneOf(words) => {
                let parts: Vec<_> = words.iter().map(|w| format!("{w:?}")).collect();
                format!("Node::OneOf(&{})", self.named("&str", &parts))
            }
            Node::Maybe(nodes) => format!("Node::Maybe(&{})", self.nodes(nodes)),
            other => format!("Node::{other:?}"),
        }
    }

    fn named(&mut self, kind: &str, parts: &[String]) -> String {
        let value = format!("[{kind}; {}] = [{}];", parts.len(), parts.join(", "));
        if let Some(name) = self.names.get(&value) {
            return name.clone();
        }
        let name = format!("N{}", self.names.len());
        let _ = writeln!(self.source, "static {name}: {value}");
        self.names.insert(value, name.clone());
        name
    }
}

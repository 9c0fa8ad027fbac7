//! Reads the written form of a pattern. Runs when the project is built, never in the extension.

use super::pattern::{Node, Pattern};
use super::vocabulary::{numbers, numbers_number, steps, steps_number, word_number};
use crate::mail::text::fold_into;
use std::collections::BTreeMap;

/// Named lists of a data file: `@talk` → its patterns.
pub type Lists = BTreeMap<String, Vec<String>>;

/// Compiles `written`.
///
/// # Errors
/// A sentence saying what in `written` cannot be read.
pub fn parse(written: &str, lists: &Lists) -> Result<Pattern, String> {
    let tokens = tokens(written);
    let mut at = 0;
    let nodes = sequence(&tokens, &mut at, lists, 0).map_err(|e| format!("pattern `{written}`: {e}"))?;
    if at < tokens.len() {
        return Err(format!("pattern `{written}`: `{}` is not expected here", tokens[at]));
    }
    let mut first = Vec::new();
    if firsts(&nodes, &mut first) || first.iter().any(|n| matches!(n, Node::Skip(_))) {
        return Err(format!("pattern `{written}`: it must begin with something that is always there"));
    }
    Ok(Pattern(steps_number(nodes)))
}

/// Collects into `into` the nodes that the first word of a match may be; true when `nodes` can match no word at all.
pub fn firsts(nodes: &[Node], into: &mut Vec<Node>) -> bool {
    nodes.iter().all(|node| match node {
        Node::Start | Node::End | Node::Question => true,
        Node::Maybe(inner) => {
            firsts(steps(*inner), into);
            true
        }
        // Not `any`, which would stop at the first.
        Node::Either(options) => numbers(*options).iter().filter(|o| firsts(steps(**o), into)).count() > 0,
        Node::OneOf(words) => {
            into.extend(numbers(*words).iter().map(|w| Node::Word(*w)));
            false
        }
        Node::Skip(_) => {
            into.push(*node);
            true
        }
        _ => {
            into.push(*node);
            false
        }
    })
}

fn tokens(written: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for part in written.split_whitespace() {
        let mut token = String::new();
        for c in part.chars() {
            if matches!(c, '(' | ')' | '|') || (c == '?' && !token.starts_with('<')) {
                if !token.is_empty() {
                    tokens.push(std::mem::take(&mut token));
                }
                tokens.push(c.to_string());
            } else {
                token.push(c);
            }
        }
        if !token.is_empty() {
            tokens.push(token);
        }
    }
    tokens
}

fn sequence(tokens: &[String], at: &mut usize, lists: &Lists, depth: usize) -> Result<Vec<Node>, String> {
    let mut nodes = Vec::new();
    while let Some(token) = tokens.get(*at) {
        if token == ")" || token == "|" {
            break;
        }
        *at += 1;
        let node = if token == "(" {
            let mut options = Vec::new();
            loop {
                options.push(sequence(tokens, at, lists, depth)?);
                *at += 1;
                match tokens.get(*at - 1).map(String::as_str) {
                    Some("|") => {}
                    Some(")") => break,
                    _ => return Err("a bracket is left open".into()),
                }
            }
            either(options)
        } else {
            atom(token, lists, depth)?
        };
        if tokens.get(*at).is_some_and(|t| t == "?") {
            *at += 1;
            nodes.push(Node::Maybe(steps_number(vec![node])));
        } else {
            nodes.push(node);
        }
    }
    Ok(nodes)
}

fn atom(token: &str, lists: &Lists, depth: usize) -> Result<Node, String> {
    if let Some(name) = token.strip_prefix('@') {
        if depth > 4 {
            return Err(format!("list `@{name}` refers to itself"));
        }
        let entries = lists.get(name).ok_or(format!("there is no list `@{name}`"))?;
        let mut options = Vec::new();
        for entry in entries {
            let tokens = self::tokens(entry);
            let mut at = 0;
            options.push(sequence(&tokens, &mut at, lists, depth + 1)?);
        }
        return Ok(either(options));
    }
    if let Some(n) = token.strip_prefix("..") {
        return n.parse().map(Node::Skip).map_err(|_| format!("`{token}` needs a number"));
    }
    Ok(match token {
        "^" => Node::Start,
        "$" => Node::End,
        "<?>" => Node::Question,
        "<number>" => Node::Number,
        "<time>" => Node::Time,
        "<link>" => Node::Link,
        "<email>" => Node::Email,
        "<capital>" => Node::Capital,
        _ => {
            let (word, prefix) = token.strip_suffix('*').map_or((token, false), |w| (w, true));
            let mut folded = String::new();
            fold_into(word, &mut folded);
            if folded.is_empty() || !folded.chars().all(|c| c.is_alphanumeric() || matches!(c, '\'' | '.' | ':')) {
                return Err(format!("`{token}` is not a word"));
            }
            let number = word_number(&folded);
            if prefix { Node::Prefix(number) } else { Node::Word(number) }
        }
    })
}

/// A choice; its single words become one sorted list, which is searched faster than word by word.
fn either(options: Vec<Vec<Node>>) -> Node {
    let mut words = Vec::new();
    let mut others = Vec::new();
    for option in options {
        match option.as_slice() {
            [Node::Word(w)] => words.push(*w),
            [Node::OneOf(list)] => words.extend(numbers(*list)),
            _ => others.push(steps_number(option)),
        }
    }
    words.sort_unstable();
    words.dedup();
    match (words.as_slice(), others.is_empty()) {
        ([], _) => {}
        (_, true) => return Node::OneOf(numbers_number(words)),
        _ => others.insert(0, steps_number(vec![Node::OneOf(numbers_number(words))])),
    }
    Node::Either(numbers_number(others))
}

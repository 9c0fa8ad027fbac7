//! Compiles `src/webmail/*.toml`, the plans of where things are on each webmail's page, to JSON for the page agent.

use std::fmt::Write as _;
use std::path::Path;
use toml::{Table, Value};

/// Writes `webmails.rs` into `out`: the plans as an array, the generic one last.
///
/// # Errors
/// One sentence per fault, with the file and the entry.
pub fn build(out: &Path) -> Result<(), String> {
    let mut plans = Vec::new();
    let folder = std::fs::read_dir("src/webmail").map_err(|e| format!("src/webmail: {e}"))?;
    for path in
        folder.filter_map(|entry| Some(entry.ok()?.path())).filter(|p| p.extension().is_some_and(|e| e == "toml"))
    {
        let fault = |e: String| format!("{}: {e}", path.display());
        let written = std::fs::read_to_string(&path).map_err(|e| fault(e.to_string()))?;
        let plan: Table = written.parse().map_err(|e: toml::de::Error| fault(e.to_string()))?;
        let text = |key: &str| plan.get(key).and_then(Value::as_str).map(str::to_owned);
        let id = text("id").ok_or_else(|| fault("`id` is missing".into()))?;
        if path.file_stem().and_then(|s| s.to_str()) != Some(&id) {
            return Err(fault(format!("`id` is `{id}`, which is not the file's name")));
        }
        let hosts: Vec<String> = plan
            .get("hosts")
            .and_then(Value::as_array)
            .ok_or_else(|| fault("`hosts` is missing".into()))?
            .iter()
            .map(|h| {
                h.as_str()
                    .map(str::to_owned)
                    .ok_or_else(|| fault("`hosts` holds something that is not a string".into()))
            })
            .collect::<Result<_, _>>()?;
        let marked = plan.contains_key("marks");
        if (hosts.is_empty() && !marked) != (id == "generic") {
            return Err(fault("every plan but the generic one names its hosts or its marks".into()));
        }
        plans.push((id, hosts, marked, json(&Value::Table(plan)).map_err(fault)?));
    }
    plans.sort_by_key(|(id, ..)| (id == "generic", id.clone()));
    if plans.last().is_none_or(|(id, ..)| id != "generic") {
        return Err("src/webmail: there is no generic.toml".into());
    }
    let mut code = String::from("static PLANS: &[Plan] = &[\n");
    for (id, hosts, marked, json) in plans {
        let _ = writeln!(code, "    Plan {{ id: {id:?}, hosts: &{hosts:?}, marked: {marked}, json: {json:?} }},");
    }
    code.push_str("];\n");
    std::fs::write(out.join("webmails.rs"), code).map_err(|e| e.to_string())
}

fn json(value: &Value) -> Result<String, String> {
    Ok(match value {
        Value::String(s) => quoted(s),
        Value::Integer(n) => n.to_string(),
        Value::Float(n) => n.to_string(),
        Value::Boolean(b) => b.to_string(),
        Value::Array(items) => format!("[{}]", items.iter().map(json).collect::<Result<Vec<_>, _>>()?.join(",")),
        Value::Table(table) => {
            let pairs = table.iter().map(|(k, v)| Ok(format!("{}:{}", quoted(k), json(v)?)));
            format!("{{{}}}", pairs.collect::<Result<Vec<_>, String>>()?.join(","))
        }
        Value::Datetime(d) => return Err(format!("`{d}`: a plan holds no dates")),
    })
}

fn quoted(s: &str) -> String {
    let mut out = String::from('"');
    for c in s.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

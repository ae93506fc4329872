//! The picture in the language of Graphviz.

use std::fmt::Write;

use super::{Picture, Standing};

impl Picture<'_> {
    pub fn dot(&self) -> String {
        let mut text =
            String::from("digraph permissions {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n");
        // Writing to a `String` does not fail.
        for (at, caller) in self.callers.iter().enumerate() {
            let mark = caller.standing.mark().map_or(String::new(), |mark| format!(" ({mark})"));
            let name = format!("{}{mark}", caller.name);
            let lines = std::iter::once(&name).chain(&caller.details).map(|line| escaped(line));
            let label = lines.collect::<Vec<_>>().join("\\n");
            let _ = writeln!(text, "  c{at} [label=\"{label}\"{}];", style(caller.standing));
        }
        for (at, function) in self.functions.iter().enumerate() {
            let label = escaped(&function.name);
            let _ = writeln!(text, "  f{at} [label=\"{label}\", shape=box, style=rounded];");
        }
        for edge in &self.edges {
            let standing = self.ends(edge).map_or(Standing::Scoped, |(caller, _)| caller.standing);
            let colour = match standing {
                Standing::Public => " [color=\"#b42318\", penwidth=2]",
                Standing::Unscoped => " [color=\"#b54708\", penwidth=2]",
                Standing::Scoped => "",
            };
            let _ = writeln!(text, "  c{} -> f{}{colour};", edge.caller, edge.function);
        }
        text + "}\n"
    }
}

const fn style(standing: Standing) -> &'static str {
    match standing {
        Standing::Public => ", style=filled, fillcolor=\"#ffd7d5\", color=\"#b42318\", penwidth=2",
        Standing::Unscoped => ", style=filled, fillcolor=\"#ffe8c2\", color=\"#b54708\", penwidth=2",
        Standing::Scoped => "",
    }
}

/// A text in a quoted string. Graphviz reads a backslash as the beginning of an escape, and `&` as that of an entity.
fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' | '\\' => shown.extend(['\\', character]),
            '&' => shown += "&amp;",
            _ if character.is_control() => shown.push(' '),
            _ => shown.push(character),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_label_ends_it() {
        assert_eq!(escaped("a\"\\N\n&lt;"), "a\\\"\\\\N &amp;lt;");
    }
}

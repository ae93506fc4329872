//! The picture as Mermaid, which GitHub and GitLab show in texts.

use std::fmt::Write;

use super::{Caller, Function, Picture, Standing};

impl Picture<'_> {
    pub fn mermaid(&self) -> String {
        let mut text = String::from("flowchart LR\n");
        // Writing to a `String` does not fail.
        for (at, caller) in self.callers.iter().enumerate() {
            let class = caller.standing.mark().map_or(String::new(), |mark| format!(":::{mark}"));
            let _ = writeln!(text, "  c{at}[\"{}\"]{class}", of_caller(caller));
        }
        for (at, function) in self.functions.iter().enumerate() {
            let _ = writeln!(text, "  f{at}([\"{}\"])", of_function(function));
        }
        for edge in &self.edges {
            let standing = self.ends(edge).map_or(Standing::Scoped, |(caller, _)| caller.standing);
            let arrow = if standing == Standing::Scoped { "-->" } else { "==>" };
            let _ = writeln!(text, "  c{} {arrow} f{}", edge.caller, edge.function);
        }
        // Dark text on light ground, so that it can be read on a page of either kind.
        text += "  classDef public fill:#ffd7d5,stroke:#b42318,stroke-width:2px,color:#4a0d08\n";
        text += "  classDef unscoped fill:#ffe8c2,stroke:#b54708,stroke-width:2px,color:#4a2003\n";
        text
    }
}

fn of_caller(caller: &Caller) -> String {
    let mark = caller.standing.mark().map_or(String::new(), |mark| format!(" ({mark})"));
    let lines = std::iter::once(escaped(&format!("{}{mark}", caller.name)));
    lines.chain(caller.details.iter().map(|detail| escaped(detail))).collect::<Vec<_>>().join("<br/>")
}

fn of_function(function: &Function) -> String {
    escaped(&function.name)
}

/// A text in a label: what Mermaid, Markdown or HTML could take for a sign of theirs becomes an entity.
fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_alphanumeric() || " .,:/-_()".contains(character) {
            shown.push(character);
        } else {
            let _ = write!(shown, "#{};", u32::from(character));
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_label_ends_it() {
        assert_eq!(escaped("a\"]; <b>*${X}\n`#`"), "a#34;#93;#59; #60;b#62;#42;#36;#123;X#125;#10;#96;#35;#96;");
    }
}

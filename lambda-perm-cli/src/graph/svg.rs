//! The picture as SVG in two columns: a text that any browser shows, in light and in dark, with names for those who hear it.

mod column;

use std::fmt::Write;

use self::column::{Column, Label};
use super::{Caller, Edge, Function, Picture, Standing};
use crate::wording::{count, joined, sentence};

/// The width of all of it, in pixels.
const WIDTH: usize = 1000;
const MARGIN: usize = 16;
const CALLERS_WIDTH: usize = 460;
const FUNCTIONS_WIDTH: usize = 300;
const FUNCTIONS_LEFT: usize = WIDTH - MARGIN - FUNCTIONS_WIDTH;
/// Where the headings end.
const TOP: usize = 44;

/// Colours that stand out on light and on dark ground. Names begin with `lp-`, so that they meet no others on a page.
const STYLE: &str = "\
.lp-graph{--page:#fff;--ink:#1f2328;--dim:#59636e;--line:#8c959f;--box:#f6f8fa;--edge:#d1d9e0;--bad:#b42318;--bad-box:#ffebe9;--warn:#9a4a00;--warn-box:#fff3dc;\
background:var(--page);font:13px system-ui,-apple-system,'Segoe UI',sans-serif}\
@media(prefers-color-scheme:dark){.lp-graph{--page:#0d1117;--ink:#e6edf3;--dim:#9198a1;--line:#6e7681;--box:#161b22;--edge:#3d444d;--bad:#ff7b72;--bad-box:#3c1618;--warn:#e3a04a;--warn-box:#38260a}}\
.lp-graph text{fill:var(--ink)}.lp-graph .lp-dim{fill:var(--dim);font-size:12px}.lp-graph .lp-name{font-weight:600}\
.lp-graph rect{fill:var(--box);stroke:var(--edge)}.lp-graph path{fill:none;stroke:var(--line);stroke-width:1.2}\
.lp-graph .lp-public rect{fill:var(--bad-box);stroke:var(--bad);stroke-width:2}.lp-graph path.lp-public{stroke:var(--bad);stroke-width:2.4}\
.lp-graph .lp-unscoped rect{fill:var(--warn-box);stroke:var(--warn);stroke-width:2}.lp-graph path.lp-unscoped{stroke:var(--warn);stroke-width:2.4;stroke-dasharray:7 3}\
.lp-graph .lp-public .lp-mark{fill:var(--bad);font-weight:700}.lp-graph .lp-unscoped .lp-mark{fill:var(--warn);font-weight:700}";

impl Picture<'_> {
    /// A whole file.
    pub fn svg_file(&self) -> String {
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}", self.svg())
    }

    /// The element, to stand in a page too.
    pub fn svg(&self) -> String {
        let callers: Vec<Label> = self.callers.iter().map(|caller| of_caller(caller)).collect();
        let functions: Vec<Label> = self.functions.iter().map(|function| of_function(function)).collect();
        // The boxes of the higher column stand close to one another, and those of the other one beside what they belong to.
        let (left, right) = match (Column::stacked(&callers, TOP), Column::stacked(&functions, TOP)) {
            (left, right) if left.bottom() < right.bottom() => {
                (Column::beside(&callers, TOP, &self.of_callers(&right)), right)
            }
            (left, _) => {
                let right = Column::beside(&functions, TOP, &self.of_functions(&left));
                (left, right)
            }
        };
        let height = left.bottom().max(right.bottom()) + MARGIN;

        let mut svg = String::new();
        // Writing to a `String` does not fail.
        let _ = write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lp-graph\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
             height=\"{height}\" role=\"img\" aria-labelledby=\"lp-title lp-desc\">\n<title id=\"lp-title\">Who may call what</title>\n\
             <desc id=\"lp-desc\">{}</desc>\n<style>{STYLE}</style>\n",
            escaped(&self.described())
        );
        let _ = writeln!(svg, "<text class=\"lp-dim\" x=\"{MARGIN}\" y=\"24\">Who may call</text>");
        let _ = writeln!(svg, "<text class=\"lp-dim\" x=\"{FUNCTIONS_LEFT}\" y=\"24\">What</text>");
        // Lines first, so that boxes stand on them; and those that stand out last, so that they stand on the others.
        let mut edges: Vec<&Edge<'_>> = self.edges.iter().collect();
        edges.sort_by_key(|edge| std::cmp::Reverse(self.standing(edge)));
        for edge in edges {
            self.write_edge(edge, &left, &right, &mut svg);
        }
        for (caller, (label, top)) in self.callers.iter().zip(callers.iter().zip(left.tops())) {
            write_box(label, caller.standing, MARGIN, top, CALLERS_WIDTH, &mut svg);
        }
        for (label, top) in functions.iter().zip(right.tops()) {
            write_box(label, Standing::Scoped, FUNCTIONS_LEFT, top, FUNCTIONS_WIDTH, &mut svg);
        }
        svg + "</svg>\n"
    }

    /// For each function, the middles of its callers.
    fn of_functions(&self, callers: &Column) -> Vec<Vec<usize>> {
        let ends = self.edges.iter().map(|edge| (edge.function, callers.middle(edge.caller)));
        grouped(self.functions.len(), ends)
    }

    /// For each caller, the middles of its functions.
    fn of_callers(&self, functions: &Column) -> Vec<Vec<usize>> {
        let ends = self.edges.iter().map(|edge| (edge.caller, functions.middle(edge.function)));
        grouped(self.callers.len(), ends)
    }

    fn standing(&self, edge: &Edge<'_>) -> Standing {
        self.ends(edge).map_or(Standing::Scoped, |(caller, _)| caller.standing)
    }

    fn write_edge(&self, edge: &Edge<'_>, left: &Column, right: &Column, svg: &mut String) {
        let Some((caller, function)) = self.ends(edge) else { return };
        let (from, to) = (MARGIN + CALLERS_WIDTH, FUNCTIONS_LEFT);
        let (start, end) = (left.middle(edge.caller), right.middle(edge.function));
        let bend = (from + to) / 2;
        let title = format!("{} may call {} ({})", caller.name, function.name, edge.places.join(", "));
        let _ = writeln!(
            svg,
            "<path{} d=\"M{from} {start}C{bend} {start} {bend} {end} {to} {end}\"><title>{}</title></path>",
            class(caller.standing),
            escaped(&title)
        );
    }

    /// What it shows, for those who do not see it.
    fn described(&self) -> String {
        let mut text = format!(
            "{} may call {}.",
            count(self.callers.len(), "caller", "callers"),
            count(self.functions.len(), "function", "functions")
        );
        for standing in [Standing::Public, Standing::Unscoped] {
            let of_standing = self.edges.iter().filter(|edge| self.standing(edge) == standing);
            let mut names: Vec<String> = of_standing
                .filter_map(|edge| self.ends(edge))
                .map(|(caller, function)| format!("{} may call {}", caller.name, function.name))
                .collect();
            names.dedup();
            if let (Some(mark), false) = (standing.mark(), names.is_empty()) {
                text += &format!(" {}", sentence(&format!("{mark}: {}", joined(&names))));
            }
        }
        text
    }
}

/// The values of each index.
fn grouped(length: usize, values: impl Iterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut groups = vec![Vec::new(); length];
    for (at, value) in values {
        if let Some(group) = groups.get_mut(at) {
            group.push(value);
        }
    }
    groups
}

fn of_caller(caller: &Caller) -> Label {
    Label { name: caller.name.clone(), mark: caller.standing.mark(), details: caller.details.clone(), whole: None }
}

fn of_function(function: &Function) -> Label {
    let details = function.place().into_iter().chain(function.file.clone()).collect();
    Label { name: function.name.clone(), mark: None, details, whole: function.resource.clone() }
}

fn write_box(label: &Label, standing: Standing, left: usize, top: usize, width: usize, svg: &mut String) {
    let height = label.height();
    let text_left = left + 12;
    let _ = write!(
        svg,
        "<g{}><title>{}</title><rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" rx=\"6\"/>",
        class(standing),
        escaped(&label.title())
    );
    let mark = label.mark.map_or(String::new(), |mark| format!(" <tspan class=\"lp-mark\">{mark}</tspan>"));
    let room = (width - 24) / 9 - label.mark.map_or(0, str::len);
    let _ = write!(
        svg,
        "<text class=\"lp-name\" x=\"{text_left}\" y=\"{}\">{}{mark}</text>",
        top + 21,
        escaped(&column::cut(&label.name, room))
    );
    for (line, detail) in label.details.iter().enumerate() {
        let _ = write!(
            svg,
            "<text class=\"lp-dim\" x=\"{text_left}\" y=\"{}\">{}</text>",
            top + 21 + (line + 1) * column::LINE,
            escaped(&column::cut(detail, (width - 24) / 7))
        );
    }
    *svg += "</g>\n";
}

fn class(standing: Standing) -> String {
    standing.mark().map_or(String::new(), |mark| format!(" class=\"lp-{mark}\""))
}

/// A text in an element or a quoted attribute. XML takes no control characters, not even escaped ones.
pub fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => shown += "&amp;",
            '<' => shown += "&lt;",
            '>' => shown += "&gt;",
            '"' => shown += "&quot;",
            '\'' => shown += "&#39;",
            _ if character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}') => shown.push('\u{fffd}'),
            _ => shown.push(character),
        }
    }
    shown
}

//! Edits of maps in brackets: JSON, and the flow style of YAML.

use alloc::{string::String, vec, vec::Vec};
use core::ops::Range;

use super::{
    MergeError,
    edit::Edit,
    plan::{Fate, MergePlan},
    template::{Entry, ROOT, TemplateText},
};
use crate::template::{
    JsonStyle, Lines, Node,
    source::lines::{between, indent, line_break, line_start, skip_blank},
    yaml::{number, quoted},
};

/// What turns a template, whose resources stand in brackets, into the one that is wanted.
pub(super) fn edits(template: &TemplateText<'_>, plan: &MergePlan<'_>) -> Result<Vec<Edit>, MergeError> {
    let edits = match template.section {
        Some(section) => in_section(template, plan, section),
        None => {
            let resources = Node::Map(plan.new.iter().map(|entry| (*entry).clone()).collect());
            append(template, ROOT, None, &[&("Resources".into(), resources)], true)
        }
    };
    edits.ok_or_else(|| template.unsafe_layout())
}

fn in_section(template: &TemplateText<'_>, plan: &MergePlan<'_>, section: Entry) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    if plan.new.is_empty() && plan.keeps_none() {
        edits.push(Edit::remove(interior(template, section.value)?));
        return Some(edits);
    }
    edits.extend(removals(template, plan)?);
    let style = MapStyle::of(template, section.value, Some(section))?;
    for (entry, fate) in template.resources.iter().zip(&plan.fates) {
        if let Fate::Replaced(node) = fate {
            let (start, end) = template.span(*entry)?;
            let text = style.entries([(template.id(*entry)?, *node)]);
            edits.push(Edit { range: start..end, text });
        }
    }
    if !plan.new.is_empty() {
        edits.extend(append(template, section.value, Some(section), &plan.new, !plan.keeps_none())?);
    }
    Some(edits)
}

/// An entry goes with the comma before it or, where nothing stays before it, with the one behind it.
fn removals(template: &TemplateText<'_>, plan: &MergePlan<'_>) -> Option<Vec<Edit>> {
    let spans: Vec<_> = template.resources.iter().map(|entry| template.span(*entry)).collect::<Option<_>>()?;
    let (mut edits, mut stays) = (Vec::new(), false);
    for (at, (fate, span)) in plan.fates.iter().zip(&spans).enumerate() {
        if *fate != Fate::Removed {
            stays = true;
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| spans.get(at));
        edits.extend(match (before, spans.get(at + 1)) {
            (Some(before), _) if stays => removal(template.text, before.1..span.0, before.1..span.1, span),
            (_, Some(next)) => removal(template.text, span.1..next.0, span.0..next.0, span),
            _ => vec![Edit::remove(span.0..span.1)],
        });
    }
    Some(edits)
}

/// Removes an entry and the gap beside it, except for a comment.
fn removal(text: &str, gap: Range<usize>, both: Range<usize>, span: &(usize, usize)) -> Vec<Edit> {
    if !between(text, gap.start, gap.end).contains('#') {
        return vec![Edit::remove(both)];
    }
    let comma = skip_blank(text, gap.start, false);
    vec![Edit::remove(comma..comma + 1), Edit::remove(span.0..span.1)]
}

/// What stands between the brackets of a map.
fn inside(template: &TemplateText<'_>, map: usize) -> Option<Range<usize>> {
    let item = template.tree.get(map)?;
    Some(item.body + 1..item.end.checked_sub(1)?)
}

/// All entries of a map, with the blanks around them where there is nothing else.
fn interior(template: &TemplateText<'_>, map: usize) -> Option<Range<usize>> {
    let inside = inside(template, map)?;
    let spans: Option<Vec<_>> = template.entries(map).map(|entry| template.span(entry)).collect();
    let spans = spans?;
    let (first, mut last) = (spans.first()?.0, spans.last()?.1);
    // YAML takes a comma behind the last entry, and none behind nothing.
    let comma = skip_blank(template.text, last, false);
    if between(template.text, last, comma).trim().is_empty() && template.text.as_bytes().get(comma) == Some(&b',') {
        last = comma + 1;
    }
    let around = [between(template.text, inside.start, first), between(template.text, last, inside.end)];
    let is_blank = around.iter().all(|text| text.trim().is_empty());
    Some(if is_blank { inside } else { first..last })
}

/// Adds entries after those of a map. `some_stay` says whether any of these stay.
fn append(
    template: &TemplateText<'_>,
    map: usize,
    section: Option<Entry>,
    new: &[&(String, Node)],
    some_stay: bool,
) -> Option<Vec<Edit>> {
    let style = MapStyle::of(template, map, section)?;
    let text = style.entries(new.iter().map(|(id, node)| (id.as_str(), node)));
    let Some(last) = template.entries(map).last() else {
        let inside = inside(template, map)?;
        let is_blank = between(template.text, inside.start, inside.end).trim().is_empty();
        return is_blank.then(|| vec![Edit { range: inside, text: style.enclosed(&text) }]);
    };
    let (_, end) = template.span(last)?;
    let text = if some_stay { [style.separator(), text].concat() } else { text };
    Some(vec![Edit::insert(end, text)])
}

/// The layout of the entries of a map.
struct MapStyle<'a> {
    json: JsonStyle<'a>,
    /// What the line of the map starts with.
    outer: &'a str,
    /// What the line of an entry starts with.
    inner: String,
}

impl<'a> MapStyle<'a> {
    /// The layout of a map, read off its last entry or, where it has none, off the entry that it is the value of.
    fn of(template: &'a TemplateText<'_>, map: usize, section: Option<Entry>) -> Option<MapStyle<'a>> {
        let item = template.tree.get(map)?;
        let own = template.entries(map).last();
        let outer = indent(template.text, item.body);
        let model = own.or(section);
        let lines = match (model, own) {
            (None, _) => Some(Self::lines(template, outer, "  ")),
            (Some(model), own) => {
                let key = template.tree.get(model.key)?;
                let starts_line = between(template.text, line_start(template.text, key.start), key.start);
                let breaks = starts_line.trim().is_empty() && key.start != item.body;
                let root = indent(template.text, template.tree.get(ROOT)?.body);
                let level = own.map_or(root, |_| outer);
                let unit = starts_line.strip_prefix(level).filter(|unit| !unit.is_empty()).unwrap_or("  ");
                breaks.then(|| Self::lines(template, outer, unit))
            }
        };
        let colon = model.map(|model| template.separator(model)).filter(|text| [":", ": ", " :", " : "].contains(text));
        let default = if lines.is_some() { ": " } else { ":" };
        let colon = colon.unwrap_or(default);
        let comma = if colon.ends_with(' ') { ", " } else { "," };
        let inner = lines.as_ref().map_or_else(String::new, |lines| match own {
            Some(own) => indent(template.text, template.tree.get(own.key).map_or(0, |key| key.start)).into(),
            None => [outer, lines.unit].concat(),
        });
        let written = if template.is_json {
            JsonStyle::COMPACT
        } else {
            JsonStyle { string: quoted, number, ..JsonStyle::COMPACT }
        };
        Some(MapStyle { json: JsonStyle { lines, comma, colon, ..written }, outer, inner })
    }

    fn lines(template: &TemplateText<'_>, indent: &'a str, unit: &'a str) -> Lines<'a> {
        Lines { line_break: line_break(template.text), indent, unit }
    }

    /// Entries, without anything around them.
    fn entries<'n>(&self, entries: impl IntoIterator<Item = (&'n str, &'n Node)>) -> String {
        let mut json = self.json.clone();
        if let Some(lines) = &mut json.lines {
            lines.indent = &self.inner;
        }
        let mut out = String::new();
        for (id, node) in entries {
            if !out.is_empty() {
                out.push_str(&self.separator());
            }
            json.key(id, &mut out);
            node.write_json(&mut out, &json);
        }
        out
    }

    /// What stands between two entries.
    fn separator(&self) -> String {
        match &self.json.lines {
            Some(lines) => [",", lines.line_break, &self.inner].concat(),
            None => self.json.comma.into(),
        }
    }

    /// What stands between the brackets of a map with these entries.
    fn enclosed(&self, entries: &str) -> String {
        match &self.json.lines {
            Some(lines) => [lines.line_break, &self.inner, entries, lines.line_break, self.outer].concat(),
            None => entries.into(),
        }
    }
}

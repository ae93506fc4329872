//! Edits of maps in YAML's block style: whole lines come and go.

use alloc::{string::String, vec::Vec};

use super::{
    MergeError,
    edit::Edit,
    plan::{Fate, MergePlan},
    template::{Entry, ROOT, TemplateText},
};
use crate::template::{
    Node,
    source::{
        ItemKind,
        lines::{between, break_length, column, line_break, line_start, next_line, skip_blank},
    },
    yaml::Writer,
};

/// Where what is new goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InsertionPlace {
    /// Behind all that is there.
    Last,
    /// Before the last entry: its value goes on to the end of a text that has no line break there, and would get one.
    BeforeLast,
}

/// What turns a template, whose resources stand in block style, into the one that is wanted.
pub(super) fn edits(
    template: &TemplateText<'_>,
    plan: &MergePlan<'_>,
    place: InsertionPlace,
) -> Result<Vec<Edit>, MergeError> {
    let block = Block { template, text: template.text, place };
    let edits = match template.section {
        None => block.new_section(plan),
        Some(section) if template.resources.is_empty() => block.first_resources(plan, section),
        Some(section) => block.in_section(plan, section)?,
    };
    edits.ok_or_else(|| template.unsafe_layout())
}

struct Block<'a> {
    template: &'a TemplateText<'a>,
    text: &'a str,
    place: InsertionPlace,
}

impl Block<'_> {
    /// Adds `Resources` to the template.
    fn new_section(&self, plan: &MergePlan<'_>) -> Option<Vec<Edit>> {
        let entries: Vec<Entry> = self.template.entries(ROOT).collect();
        let last = *entries.last()?;
        let column = self.column(last)?;
        let resources = Node::Map(plan.new.iter().map(|entry| (*entry).clone()).collect());
        let at = self.place(&entries, line_start(self.text, self.template.span(*entries.first()?)?.0), None)?;
        Some([self.insert(at, &[("Resources", &resources)], column, self.steps())].into())
    }

    /// Turns `Resources` without any resource into a map in block style.
    fn first_resources(&self, plan: &MergePlan<'_>, section: Entry) -> Option<Vec<Edit>> {
        let value = self.template.tree.get(section.value)?;
        let colon = self.colon(section)?;
        let column = self.column(section)?;
        let mut edits = Vec::new();
        let mut end = colon;
        if matches!(value.kind, ItemKind::Map { .. }) {
            let is_bare = between(self.text, value.body + 1, value.end.checked_sub(1)?).trim().is_empty();
            is_bare.then_some(())?;
            let start = between(self.text, 0, value.body).trim_end().len();
            edits.push(Edit::remove(start..value.end));
            end = value.end;
        }
        let at = self.end_of_comments(next_line(self.text, end), Some(column));
        let step = self.step(ROOT).unwrap_or(2);
        edits.push(self.insert(at, &entries(plan), column + step, step));
        Some(edits)
    }

    fn in_section(&self, plan: &MergePlan<'_>, section: Entry) -> Result<Option<Vec<Edit>>, MergeError> {
        let mut edits = Vec::new();
        for (&entry, fate) in self.template.resources.iter().zip(&plan.fates) {
            let replacement = match fate {
                Fate::Foreign | Fate::Kept(_) => continue,
                Fate::Removed => None,
                Fate::Replaced(node) => Some(*node),
            };
            let refused = || MergeError::Layout { position: self.template.place(entry) };
            edits.push(self.change(entry, replacement).ok_or_else(refused)?);
        }
        let edits = self.without_trailing_break(edits);
        Ok(self.additions(plan, section).map(|additions| [edits, additions].concat()))
    }

    /// Adds what is new, or the empty map where nothing is left.
    fn additions(&self, plan: &MergePlan<'_>, section: Entry) -> Option<Vec<Edit>> {
        if !plan.new.is_empty() {
            let column = self.template.resources.iter().rev().find_map(|entry| self.column(*entry))?;
            let start = next_line(self.text, self.colon(section)?);
            let at = self.place(&self.template.resources, start, self.column(section))?;
            return Some([self.insert(at, &entries(plan), column, self.steps())].into());
        }
        if !plan.keeps_none() {
            return Some(Vec::new());
        }
        // A tag or anchor would stand behind the brackets.
        let value = self.template.tree.get(section.value)?;
        (value.start == value.body).then_some(())?;
        Some([Edit::insert(self.colon(section)?, " {}".into())].into())
    }

    /// Removes the lines of a resource, or replaces them.
    fn change(&self, entry: Entry, replacement: Option<&Node>) -> Option<Edit> {
        let (start, end) = self.template.span(entry)?;
        let column = self.column(entry)?;
        let range = line_start(self.text, start)..next_line(self.text, end);
        let Some(node) = replacement else { return Some(Edit::remove(range)) };
        let mut text = self.lines(&[(self.template.id(entry)?, node)], column, self.steps());
        if break_length(between(self.text, range.start, range.end)) == 0 {
            text.truncate(text.len() - break_length(&text));
        }
        Some(Edit { range, text })
    }

    /// Where the last line of a text goes that ends without a line break, the line before it becomes the last one, and
    /// loses its own.
    fn without_trailing_break(&self, edits: Vec<Edit>) -> Vec<Edit> {
        let mut joined: Vec<Edit> = Vec::new();
        for edit in edits {
            match joined.last_mut() {
                Some(last) if last.text.is_empty() && edit.text.is_empty() && last.range.end == edit.range.start => {
                    last.range.end = edit.range.end;
                }
                _ => joined.push(edit),
            }
        }
        let is_last = |edit: &Edit| edit.text.is_empty() && edit.range.end == self.text.len();
        if self.place == InsertionPlace::Last
            && break_length(self.text) == 0
            && let [before @ .., last] = joined.as_mut_slice()
            && is_last(last)
        {
            match before.last_mut().filter(|before| before.range.end == last.range.start) {
                Some(before) => before.text.truncate(before.text.len() - break_length(&before.text)),
                None => last.range.start -= break_length(between(self.text, 0, last.range.start)),
            }
        }
        joined
    }

    /// Where new entries go beside those of a map, which starts at a line. Comments that follow the last entry to the right
    /// of a column belong to it, and so do those that stand right above it.
    fn place(&self, entries: &[Entry], map: usize, column: Option<usize>) -> Option<usize> {
        let [before @ .., last] = entries else { return None };
        let (start, end) = self.template.span(*last)?;
        if self.place == InsertionPlace::Last {
            return Some(self.end_of_comments(next_line(self.text, end), column));
        }
        let map = match before.last() {
            Some(before) => next_line(self.text, self.template.span(*before)?.1),
            None => map,
        };
        Some(self.start_of_comments(line_start(self.text, start), map))
    }

    /// Where the comments start that stand right above a line, and not before another one.
    fn start_of_comments(&self, mut line: usize, first: usize) -> usize {
        while line > first {
            let above = line_start(self.text, line - break_length(between(self.text, 0, line)));
            if !between(self.text, above, line).trim_start().starts_with('#') {
                break;
            }
            line = above;
        }
        line
    }

    /// Adds entries as lines of their own.
    fn insert(&self, at: usize, entries: &[(&str, &Node)], column: usize, step: usize) -> Edit {
        let mut text = self.lines(entries, column, step);
        let before = between(self.text, 0, at);
        if !before.is_empty() && break_length(before) == 0 {
            let length = text.len() - break_length(&text);
            text.truncate(length);
            text.insert_str(0, line_break(self.text));
        }
        Edit::insert(at, text)
    }

    fn lines(&self, entries: &[(&str, &Node)], column: usize, step: usize) -> String {
        let mut out = String::new();
        let line_break = line_break(self.text);
        for (id, node) in entries {
            let mut writer = Writer { out: &mut out, line_break, step };
            writer.indent(column);
            writer.entry(id, node, column);
            out.push_str(line_break);
        }
        out
    }

    /// Where the comments end that follow what ends before a line and stand to the right of a column.
    fn end_of_comments(&self, mut line: usize, column: Option<usize>) -> usize {
        let mut end = line;
        while line < self.text.len() {
            let next = next_line(self.text, line);
            let content = between(self.text, line, next);
            let indent = content.len() - content.trim_start().len();
            if content.trim_start().starts_with('#') && column.is_none_or(|column| indent > column) {
                end = next;
            } else if !content.trim().is_empty() {
                break;
            }
            line = next;
        }
        end
    }

    /// The column of an entry that starts its line.
    fn column(&self, entry: Entry) -> Option<usize> {
        column(self.text, self.template.tree.get(entry.key)?.start)
    }

    /// Where the colon of an entry ends.
    fn colon(&self, entry: Entry) -> Option<usize> {
        let at = skip_blank(self.text, self.template.tree.get(entry.key)?.end, false);
        between(self.text, at, self.text.len()).starts_with(':').then_some(at + 1)
    }

    /// How far the entries of a resource stand to the right of its ID or, if it has none, the resources of `Resources`.
    fn steps(&self) -> usize {
        let inside = self.template.section.and_then(|section| self.step(section.value));
        inside.or_else(|| self.step(ROOT)).unwrap_or(2)
    }

    /// How far the values of a map's entries stand to the right of their keys.
    fn step(&self, map: usize) -> Option<usize> {
        self.template.entries(map).find_map(|entry| {
            let value = self.template.tree.get(entry.value)?;
            (value.kind == ItemKind::Map { flow: false }).then_some(())?;
            let first = self.template.entries(entry.value).next()?;
            self.column(first)?.checked_sub(self.column(entry)?).filter(|step| *step > 0)
        })
    }
}

fn entries<'a>(plan: &MergePlan<'a>) -> Vec<(&'a str, &'a Node)> {
    plan.new.iter().map(|(id, node)| (id.as_str(), node)).collect()
}

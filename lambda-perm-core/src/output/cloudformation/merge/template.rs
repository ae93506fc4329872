//! What a merge knows of a template.

use alloc::{string::String, vec::Vec};

use super::{MergeError, Position};
use crate::template::source::{self, Item, ItemKind, ScalarStyle as Style, SourceError, Tree, lines::between};

/// A template's text, and where its resources stand.
#[derive(Debug)]
pub(super) struct TemplateText<'a> {
    pub(super) text: &'a str,
    pub(super) tree: Tree<'a>,
    /// Whether the text is JSON.
    pub(super) is_json: bool,
    /// The key and the value of `Resources`.
    pub(super) section: Option<Entry>,
    /// The resources; none where there are no `Resources`, or nothing behind that key.
    pub(super) resources: Vec<Entry>,
}

/// A key and its value, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) key: usize,
    pub(super) value: usize,
}

/// The number of the whole template.
pub(super) const ROOT: usize = 0;

impl<'a> TemplateText<'a> {
    /// Reads a template.
    pub(super) fn read(text: &'a str) -> Result<Self, MergeError> {
        let first = text.trim_start();
        if first.is_empty() {
            return Err(MergeError::Empty);
        }
        let (is_json, tree) = match first.starts_with('{') {
            true => json_or_yaml(text, first)?,
            false => (false, yaml(text)?),
        };
        let mut template = Self { text, tree, is_json, section: None, resources: Vec::new() };
        template.find_resources()?;
        Ok(template)
    }

    fn find_resources(&mut self) -> Result<(), MergeError> {
        let Some(root) = self.tree.get(ROOT) else { return Err(MergeError::Empty) };
        if !matches!(root.kind, ItemKind::Map { .. }) {
            return Err(MergeError::NotAMap { what: "the template", position: self.position(root.body) });
        }
        let mut sections = self.entries(ROOT).filter(|entry| self.tree.text(entry.key) == Some("Resources"));
        let Some(section) = sections.next() else { return Ok(()) };
        if let Some(second) = sections.next() {
            return Err(self.duplicate(second));
        }
        drop(sections);
        self.section = Some(section);
        match self.tree.get(section.value) {
            Some(Item { kind: ItemKind::Map { .. }, .. }) => {}
            Some(item) if self.is_absent(item) => return Ok(()),
            Some(item) => {
                return Err(MergeError::NotAMap { what: "`Resources`", position: self.position(item.start) });
            }
            None => return Ok(()),
        }
        self.resources = self.entries(section.value).collect();
        let mut ids: Vec<_> = self.resources.iter().filter_map(|entry| Some((self.id(*entry)?, *entry))).collect();
        // The sort is stable, so the second of two is the later one.
        ids.sort_by_key(|(id, _)| *id);
        match ids.windows(2).find_map(|pair| match pair {
            [(first, _), (second, entry)] if first == second => Some(*entry),
            _ => None,
        }) {
            Some(entry) => Err(self.duplicate(entry)),
            None => Ok(()),
        }
    }

    fn duplicate(&self, entry: Entry) -> MergeError {
        MergeError::Duplicate { key: String::from(self.id(entry).unwrap_or_default()), position: self.place(entry) }
    }

    /// Whether nothing at all stands behind the key of a map in block style.
    fn is_absent(&self, item: &Item<'_>) -> bool {
        let is_empty = matches!(&item.kind, ItemKind::Scalar { text, style: Style::Plain, .. } if text.is_empty());
        is_empty && item.tag.is_none() && !item.anchored && !self.root_is_flow()
    }

    /// The keys and values of a map.
    pub(super) fn entries(&self, map: usize) -> impl Iterator<Item = Entry> + '_ {
        self.tree.entries(map).map(|(key, value)| Entry { key, value })
    }

    /// The text of an entry's key.
    pub(super) fn id(&self, entry: Entry) -> Option<&str> {
        self.tree.text(entry.key)
    }

    /// Where an entry's key starts, behind tag and anchor.
    pub(super) fn place(&self, entry: Entry) -> Position {
        self.position(self.tree.get(entry.key).map_or(0, |key| key.body))
    }

    fn position(&self, byte: usize) -> Position {
        Position::of(self.text, byte)
    }

    /// Where an entry starts and ends.
    pub(super) fn span(&self, entry: Entry) -> Option<(usize, usize)> {
        let (key, value) = (self.tree.get(entry.key)?, self.tree.get(entry.value)?);
        Some((key.start, key.end.max(value.end)))
    }

    fn root_is_flow(&self) -> bool {
        self.tree.get(ROOT).is_some_and(|root| root.kind == ItemKind::Map { flow: true })
    }

    /// Whether the resources stand, or will stand, in brackets.
    pub(super) fn is_flow(&self) -> bool {
        let is_flow_section = || match self.section.and_then(|section| self.tree.get(section.value)) {
            // An empty map in a template in block style becomes one in block style.
            Some(item) => item.kind == ItemKind::Map { flow: true } && !self.resources.is_empty(),
            None => false,
        };
        self.root_is_flow() || is_flow_section()
    }

    /// What stands between the key and the value of an entry.
    pub(super) fn separator(&self, entry: Entry) -> &'a str {
        match (self.tree.get(entry.key), self.tree.get(entry.value)) {
            (Some(key), Some(value)) => between(self.text, key.end, value.start),
            _ => "",
        }
    }

    /// The error of a change of what belongs to others: of the resource or, where it is in none, the section of a value.
    pub(super) fn disturbed(&self, number: usize) -> MergeError {
        let holds =
            |entry: &Entry| (entry.key..self.tree.get(entry.value).map_or(0, |value| value.past)).contains(&number);
        let resource = self.resources.iter().copied().find(holds);
        match resource.or_else(|| self.entries(ROOT).find(holds)) {
            Some(entry) => {
                let key = self.id(entry).unwrap_or_default().into();
                MergeError::Disturbed { key, position: self.place(entry) }
            }
            None => self.unsafe_layout(),
        }
    }

    /// The error of a layout that cannot be edited.
    pub(super) fn unsafe_layout(&self) -> MergeError {
        let place = self.section.map_or_else(|| self.position(0), |section| self.place(section));
        MergeError::Layout { position: place }
    }
}

/// A text that begins with a brace is JSON or, where it is none, a map of YAML in brackets.
fn json_or_yaml<'a>(text: &'a str, first: &str) -> Result<(bool, Tree<'a>), MergeError> {
    let error = match source::json(text) {
        Ok(tree) => return Ok((true, tree)),
        Err(error) => malformed("JSON", text, error),
    };
    match yaml(text) {
        Ok(tree) => Ok((false, tree)),
        // What has its first key in quotes, or none, was meant as JSON.
        Err(_) if first.trim_start_matches('{').trim_start().starts_with(['"', '}']) => Err(error),
        Err(error) => Err(error),
    }
}

fn yaml(text: &str) -> Result<Tree<'_>, MergeError> {
    let tree = source::yaml(text).map_err(|error| malformed("YAML", text, error))?;
    match tree.second_document() {
        Some(byte) => Err(MergeError::SeveralDocuments { position: Position::of(text, byte) }),
        None => Ok(tree),
    }
}

fn malformed(format: &'static str, text: &str, error: SourceError) -> MergeError {
    MergeError::Malformed { format, problem: error.problem, position: Position::of(text, error.byte) }
}

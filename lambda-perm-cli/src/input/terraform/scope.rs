//! What references stand for: local values, variables of a module that is called, and the item of a loop.
//!
//! A module has a name of a local value once, so what its files say of it is certain. A default of a variable is not, but for the
//! module that a call gives no other value.

mod path;

use std::{borrow::Cow, collections::BTreeMap, rc::Rc};

use self::path::{Path, Step};
use super::template;
use crate::{
    file::Span,
    tree::{Data, Entry, Node, hcl},
};

/// How often values may stand in one another.
const DEEPEST: usize = 8;

/// The longest text that is filled in.
const LONGEST: usize = 16_384;

/// The most values that one value is copied into, with what it refers to.
const MOST_VALUES: usize = 10_000;

/// What references stand for.
#[derive(Clone, Debug, Default)]
pub struct Scope<'n> {
    /// Local values of the whole module by their names, as they are written.
    of_module: Option<&'n BTreeMap<String, Node>>,
    /// Those of the file that is read.
    of_file: Rc<BTreeMap<&'n str, &'n Node>>,
    /// What else there is: `var.x`, `each.key`. These values come from elsewhere, so nothing in them is filled in again.
    given: BTreeMap<String, Given>,
}

/// A value from elsewhere.
#[derive(Clone, Debug)]
pub struct Given {
    pub value: Node,
    /// Where it stands in the file that is read, if it does.
    pub span: Option<Span>,
}

impl<'n> Scope<'n> {
    /// The scope of a file with these local values.
    pub fn new(locals: impl IntoIterator<Item = &'n Entry>) -> Self {
        let locals = locals.into_iter().map(|entry| (entry.name.as_str(), &entry.value)).collect();
        Self { of_module: None, of_file: Rc::new(locals), given: BTreeMap::new() }
    }

    /// The same in a module with these local values. They count: one may stand in an override file.
    #[must_use]
    pub const fn in_module(mut self, locals: &'n BTreeMap<String, Node>) -> Self {
        self.of_module = Some(locals);
        self
    }

    /// The same with more values: `each.key`.
    #[must_use]
    pub fn with(&self, given: impl IntoIterator<Item = (String, Given)>) -> Self {
        let mut scope = self.clone();
        scope.given.extend(given);
        scope
    }

    /// The value with all that the scope has filled in. What it does not have stays as it is.
    pub fn evaluated<'v>(&self, node: &'v Node) -> Cow<'v, Node> {
        let is_more = matches!(node.data, Data::Template(_) | Data::List(_) | Data::Map(_));
        match is_more.then(|| self.copied(node, 0, &mut { MOST_VALUES })).flatten() {
            Some(value) => Cow::Owned(value),
            None => Cow::Borrowed(node),
        }
    }

    /// Where the first value from elsewhere that this one refers to stands.
    pub fn origin(&self, node: &Node) -> Option<Span> {
        self.origin_in(node, 0)
    }

    fn origin_in(&self, node: &Node, depth: usize) -> Option<Span> {
        let Data::Template(template) = &node.data else { return None };
        references(template).find_map(|(_, path)| match self.given.get(&path.base()) {
            Some(given) => given.span.clone(),
            None if depth < DEEPEST => self.origin_in(self.local(&path)?, depth + 1),
            None => None,
        })
    }

    fn local(&self, path: &Path<'_>) -> Option<&'n Node> {
        let of_module = || self.of_module.and_then(|locals| locals.get(path.name));
        let value = || of_module().or_else(|| self.of_file.get(path.name).copied());
        (path.root == "local").then(value).flatten()
    }

    /// A copy with all filled in. `None` if it has too many values, or they stand too deep in one another.
    fn copied(&self, node: &Node, depth: usize, left: &mut usize) -> Option<Node> {
        *left = left.checked_sub(1)?;
        let data = match &node.data {
            Data::Template(template) => self.of_template(template, depth, left)?,
            Data::List(items) => {
                Data::List(items.iter().map(|item| self.copied(item, depth, left)).collect::<Option<_>>()?)
            }
            Data::Map(entries) => {
                let mut entry = |entry: &Entry| {
                    let name = match template::is_template(&entry.name) {
                        true => text_of(self.of_template(&entry.name, depth, left)?)?,
                        false => entry.name.clone(),
                    };
                    let value = self.copied(&entry.value, depth, left)?;
                    Some(Entry { name, name_span: entry.name_span.clone(), value })
                };
                Data::Map(entries.iter().map(&mut entry).collect::<Option<_>>()?)
            }
            other => other.clone(),
        };
        Some(Node { span: node.span.clone(), data })
    }

    fn of_template(&self, template: &str, depth: usize, left: &mut usize) -> Option<Data> {
        if let Some(path) = path::whole(template) {
            return match self.find(&path, depth)? {
                Found::Written(node) if depth < DEEPEST => self.copied(node, depth + 1, left).map(|node| node.data),
                Found::Given(node) => {
                    *left = left.checked_sub(size(node))?;
                    Some(node.data.clone())
                }
                Found::Written(_) | Found::Nothing => Some(Data::Template(template.to_owned())),
            };
        }
        let filled = self.filled_in(template, depth, &mut { LONGEST }).unwrap_or_else(|| template.to_owned());
        *left = left.checked_sub(filled.len() / 64)?;
        Some(match template::is_template(&filled) {
            true => Data::Template(filled),
            false => Data::Text(template::unescaped(&filled)),
        })
    }

    /// The template with each reference replaced by the text that it stands for. `None` if that is too long.
    fn filled_in(&self, template: &str, depth: usize, left: &mut usize) -> Option<String> {
        let (mut filled, mut done, mut is_inside) = (String::new(), 0, false);
        for (place, path) in references(template) {
            let before = template.get(done..place.start)?;
            // A text in a text of an expression would need other escapes.
            is_inside |= before.contains("${") || before.contains("%{");
            let text = match self.find(&path, depth)? {
                Found::Written(node) if depth < DEEPEST => match &node.data {
                    Data::Template(inner) => Some(self.filled_in(inner, depth + 1, left)?),
                    _ => literal(node),
                },
                Found::Given(node) => literal(node),
                Found::Written(_) | Found::Nothing => None,
            };
            let text = text.filter(|text| !is_inside || !text.contains(['"', '\\', '\n']));
            let text = text.as_deref().or_else(|| template.get(place.clone()))?;
            *left = left.checked_sub(before.len() + text.len() + 1)?;
            filled.push_str(before);
            filled.push_str(text);
            done = place.end;
        }
        filled.push_str(template.get(done..)?);
        Some(filled)
    }

    /// What a path leads to. `None` if that is too deep.
    fn find(&self, path: &Path<'_>, depth: usize) -> Option<Found<'_>> {
        let found = match self.given.get(&path.base()) {
            Some(given) => Found::Given(&given.value),
            None => self.local(path).map_or(Found::Nothing, Found::Written),
        };
        path.steps.iter().try_fold(found, |found, step| self.step(found, step, depth))
    }

    fn step<'s>(&'s self, from: Found<'s>, step: &Step<'_>, depth: usize) -> Option<Found<'s>> {
        let found = match from {
            Found::Written(Node { data: Data::Template(template), .. }) => match path::whole(template) {
                Some(path) if depth < DEEPEST => self.find(&path, depth + 1)?,
                Some(_) => return None,
                None => Found::Nothing,
            },
            found => found,
        };
        let inside = |node: &'s Node| match (&node.data, step) {
            (Data::Map(entries), Step::Name(name)) if !has_open_name(entries) => {
                entries.iter().rev().find(|entry| entry.name == *name).map(|entry| &entry.value)
            }
            (Data::List(items), Step::Number(number)) => items.get(*number),
            _ => None,
        };
        Some(match found {
            Found::Written(node) => inside(node).map_or(Found::Nothing, Found::Written),
            Found::Given(node) => inside(node).map_or(Found::Nothing, Found::Given),
            Found::Nothing => Found::Nothing,
        })
    }
}

/// What a reference leads to.
#[derive(Clone, Copy)]
enum Found<'s> {
    /// A value of this module, in which other references of it may stand.
    Written(&'s Node),
    /// A value from elsewhere.
    Given(&'s Node),
    Nothing,
}

/// The references of a template that are all of what stands in `${ }`, with their places.
fn references(template: &str) -> impl Iterator<Item = (Span, Path<'_>)> {
    const OPEN: &str = "${";
    let is_escaped = |at: usize| template.get(..at).unwrap_or_default().ends_with('$');
    template.match_indices(OPEN).filter(move |(at, _)| !is_escaped(*at)).filter_map(|(at, _)| {
        let (path, length) = path::read(template.get(at + OPEN.len()..)?)?;
        Some((at..at + OPEN.len() + length, path))
    })
}

/// Whether a name among these is only known when it is filled in: it may be any.
pub fn has_open_name(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| template::is_template(&entry.name))
}

/// The value as a part of a template, if it has a text.
fn literal(node: &Node) -> Option<String> {
    match &node.data {
        Data::Template(template) => Some(template.clone()),
        Data::Number(number) => number.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.clone()),
        _ => node.scalar().map(hcl::escaped),
    }
}

/// A name of an entry, as it is written where it is not known.
fn text_of(data: Data) -> Option<String> {
    match data {
        Data::Text(text) | Data::Template(text) | Data::Number(text) => Some(text),
        _ => None,
    }
}

/// How many values there are in one. The depth of trees is bounded.
fn size(node: &Node) -> usize {
    let inside = match &node.data {
        Data::List(items) => items.iter().map(size).sum(),
        Data::Map(entries) => entries.iter().map(|entry| size(&entry.value)).sum(),
        _ => 0,
    };
    1 + inside
}

#[cfg(test)]
mod tests;

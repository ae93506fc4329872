//! The values of a text with their places, whatever its format.

use alloc::{borrow::Cow, string::String, vec, vec::Vec};
use core::iter;

pub use saphyr_parser::ScalarStyle;
use saphyr_parser::ScalarStyle as Style;

use crate::template::{
    Node,
    yaml::{is_plain, long_name, number},
};

/// All values of a text, in the order in which they start. A value is named by its number.
#[derive(Debug, Default)]
pub struct Tree<'a> {
    items: Vec<Item<'a>>,
    /// The lists and maps that have not ended, each with the end of what was last in it.
    open: Vec<(usize, Option<usize>)>,
    /// The aliases, each with what it stands for.
    aliases: Vec<(usize, usize)>,
    /// Where a second document starts, which is not in the tree.
    second_document: Option<usize>,
}

/// A value and its place.
#[derive(Debug)]
pub struct Item<'a> {
    pub kind: ItemKind<'a>,
    /// What follows `!`.
    pub tag: Option<String>,
    /// Whether it has an anchor.
    pub anchored: bool,
    /// Where it starts, with its tag and anchor.
    pub start: usize,
    /// Where it starts, behind its tag and anchor.
    pub body: usize,
    /// Where its last character ends.
    pub end: usize,
    /// The number of the first value that is neither this one nor inside it.
    pub past: usize,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemKind<'a> {
    /// A scalar.
    Scalar {
        /// What it stands for.
        text: Cow<'a, str>,
        /// How it is written. Without quotes it may be another thing than text.
        style: Style,
        /// Whether the text ends in it without a line break, so that one behind it would belong to it.
        unended: bool,
    },
    /// A list.
    List {
        /// Whether it has brackets.
        flow: bool,
    },
    /// A map.
    Map {
        /// Whether it has brackets.
        flow: bool,
    },
    /// An alias of the value with this number.
    Alias(usize),
}

impl<'a> Tree<'a> {
    /// Adds a value; a list or map gets its items next, until `close`.
    pub(crate) fn push(&mut self, mut item: Item<'a>) -> usize {
        let number = self.items.len();
        item.past = number + 1;
        if let ItemKind::Alias(target) = item.kind {
            self.aliases.push((number, target));
        }
        if item.kind.holds_others() {
            self.open.push((number, None));
        } else {
            self.ended(item.end);
        }
        self.items.push(item);
        number
    }

    /// Ends the list or map that was begun last. `end` computes its end from it and the end of its last item.
    pub(crate) fn close(&mut self, end: impl FnOnce(&Item<'a>, Option<usize>) -> usize) {
        let past = self.items.len();
        let Some((number, last)) = self.open.pop() else { return };
        let Some(item) = self.items.get_mut(number) else { return };
        item.end = end(item, last);
        item.past = past;
        let end = item.end;
        self.ended(end);
    }

    fn ended(&mut self, end: usize) {
        if let Some((_, last)) = self.open.last_mut() {
            *last = Some(end);
        }
    }

    /// Says that a second document starts at a byte.
    pub(super) const fn begin_second_document(&mut self, byte: usize) {
        self.second_document = Some(byte);
    }

    /// Where a second document starts, which is not in the tree.
    pub const fn second_document(&self) -> Option<usize> {
        self.second_document
    }

    /// Where the value ends that was added last or, of a list or map, its first one starts.
    pub(crate) fn reached(&self) -> usize {
        self.items.last().map_or(0, |item| item.end)
    }

    /// Whether brackets or quotes are around each of these bytes, which are in order.
    pub(crate) fn encloses(&self, bytes: &[usize]) -> bool {
        let mut around =
            self.items.iter().filter(|item| item.kind.has_ends()).map(|item| item.body..item.end).peekable();
        bytes.iter().all(|byte| {
            while around.next_if(|range| range.end <= *byte).is_some() {}
            around.peek().is_some_and(|range| range.start < *byte)
        })
    }

    /// How many values there are.
    pub(crate) const fn len(&self) -> usize {
        self.items.len()
    }

    /// The value with a number.
    pub fn get(&self, number: usize) -> Option<&Item<'a>> {
        self.items.get(number)
    }

    /// The value with a number and, where that is an alias, what it stands for.
    fn resolved(&self, number: usize) -> Option<(usize, &Item<'a>)> {
        match self.get(number)? {
            Item { kind: ItemKind::Alias(target), .. } => Some((*target, self.get(*target)?)),
            item => Some((number, item)),
        }
    }

    /// What a scalar stands for.
    pub(crate) fn text(&self, number: usize) -> Option<&str> {
        match &self.resolved(number)?.1.kind {
            ItemKind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The items of a list, or the keys and values of a map in turn.
    pub fn children(&self, number: usize) -> impl Iterator<Item = usize> + '_ {
        let past = self.get(number).filter(|item| item.kind.holds_others()).map_or(0, |item| item.past);
        let mut next = number + 1;
        iter::from_fn(move || {
            let child = next;
            next = self.get(child)?.past;
            (child < past).then_some(child)
        })
    }

    /// The keys and values of a map.
    pub(crate) fn entries(&self, map: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let mut children = self.children(map);
        iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    /// The value of a key that the map has once, also where the map is an alias.
    pub(crate) fn value(&self, map: usize, key: &str) -> Option<usize> {
        let (map, item) = self.resolved(map)?;
        matches!(item.kind, ItemKind::Map { .. }).then_some(())?;
        let mut values = self.entries(map).filter(|(name, _)| self.text(*name) == Some(key));
        let (_, value) = values.next()?;
        values.next().is_none().then_some(value)
    }

    /// The maps whose entries a map has too, by `<<`.
    pub(crate) fn inherited(&self, map: usize) -> Vec<usize> {
        let mut found = vec![map];
        let mut next = 0;
        while let Some(&map) = found.get(next) {
            for (_, value) in self.entries(map).filter(|(key, _)| self.is_merge_key(*key)) {
                let sources = match self.resolved(value) {
                    Some((list, Item { kind: ItemKind::List { .. }, .. })) => self.children(list).collect(),
                    _ => vec![value],
                };
                for (source, item) in sources.into_iter().filter_map(|source| self.resolved(source)) {
                    if matches!(item.kind, ItemKind::Map { .. }) && !found.contains(&source) {
                        found.push(source);
                    }
                }
            }
            next += 1;
        }
        found.split_off(1)
    }

    fn is_merge_key(&self, number: usize) -> bool {
        let kind = self.get(number).map(|item| &item.kind);
        matches!(kind, Some(ItemKind::Scalar { text, style: Style::Plain, .. }) if text == "<<")
    }

    /// Whether an alias refers to a value.
    pub(crate) fn is_referred_to(&self, number: usize) -> bool {
        self.aliases.iter().any(|(_, target)| *target == number)
    }

    /// Whether an alias outside a value refers to something inside it.
    pub(crate) fn is_referred_into(&self, number: usize) -> bool {
        let Some(item) = self.get(number) else { return false };
        let inside = number..item.past;
        self.aliases.iter().any(|(alias, target)| inside.contains(target) && !inside.contains(alias))
    }

    /// Whether a value is this one for CloudFormation. The order of maps and the form of functions do not matter.
    pub(crate) fn equals(&self, number: usize, node: &Node) -> bool {
        let Some((number, item)) = self.resolved(number) else { return false };
        match &item.tag {
            None => self.equals_untagged(number, node),
            Some(tag) => {
                let Some(name) = long_name(tag) else { return false };
                let Node::Map(entries) = node else { return false };
                let [(function, argument)] = entries.as_slice() else { return false };
                function == name && (self.is_attribute(number, argument) || self.equals_untagged(number, argument))
            }
        }
    }

    fn equals_untagged(&self, number: usize, node: &Node) -> bool {
        let Some(item) = self.get(number) else { return false };
        match (&item.kind, node) {
            (ItemKind::Scalar { text, style: Style::Plain, .. }, node) => equals_plain(text, node),
            (ItemKind::Scalar { text, .. }, Node::Text(wanted)) => text == wanted,
            (ItemKind::List { .. }, Node::List(wanted)) => {
                self.children(number).count() == wanted.len()
                    && self.children(number).zip(wanted).all(|(item, wanted)| self.equals(item, wanted))
            }
            (ItemKind::Map { .. }, Node::Map(wanted)) => {
                self.entries(number).count() == wanted.len()
                    && wanted
                        .iter()
                        .all(|(key, wanted)| self.value(number, key).is_some_and(|value| self.equals(value, wanted)))
            }
            _ => false,
        }
    }

    /// Whether a value is `A.B` and the argument `[A, B]`, as `!GetAtt` has it.
    fn is_attribute(&self, number: usize, argument: &Node) -> bool {
        let Some((resource, attribute)) = self.text(number).and_then(|text| text.split_once('.')) else {
            return false;
        };
        match argument {
            Node::List(parts) => match parts.as_slice() {
                [Node::Text(first), Node::Text(second)] => first == resource && second == attribute,
                _ => false,
            },
            _ => false,
        }
    }
}

impl ItemKind<'_> {
    /// Whether brackets or quotes are around it.
    const fn has_ends(&self) -> bool {
        matches!(
            self,
            Self::List { flow: true }
                | Self::Map { flow: true }
                | Self::Scalar { style: Style::SingleQuoted | Style::DoubleQuoted, .. }
        )
    }

    const fn holds_others(&self) -> bool {
        matches!(self, Self::List { .. } | Self::Map { .. })
    }
}

/// Whether a scalar without quotes is a value. What might be read as another thing is taken for none.
fn equals_plain(text: &str, node: &Node) -> bool {
    match node {
        Node::Null => text == "null",
        Node::Bool(value) => text == if *value { "true" } else { "false" },
        Node::Number(wanted) => {
            let mut written = String::new();
            number(wanted, &mut written);
            text == wanted || text == written
        }
        Node::Text(wanted) => text == wanted && is_plain(wanted),
        Node::List(_) | Node::Map(_) => false,
    }
}

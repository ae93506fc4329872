//! What a merge has to do.

use alloc::{string::String, vec::Vec};

use super::{
    MARK, MergeError, Node,
    template::{Entry, ROOT, Template},
    tree::Kind,
};

/// What happens to the resources of the text, and which are new.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    /// One for each resource of the text, in its order.
    pub(super) fates: Vec<Fate<'a>>,
    /// Those that the text does not have, in the order given.
    pub(super) new: Vec<&'a (String, Node)>,
}

/// What happens to a resource of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate<'a> {
    /// It belongs to somebody else.
    Foreign,
    /// It is ours, and as it shall be.
    Kept(&'a Node),
    /// It is ours, and has to be written anew.
    Replaced(&'a Node),
    /// It is ours, and no longer wanted.
    Removed,
}

impl<'a> Plan<'a> {
    pub(super) fn new(template: &Template<'_>, owner: &str, wanted: &'a [(String, Node)]) -> Result<Self, MergeError> {
        let wanted_ids = sorted_ids(wanted)?;
        let find = |id: &str| {
            let at = wanted_ids.binary_search_by_key(&id, |(id, _)| id).ok()?;
            wanted_ids.get(at).map(|(_, node)| node)
        };
        let (mut fates, mut clashes, mut found) = (Vec::new(), Vec::new(), Vec::new());
        for &entry in &template.resources {
            let id = template.id(entry);
            let node = id.and_then(find);
            found.extend(id.filter(|_| node.is_some()));
            let is_ours = is_owned(template, entry, owner);
            fates.push(match node {
                _ if !is_ours => Fate::Foreign,
                Some(node) if template.tree.equals(entry.value, node) => Fate::Kept(node),
                Some(node) => Fate::Replaced(node),
                None => Fate::Removed,
            });
            if let (false, Some(id), Some(_)) = (is_ours, id, node) {
                clashes.push((id.into(), template.place(entry)));
            }
        }
        if !clashes.is_empty() {
            return Err(MergeError::Clash { ids: clashes });
        }
        found.sort_unstable();
        let new = wanted.iter().filter(|(id, _)| found.binary_search(&id.as_str()).is_err()).collect();
        let plan = Self { fates, new };
        plan.refuse_aliased(template)?;
        Ok(plan)
    }

    fn refuse_aliased(&self, template: &Template<'_>) -> Result<(), MergeError> {
        for (&entry, fate) in template.resources.iter().zip(&self.fates) {
            let changes = matches!(fate, Fate::Replaced(_) | Fate::Removed);
            if changes && is_aliased(template, entry) {
                let id = template.id(entry).unwrap_or_default().into();
                return Err(MergeError::Aliased { id, position: template.place(entry) });
            }
        }
        Ok(())
    }

    /// Whether the text is already as it shall be.
    pub(super) fn changes_nothing(&self) -> bool {
        self.new.is_empty() && self.fates.iter().all(|fate| matches!(fate, Fate::Foreign | Fate::Kept(_)))
    }

    /// Whether no resource of the text stays.
    pub(super) fn keeps_none(&self) -> bool {
        self.fates.iter().all(|fate| *fate == Fate::Removed)
    }

    /// Whether a text is the template after the plan, and nothing else has changed.
    pub(super) fn is_done(&self, before: &Template<'_>, text: &str) -> bool {
        Template::read(text).is_ok_and(|after| same_sections(before, &after) && self.has_resources(before, &after))
    }

    fn has_resources(&self, before: &Template<'_>, after: &Template<'_>) -> bool {
        let stay = before.resources.iter().zip(&self.fates).filter(|(_, fate)| **fate != Fate::Removed);
        let mut found = after.resources.iter();
        let stayed = stay.into_iter().all(|(entry, fate)| {
            found.next().is_some_and(|now| match fate {
                Fate::Foreign => same_entry(before, *entry, after, *now),
                Fate::Kept(node) | Fate::Replaced(node) => {
                    before.id(*entry) == after.id(*now) && after.tree.equals(now.value, node)
                }
                Fate::Removed => false,
            })
        });
        let came = self.new.iter().all(|(id, node)| {
            found.next().is_some_and(|now| after.id(*now) == Some(id) && after.tree.equals(now.value, node))
        });
        stayed && came && found.next().is_none()
    }
}

/// The wanted resources by ID.
fn sorted_ids(wanted: &[(String, Node)]) -> Result<Vec<&(String, Node)>, MergeError> {
    let mut sorted: Vec<_> = wanted.iter().collect();
    sorted.sort_by_key(|(id, _)| id.as_str());
    match sorted.windows(2).find_map(|pair| match pair {
        [(first, _), (second, _)] if first == second => Some(first),
        _ => None,
    }) {
        Some(id) => Err(MergeError::SameId { id: id.clone() }),
        None => Ok(sorted),
    }
}

fn is_owned(template: &Template<'_>, entry: Entry, owner: &str) -> bool {
    let tree = &template.tree;
    let mark = tree.value(entry.value, "Metadata").and_then(|metadata| tree.value(metadata, MARK));
    mark.and_then(|mark| tree.text(mark)) == Some(owner)
}

fn is_aliased(template: &Template<'_>, Entry { key, value }: Entry) -> bool {
    let is_alias = |number| matches!(template.tree.get(number).map(|item| &item.kind), Some(Kind::Alias(_)));
    [key, value].into_iter().any(|number| is_alias(number) || template.tree.is_referred_to(number))
}

/// Whether all but the resources is the same.
fn same_sections(before: &Template<'_>, after: &Template<'_>) -> bool {
    let others = |template: &Template<'_>| -> Vec<Entry> {
        template.entries(ROOT).filter(|entry| Some(*entry) != template.section).collect()
    };
    let (old, new) = (others(before), others(after));
    old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| same_entry(before, *old, after, *new))
}

fn same_entry(before: &Template<'_>, old: Entry, after: &Template<'_>, new: Entry) -> bool {
    before.tree.is_same(old.key, &after.tree, new.key) && before.tree.is_same(old.value, &after.tree, new.value)
}

//! What a merge has to do.

use alloc::{string::String, vec::Vec};

use super::{
    MARK, MergeError, Position,
    rest::Rest,
    template::{Entry, ROOT, TemplateText},
};
use crate::template::{Node, source::ItemKind};

/// What happens to the resources of the text, and which are new.
#[derive(Debug)]
pub(super) struct MergePlan<'a> {
    /// One for each resource of the text, in its order.
    pub(super) fates: Vec<Fate<'a>>,
    /// Those that the text does not have, in the order given.
    pub(super) new: Vec<&'a (String, Node)>,
    /// All that shall be there, by ID.
    wanted: Vec<&'a (String, Node)>,
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

impl<'a> MergePlan<'a> {
    pub(super) fn new(
        template: &TemplateText<'_>,
        owner: &str,
        wanted: &'a [(String, Node)],
    ) -> Result<Self, MergeError> {
        let sorted = sorted_ids(wanted)?;
        let (mut fates, mut found) = (Vec::new(), Vec::new());
        let mut clashes = inherited_ids(template, &sorted);
        for &entry in &template.resources {
            let id = template.id(entry);
            let node = id.and_then(|id| find(&sorted, id));
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
        let plan = Self { fates, new, wanted: sorted };
        if !plan.changes_nothing() {
            refuse_aliased_section(template)?;
            plan.refuse_aliased(template)?;
        }
        Ok(plan)
    }

    fn refuse_aliased(&self, template: &TemplateText<'_>) -> Result<(), MergeError> {
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

    /// Checks that a text is the template after the plan, and that nothing else has changed, as a parser reads it.
    pub(super) fn check(&self, before: &TemplateText<'_>, text: &str) -> Result<(), MergeError> {
        let after = TemplateText::read(text).map_err(|_| before.unsafe_layout())?;
        let ours = before.resources.iter().zip(&self.fates).filter(|(_, fate)| **fate != Fate::Foreign);
        let ours = Rest::without(before, ours.map(|(entry, _)| *entry));
        let is_new_section = before.section.is_none() && after.section.is_some();
        let is_wanted = |entry: &Entry| after.id(*entry).is_some_and(|id| find(&self.wanted, id).is_some());
        let theirs = if is_new_section {
            Rest::without(&after, after.section)
        } else {
            Rest::without(&after, after.resources.iter().copied().filter(is_wanted))
        };
        match ours.first_difference(&theirs) {
            Some(number) => Err(before.disturbed(number)),
            None if self.has_all(&after) => Ok(()),
            None => Err(before.unsafe_layout()),
        }
    }

    fn has_all(&self, after: &TemplateText<'_>) -> bool {
        let is_as_wanted = |entry: &Entry| {
            let node = find(&self.wanted, after.id(*entry)?)?;
            Some(after.tree.equals(entry.value, node))
        };
        let found: Vec<bool> = after.resources.iter().filter_map(is_as_wanted).collect();
        found.len() == self.wanted.len() && !found.contains(&false)
    }
}

/// The wanted resource with an ID.
fn find<'a>(sorted: &[&'a (String, Node)], id: &str) -> Option<&'a Node> {
    let at = sorted.binary_search_by_key(&id, |(id, _)| id).ok()?;
    sorted.get(at).map(|(_, node)| node)
}

/// The wanted IDs that `Resources` has by `<<`: a resource of that ID would stand in front of the one from there.
fn inherited_ids(template: &TemplateText<'_>, sorted: &[&(String, Node)]) -> Vec<(String, Position)> {
    let Some(section) = template.section else { return Vec::new() };
    let maps = template.tree.inherited(section.value);
    let entries = maps.into_iter().flat_map(|map| template.entries(map));
    let ids = entries.filter_map(|entry| Some((template.id(entry)?, entry)));
    ids.filter(|(id, _)| find(sorted, id).is_some()).map(|(id, entry)| (id.into(), template.place(entry))).collect()
}

/// What refers to `Resources`, or has them from elsewhere, changes with them.
fn refuse_aliased_section(template: &TemplateText<'_>) -> Result<(), MergeError> {
    let inherited = || {
        let maps = template.tree.inherited(ROOT);
        let mut entries = maps.into_iter().flat_map(|map| template.entries(map));
        entries.find(|entry| template.id(*entry) == Some("Resources"))
    };
    let aliased = match template.section {
        Some(section) => {
            let holds_them = [ROOT, section.value];
            holds_them.iter().any(|number| template.tree.is_referred_to(*number)).then_some(section)
        }
        None => inherited(),
    };
    match aliased {
        Some(entry) => Err(MergeError::AliasedResources { position: template.place(entry) }),
        None => Ok(()),
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

fn is_owned(template: &TemplateText<'_>, entry: Entry, owner: &str) -> bool {
    let tree = &template.tree;
    let mark = tree.value(entry.value, "Metadata").and_then(|metadata| tree.value(metadata, MARK));
    mark.and_then(|mark| tree.text(mark)) == Some(owner)
}

fn is_aliased(template: &TemplateText<'_>, Entry { key, value }: Entry) -> bool {
    let is_alias = |number| matches!(template.tree.get(number).map(|item| &item.kind), Some(ItemKind::Alias(_)));
    [key, value].into_iter().any(|number| is_alias(number) || template.tree.is_referred_into(number))
}

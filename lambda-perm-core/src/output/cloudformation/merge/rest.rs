//! What of a template belongs to others, and whether a merge has kept it.

use alloc::vec::Vec;
use core::ops::Range;

use super::template::{Entry, TemplateText};
use crate::template::source::{Item, ItemKind};

/// The values of a template without those of some resources.
pub(super) struct Rest<'t, 'a> {
    template: &'t TemplateText<'a>,
    /// Their numbers.
    numbers: Vec<usize>,
    /// How many of them stand before the value with a number, for each number and for the end.
    places: Vec<usize>,
}

impl<'t, 'a> Rest<'t, 'a> {
    pub(super) fn without(template: &'t TemplateText<'a>, resources: impl IntoIterator<Item = Entry>) -> Self {
        let span = |entry: Entry| Some(entry.key..template.tree.get(entry.value)?.past);
        let mut left_out: Vec<Range<usize>> = resources.into_iter().filter_map(span).collect();
        left_out.sort_by_key(|range| range.start);
        let mut rest = Self { template, numbers: Vec::new(), places: Vec::new() };
        let mut ranges = left_out.into_iter().peekable();
        for number in 0..template.tree.len() {
            while ranges.next_if(|range| range.end <= number).is_some() {}
            rest.places.push(rest.numbers.len());
            if !ranges.peek().is_some_and(|range| range.contains(&number)) {
                rest.numbers.push(number);
            }
        }
        rest.places.push(rest.numbers.len());
        rest
    }

    /// The first value that another rest does not have in the same place, written in the same way.
    pub(super) fn first_difference(&self, other: &Rest<'_, '_>) -> Option<usize> {
        let at =
            self.numbers.iter().zip(&other.numbers).position(|(mine, theirs)| !self.is_same(*mine, other, *theirs));
        match at {
            Some(at) => self.numbers.get(at).copied(),
            None if self.numbers.len() == other.numbers.len() => None,
            None => self.numbers.get(other.numbers.len()).or(self.numbers.last()).copied(),
        }
    }

    fn is_same(&self, number: usize, other: &Rest<'_, '_>, in_other: usize) -> bool {
        let (Some(mine), Some(theirs)) = (self.template.tree.get(number), other.template.tree.get(in_other)) else {
            return false;
        };
        // Where resources come or go, the map of them may get its brackets or lose them.
        let is_section = self.is_section(number) && other.is_section(in_other);
        (&mine.tag, mine.anchored) == (&theirs.tag, theirs.anchored)
            && self.place(mine.past) == other.place(theirs.past)
            && (is_section || self.is_same_kind(mine, other, theirs))
    }

    fn is_same_kind(&self, mine: &Item<'_>, other: &Rest<'_, '_>, theirs: &Item<'_>) -> bool {
        match (&mine.kind, &theirs.kind) {
            (ItemKind::Alias(mine), ItemKind::Alias(theirs)) => self.place(*mine) == other.place(*theirs),
            (mine, theirs) => mine == theirs,
        }
    }

    fn is_section(&self, number: usize) -> bool {
        self.template.section.is_some_and(|section| section.value == number)
    }

    fn place(&self, number: usize) -> Option<usize> {
        self.places.get(number).copied()
    }
}

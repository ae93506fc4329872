//! The texts that an expression can give.
//!
//! `If` gives either of its sides, so a value with one in it, however deep, has several texts. What decides is a choice: of the
//! same choice, all values of a call are on the same side.

use alloc::{borrow::Cow, string::String, vec::Vec};

use crate::{facts::cloudformation::URL_SUFFIX, text::equal};

/// The most texts that the values of a statement can give together.
pub const MOST: usize = 256;

/// One side of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Side {
    choice: Cow<'static, str>,
    side: usize,
}

impl Side {
    /// A side of the choice of this name, which is the name of a condition for an `If`. Sides count from 0.
    pub const fn new(choice: &'static str, side: usize) -> Self {
        Self { choice: Cow::Borrowed(choice), side }
    }

    /// The same with a name of its own.
    pub const fn owned(choice: String, side: usize) -> Self {
        Self { choice: Cow::Owned(choice), side }
    }

    /// The name of the choice.
    pub const fn choice(&self) -> &str {
        match &self.choice {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => text.as_str(),
        }
    }

    /// The number of the side.
    pub const fn side(&self) -> usize {
        self.side
    }

    /// Whether the other one is on another side of the same choice.
    const fn contradicts(&self, other: &Self) -> bool {
        self.side != other.side && equal(self.choice(), other.choice())
    }
}

/// A text that an expression can give, with a placeholder `${..}` for each part that only the deployment knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Alternative {
    sides: Cow<'static, [Side]>,
    text: Cow<'static, str>,
}

impl Alternative {
    /// The text, and the sides on which the expression gives it.
    pub const fn new(sides: &'static [Side], text: &'static str) -> Self {
        Self { sides: Cow::Borrowed(sides), text: Cow::Borrowed(text) }
    }

    /// The same with text of its own.
    pub const fn owned(sides: Vec<Side>, text: String) -> Self {
        Self { sides: Cow::Owned(sides), text: Cow::Owned(text) }
    }

    /// The same with what becomes of the text.
    pub(super) fn map_text(self, map: impl Fn(String) -> String) -> Self {
        Self { sides: self.sides, text: Cow::Owned(map(self.text.into_owned())) }
    }

    /// The sides of choices on which the expression gives the text.
    pub const fn sides(&self) -> &[Side] {
        match &self.sides {
            Cow::Borrowed(sides) => sides,
            Cow::Owned(sides) => sides.as_slice(),
        }
    }

    /// The text.
    pub const fn text(&self) -> &str {
        match &self.text {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => text.as_str(),
        }
    }

    /// Whether the text is one for the partition of the Chinese Regions, or for the others. Most are for all.
    pub(crate) const fn is_of_partition(&self, is_china: bool) -> bool {
        let sides = self.sides();
        let mut at = 0;
        while at < sides.len() {
            if equal(sides[at].choice(), URL_SUFFIX) && (sides[at].side() == 1) != is_china {
                return false;
            }
            at += 1;
        }
        true
    }

    /// Whether no choice has to be on two sides at once for both.
    pub const fn is_compatible(&self, other: &Self) -> bool {
        are_compatible(self.sides(), other.sides())
    }
}

/// Whether no choice is on two sides.
pub(super) const fn are_compatible(sides: &[Side], others: &[Side]) -> bool {
    let mut at = 0;
    while at < sides.len() {
        let mut other = 0;
        while other < others.len() {
            if sides[at].contradicts(&others[other]) {
                return false;
            }
            other += 1;
        }
        at += 1;
    }
    true
}

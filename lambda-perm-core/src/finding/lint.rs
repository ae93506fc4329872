//! Lints: what AWS accepts and is wrong all the same.

use core::fmt;

use crate::text::{equal, first};

macro_rules! lints {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:ident;)*) => {
        /// A lint: a name that `allow(.., reason = "..")` takes. It covers one or more [codes](super::Code).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Lint {
            $($(#[doc = $doc])* $variant,)*
        }

        /// The lints by the names that editors find them by.
        #[doc(hidden)]
        #[allow(non_upper_case_globals, reason = "named as users write them")]
        pub mod lint_names {
            use super::Lint;

            $($(#[doc = $doc])* pub const $name: Lint = Lint::$variant;)*
        }

        impl Lint {
            /// All lints.
            pub const ALL: &[Lint] = &[$(Lint::$variant),*];
            /// The names of all lints.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];

            /// The name as written in `allow`: `public_access`.
            pub const fn name(self) -> &'static str {
                match self { $(Lint::$variant => stringify!($name),)* }
            }
        }
    };
}

lints! {
    /// A service principal without a source: any customer of the service could make it call the function.
    UnscopedService = unscoped_service;
    /// A source ARN that names no account, without `source_account`.
    MissingSourceAccount = missing_source_account;
    /// `"*"` that no organization limits.
    PublicAccess = public_access;
    /// `lambda:*` or `*` as action.
    AllActions = all_actions;
    /// A condition that cannot hold.
    NeverMatches = never_matches;
    /// A grant that nothing uses.
    NoEffect = no_effect;
    /// A service principal that the catalogue does not hold.
    UnknownService = unknown_service;
    /// An action that does not exist.
    UnknownAction = unknown_action;
    /// An action that differs from AWS's spelling in letter case alone: IAM takes it, and tools that compare text do not find it.
    ActionSpelling = action_spelling;
    /// A Region or partition that the catalogue does not hold.
    UnknownRegion = unknown_region;
    /// In a set: one half of the pair of statements that a function URL needs.
    IncompleteUrl = incomplete_url;
    /// In a set: a statement that another one already grants.
    Shadowed = shadowed;
    /// In a policy that exists: a condition that holds for requests which it is meant to keep out.
    WeakCondition = weak_condition;
    /// In a policy that exists: a statement without `Sid`.
    UnnamedStatement = unnamed_statement;
    /// In a policy that exists: a condition key that the catalogue does not hold.
    UnknownContextKey = unknown_context_key;
}

impl Lint {
    /// The lint of this name.
    pub const fn find(name: &str) -> Option<Self> {
        first!(Self::ALL, |lint| equal(lint.name(), name) => *lint)
    }

    /// Whether it is about the statements of a set together.
    pub const fn is_of_sets(self) -> bool {
        matches!(self, Lint::IncompleteUrl | Lint::Shadowed)
    }
}

/// The name as written in `allow`.
impl fmt::Display for Lint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A set of lints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Lints(u16);

impl Lints {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// The set with one more lint.
    #[must_use]
    pub const fn with(self, lint: Lint) -> Self {
        Self(self.0 | 1 << lint as u16)
    }

    /// The lints of both sets.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether no lint is in the set.
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the lint is in the set.
    pub const fn has(self, lint: Lint) -> bool {
        self.0 & (1 << lint as u16) != 0
    }
}

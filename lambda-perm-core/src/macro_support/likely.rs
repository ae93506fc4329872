//! Statements whose constants are likely to be of forms in which the rules find nothing.
//!
//! Where they are, const evaluation has no more to do than to ask for that. Where one is not, all rules that read it are applied,
//! as for any other constant.

mod made;
mod set;

pub use made::MadeArn;
pub use set::{LikelySet, LikelyText};

use core::marker::PhantomData;

use super::evaluation::{places, with_findings};
use crate::{
    check::{Check, likely::is_of_form},
    facts::parameters::{Key, Keys, for_each_parameter},
    finding::{At, Lint, Lints, Rendered},
    permission::{FunctionPermission, FunctionPermissionRef, LayerVersionPermission, LayerVersionPermissionRef},
    statement::Statement,
    value,
};

/// A permission with constants that nobody has checked yet, and what was found in it.
#[derive(Clone, Copy)]
pub struct Likely<P> {
    /// The permission: the qualifier apart from the name.
    pub permission: P,
    /// `None` where all constants are of the forms that were likely, so that nothing is found.
    found: Option<Unlikely>,
}

/// What the rules found, because a constant is not of the form that was likely.
#[derive(Clone, Copy)]
struct Unlikely {
    /// The statement as it was given.
    statement: Statement<'static>,
    /// The keys of the constants.
    constants: Keys,
    /// The constants that are wrong by themselves.
    wrong: Keys,
    /// The values that findings belong to.
    values: Keys,
    /// The allowed lints that findings belong to.
    lints: Lints,
    /// The allowed lints that rules have used which are not applied again.
    silenced: Lints,
    /// Whether there is one constant only, which is then checked here. Of several, each is checked by an item of its own, so that
    /// all are although one is of a wrong type.
    is_of_one: bool,
}

/// Makes the permission of a statement with constants. Const evaluation takes as long for a few calls as for the rest, so what is
/// done for likely constants is written out.
macro_rules! likely {
    ($($of:ident $of_all:ident $of_made:ident $permission:ident $borrowed:ident;)*) => {
        $(
            /// The statement, with a constant for the key and the form that it is likely to have.
            #[must_use]
            pub const fn $of(statement: Statement<'static>, key: Key, form: &[u8]) -> Likely<$permission> {
                if is_of_form(statement.texts[key.slot()], form) {
                    return Likely { permission: $borrowed { statement, language: PhantomData }, found: None };
                }
                let found = Unlikely::new(statement, Keys::NONE.with(key), Lints::NONE).of_one();
                Likely { permission: $permission::new(statement.with_split_name()), found: Some(found) }
            }

            /// The same with several constants, and with the lints that rules have used which are not applied again.
            #[must_use]
            pub const fn $of_all(
                statement: Statement<'static>,
                constants: &[(Key, &[u8])],
                silenced: &[Lint],
            ) -> Likely<$permission> {
                let mut rest = constants;
                while let [(key, form), behind @ ..] = rest
                    && is_of_form(statement.texts[key.slot()], form)
                {
                    rest = behind;
                }
                if rest.is_empty() {
                    return Likely { permission: $borrowed { statement, language: PhantomData }, found: None };
                }
                let found = Unlikely::of_all(statement, constants, silenced);
                Likely { permission: $permission::new(statement.with_split_name()), found: Some(found) }
            }

            /// The statement, with a source ARN that a constructor made of constants.
            #[must_use]
            pub const fn $of_made(statement: Statement<'static>, is_likely: bool) -> Likely<$permission> {
                if is_likely {
                    return Likely { permission: $borrowed { statement, language: PhantomData }, found: None };
                }
                let found = Unlikely::new(statement, Keys::NONE.with(Key::SourceArn), Lints::NONE);
                Likely { permission: $permission::new(statement.with_split_name()), found: Some(found) }
            }
        )*
    };
}

likely! {
    function_likely function_likely_all function_likely_made FunctionPermission FunctionPermissionRef;
    layer_version_likely layer_version_likely_all layer_version_likely_made
        LayerVersionPermission LayerVersionPermissionRef;
}

/// Ends const evaluation with what is wrong with a constant by itself, which is likely to have this form.
#[track_caller]
pub const fn assert_alone(text: &'static str, key: Key, form: &[u8]) {
    LikelyText::of(text, form).assert(key);
}

impl Unlikely {
    /// Applies the rules.
    const fn new(statement: Statement<'static>, constants: Keys, silenced: Lints) -> Self {
        let (wrong, values, lints) = (wrong(&statement, constants), Keys::NONE, Lints::NONE);
        let mut found = Self { statement, constants, wrong, values, lints, silenced, is_of_one: false };
        (found.values, found.lints) = places(core::slice::from_ref(&found.check()));
        found
    }

    const fn of_all(statement: Statement<'static>, constants: &[(Key, &[u8])], silenced: &[Lint]) -> Self {
        let (mut keys, mut lints, mut at) = (Keys::NONE, Lints::NONE, 0);
        while at < constants.len() {
            keys = keys.with(constants[at].0);
            at += 1;
        }
        at = 0;
        while at < silenced.len() {
            lints = lints.with(silenced[at]);
            at += 1;
        }
        Self::new(statement, keys, lints)
    }

    /// The same where there is one constant only.
    const fn of_one(mut self) -> Self {
        self.values = self.values.and(self.wrong);
        self.is_of_one = true;
        self
    }

    /// The check of the statement, of which the wrong constants are not known, by the rules that read constants.
    const fn check(&self) -> Check<'static> {
        let statement = with_pending(self.statement, self.wrong);
        let (mut check, mut at) = (Check::new(statement).reading_all(self.constants), 0);
        while at < Lint::ALL.len() {
            if self.silenced.has(Lint::ALL[at]) {
                check = check.silenced(Lint::ALL[at]);
            }
            at += 1;
        }
        check
    }

    #[track_caller]
    const fn assert(&self, key: Key) {
        if self.values.has(key) {
            self.panic(At::Value(key));
        }
    }

    #[track_caller]
    const fn panic(&self, place: At) -> ! {
        let mut rendered = Rendered::new();
        if let At::Value(key) = place
            && self.is_of_one
            && self.wrong.has(key)
            && let Some(finding) = value::check(key, self.statement.text(key))
        {
            rendered = rendered.line(&finding);
        }
        panic!("{}", with_findings(rendered, core::slice::from_ref(&self.check()), place).as_str())
    }
}

impl<P: Copy> Likely<P> {
    /// Ends const evaluation with the findings that belong to an allowed lint.
    #[track_caller]
    pub const fn assert_allow(self, lint: Lint) {
        if let Some(found) = &self.found
            && found.lints.has(lint)
        {
            found.panic(At::Allow(lint));
        }
    }
}

/// The constants that are wrong by themselves.
const fn wrong(statement: &Statement<'_>, constants: Keys) -> Keys {
    let (mut wrong, mut at) = (Keys::NONE, 0);
    while at < Key::COUNT {
        let key = Key::ALL[at];
        if constants.has(key) && value::check(key, statement.text(key)).is_some() {
            wrong = wrong.with(key);
        }
        at += 1;
    }
    wrong
}

/// The statement, of which some values are not known.
const fn with_pending(mut statement: Statement<'static>, pending: Keys) -> Statement<'static> {
    let mut at = 0;
    while at < Key::COUNT {
        if pending.has(Key::ALL[at]) {
            statement = statement.with_pending(Key::ALL[at]);
        }
        at += 1;
    }
    statement
}

/// The checks of values by their keys: a call with the key as an argument costs the compiler a third more.
macro_rules! checks {
    ($($(#[doc = $doc:literal])* $variant:ident $key:ident $name:literal { $($column:tt)* })*) => {
        impl<P: Copy> Likely<P> {
            $(
                /// Ends const evaluation with the findings that belong to the value of this key.
                #[track_caller]
                pub const fn $key(self) {
                    if let Some(found) = &self.found {
                        found.assert(Key::$variant);
                    }
                }
            )*
        }

        impl<const N: usize> LikelySet<N> {
            $(
                /// Ends const evaluation with the findings that belong to the value of this key of a statement.
                #[track_caller]
                pub const fn $key(self, statement: usize) {
                    self.assert_of(statement, At::Value(Key::$variant));
                }
            )*
        }
    };
}

for_each_parameter!(checks! {});

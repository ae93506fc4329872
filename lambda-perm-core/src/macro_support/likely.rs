//! Statements whose constants are likely to be of forms in which the rules find nothing.
//!
//! Where they are, const evaluation has no more to do than to ask for that. Where one is not, all rules that read it are applied,
//! as for any other constant.

mod made;
mod set;

pub use made::MadeArn;
pub use set::{LikelySet, LikelyText};

use super::evaluation::{places, with_findings};
use crate::{
    check::{Check, likely::is_of_form},
    facts::parameters::{Key, Keys, for_each_parameter},
    finding::{At, Lint, Lints, Rendered},
    statement::Statement,
    value,
};

/// A statement with constants that nobody has checked yet, and what was found in it.
///
/// It is small, because the compiler looks at every byte of a constant.
#[derive(Clone, Copy)]
pub struct Likely {
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
    /// Whether all constants are of the forms that were likely, so that nothing is found.
    is_likely: bool,
}

impl Likely {
    /// The statement, with a constant for the key and the form that it is likely to have.
    #[must_use]
    pub const fn of(statement: Statement<'static>, key: Key, form: &[u8]) -> Self {
        let mut likely = Self::asked(statement, Keys::NONE.with(key), is_of_form(statement.text(key), form));
        likely.is_of_one = true;
        likely.examined()
    }

    /// The same with several constants, and with the lints that rules have used which are not applied again.
    #[must_use]
    pub const fn of_all(statement: Statement<'static>, constants: &[(Key, &[u8])], silenced: &[Lint]) -> Self {
        let (mut keys, mut is_likely, mut at) = (Keys::NONE, true, 0);
        while at < constants.len() {
            let (key, form) = constants[at];
            keys = keys.with(key);
            is_likely = is_likely && is_of_form(statement.text(key), form);
            at += 1;
        }
        let (mut likely, mut at) = (Self::asked(statement, keys, is_likely), 0);
        while at < silenced.len() {
            likely.silenced = likely.silenced.with(silenced[at]);
            at += 1;
        }
        likely.examined()
    }

    /// The statement, with a source ARN that a constructor made of constants.
    #[must_use]
    pub const fn of_made(statement: Statement<'static>, is_likely: bool) -> Self {
        Self::asked(statement, Keys::NONE.with(Key::SourceArn), is_likely).examined()
    }

    const fn asked(statement: Statement<'static>, constants: Keys, is_likely: bool) -> Self {
        let (wrong, values, lints, silenced) = (Keys::NONE, Keys::NONE, Lints::NONE, Lints::NONE);
        Self { statement, constants, wrong, values, lints, silenced, is_of_one: false, is_likely }
    }

    /// Applies the rules, unless all constants are likely.
    const fn examined(mut self) -> Self {
        if self.is_likely {
            return self;
        }
        self.wrong = wrong(&self.statement, self.constants);
        (self.values, self.lints) = places(core::slice::from_ref(&self.check()));
        if self.is_of_one {
            self.values = self.values.and(self.wrong);
        }
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

    /// The statement, as a permission has it: the qualifier apart from the name.
    #[must_use]
    pub const fn statement(self) -> Statement<'static> {
        if self.is_likely { self.statement } else { self.statement.with_split_name() }
    }

    #[track_caller]
    const fn assert(&self, key: Key) {
        if self.values.has(key) {
            self.panic(At::Value(key));
        }
    }

    /// Ends const evaluation with what is wrong with a constant by itself, which is likely to have this form.
    #[track_caller]
    pub const fn assert_alone(text: &'static str, key: Key, form: &[u8]) {
        LikelyText::of(text, form).assert(key);
    }

    /// Ends const evaluation with the findings that belong to an allowed lint.
    #[track_caller]
    pub const fn assert_allow(self, lint: Lint) {
        if self.lints.has(lint) {
            self.panic(At::Allow(lint));
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
        impl Likely {
            $(
                /// Ends const evaluation with the findings that belong to the value of this key.
                #[track_caller]
                pub const fn $key(self) {
                    self.assert(Key::$variant);
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

//! The rules across values, one `const fn` each. Adding a rule is a function in the file of its family and a line here, with
//! the keys whose values it reads: const evaluation leaves out the rules whose values the macro has known.
//!
//! A rule looks at a [`Subject`] and finds nothing where a value that it needs is not known yet: it runs again when it is.

mod action;
mod condition;
mod layer;
mod place;
mod principal;
mod qualifier;
mod source;
mod subject;
mod url;

pub(crate) use subject::Subject;

use crate::{finding::Finding, key::Key};

macro_rules! rules {
    ($($family:ident::$rule:ident reads $($key:ident)|+;)*) => {
        /// Numbers the rules.
        #[allow(non_camel_case_types, reason = "named like the functions")]
        enum Number {
            $($rule,)*
        }

        /// How many rules there are.
        pub(crate) const COUNT: usize = [$(Number::$rule as usize),*].len();

        /// The keys whose values each rule reads, as bits. That a key is present at all is not reading its value.
        const READS: [Keys; COUNT] = [$(Keys::NONE$(.with(Key::$key))+),*];

        /// Applies one rule. Const evaluation cannot call through a table of functions, so this is the table.
        #[allow(non_upper_case_globals, reason = "named like the functions")]
        pub(crate) const fn apply<'a>(number: usize, subject: &Subject<'a>) -> Option<Finding<'a>> {
            $(const $rule: usize = Number::$rule as usize;)*
            match number {
                $($rule => $family::$rule(subject),)*
                _ => None,
            }
        }
    };
}

rules! {
    qualifier::mismatch reads FunctionName | Qualifier;
    place::function_partition reads FunctionName | LayerName;
    url::auth_type_of_other_action reads Action;
    url::via_url_of_other_action reads Action | InvokedViaFunctionUrl;
    url::missing_auth_type reads Principal | Action;
    layer::principal reads Principal;
    layer::action reads Action;
    layer::organization reads Principal;
    source::of_another_service reads Principal | SourceArn;
    source::account_field reads Principal | SourceArn;
    source::region_field reads Principal | SourceArn;
    source::account_mismatch reads SourceArn | SourceAccount;
    place::source_partition reads SourceArn;
    place::source_and_function_partition reads SourceArn | FunctionName | LayerName;
    place::principal_partition reads Principal | FunctionName | LayerName;
    place::principal_region reads Principal | SourceArn;
    source::shape reads Principal | SourceArn;
    source::arn_of_identity reads Principal;
    source::account_of_identity reads Principal;
    source::unsent_arn reads Principal;
    source::unsent_account reads Principal;
    condition::unsent_token reads Principal;
    condition::organization_of_service reads Principal;
    url::anonymous_identity reads Principal | FunctionUrlAuthType;
    condition::disjoint reads Principal | FunctionUrlAuthType | InvokedViaFunctionUrl;
    url::service_via_url reads Principal | InvokedViaFunctionUrl;
    principal::unscoped reads Principal;
    source::missing_account reads Principal | SourceArn;
    principal::public reads Principal;
    action::all reads Action;
    principal::not_needed reads Principal;
    action::ungrantable reads Action;
    action::wrong_level reads Action | FunctionName | Qualifier;
    action::unused_by_service reads Principal | Action;
    url::via_url_false reads InvokedViaFunctionUrl;
    url::of_version reads FunctionName | Qualifier | Action | InvokedViaFunctionUrl;
    principal::unknown_service reads Principal;
    action::unknown reads Action;
    place::unknown_principal_region reads Principal;
    place::unknown_source_region reads SourceArn;
    place::unknown_resource_region reads FunctionName | LayerName;
    place::unknown_principal_partition reads Principal;
    place::unknown_source_partition reads SourceArn;
    place::unknown_resource_partition reads FunctionName | LayerName;
}

// The rules fit into the bits of a set of them.
const _: () = assert!(COUNT <= 64);

/// All rules, as bits.
pub(crate) const ALL: u64 = u64::MAX >> (64 - COUNT);

/// The rules that read any of the keys, as bits.
pub(crate) const fn reading(keys: Keys) -> u64 {
    let (mut rules, mut number) = (0, 0);
    while number < COUNT {
        if READS[number].has_any(keys) {
            rules |= 1 << number;
        }
        number += 1;
    }
    rules
}

/// The keys that any of the rules reads.
pub(crate) const fn read_by(rules: u64) -> Keys {
    let (mut keys, mut rest) = (Keys::NONE, rules);
    while rest != 0 {
        keys = keys.and(READS[rest.trailing_zeros() as usize]);
        rest &= rest - 1;
    }
    keys
}

/// A set of keys.
#[derive(Clone, Copy)]
pub(crate) struct Keys(u32);

impl Keys {
    pub(crate) const NONE: Self = Self(0);

    pub(crate) const fn with(self, key: Key) -> Self {
        Self(self.0 | 1 << key as u32)
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn has_any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn has(self, key: Key) -> bool {
        self.has_any(Self::NONE.with(key))
    }
}

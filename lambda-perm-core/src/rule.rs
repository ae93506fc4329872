//! The rules across values, one `const fn` each. Adding a rule is a function in the file of its family and a line here, with
//! the keys whose values it reads and those that it may blame: const evaluation leaves out the rules whose values the macro
//! has known, and has an item for each value that the others may blame.
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
    ($($family:ident::$rule:ident reads $($key:ident)|+ blames $($blamed:ident)|+;)*) => {
        /// Numbers the rules.
        #[allow(non_camel_case_types, reason = "named like the functions")]
        enum Number {
            $($rule,)*
        }

        /// How many rules there are.
        pub(crate) const COUNT: usize = [$(Number::$rule as usize),*].len();

        /// The keys whose values each rule reads, as bits. That a key is present at all is not reading its value.
        const READS: [Keys; COUNT] = [$(Keys::NONE$(.with(Key::$key))+),*];

        /// The keys whose values each rule may blame.
        const BLAMES: [Keys; COUNT] = [$(Keys::NONE$(.with(Key::$blamed))+),*];

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
    qualifier::mismatch reads FunctionName | Qualifier blames Qualifier;
    place::function_partition reads FunctionName | LayerName blames FunctionName | LayerName;
    url::auth_type_of_other_action reads Action blames FunctionUrlAuthType;
    url::via_url_of_other_action reads Action | InvokedViaFunctionUrl blames InvokedViaFunctionUrl;
    url::missing_auth_type reads Principal | Action blames Principal;
    layer::principal reads Principal blames Principal;
    layer::action reads Action blames Action;
    layer::organization reads Principal blames OrganizationId;
    source::of_another_service reads Principal | SourceArn blames SourceArn;
    source::account_field reads Principal | SourceArn blames SourceArn;
    source::region_field reads Principal | SourceArn blames SourceArn;
    source::account_mismatch reads SourceArn | SourceAccount blames SourceAccount;
    place::source_partition reads SourceArn blames SourceArn;
    place::source_and_function_partition reads SourceArn | FunctionName | LayerName blames SourceArn;
    place::principal_partition reads Principal | FunctionName | LayerName blames Principal;
    place::principal_region reads Principal | SourceArn blames SourceArn;
    source::shape reads Principal | SourceArn blames SourceArn;
    source::arn_of_identity reads Principal blames SourceArn;
    source::account_of_identity reads Principal blames SourceAccount;
    source::unsent_arn reads Principal blames SourceArn;
    source::unsent_account reads Principal blames SourceAccount;
    condition::unsent_token reads Principal blames EventSourceToken;
    condition::organization_of_service reads Principal blames PrincipalOrgId;
    url::anonymous_identity reads Principal | FunctionUrlAuthType blames FunctionUrlAuthType;
    condition::disjoint reads Principal | FunctionUrlAuthType | InvokedViaFunctionUrl blames PrincipalOrgId | SourceArn | SourceAccount | EventSourceToken;
    url::service_via_url reads Principal | InvokedViaFunctionUrl blames InvokedViaFunctionUrl;
    principal::unscoped reads Principal blames Principal;
    source::missing_account reads Principal | SourceArn blames SourceArn;
    principal::public reads Principal blames Principal;
    action::all reads Action blames Action;
    principal::not_needed reads Principal blames Principal;
    action::ungrantable reads Action blames Action;
    action::wrong_level reads Action | FunctionName | Qualifier blames Action | FunctionName | Qualifier;
    action::unused_by_service reads Principal | Action blames Action;
    url::via_url_false reads InvokedViaFunctionUrl blames InvokedViaFunctionUrl;
    url::of_version reads FunctionName | Qualifier | Action | InvokedViaFunctionUrl blames FunctionName | Qualifier;
    principal::unknown_service reads Principal blames Principal;
    action::unknown reads Action blames Action;
    place::unknown_principal_region reads Principal blames Principal;
    place::unknown_source_region reads SourceArn blames SourceArn;
    place::unknown_resource_region reads FunctionName | LayerName blames FunctionName | LayerName;
    place::unknown_principal_partition reads Principal blames Principal;
    place::unknown_source_partition reads SourceArn blames SourceArn;
    place::unknown_resource_partition reads FunctionName | LayerName blames FunctionName | LayerName;
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

/// Whether any of the rules may blame the value of the key.
pub(crate) const fn may_blame(rules: u64, key: Key) -> bool {
    let mut rest = rules & ALL;
    while rest != 0 {
        if BLAMES[rest.trailing_zeros() as usize].has(key) {
            return true;
        }
        rest &= rest - 1;
    }
    false
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

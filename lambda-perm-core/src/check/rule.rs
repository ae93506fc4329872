//! The rules across values, one `const fn` each. To add a rule, write a function in the file of its family and a line here, with
//! the keys whose values it reads and those that it may blame, and, if it can find something only for some of the values that the
//! macro mostly knows, a function that asks for that. Const evaluation leaves out the rules whose values the macro knew,
//! and has an item for each value that the others may blame.
//!
//! A rule looks at a [`Subject`]. If a value that it needs is pending, it finds nothing and runs again later.

mod action;
mod condition;
mod layer;
mod limit;
mod principal;
mod qualifier;
mod reach;
mod remark;
mod scope;
mod service;
mod source;
mod subject;
mod url;
mod web;

pub(crate) use subject::Subject;

#[cfg(feature = "json")]
use crate::text::equal;
use crate::{
    facts::parameters::{Key, Keys},
    finding::{Finding, Lint},
};

macro_rules! rules {
    ($(
        $family:ident::$rule:ident reads $($key:ident)|+ blames $($blamed:ident)|+ $(denies $lint:ident)?
            $(when $condition:ident)?;
    )*) => {
        /// Numbers the rules.
        #[allow(non_camel_case_types, reason = "named like the functions")]
        enum RuleNumber {
            $($rule,)*
        }

        /// How many rules there are.
        pub(crate) const COUNT: usize = [$(RuleNumber::$rule as usize),*].len();

        /// The keys whose values each rule reads, as bits. A rule that only asks whether a key is present does not read its value.
        static READS: [Keys; COUNT] = [$(Keys::NONE$(.with(Key::$key))+),*];

        /// The keys whose values each rule may blame.
        static BLAMES: [Keys; COUNT] = [$(Keys::NONE$(.with(Key::$blamed))+),*];

        /// The family of each rule.
        #[cfg(feature = "json")]
        static FAMILIES: [&str; COUNT] = [$(stringify!($family)),*];

        /// The lint of each rule; `None` if AWS would report the error.
        static DENIES: [Option<Lint>; COUNT] = [$(rules!(@lint $($lint)?)),*];

        /// Applies one rule. Const evaluation cannot call through a table of functions, so this is a `match`.
        #[allow(non_upper_case_globals, reason = "named like the functions")]
        pub(crate) const fn apply<'a>(number: usize, subject: &Subject<'a>) -> Option<Finding<'a>> {
            $(const $rule: usize = RuleNumber::$rule as usize;)*
            match number {
                $($rule => $family::$rule(subject),)*
                _ => None,
            }
        }

        /// Whether a rule may find anything once the pending values are known.
        #[allow(non_upper_case_globals, reason = "named like the functions")]
        fn may_find_later(number: usize, subject: &Subject<'_>) -> bool {
            $(const $rule: usize = RuleNumber::$rule as usize;)*
            match number {
                $($rule => rules!(@when $(($family::$condition))? subject),)*
                _ => false,
            }
        }
    };
    (@when $subject:ident) => { true };
    (@when ($condition:path) $subject:ident) => { $condition($subject) };
    (@lint) => { None };
    (@lint $lint:ident) => { Some(Lint::$lint) };
}

rules! {
    qualifier::mismatch reads FunctionName | Qualifier blames Qualifier;
    scope::principal_form reads Principal | SourceArn | FunctionName | WebFunction blames Principal
        when has_forms;
    scope::function_partition reads FunctionName | LayerName | WebFunction blames FunctionName | LayerName | WebFunction;
    principal::with_suffix reads Principal | FunctionName | LayerName | WebFunction | SourceArn blames Principal
        when is_expression;
    url::auth_type_of_other_action reads Action blames FunctionUrlAuthType;
    url::via_url_of_other_action reads Action | InvokedViaFunctionUrl blames InvokedViaFunctionUrl;
    url::missing_auth_type reads Principal | Action blames Principal;
    layer::principal reads Principal blames Principal;
    layer::action reads Action blames Action;
    layer::organization reads Principal blames OrganizationId;
    source::of_another_service reads Principal | SourceArn blames SourceArn denies NeverMatches;
    source::of_function reads Principal | SourceArn blames SourceArn denies NeverMatches;
    source::account_field reads Principal | SourceArn blames SourceArn denies NeverMatches;
    source::region_field reads Principal | SourceArn blames SourceArn denies NeverMatches;
    source::account_mismatch reads SourceArn | SourceAccount blames SourceAccount denies NeverMatches;
    scope::source_partition reads SourceArn blames SourceArn denies NeverMatches;
    scope::source_and_function_partition reads SourceArn | FunctionName | LayerName | WebFunction blames SourceArn denies NeverMatches
        when names_partition;
    scope::principal_partition reads Principal | FunctionName | LayerName | WebFunction blames Principal denies NeverMatches
        when is_of_one_partition;
    scope::principal_region reads Principal | SourceArn | FunctionName | WebFunction blames Principal | SourceArn denies NeverMatches
        when is_regional;
    reach::account reads Principal | SourceArn | SourceAccount | FunctionName blames SourceArn | SourceAccount denies NeverMatches
        when stays_in_account;
    reach::region reads Principal | SourceArn | FunctionName blames Principal | SourceArn denies NeverMatches
        when stays_in_region;
    reach::from_opt_in reads Principal | SourceArn | FunctionName blames Principal denies NeverMatches when names_opt_in;
    reach::region_of_versions reads Principal | FunctionName blames FunctionName denies NeverMatches;
    reach::version reads Principal | FunctionName | Qualifier blames FunctionName | Qualifier denies NeverMatches;
    source::unreplaced reads SourceArn blames SourceArn denies NeverMatches;
    source::shape reads Principal | SourceArn blames SourceArn denies NeverMatches;
    source::end reads Principal | SourceArn blames SourceArn denies NeverMatches;
    source::arn_of_identity reads Principal blames SourceArn denies NeverMatches;
    source::account_of_identity reads Principal blames SourceAccount denies NeverMatches;
    source::unsent_arn reads Principal blames SourceArn denies NeverMatches;
    source::unsent_account reads Principal blames SourceAccount denies NeverMatches;
    condition::unsent_token reads Principal blames EventSourceToken denies NeverMatches;
    condition::no_skill reads Principal | EventSourceToken blames EventSourceToken denies NeverMatches;
    condition::organization_of_service reads Principal blames PrincipalOrgId denies NeverMatches;
    url::anonymous_identity reads Principal | FunctionUrlAuthType blames FunctionUrlAuthType denies NeverMatches;
    condition::disjoint reads Principal | FunctionUrlAuthType | InvokedViaFunctionUrl blames PrincipalOrgId | SourceArn | SourceAccount | EventSourceToken denies NeverMatches;
    web::endpoint_of_other_action reads Action blames Endpoint denies NeverMatches;
    web::auth_type_without_endpoint reads Action blames WebFunctionAuthType denies NeverMatches;
    url::service_via_url reads Principal | InvokedViaFunctionUrl blames InvokedViaFunctionUrl denies NeverMatches;
    principal::unscoped reads Principal blames Principal denies UnscopedService;
    source::missing_account reads Principal | SourceArn blames SourceArn denies MissingSourceAccount;
    principal::public reads Principal blames Principal denies PublicAccess;
    action::all reads Action blames Action denies AllActions;
    principal::not_needed reads Principal blames Principal denies NoEffect;
    service::ended reads Principal blames Principal denies NoEffect;
    service::silent reads Principal | SourceArn blames SourceArn denies NoEffect;
    action::ungrantable reads Action blames Action denies NoEffect;
    action::wrong_level reads Action | FunctionName | Qualifier blames Action | FunctionName | Qualifier denies NoEffect
        when has_wrong_level;
    action::unused_by_service reads Principal | Action blames Action denies NoEffect;
    web::unchecked reads Action | WebFunctionAuthType blames WebFunctionAuthType denies NoEffect;
    url::via_url_false reads InvokedViaFunctionUrl blames InvokedViaFunctionUrl denies NoEffect;
    url::of_version reads FunctionName | Qualifier | Action | InvokedViaFunctionUrl blames FunctionName | Qualifier denies NoEffect;
    principal::unknown_service reads Principal blames Principal denies UnknownService;
    action::unknown reads Action blames Action denies UnknownAction;
    action::spelling reads Action blames Action denies ActionSpelling;
    scope::unknown_principal_region reads Principal blames Principal denies UnknownRegion;
    scope::unknown_source_region reads SourceArn blames SourceArn denies UnknownRegion;
    scope::unknown_resource_region reads FunctionName | LayerName | WebFunction blames FunctionName | LayerName | WebFunction denies UnknownRegion;
    scope::unknown_principal_partition reads Principal blames Principal denies UnknownRegion;
    scope::unknown_source_partition reads SourceArn blames SourceArn denies UnknownRegion;
    limit::of_function_name reads FunctionName | Qualifier blames FunctionName;
    limit::of_principal reads Principal blames Principal;
    limit::of_action reads Action blames Action;
    limit::of_source_arn reads SourceArn blames SourceArn;
    scope::unknown_resource_partition reads FunctionName | LayerName | WebFunction blames FunctionName | LayerName | WebFunction denies UnknownRegion;
}

// A `Rules` has a bit for each rule.
const _: () = assert!(COUNT <= 128);

/// The rules that read each key, and the keys that these rules read.
static READING: [(Rules, Keys); Key::COUNT] = {
    let (mut reading, mut key) = ([(Rules::NONE, Keys::NONE); Key::COUNT], 0);
    while key < Key::COUNT {
        let mut number = 0;
        while number < COUNT {
            if READS[number].has(Key::ALL[key]) {
                let (rules, keys) = reading[key];
                reading[key] = (rules.and(Rules(1 << number)), keys.and(READS[number]));
            }
            number += 1;
        }
        key += 1;
    }
    reading
};

/// A set of rules.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules(u128);

impl Rules {
    pub(crate) const ALL: Self = Self(u128::MAX >> (128 - COUNT));
    pub(crate) const NONE: Self = Self(0);

    /// The limits of CloudFormation that are tighter than the API's.
    #[cfg(feature = "json")]
    pub(crate) const LIMITS: Self = Self::of_family("limit");

    /// The rules of the file of this name.
    #[cfg(feature = "json")]
    const fn of_family(family: &str) -> Self {
        let (mut rules, mut number) = (0, 0);
        while number < COUNT {
            if equal(FAMILIES[number], family) {
                rules |= 1 << number;
            }
            number += 1;
        }
        Self(rules)
    }

    /// The rules that read the key, and all keys that these rules read.
    pub(crate) const fn reading(key: Key) -> (Self, Keys) {
        READING[key as usize]
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Each of them as a set of its own.
    pub(crate) fn each(self) -> impl Iterator<Item = Self> {
        (0..COUNT).map(|number| Self(1 << number)).filter(move |rule| self.0 & rule.0 != 0)
    }

    /// The number of the first one, and the others.
    pub(crate) const fn split_first(self) -> Option<(usize, Self)> {
        if self.0 == 0 { None } else { Some((self.0.trailing_zeros() as usize, Self(self.0 & (self.0 - 1)))) }
    }

    /// The keys that any of them reads.
    pub(crate) const fn reads(self) -> Keys {
        let (mut keys, mut rest) = (Keys::NONE, self);
        while let Some((number, behind)) = rest.split_first() {
            keys = keys.and(READS[number]);
            rest = behind;
        }
        keys
    }

    /// The keys that any of them may blame once the pending values are known.
    pub(crate) fn blames(self, subject: &Subject<'_>) -> Keys {
        let (mut keys, mut rest) = (Keys::NONE, self);
        while let Some((number, behind)) = rest.split_first() {
            if may_find_later(number, subject) {
                keys = keys.and(BLAMES[number]);
            }
            rest = behind;
        }
        keys
    }

    /// Whether any of them may blame the value of the key.
    pub(crate) const fn may_blame(self, key: Key) -> bool {
        let mut rest = self;
        while let Some((number, behind)) = rest.split_first() {
            if BLAMES[number].has(key) {
                return true;
            }
            rest = behind;
        }
        false
    }
}

/// Whether a rule with this lint reads any of the keys.
pub(crate) const fn may_find(lint: Lint, keys: Keys) -> bool {
    let mut number = 0;
    while number < COUNT {
        if READS[number].has_any(keys) && matches!(DENIES[number], Some(other) if other as usize == lint as usize) {
            return true;
        }
        number += 1;
    }
    false
}

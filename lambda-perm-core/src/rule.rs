//! The rules across values, one `const fn` each. Adding a rule is a function in the file of its family and a line here.
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

use crate::finding::Finding;

macro_rules! rules {
    ($($family:ident::$rule:ident),* $(,)?) => {
        /// Numbers the rules.
        #[allow(non_camel_case_types, reason = "named like the functions")]
        enum Number {
            $($rule,)*
        }

        /// How many rules there are.
        pub(crate) const COUNT: usize = [$(Number::$rule as usize),*].len();

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
    qualifier::mismatch,
    place::function_partition,
    url::auth_type_of_other_action,
    url::via_url_of_other_action,
    url::missing_auth_type,
    layer::principal,
    layer::action,
    layer::organization,
    source::of_another_service,
    source::account_field,
    source::region_field,
    source::account_mismatch,
    place::source_partition,
    place::source_and_function_partition,
    place::principal_partition,
    place::principal_region,
    source::shape,
    source::arn_of_identity,
    source::account_of_identity,
    source::unsent_arn,
    source::unsent_account,
    condition::unsent_token,
    condition::organization_of_service,
    url::anonymous_identity,
    condition::disjoint,
    url::service_via_url,
    principal::unscoped,
    source::missing_account,
    principal::public,
    action::all,
    principal::not_needed,
    action::ungrantable,
    action::wrong_level,
    action::unused_by_service,
    url::via_url_false,
    url::of_version,
    principal::unknown_service,
    action::unknown,
    place::unknown_principal_region,
    place::unknown_source_region,
    place::unknown_resource_region,
    place::unknown_principal_partition,
    place::unknown_source_partition,
    place::unknown_resource_partition,
}

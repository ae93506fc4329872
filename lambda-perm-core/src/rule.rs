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
    ($($name:ident = $rule:path;)*) => {
        /// A number for each rule.
        #[allow(non_camel_case_types, reason = "the names are those of constants")]
        enum Number {
            $($name,)*
        }

        /// How many rules there are.
        pub(crate) const COUNT: usize = [$(Number::$name as usize),*].len();

        /// Applies one rule. Const evaluation cannot call through a table of functions, so this is the table.
        pub(crate) const fn apply<'a>(number: usize, subject: &Subject<'a>) -> Option<Finding<'a>> {
            $(const $name: usize = Number::$name as usize;)*
            match number {
                $($name => $rule(subject),)*
                _ => None,
            }
        }
    };
}

rules! {
    QUALIFIER_MISMATCH = qualifier::mismatch;
    PLACE_FUNCTION_PARTITION = place::function_partition;
    URL_AUTH_TYPE_OF_OTHER_ACTION = url::auth_type_of_other_action;
    URL_VIA_URL_OF_OTHER_ACTION = url::via_url_of_other_action;
    URL_MISSING_AUTH_TYPE = url::missing_auth_type;
    LAYER_PRINCIPAL = layer::principal;
    LAYER_ACTION = layer::action;
    LAYER_ORGANIZATION = layer::organization;
    SOURCE_OF_ANOTHER_SERVICE = source::of_another_service;
    SOURCE_ACCOUNT_FIELD = source::account_field;
    SOURCE_REGION_FIELD = source::region_field;
    SOURCE_ACCOUNT_MISMATCH = source::account_mismatch;
    PLACE_SOURCE_PARTITION = place::source_partition;
    PLACE_SOURCE_AND_FUNCTION_PARTITION = place::source_and_function_partition;
    PLACE_PRINCIPAL_PARTITION = place::principal_partition;
    PLACE_PRINCIPAL_REGION = place::principal_region;
    SOURCE_SHAPE = source::shape;
    SOURCE_ARN_OF_IDENTITY = source::arn_of_identity;
    SOURCE_ACCOUNT_OF_IDENTITY = source::account_of_identity;
    SOURCE_UNSENT_ARN = source::unsent_arn;
    SOURCE_UNSENT_ACCOUNT = source::unsent_account;
    CONDITION_UNSENT_TOKEN = condition::unsent_token;
    CONDITION_ORGANIZATION_OF_SERVICE = condition::organization_of_service;
    URL_ANONYMOUS_IDENTITY = url::anonymous_identity;
    CONDITION_DISJOINT = condition::disjoint;
    URL_SERVICE_VIA_URL = url::service_via_url;
    PRINCIPAL_UNSCOPED = principal::unscoped;
    SOURCE_MISSING_ACCOUNT = source::missing_account;
    PRINCIPAL_PUBLIC = principal::public;
    ACTION_ALL = action::all;
    PRINCIPAL_NOT_NEEDED = principal::not_needed;
    ACTION_UNGRANTABLE = action::ungrantable;
    ACTION_WRONG_LEVEL = action::wrong_level;
    ACTION_UNUSED_BY_SERVICE = action::unused_by_service;
    URL_VIA_URL_FALSE = url::via_url_false;
    URL_OF_VERSION = url::of_version;
    PRINCIPAL_UNKNOWN_SERVICE = principal::unknown_service;
    ACTION_UNKNOWN = action::unknown;
    PLACE_UNKNOWN_PRINCIPAL_REGION = place::unknown_principal_region;
    PLACE_UNKNOWN_SOURCE_REGION = place::unknown_source_region;
    PLACE_UNKNOWN_RESOURCE_REGION = place::unknown_resource_region;
    PLACE_UNKNOWN_PRINCIPAL_PARTITION = place::unknown_principal_partition;
    PLACE_UNKNOWN_SOURCE_PARTITION = place::unknown_source_partition;
    PLACE_UNKNOWN_RESOURCE_PARTITION = place::unknown_resource_partition;
}

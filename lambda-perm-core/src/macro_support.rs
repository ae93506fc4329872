//! What the expansions of the macros call. It applies no rules where the macros have applied them.
//!
//! These are free functions, and methods of hidden types: a method of a public type would be everybody's.

mod constant;
pub mod editor;
mod evaluation;
pub mod given;
mod joined;
mod language;
mod likely;
mod permission;
mod policy;
mod run_time;
mod wrong_type;

pub use constant::{Checked, Constant, OfParameter, TextOf};
pub use evaluation::{Examined, assert_allow, assert_value};
pub use joined::{Joined, assert_expression, assert_name, assert_text};
pub use language::{PLAIN, Spoken, With, with};
pub use likely::{
    Likely, LikelySet, LikelyText, MadeArn, assert_alone, function_likely, function_likely_all, function_likely_made,
    layer_version_likely, layer_version_likely_all, layer_version_likely_made,
};
pub use policy::ExaminedSet;
pub use wrong_type::{WrongText, WrongType, takes};

pub use permission::{
    copy_of, exception, fallback_function, fallback_function_policy, fallback_layer_version,
    fallback_layer_version_policy, fallback_web_function, fallback_web_function_policy, function, function_for_account,
    function_for_account_statement, function_for_source, function_for_source_of_account,
    function_for_source_of_account_statement, function_for_source_statement, function_permission, function_policy,
    function_statement, layer_version, layer_version_permission, layer_version_policy, layer_version_statement,
    qualified, qualified_for_account, qualified_for_account_statement, qualified_for_source,
    qualified_for_source_of_account, qualified_for_source_of_account_statement, qualified_for_source_statement,
    qualified_statement, statement_of_function, statement_of_layer_version, statement_of_web_function, web_function,
    web_function_permission, web_function_policy, web_function_statement,
};
pub use run_time::{
    Known, PermissionOfFunction, PermissionOfLayerVersion, PermissionOfWebFunction, again, known, literal, name_part,
    parts, statements, suffixed, text_part, try_function, try_function_policy, try_layer_version,
    try_layer_version_policy, try_web_function, try_web_function_policy,
};

pub use crate::{
    arn,
    check::{
        Check,
        set::{Member, Set},
    },
    expression::{Alternative, CloudFormation, ConstIndex, ConstValue, Language, Plain, Side, Terraform, Untyped},
    facts::parameters::{Key, Target},
    finding::{Code, Exception},
    statement::Statement,
};
pub use crate::{
    finding::Location,
    permission::{
        FunctionPermission, FunctionPolicy, LayerVersionPermission, LayerVersionPolicy, PolicyMember, Unchecked,
        WebFunctionPermission, WebFunctionPolicy,
    },
};

/// The target of a call.
pub const FUNCTION: Target = Target::Function;
/// The target of a call.
pub const LAYER_VERSION: Target = Target::LayerVersion;
/// The target of a call.
pub const WEB_FUNCTION: Target = Target::WebFunction;

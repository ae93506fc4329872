//! Permissions and policies of statements in which nothing was found.

use core::marker::PhantomData;

use super::{FUNCTION, LAYER_VERSION, WEB_FUNCTION};
use crate::{
    expression::InLanguage,
    facts::parameters::{Key, Keys},
    finding::{Exception, Lint},
    permission::{
        FunctionPermission, FunctionPermissionRef, FunctionPolicy, LayerVersionPermission, LayerVersionPermissionRef,
        LayerVersionPolicy, WebFunctionPermission, WebFunctionPermissionRef, WebFunctionPolicy,
    },
    statement::Statement,
};

const OF_FUNCTION: Keys =
    Keys::NONE.with(Key::FunctionName).with(Key::StatementId).with(Key::Action).with(Key::Principal);
const OF_SOURCE: Keys = OF_FUNCTION.with(Key::SourceArn);
const OF_ACCOUNT: Keys = OF_FUNCTION.with(Key::SourceAccount);
const OF_BOTH: Keys = OF_SOURCE.with(Key::SourceAccount);
const QUALIFIED: Keys = OF_FUNCTION.with(Key::Qualifier);
const QUALIFIED_SOURCE: Keys = OF_SOURCE.with(Key::Qualifier);
const QUALIFIED_ACCOUNT: Keys = OF_ACCOUNT.with(Key::Qualifier);
const QUALIFIED_BOTH: Keys = OF_BOTH.with(Key::Qualifier);
const OF_LAYER_VERSION: Keys = OF_FUNCTION.without(Key::FunctionName).with(Key::LayerName).with(Key::VersionNumber);
const OF_WEB_FUNCTION: Keys = OF_FUNCTION.without(Key::FunctionName).with(Key::WebFunction);

// The functions below write the texts at their places: finding the places would take const evaluation as long as all else.
const _: () = assert!(
    Key::FunctionName.slot() == 0
        && Key::LayerName.slot() == 0
        && Key::WebFunction.slot() == 0
        && Key::VersionNumber.slot() == 1
        && Key::Qualifier.slot() == 1
        && Key::StatementId.slot() == 2
        && Key::Action.slot() == 3
        && Key::Principal.slot() == 4
        && Key::SourceArn.slot() == 5
        && Key::SourceAccount.slot() == 6,
    "the places are those of the keys"
);

/// The calls of most grants: a permission, and a statement for a set, of texts that have been checked. Which keys are given, the
/// names say. Both are written out, because const evaluation takes a third as long again for a call in a call; see
/// `benches/README.md`.
macro_rules! literals {
    ($(
        $(#[doc = $doc:literal])*
        $permission:ident, $statement:ident($($key:ident),*) = $known:ident [$($place:literal = $text:ident),*]
            of $target:ident as $type:ident;
    )*) => {
        $(
            $(#[doc = $doc])*
            #[must_use]
            pub const fn $permission($($key: &'static str),*) -> $type<'static> {
                let mut texts = [""; Key::SLOTS];
                $(texts[$place] = $text;)*
                $type { statement: literals!(@statement $target $known texts), language: PhantomData }
            }

            $(#[doc = $doc])*
            #[must_use]
            pub const fn $statement($($key: &'static str),*) -> Statement<'static> {
                let mut texts = [""; Key::SLOTS];
                $(texts[$place] = $text;)*
                literals!(@statement $target $known texts)
            }
        )*
    };
    (@statement $target:ident $known:ident $texts:ident) => {
        Statement {
            target: $target,
            known: $known,
            pending: Keys::NONE,
            texts: $texts,
            name: None,
            qualifier: None,
            expressions: &[],
            exceptions: &[],
            set_exceptions: &[],
        }
    };
}

literals! {
    /// For a function, with no condition on the source.
    function, function_statement(function_name, statement_id, action, principal) =
        OF_FUNCTION [0 = function_name, 2 = statement_id, 3 = action, 4 = principal] of FUNCTION as FunctionPermissionRef;
    /// For a function, with a `source_arn`.
    function_for_source, function_for_source_statement(function_name, statement_id, action, principal, source_arn) =
        OF_SOURCE [0 = function_name, 2 = statement_id, 3 = action, 4 = principal, 5 = source_arn] of FUNCTION as FunctionPermissionRef;
    /// For a function, with a `source_account`.
    function_for_account, function_for_account_statement(function_name, statement_id, action, principal, source_account) =
        OF_ACCOUNT [0 = function_name, 2 = statement_id, 3 = action, 4 = principal, 6 = source_account] of FUNCTION as FunctionPermissionRef;
    /// For a function, with a `source_arn` and a `source_account`.
    function_for_source_of_account, function_for_source_of_account_statement(function_name, statement_id, action, principal, source_arn, source_account) =
        OF_BOTH [0 = function_name, 2 = statement_id, 3 = action, 4 = principal, 5 = source_arn, 6 = source_account] of FUNCTION as FunctionPermissionRef;
    /// For a version or an alias, with no condition on the source.
    qualified, qualified_statement(function_name, qualifier, statement_id, action, principal) =
        QUALIFIED [0 = function_name, 1 = qualifier, 2 = statement_id, 3 = action, 4 = principal] of FUNCTION as FunctionPermissionRef;
    /// For a version or an alias, with a `source_arn`.
    qualified_for_source, qualified_for_source_statement(function_name, qualifier, statement_id, action, principal, source_arn) =
        QUALIFIED_SOURCE [0 = function_name, 1 = qualifier, 2 = statement_id, 3 = action, 4 = principal, 5 = source_arn] of FUNCTION as FunctionPermissionRef;
    /// For a version or an alias, with a `source_account`.
    qualified_for_account, qualified_for_account_statement(function_name, qualifier, statement_id, action, principal, source_account) =
        QUALIFIED_ACCOUNT [0 = function_name, 1 = qualifier, 2 = statement_id, 3 = action, 4 = principal, 6 = source_account] of FUNCTION as FunctionPermissionRef;
    /// For a version or an alias, with a `source_arn` and a `source_account`.
    qualified_for_source_of_account, qualified_for_source_of_account_statement(function_name, qualifier, statement_id, action, principal, source_arn, source_account) =
        QUALIFIED_BOTH [0 = function_name, 1 = qualifier, 2 = statement_id, 3 = action, 4 = principal, 5 = source_arn, 6 = source_account] of FUNCTION as FunctionPermissionRef;
    /// For a layer version, whose number is digits.
    layer_version, layer_version_statement(layer_name, version_number, statement_id, action, principal) =
        OF_LAYER_VERSION [0 = layer_name, 1 = version_number, 2 = statement_id, 3 = action, 4 = principal]
        of LAYER_VERSION as LayerVersionPermissionRef;
    /// For a web function.
    web_function, web_function_statement(web_function, statement_id, action, principal) =
        OF_WEB_FUNCTION [0 = web_function, 2 = statement_id, 3 = action, 4 = principal] of WEB_FUNCTION as WebFunctionPermissionRef;
}

/// The permission of a statement in which nothing was found.
#[must_use]
pub const fn function_permission<L: InLanguage>(statement: Statement<'static>) -> FunctionPermission<L> {
    FunctionPermission::new(statement)
}

/// The same for layer versions.
#[must_use]
pub const fn layer_version_permission<L: InLanguage>(statement: Statement<'static>) -> LayerVersionPermission<L> {
    LayerVersionPermission::new(statement)
}

/// The same for web functions.
#[must_use]
pub const fn web_function_permission<L: InLanguage>(statement: Statement<'static>) -> WebFunctionPermission<L> {
    WebFunctionPermission::new(statement)
}

/// The statement itself. Lists of dereferenced constants do not live as long as the program, and lists of calls do.
#[must_use]
pub const fn copy_of(statement: &Statement<'static>) -> Statement<'static> {
    *statement
}

/// The statement of a permission.
#[must_use]
pub const fn statement_of_function<L: InLanguage>(permission: &FunctionPermission<L>) -> Statement<'static> {
    *permission.inner()
}

/// The statement of a permission.
#[must_use]
pub const fn statement_of_layer_version<L: InLanguage>(permission: &LayerVersionPermission<L>) -> Statement<'static> {
    *permission.inner()
}

/// The statement of a permission.
#[must_use]
pub const fn statement_of_web_function<L: InLanguage>(permission: &WebFunctionPermission<L>) -> Statement<'static> {
    *permission.inner()
}

/// The policy of statements that have been checked together.
#[must_use]
pub const fn function_policy<L: InLanguage>(statements: &'static [Statement<'static>]) -> FunctionPolicy<L> {
    FunctionPolicy::of_checked(statements)
}

/// The same for layer versions.
#[must_use]
pub const fn layer_version_policy<L: InLanguage>(statements: &'static [Statement<'static>]) -> LayerVersionPolicy<L> {
    LayerVersionPolicy::of_checked(statements)
}

/// The same for web functions.
#[must_use]
pub const fn web_function_policy<L: InLanguage>(statements: &'static [Statement<'static>]) -> WebFunctionPolicy<L> {
    WebFunctionPolicy::of_checked(statements)
}

/// A lint that the call allows, with its reason.
#[must_use]
pub const fn exception(lint: Lint, reason: &'static str) -> Exception {
    Exception::new(lint, reason)
}

const NO_FUNCTION: Statement<'static> =
    function_statement("function", "statement", "lambda:InvokeFunction", "000000000000");
const NO_LAYER_VERSION: Statement<'static> =
    layer_version_statement("layer", "1", "statement", "lambda:GetLayerVersion", "000000000000");
const NO_WEB_FUNCTION: Statement<'static> =
    web_function_statement("function", "statement", "lambda:InvokeWebFunctionEndpoint", "000000000000");

/// What a call that has errors expands to, so that the rest of the program still has the right type.
#[must_use]
pub const fn fallback_function<L: InLanguage>() -> FunctionPermission<L> {
    FunctionPermission::new(NO_FUNCTION)
}

/// What a call that has errors expands to, so that the rest of the program still has the right type.
#[must_use]
pub const fn fallback_layer_version<L: InLanguage>() -> LayerVersionPermission<L> {
    LayerVersionPermission::new(NO_LAYER_VERSION)
}

/// What a call that has errors expands to, so that the rest of the program still has the right type.
#[must_use]
pub const fn fallback_function_policy<L: InLanguage>() -> FunctionPolicy<L> {
    FunctionPolicy::of_checked(&[NO_FUNCTION])
}

/// What a call that has errors expands to, so that the rest of the program still has the right type.
#[must_use]
pub const fn fallback_layer_version_policy<L: InLanguage>() -> LayerVersionPolicy<L> {
    LayerVersionPolicy::of_checked(&[NO_LAYER_VERSION])
}

/// What a call that has errors expands to, so that the rest of the program still has the right type.
#[must_use]
pub const fn fallback_web_function<L: InLanguage>() -> WebFunctionPermission<L> {
    WebFunctionPermission::new(NO_WEB_FUNCTION)
}

/// What a call that has errors expands to, so that the rest of the program still has the right type.
#[must_use]
pub const fn fallback_web_function_policy<L: InLanguage>() -> WebFunctionPolicy<L> {
    WebFunctionPolicy::of_checked(&[NO_WEB_FUNCTION])
}

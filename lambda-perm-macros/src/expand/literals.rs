//! Calls whose values are all known.

use lambda_perm_core::{
    __private::split_qualifier,
    key::{Key, Target},
};
use proc_macro2::TokenStream;
use quote::quote;

use super::{
    constants::{excepting, exceptions},
    template,
};
use crate::{
    call::Call,
    value::{Language, Value},
};

pub(super) fn expand(call: &Call, target: Target, language: Option<Language>) -> TokenStream {
    let permission = match target {
        Target::Function => function(call),
        Target::LayerVersion => layer_version(call),
    };
    template::with_expressions(permission, call, target, language)
}

/// The same for a statement of a set, whose exceptions are in two lists.
pub(super) fn of_set(statement: &Call, target: Target, language: Option<Language>) -> TokenStream {
    let mut own = statement.clone();
    if let Some(allow) = &mut own.allow {
        allow.lints.retain(|(lint, _)| !lint.is_of_sets());
    }
    own.allow = own.allow.filter(|allow| !allow.lints.is_empty());
    excepting(expand(&own, target, language), statement, target)
}

fn function(call: &Call) -> TokenStream {
    let krate = &call.krate;
    let (name, qualifier) = match call.argument(Key::FunctionName).map(|argument| &argument.value) {
        Some(Value::Deferred { text: name, .. }) => (name.as_str(), text(call, Key::Qualifier)),
        _ => split_qualifier(text(call, Key::FunctionName), text(call, Key::Qualifier)),
    };
    let [statement_id, action, principal, source_arn, source_account] =
        [Key::StatementId, Key::Action, Key::Principal, Key::SourceArn, Key::SourceAccount].map(|key| text(call, key));
    let common = quote! {
        #krate::__private::function(#name, #qualifier, #statement_id, #action, #principal, #source_arn, #source_account)
    };
    let rare = [Key::EventSourceToken, Key::PrincipalOrgId, Key::FunctionUrlAuthType, Key::InvokedViaFunctionUrl];
    if call.allow.is_none() && rare.iter().all(|key| call.argument(*key).is_none()) {
        return common;
    }
    let [token, organization, auth_type, via_url] = rare.map(|key| text(call, key));
    let exceptions = exceptions(call);
    quote! {{
        #exceptions
        #krate::__private::function_with(#common, #token, #organization, #auth_type, #via_url, __lambda_perm_exceptions)
    }}
}

fn layer_version(call: &Call) -> TokenStream {
    let krate = &call.krate;
    let [name, statement_id, action, principal, organization] =
        [Key::LayerName, Key::StatementId, Key::Action, Key::Principal, Key::OrganizationId].map(|key| text(call, key));
    let version = match call.argument(Key::VersionNumber).map(|argument| &argument.value) {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    };
    let number = version.unwrap_or(1);
    let exceptions = exceptions(call);
    let permission = quote! {{
        #exceptions
        #krate::__private::layer_version(
            #name,
            #krate::LayerVersion::new(#number),
            #statement_id,
            #action,
            #principal,
            #organization,
            __lambda_perm_exceptions,
        )
    }};
    match version {
        Some(_) => permission,
        None => quote!(#krate::__private::of_named_version(#permission)),
    }
}

/// The text of a key; empty where it is absent.
fn text(call: &Call, key: Key) -> &str {
    match call.argument(key).map(|argument| &argument.value) {
        Some(Value::Text(text) | Value::Deferred { text, .. }) => text,
        Some(Value::NotNeeded { principal, .. }) => principal,
        _ => "",
    }
}

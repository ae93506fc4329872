//! The outputs of a policy: its document, and the requests that make it.

use super::{
    AddLayerVersionPermission, AddPermission, Document, Scope, ScopeError,
    request::{DeleteResourcePolicy, GetResourcePolicy, PutResourcePolicy},
};
use crate::{
    expression::Plain,
    permission::{
        FunctionPolicyBuf, FunctionPolicyRef, LayerVersionPolicyBuf, LayerVersionPolicyRef, WebFunctionPolicyBuf,
        WebFunctionPolicyRef, methods,
    },
};

methods! { FunctionPolicyRef and FunctionPolicyBuf by as_policy, of [Plain] {
    /// The document as Lambda stores it.
    ///
    /// # Errors
    ///
    /// When the function is not given as a full ARN and the scope does not complete it, or contradicts it or a permission.
    document<'a>(scope: &Scope<'a>) -> Result<Document<'a>, ScopeError> =
        |policy| Document::new(policy.statements(), scope);

    /// The requests that add the statements, in order. Send them one after the other: Lambda rejects some of those that arrive at
    /// once, with a conflict.
    add_permissions<'a>() -> impl Iterator<Item = AddPermission<'a>> + use<'a> =
        |policy| policy.permissions().map(|permission| permission.add_permission());
} }

methods! { LayerVersionPolicyRef and LayerVersionPolicyBuf by as_policy, of [Plain] {
    /// The document as Lambda stores it.
    ///
    /// # Errors
    ///
    /// When the layer is not given as a full ARN and the scope does not complete it, or contradicts it or a permission.
    document<'a>(scope: &Scope<'a>) -> Result<Document<'a>, ScopeError> =
        |policy| Document::new(policy.statements(), scope);

    /// The requests that add the statements, in order.
    add_layer_version_permissions<'a>() -> impl Iterator<Item = AddLayerVersionPermission<'a>> + use<'a> =
        |policy| policy.permissions().map(|permission| permission.add_layer_version_permission());
} }

methods! { WebFunctionPolicyRef and WebFunctionPolicyBuf by as_policy, of [Plain] {
    /// The document as it is sent.
    ///
    /// # Errors
    ///
    /// When the web function is not given as a full ARN and the scope does not complete it, or contradicts it or a statement.
    document<'a>(scope: &Scope<'a>) -> Result<Document<'a>, ScopeError> =
        |policy| Document::new(policy.statements(), scope);
} }

/// Gives policies the requests for the whole of them.
macro_rules! whole_policy_requests {
    ($borrowed:ident and $owned:ident: $replaces:literal) => {
        methods! { $borrowed and $owned by as_policy, of [Plain] {
            #[doc = $replaces]
            ///
            /// # Errors
            ///
            /// As for `document`.
            put_resource_policy<'a>(scope: &Scope<'a>) -> Result<PutResourcePolicy<'a>, ScopeError> =
                |policy| Ok(PutResourcePolicy::new(&policy.document(scope)?));

            /// The request that reads the whole policy.
            ///
            /// # Errors
            ///
            /// As for `document`.
            get_resource_policy<'a>(scope: &Scope<'a>) -> Result<GetResourcePolicy<'a>, ScopeError> =
                |policy| Ok(GetResourcePolicy::new(&policy.document(scope)?));

            /// The request that removes the whole policy.
            ///
            /// # Errors
            ///
            /// As for `document`.
            delete_resource_policy<'a>(scope: &Scope<'a>) -> Result<DeleteResourcePolicy<'a>, ScopeError> =
                |policy| Ok(DeleteResourcePolicy::new(&policy.document(scope)?));
        } }
    };
}

whole_policy_requests! { FunctionPolicyRef and FunctionPolicyBuf:
    "The request that makes this the whole policy. It replaces all statements, those of AddPermission too."
}

whole_policy_requests! { WebFunctionPolicyRef and WebFunctionPolicyBuf:
    "The request that makes this the whole policy, of the API `lambda-web`. It replaces all statements: there is no request for one."
}

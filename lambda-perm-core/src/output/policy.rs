//! What a policy is rendered to: its document, and the requests that make it.

use super::{
    AddLayerVersionPermission, AddPermission, Document, Scope, ScopeError,
    request::{DeleteResourcePolicy, GetResourcePolicy, PutResourcePolicy},
};
use crate::{
    permission::{FunctionPermission, LayerVersionPermission},
    policy::{KnownPermissions, Policy},
};

impl<C: KnownPermissions> Policy<C> {
    /// The document as Lambda stores it. Where [`json`](Self::json) has it, this is the same.
    ///
    /// # Errors
    ///
    /// When the function or layer is not given as a full ARN and the scope does not complete it, or contradicts it or a
    /// permission.
    pub fn document<'a>(&'a self, scope: &Scope<'a>) -> Result<Document<'a, C::Statements<'a>>, ScopeError> {
        Ok(Document::new(self.permissions.statements(scope)?))
    }
}

impl<S: AsRef<str> + Clone, C: KnownPermissions<Permission = FunctionPermission<S>>> Policy<C> {
    /// The requests that add the statements, in order. Send one after the other: Lambda refuses some of those that arrive
    /// at once, with a conflict.
    pub fn add_permissions<'a>(&'a self) -> impl Iterator<Item = AddPermission<'a>>
    where
        S: 'a,
    {
        self.permissions.as_slice().iter().map(FunctionPermission::add_permission)
    }

    /// The request that makes this the whole policy. It replaces all statements, those of AddPermission too.
    ///
    /// # Errors
    ///
    /// When the function is not given as a full ARN and the scope does not complete it, or contradicts it or a permission.
    pub fn put_resource_policy<'a>(&'a self, scope: &Scope<'a>) -> Result<PutResourcePolicy<'a>, ScopeError> {
        let document = self.document(scope)?;
        Ok(PutResourcePolicy::new(document.statements(), document.to_json()))
    }

    /// The request that reads the whole policy.
    ///
    /// # Errors
    ///
    /// As for [`put_resource_policy`](Self::put_resource_policy).
    pub fn get_resource_policy<'a>(&'a self, scope: &Scope<'a>) -> Result<GetResourcePolicy, ScopeError> {
        Ok(GetResourcePolicy::new(self.document(scope)?.statements()))
    }

    /// The request that removes the whole policy.
    ///
    /// # Errors
    ///
    /// As for [`put_resource_policy`](Self::put_resource_policy).
    pub fn delete_resource_policy<'a>(&'a self, scope: &Scope<'a>) -> Result<DeleteResourcePolicy<'a>, ScopeError> {
        Ok(DeleteResourcePolicy::new(self.document(scope)?.statements()))
    }
}

impl<S: AsRef<str> + Clone, C: KnownPermissions<Permission = LayerVersionPermission<S>>> Policy<C> {
    /// The requests that add the statements, in order.
    pub fn add_layer_version_permissions<'a>(&'a self) -> impl Iterator<Item = AddLayerVersionPermission<'a>>
    where
        S: 'a,
    {
        self.permissions.as_slice().iter().map(LayerVersionPermission::add_layer_version_permission)
    }
}

//! The requests of `lambda-perm` as those of the SDK.

#[cfg(feature = "web")]
mod web;

use aws_sdk_lambda::{
    operation::{
        add_layer_version_permission::builders::AddLayerVersionPermissionInputBuilder,
        add_permission::builders::AddPermissionInputBuilder,
        delete_resource_policy::builders::DeleteResourcePolicyInputBuilder,
        get_layer_version_policy::builders::GetLayerVersionPolicyInputBuilder,
        get_policy::builders::GetPolicyInputBuilder, get_resource_policy::builders::GetResourcePolicyInputBuilder,
        put_resource_policy::builders::PutResourcePolicyInputBuilder,
        remove_layer_version_permission::builders::RemoveLayerVersionPermissionInputBuilder,
        remove_permission::builders::RemovePermissionInputBuilder,
    },
    types::FunctionUrlAuthType,
};
use lambda_perm::{
    LayerVersion,
    output::{
        AddLayerVersionPermission, AddLayerVersionPermissionInput, AddPermission, AddPermissionInput,
        DeleteResourcePolicy, DeleteResourcePolicyInput, GetLayerVersionPolicy, GetLayerVersionPolicyInput, GetPolicy,
        GetPolicyInput, GetResourcePolicy, GetResourcePolicyInput, PutResourcePolicy, PutResourcePolicyInput,
        RemoveLayerVersionPermission, RemoveLayerVersionPermissionInput, RemovePermission, RemovePermissionInput,
    },
};

#[cfg(feature = "web")]
pub use web::ToWebSdk;

mod sealed {
    pub trait Sealed {}
}

/// A request that the SDK can send.
///
/// All of the request is in the result: a parameter that AWS adds does not compile here until it is mapped.
///
/// ```no_run
/// use lambda_perm::{FunctionPermission, grant};
/// use lambda_perm_aws::ToSdk;
///
/// const SITE: FunctionPermission = grant!(
///     function_name = "site",
///     statement_id = "partner",
///     action = InvokeFunction,
///     principal = "111122223333",
/// );
///
/// # async fn add(client: &aws_sdk_lambda::Client) -> Result<(), aws_sdk_lambda::Error> {
/// SITE.add_permission().to_sdk().send_with(client).await?;
/// # Ok(())
/// # }
/// ```
pub trait ToSdk: sealed::Sealed {
    /// The SDK's builder of the operation's input. Its method `send_with` sends it.
    type Input;

    /// The request as the SDK's input.
    fn to_sdk(&self) -> Self::Input;
}

/// Each request with the builder, the struct of its values without `..`, and the builder with all of these.
macro_rules! mapped {
    (
        $to:ident::$method:ident:
        $($request:ident => $builder:ident: $input:ident { $($field:ident),* } = $set:expr;)*
    ) => {
        $(
            impl $to for $request<'_> {
                type Input = $builder;

                fn $method(&self) -> $builder {
                    let $input { $($field),* } = self.input();
                    $set
                }
            }
        )*
    };
}
#[cfg(feature = "web")]
use mapped;

macro_rules! seal {
    ($($request:ident)*) => {
        $(impl sealed::Sealed for $request<'_> {})*
    };
}

seal! {
    AddPermission RemovePermission GetPolicy
    AddLayerVersionPermission RemoveLayerVersionPermission GetLayerVersionPolicy
    PutResourcePolicy GetResourcePolicy DeleteResourcePolicy
}

mapped! { ToSdk::to_sdk:
    AddPermission => AddPermissionInputBuilder: AddPermissionInput {
        function_name, qualifier, statement_id, action, principal, source_arn, source_account, event_source_token,
        principal_org_id, function_url_auth_type, invoked_via_function_url, revision_id
    } = AddPermissionInputBuilder::default()
        .function_name(function_name.as_str())
        .set_qualifier(qualifier.map(|qualifier| qualifier.as_str().into()))
        .statement_id(statement_id.as_str())
        .action(action.as_str())
        .principal(principal.as_str())
        .set_source_arn(source_arn.map(|arn| arn.as_str().into()))
        .set_source_account(source_account.map(|account| account.as_str().into()))
        .set_event_source_token(event_source_token.map(|token| token.as_str().into()))
        .set_principal_org_id(principal_org_id.map(|organization| organization.as_str().into()))
        .set_function_url_auth_type(function_url_auth_type.map(|auth| FunctionUrlAuthType::from(auth.as_str())))
        .set_invoked_via_function_url(invoked_via_function_url)
        .set_revision_id(revision_id.map(|revision| revision.as_str().into()));
    RemovePermission => RemovePermissionInputBuilder: RemovePermissionInput {
        function_name, qualifier, statement_id, revision_id
    } = RemovePermissionInputBuilder::default()
        .function_name(function_name.as_str())
        .set_qualifier(qualifier.map(|qualifier| qualifier.as_str().into()))
        .statement_id(statement_id.as_str())
        .set_revision_id(revision_id.map(|revision| revision.as_str().into()));
    GetPolicy => GetPolicyInputBuilder: GetPolicyInput { function_name, qualifier } = GetPolicyInputBuilder::default()
        .function_name(function_name.as_str())
        .set_qualifier(qualifier.map(|qualifier| qualifier.as_str().into()));
    AddLayerVersionPermission => AddLayerVersionPermissionInputBuilder: AddLayerVersionPermissionInput {
        layer_name, version_number, statement_id, action, principal, organization_id, revision_id
    } = AddLayerVersionPermissionInputBuilder::default()
        .layer_name(layer_name.as_str())
        .version_number(number(version_number))
        .statement_id(statement_id.as_str())
        .action(action.as_str())
        .principal(principal.as_str())
        .set_organization_id(organization_id.map(|organization| organization.as_str().into()))
        .set_revision_id(revision_id.map(|revision| revision.as_str().into()));
    RemoveLayerVersionPermission => RemoveLayerVersionPermissionInputBuilder: RemoveLayerVersionPermissionInput {
        layer_name, version_number, statement_id, revision_id
    } = RemoveLayerVersionPermissionInputBuilder::default()
        .layer_name(layer_name.as_str())
        .version_number(number(version_number))
        .statement_id(statement_id.as_str())
        .set_revision_id(revision_id.map(|revision| revision.as_str().into()));
    GetLayerVersionPolicy => GetLayerVersionPolicyInputBuilder: GetLayerVersionPolicyInput { layer_name, version_number } =
        GetLayerVersionPolicyInputBuilder::default()
            .layer_name(layer_name.as_str())
            .version_number(number(version_number));
    PutResourcePolicy => PutResourcePolicyInputBuilder: PutResourcePolicyInput { resource_arn, policy, revision_id } =
        PutResourcePolicyInputBuilder::default()
            .resource_arn(resource_arn)
            .policy(policy)
            .set_revision_id(revision_id.map(|revision| revision.as_str().into()));
    GetResourcePolicy => GetResourcePolicyInputBuilder: GetResourcePolicyInput { resource_arn } =
        GetResourcePolicyInputBuilder::default().resource_arn(resource_arn);
    DeleteResourcePolicy => DeleteResourcePolicyInputBuilder: DeleteResourcePolicyInput { resource_arn, revision_id } =
        DeleteResourcePolicyInputBuilder::default()
            .resource_arn(resource_arn)
            .set_revision_id(revision_id.map(|revision| revision.as_str().into()));
}

/// The SDK's numbers have a sign. No layer has so many versions that it mattered.
fn number(version: LayerVersion) -> i64 {
    i64::try_from(version.get()).unwrap_or(i64::MAX)
}

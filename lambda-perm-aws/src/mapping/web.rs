//! The requests about web functions as those of the SDK of Lambda Web.

use aws_sdk_lambdaweb::operation::{
    delete_resource_policy::builders::DeleteResourcePolicyInputBuilder,
    get_resource_policy::builders::GetResourcePolicyInputBuilder,
    put_resource_policy::builders::PutResourcePolicyInputBuilder,
};
use lambda_perm::output::{
    DeleteResourcePolicy, DeleteResourcePolicyInput, GetResourcePolicy, GetResourcePolicyInput, PutResourcePolicy,
    PutResourcePolicyInput,
};

use super::{mapped, sealed};

/// A request about the policy of a web function, which the SDK of Lambda Web can send.
///
/// The types are those of the requests about functions, which have the same parameters: whose policy it is tells which SDK to send
/// it with. The other one's service refuses it.
///
/// ```no_run
/// use lambda_perm::{WebFunctionPolicy, output::Scope, policy};
/// use lambda_perm_aws::ToWebSdk;
///
/// const SITE: WebFunctionPolicy = policy!(
///     web_function = "arn:aws:lambda:us-east-2:123456789012:web-function/my-site",
///     statement(statement_id = "partner", action = InvokeWebFunctionEndpoint, principal = "111122223333"),
/// );
///
/// # async fn put(client: &aws_sdk_lambdaweb::Client) -> Result<(), Box<dyn std::error::Error>> {
/// SITE.put_resource_policy(&Scope::NONE)?.to_web_sdk().send_with(client).await?;
/// # Ok(())
/// # }
/// ```
pub trait ToWebSdk: sealed::Sealed {
    /// The SDK's builder of the operation's input. Its method `send_with` sends it.
    type Input;

    /// The request as the SDK's input.
    fn to_web_sdk(&self) -> Self::Input;
}

mapped! { ToWebSdk::to_web_sdk:
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

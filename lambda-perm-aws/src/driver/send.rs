//! Sends the requests of a run.

use aws_sdk_lambda::Client;
use lambda_perm::plan::{ReadRequest, StepRequest};

use super::reply::Reply;
use crate::mapping::ToSdk;

/// Sends a request that changes the policy.
pub(super) async fn step(client: &Client, request: &StepRequest<'_>) -> Reply {
    macro_rules! send {
        ($request:expr) => {
            Reply::new($request.to_sdk().send_with(client).await, |_| (None, None))
        };
    }
    match request {
        StepRequest::AddPermission(request) => send!(request),
        StepRequest::RemovePermission(request) => send!(request),
        StepRequest::AddLayerVersionPermission(request) => send!(request),
        StepRequest::RemoveLayerVersionPermission(request) => send!(request),
        StepRequest::PutResourcePolicy(request) => send!(request),
        StepRequest::DeleteResourcePolicy(request) => send!(request),
    }
}

/// Sends a request that reads the policy.
pub(super) async fn read(client: &Client, request: &ReadRequest<'_>) -> Reply {
    macro_rules! send {
        ($request:expr) => {
            Reply::new($request.to_sdk().send_with(client).await, |answer| (answer.policy, answer.revision_id))
        };
    }
    match request {
        ReadRequest::GetPolicy(request) => send!(request),
        ReadRequest::GetLayerVersionPolicy(request) => send!(request),
        ReadRequest::GetResourcePolicy(request) => send!(request),
    }
}

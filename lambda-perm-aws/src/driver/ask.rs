//! What GetFunction and GetLayerVersion tell beyond policies. GetFunction has a quota of its own, of 100 a second.
//!
//! Source: Lambda quotas, API requests.

use aws_sdk_lambda::{
    Client,
    types::{LastUpdateStatus, State},
};
use lambda_perm::{AccountId, facts::answers::AnswerClass};

use super::reply::{Failure, Reply};
use crate::policy::sealed::Named;

/// Whether the function is being made or changed. `false` where it cannot be told.
pub(super) async fn is_busy(client: &Client, resource: &str) -> bool {
    let answer = client.get_function().function_name(resource).send().await;
    let configuration = answer.ok().and_then(|answer| answer.configuration);
    configuration.is_some_and(|function| {
        function.state == Some(State::Pending) || function.last_update_status == Some(LastUpdateStatus::InProgress)
    })
}

/// Whether there is certainly no such function or layer version.
pub(super) async fn is_missing(client: &Client, resource: &str) -> bool {
    let reply = if is_layer(resource) {
        Reply::new(client.get_layer_version_by_arn().arn(resource).send().await, |_| (None, None))
    } else {
        Reply::new(client.get_function().function_name(resource).send().await, |_| (None, None))
    };
    reply.failure().and_then(Failure::class) == Some(AnswerClass::NotFound)
}

fn is_layer(resource: &str) -> bool {
    resource.split(':').nth(5) == Some("layer")
}

/// The account of a function or layer that is named without one.
pub(crate) async fn account(client: &Client, named: Named) -> Result<Option<AccountId>, Failure> {
    let reply = match named {
        Named::Function { name, qualifier } => {
            Reply::new(client.get_function().function_name(name).set_qualifier(qualifier).send().await, |answer| {
                (answer.configuration.and_then(|function| function.function_arn), None)
            })
        }
        Named::LayerVersion { name, version } => {
            let version = i64::try_from(version).unwrap_or(i64::MAX);
            Reply::new(client.get_layer_version().layer_name(name).version_number(version).send().await, |answer| {
                (answer.layer_version_arn, None)
            })
        }
    };
    match reply {
        Reply::Ok { body: arn, .. } => Ok(arn.split(':').nth(4).and_then(|account| AccountId::parse(account).ok())),
        Reply::Failed(failure) => Err(failure),
    }
}

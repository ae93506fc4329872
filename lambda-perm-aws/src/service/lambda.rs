//! Lambda, which keeps the policies of functions and layer versions.

use aws_sdk_lambda::{
    Client,
    types::{FunctionConfiguration, LastUpdateStatus, State},
};
use futures_util::{FutureExt, future::BoxFuture};
use lambda_perm::plan::{ReadRequest, StepRequest};

use super::{
    Api, Described,
    reply::{Failure, Reply},
};
use crate::{mapping::ToSdk, named::Named};

impl Api for Client {
    fn send<'a>(&'a self, request: &'a StepRequest<'_>) -> BoxFuture<'a, Reply> {
        macro_rules! send {
            ($request:expr) => {
                Reply::new($request.to_sdk().send_with(self).await, |_| (None, None))
            };
        }
        async move {
            match request {
                StepRequest::AddPermission(request) => send!(request),
                StepRequest::RemovePermission(request) => send!(request),
                StepRequest::AddLayerVersionPermission(request) => send!(request),
                StepRequest::RemoveLayerVersionPermission(request) => send!(request),
                StepRequest::PutResourcePolicy(request) => send!(request),
                StepRequest::DeleteResourcePolicy(request) => send!(request),
            }
        }
        .boxed()
    }

    fn read<'a>(&'a self, request: &'a ReadRequest<'_>) -> BoxFuture<'a, Reply> {
        macro_rules! send {
            ($request:expr) => {
                Reply::new($request.to_sdk().send_with(self).await, |answer| (answer.policy, answer.revision_id))
            };
        }
        async move {
            match request {
                ReadRequest::GetPolicy(request) => send!(request),
                ReadRequest::GetLayerVersionPolicy(request) => send!(request),
                ReadRequest::GetResourcePolicy(request) => send!(request),
            }
        }
        .boxed()
    }

    /// By GetFunction, which has a quota of its own, of 100 a second, and GetLayerVersion.
    ///
    /// Source: Lambda quotas, API requests.
    fn describe<'a>(&'a self, named: &'a Named) -> BoxFuture<'a, Result<Described, Failure>> {
        async move {
            match named {
                Named::Function { name, qualifier } => {
                    let request = self.get_function().function_name(name).set_qualifier(qualifier.clone());
                    let function = request.send().await?.configuration;
                    let is_busy = function.as_ref().is_some_and(is_busy);
                    Ok(Described { arn: function.and_then(|function| function.function_arn), is_busy })
                }
                Named::LayerVersion { name, version } => {
                    let version = i64::try_from(*version).unwrap_or(i64::MAX);
                    let answer = self.get_layer_version().layer_name(name).version_number(version).send().await?;
                    Ok(Described { arn: answer.layer_version_arn, is_busy: false })
                }
                #[cfg(feature = "web")]
                Named::WebFunction { .. } => Err(Failure::of_another_service()),
            }
        }
        .boxed()
    }
}

fn is_busy(function: &FunctionConfiguration) -> bool {
    function.state == Some(State::Pending) || function.last_update_status == Some(LastUpdateStatus::InProgress)
}

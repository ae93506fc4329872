//! Lambda Web, which keeps the policies of web functions, each as a whole.

use aws_sdk_lambdaweb::Client;
use futures_util::{FutureExt, future::BoxFuture};
use lambda_perm::plan::{ReadRequest, StepRequest};

use super::{
    Api, Described,
    reply::{Failure, Reply},
};
use crate::{mapping::ToWebSdk, named::Named};

impl Api for Client {
    fn send<'a>(&'a self, request: &'a StepRequest<'_>) -> BoxFuture<'a, Reply> {
        macro_rules! send {
            ($request:expr) => {
                Reply::new($request.to_web_sdk().send_with(self).await, |_| (None, None))
            };
        }
        async move {
            match request {
                StepRequest::PutResourcePolicy(request) => send!(request),
                StepRequest::DeleteResourcePolicy(request) => send!(request),
                StepRequest::AddPermission(_)
                | StepRequest::RemovePermission(_)
                | StepRequest::AddLayerVersionPermission(_)
                | StepRequest::RemoveLayerVersionPermission(_) => Reply::Failed(Failure::of_another_service()),
            }
        }
        .boxed()
    }

    fn read<'a>(&'a self, request: &'a ReadRequest<'_>) -> BoxFuture<'a, Reply> {
        async move {
            match request {
                ReadRequest::GetResourcePolicy(request) => {
                    let answer = request.to_web_sdk().send_with(self).await;
                    Reply::new(answer, |answer| (Some(answer.policy), Some(answer.revision_id)))
                }
                ReadRequest::GetPolicy(_) | ReadRequest::GetLayerVersionPolicy(_) => {
                    Reply::Failed(Failure::of_another_service())
                }
            }
        }
        .boxed()
    }

    fn describe<'a>(&'a self, named: &'a Named) -> BoxFuture<'a, Result<Described, Failure>> {
        async move {
            let Named::WebFunction { name } = named else { return Err(Failure::of_another_service()) };
            let answer = self.get_web_function().function_name(name).send().await?;
            // What is being changed answers with a conflict like any other, so nobody asks for this.
            Ok(Described { arn: Some(answer.function_arn), is_busy: false })
        }
        .boxed()
    }
}

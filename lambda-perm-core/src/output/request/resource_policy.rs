//! The requests for whole policies: of functions, versions and aliases, for which Lambda takes them since August 2026, and of web
//! functions, which have no others.

use alloc::string::String;

use super::{Given, ParameterValue, request};
use crate::{
    facts::{
        operations::{
            DELETE_RESOURCE_POLICY, DELETE_WEB_FUNCTION_POLICY, GET_RESOURCE_POLICY, GET_WEB_FUNCTION_POLICY,
            Operation, PUT_RESOURCE_POLICY, PUT_WEB_FUNCTION_POLICY,
        },
        parameters::Target,
    },
    output::Document,
    value::{NameParts, RevisionIdRef, function_name},
};

macro_rules! policy_request {
    (
        $(#[$attribute:meta])*
        $name:ident, $operation:ident or $of_web_function:ident, $input:ident $(, revision_from $get:literal)?
    ) => {
        $(#[$attribute])*
        ///
        /// For a web function it is a request to another API, `lambda-web`: [`operation`](Self::operation) says which.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name<'a> {
            operation: &'static Operation,
            pub(super) resource_arn: String,
            /// The document, only in the request that sends it.
            pub(super) policy: String,
            pub(super) revision_id: Option<RevisionIdRef<'a>>,
        }

        request!($name, $input of '_ $(, revision_from $get)?);

        impl $name<'_> {
            pub(crate) fn new(document: &Document<'_>) -> Self {
                let policy = match $operation.member("Policy") {
                    Some(_) => document.to_json(),
                    None => String::new(),
                };
                Self::of_text(document.resource_arn(), policy)
            }

            /// A request about a policy that may be more than our statements. One that sends no document has none.
            pub(crate) fn of_text(resource_arn: String, policy: String) -> Self {
                let operation = if is_web_function(&resource_arn) { &$of_web_function } else { &$operation };
                Self { operation, resource_arn, policy, revision_id: None }
            }

            /// The requested operation, of the API that the resource belongs to.
            pub const fn operation(&self) -> &'static Operation {
                self.operation
            }

            const fn region(&self) -> Option<&str> {
                function_name::scope(self.resource_arn.as_str()).region
            }

            fn members(&self) -> Given<'_> {
                let given = [
                    ("ResourceArn", Some(self.resource_arn.as_str())),
                    ("Policy", Some(self.policy.as_str())),
                    ("RevisionId", self.revision_id.map(RevisionIdRef::as_str)),
                ];
                // The two APIs name them alike but for the first letter.
                let member = |name: &str| {
                    self.operation.parameters.iter().find(|member| member.name.eq_ignore_ascii_case(name))
                };
                let given = given.into_iter().filter_map(|(name, text)| Some((member(name)?, text?)));
                given.map(|(member, text)| (member, ParameterValue::Text(text))).collect()
            }
        }
    };
}

fn is_web_function(arn: &str) -> bool {
    NameParts::split(Target::WebFunction, arn).is_some_and(|named| named.scope.is_of_arn())
}

policy_request! {
    /// A PutResourcePolicy request. Without a revision, changes that others have made in the meantime are lost.
    PutResourcePolicy, PUT_RESOURCE_POLICY or PUT_WEB_FUNCTION_POLICY, PutResourcePolicyInput,
        revision_from "GetResourcePolicy"
}

policy_request! {
    /// A GetResourcePolicy request.
    GetResourcePolicy, GET_RESOURCE_POLICY or GET_WEB_FUNCTION_POLICY, GetResourcePolicyInput
}

policy_request! {
    /// A DeleteResourcePolicy request.
    DeleteResourcePolicy, DELETE_RESOURCE_POLICY or DELETE_WEB_FUNCTION_POLICY, DeleteResourcePolicyInput,
        revision_from "GetResourcePolicy"
}

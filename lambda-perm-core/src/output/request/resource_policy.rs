//! The requests for whole policies, which Lambda takes for functions, versions and aliases since August 2026.

use alloc::string::String;

use super::{Given, ParameterValue, request};
use crate::{
    facts::operations::{DELETE_RESOURCE_POLICY, GET_RESOURCE_POLICY, PUT_RESOURCE_POLICY},
    output::Document,
    value::{RevisionIdRef, function_name},
};

macro_rules! policy_request {
    ($(#[$attribute:meta])* $name:ident, $operation:ident, $input:ident $(, revision_from $get:literal)?) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name<'a> {
            pub(super) resource_arn: String,
            /// The document, only in the request that sends it.
            pub(super) policy: String,
            pub(super) revision_id: Option<RevisionIdRef<'a>>,
        }

        request!($name, $operation, $input of '_ $(, revision_from $get)?);

        impl $name<'_> {
            pub(crate) fn new(document: &Document<'_>) -> Self {
                let policy = match $operation.member("Policy") {
                    Some(_) => document.to_json(),
                    None => String::new(),
                };
                Self { resource_arn: document.resource_arn(), policy, revision_id: None }
            }

            /// A request about a policy that is more than our statements. One that sends no document has none.
            #[cfg(feature = "document")]
            pub(crate) const fn of_text(resource_arn: String, policy: String) -> Self {
                Self { resource_arn, policy, revision_id: None }
            }

            const fn region(&self) -> Option<&str> {
                function_name::scope(self.resource_arn.as_str()).region
            }

            fn members(&self) -> Given<'_> {
                let revision = self.revision_id.map(RevisionIdRef::as_str);
                let given = [
                    ("ResourceArn", Some(self.resource_arn.as_str())),
                    ("Policy", Some(self.policy.as_str())),
                    ("RevisionId", revision),
                ];
                let given = given.into_iter().filter_map(|(name, text)| Some(($operation.member(name)?, text?)));
                given.map(|(member, text)| (member, ParameterValue::Text(text))).collect()
            }
        }
    };
}

policy_request! {
    /// A PutResourcePolicy request. Without a revision, changes that others have made in the meantime are lost.
    PutResourcePolicy, PUT_RESOURCE_POLICY, PutResourcePolicyInput, revision_from "GetResourcePolicy"
}

policy_request! {
    /// A GetResourcePolicy request.
    GetResourcePolicy, GET_RESOURCE_POLICY, GetResourcePolicyInput
}

policy_request! {
    /// A DeleteResourcePolicy request.
    DeleteResourcePolicy, DELETE_RESOURCE_POLICY, DeleteResourcePolicyInput, revision_from "GetResourcePolicy"
}

//! The requests of a plan, of which each step has one.

use alloc::{string::String, vec::Vec};

use crate::{
    facts::operations::Operation,
    output::{
        AddLayerVersionPermission, AddPermission, DeleteResourcePolicy, GetLayerVersionPolicy, GetPolicy,
        GetResourcePolicy, HttpRequest, PutResourcePolicy, RemoveLayerVersionPermission, RemovePermission,
    },
    value::RevisionIdRef,
};

/// One of several requests, with the formats that all requests have.
macro_rules! one_of {
    ($(#[$attribute:meta])* $name:ident { $($(#[$doc:meta])* $request:ident,)* }) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $name<'a> {
            $($(#[$doc])* $request($request<'a>),)*
        }

        impl $name<'_> {
            /// The requested operation.
            pub const fn operation(&self) -> &'static Operation {
                match self { $(Self::$request(request) => request.operation(),)* }
            }

            /// The parameters as compact JSON: what `--cli-input-json` and the SDKs take.
            pub fn parameters(&self) -> String {
                match self { $(Self::$request(request) => request.parameters(),)* }
            }

            /// The parameters as a JSON value, for programs that work with it.
            #[cfg(feature = "json")]
            pub fn to_value(&self) -> serde_json::Value {
                match self { $(Self::$request(request) => request.to_value(),)* }
            }

            /// The words of a call of the AWS CLI, `aws` first.
            pub fn command_line(&self) -> Vec<String> {
                match self { $(Self::$request(request) => request.command_line(),)* }
            }

            /// A call of the AWS CLI as one line for a POSIX shell.
            pub fn shell_line(&self) -> String {
                match self { $(Self::$request(request) => request.shell_line(),)* }
            }

            /// The HTTP request, without host and signature.
            pub fn http(&self) -> HttpRequest {
                match self { $(Self::$request(request) => request.http(),)* }
            }
        }
    };
}

one_of! {
    /// The request of a step.
    StepRequest {
        /// Adds a statement to the policy of a function.
        AddPermission,
        /// Removes one.
        RemovePermission,
        /// Adds a statement to the policy of a layer version.
        AddLayerVersionPermission,
        /// Removes one.
        RemoveLayerVersionPermission,
        /// Replaces the whole policy of a function or a web function.
        PutResourcePolicy,
        /// Removes it.
        DeleteResourcePolicy,
    }
}

one_of! {
    /// A request that reads the policy.
    ReadRequest {
        /// Reads the policy of a function.
        GetPolicy,
        /// Reads the policy of a layer version.
        GetLayerVersionPolicy,
        /// Reads the policy of a function or a web function, for PutResourcePolicy.
        GetResourcePolicy,
    }
}

impl<'a> StepRequest<'a> {
    /// Makes the request fail unless the policy's revision is this one.
    #[must_use]
    pub fn revision_id(self, revision: RevisionIdRef<'a>) -> Self {
        match self {
            Self::AddPermission(request) => Self::AddPermission(request.revision_id(revision)),
            Self::RemovePermission(request) => Self::RemovePermission(request.revision_id(revision)),
            Self::AddLayerVersionPermission(request) => Self::AddLayerVersionPermission(request.revision_id(revision)),
            Self::RemoveLayerVersionPermission(request) => {
                Self::RemoveLayerVersionPermission(request.revision_id(revision))
            }
            Self::PutResourcePolicy(request) => Self::PutResourcePolicy(request.revision_id(revision)),
            Self::DeleteResourcePolicy(request) => Self::DeleteResourcePolicy(request.revision_id(revision)),
        }
    }
}

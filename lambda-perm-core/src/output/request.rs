//! Requests to the Lambda API: parameters, a command line of the AWS CLI, and HTTP.

mod command_line;
mod function;
mod http;
mod layer_version;
mod resource_policy;

pub use function::{AddPermission, GetPolicy, RemovePermission};
pub use http::HttpRequest;
pub use layer_version::{AddLayerVersionPermission, GetLayerVersionPolicy, RemoveLayerVersionPermission};
pub use resource_policy::{DeleteResourcePolicy, GetResourcePolicy, PutResourcePolicy};

use alloc::{string::String, vec::Vec};

use super::json::Sink;
use crate::{
    facts::operations::{Operation, Parameter},
    value::RevisionId,
};

/// The value of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterValue<'a> {
    /// A string.
    Text(&'a str),
    /// A whole number.
    Number(u64),
    /// `true` or `false`.
    Boolean(bool),
}

/// What every request can be rendered to. The request has an `optional_parameters` with its parameters, and a `region` with the
/// Region that the name of what it is about tells.
///
/// What travels where, and how the AWS CLI calls it, comes from `facts::operations`.
macro_rules! request {
    ($type:ty, $operation:ident) => {
        impl $type {
            /// The operation that is requested.
            pub const fn operation(&self) -> &'static $crate::facts::operations::Operation {
                &$operation
            }

            /// The parameters that are given, by the API's names.
            pub fn given(&self) -> Vec<(&'static str, ParameterValue<'_>)> {
                self.optional_parameters().into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
            }

            /// The parameters as compact JSON: what `--cli-input-json` and the SDKs take.
            pub fn parameters(&self) -> alloc::string::String {
                super::object(self.given())
            }

            /// The parameters as a JSON value, for programs that go on with it.
            #[cfg(feature = "json")]
            pub fn to_value(&self) -> serde_json::Value {
                self.given().into_iter().map(|(name, value)| (name, serde_json::json!(value))).collect()
            }

            /// The parameters as JSON with line breaks, for people.
            pub fn parameters_pretty(&self) -> alloc::string::String {
                $crate::output::pretty::pretty(&self.parameters())
            }

            /// The words of a call of the AWS CLI, `aws` first, to be run without a shell. Where the name of what it is about tells
            /// the Region, so does the call.
            pub fn command_line(&self) -> Vec<alloc::string::String> {
                super::command_line::words(self.operation(), self.given(), self.region())
            }

            /// A call of the AWS CLI as one line for a POSIX shell.
            pub fn shell_line(&self) -> alloc::string::String {
                super::command_line::quote(&self.command_line())
            }

            /// The HTTP request, without host and signature, for tools that sign requests themselves.
            pub fn http(&self) -> super::HttpRequest {
                super::http::request(self.operation(), self.given())
            }
        }
    };
    ($type:ident, $operation:ident, revision_from $get:literal) => {
        request!($type<'_>, $operation);

        impl<'a> $type<'a> {
            #[doc = concat!("Makes the request fail unless the policy's revision is this one, which ", $get, " returns.")]
            #[must_use]
            pub const fn revision_id(mut self, revision_id: RevisionId<&'a str>) -> Self {
                self.revision_id = Some(revision_id);
                self
            }
        }
    };
}
use request;

const fn revision(id: RevisionId<&str>) -> ParameterValue<'_> {
    ParameterValue::Text(id.as_str())
}

/// The value of a parameter that is absent where its text is empty.
fn optional(text: &str) -> Option<ParameterValue<'_>> {
    Some(text).filter(|text| !text.is_empty()).map(ParameterValue::Text)
}

/// The model's row of a parameter that a request gives.
fn row(operation: &'static Operation, name: &str) -> Option<&'static Parameter> {
    operation.parameters.iter().find(|parameter| parameter.name == name)
}

/// Parameters as a JSON object.
fn object(members: Vec<(&'static str, ParameterValue<'_>)>) -> String {
    let mut out = String::from("{");
    for (number, (name, value)) in members.into_iter().enumerate() {
        if number > 0 {
            out.raw(",");
        }
        out.string(name);
        out.raw(":");
        match value {
            ParameterValue::Text(text) => out.string(text),
            other => out.raw(&other.to_text()),
        }
    }
    out.raw("}");
    out
}

impl ParameterValue<'_> {
    /// The value as it stands in a path, a query or a command line.
    fn to_text(self) -> String {
        match self {
            Self::Text(text) => text.into(),
            Self::Number(number) => alloc::format!("{number}"),
            Self::Boolean(value) => alloc::format!("{value}"),
        }
    }
}

//! Requests to the Lambda API: parameters, a command line of the AWS CLI, and HTTP.

mod command_line;
mod http;
mod input;
mod resource_policy;
mod statement;

pub use http::HttpRequest;
pub use input::{
    AddLayerVersionPermissionInput, AddPermissionInput, DeleteResourcePolicyInput, GetLayerVersionPolicyInput,
    GetPolicyInput, GetResourcePolicyInput, PutResourcePolicyInput, RemoveLayerVersionPermissionInput,
    RemovePermissionInput,
};
pub use resource_policy::{DeleteResourcePolicy, GetResourcePolicy, PutResourcePolicy};
pub use statement::{
    AddLayerVersionPermission, AddPermission, GetLayerVersionPolicy, GetPolicy, RemoveLayerVersionPermission,
    RemovePermission,
};

use alloc::{string::String, vec::Vec};

use crate::{facts::operations::OperationMember, text::json::Sink};

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

/// The given parameters, each with its row of the model.
type Given<'a> = Vec<(&'static OperationMember, ParameterValue<'a>)>;

/// The formats of every request. The request has a method `operation`, `members` for its parameters, and `region` for the Region in
/// the name of its resource. Its values live for `$lives`: the life of the permission, or of the request if that owns them.
///
/// `facts::operations` says where each parameter travels, and its name in the AWS CLI.
macro_rules! request {
    ($name:ident, $input:ident of $lives:lifetime) => {
        impl<'a> $name<'a> {
            /// All values that the request may have, as a struct. If you destructure it without `..`, the compiler tells you when
            /// AWS adds a parameter.
            pub const fn input(&self) -> super::$input<$lives> {
                super::$input::of(self)
            }

            /// The given parameters, by the API's names.
            pub fn given(&self) -> alloc::vec::Vec<(&'static str, super::ParameterValue<$lives>)> {
                self.members().into_iter().map(|(member, value)| (member.name, value)).collect()
            }

            /// The parameters as compact JSON: what `--cli-input-json` and the SDKs take.
            pub fn parameters(&self) -> alloc::string::String {
                super::object(self.members(), |member| member.name)
            }

            /// The parameters as a JSON value, for programs that work with it.
            #[cfg(feature = "json")]
            pub fn to_value(&self) -> serde_json::Value {
                self.given().into_iter().map(|(name, value)| (name, serde_json::json!(value))).collect()
            }

            /// The parameters as JSON with line breaks, for people.
            pub fn parameters_pretty(&self) -> alloc::string::String {
                $crate::output::pretty::pretty(&self.parameters())
            }

            /// The words of a call of the AWS CLI, `aws` first, to run without a shell. It names the Region if the name of the
            /// resource does.
            pub fn command_line(&self) -> alloc::vec::Vec<alloc::string::String> {
                super::command_line::words(self.operation(), self.members(), self.region())
            }

            /// A call of the AWS CLI as one line for a POSIX shell.
            pub fn shell_line(&self) -> alloc::string::String {
                super::command_line::quote(&self.command_line())
            }

            /// The HTTP request, without host and signature, for tools that sign requests themselves.
            pub fn http(&self) -> super::HttpRequest {
                super::http::request(self.operation(), self.members())
            }
        }
    };
    ($name:ident, $input:ident of $lives:lifetime, revision_from $get:literal) => {
        request!($name, $input of $lives);

        impl<'a> $name<'a> {
            #[doc = concat!("Makes the request fail unless the policy's revision is this one, which ", $get, " returns.")]
            #[must_use]
            pub const fn revision_id(mut self, revision_id: $crate::value::RevisionIdRef<'a>) -> Self {
                self.revision_id = Some(revision_id);
                self
            }
        }
    };
}
use request;

/// Parameters as a JSON object, each by one of its names.
fn object(members: Given<'_>, name: fn(&OperationMember) -> &'static str) -> String {
    let mut out = String::from("{");
    for (number, (member, value)) in members.into_iter().enumerate() {
        if number > 0 {
            out.raw(",");
        }
        out.string(name(member));
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
    /// The value as text for a path, a query or a command line.
    fn to_text(self) -> String {
        match self {
            Self::Text(text) => text.into(),
            Self::Number(number) => alloc::format!("{number}"),
            Self::Boolean(value) => alloc::format!("{value}"),
        }
    }
}

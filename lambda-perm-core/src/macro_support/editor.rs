//! What editors show of the words of a call. The expansion names these where rust-analyzer reads it, and nowhere else.

pub use crate::{facts::actions::id as action, facts::parameters::key};

/// Values of which only the deployment knows all, and what stands in them.
#[allow(non_upper_case_globals, reason = "named as users write them")]
pub mod intrinsic {
    pub use crate::facts::cloudformation::intrinsic::*;

    /// A template of Terraform: text with references.
    ///
    /// `Terraform("${aws_sns_topic.orders.arn}")`
    pub const Terraform: &str = "${..}";
    /// The type of the resource, which tells what a reference to it gives.
    ///
    /// `Ref("LogicalId", of = "AWS::SNS::Topic")`
    pub const of: &str = "AWS::..::..";
}

/// What a principal may be by name.
pub mod principal {
    pub use super::intrinsic::*;
    pub use crate::facts::services::id::*;
}

/// What the ARN of a source may be made by.
pub mod source {
    pub use super::intrinsic::*;
    pub use crate::arn::*;
}

/// The auth types of function URLs, and of endpoints of web functions.
#[allow(non_upper_case_globals, reason = "named as AWS names them")]
pub mod auth_type {
    use crate::value::{FunctionUrlAuthType, WebFunctionAuthType};

    /// Everyone who knows the URL may call it; the callers are anonymous.
    pub const NONE: FunctionUrlAuthType = FunctionUrlAuthType::None;
    /// Callers sign their requests, and IAM decides.
    pub const AWS_IAM: FunctionUrlAuthType = FunctionUrlAuthType::AwsIam;
    /// Callers of the endpoint sign their requests, and IAM decides.
    pub const IamAuth: WebFunctionAuthType = WebFunctionAuthType::IamAuth;
    /// Everyone may call the endpoint, and the application decides.
    pub const ApplicationManaged: WebFunctionAuthType = WebFunctionAuthType::ApplicationManaged;
}

/// What stands beside the keys.
#[allow(non_upper_case_globals, reason = "named as users write them")]
pub mod clause {
    /// One statement of the set: `statement(statement_id = "..", action = .., principal = ..)`.
    pub const statement: () = ();
    /// Both statements that a function URL needs: `function_url(statement_id = "..", principal = "*",
    /// function_url_auth_type = NONE, ..)`.
    pub const function_url: () = ();
    /// A permission that `grant!` has made, as a statement of the set: `permission(UPLOADS)`.
    pub const permission: () = ();
    /// Exceptions: `allow(public_access, reason = "why this is right")`.
    pub const allow: () = ();
    /// The reason of an exception, a string.
    pub const reason: () = ();
}

/// What an argument begins with.
pub mod word {
    pub use super::{
        clause::{allow, function_url, permission, statement},
        key::*,
    };
}

/// What `allow` takes.
pub mod lint {
    pub use super::clause::reason;
    pub use crate::finding::lint_names::*;
}

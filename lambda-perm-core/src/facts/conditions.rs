//! The condition keys that AddPermission and AddLayerVersionPermission can write.

/// A condition key, as Lambda stores it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConditionKey {
    /// The key in the spelling that GetPolicy returns: `AWS:SourceArn`.
    pub key: &'static str,
    /// The operator that Lambda writes: `ArnLike`, `StringEquals`, `Bool`.
    pub operator: &'static str,
    /// The parameter of the request it comes from.
    pub parameter: &'static str,
    /// When a call carries it.
    pub present: &'static str,
    /// Where the facts of this row come from.
    pub source: &'static str,
}

/// The account of the source.
pub const SOURCE_ACCOUNT: ConditionKey = ConditionKey {
    key: "AWS:SourceAccount",
    operator: "StringEquals",
    parameter: "SourceAccount",
    present: "When a service calls for a resource of that account.",
    source: "recorded answers; IAM global condition keys",
};

/// The auth type of the function URL.
pub const FUNCTION_URL_AUTH_TYPE: ConditionKey = ConditionKey {
    key: "lambda:FunctionUrlAuthType",
    operator: "StringEquals",
    parameter: "FunctionUrlAuthType",
    present: "When the call comes through a function URL of that auth type.",
    source: "recorded answers; Lambda developer guide, urls-auth",
};

/// The organization of the caller.
pub const PRINCIPAL_ORG_ID: ConditionKey = ConditionKey {
    key: "aws:PrincipalOrgID",
    operator: "StringEquals",
    parameter: "PrincipalOrgID",
    present: "When the caller is an IAM identity of an account of that organization; never for services and anonymous callers.",
    source: "recorded answers; IAM global condition keys",
};

/// The token that the caller sends.
pub const EVENT_SOURCE_TOKEN: ConditionKey = ConditionKey {
    key: "lambda:EventSourceToken",
    operator: "StringEquals",
    parameter: "EventSourceToken",
    present: "When the caller sends that token: Alexa, with the skill ID.",
    source: "recorded answers; Lambda developer guide",
};

/// What stands before the UUID of a skill ID, the token that Alexa sends.
///
/// Source: Alexa developer docs; Lambda developer guide; SAM's AlexaSkill event.
pub const SKILL_ID: &str = "amzn1.ask.skill.";

/// A skill ID as messages show one.
pub const EXAMPLE_OF_SKILL_ID: &str = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555";

/// How the IDs of Alexa's first skills begin. What follows is not documented.
///
/// Source: Alexa's sample skills of 2015 and 2016.
pub const OLD_SKILL_ID: &str = "amzn1.echo-sdk-ams.app.";

/// The source.
pub const SOURCE_ARN: ConditionKey = ConditionKey {
    key: "AWS:SourceArn",
    operator: "ArnLike",
    parameter: "SourceArn",
    present: "When a service calls for that resource.",
    source: "recorded answers; IAM global condition keys",
};

/// Whether the call came through the function URL.
pub const INVOKED_VIA_FUNCTION_URL: ConditionKey = ConditionKey {
    key: "lambda:InvokedViaFunctionUrl",
    operator: "Bool",
    parameter: "InvokedViaFunctionUrl",
    present: "When the call comes through a function URL. Written for `true` only.",
    source: "recorded by go-to-k/cdkd (live, 2026-05-29); Lambda developer guide, urls-auth",
};

/// The organization of the caller, as the layer operations name it.
pub const ORGANIZATION_ID: ConditionKey = ConditionKey {
    key: "aws:PrincipalOrgID",
    operator: "StringEquals",
    parameter: "OrganizationId",
    present: "When the caller is an IAM identity of an account of that organization. The layer policies' parameter for the same key.",
    source: "Lambda developer guide; serverless/serverless issue 5761",
};

/// The condition keys, in the order in which Lambda stores them.
///
/// Recorded is `StringEquals` with account, auth type and organization in this order, then `ArnLike`. Where the token and
/// `Bool` stand among others is not recorded; they come last in `StringEquals` and last of all here.
pub const CONDITION_KEYS: &[ConditionKey] = &[
    SOURCE_ACCOUNT,
    FUNCTION_URL_AUTH_TYPE,
    PRINCIPAL_ORG_ID,
    EVENT_SOURCE_TOKEN,
    SOURCE_ARN,
    INVOKED_VIA_FUNCTION_URL,
    ORGANIZATION_ID,
];

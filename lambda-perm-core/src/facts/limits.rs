//! Lengths and quotas. The patterns stand beside the values that they are for, and with all lengths of the API's model in
//! [`operations`](super::operations).

/// The number of digits of an account ID.
///
/// Source: shape `SourceOwner` of the Lambda service model.
pub const ACCOUNT_ID_LENGTH: usize = 12;

/// Whether the text is the ID of an account: twelve digits.
pub(crate) const fn is_account_id(text: &str) -> bool {
    matches!(behind_account(text.as_bytes()), Some([]))
}

/// What stands behind the ID of an account: a pattern takes const evaluation half as long as a loop.
pub(crate) const fn behind_account(text: &[u8]) -> Option<&[u8]> {
    match text {
        [
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            behind @ ..,
        ] => Some(behind),
        _ => None,
    }
}

/// The most characters of a statement ID.
///
/// Source: shape `StatementId` of the Lambda service model.
pub const STATEMENT_ID_LENGTH: usize = 100;

/// The longest name that CreateFunction takes. AddPermission's own limit, for all forms of the name, is 256.
///
/// Source: the doc strings of the Lambda service model; recorded length errors of CreateFunction.
pub const FUNCTION_NAME_LENGTH: usize = 64;

/// The most characters of a version or alias.
///
/// Source: `Qualifier` and shape `Alias` of the Lambda service model.
pub const QUALIFIER_LENGTH: usize = 128;

/// The longest name of a layer.
///
/// Source: shape `LayerNameOrArn` of the Lambda service model.
pub const LAYER_NAME_LENGTH: usize = 140;

/// The longest name of a web function, and of an endpoint of one.
///
/// Source: the doc strings of CreateWebFunction and CreateWebFunctionEndpoint in the service model of Lambda Web.
pub const WEB_FUNCTION_NAME_LENGTH: usize = 64;

/// The most characters of an action.
///
/// Source: shape `Action` of the Lambda service model.
pub const ACTION_LENGTH: usize = 10_000;

/// The most characters of a principal of a function.
///
/// Source: shape `Principal` of the Lambda service model.
pub const PRINCIPAL_LENGTH: usize = 2048;

/// The most characters of a source ARN.
///
/// Source: shape `Arn` of the Lambda service model.
pub const SOURCE_ARN_LENGTH: usize = 10_000;

/// The most characters of an event source token.
///
/// Source: shape `EventSourceToken` of the Lambda service model.
pub const EVENT_SOURCE_TOKEN_LENGTH: usize = 256;

/// The fewest and the most characters of an organization ID behind `o-`.
///
/// Source: shapes `PrincipalOrgID` and `OrganizationId` of the Lambda service model.
pub const ORGANIZATION_ID_LENGTHS: (usize, usize) = (10, 32);

/// The most bytes of a stored policy document. 20,480 bytes pass, 20,481 do not.
///
/// Source: `The final policy size (20485) is bigger than the limit (20480).` in public logs.
pub const POLICY_SIZE: usize = 20_480;

/// Requests a second for GetPolicy, by account and Region.
///
/// Source: Lambda developer guide, gettingstarted-limits.
pub const GET_POLICY_RATE: u32 = 15;

/// Requests a second for all other control-plane operations together, AddPermission among them.
///
/// Source: Lambda developer guide, gettingstarted-limits.
pub const CONTROL_PLANE_RATE: u32 = 15;

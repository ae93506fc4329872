//! Lengths and quotas that the patterns of the API do not tell.

/// The longest name that CreateFunction takes. AddPermission's own limit, for all forms of the name, is 256.
///
/// Source: the doc strings of the Lambda service model; recorded length errors of CreateFunction.
pub const FUNCTION_NAME_LENGTH: usize = 64;

/// The longest name of a layer.
///
/// Source: shape `LayerNameOrArn` of the Lambda service model.
pub const LAYER_NAME_LENGTH: usize = 140;

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

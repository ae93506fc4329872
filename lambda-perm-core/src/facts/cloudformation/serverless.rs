//! What SAM makes of its resources, as far as permissions go.

use crate::facts::parameters::Key;

/// The transform by which a template is one of SAM.
///
/// Source: SAM developer guide, sam-specification-template-anatomy.
pub const TRANSFORM: &str = "AWS::Serverless-2016-10-31";

/// The type of a function of SAM.
pub const FUNCTION: &str = "AWS::Serverless::Function";

/// The type of a nested application.
pub const APPLICATION: &str = "AWS::Serverless::Application";

/// The value of `AuthType` in a `FunctionUrlConfig` for which SAM makes permissions.
pub const PUBLIC_AUTH_TYPE: &str = "NONE";

/// The permissions that SAM makes for a function URL without authentication, by their values. They are for the alias of
/// `AutoPublishAlias`, where the function has that, and else for the function.
///
/// Source: aws-sam-translator 1.115.0, `_construct_url_permission` and `_construct_invoke_permission`.
pub static PUBLIC_URL_PERMISSIONS: [&[(Key, &str)]; 2] = [
    &[(Key::Action, "lambda:InvokeFunctionUrl"), (Key::Principal, "*"), (Key::FunctionUrlAuthType, PUBLIC_AUTH_TYPE)],
    &[(Key::Action, "lambda:InvokeFunction"), (Key::Principal, "*"), (Key::InvokedViaFunctionUrl, "true")],
];

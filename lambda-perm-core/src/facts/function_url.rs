//! What tools make for the URL of a function.

use super::parameters::Key;

/// The auth type of a URL that anyone may call, for which SAM and Terraform make permissions.
pub const PUBLIC_AUTH_TYPE: &str = "NONE";

/// The permissions that they make for it, by their values. SAM makes them for the alias of `AutoPublishAlias`, where the function has
/// that, and else for the function.
///
/// Source: aws-sam-translator 1.115.0, `_construct_url_permission` and `_construct_invoke_permission`;
/// hashicorp/terraform-provider-aws, internal/service/lambda/function_url.go, pull request 44858.
pub static PUBLIC_URL_PERMISSIONS: [&[(Key, &str)]; 2] = [
    &[(Key::Action, "lambda:InvokeFunctionUrl"), (Key::Principal, "*"), (Key::FunctionUrlAuthType, PUBLIC_AUTH_TYPE)],
    &[(Key::Action, "lambda:InvokeFunction"), (Key::Principal, "*"), (Key::InvokedViaFunctionUrl, "true")],
];

/// The IDs that Terraform gives them. Providers before the second one was needed make the first alone.
///
/// Source: as above.
pub static TERRAFORM_STATEMENT_IDS: [&str; 2] = ["FunctionURLAllowPublicAccess", "FunctionURLAllowInvokeAction"];

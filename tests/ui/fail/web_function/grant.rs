//! There is no AddPermission for web functions: the whole policy is the only form.

use lambda_perm::{WebFunctionPermission, grant, try_grant};

const SITE: WebFunctionPermission = grant!(
    web_function = "my-site",
    statement_id = "cdn",
    action = InvokeWebFunctionEndpoint,
    principal = cloudfront,
    source_arn = "arn:aws:cloudfront::123456789012:distribution/E1",
);

fn main() {
    let name = String::from("my-site");
    let _ = try_grant!(
        web_function = name,
        statement_id = "cdn",
        action = InvokeWebFunctionEndpoint,
        principal = "210987654321",
    );
}

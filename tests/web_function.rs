//! The policies of web functions: statements, outputs, documents and plans. What their rules find is a part of the table of cases.

mod document;
mod output;
mod plan;
mod properties;
mod set;

use lambda_perm::{WebFunctionPolicy, policy};

const WEB_FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:web-function/my-site";
const DISTRIBUTION: &str = "arn:aws:cloudfront::123456789012:distribution/E2QWRUHAPOMQZL";

/// A statement for one endpoint, one for all, and one about the web function itself.
const SITE: WebFunctionPolicy = policy!(
    web_function = "arn:aws:lambda:us-east-2:123456789012:web-function/my-site",
    statement(
        statement_id = "cdn",
        action = InvokeWebFunctionEndpoint,
        principal = cloudfront,
        endpoint = "prod",
        source_arn = "arn:aws:cloudfront::123456789012:distribution/E2QWRUHAPOMQZL",
        source_account = "123456789012",
        web_function_auth_type = IamAuth,
    ),
    statement(
        statement_id = "organization",
        action = InvokeWebFunctionEndpoint,
        principal = "*",
        principal_org_id = "o-t194hfs8cz",
    ),
    statement(statement_id = "reader", action = GetWebFunction, principal = "arn:aws:iam::210987654321:role/ci"),
);

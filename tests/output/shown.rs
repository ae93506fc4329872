//! Permissions and policies as people read them.

use lambda_perm::{CloudFormation, FunctionPermission, FunctionPolicyBuf, LayerVersionPermission, Terraform, grant};

const UPLOADS: FunctionPermission = grant!(
    function_name = "my-function",
    qualifier = "prod",
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = "arn:aws:s3:::my-bucket",
    source_account = "123456789012",
);
const ORDERS: FunctionPermission<CloudFormation> = grant!(
    function_name = Ref("Shop"),
    statement_id = "orders",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref("Orders", of = "AWS::SNS::Topic"),
);
const TOOLS: LayerVersionPermission = grant!(
    layer_name = "tools",
    version_number = 3,
    statement_id = "everyone",
    action = GetLayerVersion,
    principal = "*",
    allow(public_access, reason = "the layer is open source"),
);

#[test]
fn a_permission_is_a_line() {
    assert_eq!(
        UPLOADS.to_string(),
        r#"uploads: lambda:InvokeFunction on my-function:prod for s3.amazonaws.com, source_arn = "arn:aws:s3:::my-bucket", source_account = "123456789012""#
    );
    assert_eq!(UPLOADS.into_owned().to_string(), UPLOADS.to_string());
    assert_eq!(TOOLS.to_string(), "everyone: lambda:GetLayerVersion on tools:3 for *");
    assert_eq!(
        ORDERS.to_string(),
        r#"orders: lambda:InvokeFunction on ${Shop} for sns.amazonaws.com, source_arn = Ref("Orders", of = "AWS::SNS::Topic")"#
    );
}

#[test]
fn a_policy_is_a_line_for_each_permission() {
    const PARTNER: FunctionPermission = grant!(
        function_name = "my-function:prod",
        statement_id = "partner",
        action = GetFunction,
        principal = "210987654321"
    );
    let policy = FunctionPolicyBuf::of([UPLOADS, PARTNER]).expect("they go together");
    assert_eq!(policy.to_string(), format!("{UPLOADS}\n{PARTNER}"));
    assert_eq!(format!("{policy:?}"), format!("FunctionPolicy [{UPLOADS:?}, {PARTNER:?}]"));
    let mut permissions = policy.permissions();
    permissions.next();
    assert_eq!(format!("{permissions:?}"), format!("FunctionPermissions [{PARTNER:?}]"));
    permissions.next();
    assert_eq!((permissions.next(), format!("{permissions:?}").as_str()), (None, "FunctionPermissions []"));
}

#[test]
fn debug_has_what_is_given_and_nothing_else() {
    const ALARMS: FunctionPermission<Terraform> = grant!(
        function_name = Terraform("${aws_lambda_function.shop.function_name}"),
        statement_id = "alarms",
        action = InvokeFunction,
        principal = "210987654321",
    );
    assert_eq!(
        format!("{ALARMS:?}"),
        r#"FunctionPermission { function_name: Terraform("${aws_lambda_function.shop.function_name}"), statement_id: "alarms", action: "lambda:InvokeFunction", principal: "210987654321" }"#
    );
    let shown = format!("{TOOLS:?}");
    assert!(shown.starts_with("LayerVersionPermission { ") && shown.contains(r#"version_number: "3""#), "{shown}");
    assert!(shown.contains("PublicAccess") && shown.contains("the layer is open source"), "{shown}");
}

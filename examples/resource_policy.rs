//! The whole policy of a function as one resource: it keeps the statement IDs and changes all statements at once.

use lambda_perm::{
    CloudFormation, FunctionPolicy,
    cloudformation::{CloudFormationError, DeletionPolicy, Resources},
    policy,
    terraform::{Configuration, TerraformError},
};

/// In the template that has the function and the topic.
const SHOP: FunctionPolicy<CloudFormation> = policy!(
    function_name = GetAtt("Shop.Arn"),
    statement(
        statement_id = "orders",
        action = InvokeFunction,
        principal = sns,
        source_arn = Ref("Orders", of = "AWS::SNS::Topic"),
    ),
    statement(
        statement_id = "partner",
        action = InvokeFunction,
        principal = Sub("arn:${AWS::Partition}:iam::${PartnerAccount}:root"),
    ),
);

/// Terraform's resource needs the function's ARN, or a reference to it.
const WEBHOOK: FunctionPolicy = policy!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:webhook",
    function_url(
        statement_id = "url",
        principal = "*",
        function_url_auth_type = NONE,
        allow(public_access, reason = "webhook endpoint; the handler checks the signature"),
    ),
);

fn main() {
    let text = in_cloudformation().expect("the ARN is known");
    println!("{text}");
    assert_eq!(
        text,
        r#"ShopPolicy:
  Type: AWS::Lambda::ResourcePolicy
  Properties:
    ResourceArn: !GetAtt Shop.Arn
    PolicyDocument:
      Version: "2012-10-17"
      Id: default
      Statement:
        - Sid: orders
          Effect: Allow
          Principal:
            Service: sns.amazonaws.com
          Action: lambda:InvokeFunction
          Resource: !GetAtt Shop.Arn
          Condition:
            ArnLike:
              AWS:SourceArn: !Ref Orders
        - Sid: partner
          Effect: Allow
          Principal:
            AWS: !Sub "arn:${AWS::Partition}:iam::${PartnerAccount}:root"
          Action: lambda:InvokeFunction
          Resource: !GetAtt Shop.Arn
"#
    );

    let text = in_terraform().expect("the ARN is known");
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let resource = &value["resource"]["aws_lambda_resource_policy"]["webhook"];
    assert_eq!(resource["resource_arn"], "arn:aws:lambda:us-east-2:123456789012:function:webhook");
    // The document is a string, the same that PutResourcePolicy takes.
    let document = WEBHOOK.document(&lambda_perm::output::Scope::NONE).expect("the name is a full ARN").to_json();
    assert_eq!(resource["policy"], document);

    let [first, second] = from_single_permissions().expect("each value fits");
    assert_eq!(first.to_yaml().matches("DeletionPolicy: Retain").count(), 2);
    assert!(!second.to_yaml().contains("AWS::Lambda::Permission"));
}

fn in_cloudformation() -> Result<String, CloudFormationError> {
    Ok(SHOP.cloudformation_policy()?.named("ShopPolicy")?.to_yaml())
}

fn in_terraform() -> Result<String, TerraformError> {
    Ok(Configuration::of([WEBHOOK.terraform_policy("webhook")?])?.to_json())
}

/// What two deployments hold that change over. The first one tells the old resources to stay when they leave the stack, so
/// that nobody removes statements from the policy that the second one brings.
fn from_single_permissions() -> Result<[Resources; 2], CloudFormationError> {
    let single = SHOP.cloudformation()?.into_resources().into_iter();
    let first = Resources::of(single.map(|resource| resource.deletion_policy(DeletionPolicy::Retain)))?;
    let second = Resources::of([SHOP.cloudformation_policy()?])?;
    Ok([first, second])
}

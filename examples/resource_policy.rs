//! The whole policy of a function as one resource: it keeps the statement IDs and changes all statements at once.

use std::error::Error;

use lambda_perm::{
    FunctionPolicy,
    cloudformation::{DeletionPolicy, Property, Resources},
    policy,
    terraform::Configuration,
};

/// In the template that has the function and the topic.
const SHOP: FunctionPolicy<2, Property> = policy!(
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
const WEBHOOK: FunctionPolicy<2> = policy!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:webhook",
    function_url(
        statement_id = "url",
        principal = "*",
        function_url_auth_type = NONE,
        allow(public_access, reason = "webhook endpoint; the handler checks the signature"),
    ),
);

pub(crate) fn main() {
    in_cloudformation().expect("the ARN is known");
    in_terraform().expect("the ARN is known");
    from_single_permissions().expect("each value fits");
}

fn in_cloudformation() -> Result<(), Box<dyn Error>> {
    let resource = SHOP.cloudformation_policy()?.named("ShopPolicy")?;
    println!("{}", resource.to_yaml());
    assert_eq!(
        resource.to_yaml(),
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
    Ok(())
}

fn in_terraform() -> Result<(), Box<dyn Error>> {
    let configuration = Configuration::of([WEBHOOK.terraform_policy("webhook")?])?;
    let value: serde_json::Value = serde_json::from_str(&configuration.to_json())?;
    let resource = &value["resource"]["aws_lambda_resource_policy"]["webhook"];
    assert_eq!(resource["resource_arn"], "arn:aws:lambda:us-east-2:123456789012:function:webhook");
    // The document is a string, the same that PutResourcePolicy takes.
    const DOCUMENT: &str = WEBHOOK.json().unwrap();
    assert_eq!(resource["policy"], DOCUMENT);
    Ok(())
}

/// CloudFormation must not delete what the new resource has replaced already, so the old ones are told to stay first.
fn from_single_permissions() -> Result<(), Box<dyn Error>> {
    let before = SHOP.cloudformation()?.into_resources();
    let first = Resources::of(before.into_iter().map(|resource| resource.deletion_policy(DeletionPolicy::Retain)))?;
    assert_eq!(first.to_yaml().matches("DeletionPolicy: Retain").count(), 2);
    // This deployment leaves the old resources out.
    let second = Resources::of([SHOP.cloudformation_policy()?])?;
    assert!(!second.to_yaml().contains("AWS::Lambda::Permission"));
    Ok(())
}

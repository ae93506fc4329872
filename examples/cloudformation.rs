//! Permissions beside the resources that they name: `Ref`, `GetAtt` and `Sub` in a grant, and a template of it.

use lambda_perm::{
    AccountId, CloudFormation, FunctionPermission,
    cloudformation::{CloudFormationError, Resources, Template},
    grant,
};

const ACCOUNT: AccountId = AccountId::new("123456789012");

/// What `Ref` gives depends on the type. Where it is declared, the compiler checks it: a topic's `Ref` is its ARN.
const ORDERS: FunctionPermission<CloudFormation> = grant!(
    function_name = Ref("Shop"),
    statement_id = "orders",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref("Orders", of = "AWS::SNS::Topic"),
);

const NIGHTLY: FunctionPermission<CloudFormation> = grant!(
    function_name = Ref("Shop"),
    statement_id = "nightly",
    action = InvokeFunction,
    principal = events,
    source_arn = GetAtt("Nightly.Arn", of = "AWS::Events::Rule"),
);

/// The text around `${..}` is checked like any other: the service, the account's place, the stage.
const CART: FunctionPermission<CloudFormation> = grant!(
    function_name = Ref("Shop"),
    statement_id = "cart",
    action = InvokeFunction,
    principal = apigateway,
    source_arn = Sub("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/GET/cart"),
);

/// Without an intrinsic function, so that it renders to every other output too.
const UPLOADS: FunctionPermission = grant!(
    function_name = "thumbnails",
    qualifier = "live",
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = s3_bucket("my-bucket-123456"),
    source_account = ACCOUNT,
);

fn main() {
    // The logical ID comes from the statement's, unless you give one.
    let orders = ORDERS.cloudformation().expect("each value fits");
    assert!(orders.logical_id().starts_with("Orders"));

    let resources = fragment().expect("no logical ID stands twice");
    println!("{}", resources.to_yaml());
    assert_eq!(
        resources.to_yaml(),
        r#"NightlyCallsShop:
  Type: AWS::Lambda::Permission
  Condition: IsProduction
  Properties:
    Action: lambda:InvokeFunction
    FunctionName: !Ref Shop
    Principal: events.amazonaws.com
    SourceArn: !GetAtt Nightly.Arn
CartCallsShop:
  Type: AWS::Lambda::Permission
  DependsOn: Stage
  Properties:
    Action: lambda:InvokeFunction
    FunctionName: !Ref Shop
    Principal: apigateway.amazonaws.com
    SourceArn: !Sub "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/GET/cart"
"#
    );
    // JSON has the long names.
    assert!(resources.to_json().contains(r#""SourceArn":{"Fn::GetAtt":["Nightly","Arn"]}"#));
    // Both are for one function. Its policy is changed by one call after the other then.
    let resources = resources.one_after_the_other();
    assert!(resources.to_yaml().contains("  DependsOn:\n    - Stage\n    - NightlyCallsShop\n"));

    let template = template().expect("each reference can be a parameter");
    assert_eq!(
        template.to_yaml(),
        r#"AWSTemplateFormatVersion: "2010-09-09"
Description: Who may call the functions
Parameters:
  Orders:
    Type: String
  Shop:
    Type: String
Resources:
  UploadsCallThumbnails:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: thumbnails:live
      Principal: s3.amazonaws.com
      SourceArn: arn:aws:s3:::my-bucket-123456
      SourceAccount: "123456789012"
  OrdersCallShop:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref Shop
      Principal: sns.amazonaws.com
      SourceArn: !Ref Orders
"#
    );
}

/// What goes below `Resources` of a template that has the function, the rule and the API.
fn fragment() -> Result<Resources, CloudFormationError> {
    Resources::of([
        NIGHTLY.cloudformation()?.named("NightlyCallsShop")?.condition("IsProduction")?,
        CART.cloudformation()?.named("CartCallsShop")?.depends_on("Stage")?,
    ])
}

/// A template of permissions alone: what its resources refer to becomes a parameter.
fn template() -> Result<Template, CloudFormationError> {
    let resources = Resources::of([
        UPLOADS.cloudformation()?.named("UploadsCallThumbnails")?,
        ORDERS.cloudformation()?.named("OrdersCallShop")?,
    ])?;
    Template::new(resources)?.description("Who may call the functions")?.with_parameters()
}

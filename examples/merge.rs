//! Permissions in a template that people write by hand: nothing of theirs changes, not even a comment.

use lambda_perm::{
    CloudFormation, FunctionPermission,
    cloudformation::{CloudFormationError, Merge, MergeError, Resources},
    grant,
};

const ORDERS: FunctionPermission<CloudFormation> = grant!(
    function_name = Ref("Shop"),
    statement_id = "orders",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref("Orders", of = "AWS::SNS::Topic"),
);

const BY_HAND: &str = "\
# Owned by the shop's team.
Resources:
  Shop:
    Type: AWS::Lambda::Function
    Properties: {Runtime: provided.al2023, Handler: bootstrap} # and so on

  Orders:
    Type: AWS::SNS::Topic
Outputs:
  Topic:
    Value: !Ref Orders
";

fn resources(logical_id: &str) -> Result<Resources, CloudFormationError> {
    Resources::of([ORDERS.cloudformation()?.named(logical_id)?])
}

fn main() {
    // The name of the owner tells what a later run may replace and remove.
    let merge = Merge::new("shop-permissions");
    let merged = merge.apply(BY_HAND, &resources("OrdersCallShop").expect("a logical ID")).expect("no clash");
    println!("{merged}");
    assert_eq!(
        merged,
        "\
# Owned by the shop's team.
Resources:
  Shop:
    Type: AWS::Lambda::Function
    Properties: {Runtime: provided.al2023, Handler: bootstrap} # and so on

  Orders:
    Type: AWS::SNS::Topic
  OrdersCallShop:
    Type: AWS::Lambda::Permission
    Metadata:
      LambdaPerm: shop-permissions
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref Shop
      Principal: sns.amazonaws.com
      SourceArn: !Ref Orders
Outputs:
  Topic:
    Value: !Ref Orders
"
    );

    // Twice is once, and what is no longer wanted goes away.
    assert_eq!(merge.apply(&merged, &resources("OrdersCallShop").expect("a logical ID")), Ok(merged.clone()));
    assert_eq!(merge.remove(&merged).as_deref(), Ok(BY_HAND));

    // A logical ID of somebody else is refused, with its place.
    let clash = merge.apply(BY_HAND, &resources("Orders").expect("a logical ID")).expect_err("a clash");
    assert!(matches!(&clash, MergeError::Clash { ids } if ids[0].0 == "Orders" && ids[0].1.line == 7), "{clash}");
}

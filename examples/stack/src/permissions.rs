//! Who may call our functions and use our layer. The only place to change it.

use lambda_perm::{
    AccountId, CloudFormation, FunctionPermission, FunctionPolicy, LayerVersionPermission, Terraform,
    cloudformation::{CloudFormationError, Resources, Template},
    grant, policy,
    terraform::{Configuration, TerraformError},
};

const ACCOUNT: AccountId = AccountId::new("123456789012");

/// A bucket whose name is fixed. The grant names it as text: a `GetAtt` of a bucket that notifies this function would be a
/// circle.
const UPLOADS: FunctionPermission = grant!(
    function_name = "thumbnails",
    qualifier = "live",
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = s3_bucket("shop-uploads-123456"),
    source_account = ACCOUNT,
);

/// A topic of another stack, which is a parameter of ours.
const ORDERS: FunctionPermission<CloudFormation> = grant!(
    function_name = "invoices",
    statement_id = "orders",
    action = InvokeFunction,
    principal = sns,
    source_arn = Ref("OrdersTopic"),
);

/// One route of an API, in each of its stages.
const CART: FunctionPermission<CloudFormation> = grant!(
    function_name = "cart",
    statement_id = "cart-route",
    action = InvokeFunction,
    principal = apigateway,
    source_arn = Sub("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${ShopApi}/*/GET/cart"),
);

/// Everybody may call this one, by its URL.
const WEBHOOK: FunctionPolicy = policy!(
    function_name = "webhook",
    function_url(
        statement_id = "url",
        principal = "*",
        function_url_auth_type = NONE,
        allow(public_access, reason = "webhook endpoint; the handler checks the signature"),
    ),
);

/// The layer of our tools, which Terraform publishes, for all accounts of the organization.
const TOOLS: LayerVersionPermission<Terraform> = grant!(
    layer_name = Terraform("${aws_lambda_layer_version.tools.arn}"),
    statement_id = "organization",
    action = GetLayerVersion,
    principal = "*",
    organization_id = "o-t194hfs8cz",
);

/// `template.yaml`: what CloudFormation deploys.
pub fn template() -> Result<Template, CloudFormationError> {
    let mut resources = Resources::of([UPLOADS.cloudformation()?, ORDERS.cloudformation()?, CART.cloudformation()?])?;
    resources.extend(WEBHOOK.cloudformation()?)?;
    Template::new(resources)?.description("Who may call the functions of the shop")?.with_parameters()
}

/// `permissions.tf.json`: what Terraform deploys, beside the layer.
pub fn configuration() -> Result<Configuration, TerraformError> {
    Configuration::of([TOOLS.terraform()?])
}

//! All accounts of an organization may use a layer version.

use lambda_perm::{LayerVersionPermission, grant, output::Scope};

const ORGANIZATION: LayerVersionPermission = grant!(
    layer_name = "arn:aws:lambda:us-west-2:123456789012:layer:my-layer",
    version_number = 3,
    statement_id = "engineering-org",
    action = GetLayerVersion,
    principal = "*",
    organization_id = "o-t194hfs8cz",
);

fn main() {
    let statement = ORGANIZATION.statement(&Scope::NONE).expect("the name is a full ARN");
    println!("{}", statement.to_json_pretty());
    assert_eq!(
        statement.to_json(),
        r#"{"Sid":"engineering-org","Effect":"Allow","Principal":"*","Action":"lambda:GetLayerVersion","Resource":"arn:aws:lambda:us-west-2:123456789012:layer:my-layer:3","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-t194hfs8cz"}}}"#
    );
}

//! Another account may use a layer version.

use lambda_perm::{LayerVersionPermission, grant};

const PARTNER: LayerVersionPermission = grant!(
    layer_name = "bash-runtime",
    version_number = 3,
    statement_id = "xaccount",
    action = GetLayerVersion,
    principal = "111122223333",
);

fn main() {
    let line = PARTNER.add_layer_version_permission().shell_line();
    println!("{line}");
    assert_eq!(
        line,
        "aws lambda add-layer-version-permission --layer-name bash-runtime --version-number 3 --statement-id xaccount \
         --action lambda:GetLayerVersion --principal 111122223333"
    );
}

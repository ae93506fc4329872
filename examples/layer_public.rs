//! Everyone may use a layer version. That is allowed by name, with a reason that stays on the permission.

use lambda_perm::{LayerVersionPermission, Lint, grant};

const EVERYONE: LayerVersionPermission = grant!(
    layer_name = "open-source-tools",
    version_number = 12,
    statement_id = "public",
    action = GetLayerVersion,
    principal = "*",
    allow(public_access, reason = "the layer holds nothing but open-source binaries"),
);

fn main() {
    for exception in EVERYONE.exceptions() {
        println!("{}: {}", exception.lint().name(), exception.reason());
    }
    assert_eq!(EVERYONE.exceptions()[0].lint(), Lint::PublicAccess);
    assert_eq!(
        EVERYONE.add_layer_version_permission().shell_line(),
        "aws lambda add-layer-version-permission --layer-name open-source-tools --version-number 12 \
         --statement-id public --action lambda:GetLayerVersion --principal '*'"
    );
}

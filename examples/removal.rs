//! Taking a grant back, and only if nobody has changed the policy meanwhile.

use lambda_perm::{FunctionPermission, LayerVersionPermission, RevisionId, grant};

const NOTIFICATIONS: FunctionPermission = grant!(
    function_name = "my-function",
    qualifier = "prod",
    statement_id = "sns",
    action = InvokeFunction,
    principal = sns,
    source_arn = "arn:aws:sns:us-east-2:123456789012:my-topic",
);

const PARTNER: LayerVersionPermission = grant!(
    layer_name = "my-layer",
    version_number = 3,
    statement_id = "xaccount",
    action = GetLayerVersion,
    principal = "111122223333",
);

/// GetPolicy returns the revision along with the policy.
const SEEN: RevisionId = RevisionId::new("7c681fc9-b791-4e91-acdf-eb847fdaa0f0");

fn main() {
    println!("{}", NOTIFICATIONS.get_policy().shell_line());
    let remove = NOTIFICATIONS.remove_permission().revision_id(SEEN);
    println!("{}", remove.shell_line());
    assert_eq!(
        remove.shell_line(),
        "aws lambda remove-permission --function-name my-function --qualifier prod --statement-id sns \
         --revision-id 7c681fc9-b791-4e91-acdf-eb847fdaa0f0"
    );

    let http = PARTNER.remove_layer_version_permission().http();
    println!("{} {}", http.method, http.path);
    assert_eq!((http.method, http.path.as_str()), ("DELETE", "/2018-10-31/layers/my-layer/versions/3/policy/xaccount"));
}

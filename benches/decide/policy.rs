//! The policy that is asked.

pub const ACCOUNT: &str = "123456789012";
pub const SERVICES: [&str; 10] =
    ["apigateway", "sns", "events", "logs", "config", "iot", "ses", "cognito-idp", "elasticloadbalancing", "s3"];

/// Ten statements, as Lambda writes them: for ten services, or for ten sources of one.
pub fn document(is_of_one_service: bool) -> String {
    let statements: Vec<String> = SERVICES
        .iter()
        .map(|service| {
            let principal = if is_of_one_service { "s3" } else { service };
            format!(
                r#"{{"Sid":"{service}","Effect":"Allow","Principal":{{"Service":"{principal}.amazonaws.com"}},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:{ACCOUNT}:function:f","Condition":{{"StringEquals":{{"AWS:SourceAccount":"{ACCOUNT}"}},"ArnLike":{{"AWS:SourceArn":"arn:aws:s3:::uploads-{service}"}}}}}}"#
            )
        })
        .collect();
    format!(r#"{{"Version":"2012-10-17","Id":"default","Statement":[{}]}}"#, statements.join(","))
}

//! Short names for the values and calls that tests of this topic begin with.

use crate::support::case::Case;

pub const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:t";
pub const BUCKET: &str = "arn:aws:s3:::b";
pub const ACCOUNT: &str = "123456789012";
pub const OTHER: &str = "210987654321";
pub const ROLE: &str = "arn:aws:iam::123456789012:role/path/r";
pub const ORGANIZATION: &str = "o-t194hfs8cz";
pub const SKILL: &str = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555";
pub const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:f";
pub const PARTIAL: &str = "123456789012:function:f";
pub const CHINA_FUNCTION: &str = "arn:aws-cn:lambda:cn-north-1:123456789012:function:f";
pub const CHINA_GROUP: &str = "arn:aws-cn:logs:cn-north-1:123456789012:log-group:g:*";
pub const DISTRIBUTION: &str = "arn:aws:cloudfront::123456789012:distribution/E1";

pub fn s3() -> Case {
    Case::invoke("s3.amazonaws.com").arn(BUCKET).account(ACCOUNT)
}

pub fn sns() -> Case {
    Case::invoke("sns.amazonaws.com").arn(TOPIC)
}

pub fn api(arn: &str) -> Case {
    Case::invoke("apigateway.amazonaws.com").arn(arn)
}

pub fn logs(resource: &str) -> Case {
    Case::invoke("logs.amazonaws.com").arn(&format!("arn:aws:logs:us-east-1:123456789012:{resource}"))
}

pub fn alexa() -> Case {
    Case::invoke("alexa-appkit.amazon.com").token(SKILL)
}

/// A target group in a Region and an account.
pub fn target_group(region: &str, account: &str) -> Case {
    let arn = format!("arn:aws:elasticloadbalancing:{region}:{account}:targetgroup/tg/6d0ecf831eec9f09");
    Case::invoke("elasticloadbalancing.amazonaws.com").arn(&arn)
}

/// A topic of one Region for a function of another.
pub fn topic(from: &str, to: &str) -> Case {
    sns().arn(&format!("arn:aws:sns:{from}:123456789012:t")).named(&function_in(to))
}

pub fn function_in(region: &str) -> String {
    format!("arn:aws:lambda:{region}:123456789012:function:f")
}

/// The replicator of Lambda@Edge.
pub fn edge() -> Case {
    Case::function("lambda:GetFunction", "replicator.lambda.amazonaws.com")
}

pub fn url(principal: &str) -> Case {
    Case::function("lambda:InvokeFunctionUrl", principal)
}

pub fn everyone() -> Case {
    Case::invoke("*")
}

pub fn action(name: &str) -> Case {
    Case::function(&format!("lambda:{name}"), ACCOUNT)
}

//! What a help offers instead of a value.

use lambda_perm_core::facts::parameters::Key;

use super::shorthand::{ACCOUNT, CHINA_FUNCTION, CHINA_GROUP, FUNCTION, OTHER, TOPIC, function_in, logs, sns};
use crate::support::case::Case;

/// What a message offers in place of a principal or a partition: by what tells them apart, never by letters far away.
#[test]
fn suggestions_lead_to_what_is_meant() {
    const NOTHING: &str = "write the principal as the service's documentation gives it";
    let principal = |text: &str| Case::invoke(text).account(ACCOUNT);
    let from = |text: &str, arn: &str| Case::invoke(text).arn(arn);
    let rule = |arn: &str| from("events.amazonaws.com", arn);
    let organization = format!("arn:aws:workmail:eu-west-1:{ACCOUNT}:organization/m-{}", "0".repeat(32));
    for (case, help) in [
        (principal("backup.amazonaws.com"), NOTHING),
        (principal("elasticache.amazonaws.com"), NOTHING),
        (principal("kinesisanalytics.amazonaws.com"), NOTHING),
        (principal("ec2.amazonaws.com"), NOTHING),
        (principal("clodfront.amazonaws.com"), "did you mean \"cloudfront.amazonaws.com\"?"),
        (principal("workmail.amazonaws.com"), "write the Region too: principal = workmail(\"us-east-1\")"),
        (principal("workmail.eu-west-1.amazonaws.com.cn"), "principal = workmail(\"eu-west-1\")"),
        (principal("pinpoint.eu-west-1.amazonaws.com.cn"), "Pinpoint ended on 2026-10-30 and calls no function"),
        (principal("qconnect.amazonaws.com"), NOTHING),
        (principal("sms.amazonaws.com"), NOTHING),
        (principal("eventbridge.amazonaws.com"), "did you mean \"events.amazonaws.com\"?"),
        (principal("events.us-east-1.amazonaws.com"), "did you mean \"events.amazonaws.com\"?"),
        (principal("execute-api.amazonaws.com"), "did you mean \"apigateway.amazonaws.com\"?"),
        (principal("cognito.amazonaws.com"), "\"cognito-idp.amazonaws.com\" or \"cognito-sync.amazonaws.com\"?"),
        (principal("kafka.us-east-1.amazonaws.com"), "\"kafka.amazonaws.com\", which needs no grant? Instead, attach"),
        (principal("docdb.amazonaws.com"), "DocumentDB needs no grant: instead, give the execution role"),
        (principal("autoscaling.amazonaws.com.cn"), "write the role as principal"),
        (principal("s3.amazonaws.com.cn"), "did you mean \"s3.amazonaws.com\"?"),
        (principal("alexa-appkit.amazonaws.com"), "did you mean \"alexa-appkit.amazon.com\"?"),
        (principal("S3"), "did you mean \"s3.amazonaws.com\"?"),
        (principal("dynamodb.application-autoscaling.amazonaws.com"), NOTHING),
        (principal("events.us-esat-1.amazonaws.com"), "did you mean \"events.amazonaws.com\"?"),
        (principal("log.us-east-1.amazonaws.com"), "did you mean `principal = logs(\"us-east-1\")`?"),
        // What is offered is a principal of the partition.
        (principal("log.cn-north-1.amazonaws.com"), "did you mean `principal = logs(\"cn-north-1\")`?"),
        (principal("log.us-east-1.amazonaws.com").named(CHINA_FUNCTION), "did you mean \"logs.amazonaws.com.cn\"?"),
        (principal("log.amazonaws.com.cn"), "did you mean \"logs.amazonaws.com.cn\"?"),
        (principal("log.amazonaws.com").named(CHINA_FUNCTION), "did you mean \"logs.amazonaws.com.cn\"?"),
        (principal("log.amazonaws.com.cn").named(FUNCTION), "did you mean \"logs.amazonaws.com\"?"),
        (from("sn.amazonaws.com", TOPIC), "did you mean \"sns.amazonaws.com\"?"),
        (from("xs3.amazonaws.com", TOPIC), "did you mean \"sns.amazonaws.com\"?"),
        (
            from("queues.amazonaws.com", "arn:aws:sqs:us-east-1:123456789012:q"),
            "\"sqs.amazonaws.com\", which needs no grant?",
        ),
        (Case::function("lambda:get_function", ACCOUNT), "write \"lambda:GetFunction\""),
        (Case::function("getFunctions", ACCOUNT), "write \"lambda:GetFunction\""),
        (Case::function("lambda:InvokeFunction ", ACCOUNT), "write one action without white space"),
        (Case::function("lambda:GetFunction, lambda:InvokeFunction", ACCOUNT), "write a statement for each action"),
        // What is offered for a source is a principal there, and calls functions for it.
        (rule(&organization), "write `principal = workmail(\"eu-west-1\")` for this source, or"),
        (rule(CHINA_GROUP), "write `principal = logs(\"cn-north-1\")` for this source, or"),
        (
            rule(&CHINA_GROUP.replace("cn-north-1", "")),
            "write `principal = \"logs.amazonaws.com.cn\"` for this source, or",
        ),
        (
            rule("arn:aws:iotevents:us-east-1:123456789012:detectorModel/m"),
            "write an ARN of the form arn:${Partition}:events:",
        ),
        (rule(&format!("{TOPIC}.fifo")), "write an ARN of the form arn:${Partition}:events:"),
        (sns().account(OTHER), "leave `source_account` out"),
        (
            Case::invoke("sns.us-east-1.amazonaws.com").named(&function_in("af-south-1")).account(ACCOUNT),
            "sns(\"af-south-1\")",
        ),
        (
            logs("log-group:g:*")
                .named(CHINA_FUNCTION)
                .arn(CHINA_GROUP)
                .with(Key::Principal, "logs.us-east-1.amazonaws.com"),
            "write a principal of `aws-cn`",
        ),
        (sns().arn("arn:aws-us:sns:us-gov-west-1:123456789012:t"), "write `aws-us-gov`, the partition of the Region"),
        (Case::invoke("arn:aws-us:iam::123456789012:root"), "write `aws`, `aws-cn` or `aws-us-gov`"),
        (Case::invoke("arn:aws-chn:iam::123456789012:root"), "did you mean `aws-cn`?"),
    ] {
        let findings = case.findings();
        let [(_, text)] = findings.as_slice() else { panic!("{case:?}: {findings:#?}") };
        let (_, offered) = text.split_once("= help: ").expect("a help line");
        assert!(offered.contains(help), "{text}");
    }
}

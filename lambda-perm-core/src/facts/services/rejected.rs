//! Principals that look like services and are known not to be.

use super::RejectedPrincipal;

/// Principals that AddPermission is known to reject (`The provided principal was invalid`).
pub static REJECTED_PRINCIPALS: &[RejectedPrincipal] = &[
    RejectedPrincipal {
        principal: "invalid.nonaws.com",
        source: "LocalStack recorded: The provided principal was invalid",
    },
    RejectedPrincipal { principal: "amazonaws.com", source: "Pocket/terraform-modules PR 1037" },
    RejectedPrincipal { principal: "alexa-appkit.smapi.amazon.com", source: "public deploy log 2026-09-22" },
    RejectedPrincipal {
        principal: "alexa-appkit.amazonaws.com",
        source: "Alexa developer docs and that deploy log: Alexa's principals end in amazon.com",
    },
    RejectedPrincipal {
        principal: "s3.amazonaws.com.cn",
        source: "deploy log in DataDog/datadog-serverless-functions issue 346: in aws-cn too, it is s3.amazonaws.com",
    },
    RejectedPrincipal {
        principal: "apigateway.amazonaws.com.cn",
        source: "CloudTrail log in serverless/serverless issue 5365; PR 6127",
    },
    RejectedPrincipal {
        principal: "cloudformation.amazonaws.com.cn",
        source: "mapbox/cloudfriend issue 56: tried, IAM rejects it",
    },
    RejectedPrincipal {
        principal: "autoscaling.amazonaws.com.cn",
        source: "mapbox/cloudfriend issue 56: tried, IAM rejects it",
    },
    RejectedPrincipal {
        principal: "lambda.amazonaws.com.cn",
        source: "deploy log in aws/aws-cdk issue 2198: IAM rejects it",
    },
    RejectedPrincipal {
        principal: "invalid.amazonaws.com",
        source: "LocalStack test has it commented out with the remark that AWS matches an explicit list; inferred",
    },
];

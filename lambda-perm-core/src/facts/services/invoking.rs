//! The services that invoke functions (or, for Lambda@Edge, read them) through the function's policy.
//!
//! Gathered 2026-11-23. The forms of a service are certain where its documentation or a recording shows what it sends; the
//! resource part of the others is kept as documentation, and only their service field is checked.

use super::{Across, CallerKind, Evidence, InPartition, Regional, Service, Silent, SourceArn, Status, Support};
use crate::{
    facts::naming::{
        self,
        Variable::{self, Method, Name, OfRegion, Path, Route, Stage},
    },
    text::equal,
};

/// What most services have in common.
const SERVICE: Service = Service {
    id: "",
    name: "",
    event: "",
    principal: "",
    kind: CallerKind::Service,
    region: Regional::Never,
    partitions: &[],
    source_arns: &[],
    certain: false,
    silent: &[],
    sends: "",
    source_arn: Support::Sent,
    source_account: Support::Unverified,
    across_regions: Across::Unknown,
    across_accounts: Across::Unknown,
    versions_in: None,
    account_needed: false,
    token: false,
    partition: None,
    actions: &["lambda:InvokeFunction"],
    status: Status::Active,
    doc: "",
    notes: None,
    source: "",
};

const fn sent(resource: &'static str, form: &'static str, variables: &'static [Variable]) -> SourceArn {
    SourceArn { resource, form, variables }
}

/// One row a service, documented with what it is that calls the function. Each becomes an entry of the table, and a constant
/// that editors find by the identifier.
macro_rules! services {
    ($(
        $(#[doc = $doc:literal])*
        $id:ident { name: $name:literal, event: $event:literal, principal: $principal:literal, $($field:ident: $value:expr,)* }
    )*) => {
        /// Every service that invokes functions (or, for Lambda@Edge, reads them) through the function's policy.
        pub static SERVICES: &[Service] = &[$(
            Service {
                id: stringify!($id),
                name: $name,
                event: $event,
                principal: $principal,
                $($field: $value,)*
                doc: crate::text::sentence(concat!($($doc),*)),
                ..SERVICE
            }
        ),*];

        /// The lengths of their principals.
        static LENGTHS: &[usize] = &[$($principal.len()),*];

        /// The principals of these services by their identifiers.
        #[allow(non_upper_case_globals, reason = "named as users write them")]
        pub mod id {
            $(
                $(#[doc = $doc])*
                pub const $id: &str = $principal;
            )*
        }
    };
}

services! {
    /// Bucket event notifications call the function asynchronously.
    s3 {
        name: "S3",
        event: "an S3 event",
        principal: "s3.amazonaws.com",
        source_arns: &[sent("bucket", "arn:${Partition}:s3:::${BucketName}", &[Name(&naming::OLD_BUCKET)])],
        certain: true,
        sends: "the bare ARN of the bucket",
        source_account: Support::Sent,
        account_needed: true,
        across_regions: Across::Never(Evidence::Documented("AWS Prescriptive Guidance, S3 notifications across Regions: a function takes no event of a bucket in another Region")),
        across_accounts: Across::Yes(Evidence::Documented("Lambda developer guide, permissions-function-services: source account of a bucket")),
        notes: Some("The source ARN is the bucket ARN; a value ending in /* never equals it (the service passes the bare bucket ARN). The only service of the catalogue whose source ARN carries no account ID, hence cfn-lint W3663 and Security Hub Lambda.1."),
        source: "AWS docs permissions-function-services (mirror of 2026-09-26); SAM push.py (SourceAccount); CDK aws-s3-notifications/lib/lambda.js (SourceArn+SourceAccount); LocalStack recorded AWS output test_add_lambda_permission_aws 2025-11-25; cfn-lint permission_source_account.json",
    }
    /// A topic subscription with protocol lambda.
    sns {
        name: "SNS",
        event: "an SNS notification",
        principal: "sns.amazonaws.com",
        region: Regional::Optional("sns.${Region}.amazonaws.com"),
        source_arns: &[sent("topic", "arn:${Partition}:sns:${Region}:${Account}:${TopicName}", &[Name(&naming::TOPIC)])],
        certain: true,
        silent: &[Silent {
            resource: "*.fifo",
            why: "a FIFO topic delivers only to SQS queues, and functions cannot subscribe to it",
            instead: "subscribe a FIFO queue to the topic and create an event source mapping for it, or use a standard topic",
            source: "SNS developer guide, fifo-message-delivery; hashicorp/terraform 28632 (`Invalid protocol type: lambda`); serverless-application-model 2259",
        }],
        sends: "the ARN of the topic",
        across_regions: Across::FromOptIn(Evidence::Documented("SNS developer guide, lambda-prereq")),
        across_accounts: Across::Yes(Evidence::Documented("Lambda developer guide, with-sns: topics of other accounts")),
        source: "AWS docs permissions-function-services; SAM push.py; CDK aws-sns-subscriptions/lib/lambda.js; terraform-provider-aws permission_test.go (real acceptance test); LocalStack recorded test_java_lambda_subscribe_sns_topic 2025-11-25",
    }
    /// EventBridge (CloudWatch Events) rule targets, including schedule rules. EventBridge Scheduler and Pipes use roles instead.
    events {
        name: "EventBridge",
        event: "an EventBridge event",
        principal: "events.amazonaws.com",
        source_arns: &[
            sent("rule", "arn:${Partition}:events:${Region}:${Account}:rule/${RuleName}", &[Name(&naming::EVENT_RULE)]),
            sent("rule on a custom or partner bus", "arn:${Partition}:events:${Region}:${Account}:rule/${EventBusName+}/${RuleName}", &[Name(&naming::EVENT_BUS), Name(&naming::EVENT_RULE)]),
        ],
        certain: true,
        sends: "the ARN of the rule",
        source_account: Support::NotSent(Evidence::Reported("AWS support, as quoted in awsdocs/aws-cloudformation-user-guide PR 481 of 2019, and not checked since")),
        across_regions: Across::Never(Evidence::Documented("EventBridge user guide; zenn.dev/mn87 (run)")),
        across_accounts: Across::Never(Evidence::Documented("EventBridge user guide; aws/aws-cdk 33328: a rule of another account calls with its role")),
        notes: Some("SourceAccount: reported (2019, support case quoted) not to be sent by the service, so a statement that carries it never matches; use SourceArn alone."),
        source: "SAM push.py; CDK aws-events-targets/lib/util.js; terraform-provider-aws permission_test.go; awsdocs/aws-cloudformation-user-guide PR 481 (SourceAccount makes invocations silently fail)",
    }
    /// REST, HTTP and WebSocket API integrations and Lambda authorizers that use no invocation role.
    apigateway {
        name: "API Gateway",
        event: "an API Gateway request",
        principal: "apigateway.amazonaws.com",
        source_arns: &[
            sent("REST method", "arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}/${Stage}/${Method}/${Path+}", &[Name(&naming::API_ID), Stage, Method, Path]),
            sent("REST method at the root path", "arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}/${Stage}/${Method}/", &[Name(&naming::API_ID), Stage, Method]),
            sent("authorizer", "arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}/authorizers/${AuthorizerId}", &[Name(&naming::API_ID), Name(&naming::API_AUTHORIZER)]),
            sent("HTTP or WebSocket route", "arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}/${Stage}/${RouteKey+}", &[Name(&naming::API_ID), Stage, Route]),
        ],
        certain: true,
        sends: "an execute-api ARN with API, stage and method or route, or one of an authorizer",
        across_regions: Across::Yes(Evidence::Documented("API Gateway developer guide, apigateway-cross-account-lambda-integrations: each account can be in any Region")),
        across_accounts: Across::Yes(Evidence::Documented("API Gateway developer guide, apigateway-cross-account-lambda-integrations")),
        notes: Some("The ARN service field is execute-api, not apigateway. An ARN with an empty account field (arn:aws:execute-api:REGION::API/*/*) is accepted and never matches: terraform-aws-modules/terraform-aws-apigateway-v2 issue 5."),
        source: "SAM push.py, api_generator.py, apiv2_generator.py, websocket_api_generator.py; CDK aws-apigateway/lib/integrations/lambda.js, authorizers/lambda.js, aws-apigatewayv2-*; terraform website/docs/r/lambda_permission; iam-data execute-api resource types",
    }
    /// CloudWatch Logs subscription filters (log group level and account level).
    logs {
        name: "CloudWatch Logs",
        event: "a CloudWatch Logs delivery",
        principal: "logs.amazonaws.com",
        region: Regional::Optional("logs.${Region}.amazonaws.com"),
        partitions: &[
            InPartition {
                partition: "aws-cn",
                principal: "logs.amazonaws.com.cn",
                regional: "logs.${Region}.amazonaws.com.cn",
                evidence: Evidence::Documented("AddPermission's answers in serverless/serverless 7589, 10906, 12087; DataDog's forwarder"),
            },
            InPartition {
                partition: "aws-eusc",
                principal: "logs.amazonaws.eu",
                regional: "logs.${Region}.amazonaws.eu",
                evidence: Evidence::Inferred("CDK region-info, logs.REGION.URLSuffix"),
            },
            InPartition {
                partition: "aws-iso",
                principal: "logs.c2s.ic.gov",
                regional: "logs.${Region}.c2s.ic.gov",
                evidence: Evidence::Inferred("CDK region-info, logs.REGION.URLSuffix"),
            },
            InPartition {
                partition: "aws-iso-b",
                principal: "logs.sc2s.sgov.gov",
                regional: "logs.${Region}.sc2s.sgov.gov",
                evidence: Evidence::Inferred("CDK region-info, logs.REGION.URLSuffix"),
            },
            InPartition {
                partition: "aws-iso-e",
                principal: "logs.cloud.adc-e.uk",
                regional: "logs.${Region}.cloud.adc-e.uk",
                evidence: Evidence::Inferred("CDK region-info, logs.REGION.URLSuffix"),
            },
            InPartition {
                partition: "aws-iso-f",
                principal: "logs.csp.hci.ic.gov",
                regional: "logs.${Region}.csp.hci.ic.gov",
                evidence: Evidence::Inferred("CDK region-info, logs.REGION.URLSuffix"),
            },
        ],
        source_arns: &[sent("log group", "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName/}:*", &[Name(&naming::LOG_GROUP)])],
        certain: true,
        sends: "the ARN of the log group with `:*` at its end",
        source_account: Support::Sent,
        across_accounts: Across::Never(Evidence::Documented("CloudWatch Logs API, PutSubscriptionFilter: a function that belongs to the same account as the filter")),
        notes: Some("In aws-cn AddPermission rejects the principals that end in amazonaws.com."),
        source: "SAM cloudwatchlogs.py (logs.amazonaws.com); CDK aws-logs-destinations/lib/lambda.js (logs.amazonaws.com); serverless cloud-watch-log.js (logs.REGION.amazonaws.com); terraform website/docs lambda_permission (logs.eu-west-1.amazonaws.com); LocalStack recorded test_put_subscription_filter_lambda 2026-02-06; cfn-lint permission_principal.json",
    }
    /// IoT Core: topic rule Lambda actions, custom authorizers, fleet-provisioning hooks, certificate providers, OCSP stapling functions.
    iot {
        name: "AWS IoT",
        event: "an AWS IoT call",
        principal: "iot.amazonaws.com",
        source_arns: &[
            sent("topic rule", "arn:${Partition}:iot:${Region}:${Account}:rule/${RuleName}", &[Name(&naming::IOT_RULE)]),
            sent("custom authorizer", "arn:${Partition}:iot:${Region}:${Account}:authorizer/${AuthorizerName}", &[Name(&naming::IOT_AUTHORIZER)]),
            sent("provisioning template", "arn:${Partition}:iot:${Region}:${Account}:provisioningtemplate/${TemplateName}", &[Name(&naming::IOT_TEMPLATE)]),
            sent("domain configuration", "arn:${Partition}:iot:${Region}:${Account}:domainconfiguration/${DomainConfigurationName}", &[Name(&naming::IOT_DOMAIN)]),
            sent("domain configuration with its ID", "arn:${Partition}:iot:${Region}:${Account}:domainconfiguration/${DomainConfigurationName}/${Id}", &[Name(&naming::IOT_DOMAIN), Name(&naming::ANY_NAME)]),
            sent("certificate provider", "arn:${Partition}:iot:${Region}:${Account}:certificateprovider/${CertificateProviderName}", &[Name(&naming::IOT_CERTIFICATE_PROVIDER)]),
            sent("certificate provider, should it be written with a colon", "arn:${Partition}:iot:${Region}:${Account}:certificateprovider:${CertificateProviderName}", &[Name(&naming::IOT_CERTIFICATE_PROVIDER)]),
        ],
        certain: true,
        sends: "the ARN of the rule, authorizer, provisioning template, domain configuration or certificate provider",
        source_account: Support::Sent,
        notes: Some("Lists of IAM resource types write a certificate provider's ARN with a slash; what a call sends is not recorded, so both spellings are taken."),
        source: "SAM push.py IoTRule (SourceArn+SourceAccount); serverless iot.js, iot-fleet-provisioning.js; IoT developer guide add-permission examples (rule, authorizer, domainconfiguration); botocore iot model (lambdaFunctionArn of certificate provider, ocspLambdaArn); IAM resource types of iot",
    }
    /// User pool triggers (pre/post sign-up, token generation, custom message, custom e-mail/SMS sender ...).
    cognito_idp {
        name: "Cognito",
        event: "a user pool trigger",
        principal: "cognito-idp.amazonaws.com",
        source_arns: &[sent("user pool", "arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/${UserPoolId}", &[OfRegion(&naming::USER_POOL)])],
        certain: true,
        sends: "the ARN of the user pool",
        source_account: Support::Sent,
        source: "SAM push.py Cognito; CDK aws-cognito/lib/user-pool.js; serverless cognito-user-pool.js; botocore cognito-idp LambdaConfigType",
    }
    /// Cognito Sync events on identity pools (legacy).
    cognito_sync {
        name: "Cognito Sync",
        event: "a Cognito Sync event",
        principal: "cognito-sync.amazonaws.com",
        source_arns: &[sent("identity pool", "arn:${Partition}:cognito-identity:${Region}:${Account}:identitypool/${IdentityPoolId+}", &[Name(&naming::IDENTITY_POOL)])],
        sends: "the ARN of the identity pool",
        source_account: Support::Sent,
        status: Status::Legacy,
        notes: Some("The identity pool id itself contains the Region: us-east-1:uuid."),
        source: "Cognito developer guide, Cognito events example policy (SourceAccount + SourceArn)",
    }
    /// Lex V2 bot alias code hooks.
    lexv2 {
        name: "Lex V2",
        event: "a Lex V2 code hook",
        principal: "lexv2.amazonaws.com",
        source_arns: &[sent("bot alias", "arn:${Partition}:lex:${Region}:${Account}:bot-alias/${BotId}/${BotAliasId}", &[Name(&naming::LEX_BOT), Name(&naming::LEX_BOT_ALIAS)])],
        certain: true,
        sends: "the ARN of the bot alias",
        source_account: Support::Sent,
        source: "many public add-permission commands with lexv2.amazonaws.com + bot-alias ARN; iam-data lex resource types",
    }
    /// Lex V1 intent fulfilment and dialog hooks.
    lex_v1 {
        name: "Lex V1",
        event: "a Lex V1 code hook",
        principal: "lex.amazonaws.com",
        source_arns: &[sent("intent", "arn:${Partition}:lex:${Region}:${Account}:intent:${IntentName}:${IntentVersion}", &[Name(&naming::LEX_INTENT), Name(&naming::LEX_INTENT_VERSION)])],
        certain: true,
        sends: "the ARN of the intent",
        status: Status::Ended("2025-09-15"),
        notes: Some("lex.amazonaws.com with a V2 bot-alias ARN appears in public scripts and does not serve V2 bots (inferred)."),
        source: "Lex V1 developer guide add-permission example; iam-data lex resource types; end-of-support notice in the Lex V1 developer guide",
    }
    /// Alexa Skills Kit custom skills.
    alexa_appkit {
        name: "Alexa Skills Kit",
        event: "an Alexa skill request",
        principal: "alexa-appkit.amazon.com",
        source_arn: Support::NotSent(Evidence::Inferred("the tools that grant to skills give a token alone")),
        source_account: Support::NotSent(Evidence::Inferred("the tools that grant to skills give a token alone")),
        token: true,
        partition: Some("aws"),
        notes: Some("Ends in amazon.com, not amazonaws.com: code that tests the suffix .amazonaws.com misses it. Without EventSourceToken any skill of any developer can invoke the function."),
        source: "SAM push.py AlexaSkill (SkillId -> EventSourceToken); serverless alexa-skill.js; public deploy log 2026-09-22: alexa-appkit.smapi.amazon.com rejected, alexa-appkit.amazon.com accepted; Alexa developer docs, host a custom skill as an AWS Lambda function (Regions of one partition)",
    }
    /// Alexa Smart Home skills.
    alexa_connectedhome {
        name: "Alexa Smart Home",
        event: "a smart home request",
        principal: "alexa-connectedhome.amazon.com",
        source_arn: Support::NotSent(Evidence::Inferred("the tools that grant to skills give a token alone")),
        source_account: Support::NotSent(Evidence::Inferred("the tools that grant to skills give a token alone")),
        token: true,
        partition: Some("aws"),
        source: "serverless alexa-smart-home.js (EventSourceToken always set); aws/serverless-application-model PR 363; botocore doc of EventSourceToken; Alexa developer docs, host a smart home skill (Regions of one partition)",
    }
    /// AWS Config custom Lambda rules, also organization rules called from member accounts.
    config {
        name: "AWS Config",
        event: "an AWS Config evaluation",
        principal: "config.amazonaws.com",
        source_arns: &[sent("Config rule", "arn:${Partition}:config:${Region}:${Account}:config-rule/${ConfigRuleId}", &[Name(&naming::CONFIG_RULE)])],
        sends: "the ARN of the Config rule",
        source_arn: Support::Unverified,
        source_account: Support::Sent,
        across_accounts: Across::Yes(Evidence::Documented("AWS DevOps blog, how-to-centrally-manage-aws-config-rules-across-multiple-aws-accounts")),
        notes: Some("Treat SourceAccount as the recommended condition because the rule id is not known beforehand."),
        source: "CDK aws-config/lib/rule.js (SourceAccount only); awslabs/aws-config-rules add-permission comments (SourceAccount); cfn-lint permission_principal.json (AWS::Config::ConfigRule)",
    }
    /// Repository triggers.
    codecommit {
        name: "CodeCommit",
        event: "a CodeCommit trigger",
        principal: "codecommit.amazonaws.com",
        source_arns: &[sent("repository", "arn:${Partition}:codecommit:${Region}:${Account}:${RepositoryName}", &[Name(&naming::REPOSITORY)])],
        certain: true,
        sends: "the ARN of the repository",
        source_account: Support::Sent,
        across_regions: Across::Never(Evidence::Documented("CodeCommit service model, InvalidRepositoryTriggerRegionException")),
        notes: Some("Resource part has no type prefix: it is only the repository name."),
        source: "public add-permission commands with repository ARN; iam-data codecommit",
    }
    /// SES e-mail receiving rules with a Lambda action.
    ses {
        name: "SES",
        event: "an SES receipt",
        principal: "ses.amazonaws.com",
        source_arns: &[sent("receipt rule", "arn:${Partition}:ses:${Region}:${Account}:receipt-rule-set/${RuleSetName}:receipt-rule/${ReceiptRuleName}", &[Name(&naming::RECEIPT_RULE_SET), Name(&naming::RECEIPT_RULE)])],
        certain: true,
        sends: "the ARN of the receipt rule",
        source_account: Support::Sent,
        across_regions: Across::Never(Evidence::Documented("SES developer guide; arithmetric/aws-lambda-ses-forwarder 88")),
        across_accounts: Across::Yes(Evidence::Documented("SES API, LambdaAction: a function of another account needs a permission")),
        notes: Some("Tools traditionally restrict by SourceAccount only."),
        source: "CDK aws-ses-actions/lib/lambda.js (SourceAccount); SES developer guide (AWS:SourceAccount, AWS:SourceArn of the receipt rule); terraform docs: source_account used for S3 and SES",
    }
    /// Application Load Balancer target groups of type lambda.
    elasticloadbalancing {
        name: "Elastic Load Balancing",
        event: "a load balancer request",
        principal: "elasticloadbalancing.amazonaws.com",
        source_arns: &[sent("target group", "arn:${Partition}:elasticloadbalancing:${Region}:${Account}:targetgroup/${TargetGroupName}/${TargetGroupId}", &[Name(&naming::TARGET_GROUP), Name(&naming::TARGET_GROUP_ID)])],
        certain: true,
        sends: "the ARN of the target group, not of the load balancer",
        across_regions: Across::Never(Evidence::Documented("Elastic Load Balancing guide, lambda-functions")),
        across_accounts: Across::Never(Evidence::Documented("Elastic Load Balancing guide, lambda-functions")),
        notes: Some("The target group, not the load balancer, is the source ARN; because the ARN contains a generated id, CDK omits it."),
        source: "Lambda developer guide services-alb; CDK aws-elasticloadbalancingv2-targets/lib/lambda-target.js (no source ARN); serverless alb/lib/permissions.js",
    }
    /// Secret rotation functions.
    secretsmanager {
        name: "Secrets Manager",
        event: "a secret rotation",
        principal: "secretsmanager.amazonaws.com",
        source_arns: &[sent("secret", "arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretNameAndSuffix+}", &[Name(&naming::SECRET)])],
        certain: true,
        sends: "the ARN of the secret",
        source_account: Support::Sent,
        across_regions: Across::Never(Evidence::Documented("Secrets Manager user guide, rotating-secrets-lambda-function-customizing")),
        across_accounts: Across::Never(Evidence::Inferred("Prowler policy.py: AWS is said to keep these calls within one account")),
        notes: Some("AWS guidance uses SourceAccount; Prowler's code says AWS guarantees that Secrets Manager calls stay in one account."),
        source: "CDK aws-secretsmanager/lib/rotation-schedule.js; Prowler policy.py (treats secretsmanager as same-account only); public add-permission commands",
    }
    /// CloudFront origin access control for origins that are function URLs or endpoints of web functions; also CloudFront in front
    /// of an S3 Object Lambda function.
    cloudfront {
        name: "CloudFront",
        event: "a CloudFront request",
        principal: "cloudfront.amazonaws.com",
        source_arns: &[sent("distribution", "arn:${Partition}:cloudfront::${Account}:distribution/${DistributionId}", &[Name(&naming::DISTRIBUTION)])],
        certain: true,
        sends: "the ARN of the distribution",
        actions: &["lambda:InvokeFunctionUrl", "lambda:InvokeFunction", "lambda:InvokeWebFunctionEndpoint"],
        notes: Some("Since October 2025 new function URLs need both statements; CDK adds InvokedViaFunctionUrl=true to the second. FunctionUrlAuthType AWS_IAM is optional on the first (CDK omits it)."),
        source: "CDK aws-cloudfront-origins/lib/function-url-origin.js (two CfnPermission); public scripts quoting private-content-restricting-access-to-lambda; issues aws/aws-cdk 35872, RJPearson94/terraform-aws-open-next 71; CloudFront developer guide, private-content-restricting-access-to-lambda-web",
    }
    /// Lambda@Edge: the replicator reads the published version to copy it to other Regions.
    lambda_replicator {
        name: "Lambda@Edge",
        event: "a Lambda@Edge replication",
        principal: "replicator.lambda.amazonaws.com",
        source_arn: Support::NotSent(Evidence::Inferred("the statements that CloudFront adds have no condition")),
        source_account: Support::NotSent(Evidence::Inferred("the statements that CloudFront adds have no condition")),
        actions: &["lambda:GetFunction"],
        versions_in: Some("us-east-1"),
        notes: Some("Normally added by CloudFront when the association is made; statement id replicator-lambda-GetFunction. Function must be in us-east-1 and a numbered version. The role trust of an edge function needs edgelambda.amazonaws.com: that is a trust policy, not a function policy."),
        source: "public templates (action lambda:GetFunction on a version); IAM list: lambda:EnableReplication*/DisableReplication are permission-only actions",
    }
    /// VPC Lattice target groups of type LAMBDA.
    vpc_lattice {
        name: "VPC Lattice",
        event: "a VPC Lattice request",
        principal: "vpc-lattice.amazonaws.com",
        source_arns: &[sent("target group", "arn:${Partition}:vpc-lattice:${Region}:${Account}:targetgroup/${TargetGroupId}", &[Name(&naming::LATTICE_TARGET_GROUP)])],
        certain: true,
        sends: "the ARN of the target group",
        across_regions: Across::Never(Evidence::Documented("VPC Lattice user guide, lambda-functions")),
        across_accounts: Across::Never(Evidence::Documented("VPC Lattice user guide, lambda-functions")),
        source: "VPC Lattice user guide lambda-functions (mirror); iam-data vpc-lattice",
    }
    /// Bedrock Agents action groups (and prompt override parsers).
    bedrock {
        name: "Bedrock",
        event: "a Bedrock agent call",
        principal: "bedrock.amazonaws.com",
        source_arns: &[sent("agent", "arn:${Partition}:bedrock:${Region}:${Account}:agent/${AgentId}", &[Name(&naming::BEDROCK_AGENT)])],
        certain: true,
        sends: "the ARN of the agent",
        source_account: Support::Sent,
        notes: Some("Flows, knowledge-base transformations and reinforcement graders use a role, not the function policy."),
        source: "public add-permission commands with agent ARN; iam-data bedrock; botocore bedrock-agent model",
    }
    /// Bedrock AgentCore custom code evaluators. Gateways call with their service role.
    bedrock_agentcore {
        name: "Bedrock AgentCore",
        event: "a Bedrock AgentCore call",
        principal: "bedrock-agentcore.amazonaws.com",
        source_arns: &[sent("evaluator", "arn:${Partition}:bedrock-agentcore:${Region}:${Account}:evaluator/${EvaluatorId}", &[Name(&naming::ANY_NAME)])],
        silent: &[Silent {
            resource: "gateway/*",
            why: "a gateway calls functions with its service role",
            instead: "give that role lambda:InvokeFunction on the function",
            source: "Bedrock AgentCore developer guide, gateways; terraform-aws-agentcore 33; agentcore-samples 2038",
        }],
        sends: "the ARN of the evaluator",
        source_account: Support::Sent,
        source: "CDK aws-bedrockagentcore/lib/evaluation/custom-evaluator.js (SourceArn+SourceAccount)",
    }
    /// Amazon Connect flows and customer-journey custom actions.
    connect {
        name: "Amazon Connect",
        event: "an Amazon Connect flow",
        principal: "connect.amazonaws.com",
        source_arns: &[sent("instance", "arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}", &[Name(&naming::CONNECT_INSTANCE)])],
        certain: true,
        sends: "the ARN of the instance",
        source_account: Support::Sent,
        across_regions: Across::Yes(Evidence::Documented("Amazon Connect administrator guide, connect-lambda-functions: a function in a different Region")),
        source: "Connect administrator guide add-permission example (SourceAccount + instance ARN); public commands",
    }
    /// Amazon Connect outbound campaigns v2 custom Lambda.
    connect_campaigns {
        name: "Amazon Connect outbound campaigns",
        event: "an outbound campaign",
        principal: "connect-campaigns.amazonaws.com",
        source_arn: Support::Unverified,
        source: "public CDK code comment naming the principal; botocore connectcampaignsv2 LambdaArn shape",
    }
    /// IoT Events detector model Lambda actions and alarm notifications (also used for IoT SiteWise alarms).
    iotevents {
        name: "IoT Events",
        event: "an IoT Events action",
        principal: "iotevents.amazonaws.com",
        source_arns: &[sent("detector model", "arn:${Partition}:iotevents:${Region}:${Account}:detectorModel/${DetectorModelName}", &[Name(&naming::ANY_NAME)])],
        sends: "the ARN of the detector model",
        source_arn: Support::Unverified,
        status: Status::Ended("2026-05-20"),
        source: "Lambda developer guide services-iotevents; awscli example get-policy.rst; botocore iotsitewise Alarms.notificationLambdaArn; end-of-support notice in the guide of AWS IoT Events",
    }
    /// IoT Analytics pipeline Lambda activity.
    iotanalytics {
        name: "IoT Analytics",
        event: "an IoT Analytics activity",
        principal: "iotanalytics.amazonaws.com",
        source_arns: &[sent("pipeline", "arn:${Partition}:iotanalytics:${Region}:${Account}:pipeline/${PipelineName}", &[Name(&naming::ANY_NAME)])],
        sends: "the ARN of the pipeline",
        source_arn: Support::Unverified,
        status: Status::Ended("2025-12-15"),
        source: "IoT Analytics user guide add-permission example (no source); end-of-support notice in the guide of AWS IoT Analytics",
    }
    /// Pinpoint campaign hooks, custom channels, recommender models, journeys.
    pinpoint {
        name: "Pinpoint",
        event: "a Pinpoint call",
        principal: "pinpoint.${Region}.amazonaws.com",
        region: Regional::Required,
        source_arns: &[
            sent("campaign", "arn:${Partition}:mobiletargeting:${Region}:${Account}:apps/${AppId}/campaigns/${CampaignId}", &[Name(&naming::ANY_NAME), Name(&naming::ANY_NAME)]),
            sent("journey", "arn:${Partition}:mobiletargeting:${Region}:${Account}:apps/${AppId}/journeys/${JourneyId}", &[Name(&naming::ANY_NAME), Name(&naming::ANY_NAME)]),
            sent("project", "arn:${Partition}:mobiletargeting:${Region}:${Account}:apps/${AppId}", &[Name(&naming::ANY_NAME)]),
            sent("recommender", "arn:${Partition}:mobiletargeting:${Region}:${Account}:recommenders/${RecommenderId}", &[Name(&naming::ANY_NAME)]),
            sent("campaign, as older pages write it", "arn:${Partition}:mobiletargeting:${Region}:${Account}:/apps/${AppId}/campaigns/${CampaignId}", &[Name(&naming::ANY_NAME), Name(&naming::ANY_NAME)]),
        ],
        sends: "the ARN of the project, campaign, journey or recommender",
        source_account: Support::Sent,
        status: Status::Ended("2026-10-30"),
        notes: Some("ARN service field is mobiletargeting. Old guide pages write :/apps/... with a leading slash, newer ones apps/..."),
        source: "Pinpoint developer guide add-permission examples (mirrors); end-of-support notice in the guide of Amazon Pinpoint",
    }
    /// WorkMail Run Lambda rules.
    workmail {
        name: "WorkMail",
        event: "a WorkMail rule",
        principal: "workmail.${Region}.amazonaws.com",
        region: Regional::Required,
        source_arns: &[sent("organization", "arn:${Partition}:workmail:${Region}:${Account}:organization/${OrganizationId}", &[Name(&naming::WORKMAIL_ORGANIZATION)])],
        certain: true,
        sends: "the ARN of the organization",
        across_regions: Across::Never(Evidence::Documented("WorkMail administrator guide, lambda: the same Region and account as the organization")),
        across_accounts: Across::Never(Evidence::Documented("WorkMail administrator guide, lambda: the same Region and account as the organization")),
        status: Status::Ending("2027-03-31"),
        source: "WorkMail administrator guide lambda page (mirrors); workmail-end-of-support",
    }
    /// WorkMail custom availability providers (LambdaAvailabilityProvider).
    workmail_availability {
        name: "WorkMail availability",
        event: "a WorkMail availability request",
        principal: "availability.workmail.${Region}.amazonaws.com",
        region: Regional::Required,
        source_arns: &[sent("organization", "arn:${Partition}:workmail:${Region}:${Account}:organization/${OrganizationId}", &[Name(&naming::WORKMAIL_ORGANIZATION)])],
        certain: true,
        sends: "the ARN of the organization",
        source_account: Support::Sent,
        status: Status::Ending("2027-03-31"),
        source: "WorkMail administrator guide, building_cap (add-permission command with source account and organization ARN)",
    }
    /// Chime SDK PSTN audio: SIP media application handlers.
    chime_sip_media {
        name: "Chime SDK PSTN audio",
        event: "a SIP media call",
        principal: "voiceconnector.chime.amazonaws.com",
        source_arns: &[sent("SIP media application", "arn:${Partition}:chime:${Region}:${Account}:sma/${SipMediaApplicationId}", &[Name(&naming::ANY_NAME)])],
        sends: "the ARN of the SIP media application",
        source_arn: Support::Unverified,
        source_account: Support::Sent,
        source: "Chime SDK developer guide troubleshooting page (service principal named); public CDK code (SourceAccount); botocore chime-sdk-voice SipMediaApplicationEndpoint.LambdaArn",
    }
    /// Chime SDK messaging channel flow processors.
    chime_messaging {
        name: "Chime SDK messaging",
        event: "a channel flow",
        principal: "messaging.chime.amazonaws.com",
        source_arns: &[
            sent("app instance", "arn:${Partition}:chime:${Region}:${Account}:app-instance/${AppInstanceId}", &[Name(&naming::ANY_NAME)]),
            sent("channel flow", "arn:${Partition}:chime:${Region}:${Account}:app-instance/${AppInstanceId}/channel-flow/${ChannelFlowId}", &[Name(&naming::ANY_NAME), Name(&naming::ANY_NAME)]),
        ],
        sends: "the ARN of the app instance",
        source_account: Support::Sent,
        notes: Some("Public code uses a trailing /* or the app-instance ARN; channel-flow ARN is app-instance/ID/channel-flow/ID."),
        source: "public CDK and Terraform code (SourceAccount + app-instance ARN); Chime SDK namespace migration guide; botocore chime-sdk-messaging LambdaFunctionArn",
    }
    /// Transfer Family servers with a Lambda identity provider.
    transfer {
        name: "Transfer Family",
        event: "a Transfer Family sign-in",
        principal: "transfer.amazonaws.com",
        source_arns: &[sent("server", "arn:${Partition}:transfer:${Region}:${Account}:server/${ServerId}", &[Name(&naming::TRANSFER_SERVER)])],
        certain: true,
        sends: "the ARN of the server",
        source_account: Support::Sent,
        notes: Some("Workflow custom steps use the workflow execution role instead."),
        source: "public add-permission commands (server ARN; SourceAccount); iam-data transfer",
    }
    /// IVS Chat message review handler.
    ivschat {
        name: "IVS Chat",
        event: "a chat message review",
        principal: "ivschat.amazonaws.com",
        source_arns: &[sent("room", "arn:${Partition}:ivschat:${Region}:${Account}:room/${RoomId}", &[Name(&naming::CHAT_ROOM)])],
        certain: true,
        sends: "the ARN of the room",
        source_account: Support::Sent,
        across_regions: Across::Never(Evidence::Documented("IVS Chat user guide, chat-message-review-handler: the same account and Region as the room")),
        across_accounts: Across::Never(Evidence::Documented("IVS Chat user guide, chat-message-review-handler: the same account and Region as the room")),
        source: "IVS Chat user guide policy (SourceAccount + SourceArn); terraform-provider-aws ivschat room acceptance test; public CloudFormation template",
    }
    /// CloudWatch alarm actions that call a function.
    cloudwatch_alarms {
        name: "CloudWatch alarms",
        event: "an alarm action",
        principal: "lambda.alarms.cloudwatch.amazonaws.com",
        source_arns: &[sent("alarm", "arn:${Partition}:cloudwatch:${Region}:${Account}:alarm:${AlarmName+}", &[Name(&naming::ALARM)])],
        certain: true,
        sends: "the ARN of the alarm",
        source_account: Support::Sent,
        across_accounts: Across::Yes(Evidence::Documented("CloudWatch user guide, alarms-and-actions-Lambda: functions in the same account or in others")),
        source: "CDK aws-cloudwatch-actions/lib/lambda.js (SourceArn+SourceAccount); LocalStack tests against AWS use this principal; CloudWatch user guide command",
    }
    /// CloudWatch custom metric data-source connectors.
    cloudwatch_datasource {
        name: "CloudWatch data sources",
        event: "a data source query",
        principal: "lambda.datasource.cloudwatch.amazonaws.com",
        source_arn: Support::Unverified,
        source_account: Support::Sent,
        account_needed: true,
        notes: Some("source_account_needed is true because no source ARN form is documented."),
        source: "CloudWatch user guide add-permission example (SourceAccount); public CDK code",
    }
    /// AppSync Lambda authorizers (GraphQL and Event APIs). Lambda data sources use a role.
    appsync {
        name: "AppSync",
        event: "an AppSync authorization",
        principal: "appsync.amazonaws.com",
        source_arns: &[sent("API", "arn:${Partition}:appsync:${Region}:${Account}:apis/${ApiId}", &[Name(&naming::APPSYNC_API)])],
        certain: true,
        sends: "the ARN of the API",
        across_accounts: Across::Never(Evidence::Reported("AppSync answers `Lambda Authorizer should be in the same account as caller`: aws-appsync-community 184, 197")),
        source: "botocore appsync authorizerUri doc (command without source); CDK aws-appsync graphqlapi.js/eventapi.js (SourceArn = API ARN behind a feature flag)",
    }
    /// AppConfig Lambda validators (and extensions in CDK).
    appconfig {
        name: "AppConfig",
        event: "an AppConfig validation",
        principal: "appconfig.amazonaws.com",
        source_arns: &[sent("configuration profile", "arn:${Partition}:appconfig:${Region}:${Account}:application/${ApplicationId}/configurationprofile/${ConfigurationProfileId}", &[Name(&naming::ANY_NAME), Name(&naming::ANY_NAME)])],
        sends: "the ARN of the configuration profile",
        source_arn: Support::Unverified,
        source: "CDK aws-appconfig configuration.js, extension.js (no source); AWS workshop commands, also used in cn-northwest-1 with the same principal",
    }
    /// CloudFormation macros in many templates. Lambda-backed custom resources and Lambda hooks use the stack's or the hook's credentials and need no statement.
    cloudformation {
        name: "CloudFormation",
        event: "a CloudFormation macro",
        principal: "cloudformation.amazonaws.com",
        source_arns: &[sent("stack", "arn:${Partition}:cloudformation:${Region}:${Account}:stack/${StackName}/${StackUuid}", &[Name(&naming::ANY_NAME), Name(&naming::ANY_NAME)])],
        sends: "the ARN of the stack",
        source_arn: Support::Unverified,
        notes: Some("Whether it is ever necessary is not verified; AddPermission accepts it."),
        source: "public templates (macro function with this principal); botocore cloudformation LambdaHook ExecutionRole",
    }
    /// Amazon Connect Health insurance verification integrations.
    health_agent {
        name: "Amazon Connect Health",
        event: "an insurance verification",
        principal: "health-agent.amazonaws.com",
        source_arns: &[sent("integration", "arn:${Partition}:health-agent:${Region}:${Account}:domain/${DomainId}/integration/${IntegrationId}", &[Name(&naming::ANY_NAME), Name(&naming::ANY_NAME)])],
        certain: true,
        sends: "the ARN of the integration",
        source: "Amazon Connect Health guide page insurance verification (mirror): ArnLike AWS:SourceArn arn:aws:health-agent:REGION:ACCOUNT:*",
    }
    /// IoT Managed Integrations cloud-to-cloud connectors.
    iot_managed_integrations {
        name: "IoT Managed Integrations",
        event: "a connector call",
        principal: "iotmanagedintegrations.amazonaws.com",
        source_arns: &[sent("resource", "arn:${Partition}:iotmanagedintegrations:${Region}:${Account}:${ResourceId+}", &[Name(&naming::ANY_NAME)])],
        sends: "the ARN of the resource",
        source_arn: Support::Unverified,
        source_account: Support::Sent,
        source: "IoT Managed Integrations guide, example function policy (mirror); botocore iot-managed-integrations LambdaArn",
    }
    /// HealthImaging DICOMweb Lambda authorizers.
    medical_imaging {
        name: "HealthImaging",
        event: "a HealthImaging authorization",
        principal: "medical-imaging.amazonaws.com",
        source_arns: &[sent("data store", "arn:${Partition}:medical-imaging:${Region}:${Account}:datastore/${DatastoreId}", &[Name(&naming::IMAGING_DATA_STORE)])],
        sends: "the ARN of the data store",
        source_arn: Support::Unverified,
        source: "HealthImaging developer guide add-permission example (no source); botocore medical-imaging lambdaAuthorizerArn",
    }
    /// HealthLake SMART-on-FHIR token validation functions.
    healthlake {
        name: "HealthLake",
        event: "a HealthLake token validation",
        principal: "healthlake.amazonaws.com",
        source_arns: &[sent("data store", "arn:${Partition}:healthlake:${Region}:${Account}:datastore/fhir/${DatastoreId}", &[Name(&naming::ANY_NAME)])],
        sends: "the ARN of the data store",
        source_arn: Support::Unverified,
        source: "AWS sample command; botocore healthlake IdentityProviderConfiguration.IdpLambdaArn",
    }
    /// AppFlow custom connectors (Lambda connector provisioning).
    appflow {
        name: "AppFlow",
        event: "an AppFlow connector call",
        principal: "appflow.amazonaws.com",
        source_arns: &[sent("resource", "arn:${Partition}:appflow:${Region}:${Account}:${Resource+}", &[Name(&naming::ANY_NAME)])],
        sends: "the ARN of its resource",
        source_arn: Support::Unverified,
        source: "public add-permission command; botocore appflow LambdaConnectorProvisioningConfig",
    }
    /// IoT 1-Click placements (service retired).
    iot1click {
        name: "IoT 1-Click",
        event: "an IoT 1-Click event",
        principal: "iot1click.amazonaws.com",
        source_arn: Support::Unverified,
        status: Status::Ended("2024-12-16"),
        source: "IoT 1-Click developer guide, document history (the end of the service)",
    }
    /// Chime meetings notifications and Chime bots events (older APIs).
    chime {
        name: "Chime",
        event: "a Chime event",
        principal: "chime.amazonaws.com",
        source_arn: Support::Unverified,
        status: Status::Legacy,
        source: "botocore chime PutEventsConfiguration.LambdaFunctionArn, chime-sdk-meetings NotificationsConfiguration.LambdaFunctionArn",
    }
    /// EC2 Auto Scaling custom termination policies: the service-linked role is the principal, so this is an AWS (role ARN) principal, not a service principal.
    autoscaling {
        name: "EC2 Auto Scaling",
        event: "a termination policy call",
        principal: "arn:${Partition}:iam::${Account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
        kind: CallerKind::Role,
        source_arn: Support::NotSent(Evidence::Documented("IAM user guide, global condition keys: a role calls without a source")),
        source_account: Support::NotSent(Evidence::Documented("IAM user guide, global condition keys: a role calls without a source")),
        source: "EC2 Auto Scaling user guide lambda-custom-termination-policy (the role's name is not verified)",
    }
}

/// The row of this principal, as the table has it.
pub(super) const fn row(principal: &str) -> Option<&'static Service> {
    let (length, count, mut at) = (principal.len(), SERVICES.len(), 0);
    while at < count {
        // Most differ in length, which const evaluation compares in one step.
        if LENGTHS[at] == length && equal(SERVICES[at].principal, principal) {
            return Some(&SERVICES[at]);
        }
        at += 1;
    }
    None
}

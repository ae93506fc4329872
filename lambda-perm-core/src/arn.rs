//! ARNs of sources, put together from checked parts.
//!
//! A constructor knows the form of the ARN that its service sends, so nothing can be left out or put in a wrong place.
//! Each argument is checked by the naming rules of AWS. The functions are `const`: a wrong argument in a `const` fails
//! the build.
//!
//! ```
//! # extern crate lambda_perm_core as lambda_perm;
//! use lambda_perm::{AccountId, Arn, arn};
//!
//! const ACCOUNT: AccountId = AccountId::new("123456789012");
//! const TOPIC: &arn::ConstArn = &arn::sns_topic("us-east-2", ACCOUNT.as_str(), "my-topic");
//! assert_eq!(TOPIC.as_str(), "arn:aws:sns:us-east-2:123456789012:my-topic");
//!
//! let error = arn::try_sns_topic("us-esat-2", "123456789012", "my-topic").unwrap_err();
//! assert_eq!(error.help(), "did you mean `us-east-2`?");
//! # Ok::<(), lambda_perm::Error>(())
//! ```
//!
//! Arguments stand in the order in which the ARN has them. The partition is that of the Region; where the ARN names no
//! Region it is `aws`, unless the function ends in `_in` and takes it. Names may hold the wildcards `*` and `?`, which
//! Lambda compares with `ArnLike`: a `*` also takes `/` and `:`.

#[cfg(feature = "document")]
mod called;
mod check;
mod const_arn;
mod constructor;
mod route;
mod sent;

#[cfg(feature = "document")]
pub(crate) use called::call_of;
pub use const_arn::ConstArn;
pub(crate) use const_arn::InlineText;
#[doc(hidden)]
pub use constructor::{
    Constructor, ConstructorParameter, Part, Wrong, find_constructor, nearest_constructor, unknown_constructor,
};
pub(crate) use sent::{Sent, SourceArnText};

use constructor::constructors;

use crate::facts::naming;
#[cfg(feature = "runtime")]
use crate::finding::Error;

constructors! {
    /// A bucket, as S3 names it in its events.
    ///
    /// The ARN names no account, so a grant needs `source_account` too. Objects are never a source: the bucket is.
    ///
    /// Source: Lambda developer guide, services-s3; S3 user guide, bucket naming rules.
    s3_bucket / try_s3_bucket of "s3", "bucket":
        (bucket: Name(&naming::BUCKET)) between (":s3:::", "")
        from ("my-bucket") makes "arn:aws:s3:::my-bucket";

    /// A bucket in a partition other than `aws`.
    ///
    /// Source: as for [`s3_bucket`].
    s3_bucket_in / try_s3_bucket_in of "s3", "bucket":
        (partition: Partition, bucket: Name(&naming::BUCKET)) between (":s3:::", "")
        from ("aws-cn", "my-bucket") makes "arn:aws-cn:s3:::my-bucket";

    /// A topic of SNS.
    ///
    /// Source: Lambda developer guide, services-sns; CreateTopic of SNS.
    sns_topic / try_sns_topic of "sns", "topic":
        (region: Region, account: Account, topic: Name(&naming::TOPIC)) between (":sns:", ":", ":", "")
        from ("us-east-2", "123456789012", "my-topic") makes "arn:aws:sns:us-east-2:123456789012:my-topic";

    /// A rule of EventBridge on the default bus, schedules among them.
    ///
    /// A `*` takes `/` too: a rule `*` stands for all rules on all buses.
    ///
    /// Source: EventBridge user guide, permissions for Lambda; shape RuleName of EventBridge.
    eventbridge_rule / try_eventbridge_rule of "events", "rule":
        (region: Region, account: Account, rule: Name(&naming::EVENT_RULE)) between (":events:", ":", ":rule/", "")
        from ("us-east-2", "123456789012", "nightly") makes "arn:aws:events:us-east-2:123456789012:rule/nightly";

    /// A rule of EventBridge on a custom or partner bus.
    ///
    /// Source: EventBridge user guide, permissions for Lambda; shapes EventBusName and RuleName of EventBridge.
    eventbridge_bus_rule / try_eventbridge_bus_rule of "events", "rule on a custom or partner bus":
        (region: Region, account: Account, bus: Name(&naming::EVENT_BUS), rule: Name(&naming::EVENT_RULE))
        between (":events:", ":", ":rule/", "/", "")
        from ("us-east-2", "123456789012", "orders", "paid")
        makes "arn:aws:events:us-east-2:123456789012:rule/orders/paid";

    /// A method of a REST API.
    ///
    /// `ANY` and path parameters become `*`. For all methods and paths of a stage write `ANY` and `/*`, for all stages
    /// `*`. The console's test calls come from the stage `test-invoke-stage`.
    ///
    /// Source: Lambda developer guide, services-apigateway; API Gateway developer guide, important notes for REST APIs;
    /// aws/serverless-application-model issues 59, 296 and 3393.
    rest_api_method / try_rest_api_method of "apigateway", "REST method":
        (region: Region, account: Account, api: Name(&naming::API_ID), stage: Name(&naming::REST_STAGE), method: Method,
         path: RestPath) between (":execute-api:", ":", ":", "/", "/", "/", "")
        from ("us-east-2", "123456789012", "ktyvxmpls1", "prod", "ANY", "/pets/{id}")
        makes "arn:aws:execute-api:us-east-2:123456789012:ktyvxmpls1/prod/*/pets/*";

    /// A route of an HTTP or WebSocket API, by its route key: `GET /pets/{id}`, `ANY /pets`, `$default`, `$connect`.
    ///
    /// `ANY` and path parameters become `*`.
    ///
    /// Source: API Gateway developer guide, Lambda integrations of HTTP APIs; SAM apiv2_generator.py and
    /// websocket_api_generator.py.
    api_route / try_api_route of "apigateway", "HTTP or WebSocket route":
        (region: Region, account: Account, api: Name(&naming::API_ID), stage: Name(&naming::STAGE), route_key: RouteKey)
        between (":execute-api:", ":", ":", "/", "/", "")
        from ("us-east-2", "123456789012", "mnh1xmpli7", "$default", "GET /pets/{id}")
        makes "arn:aws:execute-api:us-east-2:123456789012:mnh1xmpli7/$default/GET/pets/*";

    /// A Lambda authorizer of a REST, HTTP or WebSocket API.
    ///
    /// A call of an authorizer never carries the ARN of a method or route.
    ///
    /// Source: CDK aws-apigateway/lib/authorizers/lambda.js; aws/aws-cdk issues 11766 and 16583.
    api_authorizer / try_api_authorizer of "apigateway", "authorizer":
        (region: Region, account: Account, api: Name(&naming::API_ID), authorizer: Name(&naming::API_AUTHORIZER))
        between (":execute-api:", ":", ":", "/authorizers/", "")
        from ("us-east-2", "123456789012", "ktyvxmpls1", "def456")
        makes "arn:aws:execute-api:us-east-2:123456789012:ktyvxmpls1/authorizers/def456";

    /// A log group with a subscription filter.
    ///
    /// CloudWatch Logs sends the ARN with `:*` at its end, which is added here.
    ///
    /// Source: Lambda developer guide, services-cloudwatchlogs; shape LogGroupName of CloudWatch Logs.
    log_group / try_log_group of "logs", "log group":
        (region: Region, account: Account, log_group: Name(&naming::LOG_GROUP))
        between (":logs:", ":", ":log-group:", ":*")
        from ("us-east-2", "123456789012", "/aws/lambda/my-function")
        makes "arn:aws:logs:us-east-2:123456789012:log-group:/aws/lambda/my-function:*";

    /// A user pool of Cognito, by its ID, which begins with the Region.
    ///
    /// Source: Cognito developer guide, user pool triggers; shape UserPoolIdType of Cognito user pools.
    cognito_user_pool / try_cognito_user_pool of "cognito_idp", "user pool":
        (region: Region, account: Account, user_pool: OfRegion(&naming::USER_POOL))
        between (":cognito-idp:", ":", ":userpool/", "")
        from ("us-east-2", "123456789012", "us-east-2_AbCdEf123")
        makes "arn:aws:cognito-idp:us-east-2:123456789012:userpool/us-east-2_AbCdEf123";

    /// A target group of an Application Load Balancer, which is what calls the function: the load balancer never does.
    ///
    /// The ID is made by AWS; where it is not known yet, write `*`.
    ///
    /// Source: Lambda developer guide, services-alb; CreateTargetGroup of Elastic Load Balancing.
    alb_target_group / try_alb_target_group of "elasticloadbalancing", "target group":
        (region: Region, account: Account, target_group: Name(&naming::TARGET_GROUP),
         id: Name(&naming::TARGET_GROUP_ID)) between (":elasticloadbalancing:", ":", ":targetgroup/", "/", "")
        from ("us-east-2", "123456789012", "my-targets", "73e2d6bc24d8a067")
        makes "arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my-targets/73e2d6bc24d8a067";

    /// A secret that the function rotates, by its name.
    ///
    /// Secrets Manager adds a dash and six characters of its own to the name, for which `-??????` is added here.
    ///
    /// Source: Secrets Manager user guide, limiting access to specific secrets; CreateSecret of Secrets Manager.
    secret / try_secret of "secretsmanager", "secret":
        (region: Region, account: Account, secret: Name(&naming::SECRET))
        between (":secretsmanager:", ":", ":secret:", "")
        from ("us-east-2", "123456789012", "team/database")
        makes "arn:aws:secretsmanager:us-east-2:123456789012:secret:team/database-??????";

    /// A distribution of CloudFront, in front of a function URL.
    ///
    /// Source: CloudFront developer guide, private-content-restricting-access-to-lambda.
    cloudfront_distribution / try_cloudfront_distribution of "cloudfront", "distribution":
        (account: Account, distribution: Name(&naming::DISTRIBUTION)) between (":cloudfront::", ":distribution/", "")
        from ("123456789012", "E1U5RQF7T870K0") makes "arn:aws:cloudfront::123456789012:distribution/E1U5RQF7T870K0";

    /// A distribution of CloudFront in a partition other than `aws`.
    ///
    /// Source: as for [`cloudfront_distribution`].
    cloudfront_distribution_in / try_cloudfront_distribution_in of "cloudfront", "distribution":
        (partition: Partition, account: Account, distribution: Name(&naming::DISTRIBUTION))
        between (":cloudfront::", ":distribution/", "")
        from ("aws-cn", "123456789012", "E1U5RQF7T870K0")
        makes "arn:aws-cn:cloudfront::123456789012:distribution/E1U5RQF7T870K0";

    /// A topic rule of AWS IoT.
    ///
    /// Source: IoT developer guide, Lambda rule action; shape RuleName of AWS IoT.
    iot_rule / try_iot_rule of "iot", "topic rule":
        (region: Region, account: Account, rule: Name(&naming::IOT_RULE)) between (":iot:", ":", ":rule/", "")
        from ("us-east-2", "123456789012", "my_rule") makes "arn:aws:iot:us-east-2:123456789012:rule/my_rule";

    /// A custom authorizer of AWS IoT.
    ///
    /// Source: IoT developer guide, custom authorizers; shape AuthorizerName of AWS IoT.
    iot_authorizer / try_iot_authorizer of "iot", "custom authorizer":
        (region: Region, account: Account, authorizer: Name(&naming::IOT_AUTHORIZER))
        between (":iot:", ":", ":authorizer/", "")
        from ("us-east-2", "123456789012", "my-authorizer")
        makes "arn:aws:iot:us-east-2:123456789012:authorizer/my-authorizer";

    /// A rule of AWS Config, by its ID, which is not its name.
    ///
    /// The ID is made by AWS; where it is not known yet, leave the source ARN out and write `source_account`.
    ///
    /// Source: AWS Config developer guide, examples of rule ARNs; CDK aws-config/lib/rule.js.
    config_rule / try_config_rule of "config", "Config rule":
        (region: Region, account: Account, rule_id: Name(&naming::CONFIG_RULE))
        between (":config:", ":", ":config-rule/", "")
        from ("us-east-2", "123456789012", "config-rule-a1b2c3")
        makes "arn:aws:config:us-east-2:123456789012:config-rule/config-rule-a1b2c3";

    /// An alarm of CloudWatch.
    ///
    /// Source: CloudWatch user guide, Lambda actions of alarms; PutMetricAlarm of CloudWatch.
    cloudwatch_alarm / try_cloudwatch_alarm of "cloudwatch_alarms", "alarm":
        (region: Region, account: Account, alarm: Name(&naming::ALARM)) between (":cloudwatch:", ":", ":alarm:", "")
        from ("us-east-2", "123456789012", "disk full")
        makes "arn:aws:cloudwatch:us-east-2:123456789012:alarm:disk full";

    /// A repository of CodeCommit.
    ///
    /// Source: CodeCommit user guide, triggers for Lambda; shape RepositoryName of CodeCommit.
    codecommit_repository / try_codecommit_repository of "codecommit", "repository":
        (region: Region, account: Account, repository: Name(&naming::REPOSITORY)) between (":codecommit:", ":", ":", "")
        from ("us-east-2", "123456789012", "my-repository")
        makes "arn:aws:codecommit:us-east-2:123456789012:my-repository";

    /// A receipt rule of SES.
    ///
    /// Source: SES developer guide, permissions for the Lambda action; ReceiptRule and CreateReceiptRuleSet of SES.
    ses_receipt_rule / try_ses_receipt_rule of "ses", "receipt rule":
        (region: Region, account: Account, rule_set: Name(&naming::RECEIPT_RULE_SET), rule: Name(&naming::RECEIPT_RULE))
        between (":ses:", ":", ":receipt-rule-set/", ":receipt-rule/", "")
        from ("us-east-2", "123456789012", "inbound", "store-mail")
        makes "arn:aws:ses:us-east-2:123456789012:receipt-rule-set/inbound:receipt-rule/store-mail";

    /// An alias of a Lex V2 bot.
    ///
    /// Source: IAM resource types of Lex V2; shapes Id and BotAliasId of Lex V2.
    lex_bot_alias / try_lex_bot_alias of "lexv2", "bot alias":
        (region: Region, account: Account, bot: Name(&naming::LEX_BOT), alias: Name(&naming::LEX_BOT_ALIAS))
        between (":lex:", ":", ":bot-alias/", "/", "")
        from ("us-east-2", "123456789012", "ABCDEFGHIJ", "TSTALIASID")
        makes "arn:aws:lex:us-east-2:123456789012:bot-alias/ABCDEFGHIJ/TSTALIASID";

    /// An agent of Bedrock, for its action groups.
    ///
    /// Source: IAM resource types of Bedrock; shape Id of Bedrock Agents.
    bedrock_agent / try_bedrock_agent of "bedrock", "agent":
        (region: Region, account: Account, agent: Name(&naming::BEDROCK_AGENT))
        between (":bedrock:", ":", ":agent/", "")
        from ("us-east-2", "123456789012", "ABCDEFGHIJ")
        makes "arn:aws:bedrock:us-east-2:123456789012:agent/ABCDEFGHIJ";

    /// An instance of Amazon Connect.
    ///
    /// Source: Connect administrator guide, add-permission example; shape InstanceId of Amazon Connect.
    connect_instance / try_connect_instance of "connect", "instance":
        (region: Region, account: Account, instance: Name(&naming::CONNECT_INSTANCE))
        between (":connect:", ":", ":instance/", "")
        from ("us-east-2", "123456789012", "12345678-1234-1234-1234-123456789012")
        makes "arn:aws:connect:us-east-2:123456789012:instance/12345678-1234-1234-1234-123456789012";

    /// A server of Transfer Family whose users the function identifies.
    ///
    /// Source: IAM resource types of Transfer Family; shape ServerId of Transfer Family.
    transfer_server / try_transfer_server of "transfer", "server":
        (region: Region, account: Account, server: Name(&naming::TRANSFER_SERVER))
        between (":transfer:", ":", ":server/", "")
        from ("us-east-2", "123456789012", "s-1234567890abcdef0")
        makes "arn:aws:transfer:us-east-2:123456789012:server/s-1234567890abcdef0";

    /// An API of AppSync whose callers the function authorizes.
    ///
    /// Source: CDK aws-appsync/lib/graphqlapi.js; AppSync developer guide, examples of API ARNs.
    appsync_api / try_appsync_api of "appsync", "API":
        (region: Region, account: Account, api: Name(&naming::APPSYNC_API)) between (":appsync:", ":", ":apis/", "")
        from ("us-east-2", "123456789012", "abcdefghijklmnopqrstuvwxyz")
        makes "arn:aws:appsync:us-east-2:123456789012:apis/abcdefghijklmnopqrstuvwxyz";

    /// A target group of VPC Lattice.
    ///
    /// Source: VPC Lattice user guide, Lambda functions as targets; shape TargetGroupId of VPC Lattice.
    lattice_target_group / try_lattice_target_group of "vpc_lattice", "target group":
        (region: Region, account: Account, target_group: Name(&naming::LATTICE_TARGET_GROUP))
        between (":vpc-lattice:", ":", ":targetgroup/", "")
        from ("us-east-2", "123456789012", "tg-0123456789abcdef0")
        makes "arn:aws:vpc-lattice:us-east-2:123456789012:targetgroup/tg-0123456789abcdef0";
}

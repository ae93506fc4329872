//! How the resources are named that source ARNs are made of.
//!
//! Characters are written as in a regular expression: `a-z0-9.-`. The wildcards `*` and `?` are no part of a name and
//! are taken everywhere, because Lambda compares a source with `ArnLike`. Shapes are those of botocore 1.44.5.

/// The most characters of a source ARN that CloudFormation takes. The API's own limit is much larger.
///
/// Source: `SourceArn` in the CloudFormation schema of `AWS::Lambda::Permission`.
pub const ARN_LENGTH: usize = 1024;

/// A name or ID in an ARN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Naming {
    /// What it is, with its article: `the name of an SNS topic`.
    pub what: &'static str,
    /// Its characters. Empty where it may have all but control characters.
    pub characters: &'static str,
    /// The fewest and the most characters. [`ARN_LENGTH`] where no limit is documented.
    pub lengths: (usize, usize),
    /// What it begins with.
    pub prefix: &'static str,
    /// What it may end with, though its characters do not have it.
    pub suffix: &'static str,
    /// Whether it begins and ends with a letter or a digit.
    pub trimmed: bool,
    /// What it never holds.
    pub forbidden: &'static str,
    /// A name of a different form that it may have.
    pub other: &'static str,
    /// A name that is well formed and never stands in an ARN.
    pub reserved: Option<Reserved>,
    /// What AWS adds to it in the ARN, as a pattern.
    pub added: &'static str,
    /// One that is well formed.
    pub example: &'static str,
    /// What whoever gets it wrong should know besides; empty where there is nothing.
    pub note: &'static str,
    /// Where the facts of this row come from.
    pub source: &'static str,
}

/// A name that never stands in an ARN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reserved {
    /// The name.
    pub name: &'static str,
    /// Why, as a clause.
    pub why: &'static str,
    /// What to do instead.
    pub instead: &'static str,
}

/// The methods of REST and HTTP APIs, without `ANY`.
///
/// Source: API Gateway developer guide, methods of REST APIs and routes of HTTP APIs.
pub const METHODS: &[&str] = &["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/// What stands for all methods in a definition, and never in an ARN: there it is `*`.
///
/// Source: aws/serverless-application-model issue 296.
pub const ANY_METHOD: &str = "ANY";

/// The routes that API Gateway defines itself.
///
/// Source: API Gateway developer guide, routes of WebSocket APIs; `$default` of HTTP APIs too.
pub const PREDEFINED_ROUTES: &[&str] = &["$connect", "$default", "$disconnect"];

/// What most names have in common.
const NAMING: Naming = Naming {
    what: "",
    characters: "",
    lengths: (1, ARN_LENGTH),
    prefix: "",
    suffix: "",
    trimmed: false,
    forbidden: "",
    other: "",
    reserved: None,
    added: "",
    example: "",
    note: "",
    source: "",
};

/// An S3 bucket.
pub const BUCKET: Naming = Naming {
    what: "the name of a bucket",
    characters: "a-z0-9.-",
    lengths: (3, 63),
    trimmed: true,
    forbidden: "..",
    example: "my-bucket",
    note: "; a bucket from before March 2018 may have another name: write its ARN as text",
    source: "S3 user guide, bucket naming rules",
    ..NAMING
};

/// An SNS topic.
pub const TOPIC: Naming = Naming {
    what: "the name of an SNS topic",
    characters: "a-zA-Z0-9_-",
    lengths: (1, 256),
    suffix: ".fifo",
    example: "my-topic",
    source: "CreateTopic of SNS",
    ..NAMING
};

/// An EventBridge rule.
pub const EVENT_RULE: Naming = Naming {
    what: "the name of an EventBridge rule",
    characters: "a-zA-Z0-9._-",
    lengths: (1, 64),
    example: "my-rule",
    note: "; a rule on a custom or partner bus is an `eventbridge_bus_rule`",
    source: "shape RuleName of EventBridge",
    ..NAMING
};

/// An event bus other than the default one.
pub const EVENT_BUS: Naming = Naming {
    what: "the name of an event bus",
    characters: "a-zA-Z0-9/._-",
    lengths: (1, 256),
    reserved: Some(Reserved {
        name: "default",
        why: "the ARN of a rule on the default bus names no bus",
        instead: "leave the bus out: a rule on the default bus is an `eventbridge_rule`",
    }),
    example: "my-bus",
    source: "shape EventBusName and CreateEventBus of EventBridge",
    ..NAMING
};

/// A REST, HTTP or WebSocket API.
pub const API_ID: Naming = Naming {
    what: "the ID of an API",
    characters: "a-z0-9",
    example: "ktyvxmpls1",
    note: "; it is the ID that API Gateway gave, not a name or the logical ID of a template",
    source: "Lambda developer guide, services-apigateway; aws/serverless-application-model issue 3393",
    ..NAMING
};

/// A stage of a REST API.
pub const REST_STAGE: Naming = Naming {
    what: "the name of a stage",
    characters: "a-zA-Z0-9_-",
    lengths: (1, 128),
    example: "prod",
    note: "; `*` stands for all stages",
    source: "CreateStage of API Gateway",
    ..NAMING
};

/// A stage of an HTTP or WebSocket API.
pub const STAGE: Naming =
    Naming { other: "$default", source: "CloudFormation reference of AWS::ApiGatewayV2::Stage", ..REST_STAGE };

/// The path of a REST API's resource.
pub const REST_PATH: Naming = Naming {
    what: "the path of a method",
    characters: "a-zA-Z0-9/._:,-",
    example: "/pets/{id}",
    source: "API Gateway developer guide, important notes for REST APIs; answers of CreateResource in public issues",
    ..NAMING
};

/// The path of an HTTP API's route.
pub const ROUTE_PATH: Naming = Naming {
    what: "the path of a route",
    characters: "!-~",
    example: "/pets/{id}",
    source: "RFC 3986: a path is visible ASCII",
    ..NAMING
};

/// The key of a WebSocket API's route.
pub const ROUTE_KEY: Naming = Naming {
    what: "a route key",
    characters: "!-~",
    example: "GET /pets/{id}",
    note: "; a WebSocket API's is one word, such as \"$connect\"",
    source: "CreateRoute of API Gateway V2",
    ..NAMING
};

/// A Lambda authorizer of an API.
pub const API_AUTHORIZER: Naming = Naming {
    what: "the ID of an authorizer",
    characters: "a-z0-9",
    example: "def456",
    note: "; `*` stands for all authorizers of the API",
    source: "CDK aws-apigateway/lib/authorizers/lambda.js",
    ..NAMING
};

/// A log group.
pub const LOG_GROUP: Naming = Naming {
    what: "the name of a log group",
    characters: "a-zA-Z0-9._/#-",
    lengths: (1, 512),
    example: "/aws/lambda/my-function",
    note: "; the `:*` of its ARN is added",
    source: "shape LogGroupName of CloudWatch Logs",
    ..NAMING
};

/// A Cognito user pool.
pub const USER_POOL: Naming = Naming {
    what: "the ID of a user pool",
    characters: "a-zA-Z0-9_-",
    lengths: (1, 55),
    example: "us-east-1_AbCdEf123",
    source: "shape UserPoolIdType of Cognito user pools: the Region, `_` and letters and digits",
    ..NAMING
};

/// The name of a load balancer's target group.
pub const TARGET_GROUP: Naming = Naming {
    what: "the name of a target group",
    characters: "a-zA-Z0-9-",
    lengths: (1, 32),
    trimmed: true,
    example: "my-targets",
    source: "CreateTargetGroup of Elastic Load Balancing",
    ..NAMING
};

/// The ID of a load balancer's target group.
pub const TARGET_GROUP_ID: Naming = Naming {
    what: "the ID of a target group",
    characters: "a-f0-9",
    example: "73e2d6bc24d8a067",
    note: "; it is what stands behind the name in the ARN, and `*` stands for any",
    source: "Elastic Load Balancing user guide, examples of target group ARNs",
    ..NAMING
};

/// A secret, by its name.
pub const SECRET: Naming = Naming {
    what: "the name of a secret",
    characters: "a-zA-Z0-9/_+=.@-",
    lengths: (1, 512),
    added: "-??????",
    example: "team/database",
    source: "CreateSecret of Secrets Manager; its user guide on limiting access to a secret by name with `-??????`",
    ..NAMING
};

/// A CloudFront distribution.
pub const DISTRIBUTION: Naming = Naming {
    what: "the ID of a distribution",
    characters: "A-Z0-9",
    lengths: (1, 25),
    example: "E1U5RQF7T870K0",
    source: "shapes Distribution and distributionIdString of CloudFront",
    ..NAMING
};

/// An IoT topic rule.
pub const IOT_RULE: Naming = Naming {
    what: "the name of an IoT rule",
    characters: "a-zA-Z0-9_",
    lengths: (1, 128),
    example: "my_rule",
    source: "shape RuleName of AWS IoT",
    ..NAMING
};

/// An IoT custom authorizer.
pub const IOT_AUTHORIZER: Naming = Naming {
    what: "the name of an IoT authorizer",
    characters: "a-zA-Z0-9_=,@-",
    lengths: (1, 128),
    example: "my-authorizer",
    source: "shape AuthorizerName of AWS IoT",
    ..NAMING
};

/// An AWS Config rule, by its ID.
pub const CONFIG_RULE: Naming = Naming {
    what: "the ID of a Config rule",
    characters: "a-z0-9-",
    lengths: (1, 64),
    prefix: "config-rule-",
    example: "config-rule-a1b2c3",
    note: "; it is the ID that AWS Config gave, not the rule's name",
    source: "ConfigRule of AWS Config; its developer guide, examples of rule ARNs",
    ..NAMING
};

/// A CloudWatch alarm.
pub const ALARM: Naming = Naming {
    what: "the name of an alarm",
    lengths: (1, 255),
    example: "my-alarm",
    source: "PutMetricAlarm and shape AlarmName of CloudWatch",
    ..NAMING
};

/// A CodeCommit repository.
pub const REPOSITORY: Naming = Naming {
    what: "the name of a repository",
    characters: "a-zA-Z0-9_.-",
    lengths: (1, 100),
    example: "my-repository",
    source: "shape RepositoryName of CodeCommit",
    ..NAMING
};

/// A set of SES receipt rules.
pub const RECEIPT_RULE_SET: Naming = Naming {
    what: "the name of a receipt rule set",
    characters: "a-zA-Z0-9_-",
    lengths: (1, 64),
    trimmed: true,
    example: "inbound",
    source: "CreateReceiptRuleSet of SES",
    ..NAMING
};

/// An SES receipt rule.
pub const RECEIPT_RULE: Naming = Naming {
    what: "the name of a receipt rule",
    characters: "a-zA-Z0-9_.-",
    example: "store-mail",
    source: "shape ReceiptRule of SES",
    ..RECEIPT_RULE_SET
};

/// A Lex V2 bot.
pub const LEX_BOT: Naming = Naming {
    what: "the ID of a bot",
    characters: "a-zA-Z0-9",
    lengths: (10, 10),
    example: "ABCDEFGHIJ",
    source: "shape Id of Lex V2",
    ..NAMING
};

/// An alias of a Lex V2 bot.
pub const LEX_BOT_ALIAS: Naming = Naming {
    what: "the ID of a bot alias",
    example: "TSTALIASID",
    note: "; it is the ID that Lex gave, not the alias's name",
    source: "shape BotAliasId of Lex V2",
    ..LEX_BOT
};

/// A Bedrock agent.
pub const BEDROCK_AGENT: Naming =
    Naming { what: "the ID of an agent", source: "shape Id of Bedrock Agents", ..LEX_BOT };

/// An Amazon Connect instance.
pub const CONNECT_INSTANCE: Naming = Naming {
    what: "the ID of a Connect instance",
    characters: "a-f0-9-",
    lengths: (1, 100),
    example: "12345678-1234-1234-1234-123456789012",
    source: "shape InstanceId of Amazon Connect; its administrator guide, examples of instance ARNs",
    ..NAMING
};

/// A Transfer Family server.
pub const TRANSFER_SERVER: Naming = Naming {
    what: "the ID of a Transfer Family server",
    characters: "a-f0-9s-",
    lengths: (19, 19),
    prefix: "s-",
    example: "s-1234567890abcdef0",
    source: "shape ServerId of Transfer Family",
    ..NAMING
};

/// An AppSync API.
pub const APPSYNC_API: Naming = Naming {
    what: "the ID of an AppSync API",
    characters: "a-z0-9",
    example: "abcdefghijklmnopqrstuvwxyz",
    source: "AppSync developer guide, examples of API ARNs",
    ..NAMING
};

/// A VPC Lattice target group.
pub const LATTICE_TARGET_GROUP: Naming = Naming {
    what: "the ID of a VPC Lattice target group",
    characters: "a-z0-9-",
    lengths: (20, 20),
    prefix: "tg-",
    example: "tg-0123456789abcdef0",
    source: "shape TargetGroupId of VPC Lattice",
    ..NAMING
};

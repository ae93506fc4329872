//! How the resources are named that source ARNs are made of.
//!
//! The wildcards `*` and `?` are no part of a name and are taken everywhere, because Lambda compares a source with
//! `ArnLike`. Shapes are those of botocore 1.44.5.

/// The most characters of a source ARN that CloudFormation takes. The API's own limit is much larger.
///
/// Source: `SourceArn` in the CloudFormation schema of `AWS::Lambda::Permission`.
pub const ARN_LENGTH: usize = 1024;

/// A name or ID in an ARN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Naming {
    /// What it is, with its article: `the name of an SNS topic`.
    pub what: &'static str,
    /// Its characters.
    pub characters: Characters,
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
    /// How it is named where it begins with the prefix of this naming.
    pub prefixed: Option<&'static Naming>,
    /// A name that is well formed and never stands in an ARN.
    pub reserved: Option<Reserved>,
    /// What AWS adds to it in the ARN, as a pattern.
    pub added: &'static str,
    /// One that is well formed.
    pub example: &'static str,
    /// What whoever gets it wrong should know besides; empty where there is nothing.
    pub note: &'static str,
    /// What whoever gets it wrong in a call of a constructor should know as well.
    pub note_of_call: &'static str,
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
    /// What to do instead in a call of a constructor.
    pub instead_in_call: &'static str,
    /// What to do instead in the text of an ARN.
    pub instead_in_text: &'static str,
}

/// The characters that a name may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Characters {
    text: &'static str,
    /// Each at the place of its code, which is one question for a whole text.
    bits: u128,
}

impl Characters {
    /// All but control characters.
    pub const ANY: Self = Self { text: "", bits: 0 };

    /// Those of a class of a regular expression: `a-z0-9.-`. A dash at its end stands for itself.
    pub const fn of(text: &'static str) -> Self {
        let class = text.as_bytes();
        let (mut bits, mut at) = (0, 0);
        while at < class.len() {
            let is_range = at + 2 < class.len() && class[at + 1] == b'-';
            let last = if is_range { class[at + 2] } else { class[at] };
            let mut byte = class[at];
            while byte <= last {
                bits |= 1 << byte;
                byte += 1;
            }
            at += if is_range { 3 } else { 1 };
        }
        Self { text, bits }
    }

    /// As they were written.
    pub const fn as_str(self) -> &'static str {
        self.text
    }

    /// Whether this is [`ANY`](Self::ANY).
    pub const fn is_any(self) -> bool {
        self.text.is_empty()
    }

    /// Whether the byte is one of those that are listed.
    pub const fn has(self, byte: u8) -> bool {
        byte < 128 && self.bits >> byte & 1 == 1
    }
}

/// What a variable of a form of source ARN is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variable {
    /// A name or ID.
    Name(&'static Naming),
    /// An ID that begins with the Region.
    OfRegion(&'static Naming),
    /// A stage of an API.
    Stage,
    /// A method of an API.
    Method,
    /// A path of an API.
    Path,
    /// The key of a route that has no method.
    Route,
}

/// The methods of REST and HTTP APIs, without `ANY`.
///
/// Source: API Gateway developer guide, methods of REST APIs and routes of HTTP APIs.
pub static METHODS: &[&str] = &["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/// What stands for all methods in a definition, and never in an ARN: there it is `*`.
///
/// Source: aws/serverless-application-model issue 296; AdaCore/e3-aws PR 236. That REST APIs send no `ANY` was seen; of HTTP
/// APIs it is not known, and `*` fits what both send.
pub const ANY_METHOD: &str = "ANY";

/// The routes that API Gateway defines itself. Their source is `API/STAGE/ROUTE`, without a method.
///
/// Source: API Gateway developer guide, routes of WebSocket APIs; `$default` of HTTP APIs too. The form of the source:
/// aws/serverless-application-model issue 1860.
pub static PREDEFINED_ROUTES: &[&str] = &["$connect", "$default", "$disconnect"];

/// What most names have in common.
const NAMING: Naming = Naming {
    what: "",
    characters: Characters::ANY,
    lengths: (1, ARN_LENGTH),
    prefix: "",
    suffix: "",
    trimmed: false,
    forbidden: "",
    other: "",
    prefixed: None,
    reserved: None,
    added: "",
    example: "",
    note: "",
    note_of_call: "",
    source: "",
};

/// One row a naming; what is left out of it is as in [`NAMING`].
macro_rules! namings {
    ($($(#[$doc:meta])* $name:ident { $($column:ident: $value:expr,)* })*) => {
        $($(#[$doc])* pub const $name: Naming = Naming { $($column: $value,)* ..NAMING };)*
    };
}

namings! {
    /// An S3 bucket.
    BUCKET {
        what: "the name of a bucket",
        characters: Characters::of("a-z0-9.-"),
        lengths: (3, 63),
        trimmed: true,
        forbidden: "..",
        example: "my-bucket",
        note_of_call: "; a bucket from before March 2018 may have another name: write its ARN as text",
        source: "S3 user guide, bucket naming rules",
    }
    /// An S3 bucket of any age.
    OLD_BUCKET {
        what: "the name of a bucket",
        characters: Characters::of("a-zA-Z0-9._-"),
        lengths: (1, 255),
        example: "my-bucket",
        source: "S3 user guide, bucket naming rules: in us-east-1 before March 2018 up to 255 characters, and no fewest",
    }
    /// An SNS topic. One that ends in `.fifo` calls no function: `silent` of its service has it.
    TOPIC {
        what: "the name of an SNS topic",
        characters: Characters::of("a-zA-Z0-9_-"),
        lengths: (1, 256),
        suffix: ".fifo",
        example: "my-topic",
        source: "CreateTopic of SNS",
    }
    /// An EventBridge rule.
    EVENT_RULE {
        what: "the name of an EventBridge rule",
        characters: Characters::of("a-zA-Z0-9._-"),
        lengths: (1, 64),
        example: "my-rule",
        note_of_call: "; a rule on a custom or partner bus is an `eventbridge_bus_rule`",
        source: "shape RuleName of EventBridge",
    }
    /// An event bus other than the default one.
    EVENT_BUS {
        what: "the name of an event bus",
        characters: Characters::of("a-zA-Z0-9._-"),
        lengths: (1, 256),
        prefixed: Some(&PARTNER_BUS),
        reserved: Some(Reserved {
            name: "default",
            why: "the ARN of a rule on the default bus names no bus",
            instead_in_call: "leave the bus out: a rule on the default bus is an `eventbridge_rule`",
            instead_in_text: "leave the bus out: a rule on the default bus is `rule/NAME`",
        }),
        example: "my-bus",
        note: "; only the name of a partner bus, which begins with `aws.partner/`, holds slashes",
        source: "shape EventBusName and CreateEventBus of EventBridge",
    }
    /// An event bus of a partner.
    PARTNER_BUS {
        what: "the name of a partner bus",
        characters: Characters::of("a-zA-Z0-9/._-"),
        lengths: (1, 256),
        prefix: "aws.partner/",
        example: "aws.partner/example.com/orders",
        source: "shape EventSourceName of EventBridge",
    }
    /// A REST, HTTP or WebSocket API.
    API_ID {
        what: "the ID of an API",
        characters: Characters::of("a-z0-9"),
        example: "ktyvxmpls1",
        note: "; it is the ID that API Gateway gave, not a name or the logical ID of a template",
        source: "Lambda developer guide, services-apigateway; aws/serverless-application-model issue 3393",
    }
    /// A stage of a REST API.
    REST_STAGE {
        what: "the name of a stage",
        characters: Characters::of("a-zA-Z0-9_-"),
        lengths: (1, 128),
        example: "prod",
        note: "; `*` stands for all stages",
        source: "CreateStage of API Gateway",
    }
    /// The path of a REST API's resource.
    REST_PATH {
        what: "the path of a method",
        characters: Characters::of("a-zA-Z0-9/._:,-"),
        example: "/pets/{id}",
        source: "API Gateway developer guide, important notes for REST APIs; answers of CreateResource in public issues",
    }
    /// The path of an HTTP API's route.
    ROUTE_PATH {
        what: "the path of a route",
        characters: Characters::of("a-zA-Z0-9/._~!$&'()+,;=:@%{}-"),
        example: "/pets/{id}",
        source: "RFC 3986, section 3.3, and the braces of parameters",
    }
    /// The key of a WebSocket API's route.
    ROUTE_KEY {
        what: "a route key",
        characters: Characters::of("!-~"),
        example: "GET /pets/{id}",
        note: "; a WebSocket API's is one word, such as \"$connect\"",
        source: "CreateRoute of API Gateway V2",
    }
    /// A Lambda authorizer of an API.
    API_AUTHORIZER {
        what: "the ID of an authorizer",
        characters: Characters::of("a-z0-9"),
        example: "def456",
        note: "; `*` stands for all authorizers of the API",
        source: "CDK aws-apigateway/lib/authorizers/lambda.js",
    }
    /// A log group.
    LOG_GROUP {
        what: "the name of a log group",
        characters: Characters::of("a-zA-Z0-9._/#-"),
        lengths: (1, 512),
        example: "/aws/lambda/my-function",
        note_of_call: "; the `:*` of its ARN is added",
        source: "shape LogGroupName of CloudWatch Logs",
    }
    /// A Cognito user pool.
    USER_POOL {
        what: "the ID of a user pool",
        characters: Characters::of("a-zA-Z0-9_-"),
        lengths: (1, 55),
        example: "us-east-1_AbCdEf123",
        source: "shape UserPoolIdType of Cognito user pools: the Region, `_` and letters and digits",
    }
    /// The name of a load balancer's target group.
    TARGET_GROUP {
        what: "the name of a target group",
        characters: Characters::of("a-zA-Z0-9-"),
        lengths: (1, 32),
        trimmed: true,
        example: "my-targets",
        source: "CreateTargetGroup of Elastic Load Balancing",
    }
    /// The ID of a load balancer's target group.
    TARGET_GROUP_ID {
        what: "the ID of a target group",
        characters: Characters::of("a-f0-9"),
        example: "73e2d6bc24d8a067",
        note: "; it is what stands behind the name in the ARN, and `*` stands for any",
        source: "Elastic Load Balancing user guide, examples of target group ARNs",
    }
    /// A secret, by its name.
    SECRET {
        what: "the name of a secret",
        characters: Characters::of("a-zA-Z0-9/_+=.@-"),
        lengths: (1, 512),
        added: "-??????",
        example: "team/database",
        source: "CreateSecret of Secrets Manager; its user guide on limiting access to a secret by name with `-??????`",
    }
    /// A CloudFront distribution.
    DISTRIBUTION {
        what: "the ID of a distribution",
        characters: Characters::of("A-Z0-9"),
        lengths: (1, 25),
        example: "E1U5RQF7T870K0",
        source: "shapes Distribution and distributionIdString of CloudFront",
    }
    /// An IoT topic rule.
    IOT_RULE {
        what: "the name of an IoT rule",
        characters: Characters::of("a-zA-Z0-9_"),
        lengths: (1, 128),
        example: "my_rule",
        source: "shape RuleName of AWS IoT",
    }
    /// An IoT custom authorizer.
    IOT_AUTHORIZER {
        what: "the name of an IoT authorizer",
        characters: Characters::of("a-zA-Z0-9_=,@-"),
        lengths: (1, 128),
        example: "my-authorizer",
        source: "shape AuthorizerName of AWS IoT",
    }
    /// An AWS Config rule, by its ID.
    CONFIG_RULE {
        what: "the ID of a Config rule",
        characters: Characters::of("a-z0-9-"),
        lengths: (1, 64),
        prefix: "config-rule-",
        example: "config-rule-a1b2c3",
        note: "; it is the ID that AWS Config gave, not the rule's name",
        source: "ConfigRule of AWS Config; its developer guide, examples of rule ARNs",
    }
    /// A CloudWatch alarm.
    ALARM {
        what: "the name of an alarm",
        lengths: (1, 255),
        example: "my-alarm",
        source: "PutMetricAlarm and shape AlarmName of CloudWatch",
    }
    /// A CodeCommit repository.
    REPOSITORY {
        what: "the name of a repository",
        characters: Characters::of("a-zA-Z0-9_.-"),
        lengths: (1, 100),
        example: "my-repository",
        source: "shape RepositoryName of CodeCommit",
    }
    /// A set of SES receipt rules.
    RECEIPT_RULE_SET {
        what: "the name of a receipt rule set",
        characters: Characters::of("a-zA-Z0-9_-"),
        lengths: (1, 64),
        trimmed: true,
        example: "inbound",
        source: "CreateReceiptRuleSet of SES",
    }
    /// A Lex V2 bot.
    LEX_BOT {
        what: "the ID of a bot",
        characters: Characters::of("a-zA-Z0-9"),
        lengths: (10, 10),
        example: "ABCDEFGHIJ",
        source: "shape Id of Lex V2",
    }
    /// An Amazon Connect instance.
    CONNECT_INSTANCE {
        what: "the ID of a Connect instance",
        characters: Characters::of("a-f0-9-"),
        lengths: (1, 100),
        example: "12345678-1234-1234-1234-123456789012",
        source: "shape InstanceId of Amazon Connect; its administrator guide, examples of instance ARNs",
    }
    /// A Transfer Family server.
    TRANSFER_SERVER {
        what: "the ID of a Transfer Family server",
        characters: Characters::of("a-f0-9s-"),
        lengths: (19, 19),
        prefix: "s-",
        example: "s-1234567890abcdef0",
        source: "shape ServerId of Transfer Family",
    }
    /// An AppSync API.
    APPSYNC_API {
        what: "the ID of an AppSync API",
        characters: Characters::of("a-z0-9"),
        example: "abcdefghijklmnopqrstuvwxyz",
        source: "AppSync developer guide, examples of API ARNs",
    }
    /// A VPC Lattice target group.
    LATTICE_TARGET_GROUP {
        what: "the ID of a VPC Lattice target group",
        characters: Characters::of("a-z0-9-"),
        lengths: (20, 20),
        prefix: "tg-",
        example: "tg-0123456789abcdef0",
        source: "shape TargetGroupId of VPC Lattice",
    }
    /// A provisioning template of AWS IoT.
    IOT_TEMPLATE {
        what: "the name of a provisioning template",
        characters: Characters::of("a-zA-Z0-9_-"),
        lengths: (1, 36),
        example: "my-template",
        source: "shape TemplateName of AWS IoT",
    }
    /// A domain configuration of AWS IoT.
    IOT_DOMAIN {
        what: "the name of a domain configuration",
        characters: Characters::of("a-zA-Z0-9_.-"),
        lengths: (1, 128),
        example: "my-domain",
        source: "shape DomainConfigurationName of AWS IoT",
    }
    /// An intent of Lex V1.
    LEX_INTENT {
        what: "the name of an intent",
        characters: Characters::of("a-zA-Z_"),
        lengths: (1, 100),
        example: "OrderFlowers",
        source: "shape IntentName of Lex V1",
    }
    /// A version of an intent of Lex V1.
    LEX_INTENT_VERSION {
        what: "the version of an intent",
        characters: Characters::of("0-9"),
        lengths: (1, 64),
        other: "$LATEST",
        example: "1",
        note: "; `*` stands for all versions",
        source: "shape Version of Lex V1",
    }
    /// An organization of WorkMail.
    WORKMAIL_ORGANIZATION {
        what: "the ID of a WorkMail organization",
        characters: Characters::of("a-z0-9-"),
        lengths: (1, 34),
        prefix: "m-",
        example: "m-0123456789abcdef0123456789abcdef",
        source: "shape OrganizationId of WorkMail",
    }
    /// A room of IVS Chat.
    CHAT_ROOM {
        what: "the ID of a chat room",
        characters: Characters::of("a-zA-Z0-9-"),
        example: "AbCdEf012345",
        source: "shape RoomArn of IVS Chat",
    }
    /// A resource whose names are not described further.
    ANY_NAME {
        what: "a name or an ID",
        characters: Characters::of("a-zA-Z0-9/._:!@#+=,-"),
        example: "my-resource",
        source: "shapes of names, IDs and ARNs of the services that have it: none holds brackets, spaces or `%`",
    }
    /// An identity pool of Cognito.
    IDENTITY_POOL {
        what: "the ID of an identity pool",
        characters: Characters::of("a-zA-Z0-9_:-"),
        lengths: (1, 55),
        example: "us-east-1:11111111-2222-3333-4444-555555555555",
        source: "shape IdentityPoolId of Cognito identity pools",
    }
    /// A data store of HealthImaging.
    IMAGING_DATA_STORE {
        what: "the ID of a data store",
        characters: Characters::of("a-z0-9"),
        lengths: (1, 32),
        example: "0123456789abcdef0123456789abcdef",
        source: "shape DatastoreId of HealthImaging",
    }
}

/// A stage of an HTTP or WebSocket API.
pub const STAGE: Naming =
    Naming { other: "$default", source: "CloudFormation reference of AWS::ApiGatewayV2::Stage", ..REST_STAGE };

/// What stands in place of a stage in the ARN of an authorizer.
///
/// Source: CDK aws-apigateway/lib/authorizers/lambda.js.
pub const AUTHORIZERS: &str = "authorizers";

/// An SES receipt rule.
pub const RECEIPT_RULE: Naming = Naming {
    what: "the name of a receipt rule",
    characters: Characters::of("a-zA-Z0-9_.-"),
    example: "store-mail",
    source: "shape ReceiptRule of SES",
    ..RECEIPT_RULE_SET
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

/// A certificate provider of AWS IoT.
pub const IOT_CERTIFICATE_PROVIDER: Naming = Naming {
    what: "the name of a certificate provider",
    example: "my-provider",
    source: "shape CertificateProviderName of AWS IoT",
    ..IOT_AUTHORIZER
};

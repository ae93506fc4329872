//! The forms of ARNs that references give.
//!
//! A form is written as in the AWS documentation, and as those of [`services`](crate::facts::services): `${Name}` stands for
//! characters other than `/` and `:`, `${Name/}` for such other than `:`, `${Name+}` for any.
//!
//! Source: IAM's Service Authorization Reference, "Resource types defined by" of each service, and the examples of the
//! return values in the CloudFormation template reference; those of `SOURCES` are also forms of the services' rows.

macro_rules! forms {
    ($($(#[doc = $list_doc:literal])* $list:ident { $($doc:literal: $name:ident = $form:literal)* })*) => {
        $($(#[doc = concat!("The ARN of ", $doc, ".")] pub const $name: &str = $form;)*)*
        $($(#[doc = $list_doc])* pub const $list: &[&str] = &[$($name),*];)*
    };
}

forms! {
    /// What services send as the source of a call.
    SOURCES {
        "a Bedrock agent": AGENT = "arn:${Partition}:bedrock:${Region}:${Account}:agent/${AgentId}"
        "a CloudWatch alarm": ALARM = "arn:${Partition}:cloudwatch:${Region}:${Account}:alarm:${AlarmName+}"
        "an AppSync API": APPSYNC_API = "arn:${Partition}:appsync:${Region}:${Account}:apis/${ApiId}"
        "an alias of a Lex V2 bot": BOT_ALIAS =
            "arn:${Partition}:lex:${Region}:${Account}:bot-alias/${BotId}/${BotAliasId}"
        "a bucket": BUCKET = "arn:${Partition}:s3:::${BucketName}"
        "a room of IVS Chat": CHAT_ROOM = "arn:${Partition}:ivschat:${Region}:${Account}:room/${RoomId}"
        "an app instance of Chime": CHIME_APP_INSTANCE =
            "arn:${Partition}:chime:${Region}:${Account}:app-instance/${AppInstanceId}"
        "a channel flow of Chime": CHIME_CHANNEL_FLOW =
            "arn:${Partition}:chime:${Region}:${Account}:app-instance/${AppInstanceId}/channel-flow/${ChannelFlowId}"
        "a SIP media application of Chime": CHIME_MEDIA_APPLICATION =
            "arn:${Partition}:chime:${Region}:${Account}:sma/${SipMediaApplicationId}"
        "a configuration profile of AppConfig": CONFIGURATION_PROFILE =
            "arn:${Partition}:appconfig:${Region}:${Account}:application/${ApplicationId}/configurationprofile/${ConfigurationProfileId}"
        "a rule of AWS Config": CONFIG_RULE =
            "arn:${Partition}:config:${Region}:${Account}:config-rule/${ConfigRuleId}"
        "an instance of Connect": CONNECT_INSTANCE =
            "arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}"
        "a data store of HealthImaging": DATA_STORE =
            "arn:${Partition}:medical-imaging:${Region}:${Account}:datastore/${DatastoreId}"
        "a distribution of CloudFront": DISTRIBUTION =
            "arn:${Partition}:cloudfront::${Account}:distribution/${DistributionId}"
        "an evaluator of Bedrock AgentCore": EVALUATOR =
            "arn:${Partition}:bedrock-agentcore:${Region}:${Account}:evaluator/${EvaluatorId}"
        "a data store of HealthLake": FHIR_DATA_STORE =
            "arn:${Partition}:healthlake:${Region}:${Account}:datastore/fhir/${DatastoreId}"
        "a flow of AppFlow": FLOW = "arn:${Partition}:appflow:${Region}:${Account}:flow/${FlowName}"
        "an identity pool of Cognito": IDENTITY_POOL =
            "arn:${Partition}:cognito-identity:${Region}:${Account}:identitypool/${IdentityPoolId+}"
        "a custom authorizer of IoT": IOT_AUTHORIZER =
            "arn:${Partition}:iot:${Region}:${Account}:authorizer/${AuthorizerName}"
        "a certificate provider of IoT": IOT_CERTIFICATE_PROVIDER =
            "arn:${Partition}:iot:${Region}:${Account}:certificateprovider/${CertificateProviderName}"
        "a domain configuration of IoT, which has its ID behind its name": IOT_DOMAIN =
            "arn:${Partition}:iot:${Region}:${Account}:domainconfiguration/${DomainConfigurationName}/${Id}"
        "a topic rule of IoT": IOT_RULE = "arn:${Partition}:iot:${Region}:${Account}:rule/${RuleName}"
        "a provisioning template of IoT": IOT_TEMPLATE =
            "arn:${Partition}:iot:${Region}:${Account}:provisioningtemplate/${TemplateName}"
        "a target group of VPC Lattice": LATTICE_TARGET_GROUP =
            "arn:${Partition}:vpc-lattice:${Region}:${Account}:targetgroup/${TargetGroupId}"
        "a log group, and all of its streams": LOG_GROUP =
            "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName/}:*"
        "a project of Pinpoint": PINPOINT_APP = "arn:${Partition}:mobiletargeting:${Region}:${Account}:apps/${AppId}"
        "a campaign of Pinpoint": PINPOINT_CAMPAIGN =
            "arn:${Partition}:mobiletargeting:${Region}:${Account}:apps/${AppId}/campaigns/${CampaignId}"
        "a receipt rule of SES": RECEIPT_RULE =
            "arn:${Partition}:ses:${Region}:${Account}:receipt-rule-set/${RuleSetName}:receipt-rule/${ReceiptRuleName}"
        "a repository of CodeCommit": REPOSITORY =
            "arn:${Partition}:codecommit:${Region}:${Account}:${RepositoryName}"
        "a rule of EventBridge; on a custom bus, the name of that comes first": RULE =
            "arn:${Partition}:events:${Region}:${Account}:rule/${RuleName+}"
        "a secret, with the six characters that AWS adds": SECRET =
            "arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretNameAndSuffix+}"
        "a stack": STACK = "arn:${Partition}:cloudformation:${Region}:${Account}:stack/${StackName}/${StackUuid}"
        "a target group of a load balancer": TARGET_GROUP =
            "arn:${Partition}:elasticloadbalancing:${Region}:${Account}:targetgroup/${TargetGroupName}/${TargetGroupId}"
        "a topic": TOPIC = "arn:${Partition}:sns:${Region}:${Account}:${TopicName}"
        "a server of Transfer Family": TRANSFER_SERVER =
            "arn:${Partition}:transfer:${Region}:${Account}:server/${ServerId}"
        "a user pool of Cognito": USER_POOL =
            "arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/${UserPoolId}"
    }
    /// What is the beginning of a source: more text makes one of it.
    BEGINNINGS {
        "an API; stage, method and path or route are missing": EXECUTE_API =
            "arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}"
        "a stage of an API; method and path or route are missing": EXECUTE_STAGE =
            "arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}/${Stage}"
        "an intent of Lex V1; its version is missing": LEX_INTENT =
            "arn:${Partition}:lex:${Region}:${Account}:intent:${IntentName}"
        "a log group; `:*` is missing": LOG_GROUP_ALONE =
            "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName/}"
    }
    /// What no call of a function comes from.
    OTHERS {
        "an access point of S3": ACCESS_POINT =
            "arn:${Partition}:s3:${Region}:${Account}:accesspoint/${AccessPointName}"
        "an account of an organization": ACCOUNT =
            "arn:${Partition}:organizations::${Account}:account/${OrganizationId}/${AccountId}"
        "an activity of Step Functions": ACTIVITY =
            "arn:${Partition}:states:${Region}:${Account}:activity:${ActivityName}"
        "an alias of a Bedrock agent": AGENT_ALIAS =
            "arn:${Partition}:bedrock:${Region}:${Account}:agent-alias/${AgentId}/${AgentAliasId}"
        "a runtime of Bedrock AgentCore": AGENT_RUNTIME =
            "arn:${Partition}:bedrock-agentcore:${Region}:${Account}:runtime/${AgentRuntimeId}"
        "an authorizer of a REST API, in the control plane": API_AUTHORIZER =
            "arn:${Partition}:apigateway:${Region}::/restapis/${ApiId}/authorizers/${AuthorizerId}"
        "an API destination of EventBridge": API_DESTINATION =
            "arn:${Partition}:events:${Region}:${Account}:api-destination/${ApiDestinationName}/${Id}"
        "an application of AppConfig": APPCONFIG_APPLICATION =
            "arn:${Partition}:appconfig:${Region}:${Account}:application/${ApplicationId}"
        "an environment of AppConfig": APPCONFIG_ENVIRONMENT =
            "arn:${Partition}:appconfig:${Region}:${Account}:application/${ApplicationId}/environment/${EnvironmentId}"
        "an extension of AppConfig": APPCONFIG_EXTENSION =
            "arn:${Partition}:appconfig:${Region}:${Account}:extension/${ExtensionId}/${VersionNumber}"
        "an archive of EventBridge": ARCHIVE = "arn:${Partition}:events:${Region}:${Account}:archive/${ArchiveName}"
        "a Lex V2 bot": BOT = "arn:${Partition}:lex:${Region}:${Account}:bot/${BotId}"
        "a Lex V1 bot": BOT_V1 = "arn:${Partition}:lex:${Region}:${Account}:bot:${BotName}"
        "an alias of a Lex V1 bot": BOT_V1_ALIAS =
            "arn:${Partition}:lex:${Region}:${Account}:bot:${BotName}:${BotAliasName}"
        "a broker of Amazon MQ": BROKER = "arn:${Partition}:mq:${Region}:${Account}:broker:${BrokerName}:${BrokerId}"
        "a Classic Load Balancer": CLASSIC_LOAD_BALANCER =
            "arn:${Partition}:elasticloadbalancing:${Region}:${Account}:loadbalancer/${LoadBalancerName}"
        "a function of CloudFront, not of Lambda": CLOUDFRONT_FUNCTION =
            "arn:${Partition}:cloudfront::${Account}:function/${FunctionName}"
        "a code signing configuration": CODE_SIGNING_CONFIG =
            "arn:${Partition}:lambda:${Region}:${Account}:code-signing-config:${CodeSigningConfigId}"
        "a connection of EventBridge": CONNECTION =
            "arn:${Partition}:events:${Region}:${Account}:connection/${ConnectionName}/${Id}"
        "a cluster of RDS or DocumentDB": DB_CLUSTER =
            "arn:${Partition}:rds:${Region}:${Account}:cluster:${ClusterId}"
        "a stream of Data Firehose": DELIVERY_STREAM =
            "arn:${Partition}:firehose:${Region}:${Account}:deliverystream/${DeliveryStreamName}"
        "a directory bucket": DIRECTORY_BUCKET =
            "arn:${Partition}:s3express:${Region}:${Account}:bucket/${BucketName}"
        "an endpoint of EventBridge": ENDPOINT =
            "arn:${Partition}:events:${Region}:${Account}:endpoint/${EndpointName}"
        "an event bus; its rules call": EVENT_BUS =
            "arn:${Partition}:events:${Region}:${Account}:event-bus/${EventBusName+}"
        "an event source mapping": EVENT_SOURCE_MAPPING =
            "arn:${Partition}:lambda:${Region}:${Account}:event-source-mapping:${Uuid}"
        "a function": FUNCTION = "arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}"
        "a gateway of Bedrock AgentCore": GATEWAY =
            "arn:${Partition}:bedrock-agentcore:${Region}:${Account}:gateway/${GatewayId}"
        "a group": GROUP = "arn:${Partition}:iam::${Account}:group/${GroupName+}"
        "a domain of Connect Health": HEALTH_DOMAIN =
            "arn:${Partition}:health-agent:${Region}:${Account}:domain/${DomainId}"
        "an HTTP or WebSocket API, in the control plane": HTTP_API =
            "arn:${Partition}:apigateway:${Region}::/apis/${ApiId}"
        "a stage of an HTTP or WebSocket API, in the control plane": HTTP_API_STAGE =
            "arn:${Partition}:apigateway:${Region}::/apis/${ApiId}/stages/${Stage}"
        "an instance profile": INSTANCE_PROFILE =
            "arn:${Partition}:iam::${Account}:instance-profile/${InstanceProfileName+}"
        "what API Gateway calls a function by": INVOKE =
            "arn:${Partition}:apigateway:${Region}:lambda:path/2015-03-31/functions/${FunctionArn+}/invocations"
        "what API Gateway calls a function by that streams its answer": INVOKE_STREAMING =
            "arn:${Partition}:apigateway:${Region}:lambda:path/2021-11-15/functions/${FunctionArn+}/response-streaming-invocations"
        "a thing of IoT": IOT_THING = "arn:${Partition}:iot:${Region}:${Account}:thing/${ThingName+}"
        "a cluster of MSK": KAFKA_CLUSTER =
            "arn:${Partition}:kafka:${Region}:${Account}:cluster/${ClusterName}/${Uuid}"
        "a key of KMS": KEY = "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}"
        "a listener of VPC Lattice": LATTICE_LISTENER =
            "arn:${Partition}:vpc-lattice:${Region}:${Account}:service/${ServiceId}/listener/${ListenerId}"
        "a service network of VPC Lattice": LATTICE_NETWORK =
            "arn:${Partition}:vpc-lattice:${Region}:${Account}:servicenetwork/${ServiceNetworkId}"
        "a service of VPC Lattice": LATTICE_SERVICE =
            "arn:${Partition}:vpc-lattice:${Region}:${Account}:service/${ServiceId}"
        "a layer without its version": LAYER = "arn:${Partition}:lambda:${Region}:${Account}:layer:${LayerName}"
        "a version of a layer": LAYER_VERSION =
            "arn:${Partition}:lambda:${Region}:${Account}:layer:${LayerName}:${Version}"
        "a listener of an Application or Network Load Balancer; its target groups call": LISTENER =
            "arn:${Partition}:elasticloadbalancing:${Region}:${Account}:listener/${ListenerId+}"
        "a rule of a listener": LISTENER_RULE =
            "arn:${Partition}:elasticloadbalancing:${Region}:${Account}:listener-rule/${RuleId+}"
        "an Application, Network or Gateway Load Balancer; its target groups call": LOAD_BALANCER =
            "arn:${Partition}:elasticloadbalancing:${Region}:${Account}:loadbalancer/${LoadBalancerId+}"
        "a destination of CloudWatch Logs": LOG_DESTINATION =
            "arn:${Partition}:logs:${Region}:${Account}:destination:${DestinationName}"
        "a stream of a log group": LOG_STREAM =
            "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName/}:log-stream:${LogStreamName+}"
        "an OpenID Connect provider": OIDC_PROVIDER = "arn:${Partition}:iam::${Account}:oidc-provider/${Url+}"
        "an organization": ORGANIZATION = "arn:${Partition}:organizations::${Account}:organization/${OrganizationId}"
        "an organizational unit": ORGANIZATIONAL_UNIT =
            "arn:${Partition}:organizations::${Account}:ou/${OrganizationId}/${OrganizationalUnitId}"
        "a rule of AWS Config for an organization; the rules that it makes in each account call": ORGANIZATION_CONFIG_RULE =
            "arn:${Partition}:config:${Region}:${Account}:organization-config-rule/${OrganizationConfigRuleName}"
        "a pipe of EventBridge": PIPE = "arn:${Partition}:pipes:${Region}:${Account}:pipe/${PipeName}"
        "a pipeline of CodePipeline": PIPELINE = "arn:${Partition}:codepipeline:${Region}:${Account}:${PipelineName}"
        "a managed policy": POLICY = "arn:${Partition}:iam::${Account}:policy/${PolicyName+}"
        "a project of CodeBuild": PROJECT = "arn:${Partition}:codebuild:${Region}:${Account}:project/${ProjectName}"
        "a flow of Bedrock": PROMPT_FLOW = "arn:${Partition}:bedrock:${Region}:${Account}:flow/${FlowId}"
        "an alias of a flow of Bedrock": PROMPT_FLOW_ALIAS =
            "arn:${Partition}:bedrock:${Region}:${Account}:flow/${FlowId}/alias/${FlowAliasId}"
        "a version or an alias of a function": QUALIFIED_FUNCTION =
            "arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}:${Qualifier}"
        "a queue": QUEUE = "arn:${Partition}:sqs:${Region}:${Account}:${QueueName}"
        "a set of receipt rules of SES": RECEIPT_RULE_SET =
            "arn:${Partition}:ses:${Region}:${Account}:receipt-rule-set/${RuleSetName}"
        "a REST API, in the control plane": REST_API = "arn:${Partition}:apigateway:${Region}::/restapis/${ApiId}"
        "a stage of a REST API, in the control plane": REST_API_STAGE =
            "arn:${Partition}:apigateway:${Region}::/restapis/${ApiId}/stages/${Stage}"
        "a role": ROLE = "arn:${Partition}:iam::${Account}:role/${RoleName+}"
        "a SAML provider": SAML_PROVIDER = "arn:${Partition}:iam::${Account}:saml-provider/${SamlProviderName}"
        "a schedule of EventBridge Scheduler": SCHEDULE =
            "arn:${Partition}:scheduler:${Region}:${Account}:schedule/${GroupName}/${ScheduleName}"
        "a group of schedules": SCHEDULE_GROUP =
            "arn:${Partition}:scheduler:${Region}:${Account}:schedule-group/${GroupName}"
        "a stack set": STACK_SET = "arn:${Partition}:cloudformation:${Region}:${Account}:stackset/${StackSetId+}"
        "a state machine": STATE_MACHINE =
            "arn:${Partition}:states:${Region}:${Account}:stateMachine:${StateMachineName}"
        "a version or an alias of a state machine": STATE_MACHINE_VERSION =
            "arn:${Partition}:states:${Region}:${Account}:stateMachine:${StateMachineName}:${Qualifier}"
        "a stream of Kinesis": STREAM = "arn:${Partition}:kinesis:${Region}:${Account}:stream/${StreamName}"
        "a consumer of a stream of Kinesis": STREAM_CONSUMER =
            "arn:${Partition}:kinesis:${Region}:${Account}:stream/${StreamName}/consumer/${ConsumerId+}"
        "a subscription of a topic; the topic calls": SUBSCRIPTION =
            "arn:${Partition}:sns:${Region}:${Account}:${TopicName}:${SubscriptionId}"
        "a table of DynamoDB": TABLE = "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}"
        "a stream of a table of DynamoDB": TABLE_STREAM =
            "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}/stream/${StreamLabel+}"
        "a user": USER = "arn:${Partition}:iam::${Account}:user/${UserName+}"
        "a web function": WEB_FUNCTION =
            "arn:${Partition}:lambda:${Region}:${Account}:web-function/${WebFunctionName}"
        "an endpoint of a web function": WEB_FUNCTION_ENDPOINT =
            "arn:${Partition}:lambda:${Region}:${Account}:web-function/${WebFunctionName}/endpoint/${EndpointName}"
        "a revision of a web function": WEB_FUNCTION_REVISION =
            "arn:${Partition}:lambda:${Region}:${Account}:web-function/${WebFunctionName}/revision/${RevisionId}"
        "a workflow of Transfer Family": WORKFLOW =
            "arn:${Partition}:transfer:${Region}:${Account}:workflow/${WorkflowId}"
    }
}

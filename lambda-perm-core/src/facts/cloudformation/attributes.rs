//! What references to resources of CloudFormation give: `Ref`, and every attribute, by type.
//!
//! Source: which attributes there are: the schemas of cfn-lint 1.58.0, with which `tools/judges run attributes` compares. What they give:
//! CloudFormation template reference, "Return values" of each type; SAM developer guide, return values. `Ref` gives the primary
//! identifier of the schema, but for `AWS::Events::Rule` and a few others of old the name.

use super::ResourceType;
use crate::facts::reference::{
    Attributes,
    Gives::{Account, Arn, Host, Id, List, Name, Number, Organization, SomeArn, Text, Url},
    form,
};

macro_rules! types {
    (
        $(#[$doc:meta])* $table:ident:
        $($name:literal, $reference:expr => { $($gives:expr => $($attribute:literal)+;)* })*
    ) => {
        $(#[$doc])*
        pub static $table: &[ResourceType] = &[$(ResourceType {
            name: $name,
            reference: $reference,
            attributes: Attributes(&[$(($gives, &[$($attribute),+])),*]),
        }),*];
    };
}

types! {
    /// The types whose resources permissions name or are for, and others that people give by mistake.
    RESOURCE_TYPES:
    "AWS::AmazonMQ::Broker", Id("broker") => {
        Arn(form::BROKER) => "Arn";
        Id("broker") => "Id";
        Id("configuration") => "ConfigurationId";
        Text => "ConfigurationRevision" "EngineVersionCurrent";
        List => "AmqpEndpoints" "ConsoleURLs" "IpAddresses" "MqttEndpoints" "OpenWireEndpoints" "StompEndpoints"
            "WssEndpoints";
    }
    "AWS::ApiGateway::Authorizer", Id("authorizer") => {
        Id("authorizer") => "AuthorizerId";
    }
    "AWS::ApiGateway::Deployment", Id("deployment") => {
        Id("deployment") => "DeploymentId";
    }
    "AWS::ApiGateway::Method", Id("method") => {}
    "AWS::ApiGateway::Resource", Id("resource") => {
        Id("resource") => "ResourceId";
    }
    "AWS::ApiGateway::RestApi", Id("API") => {
        Id("API") => "RestApiId";
        Id("resource") => "RootResourceId";
    }
    "AWS::ApiGateway::Stage", Name("stage") => {}
    "AWS::ApiGatewayV2::Api", Id("API") => {
        SomeArn => "ExecuteApiArn";
        Id("API") => "ApiId";
        Url("API") => "ApiEndpoint";
    }
    "AWS::ApiGatewayV2::Authorizer", Id("authorizer") => {
        Id("authorizer") => "AuthorizerId";
    }
    "AWS::ApiGatewayV2::Integration", Id("integration") => {
        Id("integration") => "IntegrationId";
    }
    "AWS::ApiGatewayV2::Route", Id("route") => {
        Id("route") => "RouteId";
    }
    "AWS::ApiGatewayV2::Stage", Name("stage") => {}
    "AWS::AppConfig::Application", Id("application") => {
        Id("application") => "ApplicationId";
    }
    "AWS::AppConfig::ConfigurationProfile", Id("configuration profile") => {
        Id("configuration profile") => "ConfigurationProfileId";
        SomeArn => "KmsKeyArn";
    }
    "AWS::AppConfig::Environment", Id("environment") => {
        Id("environment") => "EnvironmentId";
    }
    "AWS::AppConfig::Extension", Id("extension") => {
        Arn(form::APPCONFIG_EXTENSION) => "Arn";
        Id("extension") => "Id";
        Number => "VersionNumber";
    }
    "AWS::AppFlow::Connector", Name("connector") => {
        SomeArn => "ConnectorArn";
    }
    "AWS::AppFlow::ConnectorProfile", Name("connector profile") => {
        SomeArn => "ConnectorProfileArn" "CredentialsArn";
    }
    "AWS::AppFlow::Flow", Name("flow") => {
        Arn(form::FLOW) => "FlowArn";
    }
    "AWS::AppSync::Api", Arn(form::APPSYNC_API) => {
        Arn(form::APPSYNC_API) => "ApiArn";
        Id("API") => "ApiId";
        Host("API") => "Dns.Http" "Dns.Realtime";
        List => "Dns";
    }
    "AWS::AppSync::DataSource", SomeArn => {
        SomeArn => "DataSourceArn";
        Name("data source") => "Name";
    }
    "AWS::AppSync::GraphQLApi", Arn(form::APPSYNC_API) => {
        Arn(form::APPSYNC_API) => "Arn";
        Id("API") => "ApiId";
        Url("API") => "GraphQLUrl" "RealtimeUrl";
        Host("API") => "GraphQLDns" "RealtimeDns";
        SomeArn => "GraphQLEndpointArn";
    }
    "AWS::Bedrock::Agent", Id("agent") => {
        Arn(form::AGENT) => "AgentArn";
        Id("agent") => "AgentId";
        Text => "AgentStatus" "AgentVersion" "CreatedAt" "PreparedAt" "UpdatedAt";
        List => "FailureReasons" "RecommendedActions";
    }
    "AWS::Bedrock::AgentAlias", Text => {
        Arn(form::AGENT_ALIAS) => "AgentAliasArn";
        Id("alias") => "AgentAliasId";
        Text => "AgentAliasStatus" "CreatedAt" "UpdatedAt";
        List => "AgentAliasHistoryEvents";
    }
    "AWS::Bedrock::Flow", Arn(form::PROMPT_FLOW) => {
        Arn(form::PROMPT_FLOW) => "Arn";
        Id("flow") => "Id";
        Text => "CreatedAt" "Status" "UpdatedAt" "Version";
        List => "Validations";
    }
    "AWS::Bedrock::FlowAlias", Text => {
        Arn(form::PROMPT_FLOW_ALIAS) => "Arn";
        Id("alias") => "Id";
        Id("flow") => "FlowId";
        Text => "CreatedAt" "UpdatedAt";
    }
    "AWS::BedrockAgentCore::Evaluator", Arn(form::EVALUATOR) => {
        Arn(form::EVALUATOR) => "EvaluatorArn";
        Id("evaluator") => "EvaluatorId";
        Text => "CreatedAt" "EvaluatorType" "Provider" "Status" "UpdatedAt";
    }
    "AWS::BedrockAgentCore::Gateway", Id("gateway") => {
        Arn(form::GATEWAY) => "GatewayArn";
        Id("gateway") => "GatewayIdentifier";
        Url("gateway") => "GatewayUrl";
        SomeArn => "WebAclArn";
        Text => "CreatedAt" "Status" "UpdatedAt";
        List => "StatusReasons" "WorkloadIdentityDetails";
    }
    "AWS::BedrockAgentCore::Runtime", Id("runtime") => {
        Arn(form::AGENT_RUNTIME) => "AgentRuntimeArn";
        Id("runtime") => "AgentRuntimeId";
        Text => "AgentRuntimeVersion" "CreatedAt" "FailureReason" "LastUpdatedAt" "Status";
        List => "WorkloadIdentityDetails";
    }
    "AWS::Chime::AppInstance", Arn(form::CHIME_APP_INSTANCE) => {
        Arn(form::CHIME_APP_INSTANCE) => "AppInstanceArn";
        Text => "CreatedTimestamp" "LastUpdatedTimestamp";
    }
    "AWS::Chime::ChannelFlow", Arn(form::CHIME_CHANNEL_FLOW) => {
        Arn(form::CHIME_CHANNEL_FLOW) => "Arn";
        Id("app instance") => "AppInstanceId";
        Id("channel flow") => "ChannelFlowId";
        Text => "CreatedTimestamp" "LastUpdatedTimestamp";
    }
    "AWS::Chime::SipMediaApplication", Arn(form::CHIME_MEDIA_APPLICATION) => {
        Arn(form::CHIME_MEDIA_APPLICATION) => "SipMediaApplicationArn";
        Id("SIP media application") => "SipMediaApplicationId";
        Text => "CreatedTimestamp" "UpdatedTimestamp";
    }
    "AWS::CloudFormation::Macro", Name("macro") => {
        Name("macro") => "Id";
    }
    "AWS::CloudFormation::Stack", Arn(form::STACK) => {
        Text => "Outputs.*";
    }
    "AWS::CloudFormation::StackSet", Id("stack set") => {
        Id("stack set") => "StackSetId";
    }
    "AWS::CloudFront::Distribution", Id("distribution") => {
        Id("distribution") => "Id";
        Host("distribution") => "DomainName";
    }
    "AWS::CloudFront::Function", Arn(form::CLOUDFRONT_FUNCTION) => {
        Arn(form::CLOUDFRONT_FUNCTION) => "FunctionARN" "FunctionMetadata.FunctionARN";
        Text => "Stage";
    }
    "AWS::CloudWatch::Alarm", Name("alarm") => {
        Arn(form::ALARM) => "Arn";
    }
    "AWS::CloudWatch::CompositeAlarm", Name("alarm") => {
        Arn(form::ALARM) => "Arn";
    }
    "AWS::CloudWatch::LogAlarm", Name("alarm") => {
        Arn(form::ALARM) => "Arn";
    }
    "AWS::CodeBuild::Project", Name("project") => {
        Arn(form::PROJECT) => "Arn";
        Text => "Id";
    }
    "AWS::CodeCommit::Repository", Id("repository") => {
        Arn(form::REPOSITORY) => "Arn";
        Name("repository") => "Name";
        Id("repository") => "RepositoryId";
        Url("repository") => "CloneUrlHttp" "CloneUrlSsh";
    }
    "AWS::CodePipeline::Pipeline", Name("pipeline") => {
        Arn(form::PIPELINE) => "Arn";
        Text => "Version";
    }
    "AWS::Cognito::IdentityPool", Id("identity pool") => {
        Name("identity pool") => "Name";
        Id("identity pool") => "Id";
    }
    "AWS::Cognito::UserPool", Id("user pool") => {
        Arn(form::USER_POOL) => "Arn";
        Id("user pool") => "UserPoolId";
        Url("user pool") => "ProviderURL";
        Text => "ProviderName";
    }
    "AWS::Cognito::UserPoolClient", Id("client") => {
        Name("client") => "Name";
        Id("client") => "ClientId";
        Text => "ClientSecret";
    }
    "AWS::Config::ConfigRule", Name("rule") => {
        Arn(form::CONFIG_RULE) => "Arn";
        Id("rule") => "ConfigRuleId";
        Text => "Compliance.Type";
    }
    "AWS::Config::OrganizationConfigRule", Name("rule") => {
        Arn(form::ORGANIZATION_CONFIG_RULE) => "OrganizationConfigRuleArn";
    }
    "AWS::Connect::ContactFlow", SomeArn => {
        SomeArn => "ContactFlowArn";
    }
    "AWS::Connect::Instance", Arn(form::CONNECT_INSTANCE) => {
        Arn(form::CONNECT_INSTANCE) => "Arn";
        Id("instance") => "Id";
        Arn(form::ROLE) => "ServiceRole";
        Text => "CreatedTime" "InstanceStatus";
    }
    "AWS::ConnectCampaigns::Campaign", SomeArn => {
        SomeArn => "Arn";
    }
    "AWS::ConnectCampaignsV2::Campaign", SomeArn => {
        SomeArn => "Arn";
    }
    "AWS::DocDB::DBCluster", Name("cluster") => {
        Name("cluster") => "Id";
        Id("cluster") => "ClusterResourceId";
        Host("cluster") => "Endpoint" "ReadEndpoint";
        Number => "Port";
    }
    "AWS::DynamoDB::GlobalTable", Name("table") => {
        Arn(form::TABLE) => "Arn";
        Id("table") => "TableId";
        Arn(form::TABLE_STREAM) => "StreamArn";
    }
    "AWS::DynamoDB::Table", Name("table") => {
        Arn(form::TABLE) => "Arn";
        Arn(form::TABLE_STREAM) => "StreamArn";
    }
    "AWS::ElasticLoadBalancing::LoadBalancer", Name("load balancer") => {
        Host("load balancer") => "CanonicalHostedZoneName" "DNSName";
        Text => "CanonicalHostedZoneNameID" "SourceSecurityGroup.GroupName" "SourceSecurityGroup.OwnerAlias";
        List => "SourceSecurityGroup";
    }
    "AWS::ElasticLoadBalancingV2::Listener", Arn(form::LISTENER) => {
        Arn(form::LISTENER) => "ListenerArn";
    }
    "AWS::ElasticLoadBalancingV2::ListenerRule", Arn(form::LISTENER_RULE) => {
        Arn(form::LISTENER_RULE) => "RuleArn";
        Text => "IsDefault";
    }
    "AWS::ElasticLoadBalancingV2::LoadBalancer", Arn(form::LOAD_BALANCER) => {
        Arn(form::LOAD_BALANCER) => "LoadBalancerArn";
        Name("load balancer") => "LoadBalancerName" "Name";
        Host("load balancer") => "DNSName";
        Text => "CanonicalHostedZoneID" "EnableCapacityReservationProvisionStabilize" "EnablePrefixForIpv6SourceNat"
            "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic" "IpAddressType" "Ipv4IpamPoolId"
            "LoadBalancerFullName" "Scheme" "Type";
        List => "LoadBalancerAttributes" "SecurityGroups" "SubnetMappings" "Subnets" "Tags";
    }
    "AWS::ElasticLoadBalancingV2::TargetGroup", Arn(form::TARGET_GROUP) => {
        Arn(form::TARGET_GROUP) => "TargetGroupArn";
        Name("target group") => "TargetGroupName";
        Text => "TargetGroupFullName";
        List => "LoadBalancerArns";
    }
    "AWS::Events::ApiDestination", Name("API destination") => {
        Arn(form::API_DESTINATION) => "Arn";
        SomeArn => "ArnForPolicy";
    }
    "AWS::Events::Archive", Name("archive") => {
        Arn(form::ARCHIVE) => "Arn";
    }
    "AWS::Events::Connection", Name("connection") => {
        Arn(form::CONNECTION) => "Arn";
        Arn(form::SECRET) => "SecretArn";
        SomeArn => "ArnForPolicy" "AuthParameters.ConnectivityParameters.ResourceParameters.ResourceAssociationArn"
            "InvocationConnectivityParameters.ResourceParameters.ResourceAssociationArn";
    }
    "AWS::Events::Endpoint", Name("endpoint") => {
        Arn(form::ENDPOINT) => "Arn";
        Id("endpoint") => "EndpointId";
        Url("endpoint") => "EndpointUrl";
        Text => "State" "StateReason";
    }
    "AWS::Events::EventBus", Name("event bus") => {
        Arn(form::EVENT_BUS) => "Arn";
        Name("event bus") => "Name";
        SomeArn => "DeadLetterConfig.Arn";
        Text => "Description" "EventSourceName" "KmsKeyIdentifier" "LogConfig.IncludeDetail" "LogConfig.Level";
        List => "Tags";
    }
    "AWS::Events::Rule", Name("rule") => {
        Arn(form::RULE) => "Arn";
        Name("rule") => "RuleName";
    }
    "AWS::HealthAgent::Domain", Arn(form::HEALTH_DOMAIN) => {
        Arn(form::HEALTH_DOMAIN) => "Arn";
        Id("domain") => "DomainId";
        Text => "CreatedAt" "Status";
        List => "EncryptionContext";
    }
    "AWS::HealthImaging::Datastore", Id("data store") => {
        Arn(form::DATA_STORE) => "DatastoreArn";
        Id("data store") => "DatastoreId";
        Text => "CreatedAt" "DatastoreStatus" "UpdatedAt";
    }
    "AWS::HealthLake::FHIRDatastore", Id("data store") => {
        Arn(form::FHIR_DATA_STORE) => "DatastoreArn";
        Id("data store") => "DatastoreId";
        Url("data store") => "DatastoreEndpoint";
        Text => "DatastoreStatus";
        List => "CreatedAt";
    }
    "AWS::IAM::Group", Name("group") => {
        Arn(form::GROUP) => "Arn";
    }
    "AWS::IAM::InstanceProfile", Name("instance profile") => {
        Arn(form::INSTANCE_PROFILE) => "Arn";
    }
    "AWS::IAM::ManagedPolicy", Arn(form::POLICY) => {
        Arn(form::POLICY) => "PolicyArn";
        Id("policy") => "PolicyId";
        Number => "AttachmentCount" "PermissionsBoundaryUsageCount";
        Text => "CreateDate" "DefaultVersionId" "IsAttachable" "UpdateDate";
    }
    "AWS::IAM::OIDCProvider", Arn(form::OIDC_PROVIDER) => {
        Arn(form::OIDC_PROVIDER) => "Arn";
    }
    "AWS::IAM::Policy", Name("policy") => {
        Text => "Id";
    }
    "AWS::IAM::Role", Name("role") => {
        Arn(form::ROLE) => "Arn";
        Id("role") => "RoleId";
    }
    "AWS::IAM::SAMLProvider", Arn(form::SAML_PROVIDER) => {
        Arn(form::SAML_PROVIDER) => "Arn";
        Text => "SamlProviderUUID";
    }
    "AWS::IAM::ServiceLinkedRole", Name("role") => {
        Name("role") => "RoleName";
    }
    "AWS::IAM::User", Name("user") => {
        Arn(form::USER) => "Arn";
    }
    "AWS::IVSChat::Room", Arn(form::CHAT_ROOM) => {
        Arn(form::CHAT_ROOM) => "Arn";
        Id("room") => "Id";
    }
    "AWS::IoT::Authorizer", Name("authorizer") => {
        Arn(form::IOT_AUTHORIZER) => "Arn";
    }
    "AWS::IoT::CertificateProvider", Name("certificate provider") => {
        Arn(form::IOT_CERTIFICATE_PROVIDER) => "Arn";
    }
    "AWS::IoT::DomainConfiguration", Name("domain configuration") => {
        Arn(form::IOT_DOMAIN) => "Arn";
        Text => "DomainType";
        List => "ServerCertificates";
    }
    "AWS::IoT::ProvisioningTemplate", Name("template") => {
        Arn(form::IOT_TEMPLATE) => "TemplateArn";
    }
    "AWS::IoT::Thing", Name("thing") => {
        Arn(form::IOT_THING) => "Arn";
        Id("thing") => "Id";
    }
    "AWS::IoT::TopicRule", Name("rule") => {
        Arn(form::IOT_RULE) => "Arn";
    }
    "AWS::IoTAnalytics::Pipeline", Name("pipeline") => {
        Text => "Id";
    }
    "AWS::KMS::Key", Id("key") => {
        Arn(form::KEY) => "Arn";
        Id("key") => "KeyId";
    }
    "AWS::Kinesis::Stream", Name("stream") => {
        Arn(form::STREAM) => "Arn";
        List => "WarmThroughputObject";
    }
    "AWS::Kinesis::StreamConsumer", Arn(form::STREAM_CONSUMER) => {
        Arn(form::STREAM_CONSUMER) => "ConsumerARN";
        Name("consumer") => "ConsumerName";
        Arn(form::STREAM) => "StreamARN";
        Text => "ConsumerCreationTimestamp" "ConsumerStatus";
    }
    "AWS::KinesisFirehose::DeliveryStream", Name("stream") => {
        Arn(form::DELIVERY_STREAM) => "Arn";
    }
    "AWS::Lambda::Alias", Arn(form::QUALIFIED_FUNCTION) => {
        Arn(form::QUALIFIED_FUNCTION) => "AliasArn";
    }
    "AWS::Lambda::CapacityProvider", Name("capacity provider") => {
        SomeArn => "Arn";
        Text => "State";
    }
    "AWS::Lambda::CodeSigningConfig", Arn(form::CODE_SIGNING_CONFIG) => {
        Arn(form::CODE_SIGNING_CONFIG) => "CodeSigningConfigArn";
        Id("code signing configuration") => "CodeSigningConfigId";
    }
    "AWS::Lambda::EventInvokeConfig", Text => {}
    "AWS::Lambda::EventSourceMapping", Id("event source mapping") => {
        Arn(form::EVENT_SOURCE_MAPPING) => "EventSourceMappingArn";
        Id("event source mapping") => "Id";
    }
    "AWS::Lambda::Function", Name("function") => {
        Arn(form::FUNCTION) => "Arn";
        Text => "SnapStartResponse.ApplyOn" "SnapStartResponse.OptimizationStatus";
        List => "SnapStartResponse";
    }
    "AWS::Lambda::LayerVersion", Arn(form::LAYER_VERSION) => {
        Arn(form::LAYER_VERSION) => "LayerVersionArn";
    }
    "AWS::Lambda::Url", Text => {
        Url("function") => "FunctionUrl";
        SomeArn => "FunctionArn";
    }
    "AWS::Lambda::Version", Arn(form::QUALIFIED_FUNCTION) => {
        Arn(form::QUALIFIED_FUNCTION) => "FunctionArn";
        Text => "Version";
    }
    "AWS::Lambda::WebFunction", Arn(form::WEB_FUNCTION) => {
        Arn(form::WEB_FUNCTION) => "FunctionArn";
        Text => "CreatedAt" "State" "StateReason" "UpdatedAt";
    }
    "AWS::Lambda::WebFunctionEndpoint", Arn(form::WEB_FUNCTION_ENDPOINT) => {
        Arn(form::WEB_FUNCTION_ENDPOINT) => "EndpointArn";
        Host("endpoint") => "DomainName";
        Arn(form::WEB_FUNCTION) => "FunctionArn";
        Text => "CreatedAt" "State" "StateReason" "UpdateStatus" "UpdateStatusReason" "UpdatedAt";
        List => "RegionalEndpoints";
    }
    "AWS::Lambda::WebFunctionRevision", Arn(form::WEB_FUNCTION_REVISION) => {
        Arn(form::WEB_FUNCTION_REVISION) => "RevisionArn";
        Id("revision") => "RevisionId";
        Arn(form::WEB_FUNCTION) => "FunctionArn";
        Text => "CreatedAt" "State" "StateReason";
    }
    "AWS::Lex::Bot", Id("bot") => {
        Arn(form::BOT) => "Arn";
        Id("bot") => "Id";
    }
    "AWS::Lex::BotAlias", Text => {
        Arn(form::BOT_ALIAS) => "Arn";
        Id("alias") => "BotAliasId";
        Text => "BotAliasStatus";
    }
    "AWS::Lex::BotVersion", Text => {
        Text => "BotVersion";
    }
    "AWS::Logs::Destination", Name("destination") => {
        Arn(form::LOG_DESTINATION) => "Arn";
    }
    "AWS::Logs::LogGroup", Name("log group") => {
        Arn(form::LOG_GROUP) => "Arn";
    }
    "AWS::Logs::LogStream", Name("log stream") => {}
    "AWS::Logs::SubscriptionFilter", Name("subscription filter") => {}
    "AWS::MSK::Cluster", Arn(form::KAFKA_CLUSTER) => {
        Arn(form::KAFKA_CLUSTER) => "Arn";
        Text => "CurrentVersion";
    }
    "AWS::MSK::ServerlessCluster", Arn(form::KAFKA_CLUSTER) => {
        Arn(form::KAFKA_CLUSTER) => "Arn";
    }
    "AWS::Organizations::Account", Account => {
        Arn(form::ACCOUNT) => "Arn";
        Account => "AccountId";
        Text => "JoinedMethod" "JoinedTimestamp" "State" "Status";
        List => "Paths";
    }
    "AWS::Organizations::Organization", Organization => {
        Arn(form::ORGANIZATION) => "Arn";
        Id("root") => "RootId";
        Account => "ManagementAccountId";
        Organization => "Id";
        Arn(form::ACCOUNT) => "ManagementAccountArn";
        Text => "ManagementAccountEmail";
    }
    "AWS::Organizations::OrganizationalUnit", Id("organizational unit") => {
        Arn(form::ORGANIZATIONAL_UNIT) => "Arn";
        Id("organizational unit") => "Id";
        Text => "Path";
    }
    "AWS::Pinpoint::App", Id("project") => {
        Arn(form::PINPOINT_APP) => "Arn";
        Id("project") => "Id";
    }
    "AWS::Pinpoint::Campaign", Text => {
        Arn(form::PINPOINT_CAMPAIGN) => "Arn";
        Id("campaign") => "CampaignId";
    }
    "AWS::Pipes::Pipe", Name("pipe") => {
        Arn(form::PIPE) => "Arn";
        Text => "CreationTime" "CurrentState" "LastModifiedTime" "StateReason";
    }
    "AWS::RDS::DBCluster", Name("cluster") => {
        Arn(form::DB_CLUSTER) => "DBClusterArn";
        Id("cluster") => "DBClusterResourceId";
        Host("cluster") => "Endpoint.Address" "ReadEndpoint.Address";
        Arn(form::SECRET) => "MasterUserSecret.SecretArn";
        Number => "StorageThroughput";
        Text => "Endpoint.Port" "StorageEncryptionType";
        List => "Endpoint" "ReadEndpoint";
    }
    "AWS::S3::AccessPoint", Name("access point") => {
        Arn(form::ACCESS_POINT) => "Arn";
        Name("access point") => "Name";
        Account => "BucketAccountId";
        Text => "Alias" "Bucket" "NetworkOrigin" "PublicAccessBlockConfiguration.BlockPublicAcls"
            "PublicAccessBlockConfiguration.BlockPublicPolicy" "PublicAccessBlockConfiguration.IgnorePublicAcls"
            "PublicAccessBlockConfiguration.RestrictPublicBuckets" "VpcConfiguration.VpcId";
        List => "Tags";
    }
    "AWS::S3::Bucket", Name("bucket") => {
        Arn(form::BUCKET) => "Arn";
        Url("bucket") => "WebsiteURL";
        Host("bucket") => "DomainName" "DualStackDomainName" "RegionalDomainName";
        SomeArn => "MetadataConfiguration.AnnotationTableConfiguration.TableArn"
            "MetadataConfiguration.InventoryTableConfiguration.TableArn"
            "MetadataConfiguration.JournalTableConfiguration.TableArn"
            "MetadataTableConfiguration.S3TablesDestination.TableArn";
        Text => "MetadataConfiguration.AnnotationTableConfiguration.TableName"
            "MetadataConfiguration.InventoryTableConfiguration.TableName"
            "MetadataConfiguration.JournalTableConfiguration.TableName"
            "MetadataTableConfiguration.S3TablesDestination.TableNamespace";
        List => "MetadataConfiguration.Destination";
    }
    "AWS::S3Express::DirectoryBucket", Name("bucket") => {
        Arn(form::DIRECTORY_BUCKET) => "Arn";
        Text => "AvailabilityZoneName";
    }
    "AWS::S3ObjectLambda::AccessPoint", Name("access point") => {
        SomeArn => "Arn";
        Text => "Alias.Status" "Alias.Value" "CreationDate" "PolicyStatus.IsPublic";
        List => "Alias" "PolicyStatus" "PublicAccessBlockConfiguration";
    }
    "AWS::SES::ReceiptRule", Name("receipt rule") => {
        Name("receipt rule") => "RuleName";
    }
    "AWS::SES::ReceiptRuleSet", Name("receipt rule set") => {}
    "AWS::SNS::Subscription", Arn(form::SUBSCRIPTION) => {
        Arn(form::SUBSCRIPTION) => "Arn";
    }
    "AWS::SNS::Topic", Arn(form::TOPIC) => {
        Arn(form::TOPIC) => "TopicArn";
        Name("topic") => "TopicName";
        Number => "MaximumMessageSize";
        Text => "ContentBasedDeduplication" "DisplayName" "FifoThroughputScope" "FifoTopic" "KmsMasterKeyId"
            "SignatureVersion" "TracingConfig";
        List => "DeliveryStatusLogging" "Subscription" "Tags";
    }
    "AWS::SQS::Queue", Url("queue") => {
        Arn(form::QUEUE) => "Arn";
        Name("queue") => "QueueName";
        Url("queue") => "QueueUrl";
        SomeArn => "RedrivePolicy.deadLetterTargetArn";
        Number => "DelaySeconds" "KmsDataKeyReusePeriodSeconds" "MaximumMessageSize" "MessageRetentionPeriod"
            "ReceiveMessageWaitTimeSeconds" "RedrivePolicy.maxReceiveCount" "VisibilityTimeout";
        Text => "ContentBasedDeduplication" "DeduplicationScope" "FifoQueue" "FifoThroughputLimit" "KmsMasterKeyId"
            "SqsManagedSseEnabled";
        List => "Tags";
    }
    "AWS::Scheduler::Schedule", Name("schedule") => {
        Arn(form::SCHEDULE) => "Arn";
    }
    "AWS::Scheduler::ScheduleGroup", Name("schedule group") => {
        Arn(form::SCHEDULE_GROUP) => "Arn";
        Text => "CreationDate" "LastModificationDate" "State";
    }
    "AWS::SecretsManager::RotationSchedule", Arn(form::SECRET) => {
        Arn(form::SECRET) => "Id";
    }
    "AWS::SecretsManager::Secret", Arn(form::SECRET) => {
        Arn(form::SECRET) => "Id";
    }
    "AWS::Serverless::Api", Id("API") => {
        Id("API") => "RestApiId";
        Id("resource") => "RootResourceId";
    }
    "AWS::Serverless::Application", Arn(form::STACK) => {
        Text => "Outputs.*";
    }
    "AWS::Serverless::Function", Name("function") => {
        Arn(form::FUNCTION) => "Arn";
        Text => "SnapStartResponse.ApplyOn" "SnapStartResponse.OptimizationStatus";
        List => "SnapStartResponse";
    }
    "AWS::Serverless::HttpApi", Id("API") => {
        Id("API") => "ApiId";
        Url("API") => "ApiEndpoint";
        SomeArn => "ExecuteApiArn";
    }
    "AWS::Serverless::LayerVersion", Arn(form::LAYER_VERSION) => {
        Arn(form::LAYER_VERSION) => "LayerVersionArn";
    }
    "AWS::Serverless::SimpleTable", Name("table") => {
        Arn(form::TABLE) => "Arn";
        Arn(form::TABLE_STREAM) => "StreamArn";
    }
    "AWS::Serverless::StateMachine", Arn(form::STATE_MACHINE) => {
        Arn(form::STATE_MACHINE) => "Arn";
        Name("state machine") => "Name";
        Text => "StateMachineRevisionId";
    }
    "AWS::StepFunctions::Activity", Arn(form::ACTIVITY) => {
        Arn(form::ACTIVITY) => "Arn";
        Name("activity") => "Name";
        Number => "EncryptionConfiguration.KmsDataKeyReusePeriodSeconds";
        Text => "EncryptionConfiguration.KmsKeyId" "EncryptionConfiguration.Type";
        List => "Tags";
    }
    "AWS::StepFunctions::StateMachine", Arn(form::STATE_MACHINE) => {
        Arn(form::STATE_MACHINE) => "Arn";
        Name("state machine") => "Name";
        Text => "StateMachineRevisionId";
    }
    "AWS::StepFunctions::StateMachineAlias", Arn(form::STATE_MACHINE_VERSION) => {
        Arn(form::STATE_MACHINE_VERSION) => "Arn";
    }
    "AWS::StepFunctions::StateMachineVersion", Arn(form::STATE_MACHINE_VERSION) => {
        Arn(form::STATE_MACHINE_VERSION) => "Arn";
    }
    "AWS::Transfer::Server", Arn(form::TRANSFER_SERVER) => {
        Arn(form::TRANSFER_SERVER) => "Arn";
        Id("server") => "ServerId";
        Text => "State";
        List => "As2ServiceManagedEgressIpAddresses";
    }
    "AWS::Transfer::Workflow", Id("workflow") => {
        Arn(form::WORKFLOW) => "Arn";
        Id("workflow") => "WorkflowId";
    }
    "AWS::VpcLattice::Listener", Arn(form::LATTICE_LISTENER) => {
        Arn(form::LATTICE_LISTENER) => "Arn";
        Id("listener") => "Id";
        Id("service") => "ServiceId";
        Arn(form::LATTICE_SERVICE) => "ServiceArn";
    }
    "AWS::VpcLattice::Rule", SomeArn => {
        SomeArn => "Arn";
        Id("rule") => "Id";
    }
    "AWS::VpcLattice::Service", Arn(form::LATTICE_SERVICE) => {
        Arn(form::LATTICE_SERVICE) => "Arn";
        Id("service") => "Id";
        Host("service") => "DnsEntry.DomainName";
        Text => "CreatedAt" "DnsEntry.HostedZoneId" "LastUpdatedAt" "Status";
    }
    "AWS::VpcLattice::ServiceNetwork", Arn(form::LATTICE_NETWORK) => {
        Arn(form::LATTICE_NETWORK) => "Arn";
        Id("service network") => "Id";
        Text => "CreatedAt" "LastUpdatedAt";
    }
    "AWS::VpcLattice::TargetGroup", Arn(form::LATTICE_TARGET_GROUP) => {
        Arn(form::LATTICE_TARGET_GROUP) => "Arn";
        Id("target group") => "Id";
        Text => "CreatedAt" "LastUpdatedAt" "Status";
    }
}

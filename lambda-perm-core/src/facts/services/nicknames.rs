//! What people call services.
//!
//! Sources: the services' names in the AWS documentation and the console, the event types of SAM and of the Serverless
//! Framework, the resource types of CloudFormation and Terraform, the service IDs of botocore. Names are compared without case,
//! without what stands between their words, and without `aws` and `amazon` before them: see [`Nickname`].

use super::Nickname;

/// One row a service or several: their identifiers, and what they are called.
macro_rules! nicknames {
    ($($($id:ident)+: $($name:ident)+;)*) => {
        /// Names of services that are not their identifiers. A name with several identifiers may mean any of them.
        pub static NICKNAMES: &[Nickname] =
            &[$(Nickname { ids: &[$(stringify!($id)),+], names: &[$(stringify!($name)),+] }),*];
    };
}

nicknames! {
    s3: bucket s3_bucket s3_notification simple_storage_service s3_bucket_notification bucket_notification;
    s3_batch: s3_batch_operations batch_operations;
    s3_object_lambda: object_lambda;
    sns: topic sns_topic simple_notification_service sns_topic_subscription topic_subscription;
    sqs: queue sqs_queue simple_queue_service;
    events: eventbridge cloudwatch_event cloudwatch_events event_bus event_rule eventbridge_rule cloudwatch_event_rule
        cloudwatch_event_target cloudwatch_event_bus event_target;
    scheduler: eventbridge_scheduler schedule_v2 scheduler_schedule;
    pipes: pipe eventbridge_pipe eventbridge_pipes pipes_pipe;
    events scheduler: cron schedule scheduled_event;
    logs: cloudwatch_log cloudwatch_logs cloudwatch_log_group log_group subscription_filter
        cloudwatch_log_subscription_filter cloudwatch_logs_subscription_filter;
    cloudwatch_alarms: alarm alarms cloudwatch_alarm metric_alarm cloudwatch_metric_alarm composite_alarm
        cloudwatch_composite_alarm monitoring;
    cloudwatch_alarms events logs: cloudwatch;
    apigateway: api apigw apigateway_v2 execute_api http_api rest_api websocket websocket_api http api_gateway_rest_api
        api_gateway_integration api_gateway_authorizer apigateway_v2_api apigateway_v2_integration
        api_gateway_management_api;
    states: sfn state_machine step_function step_functions sfn_state_machine;
    dynamodb: dynamo dynamodb_stream dynamodb_streams dynamodb_table;
    kinesis: kinesis_stream kinesis_streams kinesis_data_stream kinesis_data_streams;
    firehose: data_firehose delivery_stream kinesis_firehose kinesis_data_firehose;
    msk self_managed_kafka: kafka;
    msk: managed_streaming_for_kafka managed_kafka kafka_cluster msk_cluster managed_streaming_for_apache_kafka;
    amazon_mq: activemq rabbitmq mq_broker;
    documentdb: docdb;
    cognito_idp cognito_sync: cognito;
    cognito_idp: user_pool user_pools cognito_user_pool cognito_user_pools;
    cognito_sync: identity_pool cognito_identity cognito_identity_pool cognito_federated_identities;
    elasticloadbalancing: alb elb elb_v2 lb load_balancer application_load_balancer elastic_load_balancer
        elastic_load_balancing_v2 target_group lb_target_group alb_target_group elastic_load_balancing_v2_targets;
    alexa_appkit alexa_connectedhome: alexa;
    alexa_appkit: ask alexa_skill alexa_skill_kit alexa_skills_kit;
    alexa_connectedhome: smart_home alexa_smart_home alexa_smarthome;
    lexv2: lex bot bot_alias lex_bot lex_models lex_runtime lexv2_models lexv2_models_bot lexv2_runtime;
    ses: email receipt_rule simple_email_service mail smtp ses_receipt_rule ses_v2;
    iot: iot_core iot_rule iot_topic_rule iot_fleet_provisioning fleet_provisioning;
    config: config_rule config_service config_config_rule;
    secretsmanager: secret secrets secret_manager secret_rotation secretsmanager_secret_rotation;
    cloudformation: cfn cloudformation_macro macro;
    lambda_replicator: edge lambda_edge lambda_at_edge replicator;
    lambda_destinations: lambda destination lambda_destination;
    bedrock: bedrock_agent bedrock_agents agents_for_bedrock bedrock_agent_agent;
    bedrock_agentcore: agentcore;
    vpc_lattice: lattice vpc_lattice_target_group;
    connect: contact_flow connect_lambda_function_association;
    pinpoint: mobile_targeting pinpoint_app;
    ssm: systems_manager;
    aurora: rds;
    redshift_udf: redshift;
    transfer transfer_workflow: sftp transfer_family;
    autoscaling: asg ec2_auto_scaling autoscaling_group;
    sagemaker: ground_truth;
    qbusiness: q q_business;
    medical_imaging: healthimaging;
    dynamodb kinesis: stream streams;
    sqs dynamodb kinesis: event_source_mapping lambda_event_source_mapping;
    health_agent: connect_health;
    transfer: transfer_server;
    ivschat: ivschat_room interactive_video_service_chat;
    appsync: graphql graphql_api appsync_graphql_api;
    cloudfront: distribution cloudfront_distribution;
    codecommit: codecommit_trigger;
    chime_messaging: chime_sdk_messaging channel_flow;
    chime_sip_media: chime_sdk_voice voice_connector sip_media_application;
    chime_messaging chime_sip_media: chime_sdk;
}

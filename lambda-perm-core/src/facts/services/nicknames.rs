//! What people call services.
//!
//! Sources: the services' names in the AWS documentation and the console, the event types of SAM and of the Serverless
//! Framework, the resource types of CloudFormation and Terraform, the service IDs of botocore. Names are compared without case,
//! without what stands between their words, and without `aws` and `amazon` before them: see [`Nickname`].

use super::Nickname;

/// Names of services that are not their identifiers. A name with several identifiers may mean any of them.
pub const NICKNAMES: &[Nickname] = &[
    Nickname { ids: &["s3"], names: &["bucket", "s3_bucket", "s3_notification", "simple_storage_service"] },
    Nickname { ids: &["s3_batch"], names: &["s3_batch_operations", "batch_operations"] },
    Nickname { ids: &["s3_object_lambda"], names: &["object_lambda"] },
    Nickname { ids: &["sns"], names: &["topic", "sns_topic", "simple_notification_service"] },
    Nickname { ids: &["sqs"], names: &["queue", "sqs_queue", "simple_queue_service"] },
    Nickname {
        ids: &["events"],
        names: &["eventbridge", "cloudwatch_event", "cloudwatch_events", "event_bus", "event_rule", "eventbridge_rule"],
    },
    Nickname { ids: &["scheduler"], names: &["eventbridge_scheduler", "schedule_v2"] },
    Nickname { ids: &["pipes"], names: &["pipe", "eventbridge_pipe", "eventbridge_pipes"] },
    Nickname { ids: &["events", "scheduler"], names: &["cron", "schedule", "scheduled_event"] },
    Nickname {
        ids: &["logs"],
        names: &["cloudwatch_log", "cloudwatch_logs", "cloudwatch_log_group", "log_group", "subscription_filter"],
    },
    Nickname { ids: &["cloudwatch_alarms"], names: &["alarm", "alarms", "cloudwatch_alarm"] },
    Nickname { ids: &["cloudwatch_alarms", "events", "logs"], names: &["cloudwatch"] },
    Nickname {
        ids: &["apigateway"],
        names: &["api", "apigw", "apigateway_v2", "execute_api", "http_api", "rest_api", "websocket", "websocket_api"],
    },
    Nickname { ids: &["states"], names: &["sfn", "state_machine", "step_function", "step_functions"] },
    Nickname { ids: &["dynamodb"], names: &["dynamo", "dynamodb_stream", "dynamodb_streams"] },
    Nickname {
        ids: &["kinesis"],
        names: &["kinesis_stream", "kinesis_streams", "kinesis_data_stream", "kinesis_data_streams"],
    },
    Nickname {
        ids: &["firehose"],
        names: &["data_firehose", "delivery_stream", "kinesis_firehose", "kinesis_data_firehose"],
    },
    Nickname { ids: &["msk", "self_managed_kafka"], names: &["kafka"] },
    Nickname { ids: &["msk"], names: &["managed_streaming_for_kafka", "managed_kafka", "kafka_cluster"] },
    Nickname { ids: &["amazon_mq"], names: &["activemq", "rabbitmq"] },
    Nickname { ids: &["documentdb"], names: &["docdb"] },
    Nickname { ids: &["cognito_idp", "cognito_sync"], names: &["cognito"] },
    Nickname { ids: &["cognito_idp"], names: &["user_pool", "user_pools", "cognito_user_pool", "cognito_user_pools"] },
    Nickname {
        ids: &["cognito_sync"],
        names: &["identity_pool", "cognito_identity", "cognito_identity_pool", "cognito_federated_identities"],
    },
    Nickname {
        ids: &["elasticloadbalancing"],
        names: &[
            "alb",
            "elb",
            "elb_v2",
            "lb",
            "load_balancer",
            "application_load_balancer",
            "elastic_load_balancer",
            "elastic_load_balancing_v2",
            "target_group",
        ],
    },
    Nickname { ids: &["alexa_appkit", "alexa_connectedhome"], names: &["alexa"] },
    Nickname { ids: &["alexa_appkit"], names: &["ask", "alexa_skill", "alexa_skill_kit", "alexa_skills_kit"] },
    Nickname { ids: &["alexa_connectedhome"], names: &["smart_home", "alexa_smart_home", "alexa_smarthome"] },
    Nickname { ids: &["lexv2", "lex_v1"], names: &["lex", "lex_bot"] },
    Nickname { ids: &["ses"], names: &["email", "receipt_rule", "simple_email_service"] },
    Nickname { ids: &["iot"], names: &["iot_core", "iot_rule", "iot_topic_rule"] },
    Nickname { ids: &["config"], names: &["config_rule", "config_service"] },
    Nickname { ids: &["secretsmanager"], names: &["secret", "secrets", "secret_manager"] },
    Nickname { ids: &["cloudformation"], names: &["cfn", "cloudformation_macro"] },
    Nickname { ids: &["lambda_replicator"], names: &["edge", "lambda_edge", "lambda_at_edge"] },
    Nickname { ids: &["lambda_destinations"], names: &["lambda", "destination", "lambda_destination"] },
    Nickname { ids: &["bedrock"], names: &["bedrock_agent", "bedrock_agents", "agents_for_bedrock"] },
    Nickname { ids: &["bedrock_agentcore"], names: &["agentcore"] },
    Nickname { ids: &["vpc_lattice"], names: &["lattice"] },
    Nickname { ids: &["connect"], names: &["contact_flow"] },
    Nickname { ids: &["pinpoint"], names: &["mobile_targeting"] },
    Nickname { ids: &["ssm"], names: &["systems_manager"] },
    Nickname { ids: &["aurora"], names: &["rds"] },
    Nickname { ids: &["redshift_udf"], names: &["redshift"] },
    Nickname { ids: &["transfer", "transfer_workflow"], names: &["sftp", "transfer_family"] },
    Nickname { ids: &["autoscaling"], names: &["asg", "ec2_auto_scaling"] },
    Nickname { ids: &["sagemaker"], names: &["ground_truth"] },
    Nickname { ids: &["qbusiness"], names: &["q", "q_business"] },
    Nickname { ids: &["medical_imaging"], names: &["healthimaging"] },
];

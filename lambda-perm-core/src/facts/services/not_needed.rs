//! Services that people want to grant to, and that never use the function's policy.
//!
//! Sources: the Lambda developer guide on event source mappings, and each service's guide on the role it calls with. That
//! AddPermission accepts `sqs`, `kinesis`, `lambda` and `states` all the same is recorded.

use super::NotNeeded;

/// One row a service, documented with the reason why it needs no grant. Each becomes an entry of the table, and a constant
/// that editors find by the identifier.
macro_rules! not_needed {
    ($($(#[doc = $why:literal])* $id:ident { name: $name:literal, principal: $principal:expr, instead: $instead:literal, })*) => {
        /// Services that never need a grant, with the reason and what to do instead.
        pub static NOT_NEEDED: &[NotNeeded] = &[$(
            NotNeeded {
                id: stringify!($id),
                name: $name,
                principal: $principal,
                why: crate::text::sentence(concat!($($why),*)),
                instead: $instead,
            }
        ),*];

        /// The names of these services by their identifiers.
        #[allow(non_upper_case_globals, reason = "named as users write them")]
        pub mod id {
            $(
                #[doc = concat!("Needs no grant:", $($why,)* ".\n\nInstead, ", $instead, ".")]
                pub const $id: &str = $name;
            )*
        }
    };
}

not_needed! {
    /// Lambda polls the queue itself, with the function's execution role
    sqs {
        name: "SQS",
        principal: Some("sqs.amazonaws.com"),
        instead: "give the execution role sqs:ReceiveMessage, sqs:DeleteMessage and sqs:GetQueueAttributes, and create an event source mapping",
    }
    /// Lambda reads the stream itself, with the function's execution role
    dynamodb {
        name: "DynamoDB Streams",
        principal: Some("dynamodb.amazonaws.com"),
        instead: "give the execution role dynamodb:GetRecords, dynamodb:GetShardIterator, dynamodb:DescribeStream and dynamodb:ListStreams, and create an event source mapping",
    }
    /// Lambda reads the stream itself, with the function's execution role
    kinesis {
        name: "Kinesis",
        principal: Some("kinesis.amazonaws.com"),
        instead: "give the execution role kinesis:GetRecords, kinesis:GetShardIterator, kinesis:DescribeStream, kinesis:DescribeStreamSummary and kinesis:ListShards, and create an event source mapping",
    }
    /// Lambda reads the topic itself, with the function's execution role
    msk {
        name: "MSK",
        principal: Some("kafka.amazonaws.com"),
        instead: "attach the managed policy AWSLambdaMSKExecutionRole to the execution role (with IAM authentication also kafka-cluster:Connect, kafka-cluster:DescribeGroup, kafka-cluster:AlterGroup, kafka-cluster:DescribeTopic, kafka-cluster:ReadData and kafka-cluster:DescribeClusterDynamicConfiguration), and create an event source mapping",
    }
    /// Lambda reads the topic itself, with the function's execution role
    self_managed_kafka {
        name: "self-managed Kafka",
        principal: None,
        instead: "create an event source mapping, and give the execution role access to the secret with the credentials",
    }
    /// Lambda reads the queue itself, with the function's execution role
    amazon_mq {
        name: "Amazon MQ",
        principal: Some("mq.amazonaws.com"),
        instead: "give the execution role mq:DescribeBroker, secretsmanager:GetSecretValue on the broker's secret and the ec2 permissions for network interfaces, and create an event source mapping",
    }
    /// Lambda reads the change stream itself, with the function's execution role
    documentdb {
        name: "DocumentDB",
        principal: None,
        instead: "give the execution role rds:DescribeDBClusters, rds:DescribeDBClusterParameters, rds:DescribeDBSubnetGroups, secretsmanager:GetSecretValue on the cluster's secret and the ec2 permissions for network interfaces, and create an event source mapping",
    }
    /// the delivery stream calls the function with its own role
    firehose {
        name: "Firehose",
        principal: Some("firehose.amazonaws.com"),
        instead: "give the delivery stream's role lambda:InvokeFunction on the function",
    }
    /// the schedule calls the function with its execution role
    scheduler {
        name: "EventBridge Scheduler",
        principal: Some("scheduler.amazonaws.com"),
        instead: "give the schedule's execution role lambda:InvokeFunction on the function",
    }
    /// the pipe calls the function with its role
    pipes {
        name: "EventBridge Pipes",
        principal: Some("pipes.amazonaws.com"),
        instead: "give the pipe's role lambda:InvokeFunction on the function",
    }
    /// the state machine calls the function with its role
    states {
        name: "Step Functions",
        principal: Some("states.amazonaws.com"),
        instead: "give the state machine's role lambda:InvokeFunction on the function",
    }
    /// the job calls the function with its role
    s3_batch {
        name: "S3 Batch Operations",
        principal: Some("batchoperations.s3.amazonaws.com"),
        instead: "give the job's role lambda:InvokeFunction on the function",
    }
    /// the function is invoked with the credentials of whoever reads the object
    s3_object_lambda {
        name: "S3 Object Lambda",
        principal: Some("s3-object-lambda.amazonaws.com"),
        instead: "give the readers lambda:InvokeFunction on the function in their IAM policies",
    }
    /// the pipeline calls the function with its role
    codepipeline {
        name: "CodePipeline",
        principal: Some("codepipeline.amazonaws.com"),
        instead: "give the pipeline's role lambda:InvokeFunction on the function",
    }
    /// the deployment runs its hooks with its role
    codedeploy {
        name: "CodeDeploy",
        principal: Some("codedeploy.amazonaws.com"),
        instead: "give the deployment's service role lambda:InvokeFunction on the function",
    }
    /// deployment hooks are called with the infrastructure role
    ecs {
        name: "ECS",
        principal: Some("ecs.amazonaws.com"),
        instead: "give the infrastructure role of the hook lambda:InvokeFunction on the function",
    }
    /// the hook calls the function with its execution role
    cloudformation_hooks {
        name: "CloudFormation Hooks",
        principal: Some("hooks.cloudformation.amazonaws.com"),
        instead: "give the hook's execution role lambda:InvokeFunction on the function",
    }
    /// it calls the function with its service role
    appsync_datasource {
        name: "an AppSync data source",
        principal: Some("appsync.amazonaws.com"),
        instead: "give the data source's service role lambda:InvokeFunction on the function",
    }
    /// document enrichment calls the function with a role
    kendra {
        name: "Kendra",
        principal: Some("kendra.amazonaws.com"),
        instead: "give the role of the hook configuration lambda:InvokeFunction on the function",
    }
    /// document enrichment calls the function with a role
    qbusiness {
        name: "Amazon Q Business",
        principal: Some("qbusiness.amazonaws.com"),
        instead: "give the role of the hook configuration lambda:InvokeFunction on the function",
    }
    /// it calls the function with its execution role
    bedrock_flows {
        name: "a Bedrock flow",
        principal: Some("bedrock.amazonaws.com"),
        instead: "give the flow's execution role lambda:InvokeFunction on the function",
    }
    /// the labelling job calls the function with its role
    sagemaker {
        name: "SageMaker",
        principal: Some("sagemaker.amazonaws.com"),
        instead: "give the labelling job's role lambda:InvokeFunction on the function",
    }
    /// it calls the function with its execution role
    transfer_workflow {
        name: "a Transfer Family workflow",
        principal: Some("transfer.amazonaws.com"),
        instead: "give the workflow's execution role lambda:InvokeFunction on the function",
    }
    /// automations and maintenance windows call the function with their role
    ssm {
        name: "Systems Manager",
        principal: Some("ssm.amazonaws.com"),
        instead: "give the role of the automation or maintenance window lambda:InvokeFunction on the function",
    }
    /// the workflow calls the function with its Lambda role
    swf {
        name: "SWF",
        principal: Some("swf.amazonaws.com"),
        instead: "give the workflow's lambdaRole lambda:InvokeFunction on the function",
    }
    /// the cluster calls the function with its role
    redshift_udf {
        name: "Redshift",
        principal: Some("redshift.amazonaws.com"),
        instead: "give the cluster's role lambda:InvokeFunction on the function",
    }
    /// the cluster calls the function with its role
    aurora {
        name: "Aurora",
        principal: Some("rds.amazonaws.com"),
        instead: "give the cluster's role lambda:InvokeFunction on the function",
    }
    /// the function is invoked with the credentials of whoever runs the query
    athena {
        name: "Athena",
        principal: Some("athena.amazonaws.com"),
        instead: "give the callers lambda:InvokeFunction on the function in their IAM policies",
    }
    /// the endpoint calls the function with its service-linked role
    client_vpn {
        name: "Client VPN",
        principal: Some("clientvpn.amazonaws.com"),
        instead: "give the function a name that begins with AWSClientVPN-, which that role may invoke",
    }
    /// the workspace calls the function with its role
    iottwinmaker {
        name: "IoT TwinMaker",
        principal: Some("iottwinmaker.amazonaws.com"),
        instead: "give the workspace's role lambda:InvokeFunction on the function",
    }
    /// the blueprint calls the function with its Lambda execution role
    datazone {
        name: "DataZone",
        principal: Some("datazone.amazonaws.com"),
        instead: "give the role in lambdaExecutionRoleArn lambda:InvokeFunction on the function",
    }
    /// the plan calls the function with its execution role
    arc_region_switch {
        name: "ARC Region switch",
        principal: Some("arc-region-switch.amazonaws.com"),
        instead: "give the plan's execution role lambda:InvokeFunction on the function",
    }
    /// destinations are called with the source function's execution role
    lambda_destinations {
        name: "Lambda",
        principal: Some("lambda.amazonaws.com"),
        instead: "give the source function's execution role lambda:InvokeFunction on this function",
    }
    /// the channel calls the function with its role
    chatbot {
        name: "Amazon Q Developer in chat applications",
        principal: Some("chatbot.amazonaws.com"),
        instead: "give the channel's role lambda:InvokeFunction on the function",
    }
    /// it assumes the function's execution role to run the replicas
    edgelambda {
        name: "edgelambda.amazonaws.com",
        principal: Some("edgelambda.amazonaws.com"),
        instead: "allow it sts:AssumeRole in the trust policy of that role, beside lambda.amazonaws.com",
    }
}

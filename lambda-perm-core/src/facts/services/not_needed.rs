//! Services that people want to grant to, and that never use the function's policy.
//!
//! Sources: the Lambda developer guide on event source mappings, and each service's guide on the role it calls with. That
//! AddPermission accepts `sqs`, `kinesis`, `lambda` and `states` all the same is recorded.

use super::NotNeeded;

/// One row a service, documented with the reason why it needs no grant: its identifier, its name, its principal, and what to do
/// instead. Each becomes an entry of the table, and a constant
/// that editors find by the identifier.
macro_rules! not_needed {
    ($($(#[doc = $why:literal])* $id:ident($name:literal, $principal:expr): $instead:literal;)*) => {
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
    sqs("SQS", Some("sqs.amazonaws.com")):
        "give the execution role sqs:ReceiveMessage, sqs:DeleteMessage and sqs:GetQueueAttributes, and create an event source mapping";
    /// Lambda reads the stream itself, with the function's execution role
    dynamodb("DynamoDB Streams", Some("dynamodb.amazonaws.com")):
        "give the execution role dynamodb:GetRecords, dynamodb:GetShardIterator, dynamodb:DescribeStream and dynamodb:ListStreams, and create an event source mapping";
    /// Lambda reads the stream itself, with the function's execution role
    kinesis("Kinesis", Some("kinesis.amazonaws.com")):
        "give the execution role kinesis:GetRecords, kinesis:GetShardIterator, kinesis:DescribeStream, kinesis:DescribeStreamSummary and kinesis:ListShards, and create an event source mapping";
    /// Lambda reads the topic itself, with the function's execution role
    msk("MSK", Some("kafka.amazonaws.com")):
        "attach the managed policy AWSLambdaMSKExecutionRole to the execution role (with IAM authentication also kafka-cluster:Connect, kafka-cluster:DescribeGroup, kafka-cluster:AlterGroup, kafka-cluster:DescribeTopic, kafka-cluster:ReadData and kafka-cluster:DescribeClusterDynamicConfiguration), and create an event source mapping";
    /// Lambda reads the topic itself, with the function's execution role
    self_managed_kafka("self-managed Kafka", None):
        "create an event source mapping, and give the execution role access to the secret with the credentials";
    /// Lambda reads the queue itself, with the function's execution role
    amazon_mq("Amazon MQ", Some("mq.amazonaws.com")):
        "give the execution role mq:DescribeBroker, secretsmanager:GetSecretValue on the broker's secret and the ec2 permissions for network interfaces, and create an event source mapping";
    /// Lambda reads the change stream itself, with the function's execution role
    documentdb("DocumentDB", None):
        "give the execution role rds:DescribeDBClusters, rds:DescribeDBClusterParameters, rds:DescribeDBSubnetGroups, secretsmanager:GetSecretValue on the cluster's secret and the ec2 permissions for network interfaces, and create an event source mapping";
    /// the delivery stream calls the function with its own role
    firehose("Firehose", Some("firehose.amazonaws.com")):
        "give the delivery stream's role lambda:InvokeFunction on the function";
    /// the schedule calls the function with its execution role
    scheduler("EventBridge Scheduler", Some("scheduler.amazonaws.com")):
        "give the schedule's execution role lambda:InvokeFunction on the function";
    /// the pipe calls the function with its role
    pipes("EventBridge Pipes", Some("pipes.amazonaws.com")):
        "give the pipe's role lambda:InvokeFunction on the function";
    /// the state machine calls the function with its role
    states("Step Functions", Some("states.amazonaws.com")):
        "give the state machine's role lambda:InvokeFunction on the function";
    /// the job calls the function with its role
    s3_batch("S3 Batch Operations", Some("batchoperations.s3.amazonaws.com")):
        "give the job's role lambda:InvokeFunction on the function";
    /// the function is invoked with the credentials of whoever reads the object
    s3_object_lambda("S3 Object Lambda", Some("s3-object-lambda.amazonaws.com")):
        "give the readers lambda:InvokeFunction on the function in their IAM policies";
    /// the pipeline calls the function with its role
    codepipeline("CodePipeline", Some("codepipeline.amazonaws.com")):
        "give the pipeline's role lambda:InvokeFunction on the function";
    /// the deployment runs its hooks with its role
    codedeploy("CodeDeploy", Some("codedeploy.amazonaws.com")):
        "give the deployment's service role lambda:InvokeFunction on the function";
    /// deployment hooks are called with the infrastructure role
    ecs("ECS", Some("ecs.amazonaws.com")):
        "give the infrastructure role of the hook lambda:InvokeFunction on the function";
    /// the hook calls the function with its execution role
    cloudformation_hooks("CloudFormation Hooks", Some("hooks.cloudformation.amazonaws.com")):
        "give the hook's execution role lambda:InvokeFunction on the function";
    /// it calls the function with its service role
    appsync_datasource("an AppSync data source", Some("appsync.amazonaws.com")):
        "give the data source's service role lambda:InvokeFunction on the function";
    /// document enrichment calls the function with a role
    kendra("Kendra", Some("kendra.amazonaws.com")):
        "give the role of the hook configuration lambda:InvokeFunction on the function";
    /// document enrichment calls the function with a role
    qbusiness("Amazon Q Business", Some("qbusiness.amazonaws.com")):
        "give the role of the hook configuration lambda:InvokeFunction on the function";
    /// it calls the function with its execution role
    bedrock_flows("a Bedrock flow", Some("bedrock.amazonaws.com")):
        "give the flow's execution role lambda:InvokeFunction on the function";
    /// the labelling job calls the function with its role
    sagemaker("SageMaker", Some("sagemaker.amazonaws.com")):
        "give the labelling job's role lambda:InvokeFunction on the function";
    /// it calls the function with its execution role
    transfer_workflow("a Transfer Family workflow", Some("transfer.amazonaws.com")):
        "give the workflow's execution role lambda:InvokeFunction on the function";
    /// automations and maintenance windows call the function with their role
    ssm("Systems Manager", Some("ssm.amazonaws.com")):
        "give the role of the automation or maintenance window lambda:InvokeFunction on the function";
    /// the workflow calls the function with its Lambda role
    swf("SWF", Some("swf.amazonaws.com")):
        "give the workflow's lambdaRole lambda:InvokeFunction on the function";
    /// the cluster calls the function with its role
    redshift_udf("Redshift", Some("redshift.amazonaws.com")):
        "give the cluster's role lambda:InvokeFunction on the function";
    /// the cluster calls the function with its role
    aurora("Aurora", Some("rds.amazonaws.com")):
        "give the cluster's role lambda:InvokeFunction on the function";
    /// the function is invoked with the credentials of whoever runs the query
    athena("Athena", Some("athena.amazonaws.com")):
        "give the callers lambda:InvokeFunction on the function in their IAM policies";
    /// the endpoint calls the function with its service-linked role
    client_vpn("Client VPN", Some("clientvpn.amazonaws.com")):
        "give the function a name that begins with AWSClientVPN-, which that role may invoke";
    /// the workspace calls the function with its role
    iottwinmaker("IoT TwinMaker", Some("iottwinmaker.amazonaws.com")):
        "give the workspace's role lambda:InvokeFunction on the function";
    /// the blueprint calls the function with its Lambda execution role
    datazone("DataZone", Some("datazone.amazonaws.com")):
        "give the role in lambdaExecutionRoleArn lambda:InvokeFunction on the function";
    /// the plan calls the function with its execution role
    arc_region_switch("ARC Region switch", Some("arc-region-switch.amazonaws.com")):
        "give the plan's execution role lambda:InvokeFunction on the function";
    /// destinations are called with the source function's execution role
    lambda_destinations("Lambda", Some("lambda.amazonaws.com")):
        "give the source function's execution role lambda:InvokeFunction on this function";
    /// the channel calls the function with its role
    chatbot("Amazon Q Developer in chat applications", Some("chatbot.amazonaws.com")):
        "give the channel's role lambda:InvokeFunction on the function";
    /// it assumes the function's execution role to run the replicas
    edgelambda("edgelambda.amazonaws.com", Some("edgelambda.amazonaws.com")):
        "allow it sts:AssumeRole in the trust policy of that role, beside lambda.amazonaws.com";
}

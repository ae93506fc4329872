//! What references to resources of Terraform's AWS provider give: every attribute, by type.
//!
//! Source: which attributes there are: the schemas of the AWS provider 6.69.1, with which `tools/judges run attributes` compares. What
//! they give: documentation of the AWS provider, "Attribute Reference" of each type; `id` is what the provider sets it to. Of an
//! argument that takes a name or an ARN, nothing is known.

use super::ResourceType;
use crate::facts::reference::{
    Attributes,
    Gives::{Account, Arn, Host, Id, List, Name, Number, Organization, Principal, Region, SomeArn, Text, Url},
    form,
};

types! {
    /// The types whose resources permissions name or are for, and others that people give by mistake.
    RESOURCE_TYPES:
    "aws_api_gateway_authorizer" {
        Arn(form::API_AUTHORIZER) => "arn";
        Name("authorizer") => "name";
        Id("authorizer") => "id";
        Id("API") => "rest_api_id";
        Region => "region";
        Number => "authorizer_result_ttl_in_seconds";
        Text => "authorizer_credentials" "authorizer_uri" "identity_source" "identity_validation_expression" "type";
        List => "provider_arns";
    }
    "aws_api_gateway_deployment" {
        Id("API") => "rest_api_id";
        Id("deployment") => "id";
        Region => "region";
        Text => "created_date" "description";
        List => "triggers" "variables";
    }
    "aws_api_gateway_integration" {
        Id("API") => "rest_api_id";
        Id("resource") => "resource_id";
        Region => "region";
        Number => "timeout_milliseconds";
        Text => "cache_namespace" "connection_id" "connection_type" "content_handling" "credentials" "http_method" "id"
            "integration_http_method" "integration_target" "passthrough_behavior" "response_transfer_mode" "type" "uri";
        List => "cache_key_parameters" "request_parameters" "request_templates" "tls_config";
    }
    "aws_api_gateway_method" {
        Id("API") => "rest_api_id";
        Id("authorizer") => "authorizer_id";
        Id("resource") => "resource_id";
        Region => "region";
        Text => "api_key_required" "authorization" "http_method" "id" "operation_name" "request_validator_id";
        List => "authorization_scopes" "request_models" "request_parameters";
    }
    "aws_api_gateway_resource" {
        Id("API") => "rest_api_id";
        Id("resource") => "id" "parent_id";
        Region => "region";
        Text => "path" "path_part";
    }
    "aws_api_gateway_rest_api" {
        Arn(form::REST_API) => "arn";
        Name("API") => "name";
        Id("API") => "id";
        Id("resource") => "root_resource_id";
        Region => "region";
        Arn(form::EXECUTE_API) => "execution_arn";
        Text => "api_key_source" "body" "created_date" "description" "disable_execute_api_endpoint"
            "endpoint_access_mode" "fail_on_warnings" "minimum_compression_size" "policy" "put_rest_api_mode"
            "security_policy";
        List => "binary_media_types" "endpoint_configuration" "parameters" "tags" "tags_all" "timeouts";
    }
    "aws_api_gateway_stage" {
        Arn(form::REST_API_STAGE) => "arn";
        Name("stage") => "stage_name";
        Id("API") => "rest_api_id";
        Id("deployment") => "deployment_id";
        Url("stage") => "invoke_url";
        Region => "region";
        Arn(form::EXECUTE_STAGE) => "execution_arn";
        SomeArn => "web_acl_arn";
        Text => "cache_cluster_enabled" "cache_cluster_size" "client_certificate_id" "description"
            "documentation_version" "id" "xray_tracing_enabled";
        List => "access_log_settings" "canary_settings" "tags" "tags_all" "variables";
    }
    "aws_apigatewayv2_api" {
        Arn(form::HTTP_API) => "arn";
        Name("API") => "name";
        Id("API") => "id";
        Url("API") => "api_endpoint";
        Region => "region";
        Arn(form::EXECUTE_API) => "execution_arn";
        SomeArn => "credentials_arn";
        Text => "api_key_selection_expression" "body" "description" "disable_execute_api_endpoint" "fail_on_warnings"
            "ip_address_type" "protocol_type" "route_key" "route_selection_expression" "target" "version";
        List => "cors_configuration" "tags" "tags_all";
    }
    "aws_apigatewayv2_authorizer" {
        Name("authorizer") => "name";
        Id("API") => "api_id";
        Id("authorizer") => "id";
        Region => "region";
        SomeArn => "authorizer_credentials_arn";
        Number => "authorizer_result_ttl_in_seconds";
        Text => "authorizer_payload_format_version" "authorizer_type" "authorizer_uri" "enable_simple_responses";
        List => "identity_sources" "jwt_configuration" "timeouts";
    }
    "aws_apigatewayv2_integration" {
        Id("API") => "api_id";
        Id("integration") => "id";
        Region => "region";
        SomeArn => "credentials_arn";
        Number => "timeout_milliseconds";
        Text => "connection_id" "connection_type" "content_handling_strategy" "description" "integration_method"
            "integration_response_selection_expression" "integration_subtype" "integration_type" "integration_uri"
            "passthrough_behavior" "payload_format_version" "template_selection_expression";
        List => "request_parameters" "request_templates" "response_parameters" "tls_config";
    }
    "aws_apigatewayv2_route" {
        Id("API") => "api_id";
        Id("authorizer") => "authorizer_id";
        Id("route") => "id";
        Region => "region";
        Text => "api_key_required" "authorization_type" "model_selection_expression" "operation_name" "route_key"
            "route_response_selection_expression" "target";
        List => "authorization_scopes" "request_models" "request_parameter";
    }
    "aws_apigatewayv2_stage" {
        Arn(form::HTTP_API_STAGE) => "arn";
        Name("stage") => "id" "name";
        Id("API") => "api_id";
        Id("deployment") => "deployment_id";
        Url("stage") => "invoke_url";
        Region => "region";
        Arn(form::EXECUTE_STAGE) => "execution_arn";
        Text => "auto_deploy" "client_certificate_id" "description";
        List => "access_log_settings" "default_route_settings" "route_settings" "stage_variables" "tags" "tags_all";
    }
    "aws_appconfig_application" {
        Arn(form::APPCONFIG_APPLICATION) => "arn";
        Name("application") => "name";
        Id("application") => "id";
        Region => "region";
        Text => "description";
        List => "tags" "tags_all";
    }
    "aws_appconfig_configuration_profile" {
        Arn(form::CONFIGURATION_PROFILE) => "arn";
        Name("configuration profile") => "name";
        Id("application") => "application_id";
        Id("configuration profile") => "configuration_profile_id";
        Region => "region";
        Arn(form::ROLE) => "retrieval_role_arn";
        Text => "description" "id" "kms_key_identifier" "location_uri" "type";
        List => "tags" "tags_all" "validator";
    }
    "aws_appconfig_environment" {
        Arn(form::APPCONFIG_ENVIRONMENT) => "arn";
        Name("environment") => "name";
        Id("application") => "application_id";
        Id("environment") => "environment_id";
        Region => "region";
        Text => "description" "id" "state";
        List => "monitor" "tags" "tags_all";
    }
    "aws_appconfig_extension" {
        Arn(form::APPCONFIG_EXTENSION) => "arn";
        Name("extension") => "name";
        Id("extension") => "id";
        Region => "region";
        Number => "version";
        Text => "description";
        List => "action_point" "parameter" "tags" "tags_all";
    }
    "aws_appflow_connector_profile" {
        SomeArn => "arn" "credentials_arn" "kms_arn";
        Name("connector profile") => "name";
        Region => "region";
        Text => "connection_mode" "connector_label" "connector_type" "id";
        List => "connector_profile_config";
    }
    "aws_appflow_flow" {
        Arn(form::FLOW) => "arn";
        Name("flow") => "name";
        Region => "region";
        SomeArn => "kms_arn";
        Text => "description" "flow_status" "id";
        List => "destination_flow_config" "metadata_catalog_config" "source_flow_config" "tags" "tags_all" "task"
            "trigger_config";
    }
    "aws_appsync_api" {
        Arn(form::APPSYNC_API) => "api_arn";
        Name("API") => "name";
        Id("API") => "api_id";
        Region => "region";
        SomeArn => "waf_web_acl_arn";
        Text => "owner_contact" "xray_enabled";
        List => "dns" "event_config" "tags" "tags_all";
    }
    "aws_appsync_datasource" {
        SomeArn => "arn";
        Name("data source") => "name";
        Id("API") => "api_id";
        Region => "region";
        Arn(form::ROLE) => "service_role_arn";
        Text => "description" "id" "type";
        List => "dynamodb_config" "elasticsearch_config" "event_bridge_config" "http_config" "lambda_config"
            "opensearchservice_config" "relational_database_config";
    }
    "aws_appsync_graphql_api" {
        Arn(form::APPSYNC_API) => "arn";
        Name("API") => "name";
        Id("API") => "id";
        Region => "region";
        Arn(form::ROLE) => "merged_api_execution_role_arn";
        Number => "query_depth_limit" "resolver_count_limit";
        Text => "api_type" "authentication_type" "introspection_config" "schema" "visibility" "xray_enabled";
        List => "additional_authentication_provider" "enhanced_metrics_config" "lambda_authorizer_config" "log_config"
            "openid_connect_config" "tags" "tags_all" "uris" "user_pool_config";
    }
    "aws_bedrockagent_agent" {
        Arn(form::AGENT) => "agent_arn";
        Name("agent") => "agent_name";
        Id("agent") => "agent_id" "id";
        Region => "region";
        Arn(form::ROLE) => "agent_resource_role_arn";
        SomeArn => "customer_encryption_key_arn";
        Number => "idle_session_ttl_in_seconds";
        Text => "agent_collaboration" "agent_version" "description" "foundation_model" "instruction" "prepare_agent"
            "prepared_at" "skip_resource_in_use_check";
        List => "guardrail_configuration" "memory_configuration" "prompt_override_configuration" "tags" "tags_all"
            "timeouts";
    }
    "aws_bedrockagent_agent_alias" {
        Arn(form::AGENT_ALIAS) => "agent_alias_arn";
        Name("alias") => "agent_alias_name";
        Id("agent") => "agent_id";
        Id("alias") => "agent_alias_id";
        Region => "region";
        Text => "description" "id";
        List => "routing_configuration" "tags" "tags_all" "timeouts";
    }
    "aws_bedrockagent_flow" {
        Arn(form::PROMPT_FLOW) => "arn";
        Name("flow") => "name";
        Id("flow") => "id";
        Region => "region";
        Arn(form::ROLE) => "execution_role_arn";
        SomeArn => "customer_encryption_key_arn";
        Text => "created_at" "description" "status" "updated_at" "version";
        List => "definition" "tags" "tags_all" "timeouts";
    }
    "aws_bedrockagentcore_agent_runtime" {
        Arn(form::AGENT_RUNTIME) => "agent_runtime_arn";
        Name("runtime") => "agent_runtime_name";
        Id("runtime") => "agent_runtime_id";
        Region => "region";
        Arn(form::ROLE) => "role_arn";
        Text => "agent_runtime_version" "description" "platform_version";
        List => "agent_runtime_artifact" "authorizer_configuration" "environment_variables" "filesystem_configuration"
            "lifecycle_configuration" "network_configuration" "protocol_configuration" "request_header_configuration"
            "tags" "tags_all" "timeouts" "workload_identity_details";
    }
    "aws_bedrockagentcore_evaluator" {
        Arn(form::EVALUATOR) => "evaluator_arn";
        Name("evaluator") => "evaluator_name";
        Id("evaluator") => "evaluator_id";
        Region => "region";
        SomeArn => "kms_key_arn";
        Text => "created_at" "description" "level" "locked_for_modification" "status";
        List => "evaluator_config" "tags" "tags_all" "timeouts";
    }
    "aws_bedrockagentcore_gateway" {
        Arn(form::GATEWAY) => "gateway_arn";
        Name("gateway") => "name";
        Id("gateway") => "gateway_id";
        Url("gateway") => "gateway_url";
        Region => "region";
        Arn(form::ROLE) => "role_arn";
        SomeArn => "kms_key_arn";
        Text => "authorizer_type" "description" "exception_level" "protocol_type";
        List => "authorizer_configuration" "interceptor_configuration" "policy_engine_configuration"
            "protocol_configuration" "tags" "tags_all" "timeouts" "workload_identity_details";
    }
    "aws_chimesdkvoice_sip_media_application" {
        Arn(form::CHIME_MEDIA_APPLICATION) => "arn";
        Name("SIP media application") => "name";
        Id("SIP media application") => "id";
        Region => "aws_region" "region";
        List => "endpoints" "tags" "tags_all";
    }
    "aws_cloudformation_stack" {
        Arn(form::STACK) => "id";
        Name("stack") => "name";
        Region => "region";
        Arn(form::ROLE) => "iam_role_arn";
        Number => "timeout_in_minutes";
        Text => "disable_rollback" "on_failure" "policy_body" "policy_url" "template_body" "template_url";
        List => "capabilities" "notification_arns" "outputs" "parameters" "tags" "tags_all" "timeouts";
    }
    "aws_cloudformation_stack_set" {
        Arn(form::STACK_SET) => "arn";
        Name("role") => "execution_role_name";
        Name("stack set") => "id" "name";
        Id("stack set") => "stack_set_id";
        Region => "region";
        Arn(form::ROLE) => "administration_role_arn";
        Text => "call_as" "description" "permission_model" "template_body" "template_url";
        List => "auto_deployment" "capabilities" "managed_execution" "operation_preferences" "parameters" "tags"
            "tags_all" "timeouts";
    }
    "aws_cloudfront_distribution" {
        Arn(form::DISTRIBUTION) => "arn";
        Id("distribution") => "id";
        Host("distribution") => "domain_name";
        Number => "in_progress_validation_batches";
        Text => "anycast_ip_list_id" "caller_reference" "comment" "continuous_deployment_policy_id"
            "default_root_object" "enabled" "etag" "hosted_zone_id" "http_version" "is_ipv6_enabled"
            "last_modified_time" "logging_v1_enabled" "price_class" "retain_on_delete" "staging" "status"
            "wait_for_deployment" "web_acl_id";
        List => "aliases" "cache_tag_config" "connection_function_association" "custom_error_response"
            "default_cache_behavior" "logging_config" "ordered_cache_behavior" "origin" "origin_group" "restrictions"
            "tags" "tags_all" "trusted_key_groups" "trusted_signers" "viewer_certificate" "viewer_mtls_config";
    }
    "aws_cloudfront_function" {
        Arn(form::CLOUDFRONT_FUNCTION) => "arn";
        Name("function") => "id" "name";
        Text => "code" "comment" "etag" "live_stage_etag" "publish" "runtime" "status";
        List => "key_value_store_associations" "tags" "tags_all";
    }
    "aws_cloudwatch_composite_alarm" {
        Arn(form::ALARM) => "arn";
        Name("alarm") => "alarm_name" "id";
        Region => "region";
        Text => "actions_enabled" "alarm_description" "alarm_rule";
        List => "actions_suppressor" "alarm_actions" "insufficient_data_actions" "ok_actions" "tags" "tags_all";
    }
    "aws_cloudwatch_event_api_destination" {
        Arn(form::API_DESTINATION) => "arn";
        Name("API destination") => "id" "name";
        Region => "region";
        Arn(form::CONNECTION) => "connection_arn";
        Number => "invocation_rate_limit_per_second";
        Text => "description" "http_method" "invocation_endpoint";
    }
    "aws_cloudwatch_event_archive" {
        Arn(form::ARCHIVE) => "arn";
        Name("archive") => "id" "name";
        Region => "region";
        Arn(form::EVENT_BUS) => "event_source_arn";
        Number => "retention_days";
        Text => "description" "event_pattern" "kms_key_identifier";
    }
    "aws_cloudwatch_event_bus" {
        Arn(form::EVENT_BUS) => "arn";
        Name("event bus") => "id" "name";
        Region => "region";
        Text => "description" "event_source_name" "kms_key_identifier";
        List => "dead_letter_config" "log_config" "tags" "tags_all";
    }
    "aws_cloudwatch_event_connection" {
        Arn(form::CONNECTION) => "arn";
        Name("connection") => "id" "name";
        Region => "region";
        Arn(form::SECRET) => "secret_arn";
        Text => "authorization_type" "description" "kms_key_identifier";
        List => "auth_parameters" "invocation_connectivity_parameters";
    }
    "aws_cloudwatch_event_endpoint" {
        Arn(form::ENDPOINT) => "arn";
        Name("endpoint") => "id" "name";
        Url("endpoint") => "endpoint_url";
        Region => "region";
        Arn(form::ROLE) => "role_arn";
        Text => "description";
        List => "event_bus" "replication_config" "routing_config";
    }
    "aws_cloudwatch_event_rule" {
        Arn(form::RULE) => "arn";
        Name("rule") => "id" "name";
        Region => "region";
        Arn(form::ROLE) => "role_arn";
        Text => "description" "event_bus_name" "event_pattern" "force_destroy" "is_enabled" "name_prefix"
            "schedule_expression" "state";
        List => "tags" "tags_all";
    }
    "aws_cloudwatch_event_target" {
        Name("rule") => "rule";
        Region => "region";
        Arn(form::ROLE) => "role_arn";
        SomeArn => "arn";
        Text => "event_bus_name" "force_destroy" "id" "input" "input_path" "target_id";
        List => "appsync_target" "batch_target" "dead_letter_config" "ecs_target" "http_target" "input_transformer"
            "kinesis_target" "redshift_target" "retry_policy" "run_command_targets" "sagemaker_pipeline_target"
            "sqs_target";
    }
    "aws_cloudwatch_log_destination" {
        Arn(form::LOG_DESTINATION) => "arn";
        Name("destination") => "id" "name";
        Region => "region";
        Arn(form::ROLE) => "role_arn";
        SomeArn => "target_arn";
        List => "tags" "tags_all";
    }
    "aws_cloudwatch_log_group" {
        Arn(form::LOG_GROUP_ALONE) => "arn";
        Name("log group") => "id" "name";
        Region => "region";
        Number => "retention_in_days";
        Text => "deletion_protection_enabled" "kms_key_id" "log_group_class" "name_prefix" "skip_destroy";
        List => "tags" "tags_all";
    }
    "aws_cloudwatch_log_stream" {
        Arn(form::LOG_STREAM) => "arn";
        Name("log group") => "log_group_name";
        Name("log stream") => "id" "name";
        Region => "region";
    }
    "aws_cloudwatch_log_subscription_filter" {
        Name("log group") => "log_group_name";
        Name("subscription filter") => "name";
        Region => "region";
        Arn(form::ROLE) => "role_arn";
        SomeArn => "destination_arn";
        Text => "apply_on_transformed_logs" "distribution" "filter_pattern" "id";
        List => "emit_system_fields";
    }
    "aws_cloudwatch_metric_alarm" {
        Arn(form::ALARM) => "arn";
        Name("alarm") => "alarm_name" "id";
        Region => "region";
        Number => "datapoints_to_alarm" "evaluation_interval" "evaluation_periods" "period" "threshold";
        Text => "actions_enabled" "alarm_description" "comparison_operator" "evaluate_low_sample_count_percentiles"
            "extended_statistic" "metric_name" "namespace" "statistic" "threshold_metric_id" "treat_missing_data"
            "unit";
        List => "alarm_actions" "dimensions" "evaluation_criteria" "evaluation_window" "insufficient_data_actions"
            "metric_query" "ok_actions" "tags" "tags_all" "warm_up_configuration";
    }
    "aws_codebuild_project" {
        Arn(form::PROJECT) => "arn";
        Name("project") => "name";
        Region => "region";
        Number => "auto_retry_limit" "build_timeout" "concurrent_build_limit" "queued_timeout";
        Text => "badge_enabled" "badge_url" "description" "encryption_key" "id" "project_visibility"
            "public_project_alias" "resource_access_role" "service_role" "source_version";
        List => "artifacts" "build_batch_config" "cache" "environment" "file_system_locations" "logs_config"
            "secondary_artifacts" "secondary_source_version" "secondary_sources" "source" "tags" "tags_all"
            "vpc_config";
    }
    "aws_codecommit_repository" {
        Arn(form::REPOSITORY) => "arn";
        Name("repository") => "id" "repository_name";
        Id("repository") => "repository_id";
        Url("repository") => "clone_url_http" "clone_url_ssh";
        Region => "region";
        Text => "default_branch" "description" "kms_key_id";
        List => "tags" "tags_all";
    }
    "aws_codepipeline" {
        Arn(form::PIPELINE) => "arn";
        Name("pipeline") => "id" "name";
        Region => "region";
        Arn(form::ROLE) => "role_arn";
        Text => "execution_mode" "pipeline_type";
        List => "artifact_store" "stage" "tags" "tags_all" "trigger" "trigger_all" "variable";
    }
    "aws_cognito_identity_pool" {
        Arn(form::IDENTITY_POOL) => "arn";
        Name("identity pool") => "identity_pool_name";
        Id("identity pool") => "id";
        Region => "region";
        Text => "allow_classic_flow" "allow_unauthenticated_identities" "developer_provider_name";
        List => "cognito_identity_providers" "openid_connect_provider_arns" "saml_provider_arns"
            "supported_login_providers" "tags" "tags_all";
    }
    "aws_cognito_user_pool" {
        Arn(form::USER_POOL) => "arn";
        Name("user pool") => "name";
        Id("user pool") => "id";
        Region => "region";
        Number => "estimated_number_of_users";
        Text => "creation_date" "custom_domain" "deletion_protection" "domain" "email_verification_message"
            "email_verification_subject" "endpoint" "last_modified_date" "mfa_configuration"
            "sms_authentication_message" "sms_verification_message" "user_pool_tier";
        List => "account_recovery_setting" "admin_create_user_config" "alias_attributes" "auto_verified_attributes"
            "device_configuration" "email_configuration" "email_mfa_configuration" "lambda_config" "password_policy"
            "schema" "sign_in_policy" "sms_configuration" "software_token_mfa_configuration" "tags" "tags_all"
            "user_attribute_update_settings" "user_pool_add_ons" "username_attributes" "username_configuration"
            "verification_message_template" "web_authn_configuration";
    }
    "aws_cognito_user_pool_client" {
        Name("client") => "name";
        Id("client") => "id";
        Id("user pool") => "user_pool_id";
        Region => "region";
        Number => "access_token_validity" "auth_session_validity" "id_token_validity" "refresh_token_validity";
        Text => "allowed_oauth_flows_user_pool_client" "client_secret" "default_redirect_uri"
            "enable_propagate_additional_user_context_data" "enable_token_revocation" "generate_secret"
            "prevent_user_existence_errors";
        List => "allowed_oauth_flows" "allowed_oauth_scopes" "analytics_configuration" "callback_urls"
            "explicit_auth_flows" "logout_urls" "read_attributes" "refresh_token_rotation"
            "supported_identity_providers" "token_validity_units" "write_attributes";
    }
    "aws_config_config_rule" {
        Arn(form::CONFIG_RULE) => "arn";
        Name("rule") => "id" "name";
        Id("rule") => "rule_id";
        Region => "region";
        Text => "description" "input_parameters" "maximum_execution_frequency";
        List => "evaluation_mode" "scope" "source" "tags" "tags_all";
    }
    "aws_config_organization_custom_rule" {
        Arn(form::ORGANIZATION_CONFIG_RULE) => "arn";
        Name("rule") => "id" "name";
        Region => "region";
        SomeArn => "lambda_function_arn";
        Text => "description" "input_parameters" "maximum_execution_frequency" "resource_id_scope" "tag_key_scope"
            "tag_value_scope";
        List => "excluded_accounts" "resource_types_scope" "timeouts" "trigger_types";
    }
    "aws_config_organization_managed_rule" {
        Arn(form::ORGANIZATION_CONFIG_RULE) => "arn";
        Name("rule") => "id" "name";
        Region => "region";
        Text => "description" "input_parameters" "maximum_execution_frequency" "resource_id_scope" "rule_identifier"
            "tag_key_scope" "tag_value_scope";
        List => "excluded_accounts" "resource_types_scope" "timeouts";
    }
    "aws_connect_contact_flow" {
        SomeArn => "arn";
        Name("flow") => "name";
        Id("flow") => "contact_flow_id";
        Id("instance") => "instance_id";
        Region => "region";
        Text => "content" "content_hash" "description" "filename" "id" "type";
        List => "tags" "tags_all";
    }
    "aws_connect_instance" {
        Arn(form::CONNECT_INSTANCE) => "arn";
        Id("instance") => "id";
        Region => "region";
        Arn(form::ROLE) => "service_role";
        Text => "auto_resolve_best_voices_enabled" "contact_flow_logs_enabled" "contact_lens_enabled" "created_time"
            "directory_id" "early_media_enabled" "identity_management_type" "inbound_calls_enabled" "instance_alias"
            "multi_party_conference_enabled" "outbound_calls_enabled" "status";
        List => "tags" "tags_all" "timeouts";
    }
    "aws_docdb_cluster" {
        Arn(form::DB_CLUSTER) => "arn";
        Name("cluster") => "cluster_identifier" "id";
        Id("cluster") => "cluster_resource_id";
        Host("cluster") => "endpoint" "reader_endpoint";
        Region => "region";
        Number => "backup_retention_period" "master_password_wo_version" "port";
        Text => "allow_major_version_upgrade" "apply_immediately" "cluster_identifier_prefix"
            "db_cluster_parameter_group_name" "db_subnet_group_name" "deletion_protection" "engine" "engine_version"
            "final_snapshot_identifier" "global_cluster_identifier" "hosted_zone_id" "kms_key_id"
            "manage_master_user_password" "master_password" "master_password_wo" "master_username" "network_type"
            "preferred_backup_window" "preferred_maintenance_window" "skip_final_snapshot" "snapshot_identifier"
            "storage_encrypted" "storage_type";
        List => "availability_zones" "cluster_members" "enabled_cloudwatch_logs_exports" "master_user_secret"
            "restore_to_point_in_time" "serverless_v2_scaling_configuration" "tags" "tags_all" "timeouts"
            "vpc_security_group_ids";
    }
    "aws_dynamodb_table" {
        Arn(form::TABLE) => "arn" "restore_source_table_arn";
        Name("table") => "id" "name";
        Region => "region";
        Arn(form::TABLE_STREAM) => "stream_arn";
        SomeArn => "restore_backup_arn";
        Number => "read_capacity" "write_capacity";
        Text => "billing_mode" "deletion_protection_enabled" "hash_key" "range_key" "restore_date_time"
            "restore_source_name" "restore_to_latest_time" "stream_enabled" "stream_label" "stream_view_type"
            "table_class";
        List => "attribute" "global_secondary_index" "global_table_witness" "import_table" "local_secondary_index"
            "on_demand_throughput" "point_in_time_recovery" "replica" "server_side_encryption" "tags" "tags_all"
            "timeouts" "ttl" "warm_throughput";
    }
    "aws_elb" {
        Arn(form::CLASSIC_LOAD_BALANCER) => "arn";
        Name("load balancer") => "id" "name";
        Host("load balancer") => "dns_name";
        Region => "region";
        Number => "connection_draining_timeout" "idle_timeout";
        Text => "connection_draining" "cross_zone_load_balancing" "desync_mitigation_mode" "internal" "name_prefix"
            "source_security_group" "source_security_group_id" "zone_id";
        List => "access_logs" "availability_zones" "health_check" "instances" "listener" "security_groups" "subnets"
            "tags" "tags_all" "timeouts";
    }
    "aws_iam_group" {
        Arn(form::GROUP) => "arn";
        Name("group") => "id" "name";
        Id("group") => "unique_id";
        Text => "path";
    }
    "aws_iam_instance_profile" {
        Arn(form::INSTANCE_PROFILE) => "arn";
        Name("instance profile") => "id" "name";
        Name("role") => "role";
        Id("instance profile") => "unique_id";
        Text => "create_date" "name_prefix" "path";
        List => "tags" "tags_all";
    }
    "aws_iam_openid_connect_provider" {
        Arn(form::OIDC_PROVIDER) => "arn" "id";
        Text => "url";
        List => "client_id_list" "tags" "tags_all" "thumbprint_list";
    }
    "aws_iam_policy" {
        Arn(form::POLICY) => "arn" "id";
        Name("policy") => "name";
        Id("policy") => "policy_id";
        Number => "attachment_count" "delay_after_policy_creation_in_ms";
        Text => "description" "name_prefix" "path" "policy";
        List => "tags" "tags_all";
    }
    "aws_iam_role" {
        Arn(form::ROLE) => "arn";
        Name("role") => "id" "name";
        Id("role") => "unique_id";
        Arn(form::POLICY) => "permissions_boundary";
        Number => "max_session_duration";
        Text => "assume_role_policy" "create_date" "description" "force_detach_policies" "name_prefix" "path";
        List => "inline_policy" "managed_policy_arns" "tags" "tags_all";
    }
    "aws_iam_saml_provider" {
        Arn(form::SAML_PROVIDER) => "arn" "id";
        Name("SAML provider") => "name";
        Text => "saml_metadata_document" "saml_provider_uuid" "valid_until";
        List => "tags" "tags_all";
    }
    "aws_iam_service_linked_role" {
        Arn(form::ROLE) => "arn" "id";
        Name("role") => "name";
        Id("role") => "unique_id";
        Principal => "aws_service_name";
        Text => "create_date" "custom_suffix" "description" "path";
        List => "tags" "tags_all";
    }
    "aws_iam_user" {
        Arn(form::USER) => "arn";
        Name("user") => "id" "name";
        Id("user") => "unique_id";
        Arn(form::POLICY) => "permissions_boundary";
        Text => "force_destroy" "path";
        List => "tags" "tags_all";
    }
    "aws_iot_authorizer" {
        Arn(form::IOT_AUTHORIZER) => "arn";
        Name("authorizer") => "id" "name";
        Region => "region";
        SomeArn => "authorizer_function_arn";
        Text => "enable_caching_for_http" "signing_disabled" "status" "token_key_name";
        List => "tags" "tags_all" "token_signing_public_keys";
    }
    "aws_iot_domain_configuration" {
        Arn(form::IOT_DOMAIN) => "arn";
        Name("domain configuration") => "id" "name";
        Region => "region";
        SomeArn => "validation_certificate_arn";
        Text => "application_protocol" "authentication_type" "domain_name" "domain_type" "service_type" "status";
        List => "authorizer_config" "server_certificate_arns" "tags" "tags_all" "tls_config";
    }
    "aws_iot_provisioning_template" {
        Arn(form::IOT_TEMPLATE) => "arn";
        Name("template") => "id" "name";
        Region => "region";
        Arn(form::ROLE) => "provisioning_role_arn";
        Number => "default_version_id";
        Text => "description" "enabled" "template_body" "type";
        List => "pre_provisioning_hook" "tags" "tags_all";
    }
    "aws_iot_thing" {
        Arn(form::IOT_THING) => "arn";
        Name("thing") => "id" "name";
        Region => "region";
        Number => "version";
        Text => "default_client_id" "thing_type_name";
        List => "attributes";
    }
    "aws_iot_topic_rule" {
        Arn(form::IOT_RULE) => "arn";
        Name("rule") => "id" "name";
        Region => "region";
        Text => "description" "enabled" "sql" "sql_version";
        List => "cloudwatch_alarm" "cloudwatch_logs" "cloudwatch_metric" "dynamodb" "dynamodbv2" "elasticsearch"
            "error_action" "firehose" "http" "iot_analytics" "iot_events" "kafka" "kinesis" "lambda" "republish" "s3"
            "sns" "sqs" "step_functions" "tags" "tags_all" "timestream";
    }
    "aws_ivschat_room" {
        Arn(form::CHAT_ROOM) => "arn" "id";
        Name("room") => "name";
        Region => "region";
        Number => "maximum_message_length" "maximum_message_rate_per_second";
        List => "logging_configuration_identifiers" "message_review_handler" "tags" "tags_all" "timeouts";
    }
    "aws_kinesis_firehose_delivery_stream" {
        Arn(form::DELIVERY_STREAM) => "arn" "id";
        Name("stream") => "name";
        Region => "region";
        Text => "destination" "destination_id" "version_id";
        List => "elasticsearch_configuration" "extended_s3_configuration" "http_endpoint_configuration"
            "iceberg_configuration" "kinesis_source_configuration" "msk_source_configuration"
            "opensearch_configuration" "opensearchserverless_configuration" "redshift_configuration"
            "server_side_encryption" "snowflake_configuration" "splunk_configuration" "tags" "tags_all" "timeouts";
    }
    "aws_kinesis_stream" {
        Arn(form::STREAM) => "arn" "id";
        Name("stream") => "name";
        Region => "region";
        Number => "max_record_size_in_kib" "retention_period" "shard_count" "warm_throughput_mib_ps";
        Text => "encryption_type" "enforce_consumer_deletion" "kms_key_id";
        List => "shard_level_metrics" "stream_mode_details" "tags" "tags_all" "timeouts";
    }
    "aws_kinesis_stream_consumer" {
        Arn(form::STREAM_CONSUMER) => "arn" "id";
        Name("consumer") => "name";
        Region => "region";
        Arn(form::STREAM) => "stream_arn";
        Text => "creation_timestamp";
        List => "tags" "tags_all";
    }
    "aws_kms_key" {
        Arn(form::KEY) => "arn";
        Id("key") => "id" "key_id";
        Region => "region";
        Number => "deletion_window_in_days" "rotation_period_in_days";
        Text => "bypass_policy_lockout_safety_check" "custom_key_store_id" "customer_master_key_spec" "description"
            "enable_key_rotation" "is_enabled" "key_usage" "multi_region" "policy" "xks_key_id";
        List => "tags" "tags_all" "timeouts";
    }
    "aws_lambda_alias" {
        Arn(form::QUALIFIED_FUNCTION) => "arn" "id";
        Name("alias") => "name";
        Region => "region";
        Arn(form::INVOKE) => "invoke_arn";
        Text => "description" "function_name" "function_version";
        List => "routing_config" "timeouts";
    }
    "aws_lambda_capacity_provider" {
        SomeArn => "arn" "kms_key_arn";
        Name("capacity provider") => "name";
        Region => "region";
        List => "capacity_provider_scaling_config" "instance_requirements" "permissions_config" "tags" "tags_all"
            "timeouts" "vpc_config";
    }
    "aws_lambda_code_signing_config" {
        Arn(form::CODE_SIGNING_CONFIG) => "arn" "id";
        Id("code signing configuration") => "config_id";
        Region => "region";
        Text => "description" "last_modified";
        List => "allowed_publishers" "policies" "tags" "tags_all";
    }
    "aws_lambda_event_source_mapping" {
        Arn(form::EVENT_SOURCE_MAPPING) => "arn";
        Id("event source mapping") => "id" "uuid";
        Region => "region";
        SomeArn => "event_source_arn" "function_arn" "kms_key_arn";
        Number => "batch_size" "maximum_batching_window_in_seconds" "maximum_record_age_in_seconds"
            "maximum_retry_attempts" "parallelization_factor" "tumbling_window_in_seconds";
        Text => "bisect_batch_on_function_error" "enabled" "function_name" "last_modified" "last_processing_result"
            "starting_position" "starting_position_timestamp" "state" "state_transition_reason"
            "use_resource_timeout_for_propagation";
        List => "amazon_managed_kafka_event_source_config" "destination_config" "document_db_event_source_config"
            "filter_criteria" "function_response_types" "metrics_config" "provisioned_poller_config" "queues"
            "scaling_config" "self_managed_event_source" "self_managed_kafka_event_source_config"
            "source_access_configuration" "tags" "tags_all" "timeouts" "topics";
    }
    "aws_lambda_function" {
        Arn(form::FUNCTION) => "arn";
        Name("bucket") => "s3_bucket";
        Name("function") => "function_name" "id";
        Region => "region";
        Arn(form::CODE_SIGNING_CONFIG) => "code_signing_config_arn";
        Arn(form::INVOKE) => "invoke_arn" "qualified_invoke_arn";
        Arn(form::INVOKE_STREAMING) => "response_streaming_invoke_arn";
        Arn(form::QUALIFIED_FUNCTION) => "qualified_arn";
        Arn(form::ROLE) => "role";
        SomeArn => "kms_key_arn" "signing_job_arn" "signing_profile_version_arn" "source_kms_key_arn";
        Number => "memory_size" "reserved_concurrent_executions" "source_code_size" "timeout";
        Text => "code_sha256" "description" "filename" "handler" "image_uri" "last_modified" "package_type" "publish"
            "publish_to" "replace_security_groups_on_destroy" "runtime" "s3_key" "s3_object_version" "skip_destroy"
            "source_code_hash" "use_resource_timeout_for_propagation" "version";
        List => "architectures" "capacity_provider_config" "dead_letter_config" "durable_config" "environment"
            "ephemeral_storage" "file_system_config" "image_config" "layers" "logging_config"
            "replacement_security_group_ids" "snap_start" "tags" "tags_all" "tenancy_config" "timeouts"
            "tracing_config" "vpc_config";
    }
    "aws_lambda_function_url" {
        Url("function") => "function_url";
        Region => "region";
        SomeArn => "function_arn";
        Text => "authorization_type" "function_name" "id" "invoke_mode" "qualifier" "url_id";
        List => "cors" "timeouts";
    }
    "aws_lambda_layer_version" {
        Arn(form::LAYER_VERSION) => "arn" "id";
        Name("bucket") => "s3_bucket";
        Name("layer") => "layer_name";
        Region => "region";
        Arn(form::LAYER) => "layer_arn";
        SomeArn => "signing_job_arn" "signing_profile_version_arn";
        Number => "source_code_size";
        Text => "code_sha256" "created_date" "description" "filename" "license_info" "s3_key" "s3_object_version"
            "skip_destroy" "source_code_hash" "version";
        List => "compatible_architectures" "compatible_runtimes";
    }
    "aws_lb" {
        Arn(form::LOAD_BALANCER) => "arn" "id";
        Name("load balancer") => "name";
        Host("load balancer") => "dns_name";
        Region => "region";
        Number => "client_keep_alive" "idle_timeout" "secondary_ips_auto_assigned_per_subnet";
        Id("load balancer") => "arn_suffix";
        Text => "customer_owned_ipv4_pool" "desync_mitigation_mode" "dns_record_client_routing_policy"
            "drop_invalid_header_fields" "enable_cross_zone_load_balancing" "enable_deletion_protection" "enable_http2"
            "enable_prefix_for_ipv6_source_nat" "enable_tls_version_and_cipher_suite_headers" "enable_waf_fail_open"
            "enable_xff_client_port" "enable_zonal_shift"
            "enforce_security_group_inbound_rules_on_private_link_traffic" "internal" "ip_address_type"
            "load_balancer_type" "name_prefix" "preserve_host_header" "vpc_id" "xff_header_processing_mode" "zone_id";
        List => "access_logs" "connection_logs" "health_check_logs" "ipam_pools" "minimum_load_balancer_capacity"
            "security_groups" "subnet_mapping" "subnets" "tags" "tags_all" "timeouts";
    }
    "aws_lb_listener" {
        Arn(form::LISTENER) => "arn" "id";
        Region => "region";
        Arn(form::LOAD_BALANCER) => "load_balancer_arn";
        SomeArn => "certificate_arn";
        Number => "port" "tcp_idle_timeout_seconds";
        Text => "alpn_policy" "protocol" "routing_http_request_x_amzn_mtls_clientcert_header_name"
            "routing_http_request_x_amzn_mtls_clientcert_issuer_header_name"
            "routing_http_request_x_amzn_mtls_clientcert_leaf_header_name"
            "routing_http_request_x_amzn_mtls_clientcert_serial_number_header_name"
            "routing_http_request_x_amzn_mtls_clientcert_subject_header_name"
            "routing_http_request_x_amzn_mtls_clientcert_validity_header_name"
            "routing_http_request_x_amzn_tls_cipher_suite_header_name"
            "routing_http_request_x_amzn_tls_version_header_name"
            "routing_http_response_access_control_allow_credentials_header_value"
            "routing_http_response_access_control_allow_headers_header_value"
            "routing_http_response_access_control_allow_methods_header_value"
            "routing_http_response_access_control_allow_origin_header_value"
            "routing_http_response_access_control_expose_headers_header_value"
            "routing_http_response_access_control_max_age_header_value"
            "routing_http_response_content_security_policy_header_value" "routing_http_response_server_enabled"
            "routing_http_response_strict_transport_security_header_value"
            "routing_http_response_x_content_type_options_header_value"
            "routing_http_response_x_frame_options_header_value" "ssl_policy";
        List => "default_action" "mutual_authentication" "tags" "tags_all" "timeouts";
    }
    "aws_lb_listener_rule" {
        Arn(form::LISTENER_RULE) => "arn" "id";
        Region => "region";
        Arn(form::LISTENER) => "listener_arn";
        Number => "priority";
        List => "action" "condition" "tags" "tags_all" "transform";
    }
    "aws_lb_target_group" {
        Arn(form::TARGET_GROUP) => "arn" "id";
        Name("target group") => "name";
        Region => "region";
        Number => "port" "slow_start" "target_control_port";
        Id("target group") => "arn_suffix";
        Text => "connection_termination" "deregistration_delay" "ip_address_type"
            "lambda_multi_value_headers_enabled" "load_balancing_algorithm_type" "load_balancing_anomaly_mitigation"
            "load_balancing_cross_zone_enabled" "name_prefix" "preserve_client_ip" "protocol" "protocol_version"
            "proxy_protocol_v2" "target_type" "vpc_id";
        List => "health_check" "load_balancer_arns" "stickiness" "tags" "tags_all" "target_failover"
            "target_group_health" "target_health_state";
    }
    "aws_lex_bot" {
        Arn(form::BOT_V1) => "arn";
        Name("bot") => "id" "name";
        Region => "region";
        Number => "idle_session_ttl_in_seconds" "nlu_intent_confidence_threshold";
        Text => "checksum" "child_directed" "create_version" "created_date" "description" "detect_sentiment"
            "enable_model_improvements" "failure_reason" "last_updated_date" "locale" "process_behavior" "status"
            "version" "voice_id";
        List => "abort_statement" "clarification_prompt" "intent" "timeouts";
    }
    "aws_lex_bot_alias" {
        Arn(form::BOT_V1_ALIAS) => "arn";
        Name("alias") => "name";
        Name("bot") => "bot_name";
        Region => "region";
        Text => "bot_version" "checksum" "created_date" "description" "id" "last_updated_date";
        List => "conversation_logs" "timeouts";
    }
    "aws_lex_intent" {
        Arn(form::LEX_INTENT) => "arn";
        Name("intent") => "id" "name";
        Region => "region";
        Text => "checksum" "create_version" "created_date" "description" "last_updated_date" "parent_intent_signature"
            "version";
        List => "conclusion_statement" "confirmation_prompt" "dialog_code_hook" "follow_up_prompt"
            "fulfillment_activity" "rejection_statement" "sample_utterances" "slot" "timeouts";
    }
    "aws_lexv2models_bot" {
        Arn(form::BOT) => "arn";
        Name("bot") => "name";
        Id("bot") => "id";
        Region => "region";
        Arn(form::ROLE) => "role_arn";
        Number => "idle_session_ttl_in_seconds";
        Text => "description" "type";
        List => "data_privacy" "members" "tags" "tags_all" "test_bot_alias_tags" "timeouts";
    }
    "aws_lexv2models_bot_version" {
        Id("bot") => "bot_id";
        Region => "region";
        Text => "bot_version" "description" "id";
        List => "locale_specification" "timeouts";
    }
    "aws_mq_broker" {
        Arn(form::BROKER) => "arn";
        Name("broker") => "broker_name";
        Id("broker") => "id";
        Region => "region";
        SomeArn => "data_replication_primary_broker_arn";
        Text => "apply_immediately" "authentication_strategy" "auto_minor_version_upgrade" "data_replication_mode"
            "deployment_mode" "engine_type" "engine_version" "host_instance_type" "pending_data_replication_mode"
            "publicly_accessible" "storage_type";
        List => "configuration" "encryption_options" "instances" "ldap_server_metadata" "logs"
            "maintenance_window_start_time" "resource_share_arns" "security_groups" "shared_resources" "subnet_ids"
            "tags" "tags_all" "timeouts" "user";
    }
    "aws_msk_cluster" {
        Arn(form::KAFKA_CLUSTER) => "arn" "id";
        Name("cluster") => "cluster_name";
        Region => "region";
        Number => "number_of_broker_nodes";
        Text => "bootstrap_brokers" "bootstrap_brokers_ipv6" "bootstrap_brokers_public_sasl_iam"
            "bootstrap_brokers_public_sasl_scram" "bootstrap_brokers_public_tls" "bootstrap_brokers_sasl_iam"
            "bootstrap_brokers_sasl_iam_ipv6" "bootstrap_brokers_sasl_scram" "bootstrap_brokers_sasl_scram_ipv6"
            "bootstrap_brokers_tls" "bootstrap_brokers_tls_ipv6" "bootstrap_brokers_vpc_connectivity_sasl_iam"
            "bootstrap_brokers_vpc_connectivity_sasl_scram" "bootstrap_brokers_vpc_connectivity_tls" "cluster_uuid"
            "current_version" "customer_action_status" "enhanced_monitoring" "kafka_version" "storage_mode"
            "zookeeper_connect_string" "zookeeper_connect_string_tls";
        List => "broker_node_group_info" "client_authentication" "configuration_info" "encryption_info" "logging_info"
            "open_monitoring" "rebalancing" "tags" "tags_all" "timeouts";
    }
    "aws_msk_serverless_cluster" {
        Arn(form::KAFKA_CLUSTER) => "arn" "id";
        Name("cluster") => "cluster_name";
        Region => "region";
        Text => "bootstrap_brokers_sasl_iam" "cluster_uuid";
        List => "client_authentication" "tags" "tags_all" "timeouts" "vpc_config";
    }
    "aws_organizations_account" {
        Arn(form::ACCOUNT) => "arn";
        Name("account") => "name";
        Name("role") => "role_name";
        Account => "id";
        Text => "close_on_deletion" "create_govcloud" "email" "govcloud_id" "iam_user_access_to_billing"
            "joined_method" "joined_timestamp" "parent_id" "state" "status";
        List => "tags" "tags_all" "timeouts";
    }
    "aws_organizations_organization" {
        Arn(form::ORGANIZATION) => "arn";
        Name("account") => "master_account_name";
        Account => "master_account_id";
        Organization => "id";
        Arn(form::ACCOUNT) => "master_account_arn";
        Text => "feature_set" "master_account_email" "return_organization_only";
        List => "accounts" "aws_service_access_principals" "enabled_policy_types" "non_master_accounts" "roots";
    }
    "aws_organizations_organizational_unit" {
        Arn(form::ORGANIZATIONAL_UNIT) => "arn";
        Name("organizational unit") => "name";
        Id("organizational unit") => "id";
        Text => "parent_id";
        List => "accounts" "tags" "tags_all";
    }
    "aws_pinpoint_app" {
        Arn(form::PINPOINT_APP) => "arn";
        Name("project") => "name";
        Id("project") => "application_id" "id";
        Region => "region";
        Text => "name_prefix";
        List => "campaign_hook" "limits" "quiet_time" "tags" "tags_all";
    }
    "aws_pipes_pipe" {
        Arn(form::PIPE) => "arn";
        Name("pipe") => "id" "name";
        Region => "region";
        Arn(form::ROLE) => "role_arn";
        Text => "description" "desired_state" "enrichment" "kms_key_identifier" "name_prefix" "source" "target";
        List => "enrichment_parameters" "log_configuration" "source_parameters" "tags" "tags_all" "target_parameters"
            "timeouts";
    }
    "aws_rds_cluster" {
        Arn(form::DB_CLUSTER) => "arn";
        Name("cluster") => "cluster_identifier" "id";
        Id("cluster") => "cluster_resource_id";
        Host("cluster") => "endpoint" "reader_endpoint";
        Region => "region";
        Arn(form::ROLE) => "monitoring_role_arn";
        Number => "allocated_storage" "backtrack_window" "backup_retention_period" "iops" "master_password_wo_version"
            "monitoring_interval" "performance_insights_retention_period" "port";
        Text => "allow_major_version_upgrade" "apply_immediately" "auto_minor_version_upgrade"
            "ca_certificate_identifier" "ca_certificate_valid_till" "cluster_identifier_prefix"
            "cluster_scalability_type" "copy_tags_to_snapshot" "database_insights_mode" "database_name"
            "db_cluster_instance_class" "db_cluster_parameter_group_name" "db_instance_parameter_group_name"
            "db_subnet_group_name" "db_system_id" "delete_automated_backups" "deletion_protection" "domain"
            "domain_iam_role_name" "enable_global_write_forwarding" "enable_http_endpoint"
            "enable_local_write_forwarding" "engine" "engine_lifecycle_support" "engine_mode" "engine_version"
            "engine_version_actual" "final_snapshot_identifier" "global_cluster_identifier" "hosted_zone_id"
            "iam_database_authentication_enabled" "kms_key_id" "manage_master_user_password" "master_password"
            "master_password_wo" "master_user_secret_kms_key_id" "master_username" "network_type"
            "performance_insights_enabled" "performance_insights_kms_key_id" "preferred_backup_window"
            "preferred_maintenance_window" "publicly_accessible" "replication_source_identifier" "skip_final_snapshot"
            "snapshot_identifier" "source_region" "storage_encrypted" "storage_type" "upgrade_rollout_order";
        List => "availability_zones" "cluster_members" "enabled_cloudwatch_logs_exports" "iam_roles"
            "master_user_secret" "restore_to_point_in_time" "s3_import" "scaling_configuration"
            "serverlessv2_scaling_configuration" "tags" "tags_all" "timeouts" "vpc_security_group_ids"
            "warning_event_categories";
    }
    "aws_s3_access_point" {
        Arn(form::ACCESS_POINT) => "arn";
        Name("access point") => "name";
        Host("access point") => "domain_name";
        Account => "account_id" "bucket_account_id";
        Region => "region";
        Text => "alias" "bucket" "has_public_access_policy" "id" "network_origin" "policy";
        List => "endpoints" "public_access_block_configuration" "tags" "tags_all" "vpc_configuration";
    }
    "aws_s3_bucket" {
        Arn(form::BUCKET) => "arn";
        Name("bucket") => "bucket" "id";
        Host("bucket") => "bucket_domain_name" "bucket_regional_domain_name" "website_domain" "website_endpoint";
        Region => "bucket_region" "region";
        Text => "acceleration_status" "acl" "bucket_namespace" "bucket_prefix" "force_destroy" "hosted_zone_id"
            "object_lock_enabled" "policy" "request_payer";
        List => "cors_rule" "grant" "lifecycle_rule" "logging" "object_lock_configuration" "replication_configuration"
            "server_side_encryption_configuration" "tags" "tags_all" "timeouts" "versioning" "website";
    }
    "aws_s3_directory_bucket" {
        Arn(form::DIRECTORY_BUCKET) => "arn";
        Name("bucket") => "bucket" "id";
        Region => "region";
        Text => "data_redundancy" "force_destroy" "type";
        List => "location" "tags" "tags_all";
    }
    "aws_s3control_object_lambda_access_point" {
        SomeArn => "arn";
        Name("access point") => "name";
        Account => "account_id";
        Region => "region";
        Text => "alias" "id";
        List => "configuration";
    }
    "aws_scheduler_schedule" {
        Arn(form::SCHEDULE) => "arn";
        Name("schedule group") => "group_name";
        Name("schedule") => "name";
        Region => "region";
        SomeArn => "kms_key_arn";
        Text => "action_after_completion" "description" "end_date" "id" "name_prefix" "schedule_expression"
            "schedule_expression_timezone" "start_date" "state";
        List => "flexible_time_window" "target";
    }
    "aws_scheduler_schedule_group" {
        Arn(form::SCHEDULE_GROUP) => "arn";
        Name("schedule group") => "id" "name";
        Region => "region";
        Text => "creation_date" "last_modification_date" "name_prefix" "state";
        List => "tags" "tags_all" "timeouts";
    }
    "aws_secretsmanager_secret" {
        Arn(form::SECRET) => "arn" "id";
        Name("secret") => "name";
        Region => "region";
        Number => "recovery_window_in_days";
        Text => "description" "force_overwrite_replica_secret" "kms_key_id" "name_prefix" "policy" "type";
        List => "replica" "tags" "tags_all";
    }
    "aws_secretsmanager_secret_rotation" {
        Arn(form::SECRET) => "id";
        Region => "region";
        Arn(form::ROLE) => "external_secret_rotation_role_arn";
        SomeArn => "rotation_lambda_arn";
        Text => "rotate_immediately" "rotation_enabled" "secret_id";
        List => "external_secret_rotation_metadata" "rotation_rules";
    }
    "aws_secretsmanager_secret_version" {
        Arn(form::SECRET) => "arn" "secret_arn";
        Region => "region";
        Number => "secret_string_wo_version";
        Text => "has_secret_string_wo" "id" "secret_binary" "secret_id" "secret_string" "secret_string_wo" "version_id";
        List => "version_stages";
    }
    "aws_ses_receipt_rule" {
        Arn(form::RECEIPT_RULE) => "arn";
        Name("receipt rule set") => "rule_set_name";
        Name("receipt rule") => "id" "name";
        Region => "region";
        Text => "after" "enabled" "scan_enabled" "tls_policy";
        List => "add_header_action" "bounce_action" "lambda_action" "recipients" "s3_action" "sns_action" "stop_action"
            "workmail_action";
    }
    "aws_ses_receipt_rule_set" {
        Arn(form::RECEIPT_RULE_SET) => "arn";
        Name("receipt rule set") => "id" "rule_set_name";
        Region => "region";
    }
    "aws_sfn_activity" {
        Arn(form::ACTIVITY) => "arn" "id";
        Name("activity") => "name";
        Region => "region";
        Text => "creation_date";
        List => "encryption_configuration" "tags" "tags_all";
    }
    "aws_sfn_alias" {
        Arn(form::STATE_MACHINE_VERSION) => "arn" "id";
        Name("alias") => "name";
        Region => "region";
        Text => "creation_date" "description";
        List => "routing_configuration" "timeouts";
    }
    "aws_sfn_state_machine" {
        Arn(form::STATE_MACHINE) => "arn" "id";
        Name("state machine") => "name";
        Region => "region";
        Arn(form::ROLE) => "role_arn";
        Arn(form::STATE_MACHINE_VERSION) => "state_machine_version_arn";
        Text => "creation_date" "definition" "description" "name_prefix" "publish" "revision_id" "status" "type"
            "version_description";
        List => "encryption_configuration" "logging_configuration" "tags" "tags_all" "timeouts" "tracing_configuration";
    }
    "aws_sns_topic" {
        Arn(form::TOPIC) => "arn" "id";
        Name("topic") => "name";
        Account => "owner";
        Region => "region";
        Arn(form::ROLE) => "application_failure_feedback_role_arn" "application_success_feedback_role_arn"
            "firehose_failure_feedback_role_arn" "firehose_success_feedback_role_arn" "http_failure_feedback_role_arn"
            "http_success_feedback_role_arn" "lambda_failure_feedback_role_arn" "lambda_success_feedback_role_arn"
            "sqs_failure_feedback_role_arn" "sqs_success_feedback_role_arn";
        Number => "application_success_feedback_sample_rate" "firehose_success_feedback_sample_rate"
            "http_success_feedback_sample_rate" "lambda_success_feedback_sample_rate" "maximum_message_size"
            "signature_version" "sqs_success_feedback_sample_rate";
        Text => "archive_policy" "beginning_archive_time" "content_based_deduplication" "delivery_policy"
            "display_name" "fifo_throughput_scope" "fifo_topic" "kms_master_key_id" "name_prefix" "policy"
            "tracing_config";
        List => "tags" "tags_all";
    }
    "aws_sns_topic_subscription" {
        Arn(form::SUBSCRIPTION) => "arn" "id";
        Account => "owner_id";
        Region => "region";
        Arn(form::ROLE) => "subscription_role_arn";
        Arn(form::TOPIC) => "topic_arn";
        Number => "confirmation_timeout_in_minutes";
        Text => "confirmation_was_authenticated" "delivery_policy" "endpoint" "endpoint_auto_confirms" "filter_policy"
            "filter_policy_scope" "pending_confirmation" "protocol" "raw_message_delivery" "redrive_policy"
            "replay_policy";
    }
    "aws_sqs_queue" {
        Arn(form::QUEUE) => "arn";
        Name("queue") => "name";
        Url("queue") => "id" "url";
        Region => "region";
        Number => "delay_seconds" "kms_data_key_reuse_period_seconds" "max_message_size" "message_retention_seconds"
            "receive_wait_time_seconds" "visibility_timeout_seconds";
        Text => "content_based_deduplication" "deduplication_scope" "fifo_queue" "fifo_throughput_limit"
            "kms_master_key_id" "name_prefix" "policy" "redrive_allow_policy" "redrive_policy"
            "sqs_managed_sse_enabled";
        List => "tags" "tags_all" "timeouts";
    }
    "aws_transfer_server" {
        Arn(form::TRANSFER_SERVER) => "arn";
        Id("server") => "id";
        Host("server") => "endpoint";
        Region => "region";
        Text => "certificate" "directory_id" "domain" "endpoint_type" "force_destroy" "function" "host_key"
            "host_key_fingerprint" "identity_provider_type" "invocation_role" "ip_address_type" "logging_role"
            "post_authentication_login_banner" "pre_authentication_login_banner" "security_policy_name"
            "sftp_authentication_methods" "url";
        List => "endpoint_details" "protocol_details" "protocols" "s3_storage_options" "structured_log_destinations"
            "tags" "tags_all" "workflow_details";
    }
    "aws_transfer_workflow" {
        Arn(form::WORKFLOW) => "arn";
        Id("workflow") => "id";
        Region => "region";
        Text => "description";
        List => "on_exception_steps" "steps" "tags" "tags_all";
    }
    "aws_vpclattice_listener" {
        Arn(form::LATTICE_LISTENER) => "arn";
        Name("listener") => "name";
        Id("listener") => "listener_id";
        Region => "region";
        Arn(form::LATTICE_SERVICE) => "service_arn";
        Number => "port";
        Text => "created_at" "id" "last_updated_at" "protocol" "service_identifier";
        List => "default_action" "tags" "tags_all" "timeouts";
    }
    "aws_vpclattice_listener_rule" {
        SomeArn => "arn";
        Name("rule") => "name";
        Id("rule") => "rule_id";
        Region => "region";
        Number => "priority";
        Text => "id" "listener_identifier" "service_identifier";
        List => "action" "match" "tags" "tags_all" "timeouts";
    }
    "aws_vpclattice_service" {
        Arn(form::LATTICE_SERVICE) => "arn";
        Name("service") => "name";
        Id("service") => "id";
        Region => "region";
        SomeArn => "certificate_arn";
        Number => "idle_timeout_seconds";
        Text => "auth_type" "custom_domain_name" "status";
        List => "dns_entry" "tags" "tags_all" "timeouts";
    }
    "aws_vpclattice_service_network" {
        Arn(form::LATTICE_NETWORK) => "arn";
        Name("service network") => "name";
        Id("service network") => "id";
        Region => "region";
        Text => "auth_type";
        List => "tags" "tags_all";
    }
    "aws_vpclattice_target_group" {
        Arn(form::LATTICE_TARGET_GROUP) => "arn";
        Name("target group") => "name";
        Id("target group") => "id";
        Region => "region";
        Text => "status" "type";
        List => "config" "tags" "tags_all" "timeouts";
    }
    "aws_workmail_organization" {
        SomeArn => "arn" "kms_key_arn";
        Id("organization") => "organization_id";
        Region => "region";
        Text => "completed_date" "default_mail_domain" "delete_directory" "delete_identity_center_application"
            "directory_id" "directory_type" "interoperability_enabled" "migration_admin" "organization_alias" "state";
        List => "tags" "tags_all" "timeouts";
    }
}

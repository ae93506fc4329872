//! Sources and functions that cannot meet.

use lambda_perm::finding::Lint;
use lambda_perm_core::facts::parameters::Key;

use super::Table;
use crate::{
    grant::shorthand::{
        ACCOUNT, CHINA_FUNCTION, FUNCTION, OTHER, PARTIAL, api, edge, function_in, logs, s3, sns, target_group, topic,
    },
    support::case::Case,
};

pub fn add_to(table: &mut Table) {
    let mut add = |case, codes| table.push((case, codes));
    add(target_group("us-east-1", ACCOUNT).named(FUNCTION), &[]);
    add(target_group("us-east-1", ACCOUNT), &[]);
    add(target_group("us-east-1", ACCOUNT).named(PARTIAL), &[]);
    add(target_group("eu-west-1", ACCOUNT).named(PARTIAL), &[]);
    add(target_group("us-east-1", OTHER).named(FUNCTION), &["LP0416"]);
    add(target_group("us-east-1", OTHER).named(PARTIAL), &["LP0416"]);
    add(target_group("us-east-1", OTHER).named("123456789012:function:f:prod"), &["LP0416"]);
    add(target_group("eu-west-1", ACCOUNT).named(FUNCTION), &["LP0417"]);
    add(target_group("eu-west-1", OTHER).named(FUNCTION), &["LP0416", "LP0417"]);
    add(target_group("us-east-1", OTHER).named(FUNCTION).allow(Lint::NeverMatches), &[]);
    // A Region that the catalogue does not hold is no reason.
    add(target_group("xx-nowhere-1", ACCOUNT).named(FUNCTION).allow(Lint::UnknownRegion), &[]);
    add(Case::invoke("logs.amazonaws.com").named(PARTIAL).account(OTHER), &["LP0416"]);
    add(Case::invoke("logs.amazonaws.com").named(PARTIAL).account(ACCOUNT), &[]);
    add(Case::invoke("ivschat.amazonaws.com").named(FUNCTION).account(OTHER), &["LP0416"]);
    add(Case::invoke("appsync.amazonaws.com").named(FUNCTION).account(OTHER), &["LP0416"]);
    add(Case::invoke("events.amazonaws.com").named(FUNCTION).account(OTHER), &["LP0409"]);
    let rule = |region: &str, account: &str| {
        Case::invoke("events.amazonaws.com").arn(&format!("arn:aws:events:{region}:{account}:rule/r")).named(FUNCTION)
    };
    add(rule("us-east-1", ACCOUNT), &[]);
    add(rule("us-east-1", OTHER), &["LP0416"]);
    add(rule("eu-west-1", ACCOUNT), &["LP0417"]);
    let repository = "arn:aws:codecommit:eu-west-1:210987654321:r";
    add(Case::invoke("codecommit.amazonaws.com").arn(repository).named(FUNCTION), &["LP0417"]);
    // Those that cross: topics, buckets, APIs, alarms, Config rules of other accounts, and what nobody has shown.
    add(sns().named(FUNCTION).arn("arn:aws:sns:eu-west-1:210987654321:t"), &[]);
    add(s3().named(FUNCTION).account(OTHER), &[]);
    add(api("arn:aws:execute-api:eu-west-1:210987654321:abc123/*/*").named(FUNCTION), &[]);
    add(Case::invoke("config.amazonaws.com").named(FUNCTION).account(OTHER), &[]);
    add(Case::invoke("secretsmanager.amazonaws.com").named(FUNCTION).account(OTHER), &[]);
    let pool = "arn:aws:cognito-idp:eu-west-1:210987654321:userpool/eu-west-1_a";
    add(Case::invoke("cognito-idp.amazonaws.com").named(FUNCTION).arn(pool), &[]);
    // SNS and the Regions to opt in to.
    add(topic("af-south-1", "us-east-1"), &["LP0417"]);
    add(topic("af-south-1", "us-east-1").with(Key::Principal, "sns.af-south-1.amazonaws.com"), &[]);
    add(topic("us-east-1", "af-south-1"), &["LP0417"]);
    add(topic("us-east-1", "af-south-1").with(Key::Principal, "sns.us-east-1.amazonaws.com"), &["LP0417"]);
    add(topic("me-south-1", "af-south-1"), &["LP0417"]);
    add(topic("me-south-1", "af-south-1").with(Key::Principal, "sns.me-south-1.amazonaws.com"), &["LP0417"]);
    add(topic("af-south-1", "af-south-1"), &[]);
    add(topic("af-south-1", "af-south-1").with(Key::Principal, "sns.af-south-1.amazonaws.com"), &[]);
    add(topic("us-east-1", "eu-west-1"), &[]);
    add(topic("us-east-1", "eu-west-1").with(Key::Principal, "sns.us-east-1.amazonaws.com"), &[]);
    add(topic("us-east-1", "eu-west-1").with(Key::Principal, "sns.eu-west-1.amazonaws.com"), &["LP0406"]);
    add(topic("ap-northeast-3", "us-east-1"), &[]);
    let regional = |to: &str| Case::invoke("sns.af-south-1.amazonaws.com").account(ACCOUNT).named(&function_in(to));
    add(regional("us-east-1"), &[]);
    add(regional("af-south-1"), &[]);
    add(regional("me-south-1"), &["LP0417"]);
    // A regional principal and the function's Region.
    let group = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
    add(Case::invoke("logs.eu-west-1.amazonaws.com").named(FUNCTION).account(ACCOUNT), &["LP0406"]);
    add(Case::invoke("logs.us-east-1.amazonaws.com").named(FUNCTION).account(ACCOUNT), &[]);
    add(Case::invoke("logs.us-east-1.amazonaws.com").named(PARTIAL).account(ACCOUNT), &[]);
    add(Case::invoke("logs.eu-west-1.amazonaws.com").named(FUNCTION).arn(group), &["LP0406"]);
    add(logs("log-group:g:*").named(FUNCTION).with(Key::Principal, "logs.eu-west-1.amazonaws.com"), &["LP0406"]);
    let organization = "arn:aws:workmail:eu-west-1:123456789012:organization/m-1";
    add(Case::invoke("workmail.eu-west-1.amazonaws.com").named(FUNCTION).arn(organization), &["LP0417"]);
    add(Case::invoke("availability.workmail.eu-west-1.amazonaws.com").named(FUNCTION).arn(organization), &["LP0406"]);
    add(Case::invoke("availability.workmail.eu-west-1.amazonaws.com").arn(organization).account(ACCOUNT), &[]);
    // Lambda@Edge.
    add(edge(), &["LP0418"]);
    add(edge().at("prod"), &["LP0418"]);
    add(edge().named("f:prod"), &["LP0418"]);
    add(edge().named("f:7"), &[]);
    add(edge().named(FUNCTION).at("7"), &[]);
    add(edge().named(&function_in("eu-west-1")).at("7"), &["LP0418"]);
    add(edge().named(CHINA_FUNCTION).at("7"), &["LP0418"]);
}

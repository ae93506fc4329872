//! What the rules find, case by case: each code with a call that has it and one that has not, and no finding twice.

use std::collections::BTreeSet;

use lambda_perm::{
    FunctionPermission, FunctionUrlAuthType,
    facts::services::{Kind, NOT_NEEDED, REJECTED_PRINCIPALS, Regional, SERVICES, Status, Support, by_principal},
    finding::{At, Code, Lint},
};
use lambda_perm_core::{
    draft::Draft,
    key::{Key, Target},
};

use crate::support::{case::Case, form::example};

const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:t";
const BUCKET: &str = "arn:aws:s3:::b";
const ACCOUNT: &str = "123456789012";
const OTHER: &str = "210987654321";
const ROLE: &str = "arn:aws:iam::123456789012:role/path/r";
const ORGANIZATION: &str = "o-t194hfs8cz";
const SKILL: &str = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555";
const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:f";
const PARTIAL: &str = "123456789012:function:f";
const CHINA_FUNCTION: &str = "arn:aws-cn:lambda:cn-north-1:123456789012:function:f";
const CHINA_GROUP: &str = "arn:aws-cn:logs:cn-north-1:123456789012:log-group:g:*";
const DISTRIBUTION: &str = "arn:aws:cloudfront::123456789012:distribution/E1";

fn s3() -> Case {
    Case::invoke("s3.amazonaws.com").arn(BUCKET).account(ACCOUNT)
}

fn sns() -> Case {
    Case::invoke("sns.amazonaws.com").arn(TOPIC)
}

fn api(arn: &str) -> Case {
    Case::invoke("apigateway.amazonaws.com").arn(arn)
}

fn logs(resource: &str) -> Case {
    Case::invoke("logs.amazonaws.com").arn(&format!("arn:aws:logs:us-east-1:123456789012:{resource}"))
}

fn alexa() -> Case {
    Case::invoke("alexa-appkit.amazon.com").token(SKILL)
}

/// A target group in a Region and an account.
fn target_group(region: &str, account: &str) -> Case {
    let arn = format!("arn:aws:elasticloadbalancing:{region}:{account}:targetgroup/tg/6d0ecf831eec9f09");
    Case::invoke("elasticloadbalancing.amazonaws.com").arn(&arn)
}

/// A topic of one Region for a function of another.
fn topic(from: &str, to: &str) -> Case {
    sns().arn(&format!("arn:aws:sns:{from}:123456789012:t")).named(&function_in(to))
}

fn function_in(region: &str) -> String {
    format!("arn:aws:lambda:{region}:123456789012:function:f")
}

/// The replicator of Lambda@Edge.
fn edge() -> Case {
    Case::function("lambda:GetFunction", "replicator.lambda.amazonaws.com")
}

fn url(principal: &str) -> Case {
    Case::function("lambda:InvokeFunctionUrl", principal)
}

fn everyone() -> Case {
    Case::invoke("*")
}

fn action(name: &str) -> Case {
    Case::function(&format!("lambda:{name}"), ACCOUNT)
}

/// Each call with exactly the codes that it has.
fn table() -> Vec<(Case, &'static [&'static str])> {
    let long = "x".repeat(65);
    let mut table: Vec<(Case, &'static [&'static str])> = Vec::new();
    let mut add = |case: Case, codes: &'static [&'static str]| table.push((case, codes));

    // One value.
    add(sns().with(Key::StatementId, "a.b"), &["LP0201"]);
    add(sns().with(Key::StatementId, ""), &["LP0201"]);
    add(sns().with(Key::StatementId, "é"), &["LP0201"]);
    add(sns().with(Key::StatementId, "-_09azAZ"), &[]);
    add(s3().account("12345678901"), &["LP0202"]);
    add(s3().account("12345678901x"), &["LP0202"]);
    add(sns().arn("arn:aws:sns:*:123456789012:t"), &["LP0203"]);
    add(sns().arn("arn:aws:sns:us-east-1:*:t"), &["LP0203"]);
    add(sns().arn("arn:aws:sns:us-east-1a:123456789012:t"), &["LP0203"]);
    add(sns().arn("arn:aws:sns:us-east-10:123456789012:t"), &["LP0203"]);
    add(sns().arn("*"), &["LP0203"]);
    add(sns().arn("arn:aws:sns:us-east-1:123456789012:t\0"), &["LP0203"]);
    add(sns().arn("arn:aws:sns:us-east-1:123456789012:t\n"), &["LP0203"]);
    add(sns().arn(""), &["LP0203"]);
    add(sns().named("my.fn"), &["LP0204"]);
    add(sns().named(&long), &["LP0204"]);
    add(sns().named(&long[1..]), &[]);
    add(sns().named("us-east-1:123456789012:function:f"), &["LP0204"]);
    add(sns().named("function:f"), &["LP0204"]);
    add(sns().named("arn:aws:lambda:us-east-1:123456789012:function:*"), &["LP0204"]);
    add(sns().named("123456789012:function:f:prod"), &[]);
    add(sns().named(FUNCTION), &[]);
    add(sns().at("v1.0"), &["LP0205"]);
    add(sns().at("a$b"), &["LP0205"]);
    for (named, code) in
        [("0", "LP0205"), ("007", "LP0205"), ("00", "LP0205"), ("7", ""), ("10", ""), ("0a", ""), ("0-7", "")]
    {
        let codes: &[_] = if code.is_empty() { &[] } else { &["LP0205"] };
        add(sns().at(named), codes);
        add(sns().named(&format!("f:{named}")), codes);
        add(sns().named(&format!("{FUNCTION}:{named}")), codes);
    }
    add(sns().at("$LATEST"), &["LP0214"]);
    add(sns().named("f:$LATEST"), &["LP0214"]);
    add(sns().named("f:$LATEST").at("$LATEST"), &["LP0214"]);
    add(sns().at("$LATEST.PUBLISHED"), &[]);
    add(Case::layer(ACCOUNT).with(Key::LayerName, "l:3"), &["LP0206"]);
    add(Case::layer(ACCOUNT).with(Key::LayerName, "arn:aws:lambda:us-east-1:123456789012:layer:l"), &[]);
    add(Case::layer("*").organization("O-T194HFS8CZ"), &["LP0208"]);
    add(everyone().organization("ou-ab12-11111111"), &["LP0208"]);
    add(everyone().organization(ORGANIZATION), &[]);
    add(alexa().token("a token"), &["LP0209"]);
    add(alexa(), &[]);
    add(Case::invoke("11112222333"), &["LP0210"]);
    add(Case::invoke("s3.amazonaws.com ").arn(BUCKET).account(ACCOUNT), &["LP0210"]);
    add(Case::invoke("arn:aws:iam:111122223333:role/app"), &["LP0210"]);
    add(Case::invoke("arn:aws:iam::111122223333:group/dev"), &["LP0210"]);
    add(Case::invoke("arn:aws:iam::111122223333:role/*"), &["LP0210"]);
    add(Case::invoke(BUCKET), &["LP0210"]);
    add(Case::invoke("*.amazonaws.com"), &["LP0210"]);
    add(Case::invoke(""), &["LP0210"]);
    for principal in [ROLE, "arn:aws:iam::123456789012:root", "arn:aws:sts::123456789012:assumed-role/r/se", ACCOUNT] {
        add(Case::invoke(principal), &[]);
    }
    // The names of IAM and STS: the first of each pair is as long as they may be, or as short.
    let (name, path) = (|length: usize| "n".repeat(length), |length: usize| format!("{}/", "p".repeat(length - 2)));
    for (right, wrong) in [
        (format!("iam::{ACCOUNT}:role/{}", name(64)), format!("iam::{ACCOUNT}:role/{}", name(65))),
        (format!("iam::{ACCOUNT}:user/p/{}", name(64)), format!("iam::{ACCOUNT}:user/p/{}", name(65))),
        (format!("iam::{ACCOUNT}:role/{}r", path(512)), format!("iam::{ACCOUNT}:role/{}r", path(513))),
        (
            format!("sts::{ACCOUNT}:assumed-role/{}/s2", name(64)),
            format!("sts::{ACCOUNT}:assumed-role/{}/s2", name(65)),
        ),
        (format!("sts::{ACCOUNT}:assumed-role/r/{}", name(64)), format!("sts::{ACCOUNT}:assumed-role/r/{}", name(65))),
        (format!("sts::{ACCOUNT}:assumed-role/r/s2"), format!("sts::{ACCOUNT}:assumed-role/r/s")),
        (format!("sts::{ACCOUNT}:assumed-role/r/a.b@c"), format!("sts::{ACCOUNT}:assumed-role/path/r/session")),
        (format!("sts::{ACCOUNT}:assumed-role/r/12"), format!("sts::{ACCOUNT}:assumed-role/r")),
        (format!("sts::{ACCOUNT}:assumed-role/r/12"), format!("sts::{ACCOUNT}:assumed-role/r/")),
        (format!("sts::{ACCOUNT}:federated-user/{}", name(32)), format!("sts::{ACCOUNT}:federated-user/{}", name(33))),
        (format!("sts::{ACCOUNT}:federated-user/f2"), format!("sts::{ACCOUNT}:federated-user/f")),
        (format!("sts::{ACCOUNT}:federated-user/f2"), format!("sts::{ACCOUNT}:federated-user/p/f2")),
    ] {
        add(Case::invoke(&format!("arn:aws:{right}")), &[]);
        add(Case::invoke(&format!("arn:aws:{wrong}")), &["LP0210"]);
    }
    for rejected in REJECTED_PRINCIPALS.iter().map(|row| row.principal).chain(["s3"]) {
        add(Case::invoke(rejected), &["LP0211"]);
        add(Case::invoke(rejected).allow(Lint::UnknownService).allow(Lint::UnscopedService), &["LP0211"]);
    }
    for malformed in
        ["lambda:Get*", "Lambda:InvokeFunction", "iam:PassRole", "InvokeFunction", "lambda:Get,lambda:Put", ""]
    {
        add(Case::function(malformed, ACCOUNT), &["LP0212"]);
    }
    add(url(ACCOUNT).auth_type("none"), &["LP0213"]);

    // Values that AWS rejects together.
    add(sns().named("f:prod").at("42"), &["LP0301"]);
    add(sns().named("f:prod").at("prod"), &[]);
    add(sns().named("arn:aws-cn:lambda:us-east-1:123456789012:function:f"), &["LP0302"]);
    add(Case::layer(ACCOUNT).with(Key::LayerName, "arn:aws-cn:lambda:us-east-1:123456789012:layer:l"), &["LP0302"]);
    add(Case::invoke(ACCOUNT).auth_type("AWS_IAM"), &["LP0303"]);
    add(Case::function("lambda:*", ACCOUNT).auth_type("AWS_IAM"), &["LP0303", "LP0504"]);
    add(url(ACCOUNT).auth_type("AWS_IAM"), &[]);
    add(url(ACCOUNT), &[]);
    add(url(ACCOUNT).via_url(true), &["LP0304"]);
    add(Case::invoke(ACCOUNT).via_url(true), &[]);
    add(url("*"), &["LP0305", "LP0503"]);
    add(url("*").arn(DISTRIBUTION), &["LP0305", "LP0503"]);
    add(url("*").organization(ORGANIZATION), &["LP0305"]);
    add(url("*").organization(ORGANIZATION).auth_type("AWS_IAM"), &[]);
    add(Case::layer("s3.amazonaws.com"), &["LP0306"]);
    add(Case::layer("sqs.amazonaws.com"), &["LP0306"]);
    add(Case::layer(ROLE), &["LP0306"]);
    add(Case::layer("arn:aws:iam::123456789012:root"), &[]);
    add(Case::layer(ACCOUNT).with(Key::Action, "*"), &["LP0307"]);
    add(Case::layer(ACCOUNT).with(Key::Action, "lambda:InvokeFunction"), &["LP0307"]);
    add(Case::layer(ACCOUNT).organization(ORGANIZATION), &["LP0308"]);
    add(Case::layer("*").organization(ORGANIZATION), &[]);
    add(Case::layer(ACCOUNT), &[]);

    // Principals of a partition.
    for wrong in ["logs.amazonaws.com", "logs.cn-north-1.amazonaws.com"] {
        add(Case::invoke(wrong).arn(CHINA_GROUP), &["LP0309"]);
        add(Case::invoke(wrong).named(CHINA_FUNCTION).account(ACCOUNT), &["LP0309"]);
    }
    for right in ["logs.amazonaws.com.cn", "logs.cn-north-1.amazonaws.com.cn"] {
        add(Case::invoke(right).arn(CHINA_GROUP), &[]);
        add(Case::invoke(right).named(CHINA_FUNCTION).arn(CHINA_GROUP), &[]);
        add(Case::invoke(right).named(CHINA_FUNCTION).account(ACCOUNT), &[]);
        add(Case::invoke(right).account(ACCOUNT), &[]);
    }
    add(Case::invoke("logs.cn-north-1.amazonaws.com").account(ACCOUNT), &["LP0309"]);
    add(Case::invoke("logs.us-east-1.amazonaws.com.cn").account(ACCOUNT), &["LP0309"]);
    add(logs("log-group:g:*").with(Key::Principal, "logs.amazonaws.com.cn"), &["LP0309"]);
    add(Case::invoke("logs.amazonaws.com.cn").named(FUNCTION).account(ACCOUNT), &["LP0309"]);
    add(Case::invoke("logs.cn-north-1.amazonaws.com.cn").named(FUNCTION).account(ACCOUNT), &["LP0405"]);
    add(logs("log-group:g:*").with(Key::Principal, "logs.cn-north-1.amazonaws.com.cn"), &["LP0406"]);
    add(Case::invoke("logs.us-gov-west-1.amazonaws.com").account(ACCOUNT), &[]);
    // What nobody has shown is no error, whichever way it is written.
    for open in ["logs.eusc-de-east-1.amazonaws.eu", "logs.eusc-de-east-1.amazonaws.com", "logs.amazonaws.eu"] {
        add(Case::invoke(open).arn("arn:aws-eusc:logs:eusc-de-east-1:123456789012:log-group:g:*"), &[]);
    }
    add(s3().named(CHINA_FUNCTION).arn("arn:aws-cn:s3:::b"), &[]);
    add(api("arn:aws-cn:execute-api:cn-north-1:123456789012:abc123/*/*").named(CHINA_FUNCTION), &[]);

    // Conditions that cannot hold.
    add(s3().arn(TOPIC), &["LP0401"]);
    add(api("arn:aws:apigateway:us-east-1::/restapis/abc"), &["LP0401"]);
    add(api("arn:aws:execute-api:us-east-1::abc123/*/*"), &["LP0402"]);
    add(s3().arn("arn:aws:s3::123456789012:b"), &["LP0402"]);
    add(sns().arn("arn:aws:sns::123456789012:t"), &["LP0403"]);
    add(s3().arn("arn:aws:s3:us-east-1::b"), &["LP0403"]);
    add(sns().account(OTHER), &["LP0404"]);
    add(sns().account(ACCOUNT), &[]);
    add(sns().arn("arn:aws-cn:sns:us-east-1:123456789012:t"), &["LP0405"]);
    add(sns().named(FUNCTION).arn("arn:aws-cn:sns:cn-north-1:123456789012:t"), &["LP0405"]);
    add(Case::invoke("arn:aws-cn:iam::123456789012:role/r").named(FUNCTION), &["LP0405"]);
    add(alexa().named("arn:aws-cn:lambda:cn-north-1:123456789012:function:f"), &["LP0405"]);
    add(alexa().named(FUNCTION), &[]);
    add(
        Case::invoke("logs.eu-west-1.amazonaws.com").arn("arn:aws:logs:us-east-1:123456789012:log-group:g:*"),
        &["LP0406"],
    );
    add(Case::invoke("logs.us-east-1.amazonaws.com").arn("arn:aws:logs:us-east-1:123456789012:log-group:g:*"), &[]);
    add(s3().arn("arn:aws:s3:::b/*"), &["LP0407"]);
    add(s3().arn("arn:aws:s3:::"), &["LP0407"]);
    add(api("arn:aws:execute-api:us-east-1:123456789012:abc123"), &["LP0407"]);
    add(api("arn:aws:execute-api:us-east-1:123456789012:abc123/prod"), &["LP0407"]);
    for resource in ["abc123/*/GET/pets", "abc123/*/*", "abc123/*", "abc123/prod/GET/", "abc123/authorizers/a1", "*"] {
        add(api(&format!("arn:aws:execute-api:us-east-1:123456789012:{resource}")), &[]);
    }
    add(logs("log-group:/aws/x"), &["LP0407"]);
    add(logs("log-group:/aws/x:*"), &[]);
    add(logs("log-group:*"), &[]);
    add(Case::invoke("events.amazonaws.com").arn("arn:aws:events:us-east-1:123456789012:rule/*"), &[]);
    add(Case::invoke("events.amazonaws.com").arn("arn:aws:events:us-east-1:123456789012:event-bus/b"), &["LP0407"]);
    let load_balancer = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/1";
    add(Case::invoke("elasticloadbalancing.amazonaws.com").arn(load_balancer), &["LP0407"]);
    add(Case::invoke(ACCOUNT).arn(TOPIC), &["LP0408"]);
    add(Case::invoke(ROLE).account(ACCOUNT), &["LP0408"]);
    add(Case::invoke("events.amazonaws.com").account(ACCOUNT), &["LP0409"]);
    add(alexa().account(ACCOUNT), &["LP0409"]);
    add(alexa().arn(TOPIC), &["LP0409"]);
    add(s3().token(SKILL), &["LP0410"]);
    for skill in ["my-skill", "amzn1.ask.skill.", "amzn1.ask.skill.1234", "amzn1.ask.skill.{id}", &SKILL.to_uppercase()]
    {
        let codes: &[_] = if skill.contains('{') { &["LP0209"] } else { &["LP0419"] };
        add(alexa().token(skill), codes);
        add(Case::invoke("alexa-connectedhome.amazon.com").token(skill), codes);
    }
    add(alexa().token("amzn1.echo-sdk-ams.app.anything"), &[]);
    add(everyone().token("amzn1.ask.skill.xxxxxxxxx").allow(Lint::PublicAccess), &[]);
    add(Case::invoke(ROLE).token(SKILL), &["LP0410"]);
    add(Case::invoke("config.amazonaws.com").account(ACCOUNT).organization(ORGANIZATION), &["LP0411"]);
    add(Case::invoke(ACCOUNT).organization(ORGANIZATION), &[]);
    add(url(ROLE).auth_type("NONE"), &["LP0412"]);
    add(url("cloudfront.amazonaws.com").arn(DISTRIBUTION).auth_type("NONE"), &["LP0412"]);
    add(url("*").auth_type("NONE").organization(ORGANIZATION), &["LP0413"]);
    add(everyone().organization(ORGANIZATION).account(ACCOUNT), &["LP0413"]);
    add(everyone().organization(ORGANIZATION).token(SKILL), &["LP0413"]);
    add(everyone().account(ACCOUNT).token(SKILL), &["LP0413", "LP0503"]);
    add(s3().via_url(true), &["LP0414"]);
    add(Case::invoke("cloudfront.amazonaws.com").arn(DISTRIBUTION).via_url(true), &[]);
    add(url("cloudfront.amazonaws.com").arn(DISTRIBUTION), &[]);

    // Source and function that cannot meet.
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

    // Open doors.
    add(Case::invoke("sns.amazonaws.com"), &["LP0501"]);
    add(Case::invoke("alexa-appkit.amazon.com"), &["LP0501"]);
    add(Case::invoke("sns.amazonaws.com").account(ACCOUNT), &[]);
    add(Case::invoke("s3.amazonaws.com").account(ACCOUNT), &[]);
    add(edge().at("7"), &[]);
    add(Case::invoke("s3.amazonaws.com").arn(BUCKET), &["LP0502"]);
    add(Case::invoke("s3.amazonaws.com").arn("arn:aws:s3:::*"), &["LP0502"]);
    add(s3().arn("arn:aws:s3:::*"), &[]);
    for open in [
        everyone(),
        everyone().account(ACCOUNT),
        everyone().arn(BUCKET),
        everyone().token(SKILL),
        everyone().via_url(true),
    ] {
        add(open, &["LP0503"]);
    }
    add(url("*").auth_type("NONE"), &["LP0503"]);
    add(url("*").auth_type("AWS_IAM"), &["LP0503"]);
    add(Case::layer("*"), &["LP0503"]);
    add(Case::layer("*").allow(Lint::PublicAccess), &[]);
    add(Case::function("lambda:*", ACCOUNT), &["LP0504"]);
    add(Case::function("*", ACCOUNT), &["LP0504"]);
    add(sns().with(Key::Action, "lambda:*").allow(Lint::AllActions), &[]);

    // Grants that nothing uses.
    add(Case::invoke("sqs.amazonaws.com"), &["LP0601"]);
    add(Case::invoke("lambda.amazonaws.com").account(ACCOUNT), &["LP0601"]);
    add(Case::invoke("autoscaling.amazonaws.com"), &["LP0601"]);
    add(action("UpdateFunctionConfiguration"), &["LP0602"]);
    add(action("AddPermission"), &["LP0602"]);
    add(action("ListFunctions"), &["LP0602"]);
    add(action("GetLayerVersion"), &["LP0602"]);
    add(action("InvokeAsync"), &["LP0602"]);
    add(action("InvokeWebFunctionEndpoint"), &["LP0602"]);
    add(action("UpdateWebFunctionEndpoint").at("prod"), &["LP0602"]);
    add(action("ListNetworkConnectorVersions"), &["LP0602"]);
    add(action("InvokeWebFunction"), &["LP0702"]);
    add(action("PutProvisionedConcurrencyConfig"), &["LP0603"]);
    add(action("PutProvisionedConcurrencyConfig").at("prod"), &[]);
    add(action("GetAlias").at("prod"), &["LP0603"]);
    add(action("GetAlias").named("f:7"), &["LP0603"]);
    add(action("DeleteFunction").at("prod"), &["LP0603"]);
    add(action("DeleteFunction").at("7"), &[]);
    add(action("ListTags"), &[]);
    add(sns().with(Key::Action, "lambda:GetFunction"), &["LP0604"]);
    add(s3().with(Key::Action, "lambda:InvokeFunctionUrl"), &["LP0604"]);
    add(Case::invoke(ACCOUNT).via_url(false), &["LP0605"]);
    add(Case::invoke(ACCOUNT).via_url(false).allow(Lint::NoEffect), &[]);
    add(url(ACCOUNT).at("7"), &["LP0606"]);
    add(url(ACCOUNT).at("prod"), &[]);
    add(Case::invoke(ACCOUNT).via_url(true).named("f:7"), &["LP0606"]);

    for ended in ["iotanalytics", "iotevents", "iot1click", "lex"] {
        add(Case::invoke(&format!("{ended}.amazonaws.com")), &["LP0607"]);
        add(Case::invoke(&format!("{ended}.amazonaws.com")).account(ACCOUNT), &["LP0607"]);
        add(Case::invoke(&format!("{ended}.amazonaws.com")).account(ACCOUNT).allow(Lint::NoEffect), &[]);
    }
    add(Case::invoke("pinpoint.us-east-1.amazonaws.com").account(ACCOUNT), &["LP0607"]);
    add(Case::invoke("workmail.us-east-1.amazonaws.com").account(ACCOUNT), &[]);
    for fifo in ["orders.fifo", "*.fifo", "orders-*.fifo"] {
        add(sns().arn(&format!("arn:aws:sns:us-east-1:123456789012:{fifo}")), &["LP0608"]);
    }
    // Patterns that only a name with a dot could match, which no standard topic has.
    for pattern in ["orders.fif?", "orders.fifo*"] {
        add(sns().arn(&format!("arn:aws:sns:us-east-1:123456789012:{pattern}")), &["LP0407"]);
    }
    for standard in ["orders", "*", "fifo"] {
        add(sns().arn(&format!("arn:aws:sns:us-east-1:123456789012:{standard}")), &[]);
    }
    let agentcore = |resource: &str| {
        let arn = format!("arn:aws:bedrock-agentcore:us-east-1:123456789012:{resource}");
        Case::invoke("bedrock-agentcore.amazonaws.com").arn(&arn).account(ACCOUNT)
    };
    add(agentcore("gateway/g-1"), &["LP0608"]);
    add(agentcore("gateway/*"), &["LP0608"]);
    add(agentcore("evaluator/e-1"), &[]);
    add(agentcore("*"), &[]);

    let sovereign =
        |principal| Case::invoke(principal).named("arn:aws-eusc:lambda:eusc-de-east-1:123456789012:function:f");
    add(sovereign("logs.amazonaws.com.cn").account(ACCOUNT), &["LP0309"]);
    add(sovereign("logs.amazonaws.com").account(ACCOUNT), &[]);
    add(sovereign("logs.amazonaws.eu").account(ACCOUNT), &[]);

    // What the catalogue does not hold.
    add(Case::invoke("nothing.amazonaws.com").account(ACCOUNT), &["LP0701"]);
    add(Case::invoke("s3.us-east-1.amazonaws.com").account(ACCOUNT), &["LP0701"]);
    add(Case::invoke("pinpoint.amazonaws.com").account(ACCOUNT), &["LP0701"]);
    add(action("DisableInvokeFunction"), &["LP0702"]);
    // IAM ignores the case of an action's letters, and so do all rules.
    add(action("invokeFunction"), &["LP0705"]);
    add(action("invokeFunction").allow(Lint::ActionSpelling), &[]);
    add(action("INVOKEFUNCTIONURL").auth_type("AWS_IAM").allow(Lint::ActionSpelling), &[]);
    add(action("invokefunction").auth_type("AWS_IAM"), &["LP0303", "LP0705"]);
    add(action("invokefunctionurl").via_url(true), &["LP0304", "LP0705"]);
    add(Case::function("lambda:invokefunctionurl", "*"), &["LP0305", "LP0503", "LP0705"]);
    add(action("addpermission"), &["LP0602"]);
    add(action("getalias").at("prod"), &["LP0603", "LP0705"]);
    add(sns().with(Key::Action, "lambda:getFunction"), &["LP0604", "LP0705"]);
    add(action("invokefunctionUrl").at("7"), &["LP0606", "LP0705"]);
    add(Case::function("Lambda:InvokeFunction", ACCOUNT), &["LP0212"]);
    add(Case::layer(ACCOUNT).with(Key::Action, "lambda:getLayerVersion"), &["LP0307"]);
    add(sns().with(Key::Action, "lambda:Nope"), &["LP0702"]);
    add(sns().arn("arn:aws:sns:eu-cental-1:123456789012:t"), &["LP0703"]);
    add(sns().named("arn:aws:lambda:xx-nowhere-1:123456789012:function:f"), &["LP0703"]);
    add(Case::layer(ACCOUNT).with(Key::LayerName, "arn:aws:lambda:xx-nowhere-1:123456789012:layer:l"), &["LP0703"]);
    add(sns().arn("arn:aws-mars:sns:us-east-1:123456789012:t"), &["LP0704"]);

    // Holes that nothing fills.
    add(s3().account("${AWS::AccountId}"), &["LP0217"]);
    add(action("GetFunction").named("${Function}"), &["LP0217"]);
    add(action("GetFunction").at("${Alias}"), &["LP0217"]);
    add(sns().arn("arn:${AWS::Partition}:sns:us-east-1:123456789012:t"), &["LP0217"]);
    add(s3().arn("arn:aws:s3:::${Bucket}"), &["LP0415"]);
    add(s3().arn("arn:aws:s3:::${Bucket}").allow(Lint::NeverMatches), &[]);

    // Exceptions.
    add(sns().allow(Lint::PublicAccess), &["LP0114"]);
    add(everyone().allow(Lint::PublicAccess), &[]);
    add(everyone().named("f:a").at("b").allow(Lint::PublicAccess), &["LP0301"]);
    table
}

#[test]
fn each_case_has_exactly_its_codes() {
    let mut wrong = Vec::new();
    for (case, codes) in table() {
        let expected: BTreeSet<&str> = codes.iter().copied().collect();
        if case.codes() != expected {
            wrong.push(format!("{:?}\n  expected {expected:?}, found {:#?}", case.values, case.findings()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn messages_quote_the_values_that_they_speak_of() {
    // What the others say holds for an action or a kind of caller, whatever the value.
    let of_a_kind = ["LP0110", "LP0303", "LP0304", "LP0308", "LP0501", "LP0601", "LP0603", "LP0606"];
    let of_a_caller = ["LP0409", "LP0410", "LP0411", "LP0413", "LP0414"];
    let mut silent = BTreeSet::new();
    for (code, message, value) in table().iter().flat_map(|(case, _)| case.blamed()) {
        if of_a_kind.contains(&code.id()) || of_a_caller.contains(&code.id()) {
            continue;
        }
        let (spoken, lower) = (message.to_lowercase(), value.to_lowercase());
        // A long text is cut, and what nobody can see is escaped.
        let mut quoted = spoken.split('`').skip(1).step_by(2).map(|text| text.split('\\').next().unwrap_or_default());
        let speaks_of_it = quoted.any(|text| lower.contains(text.trim_end_matches("...")) || text.contains(&lower));
        let names_service = by_principal(&value).is_some_and(|(service, _)| message.contains(service.name));
        if !speaks_of_it && !names_service && !spoken.contains(lower.trim_matches('*')) {
            silent.insert(format!("{message}\n  of {value}"));
        }
    }
    assert!(silent.is_empty(), "{}", silent.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn help_for_builders_has_their_words() {
    let mut helps = BTreeSet::new();
    for (case, _) in table().iter().filter(|(case, _)| case.target == Target::Function && case.not_needed.is_none()) {
        let text = |key| case.values.iter().find(|(other, _)| *other == key).map(|(_, text)| text.as_str());
        let [name, id, action, principal] =
            [Key::FunctionName, Key::StatementId, Key::Action, Key::Principal].map(|key| text(key).unwrap_or_default());
        let mut builder = FunctionPermission::builder(name, id, action, principal);
        for (key, text) in &case.values {
            builder = match key {
                Key::Qualifier => builder.qualifier(text),
                Key::SourceArn => builder.source_arn(text),
                Key::SourceAccount => builder.source_account(text),
                Key::EventSourceToken => builder.event_source_token(text),
                Key::PrincipalOrgId => builder.principal_org_id(text),
                Key::FunctionUrlAuthType if text == "NONE" => builder.function_url_auth_type(FunctionUrlAuthType::None),
                Key::FunctionUrlAuthType => builder.function_url_auth_type(FunctionUrlAuthType::AwsIam),
                Key::InvokedViaFunctionUrl => builder.invoked_via_function_url(text == "true"),
                _ => builder,
            };
        }
        helps.extend(builder.build().err().into_iter().flatten().map(|error| error.help().to_owned()));
    }
    for words in [" = ", "reason", "grant!", "policy!", "statement(", "without quotes"] {
        let found: Vec<_> = helps.iter().filter(|help| help.contains(words)).collect();
        assert!(found.is_empty(), "{words}: {found:#?}");
    }
    for help in [
        "name the service, such as \"s3.amazonaws.com\", or write allow(&[Exception::new(Lint::PublicAccess, \"..\")])",
        "write `function_url_auth_type(FunctionUrlAuthType::AwsIam)`",
        "write `\"logs.cn-north-1.amazonaws.com.cn\"`",
    ] {
        assert!(helps.contains(help), "{help}\n{helps:#?}");
    }
}

/// The codes about how a call is written are the macro's: its tests and the UI tests show them.
fn is_grammar(code: Code) -> bool {
    code.id().starts_with("LP01") && code != Code::UnusedAllow
}

#[test]
fn each_code_has_a_case() {
    let found: BTreeSet<&str> = table().iter().flat_map(|(_, codes)| codes.iter().copied()).collect();
    // No text that a case could give: `values.rs` has a number and a value of requests, `arn.rs` what ARNs are made of,
    // `tests/policy` several statements, and the macro's tests values of templates.
    let is_elsewhere = |code: Code| {
        let is_of_others = code.id().starts_with("LP08") || code.id().starts_with("LP09");
        matches!(code, Code::LayerVersion | Code::RevisionId | Code::ArnPart) || is_of_others
    };
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !is_grammar(**code) && !is_elsewhere(**code) && !found.contains(code.id()))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn codes_are_unique_and_in_order() {
    assert!(Code::ALL.is_sorted_by(|a, b| a.id() < b.id() || is_grammar(*a) || a.id() == "LP0213"));
    let ids: BTreeSet<_> = Code::ALL.iter().map(|code| code.id()).collect();
    assert_eq!(ids.len(), Code::ALL.len());
}

#[test]
fn every_service_may_call_for_each_of_its_documented_sources() {
    for service in SERVICES {
        let principal = example(service.principal, &[]);
        let action = service.actions[0];
        let mut case = Case::function(action, &principal);
        if !matches!(service.source_account, Support::NotSent(_)) && service.kind == Kind::Service {
            case = case.account(ACCOUNT);
        }
        if service.token {
            case = case.token(SKILL);
        }
        if service.versions_in.is_some() {
            case = case.at("7");
        }
        if matches!(service.status, Status::Ended(_)) {
            assert_eq!(case.codes(), ["LP0607"].into(), "{}: {:#?}", service.id, case.findings());
            case = case.allow(Lint::NoEffect);
        }
        // EventBridge sends no account, so without its ARN a grant is open.
        let is_scoped = service.token
            || !matches!(service.source_account, Support::NotSent(_))
            || matches!(service.source_arn, Support::NotSent(_));
        assert_eq!(case.codes().is_empty(), is_scoped, "{}", service.id);
        for source in service.source_arns {
            let case = case.clone().arn(&example(source.form, source.variables));
            assert_eq!(case.codes(), [].into(), "{}: {:#?}", source.form, case.findings());
        }
    }
}

#[test]
fn regional_principals_are_services_too() {
    for service in SERVICES {
        if let Regional::Optional(form) = service.region {
            let source = &service.source_arns[0];
            let case = Case::invoke(&example(form, &[])).arn(&example(source.form, source.variables));
            assert_eq!(case.codes(), [].into(), "{}", service.id);
        }
    }
}

#[test]
fn what_needs_no_grant_has_no_effect_and_nothing_else() {
    for row in NOT_NEEDED {
        let Some(principal) = row.principal else { continue };
        let mut case = Case::invoke(principal);
        case.not_needed = Some(row.id);
        let findings = case.findings();
        assert_eq!(case.codes(), ["LP0601"].into(), "{}: {findings:#?}", row.id);
        assert!(findings[0].1.contains(row.instead), "{findings:?}");
    }
}

#[test]
fn a_value_that_is_not_known_is_not_guessed_at() {
    for (case, _) in table().into_iter().filter(|(_, codes)| codes.is_empty()) {
        for (unknown, _) in &case.values {
            let mut case = case.clone();
            case.values.retain(|(key, _)| key != unknown);
            let found: Vec<_> =
                case.draft().with_opaque(*unknown).examine().map(|finding| finding.to_string()).collect();
            assert!(found.is_empty(), "{:?} with an unknown {unknown:?}: {found:?}", case.values);
        }
    }
}

/// Const evaluation has no place to report a finding about a key that its rule is not known to blame.
#[test]
fn rules_blame_the_keys_that_they_say() {
    for (case, _) in table() {
        let draft = case.draft();
        let mut examination = draft.examine();
        while let Some(finding) = examination.next_finding() {
            if let At::Value(key) = finding.at() {
                assert!(Draft::may_blame(1 << examination.rule(), key), "{key:?}: {finding}");
            }
        }
    }
}

/// Const evaluation applies only the rules that read a value which the macro did not know. Together they find what all rules
/// find when all values are known, whichever of them are unknown at first.
#[test]
fn what_the_macro_knew_need_not_be_looked_at_again() {
    let codes = |draft: &Draft<'_>| draft.examine().map(|finding| finding.code().id()).collect::<BTreeSet<_>>();
    for (case, _) in table() {
        let whole = case.draft();
        for unknown in 1_u32..1 << case.values.len() {
            let is_unknown = |number: usize| unknown & (1 << number) != 0;
            let keys = case.values.iter().enumerate().filter(|(number, _)| is_unknown(*number));
            let partly = keys.fold(whole, |draft, (_, (key, _))| draft.with_opaque(*key));
            let mut examination = partly.examine();
            let mut found: BTreeSet<_> = examination.by_ref().map(|finding| finding.code().id()).collect();
            let used = examination.silenced();
            let rest =
                Lint::ALL.iter().filter(|lint| used.has(**lint)).fold(whole, |draft, lint| draft.silenced(*lint));
            found.extend(codes(&rest.applying(partly.waiting())));
            assert_eq!(found, codes(&whole), "{:?} with {unknown:b} unknown", case.values);
        }
    }
}

/// How many keys of the one the other has not, or has with another value.
fn distance(a: &Case, b: &Case) -> usize {
    let lacks = |from: &Case, of: &Case| of.values.iter().filter(|value| !from.values.contains(value)).count();
    lacks(a, b).max(lacks(b, a))
}

/// A rule that finds everything would pass all cases that it should find.
#[test]
fn each_code_has_a_case_beside_it_that_passes() {
    let table = table();
    let passing: Vec<_> = table.iter().filter(|(_, codes)| codes.is_empty()).map(|(case, _)| case).collect();
    let mut lonely: BTreeSet<&str> = table.iter().flat_map(|(_, codes)| codes.iter().copied()).collect();
    for (case, codes) in &table {
        let is_beside = |other: &&Case| case.target == other.target && distance(case, other) <= 2;
        if passing.iter().any(is_beside) {
            lonely.retain(|code| !codes.contains(code));
        }
    }
    assert!(lonely.is_empty(), "{lonely:?}");
}

/// Which condition goes with which caller, row by row. The callers are a service, the
/// one that calls URLs, Alexa, an account, a role and everyone.
#[test]
fn each_condition_goes_with_its_callers() {
    type Codes = &'static [&'static str];
    type Row = (&'static str, fn(Case) -> Case, [Codes; 6]);
    const SOURCES: [&str; 6] = [TOPIC, DISTRIBUTION, TOPIC, TOPIC, TOPIC, TOPIC];
    // The services come with the scope they need, so that only the condition of the row is judged.
    let callers = [
        sns(),
        Case::invoke("cloudfront.amazonaws.com").arn(DISTRIBUTION),
        alexa(),
        action("InvokeFunction"),
        Case::invoke(ROLE),
        everyone(),
    ];
    let rows: [Row; 8] = [
        ("nothing more", |case| case, [&[], &[], &[], &[], &[], &["LP0503"]]),
        ("account", |case| case.account(ACCOUNT), [&[], &[], &["LP0409"], &["LP0408"], &["LP0408"], &["LP0503"]]),
        ("token", |case| case.token(SKILL), [&["LP0410"], &["LP0410"], &[], &["LP0410"], &["LP0410"], &["LP0503"]]),
        (
            "organization",
            |case| case.organization(ORGANIZATION),
            [&["LP0411"], &["LP0411"], &["LP0411"], &[], &[], &[]],
        ),
        (
            "auth type, other action",
            |case| case.auth_type("AWS_IAM"),
            [&["LP0303"], &["LP0303"], &["LP0303"], &["LP0303"], &["LP0303"], &["LP0303", "LP0503"]],
        ),
        ("via URL", |case| case.via_url(true), [&["LP0414"], &[], &["LP0414"], &[], &[], &["LP0503"]]),
        (
            "not via URL",
            |case| case.via_url(false),
            [&["LP0605"], &["LP0605"], &["LP0605"], &["LP0605"], &["LP0605"], &["LP0503", "LP0605"]],
        ),
        (
            "signed URL",
            |case| case.with(Key::Action, "lambda:InvokeFunctionUrl").auth_type("AWS_IAM"),
            [&["LP0604"], &[], &["LP0604"], &[], &[], &["LP0503"]],
        ),
    ];
    for (name, condition, expected) in rows {
        for (caller, codes) in callers.iter().zip(expected) {
            let case = condition(caller.clone());
            assert_eq!(case.codes(), codes.iter().copied().collect(), "{name}: {:#?}", case.findings());
        }
    }
    // A source is what the services of this table come with; the others have none.
    let expected: [Codes; 6] = [&[], &[], &["LP0409"], &["LP0408"], &["LP0408"], &["LP0503"]];
    for ((caller, source), codes) in callers.iter().zip(SOURCES).zip(expected) {
        let case = caller.clone().arn(source);
        assert_eq!(case.codes(), codes.iter().copied().collect(), "{:#?}", case.findings());
    }
}

/// That an action is unknown is a lint, and allowing it must not open what AWS rejects: only InvokeFunctionUrl has an
/// auth type, only InvokeFunction goes via the URL. Without the `allow`, the misspelt name is one mistake, not two.
#[test]
fn an_allowed_lint_hides_no_error() {
    for (case, error) in [
        (action("InvokeFunctionUrls").auth_type("AWS_IAM"), "LP0303"),
        (action("InvokeFunctions").via_url(true), "LP0304"),
    ] {
        assert_eq!(case.codes(), ["LP0702"].into());
        assert_eq!(case.allow(Lint::UnknownAction).codes(), [error].into());
    }
}

/// What a message offers in place of a principal or a partition: by what tells them apart, never by letters far away.
#[test]
fn suggestions_lead_to_what_is_meant() {
    const NOTHING: &str = "write the principal as the service's documentation has it";
    let principal = |text: &str| Case::invoke(text).account(ACCOUNT);
    let from = |text: &str, arn: &str| Case::invoke(text).arn(arn);
    let rule = |arn: &str| from("events.amazonaws.com", arn);
    let organization = format!("arn:aws:workmail:eu-west-1:{ACCOUNT}:organization/m-{}", "0".repeat(32));
    for (case, help) in [
        (principal("backup.amazonaws.com"), NOTHING),
        (principal("elasticache.amazonaws.com"), NOTHING),
        (principal("kinesisanalytics.amazonaws.com"), NOTHING),
        (principal("ec2.amazonaws.com"), NOTHING),
        (principal("clodfront.amazonaws.com"), "did you mean \"cloudfront.amazonaws.com\"?"),
        (principal("workmail.amazonaws.com"), "write the Region too: principal = workmail(\"us-east-1\")"),
        (principal("workmail.eu-west-1.amazonaws.com.cn"), "principal = workmail(\"eu-west-1\")"),
        (principal("pinpoint.eu-west-1.amazonaws.com.cn"), "Pinpoint ended on 2026-10-30 and calls no function"),
        (principal("qconnect.amazonaws.com"), NOTHING),
        (principal("sms.amazonaws.com"), NOTHING),
        (principal("eventbridge.amazonaws.com"), "did you mean \"events.amazonaws.com\"?"),
        (principal("events.us-east-1.amazonaws.com"), "did you mean \"events.amazonaws.com\"?"),
        (principal("execute-api.amazonaws.com"), "did you mean \"apigateway.amazonaws.com\"?"),
        (principal("cognito.amazonaws.com"), "\"cognito-idp.amazonaws.com\" or \"cognito-sync.amazonaws.com\"?"),
        (principal("kafka.us-east-1.amazonaws.com"), "\"kafka.amazonaws.com\", which needs no grant? Instead, attach"),
        (principal("docdb.amazonaws.com"), "DocumentDB needs no grant: instead, give the execution role"),
        (principal("autoscaling.amazonaws.com.cn"), "write the role as principal"),
        (principal("s3.amazonaws.com.cn"), "did you mean \"s3.amazonaws.com\"?"),
        (principal("alexa-appkit.amazonaws.com"), "did you mean \"alexa-appkit.amazon.com\"?"),
        (principal("S3"), "did you mean \"s3.amazonaws.com\"?"),
        (principal("dynamodb.application-autoscaling.amazonaws.com"), NOTHING),
        (principal("events.us-esat-1.amazonaws.com"), "did you mean \"events.amazonaws.com\"?"),
        (principal("log.us-east-1.amazonaws.com"), "did you mean `principal = logs(\"us-east-1\")`?"),
        // What is offered is a principal of the partition.
        (principal("log.cn-north-1.amazonaws.com"), "did you mean `principal = logs(\"cn-north-1\")`?"),
        (principal("log.us-east-1.amazonaws.com").named(CHINA_FUNCTION), "did you mean \"logs.amazonaws.com.cn\"?"),
        (principal("log.amazonaws.com.cn"), "did you mean \"logs.amazonaws.com.cn\"?"),
        (principal("log.amazonaws.com").named(CHINA_FUNCTION), "did you mean \"logs.amazonaws.com.cn\"?"),
        (principal("log.amazonaws.com.cn").named(FUNCTION), "did you mean \"logs.amazonaws.com\"?"),
        (from("sn.amazonaws.com", TOPIC), "did you mean \"sns.amazonaws.com\"?"),
        (from("xs3.amazonaws.com", TOPIC), "did you mean \"sns.amazonaws.com\"?"),
        (
            from("queues.amazonaws.com", "arn:aws:sqs:us-east-1:123456789012:q"),
            "\"sqs.amazonaws.com\", which needs no grant?",
        ),
        (Case::function("lambda:get_function", ACCOUNT), "write \"lambda:GetFunction\""),
        (Case::function("getFunctions", ACCOUNT), "write \"lambda:GetFunction\""),
        (Case::function("lambda:InvokeFunction ", ACCOUNT), "write one action without white space"),
        (Case::function("lambda:GetFunction, lambda:InvokeFunction", ACCOUNT), "write a statement for each action"),
        // What is offered for a source is a principal there, and calls functions for it.
        (rule(&organization), "write `principal = workmail(\"eu-west-1\")` for this source, or"),
        (rule(CHINA_GROUP), "write `principal = logs(\"cn-north-1\")` for this source, or"),
        (
            rule(&CHINA_GROUP.replace("cn-north-1", "")),
            "write `principal = \"logs.amazonaws.com.cn\"` for this source, or",
        ),
        (
            rule("arn:aws:iotevents:us-east-1:123456789012:detectorModel/m"),
            "write an ARN of the form arn:${Partition}:events:",
        ),
        (rule(&format!("{TOPIC}.fifo")), "write an ARN of the form arn:${Partition}:events:"),
        (sns().account(OTHER), "leave `source_account` out"),
        (
            Case::invoke("sns.us-east-1.amazonaws.com").named(&function_in("af-south-1")).account(ACCOUNT),
            "sns(\"af-south-1\")",
        ),
        (
            logs("log-group:g:*")
                .named(CHINA_FUNCTION)
                .arn(CHINA_GROUP)
                .with(Key::Principal, "logs.us-east-1.amazonaws.com"),
            "write a principal of `aws-cn`",
        ),
        (sns().arn("arn:aws-us:sns:us-gov-west-1:123456789012:t"), "write `aws-us-gov`, the partition of the Region"),
        (Case::invoke("arn:aws-us:iam::123456789012:root"), "write `aws`, `aws-cn` or `aws-us-gov`"),
        (Case::invoke("arn:aws-chn:iam::123456789012:root"), "did you mean `aws-cn`?"),
    ] {
        let findings = case.findings();
        let [(_, text)] = findings.as_slice() else { panic!("{case:?}: {findings:#?}") };
        let (_, offered) = text.split_once("= help: ").expect("a help line");
        assert!(offered.contains(help), "{text}");
    }
}

//! Conditions that cannot hold.

use lambda_perm::finding::Lint;

use super::Table;
use crate::{
    grant::shorthand::{
        ACCOUNT, DISTRIBUTION, FUNCTION, ORGANIZATION, OTHER, ROLE, SKILL, TOPIC, alexa, api, everyone, logs, s3, sns,
        url,
    },
    support::case::Case,
};

pub fn add_to(table: &mut Table) {
    let mut add = |case, codes| table.push((case, codes));
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
}

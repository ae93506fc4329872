//! Values that AWS rejects together.

use lambda_perm_core::facts::parameters::Key;

use super::Table;
use crate::{
    grant::shorthand::{
        ACCOUNT, CHINA_FUNCTION, CHINA_GROUP, DISTRIBUTION, FUNCTION, ORGANIZATION, ROLE, api, logs, s3, sns, url,
    },
    support::case::Case,
};

pub fn add_to(table: &mut Table) {
    let mut add = |case, codes| table.push((case, codes));
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
}

//! What is read, and what a program without this crate would read it into.

use std::borrow::Cow;

use serde::Deserialize;

pub const STATEMENT: &str = r#"{"Sid":"s3","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:my-function","Condition":{"StringEquals":{"AWS:SourceAccount":"123456789012"},"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::my-bucket-1xpuxmplzrlbh"}}}"#;

/// The same with its members in another order, which takes the general way.
pub const REORDERED: &str = r#"{"Effect":"Allow","Sid":"s3","Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:my-function","Principal":{"Service":"s3.amazonaws.com"},"Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::my-bucket-1xpuxmplzrlbh"},"StringEquals":{"AWS:SourceAccount":"123456789012"}}}"#;

pub fn document(statement: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Id":"default","Statement":[{}]}}"#, [statement; 10].join(","))
}

/// What a program without this crate would read the statements of AddPermission into.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "read, and not looked at")]
pub struct Plain<'a> {
    pub version: &'a str,
    pub id: &'a str,
    #[serde(borrow)]
    pub statement: Vec<PlainStatement<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "read, and not looked at")]
pub struct PlainStatement<'a> {
    #[serde(borrow)]
    pub sid: Cow<'a, str>,
    pub effect: &'a str,
    #[serde(borrow)]
    pub principal: Service<'a>,
    #[serde(borrow)]
    pub action: Cow<'a, str>,
    #[serde(borrow)]
    pub resource: Cow<'a, str>,
    #[serde(borrow)]
    pub condition: PlainCondition<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "read, and not looked at")]
pub struct Service<'a> {
    #[serde(borrow)]
    pub service: Cow<'a, str>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "read, and not looked at")]
pub struct PlainCondition<'a> {
    #[serde(borrow)]
    pub string_equals: Account<'a>,
    #[serde(borrow)]
    pub arn_like: Source<'a>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "read, and not looked at")]
pub struct Account<'a> {
    #[serde(rename = "AWS:SourceAccount", borrow)]
    pub account: Cow<'a, str>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "read, and not looked at")]
pub struct Source<'a> {
    #[serde(rename = "AWS:SourceArn", borrow)]
    pub arn: Cow<'a, str>,
}

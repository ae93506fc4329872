//! Values that are wrong by themselves.

use lambda_perm::{facts::services::REJECTED_PRINCIPALS, finding::Lint};
use lambda_perm_core::facts::parameters::Key;

use super::Table;
use crate::{
    grant::shorthand::{ACCOUNT, BUCKET, FUNCTION, ORGANIZATION, ROLE, alexa, everyone, s3, sns, url},
    support::case::Case,
};

pub fn add_to(table: &mut Table) {
    let long = "x".repeat(65);
    let mut add = |case, codes| table.push((case, codes));
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
}

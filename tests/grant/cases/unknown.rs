//! What the catalogue does not hold, placeholders that nothing replaces, and exceptions.

use lambda_perm::finding::Lint;
use lambda_perm_core::facts::parameters::Key;

use super::Table;
use crate::{
    grant::shorthand::{ACCOUNT, action, everyone, s3, sns},
    support::case::Case,
};

pub fn add_to(table: &mut Table) {
    let mut add = |case, codes| table.push((case, codes));
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
}

//! Statements of the policies of web functions, each rule with one that it finds and one that it lets pass.

use lambda_perm::finding::Lint;
use lambda_perm_core::facts::parameters::Key;

use super::Table;
use crate::{
    grant::shorthand::{ACCOUNT, BUCKET, DISTRIBUTION, ORGANIZATION, OTHER, ROLE},
    support::case::Case,
};

const WEB_FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:web-function/w";
const CHINA_WEB_FUNCTION: &str = "arn:aws-cn:lambda:cn-north-1:123456789012:web-function/w";
const CLOUDFRONT: &str = "cloudfront.amazonaws.com";

/// CloudFront for a distribution.
fn cloudfront() -> Case {
    Case::web(CLOUDFRONT).arn(DISTRIBUTION)
}

fn named(name: &str) -> Case {
    Case::web(ROLE).with(Key::WebFunction, name)
}

fn action(name: &str) -> Case {
    Case::web(ROLE).with(Key::Action, &format!("lambda:{name}"))
}

fn endpoint(name: &str) -> Case {
    Case::web(ROLE).with(Key::Endpoint, name)
}

fn auth_type(name: &str) -> Case {
    Case::web(ROLE).with(Key::WebFunctionAuthType, name)
}

pub fn add_to(table: &mut Table) {
    values(table);
    together(table);
    lints(table);
}

fn values(table: &mut Table) {
    let mut add = |case, codes| table.push((case, codes));
    let longest = "x".repeat(64);
    for right in ["w", "my-app_2", &longest, WEB_FUNCTION] {
        add(named(right), &[]);
    }
    add(Case::web(ACCOUNT).with(Key::WebFunction, CHINA_WEB_FUNCTION), &[]);
    let endpoint_arn = format!("{WEB_FUNCTION}/endpoint/live");
    for wrong in [
        "",
        "my.app",
        "-app",
        "app_",
        &format!("{longest}x"),
        "web-function/w",
        "123456789012:web-function/w",
        "arn:aws:lambda:us-east-1:123456789012:function:f",
        "arn:aws:lambda:us-east-1:123456789012:web-function:w",
        "arn:aws:lambda:us-east-1:123456789012:web-function/*",
        "arn:aws:sns:us-east-1:123456789012:web-function/w",
        &endpoint_arn,
    ] {
        add(named(wrong), &["LP0218"]);
    }
    add(named("arn:aws-cn:lambda:us-east-1:123456789012:web-function/w"), &["LP0302"]);
    add(named("arn:aws:lambda:xx-nowhere-1:123456789012:web-function/w"), &["LP0703"]);
    add(named("arn:aws-mars:lambda:us-east-1:123456789012:web-function/w"), &["LP0704"]);
    add(named("${WebFunction}"), &["LP0217"]);
    for right in ["live", "a_b-9", &longest] {
        add(endpoint(right), &[]);
    }
    for wrong in ["", "*", "live*", "li.ve", "-live", "live-", &format!("{longest}x"), &endpoint_arn] {
        add(endpoint(wrong), &["LP0219"]);
    }
    for right in ["IamAuth", "ApplicationManaged"] {
        let case = auth_type(right);
        add(if right == "IamAuth" { case } else { case.allow(Lint::NoEffect) }, &[]);
    }
    for wrong in ["IAMAUTH", "AWS_IAM", "NONE", ""] {
        add(auth_type(wrong), &["LP0220"]);
    }
    add(Case::web("11112222333"), &["LP0210"]);
    add(Case::web("sqs"), &["LP0211"]);
    add(cloudfront().arn("arn:aws:cloudfront:*:123456789012:distribution/E1"), &["LP0203"]);
    add(cloudfront().with(Key::StatementId, "a.b"), &["LP0201"]);
    add(Case::web("*").organization("r-1"), &["LP0208"]);
}

fn together(table: &mut Table) {
    let mut add = |case, codes| table.push((case, codes));
    // Conditions that cannot hold.
    add(cloudfront(), &[]);
    add(cloudfront().account(ACCOUNT), &[]);
    add(cloudfront().arn(BUCKET), &["LP0401"]);
    add(cloudfront().arn("arn:aws:cloudfront::123456789012:function/f"), &["LP0407"]);
    add(cloudfront().account(OTHER), &["LP0404"]);
    add(cloudfront().with(Key::WebFunction, CHINA_WEB_FUNCTION), &["LP0405"]);
    add(Case::web(ROLE).with(Key::WebFunction, CHINA_WEB_FUNCTION), &["LP0405"]);
    add(Case::web(ROLE).account(ACCOUNT), &["LP0408"]);
    add(Case::web(ACCOUNT).arn(DISTRIBUTION), &["LP0408"]);
    add(cloudfront().organization(ORGANIZATION), &["LP0411"]);
    add(Case::web(OTHER).organization(ORGANIZATION), &[]);
    add(Case::web("*").organization(ORGANIZATION), &[]);
    // What an action is on.
    for on_endpoints in ["InvokeWebFunctionEndpoint", "GetWebFunctionEndpoint", "DeleteWebFunctionEndpoint"] {
        add(action(on_endpoints).with(Key::Endpoint, "live").with(Key::WebFunctionAuthType, "IamAuth"), &[]);
    }
    for of_other in ["GetWebFunction", "DeleteWebFunction", "GetWebFunctionRevision", "TagResource"] {
        add(action(of_other), &[]);
        add(action(of_other).with(Key::WebFunctionAuthType, "IamAuth"), &["LP0420"]);
        add(action(of_other).with(Key::Endpoint, "live"), &["LP0421"]);
    }
    add(action("GetWebFunction").with(Key::Endpoint, "live").allow(Lint::NeverMatches), &[]);
}

fn lints(table: &mut Table) {
    let mut add = |case, codes| table.push((case, codes));
    // Doors that stand open.
    add(Case::web(CLOUDFRONT), &["LP0501"]);
    add(Case::web(CLOUDFRONT).allow(Lint::UnscopedService), &[]);
    add(Case::web(CLOUDFRONT).account(ACCOUNT), &[]);
    add(Case::web("*"), &["LP0503"]);
    add(Case::web("*").with(Key::Endpoint, "live"), &["LP0503"]);
    add(Case::web("*").allow(Lint::PublicAccess), &[]);
    for all in ["lambda:*", "*"] {
        add(Case::web(ROLE).with(Key::Action, all), &["LP0504"]);
        add(Case::web(ROLE).with(Key::Action, all).allow(Lint::AllActions), &[]);
    }
    // What nothing uses: actions of functions and of nothing, and endpoints that ask no policy.
    for of_others in ["InvokeFunction", "InvokeFunctionUrl", "GetLayerVersion", "ListWebFunctions"] {
        add(action(of_others), &["LP0602"]);
    }
    add(auth_type("ApplicationManaged"), &["LP0609"]);
    add(auth_type("ApplicationManaged").with(Key::Endpoint, "live"), &["LP0609"]);
    add(action("GetWebFunctionEndpoint").with(Key::WebFunctionAuthType, "ApplicationManaged"), &[]);
    // What the catalogue does not hold. Of the services, CloudFront alone is known to call web functions.
    add(Case::web("nothing.amazonaws.com").account(ACCOUNT), &["LP0701"]);
    add(Case::web("s3.amazonaws.com").account(ACCOUNT), &["LP0701"]);
    add(Case::web("s3.amazonaws.com").account(ACCOUNT).allow(Lint::UnknownService), &[]);
    add(action("InvokeWebFunction"), &["LP0702"]);
    add(action("InvokeWebFunction").allow(Lint::UnknownAction), &[]);
    add(action("invokeWebFunctionEndpoint"), &["LP0705"]);
    add(action("invokeWebFunctionEndpoint").allow(Lint::ActionSpelling), &[]);
    add(cloudfront().allow(Lint::PublicAccess), &["LP0114"]);
}

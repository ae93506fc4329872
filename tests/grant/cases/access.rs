//! Doors that stand open, and grants that nothing uses.

use lambda_perm::finding::Lint;
use lambda_perm_core::facts::parameters::Key;

use super::Table;
use crate::{
    grant::shorthand::{ACCOUNT, BUCKET, SKILL, action, edge, everyone, s3, sns, url},
    support::case::Case,
};

pub fn add_to(table: &mut Table) {
    let mut add = |case, codes| table.push((case, codes));
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
}

//! Calls for judges to look at.

use lambda_perm::{
    facts::{
        actions::{ACTIONS, Grant},
        services::{CallerKind, SERVICES, Status, Support},
    },
    finding::Lint,
};
use lambda_perm_core::facts::parameters::Key;

use crate::support::case::Case;

pub const ACCOUNT: &str = "123456789012";

/// Calls that have no finding, or only allowed ones: every service with every source, accounts, everyone, layers.
pub fn calls() -> Vec<Case> {
    let mut calls = Vec::new();
    for service in SERVICES.iter().filter(|service| service.kind == CallerKind::Service) {
        let principal = service.principal.replace("${Region}", "us-east-1");
        let mut plain = Case::function(service.actions[0], &principal);
        if service.versions_in.is_some() {
            plain = plain.at("7");
        }
        if matches!(service.status, Status::Ended(_)) {
            plain = plain.allow(Lint::NoEffect);
        }
        for source in service.source_arns {
            calls.push(plain.clone().arn(&fill(source.form)).account(ACCOUNT).allow(Lint::NeverMatches));
        }
        if service.token {
            calls.push(plain.clone().token("amzn1.ask.skill.11111111-2222-3333-4444-555555555555"));
        } else if !matches!(service.source_account, Support::NotSent(_)) {
            calls.push(plain.account(ACCOUNT));
        }
    }
    for action in ACTIONS {
        if let Grant::Function(levels) = action.grant {
            let qualifiers = [(levels.function, None), (levels.version, Some("7")), (levels.alias, Some("prod"))];
            for (_, qualifier) in qualifiers.into_iter().filter(|(works, _)| *works) {
                let call = Case::function(&format!("lambda:{}", action.name), ACCOUNT);
                calls.push(qualifier.map_or(call.clone(), |qualifier| call.at(qualifier)));
            }
        }
    }
    let names = ["f:prod", "123456789012:function:f", "arn:aws:lambda:us-east-1:123456789012:function:f:7"];
    calls.extend(
        names.map(|name| Case::invoke("arn:aws:iam::123456789012:root").named(name).with(Key::StatementId, "-a")),
    );
    let url = |principal: &str| Case::function("lambda:InvokeFunctionUrl", principal);
    calls.extend([
        url("*").auth_type("NONE").allow(Lint::PublicAccess),
        url("*").auth_type("AWS_IAM").organization("o-t194hfs8cz"),
        Case::invoke("*").via_url(true).allow(Lint::PublicAccess),
        Case::invoke(ACCOUNT).via_url(false).allow(Lint::NoEffect),
        Case::invoke("*").account(ACCOUNT).arn("arn:aws:s3:::a'b \"c\"\\$`").allow(Lint::PublicAccess),
        Case::function("lambda:*", ACCOUNT).allow(Lint::AllActions),
        Case::layer(ACCOUNT),
        Case::layer("arn:aws:iam::123456789012:root")
            .with(Key::LayerName, "arn:aws:lambda:us-east-1:123456789012:layer:l"),
        Case::layer("*").organization("o-t194hfs8cz"),
        Case::layer("*").allow(Lint::PublicAccess),
    ]);
    for call in &calls {
        let unexpected: Vec<_> = call.findings().into_iter().filter(|(code, _)| code.id() != "LP0114").collect();
        assert!(unexpected.is_empty(), "{:?}: {unexpected:?}", call.values);
    }
    calls
}

/// A text that a form of a source ARN stands for.
pub fn fill(form: &str) -> String {
    let form = form.replace("${Partition}", "aws").replace("${Region}", "us-east-1").replace("${Account}", ACCOUNT);
    let mut out = String::new();
    for (number, part) in form.split("${").enumerate() {
        out.push_str(if number == 0 { "" } else { "x" });
        out.push_str(if number == 0 { part } else { part.split_once('}').map_or("", |(_, behind)| behind) });
    }
    out
}

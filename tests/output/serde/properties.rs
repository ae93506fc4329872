//! Whatever there is is read back as the same.

use std::collections::BTreeSet;

use lambda_perm::{Exception, FunctionPolicyBuf, LayerVersionPolicyBuf, Lint, PermissionBuf, policy};
use lambda_perm_core::{
    __private::{PolicyMember, Unchecked, try_function_policy},
    facts::actions::FUNCTION_URL_ACTIONS,
    facts::{
        parameters::{Key, Target},
        services::{NOT_NEEDED, SERVICES},
    },
    grammar::INVOKE_SUFFIX,
};

use super::assert_is_read_back;
use crate::support::{case::Case, depth::times, judge::Random, random};

#[test]
fn permissions() {
    let cases = random::permissions(&mut Random::new(11), 4_000 * times() as usize);
    let mut allowing = 0;
    for (case, version) in &cases {
        let permission = case.permission(*version);
        assert_is_read_back(&permission);
        match &permission {
            PermissionBuf::Function(permission) => assert_is_read_back(permission),
            PermissionBuf::LayerVersion(permission) => assert_is_read_back(permission),
        }
        allowing += usize::from(permission.as_permission().exceptions().next().is_some());
    }
    assert!(allowing > cases.len() / 10, "{allowing}");
}

/// Sets of random permissions for one function or layer version, where they go together.
#[test]
fn policies() {
    let mut random = Random::new(12);
    let cases = random::permissions(&mut random, 2_000 * times() as usize);
    let (mut functions, mut layers) = (0, 0);
    for members in cases.chunks(4) {
        let of_functions: Vec<_> = members
            .iter()
            .filter(|(case, _)| case.target == Target::Function)
            .filter_map(|(case, _)| on_one_function(case))
            .collect();
        if let Ok(policy) = FunctionPolicyBuf::of(of_functions.iter().map(Case::function_permission)) {
            assert_is_read_back(&policy);
            functions += usize::from(policy.len() > 1);
        }
        let of_layers = members.iter().filter(|(case, _)| case.target == Target::LayerVersion);
        let of_layers = of_layers.map(|(case, _)| case.clone().with(Key::LayerName, "l").layer_version_permission(7));
        if let Ok(policy) = LayerVersionPolicyBuf::of(of_layers) {
            assert_is_read_back(&policy);
            layers += usize::from(policy.len() > 1);
        }
    }
    assert!(functions > 50 && layers > 20, "{functions} {layers}");
}

/// The case for another function, where no error says that it cannot be for that.
fn on_one_function(case: &Case) -> Option<Case> {
    let mut case = case.clone().named("arn:aws:lambda:us-east-1:123456789012:function:f");
    case.values.retain(|(key, _)| *key != Key::Qualifier);
    let is_right = case.findings().iter().all(|(code, _)| code.lint().is_some() || code.id() == "LP0114");
    is_right.then_some(case)
}

/// The statements of a function URL share their exceptions, whichever of them needs one.
#[test]
fn statements_that_share_their_exceptions() {
    let mut shared = 0;
    for principal in
        ["*", "123456789012", "arn:aws:iam::123456789012:role/r", "s3.amazonaws.com", "cloudfront.amazonaws.com"]
    {
        for auth_type in [Some("NONE"), Some("AWS_IAM"), None] {
            for qualifier in [None, Some("prod"), Some("7")] {
                for source in [None, Some("arn:aws:s3:::b")] {
                    let half = |invoke: bool, allowed: &BTreeSet<Lint>| {
                        let values = Unchecked::new(Target::Function, None)
                            .with(Key::FunctionName, Some("f".into()))
                            .with(Key::Qualifier, qualifier.map(String::from))
                            .with(Key::StatementId, Some(if invoke { format!("u{INVOKE_SUFFIX}") } else { "u".into() }))
                            .with(Key::Action, Some(FUNCTION_URL_ACTIONS[usize::from(invoke)].into()))
                            .with(Key::Principal, Some(principal.into()))
                            .with(Key::SourceArn, source.map(String::from))
                            .with(Key::FunctionUrlAuthType, auth_type.filter(|_| !invoke).map(String::from))
                            .with(Key::InvokedViaFunctionUrl, invoke.then(|| "true".into()));
                        let (of_set, own): (Vec<_>, Vec<_>) = allowed
                            .iter()
                            .map(|lint| Exception::new(*lint, "a test"))
                            .partition(|e| e.lint().is_of_sets());
                        values.allowing(own).allowing_in_set(of_set)
                    };
                    let resource = Unchecked::new(Target::Function, None)
                        .with(Key::FunctionName, Some("f".into()))
                        .with(Key::Qualifier, qualifier.map(String::from));
                    let mut allowed = BTreeSet::new();
                    let policy = loop {
                        let both = PolicyMember::Statements(vec![half(false, &allowed), half(true, &allowed)]);
                        let findings = match try_function_policy::<lambda_perm::Plain, 1>(&resource, [both]) {
                            Ok(policy) => break Some(policy),
                            Err(findings) => findings,
                        };
                        let lints: BTreeSet<_> = findings.iter().filter_map(|finding| finding.code().lint()).collect();
                        if lints.is_empty() || lints.is_subset(&allowed) {
                            break None;
                        }
                        allowed.extend(lints);
                    };
                    let Some(policy) = policy else { continue };
                    shared += usize::from(!allowed.is_empty());
                    assert_is_read_back(&policy);
                    assert_eq!(FunctionPolicyBuf::of(policy.permissions()).as_ref(), Ok(&policy));
                    for permission in policy.permissions() {
                        assert_is_read_back(&permission.into_owned());
                    }
                }
            }
        }
    }
    assert!(shared > 10, "{shared}");

    let covered = policy!(
        function_name = "f",
        statement(statement_id = "all", action = InvokeFunction, principal = "123456789012"),
        function_url(
            statement_id = "url",
            principal = "123456789012",
            function_url_auth_type = AWS_IAM,
            allow(shadowed, reason = "the first one goes away"),
        ),
    );
    let covered = covered.into_owned();
    assert_is_read_back(&covered);
    assert_eq!(FunctionPolicyBuf::of(covered.permissions()).as_ref(), Ok(&covered));
}

/// Where several services share a principal, the exception for the one that needs no grant is kept.
#[test]
fn principals_that_services_share() {
    let mut shared = 0;
    for service in NOT_NEEDED {
        let Some(principal) = service.principal else { continue };
        shared += usize::from(SERVICES.iter().any(|other| other.principal == principal));
        let values = Unchecked::new(Target::Function, None)
            .with(Key::FunctionName, Some("f".into()))
            .with(Key::StatementId, Some("s".into()))
            .with(Key::Action, Some("lambda:InvokeFunction".into()))
            .with(Key::Principal, Some(principal.into()))
            .with(Key::SourceAccount, Some("123456789012".into()))
            .with_not_needed(service.id)
            .allowing([Exception::new(Lint::NoEffect, "a test")]);
        let permission = lambda_perm_core::__private::try_function::<lambda_perm::Plain>(values).expect(service.id);
        assert_is_read_back(&permission);
    }
    assert!(shared > 1);
}

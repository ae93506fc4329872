//! What the catalogue says of services is what the rules take.

use lambda_perm::{
    facts::services::{CallerKind, NOT_NEEDED, Regional, SERVICES, Status, Support},
    finding::Lint,
};

use super::shorthand::{ACCOUNT, SKILL};
use crate::support::{case::Case, form::example};

#[test]
fn every_service_may_call_for_each_of_its_documented_sources() {
    for service in SERVICES {
        let principal = example(service.principal, &[]);
        let action = service.actions[0];
        let mut case = Case::function(action, &principal);
        if !matches!(service.source_account, Support::NotSent(_)) && service.kind == CallerKind::Service {
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

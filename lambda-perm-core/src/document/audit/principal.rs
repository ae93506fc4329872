//! What is wrong with principals, beyond what their values are: those that are gone, or stand under a type that is not theirs.

use super::{
    audited::Audited,
    place::{MemberPath, principal_paths},
    report::Report,
};
use crate::{
    document::{NamedPrincipal, PrincipalType, principal::PrincipalNames},
    facts::identities::{CANONICAL_ID_LENGTH, IAM, PROVIDER_CLASSES},
    finding::{Code, Phrase},
    value::{ArnParts, PrincipalKind, principal},
};

/// Adds what is wrong with the principals of a statement.
pub(super) fn principals<'a>(audited: Audited<'a>, report: &mut Report<'a>) {
    let principals = audited.statement.principal();
    for (path, named) in principal_paths(principals) {
        if named.is_deleted() {
            let message = Phrase::quoting(named.name).plain(
                " is the ID of a user or role that has been deleted: it lets in nobody, and the next AddPermission fails",
            );
            let help = Phrase::new("remove it, or name the user or role that is there now by its ARN");
            audited.add(report, Code::DeletedPrincipal, path, message, help);
        }
        if let Some(kind) = own_type(named) {
            let message = Phrase::quoting(named.name).plain(" stands under ").quoted(named.kind.as_str()).plain(
                match named.kind {
                    PrincipalType::Aws => ", which has accounts, users and roles",
                    PrincipalType::Service => ", which has services",
                    PrincipalType::Federated => ", which has providers of identities",
                    PrincipalType::CanonicalUser => ", which has IDs of 64 digits that Amazon S3 gives",
                },
            );
            let help = Phrase::new("write it under ").quoted(kind.as_str());
            audited.add(report, Code::MisplacedPrincipal, path, message, help);
        }
    }
    let element = MemberPath::of(if principals.is_negated() { "NotPrincipal" } else { "Principal" });
    match &principals.named {
        PrincipalNames::Everyone => {}
        PrincipalNames::OfType(kind, names) if names.as_slice().is_empty() => {
            audited.add_empty(report, element.then(kind.as_str()));
        }
        PrincipalNames::OfType(..) => {}
        PrincipalNames::OfTypes(types) if types.is_empty() => audited.add_empty(report, element),
        PrincipalNames::OfTypes(types) => {
            for (kind, _) in types.iter().filter(|(_, names)| names.as_slice().is_empty()) {
                audited.add_empty(report, element.then(kind.as_str()));
            }
        }
    }
}

/// The type under which a principal has to stand, if it is another one. `None` also for what is a principal of no type, which has a
/// finding of its own.
pub(super) fn own_type(named: NamedPrincipal<'_>) -> Option<PrincipalType> {
    let NamedPrincipal { kind, name } = named;
    let own = match principal::kind(name) {
        // Everyone has no type.
        PrincipalKind::Everyone => return None,
        _ if named.is_deleted() => return None,
        PrincipalKind::Identity if is_provider(name) => PrincipalType::Federated,
        PrincipalKind::Account | PrincipalKind::Identity => PrincipalType::Aws,
        // Those of the type `Federated` have domains too, of which no list is known.
        PrincipalKind::Service if kind == PrincipalType::Federated => return None,
        PrincipalKind::Service if is_canonical_id(name) => PrincipalType::CanonicalUser,
        PrincipalKind::Service if principal::check(name).is_none() => PrincipalType::Service,
        PrincipalKind::Service => return None,
    };
    (own != kind).then_some(own)
}

/// Whether an ARN is that of a provider of identities.
fn is_provider(name: &str) -> bool {
    let Some(arn) = ArnParts::split(name) else { return false };
    arn.service == IAM && arn.resource.split_once('/').is_some_and(|(class, _)| PROVIDER_CLASSES.contains(&class))
}

fn is_canonical_id(name: &str) -> bool {
    name.len() == CANONICAL_ID_LENGTH && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

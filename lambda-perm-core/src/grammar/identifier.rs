//! Identifiers of the catalogue in the place of a value.

use crate::{
    facts::parameters::Key,
    facts::{
        actions,
        services::{self, CallerKind, Regional, Service, meant},
    },
    finding::{Code, Finding, Phrase},
    text::{equal_ignoring_case, suggest::closest},
    value::principal::{self, suggestion},
};

/// What an identifier in the place of the principal stands for.
pub enum Named {
    /// A principal without a Region.
    Principal(&'static str),
    /// A service that never needs a grant, with the principal that people write.
    NotNeeded(&'static str),
    /// A service whose principal carries a Region.
    Regional(&'static Service),
}

/// The service of an identifier: `s3`, or `workmail` where `has_region` says that an argument follows.
///
/// # Errors
///
/// When the catalogue has no such service, or its principal needs a Region, takes none, or is no service principal.
pub fn service(id: &str, has_region: bool) -> Result<Named, Finding<'_>> {
    match services::by_id(id) {
        Some(service) => named(service, has_region),
        None => not_needed(id),
    }
}

fn named<'a>(service: &'static Service, has_region: bool) -> Result<Named, Finding<'a>> {
    if service.kind == CallerKind::Role {
        let message =
            Phrase::new(service.name).plain(" calls the function with its service-linked role, not as a service");
        let help =
            Phrase::new("write the ARN of the role as principal, such as \"").plain(service.principal).plain("\"");
        return Err(Finding::new(Code::UnnameableService, Key::Principal, message, help));
    }
    match (service.region, has_region) {
        (Regional::Never | Regional::Optional(_), false) => Ok(Named::Principal(service.principal)),
        (Regional::Required | Regional::Optional(_), true) => Ok(Named::Regional(service)),
        (Regional::Required, false) => {
            let message = Phrase::new("the principal of ")
                .plain(service.name)
                .plain(" carries a Region: ")
                .plain(service.principal);
            let help = suggestion::or_end(
                service,
                Phrase::new("write the Region too: `").plain(service.id).plain("(\"us-east-1\")`"),
            );
            Err(Finding::new(Code::PrincipalRegion, Key::Principal, message, help))
        }
        (Regional::Never, true) => {
            let message = Phrase::new("the principal of ")
                .plain(service.name)
                .plain(" carries no Region: ")
                .plain(service.principal);
            let help = suggestion::or_end(service, Phrase::new("write `").plain(service.id).plain("` alone"));
            Err(Finding::new(Code::PrincipalRegion, Key::Principal, message, help))
        }
    }
}

const fn not_needed(id: &str) -> Result<Named, Finding<'_>> {
    if let Some(row) = services::not_needed_by_id(id) {
        let Some(principal) = row.principal else {
            let message = Phrase::new(row.name).plain(" never uses a function's policy: ").plain(row.why);
            let help = Phrase::new("remove this grant; instead, ").plain(row.instead);
            return Err(Finding::new(Code::UnnameableService, Key::Principal, message, help));
        };
        return Ok(Named::NotNeeded(principal));
    }
    let message = Phrase::new("the catalogue has no service ").quoted(id);
    let help = match meant::by_word(id) {
        meant @ [_, ..] => suggestion::identifiers(meant),
        [] => Phrase::new(
            "write a service such as `s3`, a constant in upper case, or the principal in quotes, such as \"s3.amazonaws.com\"",
        ),
    };
    Err(Finding::new(Code::UnknownIdentifier, Key::Principal, message, help))
}

/// What is wrong with a bare word as principal, where a variable may have been meant. The word itself never stands for one:
/// a service that the catalogue gets later would take its place.
pub const fn or_variable<'a>(finding: Finding<'a>, word: &'a str, takes_variables: bool) -> Finding<'a> {
    if !matches!(finding.code(), Code::UnknownIdentifier) {
        return finding;
    }
    let macro_name = if takes_variables { "" } else { "`try_grant!` and " };
    let start = if finding.asks() { " For" } else { "; for" };
    finding
        .with_help(Phrase::new(start).plain(" a variable, write ").plain(macro_name).plain("`&").user(word).plain("`"))
}

/// Whether an identifier is a service of the catalogue.
const fn is_service(id: &str) -> bool {
    services::by_id(id).is_some() || services::not_needed_by_id(id).is_some()
}

/// Whether an identifier looks like a service of the catalogue, so that a call of it is no function of the user's.
pub const fn resembles_service(id: &str) -> bool {
    is_service(id) || closest(id, &services::IDS).is_some()
}

/// Whether a word is what people call a service.
pub const fn is_called_service(word: &str) -> bool {
    !meant::by_name(word).is_empty()
}

/// The name of the catalogue that may be meant by a constant's name, which differs from it.
pub const fn similar_to_constant(key: Key, name: &str) -> Option<&'static str> {
    match key {
        Key::FunctionUrlAuthType => closest(name, super::auth_types(key)),
        Key::Principal => match meant::by_name(name) {
            [id] if equal_ignoring_case(id, name) => Some(id),
            _ => None,
        },
        _ => None,
    }
}

/// The principal of `workmail("us-east-1")`, in parts.
///
/// # Errors
///
/// When the Region is none.
pub const fn principal_in_region<'a>(service: &Service, region: &'a str) -> Result<[&'a str; 3], Finding<'a>> {
    match principal::in_region(service.id, region) {
        Some(parts) => Ok(parts),
        None => Err(principal::wrong_region(region)),
    }
}

/// The argument of a service that is not one string.
pub const fn malformed_region(id: &str) -> Finding<'_> {
    let message = Phrase::quoting(id).plain(" takes its Region, as one string");
    let help = Phrase::new("write `").user(id).plain("(\"us-east-1\")`");
    Finding::new(Code::PrincipalRegion, Key::Principal, message, help)
}

/// An identifier in the place of an action that is none.
pub const fn lower_case_action(name: &str) -> Finding<'_> {
    let message = Phrase::quoting(name).plain(" is not an action");
    let help = match closest(name, &actions::NAMES) {
        Some(action) => Phrase::new("did you mean `").plain(action).plain("`?"),
        None => Phrase::new(
            "write an action such as `InvokeFunction`, or a constant in upper case; `try_grant!` takes a variable",
        ),
    };
    Finding::new(Code::UnknownIdentifier, Key::Action, message, help)
}

/// An identifier in the place of an auth type that is none.
pub const fn unknown_auth_type(key: Key, name: &str) -> Finding<'_> {
    let (what, help) = match key {
        Key::WebFunctionAuthType => (
            " is not an auth type of endpoints",
            "write `IamAuth` or `ApplicationManaged`, or a constant in upper case; `try_policy!` takes a variable",
        ),
        _ => (
            " is not an auth type of function URLs",
            "write `NONE` or `AWS_IAM`, or a constant in upper case; `try_grant!` takes a variable",
        ),
    };
    let help = match closest(name, super::auth_types(key)) {
        Some(auth_type) => Phrase::new("did you mean `").plain(auth_type).plain("`?"),
        None => Phrase::new(help),
    };
    Finding::new(Code::UnknownIdentifier, key, Phrase::quoting(name).plain(what), help)
}

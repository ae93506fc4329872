//! Service principals: who calls a function, what the call carries, and who never needs a grant.
//!
//! A source ARN form is written as in the AWS documentation: `${Name}` stands for one or more characters other than
//! `/` and `:`, and, our addition, `${Name/}` for one or more other than `:` and `${Name+}` for one or more of any kind.

mod evidence;
pub(crate) mod form;
mod invoking;
pub(crate) mod meant;
mod nicknames;
mod not_needed;
mod partition;
mod reach;
mod rejected;

pub use evidence::Evidence;
pub use invoking::SERVICES;
pub use nicknames::NICKNAMES;
pub use not_needed::NOT_NEEDED;
pub use partition::InPartition;
pub use reach::{Across, Silent};
pub use rejected::REJECTED_PRINCIPALS;

use super::{actions, naming::Variable};
use crate::text::{between, ends_with, equal, find, first, from, starts_with};

/// All services by their identifiers, as `grant!` has them: `principal = s3`.
pub mod id {
    pub use super::{invoking::id::*, not_needed::id::*};
}

/// One service that invokes functions through the function's policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Service {
    /// The identifier in `grant!`: `principal = s3`.
    pub id: &'static str,
    /// The service's name as people write it in a sentence: `S3`, `API Gateway`.
    pub name: &'static str,
    /// The event with its article, as in "is never the source of an S3 event".
    pub event: &'static str,
    /// The principal, with `${Region}` where it must carry one. For [`CallerKind::Role`], the role ARN with `${Partition}` and `${Account}`.
    pub principal: &'static str,
    /// Whether the caller is the service itself or a role.
    pub kind: CallerKind,
    /// Whether the principal may or must name a Region.
    pub region: Regional,
    /// The partitions where the principals are known to be others. Where a partition is not listed, nothing is known of it, and
    /// the principals of the row are taken.
    pub partitions: &'static [InPartition],
    /// The ARNs that the service sends as `aws:SourceArn`. Empty where no form is documented.
    pub source_arns: &'static [SourceArn],
    /// Whether the resource parts of these are sure enough to reject everything else.
    pub certain: bool,
    /// The sources for which the service calls no function.
    pub silent: &'static [Silent],
    /// What the service sends, as the end of "S3 sends ..". Empty where `source_arns` is.
    pub sends: &'static str,
    /// Whether a call carries `aws:SourceArn`.
    pub source_arn: Support,
    /// Whether a call carries `aws:SourceAccount`.
    pub source_account: Support,
    /// Whether a source calls functions of other Regions than its own.
    pub across_regions: Across,
    /// Whether a source calls functions of other accounts than its own.
    pub across_accounts: Across,
    /// The one Region in which the service knows functions, where it knows numbered versions only.
    pub versions_in: Option<&'static str>,
    /// Whether `source_account` must be given, because nothing else names the caller's account.
    pub account_needed: bool,
    /// Whether a call carries an event source token (Alexa's skill ID).
    pub token: bool,
    /// The one partition whose functions the service calls; `None` where there are several, or it is not known.
    pub partition: Option<&'static str>,
    /// The Lambda actions that the service performs on a function or a web function.
    pub actions: &'static [&'static str],
    /// Whether the service is still offered.
    pub status: Status,
    /// What it is that calls the function.
    pub doc: &'static str,
    /// What else one should know.
    pub notes: Option<&'static str>,
    /// Where the facts of this row come from.
    pub source: &'static str,
}

impl Service {
    /// Whether the service performs the action of this name: `InvokeFunction`.
    pub const fn performs(&self, action: &str) -> bool {
        first!(self.actions, |row| equal(actions::name(row), action)).is_some()
    }
}

/// Who the caller is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallerKind {
    /// A service principal: `{"Service": "s3.amazonaws.com"}`.
    Service,
    /// A service-linked role of the customer's account: `{"AWS": "arn:aws:iam::..."}`.
    Role,
}

/// Whether a service principal carries a Region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regional {
    /// No regional form is known.
    Never,
    /// Both forms exist; this is the regional one, such as `logs.${Region}.amazonaws.com`.
    Optional(&'static str),
    /// Only the regional form exists; it is the row's `principal`.
    Required,
}

impl Regional {
    /// The principal with `${Region}`, for a service whose row has this one.
    pub const fn form(self, principal: &'static str) -> Option<&'static str> {
        match self {
            Regional::Never => None,
            Regional::Optional(form) => Some(form),
            Regional::Required => Some(principal),
        }
    }
}

/// Whether a service's call carries a condition key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// Documented or recorded as sent.
    Sent,
    /// Not sent: a condition on it never holds.
    NotSent(Evidence),
    /// No evidence either way.
    Unverified,
}

/// Whether a service is still offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Offered.
    Active,
    /// Still works for those who have it.
    Legacy,
    /// Its end has been announced for this day.
    Ending(&'static str),
    /// It ended on this day, or at this time as far as that is known.
    Ended(&'static str),
}

/// A form of source ARN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceArn {
    /// What it names: `bucket`, `log group`.
    pub resource: &'static str,
    /// The form, such as `arn:${Partition}:s3:::${BucketName}`.
    pub form: &'static str,
    /// What the variables of the resource part are, in order. Empty where that is not documented.
    pub variables: &'static [Variable],
}

/// A service that people want to grant to, and that never uses the function's policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotNeeded {
    /// The identifier in `grant!`, known so that the message can say what to do instead.
    pub id: &'static str,
    /// The service's name as people write it.
    pub name: &'static str,
    /// The service principal people would write; `None` where there is none.
    pub principal: Option<&'static str>,
    /// Why no grant is needed, as a clause: `Lambda polls the queue with the function's execution role`.
    pub why: &'static str,
    /// What to do instead, as the object of "instead, ..": `give the execution role sqs:ReceiveMessage .. and create an event source mapping`.
    pub instead: &'static str,
}

/// What people call services.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nickname {
    /// The identifiers of the services that may be meant.
    pub ids: &'static [&'static str],
    /// What they are called, in lower case and with `_` between the words.
    pub names: &'static [&'static str],
}

/// A principal that AddPermission is known to reject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RejectedPrincipal {
    /// The principal as written.
    pub principal: &'static str,
    /// Where the rejection was seen.
    pub source: &'static str,
}

/// The service of this identifier: `s3`.
pub const fn by_id(id: &str) -> Option<&'static Service> {
    first!(SERVICES, |row| equal(row.id, id))
}

/// The service of this principal, and the Region where the principal carries one.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::facts::services::by_principal;
///
/// let (service, region) = by_principal("logs.eu-west-1.amazonaws.com").unwrap();
/// assert_eq!((service.id, region), ("logs", Some("eu-west-1")));
/// ```
pub const fn by_principal(principal: &str) -> Option<(&'static Service, Option<&str>)> {
    // Few principals carry a Region: only they need to be compared with forms.
    if let Some(service @ Service { kind: CallerKind::Service, region: Regional::Never | Regional::Optional(_), .. }) =
        invoking::row(principal)
    {
        return Some((service, None));
    }
    let mut at = 0;
    while at < SERVICES.len() {
        let service = &SERVICES[at];
        if let (CallerKind::Service, Some(form)) = (service.kind, service.region.form(service.principal)) {
            if let Some(region) = region_in(form, principal) {
                return Some((service, Some(region)));
            }
            if let Some(own) = service.partition_of(principal) {
                return Some((service, region_in(own.regional, principal)));
            }
        }
        at += 1;
    }
    None
}

/// What stands in a principal where its form has `${Region}`.
const fn region_in<'a>(form: &str, principal: &'a str) -> Option<&'a str> {
    if principal.len() + "${Region}".len() <= form.len() {
        return None;
    }
    let (Some(start), Some(end)) = (find(form, b'$', 0), find(form, b'}', 0)) else { return None };
    let (before, behind) = (between(form, 0, start), from(form, end + 1));
    if principal.len() > before.len() + behind.len() && starts_with(principal, before) && ends_with(principal, behind) {
        Some(between(principal, before.len(), principal.len() - behind.len()))
    } else {
        None
    }
}

/// The service of this identifier that never needs a grant.
pub const fn not_needed_by_id(id: &str) -> Option<&'static NotNeeded> {
    first!(NOT_NEEDED, |row| equal(row.id, id))
}

/// The service of this principal that never needs a grant. A principal that it shares with a service that does is none.
pub const fn not_needed_by_principal(principal: &str) -> Option<&'static NotNeeded> {
    if by_principal(principal).is_some() {
        return None;
    }
    first!(NOT_NEEDED, |row| matches!(row.principal, Some(other) if equal(other, principal)))
}

/// Whether AddPermission is known to reject the principal.
pub const fn is_rejected(principal: &str) -> bool {
    first!(REJECTED_PRINCIPALS, |row| equal(row.principal, principal)).is_some()
}

/// The identifiers of all services, those that need no grant included.
pub static IDS: [&str; SERVICES.len() + NOT_NEEDED.len()] = {
    let mut ids = [""; SERVICES.len() + NOT_NEEDED.len()];
    let mut at = 0;
    while at < ids.len() {
        ids[at] = if at < SERVICES.len() { SERVICES[at].id } else { NOT_NEEDED[at - SERVICES.len()].id };
        at += 1;
    }
    ids
};

#[cfg(test)]
mod tests {
    use alloc::{collections::BTreeSet, string::String, vec::Vec};

    use super::*;
    use crate::facts::reference::form::{BEGINNINGS, OTHERS, SOURCES};

    /// A form with a word for each variable.
    fn example(form: &str) -> String {
        let mut pieces = form.split("${");
        let first = String::from(pieces.next().unwrap_or_default());
        pieces.fold(first, |text, piece| text + "x" + piece.split_once('}').expect("a variable is closed").1)
    }

    /// Whether a service sends this, by the service and the resource in it.
    fn is_sent_by_any(arn: &str) -> bool {
        let parts: Vec<&str> = arn.splitn(6, ':').collect();
        SERVICES.iter().flat_map(|service| service.source_arns).any(|source| {
            let of_source: Vec<&str> = source.form.splitn(6, ':').collect();
            parts[2] == of_source[2] && form::intersects(parts[5], "", of_source[5])
        })
    }

    #[test]
    fn holds_all_services() {
        assert_eq!((SERVICES.len(), NOT_NEEDED.len(), REJECTED_PRINCIPALS.len()), (46, 35, 10));
        assert_eq!(IDS.iter().collect::<BTreeSet<_>>().len(), IDS.len(), "an identifier twice");
        let principals: BTreeSet<_> = SERVICES.iter().map(|service| service.principal).collect();
        assert_eq!(principals.len(), SERVICES.len(), "a principal twice");
    }

    #[test]
    fn finds_every_service_by_identifier_and_principal() {
        for service in SERVICES {
            assert_eq!(by_id(service.id), Some(service));
            if service.region != Regional::Required {
                let expected = (service.kind == CallerKind::Service).then_some((service, None));
                assert_eq!(by_principal(service.principal), expected, "{}", service.id);
            }
        }
    }

    #[test]
    fn reads_the_region_of_a_principal() {
        for service in SERVICES {
            let form = match service.region {
                Regional::Never => continue,
                Regional::Optional(form) => form,
                Regional::Required => service.principal,
            };
            let principal = form.replace("${Region}", "eu-west-1");
            assert_eq!(by_principal(&principal), Some((service, Some("eu-west-1"))));
            assert_eq!(by_principal(&form.replace("${Region}", "")), None);
        }
    }

    #[test]
    fn a_partition_has_principals_of_its_own() {
        let logs = by_id("logs").expect("a service of the table");
        for own in logs.partitions {
            assert!(crate::facts::partitions::find(own.partition).is_some(), "{}", own.partition);
            assert_eq!(by_principal(own.principal), Some((logs, None)));
            assert_eq!(by_principal(&own.regional.replace("${Region}", "xx-1")), Some((logs, Some("xx-1"))));
        }
        assert_eq!(logs.around_region("cn-north-1"), Some(("logs.", ".amazonaws.com.cn")));
        assert_eq!(logs.around_region("eu-west-1"), Some(("logs.", ".amazonaws.com")));
        assert_eq!(logs.around_region("xx-nowhere-1"), Some(("logs.", ".amazonaws.com")));
        assert_eq!(by_id("sns").and_then(|sns| sns.around_region("cn-north-1")), Some(("sns.", ".amazonaws.com")));
        assert_eq!(by_id("s3").and_then(|s3| s3.around_region("us-east-1")), None);
    }

    #[test]
    fn what_is_inferred_denies_nothing() {
        let evidence = Evidence::Inferred("other facts");
        assert_eq!((Across::Never(evidence).never(), evidence.is_shown()), (None, false));
        let evidence = Evidence::Reported("a log");
        assert_eq!((Across::Never(evidence).never(), evidence.source()), (Some(evidence), "a log"));
        assert_eq!(Across::Yes(evidence).never(), None);
    }

    #[test]
    fn forms_are_arns_whose_parts_agree_within_a_service() {
        for service in SERVICES {
            assert_eq!(service.source_arns.is_empty(), service.sends.is_empty(), "{}", service.id);
            assert!(!(service.certain && service.source_arns.is_empty()), "{}", service.id);
            let parts = |form: &str| form.splitn(6, ':').map(String::from).collect::<Vec<_>>();
            for source in service.source_arns {
                let (first, this) = (parts(service.source_arns[0].form), parts(source.form));
                assert_eq!(first[..5], this[..5], "{}", service.id);
                assert_eq!(source.form.matches("${").count(), source.form.matches('}').count(), "{}", source.form);
            }
        }
    }

    /// Whether a source ARN, wildcards included, can match what the service sends; only the resource part is compared.
    fn is_sent(id: &str, resource: &str) -> bool {
        let resource_of = |form: &'static str| form.splitn(6, ':').nth(5).expect("an ARN has six parts");
        let service = by_id(id).expect("a service of the table");
        service.source_arns.iter().any(|source| form::intersects(resource, "", resource_of(source.form)))
    }

    #[test]
    fn references_give_forms_that_services_send() {
        for form in SOURCES {
            assert!(is_sent_by_any(&example(form)), "{form}");
        }
        for form in BEGINNINGS {
            assert!(!is_sent_by_any(&example(form)) && is_sent_by_any(&(example(form) + "*")), "{form}");
        }
        for form in OTHERS {
            assert!(!is_sent_by_any(&example(form)), "{form}");
        }
    }

    #[test]
    fn forms_match_what_services_send() {
        for (id, resource) in [
            ("s3", "my-bucket"),
            ("sns", "orders"),
            ("events", "rule/nightly"),
            ("events", "rule/my-bus/nightly"),
            ("events", "rule/aws.partner/example.com/123/nightly"),
            ("apigateway", "abc123/prod/GET/pets/*"),
            ("apigateway", "abc123/prod/GET/"),
            ("apigateway", "abc123/*/*/*"),
            ("apigateway", "abc123/*/$default"),
            ("apigateway", "abc123/*$connect"),
            ("apigateway", "abc123/authorizers/def456"),
            ("logs", "log-group:/aws/lambda/x:*"),
            ("logs", "log-group:*"),
            ("iot", "domainconfiguration/mine/abcde"),
            ("iot", "certificateprovider/mine"),
            ("cognito_idp", "userpool/us-east-1_AbCdEf123"),
            ("cognito_sync", "identitypool/us-east-1:11111111-2222-3333-4444-555555555555"),
            ("lexv2", "bot-alias/ABCDEFGHIJ/*"),
            ("lex_v1", "intent:OrderFlowers:*"),
            ("ses", "receipt-rule-set/inbound:receipt-rule/first"),
            ("secretsmanager", "secret:team/database-AbCdEf"),
            ("cloudwatch_alarms", "alarm:team: disk/full"),
            ("pinpoint", "apps/*"),
            ("pinpoint", "recommenders/*"),
            ("health_agent", "*"),
        ] {
            assert!(is_sent(id, resource), "{id} sends {resource}");
        }
    }

    #[test]
    fn forms_match_nothing_that_services_never_send() {
        for (id, resource) in [
            ("s3", "my-bucket/*"),
            ("apigateway", "abc123"),
            ("apigateway", "abc123/prod"),
            ("logs", "log-group:/aws/lambda/x"),
            ("events", "event-bus/default"),
            ("elasticloadbalancing", "loadbalancer/app/front/0123456789abcdef"),
            ("lexv2", "intent:OrderFlowers:1"),
            ("cognito_idp", "userpool/us-east-1_AbCdEf123/client/x"),
        ] {
            assert!(!is_sent(id, resource), "{id} never sends {resource}");
        }
    }

    #[test]
    fn forms_fit_the_room_of_the_matcher() {
        // A character of a form takes one place at most, a variable two for its four or more characters.
        for source in SERVICES.iter().flat_map(|service| service.source_arns) {
            assert!(source.form.len() <= 160, "{}", source.form);
        }
    }

    #[test]
    fn finds_what_needs_no_grant() {
        for row in NOT_NEEDED {
            assert_eq!(not_needed_by_id(row.id), Some(row));
        }
        assert_eq!(not_needed_by_principal("sqs.amazonaws.com").map(|row| row.id), Some("sqs"));
        // Shared with a service that invokes functions.
        assert_eq!(not_needed_by_principal("appsync.amazonaws.com"), None);
        assert!(is_rejected("amazonaws.com"));
    }
}

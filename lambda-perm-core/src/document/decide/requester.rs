//! Who calls.

use alloc::{borrow::Cow, format};

use super::RequestError;
use crate::{
    facts::{
        identities::{IAM, ROOT},
        partitions::PARTITIONS,
        request_context::{ROLE, RequesterKind},
        services,
    },
    value::{AccountId, ArnParts, Principal, PrincipalKind},
};

/// A caller, with what its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Requester<'a> {
    pub(super) kind: RequesterKind,
    /// As it was given: a service principal, an account or an ARN.
    pub(super) name: &'a str,
    /// Empty for services and anonymous callers.
    pub(super) account: &'a str,
    /// That of its ARN, if it was given by one.
    pub(super) partition: Option<&'a str>,
    /// What stands behind the class in its ARN: `PATH/NAME` of a user or role, `ROLE/SESSION`.
    rest: &'a str,
}

impl<'a> Requester<'a> {
    pub(super) const ANONYMOUS: Requester<'static> = Requester::of(RequesterKind::Anonymous, "");

    const fn of(kind: RequesterKind, name: &'a str) -> Self {
        Self { kind, name, account: "", partition: None, rest: "" }
    }

    /// The caller, and what is wrong with the name, if it is.
    pub(super) fn service(principal: &'a str) -> (Self, Option<RequestError>) {
        let is_right = Principal::parse(principal).is_ok_and(|parsed| parsed.kind() == PrincipalKind::Service);
        (Self::of(RequesterKind::Service, principal), (!is_right).then(|| no_service(principal)))
    }

    pub(super) fn root(account: &'a str) -> (Self, Option<RequestError>) {
        let caller = Self { account, ..Self::of(RequesterKind::Root, account) };
        (caller, AccountId::parse(account).err().map(RequestError::from))
    }

    pub(super) fn identity(arn: &'a str) -> (Self, Option<RequestError>) {
        let wrong = match Principal::parse(arn) {
            Err(error) => Some(error.into()),
            Ok(parsed) if parsed.kind() != PrincipalKind::Identity => Some(no_identity(arn)),
            Ok(_) => None,
        };
        match wrong {
            None => match Self::of_arn(arn) {
                Some(caller) => (caller, None),
                None => (Self::of(RequesterKind::User, arn), Some(no_identity(arn))),
            },
            wrong => (Self::of(RequesterKind::User, arn), wrong),
        }
    }

    fn of_arn(arn: &'a str) -> Option<Self> {
        let parts = ArnParts::split(arn)?;
        let (class, rest) = parts.resource.split_once('/').unwrap_or((parts.resource, ""));
        let kind = RequesterKind::of_arn(parts.service, class)?;
        Some(Self { kind, name: arn, account: parts.account, partition: Some(parts.partition), rest })
    }

    /// The name of the role of a session.
    pub(super) fn role_of_session(&self) -> Option<&'a str> {
        match self.kind {
            RequesterKind::RoleSession => self.rest.split('/').next(),
            _ => None,
        }
    }

    /// The name of a user, role or federated user, without its path.
    pub(super) fn friendly_name(&self) -> &'a str {
        self.rest.rsplit('/').next().unwrap_or_default()
    }

    /// The ARN by which AWS knows it: for a session, that of its role. The ARN of a session does not tell the path of the role.
    pub(super) fn principal_arn(&self, partition: Option<&str>) -> Option<Cow<'a, str>> {
        let partition = || self.partition.or(partition).or(PARTITIONS.first().map(|row| row.id)).unwrap_or_default();
        match self.kind {
            RequesterKind::Service | RequesterKind::Anonymous => None,
            RequesterKind::Root => Some(format!("arn:{}:{IAM}::{}:{ROOT}", partition(), self.account).into()),
            RequesterKind::RoleSession => {
                let role = self.role_of_session()?;
                Some(format!("arn:{}:{IAM}::{}:{ROLE}/{role}", partition(), self.account).into())
            }
            RequesterKind::User | RequesterKind::Role | RequesterKind::FederatedUser => Some(self.name.into()),
        }
    }
}

fn no_service(text: &str) -> RequestError {
    let help = match services::by_id(text) {
        Some(service) => format!("write `{}`", service.principal),
        None => "write the principal of a service, such as `s3.amazonaws.com`; accounts, users and roles are \
                 `Request::account` and `Request::identity`"
            .into(),
    };
    RequestError::new(format!("`{text}` is not the principal of a service"), help)
}

fn no_identity(text: &str) -> RequestError {
    let help = "write the ARN of a user, role or session; accounts, services and strangers are `Request::account`, \
                `Request::service` and `Request::anonymous`";
    RequestError::new(format!("`{text}` is not the ARN of an IAM identity"), help)
}

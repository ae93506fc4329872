//! A statement as Lambda stores it.

#[cfg(feature = "runtime")]
use crate::value::AccountId;
use crate::{
    facts::{
        conditions::{
            ConditionKey, EVENT_SOURCE_TOKEN, FUNCTION_URL_AUTH_TYPE, INVOKED_VIA_FUNCTION_URL, PRINCIPAL_ORG_ID,
            SOURCE_ACCOUNT, SOURCE_ARN,
        },
        partitions::{PARTITIONS, Partition},
    },
    permission::{FunctionPermission, LayerVersionPermission},
    value::{LayerVersion, PrincipalKind, function_name, layer_name, principal},
};

/// A statement as Lambda stores it.
///
/// Key order, spelling and compactness are those that AWS was recorded to return:
/// `Sid, Effect, Principal, Action, Resource, Condition`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement<'a> {
    pub(crate) sid: &'a str,
    pub(crate) principal: Principal<'a>,
    pub(crate) action: &'a str,
    pub(crate) resource: Resource<'a>,
    pub(crate) conditions: Conditions<'a>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Principal<'a> {
    Everyone,
    Service(&'a str),
    Identity(&'a str),
    /// Stored as the ARN of the account's root.
    Account(&'a str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Resource<'a> {
    pub(crate) home: Home<'a>,
    pub(crate) name: &'a str,
    pub(crate) qualifier: Qualifier<'a>,
}

/// Where a function or layer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Home<'a> {
    pub(crate) partition: &'a str,
    pub(crate) region: &'a str,
    pub(crate) account: Account<'a>,
}

/// An account in text of the name's or in the scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account<'a> {
    Text(&'a str),
    /// Of a scope, which only the outputs have.
    #[cfg(feature = "runtime")]
    Id(AccountId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Qualifier<'a> {
    Unqualified,
    Function(&'a str),
    Layer(LayerVersion),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Conditions<'a> {
    pub(crate) source_account: Option<&'a str>,
    pub(crate) auth_type: Option<&'static str>,
    pub(crate) organization: Option<&'a str>,
    pub(crate) token: Option<&'a str>,
    pub(crate) source_arn: Option<&'a str>,
    pub(crate) via_url: bool,
}

/// What a name tells of its home.
#[derive(Clone, Copy)]
pub struct Named<'a> {
    pub(crate) partition: Option<&'a str>,
    pub(crate) region: Option<&'a str>,
    pub(crate) account: Option<&'a str>,
}

impl<'a> FunctionPermission<&'a str> {
    /// What the function's name tells of its home.
    pub(crate) const fn named(&self) -> Named<'a> {
        let function = function_name::Parts::of(self.function_name);
        Named { partition: function.partition, region: function.region, account: function.account }
    }

    /// The statement of a function that is there.
    #[cfg(feature = "runtime")]
    pub(crate) const fn statement_in(&self, home: Home<'a>) -> Statement<'a> {
        self.statement_for(self.resource_in(home))
    }

    /// The function, and whether its name tells the home. Where it does not, that is another one.
    pub(crate) const fn resource_or(&self, other: Home<'a>) -> (Resource<'a>, bool) {
        let home = self.named().home();
        let resource = self.resource_in(match home {
            Some(home) => home,
            None => other,
        });
        (resource, home.is_some())
    }

    /// The function that is there.
    const fn resource_in(&self, home: Home<'a>) -> Resource<'a> {
        let qualifier = match present(self.qualifier) {
            Some(qualifier) => Qualifier::Function(qualifier),
            None => Qualifier::Unqualified,
        };
        Resource { home, name: function_name::Parts::of(self.function_name).name, qualifier }
    }

    /// The statement for this function, whatever the permission is for.
    pub(crate) const fn statement_for(&self, resource: Resource<'a>) -> Statement<'a> {
        Statement {
            sid: self.statement_id,
            principal: Principal::of(self.principal),
            action: self.action,
            resource,
            conditions: Conditions {
                source_account: present(self.source_account),
                auth_type: match self.function_url_auth_type {
                    Some(auth_type) => Some(auth_type.as_str()),
                    None => None,
                },
                organization: present(self.principal_org_id),
                token: present(self.event_source_token),
                source_arn: present(self.source_arn),
                via_url: matches!(self.invoked_via_function_url, Some(true)),
            },
        }
    }
}

impl<'a> LayerVersionPermission<&'a str> {
    /// What the layer's name tells of its home.
    pub(crate) const fn named(&self) -> Named<'a> {
        match layer_name::Parts::of(self.layer_name).arn {
            Some(arn) => Named { partition: Some(arn.partition), region: Some(arn.region), account: Some(arn.account) },
            None => Named { partition: None, region: None, account: None },
        }
    }

    /// The statement of a layer that is there.
    #[cfg(feature = "runtime")]
    pub(crate) const fn statement_in(&self, home: Home<'a>) -> Statement<'a> {
        self.statement_for(self.resource_in(home))
    }

    /// The layer version, and whether its name tells the home. Where it does not, that is another one.
    pub(crate) const fn resource_or(&self, other: Home<'a>) -> (Resource<'a>, bool) {
        let home = self.named().home();
        let resource = self.resource_in(match home {
            Some(home) => home,
            None => other,
        });
        (resource, home.is_some())
    }

    /// The layer version that is there.
    const fn resource_in(&self, home: Home<'a>) -> Resource<'a> {
        let name = layer_name::Parts::of(self.layer_name).name;
        Resource { home, name, qualifier: Qualifier::Layer(self.version_number) }
    }

    /// The statement for this layer version, whatever the permission is for.
    pub(crate) const fn statement_for(&self, resource: Resource<'a>) -> Statement<'a> {
        Statement {
            sid: self.statement_id,
            principal: Principal::of(self.principal),
            action: self.action,
            resource,
            conditions: Conditions {
                source_account: None,
                auth_type: None,
                organization: present(self.organization_id),
                token: None,
                source_arn: None,
                via_url: false,
            },
        }
    }
}

const fn present(text: &str) -> Option<&str> {
    if text.is_empty() { None } else { Some(text) }
}

impl<'a> Principal<'a> {
    const fn of(text: &'a str) -> Self {
        match principal::kind(text) {
            PrincipalKind::Everyone => Self::Everyone,
            PrincipalKind::Account => Self::Account(text),
            PrincipalKind::Identity => Self::Identity(text),
            PrincipalKind::Service => Self::Service(text),
        }
    }
}

impl<'a> Named<'a> {
    /// A name that tells nothing.
    #[cfg(feature = "runtime")]
    pub(crate) const NOTHING: Self = Self { partition: None, region: None, account: None };

    /// The home, where the name tells all of it.
    pub(crate) const fn home(&self) -> Option<Home<'a>> {
        match *self {
            Named { partition: Some(partition), region: Some(region), account: Some(account) } => {
                Some(Home { partition, region, account: Account::Text(account) })
            }
            _ => None,
        }
    }
}

impl Home<'static> {
    /// The home with the longest ARN: partition and Region together have the most characters.
    pub(crate) const LONGEST: Self = Self::extreme(true);

    /// The home with the shortest ARN.
    pub(crate) const SHORTEST: Self = Self::extreme(false);

    const fn extreme(is_longest: bool) -> Self {
        let first = &PARTITIONS[0];
        let account = Account::Text("000000000000");
        let mut found = Home { partition: first.id, region: first.regions[0].code, account };
        let mut at = 0;
        while at < PARTITIONS.len() {
            let Partition { id, regions, .. } = PARTITIONS[at];
            let mut region = 0;
            while region < regions.len() {
                let code = regions[region].code;
                let (this, other) = (id.len() + code.len(), found.partition.len() + found.region.len());
                let is_more = if is_longest { this > other } else { this < other };
                if is_more {
                    found = Home { partition: id, region: code, account };
                }
                region += 1;
            }
            at += 1;
        }
        found
    }
}

impl<'a> Conditions<'a> {
    /// The keys in the order in which Lambda stores them, those of one operator together.
    pub(crate) const fn entries(&self) -> [(&'static ConditionKey, Option<&'a str>); 6] {
        [
            (&SOURCE_ACCOUNT, self.source_account),
            (&FUNCTION_URL_AUTH_TYPE, self.auth_type),
            (&PRINCIPAL_ORG_ID, self.organization),
            (&EVENT_SOURCE_TOKEN, self.token),
            (&SOURCE_ARN, self.source_arn),
            (&INVOKED_VIA_FUNCTION_URL, if self.via_url { Some("true") } else { None }),
        ]
    }

    /// Whether there is none.
    #[cfg(feature = "json")]
    pub(crate) const fn is_empty(&self) -> bool {
        matches!(
            self,
            Self {
                source_account: None,
                auth_type: None,
                organization: None,
                token: None,
                source_arn: None,
                via_url: false
            }
        )
    }
}

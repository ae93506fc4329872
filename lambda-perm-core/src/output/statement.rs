//! A statement of the policy, byte for byte as GetPolicy and GetLayerVersionPolicy return it.

use super::{
    json::{Sink, json_text},
    scope::{Scope, ScopeError, complete},
};
use crate::{
    facts::conditions::{
        ConditionKey, EVENT_SOURCE_TOKEN, FUNCTION_URL_AUTH_TYPE, INVOKED_VIA_FUNCTION_URL, PRINCIPAL_ORG_ID,
        SOURCE_ACCOUNT, SOURCE_ARN,
    },
    permission::{FunctionPermission, LayerVersionPermission, present},
    value::{
        AccountId, FunctionUrlAuthType, LayerVersion, PrincipalKind, function_name, layer_name, principal,
        region::{is_partition, is_region},
    },
};

/// A statement as Lambda stores it.
///
/// Key order, spelling and compactness are those that AWS was recorded to return:
/// `Sid, Effect, Principal, Action, Resource, Condition`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement<'a> {
    pub(super) sid: &'a str,
    pub(super) principal: Principal<'a>,
    pub(super) action: &'a str,
    pub(super) resource: Resource<'a>,
    pub(super) conditions: Conditions<'a>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Principal<'a> {
    Everyone,
    Service(&'a str),
    Identity(&'a str),
    /// Stored as the ARN of the account's root.
    Account(&'a str),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Resource<'a> {
    pub(super) partition: &'a str,
    region: &'a str,
    account: Account<'a>,
    name: &'a str,
    qualifier: Qualifier<'a>,
}

/// An account in text of the name's or in the scope.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Account<'a> {
    Text(&'a str),
    Id(AccountId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Qualifier<'a> {
    Unqualified,
    Function(&'a str),
    Layer(LayerVersion),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Conditions<'a> {
    source_account: Option<&'a str>,
    auth_type: Option<&'static str>,
    organization: Option<&'a str>,
    token: Option<&'a str>,
    source_arn: Option<&'a str>,
    via_url: bool,
}

impl<S: AsRef<str>> FunctionPermission<S> {
    /// The statement as Lambda stores it.
    ///
    /// # Errors
    ///
    /// When the function is not given as a full ARN and the scope does not complete it, or contradicts it.
    pub fn statement<'a>(&'a self, scope: &Scope<'a>) -> Result<Statement<'a>, ScopeError> {
        let function = function_name::Parts::of(self.function_name.as_ref());
        let qualifier = present(&self.qualifier).map_or(Qualifier::Unqualified, Qualifier::Function);
        let named = (function.partition, function.region, function.account);
        Ok(Statement {
            sid: self.statement_id.as_ref(),
            principal: Principal::of(self.principal.as_ref()),
            action: self.action.as_ref(),
            resource: Resource::complete(named, function.name, qualifier, scope)?,
            conditions: Conditions {
                source_account: present(&self.source_account),
                auth_type: self.function_url_auth_type.map(FunctionUrlAuthType::as_str),
                organization: present(&self.principal_org_id),
                token: present(&self.event_source_token),
                source_arn: present(&self.source_arn),
                via_url: self.invoked_via_function_url == Some(true),
            },
        })
    }
}

impl<S: AsRef<str>> LayerVersionPermission<S> {
    /// The statement as Lambda stores it.
    ///
    /// # Errors
    ///
    /// When the layer is not given as a full ARN and the scope does not complete it, or contradicts it.
    pub fn statement<'a>(&'a self, scope: &Scope<'a>) -> Result<Statement<'a>, ScopeError> {
        let layer = layer_name::Parts::of(self.layer_name.as_ref());
        let named =
            layer.arn.map_or((None, None, None), |arn| (Some(arn.partition), Some(arn.region), Some(arn.account)));
        Ok(Statement {
            sid: self.statement_id.as_ref(),
            principal: Principal::of(self.principal.as_ref()),
            action: self.action.as_ref(),
            resource: Resource::complete(named, layer.name, Qualifier::Layer(self.version_number), scope)?,
            conditions: Conditions { organization: present(&self.organization_id), ..Conditions::default() },
        })
    }
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

impl<'a> Resource<'a> {
    fn complete(
        (partition, region, account): (Option<&'a str>, Option<&'a str>, Option<&'a str>),
        name: &'a str,
        qualifier: Qualifier<'a>,
        scope: &Scope<'a>,
    ) -> Result<Self, ScopeError> {
        let scope_account = scope.account();
        let account = match (account, scope_account) {
            (None, Some(id)) => Account::Id(id),
            (Some(text), None) => Account::Text(text),
            (Some(text), Some(id)) if text == id.as_str() => Account::Text(text),
            (Some(text), Some(id)) => {
                return Err(ScopeError::Contradiction {
                    what: "account",
                    name: text.into(),
                    scope: id.as_str().into(),
                });
            }
            (None, None) => return Err(ScopeError::Missing("account")),
        };
        Ok(Self {
            partition: complete("partition", partition, scope.partition(), is_partition)?,
            region: complete("Region", region, scope.region(), is_region)?,
            account,
            name,
            qualifier,
        })
    }

    pub(super) fn write(&self, out: &mut impl Sink) {
        out.raw("arn:");
        out.safe(self.partition);
        out.raw(":lambda:");
        out.safe(self.region);
        out.raw(":");
        match &self.account {
            Account::Text(text) => out.safe(text),
            Account::Id(id) => out.account(id),
        }
        out.raw(if matches!(self.qualifier, Qualifier::Layer(_)) { ":layer:" } else { ":function:" });
        out.safe(self.name);
        match self.qualifier {
            Qualifier::Unqualified => {}
            Qualifier::Function(text) => {
                out.raw(":");
                out.safe(text);
            }
            Qualifier::Layer(version) => {
                out.raw(":");
                out.raw(itoa(version.get(), &mut [0; 20]));
            }
        }
    }
}

/// A number as text, without allocating.
fn itoa(mut number: u64, digits: &mut [u8; 20]) -> &str {
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    core::str::from_utf8(&digits[at..]).unwrap_or_default()
}

impl Conditions<'_> {
    /// The keys in the order in which Lambda stores them, those of one operator together.
    pub(super) fn entries(&self) -> [(&'static ConditionKey, Option<&str>); 6] {
        [
            (&SOURCE_ACCOUNT, self.source_account),
            (&FUNCTION_URL_AUTH_TYPE, self.auth_type),
            (&PRINCIPAL_ORG_ID, self.organization),
            (&EVENT_SOURCE_TOKEN, self.token),
            (&SOURCE_ARN, self.source_arn),
            (&INVOKED_VIA_FUNCTION_URL, self.via_url.then_some("true")),
        ]
    }

    fn write(&self, out: &mut impl Sink) {
        let [account, auth_type, organization, token, arn, via_url] = self.entries();
        let mut operator = "";
        // One call for each, so that the keys are constants where they are copied: a loop takes half as long again.
        operator = write_entry(out, operator, account);
        operator = write_entry(out, operator, auth_type);
        operator = write_entry(out, operator, organization);
        operator = write_entry(out, operator, token);
        operator = write_entry(out, operator, arn);
        operator = write_entry(out, operator, via_url);
        if !operator.is_empty() {
            out.raw("}}");
        }
    }

    fn length(&self) -> usize {
        let texts = [self.source_account, self.auth_type, self.organization, self.token, self.source_arn];
        texts.into_iter().flatten().map(str::len).sum()
    }
}

/// Appends a condition, if it has a value, and says which operator is open then.
#[inline(always)]
fn write_entry(
    out: &mut impl Sink,
    operator: &'static str,
    (key, value): (&'static ConditionKey, Option<&str>),
) -> &'static str {
    let Some(value) = value else { return operator };
    if operator == key.operator {
        out.raw(",\"");
    } else {
        out.raw(if operator.is_empty() { ",\"Condition\":{\"" } else { "},\"" });
        out.raw(key.operator);
        out.raw("\":{\"");
    }
    out.raw(key.key);
    out.raw("\":\"");
    // Of all values, only a source ARN may hold what needs an escape.
    if matches!(key.parameter.as_bytes(), b"SourceArn") {
        out.escaped(value);
    } else {
        out.safe(value);
    }
    out.raw("\"");
    key.operator
}

impl Statement<'_> {
    /// More than the fixed text of a statement with every condition.
    const FRAME: usize = 360;

    /// An upper bound of the length, if no character needs an escape.
    pub(crate) fn estimated_length(&self) -> usize {
        let principal = match self.principal {
            Principal::Everyone => "",
            Principal::Service(text) | Principal::Identity(text) | Principal::Account(text) => text,
        };
        let texts = [
            self.sid,
            principal,
            self.action,
            self.resource.partition,
            self.resource.partition,
            self.resource.region,
            self.resource.name,
        ];
        let qualifier = match self.resource.qualifier {
            Qualifier::Function(text) => text.len(),
            _ => 0,
        };
        Self::FRAME + texts.into_iter().map(str::len).sum::<usize>() + qualifier + self.conditions.length()
    }

    pub(crate) fn write(&self, out: &mut impl Sink) {
        out.raw("{\"Sid\":\"");
        out.safe(self.sid);
        out.raw("\",\"Effect\":\"Allow\",\"Principal\":");
        match self.principal {
            Principal::Everyone => out.raw("\"*\",\"Action\":\""),
            Principal::Service(text) => {
                out.raw("{\"Service\":\"");
                out.safe(text);
                out.raw("\"},\"Action\":\"");
            }
            Principal::Identity(text) => {
                out.raw("{\"AWS\":\"");
                out.escaped(text);
                out.raw("\"},\"Action\":\"");
            }
            Principal::Account(text) => {
                out.raw("{\"AWS\":\"arn:");
                out.safe(self.resource.partition);
                out.raw(":iam::");
                out.safe(text);
                out.raw(":root\"},\"Action\":\"");
            }
        }
        out.safe(self.action);
        out.raw("\",\"Resource\":\"");
        self.resource.write(out);
        out.raw("\"");
        self.conditions.write(out);
        out.raw("}");
    }
}

json_text!(Statement);

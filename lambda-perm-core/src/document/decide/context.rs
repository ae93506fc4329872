//! What is known of a call: the context keys that it was given, and those that AWS fills in.

use alloc::borrow::Cow;
use core::slice;

use super::{Request, text::is_same, value::ContextValue};
use crate::{
    document::{PolicyDocument, PolicyVersion, value::OneOrMany, variable::PolicyVariable},
    facts::{
        limits::is_account_id,
        request_context::{ANONYMOUS, FilledKey, RequesterKind},
    },
    value::ArnParts,
};

/// The values of a context key.
pub(super) enum ContextValues<'a> {
    Given(&'a [ContextValue<'a>]),
    FilledIn(ContextValue<'a>),
}

impl<'a> ContextValues<'a> {
    pub(super) const fn as_slice(&self) -> &[ContextValue<'a>] {
        match self {
            Self::Given(values) => values,
            Self::FilledIn(value) => slice::from_ref(value),
        }
    }
}

/// A request to a policy.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) request: &'a Request<'a>,
    document: &'a PolicyDocument<'a>,
    /// Whether policy variables are replaced.
    pub(super) has_variables: bool,
}

impl<'a> Context<'a> {
    pub(super) fn new(document: &'a PolicyDocument<'a>, request: &'a Request<'a>) -> Self {
        let has_variables = document.effective_version() >= PolicyVersion::V2012;
        Self { request, document, has_variables }
    }

    /// The value of a context key that was given and has one, if it is written in this case.
    #[inline]
    pub(super) fn given_one(&self, key: &str) -> Option<&'a ContextValue<'a>> {
        match &self.request.context.iter().find(|entry| is_same(entry.key, key))?.values {
            OneOrMany::One(only) => Some(only),
            OneOrMany::Many(_) => None,
        }
    }

    /// The values of a context key. None are as good as no key.
    #[inline]
    pub(super) fn find(&self, key: &str) -> ContextValues<'a> {
        match self.request.context.iter().find(|entry| entry.key.eq_ignore_ascii_case(key)) {
            Some(entry) => ContextValues::Given(entry.values.as_slice()),
            None => self.filled_in(key),
        }
    }

    /// The value of a context key that has one.
    pub(super) fn find_one(&self, key: &str) -> Option<Cow<'a, str>> {
        match self.find(key) {
            ContextValues::Given([only]) => Some(Cow::Borrowed(&only.text)),
            ContextValues::Given(_) => None,
            ContextValues::FilledIn(value) => Some(value.text),
        }
    }

    /// The value of a policy variable. `None` where the request lacks the key or has several values of it.
    pub(super) fn value<'v>(&self, variable: PolicyVariable<'v>) -> Option<Cow<'v, str>>
    where
        'a: 'v,
    {
        match variable {
            PolicyVariable::Character(text) => Some(Cow::Borrowed(text)),
            PolicyVariable::Key(key, default) => self.find_one(key).or(default.map(Cow::Borrowed)),
        }
    }

    fn filled_in(&self, key: &str) -> ContextValues<'a> {
        match FilledKey::find(key).and_then(|key| self.follows(key)) {
            Some(text) => ContextValues::FilledIn(ContextValue::new(text)),
            None => ContextValues::Given(&[]),
        }
    }

    /// What follows from the caller and the resource.
    fn follows(&self, key: FilledKey) -> Option<Cow<'a, str>> {
        let caller = &self.request.caller;
        let is_service = caller.kind == RequesterKind::Service;
        let has_account = caller.kind.has_account();
        Some(match key {
            FilledKey::PrincipalAccount if has_account => caller.account.into(),
            FilledKey::PrincipalAccount if !is_service => ANONYMOUS.into(),
            FilledKey::PrincipalArn => caller.principal_arn(self.resource().map(|arn| arn.partition))?,
            FilledKey::PrincipalIsAwsService if is_service => "true".into(),
            FilledKey::PrincipalIsAwsService if has_account => "false".into(),
            FilledKey::PrincipalServiceName if is_service => caller.name.into(),
            FilledKey::PrincipalType => caller.kind.principal_type()?.into(),
            FilledKey::RequestedRegion => self.resource()?.region.into(),
            FilledKey::ResourceAccount => self.resource()?.account.into(),
            FilledKey::SecureTransport => "true".into(),
            FilledKey::UserId => match caller.kind {
                RequesterKind::Root => caller.account.into(),
                RequesterKind::FederatedUser => alloc::format!("{}:{}", caller.account, caller.friendly_name()).into(),
                RequesterKind::Anonymous => ANONYMOUS.into(),
                _ => return None,
            },
            FilledKey::UserName if caller.kind == RequesterKind::User => caller.friendly_name().into(),
            FilledKey::ViaAwsService if has_account => "false".into(),
            _ => return None,
        })
    }

    /// The ARN that is called: that of the request, or else the first that a statement is about.
    pub(super) fn resource(&self) -> Option<ArnParts<'a>> {
        let of_statements = || {
            let about = self.document.statements().iter().map(|statement| &statement.resources);
            about.filter(|patterns| !patterns.is_negated).flat_map(|patterns| patterns.values.as_slice())
        };
        let arn = |text: &'a str| ArnParts::split(text).filter(|arn| is_account_id(arn.account));
        match self.request.resource {
            Some(text) => arn(text),
            None => of_statements().find_map(|text| arn(text)),
        }
    }

    /// Whether the caller is of the account of the resource.
    pub(super) fn is_same_account(&self) -> bool {
        self.resource().is_some_and(|arn| arn.account == self.request.caller.account)
    }
}

//! Values of `try_grant!` and `try_policy!`.

use alloc::{
    borrow::{Cow, ToOwned},
    string::{String, ToString},
    vec,
    vec::Vec,
};

use crate::{
    draft::Draft,
    finding::{At, Error, Finding, Findings},
    grammar,
    key::Key,
    permission::{FunctionPermission, LayerVersionPermission},
    policy::{Permission, Permissions, Policy},
    set::{Member, Set},
    template::Deferred,
    value::{
        AccountId, Action, Arn, EventSourceToken, FunctionName, FunctionUrlAuthType, LayerName, LayerVersion,
        OrganizationId, Principal, Qualifier, StatementId,
    },
    values::Values,
};

/// The keys as types, by which the compiler tells which values a key takes.
#[allow(non_camel_case_types, reason = "named as users write the keys")]
pub(super) mod keys {
    macro_rules! keys {
        ($($key:ident)*) => {
            $(
                /// The key.
                pub enum $key {}
            )*

            /// The text of a value, with a function for each key: where a value has a wrong type, the compiler blames the
            /// argument of a function, and all of a call that names the key as a type.
            pub mod given {
                use alloc::string::String;

                use super::super::Given;

                $(
                    /// The text of the key's value.
                    pub fn $key<T: Given<super::$key> + ?Sized>(value: &T) -> Option<String> {
                        value.text()
                    }
                )*
            }
        };
    }

    keys! {
        function_name qualifier statement_id action principal source_arn source_account event_source_token
        principal_org_id function_url_auth_type layer_name organization_id principal_region arn_part
    }

    /// A key that may be absent, so that its value may be `None`.
    #[diagnostic::on_unimplemented(
        message = "this key must have a value, so it takes no `Option`",
        label = "this is an `Option`"
    )]
    pub trait Optional {}

    impl Optional for qualifier {}
    impl Optional for source_arn {}
    impl Optional for source_account {}
    impl Optional for event_source_token {}
    impl Optional for principal_org_id {}
    impl Optional for function_url_auth_type {}
    impl Optional for organization_id {}
}

/// What a key takes as its value: text, the checked type, and an `Option` of these where the key may be absent.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of this key",
    label = "this is a `{Self}`",
    note = "a key takes `&str`, `String`, its checked type such as `AccountId` or `Arn`, and an `Option` of these where it may be left out"
)]
pub trait Given<K> {
    /// The text, unless it is absent.
    fn text(&self) -> Option<String>;
}

#[diagnostic::do_not_recommend]
impl<K> Given<K> for str {
    fn text(&self) -> Option<String> {
        Some(self.to_owned())
    }
}

#[diagnostic::do_not_recommend]
impl<K> Given<K> for String {
    fn text(&self) -> Option<String> {
        Some(self.clone())
    }
}

#[diagnostic::do_not_recommend]
impl<K> Given<K> for Cow<'_, str> {
    fn text(&self) -> Option<String> {
        Some(self.to_string())
    }
}

#[diagnostic::do_not_recommend]
impl<K, T: Given<K> + ?Sized> Given<K> for &T {
    fn text(&self) -> Option<String> {
        (**self).text()
    }
}

impl<K: keys::Optional, T: Given<K>> Given<K> for Option<T> {
    fn text(&self) -> Option<String> {
        self.as_ref()?.text()
    }
}

macro_rules! given {
    ($($type:ident as $($key:ident)*;)*) => {
        $($(
            #[diagnostic::do_not_recommend]
            impl<S: AsRef<str>> Given<keys::$key> for $type<S> {
                fn text(&self) -> Option<String> {
                    Some(self.to_string())
                }
            }
        )*)*
    };
}

given! {
    FunctionName as function_name;
    Qualifier as qualifier;
    StatementId as statement_id;
    Action as action;
    Principal as principal;
    Arn as source_arn principal;
    EventSourceToken as event_source_token;
    OrganizationId as principal_org_id organization_id;
    LayerName as layer_name;
}

#[diagnostic::do_not_recommend]
impl Given<keys::source_account> for AccountId {
    fn text(&self) -> Option<String> {
        Some(self.to_string())
    }
}

#[diagnostic::do_not_recommend]
impl Given<keys::arn_part> for AccountId {
    fn text(&self) -> Option<String> {
        Some(self.to_string())
    }
}

#[diagnostic::do_not_recommend]
impl Given<keys::principal> for AccountId {
    fn text(&self) -> Option<String> {
        Some(self.to_string())
    }
}

#[diagnostic::do_not_recommend]
impl Given<keys::function_url_auth_type> for FunctionUrlAuthType {
    fn text(&self) -> Option<String> {
        Some(self.as_str().to_owned())
    }
}

/// The text of a literal.
#[must_use]
pub fn literal(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// A permission of which everything was known when the program was compiled.
///
/// # Errors
///
/// None.
pub fn known<P: Permission>(permission: &P) -> Result<P::Owned, Findings> {
    Ok(permission.to_owned_text())
}

/// A policy of which everything was known when the program was compiled.
///
/// # Errors
///
/// None.
pub fn known_policy<C: Permissions>(
    policy: &Policy<C>,
) -> Result<Policy<Vec<<C::Permission as Permission>::Owned>>, Findings> {
    Ok(policy.to_owned_text())
}

/// The members of a set.
pub type Members<P> = Vec<RunTimeMember<P>>;
/// A permission with text of its own.
pub type OwnedFunctionPermission = FunctionPermission<String>;
/// A permission with text of its own.
pub type OwnedLayerVersionPermission = LayerVersionPermission<String>;

/// A list of members.
pub fn members<P, const N: usize>(members: [RunTimeMember<P>; N]) -> Members<P> {
    members.into()
}

/// A list of statements.
#[must_use]
pub fn list<const N: usize>(statements: [Values; N]) -> Vec<Values> {
    statements.into()
}

/// A permission with text of its own.
pub fn owned_function<T: GivenPermission<OwnedFunctionPermission>>(permission: &T) -> OwnedFunctionPermission {
    permission.owned()
}

/// A permission with text of its own.
pub fn owned_layer_version<T: GivenPermission<OwnedLayerVersionPermission>>(
    permission: &T,
) -> OwnedLayerVersionPermission {
    permission.owned()
}

/// What `permission(..)` takes in a set of such permissions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no permission for this set",
    label = "this is a `{Self}`",
    note = "a set for a function takes a `FunctionPermission`, one for a layer version a `LayerVersionPermission`: `grant!` and `try_grant!` make them"
)]
pub trait GivenPermission<P> {
    /// The permission, with text of its own.
    fn owned(&self) -> P;
}

macro_rules! permissions {
    ($($type:ident)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<S: AsRef<str> + Clone> GivenPermission<$type<String>> for $type<S> {
                fn owned(&self) -> $type<String> {
                    self.to_owned_text()
                }
            }
        )*
    };
}

permissions! { FunctionPermission LayerVersionPermission }

#[diagnostic::do_not_recommend]
impl<P, T: GivenPermission<P>> GivenPermission<P> for &T {
    fn owned(&self) -> P {
        (**self).owned()
    }
}

/// A permission for a template with text of its own.
pub type OwnedFunctionTemplate<L> = FunctionPermission<Deferred<L, String>>;
/// A permission for a template with text of its own.
pub type OwnedLayerVersionTemplate<L> = LayerVersionPermission<Deferred<L, String>>;

/// A permission that may be one of a set for a template: one for a template of that language, or a plain one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no permission for a template",
    label = "this is a `{Self}`",
    note = "a set for a template takes plain permissions, and those for a template of the same language"
)]
pub trait InTemplate<L> {
    /// The permission with text of its own.
    type Owned;

    /// The permission for a template, with text of its own.
    fn owned_in(&self) -> Self::Owned;
}

macro_rules! in_template {
    ($($type:ident)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<L: Copy, S: AsRef<str>> InTemplate<L> for $type<S> {
                type Owned = $type<Deferred<L, String>>;

                fn owned_in(&self) -> Self::Owned {
                    self.borrowed().in_template::<L>().to_owned_text()
                }
            }

            #[diagnostic::do_not_recommend]
            impl<L: Copy, S: AsRef<str>> InTemplate<L> for $type<Deferred<L, S>> {
                type Owned = $type<Deferred<L, String>>;

                fn owned_in(&self) -> Self::Owned {
                    self.to_owned_text()
                }
            }
        )*
    };
}

in_template!(FunctionPermission LayerVersionPermission);

/// A permission for a template with text of its own.
pub fn owned_in<L, P: InTemplate<L>>(permission: &P) -> P::Owned {
    permission.owned_in()
}

/// The arguments of a constructor of ARNs.
#[must_use]
pub fn parts<const N: usize>(parts: [Option<String>; N]) -> Vec<String> {
    parts.into_iter().flatten().collect()
}

/// A truth value as text.
pub fn flag<T: GivenFlag>(value: T) -> Option<String> {
    value.flag().map(|value| String::from(if value { "true" } else { "false" }))
}

/// What `invoked_via_function_url` takes as its value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of `invoked_via_function_url`",
    label = "this is a `{Self}`",
    note = "write a `bool` or an `Option<bool>`"
)]
pub trait GivenFlag {
    /// The value, unless it is absent.
    fn flag(&self) -> Option<bool>;
}

impl GivenFlag for bool {
    fn flag(&self) -> Option<bool> {
        Some(*self)
    }
}

impl GivenFlag for Option<bool> {
    fn flag(&self) -> Option<bool> {
        *self
    }
}

#[diagnostic::do_not_recommend]
impl<T: GivenFlag> GivenFlag for &T {
    fn flag(&self) -> Option<bool> {
        (**self).flag()
    }
}

/// The number of a layer version.
pub fn version<T: GivenVersion>(value: T) -> u64 {
    value.number()
}

/// What `version_number` takes as its value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of `version_number`",
    label = "this is a `{Self}`",
    note = "write a `u64`, a smaller unsigned number or a `LayerVersion`; `u64::try_from` makes one of any other number"
)]
pub trait GivenVersion {
    /// The number, right or wrong.
    fn number(&self) -> u64;
}

macro_rules! versions {
    ($($type:ty)*) => {
        $(
            impl GivenVersion for $type {
                fn number(&self) -> u64 {
                    u64::from(*self)
                }
            }
        )*
    };
}

versions! { u64 u32 u16 u8 LayerVersion }

#[diagnostic::do_not_recommend]
impl<T: GivenVersion> GivenVersion for &T {
    fn number(&self) -> u64 {
        (**self).number()
    }
}

/// A value that is needed again. The caller may have no trait `Clone` in scope, or another one.
pub fn again<T: Clone>(value: &T) -> T {
    value.clone()
}

/// A text with a suffix.
#[must_use]
pub fn suffixed(text: Option<&String>, suffix: &str) -> Option<String> {
    text.map(|text| alloc::format!("{text}{suffix}"))
}

/// What stands for one or two statements of a set.
#[allow(clippy::large_enum_variant, reason = "made once and taken apart at once")]
pub enum RunTimeMember<P> {
    /// The statements.
    Statements(Vec<Values>),
    /// A permission that there is, with the statement's own values, which are none but exceptions.
    Permission(P, Values),
}

/// The policy of a function or layer version, of which the values name the resource only.
///
/// # Errors
///
/// Everything that is wrong with the statements, first each by itself and then together.
pub fn try_policy<P: Permission<Owned = P>>(
    resource: &Values,
    members: Vec<RunTimeMember<P>>,
) -> Result<Policy<Vec<P>>, Findings> {
    let mut errors: Vec<Error> = resource.wrong(Key::is_of_resource).map(|finding| resource.located(finding)).collect();
    let drafts = drafts(&members);
    let mut first = 0;
    for (member, drafts) in members.iter().zip(&drafts) {
        if let RunTimeMember::Statements(statements) = member {
            examine_statements(statements, drafts, first, &mut errors);
        }
        first += drafts.len();
    }
    let set: Vec<Member<'_>> = drafts.iter().flatten().copied().map(Member::new).collect();
    if set.is_empty() {
        errors.push(resource.located(grammar::empty_set()));
    }
    examine_set(resource, &members, &set, &mut errors);
    match Findings::new(errors) {
        Some(findings) => Err(findings),
        None => Ok(Policy { permissions: made(resource, members), document: "" }),
    }
}

/// What is known of the statements of each member.
fn drafts<P: Permission>(members: &[RunTimeMember<P>]) -> Vec<Vec<Draft<'_>>> {
    members.iter().map(RunTimeMember::drafts).collect()
}

impl<P: Permission> RunTimeMember<P> {
    fn drafts(&self) -> Vec<Draft<'_>> {
        match self {
            Self::Statements(statements) => statements.iter().map(|values| values.draft().in_set()).collect(),
            Self::Permission(permission, values) => {
                let draft = permission.draft();
                vec![values.set_exceptions().iter().fold(draft, |draft, exception| draft.allowing(exception.lint()))]
            }
        }
    }
}

/// Finds what is wrong with the statements of a member. What is wrong with values that they share is said once.
fn examine_statements(statements: &[Values], drafts: &[Draft<'_>], first: usize, errors: &mut Vec<Error>) {
    let found: Vec<Vec<Finding<'_>>> = drafts.iter().map(|draft| draft.examine().collect()).collect();
    let mut seen = Vec::new();
    for (number, values) in statements.iter().enumerate() {
        let own = values.wrong(|key| !key.is_of_resource());
        for finding in own.chain(found[number].iter().copied()) {
            let place = (finding.at(), finding.code());
            // Statements that share an `allow` share its use: it is unused when each of them says so.
            let is_said_by_all = !matches!(finding.at(), At::Allow(_))
                || found.iter().all(|findings| findings.iter().any(|other| other.at() == finding.at()));
            if is_said_by_all && !seen.contains(&place) && !is_repeated(errors, &finding) {
                seen.push(place);
                errors.push(values.located(finding).of_statement(first + number));
            }
        }
    }
}

/// Whether another statement has said this of the resource, which all share.
fn is_repeated(errors: &[Error], finding: &Finding<'_>) -> bool {
    matches!(finding.at(), At::Value(key) if key.is_of_resource())
        && errors.iter().any(|error| error.at() == finding.at() && error.code() == finding.code())
}

/// Finds what is wrong with the statements together.
fn examine_set<P>(resource: &Values, members: &[RunTimeMember<P>], set: &[Member<'_>], errors: &mut Vec<Error>) {
    let found: Vec<_> = Set::new(resource.draft(), set).examine().collect();
    let mut first = 0;
    for member in members {
        let (values, count) = match member {
            RunTimeMember::Statements(statements) => (statements.first(), statements.len()),
            RunTimeMember::Permission(_, values) => (Some(values), 1),
        };
        let of_member = || found.iter().filter(|(at, _)| (first..first + count).contains(at));
        for (at, finding) in of_member() {
            let is_shared = matches!(finding.at(), At::Allow(_));
            let said = of_member().filter(|(_, other)| other.at() == finding.at()).count();
            if let (Some(values), true) = (values, !is_shared || (said == count && *at == first)) {
                errors.push(values.located(*finding).of_statement(*at));
            }
        }
        first += count;
    }
}

/// The permissions, all for the resource.
fn made<P: Permission<Owned = P>>(resource: &Values, members: Vec<RunTimeMember<P>>) -> Vec<P> {
    let mut permissions = Vec::new();
    for member in members {
        match member {
            RunTimeMember::Statements(statements) => {
                permissions.extend(statements.iter().map(|values| P::made(&values.draft(), values)));
            }
            RunTimeMember::Permission(mut permission, values) => {
                permission.take_resource_of(&P::made(&resource.draft(), resource));
                permission.take_set_exceptions(values.set_exceptions());
                permissions.push(permission);
            }
        }
    }
    permissions
}

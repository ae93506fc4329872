//! Policies: all statements of one function, version or alias, of one layer version, or of one web function.

use alloc::{vec, vec::Vec};
use core::{cmp::Ordering, fmt, marker::PhantomData};

use super::{
    FunctionPermissionBuf, FunctionPermissionRef, LayerVersionPermissionBuf, LayerVersionPermissionRef, Unchecked,
    WebFunctionPermissionBuf, WebFunctionPermissionRef, into_template,
};
use crate::{
    check::{
        Check, StatementFindings,
        set::{Member, Set, SharedFindings},
    },
    expression::{InLanguage, InTemplate, Plain},
    facts::parameters::Key,
    finding::{Code, Error, Exception, Findings},
    grammar,
    statement::{Statement, StatementBuf},
};

/// The statements of a policy: constants, or owned.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Statements<'a> {
    Borrowed(&'a [Statement<'a>]),
    Owned(&'a [StatementBuf]),
}

impl<'a> Statements<'a> {
    pub(crate) const fn len(&self) -> usize {
        match self {
            Self::Borrowed(statements) => statements.len(),
            Self::Owned(statements) => statements.len(),
        }
    }

    pub(crate) const fn get(&self, at: usize) -> Option<Statement<'a>> {
        if at >= self.len() {
            return None;
        }
        Some(match self {
            Self::Borrowed(statements) => statements[at],
            Self::Owned(statements) => statements[at].as_statement(),
        })
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Statement<'a>> + Clone {
        (0..self.len()).filter_map(move |at| self.get(at))
    }
}

/// Defines the types of a policy of one kind.
macro_rules! policy {
    (
        $(#[doc = $doc:literal])*
        $name:ident, $borrowed:ident, $owned:ident of $permission:ident, $permission_buf:ident by $iterator:ident
    ) => {
        $(#[doc = $doc])*
        #[doc = ""]
        #[doc = concat!("This is what `policy!` makes: a constant, `Copy`. [`", stringify!($owned), "`] owns its text.")]
        pub type $name<L = Plain> = $borrowed<'static, L>;

        $(#[doc = $doc])*
        #[doc = ""]
        #[doc = concat!("This borrows its statements: [`", stringify!($name), "`] those of the program, others those of a [`", stringify!($owned), "`].")]
        ///
        /// Each statement has passed the rules, and so have all of them together.
        #[derive(Clone, Copy)]
        pub struct $borrowed<'a, L = Plain> {
            statements: Statements<'a>,
            language: PhantomData<L>,
        }

        $(#[doc = $doc])*
        #[doc = ""]
        #[doc = concat!("This owns its statements, and lends itself as a [`", stringify!($borrowed), "`]. It is what `try_policy!` makes.")]
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $owned<L = Plain> {
            statements: Vec<StatementBuf>,
            language: PhantomData<L>,
        }

        impl<L: InLanguage> $name<L> {
            /// A policy of statements that have been checked together.
            pub(crate) const fn of_checked(statements: &'static [Statement<'static>]) -> Self {
                Self { statements: Statements::Borrowed(statements), language: PhantomData }
            }
        }

        impl<'a, L: InLanguage> $borrowed<'a, L> {
            /// The number of statements.
            #[allow(clippy::len_without_is_empty, reason = "a policy is never empty")]
            pub const fn len(&self) -> usize {
                self.statements.len()
            }

            /// The permission at this place, counted from 0.
            pub const fn get(&self, at: usize) -> Option<$permission<'a, L>> {
                match self.statements.get(at) {
                    Some(statement) => Some($permission::new(statement)),
                    None => None,
                }
            }

            /// The permissions, in the order of the statements.
            pub const fn permissions(&self) -> $iterator<'a, L> {
                $iterator { policy: *self, at: 0 }
            }

            /// The lints that were allowed, with their reasons, in the order of the statements.
            pub fn exceptions(&self) -> impl Iterator<Item = &'a Exception> + use<'a, L> {
                self.permissions().flat_map(|permission| permission.exceptions().iter().chain(permission.set_exceptions()))
            }

            pub(crate) const fn statements(&self) -> Statements<'a> {
                self.statements
            }

            /// The same policy, owned.
            pub fn into_owned(self) -> $owned<L> {
                $owned::of_checked(self.statements.iter().map(StatementBuf::from).collect())
            }

            /// The policy with more statements after its own: grants, or another policy's [`permissions`](Self::permissions).
            ///
            /// # Errors
            ///
            /// What is wrong with the statements together: an ID twice, a permission for something else, a document that is too
            /// large, a statement that another one covers.
            pub fn merged_with(
                &self,
                permissions: impl IntoIterator<Item = impl Into<$permission_buf<L>>>,
            ) -> Result<$owned<L>, Findings> {
                let mut all: Vec<StatementBuf> = self.statements.iter().map(StatementBuf::from).collect();
                all.extend(permissions.into_iter().map(|permission| permission.into().into_inner()));
                checked(all).map($owned::of_checked)
            }
        }

        impl<L: InLanguage> $owned<L> {
            /// A policy of statements that have been checked together.
            pub(crate) const fn of_checked(statements: Vec<StatementBuf>) -> Self {
                Self { statements, language: PhantomData }
            }

            /// The policy with these statements, for the function, layer version or web function of the first one.
            ///
            /// # Errors
            ///
            #[doc = concat!("When there is none, and as for [`merged_with`](", stringify!($borrowed), "::merged_with).")]
            pub fn of(permissions: impl IntoIterator<Item = impl Into<$permission_buf<L>>>) -> Result<Self, Findings> {
                checked(permissions.into_iter().map(|permission| permission.into().into_inner()).collect())
                    .map(Self::of_checked)
            }

            /// The policy with these statements, which are in force already: a lint that they meet together becomes an exception with
            /// the reason [`READ_FROM_POLICY`](Exception::READ_FROM_POLICY), so that a policy that was read can be written as source
            /// or planned with.
            ///
            /// # Errors
            ///
            #[doc = concat!("As for [`of`](", stringify!($owned), "::of), but for lints.")]
            #[cfg(feature = "document")]
            pub fn of_existing(
                permissions: impl IntoIterator<Item = impl Into<$permission_buf<L>>>,
            ) -> Result<Self, Findings> {
                in_force(permissions.into_iter().map(|permission| permission.into().into_inner()).collect())
                    .map(Self::of_checked)
            }

            /// The policy, borrowed.
            pub const fn as_policy(&self) -> $borrowed<'_, L> {
                $borrowed { statements: Statements::Owned(self.statements.as_slice()), language: PhantomData }
            }

            /// The number of statements.
            #[allow(clippy::len_without_is_empty, reason = "a policy is never empty")]
            pub const fn len(&self) -> usize {
                self.statements.len()
            }

            /// The permission at this place, counted from 0.
            pub const fn get(&self, at: usize) -> Option<$permission<'_, L>> {
                self.as_policy().get(at)
            }

            /// The permissions, in the order of the statements.
            pub const fn permissions(&self) -> $iterator<'_, L> {
                self.as_policy().permissions()
            }

            /// The lints that were allowed, with their reasons, in the order of the statements.
            pub fn exceptions(&self) -> impl Iterator<Item = &Exception> {
                self.as_policy().exceptions()
            }

            /// The policy with more statements after its own.
            ///
            /// # Errors
            ///
            #[doc = concat!("As for [`merged_with`](", stringify!($borrowed), "::merged_with) of the borrowed policy.")]
            pub fn merged_with(
                &self,
                permissions: impl IntoIterator<Item = impl Into<$permission_buf<L>>>,
            ) -> Result<Self, Findings> {
                self.as_policy().merged_with(permissions)
            }
        }

        impl<L: InLanguage> From<$borrowed<'_, L>> for $owned<L> {
            fn from(policy: $borrowed<'_, L>) -> Self {
                policy.into_owned()
            }
        }

        /// Two policies are equal when their statements are.
        impl<L: InLanguage> PartialEq for $borrowed<'_, L> {
            fn eq(&self, other: &Self) -> bool {
                self.statements.iter().eq(other.statements.iter())
            }
        }

        impl<L: InLanguage> Eq for $borrowed<'_, L> {}

        /// Policies are compared statement by statement.
        impl<L: InLanguage> PartialOrd for $borrowed<'_, L> {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        /// Policies are compared statement by statement.
        impl<L: InLanguage> Ord for $borrowed<'_, L> {
            fn cmp(&self, other: &Self) -> Ordering {
                self.statements.iter().cmp(other.statements.iter())
            }
        }

        impl<L: InLanguage> core::hash::Hash for $borrowed<'_, L> {
            fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
                self.statements.iter().for_each(|statement| statement.hash(state));
            }
        }

        impl<'a, L: InLanguage> IntoIterator for $borrowed<'a, L> {
            type Item = $permission<'a, L>;
            type IntoIter = $iterator<'a, L>;

            fn into_iter(self) -> Self::IntoIter {
                self.permissions()
            }
        }

        impl<'a, L: InLanguage> IntoIterator for &'a $owned<L> {
            type Item = $permission<'a, L>;
            type IntoIter = $iterator<'a, L>;

            fn into_iter(self) -> Self::IntoIter {
                self.permissions()
            }
        }

        #[doc = concat!("The permissions of a [`", stringify!($borrowed), "`], in the order of the statements.")]
        #[derive(Clone, Copy)]
        pub struct $iterator<'a, L> {
            policy: $borrowed<'a, L>,
            at: usize,
        }

        impl<'a, L: InLanguage> Iterator for $iterator<'a, L> {
            type Item = $permission<'a, L>;

            fn next(&mut self) -> Option<Self::Item> {
                let permission = self.policy.get(self.at);
                self.at += 1;
                permission
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                let left = self.policy.len().saturating_sub(self.at);
                (left, Some(left))
            }
        }

        impl<L: InLanguage> ExactSizeIterator for $iterator<'_, L> {}

        /// The permissions that are left.
        impl<L: InLanguage> fmt::Debug for $iterator<'_, L> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($iterator), " "))?;
                f.debug_list().entries((self.at..self.policy.len()).filter_map(|at| self.policy.get(at))).finish()
            }
        }
    };
}

policy! {
    /// All statements of the policy of one function, version or alias, in order.
    FunctionPolicy, FunctionPolicyRef, FunctionPolicyBuf
        of FunctionPermissionRef, FunctionPermissionBuf by FunctionPermissions
}

policy! {
    /// All statements of the policy of one layer version, in order.
    LayerVersionPolicy, LayerVersionPolicyRef, LayerVersionPolicyBuf
        of LayerVersionPermissionRef, LayerVersionPermissionBuf by LayerVersionPermissions
}

policy! {
    /// All statements of the policy of one web function, in order: what PutResourcePolicy sends.
    WebFunctionPolicy, WebFunctionPolicyRef, WebFunctionPolicyBuf
        of WebFunctionPermissionRef, WebFunctionPermissionBuf by WebFunctionPermissions
}

/// The statements as a policy, all for the resource of the first one, by its fullest name.
fn checked(mut statements: Vec<StatementBuf>) -> Result<Vec<StatementBuf>, Findings> {
    let views: Vec<Statement<'_>> = statements.iter().map(StatementBuf::as_statement).collect();
    let mut members: Vec<Member<'_>> = Vec::with_capacity(views.len());
    for (at, statement) in views.iter().enumerate() {
        let member = Member::new(Check::new(*statement).in_set());
        let is_with_next = views.get(at + 1).is_some_and(|next| are_of_one_url(statement, next));
        members.push(if is_with_next { member.with_next() } else { member });
    }
    let Some(first) = views.first() else { return Err(Findings::from(grammar::no_permission())) };
    let set = Set::new(first.resource(), &members);
    let found: Vec<_> =
        set.findings().map(|(at, finding)| of_set(Error::from(finding).for_builder(), at, &views[at], &set)).collect();
    if let Some(findings) = Findings::new(found) {
        return Err(findings);
    }
    let resource = StatementBuf::from(set.resource());
    for statement in &mut statements {
        statement.take_resource_of(&resource);
    }
    Ok(statements)
}

/// The statements as a policy that is in force: lints become exceptions.
#[cfg(feature = "document")]
fn in_force(mut statements: Vec<StatementBuf>) -> Result<Vec<StatementBuf>, Findings> {
    loop {
        let findings = match checked(statements.clone()) {
            Ok(checked) => return Ok(checked),
            Err(findings) => findings,
        };
        let mut has_more = false;
        for error in &findings {
            let at = error.statement().and_then(|number| number.checked_sub(1));
            let statement = at.and_then(|at| statements.get_mut(at));
            let (Some(lint), Some(statement)) = (error.code().lint(), statement) else { return Err(findings) };
            let is_new = statement.as_statement().set_exceptions().iter().all(|exception| exception.lint() != lint);
            if is_new {
                statement.allow_in_set([Exception::because(lint, Exception::READ_FROM_POLICY)?]);
                has_more = true;
            }
        }
        // Each round has more exceptions, so this ends.
        if !has_more {
            return Err(findings);
        }
    }
}

/// The error, said to be about a statement with the resource of the set, unless the statement is for something else.
fn of_set(error: Error, at: usize, statement: &Statement<'_>, set: &Set<'_, '_>) -> Error {
    let is_for_another = error.code() == Code::OtherResource;
    let named = if is_for_another { *statement } else { statement.with_resource_of(&set.resource()) };
    named.subject_of(error.of_statement(at))
}

/// Whether two statements in a row are what `function_url(..)` makes of the values of the first one. Then they may share their
/// exceptions. What they are for is compared with the whole set.
pub(crate) fn are_of_one_url(first: &Statement<'_>, second: &Statement<'_>) -> bool {
    let [call, invoke] = crate::facts::actions::FUNCTION_URL_ACTIONS;
    let id = second.known(Key::StatementId).and_then(|id| id.strip_suffix(grammar::INVOKE_SUFFIX));
    let is_own =
        |key| matches!(key, Key::StatementId | Key::Action | Key::FunctionUrlAuthType | Key::InvokedViaFunctionUrl);
    first.known(Key::Action) == Some(call)
        && second.known(Key::Action) == Some(invoke)
        && id.is_some()
        && id == first.known(Key::StatementId)
        && !first.has(Key::InvokedViaFunctionUrl)
        && second.known(Key::InvokedViaFunctionUrl) == Some("true")
        && !second.has(Key::FunctionUrlAuthType)
        && Key::ALL
            .iter()
            .filter(|key| !key.is_of_resource() && !is_own(**key))
            .all(|key| first.field(*key) == second.field(*key))
        && first.exceptions() == second.exceptions()
        && first.set_exceptions() == second.set_exceptions()
}

/// A member of a set made at run time: one or two statements.
#[allow(clippy::large_enum_variant, reason = "made once and taken apart at once")]
pub enum PolicyMember {
    /// The statements.
    Statements(Vec<Unchecked>),
    /// A finished permission. The values are only exceptions for it.
    Permission(StatementBuf, Unchecked),
}

impl PolicyMember {
    /// The values with the locations of its findings.
    fn values(&self) -> &[Unchecked] {
        match self {
            Self::Statements(statements) => statements,
            Self::Permission(_, values) => core::slice::from_ref(values),
        }
    }

    fn checks(&self) -> Vec<Check<'_>> {
        match self {
            Self::Statements(statements) => statements.iter().map(|values| values.check().in_set()).collect(),
            Self::Permission(permission, values) => {
                let allowed = values.statement().set_exceptions();
                vec![Check::new(permission.as_statement().excepting_in_set(allowed)).in_set()]
            }
        }
    }

    fn into_statements(self) -> Vec<StatementBuf> {
        match self {
            Self::Statements(statements) => statements.into_iter().map(Unchecked::into_statement).collect(),
            Self::Permission(mut permission, values) => {
                permission.take_set_exceptions(values.into_statement());
                vec![permission]
            }
        }
    }
}

/// The statements of the policy of a function or layer version. `resource` has only the keys of the resource.
///
/// # Errors
///
/// Everything that is wrong with the statements, first each by itself and then together.
pub fn try_policy(resource: &Unchecked, members: Vec<PolicyMember>) -> Result<Vec<StatementBuf>, Findings> {
    let mut errors: Vec<Error> = resource.wrong(Key::is_of_resource).map(|finding| resource.located(finding)).collect();
    let checks: Vec<Vec<Check<'_>>> = members.iter().map(PolicyMember::checks).collect();
    let (mut first, mut shared) = (0, SharedFindings::default());
    // The values of each statement, by its number.
    let mut values = Vec::new();
    for (member, checks) in members.iter().zip(&checks) {
        values.extend(member.values());
        if let PolicyMember::Statements(statements) = member {
            let own = statements
                .iter()
                .enumerate()
                .flat_map(|(at, values)| values.wrong(|key| !key.is_of_resource()).map(move |finding| (at, finding)));
            for (at, finding) in own.chain(StatementFindings::of(checks)) {
                if shared.is_new(&finding) {
                    errors.push(statements[at].located(finding).of_statement(first + at));
                }
            }
        }
        first += checks.len();
    }
    let set_members: Vec<Member<'_>> = checks.iter().flat_map(|checks| Member::of_group(checks)).collect();
    if set_members.is_empty() {
        errors.push(resource.located(grammar::empty_set()));
    }
    let set = Set::new(resource.statement(), &set_members);
    // A finished permission has values of its own.
    let statements: Vec<Statement<'_>> = checks.iter().flatten().map(Check::statement).collect();
    errors.extend(set.findings().map(|(at, finding)| of_set(values[at].located(finding), at, &statements[at], &set)));
    if let Some(findings) = Findings::new(errors) {
        return Err(findings);
    }
    let named = StatementBuf::from(set.resource().with_split_name());
    let mut statements: Vec<StatementBuf> = members.into_iter().flat_map(PolicyMember::into_statements).collect();
    for statement in &mut statements {
        statement.take_resource_of(&named);
    }
    Ok(statements)
}

into_template! {
    FunctionPolicyRef FunctionPolicyBuf statements;
    LayerVersionPolicyRef LayerVersionPolicyBuf statements;
    WebFunctionPolicyRef WebFunctionPolicyBuf statements;
}

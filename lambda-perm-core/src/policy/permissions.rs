//! Policies at run time: of how many statements, and of which text, is not known before.

use alloc::{string::String, vec::Vec};

use super::{
    Inside, Policy,
    permission::{KnownPermission, Permission},
};
use crate::{
    finding::{Error, Findings},
    grammar,
    output::{Scope, ScopeError},
    permission::{Exception, FunctionPermission, LayerVersionPermission},
    set::{Member, Set},
    stored::{Home, Named, Statement},
};

/// All statements of the policy of one function, version or alias, with text of their own.
pub type FunctionPolicyBuf<S = String> = Policy<Vec<FunctionPermission<S>>>;

/// All statements of the policy of one layer version, with text of their own.
pub type LayerVersionPolicyBuf<S = String> = Policy<Vec<LayerVersionPermission<S>>>;

impl<C: Permissions> Policy<C> {
    /// The number of statements.
    #[allow(clippy::len_without_is_empty, reason = "a policy is never empty")]
    pub fn len(&self) -> usize {
        self.permissions.as_slice().len()
    }

    /// The lints that were allowed, with their reasons, in the order of the statements.
    pub fn exceptions(&self) -> impl Iterator<Item = &'static Exception> {
        let of_one = |permission: &C::Permission| permission.exceptions().iter().chain(permission.set_exceptions());
        self.permissions.as_slice().iter().flat_map(of_one)
    }

    /// The same policy with text of its own.
    pub fn to_owned_text(&self) -> Policy<Vec<<C::Permission as Permission>::Owned>> {
        let permissions = self.permissions.as_slice().iter().map(Permission::to_owned_text).collect();
        Policy { permissions, document: self.document }
    }

    /// The policy with more statements behind its own: grants, or another policy's [`permissions`](Self::permissions).
    ///
    /// # Errors
    ///
    /// What is wrong with the statements together: an ID twice, a permission for something else, a document that is too
    /// large, a statement that another one covers.
    pub fn merged_with<'p, P>(
        &self,
        permissions: impl IntoIterator<Item = &'p P>,
    ) -> Result<Policy<Vec<P::Owned>>, Findings>
    where
        P: Permission<Owned = <C::Permission as Permission>::Owned> + 'p,
    {
        let mut all = self.to_owned_text().permissions;
        all.extend(permissions.into_iter().map(Permission::to_owned_text));
        checked(all)
    }
}

impl<P: Permission<Owned = P>> Policy<Vec<P>> {
    /// The policy with these statements, which is for the function or layer version that the first of them is for.
    ///
    /// # Errors
    ///
    /// When there is none, and as for [`merged_with`](Policy::merged_with).
    pub fn of<'p, Q>(permissions: impl IntoIterator<Item = &'p Q>) -> Result<Self, Findings>
    where
        Q: Permission<Owned = P> + 'p,
    {
        checked(permissions.into_iter().map(Permission::to_owned_text).collect())
    }
}

/// The permissions as a policy, all for the resource of the first, by the name that tells most of it.
fn checked<P: Permission<Owned = P>>(mut permissions: Vec<P>) -> Result<Policy<Vec<P>>, Findings> {
    let members: Vec<Member<'_>> = permissions.iter().map(member).collect();
    let Some(first) = permissions.first() else { return Err(Findings::from(grammar::no_permission())) };
    let set = Set::new(first.draft().resource(), &members);
    let found: Vec<_> =
        set.examine().map(|(at, finding)| Error::from(finding).for_builder().of_statement(at)).collect();
    if let Some(findings) = Findings::new(found) {
        return Err(findings);
    }
    let named = set.named_by().and_then(|at| permissions.get(at)).map(Permission::to_owned_text);
    if let Some((first, rest)) = permissions.split_first_mut() {
        if let Some(named) = named {
            first.take_name_of(&named, Inside);
        }
        for permission in rest {
            permission.take_resource_of(first, Inside);
        }
    }
    Ok(Policy { permissions, document: "" })
}

fn member<P: Permission>(permission: &P) -> Member<'_> {
    let allowed = permission.set_exceptions().iter();
    Member::new(allowed.fold(permission.draft(), |draft, exception| draft.allowing(exception.lint())))
}

/// What a policy holds: an array or a `Vec` of permissions.
pub trait Permissions: sealed::Permissions {
    /// A permission for a function, or one for a layer version.
    type Permission: Permission;

    /// The permissions, in the order of the statements.
    fn as_slice(&self) -> &[Self::Permission];
}

/// What a policy holds of which everything is known, so that it has a document.
pub trait KnownPermissions: Permissions {
    /// As many statements.
    type Statements<'a>: AsRef<[Statement<'a>]>
    where
        Self: 'a;

    /// Their statements, where the scope completes the name to an ARN.
    ///
    /// # Errors
    ///
    /// As for [`FunctionPermission::statement`].
    fn statements<'a>(&'a self, scope: &Scope<'a>) -> Result<Self::Statements<'a>, ScopeError>;
}

impl<P: Permission, const N: usize> sealed::Permissions for [P; N] {}

impl<P: Permission, const N: usize> Permissions for [P; N] {
    type Permission = P;

    fn as_slice(&self) -> &[P] {
        self
    }
}

impl<P: KnownPermission, const N: usize> KnownPermissions for [P; N] {
    type Statements<'a>
        = [Statement<'a>; N]
    where
        P: 'a;

    fn statements<'a>(&'a self, scope: &Scope<'a>) -> Result<[Statement<'a>; N], ScopeError> {
        let home = home(self, scope)?;
        Ok(self.each_ref().map(|permission| permission.stored(home)))
    }
}

impl<P: Permission> sealed::Permissions for Vec<P> {}

impl<P: Permission> Permissions for Vec<P> {
    type Permission = P;

    fn as_slice(&self) -> &[P] {
        self
    }
}

impl<P: KnownPermission> KnownPermissions for Vec<P> {
    type Statements<'a>
        = Vec<Statement<'a>>
    where
        P: 'a;

    fn statements<'a>(&'a self, scope: &Scope<'a>) -> Result<Vec<Statement<'a>>, ScopeError> {
        let home = home(self, scope)?;
        Ok(self.iter().map(|permission| permission.stored(home)).collect())
    }
}

/// Where all of the permissions are, which are for the same resource, and right there.
fn home<'a, P: KnownPermission>(permissions: &'a [P], scope: &Scope<'a>) -> Result<Home<'a>, ScopeError> {
    let home = scope.complete(permissions.first().map_or(Named::NOTHING, P::named_home))?;
    permissions.iter().try_for_each(|permission| permission.check_in(home))?;
    Ok(home)
}

mod sealed {
    pub trait Permissions {}
}

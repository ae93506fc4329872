//! The requests for single statements, and for the policies that contain them.

use super::{Given, ParameterValue, request};
use crate::{
    expression::Plain,
    facts::{
        operations::{
            ADD_LAYER_VERSION_PERMISSION, ADD_PERMISSION, GET_LAYER_VERSION_POLICY, GET_POLICY, Operation,
            REMOVE_LAYER_VERSION_PERMISSION, REMOVE_PERMISSION,
        },
        parameters::{Key, Target, ValueKind},
    },
    permission::{
        FunctionPermissionBuf, FunctionPermissionRef, LayerVersionPermissionBuf, LayerVersionPermissionRef, methods,
    },
    statement::Statement,
    value::{LayerVersion, RevisionIdRef},
};

// A parameter that the operation does not know would be left out silently.
const _: () = assert!(takes_all(&ADD_PERMISSION, Target::Function), "AddPermission has each key of functions");
const _: () = assert!(
    takes_all(&ADD_LAYER_VERSION_PERMISSION, Target::LayerVersion),
    "AddLayerVersionPermission has each key of layer versions"
);

const fn takes_all(operation: &Operation, target: Target) -> bool {
    let mut at = 0;
    while at < Key::COUNT {
        let key = Key::ALL[at];
        if key.fits(target) && operation.member(key.parameter().name).is_none() {
            return false;
        }
        at += 1;
    }
    true
}

/// The values of a statement that the operation takes, and the revision.
fn members<'a>(
    operation: &'static Operation,
    statement: &Statement<'a>,
    revision_id: Option<RevisionIdRef<'a>>,
) -> Given<'a> {
    let others = Key::ALL.iter().filter(|key| !key.is_of_resource());
    let of_statement = Key::RESOURCE.iter().chain(others).filter_map(|key| {
        let member = operation.member(key.parameter().name)?;
        Some((member, value(*key, statement.known(*key)?)))
    });
    let revision =
        operation.member("RevisionId").zip(revision_id.map(|revision| ParameterValue::Text(revision.as_str())));
    of_statement.chain(revision).collect()
}

/// A text as a value of its parameter's type.
fn value(key: Key, text: &str) -> ParameterValue<'_> {
    match key.parameter().kind {
        ValueKind::Text => ParameterValue::Text(text),
        ValueKind::Number => ParameterValue::Number(LayerVersion::trusted(text).get()),
        ValueKind::Boolean => ParameterValue::Boolean(text == "true"),
    }
}

macro_rules! statement_request {
    ($(#[$attribute:meta])* $name:ident of $permission:ident, $operation:ident, $input:ident $(, revision_from $get:literal)?) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name<'a> {
            pub(super) permission: $permission<'a>,
            pub(super) revision_id: Option<RevisionIdRef<'a>>,
        }

        request!($name, $input of 'a $(, revision_from $get)?);

        impl<'a> $name<'a> {
            /// The requested operation.
            pub const fn operation(&self) -> &'static Operation {
                &$operation
            }

            const fn new(permission: $permission<'a>) -> Self {
                Self { permission, revision_id: None }
            }

            const fn region(&self) -> Option<&str> {
                self.permission.inner().name_scope().region
            }

            fn members(&self) -> Given<'a> {
                members(&$operation, self.permission.inner(), self.revision_id)
            }
        }
    };
}

statement_request! {
    /// An AddPermission request.
    ///
    /// ```
    /// # extern crate lambda_perm_core as lambda_perm;
    /// # use lambda_perm::{FunctionPermission, RevisionId};
    /// # fn show(permission: &FunctionPermission) {
    /// let revision = RevisionId::new("2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d");
    /// let request = permission.add_permission().revision_id(revision);
    /// println!("{}", request.shell_line());
    /// # }
    /// ```
    AddPermission of FunctionPermissionRef, ADD_PERMISSION, AddPermissionInput, revision_from "GetPolicy"
}

statement_request! {
    /// A RemovePermission request.
    RemovePermission of FunctionPermissionRef, REMOVE_PERMISSION, RemovePermissionInput, revision_from "GetPolicy"
}

statement_request! {
    /// A GetPolicy request.
    GetPolicy of FunctionPermissionRef, GET_POLICY, GetPolicyInput
}

statement_request! {
    /// An AddLayerVersionPermission request.
    AddLayerVersionPermission of LayerVersionPermissionRef, ADD_LAYER_VERSION_PERMISSION, AddLayerVersionPermissionInput,
        revision_from "GetLayerVersionPolicy"
}

statement_request! {
    /// A RemoveLayerVersionPermission request.
    RemoveLayerVersionPermission of LayerVersionPermissionRef, REMOVE_LAYER_VERSION_PERMISSION,
        RemoveLayerVersionPermissionInput, revision_from "GetLayerVersionPolicy"
}

statement_request! {
    /// A GetLayerVersionPolicy request.
    GetLayerVersionPolicy of LayerVersionPermissionRef, GET_LAYER_VERSION_POLICY, GetLayerVersionPolicyInput
}

/// Requests that need only the resource and perhaps the Sid, for statements that are no permissions.
#[cfg(feature = "document")]
macro_rules! of_statement {
    ($($request:ident of $permission:ident;)*) => {
        $(
            impl<'a> $request<'a> {
                pub(crate) const fn of_statement(statement: Statement<'a>) -> Self {
                    Self::new($permission::new(statement))
                }
            }
        )*
    };
}
#[cfg(feature = "document")]
of_statement! {
    RemovePermission of FunctionPermissionRef;
    GetPolicy of FunctionPermissionRef;
    RemoveLayerVersionPermission of LayerVersionPermissionRef;
    GetLayerVersionPolicy of LayerVersionPermissionRef;
}

methods! { FunctionPermissionRef and FunctionPermissionBuf by as_permission, of [Plain] {
    /// The request that adds the statement.
    add_permission<'a>() -> AddPermission<'a> = const |permission| AddPermission::new(permission);

    /// The request that removes the statement.
    remove_permission<'a>() -> RemovePermission<'a> = const |permission| RemovePermission::new(permission);

    /// The request that reads the policy with the statement.
    get_policy<'a>() -> GetPolicy<'a> = const |permission| GetPolicy::new(permission);
} }

methods! { LayerVersionPermissionRef and LayerVersionPermissionBuf by as_permission, of [Plain] {
    /// The request that adds the statement.
    add_layer_version_permission<'a>() -> AddLayerVersionPermission<'a> =
        const |permission| AddLayerVersionPermission::new(permission);

    /// The request that removes the statement.
    remove_layer_version_permission<'a>() -> RemoveLayerVersionPermission<'a> =
        const |permission| RemoveLayerVersionPermission::new(permission);

    /// The request that reads the policy with the statement.
    get_layer_version_policy<'a>() -> GetLayerVersionPolicy<'a> = const |permission| GetLayerVersionPolicy::new(permission);
} }

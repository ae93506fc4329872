//! The values of requests, as structs for programs that send them in their own way.

use super::{
    AddLayerVersionPermission, AddPermission, DeleteResourcePolicy, GetLayerVersionPolicy, GetPolicy,
    GetResourcePolicy, PutResourcePolicy, RemoveLayerVersionPermission, RemovePermission,
};
use crate::{
    facts::parameters::for_each_parameter,
    permission::accessors::view,
    value::{FunctionNameRef, LayerNameRef, LayerVersion, QualifierRef, RevisionIdRef, StatementIdRef},
};

/// A struct with a field for each parameter of a target, and the revision. The macro takes one row after the other, because it
/// cannot leave out a field when it writes all of them.
macro_rules! input {
    ({ $target:ident $input:ident $request:ident $doc:literal $revision:literal } $($rows:tt)*) => {
        input! { @field $target $input $request $doc $revision {} $($rows)* }
    };
    (@field function $input:ident $request:ident $doc:literal $revision:literal { $($fields:tt)* }
        $(#[doc = $of:literal])* $variant:ident $key:ident $name:literal { value: $value:ident, also: $also:tt, of: layer_version, $($rest:tt)* }
        $($rows:tt)*
    ) => {
        input! { @field function $input $request $doc $revision { $($fields)* } $($rows)* }
    };
    (@field layer_version $input:ident $request:ident $doc:literal $revision:literal { $($fields:tt)* }
        $(#[doc = $of:literal])* $variant:ident $key:ident $name:literal { value: $value:ident, also: $also:tt, of: function, $($rest:tt)* }
        $($rows:tt)*
    ) => {
        input! { @field layer_version $input $request $doc $revision { $($fields)* } $($rows)* }
    };
    (@field layer_version $input:ident $request:ident $doc:literal $revision:literal { $($fields:tt)* }
        $(#[doc = $of:literal])* $variant:ident $key:ident $name:literal { value: $value:ident, also: $also:tt, of: functions, $($rest:tt)* }
        $($rows:tt)*
    ) => {
        input! { @field layer_version $input $request $doc $revision { $($fields)* } $($rows)* }
    };
    (@field $target:ident $input:ident $request:ident $doc:literal $revision:literal { $($fields:tt)* }
        $(#[doc = $of:literal])* $variant:ident $key:ident $name:literal { value: $value:ident, also: $also:tt, of: web_function, $($rest:tt)* }
        $($rows:tt)*
    ) => {
        input! { @field $target $input $request $doc $revision { $($fields)* } $($rows)* }
    };
    (@field $target:ident $input:ident $request:ident $doc:literal $revision:literal { $($fields:tt)* }
        $(#[doc = $of:literal])* $variant:ident $key:ident $name:literal {
            value: $value:ident, also: $also:tt, of: $any:ident, presence: optional, $($rest:tt)*
        }
        $($rows:tt)*
    ) => {
        input! { @field $target $input $request $doc $revision
            { $($fields)* $(#[doc = $of])* $key: Option<input!(@type $value)>, } $($rows)* }
    };
    (@field $target:ident $input:ident $request:ident $doc:literal $revision:literal { $($fields:tt)* }
        $(#[doc = $of:literal])* $variant:ident $key:ident $name:literal { value: $value:ident, $($rest:tt)* }
        $($rows:tt)*
    ) => {
        input! { @field $target $input $request $doc $revision
            { $($fields)* $(#[doc = $of])* $key: input!(@type $value), } $($rows)* }
    };
    (@field $target:ident $input:ident $request:ident $doc:literal $revision:literal
        { $($(#[doc = $of:literal])* $key:ident: $type:ty,)* }
    ) => {
        #[doc = $doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $input<'a> {
            $($(#[doc = $of])* pub $key: $type,)*
            #[doc = $revision]
            pub revision_id: Option<RevisionIdRef<'a>>,
        }

        impl<'a> $input<'a> {
            pub(super) const fn of(request: &$request<'a>) -> Self {
                Self { $($key: request.permission.$key(),)* revision_id: request.revision_id }
            }
        }
    };
    (@type bool) => { bool };
    (@type $value:ident) => { view::$value<'a> };
}

for_each_parameter!(input! { {
    function AddPermissionInput AddPermission "What an AddPermission request holds."
    "The revision that the policy must have, which GetPolicy returns."
} });
for_each_parameter!(input! { {
    layer_version AddLayerVersionPermissionInput AddLayerVersionPermission
    "What an AddLayerVersionPermission request holds."
    "The revision that the policy must have, which GetLayerVersionPolicy returns."
} });

/// The structs of requests with few parameters.
macro_rules! short_input {
    ($(
        $(#[doc = $doc:literal])*
        $input:ident of $request:ty { $($(#[doc = $of:literal])* $field:ident: $type:ty = |$given:ident| $value:expr;)* }
    )*) => {
        $(
            $(#[doc = $doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub struct $input<'a> {
                $($(#[doc = $of])* pub $field: $type,)*
            }

            impl<'a> $input<'a> {
                pub(super) const fn of(request: $request) -> Self {
                    Self { $($field: { let $given = request; $value },)* }
                }
            }
        )*
    };
}

short_input! {
    /// The values of a RemovePermission request.
    RemovePermissionInput of &RemovePermission<'a> {
        /// The function.
        function_name: FunctionNameRef<'a> = |request| request.permission.function_name();
        /// The version or alias.
        qualifier: Option<QualifierRef<'a>> = |request| request.permission.qualifier();
        /// The statement's identifier.
        statement_id: StatementIdRef<'a> = |request| request.permission.statement_id();
        /// The revision that the policy must have, which GetPolicy returns.
        revision_id: Option<RevisionIdRef<'a>> = |request| request.revision_id;
    }
    /// The values of a GetPolicy request.
    GetPolicyInput of &GetPolicy<'a> {
        /// The function.
        function_name: FunctionNameRef<'a> = |request| request.permission.function_name();
        /// The version or alias.
        qualifier: Option<QualifierRef<'a>> = |request| request.permission.qualifier();
    }
    /// The values of a RemoveLayerVersionPermission request.
    RemoveLayerVersionPermissionInput of &RemoveLayerVersionPermission<'a> {
        /// The layer.
        layer_name: LayerNameRef<'a> = |request| request.permission.layer_name();
        /// The version of the layer.
        version_number: LayerVersion = |request| request.permission.version_number();
        /// The statement's identifier.
        statement_id: StatementIdRef<'a> = |request| request.permission.statement_id();
        /// The revision that the policy must have, which GetLayerVersionPolicy returns.
        revision_id: Option<RevisionIdRef<'a>> = |request| request.revision_id;
    }
    /// The values of a GetLayerVersionPolicy request.
    GetLayerVersionPolicyInput of &GetLayerVersionPolicy<'a> {
        /// The layer.
        layer_name: LayerNameRef<'a> = |request| request.permission.layer_name();
        /// The version of the layer.
        version_number: LayerVersion = |request| request.permission.version_number();
    }
    /// The values of a PutResourcePolicy request.
    PutResourcePolicyInput of &'a PutResourcePolicy<'_> {
        /// The ARN of the function, version, alias or web function.
        resource_arn: &'a str = |request| request.resource_arn.as_str();
        /// The document.
        policy: &'a str = |request| request.policy.as_str();
        /// The revision that the policy must have, which GetResourcePolicy returns.
        revision_id: Option<RevisionIdRef<'a>> = |request| request.revision_id;
    }
    /// The values of a GetResourcePolicy request.
    GetResourcePolicyInput of &'a GetResourcePolicy<'_> {
        /// The ARN of the function, version, alias or web function.
        resource_arn: &'a str = |request| request.resource_arn.as_str();
    }
    /// The values of a DeleteResourcePolicy request.
    DeleteResourcePolicyInput of &'a DeleteResourcePolicy<'_> {
        /// The ARN of the function, version, alias or web function.
        resource_arn: &'a str = |request| request.resource_arn.as_str();
        /// The revision that the policy must have, which GetResourcePolicy returns.
        revision_id: Option<RevisionIdRef<'a>> = |request| request.revision_id;
    }
}

//! What the permissions for functions and for layer versions have in common.

use alloc::string::String;

use crate::{
    __private::{FUNCTION_KEYS, LAYER_VERSION_KEYS},
    draft::Draft,
    output::ScopeError,
    permission::{Exception, FunctionPermission, LayerVersionPermission},
    stored::{Home, Named, Statement},
    template::Deferred,
    values::Values,
};

/// A permission for a function, or one for a layer version, however it holds its text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no permission",
    label = "this is a `{Self}`",
    note = "`grant!` makes a `FunctionPermission` or a `LayerVersionPermission`"
)]
pub trait Permission: sealed::Permission {
    /// The same permission with text of its own.
    type Owned: Permission<Owned = Self::Owned>;

    /// The same permission with text of its own.
    fn to_owned_text(&self) -> Self::Owned;

    /// The lints that were allowed, with their reasons.
    fn exceptions(&self) -> &'static [Exception];

    /// The lints that were allowed for the statement as one of a set.
    fn set_exceptions(&self) -> &'static [Exception];

    /// The permission of values in which nothing was found.
    #[doc(hidden)]
    fn made(draft: &Draft<'_>, values: &Values, _: sealed::Inside) -> Self::Owned;
}

/// A permission of which everything is known, so that it has a statement.
#[diagnostic::on_unimplemented(
    message = "only the deployment knows all of `{Self}`, so it has no statement and no request",
    label = "this is a `{Self}`",
    note = "write it into a template"
)]
pub trait KnownPermission: Permission + sealed::KnownPermission {}

/// The two kinds differ in what they are made of, and in the fields that name their resource.
macro_rules! permission {
    ($type:ident, from $from:ident or $from_template:ident, to $to:ident with $keys:ident, for $name:ident and $behind:ident) => {
        permission!(@one impl[S: AsRef<str> + Clone] $type<S>, $type<String>, for $name and $behind;
            draft: |permission| Draft::$from(&permission.borrowed()),
            made: |draft, values| draft.$to(values.exceptions()));
        permission!(@one impl[L: Copy] $type<Deferred<L, &str>>, $type<Deferred<L, String>>, for $name and $behind;
            draft: |permission| Draft::$from_template(&permission.borrowed_template()),
            made: |draft, values| draft.$to(values.exceptions()).with_expressions::<L>(values.expressions(&$keys)).of_target(draft.declared()));
        permission!(@one impl[L: Copy] $type<Deferred<L, String>>, $type<Deferred<L, String>>, for $name and $behind;
            draft: |permission| Draft::$from_template(&permission.borrowed_template()),
            made: |draft, values| draft.$to(values.exceptions()).with_expressions::<L>(values.expressions(&$keys)).of_target(draft.declared()));

        #[diagnostic::do_not_recommend]
        impl<S: AsRef<str> + Clone> KnownPermission for $type<S> {}

        impl<S: AsRef<str> + Clone> sealed::KnownPermission for $type<S> {
            fn named_home(&self) -> Named<'_> {
                self.borrowed().named()
            }

            fn check_in(&self, home: Home<'_>) -> Result<(), ScopeError> {
                self.borrowed().check_in(home)
            }

            fn stored<'a>(&'a self, home: Home<'a>) -> Statement<'a> {
                self.borrowed().statement_in(home)
            }
        }
    };
    (@one impl[$($generics:tt)*] $type:ty, $owned:ty, for $name:ident and $behind:ident;
        draft: |$permission:ident| $draft:expr,
        made: |$from:ident, $values:ident| $made:expr
    ) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Permission for $type {
            type Owned = $owned;

            fn to_owned_text(&self) -> Self::Owned {
                self.to_owned_text()
            }

            fn exceptions(&self) -> &'static [Exception] {
                self.exceptions
            }

            fn set_exceptions(&self) -> &'static [Exception] {
                self.set_exceptions
            }

            fn made($from: &Draft<'_>, $values: &Values, _: sealed::Inside) -> Self::Owned {
                $made.excepting($values.set_exceptions()).to_owned_text()
            }
        }

        impl<$($generics)*> sealed::Permission for $type {
            fn draft(&self) -> Draft<'_> {
                let $permission = self;
                $draft
            }

            fn take_resource_of(&mut self, other: &Self, inside: sealed::Inside) {
                self.take_name_of(other, inside);
                self.$behind.clone_from(&other.$behind);
            }

            fn take_name_of(&mut self, other: &Self, _: sealed::Inside) {
                self.$name.clone_from(&other.$name);
            }

            fn take_set_exceptions(&mut self, exceptions: &'static [Exception], _: sealed::Inside) {
                self.set_exceptions = exceptions;
            }
        }
    };
}

permission!(
    FunctionPermission, from of_function or of_function_in, to function with FUNCTION_KEYS, for function_name and qualifier
);
permission!(
    LayerVersionPermission, from of_layer_version or of_layer_version_in, to layer_version with LAYER_VERSION_KEYS,
    for layer_name and version_number
);

pub(crate) mod sealed {
    use crate::stored::{Home, Named, Statement};
    use crate::{draft::Draft, output::ScopeError, permission::Exception};

    /// What only this crate has, so that nobody else can call methods that apply no rules: whoever is generic over a public
    /// trait has those of its supertraits too.
    #[derive(Clone, Copy)]
    pub struct Inside;

    pub trait Permission {
        /// What the permission was made of.
        fn draft(&self) -> Draft<'_>;

        /// Makes the permission one for what the other is for.
        fn take_resource_of(&mut self, other: &Self, inside: Inside);

        /// Gives the function or layer the name that the other has for it.
        fn take_name_of(&mut self, other: &Self, inside: Inside);

        /// Makes the permission one of a set, with the lints that are allowed there.
        fn take_set_exceptions(&mut self, exceptions: &'static [Exception], inside: Inside);
    }

    pub trait KnownPermission {
        /// What the name tells of the home.
        fn named_home(&self) -> Named<'_>;

        /// What is wrong with the permission for a resource that is there.
        fn check_in(&self, home: Home<'_>) -> Result<(), ScopeError>;

        /// The statement of a resource that is there.
        fn stored<'a>(&'a self, home: Home<'a>) -> Statement<'a>;
    }
}

//! What the permissions for functions and for layer versions have in common.

use alloc::string::String;

use crate::{
    draft::Draft,
    permission::{Exception, FunctionPermission, LayerVersionPermission},
    stored::{Home, Named, Statement},
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
    fn made(draft: &Draft<'_>, values: &Values) -> Self::Owned;
}

/// The two kinds differ in what they are made of, and in the fields that name their resource.
macro_rules! permission {
    ($type:ident, from $from:ident, to $to:ident, for $($resource:ident)+) => {
        #[diagnostic::do_not_recommend]
        impl<S: AsRef<str> + Clone> Permission for $type<S> {
            type Owned = $type<String>;

            fn to_owned_text(&self) -> Self::Owned {
                self.to_owned_text()
            }

            fn exceptions(&self) -> &'static [Exception] {
                self.exceptions
            }

            fn set_exceptions(&self) -> &'static [Exception] {
                self.set_exceptions
            }

            fn made(draft: &Draft<'_>, values: &Values) -> Self::Owned {
                draft.$to(values.exceptions()).excepting(values.set_exceptions()).to_owned_text()
            }
        }

        impl<S: AsRef<str> + Clone> sealed::Permission for $type<S> {
            fn draft(&self) -> Draft<'_> {
                Draft::$from(&self.borrowed())
            }

            fn take_resource_of(&mut self, other: &Self) {
                $(self.$resource.clone_from(&other.$resource);)+
            }

            fn take_exceptions_of(&mut self, other: &Self) {
                self.exceptions = other.exceptions;
            }

            fn take_set_exceptions(&mut self, exceptions: &'static [Exception]) {
                self.set_exceptions = exceptions;
            }

            fn named_home(&self) -> Named<'_> {
                self.borrowed().named()
            }

            fn stored<'a>(&'a self, home: Home<'a>) -> Statement<'a> {
                self.borrowed().statement_in(home)
            }
        }
    };
}

permission!(FunctionPermission, from of_function, to function, for function_name qualifier);
permission!(LayerVersionPermission, from of_layer_version, to layer_version, for layer_name version_number);

pub(crate) mod sealed {
    use crate::stored::{Home, Named, Statement};
    use crate::{draft::Draft, permission::Exception};

    pub trait Permission {
        /// What the permission was made of.
        fn draft(&self) -> Draft<'_>;

        /// Makes the permission one for what the other is for.
        fn take_resource_of(&mut self, other: &Self);

        /// Gives the permission the lints that are allowed for another one by itself.
        fn take_exceptions_of(&mut self, other: &Self);

        /// Makes the permission one of a set, with the lints that are allowed there.
        fn take_set_exceptions(&mut self, exceptions: &'static [Exception]);

        /// What the name tells of the home.
        fn named_home(&self) -> Named<'_>;

        /// The statement of a resource that is there.
        fn stored<'a>(&'a self, home: Home<'a>) -> Statement<'a>;
    }
}

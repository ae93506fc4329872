//! What a permission that renders to a language may hold.

use alloc::string::String;

use super::Deferred;

/// What the values of a permission are in a language: text, which every language takes, or a [`Deferred`] value of that one.
#[diagnostic::on_unimplemented(
    message = "a permission that holds `{Self}` has no output of `{L}`",
    note = "a permission of text has every output, and one with functions or references that of their language"
)]
pub trait ValueIn<L>: sealed::ValueIn<L> {}

impl<L> ValueIn<L> for &str {}
impl<L> ValueIn<L> for String {}
impl<L, S: AsRef<str>> ValueIn<L> for Deferred<L, S> {}

pub(crate) mod sealed {
    use alloc::string::String;

    use super::Deferred;

    pub trait ValueIn<L> {
        /// The text, with a hole for each part that only the deployment knows.
        fn text(&self) -> &str;

        /// The value in its language; empty for plain text.
        fn expression(&self) -> &str;
    }

    impl<L> ValueIn<L> for &str {
        fn text(&self) -> &str {
            self
        }

        fn expression(&self) -> &str {
            ""
        }
    }

    impl<L> ValueIn<L> for String {
        fn text(&self) -> &str {
            self
        }

        fn expression(&self) -> &str {
            ""
        }
    }

    impl<L, S: AsRef<str>> ValueIn<L> for Deferred<L, S> {
        fn text(&self) -> &str {
            self.text.as_ref()
        }

        fn expression(&self) -> &str {
            self.expression.as_ref()
        }
    }
}

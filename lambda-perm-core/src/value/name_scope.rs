//! What the name of a function or layer tells of where that is.

/// What a name tells of the scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NameScope<'a> {
    pub(crate) partition: Option<&'a str>,
    pub(crate) region: Option<&'a str>,
    pub(crate) account: Option<&'a str>,
}

impl NameScope<'_> {
    /// A name that tells nothing.
    pub(crate) const NOTHING: Self = Self { partition: None, region: None, account: None };
}

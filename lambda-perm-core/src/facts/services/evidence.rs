//! How sure a fact is.

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// AWS documents it, or AWS itself answered so.
    Documented(&'static str),
    /// Others report it, and AWS does not document it. A message quotes the source.
    Reported(&'static str),
    /// It follows from other facts, and nobody has shown it.
    Inferred(&'static str),
}

impl Evidence {
    /// Where the fact comes from.
    pub const fn source(self) -> &'static str {
        match self {
            Evidence::Documented(source) | Evidence::Reported(source) | Evidence::Inferred(source) => source,
        }
    }

    /// Whether it is more than a conclusion.
    pub const fn is_shown(self) -> bool {
        !matches!(self, Evidence::Inferred(_))
    }
}

//! Several findings as one error.

use alloc::{vec, vec::Vec};
use core::fmt;

use super::{Error, Finding};

/// Everything that is wrong with a permission or a policy that was made at run time, or with several. Never empty.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::FunctionPermission;
///
/// let findings = FunctionPermission::builder("my-function", "uploads", "lambda:InvokeFunction", "s3.amazonaws.com")
///     .source_arn("arn:aws:s3:::my-bucket/*")
///     .build()
///     .unwrap_err();
/// let codes: Vec<_> = findings.iter().map(|finding| finding.code().id()).collect();
/// assert_eq!(codes, ["LP0407", "LP0502"]);
/// ```
///
/// Each says what it is about, so a program that checks many permissions reports all in one error:
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::{Findings, FunctionPermission};
///
/// let checked = ["orders", "invoices"].map(|function| {
///     FunctionPermission::builder(function, "partner", "lambda:InvokeFunction", "21098765432").build()
/// });
/// let findings = Findings::merged(checked.into_iter().filter_map(Result::err)).unwrap();
/// let functions: Vec<_> = findings.iter().map(|finding| finding.resource()).collect();
/// assert_eq!(functions, [Some("orders"), Some("invoices")]);
/// assert!(findings.to_string().ends_with("\n --> statement `partner` of `invoices`"));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Findings(Vec<Error>);

impl Findings {
    /// `None` where nothing was found.
    pub(crate) fn new(found: Vec<Error>) -> Option<Self> {
        if found.is_empty() { None } else { Some(Self(found)) }
    }

    /// The same in the order of the statements.
    #[cfg(feature = "json")]
    pub(crate) fn by_statement(mut self) -> Self {
        self.0.sort_by_key(Error::statement);
        self
    }

    /// The same, each changed.
    #[cfg(feature = "json")]
    pub(crate) fn map(self, change: impl FnMut(Error) -> Error) -> Self {
        Self(self.0.into_iter().map(change).collect())
    }

    /// All findings of several permissions or policies, in order. `None` where there are none.
    pub fn merged(all: impl IntoIterator<Item = impl IntoIterator<Item = Error>>) -> Option<Self> {
        Self::new(all.into_iter().flatten().collect())
    }

    /// The findings, in the order of the rules; those of a policy in the order of its statements.
    pub fn iter(&self) -> core::slice::Iter<'_, Error> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Error;
    type IntoIter = core::slice::Iter<'a, Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Findings {
    type Item = Error;
    type IntoIter = vec::IntoIter<Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Puts more findings behind those that there are: single ones, or those of another permission.
impl Extend<Error> for Findings {
    fn extend<T: IntoIterator<Item = Error>>(&mut self, more: T) {
        self.0.extend(more);
    }
}

impl From<Error> for Findings {
    fn from(error: Error) -> Self {
        Self(vec![error])
    }
}

impl From<Finding<'_>> for Findings {
    fn from(finding: Finding<'_>) -> Self {
        Self(vec![finding.into()])
    }
}

/// The findings one after the other, each on lines of its own. The last of them says what it is about, where that is known: the
/// number of the statement in its policy, its ID, and the function or layer version.
impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, finding) in self.iter().enumerate() {
            if number > 0 {
                f.write_str("\n")?;
            }
            finding.fmt(f)?;
            finding.write_subject(f)?;
        }
        Ok(())
    }
}

impl core::error::Error for Findings {}

/// The same as `Display`, for tests that unwrap it and programs whose `main` returns it.
impl fmt::Debug for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

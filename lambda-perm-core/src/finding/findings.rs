//! Several findings as one error.

use alloc::{vec, vec::Vec};
use core::fmt;

use super::{Error, Finding};

/// Everything that is wrong with a permission or a policy that was made at run time. Never empty.
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
#[derive(Clone, PartialEq, Eq)]
pub struct Findings(Vec<Error>);

impl Findings {
    /// `None` where nothing was found.
    pub(crate) fn new(found: Vec<Error>) -> Option<Self> {
        if found.is_empty() { None } else { Some(Self(found)) }
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

/// The findings one after the other, each on lines of its own. Where the place in the source is not known, the last of them has
/// the number of the statement in its policy, as [`Error::statement`] has it.
impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, finding) in self.iter().enumerate() {
            if number > 0 {
                f.write_str("\n")?;
            }
            finding.fmt(f)?;
            if let (None, Some(number)) = (finding.location(), finding.statement()) {
                write!(f, "\n --> statement {number}")?;
            }
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

//! What a file declares: permissions, and whole policies.

use lambda_perm_core::{Exception, declaration::Declaration, facts::parameters::Key};

use crate::{file::Span, finding::LocatedFinding, tree::ReadError};

/// All that a file has of permissions.
#[derive(Debug, Default)]
pub struct Contents {
    pub permissions: Vec<DeclaredPermission>,
    pub policies: Vec<DeclaredPolicy>,
    /// Values of statements that are no permissions: what is wrong with one of them is wrong whatever the others are.
    pub apart: Vec<DeclaredPermission>,
    /// Whether permissions of the same name may be for several functions: a script runs in several Regions, and in loops.
    pub are_apart: bool,
    /// What is wrong with how exceptions are written.
    pub findings: Vec<LocatedFinding>,
    /// What was left out, and why: a resource that a macro makes, a line of a script that is no simple command.
    pub skipped: Vec<Skipped>,
    /// Parts that could not be read. The others are here all the same.
    pub errors: Vec<ReadError>,
}

/// A permission as a file declares it: a resource of a template, the parameters of a call.
#[derive(Debug)]
pub struct DeclaredPermission {
    /// What the file calls it: `UploadsPermission`, `aws_lambda_permission.uploads`. Shown in backticks.
    pub name: String,
    pub declaration: Declaration,
    /// What stands for all of it where a finding is about no value: its name in the file.
    pub span: Span,
    /// All of it: from its name to its end. A comment in it or right above it is about it.
    pub extent: Span,
    /// Where its values stand.
    pub values: Vec<(Key, Span)>,
    /// Its exceptions, each with its place.
    pub exceptions: Vec<(Exception, Span)>,
    /// Which permissions are in one policy with it: those of the same group. `None` where what the permission is for tells that by its
    /// text. A template refers to a function in several ways, and conditions keep permissions apart.
    pub group: Option<String>,
    /// What to write instead, where the file has none of the values and a tool makes them.
    pub help: Option<&'static str>,
    /// The same as the file has it that it is written in, where this one calls that with values. What is wrong there is said there.
    pub written: Option<Declaration>,
}

/// A policy as a file has it: an answer of GetPolicy, a bare document, the policy of a template's resource without any functions.
#[derive(Debug)]
pub struct DeclaredPolicy {
    /// What the file calls it, if it gives it a name. Shown in backticks.
    pub name: Option<String>,
    /// The ARN of what the policy is for, where the file says it.
    pub resource: Option<String>,
    /// The text of the document.
    pub text: String,
    /// Where the document stands in the file.
    pub places: PolicyPlaces,
    /// Its statements that have a Sid, with all of each, where a comment may stand. Empty for what has no comments.
    pub statements: Vec<(String, Span)>,
    /// Exceptions: the Sid, the exception, and its place.
    pub exceptions: Vec<(String, Exception, Span)>,
}

/// From offsets in the text of a policy to places in the file.
#[derive(Debug)]
pub enum PolicyPlaces {
    /// The text stands in the file as it is, from this offset on.
    AsItIs(usize),
    /// The text is that of a string of JSON, whose first byte behind the quote is at this offset. It has escapes.
    Escaped(usize),
    /// Each offset of the text at which a value begins, in rising order, with the place of that value in the file.
    Values(Vec<(usize, Span)>),
    /// So many bytes of the text are not in the file, and the others stand there.
    Behind(usize, Box<PolicyPlaces>),
    /// The document stands there, and nothing tells where its parts are.
    Whole(Span),
}

/// Something that was not looked at.
#[derive(Debug)]
pub struct Skipped {
    /// What it is, and why it was skipped, in a line: "`Fn::ForEach` makes resources that only a deployment knows".
    pub message: String,
    pub span: Span,
}

impl Contents {
    /// Whether there is nothing in it to judge or to say.
    pub const fn is_empty(&self) -> bool {
        self.permissions.is_empty()
            && self.policies.is_empty()
            && self.findings.is_empty()
            && self.skipped.is_empty()
            && self.errors.is_empty()
    }
}

impl DeclaredPermission {
    /// Adds an exception that stands at this place.
    pub fn allow(&mut self, exception: Exception, span: Span) {
        self.declaration = self.declaration.clone().allowing(exception.clone());
        self.exceptions.push((exception, span));
    }

    /// Where a value stands, or else the permission.
    pub fn span_of(&self, key: Key) -> Span {
        self.values.iter().find(|(other, _)| *other == key).map_or_else(|| self.span.clone(), |(_, span)| span.clone())
    }
}

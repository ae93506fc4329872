//! Why something is no template.

use alloc::string::String;
use core::fmt;

use crate::{
    facts::cloudformation::{RESOURCES, TEMPLATE_SIZE},
    finding::Findings,
};

/// Why resources do not make a template.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CloudFormationError {
    /// What CloudFormation limits more tightly than the API.
    Findings(
        /// What is wrong.
        Findings,
    ),
    /// What was given is no logical ID.
    LogicalId(
        /// What was given.
        String,
    ),
    /// Two resources have the same logical ID.
    Clash(
        /// The logical ID.
        String,
    ),
    /// A template takes no more than 500 resources.
    TooManyResources(
        /// How many there are.
        usize,
    ),
    /// A template takes no more than 1,000,000 bytes.
    TooLarge(
        /// How many there are in its largest form.
        usize,
    ),
    /// Only the deployment knows whether this is a name or an ARN, and a resource policy needs the ARN.
    UnknownArn(
        /// What the function was given as.
        String,
    ),
    /// Only the deployment knows what kind of principal this is, and a policy document writes each in its own way.
    UnknownPrincipal(
        /// What the principal was given as.
        String,
    ),
    /// A stack refers to something that it neither holds nor can be given.
    Reference(
        /// What it refers to.
        String,
    ),
    /// A template that was written before cannot be read.
    Previous {
        /// The name of the file.
        name: String,
        /// What is wrong with it.
        error: String,
    },
}

impl fmt::Display for CloudFormationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Findings(findings) => findings.fmt(f),
            Self::LogicalId(id) => write!(
                f,
                "`{id}` is not a logical ID: these are 1 to 255 letters and digits\n= help: write letters and digits alone, such as \"UploadsPermission\""
            ),
            Self::Clash(id) => write!(
                f,
                "two resources have the logical ID `{id}`\n= help: give one of them another, with `named`, or another `statement_id`"
            ),
            Self::TooManyResources(count) => write!(
                f,
                "the template has {count} resources, and CloudFormation takes {RESOURCES} at most\n= help: split it with `NestedStacks`"
            ),
            Self::TooLarge(size) => write!(
                f,
                "the template has {size} bytes, and CloudFormation takes {TEMPLATE_SIZE} at most\n= help: split it with `NestedStacks`"
            ),
            Self::UnknownArn(name) => write!(
                f,
                "only the deployment knows whether `{name}` is a name or an ARN, and a resource policy needs the ARN\n= help: write GetAtt(\"..Arn\") or Sub(\"arn:..\") as `function_name`"
            ),
            Self::UnknownPrincipal(principal) => write!(
                f,
                "only the deployment knows what kind of principal `{principal}` is, and a policy document writes each in its own way\n= help: write Sub(\"arn:${{AWS::Partition}}:iam::${{Account}}:root\") for an account that is a parameter"
            ),
            Self::Reference(reference) => write!(
                f,
                "the template has nothing of the name `{reference}`\n= help: declare it as a parameter, or merge the resources into the template that has it"
            ),
            Self::Previous { name, error } => write!(
                f,
                "`{name}` is no template that was written before: {error}\n= help: give the files as they were written, or none to begin anew"
            ),
        }
    }
}

impl core::error::Error for CloudFormationError {}

impl From<Findings> for CloudFormationError {
    fn from(findings: Findings) -> Self {
        Self::Findings(findings)
    }
}

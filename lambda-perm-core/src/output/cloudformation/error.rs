//! Errors of CloudFormation templates.

use alloc::string::String;
use core::fmt;

use crate::{
    facts::cloudformation::{DESCRIPTION_LENGTH, RESOURCES, TEMPLATE_SIZE},
    finding::{Findings, Quoted},
};

/// Why resources do not make a template.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CloudFormationError {
    /// What CloudFormation limits more tightly than the API.
    Findings(
        /// What is wrong.
        Findings,
    ),
    /// What was given is not a logical ID.
    LogicalId(
        /// What was given.
        String,
    ),
    /// What was given is not a name of a condition.
    ConditionName(
        /// What was given.
        String,
    ),
    /// Two resources have the same logical ID.
    Clash(
        /// The logical ID.
        String,
    ),
    /// A resource depends on itself.
    DependsOnItself(
        /// The logical ID.
        String,
    ),
    /// A template needs at least one resource.
    NoResources,
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
    /// Whether this is a name or an ARN is known only at deployment, but a resource policy needs the ARN.
    UnknownArn(
        /// What the function or web function was given as.
        String,
    ),
    /// The kind of principal is known only at deployment, but a policy document writes each kind differently.
    UnknownPrincipal(
        /// What the principal was given as.
        String,
    ),
    /// A template refers to an attribute of a resource that it does not have, and no parameter can stand for that.
    Reference(
        /// What it refers to.
        String,
    ),
    /// A resource has a condition that the template does not have, and no parameter can stand for that.
    Condition(
        /// Its name.
        String,
    ),
    /// A resource looks a value up in a mapping that the template does not have, and no parameter can stand for that.
    Mapping(
        /// Its name.
        String,
    ),
    /// A description has more bytes than CloudFormation takes.
    Description(
        /// How many it has.
        usize,
    ),
    /// Nested stacks cannot have this name.
    StackName(
        /// The name.
        String,
    ),
    /// Templates cannot be at this place.
    StackPlace {
        /// The place.
        place: String,
        /// What is wrong with it.
        error: String,
    },
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
                "{} is not a logical ID, which has 1 to 255 letters and digits\n= help: write only letters and digits, such as \"UploadsPermission\"",
                Quoted(id)
            ),
            Self::ConditionName(name) => write!(
                f,
                "{} is not the name of a condition, which has 1 to 255 letters and digits\n= help: write the name that the template has under `Conditions`, such as \"IsProduction\"",
                Quoted(name)
            ),
            Self::Clash(id) => write!(
                f,
                "two resources have the logical ID `{id}`\n= help: give one of them another ID with `named`, or another `statement_id`"
            ),
            Self::DependsOnItself(id) => write!(
                f,
                "the resource `{id}` depends on itself\n= help: write the logical ID of another resource, for which it has to wait"
            ),
            Self::NoResources => f.write_str(
                "the template has no resources, but CloudFormation needs at least one\n= help: make no template when there is nothing to deploy",
            ),
            Self::TooManyResources(count) => write!(
                f,
                "the template has {count} resources, but CloudFormation takes at most {RESOURCES}\n= help: split it with `NestedStacks`"
            ),
            Self::TooLarge(size) => write!(
                f,
                "the template has {size} bytes, but CloudFormation takes at most {TEMPLATE_SIZE}\n= help: split it with `NestedStacks`"
            ),
            Self::UnknownArn(name) => write!(
                f,
                "whether `{name}` is a name or an ARN is known only at deployment, but a resource policy needs the ARN\n= help: write GetAtt(\"..Arn\") or Sub(\"arn:..\")"
            ),
            Self::UnknownPrincipal(principal) => write!(
                f,
                "the kind of the principal `{principal}` is known only at deployment, but a policy document writes each kind in its own way\n= help: write Sub(\"arn:${{AWS::Partition}}:iam::${{Account}}:root\") for an account that is a parameter"
            ),
            Self::Reference(reference) => write!(
                f,
                "the template has no `{reference}`, and a parameter cannot replace an attribute\n= help: write Ref(\"Parameter\") for a parameter that receives it, or merge the resources into the template that has it"
            ),
            Self::Condition(condition) => write!(
                f,
                "the template has no condition `{condition}`\n= help: merge the resources into the template that has it"
            ),
            Self::Mapping(mapping) => write!(
                f,
                "the template has no mapping `{mapping}`\n= help: merge the resources into the template that has it"
            ),
            Self::Description(length) => write!(
                f,
                "the description has {length} bytes, but CloudFormation takes at most {DESCRIPTION_LENGTH}\n= help: write a shorter one"
            ),
            Self::StackName(name) => write!(
                f,
                "{} cannot be the name of nested stacks: it becomes the name of files and, with its letters and digits, the start of logical IDs\n= help: write a name such as \"permissions\"",
                Quoted(name)
            ),
            Self::StackPlace { place, error } => write!(
                f,
                "templates cannot be at {}: {error}\n= help: write the beginning of an address, such as \"https://my-bucket.s3.us-east-1.amazonaws.com/permissions/\"",
                Quoted(place)
            ),
            Self::Previous { name, error } => write!(
                f,
                "{} is not a template that was written before: {error}\n= help: pass the files as they were written, or none to start afresh",
                Quoted(name)
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

/// The same as `Display`, for tests that unwrap it and programs that return it from `main`.
impl fmt::Debug for CloudFormationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// For functions that write files and return this error.
#[cfg(feature = "std")]
impl From<CloudFormationError> for std::io::Error {
    fn from(error: CloudFormationError) -> Self {
        Self::new(std::io::ErrorKind::InvalidData, error)
    }
}

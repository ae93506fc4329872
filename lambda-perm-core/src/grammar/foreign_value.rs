//! Values as other tools and languages write them, and such as only a running program has.

use super::{list_of_values, wrong_kind};
use crate::{
    facts::{
        cloudformation::{Intrinsic, PSEUDO_PARAMETER_NAMES},
        services::{by_principal, not_needed_by_principal},
        terraform::resource_type,
    },
    finding::{Code, Finding, Phrase},
    key::Key,
    template::grammar::{misplaced, takes_intrinsic},
    text::{contains, equal, equal_ignoring_case},
};

/// What stands in the place of a value, and is none.
pub enum Foreign<'a> {
    /// A function of CloudFormation, with how it is written here; empty where that is not known.
    Function(Intrinsic, &'a str),
    /// A function of CloudFormation that gives no value of a permission.
    OtherFunction(&'a str),
    /// A word in front of brackets that may be a function of the user's too, with the function that it stands for.
    Call(&'a str, Intrinsic),
    /// A reference of Terraform, outside of a text.
    Reference(&'a str),
    /// An element of a policy document or a class of the CDK around the principal, which is empty where it is not known.
    Principal(&'a str),
    /// Keys and values in braces.
    Object,
    /// Several values.
    List,
    /// Text without quotes.
    Unquoted(&'a str),
    /// Texts that an operator joins.
    Joined,
    /// A variable, or what begins with one.
    Variable(&'a str),
    /// Text that a macro makes when the program runs.
    Made(&'a str),
    /// A macro that stands for what is not written yet.
    Unwritten(&'a str),
    /// `.into()`.
    Conversion,
    /// `None`.
    Nothing,
}

/// The function that a word stands for, in whichever case, and with or without `_`.
pub fn function_of(word: &str) -> Option<Intrinsic> {
    let letters = word.replace('_', "");
    Intrinsic::ALL.iter().copied().find(|function| function.name().eq_ignore_ascii_case(&letters))
}

/// Whether a word is a function of CloudFormation that gives no value of a permission.
///
/// Source: CloudFormation user guide, intrinsic-function-reference.
pub fn is_other_function(word: &str) -> bool {
    ["Base64", "Cidr", "ForEach", "GetAZs", "GetStackOutput", "Length", "ToJsonString", "Transform"]
        .iter()
        .any(|name| equal_ignoring_case(name, word))
}

/// What stands around a principal in a policy document, or in the CDK; with the principal where the name tells it.
pub const fn around_principal(word: &str) -> Option<&'static str> {
    match word.as_bytes() {
        b"Service" | b"AWS" | b"Federated" | b"CanonicalUser" => Some(""),
        b"ServicePrincipal" | b"AccountPrincipal" | b"ArnPrincipal" | b"CanonicalUserPrincipal" => Some(""),
        b"AccountRootPrincipal" | b"OrganizationPrincipal" => Some(""),
        b"AnyPrincipal" | b"StarPrincipal" => Some("*"),
        _ => None,
    }
}

/// Whether a dotted name is a service principal without quotes, no field of a variable.
pub fn is_unquoted_principal(text: &str) -> bool {
    by_principal(text).is_some() || not_needed_by_principal(text).is_some() || text.ends_with(".amazonaws.com")
}

/// Whether a path is the name of a pseudo parameter.
pub fn is_pseudo_parameter(path: &str) -> bool {
    PSEUDO_PARAMETER_NAMES.contains(&path)
}

/// Whether a dotted name that begins so is a reference of Terraform. Where variables may stand, only the types of the AWS
/// provider tell.
pub fn is_of_terraform(root: &str, takes_variables: bool) -> bool {
    resource_type(root).is_some()
        || (!takes_variables
            && (root.starts_with("aws_") || ["data", "each", "local", "module", "var"].contains(&root)))
}

/// What is wrong with the value of a key, and how it is written here.
pub fn foreign<'a>(key: Key, value: &Foreign<'a>) -> Finding<'a> {
    match *value {
        Foreign::Function(function, _) | Foreign::Call(_, function) if !takes_intrinsic(key) => {
            misplaced(function.name(), key)
        }
        Foreign::Reference(_) if !takes_intrinsic(key) => misplaced("Terraform", key),
        Foreign::Function(function, written) => {
            let written = if written.is_empty() { function.usage() } else { written };
            let message =
                Phrase::new("a function of CloudFormation is a call here, by its name without `!` and `Fn::`");
            Finding::new(Code::MalformedIntrinsic, key, message, Phrase::new("write ").user(written))
        }
        Foreign::OtherFunction(name) => {
            let message = Phrase::new("no value of a permission is made with the intrinsic function ").quoted(name);
            let help = "write the text itself, or `Ref`, `GetAtt`, `Sub` or another function that gives it";
            Finding::new(Code::UnknownIntrinsic, key, message, Phrase::new(help))
        }
        Foreign::Call(word, function) => {
            let message = Phrase::new("there is no intrinsic function ").quoted(word);
            let help = Phrase::new("write ").plain(function.usage());
            let help = match word {
                "if" | "ref" => help,
                word => {
                    help.plain("; a function of your own is called by its path, as `self::").user(word).plain("(..)`")
                }
            };
            Finding::new(Code::UnknownIntrinsic, key, message, help)
        }
        Foreign::Reference(reference) => {
            let message = Phrase::new("a reference of Terraform stands in a text, between `${` and `}`");
            let help = Phrase::new("write Terraform(\"").user(reference).plain("\")");
            Finding::new(Code::TerraformReference, key, message, help)
        }
        Foreign::Principal(principal) => {
            let message = Phrase::quoting(key.name()).plain(" takes the value alone, without what it is of");
            let help = match principal {
                "" => Phrase::new("write a service such as `s3`, or the account, the IAM ARN or \"*\" in quotes"),
                principal => Phrase::new("write \"").user(principal).plain("\""),
            };
            Finding::new(Code::WrongKind, key, message, help)
        }
        Foreign::Object => {
            let message = Phrase::quoting(key.name()).plain(" takes one value, and this is an object with keys");
            let help = match key {
                Key::Principal => "write a service such as `s3`, or the account, the IAM ARN or \"*\" in quotes",
                key if takes_intrinsic(key) => {
                    "write the value alone; functions of CloudFormation are calls, such as Ref(\"LogicalId\")"
                }
                _ => "write the value alone",
            };
            Finding::new(Code::WrongKind, key, message, Phrase::new(help))
        }
        Foreign::List => list_of_values(key),
        Foreign::Unquoted(text) => unquoted(key, text),
        Foreign::Joined => {
            let message = Phrase::new("no operator joins texts here");
            let help = "write `concat!(..)` of literals; `try_grant!` takes `format!(..)`, with variables too";
            Finding::new(Code::WrongKind, key, message, Phrase::new(help))
        }
        Foreign::Variable(name) => {
            let message = Phrase::quoting(name).plain(" is a variable, and `grant!` and `policy!` take constants");
            let help = "write `try_grant!` or `try_policy!`, or a constant in upper case";
            Finding::new(Code::WrongKind, key, message, Phrase::new(help))
        }
        Foreign::Made(name) => {
            let message = Phrase::quoting(name)
                .plain(" makes a text when the program runs, and `grant!` and `policy!` take constants");
            let help = "write `concat!(..)` of literals, or `try_grant!` or `try_policy!`";
            Finding::new(Code::WrongKind, key, message, Phrase::new(help))
        }
        Foreign::Unwritten(name) => {
            let message =
                Phrase::quoting(key.name()).plain(" has no value: ").quoted(name).plain(" stands in its place");
            Finding::new(Code::MissingValue, key, message, Phrase::new("write the value"))
        }
        Foreign::Conversion => {
            let message = Phrase::new("`.into()` does not say what it makes, and ")
                .quoted(key.name())
                .plain(" takes values of several types");
            Finding::new(Code::WrongKind, key, message, Phrase::new("write the value itself, without `.into()`"))
        }
        Foreign::Nothing => {
            let message = Phrase::quoting(key.name()).plain(" has no value");
            let help = Phrase::new("leave `").plain(key.name()).plain("` out, or write a value");
            Finding::new(Code::MissingValue, key, message, help)
        }
    }
}

/// Text without quotes.
fn unquoted(key: Key, text: &str) -> Finding<'_> {
    if matches!(key, Key::VersionNumber | Key::InvokedViaFunctionUrl) {
        return wrong_kind(key, false);
    }
    let message = Phrase::quoting(key.name()).plain(" takes a string, and this text has no quotes");
    let help = match text.split_once("lambda:") {
        Some(("", action)) if matches!(key, Key::Action) && !equal(action, "*") => {
            Phrase::new("write `").user(action).plain("`, or \"").user(text).plain("\"")
        }
        _ if contains(text, b'$') && takes_intrinsic(key) => Phrase::new("write Sub(\"").user(text).plain("\")"),
        _ => Phrase::new("write \"").user(text).plain("\""),
    };
    Finding::new(Code::WrongKind, key, message, help)
}

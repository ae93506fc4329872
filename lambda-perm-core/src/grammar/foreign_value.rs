//! Values as other tools and languages write them, and such as only a running program has.

use super::{list_of_values, wrong_kind};
use crate::{
    expression::grammar::{misplaced, other_function, takes_intrinsic},
    facts::parameters::Key,
    facts::{
        cloudformation::{Intrinsic, OTHER_INTRINSICS, PSEUDO_PARAMETER_NAMES},
        services::{by_principal, not_needed_by_principal},
        terraform::resource_type,
    },
    finding::{Code, Finding, Phrase},
    text::{contains, equal, equal_ignoring_case},
    value::principal::has_service_suffix,
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
    /// A type or the like around a text, which is empty where it is not known.
    Wrapped(&'a str, &'a str),
    /// A word in CamelCase, which names no constant.
    Word(&'a str),
    /// `CONDITION ? A : B`.
    Choice,
    /// A method that joins texts in other languages.
    Formatted,
    /// A variable of the environment, read when the program runs.
    Environment,
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
    /// A call that makes whatever is wanted: `.into()`.
    Conversion(&'a str),
    /// `None`.
    Nothing,
}

/// The function that a word stands for, in whichever case, and with or without `_`.
pub fn function_of(word: &str) -> Option<Intrinsic> {
    let letters = word.replace('_', "");
    Intrinsic::ALL.iter().copied().find(|function| function.name().eq_ignore_ascii_case(&letters))
}

/// Whether a word is a function of CloudFormation that gives no value of a permission.
pub fn is_other_function(word: &str) -> bool {
    OTHER_INTRINSICS.iter().any(|name| equal_ignoring_case(name, word))
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
pub const fn is_unquoted_principal(text: &str) -> bool {
    by_principal(text).is_some() || not_needed_by_principal(text).is_some() || has_service_suffix(text)
}

/// Whether a path is the name of a pseudo parameter.
pub fn is_pseudo_parameter(path: &str) -> bool {
    PSEUDO_PARAMETER_NAMES.contains(&path)
}

/// The pseudo parameter that the CDK has by this name: `ACCOUNT_ID`.
pub fn pseudo_parameter_of(word: &str) -> Option<&'static str> {
    let letters = word.replace('_', "");
    PSEUDO_PARAMETER_NAMES.iter().copied().find(|name| equal_ignoring_case(name.trim_start_matches("AWS::"), &letters))
}

/// Whether a dotted name is a reference of Terraform. Where variables may stand, only the types of the AWS provider tell.
pub fn is_of_terraform(path: &str, takes_variables: bool) -> bool {
    let root = path.split('.').next().unwrap_or(path);
    resource_type(root).is_some()
        || path.starts_with("data.aws_")
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
            let message = Phrase::new("a CloudFormation function is written as a call here, without `!` and `Fn::`");
            Finding::new(Code::MalformedIntrinsic, key, message, Phrase::new("write ").user(written))
        }
        Foreign::OtherFunction(name) => other_function(name, key),
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
            let message = Phrase::new("a Terraform reference goes into a text, between `${` and `}`");
            let help = Phrase::new("write Terraform(\"").user(reference).plain("\")");
            Finding::new(Code::TerraformReference, key, message, help)
        }
        Foreign::Principal(principal) => {
            let message = Phrase::quoting(key.name()).plain(" takes only the value, without its type");
            let help = match principal {
                "" => Phrase::new("write a service such as `s3`, or the account, the IAM ARN or \"*\" in quotes"),
                principal => Phrase::new("write \"").user(principal).plain("\""),
            };
            Finding::new(Code::WrongKind, key, message, help)
        }
        Foreign::Wrapped(name, text) => match (key, text) {
            (Key::Principal, text) => foreign(key, &Foreign::Principal(text)),
            (_, text) => {
                let message = Phrase::quoting(key.name())
                    .plain(" takes only the value, without `")
                    .user(name)
                    .plain("(..)` around it");
                let help = match text {
                    "" => Phrase::new("write only the value"),
                    text => Phrase::new("write \"").user(text).plain("\""),
                };
                Finding::new(Code::WrongKind, key, message, help)
            }
        },
        Foreign::Word(word) => word_in_camel_case(key, word),
        Foreign::Choice => {
            let message = Phrase::new("Rust has no operator `? :`");
            let help = match takes_intrinsic(key) {
                true => {
                    "write `if CONDITION { A } else { B }`, or If(\"Condition\", .., ..) for a condition of the template"
                }
                false => "write `if CONDITION { A } else { B }`",
            };
            Finding::new(Code::MalformedArgument, key, message, Phrase::new(help))
        }
        Foreign::Formatted => {
            let message = Phrase::new("a string has no method `format`");
            Finding::new(Code::WrongKind, key, message, Phrase::new(JOIN))
        }
        Foreign::Environment => {
            let message =
                Phrase::new("the environment is read when the program runs, but `grant!` and `policy!` take constants");
            let help = "write `try_grant!` or `try_policy!`, or `env!(..)` for the environment of the compiler";
            Finding::new(Code::WrongKind, key, message, Phrase::new(help))
        }
        Foreign::Object => {
            let message = Phrase::quoting(key.name()).plain(" takes one value, but this is an object with keys");
            let help = match key {
                Key::Principal => "write a service such as `s3`, or the account, the IAM ARN or \"*\" in quotes",
                key if takes_intrinsic(key) => {
                    "write only the value; functions of CloudFormation are calls, such as Ref(\"LogicalId\")"
                }
                _ => "write only the value",
            };
            Finding::new(Code::WrongKind, key, message, Phrase::new(help))
        }
        Foreign::List => list_of_values(key),
        Foreign::Unquoted(text) => unquoted(key, text),
        Foreign::Joined => {
            let message = Phrase::new("texts cannot be joined with an operator here");
            Finding::new(Code::WrongKind, key, message, Phrase::new(JOIN))
        }
        Foreign::Variable(name) => {
            let message = Phrase::quoting(name).plain(" is a variable, but `grant!` and `policy!` take constants");
            let help = match key {
                Key::VersionNumber | Key::InvokedViaFunctionUrl => {
                    "write a constant in upper case, or `try_grant!` or `try_policy!` for a variable"
                }
                _ => {
                    "write a text in quotes, a constant in upper case, or `try_grant!` or `try_policy!` for a variable"
                }
            };
            Finding::new(Code::WrongKind, key, message, Phrase::new(help))
        }
        Foreign::Made(name) => {
            let message = Phrase::quoting(name)
                .plain(" makes a text when the program runs, but `grant!` and `policy!` take constants");
            let help = "write `concat!(..)` of literals, or `try_grant!` or `try_policy!`";
            Finding::new(Code::WrongKind, key, message, Phrase::new(help))
        }
        Foreign::Unwritten(name) => {
            let message = Phrase::quoting(key.name()).plain(" has no value: ").quoted(name).plain(" is in its place");
            Finding::new(Code::MissingValue, key, message, Phrase::new("write the value"))
        }
        Foreign::Conversion(call) => {
            let message = Phrase::quoting(call)
                .plain(" does not say what it makes, but ")
                .quoted(key.name())
                .plain(" takes values of several types");
            let help = match call {
                ".into()" | ".parse()" => Phrase::new("write the value itself, without `").user(call).plain("`"),
                _ => Phrase::new("write the value itself"),
            };
            Finding::new(Code::WrongKind, key, message, help)
        }
        Foreign::Nothing => {
            let message = Phrase::quoting(key.name()).plain(" has no value");
            let help = if key.is_required() {
                Phrase::new("write the value: every call has this key")
            } else {
                Phrase::new("leave `").plain(key.name()).plain("` out, or write a value")
            };
            Finding::new(Code::MissingValue, key, message, help)
        }
    }
}

/// A function or a reference of a template, as an argument of what makes an ARN or a principal while this is compiled.
pub const fn template_in_argument<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::new("this is made of constants, but what a template gives is known only at deployment");
    let help = match key {
        Key::Principal => "write the whole principal, such as Sub(\"logs.${AWS::Region}.amazonaws.com\")",
        _ => "write the whole ARN, such as Sub(\"arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:${Name}\")",
    };
    Finding::new(Code::MalformedIntrinsic, key, message, Phrase::new(help))
}

/// How texts are joined.
const JOIN: &str = "write `concat!(..)` of literals; `try_grant!` takes `format!(..)`, with variables too";

/// A word that is no constant, as these are in upper case: a name without quotes, or a resource of a template.
const fn word_in_camel_case(key: Key, word: &str) -> Finding<'_> {
    let message = Phrase::quoting(word).plain(" is neither a constant in upper case nor a text in quotes");
    let help = match key {
        Key::VersionNumber | Key::InvokedViaFunctionUrl => return wrong_kind(key, false),
        Key::Principal => {
            let help = "write a service such as `s3`, or the account, the IAM ARN or \"*\" in quotes";
            return Finding::new(Code::UnknownIdentifier, key, message, Phrase::new(help));
        }
        key if takes_intrinsic(key) => Phrase::new("write \"")
            .user(word)
            .plain("\", or Ref(\"")
            .user(word)
            .plain("\") for a resource of the template"),
        _ => Phrase::new("write \"").user(word).plain("\""),
    };
    Finding::new(Code::UnknownIdentifier, key, message, help)
}

/// Text without quotes.
fn unquoted(key: Key, text: &str) -> Finding<'_> {
    if matches!(key, Key::VersionNumber | Key::InvokedViaFunctionUrl) {
        return wrong_kind(key, false);
    }
    let message = Phrase::quoting(key.name()).plain(" takes a string, but this text has no quotes");
    let help = match text.split_once("lambda:") {
        Some(("", action)) if matches!(key, Key::Action) && !equal(action, "*") => {
            Phrase::new("write `").user(action).plain("`, or \"").user(text).plain("\"")
        }
        _ if contains(text, b'$') && takes_intrinsic(key) => Phrase::new("write Sub(\"").user(text).plain("\")"),
        _ => Phrase::new("write \"").user(text).plain("\""),
    };
    Finding::new(Code::WrongKind, key, message, help)
}

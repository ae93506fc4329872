//! Findings about how a call is written. Only the macro makes them; the words and the names they suggest are here.

mod allow;
mod foreign_key;
mod foreign_value;
mod identifier;
#[cfg(all(feature = "document", feature = "json"))]
mod property;
mod set;

pub use allow::*;
pub use foreign_value::*;
pub use identifier::*;
#[cfg(all(feature = "document", feature = "json"))]
pub use property::*;
pub use set::*;

use self::foreign_key::{Meaning, meaning};
use crate::{
    facts::actions,
    facts::parameters::{Key, Target},
    finding::{Code, Finding, Phrase},
    text::{equal, suggest::closest},
    value::{FunctionUrlAuthType, WebFunctionAuthType},
};

/// An argument that is not `key = value`, and the word that it begins with.
pub const fn malformed_argument<'a>(start: &str) -> Finding<'a> {
    let message = Phrase::new("this is not an argument of the call");
    let help = match (meaning(start), closest(start, &MEMBERS), meant_key(start)) {
        _ if is_member(start) => Phrase::new("write `policy!` for a set of statements"),
        (Some(Meaning::Nothing(help) | Meaning::Instead(_, help)), ..) => Phrase::new(help),
        (None, Some(member), _) => Phrase::new("did you mean `").plain(member).plain("(..)` of `policy!`?"),
        (.., Some(key)) => Phrase::new("write `").plain(key.name()).plain(" = ` and the value"),
        _ => Phrase::new("write `key = value`, such as `statement_id = \"my-statement\"`"),
    };
    Finding::of_call(Code::MalformedArgument, message, help)
}

/// A comma with no argument before it.
pub const fn empty_argument<'a>() -> Finding<'a> {
    let message = Phrase::new("there is no argument before this comma");
    Finding::of_call(Code::MalformedArgument, message, Phrase::new("remove the comma"))
}

/// Two arguments with no comma between them.
pub const fn missing_comma(name: &str) -> Finding<'_> {
    let message = Phrase::new("a comma is missing before ").quoted(name);
    Finding::of_call(Code::MalformedArgument, message, Phrase::new("write a comma after each argument"))
}

/// A semicolon behind an argument.
pub const fn semicolon<'a>() -> Finding<'a> {
    let message = Phrase::new("an argument does not end with a semicolon");
    Finding::of_call(Code::MalformedArgument, message, Phrase::new("write a comma after each argument"))
}

/// Whether a word is one of the macros.
pub const fn is_macro(word: &str) -> bool {
    matches!(word.as_bytes(), b"grant" | b"try_grant" | b"policy" | b"try_policy")
}

/// One of the macros, by its name, where an argument stands.
pub const fn nested<'a>(word: &str) -> Finding<'a> {
    let message = Phrase::new("this is not an argument of the call");
    let help = match word.as_bytes() {
        b"policy" | b"try_policy" => "write its statements here, or add it with `merged_with`",
        _ => {
            "write `permission(grant!(..))` in a `policy!`, or its keys without those of the function in `statement(..)`"
        }
    };
    Finding::of_call(Code::MalformedArgument, message, Phrase::new(help))
}

/// Tokens that are more than one expression, in the place of a value.
pub const fn several_expressions<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::new("the value of ").quoted(key.name()).plain(" is more than one expression");
    let help = "write one value, then a comma; `concat!(..)` joins literals";
    Finding::new(Code::MalformedArgument, key, message, Phrase::new(help))
}

/// A value whose brackets stand deeper in one another than is read. The compiler itself overflows its stack at some depth.
pub const fn too_deep(name: &str, deepest: usize) -> Finding<'_> {
    let message = Phrase::new("the value of ")
        .quoted(name)
        .plain(" is nested too deeply: it has more than ")
        .number(deepest)
        .plain(" levels of brackets");
    let help = "write a flatter expression, or a constant for a part of it";
    Finding::of_call(Code::MalformedArgument, message, Phrase::new(help))
}

/// A key without a value.
pub const fn missing_value(name: &str) -> Finding<'_> {
    let message = Phrase::quoting(name).plain(" has no value");
    Finding::of_call(Code::MissingValue, message, Phrase::new("write `").user(name).plain(" = ` and the value"))
}

/// A key that the call does not have.
pub const fn unknown_key(name: &str) -> Finding<'_> {
    if equal(name, "revision_id") || equal(name, "RevisionId") {
        return revision_id(name);
    }
    let message = Phrase::new("there is no key ").quoted(name);
    let help = match (meaning(name), closest(name, Key::NAMES)) {
        _ if equal(name, "permission") => Phrase::new("write the permission in parentheses: `permission(UPLOADS)`"),
        _ if is_member(name) => {
            Phrase::new("write the keys of a statement after it, in parentheses: `").user(name).plain("(..)`")
        }
        (Some(Meaning::Nothing(help) | Meaning::Instead(_, help)), _) => Phrase::new(help),
        (Some(Meaning::Key(key)), _) => Phrase::new("did you mean `").plain(key.name()).plain("`?"),
        (None, Some(key)) => Phrase::new("did you mean `").plain(key).plain("`?"),
        (None, None) => Phrase::new("remove it, or write one of the keys: ").plain(KEYS),
    };
    Finding::of_call(Code::UnknownKey, message, help)
}

/// The keys, as a message lists them.
const KEYS: &str = "`function_name`, `qualifier`, `statement_id`, `action`, `principal`, `source_arn`, `source_account`, \
     `event_source_token`, `principal_org_id`, `function_url_auth_type` and `invoked_via_function_url`; for a layer version \
     `layer_name`, `version_number`, `statement_id`, `action`, `principal` and `organization_id`; for a web function `web_function` \
     and, in its statements, also `endpoint` and `web_function_auth_type`";

/// The one parameter of AddPermission that is no key.
const fn revision_id(name: &str) -> Finding<'_> {
    let message = Phrase::quoting(name).plain(" belongs to a request, not to a statement");
    let help = "leave it out, and give it to the request: `UPLOADS.add_permission().revision_id(..)`";
    Finding::of_call(Code::UnknownKey, message, Phrase::new(help))
}

/// The key that a misspelt name, or one of another tool, stands for, so that it is not reported as missing too.
pub const fn meant_key(name: &str) -> Option<Key> {
    if is_member(name) {
        return None;
    }
    match (meaning(name), closest(name, Key::NAMES)) {
        (Some(Meaning::Key(key) | Meaning::Instead(key, _)), _) => Some(key),
        (None, Some(name)) => Key::find(name),
        (Some(Meaning::Nothing(_)), _) | (None, None) => None,
    }
}

/// Whether a name stands for something, if for no key.
pub const fn has_meaning(name: &str) -> bool {
    meaning(name).is_some()
}

/// A key that is given twice.
pub const fn duplicate_key<'a>(key: Key) -> Finding<'a> {
    let (message, help) = if key.is_of_resource() {
        (" is given twice: a policy belongs to one resource", "remove one of them")
    } else {
        (" is given twice: a statement has one", "remove one of them, or write a statement for each")
    };
    let message = Phrase::quoting(key.name()).plain(message);
    Finding::of_call(Code::DuplicateKey, message, Phrase::new(help))
}

/// A key of the other target.
pub const fn foreign_key<'a>(key: Key, target: Target) -> Finding<'a> {
    let (message, help) = match (target, key) {
        (Target::Function, Key::LayerName | Key::VersionNumber) => (
            Phrase::quoting(key.name()).plain(" is for layer versions, but this call has `function_name`"),
            Phrase::new("write a `grant!` for the function and one for the layer version"),
        ),
        (Target::Function | Target::LayerVersion, Key::WebFunction) => (
            Phrase::new("`web_function` is for web functions, but this call names something else too"),
            Phrase::new("write a `policy!` for the web function by itself"),
        ),
        (Target::Function, Key::WebFunctionAuthType) => (
            Phrase::new("`web_function_auth_type` is for endpoints of web functions"),
            Phrase::new("write `function_url_auth_type` for a function URL"),
        ),
        (Target::Function | Target::LayerVersion, Key::Endpoint | Key::WebFunctionAuthType) => (
            Phrase::quoting(key.name()).plain(" is for web functions, which this call does not name"),
            Phrase::new("leave it out, or write `policy!` with `web_function`"),
        ),
        (Target::WebFunction, Key::FunctionUrlAuthType) => (
            Phrase::new("`function_url_auth_type` is for function URLs: a web function has endpoints"),
            Phrase::new("write `web_function_auth_type`"),
        ),
        (Target::WebFunction, Key::OrganizationId) => (
            Phrase::new("`organization_id` is for layer versions: the condition has another name here"),
            Phrase::new("write `principal_org_id`"),
        ),
        (Target::WebFunction, _) => (
            Phrase::quoting(key.name()).plain(" is not for web functions"),
            Phrase::new(
                "leave it out: a statement about a web function has `endpoint`, `source_arn`, `source_account`, \
                 `principal_org_id` and `web_function_auth_type` beside what each has",
            ),
        ),
        (Target::Function, Key::OrganizationId) => (
            Phrase::new("`organization_id` is for layer versions: AddPermission has another name for it"),
            Phrase::new("write `principal_org_id`"),
        ),
        (Target::LayerVersion, Key::PrincipalOrgId) => (
            Phrase::new("`principal_org_id` is for functions: AddLayerVersionPermission has another name for it"),
            Phrase::new("write `organization_id`"),
        ),
        (Target::LayerVersion, Key::Qualifier) => (
            Phrase::new("`qualifier` is for functions: a layer version has a number"),
            Phrase::new("write `version_number`"),
        ),
        (_, _) => (
            Phrase::quoting(key.name()).plain(" is for functions: AddLayerVersionPermission has no such parameter"),
            Phrase::new("leave it out: a layer version is granted to accounts and organizations, without conditions"),
        ),
    };
    Finding::new(Code::ForeignKey, key, message, help)
}

/// The key of the other target that a foreign key stands for, so that it is not missed too.
pub const fn counterpart(key: Key) -> Option<Key> {
    match key {
        Key::OrganizationId => Some(Key::PrincipalOrgId),
        Key::PrincipalOrgId => Some(Key::OrganizationId),
        Key::FunctionUrlAuthType => Some(Key::WebFunctionAuthType),
        Key::WebFunctionAuthType => Some(Key::FunctionUrlAuthType),
        _ => None,
    }
}

/// A literal of a kind that the key does not take.
pub const fn wrong_kind<'a>(key: Key, is_number: bool) -> Finding<'a> {
    let (message, help) = match key {
        Key::VersionNumber => ("takes a whole number", "write the number without quotes, such as 3"),
        Key::InvokedViaFunctionUrl => ("takes `true` or `false`", "write `true`, without quotes"),
        Key::SourceAccount if is_number => (
            "takes a string: as a number, an account ID would lose its leading zeros",
            "write the twelve digits in quotes, such as \"012345678901\"",
        ),
        Key::Principal if is_number => (
            "takes a string or a service: as a number, an account ID would lose its leading zeros",
            "write the twelve digits in quotes, such as \"012345678901\"",
        ),
        Key::Principal => ("takes a string or a service", "write a service such as `s3`, or the principal in quotes"),
        Key::Action => ("takes a string or an action", "write `InvokeFunction`, or the action in quotes"),
        Key::FunctionUrlAuthType => ("takes `NONE` or `AWS_IAM`", "write `NONE` or `AWS_IAM`"),
        Key::WebFunctionAuthType => {
            ("takes `IamAuth` or `ApplicationManaged`", "write `IamAuth` or `ApplicationManaged`")
        }
        Key::Qualifier if is_number => {
            ("takes a string, for a version too", "write the version or alias in quotes, such as \"7\"")
        }
        _ => ("takes a string", "write the value in quotes"),
    };
    let message = Phrase::quoting(key.name()).plain(" ").plain(message);
    Finding::new(Code::WrongKind, key, message, Phrase::new(help))
}

/// A list of values, as a policy document may have it.
pub const fn list_of_values<'a>(key: Key) -> Finding<'a> {
    let (message, help) = if key.is_of_resource() {
        (" takes one value: a policy belongs to one resource", "write a call for each value")
    } else {
        (" takes one value: a statement has one", "write a statement for each value")
    };
    Finding::new(Code::WrongKind, key, Phrase::quoting(key.name()).plain(message), Phrase::new(help))
}

/// A negative version.
pub const fn negative_version<'a>() -> Finding<'a> {
    let message = Phrase::new("a layer version cannot be negative: versions are counted from 1");
    Finding::new(Code::LayerVersion, Key::VersionNumber, message, Phrase::new("write the version's number, such as 1"))
}

/// A version beyond all numbers.
pub const fn too_large_version<'a>() -> Finding<'a> {
    let message = Phrase::new("this layer version does not fit into the API's 64-bit number");
    Finding::new(Code::LayerVersion, Key::VersionNumber, message, Phrase::new("write the version's number, such as 1"))
}

/// Whether a layer's name of which only the deployment knows all may be the ARN of a version.
pub const fn may_carry_version(text: &str) -> bool {
    crate::value::layer_name::may_carry_version(text)
}

/// A version number by itself.
pub const fn version_number<'a>(number: u64) -> Option<Finding<'a>> {
    crate::value::layer_version::check(number)
}

/// A variable whose name is nearly that of something in the catalogue, with what it is near to.
pub const fn ambiguous_variable<'a>(key: Key, name: &'a str, near: &'static str) -> Finding<'a> {
    let message = Phrase::quoting(name).plain(" is not in the catalogue, but a similar name is");
    let help = Phrase::new("did you mean `").plain(near).plain("`? For a variable, write `&").user(name).plain("`");
    Finding::new(Code::UnknownIdentifier, key, message, help)
}

/// What the catalogue has for a key that is nearly this identifier.
pub const fn nearly(key: Key, name: &str) -> Option<&'static str> {
    match key {
        Key::Action => closest(name, &actions::NAMES),
        Key::FunctionUrlAuthType | Key::WebFunctionAuthType => closest(name, auth_types(key)),
        _ => None,
    }
}

/// The auth types that a key takes by their names.
pub const fn auth_types(key: Key) -> &'static [&'static str] {
    match key {
        Key::FunctionUrlAuthType => FunctionUrlAuthType::NAMES,
        Key::WebFunctionAuthType => WebFunctionAuthType::NAMES,
        _ => &[],
    }
}

/// Whether a word is an auth type that the key takes.
pub fn is_auth_type(key: Key, word: &str) -> bool {
    auth_types(key).contains(&word)
}

/// Whether an auth type that the key takes begins so.
pub fn begins_auth_type(key: Key, word: &str) -> bool {
    auth_types(key).iter().any(|name| name.starts_with(word))
}

/// A `grant!` for a web function.
pub const fn whole_policy_only<'a>() -> Finding<'a> {
    let message = Phrase::new(
        "there is no `grant!` for a web function: Lambda takes its whole policy, and has no AddPermission for it",
    );
    let help = "write `policy!(web_function = \"..\", statement(..))` with all statements";
    Finding::new(Code::WholePolicyOnly, Key::WebFunction, message, Phrase::new(help))
}

/// Whether an identifier looks like a constructor of ARNs, so that a call of it is no function of the user's.
pub const fn resembles_constructor(name: &str) -> bool {
    crate::arn::find_constructor(name).is_some() || crate::arn::nearest_constructor(name).is_some()
}

/// An argument of a constructor of ARNs that is given with a name.
pub const fn named_arguments(signature: &'static str) -> Finding<'static> {
    let message = Phrase::new("arguments are given by position here, not by name: `").plain(signature).plain("`");
    Finding::new(Code::WrongKind, Key::SourceArn, message, Phrase::new("write only the values, in this order"))
}

/// An argument of a constructor of ARNs that is a literal and no string.
pub const fn wrong_part(signature: &'static str) -> Finding<'static> {
    let message = Phrase::new("`").plain(signature).plain("` takes strings");
    Finding::new(Code::WrongKind, Key::SourceArn, message, Phrase::new("write the argument in quotes"))
}

#[cfg(test)]
mod tests {
    use super::KEYS;
    use crate::facts::parameters::Key;

    #[test]
    fn a_message_lists_all_keys() {
        for name in Key::NAMES {
            assert!(KEYS.contains(&alloc::format!("`{name}`")), "{name}");
        }
    }
}

//! Help for permissions written as data: `key = value` and `allow(..)` of the macros are entries of an object there.

use alloc::{format, string::String};

use crate::{
    check::set::BOTH,
    facts::parameters::Key,
    finding::{At, Code, Error, Lint},
    permission::builder_help::with_assignments,
};

impl Error {
    /// The same error, with help for a permission or a policy that was read.
    pub(super) fn for_data(self) -> Self {
        let own = match (self.code(), self.at()) {
            (Code::WrongKind, At::Value(Key::Principal)) if !self.help().contains("digits") => {
                Some("write the principal in quotes, such as \"s3.amazonaws.com\"")
            }
            (Code::WrongKind, At::Value(Key::Action)) => {
                Some("write the action in quotes, such as \"lambda:InvokeFunction\"")
            }
            (Code::WrongKind, At::Value(Key::FunctionUrlAuthType)) => Some("write \"NONE\" or \"AWS_IAM\""),
            (Code::WrongKind, At::Value(Key::WebFunctionAuthType)) => {
                Some("write \"IamAuth\" or \"ApplicationManaged\"")
            }
            (Code::EmptySet, _) => Some(
                "add \"statements\": [{\"statement_id\": \"..\", \"action\": \"..\", \"principal\": \"..\"}], or make no policy",
            ),
            _ => None,
        };
        self.map_help(|help| own.map_or_else(|| in_data(help), String::from))
    }
}

fn in_data(help: String) -> String {
    let help = help
        .replace(BOTH, "")
        .replace("`statement(..)`", "`statements`")
        .replace("`allow(..)`", "`allow`")
        .replace("the service without quotes: ", "");
    let help = Lint::ALL.iter().fold(help, with_exception);
    Key::ALL
        .iter()
        .fold(help, |help, key| with_assignments(&help, *key, |value| format!("\"{}\": {value}", key.name())))
}

/// The help with an entry of `allow` for `allow(lint, reason = "..")`.
fn with_exception(help: String, lint: &Lint) -> String {
    let name = lint.name();
    let Some((before, behind)) = help.split_once(&format!("allow({name}, reason = \"")) else { return help };
    let Some((reason, behind)) = behind.split_once("\")") else { return help };
    format!("{before}\"allow\": [{{\"lint\": \"{name}\", \"reason\": \"{reason}\"}}]{behind}")
}

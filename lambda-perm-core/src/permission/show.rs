//! Permissions and policies for people.

use core::fmt;

use super::{
    FunctionPermissionBuf, FunctionPermissionRef, FunctionPolicyBuf, FunctionPolicyRef, LayerVersionPermissionBuf,
    LayerVersionPermissionRef, LayerVersionPolicyBuf, LayerVersionPolicyRef, WebFunctionPermissionBuf,
    WebFunctionPermissionRef, WebFunctionPolicyBuf, WebFunctionPolicyRef,
};
use crate::{
    expression::{InLanguage, Text},
    facts::parameters::{Key, Target},
    statement::{Field, Statement},
};

/// A value for people: text in quotes, an expression as the macros take it.
struct Shown<'a>(Text<'a>);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Text::Plain(text) => fmt::Debug::fmt(text, f),
            Text::Expression(expression) => fmt::Display::fmt(expression, f),
        }
    }
}

/// The values that are given, by their keys.
fn given<'a>(statement: &Statement<'a>) -> impl Iterator<Item = (Key, Text<'a>)> + use<'a> {
    let statement = *statement;
    Key::ALL.iter().filter_map(move |key| match statement.field(*key) {
        Field::Known(text) => Some((*key, text)),
        _ => None,
    })
}

/// `uploads: lambda:InvokeFunction on my-function:prod for s3.amazonaws.com, source_arn = "..", ..`
fn write_line(statement: &Statement<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = |key| statement.text(key);
    let name = text(Key::of_name(statement.target()));
    write!(f, "{}: {} on {name}", text(Key::StatementId), text(Key::Action))?;
    for key in [Key::Qualifier, Key::VersionNumber] {
        if let Some(qualifier) = statement.known(key) {
            write!(f, ":{qualifier}")?;
        }
    }
    if statement.target() == Target::WebFunction {
        let [part, named] = statement.within_web_function();
        write!(f, "{part}{named}")?;
    }
    write!(f, " for {}", text(Key::Principal))?;
    for (key, text) in given(statement).filter(|(key, _)| key.parameter().condition.is_some()) {
        write!(f, ", {} = {:?}", key.name(), Shown(text))?;
    }
    Ok(())
}

/// The values that are given, and the exceptions.
fn debug(name: &str, statement: &Statement<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut fields = f.debug_struct(name);
    for (key, text) in given(statement) {
        fields.field(key.name(), &Shown(text));
    }
    for (name, exceptions) in [("allow", statement.exceptions()), ("allow in a set", statement.set_exceptions())] {
        if !exceptions.is_empty() {
            fields.field(name, &exceptions);
        }
    }
    fields.finish()
}

macro_rules! shown {
    ($($name:literal: $permission:ident, $permission_buf:ident; $policy_name:literal: $policy:ident, $policy_buf:ident;)*) => {
        $(
            /// The permission in a line: what is granted, on what, for whom, and for what source.
            impl<L: InLanguage> fmt::Display for $permission<'_, L> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write_line(self.inner(), f)
                }
            }

            /// The permission in a line: what is granted, on what, for whom, and for what source.
            impl<L: InLanguage> fmt::Display for $permission_buf<L> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.as_permission().fmt(f)
                }
            }

            impl<L> fmt::Debug for $permission<'_, L> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    debug($name, &self.statement, f)
                }
            }

            impl<L> fmt::Debug for $permission_buf<L> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    debug($name, &self.statement.as_statement(), f)
                }
            }

            /// The permissions, each in a line.
            impl<L: InLanguage> fmt::Display for $policy<'_, L> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.permissions().enumerate().try_for_each(|(at, permission)| {
                        f.write_str(if at > 0 { "\n" } else { "" })?;
                        permission.fmt(f)
                    })
                }
            }

            /// The permissions, each in a line.
            impl<L: InLanguage> fmt::Display for $policy_buf<L> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.as_policy().fmt(f)
                }
            }

            impl<L: InLanguage> fmt::Debug for $policy<'_, L> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(concat!($policy_name, " "))?;
                    f.debug_list().entries(self.permissions()).finish()
                }
            }

            impl<L: InLanguage> fmt::Debug for $policy_buf<L> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    fmt::Debug::fmt(&self.as_policy(), f)
                }
            }
        )*
    };
}

shown! {
    "FunctionPermission": FunctionPermissionRef, FunctionPermissionBuf;
        "FunctionPolicy": FunctionPolicyRef, FunctionPolicyBuf;
    "LayerVersionPermission": LayerVersionPermissionRef, LayerVersionPermissionBuf;
        "LayerVersionPolicy": LayerVersionPolicyRef, LayerVersionPolicyBuf;
    "WebFunctionPermission": WebFunctionPermissionRef, WebFunctionPermissionBuf;
        "WebFunctionPolicy": WebFunctionPolicyRef, WebFunctionPolicyBuf;
}

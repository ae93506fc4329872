//! Constants of the user's, checked in const evaluation.

use crate::{
    arn::ConstArn,
    expression::InTemplate,
    facts::parameters::{Key, for_each_parameter},
    permission::{FunctionPermission, LayerVersionPermission, WebFunctionPermission},
    statement::Statement,
    text::{between_bytes, equal, from},
    value::{self, layer_version, principal},
};

/// The types of the values, as constants.
mod constants {
    pub(super) use crate::{
        arn::ConstArn,
        value::{
            AccountId, Action, Arn, EndpointName, EventSourceToken, FunctionName, FunctionUrlAuthType, LayerName,
            LayerVersion, OrganizationId, Principal, Qualifier, StatementId, WebFunctionAuthType, WebFunctionName,
        },
    };
}

/// A constant of whatever type. It has a method for each key, on each type that the key accepts; on any other type the
/// compiler finds that of [`WrongType`](super::WrongType).
#[derive(Clone, Copy)]
pub struct Constant<T>(pub T);

/// A value that has been checked, whatever came of it. A wrong one is reported by an item of its own: if this one
/// failed, the compiler would add a note for every other item that looks at it.
#[derive(Clone, Copy)]
#[allow(clippy::large_enum_variant, reason = "const evaluation has no box")]
pub enum Checked {
    /// Text of the user's.
    Text(&'static str),
    /// Text that was put together here, such as an account ID.
    Short {
        /// The bytes, and zeros behind them.
        bytes: [u8; ROOM],
        /// How many bytes there are.
        length: usize,
    },
    /// An ARN that a constructor made.
    Arn(ConstArn),
    /// Text that is wrong.
    Wrong(Key, &'static str),
    /// A number that no layer version has.
    WrongVersion(u64),
    /// A Region that is wrong, as the argument of a service.
    WrongRegion(&'static str),
    /// What a type parameter has, which only its users know.
    Unknown,
}

/// The constant of what stands for a type parameter, where an item cannot name that.
#[derive(Clone, Copy)]
pub struct OfParameter;

/// Room for a statement ID with a suffix.
const ROOM: usize = 128;

impl Checked {
    pub(super) const NOTHING: Self = Checked::Text("");

    const fn new(key: Key, text: &'static str) -> Self {
        match value::check(key, text) {
            None => Checked::Text(text),
            Some(_) => Checked::Wrong(key, text),
        }
    }

    const fn of_version(number: u64) -> Self {
        if layer_version::check(number).is_some() {
            return Checked::WrongVersion(number);
        }
        let (mut bytes, mut at, mut rest) = ([0; ROOM], ROOM, number);
        while at == ROOM || rest > 0 {
            at -= 1;
            bytes[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        Checked::join(&[from(between_bytes(&bytes, ROOM), at)])
    }

    /// Ends const evaluation with what is wrong.
    #[track_caller]
    pub const fn assert(&self) {
        let found = match *self {
            Checked::Wrong(key, text) => value::check(key, text),
            Checked::WrongVersion(number) => layer_version::check(number),
            Checked::WrongRegion(text) => Some(principal::wrong_region(text)),
            Checked::Text(_) | Checked::Short { .. } | Checked::Arn(_) | Checked::Unknown => None,
        };
        if let Some(finding) = found {
            finding.panic();
        }
    }

    /// The text with more behind it.
    #[must_use]
    pub const fn suffixed(&self, suffix: &str) -> Self {
        match self {
            Checked::Text(text) => Checked::join(&[text, suffix]),
            Checked::Short { bytes, length } => Checked::join(&[between_bytes(bytes, *length), suffix]),
            _ => *self,
        }
    }

    /// Whether it is more than what a type parameter has.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        !matches!(self, Checked::Unknown)
    }

    /// Whether it is the same text as another one: a type parameter may have the name of a type of the module.
    #[must_use]
    pub const fn is(&self, other: &Self) -> bool {
        match (self.text(), other.text()) {
            (Some(text), Some(other)) => equal(text, other),
            _ => false,
        }
    }

    const fn text(&self) -> Option<&str> {
        match self {
            Checked::Text(text) | Checked::Wrong(_, text) | Checked::WrongRegion(text) => Some(text),
            Checked::Short { bytes, length } => Some(between_bytes(bytes, *length)),
            Checked::Arn(arn) => Some(arn.as_str()),
            Checked::WrongVersion(_) | Checked::Unknown => None,
        }
    }

    const fn join(parts: &[&str]) -> Self {
        let (mut bytes, mut length, mut part) = ([0; ROOM], 0, 0);
        while part < parts.len() {
            let text = parts[part].as_bytes();
            let mut at = 0;
            while at < text.len() && length < ROOM {
                bytes[length] = text[at];
                length += 1;
                at += 1;
            }
            part += 1;
        }
        Checked::Short { bytes, length }
    }
}

/// A constant of whatever type, of which the text is wanted and nothing else. It has the methods of [`Constant`], for the types
/// that are text; on any other type the compiler finds that of [`WrongText`](super::WrongText).
#[derive(Clone, Copy)]
pub struct TextOf<T>(pub T);

macro_rules! texts {
    ($(
        $(#[doc = $doc:literal])* $variant:ident $key:ident $name:literal {
            value: $value:ident, also: $also:tt, of: $of:ident, presence: $presence:ident, part: $part:ident,
            expression: $expression:ident, condition: $condition:tt, cloudformation: $property:literal, terraform: $argument:literal,
            wrong: $wrong:literal, constant: $constant:literal, variable: $variable:literal,
        }
    )*) => {
        $(
            texts! { @of $value $key }
            texts! { @also $also $key }
        )*
    };
    (@of bool $key:ident) => {};
    (@of LayerVersion $key:ident) => {};
    (@of $value:ident $key:ident) => {
        impl TextOf<&'static str> {
            /// The text.
            pub const fn $key(self) -> &'static str {
                self.0
            }
        }

        texts! { @typed $value $key }
    };
    (@also [AccountId, Arn] $key:ident) => {
        texts! { @typed AccountId $key }
        texts! { @typed Arn $key }
    };
    (@also [ConstArn] $key:ident) => {
        texts! { @typed AccountId ConstArn $key }

        impl TextOf<&'static constants::ConstArn> {
            /// The text.
            pub const fn $key(self) -> &'static str {
                self.0.as_str()
            }
        }
    };
    (@also $also:tt $key:ident) => {};
    (@typed AccountId $key:ident) => {
        texts! { @typed AccountId AccountId $key }
    };
    (@typed AccountId $holder:ident $key:ident) => {
        impl TextOf<constants::$holder> {
            /// The text, which the constant holds.
            pub const fn $key(&'static self) -> &'static str {
                self.0.as_str()
            }
        }
    };
    (@typed $value:ident $key:ident) => {
        impl TextOf<constants::$value> {
            /// The text.
            pub const fn $key(self) -> &'static str {
                self.0.as_str()
            }
        }
    };
}

for_each_parameter!(texts! {});

impl TextOf<&'static str> {
    /// The text.
    pub const fn arn_part(&self) -> &str {
        self.0
    }
}

impl TextOf<constants::AccountId> {
    /// The text, which the constant holds.
    pub const fn arn_part(&self) -> &str {
        self.0.as_str()
    }
}

/// The methods of `Constant`, one for each key and type that it accepts.
macro_rules! constant {
    ($(
        $(#[doc = $doc:literal])* $variant:ident $key:ident $name:literal {
            value: $value:ident, also: $also:tt, of: $of:ident, presence: $presence:ident, part: $part:ident,
            expression: $expression:ident, condition: $condition:tt, cloudformation: $property:literal, terraform: $argument:literal,
            wrong: $wrong:literal, constant: $constant:literal, variable: $variable:literal,
        }
    )*) => {
        $(
            constant! { @text $value $key $variant }

            impl Constant<OfParameter> {
                /// Waits until the type is known.
                pub const fn $key(self) -> Checked {
                    Checked::Unknown
                }
            }

            constant! { @typed $value $key $variant }
            constant! { @also $also $key $variant }
        )*
    };
    (@text bool $key:ident $variant:ident) => {};
    (@text LayerVersion $key:ident $variant:ident) => {
        impl Constant<u64> {
            /// Checks the number.
            pub const fn $key(self) -> Checked {
                Checked::of_version(self.0)
            }
        }
    };
    (@text $value:ident $key:ident $variant:ident) => {
        impl Constant<&'static str> {
            /// Checks the text.
            pub const fn $key(self) -> Checked {
                Checked::new(Key::$variant, self.0)
            }
        }
    };
    (@typed bool $key:ident $variant:ident) => {
        impl Constant<bool> {
            /// Passes the value on.
            pub const fn $key(self) -> Checked {
                Checked::Text(if self.0 { "true" } else { "false" })
            }
        }
    };
    (@typed LayerVersion $key:ident $variant:ident) => {
        impl Constant<constants::LayerVersion> {
            /// Passes the number on.
            pub const fn $key(self) -> Checked {
                Checked::of_version(self.0.get())
            }
        }
    };
    (@typed AccountId $key:ident $variant:ident) => {
        impl Constant<constants::AccountId> {
            /// Passes the account on.
            pub const fn $key(self) -> Checked {
                Checked::join(&[self.0.as_str()])
            }
        }
    };
    (@typed $value:ident $key:ident $variant:ident) => {
        impl Constant<constants::$value> {
            /// Passes the text on.
            pub const fn $key(self) -> Checked {
                Checked::Text(self.0.as_str())
            }
        }
    };
    (@also [] $key:ident $variant:ident) => {};
    (@also [AccountId, Arn] $key:ident $variant:ident) => {
        constant! { @typed AccountId $key $variant }

        impl Constant<constants::Arn> {
            /// Checks the ARN as a value of this key.
            pub const fn $key(self) -> Checked {
                Checked::new(Key::$variant, self.0.as_str())
            }
        }
    };
    (@also [ConstArn] $key:ident $variant:ident) => {
        impl Constant<constants::ConstArn> {
            /// Passes the ARN on.
            pub const fn $key(self) -> Checked {
                Checked::Arn(self.0)
            }
        }

        impl Constant<&'static constants::ConstArn> {
            /// Passes the text on.
            pub const fn $key(self) -> Checked {
                Checked::Text(self.0.as_str())
            }
        }
    };
}

for_each_parameter!(constant! {});

impl Constant<&'static str> {
    /// Passes the text on.
    pub const fn arn_part(&self) -> &str {
        self.0
    }

    /// Passes the text on.
    pub const fn expression_part(&'static self) -> &'static str {
        self.0
    }

    /// Checks the text as the Region of the principal of a service, of which the identifier is given.
    pub const fn principal_region(self, service: &str) -> Checked {
        match principal::in_region(service, self.0) {
            Some(parts) => Checked::join(&parts),
            None => Checked::WrongRegion(self.0),
        }
    }
}

impl Constant<constants::AccountId> {
    /// Passes the account on.
    pub const fn arn_part(&self) -> &str {
        self.0.as_str()
    }

    /// Passes the account on.
    pub const fn expression_part(&'static self) -> &'static str {
        self.0.as_str()
    }
}

/// A permission in a set for a template may be one for a template, or plain.
macro_rules! in_template {
    ($($type:ident)*) => {
        $(
            impl Constant<$type> {
                /// The permission for a template.
                pub const fn in_template<L: InTemplate>(self) -> $type<L> {
                    $type::new(*self.0.inner())
                }
            }

            impl<L: InTemplate> Constant<$type<L>> {
                /// Passes the permission on. What is asked for is its own language.
                pub const fn in_template<M>(self) -> $type<L> {
                    self.0
                }
            }
        )*
    };
}

in_template!(FunctionPermission LayerVersionPermission WebFunctionPermission);

impl Statement<'static> {
    /// The same statement with the value of a constant.
    #[must_use]
    pub const fn with_constant(self, key: Key, constant: &'static Checked) -> Self {
        match constant {
            Checked::Text(text) => self.with(key, text),
            Checked::Short { bytes, length } => self.with(key, between_bytes(bytes, *length)),
            Checked::Arn(arn) => self.with(key, arn.as_str()),
            Checked::Wrong(..) | Checked::WrongVersion(_) | Checked::WrongRegion(_) | Checked::Unknown => {
                self.with_pending(key)
            }
        }
    }
}

//! Constants of the user's, checked in const evaluation.

use crate::{
    arn::Inline,
    draft::Draft,
    key::Key,
    permission::{FunctionPermission, LayerVersionPermission},
    template::Deferred,
    value::{
        AccountId, Action, Arn, EventSourceToken, FunctionName, FunctionUrlAuthType, LayerName, LayerVersion,
        OrganizationId, Principal, Qualifier, StatementId,
    },
};

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
    Arn(Arn<Inline>),
    /// Text that is wrong.
    Wrong(Key, &'static str),
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
        match crate::value::check(key, text) {
            None => Checked::Text(text),
            Some(_) => Checked::Wrong(key, text),
        }
    }

    /// Ends const evaluation with what is wrong.
    #[track_caller]
    pub const fn assert(&self) {
        let found = match *self {
            Checked::Wrong(key, text) => crate::value::check(key, text),
            Checked::WrongRegion(text) => Some(crate::value::principal::wrong_region(text)),
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
            Checked::Short { bytes, length } => Checked::join(&[crate::text::between_bytes(bytes, *length), suffix]),
            Checked::Arn(_) | Checked::Wrong(..) | Checked::WrongRegion(_) | Checked::Unknown => *self,
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
            (Some(text), Some(other)) => crate::text::equal(text, other),
            _ => false,
        }
    }

    const fn text(&self) -> Option<&str> {
        match self {
            Checked::Text(text) | Checked::Wrong(_, text) | Checked::WrongRegion(text) => Some(text),
            Checked::Short { bytes, length } => Some(crate::text::between_bytes(bytes, *length)),
            Checked::Arn(arn) => Some(arn.as_str()),
            Checked::Unknown => None,
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

/// The methods of `Constant` for the keys that take text or a checked type that holds text.
macro_rules! constants {
    ($($key:ident, $variant:ident: $type:ident;)*) => {
        impl Constant<&'static str> {
            $(
                /// Checks the text.
                pub const fn $key(self) -> Checked {
                    Checked::new(Key::$variant, self.0)
                }
            )*
        }
        impl Constant<OfParameter> {
            $(
                /// Waits until the type is known.
                pub const fn $key(self) -> Checked {
                    Checked::Unknown
                }
            )*
        }
        $(
            impl Constant<$type> {
                /// Passes the text on.
                pub const fn $key(self) -> Checked {
                    Checked::Text(self.0.as_str())
                }
            }
        )*
    };
}

constants! {
    function_name, FunctionName: FunctionName;
    qualifier, Qualifier: Qualifier;
    statement_id, StatementId: StatementId;
    action, Action: Action;
    principal, Principal: Principal;
    source_arn, SourceArn: Arn;
    event_source_token, EventSourceToken: EventSourceToken;
    principal_org_id, PrincipalOrgId: OrganizationId;
    layer_name, LayerName: LayerName;
    organization_id, OrganizationId: OrganizationId;
}

impl Constant<&'static str> {
    /// Checks the text.
    pub const fn source_account(self) -> Checked {
        Checked::new(Key::SourceAccount, self.0)
    }

    /// Checks the text.
    pub const fn function_url_auth_type(self) -> Checked {
        Checked::new(Key::FunctionUrlAuthType, self.0)
    }

    /// Passes the text on.
    pub const fn arn_part(&self) -> &str {
        self.0
    }

    /// Checks the text as the Region of the principal of a service, of which the identifier is given.
    pub const fn principal_region(self, service: &str) -> Checked {
        match crate::value::principal::in_region(service, self.0) {
            Some(parts) => Checked::join(&parts),
            None => Checked::WrongRegion(self.0),
        }
    }
}

impl Constant<OfParameter> {
    /// Waits until the type is known.
    pub const fn source_account(self) -> Checked {
        Checked::Unknown
    }

    /// Waits until the type is known.
    pub const fn function_url_auth_type(self) -> Checked {
        Checked::Unknown
    }

    /// Waits until the type is known.
    pub const fn invoked_via_function_url(self) -> Checked {
        Checked::Unknown
    }
}

impl Constant<AccountId> {
    /// Passes the account on.
    pub const fn source_account(self) -> Checked {
        Checked::join(&[self.0.as_str()])
    }

    /// Passes the account on.
    pub const fn principal(self) -> Checked {
        Checked::join(&[self.0.as_str()])
    }
}

impl Constant<AccountId> {
    /// Passes the account on.
    pub const fn arn_part(&self) -> &str {
        self.0.as_str()
    }
}

impl Constant<Arn> {
    /// Checks the ARN as that of an IAM identity.
    pub const fn principal(self) -> Checked {
        Checked::new(Key::Principal, self.0.as_str())
    }
}

impl Constant<Arn<Inline>> {
    /// Passes the ARN on.
    pub const fn source_arn(self) -> Checked {
        Checked::Arn(self.0)
    }
}

impl Constant<&'static Arn<Inline>> {
    /// Passes the text on.
    pub const fn source_arn(self) -> Checked {
        Checked::Text(self.0.as_str())
    }
}

impl Constant<FunctionUrlAuthType> {
    /// Passes the auth type on.
    pub const fn function_url_auth_type(self) -> Checked {
        Checked::Text(self.0.as_str())
    }
}

impl Constant<bool> {
    /// Passes the value on.
    pub const fn invoked_via_function_url(self) -> Checked {
        Checked::Text(if self.0 { "true" } else { "false" })
    }
}

impl Constant<u64> {
    /// Takes the number.
    pub const fn version_number(self) -> CheckedVersion {
        CheckedVersion(self.0)
    }
}

impl Constant<LayerVersion> {
    /// Takes the number.
    pub const fn version_number(self) -> CheckedVersion {
        CheckedVersion(self.0.get())
    }
}

/// The number of a layer version, like [`Checked`].
#[derive(Clone, Copy)]
pub struct CheckedVersion(u64);

impl CheckedVersion {
    pub(super) const NOTHING: Self = Self(0);

    /// Ends const evaluation with what is wrong.
    #[track_caller]
    pub const fn assert(&self) {
        if let Some(finding) = crate::value::layer_version::check(self.0) {
            finding.panic();
        }
    }

    /// The number, right or wrong.
    pub const fn number(&self) -> u64 {
        self.0
    }
}

/// A permission in a set for a template may be one for a template, or plain.
macro_rules! in_template {
    ($($type:ident)*) => {
        $(
            impl Constant<$type> {
                /// The permission for a template.
                pub const fn in_template<L>(self) -> $type<Deferred<L>> {
                    self.0.in_template::<L>()
                }
            }

            impl<L: Copy> Constant<$type<Deferred<L>>> {
                /// Passes the permission on. What is asked for is its own language.
                pub const fn in_template<M>(self) -> $type<Deferred<L>> {
                    self.0
                }
            }
        )*
    };
}

in_template!(FunctionPermission LayerVersionPermission);

impl Draft<'static> {
    /// Gives a key the value of a constant.
    #[must_use]
    pub const fn with_constant(self, key: Key, constant: &'static Checked) -> Self {
        match constant {
            Checked::Text(text) => self.with(key, text),
            Checked::Short { bytes, length } => self.with(key, crate::text::between_bytes(bytes, *length)),
            Checked::Arn(arn) => self.with(key, arn.as_str()),
            Checked::Wrong(..) | Checked::WrongRegion(_) | Checked::Unknown => self.with_opaque(key),
        }
    }
}

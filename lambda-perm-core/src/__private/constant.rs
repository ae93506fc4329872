//! Constants of the user's, checked in const evaluation.

use crate::{
    facts::services::{self, Regional},
    text::split_once,
    value::{
        AccountId, Action, Arn, EventSourceToken, FunctionName, FunctionUrlAuthType, LayerName, LayerVersion,
        OrganizationId, Principal, Qualifier, StatementId,
    },
};

/// A constant of whatever type. It has a method for each key, on each type that the key accepts; on any other type the
/// compiler says which ones these are.
#[derive(Clone, Copy)]
pub struct Constant<T>(pub T);

/// A value that has been checked.
#[derive(Clone, Copy)]
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
}

const ROOM: usize = 64;

impl Checked {
    /// The text.
    pub const fn as_str(&self) -> &str {
        match self {
            Checked::Text(text) => text,
            Checked::Short { bytes, length } => crate::text::between_bytes(bytes, *length),
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
    ($($key:ident: $type:ident;)*) => {
        impl Constant<&'static str> {
            $(
                /// Checks the text.
                #[track_caller]
                pub const fn $key(self) -> Checked {
                    Checked::Text($type::new(self.0).as_str())
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
    function_name: FunctionName;
    qualifier: Qualifier;
    statement_id: StatementId;
    action: Action;
    principal: Principal;
    source_arn: Arn;
    event_source_token: EventSourceToken;
    principal_org_id: OrganizationId;
    layer_name: LayerName;
    organization_id: OrganizationId;
}

impl Constant<&'static str> {
    /// Checks the text.
    #[track_caller]
    pub const fn source_account(self) -> Checked {
        let _ = AccountId::new(self.0);
        Checked::Text(self.0)
    }

    /// Checks the text.
    #[track_caller]
    pub const fn function_url_auth_type(self) -> Checked {
        Checked::Text(FunctionUrlAuthType::new(self.0).as_str())
    }

    /// Checks the text as the Region of a service's principal.
    #[track_caller]
    pub const fn principal_region(self, service: &str) -> Checked {
        let form = match services::by_id(service) {
            Some(service) => match service.region {
                Regional::Optional(form) => form,
                Regional::Required | Regional::Never => service.principal,
            },
            None => "",
        };
        let (Some((before, _)), Some((_, behind))) = (split_once(form, b'$'), split_once(form, b'}')) else {
            return Checked::Text(form);
        };
        if let Some(finding) = crate::value::principal::check_region(self.0) {
            finding.panic();
        }
        Checked::join(&[before, self.0, behind])
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

impl Constant<Arn> {
    /// Checks the ARN as that of an IAM identity.
    #[track_caller]
    pub const fn principal(self) -> Checked {
        Checked::Text(Principal::new(self.0.as_str()).as_str())
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
    /// Checks the number.
    #[track_caller]
    pub const fn version_number(self) -> LayerVersion {
        LayerVersion::new(self.0)
    }
}

impl Constant<LayerVersion> {
    /// Passes the number on.
    pub const fn version_number(self) -> LayerVersion {
        self.0
    }
}

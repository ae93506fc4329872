//! Policies, for the expansion of `policy!`.

use super::belongs;
use crate::{
    draft::Draft,
    finding::{At, Code, Finding, Lint, Rendered},
    key::Key,
    permission::{Exception, FunctionPermission, LayerVersionPermission},
    policy::{FunctionPolicy, LayerVersionPolicy, Policy},
    set::Set,
};

/// A policy of permissions that have been checked together, and its document, if that is known.
#[must_use]
pub const fn policy<C: Copy>(permissions: C, document: &'static str) -> Policy<C> {
    Policy { permissions, document }
}

/// A set, and what was found in it that has not been reported.
#[derive(Clone, Copy)]
pub struct ExaminedSet<'s, 'a> {
    set: Set<'s, 'a>,
    reported: &'s [(usize, Code)],
    /// The statements that have findings, as bits. Those of larger numbers share the bits.
    found: u128,
    /// The size of the document, where it is known to the last byte; else 0.
    size: usize,
}

impl<'s, 'a> Set<'s, 'a> {
    /// The set with what was found, but for what has been reported: codes with the numbers of their statements.
    #[must_use]
    pub const fn examined(self, reported: &'s [(usize, Code)]) -> ExaminedSet<'s, 'a> {
        let (mut examination, mut found) = (self.examine(), 0);
        let examined = ExaminedSet { set: self, reported, found, size: 0 };
        while let Some((at, finding)) = examination.next_finding() {
            if !examined.has_reported(at, &finding) {
                found |= bit(at);
            }
        }
        let size = match examination.size() {
            Some(size) => size,
            None => 0,
        };
        ExaminedSet { found, size, ..examined }
    }
}

/// The bit of a statement.
const fn bit(statement: usize) -> u128 {
    1 << (statement % 128)
}

impl ExaminedSet<'_, '_> {
    const fn has_reported(&self, statement: usize, finding: &Finding<'_>) -> bool {
        let mut at = 0;
        while at < self.reported.len() {
            let (other, code) = self.reported[at];
            if other == statement && code as usize == finding.code() as usize {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Ends const evaluation with the findings that belong to some statements as a whole.
    #[track_caller]
    pub const fn assert_statements(&self, first: usize, last: usize) {
        self.assert(first, last, At::Call);
    }

    /// Ends const evaluation with the findings that belong to the ID of some statements.
    #[track_caller]
    pub const fn assert_statement_ids(&self, first: usize, last: usize) {
        self.assert(first, last, At::Value(Key::StatementId));
    }

    /// Ends const evaluation with the findings that belong to a lint that some statements allow.
    #[track_caller]
    pub const fn assert_allow(&self, first: usize, last: usize, lint: Lint) {
        self.assert(first, last, At::Allow(lint));
    }

    #[track_caller]
    const fn assert(&self, first: usize, last: usize, place: At) {
        if self.found & (bit(first) | bit(last)) == 0 {
            return;
        }
        let (mut rendered, mut count) = (Rendered::new(), 0);
        let mut examination = self.set.examine_some(first, last + 1);
        while let Some((at, finding)) = examination.next_finding() {
            if belongs(finding.at(), place) && !self.has_reported(at, &finding) {
                rendered = rendered.line(&finding);
                count += 1;
            }
        }
        // An `allow` that statements share is unused when each of them says so.
        let least = if matches!(place, At::Allow(_)) { last - first + 1 } else { 1 };
        if count >= least {
            panic!("{}", rendered.as_str());
        }
    }
}

impl<'a> Draft<'a> {
    /// What a function's permission was made of.
    #[must_use]
    pub const fn of_function(permission: &FunctionPermission<&'a str>) -> Self {
        let mut draft = Self::new(super::FUNCTION);
        let texts = [
            (Key::FunctionName, permission.function_name),
            (Key::Qualifier, permission.qualifier),
            (Key::StatementId, permission.statement_id),
            (Key::Action, permission.action),
            (Key::Principal, permission.principal),
            (Key::SourceArn, permission.source_arn),
            (Key::SourceAccount, permission.source_account),
            (Key::EventSourceToken, permission.event_source_token),
            (Key::PrincipalOrgId, permission.principal_org_id),
            (
                Key::FunctionUrlAuthType,
                match permission.function_url_auth_type {
                    Some(auth_type) => auth_type.as_str(),
                    None => "",
                },
            ),
            (
                Key::InvokedViaFunctionUrl,
                match permission.invoked_via_function_url {
                    Some(true) => "true",
                    Some(false) => "false",
                    None => "",
                },
            ),
        ];
        let mut at = 0;
        while at < texts.len() {
            let (key, text) = texts[at];
            if !text.is_empty() {
                draft = draft.with(key, text);
            }
            at += 1;
        }
        draft.allowing_all(permission.exceptions).in_set()
    }

    /// What a layer version's permission was made of.
    #[must_use]
    pub const fn of_layer_version(permission: &LayerVersionPermission<&'a str>) -> Self {
        let draft = Self::new(super::LAYER_VERSION)
            .with(Key::LayerName, permission.layer_name)
            .with(Key::StatementId, permission.statement_id)
            .with(Key::Action, permission.action)
            .with(Key::Principal, permission.principal);
        // There is none where the layer's name carries it.
        let draft = match permission.version_number.get() {
            0 => draft,
            number => draft.with_version(number),
        };
        let draft = if permission.organization_id.is_empty() {
            draft
        } else {
            draft.with(Key::OrganizationId, permission.organization_id)
        };
        draft.allowing_all(permission.exceptions).in_set()
    }

    const fn allowing_all(mut self, exceptions: &[Exception]) -> Self {
        let mut at = 0;
        while at < exceptions.len() {
            self = self.allowing(exceptions[at].lint());
            at += 1;
        }
        self
    }
}

impl<'a> ExaminedSet<'_, 'a> {
    /// The size of the document, where it is known to the last byte; else 0.
    #[must_use]
    pub const fn known_size(&self) -> usize {
        self.size
    }

    /// The document, whose size has been asked for.
    #[must_use]
    pub const fn document<const SIZE: usize>(&self) -> [u8; SIZE] {
        let mut bytes = [0; SIZE];
        if SIZE > 0 {
            self.set.write(&mut bytes);
        }
        bytes
    }

    /// The member whose name for the resource tells more than the set's.
    #[must_use]
    pub const fn named_by(&self) -> Option<usize> {
        self.set.named_by()
    }

    /// The permission for the resource of the set.
    #[must_use]
    pub const fn resource_for(&self, draft: Draft<'a>) -> Draft<'a> {
        draft.with_resource_of(&self.set.resource())
    }
}

/// The text of a document.
#[must_use]
pub const fn text(bytes: &[u8]) -> &str {
    crate::text::between_bytes(bytes, bytes.len())
}

/// What a call that has errors expands to, so that the rest of the program still has the right type.
#[must_use]
pub const fn fallback_function_policy<const N: usize>() -> FunctionPolicy<N> {
    policy([super::fallback_function(); N], "")
}

/// What a call that has errors expands to, so that the rest of the program still has the right type.
#[must_use]
pub const fn fallback_layer_version_policy<const N: usize>() -> LayerVersionPolicy<N> {
    policy([super::fallback_layer_version(); N], "")
}

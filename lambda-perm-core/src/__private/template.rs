//! Permissions with values of which only the deployment knows all.
//!
//! They are made like all others, of texts with holes, and then get the values that a template writes.

use crate::{
    draft::Draft,
    key::Key,
    permission::{FunctionPermission, LayerVersionPermission},
    template::Deferred,
    value::LayerVersion,
};

/// The keys of a permission for a function whose values may be expressions, in order.
pub const FUNCTION_KEYS: [Key; 7] = [
    Key::FunctionName,
    Key::Qualifier,
    Key::Principal,
    Key::SourceArn,
    Key::SourceAccount,
    Key::EventSourceToken,
    Key::PrincipalOrgId,
];

/// The same for layer versions.
pub const LAYER_VERSION_KEYS: [Key; 3] = [Key::LayerName, Key::Principal, Key::OrganizationId];

impl<'a> FunctionPermission<&'a str> {
    /// The permission for a template, with an expression for each of [`FUNCTION_KEYS`]; empty for plain text.
    pub(crate) const fn with_expressions<L>(
        self,
        expressions: [&'a str; 7],
    ) -> FunctionPermission<Deferred<L, &'a str>> {
        let [function_name, qualifier, principal, source_arn, source_account, token, organization] = expressions;
        FunctionPermission {
            function_name: Deferred::new(self.function_name, function_name),
            qualifier: Deferred::new(self.qualifier, qualifier),
            statement_id: Deferred::plain(self.statement_id),
            action: Deferred::plain(self.action),
            principal: Deferred::new(self.principal, principal),
            source_arn: Deferred::new(self.source_arn, source_arn),
            source_account: Deferred::new(self.source_account, source_account),
            event_source_token: Deferred::new(self.event_source_token, token),
            principal_org_id: Deferred::new(self.principal_org_id, organization),
            function_url_auth_type: self.function_url_auth_type,
            invoked_via_function_url: self.invoked_via_function_url,
            exceptions: self.exceptions,
            set_exceptions: self.set_exceptions,
        }
    }

    /// The same permission for a template, all of plain text.
    pub(crate) const fn in_template<L>(self) -> FunctionPermission<Deferred<L, &'a str>> {
        self.with_expressions([""; 7])
    }
}

impl<'a> LayerVersionPermission<&'a str> {
    /// The permission for a template, with an expression for each of [`LAYER_VERSION_KEYS`]; empty for plain text.
    pub(crate) const fn with_expressions<L>(
        self,
        expressions: [&'a str; 3],
    ) -> LayerVersionPermission<Deferred<L, &'a str>> {
        let [layer_name, principal, organization] = expressions;
        LayerVersionPermission {
            layer_name: Deferred::new(self.layer_name, layer_name),
            version_number: self.version_number,
            statement_id: Deferred::plain(self.statement_id),
            action: Deferred::plain(self.action),
            principal: Deferred::new(self.principal, principal),
            organization_id: Deferred::new(self.organization_id, organization),
            exceptions: self.exceptions,
            set_exceptions: self.set_exceptions,
        }
    }

    /// The same permission for a template, all of plain text.
    pub(crate) const fn in_template<L>(self) -> LayerVersionPermission<Deferred<L, &'a str>> {
        self.with_expressions([""; 3])
    }

    /// The same permission for the version that the layer's name carries.
    pub(super) const fn of_named_version(self) -> Self {
        Self { version_number: LayerVersion::IN_NAME, ..self }
    }
}

impl<'a, L> FunctionPermission<Deferred<L, &'a str>> {
    const fn texts(&self) -> FunctionPermission<&'a str> {
        FunctionPermission {
            function_name: self.function_name.text,
            qualifier: self.qualifier.text,
            statement_id: self.statement_id.text,
            action: self.action.text,
            principal: self.principal.text,
            source_arn: self.source_arn.text,
            source_account: self.source_account.text,
            event_source_token: self.event_source_token.text,
            principal_org_id: self.principal_org_id.text,
            function_url_auth_type: self.function_url_auth_type,
            invoked_via_function_url: self.invoked_via_function_url,
            exceptions: self.exceptions,
            set_exceptions: self.set_exceptions,
        }
    }

    const fn expressions(&self) -> [&'a str; 7] {
        [
            self.function_name.expression,
            self.qualifier.expression,
            self.principal.expression,
            self.source_arn.expression,
            self.source_account.expression,
            self.event_source_token.expression,
            self.principal_org_id.expression,
        ]
    }
}

impl<'a, L> LayerVersionPermission<Deferred<L, &'a str>> {
    const fn texts(&self) -> LayerVersionPermission<&'a str> {
        LayerVersionPermission {
            layer_name: self.layer_name.text,
            version_number: self.version_number,
            statement_id: self.statement_id.text,
            action: self.action.text,
            principal: self.principal.text,
            organization_id: self.organization_id.text,
            exceptions: self.exceptions,
            set_exceptions: self.set_exceptions,
        }
    }

    const fn expressions(&self) -> [&'a str; 3] {
        [self.layer_name.expression, self.principal.expression, self.organization_id.expression]
    }
}

impl<L: Copy> FunctionPermission<Deferred<L, &str>> {
    /// The same permission, whose function's name refers to a resource of this type.
    pub(crate) const fn of_target(self, target: &'static str) -> Self {
        Self { function_name: self.function_name.of_target(target), ..self }
    }
}

impl<L: Copy> LayerVersionPermission<Deferred<L, &str>> {
    /// The same permission, whose layer's name refers to a resource of this type.
    pub(crate) const fn of_target(self, target: &'static str) -> Self {
        Self { layer_name: self.layer_name.of_target(target), ..self }
    }
}

impl<'a> Draft<'a> {
    /// What a function's permission was made of.
    #[must_use]
    pub const fn of_function_in<L>(permission: &FunctionPermission<Deferred<L, &'a str>>) -> Self {
        Self::of_function(&permission.texts())
            .with_parts(&FUNCTION_KEYS, &permission.expressions())
            .of_declared(permission.function_name.target)
    }

    /// What a layer version's permission was made of.
    #[must_use]
    pub const fn of_layer_version_in<L>(permission: &LayerVersionPermission<Deferred<L, &'a str>>) -> Self {
        Self::of_layer_version(&permission.texts())
            .with_parts(&LAYER_VERSION_KEYS, &permission.expressions())
            .of_declared(permission.layer_name.target)
    }

    /// Says of which keys only a part of the value is known: those with an expression.
    const fn with_parts(mut self, keys: &[Key], expressions: &[&str]) -> Self {
        let mut at = 0;
        while at < keys.len() {
            if !expressions[at].is_empty() {
                self = self.with_part(keys[at], self.text(keys[at]));
            }
            at += 1;
        }
        self
    }
}

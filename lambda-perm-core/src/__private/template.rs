//! Permissions with values of which only the deployment knows all.

use crate::{
    draft::Draft,
    key::Key,
    permission::{Exception, FunctionPermission, LayerVersionPermission},
    template::Template,
    value::LayerVersion,
};

/// The values of some keys in the language of a template.
pub type Expressions<'e, 'a> = &'e [(Key, &'a str)];

/// The value of a key: as text, and in the language of the template where it is no plain text.
const fn value<'a, L>(draft: &Draft<'a>, expressions: Expressions<'_, 'a>, key: Key) -> Template<L, &'a str> {
    let mut at = 0;
    while at < expressions.len() {
        let (other, expression) = expressions[at];
        if other as usize == key as usize {
            return Template::new(draft.text(key), expression);
        }
        at += 1;
    }
    Template::plain(draft.text(key))
}

impl<'a> Draft<'a> {
    /// The permission, when nothing was found.
    #[must_use]
    pub const fn function_in<L>(
        &self,
        expressions: Expressions<'_, 'a>,
        exceptions: &'static [Exception],
    ) -> FunctionPermission<Template<L, &'a str>> {
        let plain = self.function(exceptions);
        // The qualifier is taken out of a name that is plain text only.
        let (name, qualifier) = if self.is_in_part(Key::FunctionName) {
            (value(self, expressions, Key::FunctionName), value(self, expressions, Key::Qualifier))
        } else if self.is_in_part(Key::Qualifier) {
            (Template::plain(plain.function_name), value(self, expressions, Key::Qualifier))
        } else {
            (Template::plain(plain.function_name), Template::plain(plain.qualifier))
        };
        FunctionPermission {
            function_name: name,
            qualifier,
            statement_id: Template::plain(plain.statement_id),
            action: Template::plain(plain.action),
            principal: value(self, expressions, Key::Principal),
            source_arn: value(self, expressions, Key::SourceArn),
            source_account: value(self, expressions, Key::SourceAccount),
            event_source_token: value(self, expressions, Key::EventSourceToken),
            principal_org_id: value(self, expressions, Key::PrincipalOrgId),
            function_url_auth_type: plain.function_url_auth_type,
            invoked_via_function_url: plain.invoked_via_function_url,
            exceptions,
            set_exceptions: &[],
        }
    }

    /// The permission, when nothing was found.
    #[must_use]
    pub const fn layer_version_in<L>(
        &self,
        expressions: Expressions<'_, 'a>,
        exceptions: &'static [Exception],
    ) -> LayerVersionPermission<Template<L, &'a str>> {
        LayerVersionPermission {
            layer_name: value(self, expressions, Key::LayerName),
            version_number: match self.version() {
                Some(_) => self.layer_version(&[]).version_number,
                None => LayerVersion::IN_NAME,
            },
            statement_id: Template::plain(self.text(Key::StatementId)),
            action: Template::plain(self.text(Key::Action)),
            principal: value(self, expressions, Key::Principal),
            organization_id: value(self, expressions, Key::OrganizationId),
            exceptions,
            set_exceptions: &[],
        }
    }

    /// What a function's permission was made of.
    #[must_use]
    pub const fn of_function_in<L>(permission: &FunctionPermission<Template<L, &'a str>>) -> Self {
        let plain = FunctionPermission {
            function_name: permission.function_name.text,
            qualifier: permission.qualifier.text,
            statement_id: permission.statement_id.text,
            action: permission.action.text,
            principal: permission.principal.text,
            source_arn: permission.source_arn.text,
            source_account: permission.source_account.text,
            event_source_token: permission.event_source_token.text,
            principal_org_id: permission.principal_org_id.text,
            function_url_auth_type: permission.function_url_auth_type,
            invoked_via_function_url: permission.invoked_via_function_url,
            exceptions: permission.exceptions,
            set_exceptions: permission.set_exceptions,
        };
        Self::of_function(&plain).with_parts(&[
            (Key::FunctionName, permission.function_name.expression),
            (Key::Qualifier, permission.qualifier.expression),
            (Key::Principal, permission.principal.expression),
            (Key::SourceArn, permission.source_arn.expression),
            (Key::SourceAccount, permission.source_account.expression),
            (Key::EventSourceToken, permission.event_source_token.expression),
            (Key::PrincipalOrgId, permission.principal_org_id.expression),
        ])
    }

    /// What a layer version's permission was made of.
    #[must_use]
    pub const fn of_layer_version_in<L>(permission: &LayerVersionPermission<Template<L, &'a str>>) -> Self {
        let plain = LayerVersionPermission {
            layer_name: permission.layer_name.text,
            version_number: permission.version_number,
            statement_id: permission.statement_id.text,
            action: permission.action.text,
            principal: permission.principal.text,
            organization_id: permission.organization_id.text,
            exceptions: permission.exceptions,
            set_exceptions: permission.set_exceptions,
        };
        Self::of_layer_version(&plain).with_parts(&[
            (Key::LayerName, permission.layer_name.expression),
            (Key::Principal, permission.principal.expression),
            (Key::OrganizationId, permission.organization_id.expression),
        ])
    }

    /// Says of which keys only a part of the value is known: those with an expression.
    const fn with_parts(mut self, expressions: Expressions<'_, '_>) -> Self {
        let mut at = 0;
        while at < expressions.len() {
            let (key, expression) = expressions[at];
            if !expression.is_empty() {
                self = self.with_part(key, self.text(key));
            }
            at += 1;
        }
        self
    }
}

impl<'a, L: Copy> FunctionPermission<Template<L, &'a str>> {
    /// The same permission for the resource of another one.
    #[must_use]
    pub const fn for_resource_of(self, other: &Self) -> Self {
        Self { function_name: other.function_name, qualifier: other.qualifier, ..self }
    }
}

impl<'a, L: Copy> LayerVersionPermission<Template<L, &'a str>> {
    /// The same permission for the resource of another one.
    #[must_use]
    pub const fn for_resource_of(self, other: &Self) -> Self {
        Self { layer_name: other.layer_name, version_number: other.version_number, ..self }
    }
}

impl<'a> FunctionPermission<&'a str> {
    /// The same permission for a template.
    #[must_use]
    pub const fn in_template<L>(self) -> FunctionPermission<Template<L, &'a str>> {
        FunctionPermission {
            set_exceptions: self.set_exceptions,
            ..Draft::of_function(&self).function_in(&[], self.exceptions)
        }
    }
}

impl<'a> LayerVersionPermission<&'a str> {
    /// The same permission for a template.
    #[must_use]
    pub const fn in_template<L>(self) -> LayerVersionPermission<Template<L, &'a str>> {
        LayerVersionPermission {
            set_exceptions: self.set_exceptions,
            ..Draft::of_layer_version(&self).layer_version_in(&[], self.exceptions)
        }
    }
}

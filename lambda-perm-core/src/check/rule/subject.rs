//! What the rules look at: a statement, read once.

use crate::{
    expression::Language,
    facts::partitions::is_region,
    facts::{
        actions::{self, Action},
        cloudformation::ACCOUNT,
        parameters::{Key, Keys, Target},
        services::{self, NotNeeded, Service, form::SourceArnForm},
        terraform::{self, AttributeReference},
    },
    finding::{Lint, Lints},
    statement::{Field, Statement},
    text::{
        between, equal,
        placeholder::{has_placeholder, is_placeholder},
    },
    value::{ArnParts, NameParts, NameScope, PrincipalKind, QualifierKind, function_name, principal, qualifier},
};

/// A statement with the values that the rules to be applied read, taken apart.
pub(crate) struct Subject<'a> {
    pub(crate) target: Target,
    statement: Statement<'a>,
    /// The language of the template that the statement is for.
    pub(crate) language: Option<Language>,
    pub(crate) caller: Field<Caller<'a>>,
    /// The action's name after `lambda:`, in AWS's spelling if the catalogue has it; `*` for both wildcards.
    pub(crate) action: Field<&'a str>,
    /// Whether the author allows an action that the catalogue does not have.
    pub(crate) is_unknown_action_allowed: bool,
    /// The catalogue's row of the action.
    pub(crate) action_facts: Option<&'static Action>,
    pub(crate) source_arn: Field<ArnParts<'a>>,
    /// The documented source of the service.
    pub(crate) documented: Option<SourceArnForm>,
    /// Partition, Region and account of the function, or partition and Region of the layer, as far as its name says.
    pub(crate) scope: NameScope<'a>,
    /// The key of that name.
    pub(crate) name_key: Key,
    /// The qualifier, from the name or its own key: `None` for the unqualified function.
    pub(crate) qualifier: Field<Option<&'a str>>,
    /// The row of a service that never needs a grant, found by its identifier or its principal.
    pub(crate) not_needed: Option<&'static NotNeeded>,
    /// Whether it was found by its identifier.
    pub(crate) is_named_not_needed: bool,
}

/// Who is granted something.
#[derive(Clone, Copy)]
pub(crate) enum Caller<'a> {
    Everyone,
    Account,
    Identity(ArnParts<'a>),
    Service { principal: &'a str, facts: Option<&'static Service>, region: Option<&'a str> },
}

impl<'a> Subject<'a> {
    /// Reads the values of these keys.
    pub(crate) const fn new(
        statement: Statement<'a>,
        language: Option<Language>,
        named: Option<&'static NotNeeded>,
        allowed: Lints,
        read: Keys,
    ) -> Self {
        let caller = match statement.value(Key::Principal) {
            _ if !read.has(Key::Principal) => Field::Pending,
            Field::Absent => Field::Absent,
            Field::Pending => Field::Pending,
            Field::Known(text) => Caller::read(text, statement.is_expression(Key::Principal)),
        };
        let (action, action_facts) = match statement.value(Key::Action) {
            Field::Known(text) => {
                let name = actions::name(text);
                match if read.has(Key::Action) { actions::find(name) } else { None } {
                    Some(facts) => (Field::Known(facts.name), Some(facts)),
                    None => (Field::Known(name), None),
                }
            }
            unknown => (unknown, None),
        };
        let documented = match caller {
            Field::Known(Caller::Service { facts: Some(service), .. }) => service.documented(),
            _ => None,
        };
        let is_named_not_needed = named.is_some();
        let not_needed = match caller {
            Field::Known(Caller::Service { principal, facts: None, .. }) if !is_named_not_needed => {
                services::not_needed_by_principal(principal)
            }
            _ => named,
        };
        let source_arn = match statement.value(Key::SourceArn) {
            _ if !read.has(Key::SourceArn) => Field::Pending,
            Field::Absent => Field::Absent,
            Field::Pending => Field::Pending,
            Field::Known(text) => match ArnParts::split(text) {
                Some(parts) if statement.is_expression(Key::SourceArn) && has_placeholder(parts.service) => {
                    Field::Pending
                }
                Some(parts) => Field::Known(parts),
                None => Field::Pending,
            },
        };
        let qualifier = if read.has(Key::Qualifier) { read_qualifier(&statement) } else { Field::Pending };
        Self {
            target: statement.target(),
            statement,
            language,
            caller,
            action,
            is_unknown_action_allowed: allowed.has(Lint::UnknownAction),
            action_facts,
            source_arn,
            documented,
            scope: read_scope(&statement, read),
            name_key: Key::of_name(statement.target()),
            qualifier,
            not_needed,
            is_named_not_needed,
        }
    }

    pub(crate) const fn value(&self, key: Key) -> Field<&'a str> {
        self.statement.value(key)
    }

    /// The source, where it is a reference to a function or layer.
    pub(crate) const fn source_of_function(&self) -> Option<&'a str> {
        match (self.statement.expression(Key::SourceArn), self.value(Key::SourceArn)) {
            (Some(expression), Field::Known(text)) if !expression.declared().is_empty() || is_of_function(text) => {
                Some(text)
            }
            _ => None,
        }
    }

    /// Whether a value shows that the statement is for the Chinese Regions.
    pub(crate) const fn is_in_china(&self) -> bool {
        self.statement.is_in_china()
    }

    /// Whether the value of the key is an expression.
    pub(crate) const fn is_expression(&self, key: Key) -> bool {
        self.statement.is_expression(key)
    }

    pub(crate) const fn has(&self, key: Key) -> bool {
        self.statement.has(key)
    }

    /// Whether the key is known to have this value.
    pub(crate) const fn is(&self, key: Key, text: &str) -> bool {
        match self.value(key) {
            Field::Known(value) => equal(value, text),
            _ => false,
        }
    }

    /// Whether the action is known and is this one.
    pub(crate) const fn is_action(&self, name: &str) -> bool {
        match self.action {
            Field::Known(action) => equal(action, name),
            _ => false,
        }
    }

    pub(crate) const fn is_for_layer(&self) -> bool {
        matches!(self.target, Target::LayerVersion)
    }

    pub(crate) const fn is_for_function(&self) -> bool {
        matches!(self.target, Target::Function)
    }

    pub(crate) const fn is_for_web_function(&self) -> bool {
        matches!(self.target, Target::WebFunction)
    }

    /// The catalogue's row of a service principal.
    pub(crate) const fn service(&self) -> Option<&'static Service> {
        match self.caller {
            Field::Known(Caller::Service { facts, .. }) => facts,
            _ => None,
        }
    }

    /// The Region in the principal.
    pub(crate) const fn principal_region(&self) -> Option<&'a str> {
        match self.caller {
            Field::Known(Caller::Service { region, .. }) => region,
            _ => None,
        }
    }

    pub(crate) const fn is_everyone(&self) -> bool {
        matches!(self.caller, Field::Known(Caller::Everyone))
    }

    /// Whether the caller is an account, a user, a role or a session.
    pub(crate) const fn is_identity(&self) -> bool {
        matches!(self.caller, Field::Known(Caller::Account | Caller::Identity(_)))
    }

    /// Whether the qualifier is known and names something that has no function URL: a version.
    pub(crate) const fn is_at_version(&self) -> bool {
        match self.qualifier {
            Field::Known(Some(text)) => !matches!(qualifier::kind(text), QualifierKind::Alias),
            _ => false,
        }
    }

    /// Whether nothing is known of the name yet, which may tell a scope.
    pub(crate) const fn is_name_pending(&self) -> bool {
        matches!(self.value(self.name_key), Field::Pending)
    }

    /// The key that the qualifier was read from.
    pub(crate) const fn qualifier_key(&self) -> Key {
        if self.has(Key::Qualifier) { Key::Qualifier } else { Key::FunctionName }
    }
}

impl<'a> Caller<'a> {
    const fn read(text: &'a str, is_expression: bool) -> Field<Self> {
        if is_expression && has_placeholder(text) {
            return Self::read_around_placeholders(text);
        }
        Field::Known(match principal::kind(text) {
            PrincipalKind::Everyone => Caller::Everyone,
            PrincipalKind::Account => Caller::Account,
            PrincipalKind::Identity => match ArnParts::split(text) {
                Some(parts) => Caller::Identity(parts),
                None => Caller::Account,
            },
            PrincipalKind::Service => Self::service(text),
        })
    }

    /// The caller, if the text around the placeholders shows its kind.
    const fn read_around_placeholders(text: &'a str) -> Field<Self> {
        if equal(text, ACCOUNT) {
            return Field::Known(Caller::Account);
        }
        if let Some(parts) = ArnParts::split(text) {
            return Field::Known(Caller::Identity(parts));
        }
        match Self::service(text) {
            Caller::Service { facts: None, .. } => Field::Pending,
            service => Field::Known(service),
        }
    }

    const fn service(text: &'a str) -> Self {
        match services::by_principal(text) {
            Some((facts, None)) => Caller::Service { principal: text, facts: Some(facts), region: None },
            Some((facts, Some(region))) if is_region(region) || has_placeholder(region) => {
                Caller::Service { principal: text, facts: Some(facts), region: Some(region) }
            }
            _ => Caller::Service { principal: text, facts: None, region: None },
        }
    }
}

const fn read_scope<'a>(statement: &Statement<'a>, read: Keys) -> NameScope<'a> {
    let key = Key::of_name(statement.target());
    if !read.has(key) {
        return NameScope::NOTHING;
    }
    let told = match statement.value(key) {
        Field::Known(name) if !statement.is_expression(key) && key as usize == Key::FunctionName as usize => {
            return function_name::scope(name);
        }
        Field::Known(_) => statement.name_scope(),
        _ => return NameScope::NOTHING,
    };
    let account = match statement.target() {
        Target::Function => whole(told.account),
        // Which services call web functions of other accounts is not known.
        Target::LayerVersion | Target::WebFunction => None,
    };
    NameScope { partition: whole(told.partition), region: whole(told.region), account }
}

/// The part, if it has no placeholder.
const fn whole(part: Option<&str>) -> Option<&str> {
    match part {
        Some(text) if !has_placeholder(text) => Some(text),
        _ => None,
    }
}

const fn read_qualifier<'a>(statement: &Statement<'a>) -> Field<Option<&'a str>> {
    let (in_name, qualifier) = (read_qualifier_of_name(statement), statement.value(Key::Qualifier));
    match (in_name, qualifier) {
        (Field::Known(Some(text)), _) if statement.is_expression(Key::FunctionName) && has_placeholder(text) => {
            Field::Pending
        }
        (_, Field::Known(text)) if statement.is_expression(Key::Qualifier) && has_placeholder(text) => Field::Pending,
        (Field::Known(Some(text)), _) | (_, Field::Known(text)) => Field::Known(Some(text)),
        (Field::Known(None), Field::Absent) => Field::Known(None),
        _ => Field::Pending,
    }
}

const fn read_qualifier_of_name<'a>(statement: &Statement<'a>) -> Field<Option<&'a str>> {
    let Field::Known(name) = statement.value(Key::FunctionName) else { return Field::Pending };
    if !statement.is_expression(Key::FunctionName) || !has_placeholder(name) {
        return Field::Known(function_name::qualifier(name));
    }
    match NameParts::split(Target::Function, name) {
        Some(NameParts { qualifier: Some(text), .. }) => Field::Known(Some(text)),
        // The placeholder may become the ARN of an alias.
        Some(NameParts { name, .. }) if has_placeholder(name) => Field::Pending,
        Some(_) => Field::Known(None),
        None => Field::Pending,
    }
}

/// Whether the text is one reference of Terraform, to a function or layer.
const fn is_of_function(text: &str) -> bool {
    if !is_placeholder(text) {
        return false;
    }
    match AttributeReference::read(between(text, 2, text.len() - 1)) {
        Some(read) => terraform::target(&read).is_some(),
        None => false,
    }
}

//! A call of AddPermission or AddLayerVersionPermission, as parameters and command lines have it, on its way to a permission.

use lambda_perm_core::{
    declaration::{Declaration, DeclaredValue},
    facts::{
        operations::{ADD_LAYER_VERSION_PERMISSION, ADD_PERMISSION, Operation},
        parameters::{Key, PARAMETERS, Target},
    },
    finding::Finding,
    grammar,
};

use crate::{
    declared::{Contents, DeclaredPermission},
    file::Span,
    finding::{LocatedFinding, Subject},
    tree::ReadError,
};

/// The operations that add a permission, with what they add it to.
pub static CALLS: [(Operation, Target); 2] =
    [(ADD_PERMISSION, Target::Function), (ADD_LAYER_VERSION_PERMISSION, Target::LayerVersion)];

/// A call that is being read.
pub struct Call<'c> {
    pub operation: &'static Operation,
    permission: DeclaredPermission,
    contents: &'c mut Contents,
}

impl<'c> Call<'c> {
    /// A call of which nothing is known but its place: what stands for it, and all of it.
    pub fn new(target: Target, span: Span, extent: Span, contents: &'c mut Contents) -> Self {
        let [(of_function, _), (of_layer_version, _)] = &CALLS;
        let operation = if target == Target::LayerVersion { of_layer_version } else { of_function };
        let permission = DeclaredPermission {
            group: None,
            help: None,
            written: None,
            name: operation.name.to_owned(),
            declaration: Declaration::new(target, None),
            span,
            extent,
            values: Vec::new(),
            exceptions: Vec::new(),
        };
        Self { operation, permission, contents }
    }

    /// The key of a parameter of the operation; `None` for one that is no part of a permission, as `RevisionId`.
    pub fn key(&self, parameter: &str) -> Option<Key> {
        let target = self.permission.declaration.target();
        PARAMETERS.iter().find(|row| row.name == parameter && row.key.fits(target)).map(|row| row.key)
    }

    /// Takes the value of a key. The first one counts.
    pub fn give(&mut self, key: Key, value: DeclaredValue<'_>, span: Span) {
        if self.permission.declaration.has(key) {
            return self.find(grammar::duplicate_key(key), Some(key), span);
        }
        self.add(key, value, span);
    }

    /// Takes a value that cannot be one, with what is wrong with it. Nothing more is found about it.
    pub fn give_wrong(&mut self, key: Key, finding: Finding<'_>, span: Span) {
        self.find(finding, Some(key), span.clone());
        self.add(key, DeclaredValue::Open, span);
    }

    fn add(&mut self, key: Key, value: DeclaredValue<'_>, span: Span) {
        let declaration = std::mem::replace(&mut self.permission.declaration, Declaration::new(Target::Function, None));
        self.permission.declaration = declaration.with(key, value);
        self.permission.values.push((key, span));
    }

    /// Says that the operation has no such parameter. `instead` words what the one that is meant is called here. Gives the key that
    /// is meant, whose value is taken for it.
    pub fn unknown(
        &mut self,
        name: &str,
        span: Span,
        instead: impl Fn(&'static str, &'static str) -> String,
    ) -> Option<Key> {
        let foreign = CALLS.iter().flat_map(|(operation, _)| operation.parameters);
        if let Some(row) = foreign.into_iter().find(|row| row.name == name || row.option == name)
            && let Some(key) = PARAMETERS.iter().find(|parameter| parameter.name == row.name).map(|row| row.key)
        {
            self.find(grammar::foreign_key(key, self.permission.declaration.target()), Some(key), span);
            return grammar::counterpart(key);
        }
        let meant = self.operation.meant(name);
        let help = match meant {
            Some(row) => instead(row.name, row.option),
            None => "leave it out".to_owned(),
        };
        let message = format!("{} has no parameter `{name}`", self.operation.name);
        self.contents.errors.push(ReadError::new(message, span).with_help(help));
        meant.and_then(|row| self.key(row.name))
    }

    /// The permission is there.
    pub fn done(mut self) {
        if let Some(sid) = self.permission.declaration.text(Key::StatementId) {
            sid.clone_into(&mut self.permission.name);
        }
        self.contents.permissions.push(self.permission);
    }

    fn find(&mut self, finding: Finding<'_>, key: Option<Key>, span: Span) {
        let member = key.map(|key| key.name().to_owned());
        let shown = |key| self.permission.declaration.shown(key).map(str::to_owned);
        let subject = Subject {
            name: Some(self.permission.name.clone()),
            resource: shown(Key::FunctionName).or_else(|| shown(Key::LayerName)),
            statement: shown(Key::StatementId),
            member,
            principal: None,
        };
        self.contents.findings.push(LocatedFinding::new(&finding.into(), span, subject));
    }
}

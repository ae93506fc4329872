//! A call as the macro would see it, at run time: values by key, checked one by one and then together.

use std::collections::BTreeSet;

use lambda_perm::finding::{At, Code, Lint};
use lambda_perm_core::{
    draft::Draft,
    grammar,
    key::{Key, Target},
};

/// Keys with texts in the API's spelling, and allowed lints.
#[derive(Clone, Debug)]
pub struct Case {
    pub target: Target,
    pub values: Vec<(Key, String)>,
    pub allowed: Vec<Lint>,
    pub not_needed: Option<&'static str>,
}

impl Case {
    /// A function with a name, a statement ID, an action and a principal.
    pub fn function(action: &str, principal: &str) -> Self {
        let case = Self { target: Target::Function, values: Vec::new(), allowed: Vec::new(), not_needed: None };
        case.with(Key::FunctionName, "f")
            .with(Key::StatementId, "s")
            .with(Key::Action, action)
            .with(Key::Principal, principal)
    }

    /// `lambda:InvokeFunction` for a principal.
    pub fn invoke(principal: &str) -> Self {
        Self::function("lambda:InvokeFunction", principal)
    }

    /// A layer version for a principal.
    pub fn layer(principal: &str) -> Self {
        let case = Self { target: Target::LayerVersion, values: Vec::new(), allowed: Vec::new(), not_needed: None };
        case.with(Key::LayerName, "l")
            .with(Key::StatementId, "s")
            .with(Key::Action, "lambda:GetLayerVersion")
            .with(Key::Principal, principal)
    }

    pub fn with(mut self, key: Key, text: &str) -> Self {
        self.values.retain(|(other, _)| *other != key);
        self.values.push((key, text.to_owned()));
        self
    }

    pub fn named(self, name: &str) -> Self {
        self.with(Key::FunctionName, name)
    }

    pub fn at(self, qualifier: &str) -> Self {
        self.with(Key::Qualifier, qualifier)
    }

    pub fn arn(self, arn: &str) -> Self {
        self.with(Key::SourceArn, arn)
    }

    pub fn account(self, account: &str) -> Self {
        self.with(Key::SourceAccount, account)
    }

    pub fn token(self, token: &str) -> Self {
        self.with(Key::EventSourceToken, token)
    }

    pub fn organization(self, organization: &str) -> Self {
        let key = if self.target == Target::Function { Key::PrincipalOrgId } else { Key::OrganizationId };
        self.with(key, organization)
    }

    pub fn auth_type(self, auth_type: &str) -> Self {
        self.with(Key::FunctionUrlAuthType, auth_type)
    }

    pub fn via_url(self, via_url: bool) -> Self {
        self.with(Key::InvokedViaFunctionUrl, if via_url { "true" } else { "false" })
    }

    pub fn allow(mut self, lint: Lint) -> Self {
        self.allowed.push(lint);
        self
    }

    /// What the macro would know of it: a value that is wrong by itself is not looked at again.
    pub fn draft(&self) -> Draft<'_> {
        let mut draft = Draft::new(self.target);
        for (key, text) in self.values.iter().filter(|(key, _)| key.fits(self.target)) {
            draft = if Draft::check(*key, text).is_none() { draft.with(*key, text) } else { draft.with_opaque(*key) };
        }
        if let Some(id) = self.not_needed {
            draft = draft.with_not_needed(id);
        }
        self.allowed.iter().fold(draft, |draft, lint| draft.allowing(*lint))
    }

    /// Everything that is wrong with it, as texts.
    pub fn findings(&self) -> Vec<(Code, String)> {
        let foreign = self.values.iter().filter(|(key, _)| !key.fits(self.target));
        let foreign = foreign.map(|(key, _)| grammar::foreign_key(*key, self.target));
        let alone = self.values.iter().filter_map(|(key, text)| Draft::check(*key, text));
        let draft = self.draft();
        foreign.chain(alone).chain(draft.examine()).map(|finding| (finding.code(), finding.to_string())).collect()
    }

    /// What is said of each value, and the value.
    pub fn blamed(&self) -> Vec<(Code, String, String)> {
        let alone = self.values.iter().filter_map(|(key, text)| Draft::check(*key, text));
        let draft = self.draft();
        let of_values = alone.chain(draft.examine()).filter_map(|finding| {
            let At::Value(key) = finding.at() else { return None };
            let (_, value) = self.values.iter().find(|(other, _)| *other == key)?;
            Some((finding.code(), finding.message().to_string(), value.clone()))
        });
        of_values.collect()
    }

    /// The codes of everything that is wrong with it.
    pub fn codes(&self) -> BTreeSet<&'static str> {
        self.findings().into_iter().map(|(code, _)| code.id()).collect()
    }
}

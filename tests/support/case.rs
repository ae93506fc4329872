//! A call as the macro would see it, at run time: values by key, checked one by one and then together.

use std::collections::BTreeSet;

use lambda_perm::{
    Exception, FunctionPermission, FunctionPermissionBuf, LayerVersionPermissionBuf, PermissionBuf,
    WebFunctionPolicyBuf,
    finding::{At, Code, Lint},
};
use lambda_perm_core::{
    __private::{
        PolicyMember, Unchecked, function_permission, try_function, try_layer_version, try_web_function_policy,
    },
    check::{Check, check_value},
    facts::parameters::{Key, Target},
    grammar,
    statement::Statement,
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

    /// `lambda:InvokeWebFunctionEndpoint` of a web function for a principal.
    pub fn web(principal: &str) -> Self {
        let case = Self { target: Target::WebFunction, values: Vec::new(), allowed: Vec::new(), not_needed: None };
        case.with(Key::WebFunction, "w")
            .with(Key::StatementId, "s")
            .with(Key::Action, "lambda:InvokeWebFunctionEndpoint")
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
        let key = if self.target == Target::LayerVersion { Key::OrganizationId } else { Key::PrincipalOrgId };
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
    pub fn statement(&self) -> Statement<'_> {
        let fitting = self.values.iter().filter(|(key, _)| key.fits(self.target));
        fitting.fold(Statement::new(self.target), |statement, (key, text)| match check_value(*key, text) {
            None => statement.with(*key, text),
            Some(_) => statement.with_pending(*key),
        })
    }

    /// The same with the lints that it allows.
    pub fn check(&self) -> Check<'_> {
        let check = Check::new(self.statement());
        let check = self.not_needed.map_or(check, |id| check.with_not_needed(id));
        self.allowed.iter().fold(check, |check, lint| check.allowing(*lint))
    }

    /// The permission, with whatever lint it has allowed. The version is that of a layer which has none.
    pub fn permission(&self, version: u64) -> PermissionBuf {
        match self.target {
            Target::Function => PermissionBuf::Function(self.function_permission()),
            Target::LayerVersion => PermissionBuf::LayerVersion(self.layer_version_permission(version)),
            Target::WebFunction => panic!("a statement for a web function stands in a whole policy only"),
        }
    }

    /// The permission for a function.
    pub fn function_permission(&self) -> FunctionPermissionBuf {
        try_function(self.unchecked()).unwrap_or_else(|findings| panic!("{:?}: {findings}", self.values))
    }

    /// The permission for this version of the layer.
    pub fn layer_version_permission(&self, version: u64) -> LayerVersionPermissionBuf {
        let values = self.unchecked().with(Key::VersionNumber, Some(version.to_string()));
        try_layer_version(values).unwrap_or_else(|findings| panic!("{:?}: {findings}", self.values))
    }

    /// The policy of a web function with this one statement.
    pub fn web_function_policy(&self) -> WebFunctionPolicyBuf {
        let policy = try_web_function_policy(
            &Unchecked::new(self.target, None).with(Key::WebFunction, self.web_function()),
            [PolicyMember::Statements(vec![self.unchecked()])],
        );
        policy.unwrap_or_else(|findings| panic!("{:?}: {findings}", self.values))
    }

    fn web_function(&self) -> Option<String> {
        self.values.iter().find(|(key, _)| *key == Key::WebFunction).map(|(_, text)| text.clone())
    }

    fn unchecked(&self) -> Unchecked {
        let bare = Self { allowed: Vec::new(), ..self.clone() };
        let lints: BTreeSet<Lint> = bare.findings().iter().filter_map(|(code, _)| code.lint()).collect();
        let exceptions = lints.into_iter().map(|lint| Exception::new(lint, "a test"));
        let values = Unchecked::new(self.target, None).allowing(exceptions);
        self.values.iter().fold(values, |values, (key, text)| values.with(*key, Some(text.clone())))
    }

    /// The permission with these exceptions, whether or not it needs them: what is right by itself, to be looked at in a place
    /// where it is wrong.
    pub fn excepting(&self, exceptions: &'static [Exception]) -> FunctionPermission {
        let case: &'static Self = Box::leak(Box::new(self.clone()));
        function_permission(case.statement().excepting(exceptions))
    }

    /// Everything that is wrong with it, as texts.
    pub fn findings(&self) -> Vec<(Code, String)> {
        let foreign = self.values.iter().filter(|(key, _)| !key.fits(self.target));
        let foreign = foreign.map(|(key, _)| grammar::foreign_key(*key, self.target));
        let alone = self.values.iter().filter_map(|(key, text)| check_value(*key, text));
        let check = self.check();
        let together = check.findings().map(|(_, finding)| finding);
        foreign.chain(alone).chain(together).map(|finding| (finding.code(), finding.to_string())).collect()
    }

    /// What is said of each value, and the value.
    pub fn blamed(&self) -> Vec<(Code, String, String)> {
        let alone = self.values.iter().filter_map(|(key, text)| check_value(*key, text));
        let check = self.check();
        let together = check.findings().map(|(_, finding)| finding);
        let of_values = alone.chain(together).filter_map(|finding| {
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

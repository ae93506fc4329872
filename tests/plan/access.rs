//! Whom a policy lets in, and what of it is not ours.

use lambda_perm::{
    document::{Decision, PolicyDocument, Request},
    plan::{Ownership, PlanOptions},
};

use super::{
    lambda::FUNCTION,
    random::{Caller, callers},
};

/// Whom a policy lets in, each for both actions: an account or a role as far as the policy decides.
pub fn let_in(policy: &PolicyDocument<'_>) -> Vec<bool> {
    let_in_to(policy, &callers(), &[("lambda:InvokeFunction", FUNCTION), ("lambda:GetFunction", FUNCTION)])
}

/// The same of these callers, for these actions on what they are on.
pub fn let_in_to(policy: &PolicyDocument<'_>, callers: &[Caller<'_>], calls: &[(&str, &str)]) -> Vec<bool> {
    let requests = callers.iter().flat_map(|caller| {
        calls.iter().map(move |(action, resource)| {
            let request = match caller {
                Caller::Account(account) => Request::account(account),
                Caller::Role(arn) => Request::identity(arn),
                Caller::Service { name, source } => Request::service(name).source_arn(source),
            };
            request.action(action).resource(resource)
        })
    });
    let is_in = |request: Request<'_>| {
        let decision = policy.decide(&request).expect("a request");
        matches!(decision, Decision::Allowed { .. } | Decision::AllowedWithIdentityPolicy { .. })
    };
    requests.map(is_in).collect()
}

pub fn options(has_prefix: bool) -> PlanOptions {
    let ownership = if has_prefix { Ownership::Prefix("deploy-".into()) } else { Ownership::All };
    PlanOptions::default().ownership(ownership)
}

/// The statements that are not ours.
pub fn foreign(policy: &PolicyDocument<'_>, has_prefix: bool) -> Vec<String> {
    let is_foreign = |sid: Option<&str>| has_prefix && !sid.is_some_and(|sid| sid.starts_with("deploy-"));
    policy.statements().iter().filter(|statement| is_foreign(statement.sid())).map(ToString::to_string).collect()
}

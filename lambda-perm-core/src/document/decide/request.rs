//! What is asked.

use alloc::{format, vec::Vec};

use super::{
    RequestError,
    requester::Requester,
    value::{ContextEntry, ContextValue},
};
use crate::{
    document::value::OneOrMany,
    facts::{
        actions::id,
        conditions::{FUNCTION_URL_AUTH_TYPES, WEB_FUNCTION_AUTH_TYPES},
        limits::is_account_id,
        parameters::Key,
    },
    text::has_white_space,
    value::{AccountId, ArnParts, EventSourceToken, OrganizationId},
};

/// A request to Lambda, of which [`decide`](super::PolicyDocument::decide) says whether a policy lets it through.
///
/// It says who calls; with setters, what is called and what AWS knows of the call. Values are plain texts: one that cannot be
/// right is an error of `decide`.
///
/// AWS fills in what follows from the caller and the resource: `aws:PrincipalArn`, `aws:PrincipalAccount`, `aws:PrincipalType`,
/// `aws:PrincipalIsAWSService`, `aws:PrincipalServiceName`, `aws:username`, `aws:userid` where the caller's name tells it,
/// `aws:ResourceAccount`, `aws:RequestedRegion`, `aws:SecureTransport` and `aws:ViaAWSService`. So does this, unless
/// [`context`](Self::context) gives another value. All else that AWS knows, such as the time or the caller's address, is absent
/// until it is given.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::document::{PolicyDocument, Request};
///
/// let document = PolicyDocument::parse(
///     r#"{"Version":"2012-10-17","Statement":[{"Sid":"uploads","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},
///        "Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:f",
///        "Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::uploads"}}}]}"#,
/// )?;
/// let uploads = Request::service("s3.amazonaws.com").source_arn("arn:aws:s3:::uploads");
/// assert!(document.decide(&uploads)?.is_allowed());
/// let others = Request::service("s3.amazonaws.com").source_arn("arn:aws:s3:::others");
/// assert!(!document.decide(&others)?.is_allowed());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request<'a> {
    pub(super) caller: Requester<'a>,
    pub(super) action: &'a str,
    pub(super) resource: Option<&'a str>,
    pub(super) context: Vec<ContextEntry<'a>>,
    /// The first value that cannot be one.
    pub(super) wrong: Option<RequestError>,
}

impl<'a> Request<'a> {
    /// A call of an AWS service, by its principal: `s3.amazonaws.com`.
    pub fn service(principal: &'a str) -> Self {
        Self::new(Requester::service(principal))
    }

    /// A call of the root user of an account, by its twelve digits.
    pub fn account(id: &'a str) -> Self {
        Self::new(Requester::root(id))
    }

    /// A call of an IAM identity, by its ARN: a user, a role, a session of a role (`assumed-role`), a federated user.
    ///
    /// A role calls by its sessions. The ARN of the role stands for any of them, and the ARN of a session for this one.
    pub fn identity(arn: &'a str) -> Self {
        Self::new(Requester::identity(arn))
    }

    /// A call without a signature, which a function URL of the auth type `NONE` passes on.
    pub const fn anonymous() -> Self {
        Self {
            caller: Requester::ANONYMOUS,
            action: id::InvokeFunction,
            resource: None,
            context: Vec::new(),
            wrong: None,
        }
    }

    fn new((caller, wrong): (Requester<'a>, Option<RequestError>)) -> Self {
        Self { caller, wrong, ..Self::anonymous() }
    }

    /// The two requests that Lambda judges when this caller calls a function by its URL. Both must be allowed.
    ///
    /// The URL is of the auth type `NONE` for an anonymous caller, and `AWS_IAM` for others. The ARN is that of the function, or of
    /// its alias.
    ///
    /// ```
    /// # extern crate lambda_perm_core as lambda_perm;
    /// use lambda_perm::document::{PolicyDocument, Request, RequestError};
    ///
    /// fn is_public(policy: &PolicyDocument<'_>, function: &str) -> Result<bool, RequestError> {
    ///     let [url, function] = Request::function_url(Request::anonymous(), function);
    ///     Ok(policy.decide(&url)?.is_allowed() && policy.decide(&function)?.is_allowed())
    /// }
    ///
    /// assert!(!is_public(&PolicyDocument::EMPTY, "arn:aws:lambda:us-east-2:123456789012:function:f")?);
    /// # Ok::<(), RequestError>(())
    /// ```
    ///
    /// Source: Lambda developer guide, urls-auth; condition keys of the two actions in the service authorization reference.
    pub fn function_url(caller: Request<'a>, arn: &'a str) -> [Self; 2] {
        let [none, iam] = FUNCTION_URL_AUTH_TYPES;
        let auth_type = if caller.caller == Requester::ANONYMOUS { none } else { iam };
        let caller = caller.resource(arn);
        let url = caller.clone().action(id::InvokeFunctionUrl);
        let function = caller.action(id::InvokeFunction);
        [url.put(Key::FunctionUrlAuthType, auth_type), function.put(Key::InvokedViaFunctionUrl, "true")]
    }

    /// A call of an endpoint of a web function, by the ARN of the endpoint. The endpoint is of the auth type `IamAuth`: for the other
    /// one, no policy is asked.
    ///
    /// ```
    /// # extern crate lambda_perm_core as lambda_perm;
    /// use lambda_perm::document::{PolicyDocument, Request};
    ///
    /// let document = PolicyDocument::parse(
    ///     r#"{"Version":"2012-10-17","Statement":[{"Sid":"cdn","Effect":"Allow","Principal":{"Service":"cloudfront.amazonaws.com"},
    ///        "Action":"lambda:InvokeWebFunctionEndpoint",
    ///        "Resource":"arn:aws:lambda:us-east-1:123456789012:web-function/my-app/endpoint/*"}]}"#,
    /// )?;
    /// let prod = "arn:aws:lambda:us-east-1:123456789012:web-function/my-app/endpoint/prod";
    /// let request = Request::web_function_endpoint(Request::service("cloudfront.amazonaws.com"), prod);
    /// assert!(document.decide(&request)?.is_allowed());
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    ///
    /// Source: Lambda developer guide, web-functions-endpoint-access-control.
    #[must_use]
    pub fn web_function_endpoint(caller: Request<'a>, arn: &'a str) -> Self {
        let [iam, _] = WEB_FUNCTION_AUTH_TYPES;
        caller.resource(arn).action(id::InvokeWebFunctionEndpoint).put(Key::WebFunctionAuthType, iam)
    }

    /// The action. The default is `lambda:InvokeFunction`.
    #[must_use]
    pub fn action(mut self, action: &'a str) -> Self {
        let is_name = |text: &str| !text.is_empty() && !text.contains([':', '*', '?']) && !has_white_space(text);
        if !action.split_once(':').is_some_and(|(service, name)| is_name(service) && is_name(name)) {
            let message = format!("`{action}` is not an action that is called");
            self.is_wrong(RequestError::new(message, "write one action, such as `lambda:InvokeFunction`"));
        }
        self.action = action;
        self
    }

    /// The ARN that is called. The default is the one that each statement is about.
    ///
    /// A call that names a version or alias is judged by the policy of that version or alias alone, and the ARN ends with it.
    #[must_use]
    pub fn resource(mut self, arn: &'a str) -> Self {
        let is_one =
            ArnParts::split(arn).is_some_and(|parts| is_account_id(parts.account)) && !arn.contains(['*', '?']);
        if !is_one {
            let help = "write the full ARN, such as `arn:aws:lambda:us-east-2:123456789012:function:my-function`";
            self.is_wrong(RequestError::new(format!("`{arn}` is not the ARN of a function or layer version"), help));
        }
        self.resource = Some(arn);
        self
    }

    /// The ARN of the resource for which a service calls: `aws:SourceArn`.
    #[must_use]
    pub fn source_arn(mut self, arn: &'a str) -> Self {
        if ArnParts::split(arn).is_none() {
            let message = format!("`{arn}` is not the ARN of a source");
            self.is_wrong(RequestError::new(message, "write an ARN, such as `arn:aws:s3:::my-bucket`"));
        }
        self.put(Key::SourceArn, arn)
    }

    /// The account of the resource for which a service calls: `aws:SourceAccount`.
    #[must_use]
    pub fn source_account(mut self, id: &'a str) -> Self {
        self.check(AccountId::parse(id).map(drop));
        self.put(Key::SourceAccount, id)
    }

    /// The organization of the caller's account: `aws:PrincipalOrgID`. AWS knows it of IAM identities alone.
    #[must_use]
    pub fn organization(mut self, id: &'a str) -> Self {
        self.check(OrganizationId::parse(id).map(drop));
        if !self.caller.kind.has_account() {
            let message = "the calls of services and strangers have no `aws:PrincipalOrgID`";
            let help = "leave it out; the organization of the source of a service is \
                        `.context(\"aws:SourceOrgID\", ..)`";
            self.is_wrong(RequestError::new(message, help));
        }
        self.put(Key::PrincipalOrgId, id)
    }

    /// The token that Alexa sends, the skill ID: `lambda:EventSourceToken`.
    #[must_use]
    pub fn token(mut self, token: &'a str) -> Self {
        self.check(EventSourceToken::parse(token).map(drop));
        self.put(Key::EventSourceToken, token)
    }

    /// The value of a context key, in place of any that it had. The case of keys does not count.
    #[must_use]
    pub fn context(self, key: &'a str, value: &'a str) -> Self {
        self.insert(key, OneOrMany::One(ContextValue::new(value.into())))
    }

    /// The values of a context key that has several, in place of any that it had. Without values it is as if the request lacked
    /// the key. A condition without `ForAllValues` or `ForAnyValue` holds if it holds for one of them; a negated one, if it does for
    /// each.
    #[must_use]
    pub fn context_values(self, key: &'a str, values: impl IntoIterator<Item = &'a str>) -> Self {
        self.insert(key, OneOrMany::Many(values.into_iter().map(|value| ContextValue::new(value.into())).collect()))
    }

    fn insert(mut self, key: &'a str, values: OneOrMany<ContextValue<'a>>) -> Self {
        if !key.contains(':') || has_white_space(key) {
            let message = format!("`{key}` is not a context key");
            self.is_wrong(RequestError::new(message, "write the key with its prefix, such as `aws:SourceIp`"));
        }
        self.context.retain(|entry| !entry.key.eq_ignore_ascii_case(key));
        self.context.push(ContextEntry { key, values });
        self
    }

    /// Takes the value of the context key that a parameter is written as.
    fn put(self, parameter: Key, value: &'a str) -> Self {
        match parameter.parameter().condition {
            Some(condition) => self.context(condition.key, value),
            None => self,
        }
    }

    fn check(&mut self, checked: Result<(), crate::Error>) {
        if let Err(error) = checked {
            self.is_wrong(error.into());
        }
    }

    fn is_wrong(&mut self, error: RequestError) {
        self.wrong.get_or_insert(error);
    }
}

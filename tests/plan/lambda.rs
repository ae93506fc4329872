//! A Lambda of our own: it keeps one policy, and takes and refuses requests as the real one does. It builds statements from the
//! parameters of requests and not with the writer of the crate.

use lambda_perm::document::PolicyDocument;
use serde_json::{Value, json};

pub const FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:function:f";
const LIMIT: usize = 20_480;

/// An answer that is a failure: status, exception, message.
pub type Failure = (u16, &'static str, &'static str);

pub const CONCURRENT: Failure =
    (409, "ResourceConflictException", "The request could not be completed due to a concurrent update operation.");
pub const SID_EXISTS: Failure = (409, "ResourceConflictException", "The statement id (s) provided already exists.");
pub const BUSY: Failure = (409, "ResourceConflictException", "An update is in progress for resource: f");
pub const STALE: Failure =
    (412, "PreconditionFailedException", "The RevisionId provided does not match the latest RevisionId.");
pub const THROTTLED: Failure = (429, "TooManyRequestsException", "Rate exceeded");
pub const SERVER: Failure = (500, "ServiceException", "");
pub const NO_SUCH: Failure = (404, "ResourceNotFoundException", "The resource you requested does not exist.");
const TOO_LARGE: Failure =
    (400, "PolicyLengthExceededException", "The final policy size is bigger than the limit (20480).");

pub const UNKNOWN_PRINCIPAL: Failure = (
    400,
    "InvalidParameterValueException",
    "The provided principal was invalid. Please check the principal and try again.",
);

#[derive(Clone, Debug)]
pub struct Lambda {
    pub policy: PolicyDocument<'static>,
    pub revision: u32,
    /// Whether somebody else has added a statement.
    pub has_other: bool,
}

impl Lambda {
    pub fn new(policy: &PolicyDocument<'_>) -> Self {
        Self { policy: policy.clone().into_owned(), revision: 1, has_other: false }
    }

    pub fn revision_id(&self) -> String {
        format!("00000000-0000-0000-0000-{:012x}", self.revision)
    }

    /// Carries out a request.
    #[allow(clippy::panic_in_result_fn, reason = "what the real Lambda would not be sent is a mistake of the test")]
    pub fn send(&mut self, operation: &str, parameters: &str) -> Result<(), Failure> {
        let parameters: Value = serde_json::from_str(parameters).expect("JSON");
        if let Some(revision) = parameters["RevisionId"].as_str()
            && revision != self.revision_id()
        {
            return Err(STALE);
        }
        let sid = parameters["StatementId"].as_str();
        let mut changed = self.policy.clone();
        match operation {
            "AddPermission" | "AddLayerVersionPermission" => {
                if changed.statement(sid.expect("a Sid")).is_some() {
                    return Err(SID_EXISTS);
                }
                let text = statement(&parameters).to_string();
                let made =
                    PolicyDocument::parse(&format!("{{\"Statement\":{text}}}")).expect("a statement").into_owned();
                changed.push(made.statements()[0].clone());
                // It looks at all principals, and not only at the one that is added.
                if changed.to_json().contains("\"AROA") {
                    return Err(UNKNOWN_PRINCIPAL);
                }
            }
            "RemovePermission" | "RemoveLayerVersionPermission" => {
                drop(changed.remove(sid.expect("a Sid")).ok_or(NO_SUCH)?);
            }
            "PutResourcePolicy" => {
                changed = parameters["Policy"].as_str().expect("a policy").parse().expect("a document");
            }
            "DeleteResourcePolicy" => changed = PolicyDocument::EMPTY,
            other => panic!("{other}"),
        }
        if changed.size() > LIMIT {
            return Err(TOO_LARGE);
        }
        self.policy = changed;
        self.revision += 1;
        Ok(())
    }

    /// The body of an answer of GetPolicy.
    pub fn read(&self) -> Result<String, Failure> {
        if self.policy.is_empty() {
            return Err(NO_SUCH);
        }
        Ok(json!({ "Policy": self.policy.to_json(), "RevisionId": self.revision_id() }).to_string())
    }
}

/// The statement that AddPermission or AddLayerVersionPermission writes.
fn statement(parameters: &Value) -> Value {
    let text = |name: &str| parameters[name].as_str();
    let principal = match text("Principal").expect("a principal") {
        "*" => json!("*"),
        account if account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit()) => {
            json!({ "AWS": format!("arn:aws:iam::{account}:root") })
        }
        arn if arn.starts_with("arn:") => json!({ "AWS": arn }),
        service => json!({ "Service": service }),
    };
    let resource = match (text("LayerName"), text("Qualifier")) {
        (Some(layer), _) => format!("{layer}:{}", parameters["VersionNumber"]),
        (None, Some(qualifier)) => format!("{}:{qualifier}", text("FunctionName").expect("a name")),
        (None, None) => text("FunctionName").expect("a name").to_owned(),
    };
    let mut statement = json!({
        "Sid": text("StatementId"), "Effect": "Allow", "Principal": principal, "Action": text("Action"), "Resource": resource,
    });
    let conditions = [
        ("SourceAccount", "StringEquals", "AWS:SourceAccount"),
        ("PrincipalOrgID", "StringEquals", "aws:PrincipalOrgID"),
        ("OrganizationId", "StringEquals", "aws:PrincipalOrgID"),
        ("SourceArn", "ArnLike", "AWS:SourceArn"),
    ];
    for (name, operator, key) in conditions {
        if let Some(value) = text(name) {
            statement["Condition"][operator][key] = json!(value);
        }
    }
    statement
}

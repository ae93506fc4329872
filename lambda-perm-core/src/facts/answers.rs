//! What the API answers when a request fails, and what that means for who sent it.
//!
//! The name of an exception does not tell: a `ResourceConflictException` may pass, or never. The text does.

use core::time::Duration;

/// What an answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AnswerClass {
    /// Another request changes the same policy: send again.
    ConcurrentUpdate,
    /// A statement with this Sid is there already: never send again, but look at it.
    SidExists,
    /// The function is being changed: send again when that is over.
    FunctionBusy,
    /// The policy's revision is another one: read it again.
    StaleRevision,
    /// Too many requests: send again later.
    Throttled,
    /// No such principal: passes for one that has just been created, and else never.
    PrincipalUnknown,
    /// No such function, layer version or policy: passes for one that has just been created.
    NotFound,
    /// The policy would be too large.
    PolicyTooLarge,
    /// The function's settings block public access.
    PublicAccessBlocked,
    /// The Region does not have the operation.
    NotServed,
    /// The caller may not do this.
    AccessDenied,
    /// A fault of the service, or no answer: the request may have been carried out.
    Server,
    /// Anything else: sending the same again does not help.
    Other,
}

impl AnswerClass {
    /// The class in words: `concurrent update`, `access denied`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ConcurrentUpdate => "concurrent update",
            Self::SidExists => "the Sid exists",
            Self::FunctionBusy => "function busy",
            Self::StaleRevision => "stale revision",
            Self::Throttled => "throttled",
            Self::PrincipalUnknown => "principal unknown",
            Self::NotFound => "not found",
            Self::PolicyTooLarge => "policy too large",
            Self::PublicAccessBlocked => "public access blocked",
            Self::NotServed => "not served in this Region",
            Self::AccessDenied => "access denied",
            Self::Server => "fault of the server, or no answer",
            Self::Other => "not known",
        }
    }
}

/// A kind of answer.
#[derive(Clone, Copy, Debug)]
pub struct AnswerRow {
    /// The status of the HTTP response.
    pub status: u16,
    /// The name of the exception; empty where it does not count.
    pub error: &'static str,
    /// Text that the message has; empty where it does not count.
    pub text: &'static str,
    /// What it means.
    pub class: AnswerClass,
    /// Where the facts of this row come from.
    pub source: &'static str,
}

macro_rules! answers {
    ($($status:literal $error:literal $text:literal => $class:ident, $source:literal;)*) => {
        /// The kinds of answers. The first row that fits is the one.
        pub static ANSWERS: &[AnswerRow] = &[
            $(AnswerRow { status: $status, error: $error, text: $text, class: AnswerClass::$class, source: $source },)*
        ];
    };
}

answers! {
    409 "ResourceConflictException" "concurrent update operation" => ConcurrentUpdate,
        "sst/sst issue 6923; go-to-k/cdkd; Terraform's mutex for each function";
    409 "ResourceConflictException" "provided already exists" => SidExists, "recorded answers; terraform-provider-aws issue 48042";
    409 "ResourceConflictException" "update is in progress" => FunctionBusy, "cloud-custodian issue 7010";
    409 "ResourceConflictException" "Pending" => FunctionBusy, "cloud-custodian issue 7010";
    409 "ConflictException" "" => StaleRevision,
        "service model of Lambda Web, ConflictException: another request changes it, or the revision is another one";
    412 "" "" => StaleRevision, "Lambda service model, PreconditionFailedException";
    429 "" "" => Throttled, "Lambda service model, TooManyRequestsException; Lambda quotas";
    400 "" "CallerRateLimitExceeded" => Throttled, "Lambda service model, ThrottleReason";
    400 "ThrottlingException" "" => Throttled, "AWS common errors";
    400 "InvalidParameterValueException" "The provided principal was invalid" => PrincipalUnknown,
        "terraform-provider-aws issue 41617; go-to-k/cdkd; aws/containers-roadmap issue 1189";
    400 "PolicyLengthExceededException" "" => PolicyTooLarge, "recorded answers";
    400 "PublicPolicyException" "" => PublicAccessBlocked, "terraform-provider-aws issue 39396";
    403 "PublicPolicyException" "" => PublicAccessBlocked, "terraform-provider-aws issue 39396";
    403 "" "Unable to determine service/operation name" => NotServed, "documentation of Terraform's aws_lambda_resource_policy";
    403 "" "" => AccessDenied, "Lambda service model, AccessDeniedException";
    404 "" "" => NotFound, "Lambda service model, ResourceNotFoundException";
    408 "" "" => Server, "AWS common errors, RequestTimeout";
}

/// What an answer means.
pub fn class(status: u16, error: &str, message: &str) -> AnswerClass {
    let fits = |row: &&AnswerRow| row.status == status && names(error, row.error) && message.contains(row.text);
    match ANSWERS.iter().find(fits) {
        Some(row) => row.class,
        None if status >= 500 => AnswerClass::Server,
        None => AnswerClass::Other,
    }
}

/// Whether an error has this name. An SDK may give it with a namespace before it or a URL behind it.
fn names(error: &str, name: &str) -> bool {
    name.is_empty() || error.split(|separator: char| !separator.is_ascii_alphanumeric()).any(|word| word == name)
}

/// How long to wait before a request is sent again: doubled each time, up to a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    /// The first wait.
    pub first: Duration,
    /// The longest one.
    pub most: Duration,
}

impl Backoff {
    /// For answers that pass by themselves.
    ///
    /// Source: what go-to-k/cdkd and Terraform wait.
    pub const USUAL: Self = Self { first: Duration::from_millis(250), most: Duration::from_secs(8) };

    /// For principals that have just been created.
    ///
    /// Source: terraform-provider-aws issue 41617.
    pub const PRINCIPAL: Self = Self { first: Duration::from_millis(250), most: Duration::from_secs(2) };

    /// The wait after this many that were in vain.
    pub fn after(self, attempts: u32) -> Duration {
        self.first.saturating_mul(1_u32.checked_shl(attempts).unwrap_or(u32::MAX)).min(self.most)
    }
}

/// How long a principal that has just been created may be unknown.
///
/// Source: terraform-provider-aws issue 41617.
pub const PRINCIPAL_PROPAGATION: Duration = Duration::from_secs(120);

/// How long a function that has just been created may be unknown.
///
/// Source: terraform-provider-aws, `lambdaPropagationTimeout`.
pub const FUNCTION_PROPAGATION: Duration = Duration::from_secs(300);

/// What the owner of a function changes to allow public access.
///
/// Source: the message of PublicPolicyException.
pub const PUBLIC_ACCESS_SETTING: &str = "BlockPublicPolicy";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_told_apart_by_their_text() {
        let conflict = "ResourceConflictException";
        for (status, error, message, expected) in [
            (
                409,
                conflict,
                "The statement id (s) provided already exists. Please provide a new statement id, or remove the existing statement.",
                AnswerClass::SidExists,
            ),
            (
                409,
                conflict,
                "The function could not be updated due to a concurrent update operation.",
                AnswerClass::ConcurrentUpdate,
            ),
            (
                409,
                conflict,
                "The operation cannot be performed at this time. An update is in progress for resource: f",
                AnswerClass::FunctionBusy,
            ),
            (
                409,
                conflict,
                "The operation cannot be performed at this time. The function is currently in the following state: Pending",
                AnswerClass::FunctionBusy,
            ),
            (409, conflict, "something new", AnswerClass::Other),
            (409, "ConflictException", "Policy revision does not match", AnswerClass::StaleRevision),
            (409, "com.amazonaws.lambdaweb#ConflictException", "", AnswerClass::StaleRevision),
            // More of Lambda Web. A quota does not pass by waiting.
            (402, "ServiceQuotaExceededException", "", AnswerClass::Other),
            (400, "ValidationException", "", AnswerClass::Other),
            (429, "ThrottlingException", "Rate exceeded", AnswerClass::Throttled),
            (412, "PreconditionFailedException", "", AnswerClass::StaleRevision),
            (429, "TooManyRequestsException", "Rate exceeded", AnswerClass::Throttled),
            (400, "com.amazonaws.lambda#PolicyLengthExceededException", "", AnswerClass::PolicyTooLarge),
            (403, "AccessDeniedException", "User: .. is not authorized", AnswerClass::AccessDenied),
            (404, "ResourceNotFoundException", "", AnswerClass::NotFound),
            (503, "", "", AnswerClass::Server),
            (
                400,
                "InvalidParameterValueException",
                "The provided principal was invalid. Please check the principal and try again.",
                AnswerClass::PrincipalUnknown,
            ),
        ] {
            assert_eq!(class(status, error, message), expected, "{message}");
        }
    }

    #[test]
    fn waits_double_up_to_their_limit() {
        let waits = [0, 1, 4, 5, 40, 1000].map(|attempts| Backoff::USUAL.after(attempts).as_millis());
        assert_eq!(waits, [250, 500, 4000, 8000, 8000, 8000]);
    }
}

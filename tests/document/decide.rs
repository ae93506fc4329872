//! Deciding: the table of who is named and who calls, and IAM's own tables of operators, quantifiers and variables.

mod conditions;
mod principals;

use lambda_perm::{
    FunctionPolicy,
    document::{Decision, PolicyDocument, Request},
    output::Scope,
    policy,
};

const FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:function:f";

/// A policy of one statement: these members beside the usual ones.
fn statement(effect: &str, principal: &str, rest: &str) -> String {
    format!(r#"{{"Sid":"s","Effect":"{effect}",{principal},"Resource":"{FUNCTION}",{rest}}}"#)
}

fn document(statements: &[String]) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(","))
}

/// The decision in a word.
const fn word(decision: &Decision<'_>) -> &'static str {
    match decision {
        Decision::Allowed { .. } => "allowed",
        Decision::AllowedWithIdentityPolicy { .. } => "with identity policy",
        Decision::Denied { .. } => "denied",
        Decision::NotAllowed(_) => "not allowed",
    }
}

fn decide(text: &str, request: &Request<'_>) -> &'static str {
    let document = PolicyDocument::parse(text).unwrap_or_else(|error| panic!("{text}\n{error}"));
    word(&document.decide(request).unwrap_or_else(|error| panic!("{error}")))
}

#[test]
fn deny_wins_wherever_it_stands() {
    let allow = statement("Allow", r#""Principal":"*""#, r#""Action":"lambda:*""#);
    let deny = statement("Deny", r#""Principal":{"Service":"s3.amazonaws.com"}"#, r#""Action":"lambda:Invoke*""#);
    for statements in [[allow.clone(), deny.clone()], [deny, allow]] {
        let text = document(&statements);
        assert_eq!(decide(&text, &Request::service("s3.amazonaws.com")), "denied");
        assert_eq!(decide(&text, &Request::service("sns.amazonaws.com")), "allowed");
        assert_eq!(decide(&text, &Request::service("s3.amazonaws.com").action("lambda:GetFunction")), "allowed");
    }
}

#[test]
fn actions_ignore_case_and_have_wildcards() {
    let cases = [
        (r#""Action":"lambda:InvokeFunction""#, true),
        (r#""Action":"LAMBDA:invokefunction""#, true),
        (r#""Action":["lambda:GetFunction","lambda:invoke*"]"#, true),
        (r#""Action":"*""#, true),
        (r#""Action":"lambda:InvokeFunctio?""#, true),
        (r#""Action":"lambda:InvokeFunction?""#, false),
        (r#""Action":[]"#, false),
        (r#""NotAction":"lambda:GetFunction""#, true),
        (r#""NotAction":["lambda:GetFunction","lambda:INVOKE*"]"#, false),
    ];
    for (action, expected) in cases {
        let text = document(&[statement("Allow", r#""Principal":"*""#, action)]);
        let decided = decide(&text, &Request::service("s3.amazonaws.com"));
        assert_eq!(decided == "allowed", expected, "{action}: {decided}");
    }
}

#[test]
fn resources_match_part_by_part() {
    let alias = format!("{FUNCTION}:prod");
    let cases = [
        (r#""Resource":"arn:aws:lambda:us-east-2:123456789012:function:f""#, FUNCTION, true),
        (r#""Resource":"arn:aws:lambda:us-east-2:123456789012:function:f""#, &alias, false),
        (r#""Resource":"arn:aws:lambda:us-east-2:123456789012:function:f:*""#, &alias, true),
        (r#""Resource":"arn:aws:lambda:us-east-2:123456789012:function:*""#, &alias, true),
        (r#""Resource":"arn:aws:lambda:*:*:function:?""#, FUNCTION, true),
        (r#""Resource":"arn:aws:lambda:*:function:f""#, FUNCTION, false),
        (r#""Resource":"arn:aws:lambda:*""#, FUNCTION, true),
        (r#""Resource":"ARN:aws:lambda:*""#, FUNCTION, false),
        (r#""Resource":"*""#, FUNCTION, true),
        (r#""Resource":["arn:aws:s3:::b","*"]"#, FUNCTION, true),
        (r#""NotResource":"arn:aws:lambda:*:*:function:g""#, FUNCTION, true),
        (r#""NotResource":"*""#, FUNCTION, false),
        (r#""Resource":"arn:aws:lambda:*:*:function:${aws:PrincipalServiceName}""#, FUNCTION, false),
        (r#""Resource":"arn:aws:lambda:*:*:function:${aws:username, 'f'}""#, FUNCTION, true),
        (r#""Resource":"arn:aws:lambda:*:*:function:${aws:username}""#, FUNCTION, false),
        (r#""NotResource":"arn:aws:lambda:*:*:function:${aws:username}""#, FUNCTION, false),
    ];
    for (resource, called, expected) in cases {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":"*","Action":"*",{resource}}}}}"#
        );
        let decided = decide(&text, &Request::service("s3.amazonaws.com").resource(called));
        assert_eq!(decided == "allowed", expected, "{resource} {called}: {decided}");
    }
}

/// Without `.resource(..)`, a statement is about what is called, whatever it names.
#[test]
fn the_resource_is_the_statements_own() {
    let of =
        |effect: &str, resource: &str| format!(r#"{{"Effect":"{effect}","Principal":"*","Action":"*",{resource}}}"#);
    let request = Request::service("s3.amazonaws.com");
    let decided = |statements: &[String]| decide(&document(statements), &request);
    assert_eq!(
        decided(&[of("Allow", r#""Resource":"arn:aws:lambda:us-east-2:123456789012:function:f:7""#)]),
        "allowed"
    );
    let not = of("Allow", r#""NotResource":"arn:aws:lambda:us-east-2:123456789012:function:f""#);
    // What else the policy names is called; where it names nothing, nothing is allowed and all is denied.
    assert_eq!(decided(&[not.clone(), of("Deny", &format!(r#""Resource":"{FUNCTION}:x""#))]), "denied");
    assert_eq!(decided(std::slice::from_ref(&not)), "not allowed");
    let deny = not.replace("Allow", "Deny");
    assert_eq!(decided(&[of("Allow", r#""Resource":"*""#), deny]), "denied");
}

/// A call by a URL asks twice; anonymous callers come through URLs of the type `NONE` alone.
#[test]
fn a_function_url_asks_twice() {
    let url = statement(
        "Allow",
        r#""Principal":"*""#,
        r#""Action":"lambda:InvokeFunctionUrl","Condition":{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}}"#,
    );
    let function = statement(
        "Allow",
        r#""Principal":"*""#,
        r#""Action":"lambda:InvokeFunction","Condition":{"Bool":{"lambda:InvokedViaFunctionUrl":"true"}}"#,
    );
    let decided = |text: &str, caller: Request<'static>| {
        Request::function_url(caller, FUNCTION).map(|request| decide(text, &request))
    };
    let both = document(&[url.clone(), function]);
    assert_eq!(decided(&both, Request::anonymous()), ["allowed", "allowed"]);
    assert_eq!(decided(&both, Request::account("123456789012")), ["not allowed", "allowed"]);
    assert_eq!(decided(&document(&[url]), Request::anonymous()), ["allowed", "not allowed"]);
    assert_eq!(decide(&both, &Request::service("s3.amazonaws.com")), "not allowed");
}

#[test]
fn wrong_values_are_errors() {
    let cases = [
        (Request::service("s3"), "`s3` is not the principal of a service"),
        (Request::service("123456789012"), "`123456789012` is not the principal of a service"),
        (Request::service(""), "`` is not the principal of a service"),
        (
            Request::account("12345678901"),
            "`12345678901` is not an account ID: it has 11 digits, but an account ID has 12",
        ),
        (Request::identity("123456789012"), "`123456789012` is not the ARN of an IAM identity"),
        (
            Request::identity("arn:aws:iam::123456789012:group/g"),
            "`arn:aws:iam::123456789012:group/g` is not the ARN of an IAM identity: a group cannot be a principal in any policy",
        ),
        (Request::anonymous().action("InvokeFunction"), "`InvokeFunction` is not an action that is called"),
        (Request::anonymous().action("lambda:*"), "`lambda:*` is not an action that is called"),
        (Request::anonymous().resource("f"), "`f` is not the ARN of a function or layer version"),
        (
            Request::anonymous().resource("arn:aws:lambda:us-east-2:123456789012:function:*"),
            "`arn:aws:lambda:us-east-2:123456789012:function:*` is not the ARN of a function or layer version",
        ),
        (Request::service("s3.amazonaws.com").source_arn("uploads"), "`uploads` is not the ARN of a source"),
        (
            Request::service("s3.amazonaws.com").source_account("1"),
            "`1` is not an account ID: it has 1 digit, but an account ID has 12",
        ),
        (
            Request::account("123456789012").organization("x"),
            "`x` is not an organization ID: it does not begin with `o-`",
        ),
        (
            Request::service("s3.amazonaws.com").organization("o-a1b2c3d4e5"),
            "the calls of services and strangers have no `aws:PrincipalOrgID`",
        ),
        (Request::service("alexa-appkit.amazon.com").token("a b"), ""),
        (Request::anonymous().context("SourceIp", "1.2.3.4"), "`SourceIp` is not a context key"),
    ];
    for (request, message) in cases {
        let error = PolicyDocument::EMPTY.decide(&request).expect_err(message);
        assert!(!error.help().is_empty() && !error.message().is_empty());
        if !message.is_empty() {
            assert_eq!(error.message(), message);
        }
    }
    // The first one is told.
    let error = PolicyDocument::EMPTY.decide(&Request::account("1").action("x").resource("y")).expect_err("an error");
    assert!(error.message().starts_with("`1` "), "{error}");
}

#[test]
fn why_it_is_not_allowed() {
    let text = document(&[
        statement("Allow", r#""Principal":{"Service":"sns.amazonaws.com"}"#, r#""Action":"*""#),
        statement("Allow", r#""Principal":"*""#, r#""NotAction":["lambda:GetFunction","lambda:Invoke*"]"#)
            .replace(r#""Sid":"s","#, ""),
        statement(
            "Allow",
            r#""Principal":"*""#,
            r#""Action":"*","Condition":{"StringLike":{"aws:SourceOrgID":["o-a*","o-b*"]}}"#,
        ),
        statement(
            "Allow",
            r#""Principal":"*""#,
            r#""Action":"*","Condition":{"StringLikes":{"aws:SourceOrgID":"o-a*"}}"#,
        ),
        statement(
            "Deny",
            r#""Principal":"*""#,
            r#""Action":"*","Condition":{"StringNotEquals":{"aws:SourceAccount":"1"}}"#,
        ),
    ]);
    let document = PolicyDocument::parse(&text).expect("a document");
    let request = Request::service("s3.amazonaws.com").context("AWS:SourceAccount", "1");
    let Decision::NotAllowed(why) = document.decide(&request).expect("a request") else { panic!("allowed") };
    let expected = "no statement allows it\n\
        `s`: it is about `sns.amazonaws.com`, and the caller is `s3.amazonaws.com`\n\
        statement 2: it is about all but `lambda:GetFunction, lambda:Invoke*`, and the action is `lambda:InvokeFunction`\n\
        `s`: `StringLike aws:SourceOrgID: o-a*, o-b*` does not hold, because the request has no `aws:SourceOrgID`\n\
        `s`: `StringLikes aws:SourceOrgID: o-a*` does not hold, because `StringLikes` is not an operator\n\
        `s`, which denies: `StringNotEquals aws:SourceAccount: 1` does not hold, because the request has `1`";
    assert_eq!(why.to_string(), expected);
    let empty = PolicyDocument::EMPTY;
    let Decision::NotAllowed(why) = empty.decide(&request).expect("a request") else { panic!("allowed") };
    assert_eq!(why.to_string(), "the policy has no statements");
}

#[test]
fn policies_decide_as_the_documents_that_they_render_to() {
    const POLICY: FunctionPolicy = policy!(
        function_name = "arn:aws:lambda:us-east-2:123456789012:function:f:prod",
        statement(
            statement_id = "uploads",
            action = InvokeFunction,
            principal = s3,
            source_arn = "arn:aws:s3:::uploads",
            source_account = "123456789012",
        ),
        statement(statement_id = "partner", action = GetFunction, principal = "210987654321"),
    );
    let made = PolicyDocument::from(POLICY.document(&Scope::NONE).expect("a full ARN"));
    let text = made.to_json();
    assert_eq!(made, PolicyDocument::parse(&text).expect("a document"));
    let uploads =
        Request::service("s3.amazonaws.com").source_arn("arn:aws:s3:::uploads").source_account("123456789012");
    assert_eq!(word(&made.decide(&uploads).expect("a request")), "allowed");
    let partner = Request::account("210987654321").action("lambda:GetFunction");
    assert_eq!(word(&made.decide(&partner).expect("a request")), "with identity policy");
    assert_eq!(word(&made.decide(&uploads.source_account("210987654321")).expect("a request")), "not allowed");
}

#[test]
fn a_reason_is_the_true_one() {
    let of = |principal: &str, rest: &str| {
        document(&[statement("Allow", principal, rest)]).replacen(&format!(r#""Resource":"{FUNCTION}","#), "", 1)
    };
    let (all, resource) = (r#""Principal":"*""#, format!(r#""Action":"*","Resource":"{FUNCTION}""#));
    let with = |condition: &str| of(all, &format!(r#"{resource},"Condition":{{{condition}}}"#));
    for (text, reason) in [
        (
            of(r#""NotPrincipal":{"Service":"s3.amazonaws.com"}"#, &resource),
            "it is about all but `s3.amazonaws.com`, and the caller is `s3.amazonaws.com`",
        ),
        (of(r#""Principal":{"AWS":[]}"#, &resource), "its list is empty, and the caller is `s3.amazonaws.com`"),
        (
            of(all, r#""Action":"*","NotResource":"arn:aws:lambda:*""#),
            "it is about all but `arn:aws:lambda:*`, and the request does not say what is called",
        ),
        (
            with(r#""StringNotEquals":{"aws:SourceAccount":[]}"#),
            "`StringNotEquals aws:SourceAccount` does not hold, because its list is empty",
        ),
        (
            with(r#""StringEquals":{"aws:SourceAccount":"${aws:SourceOrgID}"}"#),
            "`StringEquals aws:SourceAccount: ${aws:SourceOrgID}` does not hold, because the request has `123456789012` and no single `aws:SourceOrgID`",
        ),
        (
            with(r#""StringEquals":{"aws:SourceAccount":"${aws:ResourceAccount}"}"#)
                .replace("2012-10-17", "2008-10-17"),
            "`StringEquals aws:SourceAccount: ${aws:ResourceAccount}` does not hold, because the request has `123456789012`, and variables are text without `Version` 2012-10-17",
        ),
    ] {
        let document = PolicyDocument::parse(&text).expect("a document");
        let request = Request::service("s3.amazonaws.com").source_account("123456789012");
        let Decision::NotAllowed(why) = document.decide(&request).expect("a request") else { panic!("{text}") };
        assert_eq!(why.to_string(), format!("no statement allows it\n`s`: {reason}"), "{text}");
    }
}

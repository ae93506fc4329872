//! What the checks of sets find, and that the document and its size are those of the run-time writer.

use std::slice;

use lambda_perm::{
    AccountId, Exception, FunctionPermission, FunctionPermissionBuilder, FunctionPolicy, FunctionPolicyBuf,
    FunctionUrlAuthType, LayerVersionPermission, LayerVersionPolicy, LayerVersionPolicyBuf, Lint, Permissions, Policy,
    cloudformation::Property,
    grant,
    output::{Document, Scope},
    policy,
};
use lambda_perm_core::{
    __private::function_of,
    draft::Draft,
    key::Key,
    set::{Member, Set},
};

use crate::support::case::Case;

const FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:function:f";
const TOPIC: &str = "arn:aws:sns:us-east-2:123456789012:t";
const DISTRIBUTION: &str = "arn:aws:cloudfront::123456789012:distribution/E1";
const ACCOUNT: &str = "123456789012";
const ROOT: &str = "arn:aws:iam::123456789012:root";
const ROLE: &str = "arn:aws:iam::123456789012:role/r";
const ORGANIZATION: &str = "o-t194hfs8cz";

/// The codes of what is wrong with the statements together, with the numbers of the statements.
#[track_caller]
fn assert_finds(cases: &[Case], expected: &[(usize, &str)]) {
    let drafts: Vec<Draft<'_>> = cases.iter().map(|case| case.draft().in_set()).collect();
    let resource = drafts[0].resource();
    let members: Vec<_> = drafts.into_iter().map(Member::new).collect();
    let found: Vec<_> = Set::new(resource, &members).examine().collect();
    let codes: Vec<_> = found.iter().map(|(at, finding)| (*at, finding.code().id())).collect();
    let texts: Vec<_> = found.iter().map(|(_, finding)| finding.to_string()).collect();
    assert_eq!(codes, expected, "{texts:#?}");
}

fn id(case: Case, id: &str) -> Case {
    case.with(Key::StatementId, id)
}

fn sns(name: &str, arn: &str) -> Case {
    id(Case::invoke("sns.amazonaws.com").arn(arn), name)
}

fn account(name: &str) -> Case {
    id(Case::invoke(ACCOUNT), name)
}

fn url(name: &str, principal: &str) -> Case {
    id(Case::function("lambda:InvokeFunctionUrl", principal), name)
}

fn via_url(name: &str, principal: &str) -> Case {
    id(Case::invoke(principal).via_url(true), name)
}

#[test]
fn an_id_stands_once_in_a_policy() {
    assert_finds(&[account("a"), sns("b", TOPIC)], &[]);
    assert_finds(
        &[account("a"), sns("a", TOPIC), sns("a", "arn:aws:sns:us-east-2:123456789012:u")],
        &[(1, "LP0801"), (2, "LP0801")],
    );
    // IDs are compared with regard to case.
    assert_finds(&[account("a"), sns("A", TOPIC)], &[]);
}

#[test]
fn a_statement_that_another_one_grants_is_shadowed() {
    assert_finds(&[account("a"), account("b")], &[(1, "LP0805")]);
    assert_finds(&[account("a"), id(Case::invoke(ROOT), "b")], &[(1, "LP0805")]);
    assert_finds(&[account("a"), id(Case::invoke("210987654321"), "b")], &[]);
    // A grant to an account needs a policy of that account too, one to its role does not.
    assert_finds(&[account("a"), id(Case::invoke(ROLE), "b")], &[]);
    assert_finds(&[id(Case::invoke("*").organization(ORGANIZATION), "a"), account("b")], &[]);
    assert_finds(&[account("a"), id(Case::invoke("*").allow(Lint::PublicAccess), "b")], &[(0, "LP0805")]);
    assert_finds(&[account("a"), id(Case::function("lambda:GetFunction", ACCOUNT), "b")], &[]);
    assert_finds(&[account("a"), id(Case::function("lambda:*", ACCOUNT), "b")], &[(0, "LP0805")]);
    assert_finds(&[account("a"), id(Case::function("*", ACCOUNT), "b")], &[(0, "LP0805")]);
}

#[test]
fn wildcards_in_sources_shadow() {
    let topic = |name: &str| format!("arn:aws:sns:us-east-2:123456789012:{name}");
    for (first, second, shadowed) in [
        ("t*", "topic", Some(1)),
        ("*", "t*", Some(1)),
        ("t?pic", "topic", Some(1)),
        ("t?pic", "t*pic", Some(0)),
        ("topic", "t*", Some(0)),
        ("t?pic", "t*pics", None),
        ("*-orders", "eu-orders", Some(1)),
        ("*-orders", "eu-orders-2", None),
    ] {
        let expected: Vec<_> = shadowed.map(|at| (at, "LP0805")).into_iter().collect();
        assert_finds(&[sns("a", &topic(first)), sns("b", &topic(second))], &expected);
    }
    assert_finds(&[sns("a", &topic("*")), sns("b", "arn:aws:sns:us-east-1:123456789012:t")], &[]);
}

#[test]
fn a_condition_more_is_narrower() {
    let s3 = |name: &str| id(Case::invoke("s3.amazonaws.com").arn("arn:aws:s3:::b"), name);
    assert_finds(&[s3("a"), s3("b").account(ACCOUNT)], &[(1, "LP0805")]);
    assert_finds(&[s3("a").account("210987654321"), s3("b").account(ACCOUNT)], &[]);
    assert_finds(&[id(s3("a").account(ACCOUNT), "a"), s3("b")], &[(0, "LP0805")]);
    let everyone = |name: &str| id(Case::invoke("*").organization(ORGANIZATION), name);
    assert_finds(&[everyone("a"), everyone("b").via_url(false)], &[(1, "LP0805")]);
    // The account that a service sends is that of the source ARN. Whether SNS sends it is not known.
    let logs = "logs.amazonaws.com";
    let group = id(Case::invoke(logs).arn("arn:aws:logs:us-east-2:123456789012:log-group:g:*"), "b");
    let all = |principal: &str, account: &str| id(Case::invoke(principal).account(account), "a");
    assert_finds(&[all(logs, "123456789012"), group.clone()], &[(1, "LP0805")]);
    assert_finds(&[group.clone(), all(logs, "123456789012")], &[(0, "LP0805")]);
    assert_finds(&[all(logs, "210987654321"), group], &[]);
    assert_finds(&[all("sns.amazonaws.com", "123456789012"), sns("b", TOPIC)], &[]);
}

#[test]
fn an_allowed_shadow_is_silent_and_an_unused_one_is_not() {
    assert_finds(&[account("a"), account("b").allow(Lint::Shadowed)], &[]);
    assert_finds(&[account("a").allow(Lint::Shadowed), account("b")], &[(0, "LP0114"), (1, "LP0805")]);
    assert_finds(&[account("a"), sns("b", TOPIC).allow(Lint::IncompleteUrl)], &[(1, "LP0114")]);
}

#[test]
fn a_url_needs_both_statements() {
    for principal in ["*", ACCOUNT, ROLE] {
        let (url, via_url) = (url("a", principal), via_url("b", principal));
        assert_finds(slice::from_ref(&url), &[(0, "LP0804")]);
        assert_finds(slice::from_ref(&via_url), &[(0, "LP0804")]);
        assert_finds(&[url.clone().auth_type("AWS_IAM"), via_url], &[]);
        // Without the condition it works too, and is wider.
        assert_finds(&[url, id(Case::invoke(principal), "b")], &[]);
    }
    assert_finds(&[url("a", ACCOUNT), via_url("b", "210987654321")], &[(0, "LP0804"), (1, "LP0804")]);
    // IAM ignores the case of an action's letters.
    let spelled = |case: Case, action: &str| case.with(Key::Action, action);
    let lower = [
        spelled(url("a", ACCOUNT), "lambda:invokefunctionurl"),
        spelled(via_url("b", ACCOUNT), "lambda:invokeFunction"),
    ];
    assert_finds(&lower[..1], &[(0, "LP0804")]);
    assert_finds(&lower[1..], &[(0, "LP0804")]);
    assert_finds(&lower, &[]);
    assert_finds(&[account("a"), spelled(account("b"), "lambda:invokeFunction")], &[(1, "LP0805")]);
    assert_finds(&[url("a", ACCOUNT), via_url("b", ROOT)], &[]);
    assert_finds(&[url("a", ACCOUNT).allow(Lint::IncompleteUrl)], &[]);
    assert_finds(&[id(Case::function("lambda:*", "*"), "a"), url("b", "*")], &[(1, "LP0805")]);
    let cloudfront = "cloudfront.amazonaws.com";
    assert_finds(&[url("a", cloudfront).arn(DISTRIBUTION)], &[(0, "LP0804")]);
    assert_finds(&[url("a", cloudfront).arn(DISTRIBUTION), via_url("b", cloudfront).arn(DISTRIBUTION)], &[]);
    let all = "arn:aws:cloudfront::123456789012:distribution/*";
    // The wide half has a companion for a part of its sources only.
    assert_finds(&[url("a", cloudfront).arn(DISTRIBUTION), via_url("b", cloudfront).arn(all)], &[(1, "LP0804")]);
    // Other services call no URL, which another rule says.
    assert_finds(&[url("a", "sns.amazonaws.com").arn(TOPIC)], &[]);
    // Half of a pair for an organization.
    let organization = url("a", "*").organization(ORGANIZATION).auth_type("AWS_IAM");
    assert_finds(slice::from_ref(&organization), &[(0, "LP0804")]);
    assert_finds(&[organization, via_url("b", "*").organization(ORGANIZATION)], &[]);
}

/// A role of an account, and the account that hands on what it is granted.
#[test]
fn across_accounts_an_account_is_the_companion_of_its_role() {
    let (partner, role, session) =
        ("210987654321", "arn:aws:iam::210987654321:role/team/r", "arn:aws:sts::210987654321:assumed-role/r/session");
    let root = "arn:aws:iam::210987654321:root";
    let partial = "210987654321:function:f";
    let of = |name: &str, url_for: &str, invoke_for: &str| {
        [url("a", url_for).named(name), via_url("b", invoke_for).named(name)]
    };
    for name in [FUNCTION, "f", "123456789012:function:f"] {
        for account in [partner, root] {
            for identity in [role, session] {
                assert_finds(&of(name, identity, account), &[]);
                assert_finds(&of(name, account, identity), &[]);
            }
        }
    }
    let both = [(0, "LP0804"), (1, "LP0804")];
    // In the function's own account, a statement for the account grants nothing.
    assert_finds(&of(partial, role, partner), &both);
    assert_finds(&of(partial, partner, role), &both);
    assert_finds(&of(FUNCTION, ROLE, ACCOUNT), &both);
    // The account is known where one member of the set tells it.
    assert_finds(&[url("a", ROLE), via_url("b", ACCOUNT), sns("c", TOPIC).named(FUNCTION)], &both);
    // Another account, and another role of the same one.
    assert_finds(&of(FUNCTION, role, "345678901234"), &both);
    assert_finds(&of(FUNCTION, role, "arn:aws:iam::210987654321:role/s"), &both);
    // Everyone of an organization is no account.
    let everyone = url("a", "*").organization(ORGANIZATION).auth_type("AWS_IAM");
    assert_finds(&[everyone, via_url("b", ACCOUNT)], &both);
    // All but the principal has to agree: the half that a condition narrows is no companion of the other.
    let narrow = via_url("b", partner).organization(ORGANIZATION);
    assert_finds(&[url("a", role), narrow], &[(0, "LP0804")]);
}

#[test]
fn what_is_not_known_is_not_guessed_at() {
    let (first, second, url) = (account("b"), account("b"), url("u", ACCOUNT));
    let codes = |drafts: &[Draft<'_>]| {
        let members: Vec<_> = drafts.iter().copied().map(Member::new).collect();
        Set::new(drafts[0].resource(), &members).examine().map(|(_, finding)| finding.code().id()).collect::<Vec<_>>()
    };
    let unknown = |key: Key| codes(&[first.draft(), second.draft().with_opaque(key)]);
    assert_eq!(unknown(Key::FunctionName), ["LP0801", "LP0805"]);
    assert_eq!(unknown(Key::StatementId), ["LP0805"]);
    assert_eq!(unknown(Key::Principal), ["LP0801"]);
    assert_eq!(unknown(Key::Action), ["LP0801"]);
    // What is narrowed by an unknown condition is narrower all the same.
    assert_eq!(unknown(Key::SourceAccount), ["LP0801", "LP0805"]);
    // The unknown one may be the companion.
    assert_eq!(codes(&[url.draft(), via_url("v", "210987654321").draft()]), ["LP0804", "LP0804"]);
    assert_eq!(codes(&[url.draft(), via_url("v", "210987654321").draft().with_opaque(Key::Principal)]), [""; 0]);
}

/// A set whose document has exactly this size, and its statements.
fn of_size(size: usize, name: &str) -> Vec<Case> {
    let statement = |number: usize, topic: &str| {
        sns(&format!("s{number:03}"), &format!("arn:aws:sns:us-east-2:123456789012:{number:03}{topic}")).named(name)
    };
    let length = |cases: &[Case]| document(cases, Scope::new("us-isof-south-1", AccountId::new(ACCOUNT))).len();
    let mut cases = Vec::new();
    loop {
        cases.push(statement(cases.len(), ""));
        if length(&cases) + length(&[statement(0, "")]) > size {
            break;
        }
    }
    let number = cases.len() - 1;
    let missing = size - length(&cases);
    cases[number] = statement(number, &"t".repeat(missing));
    assert_eq!(length(&cases), size);
    cases
}

/// The document as the writer writes it.
fn document(cases: &[Case], scope: Scope<'static>) -> String {
    // Measured in any home, also where no event would come from the source.
    const ANYWHERE: &[Exception] = &[Exception::new(Lint::NeverMatches, "measured alone")];
    let permissions: Vec<_> = cases.iter().map(|case| function_of(&case.draft(), ANYWHERE)).collect();
    let scope =
        if function_of(&cases[0].draft(), &[]).function_name().region().is_some() { Scope::NONE } else { scope };
    let statements: Vec<_> =
        permissions.iter().map(|permission| permission.statement(&scope).expect("a whole scope")).collect();
    Document::new(&statements).to_json()
}

#[test]
fn the_size_is_counted_to_the_byte() {
    assert_finds(&of_size(20_480, FUNCTION), &[]);
    let cases = of_size(20_481, FUNCTION);
    assert_finds(&cases, &[(cases.len() - 1, "LP0802")]);
    // What follows the statement that crosses the line is not reported again.
    let mut more = cases.clone();
    more.push(account("last").named(FUNCTION));
    assert_finds(&more, &[(cases.len() - 1, "LP0802")]);
}

#[test]
fn without_an_arn_the_largest_one_counts() {
    assert_finds(&of_size(20_480, "f"), &[]);
    let cases = of_size(20_481, "f");
    assert_finds(&cases, &[(cases.len() - 1, "LP0802")]);
    assert_finds(&of_size(20_481, "123456789012:function:f"), &[(cases.len() - 1, "LP0802")]);
}

#[test]
fn a_document_of_the_compiler_is_that_of_the_writer() {
    let nasty = "arn:aws:sns:us-east-2:123456789012:\"\\\u{1}\u{7f}é\t*";
    for cases in [
        vec![account("a").named(FUNCTION), sns("b", nasty).named(FUNCTION)],
        vec![url("a", "*").named(FUNCTION).auth_type("NONE"), via_url("b", "*").named(FUNCTION)],
        vec![id(Case::invoke(ROLE).named(FUNCTION).at("prod"), "a")],
    ] {
        let members: Vec<_> = cases.iter().map(|case| Member::new(case.draft())).collect();
        let computed = Set::new(cases[0].draft().resource(), &members).to_document();
        assert_eq!(computed, Some(document(&cases, Scope::NONE)));
    }
    let named = account("a");
    let members = [Member::new(named.draft())];
    assert_eq!(Set::new(named.draft().resource(), &members).to_document(), None, "a name without an ARN");
}

const NAME: &str = "arn:aws:lambda:us-east-2:123456789012:function:my-function";
const PARTNER: AccountId = AccountId::new("210987654321");

/// The same set from literals and from constants.
const OF_LITERALS: FunctionPolicy<3> = policy!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:my-function",
    qualifier = "prod",
    statement(statement_id = "partner", action = GetFunction, principal = "210987654321"),
    function_url(
        statement_id = "url",
        principal = "*",
        function_url_auth_type = NONE,
        allow(public_access, reason = "webhook; the handler checks the signature"),
    ),
);
const OF_CONSTANTS: FunctionPolicy<3> = policy!(
    function_name = NAME,
    qualifier = "prod",
    statement(statement_id = "partner", action = GetFunction, principal = PARTNER),
    function_url(
        statement_id = concat!("u", "rl"),
        principal = "*",
        function_url_auth_type = NONE,
        allow(public_access, reason = "webhook; the handler checks the signature"),
    ),
);
const DOCUMENT: &str = concat!(
    r#"{"Version":"2012-10-17","Id":"default","Statement":["#,
    r#"{"Sid":"partner","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::210987654321:root"},"#,
    r#""Action":"lambda:GetFunction","#,
    r#""Resource":"arn:aws:lambda:us-east-2:123456789012:function:my-function:prod"},"#,
    r#"{"Sid":"url","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunctionUrl","#,
    r#""Resource":"arn:aws:lambda:us-east-2:123456789012:function:my-function:prod","#,
    r#""Condition":{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}}},"#,
    r#"{"Sid":"url-invoke","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","#,
    r#""Resource":"arn:aws:lambda:us-east-2:123456789012:function:my-function:prod","#,
    r#""Condition":{"Bool":{"lambda:InvokedViaFunctionUrl":"true"}}}]}"#,
);

#[test]
fn literals_and_constants_make_the_same_set() {
    assert_eq!(OF_LITERALS, OF_CONSTANTS);
    const JSON: Option<&str> = OF_CONSTANTS.json();
    assert_eq!(JSON, Some(DOCUMENT));
    assert_eq!(OF_LITERALS.document(&Scope::NONE).expect("an ARN").to_json(), DOCUMENT);
    let exceptions: Vec<_> = OF_LITERALS.exceptions().map(|exception| exception.lint()).collect();
    assert_eq!(exceptions, [Lint::PublicAccess, Lint::PublicAccess]);
}

const UPLOADS: FunctionPermission = grant!(
    function_name = "my-function:prod",
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = "arn:aws:s3:::my-bucket",
    source_account = "123456789012",
);

#[test]
fn a_permission_takes_the_name_of_the_set() {
    const POLICY: FunctionPolicy<2> = policy!(
        function_name = NAME,
        qualifier = "prod",
        permission(UPLOADS),
        permission(
            grant!(
                function_name = "my-function",
                qualifier = "prod",
                statement_id = "again",
                action = InvokeFunction,
                principal = s3,
                source_arn = "arn:aws:s3:::my-bucket",
                source_account = "123456789012",
            ),
            allow(shadowed, reason = "moves to a name of its own"),
        ),
    );
    let [first, second] = POLICY.permissions();
    assert_eq!((first.function_name().as_str(), first.qualifier().map(|q| q.as_str())), (NAME, Some("prod")));
    assert_eq!(second.set_exceptions()[0].lint(), Lint::Shadowed);
    assert!(POLICY.json().is_some());
}

#[test]
fn merging_checks_the_same() {
    let merged = OF_LITERALS.merged_with(&[UPLOADS]).expect("they go together");
    assert_eq!(merged.len(), 4);
    assert_eq!(merged.permissions()[3].function_name().as_str(), NAME);
    assert_eq!(merged.json(), None);

    let codes = |result: Result<FunctionPolicyBuf, lambda_perm::Findings>| {
        let findings = result.expect_err("they do not go together");
        findings.iter().map(|finding| (finding.statement(), finding.code().id())).collect::<Vec<_>>()
    };
    assert_eq!(codes(merged.merged_with(&[UPLOADS])), [(Some(5), "LP0801"), (Some(5), "LP0805")]);
    let shown = merged.merged_with(&[UPLOADS]).expect_err("they do not go together").to_string();
    assert_eq!(shown.matches("]\n --> statement 5").count(), 2, "{shown}");
    assert_eq!(
        codes(OF_LITERALS.merged_with(OF_CONSTANTS.permissions())).len(),
        6,
        "each of the three has an ID that is taken, and grants what is granted"
    );
    const OTHER: FunctionPermission =
        grant!(function_name = "other", statement_id = "o", action = InvokeFunction, principal = "123456789012");
    assert_eq!(codes(OF_LITERALS.merged_with(&[OTHER])), [(Some(4), "LP0803")]);
    const UNQUALIFIED: FunctionPermission =
        grant!(function_name = "my-function", statement_id = "o", action = InvokeFunction, principal = "123456789012");
    assert_eq!(codes(OF_LITERALS.merged_with(&[UNQUALIFIED])), [(Some(4), "LP0803")]);
    assert_eq!(codes(FunctionPolicyBuf::of(&[] as &[FunctionPermission])), [(None, "LP0116")]);
    assert_eq!(FunctionPolicyBuf::of(&[UPLOADS]).map(|policy| policy.len()), Ok(1));
}

/// Whoever makes a policy of permissions has written no set.
#[test]
fn help_for_a_policy_of_permissions_speaks_of_no_macro() {
    let granted =
        |name: &str, id: &str, action: &str, principal: &str| FunctionPermission::builder(name, id, action, principal);
    let built = |builder: FunctionPermissionBuilder| builder.build().expect("a permission");
    let invoke = |name: &str, id: &str, account: &str| built(granted(name, id, "lambda:InvokeFunction", account));
    let [account, other] = ["123456789012", "210987654321"];
    let url = built(
        granted("f", "url", "lambda:InvokeFunctionUrl", account).function_url_auth_type(FunctionUrlAuthType::AwsIam),
    );
    let via_url = built(granted("f", "via", "lambda:InvokeFunction", account).invoked_via_function_url(true));
    let many = (0..200_u32).map(|number| invoke("f", &format!("s{number}"), &format!("{number:012}")));
    for (policy, code, words) in [
        (vec![], "LP0116", "give it a permission"),
        (vec![url], "LP0804", "add a statement with `\"lambda:InvokeFunction\"` and `invoked_via_function_url(true)`"),
        (vec![via_url], "LP0804", "add a statement with `\"lambda:InvokeFunctionUrl\"`"),
        (vec![invoke("f", "a", account), invoke("f", "a", other)], "LP0801", "write another `statement_id`"),
        (vec![invoke("f", "a", account), invoke("f", "b", account)], "LP0805", "remove this statement"),
        (vec![invoke("f", "a", account), invoke("g", "b", other)], "LP0803", "a set of its own"),
        (many.collect(), "LP0802", "write the whole ARN as name"),
    ] {
        let findings = FunctionPolicyBuf::of(&policy).expect_err(code);
        assert!(findings.iter().any(|error| error.code().id() == code && error.help().contains(words)), "{findings}");
        let macros = [" = ", "statement(", " function_url(", "allow(", "policy!"];
        assert!(findings.iter().all(|error| !macros.iter().any(|word| error.help().contains(word))), "{findings}");
    }
}

/// A permission to read the function for an account that is the statement's ID.
fn partner(name: &str, qualifier: &str, account: &str) -> FunctionPermission<String> {
    let builder = FunctionPermission::builder(name, account, "lambda:GetFunction", account);
    let builder = if qualifier.is_empty() { builder } else { builder.qualifier(qualifier) };
    builder.build().expect("a right permission")
}

#[test]
fn members_agree_with_one_another_in_every_order() {
    let [first, second, third] = ["111111111111", "222222222222", "333333333333"];
    let (east, west) =
        ("arn:aws:lambda:us-east-1:111111111111:function:f", "arn:aws:lambda:eu-west-1:111111111111:function:f");
    let other_account = "arn:aws:lambda:us-east-1:222222222222:function:f";
    let codes = |permissions: &[&FunctionPermission<String>]| {
        let findings = FunctionPolicyBuf::of(permissions.iter().copied()).err();
        findings.iter().flatten().map(|finding| (finding.statement(), finding.code().id())).collect::<Vec<_>>()
    };
    for (name, other) in [
        (east, west),
        (east, other_account),
        (east, "222222222222:function:f"),
        ("111111111111:function:f", "222222222222:function:f"),
        ("f:prod", "f:dev"),
        ("f", "f:prod"),
        ("f:1", "f:2"),
        (east, "arn:aws-us-gov:lambda:us-gov-west-1:111111111111:function:f"),
    ] {
        let permissions = [partner("f", "", first), partner(name, "", second), partner(other, "", third)];
        let bare = &permissions[0];
        // The bare name is for the unqualified function, so with a qualifier it takes no part.
        let is_qualified = permissions[1..].iter().any(|permission| permission.qualifier().is_some());
        let (a, b) = (&permissions[1], &permissions[2]);
        assert_eq!(codes(&[a, b]), [(Some(2), "LP0803")], "{name} and {other}");
        assert_eq!(codes(&[b, a]), [(Some(2), "LP0803")], "{other} and {name}");
        if !is_qualified {
            assert_eq!(codes(&[bare, a, b]), [(Some(3), "LP0803")], "{name} and {other}");
            assert_eq!(codes(&[bare, b, a]), [(Some(3), "LP0803")], "{other} and {name}");
            assert_eq!(codes(&[a, bare, b]), [(Some(3), "LP0803")], "{name} and {other}");
            // One that contradicts the others is no measure of those behind it.
            let same = partner(name, "", "444444444444");
            assert_eq!(codes(&[bare, a, b, &same]), [(Some(3), "LP0803")], "{name} and {other}");
            let merged =
                FunctionPolicyBuf::of([bare, a]).expect("they agree").merged_with([b]).expect_err("it does not");
            assert_eq!(merged.iter().map(|finding| finding.code().id()).collect::<Vec<_>>(), ["LP0803"]);
        }
    }
}

/// What a bare name leaves open, the name of the set tells.
#[test]
fn a_statement_holds_by_the_name_of_the_set_too() {
    let china = sns("china", "arn:aws-cn:sns:cn-north-1:123456789012:t");
    assert_finds(slice::from_ref(&china), &[]);
    assert_finds(&[account("a").named(FUNCTION), china.clone()], &[(1, "LP0405")]);
    assert_finds(&[china.clone(), account("a").named(FUNCTION)], &[(0, "LP0405")]);
    assert_finds(&[account("a").named("123456789012:function:f"), china.clone()], &[]);
    let home = "arn:aws-cn:lambda:cn-north-1:123456789012:function:f";
    assert_finds(&[account("a").named(home), china.allow(Lint::Shadowed)], &[(1, "LP0114")]);
}

/// So it is with a qualifier that only the deployment knows. What a statement has by itself is not said again.
#[test]
fn a_statement_holds_with_the_qualifier_of_the_set_too() {
    let codes = |resource: Draft<'_>, drafts: &[Draft<'_>]| {
        let members: Vec<_> = drafts.iter().copied().map(Member::new).collect();
        Set::new(resource, &members).examine().map(|(_, finding)| finding.code().id()).collect::<Vec<_>>()
    };
    let (plain, url) = (account("a").at("1"), url("u", "210987654321").allow(Lint::IncompleteUrl));
    let of_part = url.draft().with_part(Key::Qualifier, "${Version}");
    assert_eq!(codes(plain.draft().resource(), &[plain.draft(), of_part]), ["LP0606"]);
    let alias = account("a").at("prod");
    assert_eq!(codes(alias.draft().resource(), &[alias.draft(), of_part]), [""; 0]);
    // The first name that tells more makes the rules look at the others once more.
    let level = id(Case::function("lambda:PutFunctionConcurrency", "210987654321"), "level").at("prod");
    let home = id(Case::function("lambda:GetFunction", ACCOUNT), "home").named(FUNCTION).at("prod");
    assert!(level.draft().examine().next().is_some());
    assert_finds(&[alias, level, home], &[]);
}

#[test]
fn a_policy_goes_by_the_name_that_tells_most() {
    let arn = "arn:aws:lambda:us-east-1:111111111111:function:f";
    let names = ["f", "111111111111:function:f", arn];
    for (a, b, c) in [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)] {
        let permissions = [
            partner(names[a], "prod", "111111111111"),
            partner(&format!("{}:prod", names[b]), "", "222222222222"),
            partner(names[c], "prod", "333333333333"),
        ];
        let policy = FunctionPolicyBuf::of(&permissions).expect("they agree");
        for permission in policy.permissions() {
            assert_eq!(permission.function_name().as_str(), arn);
            assert_eq!(permission.qualifier().map(|qualifier| qualifier.as_str()), Some("prod"));
        }
        let of_two = FunctionPolicyBuf::of(&permissions[..2]).expect("they agree");
        assert_eq!(of_two.merged_with(&permissions[2..]), Ok(policy));
    }
    let of_set = |name: &str, member: FunctionPermission<String>| {
        lambda_perm::try_policy!(
            function_name = name,
            permission(member),
            statement(statement_id = "own", action = GetFunctionConfiguration, principal = "111111111111"),
        )
    };
    let policy = of_set("f:prod", partner(arn, "prod", "222222222222")).expect("they agree");
    let names: Vec<_> = policy.permissions().iter().map(|permission| permission.function_name().to_string()).collect();
    assert_eq!(names, [arn, arn]);
    assert!(policy.permissions().iter().all(|permission| permission.qualifier().is_some()));
    assert!(of_set("222222222222:function:f:prod", partner(arn, "prod", "222222222222")).is_err());
}

/// The codes of a set of two permissions for a template, in both orders.
macro_rules! together {
    ([$($first:tt)*], [$($second:tt)*]) => {{
        let first = grant!(statement_id = "a", action = GetFunction, principal = "111111111111", function_name = $($first)*);
        let second = grant!(statement_id = "b", action = GetFunction, principal = "222222222222", function_name = $($second)*);
        let codes = [[&first, &second], [&second, &first]].map(|permissions| {
            let findings = Policy::of(permissions).err();
            findings.iter().flatten().map(|finding| finding.code().id()).collect::<Vec<_>>()
        });
        assert_eq!(codes[0], codes[1]);
        codes[0].clone()
    }};
}

/// What a reference is to is a version or an alias, or it is a function without one.
#[test]
fn a_reference_may_tell_that_there_is_a_qualifier() {
    const OTHER: [&str; 1] = ["LP0803"];
    const SAME: [&str; 0] = [];
    assert_eq!(
        together!(
            [GetAtt("F.Arn", of = "AWS::Lambda::Function")],
            [Ref("F", of = "AWS::Lambda::Function"), qualifier = "prod"]
        ),
        OTHER
    );
    assert_eq!(together!([Ref("F", of = "AWS::Lambda::Function")], ["f", qualifier = Ref("Alias")]), OTHER);
    assert_eq!(together!([Ref("F", of = "AWS::Lambda::Function")], [Sub("${Other}"), qualifier = "prod"]), OTHER);
    assert_eq!(
        together!([Ref("F", of = "AWS::Serverless::Function")], [Ref("F.Alias", of = "AWS::Serverless::Function")]),
        OTHER
    );
    assert_eq!(
        together!(
            [Ref("F.Alias", of = "AWS::Serverless::Function")],
            [Ref("F.Version", of = "AWS::Serverless::Function")]
        ),
        OTHER
    );
    // SAM makes both names of the same alias.
    assert_eq!(
        together!([Ref("F.Alias", of = "AWS::Serverless::Function")], [Ref("FAliaslive", of = "AWS::Lambda::Alias")]),
        SAME
    );
    assert_eq!(
        together!(
            [GetAtt("F.Arn", of = "AWS::Lambda::Function"), qualifier = "prod"],
            [Ref("F", of = "AWS::Serverless::Function"), qualifier = "prod"]
        ),
        SAME
    );
    assert_eq!(
        together!(
            [Ref("Live", of = "AWS::Lambda::Alias")],
            [Sub("arn:aws:lambda:us-east-1:111111111111:function:f:${A}")]
        ),
        SAME
    );
    assert_eq!(
        together!(
            [Terraform("${aws_lambda_function.f.arn}")],
            [Terraform("${aws_lambda_function.f.function_name}:prod")]
        ),
        OTHER
    );
    assert_eq!(
        together!([Terraform("${aws_lambda_function.f.arn}")], [Terraform("${aws_lambda_function.f.qualified_arn}")]),
        OTHER
    );
    assert_eq!(
        together!([Terraform("${aws_lambda_function.f.arn}")], [Terraform("${aws_lambda_function.f.function_name}")]),
        SAME
    );
    assert_eq!(
        together!(
            [Terraform("${aws_lambda_alias.live.arn}")],
            [Terraform("${aws_lambda_function.f.arn}"), qualifier = Terraform("${aws_lambda_alias.live.name}")]
        ),
        SAME
    );
}

/// A permission of plain text has a qualifier or has none, which a reference may contradict.
#[test]
fn plain_members_contradict_references_too() {
    const PLAIN: FunctionPermission =
        grant!(function_name = "f", statement_id = "plain", action = GetFunction, principal = "111111111111");
    const ALIAS: FunctionPermission =
        grant!(function_name = "f:prod", statement_id = "plain", action = GetFunction, principal = "111111111111");
    macro_rules! codes {
        ($member:ident in $($name:tt)*) => {
            lambda_perm::try_policy!(
                function_name = $($name)*,
                permission($member),
                statement(statement_id = "own", action = GetFunction, principal = String::from("222222222222")),
            )
            .map_or_else(|found| found.iter().map(|finding| finding.code().id()).collect(), |_| Vec::new())
        };
    }
    assert_eq!(codes!(ALIAS in Ref("F", of = "AWS::Lambda::Function")), ["LP0803"]);
    assert_eq!(codes!(PLAIN in Ref("Live", of = "AWS::Lambda::Alias")), ["LP0803"]);
    assert_eq!(codes!(PLAIN in Terraform("${aws_lambda_alias.live.arn}")), ["LP0803"]);
    assert_eq!(codes!(ALIAS in Terraform("${aws_lambda_function.f.arn}")), ["LP0803"]);
    assert_eq!(codes!(PLAIN in Ref("F", of = "AWS::Lambda::Function")), [""; 0]);
    assert_eq!(codes!(ALIAS in Ref("F")), [""; 0]);
    assert_eq!(codes!(ALIAS in Terraform("${aws_lambda_alias.live.arn}")), [""; 0]);
}

/// The names that the permissions of a policy for CloudFormation have for the function, each once.
fn names<C, S>(policy: &Policy<C>) -> Vec<String>
where
    C: Permissions<Permission = FunctionPermission<Property<S>>>,
    S: AsRef<str> + Clone,
{
    let names = policy.permissions().as_slice().iter().map(|permission| {
        let name = permission.function_name();
        name.as_intrinsic().unwrap_or(name.shown()).to_owned()
    });
    let mut names: Vec<_> = names.collect();
    names.dedup();
    names
}

/// Also where only the deployment knows all of that name: what it tells is not lost.
#[test]
fn a_policy_of_a_template_goes_by_the_name_that_tells_most() {
    const REGION: FunctionPermission<Property> = grant!(
        function_name = Sub("arn:aws:lambda:us-east-1:${AWS::AccountId}:function:f"),
        statement_id = "region",
        action = GetFunction,
        principal = "111111111111",
    );
    const BARE: FunctionPermission<Property> =
        grant!(function_name = "f", statement_id = "bare", action = GetFunction, principal = Ref("Partner"));
    const WHOLE: FunctionPermission = grant!(
        function_name = "arn:aws:lambda:us-east-1:111111111111:function:f",
        statement_id = "whole",
        action = GetFunction,
        principal = "222222222222",
    );
    const ARN: &str = "arn:aws:lambda:us-east-1:111111111111:function:f";
    let sub = r#"{"Fn::Sub":"arn:aws:lambda:us-east-1:${AWS::AccountId}:function:f"}"#;
    for permissions in [[&BARE, &REGION], [&REGION, &BARE]] {
        assert_eq!(names(&Policy::of(permissions).expect("they agree")), [sub]);
    }
    const OF_PART: FunctionPolicy<3, Property> = policy!(
        function_name = "f",
        statement(statement_id = "own", action = GetFunction, principal = Ref("Other")),
        permission(REGION),
        permission(BARE),
    );
    const OF_ALL: FunctionPolicy<4, Property> = policy!(
        function_name = Join("", ["f"]),
        permission(REGION),
        permission(WHOLE),
        permission(BARE),
        statement(statement_id = "own", action = GetFunction, principal = "333333333333"),
    );
    assert_eq!(names(&OF_PART), [sub]);
    assert_eq!(names(&OF_ALL), [ARN]);
    let made = lambda_perm::try_policy!(
        function_name = Sub("arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:f"),
        permission(REGION),
        statement(statement_id = "own", action = GetFunction, principal = String::from("333333333333")),
    );
    assert_eq!(names(&made.expect("they agree")), [sub]);
    // A name that carries a qualifier keeps it.
    const ALIAS: FunctionPolicy<2, Property> = policy!(
        function_name = Sub("${AWS::AccountId}:function:f:prod"),
        permission(grant!(
            function_name = "arn:aws:lambda:us-east-1:111111111111:function:f:prod",
            statement_id = "alias",
            action = GetFunction,
            principal = "222222222222",
        )),
        statement(statement_id = "own", action = GetFunction, principal = "333333333333"),
    );
    assert_eq!(names(&ALIAS), [r#"{"Fn::Sub":"${AWS::AccountId}:function:f:prod"}"#]);
}

/// What contradicts the set is reported, and says nothing of the others: their sources are not held against its Region.
#[test]
fn what_is_for_something_else_names_nothing() {
    let balancer = id(
        Case::invoke("elasticloadbalancing.amazonaws.com")
            .arn("arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/t/0123456789abcdef"),
        "balancer",
    );
    let other = account("other").named("arn:aws:lambda:us-east-2:123456789012:function:g");
    let home = id(Case::function("lambda:GetFunction", ACCOUNT), "home")
        .named("arn:aws:lambda:eu-west-1:123456789012:function:f");
    assert_finds(&[balancer.clone(), other.clone()], &[(1, "LP0803")]);
    assert_finds(&[balancer.clone(), other, home], &[(1, "LP0803")]);
    assert_finds(&[balancer, account("here").named(FUNCTION)], &[(0, "LP0417")]);
}

/// A reference whose type one member leaves out is the same, and is no measure of others.
#[test]
fn a_type_counts_wherever_it_is_declared() {
    const OPEN: FunctionPermission<Property> =
        grant!(function_name = Ref("A"), statement_id = "a", action = GetFunction, principal = "111111111111");
    const A: FunctionPermission<Property> = grant!(
        function_name = Ref("A", of = "AWS::Lambda::Function"),
        statement_id = "b",
        action = GetFunction,
        principal = "222222222222",
    );
    const B: FunctionPermission<Property> = grant!(
        function_name = Ref("B", of = "AWS::Lambda::Function"),
        statement_id = "c",
        action = GetFunction,
        principal = "333333333333",
    );
    for permissions in [[&OPEN, &A, &B], [&OPEN, &B, &A], [&A, &OPEN, &B], [&A, &B, &OPEN]] {
        let findings = Policy::of(permissions).expect_err("two functions");
        assert_eq!(findings.iter().map(|finding| finding.code().id()).collect::<Vec<_>>(), ["LP0803"]);
    }
    assert!(Policy::of([&OPEN, &A]).is_ok());
}

const LAYER: LayerVersionPolicy<2> = policy!(
    layer_name = "arn:aws:lambda:us-east-2:123456789012:layer:my-layer",
    version_number = 3,
    statement(statement_id = "partner", action = GetLayerVersion, principal = "210987654321"),
    statement(statement_id = "org", action = GetLayerVersion, principal = "*", organization_id = "o-t194hfs8cz"),
);

#[test]
fn layer_versions_have_sets_too() {
    assert_eq!(LAYER.document(&Scope::NONE).expect("an ARN").to_json(), LAYER.json().expect("an ARN"));
    const OTHER: LayerVersionPermission = grant!(
        layer_name = "my-layer",
        version_number = 4,
        statement_id = "o",
        action = GetLayerVersion,
        principal = "123456789012",
    );
    let findings = LAYER.merged_with(&[OTHER]).expect_err("another version");
    assert_eq!(findings.iter().map(|finding| finding.code().id()).collect::<Vec<_>>(), ["LP0803"]);
    assert_eq!(LayerVersionPolicyBuf::of(&[OTHER]).map(|policy| policy.len()), Ok(1));
}

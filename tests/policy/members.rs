//! Permissions as members of a policy, and merging of policies.

use lambda_perm::{
    AccountId, FunctionPermission, FunctionPermissionBuilder, FunctionPolicy, FunctionPolicyBuf, FunctionUrlAuthType,
    Lint, grant, output::Scope, policy,
};

const NAME: &str = "arn:aws:lambda:us-east-2:123456789012:function:my-function";
const PARTNER: AccountId = AccountId::new("210987654321");

/// The same set from literals and from constants.
const OF_LITERALS: FunctionPolicy = policy!(
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
const OF_CONSTANTS: FunctionPolicy = policy!(
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
    assert_eq!(OF_CONSTANTS.document(&Scope::NONE).expect("an ARN").to_json(), DOCUMENT);
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
    const POLICY: FunctionPolicy = policy!(
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
    let permissions: Vec<_> = POLICY.permissions().collect();
    let [first, second] = permissions.as_slice() else { panic!("two permissions") };
    assert_eq!((first.function_name().as_str(), first.qualifier().map(|q| q.as_str())), (NAME, Some("prod")));
    assert_eq!(second.set_exceptions()[0].lint(), Lint::Shadowed);
    assert!(POLICY.document(&Scope::NONE).is_ok());
}

#[test]
fn merging_checks_the_same() {
    let merged = OF_LITERALS.merged_with([UPLOADS]).expect("they go together");
    assert_eq!(merged.len(), 4);
    assert_eq!(merged.get(3).map(|permission| permission.function_name().to_string()).as_deref(), Some(NAME));

    let codes = |result: Result<FunctionPolicyBuf, lambda_perm::Findings>| {
        let findings = result.expect_err("they do not go together");
        findings.iter().map(|finding| (finding.statement(), finding.code().id())).collect::<Vec<_>>()
    };
    assert_eq!(codes(merged.merged_with([UPLOADS])), [(Some(5), "LP0801"), (Some(5), "LP0805")]);
    let shown = merged.merged_with([UPLOADS]).expect_err("they do not go together").to_string();
    assert_eq!(shown.matches("]\n --> statement 5").count(), 2, "{shown}");
    assert_eq!(
        codes(OF_LITERALS.merged_with(OF_CONSTANTS.permissions())).len(),
        6,
        "each of the three has an ID that is taken, and grants what is granted"
    );
    const OTHER: FunctionPermission =
        grant!(function_name = "other", statement_id = "o", action = InvokeFunction, principal = "123456789012");
    assert_eq!(codes(OF_LITERALS.merged_with([OTHER])), [(Some(4), "LP0803")]);
    const UNQUALIFIED: FunctionPermission =
        grant!(function_name = "my-function", statement_id = "o", action = InvokeFunction, principal = "123456789012");
    assert_eq!(codes(OF_LITERALS.merged_with([UNQUALIFIED])), [(Some(4), "LP0803")]);
    assert_eq!(codes(FunctionPolicyBuf::of([] as [FunctionPermission; 0])), [(None, "LP0116")]);
    assert_eq!(FunctionPolicyBuf::of([UPLOADS]).map(|policy| policy.len()), Ok(1));
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
        (many.collect(), "LP0802", "write the whole ARN as the name"),
    ] {
        let findings = FunctionPolicyBuf::of(&policy).expect_err(code);
        assert!(findings.iter().any(|error| error.code().id() == code && error.help().contains(words)), "{findings}");
        let macros = [" = ", "statement(", " function_url(", "allow(", "policy!"];
        assert!(findings.iter().all(|error| !macros.iter().any(|word| error.help().contains(word))), "{findings}");
    }
}

/// Whichever of the two needs the exception, the pair is the same when its permissions are put into a policy again.
#[test]
fn a_pair_shares_its_exceptions_wherever_it_goes() {
    const COVERED: FunctionPolicy = policy!(
        function_name = "f",
        statement(statement_id = "all", action = InvokeFunction, principal = "123456789012"),
        function_url(
            statement_id = "url",
            principal = "123456789012",
            function_url_auth_type = AWS_IAM,
            allow(shadowed, reason = "the first one goes away"),
        ),
    );
    assert_eq!(FunctionPolicyBuf::of(COVERED.permissions()), Ok(COVERED.into_owned()));
}

/// The language of a policy is that of its members.
mod of_a_template {
    use lambda_perm::{
        CloudFormation, FunctionPermission, FunctionPolicy, LayerVersionPermission, Terraform, grant, policy,
    };

    const TOPIC: FunctionPermission<CloudFormation> = grant!(
        function_name = "my-function",
        statement_id = "topic",
        action = InvokeFunction,
        principal = sns,
        source_arn = Ref("Topic", of = "AWS::SNS::Topic"),
    );
    const PARTNER: FunctionPermission = grant!(
        function_name = "my-function",
        statement_id = "partner",
        action = GetFunction,
        principal = "210987654321",
    );
    const STACK: FunctionPolicy<CloudFormation> =
        policy!(function_name = "my-function", permission(PARTNER), permission(TOPIC));
    const OWN: FunctionPolicy<CloudFormation> = policy!(
        function_name = "my-function",
        permission(TOPIC),
        statement(statement_id = "partner", action = GetFunction, principal = "210987654321"),
    );

    #[test]
    fn its_members_tell_the_language() {
        let ids: Vec<_> = STACK.permissions().map(|permission| permission.statement_id().as_str()).collect();
        assert_eq!(ids, ["partner", "topic"]);
        assert_eq!(STACK.cloudformation().expect("resources").as_slice().len(), 2);
        assert_eq!(OWN.permissions().len(), 2);
        let inside = policy!(function_name = "my-function", permission(TOPIC));
        assert_eq!(inside.get(0), Some(TOPIC));
    }

    #[test]
    fn a_plain_one_becomes_one_of_a_template() {
        const OF_TERRAFORM: FunctionPermission<Terraform> = PARTNER.into_template();
        const POLICY: FunctionPolicy<Terraform> =
            policy!(function_name = "my-function", permission(PARTNER)).into_template();
        assert_eq!(POLICY.get(0), Some(OF_TERRAFORM));
        let owned = PARTNER.into_owned().into_template::<CloudFormation>();
        assert_eq!(owned.as_permission(), PARTNER.into_template());
        let layer: LayerVersionPermission = grant!(
            layer_name = "my-layer",
            version_number = 1,
            statement_id = "partner",
            action = GetLayerVersion,
            principal = "210987654321",
        );
        assert_eq!(layer.into_template::<CloudFormation>().statement_id(), layer.statement_id());
    }
}

//! The one function that a policy of a template is for, of which references tell more or less.

use lambda_perm::{
    CloudFormation, FunctionPermission, FunctionPolicy, FunctionPolicyBuf, FunctionPolicyRef, grant, policy,
};

/// The codes of a set of two permissions for a template, in both orders.
macro_rules! together {
    ([$($first:tt)*], [$($second:tt)*]) => {{
        let first = grant!(statement_id = "a", action = GetFunction, principal = "111111111111", function_name = $($first)*);
        let second = grant!(statement_id = "b", action = GetFunction, principal = "222222222222", function_name = $($second)*);
        let codes = [[&first, &second], [&second, &first]].map(|permissions| {
            let findings = FunctionPolicyBuf::of(permissions).err();
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
fn names(policy: FunctionPolicyRef<'_, CloudFormation>) -> Vec<String> {
    let names = policy.permissions().map(|permission| {
        let name = permission.function_name();
        name.as_plain().map_or_else(|| name.to_json(), str::to_owned)
    });
    let mut names: Vec<_> = names.collect();
    names.dedup();
    names
}

/// Also where only the deployment knows all of that name: what it tells is not lost.
#[test]
fn a_policy_of_a_template_goes_by_the_name_that_tells_most() {
    const REGION: FunctionPermission<CloudFormation> = grant!(
        function_name = Sub("arn:aws:lambda:us-east-1:${AWS::AccountId}:function:f"),
        statement_id = "region",
        action = GetFunction,
        principal = "111111111111",
    );
    const BARE: FunctionPermission<CloudFormation> =
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
        assert_eq!(names(FunctionPolicyBuf::of(permissions).expect("they agree").as_policy()), [sub]);
    }
    const OF_PART: FunctionPolicy<CloudFormation> = policy!(
        function_name = "f",
        statement(statement_id = "own", action = GetFunction, principal = Ref("Other")),
        permission(REGION),
        permission(BARE),
    );
    const OF_ALL: FunctionPolicy<CloudFormation> = policy!(
        function_name = Join("", ["f"]),
        permission(REGION),
        permission(WHOLE),
        permission(BARE),
        statement(statement_id = "own", action = GetFunction, principal = "333333333333"),
    );
    assert_eq!(names(OF_PART), [sub]);
    assert_eq!(names(OF_ALL), [ARN]);
    let made = lambda_perm::try_policy!(
        function_name = Sub("arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:f"),
        permission(REGION),
        statement(statement_id = "own", action = GetFunction, principal = String::from("333333333333")),
    );
    assert_eq!(names(made.expect("they agree").as_policy()), [sub]);
    // A name that carries a qualifier keeps it.
    const ALIAS: FunctionPolicy<CloudFormation> = policy!(
        function_name = Sub("${AWS::AccountId}:function:f:prod"),
        permission(grant!(
            function_name = "arn:aws:lambda:us-east-1:111111111111:function:f:prod",
            statement_id = "alias",
            action = GetFunction,
            principal = "222222222222",
        )),
        statement(statement_id = "own", action = GetFunction, principal = "333333333333"),
    );
    assert_eq!(names(ALIAS), [r#"{"Fn::Sub":"${AWS::AccountId}:function:f:prod"}"#]);
}

/// A reference whose type one member leaves out is the same, and is no measure of others.
#[test]
fn a_type_counts_wherever_it_is_declared() {
    const OPEN: FunctionPermission<CloudFormation> =
        grant!(function_name = Ref("A"), statement_id = "a", action = GetFunction, principal = "111111111111");
    const A: FunctionPermission<CloudFormation> = grant!(
        function_name = Ref("A", of = "AWS::Lambda::Function"),
        statement_id = "b",
        action = GetFunction,
        principal = "222222222222",
    );
    const B: FunctionPermission<CloudFormation> = grant!(
        function_name = Ref("B", of = "AWS::Lambda::Function"),
        statement_id = "c",
        action = GetFunction,
        principal = "333333333333",
    );
    for permissions in [[&OPEN, &A, &B], [&OPEN, &B, &A], [&A, &OPEN, &B], [&A, &B, &OPEN]] {
        let findings = FunctionPolicyBuf::of(permissions).expect_err("two functions");
        assert_eq!(findings.iter().map(|finding| finding.code().id()).collect::<Vec<_>>(), ["LP0803"]);
    }
    assert!(FunctionPolicyBuf::of([&OPEN, &A]).is_ok());
}

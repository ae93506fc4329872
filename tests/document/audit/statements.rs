//! What only a full document can show: each code, where it is found, and where it is not.

use lambda_perm::finding::Code;

use super::{FUNCTION, assert_found, audit, document, found};

/// A service with its account.
const S3: &str = r#""Principal":{"Service":"s3.amazonaws.com"}"#;
const PARTNER: &str = r#""Principal":{"AWS":"210987654321"}"#;
const GUARD: &str = r#""Effect":"Deny","Principal":"*","Action":"lambda:*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-t194hfs8cz"}}"#;

fn s3(conditions: &str) -> String {
    format!("{S3},\"Condition\":{{{conditions}}}")
}

fn everyone(conditions: &str) -> String {
    format!("\"Principal\":\"*\",\"Condition\":{{{conditions}}}")
}

/// Asserts what is found in a document of one statement.
#[track_caller]
fn assert_one(statement: &str, expected: &[(&str, &str)]) {
    assert_found(&[statement], expected);
}

#[test]
fn elements_that_say_whom_and_what_is_not_meant() {
    assert_one(r#""NotPrincipal":{"AWS":"210987654321"}"#, &[("LP1001", "NotPrincipal")]);
    assert_one(&format!(r#"{PARTNER},"NotAction":"lambda:DeleteFunction""#), &[("LP1002", "NotAction")]);
    assert_found(&[PARTNER, r#""Effect":"Deny","NotPrincipal":{"AWS":"210987654321"},"NotAction":"lambda:Get*""#], &[]);
    // What a `Deny` takes from strangers is not public.
    assert_found(&[r#""NotPrincipal":{"AWS":"210987654321"}"#, GUARD], &[]);
}

#[test]
fn limits_that_hold_without_their_key() {
    let cases = [
        (
            everyone(r#""StringNotEquals":{"aws:PrincipalOrgID":"o-t194hfs8cz"}"#),
            "Condition.StringNotEquals.aws:PrincipalOrgID",
        ),
        (everyone(r#""NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}"#), "Condition.NotIpAddress.aws:SourceIp"),
        (
            everyone(r#""StringEqualsIfExists":{"aws:PrincipalAccount":"210987654321"}"#),
            "Condition.StringEqualsIfExists.aws:PrincipalAccount",
        ),
        (
            s3(r#""StringEqualsIfExists":{"aws:SourceAccount":"123456789012"}"#),
            "Condition.StringEqualsIfExists.aws:SourceAccount",
        ),
        (
            s3(r#""ArnNotLike":{"aws:SourceArn":"arn:aws:s3:::other"},"Bool":{"aws:SecureTransport":"true"}"#),
            "Condition.ArnNotLike.aws:SourceArn",
        ),
    ];
    for (statement, member) in &cases {
        assert_one(statement, &[("LP1003", member)]);
    }
    // Beside a limit, and where the principal is one.
    assert_one(
        &s3(
            r#""StringEquals":{"aws:SourceAccount":"123456789012"},"ArnNotLike":{"aws:SourceArn":"arn:aws:s3:::other"}"#,
        ),
        &[],
    );
    assert_one(
        &everyone(
            r#""StringEquals":{"aws:PrincipalOrgID":"o-t194hfs8cz"},"StringNotEquals":{"aws:PrincipalAccount":"210987654321"}"#,
        ),
        &[],
    );
    assert_one(
        &format!(
            r#"{PARTNER},"Condition":{{"StringNotEquals":{{"aws:PrincipalArn":"arn:aws:iam::210987654321:user/u"}}}}"#
        ),
        &[],
    );
}

#[test]
fn for_all_values() {
    let paths = r#""ForAllValues:StringLike":{"aws:PrincipalOrgPaths":"o-a1b2c3d4e5/*"}"#;
    assert_one(&everyone(paths), &[("LP1004", "Condition.ForAllValues:StringLike.aws:PrincipalOrgPaths")]);
    assert_one(&everyone(&paths.replace("ForAllValues", "ForAnyValue")), &[]);
    let with_null = format!(
        r#"{paths},"Null":{{"aws:PrincipalOrgPaths":"false"}},"StringEquals":{{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}"#
    );
    assert_one(&everyone(&with_null), &[]);
}

#[test]
fn wildcards_that_do_not_do_what_they_seem_to() {
    let account = r#""StringEquals":{"aws:SourceAccount":"123456789012"}"#;
    let source = |operator: &str, arn: &str| s3(&format!(r#"{account},"{operator}":{{"aws:SourceArn":"{arn}"}}"#));
    assert_one(&source("StringLike", "arn:aws:*:::uploads"), &[("LP1005", "Condition.StringLike.aws:SourceArn")]);
    assert_one(&source("StringLike", "arn:aws:s3*"), &[("LP1005", "Condition.StringLike.aws:SourceArn")]);
    assert_one(&source("StringLike", "arn:aws:s3:::uploads*"), &[]);
    assert_one(&source("ArnEquals", "arn:aws:s3:::uploads*"), &[]);
    let literal =
        r#""StringEquals":{"aws:SourceAccount":"123456789012","aws:SourceArn":["arn:aws:s3:::a","arn:aws:s3:::b*"]}"#;
    assert_one(&s3(literal), &[("LP1006", "Condition.StringEquals.aws:SourceArn[1]")]);
    assert_one(
        &everyone(r#""StringEquals":{"aws:PrincipalOrgID":"o-*"}"#),
        &[("LP1006", "Condition.StringEquals.aws:PrincipalOrgID")],
    );
}

#[test]
fn variables_that_are_not_replaced() {
    let statement =
        format!(r#"{PARTNER},"Condition":{{"StringEquals":{{"aws:PrincipalTag/team":"${{aws:username}}"}}}}"#);
    let text = document(&[&statement]);
    assert_eq!(found(&audit(&text)), []);
    for version in ["\"Version\":\"2008-10-17\",", ""] {
        let audit = audit(&text.replace("\"Version\":\"2012-10-17\",", version));
        assert_eq!(found(&audit), [("LP1007", "Condition.StringEquals.aws:PrincipalTag/team".to_owned())]);
        let message = audit.iter().next().expect("a finding").message().to_owned();
        assert!(message.starts_with(
            "`${aws:username}` is text here, because IAM replaces variables only under `Version` 2012-10-17"
        ));
        assert!(message.ends_with(if version.is_empty() { "names none" } else { "has 2008-10-17" }));
    }
    // The same of what Lambda itself writes, and of resources.
    let source = |name: &str| {
        s3(&format!(
            r#""StringEquals":{{"aws:SourceAccount":"123456789012"}},"ArnLike":{{"AWS:SourceArn":"arn:aws:s3:::${{{name}}}"}}"#
        ))
    };
    let resource = |name: &str| format!(r#"{PARTNER},"Resource":"{FUNCTION}${{{name}}}""#);
    for (statement, member) in [
        (source("aws:SourceOrgID"), "Condition.ArnLike.AWS:SourceArn"),
        (resource("aws:PrincipalTag/stage, 'x'"), "Resource"),
        (resource("*"), "Resource"),
    ] {
        assert_one(&statement, &[]);
        let old = document(&[&statement]).replace("2012-10-17", "2008-10-17");
        assert_eq!(found(&audit(&old)), [("LP1007", member.to_owned())], "{statement}");
    }
    // What names no key was left by a template.
    assert_one(&source("Bucket"), &[("LP0415", "Condition.ArnLike.AWS:SourceArn")]);
    assert_one(&resource("Name"), &[("LP0217", "Resource")]);
    assert_one(&resource("AWS::Region"), &[("LP0217", "Resource")]);
}

#[test]
fn resources_that_are_not_the_policys() {
    let of = |resource: &str| format!(r#"{PARTNER},"Resource":{resource}"#);
    for (resource, expected) in [
        (r#""arn:aws:lambda:us-east-2:123456789012:function:g*""#, &[("LP1008", "Resource")][..]),
        (r#""arn:aws:s3:::uploads""#, &[("LP1008", "Resource")]),
        (r#"["*","arn:aws:lambda:*:*:layer:*"]"#, &[("LP1008", "Resource[1]")]),
        (r#""arn:aws:lambda:us-east-2:123456789012:function:f:prod""#, &[("LP0803", "Resource")]),
        (r#""*""#, &[]),
        (r#""arn:aws:lambda:*:123456789012:function:f""#, &[]),
    ] {
        assert_found(&[S3_SCOPED, S3_OTHER, &of(resource)], expected);
    }
    let not = |resource: &str| format!(r#"{PARTNER},"NotResource":"{resource}""#);
    assert_found(&[S3_SCOPED, &not("arn:aws:lambda:*")], &[("LP1008", "NotResource")]);
    assert_found(&[S3_SCOPED, &not("arn:aws:lambda:*:*:function:g")], &[]);
}

const S3_SCOPED: &str =
    r#""Principal":{"Service":"s3.amazonaws.com"},"Condition":{"StringEquals":{"AWS:SourceAccount":"123456789012"}}"#;
const S3_OTHER: &str = r#""Principal":{"Service":"sns.amazonaws.com"},"Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:sns:us-east-2:123456789012:t"}}"#;

#[test]
fn empty_lists() {
    for (statement, member) in [
        (r#""Principal":{"AWS":[]}"#.to_owned(), "Principal.AWS"),
        (r#""Principal":{}"#.to_owned(), "Principal"),
        (r#""Principal":{"AWS":"210987654321","Service":[]}"#.to_owned(), "Principal.Service"),
        (format!(r#"{PARTNER},"Action":[]"#), "Action"),
        (format!(r#"{PARTNER},"Resource":[]"#), "Resource"),
        (
            format!(r#"{PARTNER},"Condition":{{"StringEquals":{{"aws:PrincipalOrgID":[]}}}}"#),
            "Condition.StringEquals.aws:PrincipalOrgID",
        ),
    ] {
        assert_one(&statement, &[("LP1009", member)]);
    }
}

#[test]
fn a_deny_that_denies_nothing() {
    let deny = |members: &str| format!(r#""Effect":"Deny",{members}"#);
    let sns = r#""Principal":{"Service":"sns.amazonaws.com"}"#;
    assert_found(&[S3_SCOPED, &deny(sns)], &[("LP1010", "")]);
    assert_found(&[S3_SCOPED, &deny(PARTNER)], &[("LP1010", "")]);
    assert_found(&[PARTNER, &deny(&format!(r#"{PARTNER},"Action":"lambda:Get*""#))], &[("LP1010", "")]);
    for denied in [
        // Somebody of the account that is let in, the same action by a pattern, and those who have policies of their own.
        r#""Principal":{"AWS":"arn:aws:iam::210987654321:user/u"}"#.to_owned(),
        format!(r#"{PARTNER},"Action":"LAMBDA:invoke*""#),
        format!(r#"{PARTNER},"NotAction":"lambda:Get*""#),
        r#""Principal":{"AWS":"123456789012"},"Action":"lambda:DeleteFunction""#.to_owned(),
        r#""Principal":"*","Action":"lambda:DeleteFunction""#.to_owned(),
    ] {
        assert_found(&[PARTNER, &deny(&denied)], &[]);
    }
}

#[test]
fn principals_that_have_been_deleted() {
    let deleted = r#""Principal":{"AWS":["210987654321","AROAJQABLZS4A3QDU576Q"]}"#;
    assert_one(deleted, &[("LP1011", "Principal.AWS[1]")]);
    assert_found(
        &[PARTNER, &format!(r#""Effect":"Deny",{}"#, deleted.replace("Principal", "NotPrincipal"))],
        &[("LP1011", "NotPrincipal.AWS[1]")],
    );
}

#[test]
fn statements_without_an_id() {
    let text = document(&[PARTNER]).replace(",\"Sid\":\"s0\"", "");
    assert_eq!(found(&audit(&text)), [("LP1012", String::new())]);
}

#[test]
fn principals_under_a_type_that_is_not_theirs() {
    let role = "arn:aws:iam::210987654321:role/r";
    let provider = "arn:aws:iam::123456789012:saml-provider/p";
    let canonical = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";
    for (kind, name, own) in [
        ("Service", "210987654321", Some("AWS")),
        ("Service", role, Some("AWS")),
        ("Service", provider, Some("Federated")),
        ("AWS", "sns.amazonaws.com", Some("Service")),
        ("AWS", provider, Some("Federated")),
        ("AWS", canonical, Some("CanonicalUser")),
        ("Federated", role, Some("AWS")),
        ("Federated", "210987654321", Some("AWS")),
        ("Federated", provider, None),
        ("Federated", "cognito-identity.amazonaws.com", None),
        ("CanonicalUser", canonical, None),
        ("CanonicalUser", "210987654321", Some("AWS")),
        ("AWS", role, None),
    ] {
        let text = document(&[&format!(r#""Principal":{{"{kind}":["{name}"]}}"#)]);
        let audit = audit(&text);
        let expected = own.map(|_| ("LP1016", format!("Principal.{kind}[0]")));
        assert_eq!(found(&audit), Vec::from_iter(expected), "{kind} {name}");
        if let (Some(own), Some(finding)) = (own, audit.iter().next()) {
            assert!(finding.message().starts_with(&format!("`{name}` stands under `{kind}`, which has ")));
            assert_eq!(finding.help(), format!("write it under `{own}`"));
        }
    }
    // What is no principal at all has the finding of the value, and nothing else.
    assert_one(r#""Principal":{"AWS":"a b"}"#, &[("LP0210", "Principal.AWS")]);
}

#[test]
fn names_that_do_not_exist() {
    let key = |key: &str| everyone(&format!(r#""StringEquals":{{"{key}":"x"}}"#));
    assert_one(&key("aws:PrincipalOrgld"), &[("LP1013", "Condition.StringEquals.aws:PrincipalOrgld")]);
    assert_one(&key("s3:prefix"), &[("LP1013", "Condition.StringEquals.s3:prefix")]);
    for known in ["aws:principaltag/team", "cognito-identity.amazonaws.com:aud"] {
        assert_one(&key(known), &[("LP0503", "Principal")]);
    }
    assert_one(&s3(r#""StringEqual":{"aws:SourceAccount":"123456789012"}"#), &[("LP1014", "Condition.StringEqual")]);
    assert_one(&format!(r#"{PARTNER},"Effekt":{{"a":1}}"#), &[("LP1015", "Effekt")]);
    let text = document(&[PARTNER]).replace("{\"Version\"", "{\"version\":1,\"Version\"");
    let audit = audit(&text);
    assert_eq!(found(&audit), [("LP1015", "version".to_owned())]);
    assert!(audit.iter().all(|finding| finding.help() == "did you mean `Version`?" && finding.statement().is_none()));
}

/// A condition on the organization that keeps nobody out is there, so no finding says that there is none.
#[test]
fn organizations_that_are_asked_for_in_vain() {
    let message = |conditions: &str| {
        let text = document(&[&everyone(conditions)]);
        let audit = audit(&text);
        let finding = audit.iter().find(|finding| finding.code() == Code::PublicAccess);
        finding.map(|finding| finding.message().to_owned())
    };
    let in_vain = "`*` lets everyone in: what is asked of `aws:PrincipalOrgID` keeps nobody out";
    assert_eq!(message(r#""StringLike":{"aws:PrincipalOrgID":"o-*"}"#).as_deref(), Some(in_vain));
    assert_eq!(message(r#""Null":{"aws:PrincipalOrgID":"false"}"#).as_deref(), Some(in_vain));
    let without = "`*` without `aws:PrincipalOrgID` lets everyone in";
    assert_eq!(message(r#""Null":{"aws:PrincipalArn":"false"}"#).as_deref(), Some(without));
    assert_eq!(message(r#""StringEquals":{"aws:PrincipalOrgID":"o-t194hfs8cz"}"#), None);
}

/// Of each kind of operators, a value that it can compare and one that it cannot.
#[test]
fn values_that_an_operator_cannot_compare() {
    let with = |operator: &str, key: &str, value: &str| {
        format!(r#"{PARTNER},"Condition":{{"{operator}":{{"{key}":{value}}}}}"#)
    };
    for (operator, key, right, wrong) in [
        ("NumericLessThan", "aws:MultiFactorAuthAge", "3600", "an hour"),
        ("DateGreaterThan", "aws:CurrentTime", "2027-01-31T00:00:00Z", "tomorrow"),
        ("DateLessThan", "aws:EpochTime", "1800000000", "31.01.2027"),
        ("Bool", "aws:SecureTransport", "True", "yes"),
        ("Null", "aws:SourceVpc", "false", "vpc-1"),
        ("BinaryEquals", "aws:PrincipalTag/key", "QmluYXJ5", "Bin%"),
        ("IpAddress", "aws:SourceIp", "2001:db8::/32", "203.0.113.*"),
        ("NotIpAddressIfExists", "aws:SourceIp", "203.0.113.7", "203.0.113.0/33"),
        ("ArnLike", "aws:PrincipalArn", "arn:aws:iam::210987654321:role/*", "deploy"),
        ("ForAnyValue:ArnNotEquals", "aws:PrincipalArn", "arn:aws:iam::*:root", "*"),
    ] {
        // Under `Deny` too, where the only other finding may be that it is about nobody.
        for effect in ["Allow", "Deny"] {
            let wanted = format!("Condition.{operator}.{key}[1]");
            let statement = with(operator, key, &format!(r#"["{right}","{wrong}","${{aws:PrincipalTag/x}}"]"#));
            let text = document(&[&format!(r#""Effect":"{effect}",{statement}"#)]);
            let found: Vec<_> = found(&audit(&text)).into_iter().filter(|(code, _)| *code == "LP1018").collect();
            assert_eq!(found, [("LP1018", wanted)], "{effect} {operator}");
        }
    }
    let text = document(&[&with("IpAddress", "aws:SourceIp", r#""here""#)]);
    let audit = audit(&text);
    let finding = audit.iter().next().expect("a finding");
    assert_eq!(
        finding.message(),
        "`IpAddress` takes addresses and ranges of them, and `here` is not one, so nothing matches it"
    );
    // Those that the rules read have their own findings, and text is compared with any text.
    let source = s3(r#""ArnLike":{"aws:SourceArn":"bucket"},"StringEquals":{"aws:SourceAccount":"123456789012"}"#);
    assert_one(&source, &[("LP0203", "Condition.ArnLike.aws:SourceArn")]);
    assert_one(&with("StringEquals", "aws:SourceIp", r#""here""#), &[]);
}

#[test]
fn each_value_of_a_list_is_judged() {
    assert_one(r#""Principal":{"AWS":["210987654321","*"]}"#, &[("LP0503", "Principal.AWS[1]")]);
    assert_one(&format!(r#"{PARTNER},"Action":["lambda:InvokeFunction","lambda:*"]"#), &[("LP0504", "Action[1]")]);
    assert_one(
        &format!(r#"{PARTNER},"Action":["lambda:InvokeFunction","lambda:InvokeFunktion"]"#),
        &[("LP0702", "Action[1]")],
    );
    let sources = r#""Condition":{"ArnLike":{"AWS:SourceArn":["arn:aws:sns:us-east-2:123456789012:t","arn:aws:sqs:us-east-2:123456789012:q"]}}"#;
    assert_one(
        &format!(r#""Principal":{{"Service":"sns.amazonaws.com"}},{sources}"#),
        &[("LP0401", "Condition.ArnLike.AWS:SourceArn[1]")],
    );
    // A source is right if one of the services has it.
    let events = sources.replace("sqs:us-east-2:123456789012:q", "events:us-east-2:123456789012:rule/r");
    assert_one(&format!(r#""Principal":{{"Service":["sns.amazonaws.com","events.amazonaws.com"]}},{events}"#), &[]);
    // And a service is not if none of the sources is its own.
    assert_one(
        &format!(
            r#""Principal":{{"Service":["sns.amazonaws.com","events.amazonaws.com","s3.amazonaws.com"]}},{events}"#
        ),
        &[("LP0401", "Principal.Service[2]")],
    );
    assert_one(r#""Principal":{"Service":"*"}"#, &[("LP0503", "Principal.Service")]);
}

#[test]
fn more_values_than_are_combined() {
    let accounts: Vec<String> = (0..60).map(|number| format!("\"{:012}\"", 210_000_000_000_u64 + number)).collect();
    let statement = format!(
        r#""Principal":{{"AWS":[{},"*"]}},"Action":["lambda:InvokeFunction",{}"lambda:InvokeFunktion"]"#,
        accounts.join(","),
        "\"lambda:GetFunction\",".repeat(30)
    );
    assert_one(&statement, &[("LP0503", "Principal.AWS[60]"), ("LP0702", "Action[31]")]);
}

#[test]
fn public_is_what_nothing_keeps_strangers_from() {
    let everyone_and = |guard: &str| vec![r#""Principal":"*""#.to_owned(), format!(r#""Effect":"Deny",{guard}"#)];
    let organization = r#""Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-t194hfs8cz"}}"#;
    for (guard, is_public) in [
        (format!(r#""Principal":"*",{organization}"#), false),
        (format!(r#""Principal":{{"AWS":"*"}},"Action":"lambda:Invoke*","Resource":"*",{organization}"#), false),
        (r#""Principal":"*","Action":"*","Condition":{"StringNotEquals":{"aws:PrincipalAccount":["123456789012","210987654321"]},"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::123456789012:role/*"}}"#.to_owned(), false),
        (r#""NotPrincipal":{"AWS":"arn:aws:iam::210987654321:root"}"#.to_owned(), false),
        (r#""Principal":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#.to_owned(), false),
        // Other actions, resources, callers; conditions that let strangers through.
        (format!(r#""Principal":"*","Action":"lambda:Get*",{organization}"#), true),
        (format!(r#""Principal":"*","Resource":"{FUNCTION}:*",{organization}"#), true),
        (format!(r#""Principal":"*","NotAction":"lambda:*Function",{organization}"#), true),
        (format!(r#""Principal":{{"AWS":"210987654321"}},{organization}"#), true),
        (organization.replace("\"o-t194hfs8cz\"", "\"*\"").replace("Equals", "Like") + r#","Principal":"*""#, true),
        (r#""Principal":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-t194hfs8cz","aws:PrincipalTag/team":"x"}}"#.to_owned(), true),
        (r#""Principal":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-t194hfs8cz"}}"#.to_owned(), true),
        (r#""Principal":"*","Condition":{"Null":{"aws:PrincipalOrgID":"true"}}"#.to_owned(), true),
    ] {
        let statements = everyone_and(&guard);
        let audit = audit(&document(&[&statements[0], &statements[1]]));
        let codes: Vec<&str> = audit.iter().map(|finding| finding.code().id()).filter(|code| *code != "LP1008").collect();
        assert_eq!(codes, if is_public { &["LP0503"][..] } else { &[] }, "{guard}\n{audit}");
    }
    for (conditions, is_public) in [
        (r#""StringLike":{"aws:PrincipalArn":"arn:aws:iam::123456789012:*"}"#, false),
        (r#""StringEquals":{"aws:SourceVpce":"vpce-1a2b3c4d"}"#, false),
        (r#""IpAddress":{"aws:SourceIp":["203.0.113.0/24","0.0.0.0/0"]}"#, true),
        (r#""IpAddress":{"aws:SourceIp":["0.0.0.0/1","128.0.0.0/1"]}"#, true),
        (r#""IpAddress":{"aws:SourceIp":["10.0.0.0/8","203.0.113.7"]}"#, false),
        (r#""IpAddress":{"aws:SourceIp":"2000::/3"}"#, true),
        (r#""IpAddress":{"aws:SourceIp":["2001:db8::/32","::1"]}"#, false),
        (r#""StringLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/deploy"}"#, true),
        (r#""StringEquals":{"aws:PrincipalTag/team":"x"},"Bool":{"aws:SecureTransport":true}"#, true),
        (r#""StringEquals":{"aws:PrincipalServiceName":"s3.amazonaws.com"}"#, true),
    ] {
        assert_one(&everyone(conditions), if is_public { &[("LP0503", "Principal")] } else { &[] });
    }
}

/// Conditions that need their key, and take what strangers have.
#[test]
fn limits_that_keep_nobody_out() {
    for condition in [
        r#""StringLike":{"aws:PrincipalOrgID":"o-*"}"#,
        r#""StringLike":{"aws:PrincipalOrgID":["o-t194hfs8cz","*"]}"#,
        r#""StringLike":{"aws:PrincipalOrgID":"${aws:PrincipalOrgID}"}"#,
        r#""StringLike":{"aws:PrincipalArn":"arn:*"}"#,
        r#""StringLike":{"aws:PrincipalArn":"arn:aws:iam::*"}"#,
        r#""NumericGreaterThan":{"aws:PrincipalAccount":"0"}"#,
        r#""ForAnyValue:StringNotEquals":{"aws:PrincipalOrgPaths":"o-t194hfs8cz/r-ab12/"}"#,
    ] {
        assert_one(&everyone(condition), &[("LP0503", "Principal")]);
    }
    for condition in [
        r#""StringLike":{"aws:SourceAccount":"*"}"#,
        r#""NumericGreaterThan":{"aws:SourceAccount":"0"}"#,
        r#""StringLike":{"aws:SourceOrgID":"o-*"}"#,
    ] {
        assert_one(&s3(condition), &[("LP0501", "Principal.Service")]);
    }
    assert_one(r#""Principal":{"Federated":"*"}"#, &[("LP0503", "Principal.Federated")]);
}

#[test]
fn values_that_strangers_cannot_choose() {
    for condition in [
        r#""StringEquals":{"aws:PrincipalAccount":"${aws:ResourceAccount}"}"#,
        r#""ArnLike":{"aws:PrincipalArn":"arn:aws:iam::${AWS:resourceaccount}:role/*"}"#,
        r#""StringEquals":{"aws:PrincipalOrgID":"${aws:ResourceOrgID}"}"#,
        r#""StringLike":{"aws:userid":"AROAJQABLZS4A3QDU576Q:*"}"#,
        r#""NumericEquals":{"aws:PrincipalAccount":210987654321}"#,
    ] {
        assert_one(&everyone(condition), &[]);
    }
    // A text with a wildcard that is compared as it is lets in nobody, and keeps out everybody from a `Deny`.
    let condition = r#""StringEquals":{"aws:PrincipalArn":"arn:aws:iam::*:role/r"}"#;
    assert_one(&everyone(condition), &[("LP1006", "Condition.StringEquals.aws:PrincipalArn")]);
}

#[test]
fn patterns_of_actions() {
    for action in ["*:*", "l*:*", "LAMBDA:?*"] {
        assert_one(&format!(r#"{PARTNER},"Action":"{action}""#), &[("LP0504", "Action")]);
    }
    assert_one(&format!(r#"{PARTNER},"Action":["lambda:Get*","lambda:Foo*"]"#), &[("LP0702", "Action[1]")]);
    assert_one(&format!(r#"{PARTNER},"Action":"s3:Get*""#), &[("LP0212", "Action")]);
    assert_one(&format!(r#"{PARTNER},"Action":"*:GetFunction""#), &[]);
}

/// A `Deny` of all but some takes what it does not name.
#[test]
fn a_deny_that_says_what_it_does_not_take() {
    let deny = |elements: &str| {
        format!(
            r#""Effect":"Deny","Principal":"*",{elements},"Condition":{{"StringNotEquals":{{"aws:PrincipalOrgID":"o-t194hfs8cz"}}}}"#
        )
    };
    let all = r#""Principal":"*""#;
    assert_found(&[all, &deny(r#""NotAction":"lambda:Get*""#)], &[]);
    assert_found(&[all, &deny(r#""NotAction":"lambda:invoke*""#)], &[("LP0503", "Principal")]);
    let others = format!(r#""Action":"lambda:*","NotResource":"{FUNCTION}:*""#);
    assert_found(&[all, &deny(&others)], &[]);
    let others = format!(r#""Action":"lambda:*","NotResource":"{FUNCTION}*""#);
    assert_found(&[all, &deny(&others)], &[("LP0503", "Principal"), ("LP1008", "NotResource")]);
}

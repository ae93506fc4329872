//! Each error blames the tokens that must change, in their very text.

use super::{errors, policy_errors};

/// Asserts what the errors of a call blame, and what each text begins with.
#[track_caller]
fn assert_blames(call: &str, expected: &[(&str, &str)]) {
    let found = errors(call);
    let is_same = found.len() == expected.len()
        && found
            .iter()
            .zip(expected)
            .all(|((blamed, text), (tokens, start))| blamed == tokens && text.starts_with(start));
    assert!(is_same, "{call}\nexpected: {expected:#?}\nfound: {found:#?}");
}

/// A call that is right but for what is appended to it.
fn topic(rest: &str) -> String {
    format!(
        "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = sns, \
         source_arn = \"arn:aws:sns:us-east-1:123456789012:t\" {rest}"
    )
}

#[test]
fn nothing_in_a_right_call() {
    assert_blames(&topic(""), &[]);
    assert_blames(&topic(","), &[]);
}

#[test]
fn the_call_for_a_missing_key() {
    assert_blames(
        "function_name = \"f\", principal = \"123456789012\"",
        &[("grant!", "`statement_id` is missing"), ("grant!", "`action` is missing")],
    );
    assert_blames(
        "layer_name = \"l\", statement_id = \"s\", action = GetLayerVersion, principal = \"123456789012\"",
        &[("grant!", "`version_number` is missing")],
    );
}

#[test]
fn a_key() {
    assert_blames(&topic(", colour = 1"), &[("colour", "there is no key `colour`")]);
    assert_blames(&topic(", source_acount = \"123456789012\""), &[("source_acount", "there is no key")]);
    assert_blames(&topic(", principal = s3"), &[("principal", "`principal` is given twice")]);
    assert_blames(&topic(", version_number = 1"), &[("version_number", "`version_number` is for layer versions")]);
    assert_blames(&topic(", qualifier"), &[("qualifier", "`qualifier` has no value")]);
    assert_blames(&topic(", qualifier ="), &[("qualifier", "`qualifier` has no value")]);
}

#[test]
fn a_literal_value() {
    assert_blames(&topic(", qualifier = \"a b\""), &[("\"a b\"", "`a b` is neither a version nor an alias")]);
    assert_blames(&topic(", qualifier = r#\"a.b\"#"), &[("r#\"a.b\"#", "`a.b` is neither")]);
    assert_blames(&topic(", qualifier = 7"), &[("7", "`qualifier` takes a string, for a version too")]);
    assert_blames(&topic(", qualifier = -7"), &[("-7", "`qualifier` takes a string, for a version too")]);
    assert_blames(&topic(", qualifier = true"), &[("true", "`qualifier` takes a string")]);
    assert_blames(&topic(", qualifier = 'a'"), &[("'a'", "`qualifier` takes a string")]);
    assert_blames(&topic(", qualifier = b\"a\""), &[("b\"a\"", "`qualifier` takes a string")]);
    assert_blames(&topic(", qualifier = c\"a\""), &[("c\"a\"", "`qualifier` takes a string")]);
    assert_blames(&topic(", qualifier = \"a\"suffix"), &[("\"a\"suffix", "`qualifier` takes a string")]);
    assert_blames(
        &topic(", source_account = 123456789012"),
        &[("123456789012", "`source_account` takes a string: as")],
    );
}

#[test]
fn a_version_number() {
    let layer = |number: &str| {
        format!(
            "layer_name = \"l\", version_number = {number}, statement_id = \"s\", action = GetLayerVersion, \
             principal = \"123456789012\""
        )
    };
    for right in ["1", "0x1f", "1_000", "3u64", "9223372036854775807"] {
        assert_blames(&layer(right), &[]);
    }
    assert_blames(&layer("0"), &[("0", "0 is not a layer version")]);
    assert_blames(&layer("-3"), &[("-3", "a layer version cannot be negative")]);
    assert_blames(&layer("\"3\""), &[("\"3\"", "`version_number` takes a whole number")]);
    assert_blames(&layer("1.5"), &[("1.5", "`version_number` takes a whole number")]);
    let large = "99999999999999999999";
    assert_blames(&layer(large), &[(large, "this layer version does not fit")]);
}

#[test]
fn an_identifier() {
    let call = |action: &str, principal: &str| {
        format!(
            "function_name = \"f\", statement_id = \"s\", action = {action}, principal = {principal}, \
             source_arn = \"arn:aws:sns:us-east-1:123456789012:t\""
        )
    };
    assert_blames(&call("InvokeFunctoin", "sns"), &[("InvokeFunctoin", "Lambda has no action `InvokeFunctoin`")]);
    assert_blames(&call("invoke_function", "sns"), &[("invoke_function", "`invoke_function` is not an action")]);
    assert_blames(&call("InvokeFunction", "snss"), &[("snss", "the catalogue has no service `snss`")]);
    assert_blames(&call("InvokeFunction", "s3(\"us-east-1\")"), &[("s3(\"us-east-1\")", "the principal of S3")]);
    assert_blames(&call("InvokeFunction", "logs(\"x\")"), &[("\"x\"", "`x` is not a Region code")]);
    let long = format!("\"us-{}-1\"", "a".repeat(60));
    assert_blames(&call("InvokeFunction", &format!("logs({long})")), &[(&long, "`us-aaa")]);
    for wrong in ["logs()", "logs(1)", "logs(\"us-east-1\", 1)", "logs(A, B)"] {
        assert_blames(&call("InvokeFunction", wrong), &[(wrong, "the argument of `logs` is its Region, one string")]);
    }
    assert_blames(&call("InvokeFunction", "workmail()"), &[("workmail()", "the principal of WorkMail")]);
}

#[test]
fn the_value_that_must_change_of_several() {
    assert_blames(
        &topic(", source_account = \"210987654321\""),
        &[("\"210987654321\"", "the source ARN is of the account")],
    );
    assert_blames(
        "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = s3, \
         source_arn = \"arn:aws:s3:::my-bucket/*\", source_account = \"123456789012\"",
        &[("\"arn:aws:s3:::my-bucket/*\"", "`my-bucket/*` is never the source of an S3 event")],
    );
    assert_blames(
        "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = s3",
        &[("s3", "")],
    );
}

#[test]
fn the_argument_that_stands_for_a_key() {
    // The misspelt one is what must change, though the rule asks for the key that it stands for.
    assert_blames(
        "function_name = \"f\", statement_id = \"s\", action = GetFunction, principal = \"123456789012\", \
         sorce_arn = \"arn:aws:sns:us-east-1:123456789012:t\"",
        &[
            ("sorce_arn", "there is no key `sorce_arn`"),
            ("\"arn:aws:sns:us-east-1:123456789012:t\"", "accounts, users and roles call for themselves"),
        ],
    );
    assert_blames(
        "layer_name = \"l\", version_number = 1, statement_id = \"s\", action = GetLayerVersion, \
         principal = \"123456789012\", principal_org_id = \"o-t194hfs8cz\"",
        &[
            ("principal_org_id", "`principal_org_id` is for functions"),
            ("\"o-t194hfs8cz\"", "`organization_id` goes with principal = \"*\""),
        ],
    );
}

#[test]
fn all_errors_at_once_in_the_order_of_the_source() {
    assert_blames(
        "function_name = \"my.fn\", statement_id = \"a b\", action = \"lambda:Get*\", principal = \"11112222333\", colour = 1",
        &[
            ("\"my.fn\"", "`my.fn` is not a function"),
            ("\"a b\"", "`a b` is not a statement ID: it holds a space"),
            ("\"lambda:Get*\"", "`lambda:Get*` is not an action"),
            ("\"11112222333\"", "`11112222333` is not an account ID"),
            ("colour", "there is no key `colour`"),
        ],
    );
}

#[test]
fn what_is_no_argument() {
    assert_blames(&topic(",, qualifier = \"prod\""), &[(",", "there is no argument before this comma")]);
    assert_blames(&topic(", qualifier: \"prod\""), &[("qualifier: \"prod\"", "this is not an argument of the call")]);
    assert_blames(&topic(", qualifier == \"prod\""), &[("qualifier == \"prod\"", "this is not an argument")]);
    assert_blames(&topic(", \"qualifier\" = \"prod\""), &[("\"qualifier\" = \"prod\"", "this is not an argument")]);
    assert_blames(&topic(", ..BASE"), &[("..BASE", "this is not an argument of the call")]);
    assert_blames(&topic(", [qualifier]"), &[("[qualifier]", "this is not an argument of the call")]);
}

#[test]
fn no_key_as_missing_that_is_only_written_wrongly() {
    for argument in ["statement_id: \"s\"", "statement_id == \"s\"", "\"statement_id\" = \"s\"", "statment_id = \"s\""]
    {
        let call = format!("function_name = \"f\", action = GetFunction, principal = \"123456789012\", {argument}");
        assert_eq!(errors(&call).len(), 1, "{call}: {:#?}", errors(&call));
    }
}

#[test]
fn the_argument_behind_a_forgotten_comma() {
    assert_blames(
        "function_name = \"f\" statement_id = \"s\", action = GetFunction principal = \"*\" allow(public_access, reason = \"x\")",
        &[
            ("statement_id", "a comma is missing before `statement_id`"),
            ("principal", "a comma is missing before `principal`"),
            ("allow", "a comma is missing before `allow`"),
        ],
    );
}

#[test]
fn the_name_of_a_lint() {
    assert_blames(
        &topic(", allow(public_access, reason = \"x\")"),
        &[("public_access", "allow(public_access) silences")],
    );
    assert_blames(&topic(", allow(publik_access, reason = \"x\")"), &[("publik_access", "there is no lint")]);
    assert_blames(
        &topic(", allow(unknown_action, unknown_action, reason = \"x\")"),
        &[
            ("unknown_action", "`unknown_action` is allowed twice"),
            ("unknown_action", "allow(unknown_action) silences nothing"),
        ],
    );
}

#[test]
fn an_allow() {
    let everyone = |allow: &str| {
        format!("function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = \"*\", {allow}")
    };
    assert_blames(&everyone("allow(public_access, reason = \"x\")"), &[]);
    for (allow, blamed, start) in [
        ("allow(public_access)", "allow(public_access)", "this `allow` gives no reason"),
        ("allow(public_access, reason = \" \")", "\" \"", "this `allow` gives no reason"),
        ("allow(public_access, reason = REASON)", "REASON", "this `allow` gives no reason"),
        ("allow(public_access, reason =)", "reason", "this `allow` gives no reason"),
        ("allow(\"public_access\", reason = \"x\")", "\"public_access\"", "`allow` takes the names"),
        ("allow(public_access = true, reason = \"x\")", "public_access = true", "`allow` takes the names"),
        ("allow[public_access, reason = \"x\"]", "allow[public_access, reason = \"x\"]", "`allow` takes the names"),
        ("allow = public_access", "allow = public_access", "`allow` takes the names"),
        ("allow = \"public_access\"", "allow = \"public_access\"", "`allow` takes the names"),
        ("allow: public_access", "allow: public_access", "`allow` takes the names"),
        ("allow(,public_access, reason = \"x\")", ",", "there is no argument before this comma"),
        ("allow(publik_access, reason = \"x\")", "publik_access", "there is no lint `publik_access`"),
    ] {
        assert_blames(&everyone(allow), &[(blamed, start)]);
    }
    assert_blames(
        &everyone("allow(public_access, reason = \"x\"), allow(no_effect, reason = \"y\")"),
        &[("allow", "`allow` is given twice")],
    );
    assert_blames(
        &topic(", qualifier = \"a b\", allow(reason = \"x\")"),
        &[("\"a b\"", "`a b` is neither"), ("allow(reason = \"x\")", "`allow` takes the names of lints")],
    );
}

#[test]
fn nothing_of_an_expression() {
    assert_blames(&topic(", source_account = ACCOUNT"), &[]);
    assert_blames(&topic(", qualifier = Table::<3, true>::NAME"), &[]);
    assert_blames(&topic(", qualifier = <Table as Named<u8, 2>>::NAME"), &[]);
    assert_blames(&topic(", qualifier = if let 1 = N { \"a\" } else { \"b\" }"), &[]);
    assert_blames(&topic(", qualifier = { const A: &str = \"a\"; A }"), &[]);
}

#[test]
fn a_value_of_several_expressions() {
    for value in ["\"a\" \"b\"", "\"a\" B", "A \"b\"", "Invoke Function", "f() \"b\""] {
        assert_blames(
            &topic(&format!(", qualifier = {value}")),
            &[(value, "the value of `qualifier` is more than one expression")],
        );
    }
    for right in
        ["if A { \"a\" } else { \"b\" }", "N as u64", "match N { 1 => \"a\", _ => \"b\" }", "unsafe { f() }", "*&A"]
    {
        assert_blames(&topic(&format!(", qualifier = {right}")), &[]);
    }
}

#[test]
fn the_group_that_all_arguments_stand_in() {
    let call = "{ function_name: \"f\", statement_id: \"s\", action: InvokeFunction, principal: sns }";
    assert_blames(call, &[(call, "this is not an argument of the call")]);
}

/// The same for a set.
#[track_caller]
fn assert_set_blames(call: &str, expected: &[(&str, &str)]) {
    let found = policy_errors(call);
    let is_same = found.len() == expected.len()
        && found
            .iter()
            .zip(expected)
            .all(|((blamed, text), (tokens, start))| blamed == tokens && text.starts_with(start));
    assert!(is_same, "{call}\nexpected: {expected:#?}\nfound: {found:#?}");
}

const PARTNER: &str = "statement(statement_id = \"p\", action = GetFunction, principal = \"123456789012\")";
const OTHER: &str = "statement(statement_id = \"p\", action = GetFunction, principal = \"210987654321\")";
const URL: &str = "function_url(statement_id = \"u\", principal = \"123456789012\")";

#[test]
fn nothing_in_a_right_set() {
    assert_set_blames(&format!("function_name = \"f\", {PARTNER}, {URL},"), &[]);
    assert_set_blames(&format!("{URL}, qualifier = \"prod\", {PARTNER}, function_name = \"f\""), &[]);
    assert_set_blames(&format!("function_name = NAME, {PARTNER}, permission(UPLOADS)"), &[]);
}

#[test]
fn a_statement_and_its_id() {
    assert_set_blames(
        &format!("function_name = \"f\", {PARTNER}, {OTHER}"),
        &[("\"p\"", "another statement of this set has the ID `p`")],
    );
    assert_set_blames(
        &format!("function_name = \"f\", {PARTNER}, {PARTNER}"),
        &[("\"p\"", "another statement of this set"), (PARTNER, "the statement `p` already grants")],
    );
    let half = "statement(statement_id = \"h\", action = InvokeFunctionUrl, principal = \"123456789012\")";
    assert_set_blames(&format!("function_name = \"f\", {half}"), &[(half, "a call of a function URL needs")]);
    assert_set_blames(
        "function_name = \"f\", statement(statement_id = \"s\", principal = sns)",
        &[
            ("statement(statement_id = \"s\", principal = sns)", "`action` is missing"),
            ("sns", "any customer of SNS could make it call"),
        ],
    );
}

#[test]
fn what_statements_share_is_said_once() {
    assert_set_blames(&format!("function_name = \"f.g\", {PARTNER}, {URL}"), &[("\"f.g\"", "`f.g` is not a function")]);
    assert_set_blames(
        &format!("function_name = \"f\", qualifier = \"7\", {URL}"),
        &[("\"7\"", "versions have no function URL")],
    );
    let arn = "\"arn:aws:cloudfront::123456789012:distribution/E1/x\"";
    assert_set_blames(
        &format!(
            "function_name = \"f\", function_url(statement_id = \"u\", principal = cloudfront, source_arn = {arn})"
        ),
        &[(arn, "`distribution/E1/x` is never the source")],
    );
    let unused = "function_name = \"f\", function_url(statement_id = \"u\", principal = \"123456789012\", \
        allow(public_access, shadowed, reason = \"r\"))";
    assert_set_blames(
        unused,
        &[("public_access", "allow(public_access) silences nothing"), ("shadowed", "allow(shadowed) silences nothing")],
    );
}

#[test]
fn words_of_a_set() {
    let with = |rest: &str| format!("function_name = \"f\", {PARTNER}, {rest}");
    let statement = OTHER.replace("\"p\"", "\"q\"");
    for (misspelt, word) in [("statment", "statement"), ("functon_url", "function_url"), ("permision", "permission")] {
        let call = statement.replacen("statement", misspelt, 1);
        let errors = policy_errors(&with(&call));
        assert!(errors[0].0 == call && errors[0].1.contains(&format!("did you mean `{word}(..)`")), "{errors:#?}");
    }
    assert_set_blames(&with("permission()"), &[("permission()", "permission(..) takes a permission")]);
    assert_set_blames(
        &with("allow(shadowed, reason = \"r\")"),
        &[("allow(shadowed, reason = \"r\")", "an exception belongs")],
    );
    assert_set_blames(&with("principal = sns"), &[("principal", "`principal` belongs to a statement")]);
    assert_set_blames(
        &format!("function_name = \"f\" {PARTNER}"),
        &[("statement", "a comma is missing before `statement`")],
    );
    assert_set_blames("function_name = \"f\"", &[("grant!", "this set has no statement")]);
}

#[test]
fn an_argument_of_a_constructor() {
    let call = |source: &str| topic("").replace("\"arn:aws:sns:us-east-1:123456789012:t\"", source);
    assert_blames(&call("sns_topic(\"us-east-1\", \"123456789012\", \"t\")"), &[]);
    assert_blames(&call("sns_topic(REGION, ACCOUNT, \"t\")"), &[]);
    assert_blames(
        &call("sns_topic(\"us-est-1\", \"123456789012\", \"t\")"),
        &[("\"us-est-1\"", "the catalogue has no Region `us-est-1`")],
    );
    assert_blames(&call("sns_topc(\"t\")"), &[("sns_topc", "no ARN is made by `sns_topc`")]);
    let few = "sns_topic(\"t\")";
    assert_blames(&call(few), &[(few, "`sns_topic` takes 3 arguments, and 1 is given")]);
    assert_blames(&call("sns_topic(1, ACCOUNT, \"t\")"), &[("1", "`sns_topic(region, account, topic)` takes strings")]);
}

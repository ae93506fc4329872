//! Each error blames exactly the tokens that must change.

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

/// A call that is correct except for what is appended to it.
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
    assert_blames(&topic(", revision_id = \"r\""), &[("revision_id", "`revision_id` belongs to a request")]);
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
    assert_blames(&topic(", qualifier = [\"a\"]"), &[("[\"a\"]", "`qualifier` takes one value: a policy belongs")]);
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
    for wrong in ["1.5", "3px", "3i32", "1e5px"] {
        assert_blames(&layer(wrong), &[(wrong, "`version_number` takes a whole number")]);
    }
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
        assert_blames(&call("InvokeFunction", wrong), &[(wrong, "`logs` takes its Region, as one string")]);
    }
    assert_blames(&call("InvokeFunction", "workmail()"), &[("workmail()", "the principal of WorkMail")]);
}

#[test]
fn the_value_that_must_change_of_several() {
    assert_blames(
        &topic(", source_account = \"210987654321\""),
        &[("\"210987654321\"", "the source ARN names the account")],
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
    // The misspelt key must change, although the rule is about the key that it means.
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
            ("\"a b\"", "`a b` is not a statement ID: it contains a space"),
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
    assert_blames(
        "function_name = \"f\"; statement_id = \"s\", action = GetFunction; principal = \"123456789012\"",
        &[
            ("statement_id", "a comma is missing before `statement_id`"),
            ("principal", "a comma is missing before `principal`"),
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
    assert_blames(&topic(", allow(LP0203, reason = \"x\")"), &[("LP0203", "there is no lint `LP0203`")]);
    assert_blames(
        &topic(", allow(unused_allow, reason = \"x\")"),
        &[(
            "unused_allow",
            "there is no lint `unused_allow`\n= help: leave it out: an exception that silences nothing should be removed",
        )],
    );
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
    assert_set_blames(&format!("function_name = \"f\", {half}"), &[(half, "a call to a function URL")]);
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
        assert!(errors[0].0 == misspelt && errors[0].1.contains(&format!("did you mean `{word}(..)`")), "{errors:#?}");
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
    assert_blames(&call("sns_topc(\"t\")"), &[("sns_topc", "no function `sns_topc` makes an ARN")]);
    let few = "sns_topic(\"t\")";
    assert_blames(&call(few), &[(few, "`sns_topic` takes 3 arguments, but 1 is given")]);
    assert_blames(&call("sns_topic(1, ACCOUNT, \"t\")"), &[("1", "`sns_topic(region, account, topic)` takes strings")]);
}

#[test]
fn an_empty_member() {
    let set = |member: &str| format!("function_name = \"f\", {member}, {PARTNER}");
    assert_set_blames(
        &set("statement()"),
        &[
            ("statement()", "`statement_id` is missing"),
            ("statement()", "`action` is missing"),
            ("statement()", "`principal` is missing"),
        ],
    );
    assert_set_blames(
        &set("function_url()"),
        &[("function_url()", "`statement_id` is missing"), ("function_url()", "`principal` is missing")],
    );
    for nothing in ["permission()", "permission(,)"] {
        assert_set_blames(&set(nothing), &[(nothing, "permission(..) takes a permission")]);
    }
    for word in ["statement", "function_url", "permission"] {
        assert_set_blames(&set(word), &[(word, "there is no key")]);
        assert_set_blames(&set(&format!("{word} = UPLOADS")), &[(word, "there is no key")]);
    }
    assert_set_blames(&set(""), &[(",", "there is no argument before this comma")]);
    assert_set_blames(
        "",
        &[("grant!", "`function_name` is missing"), ("grant!", "this set has no statement, but AWS stores no policy")],
    );
    assert_set_blames(
        "layer_name = \"l\"",
        &[("grant!", "`version_number` is missing"), ("grant!", "this set has no statement")],
    );
}

#[test]
fn what_was_meant_as_a_member() {
    let set = |member: &str| format!("function_name = \"f\", {member}");
    let keys = "statement_id = \"s\", action = GetFunction, principal = \"123456789012\"";
    let url = "statement_id = \"s\", principal = \"123456789012\"";
    let brackets = [
        format!("statement {{ {keys} }}"),
        format!("statement[{keys}]"),
        format!("function_url {{ {url} }}"),
        "permission[UPLOADS]".to_owned(),
        "UPLOADS".to_owned(),
        format!("grant!(function_name = \"f\", {keys})"),
        format!("lambda_perm::grant!(function_name = \"f\", {keys})"),
    ];
    for brackets in brackets {
        assert_set_blames(&set(&brackets), &[(&brackets, "this is not an argument of the call")]);
    }
    assert_set_blames(&set(&format!("statement = ({keys})")), &[("statement", "there is no key `statement`")]);
    assert_set_blames(&set("permission = (UPLOADS)"), &[("permission", "there is no key `permission`")]);
}

#[test]
fn a_function_url_of_a_layer_version() {
    assert_set_blames(
        "layer_name = \"l\", version_number = 1, function_url(statement_id = \"s\", principal = \"123456789012\")",
        &[("function_url", "function_url(..) is for functions")],
    );
}

#[test]
fn what_stands_behind_a_forgotten_comma_in_a_set() {
    let other = OTHER.replace("\"p\"", "\"q\"");
    assert_set_blames(
        &format!("function_name = \"f\", {PARTNER} {other} {URL} permission(UPLOADS)"),
        &[
            ("statement", "a comma is missing before `statement`"),
            ("function_url", "a comma is missing before `function_url`"),
            ("permission", "a comma is missing before `permission`"),
        ],
    );
    assert_set_blames(
        &format!("{PARTNER} qualifier = \"prod\" function_name = \"f\""),
        &[
            ("qualifier", "a comma is missing before `qualifier`"),
            ("function_name", "a comma is missing before `function_name`"),
        ],
    );
    assert_set_blames(
        "function_name = \"f\", statement(statement_id = \"s\" action = GetFunction principal = \"123456789012\"), \
         function_url(statement_id = \"u\" principal = \"*\" function_url_auth_type = NONE \
         allow(public_access, reason = \"r\"))",
        &[
            ("action", "a comma is missing before `action`"),
            ("principal", "a comma is missing before `principal`"),
            ("principal", "a comma is missing before `principal`"),
            ("function_url_auth_type", "a comma is missing before `function_url_auth_type`"),
            ("allow", "a comma is missing before `allow`"),
        ],
    );
}

#[test]
fn an_allow_where_it_does_not_belong() {
    let set = |rest: &str| format!("function_name = \"f\", {PARTNER}, {rest}");
    for allow in ["allow(shadowed, reason = \"r\")", "allow()", "allow[]", "allow(publik_access)"] {
        assert_set_blames(&set(allow), &[(allow, "an exception belongs to a statement")]);
    }
    for allow in ["allow", "allow = shadowed", "allow: shadowed"] {
        assert_set_blames(&set(allow), &[(allow, "`allow` takes the names of lints and a reason")]);
    }
    // In `permission(..)`, only what a set finds can be allowed.
    assert_set_blames(
        &set("permission(UPLOADS, allow(public_access, unscoped_service, shadowed, reason = \"r\"))"),
        &[
            ("public_access", "permission(..) takes a permission as it is, and a set never reports `public_access`"),
            (
                "unscoped_service",
                "permission(..) takes a permission as it is, and a set never reports `unscoped_service`",
            ),
        ],
    );
    assert_set_blames(
        &set("permission(UPLOADS, allow(shadoved, reason = \"r\"))"),
        &[("shadoved", "there is no lint `shadoved`")],
    );
    // A `grant!` is not a set.
    assert_blames(
        &topic(", allow(shadowed, incomplete_url, reason = \"r\")"),
        &[
            ("incomplete_url", "allow(incomplete_url) silences nothing"),
            ("shadowed", "allow(shadowed) silences nothing"),
        ],
    );
    // Of two allowed lints of a set, only the unused one is blamed.
    let half = |allow: &str| {
        format!(
            "function_name = \"f\", statement(statement_id = \"h\", action = InvokeFunctionUrl, \
             principal = \"123456789012\", {allow})"
        )
    };
    assert_set_blames(&half("allow(incomplete_url, reason = \"r\")"), &[]);
    assert_set_blames(
        &half("allow(incomplete_url, shadowed, no_effect, reason = \"r\")"),
        &[("no_effect", "allow(no_effect) silences nothing"), ("shadowed", "allow(shadowed) silences nothing")],
    );
    assert_set_blames(
        &half("allow(incomplete_ul, reason = \"r\")"),
        &[("incomplete_ul", "there is no lint `incomplete_ul`")],
    );
    assert_set_blames(&half("allow(incomplete_url)"), &[("allow(incomplete_url)", "this `allow` gives no reason")]);
    assert_set_blames(
        &half("allow(incomplete_url, reason = \"r\"), allow(shadowed, reason = \"r\")"),
        &[("allow", "`allow` is given twice")],
    );
}

#[test]
fn a_key_where_it_does_not_belong() {
    let set = |rest: &str| format!("function_name = \"f\", {PARTNER}, {rest}");
    let in_statement = |key: &str| {
        set(&format!("statement(statement_id = \"s\", action = GetFunction, principal = \"210987654321\", {key})"))
    };
    for key in ["function_name = \"g\"", "qualifier = \"prod\"", "layer_name = \"l\"", "version_number = 1"] {
        let name = key.split(' ').next().unwrap_or_default();
        assert_set_blames(&in_statement(key), &[(name, &format!("`{name}` is given once for the whole set"))]);
        assert_set_blames(
            &set(&format!("permission(UPLOADS, {key})")),
            &[(name, &format!("`{name}` is given once for the whole set"))],
        );
    }
    for key in ["statement_id = \"s\"", "action = GetFunction", "source_account = ACCOUNT", "principal = s3"] {
        let name = key.split(' ').next().unwrap_or_default();
        assert_set_blames(
            &set(&format!("permission(UPLOADS, {key})")),
            &[(name, &format!("permission(..) takes a permission as it is, which has its own `{name}`"))],
        );
    }
    assert_set_blames(
        &set("function_url(statement_id = \"u\", principal = \"123456789012\", action = InvokeFunctionUrl, \
             invoked_via_function_url = true)"),
        &[
            ("action", "function_url(..) stands for both statements of a URL, which have their own `action`"),
            ("invoked_via_function_url", "function_url(..) stands for both statements of a URL"),
        ],
    );
    assert_set_blames(&set("function_name = \"g\""), &[("function_name", "`function_name` is given twice: a policy")]);
    assert_set_blames(&set("layer_name = \"l\""), &[("layer_name", "`layer_name` is for layer versions")]);
    assert_set_blames(
        &in_statement("statement_id = \"t\""),
        &[("statement_id", "`statement_id` is given twice: a statement")],
    );
    assert_set_blames(&set("qualifer = \"prod\""), &[("qualifer", "there is no key `qualifer`")]);
    assert_set_blames(
        "layer_name = \"l\", version_number = 1, qualifier = \"7\", statement(statement_id = \"s\", \
         action = GetLayerVersion, principal = \"123456789012\", source_account = \"123456789012\")",
        &[("qualifier", "`qualifier` is for functions"), ("source_account", "`source_account` is for functions")],
    );
}

#[test]
fn what_two_statements_share_is_blamed_once() {
    let other = OTHER.replace("\"p\"", "\"q\"");
    for (resource, blamed, start) in [
        ("function_name = \"f.g\"", "\"f.g\"", "`f.g` is not a function"),
        ("function_name = \"f\", qualifier = \"a b\"", "\"a b\"", "`a b` is neither a version nor an alias"),
        ("function_name = \"f:a\", qualifier = \"b\"", "\"b\"", ""),
        ("function_name = \"f\", qualifier = \"$LATEST\"", "\"$LATEST\"", "`$LATEST` takes no policy"),
        (
            "function_name = \"arn:aws-cn:lambda:us-east-1:123456789012:function:f\"",
            "\"arn:aws-cn:lambda:us-east-1:123456789012:function:f\"",
            "the Region `us-east-1` is not in the partition `aws-cn`",
        ),
        (
            "function_name = \"arn:aws:lambda:us-est-1:123456789012:function:f\"",
            "\"arn:aws:lambda:us-est-1:123456789012:function:f\"",
            "",
        ),
    ] {
        assert_set_blames(&format!("{resource}, {PARTNER}, {other}, {URL}"), &[(blamed, start)]);
    }
    let layers = "statement(statement_id = \"a\", action = GetLayerVersion, principal = \"123456789012\"), \
                  statement(statement_id = \"b\", action = GetLayerVersion, principal = \"210987654321\")";
    assert_set_blames(
        &format!("layer_name = \"l:3\", version_number = 0, {layers}"),
        &[("\"l:3\"", "`l:3`"), ("0", "0 is not a layer version")],
    );
}

#[test]
fn the_pair_of_a_function_url() {
    let url = |keys: &str| format!("function_name = \"f\", function_url(statement_id = \"u\", {keys})");
    assert_set_blames(
        &url("principal = \"*\""),
        &[("\"*\"", "AWS refuses to let everyone call a function URL"), ("\"*\"", "`*` without `principal_org_id`")],
    );
    assert_set_blames(
        &url("principal = \"*\", function_url_auth_type = NONE, allow(public_access, reason = \"r\")"),
        &[],
    );
    assert_set_blames(
        &url("principal = \"123456789012\", function_url_auth_type = NONE"),
        &[("NONE", "callers of a URL with auth type `NONE` are anonymous")],
    );
    assert_set_blames(
        &url("principal = \"12345678901\", function_url_auth_type = none"),
        &[
            ("\"12345678901\"", "`12345678901` is not an account ID"),
            ("none", "`none` is not an auth type of function URLs"),
        ],
    );
    assert_set_blames(
        &url("principal = \"123456789012\", source_account = \"123456789012\""),
        &[("\"123456789012\"", "accounts, users and roles call for themselves")],
    );
    assert_set_blames(
        &url("principal = cloudfront"),
        &[("cloudfront", "any customer of CloudFront could make it call")],
    );
    assert_set_blames(
        "function_name = \"f\", function_url(statement_id = \"u v\", principal = \"123456789012\")",
        &[("\"u v\"", "`u v` is not a statement ID: it contains a space")],
    );
    let long = format!("\"{}\"", "u".repeat(95));
    assert_set_blames(
        &format!("function_name = \"f\", function_url(statement_id = {long}, principal = \"123456789012\")"),
        &[(&long, &format!("`{}-invoke` is too long for a statement ID", "u".repeat(95)))],
    );
    // The ID of the second statement is that of another one.
    let taken = "statement(statement_id = \"u-invoke\", action = GetFunction, principal = \"210987654321\")";
    assert_set_blames(
        &format!("function_name = \"f\", {URL}, {taken}"),
        &[("\"u-invoke\"", "another statement of this set has the ID `u-invoke`")],
    );
    assert_set_blames(
        &format!("function_name = \"f\", {taken}, {URL}"),
        &[("\"u\"", "another statement of this set has the ID `u-invoke`")],
    );
    // An exception of the pair is used when one of the two needs it.
    let invoke = "statement(statement_id = \"i\", action = InvokeFunction, principal = \"123456789012\")";
    let shadowed = URL.replace("\"123456789012\"", "\"123456789012\", allow(shadowed, reason = \"r\")");
    assert_set_blames(&format!("function_name = \"f\", {invoke}, {shadowed}"), &[]);
    assert_set_blames(
        &format!("function_name = \"f\", {invoke}, {URL}"),
        &[(URL, "the statement `i` already grants all that this one does")],
    );
}

#[test]
fn each_argument_of_a_constructor() {
    let call = |principal: &str, source: &str| {
        format!(
            "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = {principal}, \
             source_arn = {source}, source_account = \"123456789012\""
        )
    };
    for (principal, source, blamed, start) in [
        ("sns", "sns_topic(\"us-east-1\", \"1234\", \"t\")", "\"1234\"", "`1234` is not an account ID"),
        ("sns", "sns_topic(\"us-east-1\", \"123456789012\", \"t t\")", "\"t t\"", "`t t` is not the name of an SNS"),
        ("sns", "sns_topic(\"us-east-1\", \"123456789012\", \"\")", "\"\"", "the name of an SNS topic cannot be empty"),
        ("sns", "sns_topic(\"*\", \"123456789012\", \"t\",)", "\"*\"", "`*` is not a Region code"),
        ("s3", "s3_bucket(r\"my-bucket/*\")", "r\"my-bucket/*\"", "`my-bucket/*` is not the name of a bucket"),
        ("s3", "s3_bucket_in(\"aws-ch\", \"my-bucket\")", "\"aws-ch\"", "the catalogue has no partition `aws-ch`"),
        (
            "cognito_idp",
            "cognito_user_pool(\"us-east-1\", \"123456789012\", \"us-east-2_AbC\")",
            "\"us-east-2_AbC\"",
            "`us-east-2_AbC` is not the ID of a user pool in `us-east-1`",
        ),
        (
            "apigateway",
            "rest_api_method(\"us-east-1\", \"123456789012\", \"abc123\", \"prod\", \"get\", \"/\")",
            "\"get\"",
            "`get` is not a method of API Gateway",
        ),
        ("sns", "sns_topic(b\"us-east-1\", \"123456789012\", \"t\")", "b\"us-east-1\"", "`sns_topic(region, account,"),
        ("sns", "sns_topic(\"us-east-1\", 123456789012, \"t\")", "123456789012", "`sns_topic(region, account, topic)`"),
        ("sns", "sns_topic(\"us-east-1\", ACCOUNT, 't')", "'t'", "`sns_topic(region, account, topic)` takes strings"),
    ] {
        assert_blames(&call(principal, source), &[(blamed, start)]);
    }
}

#[test]
fn a_constructor_as_a_whole() {
    let call = |principal: &str, source: &str| {
        format!(
            "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = {principal}, \
             source_arn = {source}"
        )
    };
    for source in ["sns_topic()", "sns_topic(REGION)", "sns_topic(REGION, ACCOUNT, NAME, MORE)", "s3_bucket(A, B)"] {
        assert_blames(&call("sns", source), &[(source, "`s")]);
    }
    for (name, source) in [
        ("s3_buckt", "s3_buckt(\"my-bucket\")"),
        ("SnsTopic", "SnsTopic(REGION, ACCOUNT, NAME)"),
        ("try_sns_topic", "try_sns_topic(REGION, ACCOUNT, NAME)"),
    ] {
        assert_blames(&call("sns", source), &[(name, &format!("no function `{name}` makes an ARN"))]);
    }
    // An error in the ARN that it makes blames the whole call of the constructor.
    let rule = "eventbridge_rule(\"us-east-1\", \"123456789012\", \"r\")";
    assert_blames(
        &call("sns", rule),
        &[(rule, "`arn:aws:events:us-east-1:123456789012:rule/r` is never the source of an SNS notification")],
    );
    let bucket = "s3_bucket(\"my-bucket\")";
    assert_blames(&call("s3", bucket), &[(bucket, "the source ARN `arn:aws:s3:::my-bucket` names no account")]);
    assert_blames(&call("\"123456789012\"", bucket), &[(bucket, "accounts, users and roles call for themselves")]);
    // It still counts as the key, so that the key is not reported as missing.
    assert_blames(
        &call("sns", "sns_topic(\"us-est-1\", \"123456789012\", \"t\")"),
        &[("\"us-est-1\"", "the catalogue has no Region `us-est-1`")],
    );
    // A function of the user's, a method of an ARN, and a path are expressions.
    for expression in ["topic(\"t\")", "arn::sns_topic(\"x\", \"1\", \"\")", "TOPIC", "sns_topic!(\"t\")"] {
        assert_blames(&call("sns", expression), &[]);
    }
    let two = format!("{rule} \"more\"");
    assert_blames(&call("events", &two), &[(&two, "the value of `source_arn` is more than one expression")]);
}

#[test]
fn a_constructor_in_a_set() {
    let statement = |source: &str| {
        format!("statement(statement_id = \"t\", action = InvokeFunction, principal = sns, source_arn = {source})")
    };
    let topic = "sns_topic(\"us-east-1\", \"123456789012\", \"t\")";
    let again = statement(topic).replace("\"t\",", "\"u\",");
    assert_set_blames(
        &format!("function_name = \"f\", {}, {again}", statement(topic)),
        &[(&again, "the statement `t` already grants all that this one does")],
    );
    assert_set_blames(
        &format!("function_name = \"f\", {}, {PARTNER}", statement("sns_topic(\"us-east-1\", \"1\", \"t\")")),
        &[("\"1\"", "`1` is not an account ID")],
    );
    assert_set_blames(
        "function_name = \"f\", function_url(statement_id = \"u\", principal = cloudfront, \
         source_arn = cloudfront_distribution(\"123456789012\", \"e1\"))",
        &[("\"e1\"", "`e1` is not the ID of a")],
    );
    let distribution = "cloudfront_distribution(\"123456789012\", \"E1\")";
    let url = format!("function_url(statement_id = \"u\", principal = cloudfront, source_arn = {distribution})");
    assert_set_blames(&format!("function_name = \"f\", {url}"), &[]);
    let bucket = "s3_bucket(\"my-bucket\")";
    assert_set_blames(
        &format!("function_name = \"f\", {}", url.replace(distribution, bucket)),
        &[(bucket, "`arn:aws:s3:::my-bucket` is never the source of a CloudFront request")],
    );
}

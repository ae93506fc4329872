//! What templates declare, and what is found in it.

use proptest::prelude::*;

use super::read;
use crate::{
    declared::{Contents, PolicyPlaces},
    file::SourceFile,
    judge::{JudgedFile, judge},
};

/// A resource and what is around it.
fn template(resources: &str) -> String {
    format!("AWSTemplateFormatVersion: '2010-09-09'\nResources:\n{resources}")
}

/// A permission with these properties, each on a line.
fn permission(properties: &str) -> String {
    let lines = properties.lines().map(|line| format!("      {line}\n"));
    let properties: String = lines.collect();
    template(&format!("  P:\n    Type: AWS::Lambda::Permission\n    Properties:\n{properties}"))
}

fn contents(text: &str) -> Contents {
    read(&SourceFile::new("f", text))
}

fn judged(text: &str) -> JudgedFile {
    let file = SourceFile::new("f", text);
    let contents = read(&file);
    judge(file, contents)
}

/// Each finding with the text that it is about.
fn found(text: &str) -> Vec<(&'static str, String)> {
    let judged = judged(text);
    assert_eq!(judged.errors, [], "{text}");
    let place = |span: &std::ops::Range<usize>| text.get(span.clone()).expect("a place").to_owned();
    judged.findings.iter().map(|finding| (finding.code.id(), place(&finding.span))).collect()
}

#[test]
fn findings_stand_at_their_values() {
    for (properties, expected) in [
        (
            "Action: lambda:InvokeFunction\nFunctionName: f\nPrincipal: sns.amazonaws.com",
            &[("LP0501", "sns.amazonaws.com")][..],
        ),
        (
            "Action: 'lambda:InvokeFunctio'\nFunctionName: f\nPrincipal: '123456789012'",
            &[("LP0702", "'lambda:InvokeFunctio'")],
        ),
        ("Action: lambda:InvokeFunction\nFunctionName: f\nPrincipal: 012345678901", &[]),
        ("Action: lambda:InvokeFunction\nFunctionName: f\nPrincipal: 123456789012", &[]),
        ("Action: lambda:InvokeFunction\nFunctionName: f", &[("LP0105", "P")]),
        (
            "Action: lambda:InvokeFunction\nFunctionName: f\nPrincipal: s3.amazonaws.com\nSourceArn: !GetAtt Bucket.Arn",
            &[("LP0502", "!GetAtt Bucket.Arn")],
        ),
        (
            "Action: lambda:InvokeFunction\nFunctionName: f\nPrincipal: s3.amazonaws.com\nSourceArn: arn:aws:s3:::b",
            &[("LP0502", "arn:aws:s3:::b")],
        ),
        (
            "Action: lambda:InvokeFunctionUrl\nFunctionName: f\nPrincipal: '*'\nFunctionUrlAuthType: NONE",
            &[("LP0503", "'*'")],
        ),
        (
            "Action: lambda:InvokeFunction\nFunctionName: f\nPrincipal: '*'\nInvokedViaFunctionUrl: true",
            &[("LP0503", "'*'")],
        ),
    ] {
        let expected: Vec<_> = expected.iter().map(|(code, text)| (*code, (*text).to_owned())).collect();
        assert_eq!(found(&permission(properties)), expected, "{properties}");
    }
}

#[test]
fn what_cloudformation_rejects_is_found() {
    const REST: &str = "Action: lambda:InvokeFunction\nFunctionName: f\nPrincipal: '123456789012'\n";
    for (more, code, at) in [
        ("StatementId: s", "LP0103", "StatementId"),
        ("Qualifier: prod", "LP0103", "Qualifier"),
        ("SourceARN: arn:aws:s3:::b", "LP0103", "SourceARN"),
        ("Principal: '123456789012'", "LP0104", "Principal"),
        ("SourceAccount:", "LP0102", ""),
        ("SourceAccount: ['123456789012']", "LP0107", "['123456789012']"),
        ("SourceAccount: {a: b}", "LP0107", "{a: b}"),
        ("InvokedViaFunctionUrl: [true]", "LP0107", "[true]"),
        ("EventSourceToken: !Sbu x", "LP0901", "!Sbu x"),
        ("EventSourceToken: !Join [',', a]", "LP0902", "!Join [',', a]"),
        ("EventSourceToken: !Ref AWS::Regions", "LP0905", "!Ref AWS::Regions"),
        ("EventSourceToken: !Sub '${a'", "LP0906", "!Sub '${a'"),
    ] {
        let found = found(&permission(&format!("{REST}{more}")));
        assert!(found.contains(&(code, at.to_owned())), "{more}: {found:?}");
    }
    let found_in = |resources: &str| found(&template(resources));
    assert_eq!(found_in("  P: {Type: AWS::Lambda::Permission, Properties: []}\n"), [("LP0107", "[]".to_owned())]);
    let no_properties = found_in("  P: {Type: AWS::Lambda::Permission}\n");
    assert_eq!(no_properties.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["LP0105"; 3]);
    let twice = "  P: {Type: AWS::S3::Bucket}\n  P: {Type: AWS::S3::Bucket}\n";
    assert_eq!(found_in(twice), [("LP0104", "P".to_owned())]);
    assert_eq!(found("Resources: []\n"), [("LP0107", "Resources".to_owned())]);
}

#[test]
fn what_only_a_deployment_knows_is_open() {
    const REST: &str = "Action: lambda:InvokeFunction\nFunctionName: !Ref F\nPrincipal: s3.amazonaws.com\nSourceAccount: !Ref AWS::AccountId\n";
    for value in [
        "!Ref Parameter",
        "!ImportValue x",
        "!Sub 'arn:${AWS::Partition}:s3:::${Name}'",
        "!Sub ['arn:aws:s3:::${a}', {a: !Ref B, unused: c}]",
        "!If [C, !Ref A, !Ref AWS::NoValue]",
        "!Join ['', ['arn:aws:s3:::', !If [C, a, !Ref AWS::NoValue]]]",
        "!FindInMap [M, !Ref AWS::Region, k]",
        "!FindInMap [M, !Ref AWS::Region, k, {DefaultValue: arn:aws:s3:::b}]",
        "!Select [0, !Ref List]",
        "!Select [!Ref Index, [!Ref A, !Ref B]]",
        "!Select [0, !GetAZs '']",
        "!Select [1, !Cidr [!Ref A, 1, 2]]",
        "!Base64 x",
        "!Length [a]",
        "!ToJsonString {a: b}",
        "!Transform {Name: M, Parameters: {a: b}}",
        "{'Fn::Transform': {Name: M}}",
        "!GetAtt [A, !Ref Attribute]",
        "!GetStackOutput x",
        "'{{resolve:ssm:/topics/orders}}'",
        "!Sub '{{resolve:secretsmanager:${Secret}:SecretString:key}}'",
        "!Split [!Ref Delimiter, a]",
        "!Rain::S3 x",
    ] {
        assert_eq!(found(&permission(&format!("{REST}SourceArn: {value}"))), [], "{value}");
    }
    for (value, key) in [
        ("!Ref Action", "Action"),
        ("!If [C, lambda:InvokeFunction, lambda:GetFunction]", "Action"),
        ("!Ref Type", "FunctionUrlAuthType"),
        ("yes", "InvokedViaFunctionUrl"),
        ("!If [C, true, false]", "InvokedViaFunctionUrl"),
    ] {
        let properties = format!("FunctionName: f\nPrincipal: '123456789012'\n{key}: {value}\n");
        let action = if key == "Action" { "" } else { "Action: !Ref Action\n" };
        assert_eq!(found(&permission(&format!("{properties}{action}"))), [], "{key}: {value}");
    }
    // A text that is a function all the same.
    let known = "FunctionName: f\nPrincipal: '123456789012'\nAction: !Sub lambda:InvokeFunctio\n";
    assert_eq!(found(&permission(known)), [("LP0702", "!Sub lambda:InvokeFunctio".to_owned())]);
}

#[test]
fn references_have_the_types_of_their_resources() {
    let resources = "  T: {Type: AWS::SNS::Topic}\n  Q: {Type: AWS::SQS::Queue}\n  F: {Type: AWS::Lambda::Function}\n  A: {Type: AWS::Lambda::Alias}\n";
    let with = |source: &str, function: &str| {
        let permission = permission(&format!(
            "Action: lambda:InvokeFunction\nFunctionName: {function}\nPrincipal: sns.amazonaws.com\nSourceArn: {source}"
        ));
        found(&format!("{permission}{resources}"))
    };
    for function in ["!Ref F", "!GetAtt F.Arn", "!Ref A", "!Sub '${F}:prod'", "!Sub ${F.Arn}", "f"] {
        assert_eq!(with("!Ref T", function), [], "{function}");
    }
    assert_eq!(with("!GetAtt T.TopicArn", "f"), []);
    assert_eq!(with("!GetAtt Q.Arn", "f"), [("LP0401", "!GetAtt Q.Arn".to_owned())]);
    assert_eq!(with("!GetAtt T.TopicName", "f"), [("LP0909", "!GetAtt T.TopicName".to_owned())]);
    assert_eq!(with("!GetAtt T.Topic", "f").len(), 1);
    // In the text of a `Sub` too.
    assert_eq!(with("!Sub '${T}'", "f"), []);
    assert_eq!(with("!Sub '${Q.Arn}'", "f"), [("LP0401", "!Sub '${Q.Arn}'".to_owned())]);
    let twice = "!Sub 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:${T}'";
    assert_eq!(with(twice, "f"), [("LP0902", twice.to_owned())]);
    assert_eq!(with("!Sub 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:${T.TopicName}'", "f"), []);
    assert_eq!(with("!Sub ['${T}', {T: !GetAtt Q.Arn}]", "f").len(), 1);
    // Modules bring resources that the template does not show.
    let module = "  M: {Type: My::Own::Thing::MODULE}\n";
    let text = permission(
        "Action: lambda:InvokeFunction\nFunctionName: !Ref M.F\nPrincipal: sns.amazonaws.com\nSourceArn: !Ref M.Topic",
    );
    assert_eq!(found(&format!("{text}{module}")), []);
}

#[test]
fn json_and_yaml_say_the_same() {
    let text = r#"{"Resources": {"P": {"Type": "AWS::Lambda::Permission", "Properties": {
        "Action": "lambda:InvokeFunction", "FunctionName": {"Fn::GetAtt": ["F", "Arn"]}, "Principal": "sns.amazonaws.com"}}}}"#;
    let expected = [("LP0501", "\"sns.amazonaws.com\"".to_owned())];
    assert_eq!(found(text), expected);
    assert_eq!(found(&format!("---\n{text}")), expected);
    assert_eq!(judged("{\"Resources\": {,}}").errors.len(), 1);
    assert_eq!(judged("Resources: {\n").errors.len(), 1);
    let misspelt = judged("Resources:\n  P:\n    Type: AWS::Lambda::Permissions\n");
    assert_eq!(misspelt.errors[0].help, "write `AWS::Lambda::Permission`");
    assert_eq!(misspelt.file.position(misspelt.errors[0].span.start).line, 3);
    let second = judged(&format!("{}---\nResources: {{}}\n", permission("Action: a")));
    assert_eq!(second.errors.len(), 1);
    assert_eq!(second.contents.permissions.len(), 1);
}

#[test]
fn layer_versions_are_read() {
    let layer = |arn: &str, principal: &str| {
        found(&template(&format!(
            "  L: {{Type: AWS::Lambda::LayerVersion}}\n  P:\n    Type: AWS::Lambda::LayerVersionPermission\n    Properties:\n      Action: lambda:GetLayerVersion\n      LayerVersionArn: {arn}\n      Principal: '{principal}'\n"
        )))
    };
    for arn in [
        "!Ref L",
        "arn:aws:lambda:us-east-1:123456789012:layer:l:3",
        "!Sub 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:layer:l:3'",
        "!Sub '${Arn}:3'",
        "!Join [':', [!Ref A, 3]]",
        "!ImportValue layer",
    ] {
        assert_eq!(layer(arn, "210987654321"), [], "{arn}");
        assert_eq!(layer(arn, "*"), [("LP0503", "'*'".to_owned())], "{arn}");
    }
    let without = layer("arn:aws:lambda:us-east-1:123456789012:layer:l", "210987654321");
    assert_eq!(without, [("LP0105", "P".to_owned())]);
}

#[test]
fn permissions_of_one_function_are_judged_together() {
    let two = |one: &str, other: &str, conditions: [&str; 2]| {
        let resource = |name: &str, function: &str, condition: &str| {
            format!(
                "  {name}:\n    Type: AWS::Lambda::Permission\n{condition}    Properties: {{Action: lambda:InvokeFunction, FunctionName: {function}, Principal: sns.amazonaws.com, SourceArn: !Ref T}}\n"
            )
        };
        let [first, second] = conditions;
        let resources = "  T: {Type: AWS::SNS::Topic}\n  F: {Type: AWS::Lambda::Function}\n";
        let text = [resources, &resource("A", one, first), &resource("B", other, second)].concat();
        found(&template(&text)).len()
    };
    let condition = "    Condition: C\n";
    assert_eq!(two("!Ref F", "!Ref F", ["", ""]), 1);
    assert_eq!(two("!Ref F", "!GetAtt F.Arn", ["", ""]), 1);
    assert_eq!(two("!Ref F", "!Sub '${F}'", ["", ""]), 1);
    assert_eq!(two("!Ref F", "!Ref F", [condition, condition]), 1);
    assert_eq!(two("!Ref F", "!Ref F", [condition, ""]), 0);
    assert_eq!(two("!Ref F", "!Ref F", [condition, "    Condition: D\n"]), 0);
    assert_eq!(two("!Ref F", "!Ref G", ["", ""]), 0);
    assert_eq!(two("!Ref Parameter", "!Ref Parameter", ["", ""]), 1);
    assert_eq!(two("!If [C, a, !Ref AWS::NoValue]", "!If [C, a, !Ref AWS::NoValue]", ["", ""]), 0);
}

#[test]
fn what_is_made_at_deployment_is_skipped() {
    for (resources, message) in [
        (
            "  Fn::ForEach::Topics: [T, [a], {P$T: {Type: AWS::Lambda::Permission}}]\n",
            "`Fn::ForEach::Topics` makes resources",
        ),
        ("  Fn::Transform: {Name: AWS::Include}\n", "`Fn::Transform` makes resources"),
        ("  S: {Type: AWS::CloudFormation::Stack}\n", "the nested stack `S` has a template of its own"),
        ("  S: {Type: AWS::Serverless::Application}\n", "the nested stack `S` has a template of its own"),
        (
            "  S: {Type: AWS::CloudFormation::StackSet, Properties: {TemplateBody: '{}'}}\n",
            "the stack set `S` has a template inside",
        ),
    ] {
        let contents = contents(&template(resources));
        assert_eq!(contents.permissions.len(), 0);
        let skipped: Vec<_> = contents.skipped.iter().map(|skipped| skipped.message.as_str()).collect();
        assert!(skipped.len() == 1 && skipped[0].starts_with(message), "{resources}: {skipped:?}");
    }
    // A macro may give what is missing, and take what is too much.
    let text = permission("Action: lambda:InvokeFunction\nShortcut: x\nPrincipal: {a: b}");
    let changed = judged(&format!("Transform: [AWS::LanguageExtensions, Own]\n{text}"));
    assert_eq!((changed.findings.len(), changed.contents.skipped.len()), (0, 1), "{:?}", changed.findings);
    let included = permission("Fn::Transform: {Name: AWS::Include}\nAction: lambda:InvokeFunction");
    assert_eq!(found(&included), []);
}

#[test]
fn loops_over_lists_are_gone_through() {
    let with = |list: &str, body: &str| {
        let text = template(&format!(
            "  T: {{Type: AWS::SNS::Topic}}\n  F: {{Type: AWS::Lambda::Function}}\n  Fn::ForEach::L:\n    - N\n    - {list}\n    - {body}\n"
        ));
        judged(&format!("Transform: AWS::LanguageExtensions\n{text}"))
    };
    let of = |principal: &str| {
        format!(
            "P${{N}}: {{Type: AWS::Lambda::Permission, Properties: {{FunctionName: !Ref F, Action: lambda:InvokeFunction, Principal: {principal}}}}}"
        )
    };
    let one = |principal: &str| format!("{{{}}}", of(principal).replace("P${N}", "'P${N}'"));
    for (list, principal, codes) in [
        ("[sns, s3]", "!Sub '${N}.amazonaws.com'", vec!["LP0501", "LP0501"]),
        ("[sns]", "'${N}.amazonaws.com'", vec!["LP0501"]),
        ("['*']", "!Ref N", vec!["LP0503"]),
        ("['*']", "'&{N}.amazonaws.com'", vec!["LP0211"]),
        ("[111111111111, 222222222222]", "!Ref N", vec![]),
    ] {
        let judged = with(list, &one(principal));
        assert_eq!(judged.errors, [], "{list}");
        let found: Vec<_> = judged.findings.iter().map(|finding| finding.code.id()).collect();
        assert_eq!(found, codes, "{list} {principal}");
        assert_eq!(judged.contents.permissions.len(), list.split(',').count());
    }
    let names = |judged: JudgedFile| -> Vec<String> {
        judged.contents.permissions.into_iter().map(|permission| permission.name).collect()
    };
    let nested = format!("{{'Fn::ForEach::M': [M, [x, y], {}]}}", one("'*'").replace("P${N}", "P${N}${M}"));
    assert_eq!(names(with("[a, b]", &nested)), ["Pax", "Pay", "Pbx", "Pby"]);
    assert_eq!(names(with("[a-b]", &one("'*'").replace("${N}", "&{N}"))), ["Pab"]);
    // What only a deployment knows, and what would not end.
    let many = (0..20).map(|at| at.to_string()).collect::<Vec<_>>().join(", ");
    let deep = (0..5).fold(one("'*'"), |body, at| format!("{{'Fn::ForEach::M{at}': [M{at}, [{many}], {body}]}}"));
    for (list, body) in [("!Ref Names", one("'*'")), ("[!Ref A]", one("'*'")), ("[a]", deep)] {
        let judged = with(list, &body);
        assert_eq!((judged.contents.permissions.len(), judged.contents.skipped.len()), (0, 1), "{list}");
    }
}

#[test]
fn public_urls_of_sam_are_found() {
    let sam = |globals: &str, properties: &str| {
        format!(
            "Transform: AWS::Serverless-2016-10-31\n{globals}Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n{properties}"
        )
    };
    let url = "      FunctionUrlConfig:\n        AuthType: NONE\n";
    let public = [("LP0503", "NONE".to_owned())];
    for (globals, properties, expected) in [
        ("", url, &public[..]),
        ("", &format!("      AutoPublishAlias: live\n{url}"), &public),
        ("Globals: {Function: {FunctionUrlConfig: {AuthType: NONE}}}\n", "      Handler: h\n", &public),
        (
            "Globals: {Function: {FunctionUrlConfig: {AuthType: NONE}}}\n",
            "      FunctionUrlConfig: {AuthType: AWS_IAM}\n",
            &[],
        ),
        ("", "      FunctionUrlConfig: {AuthType: !Ref Type}\n", &[]),
        ("", "      FunctionUrlConfig: !If [C, {AuthType: NONE}, !Ref AWS::NoValue]\n", &[]),
        ("", "      Events: {E: {Type: S3, Properties: {Bucket: !Ref B, Events: s3:ObjectCreated:*}}}\n", &[]),
    ] {
        assert_eq!(found(&sam(globals, properties)), expected, "{globals}{properties}");
    }
    assert_eq!(contents(&sam("", url)).permissions.len(), 2);
    assert_eq!(found(&sam("", url).replace("Transform", "Description")), []);
    let allowed =
        sam("", &format!("{url}    Metadata: {{LambdaPerm: {{allow: [{{lint: public_access, reason: a page}}]}}}}\n"));
    assert_eq!(found(&allowed), []);
    let comment = sam(
        "",
        "      FunctionUrlConfig:\n        AuthType: NONE # lambda-perm: allow(public_access, reason = \"a page\")\n",
    );
    assert_eq!(found(&comment), []);
}

#[test]
fn exceptions_stand_in_metadata_and_comments() {
    let with = |metadata: &str, principal: &str| {
        found(&template(&format!(
            "  P:\n    Type: AWS::Lambda::Permission\n    Metadata:\n      LambdaPerm: {metadata}\n    Properties:\n      Action: lambda:InvokeFunction\n      FunctionName: f\n      Principal: {principal}\n"
        )))
    };
    let sns = "sns.amazonaws.com";
    let good = "{allow: [{lint: unscoped_service, reason: any topic}]}";
    assert_eq!(with(good, sns), []);
    assert_eq!(with(good, "'123456789012'"), [("LP0114", "unscoped_service".to_owned())]);
    assert_eq!(with("the owner of a merge", "'123456789012'"), []);
    for (metadata, code, at) in [
        ("{allow: [{lint: unscoped_servic, reason: r}]}", "LP0112", "unscoped_servic"),
        ("{allow: [{lint: unscoped_service}]}", "LP0113", "unscoped_service"),
        ("{allow: [{lint: unscoped_service, reason: ' '}]}", "LP0113", "unscoped_service"),
        ("{allow: [unscoped_service]}", "LP0111", "unscoped_service"),
        ("{allow: {lint: unscoped_service}}", "LP0111", "{lint: unscoped_service}"),
        ("{allows: []}", "LP0111", "{allows: []}"),
        ("{allow: [{lint: unscoped_service, reason: r, sid: s}]}", "LP0111", "s"),
        (
            "{allow: [{lint: unscoped_service, reason: r}, {lint: unscoped_service, reason: s}]}",
            "LP0114",
            "unscoped_service",
        ),
    ] {
        let found = with(metadata, sns);
        assert!(found.contains(&(code, at.to_owned())), "{metadata}: {found:?}");
    }
    let allow = "# lambda-perm: allow(unscoped_service, reason = \"any topic\")";
    let commented = |text: &str| {
        template(&format!(
            "{text}  P:\n    Type: AWS::Lambda::Permission\n    Properties: {{Action: lambda:InvokeFunction, FunctionName: f, Principal: sns.amazonaws.com}}\n"
        ))
    };
    assert_eq!(found(&commented(&format!("  {allow}\n"))), []);
    assert_eq!(found(&commented(&format!("  {allow}\n  T: {{Type: AWS::SNS::Topic}}\n"))).len(), 2);
}

const DOCUMENT: &str = "Version: 2012-10-17
Statement:
  - Sid: topic
    Effect: Allow
    Principal: {Service: sns.amazonaws.com}
    Action: lambda:InvokeFunction
    Resource: RESOURCE
    Condition: {ArnLike: {'aws:sourcearn': 'arn:aws:sns:us-east-1:123456789012:t'}}
  - Sid: all
    Effect: Allow
    Principal: '*'
    Action: lambda:GetFunction
    Resource: RESOURCE
  - Sid: partner
    Effect: Allow
    Principal: {AWS: [arn:aws:iam::210987654321:root]}
    Action: [lambda:InvokeFunction]
    Resource: RESOURCE
";
const ARN: &str = "arn:aws:lambda:us-east-1:123456789012:function:f";

fn policy(resource: &str, metadata: &str) -> String {
    let document: String =
        DOCUMENT.replace("RESOURCE", resource).lines().map(|line| format!("        {line}\n")).collect();
    template(&format!(
        "  R:\n    Type: AWS::Lambda::ResourcePolicy\n{metadata}    Properties:\n      ResourceArn: {ARN}\n      PolicyDocument:\n{document}"
    ))
}

#[test]
fn whole_policies_are_audited() {
    let text = policy(ARN, "");
    let contents = contents(&text);
    assert!(matches!(contents.policies[0].places, PolicyPlaces::Values(_)));
    assert_eq!(contents.permissions.len(), 0);
    assert_eq!(found(&text), [("LP0503", "'*'".to_owned())]);
    let allow = "    Metadata: {LambdaPerm: {allow: [{lint: public_access, reason: a page, sid: all}]}}\n";
    assert_eq!(found(&policy(ARN, allow)), []);
    let unnamed = found(&policy(ARN, &allow.replace(", sid: all", "")));
    assert_eq!(unnamed.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["LP0111", "LP0503"]);
    let stale = |sid: &str| allow.replace("sid: all", &format!("sid: {sid}"));
    for sid in ["topic", "nobody"] {
        let found = found(&policy(ARN, &stale(sid)));
        assert_eq!(found, [("LP0114", "public_access".to_owned()), ("LP0503", "'*'".to_owned())], "{sid}");
    }
    let comment = "- Sid: all # lambda-perm: allow(public_access, reason = \"a page\")";
    assert_eq!(found(&text.replace("- Sid: all", comment)), []);
    let above = "# lambda-perm: allow(public_access, reason = \"a page\")\n          - Sid: all";
    assert_eq!(found(&text.replace("- Sid: all", above)), []);
    let as_text =
        "Resources: {R: {Type: AWS::Lambda::ResourcePolicy, Properties: {ResourceArn: a, PolicyDocument: '{}'}}}";
    assert_eq!(judged(as_text).errors.len(), 1);
    let document = r#"{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Principal":"*","Action":"lambda:GetFunction","Resource":"ARN"}]}"#;
    let document = serde_json::to_string(&document.replace("ARN", ARN)).expect("JSON");
    let as_text = format!(
        "{{\"Resources\": {{\"R\": {{\"Type\": \"AWS::Lambda::ResourcePolicy\", \"Properties\": {{\"ResourceArn\": \"{ARN}\", \"PolicyDocument\": {document}}}}}}}}}"
    );
    assert_eq!(found(&as_text), [("LP0503", "\\\"*\\\"".to_owned())]);
    for (properties, code) in [("{}", "LP0105"), ("{ResourceArn: a, PolicyDocument: [], Policy: {}}", "LP0103")] {
        let text = format!("Resources: {{R: {{Type: AWS::Lambda::ResourcePolicy, Properties: {properties}}}}}");
        assert!(found(&text).iter().any(|(found, _)| *found == code), "{properties}");
    }
}

#[test]
fn statements_with_functions_are_permissions() {
    let text = policy("!GetAtt F.Arn", "");
    let read = contents(&text);
    assert_eq!((read.permissions.len(), read.policies.len(), read.skipped.len()), (3, 0, 0));
    assert_eq!(found(&text), [("LP0503", "'*'".to_owned())]);
    let allow = "    Metadata: {LambdaPerm: {allow: [{lint: public_access, reason: a page, sid: all}]}}\n";
    assert_eq!(found(&policy("!GetAtt F.Arn", allow)), []);
    let stale = allow.replace("sid: all", "sid: nobody");
    assert_eq!(found(&policy("!GetAtt F.Arn", &stale))[0], ("LP0114", "public_access".to_owned()));
    let comment = "- Sid: all # lambda-perm: allow(public_access, reason = \"a page\")";
    assert_eq!(found(&text.replace("- Sid: all", comment)), []);
    for (from, to, why) in [
        (
            "Effect: Allow\n            Principal: '*'",
            "Effect: Deny\n            Principal: '*'",
            "the statement denies",
        ),
        ("Principal: '*'", "Principal: {AWS: [a, b]}", "a permission names one principal"),
        (
            "Principal: '*'",
            "Principal: {Federated: x}",
            "AddPermission cannot name a principal of the type `Federated`",
        ),
        ("Principal: '*'", "NotPrincipal: '*'", "a permission names one principal"),
        ("Action: lambda:GetFunction", "Action: [a, b]", "a permission names one action"),
        ("Action: lambda:GetFunction", "NotAction: a", "a permission names one action"),
        ("'aws:sourcearn'", "'aws:SourceVpc'", "the condition `ArnLike` of `aws:SourceVpc`: no parameter"),
        ("ArnLike:", "StringLike:", "the condition `StringLike` of `aws:sourcearn`: Lambda writes this key"),
        (
            "Resource: !GetAtt F.Arn\n            Condition",
            "Resource: !Sub '${F.Arn}:*'\n            Condition",
            "`${F.Arn}:*` is a pattern",
        ),
    ] {
        assert!(text.contains(from), "{from}");
        let read = contents(&text.replace(from, to));
        let skipped: Vec<_> = read.skipped.iter().map(|skipped| skipped.message.as_str()).collect();
        assert_eq!(read.permissions.len(), 2, "{to}");
        assert!(skipped.len() == 1 && skipped[0].contains(why), "{to}: {skipped:?}");
    }
}

proptest! {
    #[test]
    fn any_template_is_read(
        kind in "AWS::(Lambda::(Permission|LayerVersionPermission|ResourcePolicy)|Serverless::Function)",
        name in "(Properties|Metadata|Condition|Fn::ForEach::A)",
        text in "([A-Za-z!:]|[\\[\\]{},'\"#\\n -]|!Ref |Fn::If|LambdaPerm|allow|PolicyDocument: |Statement: |Principal: |FunctionUrlConfig: ){0,40}",
    ) {
        let text = format!("Transform: AWS::Serverless-2016-10-31\nResources:\n  A:\n    Type: {kind}\n    {name}:\n      {text}\n");
        let judged = judged(&text);
        for finding in &judged.findings {
            prop_assert!(text.get(finding.span.clone()).is_some());
        }
    }
}

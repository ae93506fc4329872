//! What holds for any input.

mod apart;

use proptest::prelude::*;

use super::*;
use crate::{
    file::Span,
    graph::Graph,
    judge::{JudgedFile, judge},
    report::{Report, text::TextReport},
};

/// Parts that texts of the formats are made of, so that some of what is made is nearly right.
const PARTS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\\"",
    "\\",
    "\n",
    "\t",
    " ",
    "'",
    "$",
    "${",
    "$(",
    ")",
    "`",
    "<",
    ">",
    "&&",
    "#",
    "=",
    "é",
    "\u{1f980}",
    "\0",
    "null",
    "true",
    "1",
    "-1",
    "\"Policy\":",
    "\"Statement\":",
    "\"Effect\":\"Allow\"",
    "\"Principal\":\"*\"",
    "\"Action\":\"lambda:InvokeFunction\"",
    "\"Resource\":\"arn:aws:lambda:us-east-2:123456789012:function:f\"",
    "\"Sid\":\"a\"",
    "\"FunctionName\":\"f\"",
    "\"StatementId\":\"s\"",
    "\"FunctionArn\":",
    "{\\\"Statement\\\":[]}",
    "\\u00e9",
    "\\ud83e\\udd80",
    "aws lambda add-permission ",
    "aws lambda add-layer-version-permission ",
    "--function-name ",
    "--principal ",
    "--source-arn=",
    "\\\n",
    "# lambda-perm: allow(public_access, reason = \"r\")\n",
    "<<EOF\n",
    "2>&1",
    "{{ x }}",
    "<account>",
    "file://x",
];

fn texts() -> impl Strategy<Value = String> {
    let parts = proptest::collection::vec(proptest::sample::select(PARTS), 0..40).prop_map(|parts| parts.concat());
    prop_oneof![parts, any::<String>()]
}

/// Files that are right, one of each format.
const FILES: &[(Format, &str)] = &[
    (
        Format::Policy,
        "{\"Policy\": \"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Sid\\\":\\\"s\\\",\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":\\\"*\\\",\
         \\\"Action\\\":\\\"lambda:InvokeFunction\\\",\\\"Resource\\\":\\\"arn:aws:lambda:us-east-2:123456789012:function:f\\\"}]}\",\n \"RevisionId\": \"é\"}\n",
    ),
    (
        Format::Policy,
        "Version: '2012-10-17'\nStatement:\n- Effect: Allow\n  Principal: {Service: sns.amazonaws.com}\n  Action: lambda:InvokeFunction\n  \
         Resource: arn:aws:lambda:us-east-2:123456789012:function:f\n  Condition: {ArnLike: {AWS:SourceArn: 'arn:aws:s3:::é'}}\n",
    ),
    (
        Format::CloudFormation,
        "Transform: AWS::LanguageExtensions\nResources:\n  # lambda-perm: allow(public_access, reason = \"r\")\n  P:\n    Type: AWS::Lambda::Permission\n    \
         Properties:\n      FunctionName: !GetAtt F.Arn\n      Action: lambda:InvokeFunction\n      Principal: !If [C, '*', s3.amazonaws.com]\n      \
         SourceArn: !Sub \"arn:${AWS::Partition}:s3:::b-${T}/*\"\n  Fn::ForEach::L:\n  - I\n  - [a, é]\n  - \"B${I}\": {Type: AWS::Lambda::Permission}\n  \
         R:\n    Type: AWS::Lambda::ResourcePolicy\n    Metadata: {LambdaPerm: {allow: [{lint: public_access, reason: r}]}}\n    Properties:\n      \
         ResourceArn: !Ref F\n      PolicyDocument: {Statement: [{Effect: Allow, Principal: '*', Action: [a, 'lambda:*'], Resource: !Ref F}]}\n",
    ),
    (
        Format::Parameters,
        "[{\"FunctionName\": \"f\", \"StatementId\": \"é\", \"Action\": \"lambda:InvokeFunction\", \"Principal\": \"*\", \"SourceArn\": \"x\"}]\n",
    ),
    (
        Format::Shell,
        "#!/bin/sh\n# lambda-perm: allow(public_access, reason = \"r\")\naws lambda add-permission --function-name \"$F\" --statement-id 'é' \\\n  \
         --action lambda:InvokeFunction --principal \"*\" --source-arn=\"arn:aws:s3:::${B:-x}\" 2>&1 | jq .\n",
    ),
    (
        Format::Terraform,
        "locals {\n  m = { x = \"*\", \"é\" = \"s3.amazonaws.com\" }\n}\nresource \"aws_lambda_permission\" \"p\" {\n  for_each = local.m\n  \
         function_name = aws_lambda_function.f[each.key].arn\n  principal = each.value\n  source_arn = var.x ? \"${local.a}-é\" : null\n}\n\
         resource \"aws_lambda_resource_policy\" \"r\" {\n  policy = jsonencode({ Statement = [{ Effect = \"Allow\", Principal = \"*\", Resource = x.y }] })\n}\n",
    ),
];

/// A file with something else at one place.
fn slips() -> impl Strategy<Value = (Format, String)> {
    let place = any::<proptest::sample::Index>();
    let file = proptest::sample::select(FILES);
    (file, place, proptest::sample::select(PARTS), 0_usize..30, 1_usize..4).prop_map(
        |((format, text), place, part, removed, times)| {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let (before, rest) = text.split_at(*place.get(&places));
            let behind: String = rest.chars().skip(removed).collect();
            (format, [before, &part.repeat(times), &behind].concat())
        },
    )
}

fn judge_as(format: Format, text: &str) -> JudgedFile {
    let file = SourceFile::new("f", text);
    let contents = format.read(&file, &Modules::default());
    judge(file, contents)
}

/// Where everything stands that is said of a file.
fn spans(judged: &JudgedFile) -> impl Iterator<Item = &Span> {
    let skipped = judged.contents.skipped.iter().map(|skipped| &skipped.span);
    let errors = judged.errors.iter().map(|error| &error.span);
    judged.findings.iter().map(|finding| &finding.span).chain(errors).chain(skipped)
}

fn is_in(file: &SourceFile, span: &Span) -> bool {
    file.text.get(span.clone()).is_some()
}

proptest! {
    #[test]
    fn any_text_is_read_in_every_format(text in texts()) {
        for format in Format::value_variants() {
            let judged = judge_as(*format, &text);
            for span in spans(&judged) {
                prop_assert!(is_in(&judged.file, span), "{format:?} {span:?} of {}", judged.file.text.len());
            }
            TextReport::new(true, Some(100)).file(&judged, &mut std::io::sink()).expect("a report");
        }
    }

    #[test]
    fn any_slip_in_a_file_is_read((format, text) in slips()) {
        let judged = judge_as(format, &text);
        for span in spans(&judged) {
            prop_assert!(is_in(&judged.file, span), "{format:?} {span:?} of {text}");
        }
        TextReport::new(true, Some(100)).file(&judged, &mut std::io::sink()).expect("a report");
        let mut graph = Graph::default();
        graph.add(&judged.file, &judged.contents);
        graph.picture().svg_file();
    }

    #[test]
    fn any_bytes_are_a_file_or_none(bytes in prop_oneof![any::<Vec<u8>>(), texts().prop_map(String::into_bytes)]) {
        let folder = std::env::temp_dir().join(format!("lambda-perm-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join("any");
        std::fs::write(&path, &bytes).expect("a file");
        for paths in [vec![folder.clone()], vec![path.clone()]] {
            let read = read_all(&paths, None, judge, |judged| {
                let spans = judged.errors.iter().map(|error| error.span.clone());
                let is_right = spans.chain(judged.findings.iter().map(|finding| finding.span.clone()))
                    .all(|span| is_in(&judged.file, &span));
                if is_right { Ok(()) } else { Err(judged) }
            });
            prop_assert!(read.is_ok(), "{read:?}");
        }
        std::fs::remove_dir_all(&folder).expect("the folder");
    }

    #[test]
    fn recognition_ends_and_is_the_same_every_time(text in texts()) {
        let file = SourceFile::new("f", text.as_str());
        let format = Format::of(&file);
        prop_assert_eq!(format, Format::of(&file));
        // What is taken up in a folder is taken up by name too.
        let walked = Format::of_walked(&file);
        prop_assert!(walked.is_none() || walked == format);
        prop_assert!(walked.is_none() || recognize::tells(text.as_bytes()));
    }
}

#[test]
fn files_of_each_format_are_read() {
    for (format, text) in FILES {
        let judged = judge_as(*format, text);
        assert_eq!(judged.errors, [], "{text}");
        assert!(!judged.findings.is_empty(), "{text}");
    }
}

#[test]
fn depth_is_bounded() {
    for open in ["[", "{\"Policy\":", "[{\"Statement\":[", "$(", "${", "{{"] {
        let text = open.repeat(200_000);
        for format in Format::value_variants() {
            let file = SourceFile::new("f", text.as_str());
            let contents = format.read(&file, &Modules::default());
            assert!(judge(file, contents).findings.is_empty(), "{open}");
        }
    }
}

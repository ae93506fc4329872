//! What holds for any input.

mod apart;

use proptest::prelude::*;

use super::*;
use crate::{
    file::Span,
    judge::judge,
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

fn is_in(file: &SourceFile, span: &Span) -> bool {
    file.text.get(span.clone()).is_some()
}

proptest! {
    #[test]
    fn any_text_is_read_in_every_format(text in texts()) {
        for format in Format::value_variants() {
            let file = SourceFile::new("f", text.as_str());
            let contents = format.read(&file, &Modules::default());
            let judged = judge(file, contents);
            let skipped = judged.contents.skipped.iter().map(|skipped| &skipped.span);
            let errors = judged.errors.iter().map(|error| &error.span);
            for span in judged.findings.iter().map(|finding| &finding.span).chain(errors).chain(skipped) {
                prop_assert!(is_in(&judged.file, span), "{format:?} {span:?} of {}", judged.file.text.len());
            }
            TextReport::new(true, Some(100)).file(&judged, &mut std::io::sink()).expect("a report");
        }
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

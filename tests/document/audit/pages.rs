//! The page of the documentation: the failing example of each section has its code alone, and the mended one has none.

use lambda_perm::{
    document::{AuditOptions, PolicyDocument},
    finding::Code,
};

use super::FUNCTION;

const PAGE: &str = include_str!("../../../docs/findings/documents.md");

/// The other resource of the examples.
const WEB_FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:web-function/my-site";

/// What is found in an example: its first line says whether it fails and, where that is not the usual one, the version.
fn found(fence: &str, statement: &str) -> Vec<&'static str> {
    let version = fence.split(' ').nth(2).unwrap_or("2012-10-17");
    let text = format!("{{\"Version\":\"{version}\",\"Statement\":[{statement}]}}");
    let document = PolicyDocument::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let own = if statement.contains(":web-function/") { WEB_FUNCTION } else { FUNCTION };
    let audit = document.audit(&AuditOptions::new().resource(own));
    audit.iter().map(|finding| finding.code().id()).collect()
}

#[test]
fn each_example_has_what_its_section_says() {
    let mut codes = Vec::new();
    for section in PAGE.split("\n## ").skip(1) {
        let (code, _) = section.split_once(':').expect("a code");
        let examples: Vec<(&str, &str)> = section
            .split("\n```")
            .filter_map(|block| block.strip_prefix("json"))
            .map(|block| block.split_once('\n').expect("lines"))
            .collect();
        let [(failing, first), (mended, second)] = examples[..] else { panic!("{code}: {examples:?}") };
        assert!(failing.starts_with(" failing") && mended == " mended", "{code}: {failing}, {mended}");
        assert_eq!(found(failing, first), [code], "{first}");
        assert_eq!(found(mended, second), [""; 0], "{second}");
        codes.push(code);
    }
    let documented = Code::ALL.iter().map(|code| code.id()).filter(|id| id.starts_with("LP10"));
    assert_eq!(codes, documented.collect::<Vec<_>>());
}

//! Which format a file has, by what is in it: one table. Another format is another row.

use memchr::{memchr, memmem};

use lambda_perm_core::{
    document::Effect,
    facts::cloudformation::{LAYER_VERSION_PERMISSION, PERMISSION, RESOURCE_POLICY, SECTIONS, serverless},
};

use super::{Format, misspelt, shell, terraform};
use crate::{file::SourceFile, tree::values};

/// The members of policies and answers that tell them from other files.
const STATEMENT: &str = "Statement";
const POLICY: &str = "Policy";
const EFFECT: &str = "Effect";
const EFFECTS: [&str; 2] = [Effect::Allow.as_str(), Effect::Deny.as_str()];

/// What tells a format, or some that are told apart together. The first row that fits is the one.
struct Row {
    /// A file of this format has one of these words, so that most files are known to have nothing before they are read as anything.
    words: &'static [&'static str],
    /// The format of a file, if it is this one.
    format: fn(&Text<'_>) -> Option<Format>,
    /// Whether it is about Lambda, which is asked of files that were found in a folder: the same format has other uses.
    is_about_lambda: fn(&str) -> bool,
}

static ROWS: &[Row] = &[
    Row {
        words: &["Resources"],
        format: |text| is_template(text.whole).then_some(Format::CloudFormation),
        is_about_lambda: |_| true,
    },
    Row {
        words: &terraform::WORDS,
        format: |text| terraform::format(text.name, text.whole),
        is_about_lambda: |_| true,
    },
    Row {
        words: &[misspelt::PREFIX_OF_TERRAFORM],
        format: |text| misspelt::types_of_hcl(text.whole).next().map(|_| Format::Terraform),
        is_about_lambda: |_| true,
    },
    Row {
        words: &["StatementId", "statementId"],
        format: |text| {
            let is_call =
                text.has_member(&["StatementId"]) && text.has_member(&["Principal", "Action", "FunctionName"]);
            is_call.then_some(Format::Parameters)
        },
        is_about_lambda: |text| text.contains("FunctionName") || text.contains("LayerName"),
    },
    Row {
        words: &["Statement", "statement", "Policy", "policy", "Effect"],
        format: |text| {
            let is_policy = text.has_member(&[STATEMENT, POLICY, EFFECT])
                && (values::is_json(text.whole) || text.is_answer() || text.is_document());
            is_policy.then_some(Format::Policy)
        },
        is_about_lambda: |text| text.contains("lambda:") && text.contains("Principal"),
    },
    Row {
        words: &["add-permission", "add-layer-version-permission"],
        format: |text| shell::has_commands(text.whole).then_some(Format::Shell),
        is_about_lambda: |_| true,
    },
];

/// The format of a file that was named.
pub fn format(file: &SourceFile) -> Option<Format> {
    find(file).map(|(format, _)| format)
}

/// The format of a file that was found in a folder.
pub fn format_of_walked(file: &SourceFile) -> Option<Format> {
    find(file).filter(|(_, row)| (row.is_about_lambda)(&file.text)).map(|(format, _)| format)
}

fn find(file: &SourceFile) -> Option<(Format, &'static Row)> {
    let text = Text::of(file);
    ROWS.iter().find_map(|row| Some(((row.format)(&text)?, row)))
}

/// Whether some bytes have a word of any format.
pub fn tells(bytes: &[u8]) -> bool {
    ROWS.iter().flat_map(|row| row.words).any(|word| memmem::find(bytes, word.as_bytes()).is_some())
}

/// Whether the head of a file has several lines, each an answer or a document.
pub fn has_lines(head: &[u8]) -> bool {
    let Some(end) = memchr(b'\n', head) else { return false };
    let (first, rest) = head.split_at(end);
    let is_one = std::str::from_utf8(first).is_ok_and(|line| {
        let names = first_members(line);
        serde_json::from_str::<serde::de::IgnoredAny>(line.split('\t').next().unwrap_or_default()).is_ok()
            && Text { whole: line, name: "", names }.has_member(&[STATEMENT, POLICY, EFFECT])
    });
    is_one && rest.trim_ascii_start().first().is_none_or(|byte| *byte == b'{')
}

/// A text, and what is asked of it more than once.
struct Text<'a> {
    whole: &'a str,
    /// The name of the file.
    name: &'a str,
    /// The names of the members of the object that it is, or of the first one in the list that it is.
    names: Vec<String>,
}

impl<'a> Text<'a> {
    fn of(file: &'a SourceFile) -> Self {
        let (name, whole) = (file.name.as_str(), file.text.as_str());
        let text = whole.trim_start_matches('\u{feff}');
        Self { whole, name, names: if values::is_json(text) { first_members(text) } else { first_entries(text) } }
    }

    /// Whether it is YAML in which a policy stands as JSON.
    fn is_answer(&self) -> bool {
        let is_json = |line: &str| {
            let value = line.trim_start_matches(['-', ' ']).split_once(": ").map(|(_, value)| value);
            value.is_some_and(|value| value.trim_start_matches(['\'', '"']).starts_with('{'))
        };
        self.whole.lines().any(is_json)
    }

    /// Whether it is a policy in YAML: its statements have effects, and no other level of it has them.
    fn is_document(&self) -> bool {
        let mut lines = entries(self.whole).peekable();
        let is_list = lines.peek().is_some_and(|line| line.starts_with("- "));
        let (mut has_statements, mut has_effect) = (false, false);
        for line in lines {
            let entry = if is_list { line.strip_prefix("- ").or_else(|| line.strip_prefix("  ")) } else { Some(line) };
            has_statements |= entry.and_then(|entry| entry.split_once(':')).is_some_and(|(name, _)| {
                [STATEMENT, POLICY, EFFECT].iter().any(|member| name.eq_ignore_ascii_case(member))
            });
            has_effect |= line.trim_start_matches([' ', '-']).split_once(':').is_some_and(|(name, value)| {
                name == EFFECT && EFFECTS.contains(&value.trim().trim_matches(['\'', '"']))
            });
        }
        has_statements && has_effect
    }

    /// Whether it is JSON or YAML that has a member of one of these names, whatever their case.
    fn has_member(&self, names: &[&str]) -> bool {
        self.names.iter().any(|name| names.iter().any(|other| name.eq_ignore_ascii_case(other)))
    }
}

/// The names of the first entries of a text that may be YAML: of a map, or of the first one in a list.
fn first_entries(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for line in entries(text) {
        let entry = line.strip_prefix("- ").or_else(|| line.strip_prefix("  ")).unwrap_or(line);
        let name = entry.split_once(':').filter(|(_, value)| value.is_empty() || value.starts_with(' '));
        match name {
            Some((name, _)) if is_name(name) => names.push(name.to_owned()),
            // The lines of a text, or of a value of a value.
            _ if entry.starts_with([' ', '-', '\'', '"', '{']) => {}
            _ => return Vec::new(),
        }
        if names.len() > LAST_ENTRY {
            return names;
        }
    }
    names
}

/// The lines of YAML that may begin an entry.
fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '%']) && *line != "---")
}

/// How many entries are looked at: a call has no more parameters.
const LAST_ENTRY: usize = 16;

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The names of the members of the first object in a text of JSON, up to where it is none.
fn first_members(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    // What is wrong with the text is said when it is read.
    let _ = serde::de::DeserializeSeed::deserialize(FirstMembers(&mut names), &mut reader);
    names
}

/// Collects the names of an object or of the first object in a list.
struct FirstMembers<'n>(&'n mut Vec<String>);

impl<'de> serde::de::DeserializeSeed<'de> for FirstMembers<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> serde::de::Visitor<'de> for FirstMembers<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object or a list")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key()? {
            self.0.push(name);
            map.next_value::<serde::de::IgnoredAny>()?;
        }
        Ok(())
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        // The rest of the list is like its first item.
        list.next_element_seed(FirstMembers(self.0)).map(drop)
    }
}

/// Whether a text is a template that may have permissions. Its first entry is a section, so that a page or a program which shows a
/// template is none.
fn is_template(text: &str) -> bool {
    let has_permissions =
        [PERMISSION, LAYER_VERSION_PERMISSION, RESOURCE_POLICY].iter().any(|kind| text.contains(kind))
            || (text.contains(serverless::FUNCTION) && text.contains("FunctionUrlConfig"))
            || misspelt::is_in_template(text);
    has_permissions && text.contains("Resources") && first_name(text).is_some_and(|name| SECTIONS.contains(&name))
}

/// The name of the first entry of an object of JSON or a map of YAML.
fn first_name(text: &str) -> Option<&str> {
    let text = text.trim_start_matches('\u{feff}');
    let is_blank = |line: &&str| {
        let line = line.trim();
        line.is_empty() || line.starts_with(['#', '%']) || line == "---"
    };
    let line = text.lines().find(|line| !is_blank(line))?;
    let start = (line.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let entry = text.get(start..)?.trim_start().trim_start_matches("--- ").trim_start_matches('{').trim_start();
    match entry.strip_prefix(['"', '\'']) {
        Some(quoted) => quoted.split(['"', '\'']).next(),
        None => entry.split([':', '\n', ' ']).next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_begins_with_a_section() {
        let resources = "Resources:\n  P:\n    Type: AWS::Lambda::Permission\n";
        for before in
            ["", "\u{feff}", "# a comment\n\n---\n", "--- \n", "%YAML 1.1\n---\nDescription: d\n", "\"Transform\": t\n"]
        {
            assert_eq!(of(&format!("{before}{resources}")), [Some(Format::CloudFormation); 2], "{before:?}");
        }
        assert_eq!(
            of("{\n \"Resources\": {\"P\": {\"Type\": \"AWS::Lambda::Permission\"}}}"),
            [Some(Format::CloudFormation); 2]
        );
        for other in [
            format!("# Title\n\nSome text.\n\n{resources}"),
            format!("service: s\nresources:\n  {resources}"),
            format!("import x\n{resources}"),
            "Resources:\n  P:\n    Type: AWS::S3::Bucket\n".into(),
            "{\"version\": \"tree-0.1\", \"Resources\": \"AWS::Lambda::Permission\"}".into(),
        ] {
            assert_eq!(of(&other), [None; 2], "{other}");
        }
    }

    const DOCUMENT: &str =
        r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","Resource":"*"}]}"#;
    const CALL: &str =
        r#"{"FunctionName": "f", "StatementId": "s", "Action": "lambda:InvokeFunction", "Principal": "*"}"#;

    fn of(text: &str) -> [Option<Format>; 2] {
        let file = SourceFile::new("f", text);
        [format(&file), format_of_walked(&file)]
    }

    #[test]
    fn each_format_is_told_by_what_is_in_it() {
        for (text, expected) in [
            (DOCUMENT.to_owned(), Format::Policy),
            (format!("[{DOCUMENT}]"), Format::Policy),
            (format!("\u{feff}{DOCUMENT}"), Format::Policy),
            (format!("{{\"FunctionName\":\"f\",\"policy\":{DOCUMENT}}}\n{{}}"), Format::Policy),
            (format!("Policy: '{DOCUMENT}'\nRevisionId: r\n"), Format::Policy),
            (format!("- FunctionArn: f\n  Policy: '{DOCUMENT}'\n"), Format::Policy),
            (CALL.to_owned(), Format::Parameters),
            ("FunctionName: f\nStatementId: s\nPrincipal: '*'\n".to_owned(), Format::Parameters),
            ("#!/bin/sh\naws lambda add-permission --function-name f\n".to_owned(), Format::Shell),
            ("x:\n  - run: aws lambda add-permission --function-name f\n".to_owned(), Format::Shell),
        ] {
            assert_eq!(of(&text), [Some(expected); 2], "{text}");
        }
    }

    #[test]
    fn what_is_not_about_lambda_is_looked_at_only_by_name() {
        for text in [DOCUMENT.replace("lambda:InvokeFunction", "s3:GetObject"), DOCUMENT.replace("Principal", "Owner")]
        {
            assert_eq!(of(&text), [Some(Format::Policy), None], "{text}");
        }
    }

    #[test]
    fn other_files_are_of_no_format() {
        for text in [
            "",
            "{}",
            "{\"name\": \"Policy\"}",
            "Policy: we keep no data\nStatement: of faith\n",
            "Policy: we keep no data\nEffect: none\n",
            "provider:\n  Statement:\n    - Effect: Allow\n      Action: lambda:InvokeFunction\n      Principal: '*'\n",
            "The Policy is the Statement of Effect and StatementId.",
            "use `add-permission` of `aws lambda`",
            "Resources:\n  P:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyDocument:\n        Statement: []\n",
        ] {
            assert_eq!(of(text), [None; 2], "{text}");
        }
    }

    #[test]
    fn a_head_of_lines_is_told() {
        for lines in [
            "{\"Policy\":null}\n{\"Pol",
            "{\"Policy\":\"\"}\t8d154860-195a-4cea-8efd-7061a956570f\n{",
            "{\"Statement\":[]}\n",
        ] {
            assert!(has_lines(lines.as_bytes()), "{lines}");
        }
        for other in [
            "{\"Policy\":null}",
            "{\n\"Policy\":null}\n",
            "{\"a\":1}\n{\"a\":2}\n",
            "[]\n[]\n",
            "{\"Policy\":null}\nx\n",
            "\u{e9}",
        ] {
            assert!(!has_lines(other.as_bytes()), "{other}");
        }
    }
}

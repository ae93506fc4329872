//! `explain`: the documentation of a finding.

use std::io::Write;

use anstyle::Style;
use lambda_perm_core::{Lint, finding::Code, grammar};

use crate::{
    arguments::ExplainArguments,
    error::CommandError,
    exit::Exit,
    explanation::{Block, blocks},
};

/// Longer lines are hard to read.
const WIDTH: usize = 100;
const BOLD: Style = Style::new().bold();

pub fn run(arguments: &ExplainArguments) -> Result<Exit, CommandError> {
    let mut out = anstream::stdout().lock();
    let asked = arguments.finding.trim();
    match (code(asked), Lint::find(&asked.to_ascii_lowercase())) {
        (Some(code), _) => explain(code, &mut out)?,
        (None, Some(lint)) => match codes_of(lint).as_slice() {
            [code] => explain(*code, &mut out)?,
            codes => overview(lint, codes, &mut out)?,
        },
        (None, None) => return Err(CommandError::Usage(unknown(asked))),
    }
    out.flush()?;
    Ok(Exit::Clean)
}

/// The code that is meant: `LP0501`, `lp501` and `501` are one.
fn code(text: &str) -> Option<Code> {
    let number: u32 = digits(text)?.parse().ok()?;
    Code::ALL.iter().copied().find(|code| digits(code.id()).and_then(|digits| digits.parse().ok()) == Some(number))
}

fn digits(text: &str) -> Option<&str> {
    let digits = text.strip_prefix("LP").or_else(|| text.strip_prefix("lp")).unwrap_or(text);
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

fn codes_of(lint: Lint) -> Vec<Code> {
    Code::ALL.iter().copied().filter(|code| code.lint() == Some(lint)).collect()
}

fn explain(code: Code, out: &mut dyn Write) -> Result<(), CommandError> {
    writeln!(out, "{BOLD}{}: {}{BOLD:#}", code.id(), code.title())?;
    for block in blocks(code) {
        writeln!(out)?;
        match block {
            Block::Paragraph(text) => write_wrapped(&text, out)?,
            Block::Example(_, lines) => {
                for line in lines {
                    writeln!(out, "{}", format!("    {line}").trim_end())?;
                }
            }
        }
    }
    if let Some(lint) = code.lint() {
        writeln!(out)?;
        write_allow(lint, out)?;
    }
    writeln!(out, "\n{}", code.url())?;
    Ok(())
}

/// A lint that covers several codes.
fn overview(lint: Lint, codes: &[Code], out: &mut dyn Write) -> Result<(), CommandError> {
    writeln!(out, "{BOLD}{}{BOLD:#} covers {} codes:\n", lint.name(), codes.len())?;
    for code in codes {
        writeln!(out, "  {BOLD}{}{BOLD:#}  {}", code.id(), code.title())?;
    }
    writeln!(
        out,
        "\n`lambda-perm explain {}` explains one of them.\n",
        codes.first().map_or("CODE", |code| code.id())
    )?;
    write_allow(lint, out)
}

/// How an exception is written.
fn write_allow(lint: Lint, out: &mut dyn Write) -> Result<(), CommandError> {
    let lint = lint.name();
    let comment = format!("# lambda-perm: allow({lint}, reason = \"..\")");
    write_wrapped(
        "Where it is right as it is, allow it and say why. In YAML, Terraform and shell scripts that is a comment in the permission or right above it:",
        out,
    )?;
    writeln!(out, "\n    {comment}\n")?;
    write_wrapped(
        "JSON has no comments. A resource of CloudFormation takes it as metadata, and for policies it stands in `lambda-perm.toml`:",
        out,
    )?;
    writeln!(
        out,
        "\n    \"Metadata\": {{\"LambdaPerm\": {{\"allow\": [{{\"lint\": \"{lint}\", \"reason\": \"..\"}}]}}}}\n"
    )?;
    writeln!(out, "    [[allow]]\n    sid = \"..\"\n    lint = \"{lint}\"\n    reason = \"..\"")?;
    Ok(())
}

fn write_wrapped(text: &str, out: &mut dyn Write) -> Result<(), CommandError> {
    let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0).clamp(20, WIDTH));
    let options = textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::NoHyphenation);
    writeln!(out, "{}", textwrap::fill(text, options))?;
    Ok(())
}

/// What is said of a name that nothing has.
fn unknown(asked: &str) -> String {
    let Some(digits) = digits(asked) else {
        let finding = grammar::unknown_lint(asked);
        let has_word = |lint: &&Lint| asked.len() > 2 && lint.name().contains(&asked.to_ascii_lowercase());
        let alike: Vec<String> = Lint::ALL.iter().filter(has_word).map(|lint| format!("`{}`", lint.name())).collect();
        let help = match alike.as_slice() {
            [] => finding.help().as_str().to_owned(),
            alike => format!("did you mean {}?", alike.join(" or ")),
        };
        let list = "`lambda-perm list codes` and `lambda-perm list lints` print what there is";
        return format!("there is no code or lint `{asked}`\n  = help: {help}\n  = help: {list}");
    };
    let family = format!("LP{}", format!("{digits:0>4}").get(..2).unwrap_or_default());
    let near: Vec<&str> = Code::ALL.iter().map(|code| code.id()).filter(|id| id.starts_with(&family)).collect();
    let help = match near.as_slice() {
        [] => "`lambda-perm list codes` prints all codes".to_owned(),
        [first, .., last] => {
            format!("the codes of this family are {first} to {last}; `lambda-perm list codes` prints all")
        }
        [only] => format!("the only code of this family is {only}; `lambda-perm list codes` prints all"),
    };
    format!("there is no code `{asked}`\n  = help: {help}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_is_written() {
        for text in ["LP0501", "lp0501", "501", "LP501"] {
            assert_eq!(code(text), Some(Code::UnscopedService), "{text}");
        }
        for text in ["", "LP", "x", "99999999999", "LP0599", "-501"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_not_there_is_told_with_what_is_near() {
        assert!(unknown("LP0599").contains("LP0501 to LP0504"));
        assert!(unknown("9999").contains("lambda-perm list codes"));
        assert!(unknown("public_acess").contains("`public_access`"));
        assert!(unknown("LP").contains("no code or lint"));
        assert!(unknown("Unscoped").contains("did you mean `unscoped_service`?"));
    }

    #[test]
    fn every_code_and_lint_can_be_explained() {
        for code in Code::ALL {
            let mut out = Vec::new();
            explain(*code, &mut out).expect("written");
            let text = String::from_utf8(out).expect("text");
            assert!(text.lines().count() > 8, "{text}");
        }
        assert!(Lint::ALL.iter().all(|lint| !codes_of(*lint).is_empty()));
    }
}

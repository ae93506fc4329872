//! Every finding explained: what it is, why it is wrong, a call that fails, and the same call corrected.
//!
//! A message says what is wrong and why. The help line below says what to write instead. The brackets at its end give the code
//! and, before it, the lint that may be allowed. Then come the location and the token that must change:
//!
//! ```text
//! error: `my-bucket/*` is never the source of an S3 event: S3 sends the bare ARN of the bucket
//!        = help: write "arn:aws:s3:::my-bucket" [never_matches, LP0407]
//!  --> src/main.rs:8:18
//!   |
//! 8 |     source_arn = "arn:aws:s3:::my-bucket/*",
//!   |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^
//! ```
//!
//! The first two digits of a code are those of its family, which has a page:
//!
//! | codes | page | about | |
//! |---|---|---|---|
//! | LP01xx | [`call`] | how the call is written | errors |
//! | LP02xx | [`values`] | one value by itself | errors |
//! | LP03xx | [`rejected`] | values that AWS rejects together | errors |
//! | LP04xx | [`never_matches`] | conditions that cannot hold | lints |
//! | LP05xx | [`open_doors`] | grants that let in too many | lints |
//! | LP06xx | [`no_effect`] | grants that nothing uses | lints |
//! | LP07xx | [`unknown`] | what the catalogue does not hold | lints |
//! | LP08xx | [`sets`] | the statements of a set together | errors and lints |
//! | LP09xx | [`templates`] | values known only at deployment | errors |
//! | LP10xx | [`documents`] | what only a policy that exists can have | errors and lints |
//!
//! Nothing silences an error. A lint is what AWS accepts although it is wrong: an error too, unless `allow(lint, reason =
//! "..")` names it. The macros, const evaluation and run time report a finding in the same words; builders, and functions that
//! make a policy from permissions, word the help for themselves.
#![cfg_attr(not(feature = "document"), doc = "", doc = "[`documents`]: crate#features")]

use lambda_perm_core::finding::Code;

/// A module and a text for each page.
macro_rules! pages {
    ($($(#[$attribute:meta])* $page:ident)*) => {
        $(
            $(#[$attribute])*
            #[doc = include_str!(concat!("../docs/findings/", stringify!($page), ".md"))]
            pub mod $page {}
        )*

        const PAGES: &[&str] = &[$(include_str!(concat!("../docs/findings/", stringify!($page), ".md"))),*];
    };
}

pages! {
    call
    values
    rejected
    never_matches
    open_doors
    no_effect
    unknown
    sets
    templates
    #[cfg(feature = "document")]
    documents
}

/// The section of a code, as these pages have it: Markdown, without its heading.
///
/// Its examples are those of rustdoc: a block has `compile_fail` behind its fence where it must not compile, and lines that begin with
/// `# ` are not shown.
///
/// ```
/// use lambda_perm::{finding::Code, findings::explanation};
///
/// assert!(explanation(Code::UnscopedService).contains("the confused deputy"));
/// ```
pub fn explanation(code: Code) -> &'static str {
    let section = |page: &&'static str| {
        let (_, behind) = page.split_once(&format!("\n## {}: ", code.id()))?;
        let (_, text) = behind.split_once('\n')?;
        Some(text.split("\n## ").next().unwrap_or(text).trim())
    };
    PAGES.iter().find_map(section).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_by_its_own_section() {
        for code in Code::ALL {
            let text = explanation(*code);
            let silenced_by = code.lint().map(|lint| format!("Lint: `{}`.", lint.name()));
            let first = silenced_by.as_deref().unwrap_or("An error: nothing silences it.");
            assert!(text.starts_with(first), "{code}: {text}");
            assert!(!text.contains("\n## ") && text.contains("\nSource: "), "{code}: {text}");
        }
    }
}

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

#[doc = include_str!("../docs/findings/call.md")]
pub mod call {}

#[doc = include_str!("../docs/findings/values.md")]
pub mod values {}

#[doc = include_str!("../docs/findings/rejected.md")]
pub mod rejected {}

#[doc = include_str!("../docs/findings/never_matches.md")]
pub mod never_matches {}

#[doc = include_str!("../docs/findings/open_doors.md")]
pub mod open_doors {}

#[doc = include_str!("../docs/findings/no_effect.md")]
pub mod no_effect {}

#[doc = include_str!("../docs/findings/unknown.md")]
pub mod unknown {}

#[doc = include_str!("../docs/findings/sets.md")]
pub mod sets {}

#[doc = include_str!("../docs/findings/templates.md")]
pub mod templates {}

#[cfg(feature = "document")]
#[doc = include_str!("../docs/findings/documents.md")]
pub mod documents {}

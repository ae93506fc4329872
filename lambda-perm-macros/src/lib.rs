//! The macros behind `lambda_perm::grant!` and `policy!`. Use them through `lambda-perm`, which carries its documentation.
//!
//! ```text
//! tokens --> parse --> analyse --> expand      no error found
//!              |           \-----> recover     otherwise
//!              \-- call.rs: what was written, with every token
//! ```
//!
//! This crate knows Rust's tokens and nothing of AWS: what a key, a service or a rule is, it asks `lambda-perm-core`.

#![cfg_attr(not(test), deny(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used))]

mod analyse;
mod call;
mod errors;
mod expand;
mod parse;
mod recover;
mod span;
mod value;

#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::TokenStream;

/// The expansion of `lambda_perm::grant!`, which hands its own `$crate` over first.
#[doc(hidden)]
#[proc_macro]
pub fn grant(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    guarded(input.into(), expand_grant, false).into()
}

/// The expansion of `lambda_perm::policy!`, in the same way.
#[doc(hidden)]
#[proc_macro]
pub fn policy(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    guarded(input.into(), expand_policy, true).into()
}

/// Turns a panic, which would be a bug here, into an error that asks to report it.
fn guarded(input: TokenStream, expand: fn(TokenStream) -> TokenStream, is_policy: bool) -> TokenStream {
    catch_unwind(AssertUnwindSafe(|| expand(input.clone())))
        .unwrap_or_else(|_| recover::recover_from_bug(input, is_policy))
}

fn expand_grant(input: TokenStream) -> TokenStream {
    let mut errors = errors::Errors::default();
    let call = parse::parse(input, &mut errors);
    let analysis = analyse::analyse(&call, &mut errors);
    if errors.is_empty() { expand::expand(&call, &analysis) } else { recover::recover(&call, &analysis, &errors) }
}

fn expand_policy(input: TokenStream) -> TokenStream {
    let mut errors = errors::Errors::default();
    let call = parse::parse_policy(input, &mut errors);
    let analysis = analyse::analyse_policy(&call, &mut errors);
    if errors.is_empty() {
        expand::expand_policy(&call, &analysis)
    } else {
        recover::recover_policy(&call, &analysis, &errors)
    }
}

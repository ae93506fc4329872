//! The macros behind `lambda_perm::grant!` and `policy!`. Use them through `lambda-perm`, which carries its documentation.
//!
//! ```text
//! tokens --> parse --> analyse --> expand      no error found
//!              |           \-----> recover     otherwise
//!              \-- call.rs: what was written, with every token
//! ```
//!
//! This crate knows Rust's tokens and nothing of AWS. For keys, services and rules it asks `lambda-perm-core`.

#![cfg_attr(not(test), deny(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used))]

extern crate proc_macro;

mod analyse;
mod call;
mod editor;
mod errors;
mod expand;
mod parse;
mod recover;
mod span;
mod tokens;
mod value;

#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::TokenStream;
use quote::quote;

use crate::{errors::Errors, recover::MacroKind, value::Time};

/// The expansion of `lambda_perm::grant!`, which passes its own `$crate` first.
#[doc(hidden)]
#[proc_macro]
pub fn grant(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    guarded(input.into(), |input| expand_grant(input, Time::Compile), MacroKind::Permission(Time::Compile)).into()
}

/// The expansion of `lambda_perm::policy!`, in the same way.
#[doc(hidden)]
#[proc_macro]
pub fn policy(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    guarded(input.into(), |input| expand_policy(input, Time::Compile), MacroKind::Policy(Time::Compile)).into()
}

/// The expansion of `lambda_perm::try_grant!`, in the same way.
#[doc(hidden)]
#[proc_macro]
pub fn try_grant(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    guarded(input.into(), |input| expand_grant(input, Time::Run), MacroKind::Permission(Time::Run)).into()
}

/// The expansion of `lambda_perm::try_policy!`, in the same way.
#[doc(hidden)]
#[proc_macro]
pub fn try_policy(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    guarded(input.into(), |input| expand_policy(input, Time::Run), MacroKind::Policy(Time::Run)).into()
}

/// The expansion, after the words for editors. A panic would be a bug here, so it becomes an error that asks to report it.
fn guarded(input: TokenStream, expand: fn(TokenStream) -> TokenStream, kind: MacroKind) -> TokenStream {
    catch_unwind(AssertUnwindSafe(|| {
        let expansion = expand(input.clone());
        if !editor::may_read() {
            return expansion;
        }
        let words = editor::words(input.clone());
        quote! {{ #words #expansion }}
    }))
    .unwrap_or_else(|_| recover::recover_from_bug(input, kind))
}

fn expand_grant(input: TokenStream, time: Time) -> TokenStream {
    let mut errors = Errors::default();
    let call = parse::parse(input, time, &mut errors);
    let analysis = analyse::analyse(&call, &mut errors);
    match time {
        _ if !errors.is_empty() => recover::recover(&call, &analysis, &errors),
        Time::Compile => expand::expand(&call, &analysis),
        Time::Run => expand::expand_try(&call, &analysis),
    }
}

fn expand_policy(input: TokenStream, time: Time) -> TokenStream {
    let mut errors = Errors::default();
    let call = parse::parse_policy(input, time, &mut errors);
    let analysis = analyse::analyse_policy(&call, &mut errors);
    match time {
        _ if !errors.is_empty() => recover::recover_policy(&call, &analysis, &errors),
        Time::Compile => expand::expand_policy(&call, &analysis),
        Time::Run => expand::expand_try_policy(&call, &analysis),
    }
}

//! The macro behind `lambda_perm::grant!`. Use it through `lambda-perm`, which carries its documentation.
//!
//! ```text
//! tokens --> parse --> analyse --> expand      no error found
//!              |           \-----> recover     otherwise
//!              \-- call.rs: what was written, with every token
//! ```
//!
//! This crate knows Rust's tokens and nothing of AWS: what a key, a service or a rule is, it asks `lambda-perm-core`.

mod analyse;
mod call;
mod errors;
mod expand;
mod parse;
mod recover;
mod span;
mod value;

use proc_macro2::TokenStream;

/// The expansion of `lambda_perm::grant!`, which hands its own `$crate` over first.
#[doc(hidden)]
#[proc_macro]
pub fn grant(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand_grant(input.into()).into()
}

fn expand_grant(input: TokenStream) -> TokenStream {
    let mut errors = errors::Errors::default();
    let call = parse::parse(input, &mut errors);
    let analysis = analyse::analyse(&call, &mut errors);
    if errors.is_empty() { expand::expand(&call, &analysis) } else { recover::recover(&call, &analysis, &errors) }
}

//! A call without errors to tokens. Never fails.
//!
//! Where all is known, the expansion is one call with the values as literals: that is what costs the compiler least.
//! Where const evaluation has to check something, it is a block of const items that ends in the permission or policy.

mod constants;
mod literals;
mod policy;
mod run_time;
mod similar;
mod template;

use proc_macro2::TokenStream;

use crate::{analyse::Analysis, call::Call};

pub(crate) use constants::checks;
pub(crate) use policy::{checks_of_policy, expand_policy};
pub(crate) use run_time::{expand_try, expand_try_policy, values, values_of_policy};
pub(crate) use template::language;

pub(crate) fn expand(call: &Call, analysis: &Analysis) -> TokenStream {
    if analysis.is_complete {
        literals::expand(call, analysis.target, call.language())
    } else {
        constants::expand(call, analysis)
    }
}

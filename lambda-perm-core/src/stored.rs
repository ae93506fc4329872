//! What Lambda stores: statements, and how they are written. Const evaluation writes them too, for sizes and documents that
//! are known when the program is compiled.

mod statement;
mod write;

pub use statement::Statement;
#[cfg(feature = "runtime")]
pub(crate) use statement::{Account, Conditions, Named, Principal, Qualifier};
pub(crate) use statement::{Home, Resource};
#[cfg(feature = "runtime")]
pub(crate) use write::at_run_time;
pub(crate) use write::{Buffer, DOCUMENT_HEAD, DOCUMENT_TAIL, escape, hexadecimal, in_const, is_plain_byte};

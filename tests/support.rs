//! What tests of several topics use.

pub mod beside;
pub mod calls;
pub mod cargo;
pub mod case;
pub mod depth;
pub mod form;
pub mod judge;
pub mod random;
pub mod recorded;
pub mod requests;
pub mod skip;
pub mod stored;
pub mod templates;

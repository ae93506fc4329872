//! What a policy says to a request, as IAM decides it.

mod compare;
mod condition;
mod context;
mod error;
mod pattern;
mod request;
mod requester;
mod text;
mod value;
mod variable;

pub use error::RequestError;
pub use request::Request;

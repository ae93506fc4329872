//! What a policy says to a request, as IAM decides it.

mod context;
mod error;
mod request;
mod requester;
mod text;
mod value;

pub use error::RequestError;
pub use request::Request;

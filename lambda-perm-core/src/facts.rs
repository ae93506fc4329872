//! What is known of AWS, as tables.
//!
//! This is the only place in the project that names a service, an action, a Region, a limit or a condition key.
//! Each row says where its facts come from. Everything here can be read in a `const`.
//!
//! ```
//! # extern crate lambda_perm_core as lambda_perm;
//! use lambda_perm::facts::services::SERVICES;
//!
//! // Every service that invokes functions through their policy.
//! for service in SERVICES {
//!     println!("{:24} {}", service.id, service.principal);
//! }
//! ```

pub mod actions;
#[cfg(feature = "document")]
pub mod answers;
pub mod cloudformation;
pub mod conditions;
#[cfg(feature = "document")]
pub mod context_keys;
pub mod function_url;
pub mod identities;
pub mod limits;
pub mod naming;
#[cfg(feature = "runtime")]
pub mod operations;
pub mod parameters;
pub mod partitions;
pub(crate) mod placeholder;
#[cfg(feature = "document")]
pub mod policy_language;
pub mod reference;
#[cfg(feature = "document")]
pub(crate) mod request_context;
pub mod services;
pub mod terraform;

#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod apply;
mod driver;
mod error;
mod fleet;
mod mapping;
mod named;
mod policy;
mod report;
mod service;

pub use apply::Apply;
pub use error::{Error, Reason};
pub use fleet::{Event, Events, Fleet, FleetReport, JournalError};
pub use lambda_perm::{
    facts::answers::AnswerClass,
    plan::{Ownership, Through},
};
pub use mapping::ToSdk;
#[cfg(feature = "web")]
pub use mapping::ToWebSdk;
pub use policy::Policy;
pub use report::Report;
pub use service::Client;

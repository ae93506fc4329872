#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod mapping;

pub use mapping::ToSdk;

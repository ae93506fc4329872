//! All integration tests but `ui` and `allocation`: one program, which is linked once.
//!
//! A module is a topic, and a file in its folder one part of it. `cargo test --test main template` runs one topic.

mod command_line;
mod docs;
mod document;
mod editor;
mod grant;
mod judge;
mod output;
mod plan;
mod policy;
mod run_time;
mod support;
mod template;
mod web_function;

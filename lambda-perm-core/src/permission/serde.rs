//! Permissions and policies through serde.

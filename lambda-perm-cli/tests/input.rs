//! What is read, and from where.

mod agreement;
mod corpus;
mod trials;
mod walk;

/// A policy with one finding, LP0501.
pub const UNSCOPED: &str = r#"{"Version":"2012-10-17","Id":"default","Statement":[{"Sid":"uploads","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:f"}]}"#;

/// A policy in which nothing is wrong.
pub const CLEAN: &str = r#"{"Version":"2012-10-17","Id":"default","Statement":[{"Sid":"partner","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::210987654321:root"},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:f"}]}"#;

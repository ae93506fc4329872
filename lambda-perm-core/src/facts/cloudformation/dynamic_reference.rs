//! Dynamic references: `{{resolve:ssm:/path}}`, which CloudFormation replaces by the value of a parameter or secret.

/// What holds the value of a dynamic reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DynamicReference {
    /// The service: what stands behind `resolve:`.
    pub service: &'static str,
    /// What stands behind the service, as an example.
    pub example: &'static str,
    /// Whether the properties of permissions take its value.
    pub is_taken: bool,
}

/// All of them.
///
/// Source: CloudFormation user guide, dynamic-references; `AWS::Lambda::Permission` and its like are not in the list of resources
/// that take `ssm-secure`.
pub static DYNAMIC_REFERENCES: &[DynamicReference] = &[
    DynamicReference { service: "ssm", example: "/topics/orders", is_taken: true },
    DynamicReference { service: "secretsmanager", example: "my-secret:SecretString:key", is_taken: true },
    DynamicReference { service: "ssm-secure", example: "/topics/orders", is_taken: false },
];

/// The services, by their names.
pub static DYNAMIC_REFERENCE_SERVICES: [&str; DYNAMIC_REFERENCES.len()] =
    crate::text::column!(DYNAMIC_REFERENCES, service);

//! What SAM makes of its resources, as far as permissions go.

/// The transform by which a template is one of SAM.
///
/// Source: SAM developer guide, sam-specification-template-anatomy.
pub const TRANSFORM: &str = "AWS::Serverless-2016-10-31";

/// The type of a function of SAM.
pub const FUNCTION: &str = "AWS::Serverless::Function";

/// The type of a nested application.
pub const APPLICATION: &str = "AWS::Serverless::Application";

//! Principals that look like services and are known not to be.

use super::RejectedPrincipal;

/// Principals that AddPermission is known to reject (`The provided principal was invalid`).
pub const REJECTED_PRINCIPALS: &[RejectedPrincipal] = &[
    RejectedPrincipal {
        principal: "invalid.nonaws.com",
        source: "LocalStack recorded: The provided principal was invalid",
    },
    RejectedPrincipal { principal: "amazonaws.com", source: "Pocket/terraform-modules PR 1037" },
    RejectedPrincipal { principal: "alexa-appkit.smapi.amazon.com", source: "public deploy log 2026-09-22" },
    RejectedPrincipal {
        principal: "invalid.amazonaws.com",
        source: "LocalStack test has it commented out with the remark that AWS matches an explicit list; inferred",
    },
];

//! What a run may take, and what it may expect.

use core::time::Duration;

/// How a run waits, and whether it looks at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RunOptions {
    pub(in crate::plan) deadline: Duration,
    pub(in crate::plan) created_function: bool,
    pub(in crate::plan) created_principals: bool,
    pub(in crate::plan) verify: bool,
}

impl Default for RunOptions {
    fn default() -> Self {
        let deadline = Duration::from_secs(300);
        Self { deadline, created_function: false, created_principals: false, verify: false }
    }
}

impl RunOptions {
    /// How long the run may take, counted from its begin. Five minutes without this.
    #[must_use]
    pub const fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Says that the function has just been created, so that the API may not know it for some minutes.
    #[must_use]
    pub const fn created_function(mut self) -> Self {
        self.created_function = true;
        self
    }

    /// Says that principals of the policy, such as a role, have just been created, so that the API may not know them for two minutes.
    #[must_use]
    pub const fn created_principals(mut self) -> Self {
        self.created_principals = true;
        self
    }

    /// Reads the policy once more when all steps are done, and goes on if it is not what is wanted. Without this, an answer that says
    /// that a request has succeeded is taken at its word.
    #[must_use]
    pub const fn verify(mut self, verify: bool) -> Self {
        self.verify = verify;
        self
    }
}

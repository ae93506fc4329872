//! The services that keep policies, each through the client of its SDK.

mod lambda;
pub(crate) mod reply;
#[cfg(feature = "web")]
mod web;

use std::{fmt, time::Duration};

use aws_sdk_lambda::config::{SharedAsyncSleep, retry::RetryConfig, timeout::TimeoutConfig};
use aws_smithy_async::rt::sleep::default_async_sleep;
use futures_util::future::BoxFuture;
use lambda_perm::plan::{ReadRequest, StepRequest};

use crate::named::Named;
use reply::{Failure, Reply};

/// The client of an SDK, with which policies are applied: that of `aws-sdk-lambda`, and with the feature `web` that of
/// `aws-sdk-lambdaweb`.
pub trait Client: sealed::Connect {}

pub(crate) mod sealed {
    use super::Service;

    /// What of a client is no part of a request.
    pub trait Connect: Clone + Send + Sync + 'static {
        /// The same client, HTTP client, credentials and all, without retries: the run retries by what an answer means, and a retry
        /// below it would send again what must be looked at first, and multiply with its own.
        fn connect(&self) -> Service;

        /// Where the configuration is, which clones share.
        fn place(&self) -> usize;
    }
}

/// A service, ready to be sent requests.
pub struct Service {
    pub(crate) api: Box<dyn Api>,
    pub(crate) region: Option<String>,
    /// How to wait: as the client does, so that no runtime is forced on anyone. A client that was not told how has the sleep of the
    /// feature `rt-tokio`, if that is enabled.
    pub(crate) sleep: Option<SharedAsyncSleep>,
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service").field("region", &self.region).finish_non_exhaustive()
    }
}

/// The requests of a service, each sent once.
pub trait Api: Send + Sync {
    /// Sends a request that changes the policy.
    fn send<'a>(&'a self, request: &'a StepRequest<'_>) -> BoxFuture<'a, Reply>;

    /// Sends a request that reads the policy.
    fn read<'a>(&'a self, request: &'a ReadRequest<'_>) -> BoxFuture<'a, Reply>;

    /// Asks for what policies do not tell.
    fn describe<'a>(&'a self, named: &'a Named) -> BoxFuture<'a, Result<Described, Failure>>;
}

/// What is known of a function, layer version or web function beyond its policy.
#[derive(Debug)]
pub struct Described {
    pub(crate) arn: Option<String>,
    /// Whether it is being made or changed.
    pub(crate) is_busy: bool,
}

/// How long one request may take, if the user's client says nothing. Without a limit a connection that has died unnoticed would
/// hold a run for ever.
const REQUEST: Duration = Duration::from_secs(30);

/// These limits of time, and one for each request.
fn limited(given: Option<&TimeoutConfig>) -> TimeoutConfig {
    let is_limited = given.is_some_and(|timeouts| {
        timeouts.operation_attempt_timeout().is_some() || timeouts.operation_timeout().is_some()
    });
    let timeouts = given.map_or_else(TimeoutConfig::builder, TimeoutConfig::to_builder);
    if is_limited { timeouts.build() } else { timeouts.operation_attempt_timeout(REQUEST).build() }
}

/// The clients of all SDKs are alike here, and there is no trait that says so.
macro_rules! clients {
    ($($(#[$attribute:meta])* $client:ty;)*) => {
        $(
            $(#[$attribute])*
            impl Client for $client {}

            $(#[$attribute])*
            impl sealed::Connect for $client {
                fn connect(&self) -> Service {
                    let config = self.config();
                    let timeouts = limited(config.timeout_config());
                    let own = config.to_builder().retry_config(RetryConfig::disabled()).timeout_config(timeouts).build();
                    Service {
                        api: Box::new(Self::from_conf(own)),
                        region: config.region().map(ToString::to_string),
                        sleep: config.sleep_impl().or_else(default_async_sleep),
                    }
                }

                fn place(&self) -> usize {
                    std::ptr::from_ref(self.config()).addr()
                }
            }
        )*
    };
}

clients! {
    aws_sdk_lambda::Client;
    #[cfg(feature = "web")]
    aws_sdk_lambdaweb::Client;
}

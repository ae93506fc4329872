//! The client that requests are sent with.

use std::time::Duration;

use aws_sdk_lambda::{
    Client,
    config::{SharedAsyncSleep, retry::RetryConfig, timeout::TimeoutConfig},
};
use aws_smithy_async::rt::sleep::default_async_sleep;

/// How long one request may take, if the user's client says nothing. Without a limit a connection that has died unnoticed would
/// hold a run for ever.
const REQUEST: Duration = Duration::from_secs(30);

/// The same client, HTTP client, credentials and all, without retries: the run retries by what an answer means, and a retry below it
/// would send again what must be looked at first, and multiply with its own.
pub(crate) fn without_retries(client: &Client) -> Client {
    let config = client.config();
    let given = config.timeout_config();
    let is_limited = given.is_some_and(|timeouts| {
        timeouts.operation_attempt_timeout().is_some() || timeouts.operation_timeout().is_some()
    });
    let mut timeouts = given.map_or_else(TimeoutConfig::builder, TimeoutConfig::to_builder);
    if !is_limited {
        timeouts = timeouts.operation_attempt_timeout(REQUEST);
    }
    let config = config.to_builder().retry_config(RetryConfig::disabled()).timeout_config(timeouts.build());
    Client::from_conf(config.build())
}

/// How to wait: as the client does, so that no runtime is forced on anyone. A client that was not told how has the sleep of the
/// feature `rt-tokio`, if that is enabled.
pub(crate) fn sleep(client: &Client) -> Option<SharedAsyncSleep> {
    client.config().sleep_impl().or_else(default_async_sleep)
}

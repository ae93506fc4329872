//! Clients of the server.

use std::{net::SocketAddr, time::Duration};

use aws_sdk_lambda::{
    Client,
    config::{
        AsyncSleep, BehaviorVersion, Config, Credentials, Region, Sleep, StalledStreamProtectionConfig,
        timeout::TimeoutConfig,
    },
};

/// How much faster time goes for a client.
pub const FASTER: u32 = 200;

/// A sleep that is much too short. Time limits are too, so they are set longer.
#[derive(Clone, Copy, Debug)]
struct Fast;

impl AsyncSleep for Fast {
    fn sleep(&self, duration: Duration) -> Sleep {
        Sleep::new(tokio::time::sleep(duration / FASTER))
    }
}

/// The configuration of either SDK's client.
macro_rules! config {
    ($config:ty, $address:expr) => {
        <$config>::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("us-east-2"))
            .credentials_provider(Credentials::for_tests())
            .endpoint_url(format!("http://{}", $address))
            .http_client(aws_smithy_http_client::Builder::new().build_http())
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
    };
}

fn config(address: SocketAddr) -> aws_sdk_lambda::config::Builder {
    config!(Config, address)
}

fn limits() -> TimeoutConfig {
    let limit = Duration::from_secs(3) * FASTER;
    TimeoutConfig::builder().operation_attempt_timeout(limit).connect_timeout(limit).build()
}

/// A client that waits, but not long.
pub fn fast(address: SocketAddr) -> Client {
    Client::from_conf(config(address).sleep_impl(Fast).timeout_config(limits()).build())
}

/// The same for web functions.
#[cfg(feature = "web")]
pub fn fast_web(address: SocketAddr) -> aws_sdk_lambdaweb::Client {
    let config = config!(aws_sdk_lambdaweb::Config, address).sleep_impl(Fast).timeout_config(limits());
    aws_sdk_lambdaweb::Client::from_conf(config.build())
}

/// A client with a real clock.
pub fn real(address: SocketAddr) -> Client {
    Client::from_conf(config(address).build())
}

/// A client of an emulator, which takes the access key for the account.
pub fn account(address: SocketAddr, account: &'static str) -> Client {
    let credentials = Credentials::new(account, "secret", None, None, "test");
    Client::from_conf(config(address).credentials_provider(credentials).build())
}

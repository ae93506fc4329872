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

fn config(address: SocketAddr) -> aws_sdk_lambda::config::Builder {
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-2"))
        .credentials_provider(Credentials::for_tests())
        .endpoint_url(format!("http://{address}"))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
}

/// A client that waits, but not long.
pub fn fast(address: SocketAddr) -> Client {
    let limits = TimeoutConfig::builder()
        .operation_attempt_timeout(Duration::from_secs(3) * FASTER)
        .connect_timeout(Duration::from_secs(3) * FASTER);
    Client::from_conf(config(address).sleep_impl(Fast).timeout_config(limits.build()).build())
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

//! Addresses and ranges of addresses.

use core::net::IpAddr;

/// Whether an address is in a range: `203.0.113.0/24`, `2001:db8::/32`, or one address. `None` if it is no address, or no range.
pub(super) fn is_in_range(address: &str, range: &str) -> Option<bool> {
    let address: IpAddr = address.parse().ok()?;
    let (network, length) = match range.split_once('/') {
        Some((network, length)) => (network, Some(prefix_length(length)?)),
        None => (range, None),
    };
    match (address, network.parse().ok()?) {
        (IpAddr::V4(address), IpAddr::V4(network)) => {
            let difference = u32::from(address) ^ u32::from(network);
            Some(difference.leading_zeros() >= at_most(length, u32::BITS)?)
        }
        (IpAddr::V6(address), IpAddr::V6(network)) => {
            let difference = u128::from(address) ^ u128::from(network);
            Some(difference.leading_zeros() >= at_most(length, u128::BITS)?)
        }
        (_, IpAddr::V4(_)) => at_most(length, u32::BITS).map(|_| false),
        (_, IpAddr::V6(_)) => at_most(length, u128::BITS).map(|_| false),
    }
}

/// `parse` alone would take a sign.
fn prefix_length(text: &str) -> Option<u32> {
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then(|| text.parse().ok())?
}

/// How many bits must be the same: all that an address has, unless fewer are given.
fn at_most(length: Option<u32>, bits: u32) -> Option<u32> {
    Some(length.unwrap_or(bits)).filter(|length| *length <= bits)
}

#[cfg(test)]
mod tests {
    use super::is_in_range;

    #[test]
    fn ranges() {
        let cases = [
            ("203.0.113.7", "203.0.113.0/24", Some(true)),
            ("203.0.114.7", "203.0.113.0/24", Some(false)),
            // The bits behind the prefix do not count.
            ("10.9.9.9", "10.1.2.3/8", Some(true)),
            ("10.9.9.9", "10.9.9.9", Some(true)),
            ("10.9.9.8", "10.9.9.9", Some(false)),
            ("1.2.3.4", "0.0.0.0/0", Some(true)),
            ("2001:db8:1234::1", "2001:DB8:1234:5678::/32", Some(true)),
            ("2001:db9::1", "2001:db8::/32", Some(false)),
            ("::1", "::/0", Some(true)),
            ("::1", "0.0.0.0/0", Some(false)),
            ("1.2.3.4", "::/0", Some(false)),
            ("1.2.3.4", "1.2.3.0/33", None),
            ("::1", "1.2.3.0/33", None),
            ("::1", "::/129", None),
            ("1.2.3.4", "1.2.3.0/", None),
            ("1.2.3.4", "1.2.3.0/+8", None),
            ("1.2.3.4", "1.2.3/8", None),
            ("somewhere", "0.0.0.0/0", None),
            ("1.2.3.4/32", "0.0.0.0/0", None),
        ];
        for (address, range, expected) in cases {
            assert_eq!(is_in_range(address, range), expected, "{address} in {range}");
        }
    }
}

//! Network addresses: whose request it is behind proxies, and what a rate counts by.

use std::net::IpAddr;
use std::str::FromStr;

use ipnet::{IpNet, Ipv6Net};
use serde::Deserialize;

/// A network whose hosts are proxies of ours: `10.0.0.0/24`, or one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Network(IpNet);

impl Network {
    fn contains(&self, address: IpAddr) -> bool {
        self.0.contains(&address)
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let network = text
            .parse::<IpNet>()
            .or_else(|_| text.parse::<IpAddr>().map(IpNet::from))
            .map_err(|_| {
                format!("\"{text}\" is no network such as 10.0.0.0/24 and no network address")
            })?;
        if network.prefix_len() == 0 {
            return Err(format!(
                "\"{text}\" is everybody: name the proxies alone, or all may choose their address"
            ));
        }
        Ok(Self(network.trunc()))
    }
}

impl TryFrom<String> for Network {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// Whose request it is that came from `peer` with these values of `X-Forwarded-For`, in the order
/// they came.
///
/// What a client sends counts for nothing. Only when the peer is a proxy of ours does the header
/// speak: each proxy adds at the right whom it was asked by, so that the first from the right who is
/// no proxy of ours is the client. Where that cannot be read, the peer it is.
pub fn client<'a>(
    peer: IpAddr,
    forwarded: impl DoubleEndedIterator<Item = &'a str>,
    trusted: &[Network],
) -> IpAddr {
    let ours = |address| trusted.iter().any(|network| network.contains(address));
    let peer = peer.to_canonical();
    if !ours(peer) {
        return peer;
    }
    let mut client = peer;
    for hop in forwarded.rev().flat_map(|value| value.rsplit(',')) {
        let Ok(address) = hop.trim().parse::<IpAddr>() else {
            return peer;
        };
        client = address.to_canonical();
        if !ours(client) {
            break;
        }
    }
    client
}

/// What a rate counts a network address by: an IPv4 address itself, of IPv6 the /64, which is what
/// one household or one rented server has.
pub fn rate_key(origin: &str) -> String {
    match origin
        .parse::<IpAddr>()
        .map(|address| address.to_canonical())
    {
        Ok(IpAddr::V4(address)) => format!("address {address}"),
        Ok(IpAddr::V6(address)) => match Ipv6Net::new(address, 64) {
            Ok(network) => format!("address {}", network.trunc()),
            Err(_) => format!("address {address}"),
        },
        Err(_) => "address unknown".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn asked(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let trusted: Vec<Network> = trusted.iter().map(|text| text.parse().unwrap()).collect();
        client(peer.parse().unwrap(), forwarded.iter().copied(), &trusted).to_string()
    }

    #[test]
    fn the_header_speaks_only_through_a_trusted_proxy() {
        let proxies = ["127.0.0.1", "10.0.0.0/24", "fd00::/8"];
        let cases: &[(&str, &[&str], &str)] = &[
            // Nobody trusted asks: the header counts for nothing.
            ("192.0.2.9", &["203.0.113.1"], "192.0.2.9"),
            ("192.0.2.9", &[], "192.0.2.9"),
            // One proxy.
            ("127.0.0.1", &["203.0.113.1"], "203.0.113.1"),
            ("127.0.0.1", &[], "127.0.0.1"),
            ("127.0.0.1", &[""], "127.0.0.1"),
            // The client wrote something before the proxy added its address.
            ("127.0.0.1", &["198.51.100.7, 203.0.113.1"], "203.0.113.1"),
            ("127.0.0.1", &["198.51.100.7", "203.0.113.1"], "203.0.113.1"),
            ("127.0.0.1", &["10.0.0.3, 203.0.113.1"], "203.0.113.1"),
            ("127.0.0.1", &["<script>, 203.0.113.1"], "203.0.113.1"),
            // Two proxies.
            (
                "127.0.0.1",
                &["198.51.100.7, 203.0.113.1, 10.0.0.3"],
                "203.0.113.1",
            ),
            ("fd00::1", &["2001:db8::5, 10.0.0.3"], "2001:db8::5"),
            // All are ours: the farthest one asked.
            ("127.0.0.1", &["10.0.0.4, 10.0.0.3"], "10.0.0.4"),
            // What is no address names nobody.
            ("127.0.0.1", &["203.0.113.1, unknown"], "127.0.0.1"),
            (
                "127.0.0.1",
                &["203.0.113.1, _hidden, 10.0.0.3"],
                "127.0.0.1",
            ),
            ("127.0.0.1", &["203.0.113.1:4711"], "127.0.0.1"),
            (
                "127.0.0.1",
                &["consultatie.example.org/10.0.0.1"],
                "127.0.0.1",
            ),
            // IPv4 written as IPv6 is IPv4.
            ("::ffff:127.0.0.1", &["::ffff:203.0.113.1"], "203.0.113.1"),
        ];
        for (peer, forwarded, client) in cases {
            assert_eq!(
                asked(peer, forwarded, &proxies),
                *client,
                "{peer} {forwarded:?}"
            );
        }
    }

    #[test]
    fn an_ipv6_household_counts_as_one() {
        assert_eq!(rate_key("203.0.113.1"), "address 203.0.113.1");
        assert_eq!(rate_key("::ffff:203.0.113.1"), "address 203.0.113.1");
        assert_eq!(
            rate_key("2001:db8:1:2:3:4:5:6"),
            "address 2001:db8:1:2::/64"
        );
        assert_eq!(rate_key("2001:db8:1:2::"), rate_key("2001:db8:1:2:ffff::1"));
        assert_ne!(rate_key("2001:db8:1:2::1"), rate_key("2001:db8:1:3::1"));
    }

    #[test]
    fn nobody_trusts_everybody() {
        assert!("0.0.0.0/0".parse::<Network>().is_err());
        assert!("::/0".parse::<Network>().is_err());
        assert!("proxy.example.org".parse::<Network>().is_err());
        assert!("10.0.0.7/24".parse::<Network>().is_ok());
    }
}

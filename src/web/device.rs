//! The browser a request comes from: known again by a cookie of its own, and named roughly for the list of
//! one's sessions.

use actix_web::HttpRequest;
use actix_web::http::header;

use super::cookies::{self, Name};
use crate::access::Device;
use crate::config::Config;
use crate::platform::random;

/// The browser `request` comes from; one that was never here gets a secret, to be kept if somebody signs in.
pub(super) fn of(request: &HttpRequest, config: &Config, origin: &str) -> Device {
    let named = request
        .headers()
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .map(named)
        .unwrap_or_default();
    Device {
        secret: cookies::read(request, config, Name::Browser)
            // Longer ones are not of ours.
            .filter(|secret| secret.len() <= 64)
            .unwrap_or_else(random::token),
        browser: named,
        origin: origin.to_owned(),
    }
}

/// "Firefox, Linux": of what browsers say of themselves, the two things people recognise.
fn named(agent: &str) -> String {
    const BROWSERS: [(&str, &str); 6] = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];
    let find = |list: &[(&str, &'static str)]| {
        list.iter()
            .find(|(mark, _)| agent.contains(mark))
            .map(|(_, name)| *name)
    };
    let parts: Vec<&str> = [find(&BROWSERS), find(&SYSTEMS)]
        .into_iter()
        .flatten()
        .collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn browsers_are_named_as_people_know_them() {
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                    Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 \
                      (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(named(firefox), "Firefox, Linux");
        assert_eq!(named(edge), "Edge, Windows");
        assert_eq!(named(safari), "Safari, iPhone");
        assert_eq!(named("<script>"), "");
    }
}

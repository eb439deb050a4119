//! The log: to stderr, as text or as JSON, in what detail `POLDER_LOG` says; never a secret.

use std::io::IsTerminal;

use anyhow::{Context, ensure};
use tracing::level_filters::LevelFilter;
use tracing::{Event, Level, Metadata, field};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::{FilterExt, Targets};
use tracing_subscriber::layer::{self, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::{Config, LogFormat};

const DEFAULT: &str = "warn,polder=info";
/// What is known to log nothing that people sent and no secret, so that it may be followed closely.
/// Of all else only what is meant for operators is taken: a library's own tracing holds whatever goes
/// through it, such as the password and the text of a mail.
const OPEN: &[&str] = &["polder", "rustls", "actix_server"];

/// Starts logging.
///
/// # Errors
/// When `POLDER_LOG` cannot be read; the message names the part at fault.
pub fn start(config: &Config) -> anyhow::Result<()> {
    let detail = match std::env::var("POLDER_LOG") {
        Ok(detail) if !detail.trim().is_empty() => detail,
        _ => DEFAULT.to_owned(),
    };
    let detail = targets(&detail)?.and(Discreet);
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let lines = match config.log.format {
        LogFormat::Text => lines.with_filter(detail).boxed(),
        LogFormat::Json => lines
            .json()
            .flatten_event(true)
            .with_span_list(false)
            .with_filter(detail)
            .boxed(),
    };
    // Fails only when a subscriber is set already, as in a test.
    let _ = tracing_subscriber::registry().with(lines).try_init();
    Ok(())
}

/// Reads "info" or "warn,polder=debug".
fn targets(detail: &str) -> anyhow::Result<Targets> {
    let mut targets = Targets::new();
    for part in detail.split(',').map(str::trim) {
        let (target, level) = match part.split_once('=') {
            Some((target, level)) => (Some(target.trim()), level.trim()),
            None => (None, part),
        };
        let level: LevelFilter = level
            .parse()
            .ok()
            .filter(|_| !level.is_empty() && level.chars().all(|c| c.is_ascii_alphabetic()))
            .with_context(|| {
                format!(
                    "POLDER_LOG: \"{part}\" names no level; write off, error, warn, info, debug or \
                     trace, or such a level for a part, as in \"{DEFAULT}\""
                )
            })?;
        targets = match target {
            None => targets.with_default(level),
            Some(target) => {
                ensure!(
                    !target.is_empty()
                        && target
                            .chars()
                            .all(|c| c.is_ascii_alphanumeric() || "_:".contains(c)),
                    "POLDER_LOG: \"{part}\" names no part of the program"
                );
                targets.with_target(target, level)
            }
        };
    }
    Ok(targets)
}

/// Holds back what is nobody's business, at whatever level.
struct Discreet;

impl<S> layer::Filter<S> for Discreet {
    fn enabled(&self, metadata: &Metadata<'_>, _: &layer::Context<'_, S>) -> bool {
        *metadata.level() <= Level::INFO || is_open(metadata.target())
    }

    fn event_enabled(&self, event: &Event<'_>, _: &layer::Context<'_, S>) -> bool {
        // Whoever sends half a request or none makes actix tell of an error; it is theirs.
        if event.metadata().target() != "actix_http::h1::dispatcher" {
            return true;
        }
        let mut stream = StreamError(false);
        event.record(&mut stream);
        !stream.0
    }
}

fn is_open(target: &str) -> bool {
    OPEN.iter().any(|open| {
        target
            .strip_prefix(open)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    })
}

struct StreamError(bool);

impl field::Visit for StreamError {
    fn record_debug(&mut self, field: &field::Field, value: &dyn std::fmt::Debug) {
        self.0 |= field.name() == "message" && format!("{value:?}").starts_with("stream error");
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn detail_that_means_nothing_is_refused() {
        for good in [
            "info",
            "warn,polder=debug",
            "OFF",
            "polder::db=trace, error",
        ] {
            assert!(targets(good).is_ok(), "{good}");
        }
        for bad in [
            "nonsense",
            "polder",
            "polder=loud",
            "info,",
            "=debug",
            "po lder=info",
            "5",
        ] {
            let sentence = targets(bad).unwrap_err().to_string();
            assert!(sentence.starts_with("POLDER_LOG: "), "{bad}: {sentence}");
        }
    }

    #[test]
    fn only_our_own_parts_are_followed_closely() {
        assert!(is_open("polder") && is_open("polder::web::access_log"));
        assert!(!is_open("polderx") && !is_open("lettre::transport::smtp"));
    }
}

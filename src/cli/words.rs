//! Words read from the command line, and sentences said there.

use crate::error::Error;
use crate::platform::texts::{self, Language};

/// Reads an option that is one of a few words; a wrong one is bad usage.
pub(super) fn word<T: std::str::FromStr<Err = String>>(text: &str) -> Result<T, String> {
    text.parse()
}

/// One sentence, whatever went wrong.
pub(super) fn sentence(error: &anyhow::Error) -> String {
    match error.downcast_ref::<Error>() {
        Some(Error::Refused(message)) => texts::say(Language::En, message),
        Some(Error::Invalid(faults)) => faults
            .iter()
            .map(|fault| {
                format!(
                    "{}: {}",
                    fault.field,
                    texts::say(Language::En, &fault.message)
                )
            })
            .collect::<Vec<_>>()
            .join(" "),
        Some(Error::Internal(inner)) => one_line(inner),
        _ => one_line(error),
    }
}

pub(super) fn one_line(error: &anyhow::Error) -> String {
    format!("{error:#}").replace('\n', " ")
}

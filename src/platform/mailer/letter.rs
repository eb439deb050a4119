//! A mail as it is given to be sent, and why one is not.

/// A rendered mail.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Where it goes: an address, with or without a name.
    pub recipient: String,
    /// Where an answer to it goes: somebody who reads it.
    pub reply_to: Option<String>,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// The same at every attempt, so that a receiver can tell a repeat.
    pub message_id: String,
    /// Language of the text, for the Content-Language header.
    pub language: &'static str,
    /// For a mail one gets because one asked to be told: the address at which a single POST, without
    /// anything else, stops them (RFC 8058).
    pub unsubscribe: Option<String>,
    /// A file that goes with it.
    pub enclosure: Option<Enclosure>,
}

/// A file that goes with a mail.
#[derive(Debug, Clone)]
pub struct Enclosure {
    pub name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// Why a mail did not leave.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// The mail server, or how it is set up here, is at fault: every other mail would fare the same.
    #[error("{0}")]
    Held(String),
    /// Trying this mail again may help.
    #[error("{0}")]
    Later(String),
    /// It never will: a bad address, or a server that says so.
    #[error("{0}")]
    Refused(String),
}

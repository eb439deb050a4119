//! What can go wrong, in terms of the person who asked.
//!
//! Actions return these; pages, the API and the command line each show them in their own way.

use std::borrow::Cow;

use crate::types::Outage;

/// The result of anything that can be refused or fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A sentence for a person: a key in `config/locales` and what goes into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Key of the Fluent message.
    pub key: Cow<'static, str>,
    /// Names and values of its arguments.
    pub args: Vec<(&'static str, String)>,
}

impl Message {
    /// A message without arguments.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self {
            key: key.into(),
            args: Vec::new(),
        }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

impl From<&'static str> for Message {
    fn from(key: &'static str) -> Self {
        Self::new(key)
    }
}

/// What is wrong with one field of a form, column of a sheet or member of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the field as the form sends it.
    pub field: &'static str,
    /// What is wrong with it.
    pub message: Message,
}

/// Why something was not done. Nothing of it is left behind.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or this person may not know of it.
    #[error("not found")]
    NotFound,
    /// Only somebody signed in may do this.
    #[error("sign in first")]
    SignInRequired,
    /// Somebody signed in has to give their password again first.
    #[error("the password is asked again")]
    PasswordAgain,
    /// This person may not do this.
    #[error("not allowed")]
    Forbidden,
    /// The state of things does not allow it (any more).
    #[error("refused: {}", .0.key)]
    Refused(Message),
    /// The input is at fault, field by field.
    #[error("invalid input: {}", fields(.0))]
    Invalid(Vec<FieldError>),
    /// More was sent than is taken.
    #[error("too large: {}", .0.key)]
    TooLarge(Message),
    /// What was sent did not arrive in time.
    #[error("sent too slowly")]
    TooSlow,
    /// Too often; try again after so many seconds.
    #[error("too many requests; again in {0} s")]
    TooMany(u64),
    /// Too much of this is asked for at the moment; try again after so many seconds.
    #[error("busy; again in {0} s")]
    Busy(u64),
    /// The database cannot do it now; worth trying again later.
    #[error("{0}: {1:#}")]
    Unavailable(Outage, anyhow::Error),
    /// Not the caller's fault; logged, never shown.
    #[error("internal error: {0:#}")]
    Internal(anyhow::Error),
}

impl Error {
    /// Wraps a fault that is not the caller's.
    pub fn internal(error: impl Into<anyhow::Error>) -> Self {
        Self::Internal(error.into())
    }

    /// One field at fault.
    pub fn invalid(field: &'static str, message: impl Into<Message>) -> Self {
        Self::Invalid(vec![FieldError {
            field,
            message: message.into(),
        }])
    }

    /// More was sent than is taken.
    pub fn too_large(message: impl Into<Message>) -> Self {
        Self::TooLarge(message.into())
    }

    /// The state of things does not allow it.
    pub fn refused(message: impl Into<Message>) -> Self {
        Self::Refused(message.into())
    }
}

fn fields(errors: &[FieldError]) -> String {
    let parts: Vec<_> = errors
        .iter()
        .map(|error| format!("{}: {}", error.field, error.message.key))
        .collect();
    parts.join(", ")
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::NotFound => Self::NotFound,
            other if holds_zero(&other) => Self::refused("error-unreadable"),
            other => match Outage::of(&other) {
                Some(outage) => Self::Unavailable(outage, anyhow::Error::new(other)),
                None => Self::Internal(anyhow::Error::new(other)),
            },
        }
    }
}

/// Whether PostgreSQL refused a text because a zero stands in it (SQLSTATE 22021): what was sent is at fault, and not the
/// server. Its message comes in the language of the database, and always names the byte.
fn holds_zero(error: &diesel::result::Error) -> bool {
    match error {
        diesel::result::Error::DatabaseError(_, said) => said.message().ends_with(": 0x00"),
        _ => false,
    }
}

/// Gathers what is wrong with a form, so that a person is told everything at once.
#[derive(Debug, Default)]
pub struct Checks(Vec<FieldError>);

impl Checks {
    /// Notes a fault when `ok` is false.
    pub fn require(&mut self, ok: bool, field: &'static str, message: impl Into<Message>) {
        if !ok {
            self.0.push(FieldError {
                field,
                message: message.into(),
            });
        }
    }

    /// Notes what was found wrong with a field, if anything.
    pub fn note(&mut self, field: &'static str, fault: Option<Message>) {
        self.0
            .extend(fault.map(|message| FieldError { field, message }));
    }

    /// The error, if anything was noted.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every fault noted.
    pub fn finish(self) -> Result<()> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(self.0))
        }
    }
}

//! Sends one mail: over SMTP, to a file, or to memory. The only place that knows lettre.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::Context;
use lettre::message::{Attachment, MultiPart, header};
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use secrecy::ExposeSecret;

use crate::config::{Mail, MailTls, MailTransport};

pub use lettre::message::Mailbox;

/// A rendered mail.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Where it goes: an address, with or without a name.
    pub recipient: String,
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
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// Trying again may help.
    #[error("{0}")]
    Transient(String),
    /// It never will: a bad address, or a server that says so.
    #[error("{0}")]
    Permanent(String),
}

/// The way out for mail; cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    File(PathBuf),
    Memory(Arc<Mutex<Vec<Letter>>>),
}

impl Mailer {
    /// As configured. A directory for files is made if need be.
    ///
    /// # Errors
    /// When the sender's address, the certificate file or the directory is not right.
    pub fn new(config: &Mail) -> anyhow::Result<Self> {
        let from = config
            .from
            .parse()
            .with_context(|| format!("mail.from is not a mail address: {}", config.from))?;
        let way = match config.transport {
            MailTransport::Smtp => Way::Smtp(smtp(config)?),
            MailTransport::File => {
                std::fs::create_dir_all(&config.directory).with_context(|| {
                    format!("mail.directory: cannot make {}", config.directory.display())
                })?;
                Way::File(config.directory.clone())
            }
            MailTransport::Memory => Way::Memory(Arc::default()),
        };
        Ok(Self { from, way })
    }

    /// Sends one mail and returns once the next server has taken responsibility for it.
    ///
    /// # Errors
    /// Whether another attempt makes sense, and why it failed.
    pub async fn send(&self, letter: &Letter) -> Result<(), SendError> {
        let message = self.message(letter)?;
        match &self.way {
            Way::Smtp(transport) => match transport.send(message).await {
                Ok(_) => Ok(()),
                Err(error) if error.is_permanent() => Err(SendError::Permanent(reason(&error))),
                Err(error) => Err(SendError::Transient(reason(&error))),
            },
            Way::File(directory) => write_file(directory, letter, &message)
                .map_err(|error| SendError::Transient(format!("cannot write the mail: {error}"))),
            Way::Memory(letters) => {
                letters
                    .lock()
                    .unwrap_or_else(|held| held.into_inner())
                    .push(letter.clone());
                Ok(())
            }
        }
    }

    /// What was sent, when mail is kept in memory.
    pub fn sent(&self) -> Vec<Letter> {
        match &self.way {
            Way::Memory(letters) => letters
                .lock()
                .unwrap_or_else(|held| held.into_inner())
                .clone(),
            _ => Vec::new(),
        }
    }

    /// Speaks with the mail server, if there is one, to see that it answers.
    ///
    /// # Errors
    /// What stands in the way.
    pub async fn check(&self) -> anyhow::Result<()> {
        match &self.way {
            Way::Smtp(transport) => {
                let answers = transport.test_connection().await.context("mail server")?;
                anyhow::ensure!(answers, "the mail server does not answer");
                Ok(())
            }
            Way::File(directory) => {
                anyhow::ensure!(
                    directory.is_dir(),
                    "mail.directory: {} is not a directory",
                    directory.display()
                );
                Ok(())
            }
            Way::Memory(_) => Ok(()),
        }
    }

    fn message(&self, letter: &Letter) -> Result<Message, SendError> {
        let permanent = |error: String| SendError::Permanent(error);
        let recipient: Mailbox = letter
            .recipient
            .parse()
            .map_err(|error| permanent(format!("the recipient's address: {error}")))?;
        let words = MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone());
        let body = match &letter.enclosure {
            Some(file) => {
                let kind = file
                    .media_type
                    .parse()
                    .map_err(|error| permanent(format!("the file's media type: {error}")))?;
                let file = Attachment::new(file.name.clone()).body(file.bytes.clone(), kind);
                MultiPart::mixed().multipart(words).singlepart(file)
            }
            None => words,
        };
        let mut message = Message::builder();
        if let Some(address) = &letter.unsubscribe {
            message = message
                .header(ListUnsubscribe(address.clone()))
                .header(ListUnsubscribePost);
        }
        message
            .from(self.from.clone())
            .to(recipient)
            .subject(letter.subject.clone())
            .message_id(Some(format!(
                "<{}@{}>",
                letter.message_id,
                self.from.email.domain()
            )))
            .header(AutoSubmitted)
            .header(ContentLanguage(letter.language))
            .multipart(body)
            .map_err(|error| permanent(format!("the mail cannot be put together: {error}")))
    }
}

fn reason(error: &lettre::transport::smtp::Error) -> String {
    use std::error::Error;
    match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

fn smtp(config: &Mail) -> anyhow::Result<AsyncSmtpTransport<Tokio1Executor>> {
    let mut tls = TlsParameters::builder(config.host.clone());
    if !config.ca_file.as_os_str().is_empty() {
        let pem = std::fs::read(&config.ca_file)
            .with_context(|| format!("mail.ca_file: cannot read {}", config.ca_file.display()))?;
        let certificate = Certificate::from_pem(&pem)
            .with_context(|| format!("mail.ca_file: {} is no PEM", config.ca_file.display()))?;
        tls = tls.add_root_certificate(certificate);
    }
    let tls = match config.tls {
        MailTls::Starttls => Tls::Required(tls.build()?),
        MailTls::Tls => Tls::Wrapper(tls.build()?),
        MailTls::None => Tls::None,
    };
    let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&config.host)
        .port(config.port)
        .tls(tls)
        .timeout(Some(Duration::from_secs(20)))
        .pool_config(PoolConfig::new().max_size(4));
    if !config.user.is_empty() {
        builder = builder.credentials(Credentials::new(
            config.user.clone(),
            config.password.expose_secret().to_owned(),
        ));
    }
    Ok(builder.build())
}

/// Written under another name first, so that whoever watches the directory never sees half a mail.
fn write_file(
    directory: &std::path::Path,
    letter: &Letter,
    message: &Message,
) -> std::io::Result<()> {
    let path = directory.join(format!("{}.eml", letter.message_id));
    let unfinished = path.with_extension("part");
    std::fs::write(&unfinished, message.formatted())?;
    std::fs::rename(unfinished, path)
}

/// RFC 3834: this mail was made by a machine; do not send an automatic reply.
#[derive(Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[derive(Clone)]
struct ContentLanguage(&'static str);

impl header::Header for ContentLanguage {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Content-Language")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self("nl"))
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), self.0.to_owned())
    }
}

/// RFC 2369: where mails of this kind are stopped.
#[derive(Clone)]
struct ListUnsubscribe(String);

impl header::Header for ListUnsubscribe {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.trim_matches(['<', '>']).to_owned()))
    }

    fn display(&self) -> header::HeaderValue {
        let address = format!("<{}>", self.0);
        // An address is ASCII, and must not be cut or put in code words, however long.
        header::HeaderValue::dangerous_new_pre_encoded(Self::name(), address.clone(), address)
    }
}

/// RFC 8058: a mail program may do so with one press, without opening a page.
#[derive(Clone)]
struct ListUnsubscribePost;

impl header::Header for ListUnsubscribePost {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

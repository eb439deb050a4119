//! Sends one mail: over SMTP, to a file, or to memory. The only place that knows lettre.

mod letter;
mod message;
mod settings;
mod smtp;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use anyhow::Context;
use lettre::Message;

pub use letter::{Enclosure, Letter, SendError};
pub use lettre::message::Mailbox;
pub use settings::{Mail, MailTls, MailTransport};

/// Whether something is an address that mail can go to, with a name or without.
pub fn is_mailbox(text: &str) -> bool {
    text.parse::<Mailbox>().is_ok()
}

/// A mail put together, ready to go.
pub struct Prepared {
    letter: Letter,
    message: Message,
}

/// The way out for mail; cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(Arc<smtp::Server>),
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
            MailTransport::Smtp => Way::Smtp(Arc::new(smtp::Server::new(config)?)),
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

    /// How many mails may be under way at once: what is kept in memory keeps its order.
    pub fn lines(&self) -> usize {
        match &self.way {
            Way::Smtp(server) => server.lines(),
            Way::File(_) => 2,
            Way::Memory(_) => 1,
        }
    }

    /// Puts a mail together; the work of a processor, for a thread that may block.
    ///
    /// # Errors
    /// [`SendError::Refused`] when the address is none.
    pub fn prepare(&self, letter: Letter) -> Result<Prepared, SendError> {
        let message = message::build(&self.from, &letter)?;
        Ok(Prepared { letter, message })
    }

    /// Sends one mail and returns once the next server has taken responsibility for it. Takes no
    /// longer than configured, whatever the server does; the future may be dropped at any moment.
    /// `ours` is asked last before the words go: whether it still is for this program to send.
    ///
    /// # Errors
    /// Whether another attempt makes sense, and why it failed.
    pub async fn send(
        &self,
        mail: Prepared,
        ours: impl Fn() -> bool + Send + Sync,
    ) -> Result<(), SendError> {
        match &self.way {
            Way::Smtp(server) => server.send(&mail.message, ours).await,
            Way::File(directory) => {
                write_file(directory, &mail.letter, &mail.message).map_err(|error| {
                    SendError::Held(format!(
                        "mail.directory: cannot write to {}: {error}",
                        directory.display()
                    ))
                })
            }
            Way::Memory(letters) => {
                letters
                    .lock()
                    .unwrap_or_else(|held| held.into_inner())
                    .push(mail.letter);
                Ok(())
            }
        }
    }

    /// Ends conversations that have nothing to say any more.
    pub async fn hang_up(&self) {
        if let Way::Smtp(server) = &self.way {
            server.hang_up().await;
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

    /// Speaks with the mail server, if there is one, to see that it answers; within 8 seconds.
    ///
    /// # Errors
    /// What stands in the way.
    pub async fn check(&self) -> anyhow::Result<()> {
        match &self.way {
            Way::Smtp(server) => Ok(server.check().await?),
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

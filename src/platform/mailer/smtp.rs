//! Conversations with the mail server. Each step is bounded in time and told apart, so that a server
//! that is silent holds up nobody for ever, and what it refuses is laid at the right door: signing in
//! and the sender are the installation's, the recipient and the words are the mail's.
//!
//! Lettre's own transport bounds only connecting and does not tell at which step it failed.

use std::fmt;
use std::future::Future;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::Context;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::{Error, response::Response};
use lettre::{Address, Message};
use secrecy::ExposeSecret;
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;

use super::letter::SendError;
use super::settings::{Mail, MailTls};

/// A conversation at rest is used again for so long.
const REST: Duration = Duration::from_secs(5);
/// `check` answers by then.
const CHECK: Duration = Duration::from_secs(8);
/// Of what a server says, so many characters are kept.
const ANSWER: usize = 500;

/// The mail server, as configured, and the conversations at rest.
pub(super) struct Server {
    host: String,
    port: u16,
    tls: Encryption,
    credentials: Option<Credentials>,
    hello: ClientId,
    lines: usize,
    connect_limit: Duration,
    answer_limit: Duration,
    mail_limit: Duration,
    idle: Mutex<Vec<(AsyncSmtpConnection, Instant)>>,
}

enum Encryption {
    None,
    Starttls(TlsParameters),
    FromTheStart(TlsParameters),
}

/// A step of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Connect,
    Greeting,
    Tls,
    SignIn,
    Sender,
    Recipient,
    Words,
}

/// How a step failed.
enum Fault {
    /// The server refused; its code and words.
    Refused { for_good: bool, said: String },
    /// It is not there (any more), or speaks another language.
    Broken(String),
}

impl Server {
    pub(super) fn new(config: &Mail) -> anyhow::Result<Self> {
        let parameters = || -> anyhow::Result<TlsParameters> {
            let mut tls = TlsParameters::builder(config.host.clone());
            if !config.ca_file.as_os_str().is_empty() {
                let path = config.ca_file.display();
                let pem = std::fs::read(&config.ca_file)
                    .with_context(|| format!("mail.ca_file: cannot read {path}"))?;
                let certificate = Certificate::from_pem(&pem)
                    .with_context(|| format!("mail.ca_file: {path} is no PEM"))?;
                tls = tls.add_root_certificate(certificate);
            }
            Ok(tls.build()?)
        };
        Ok(Self {
            host: config.host.clone(),
            port: config.port,
            tls: match config.tls {
                MailTls::Starttls => Encryption::Starttls(parameters()?),
                MailTls::Tls => Encryption::FromTheStart(parameters()?),
                MailTls::None => Encryption::None,
            },
            credentials: (!config.user.is_empty()).then(|| {
                Credentials::new(
                    config.user.clone(),
                    config.password.expose_secret().to_owned(),
                )
            }),
            hello: ClientId::default(),
            lines: config.connections,
            connect_limit: config.connect_limit,
            answer_limit: config.answer_limit,
            mail_limit: config.mail_limit,
            idle: Mutex::default(),
        })
    }

    pub(super) fn lines(&self) -> usize {
        self.lines
    }

    /// Sends one mail; the conversation rests afterwards, for the next.
    pub(super) async fn send(
        &self,
        message: &Message,
        ours: impl Fn() -> bool + Send + Sync,
    ) -> Result<(), SendError> {
        match timeout(self.mail_limit, self.converse(message, ours)).await {
            Ok(outcome) => outcome,
            Err(_) => Err(SendError::Later(format!(
                "{self} did not take the mail within {} s",
                self.mail_limit.as_secs()
            ))),
        }
    }

    async fn converse(
        &self,
        message: &Message,
        ours: impl Fn() -> bool + Send + Sync,
    ) -> Result<(), SendError> {
        let envelope = message.envelope();
        let words = String::from_utf8(message.formatted())
            .map_err(|error| SendError::Refused(format!("the mail is no text: {error}")))?;
        let mut rested = self.rested();
        let mut connection = loop {
            let (mut connection, fresh) = match rested.take() {
                Some(connection) => (connection, false),
                None => (self.connect().await?, true),
            };
            let parameters = parameters(&connection, envelope.to(), words.is_ascii())?;
            let sender = MailFrom::new(envelope.from().cloned(), parameters);
            match self.answered(connection.command(sender)).await {
                Ok(()) => break connection,
                // It may have hung up while the conversation rested.
                Err(_) if !fresh => continue,
                Err(fault) => return Err(self.told(Step::Sender, fault)),
            }
        };
        for recipient in envelope.to() {
            let recipient = Rcpt::new(recipient.clone(), Vec::new());
            if let Err(fault) = self.answered(connection.command(recipient)).await {
                let refused = matches!(fault, Fault::Refused { .. });
                if refused && self.answered(connection.command(Rset)).await.is_ok() {
                    self.rest(connection);
                }
                return Err(self.told(Step::Recipient, fault));
            }
        }
        self.answered(connection.command(Data))
            .await
            .map_err(|fault| self.told(Step::Words, fault))?;
        if !ours() {
            return Err(SendError::Later(
                "it took so long that another server may be at it".to_owned(),
            ));
        }
        // From here on it may have the mail although its answer is lost: it gets all the time the
        // mail has left, for to try again would be to send it twice.
        let answer = connection.command(Words(&words)).await;
        answer
            .map(|_| ())
            .map_err(|error| self.told(Step::Words, fault(&error)))?;
        self.rest(connection);
        Ok(())
    }

    /// A conversation that has got as far as that mails can be handed over.
    async fn connect(&self) -> Result<AsyncSmtpConnection, SendError> {
        let told = |step| move |fault| self.told(step, fault);
        let mut connection = match &self.tls {
            Encryption::FromTheStart(tls) => {
                let limit = self.connect_limit + self.answer_limit;
                let begun = AsyncSmtpConnection::connect_tokio1(
                    (self.host.as_str(), self.port),
                    Some(self.connect_limit),
                    &self.hello,
                    Some(tls.clone()),
                    None,
                );
                bounded(limit, begun).await.map_err(told(Step::Connect))?
            }
            Encryption::None | Encryption::Starttls(_) => {
                let stream = self.reach().await.map_err(told(Step::Connect))?;
                let greeted =
                    AsyncSmtpConnection::connect_with_transport(Box::new(stream), &self.hello);
                bounded(self.answer_limit, greeted)
                    .await
                    .map_err(told(Step::Greeting))?
            }
        };
        if let Encryption::Starttls(tls) = &self.tls {
            let upgraded = connection.starttls(tls.clone(), &self.hello);
            bounded(self.answer_limit, upgraded)
                .await
                .map_err(told(Step::Tls))?;
        }
        if let Some(credentials) = &self.credentials {
            let signed_in = connection.auth(DEFAULT_MECHANISMS, credentials);
            bounded(self.answer_limit, signed_in)
                .await
                .map_err(told(Step::SignIn))?;
        }
        Ok(connection)
    }

    /// The first address of the host that can be reached.
    async fn reach(&self) -> Result<TcpStream, Fault> {
        let search = async {
            let mut last = None;
            for address in lookup_host((self.host.as_str(), self.port)).await? {
                match timeout(self.connect_limit / 2, TcpStream::connect(address)).await {
                    Ok(Ok(stream)) => {
                        // A command is one small packet, which is not to wait for the next.
                        stream.set_nodelay(true)?;
                        return Ok(stream);
                    }
                    Ok(Err(error)) => last = Some(error),
                    Err(_) => {}
                }
            }
            Err(last.unwrap_or_else(|| std::io::ErrorKind::TimedOut.into()))
        };
        match timeout(self.connect_limit, search).await {
            Ok(Ok(stream)) => Ok(stream),
            Ok(Err(error)) => Err(Fault::Broken(error.to_string())),
            Err(_) => Err(silent(self.connect_limit)),
        }
    }

    async fn answered(
        &self,
        step: impl Future<Output = Result<Response, Error>>,
    ) -> Result<(), Fault> {
        bounded(self.answer_limit, step).await.map(|_| ())
    }

    fn rested(&self) -> Option<AsyncSmtpConnection> {
        let mut idle = self.idle.lock().unwrap_or_else(|held| held.into_inner());
        idle.retain(|(_, since)| since.elapsed() < REST);
        idle.pop().map(|(connection, _)| connection)
    }

    fn rest(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.idle.lock().unwrap_or_else(|held| held.into_inner());
        if idle.len() < self.lines {
            idle.push((connection, Instant::now()));
        }
    }

    /// Ends the conversations that rest.
    pub(super) async fn hang_up(&self) {
        let idle = std::mem::take(&mut *self.idle.lock().unwrap_or_else(|held| held.into_inner()));
        for (mut connection, _) in idle {
            // Whether it says good-bye or not, the conversation is over.
            let _ = timeout(Duration::from_secs(1), connection.quit()).await;
        }
    }

    /// Whether the server lets Polder in.
    pub(super) async fn check(&self) -> Result<(), SendError> {
        let mut connection = timeout(CHECK, self.connect()).await.map_err(|_| {
            SendError::Held(format!(
                "{self} gave no answer within {} s",
                CHECK.as_secs()
            ))
        })??;
        // It is there, which was the question.
        let _ = timeout(Duration::from_secs(1), connection.quit()).await;
        Ok(())
    }

    /// What a fault means for the mail, and in words.
    fn told(&self, step: Step, fault: Fault) -> SendError {
        let (for_good, said) = match fault {
            Fault::Refused { for_good, said } => (for_good, said),
            Fault::Broken(said) => (false, said),
        };
        let said: String = said
            .chars()
            .map(|sign| if sign.is_control() { ' ' } else { sign })
            .take(ANSWER)
            .collect();
        let what = match step {
            Step::Connect => "cannot be reached",
            Step::Greeting => "does not greet as a mail server does",
            Step::Tls => "does not begin TLS (mail.tls, mail.ca_file)",
            Step::SignIn => "does not let Polder sign in (mail.user, mail.password)",
            Step::Sender => "does not take mail from this sender (mail.from)",
            Step::Recipient => "does not take mail for this recipient",
            Step::Words => "does not take the mail",
        };
        let sentence = format!("{self} {what}: {said}");
        // Many a relay says so of every recipient when it does not know who asks: no mail is to be
        // lost by that, and nor are others to wait for one that alone is refused so.
        let relay = step == Step::Recipient
            && (said.starts_with("530") || said.to_lowercase().contains("relay"));
        match step {
            Step::Connect | Step::Greeting | Step::Tls | Step::SignIn | Step::Sender => {
                SendError::Held(sentence)
            }
            Step::Recipient | Step::Words if for_good && !relay => SendError::Refused(sentence),
            Step::Recipient | Step::Words => SendError::Later(sentence),
        }
    }
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the mail server {}:{}", self.host, self.port)
    }
}

/// What the server is to know of a mail beforehand.
fn parameters(
    connection: &AsyncSmtpConnection,
    recipients: &[Address],
    plain: bool,
) -> Result<Vec<MailParameter>, SendError> {
    let server = connection.server_info();
    let mut parameters = Vec::new();
    let address: Option<&Address> = recipients
        .iter()
        .find(|address| !AsRef::<str>::as_ref(*address).is_ascii());
    if let Some(address) = address {
        if !server.supports_feature(Extension::SmtpUtfEight) {
            return Err(SendError::Refused(format!(
                "the mail server takes no addresses such as {address} (SMTPUTF8)"
            )));
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    if !plain {
        if !server.supports_feature(Extension::EightBitMime) {
            return Err(SendError::Refused(
                "the mail server takes plain signs only (8BITMIME)".to_owned(),
            ));
        }
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    Ok(parameters)
}

async fn bounded<T>(
    limit: Duration,
    step: impl Future<Output = Result<T, Error>>,
) -> Result<T, Fault> {
    match timeout(limit, step).await {
        Ok(outcome) => outcome.map_err(|error| fault(&error)),
        Err(_) => Err(silent(limit)),
    }
}

fn silent(limit: Duration) -> Fault {
    Fault::Broken(format!("no answer within {} s", limit.as_secs_f32()))
}

fn fault(error: &Error) -> Fault {
    use std::error::Error as _;
    let said = error.source().map(ToString::to_string).unwrap_or_default();
    match error.status() {
        Some(code) => Fault::Refused {
            for_good: error.is_permanent(),
            said: format!("{code} {said}"),
        },
        None if said.is_empty() => Fault::Broken(error.to_string()),
        None => Fault::Broken(said),
    }
}

/// The words of a mail and its end, in one piece: in two, the second would wait for the
/// server's receipt of the first. A line that begins with a dot gets another (RFC 5321, 4.5.2).
struct Words<'a>(&'a str);

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = self.0.strip_suffix("\r\n").unwrap_or(self.0);
        for (index, line) in body.split("\r\n").enumerate() {
            if index > 0 {
                f.write_str("\r\n")?;
            }
            if line.starts_with('.') {
                f.write_str(".")?;
            }
            f.write_str(line)?;
        }
        f.write_str("\r\n.\r\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_one_dot_does_not_end_a_mail() {
        assert_eq!(
            Words("a\r\n.\r\n..b\r\n").to_string(),
            "a\r\n..\r\n...b\r\n.\r\n"
        );
        assert_eq!(Words(".a").to_string(), "..a\r\n.\r\n");
    }
}

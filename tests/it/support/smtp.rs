//! A mail server of the tests' own, on loopback, that misbehaves when told to.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use polder::config::{Config, MailTls, MailTransport};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// How the server behaves from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// As it should.
    Good,
    /// It takes the connection and says nothing.
    Silent,
    /// It says nothing any more once it has heard the sender.
    VanishesAfterSender,
    RefusesSignIn,
    RefusesSender,
    /// It takes no mail for anybody, of whom it does not know who asks.
    RefusesRelay,
    /// Each recipient is to be tried again later, once.
    Greylists,
    /// It closes after the first line of the words, once.
    ClosesInWords,
    /// It takes the mail and closes without a word, once.
    ClosesAfterTaking,
}

/// A running server; it ends with the test.
#[derive(Clone)]
pub struct SmtpServer {
    pub port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    manner: Mutex<Manner>,
    /// Recipients seen, for what happens once.
    seen: Mutex<HashSet<String>>,
    /// Words of the mails taken.
    taken: watch::Sender<Vec<String>>,
    connections: watch::Sender<usize>,
    /// Whether recipients at slow.example are looked at yet.
    quick: watch::Sender<bool>,
    /// Recipients at slow.example that wait.
    waiting: watch::Sender<usize>,
}

impl SmtpServer {
    pub async fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::new(Shared {
            manner: Mutex::new(manner),
            seen: Mutex::default(),
            taken: watch::Sender::new(Vec::new()),
            connections: watch::Sender::new(0),
            quick: watch::Sender::new(false),
            waiting: watch::Sender::new(0),
        });
        let server = shared.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                server.connections.send_modify(|count| *count += 1);
                let server = server.clone();
                // A client that goes away ends its conversation, nothing else.
                tokio::spawn(async move { drop(server.converse(stream).await) });
            }
        });
        Self { port, shared }
    }

    pub fn settings(&self, config: &mut Config) {
        config.mail.transport = MailTransport::Smtp;
        config.mail.host = "127.0.0.1".to_owned();
        config.mail.port = self.port;
        config.mail.tls = MailTls::None;
        config.mail.user = "polder".to_owned();
        config.mail.password = "secret".to_owned().into();
        if !self.shared.is(Manner::Good) {
            config.mail.answer_limit = Duration::from_millis(500);
            config.server.shutdown_seconds = 0;
        }
    }

    pub fn behave(&self, manner: Manner) {
        *self.shared.manner.lock().unwrap() = manner;
    }

    pub fn taken(&self) -> Vec<String> {
        self.shared.taken.borrow().clone()
    }

    pub fn connections(&self) -> usize {
        *self.shared.connections.borrow()
    }

    /// Waits until so many mails were taken.
    pub async fn has_taken(&self, count: usize) {
        let mut taken = self.shared.taken.subscribe();
        let enough = taken.wait_for(|taken| taken.len() >= count);
        tokio::time::timeout(Duration::from_secs(30), enough)
            .await
            .expect("the mails do not come")
            .unwrap();
    }

    /// Waits until somebody is connected.
    pub async fn has_connected(&self) {
        let mut connections = self.shared.connections.subscribe();
        connections.wait_for(|count| *count > 0).await.unwrap();
    }

    /// Waits until so many recipients at slow.example wait to be looked at.
    pub async fn has_waiting(&self, count: usize) {
        let mut waiting = self.shared.waiting.subscribe();
        let enough = waiting.wait_for(|waiting| *waiting >= count);
        tokio::time::timeout(Duration::from_secs(30), enough)
            .await
            .expect("nobody waits")
            .unwrap();
    }

    /// Looks at recipients at slow.example at last.
    pub fn hurry(&self) {
        self.shared.quick.send_replace(true);
    }
}

impl Shared {
    fn is(&self, manner: Manner) -> bool {
        *self.manner.lock().unwrap() == manner
    }

    /// True the first time.
    fn first(&self, what: &str) -> bool {
        self.seen.lock().unwrap().insert(what.to_owned())
    }

    async fn converse(&self, stream: TcpStream) -> std::io::Result<()> {
        let (reader, mut out) = stream.into_split();
        let mut lines = BufReader::new(reader).lines();
        if self.is(Manner::Silent) {
            std::future::pending::<()>().await;
        }
        out.write_all(b"220 mail.example.org ESMTP\r\n").await?;
        let mut recipient = String::new();
        while let Some(line) = lines.next_line().await? {
            let verb = line.get(..4).unwrap_or(&line).to_uppercase();
            let answer = match verb.as_str() {
                "EHLO" => "250-mail.example.org\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN",
                "AUTH" if self.is(Manner::RefusesSignIn) => "535 5.7.8 wrong user or password",
                "AUTH" => "235 2.7.0 welcome",
                "MAIL" if self.is(Manner::RefusesSender) => "554 5.7.1 sender not allowed here",
                "MAIL" if self.is(Manner::VanishesAfterSender) => {
                    std::future::pending::<()>().await;
                    ""
                }
                "RCPT" => {
                    recipient = line.clone();
                    self.recipient(&line).await
                }
                "DATA" => {
                    out.write_all(b"354 go ahead\r\n").await?;
                    let (mut words, mut whole) = (String::new(), false);
                    while let Some(line) = lines.next_line().await? {
                        if self.is(Manner::ClosesInWords) && self.first(&recipient) {
                            return Ok(());
                        }
                        if line == "." {
                            whole = true;
                            break;
                        }
                        words.push_str(&line);
                        words.push('\n');
                    }
                    if !whole {
                        return Ok(());
                    }
                    self.taken.send_modify(|taken| taken.push(words));
                    if self.is(Manner::ClosesAfterTaking) && self.first(&recipient) {
                        return Ok(());
                    }
                    "250 2.0.0 taken"
                }
                "QUIT" => {
                    out.write_all(b"221 bye\r\n").await?;
                    return Ok(());
                }
                _ => "250 ok",
            };
            out.write_all(format!("{answer}\r\n").as_bytes()).await?;
        }
        Ok(())
    }

    async fn recipient(&self, line: &str) -> &'static str {
        if line.contains("unknown") {
            return "550 5.1.1 no such user";
        }
        if line.contains("@slow.example") {
            self.waiting.send_modify(|waiting| *waiting += 1);
            let mut quick = self.quick.subscribe();
            // The sender stays as long as the test.
            let _ = quick.wait_for(|quick| *quick).await;
        }
        if self.is(Manner::RefusesRelay) {
            return "554 5.7.1 relay access denied";
        }
        if self.is(Manner::Greylists) && self.first(line) {
            return "451 4.7.1 try again later";
        }
        "250 ok"
    }
}

//! Mail over a real SMTP conversation: STARTTLS against a server with a certificate of our own
//! authority, and what becomes of a mail that server cannot be trusted with.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use chrono::Duration;
use polder::config::{Config, MailTls, MailTransport};
use polder::notifications::{Notification, OutboxState, enqueue};
use polder::platform::texts::Language;

use super::rows;
use crate::support::{App, Backend};

/// aiosmtpd, which keeps what it takes in a Maildir.
struct MailServer {
    process: Child,
    folder: tempfile::TempDir,
    port: u16,
}

impl Drop for MailServer {
    fn drop(&mut self) {
        // Gone already is as good.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn openssl(folder: &Path, arguments: &str) {
    let done = Command::new("openssl")
        .args(arguments.split(' '))
        .current_dir(folder)
        .stderr(Stdio::null())
        .status()
        .expect("openssl makes the certificates of this test");
    assert!(done.success(), "openssl {arguments}");
}

impl MailServer {
    fn start() -> Self {
        let python = std::env::var("POLDER_TEST_PYTHON")
            .expect("POLDER_TEST_PYTHON must name a Python with aiosmtpd; `make test` sets it");
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        openssl(
            at,
            "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=Authority -keyout ca.key -out ca.pem",
        );
        openssl(
            at,
            "req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout server.key -out server.csr",
        );
        std::fs::write(at.join("names"), "subjectAltName=DNS:localhost\n").unwrap();
        openssl(
            at,
            "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out server.pem",
        );
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let process = Command::new(python)
            .args(["-m", "aiosmtpd", "-n", "-l", &format!("localhost:{port}")])
            .args(["--tlscert", "server.pem", "--tlskey", "server.key"])
            .args(["-c", "aiosmtpd.handlers.Mailbox", "box"])
            .current_dir(at)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self {
            process,
            folder,
            port,
        };
        // Until it listens; a connection that is made at once shows it.
        let ready = (0..1000).any(|_| {
            std::thread::yield_now();
            std::net::TcpStream::connect(("localhost", port)).is_ok() || {
                std::thread::park_timeout(std::time::Duration::from_millis(20));
                false
            }
        });
        assert!(ready, "the mail server does not listen");
        server
    }

    fn settings(&self, config: &mut Config, authority: &str) {
        config.mail.transport = MailTransport::Smtp;
        config.mail.host = "localhost".to_owned();
        config.mail.port = self.port;
        config.mail.tls = MailTls::Starttls;
        config.mail.ca_file = self.folder.path().join(authority);
        config.mail.attempts = 2;
    }

    fn taken(&self) -> Vec<String> {
        let new: PathBuf = self.folder.path().join("box/new");
        let Ok(entries) = std::fs::read_dir(new) else {
            return Vec::new();
        };
        entries
            .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
            .collect()
    }
}

async fn tell(app: &App) {
    let now = app.now();
    let base = app.base.clone();
    app.db(move |conn| {
        let notification = Notification {
            recipient: "Lena <lena@example.org>".to_owned(),
            language: Language::Nl,
            template: "announcement",
            context: serde_json::json!({
                "news": "opened", "title": "Cyberstrategie: één zin met é", "number": 1, "label": "",
                "closes_at": "2027-06-01T12:00:00", "time_zone": "Europe/Amsterdam", "invited": false,
                "url": base, "unfollow_url": format!("{base}/unfollow?token={}", "x".repeat(43)),
            }),
        };
        enqueue(conn, now, &notification).unwrap();
    })
    .await;
}

#[actix_web::test]
async fn is_delivered_over_starttls() {
    let server = MailServer::start();
    let app = App::start_with(Backend::Sqlite, |config| server.settings(config, "ca.pem")).await;
    tell(&app).await;
    polder::app::deliver(&app.site).await.unwrap();
    assert!(
        rows(&app).await.is_empty(),
        "what was delivered is forgotten"
    );
    let taken = server.taken();
    assert_eq!(taken.len(), 1);
    assert!(
        taken[0].contains("To: Lena <lena@example.org>")
            && taken[0].contains("multipart/alternative")
    );
    assert!(taken[0].contains("Auto-Submitted: auto-generated"));
    // RFC 8058, on lines of their own, whole.
    let stop = format!(
        "\nList-Unsubscribe: <{}/unfollow?token={}>\n",
        app.base,
        "x".repeat(43)
    );
    let headers = format!("\n{}", taken[0].replace("\r\n", "\n"));
    assert!(headers.contains(&stop), "{headers}");
    assert!(headers.contains("\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n"));
}

#[actix_web::test]
async fn waits_where_the_server_cannot_be_trusted() {
    let server = MailServer::start();
    // Its own certificate is no authority: nobody vouches for this server.
    let app = App::start_with(Backend::Sqlite, |config| {
        server.settings(config, "server.pem")
    })
    .await;
    tell(&app).await;
    for _ in 0..3 {
        polder::app::deliver(&app.site).await.unwrap();
        let mail = &rows(&app).await[0];
        assert_eq!((mail.state, mail.attempts), (OutboxState::Waiting, 0));
        assert!(mail.why().contains("does not begin TLS"), "{}", mail.why());
        assert_eq!(
            polder::app::deliver(&app.site).await.unwrap(),
            0,
            "not before the pause is over"
        );
        app.step(Duration::hours(1));
    }
    assert!(
        server.taken().is_empty(),
        "no word of it went to that server"
    );
}

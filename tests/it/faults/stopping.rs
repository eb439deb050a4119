//! Asked to stop, the program ends soon, whatever clients and the mail server do meanwhile.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use polder::notifications::{Notification, enqueue};
use polder::platform::clock::Clock;
use polder::platform::texts::Language;

use super::node::{Installation, Node};
use crate::support::smtp::{Manner, SmtpServer};
use crate::support::{App, both};

both!(workers_stop_at_once_and_wait_for_no_client);

/// A client that has begun to send a form and does not go on; Polder is at its request when this returns.
fn dawdling(node: &Node) -> TcpStream {
    let mut client = TcpStream::connect(node.base.trim_start_matches("http://")).unwrap();
    client
        .write_all(
            b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n\
              Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\n",
        )
        .unwrap();
    let mut answer = [0; 12];
    client.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 100");
    client
}

async fn workers_stop_at_once_and_wait_for_no_client(app: App) {
    let config = &app.site.config;
    let mut installation = Installation::unmade(config.database.url.clone());
    installation.set("audit.key_file", config.audit_key_file().display());
    installation.set("server.shutdown_seconds", 60);
    let mut node = installation.serve().await;
    let client = dawdling(&node);
    node.terminate();
    let begun = Instant::now();
    while !installation.log().contains("the workers have stopped") {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "the workers wait"
        );
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    assert!(node.is_running(), "the request may finish");
    drop(client);
    assert!(node.ended_within(Duration::from_secs(20)).await);
}

#[actix_web::test]
async fn a_silent_mail_server_and_a_dawdling_client_together_hold_up_no_end() {
    let server = SmtpServer::start(Manner::Silent).await;
    let mut installation = Installation::on_sqlite();
    installation.set("server.shutdown_seconds", 5);
    installation.set("mail.transport", "smtp");
    installation.set("mail.host", "127.0.0.1");
    installation.set("mail.port", server.port);
    installation.set("mail.tls", "none");
    installation
        .app()
        .db(|conn| {
            let notification = Notification {
                recipient: "a@example.org".to_owned(),
                language: Language::En,
                template: "reset",
                context: serde_json::json!({
                    "name": "Noor", "url": "https://polder.example.org/reset?token=x", "count_minutes": 60,
                }),
            };
            enqueue(conn, Clock::system().now(), &notification).unwrap();
        })
        .await;
    let mut node = installation.serve().await;
    server.has_connected().await;
    let _client = dawdling(&node);
    node.terminate();
    // Each of the two takes five seconds; one after the other they would take ten.
    assert!(node.ended_within(Duration::from_millis(9_500)).await);
}

//! What the log holds, and what it never holds.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::program::{Serving, polder, run};

#[actix_web::test]
async fn requests_are_known_by_their_id_in_the_log_and_outside() {
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::start(
        folder.path(),
        &[("POLDER__LOG__FORMAT", "json"), ("POLDER_LOG", "info")],
    );
    let visitor = serving.visitor();
    let own = visitor
        .get_with("/privacy?token=geheim", &[("X-Request-Id", "sluis-7.a_B")])
        .await;
    assert_eq!(own.headers["x-request-id"], "sluis-7.a_B");
    for strange in ["<b>", "a b", &"x".repeat(65), ""] {
        let answer = visitor
            .get_with("/healthz", &[("X-Request-Id", strange)])
            .await;
        let given = answer.headers["x-request-id"].to_str().unwrap();
        assert!(given != strange && given.len() == 22, "{given}");
    }
    // No head at all, as scanners of ports send it.
    let mut stream = TcpStream::connect(serving.base.trim_start_matches("http://")).unwrap();
    stream.write_all(b"\x16\x03\x01 nonsense\r\n\r\n").unwrap();
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).unwrap();
    assert!(line.contains("400"), "{line}");

    let log = serving.stop();
    let lines: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect();
    let said = |message: &str| {
        lines
            .iter()
            .filter(|line| line["message"] == message)
            .count()
    };
    assert_eq!(
        (said("Polder starts"), said("Polder stopped")),
        (1, 1),
        "{log}"
    );
    let start = lines
        .iter()
        .find(|line| line["message"] == "Polder starts")
        .unwrap();
    assert_eq!(start["version"], env!("CARGO_PKG_VERSION"));
    let answered = lines
        .iter()
        .find(|line| line["path"] == "/privacy")
        .unwrap_or_else(|| panic!("{log}"));
    assert_eq!(answered["client"], "127.0.0.1");
    assert_eq!(answered["status"], 200);
    assert_eq!(answered["span"]["id"], "sluis-7.a_B");
    assert!(!log.contains("geheim"), "queries are not logged");
    let errors: Vec<_> = lines
        .iter()
        .filter(|line| line["level"] == "ERROR")
        .collect();
    assert!(
        errors.is_empty(),
        "what clients do wrong is no error of ours: {errors:?}"
    );
}

#[actix_web::test]
async fn a_log_in_a_file_has_no_colours() {
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::start(folder.path(), &[]);
    serving.visitor().get("/healthz").await;
    let log = serving.stop();
    assert!(
        log.contains("path=\"/healthz\"") || log.contains("path=/healthz"),
        "{log}"
    );
    assert!(!log.contains('\u{1b}'), "{log:?}");
}

#[test]
fn detail_that_means_nothing_is_refused_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let (status, _, errors) =
        run(polder(folder.path(), &[("POLDER_LOG", "nonsense")]).arg("check"));
    assert_eq!(status, 1);
    assert!(
        errors.starts_with("polder: POLDER_LOG: \"nonsense\" names no level"),
        "{errors}"
    );
    assert_eq!(errors.lines().count(), 1, "{errors}");
}

/// A mail server that takes any password; what it was told.
fn mail_server() -> (u16, std::thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.write_all(b"220 here\r\n").unwrap();
        let mut heard = String::new();
        for line in BufReader::new(stream.try_clone().unwrap()).lines() {
            let Ok(line) = line else { break };
            let answer: &[u8] = match line.split(' ').next().unwrap() {
                "EHLO" => b"250-here\r\n250 AUTH PLAIN LOGIN\r\n",
                "AUTH" => b"235 welcome\r\n",
                "QUIT" => b"221 bye\r\n",
                _ => b"250 fine\r\n",
            };
            heard.push_str(&line);
            heard.push('\n');
            if stream.write_all(answer).is_err() || line.starts_with("QUIT") {
                break;
            }
        }
        heard
    });
    (port, heard)
}

#[test]
fn the_mail_password_is_in_no_log_however_detailed() {
    let folder = tempfile::tempdir().unwrap();
    let (port, heard) = mail_server();
    let port = port.to_string();
    let environment = [
        ("POLDER_LOG", "trace,lettre=trace"),
        ("POLDER__MAIL__TRANSPORT", "smtp"),
        ("POLDER__MAIL__HOST", "127.0.0.1"),
        ("POLDER__MAIL__PORT", port.as_str()),
        ("POLDER__MAIL__TLS", "none"),
        ("POLDER__MAIL__USER", "polder"),
        ("POLDER__MAIL__PASSWORD", "stormvloedkering"),
    ];
    let (status, _, errors) = run(polder(folder.path(), &environment).arg("migrate"));
    assert_eq!(status, 0, "{errors}");
    let (status, told, log) = run(polder(folder.path(), &environment).arg("check"));
    assert_eq!(status, 0, "{told}{log}");
    let secret = STANDARD.encode("\0polder\0stormvloedkering");
    assert!(
        heard.join().unwrap().contains(&secret),
        "the server heard it"
    );
    assert!(
        !log.contains(&secret) && !log.contains("stormvloedkering"),
        "{log}"
    );
}

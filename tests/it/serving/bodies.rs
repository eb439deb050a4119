//! Bodies that are too large or too slow are cut off, and say so by their status.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::support::{App, Backend, both};

both!(a_form_too_large_is_413);

async fn a_form_too_large_is_413(app: App) {
    let visitor = app.visitor();
    let long = "a".repeat(app.site.config.limits.form_bytes + 1);
    let fields = [("email", long.as_str())];
    let answer = visitor
        .post_with("/sign-in", &fields, &[("Accept-Language", "en")])
        .await;
    assert_eq!(answer.status, 413);
    assert!(
        answer.text().contains("sending too much at once"),
        "{}",
        answer.text()
    );
}

/// A request whose body never comes in whole; what came back until the connection was closed.
fn dripping(base: &str, head: &str) -> String {
    let mut stream = TcpStream::connect(base.trim_start_matches("http://")).unwrap();
    write!(stream, "{head}").unwrap();
    stream
        .set_read_timeout(Some(Duration::from_millis(100)))
        .unwrap();
    let started = Instant::now();
    let mut answer = Vec::new();
    let mut buffer = [0; 4096];
    while started.elapsed() < Duration::from_secs(20) {
        // The other side may have hung up, which is what is waited for.
        let _ = stream.write_all(b"1\r\na\r\n");
        match stream.read(&mut buffer) {
            Ok(0) => return String::from_utf8_lossy(&answer).into_owned(),
            Ok(read) => answer.extend_from_slice(&buffer[..read]),
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => {
                return String::from_utf8_lossy(&answer).into_owned();
            }
            Err(_) => {}
        }
    }
    panic!("still open: {}", String::from_utf8_lossy(&answer));
}

#[actix_web::test]
async fn bodies_that_drip_in_are_cut_off() {
    let app = App::start_with(Backend::Sqlite, |config| {
        config.limits.form_seconds = 1;
        config.limits.upload_seconds = 1;
    })
    .await;
    let heads = [
        "POST /sign-in HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\nTransfer-Encoding: chunked\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n",
        "POST /sign-in HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\nContent-Length: 60000\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n",
        "POST /api/v1/consultations/cyber/rounds/1/submission HTTP/1.1\r\nHost: x\r\n\
         Content-Length: 60000\r\nContent-Type: application/json\r\n\r\n",
    ];
    let base = app.base.clone();
    let answers =
        actix_web::rt::task::spawn_blocking(move || heads.map(|head| dripping(&base, head)))
            .await
            .unwrap();
    for answer in &answers[..2] {
        assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
        assert!(answer.contains("did not arrive in time"), "{answer}");
    }
}

//! The proxies of the manual, real ones, in front of a server: who asks is who asks the proxy.

use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::block;
use crate::support::{App, Backend};

/// The host of the manual.
const HOST: &str = "consultatie.example.org";

/// A program that runs until the test ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Gone already is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// Starts a program and waits until somebody listens on `port`.
async fn start(command: &mut Command, port: u16) -> Running {
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let running = Running(child);
    for _ in 0..500 {
        if tokio::net::TcpStream::connect(("127.0.0.1", port))
            .await
            .is_ok()
        {
            return running;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("nobody listens on port {port}");
}

/// A server as the manual has it: the proxy on this host is trusted.
async fn behind_a_proxy() -> App {
    App::start_with(Backend::Sqlite, |config| {
        config.security.sign_in_per_minute = 3;
        config.server.trusted_proxies = vec!["127.0.0.1".parse().unwrap(), "::1".parse().unwrap()];
    })
    .await
}

/// Somebody elsewhere, who forges whatever headers name an address.
async fn forge_through(base: &str, log: &Path) {
    let elsewhere = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2));
    let client = reqwest::Client::builder()
        .cookie_store(true)
        .redirect(reqwest::redirect::Policy::none())
        .danger_accept_invalid_certs(true)
        .local_address(elsewhere)
        .resolve(HOST, ([127, 0, 0, 1], 0).into())
        .build()
        .unwrap();
    let page = client
        .get(format!("{base}/sign-in?token=geheim"))
        .send()
        .await
        .unwrap();
    assert_eq!(page.status(), 200);
    assert!(page.headers().contains_key("x-request-id"));
    let body = page.text().await.unwrap();
    let token = body.split("name=\"csrf\" value=\"").nth(1).unwrap();
    let token = token.split('"').next().unwrap();
    let mut statuses = Vec::new();
    for n in 0..5 {
        let email = format!("somebody{n}@example.org");
        let forged = format!("198.51.100.{n}");
        let answer = client
            .post(format!("{base}/sign-in"))
            .header("X-Forwarded-For", &forged)
            .header("Forwarded", format!("for={forged}"))
            .header("X-Real-IP", &forged)
            .form(&[("csrf", token), ("email", &email), ("password", "wrong")])
            .send()
            .await
            .unwrap();
        statuses.push(answer.status().as_u16());
    }
    assert_eq!(statuses, [422, 422, 422, 429, 429]);
    let head = client.head(format!("{base}/")).send().await.unwrap();
    assert_eq!(head.status(), 200);
    let metrics = client.get(format!("{base}/metrics")).send().await.unwrap();
    assert_eq!(metrics.status(), 404);
    let log = written(log).await;
    assert!(
        !log.contains("geheim"),
        "a secret in an address is in no log: {log}"
    );
}

/// The proxy's log, once the last request is in it.
async fn written(log: &Path) -> String {
    for _ in 0..500 {
        let text = std::fs::read_to_string(log).unwrap_or_default();
        if text.contains("/metrics") {
            return text;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the proxy logs nothing");
}

#[actix_web::test]
async fn nginx_as_the_manual_has_it() {
    let app = behind_a_proxy().await;
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().display().to_string();
    let made = Command::new("openssl")
        .args([
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
        ])
        .args(["-subj", "/CN=consultatie.example.org"])
        .args(["-keyout", "privkey.pem", "-out", "fullchain.pem"])
        .current_dir(folder.path())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(made.success());
    let (secure, plain) = (free_port(), free_port());
    let mut site = block("polder.conf")
        .replace("listen 443", &format!("listen 127.0.0.1:{secure}"))
        .replace("listen 80;", &format!("listen 127.0.0.1:{plain};"))
        .replace("/etc/letsencrypt/live/consultatie.example.org", &at)
        .replace("/var/log/nginx", &at)
        .replace("http://127.0.0.1:8080", &app.base);
    // This host may have no IPv6.
    site = site
        .lines()
        .filter(|line| !line.contains("[::]"))
        .map(|line| format!("{line}\n"))
        .collect();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {at}/{kind};\n"))
        .concat();
    let config = format!(
        "daemon off;\nmaster_process off;\npid {at}/pid;\nerror_log {at}/error.log;\n\
         events {{}}\nhttp {{\n{temporary}{site}}}\n"
    );
    let file = folder.path().join("nginx.conf");
    std::fs::write(&file, config).unwrap();
    let program = ["/usr/sbin/nginx", "/usr/local/sbin/nginx"]
        .into_iter()
        .find(|path| Path::new(path).exists())
        .unwrap_or("nginx");
    let mut command = Command::new(program);
    command.arg("-c").arg(&file).arg("-p").arg(folder.path());
    command.arg("-e").arg(folder.path().join("error.log"));
    let _nginx = start(&mut command, secure).await;
    let base = format!("https://{HOST}:{secure}");
    forge_through(&base, &folder.path().join("polder.log")).await;
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let moved = client
        .get(format!("http://127.0.0.1:{plain}/privacy"))
        .header("Host", HOST)
        .send()
        .await
        .unwrap();
    assert_eq!(moved.status(), 301);
    assert_eq!(
        moved.headers()["location"],
        "https://consultatie.example.org/privacy"
    );
    programs_in_clear_are_told(&format!("http://127.0.0.1:{plain}")).await;
}

/// People are led on to https; a program that would go on sending its token in clear is refused.
async fn programs_in_clear_are_told(plain: &str) {
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let ask = async |path: &str| {
        let request = client.get(format!("{plain}{path}")).header("Host", HOST);
        request.send().await.unwrap().status().as_u16()
    };
    assert!(matches!(ask("/privacy").await, 301 | 308));
    assert_eq!(ask("/api/v1/openapi.json").await, 403);
    assert_eq!(ask("/api/v1/submissions").await, 403);
}

#[actix_web::test]
async fn caddy_as_the_manual_has_it() {
    let app = behind_a_proxy().await;
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().display().to_string();
    let (port, plain) = (free_port(), free_port());
    let address = app.base.trim_start_matches("http://");
    // Without a certificate, for which it would ask the world.
    let site = format!("\n{}", block("Caddyfile"))
        .replace(
            "http://consultatie.example.org {",
            &format!("http://:{plain} {{\n    bind 127.0.0.1"),
        )
        .replace(
            "\nconsultatie.example.org {",
            &format!("http://:{port} {{\n    bind 127.0.0.1"),
        )
        .replace("/var/log/caddy", &at)
        .replace("127.0.0.1:8080", address);
    let file = folder.path().join("Caddyfile");
    std::fs::write(
        &file,
        format!("{{\n    admin off\n    auto_https off\n}}\n{site}"),
    )
    .unwrap();
    let mut command = Command::new("caddy");
    command
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(&file)
        .env("HOME", folder.path())
        .env("XDG_DATA_HOME", folder.path())
        .env("XDG_CONFIG_HOME", folder.path())
        .stderr(Stdio::null());
    let _caddy = start(&mut command, port).await;
    let base = format!("http://{HOST}:{port}");
    forge_through(&base, &folder.path().join("polder.log")).await;
    programs_in_clear_are_told(&format!("http://127.0.0.1:{plain}")).await;
}

//! A stand-in for a store that speaks S3: one bucket in memory, path style, that takes nothing
//! whose signature (AWS Signature Version 4) does not fit its secret.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use hmac::{Hmac, KeyInit, Mac};
use polder::platform::random::sha256_hex;
use sha2::Sha256;

type Objects = Arc<Mutex<HashMap<String, Vec<u8>>>>;
type Redirect = Arc<Mutex<Option<String>>>;

/// The stand-in; it goes on until the test ends.
pub struct S3 {
    /// As `files.endpoint` names it.
    pub endpoint: String,
    /// By path: "/bucket/prefix/aa/bb/…".
    pub objects: Objects,
    /// Where every request is sent on to, if anywhere.
    pub redirect: Redirect,
}

struct Request {
    method: String,
    path: String,
    query: String,
    headers: HashMap<String, String>,
    body: Vec<u8>,
}

impl S3 {
    /// With this secret.
    pub fn start(secret: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let objects = Objects::default();
        let kept = objects.clone();
        let redirect = Redirect::default();
        let elsewhere = redirect.clone();
        std::thread::spawn(move || {
            for socket in listener.incoming() {
                let (socket, kept) = (socket.unwrap(), kept.clone());
                let elsewhere = elsewhere.clone();
                std::thread::spawn(move || serve(socket, secret, &kept, &elsewhere));
            }
        });
        Self {
            endpoint,
            objects,
            redirect,
        }
    }
}

fn serve(socket: TcpStream, secret: &str, objects: &Objects, elsewhere: &Redirect) {
    let mut reader = BufReader::new(socket.try_clone().unwrap());
    let mut socket = socket;
    while let Some(request) = read(&mut reader) {
        let (mut status, body) = answer(&request, secret, objects);
        let mut location = String::new();
        if let Some(to) = elsewhere.lock().unwrap().as_ref() {
            status = "307 Temporary Redirect";
            location = format!("Location: {to}\r\n");
        }
        let head = format!(
            "HTTP/1.1 {status}\r\n{location}Content-Length: {}\r\nETag: \"x\"\r\nLast-Modified: Tue, 01 Jun 2027 12:00:00 GMT\r\n\r\n",
            body.len()
        );
        if socket.write_all(head.as_bytes()).is_err() || socket.write_all(&body).is_err() {
            return;
        }
    }
}

fn read(reader: &mut impl BufRead) -> Option<Request> {
    let mut line = String::new();
    if reader.read_line(&mut line).ok()? == 0 {
        return None;
    }
    let mut words = line.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        headers.insert(name.to_lowercase(), value.trim().to_owned());
    }
    let length = headers
        .get("content-length")
        .map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Request {
        method,
        path: path.to_owned(),
        query: query.to_owned(),
        headers,
        body,
    })
}

fn answer(request: &Request, secret: &str, objects: &Objects) -> (&'static str, Vec<u8>) {
    if !is_signed(request, secret) {
        let body = "<Error><Code>SignatureDoesNotMatch</Code></Error>";
        return ("403 Forbidden", body.into());
    }
    let mut objects = objects.lock().unwrap();
    match request.method.as_str() {
        "PUT" => {
            objects.insert(request.path.clone(), request.body.clone());
            ("200 OK", Vec::new())
        }
        "GET" => match objects.get(&request.path) {
            Some(bytes) => ("200 OK", bytes.clone()),
            None => (
                "404 Not Found",
                "<Error><Code>NoSuchKey</Code></Error>".into(),
            ),
        },
        "DELETE" => {
            objects.remove(&request.path);
            ("204 No Content", Vec::new())
        }
        _ => ("501 Not Implemented", Vec::new()),
    }
}

/// Works out the signature anew, as "Signature Version 4 signing process" of S3's documentation has it.
fn is_signed(request: &Request, secret: &str) -> bool {
    let Some(header) = request.headers.get("authorization") else {
        return false;
    };
    let part = |name: &str| {
        let rest = header.split(&format!("{name}=")).nth(1).unwrap_or_default();
        rest.split(',').next().unwrap_or_default().trim().to_owned()
    };
    let signed = part("SignedHeaders");
    let credential = part("Credential");
    let scope: Vec<&str> = credential.split('/').skip(1).collect();
    let [day, region, service, _] = scope[..] else {
        return false;
    };
    let payload = &request.headers["x-amz-content-sha256"];
    if payload != "UNSIGNED-PAYLOAD" && *payload != sha256_hex(&request.body) {
        return false;
    }
    let headers: String = signed
        .split(';')
        .map(|name| format!("{name}:{}\n", request.headers[name]))
        .collect();
    let canonical = format!(
        "{}\n{}\n{}\n{headers}\n{signed}\n{payload}",
        request.method, request.path, request.query
    );
    let text = format!(
        "AWS4-HMAC-SHA256\n{}\n{}\n{}",
        request.headers["x-amz-date"],
        scope.join("/"),
        sha256_hex(canonical.as_bytes())
    );
    let mut key = format!("AWS4{secret}").into_bytes();
    for step in [day, region, service, "aws4_request", &text] {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&key).unwrap();
        mac.update(step.as_bytes());
        key = mac.finalize().into_bytes().to_vec();
    }
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    hex == part("Signature")
}

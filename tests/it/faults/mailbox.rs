//! A mail server that takes everything and notes what came in which life of the sender.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// Message-ID to the text of the mail and the lives in which it arrived.
type Taken = BTreeMap<String, (String, Vec<usize>)>;

/// The server; it goes on until the test ends.
pub struct Mailbox {
    pub port: u16,
    pub taken: Arc<Mutex<Taken>>,
    /// How often the sender was killed so far.
    pub life: Arc<AtomicUsize>,
}

impl Mailbox {
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mailbox = Self {
            port: listener.local_addr().unwrap().port(),
            taken: Arc::default(),
            life: Arc::default(),
        };
        let (taken, life) = (mailbox.taken.clone(), mailbox.life.clone());
        std::thread::spawn(move || {
            for socket in listener.incoming().flatten() {
                let (taken, life) = (taken.clone(), life.clone());
                std::thread::spawn(move || {
                    // Whoever is killed in the middle hangs up.
                    let _ = talk(socket, &taken, life.load(Ordering::SeqCst));
                });
            }
        });
        mailbox
    }

    /// Whether a mail with these words has come.
    pub fn has(&self, words: &str) -> bool {
        let taken = self.taken.lock().unwrap();
        taken.values().any(|(text, _)| text.contains(words))
    }
}

fn talk(socket: TcpStream, taken: &Mutex<Taken>, life: usize) -> std::io::Result<()> {
    let mut out = socket.try_clone()?;
    let mut lines = BufReader::new(socket).lines();
    out.write_all(b"220 localhost ESMTP\r\n")?;
    while let Some(line) = lines.next() {
        let line = line?.to_ascii_uppercase();
        if line.starts_with("DATA") {
            out.write_all(b"354 go on\r\n")?;
            let mut text = String::new();
            for line in lines.by_ref() {
                let line = line?;
                if line == "." {
                    break;
                }
                text.push_str(&line);
                text.push('\n');
            }
            let id = text
                .lines()
                .find(|line| line.to_ascii_lowercase().starts_with("message-id:"))
                .unwrap_or_default()
                .to_owned();
            let text = text.replace("=\n", "");
            taken
                .lock()
                .unwrap()
                .entry(id)
                .or_insert_with(|| (text, Vec::new()))
                .1
                .push(life);
            out.write_all(b"250 taken\r\n")?;
        } else if line.starts_with("EHLO") {
            out.write_all(b"250-localhost\r\n250 8BITMIME\r\n")?;
        } else if line.starts_with("QUIT") {
            out.write_all(b"221 bye\r\n")?;
            return Ok(());
        } else {
            out.write_all(b"250 ok\r\n")?;
        }
    }
    Ok(())
}

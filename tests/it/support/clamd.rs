//! A stand-in for clamd that speaks its protocol as clamd(8) has it, and finds the test virus that
//! every scanner finds: the string EICAR published for that.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Harmless, and found by every scanner. In two halves, so that none finds it in this source.
pub fn eicar() -> String {
    format!(
        "{}{}",
        r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*"
    )
}

/// The stand-in; it goes on until the test ends.
pub struct Clamd {
    /// As `files.clamd` names it.
    pub address: String,
    /// Out of order: it takes files, and says that it cannot scan them.
    pub ill: Arc<AtomicBool>,
    /// Files looked at.
    pub seen: Arc<AtomicUsize>,
    _folder: Option<tempfile::TempDir>,
}

impl Clamd {
    /// On a TCP port.
    pub fn tcp() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("tcp:{}", listener.local_addr().unwrap());
        let clamd = Self::new(address, None);
        let (ill, seen) = (clamd.ill.clone(), clamd.seen.clone());
        std::thread::spawn(move || {
            for socket in listener.incoming() {
                talk(socket.unwrap(), &ill, &seen);
            }
        });
        clamd
    }

    /// On a Unix socket.
    pub fn unix() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path: PathBuf = folder.path().join("clamd.ctl");
        let listener = UnixListener::bind(&path).unwrap();
        let clamd = Self::new(format!("unix:{}", path.display()), Some(folder));
        let (ill, seen) = (clamd.ill.clone(), clamd.seen.clone());
        std::thread::spawn(move || {
            for socket in listener.incoming() {
                talk(socket.unwrap(), &ill, &seen);
            }
        });
        clamd
    }

    fn new(address: String, folder: Option<tempfile::TempDir>) -> Self {
        Self {
            address,
            ill: Arc::default(),
            seen: Arc::default(),
            _folder: folder,
        }
    }
}

fn talk(mut socket: impl Read + Write, ill: &AtomicBool, seen: &AtomicUsize) {
    let reply = match command(&mut socket).as_str() {
        "zPING" => "PONG".to_owned(),
        "zINSTREAM" => {
            let file = stream(&mut socket);
            seen.fetch_add(1, Ordering::SeqCst);
            if ill.load(Ordering::SeqCst) {
                "INSTREAM size limit exceeded. ERROR".to_owned()
            } else if String::from_utf8_lossy(&file).contains(&eicar()) {
                "stream: Eicar-Signature FOUND".to_owned()
            } else {
                "stream: OK".to_owned()
            }
        }
        _ => "UNKNOWN COMMAND".to_owned(),
    };
    // Whoever hung up needs no reply.
    let _ = socket.write_all(format!("{reply}\0").as_bytes());
}

fn command(socket: &mut impl Read) -> String {
    let mut text = Vec::new();
    let mut byte = [0];
    while socket.read_exact(&mut byte).is_ok() && byte[0] != 0 {
        text.push(byte[0]);
    }
    String::from_utf8(text).unwrap()
}

fn stream(socket: &mut impl Read) -> Vec<u8> {
    let mut file = Vec::new();
    loop {
        let mut length = [0; 4];
        socket.read_exact(&mut length).unwrap();
        let length = u32::from_be_bytes(length) as usize;
        if length == 0 {
            return file;
        }
        let at = file.len();
        file.resize(at + length, 0);
        socket.read_exact(&mut file[at..]).unwrap();
    }
}

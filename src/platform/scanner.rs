//! The virus scanner: clamd, spoken to over its socket. The protocol is that of its manual page,
//! clamd(8): `INSTREAM` with chunks of four bytes of length (big-endian) and data, ended by a chunk
//! of length 0; commands and replies end in a zero byte where the command began with `z`.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use futures_util::StreamExt;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

use super::files::FileStream;

/// What the scanner says of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    Clean,
    /// With the name of what was found.
    Infected(String),
}

/// Where clamd listens: "tcp:127.0.0.1:3310" or "unix:/run/clamav/clamd.ctl".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanner {
    Tcp(String),
    Unix(PathBuf),
}

/// How long one file may take, and a greeting.
const SCAN: Duration = Duration::from_secs(120);
const PING: Duration = Duration::from_secs(10);
/// Most of a chunk; clamd's own limit is larger.
const CHUNK: usize = 64 * 1024;
/// Most that is read of a reply.
const REPLY: u64 = 4096;

impl FromStr for Scanner {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            Some(("tcp", address)) if address.contains(':') => Ok(Self::Tcp(address.to_owned())),
            Some(("unix", path)) if path.starts_with('/') => Ok(Self::Unix(path.into())),
            _ => Err(format!(
                "\"{text}\" is neither tcp:HOST:PORT nor unix:/PATH"
            )),
        }
    }
}

impl fmt::Display for Scanner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) => write!(f, "tcp:{address}"),
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

impl Scanner {
    /// Has a file looked at.
    ///
    /// # Errors
    /// When clamd does not answer, or says that it could not look at all of the file.
    pub async fn scan(&self, file: FileStream) -> anyhow::Result<Finding> {
        let reply = timeout(SCAN, self.stream(file))
            .await
            .with_context(|| format!("clamd at {self} took too long"))??;
        finding(&reply)
    }

    /// Whether clamd answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn check(&self) -> anyhow::Result<()> {
        let ask = async {
            let mut socket = self.connect().await?;
            socket.write_all(b"zPING\0").await?;
            reply(&mut socket).await
        };
        let reply = timeout(PING, ask)
            .await
            .with_context(|| format!("files.clamd: {self} does not answer"))?
            .with_context(|| format!("files.clamd: {self}"))?;
        ensure!(
            reply == "PONG",
            "files.clamd: {self} does not speak like clamd"
        );
        Ok(())
    }

    async fn connect(&self) -> anyhow::Result<Box<dyn Socket>> {
        Ok(match self {
            Self::Tcp(address) => Box::new(tokio::net::TcpStream::connect(address).await?),
            #[cfg(unix)]
            Self::Unix(path) => Box::new(tokio::net::UnixStream::connect(path).await?),
            #[cfg(not(unix))]
            Self::Unix(_) => bail!("there are no Unix sockets on this system"),
        })
    }

    async fn stream(&self, mut file: FileStream) -> anyhow::Result<String> {
        let mut socket = self
            .connect()
            .await
            .with_context(|| format!("clamd at {self} does not answer"))?;
        let sent: std::io::Result<()> = async {
            socket.write_all(b"zINSTREAM\0").await?;
            while let Some(bytes) = file.next().await {
                for chunk in bytes?.chunks(CHUNK) {
                    let length = u32::try_from(chunk.len()).map_err(std::io::Error::other)?;
                    socket.write_all(&length.to_be_bytes()).await?;
                    socket.write_all(chunk).await?;
                }
            }
            socket.write_all(&0_u32.to_be_bytes()).await?;
            socket.flush().await
        }
        .await;
        // A file beyond its limit makes clamd hang up early; its reply says so better than ours.
        match (reply(&mut socket).await, sent) {
            (Ok(reply), _) if !reply.is_empty() => Ok(reply),
            (_, Err(error)) => Err(error).context("the file could not be handed to clamd"),
            (Err(error), Ok(())) => Err(error).context("clamd hung up"),
            (Ok(_), Ok(())) => bail!("clamd hung up without a reply"),
        }
    }
}

trait Socket: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Socket for T {}

async fn reply(socket: &mut Box<dyn Socket>) -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    socket.take(REPLY).read_to_end(&mut bytes).await?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.trim_end_matches(['\0', '\n']).trim().to_owned())
}

/// "stream: OK", "stream: Eicar-Signature FOUND", "INSTREAM size limit exceeded. ERROR".
fn finding(reply: &str) -> anyhow::Result<Finding> {
    let said = reply.strip_prefix("stream: ").unwrap_or(reply);
    if said == "OK" {
        return Ok(Finding::Clean);
    }
    match said.strip_suffix(" FOUND") {
        Some(name) if !name.is_empty() => Ok(Finding::Infected(name.to_owned())),
        _ => bail!("clamd says: {said}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_of_two_kinds() {
        for good in ["tcp:127.0.0.1:3310", "unix:/run/clamav/clamd.ctl"] {
            assert_eq!(good.parse::<Scanner>().unwrap().to_string(), good);
        }
        for bad in [
            "",
            "localhost:3310",
            "tcp:localhost",
            "unix:run",
            "http://x",
        ] {
            assert!(bad.parse::<Scanner>().is_err(), "{bad}");
        }
    }

    #[test]
    fn only_ok_is_clean() {
        assert_eq!(finding("stream: OK").unwrap(), Finding::Clean);
        assert_eq!(
            finding("stream: Eicar-Signature FOUND").unwrap(),
            Finding::Infected("Eicar-Signature".to_owned())
        );
        for other in [
            "",
            "stream: ",
            "INSTREAM size limit exceeded. ERROR",
            "UNKNOWN COMMAND",
        ] {
            assert!(finding(other).is_err(), "{other}");
        }
    }
}

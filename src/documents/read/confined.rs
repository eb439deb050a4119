//! Reading drafts, as a task of the confined process.

use serde::{Deserialize, Serialize};

use super::assemble::read;
use super::error::ReadError;
use super::returned::read_returned;
use crate::documents::outline::{Changes, Limits, Outline, SourceFile};
use crate::documents::returned::Returned;
use crate::platform::confined::Task;

/// Reads files, in order, as one text; see [`read`].
pub struct ReadDraft;

/// What the files are called, and how much of them is read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DraftAsk {
    pub names: Vec<String>,
    pub limits: Limits,
    pub changes: Changes,
}

impl Task for ReadDraft {
    const NAME: &'static str = "draft";
    type Ask = DraftAsk;
    type Answer = Result<Outline, ReadError>;

    fn work(ask: DraftAsk, files: Vec<Vec<u8>>) -> (Self::Answer, Vec<u8>) {
        let files: Vec<_> = ask
            .names
            .into_iter()
            .zip(files)
            .map(|(name, bytes)| SourceFile { name, bytes })
            .collect();
        (read(&files, &ask.limits, ask.changes), Vec::new())
    }
}

/// Reads a draft that was sent back; see [`read_returned`].
pub struct ReadReturned;

/// What the file is called, and how large it may be, in bytes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReturnedAsk {
    pub name: String,
    pub max_bytes: usize,
}

impl Task for ReadReturned {
    const NAME: &'static str = "returned";
    type Ask = ReturnedAsk;
    type Answer = Result<Option<Returned>, ReadError>;

    fn work(ask: ReturnedAsk, files: Vec<Vec<u8>>) -> (Self::Answer, Vec<u8>) {
        let file = SourceFile {
            name: ask.name,
            bytes: files.into_iter().next().unwrap_or_default(),
        };
        (read_returned(&file, ask.max_bytes), Vec::new())
    }
}

//! What is done in the confined process, how it is said to it, and how it can end.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Something done with files from outside, in the confined process.
pub trait Task {
    /// Its word on the command line.
    const NAME: &'static str;
    /// What is asked, besides the files.
    type Ask: Serialize + DeserializeOwned + Sync;
    /// What comes of it, besides a file.
    type Answer: Serialize + DeserializeOwned + Send + 'static;

    /// Does it: a pure function of its input. The second part of the result is a file, or empty.
    fn work(ask: Self::Ask, files: Vec<Vec<u8>>) -> (Self::Answer, Vec<u8>);
}

/// What is said of an input or output: how long each of the files behind it is.
#[derive(Serialize, serde::Deserialize)]
pub(super) struct Head<T> {
    pub lengths: Vec<usize>,
    pub body: T,
}

/// How a process ended that did not do its task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Memory,
    Time,
    Result,
    Broken,
}

impl End {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Time => "time",
            Self::Result => "result",
            Self::Broken => "broken",
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Self::Memory => "confined-memory",
            Self::Time => "confined-time",
            Self::Result => "confined-result",
            Self::Broken => "confined-broken",
        }
    }
}

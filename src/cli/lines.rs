//! Lines of a large file, read in blocks and worked on by all processors.

use std::io::Read;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use anyhow::{Context, anyhow};

/// Bytes of a block, unless a line is longer.
const BLOCK: usize = 1 << 20;
/// Longest line, in bytes.
const LONGEST: usize = 64 << 20;
/// Blocks that wait for a thread.
const WAITING: usize = 2;

/// Some whole lines.
pub(super) struct Block {
    bytes: Vec<u8>,
    first_line: usize,
}

impl Block {
    /// Lines with something on them, with their number from 1.
    ///
    /// # Errors
    /// The number of a line that is not UTF-8.
    pub(super) fn lines(&self) -> Result<impl Iterator<Item = (usize, &str)>, usize> {
        let text = std::str::from_utf8(&self.bytes)
            .map_err(|error| self.first_line + ends(&self.bytes[..error.valid_up_to()]))?;
        let lines = text.split('\n').zip(self.first_line..);
        Ok(lines
            .map(|(line, number)| (number, line.trim_ascii()))
            .filter(|(_, line)| !line.is_empty()))
    }
}

/// How many lines end in these bytes; counted by small numbers, many at once.
fn ends(bytes: &[u8]) -> usize {
    let parts = bytes.chunks(usize::from(u8::MAX));
    let count = |part: &[u8]| part.iter().map(|byte| u8::from(*byte == b'\n')).sum::<u8>();
    parts.map(|part| usize::from(count(part))).sum()
}

/// Blocks of a file, one after another; after an error, none.
pub(super) struct Lines<'a> {
    file: Box<dyn Read + Send + 'a>,
    name: &'a str,
    rest: Vec<u8>,
    line: usize,
    over: bool,
}

impl<'a> Lines<'a> {
    /// The lines of a file, which messages call by `name`.
    pub(super) fn new(file: impl Read + Send + 'a, name: &'a str) -> Self {
        Self {
            file: Box::new(file),
            name,
            rest: Vec::new(),
            line: 1,
            over: false,
        }
    }

    fn read(&mut self) -> anyhow::Result<Option<Block>> {
        let mut bytes = std::mem::take(&mut self.rest);
        let mut searched = 0;
        while !self.over {
            let before = bytes.len();
            let most = BLOCK as u64;
            let read = self.file.by_ref().take(most).read_to_end(&mut bytes);
            let read = read.with_context(|| format!("cannot read {}", self.name))?;
            if before == 0 && self.line == 1 && bytes.starts_with(b"\xEF\xBB\xBF") {
                bytes.drain(..3);
            }
            self.over = read < BLOCK;
            if let Some(end) = bytes[searched..].iter().rposition(|byte| *byte == b'\n') {
                self.rest = bytes.split_off(searched + end + 1);
                break;
            }
            searched = bytes.len();
            if searched > LONGEST {
                let (name, line) = (self.name, self.line);
                return Err(anyhow!(
                    "{name}, line {line}: it is longer than {} MB",
                    LONGEST >> 20
                ));
            }
        }
        if self.over && !self.rest.is_empty() {
            bytes.append(&mut self.rest);
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        let block = Block {
            bytes,
            first_line: self.line,
        };
        self.line += ends(&block.bytes);
        Ok(Some(block))
    }
}

impl Iterator for Lines<'_> {
    type Item = anyhow::Result<Block>;

    fn next(&mut self) -> Option<Self::Item> {
        let block = self.read().transpose();
        if matches!(block, Some(Err(_))) {
            self.over = true;
            self.rest.clear();
        }
        block
    }
}

/// Works on blocks of lines on all processors, and takes the results in the order of the lines.
pub(super) fn in_blocks<T: Send>(
    lines: Lines<'_>,
    work: impl Fn(Block) -> anyhow::Result<T> + Sync,
    mut take: impl FnMut(T) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let mut to: Vec<SyncSender<anyhow::Result<Block>>> = Vec::new();
        let mut from: Vec<Receiver<anyhow::Result<T>>> = Vec::new();
        let work = &work;
        for _ in 0..threads {
            let (send, blocks) = sync_channel::<anyhow::Result<Block>>(WAITING);
            let (results, receive) = sync_channel(WAITING);
            scope.spawn(move || {
                // Ends when there are no more blocks, or nobody waits for results.
                for block in blocks {
                    if results.send(block.and_then(work)).is_err() {
                        break;
                    }
                }
            });
            to.push(send);
            from.push(receive);
        }
        scope.spawn(move || {
            for (number, block) in lines.enumerate() {
                let stop = block.is_err();
                if to[number % to.len()].send(block).is_err() || stop {
                    break;
                }
            }
        });
        for receive in from.iter().cycle() {
            match receive.recv() {
                Ok(result) => take(result?)?,
                Err(_) => break,
            }
        }
        Ok(())
    })
}

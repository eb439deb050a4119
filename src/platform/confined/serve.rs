//! The confined process's own side: shut in, read, work, answer.

use std::io::{Read, Write};

use anyhow::Context;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::limits::{Budget, Walls, shut_in};
use super::task::{Head, Task};

/// Does one task and ends: the whole life of a confined process. `prepare` is told how far the
/// process could shut itself in.
///
/// # Errors
/// When the process cannot be limited, or its input or output is cut off; nobody but the operator
/// reads it.
pub fn serve<T: Task>(budget: Budget, prepare: impl FnOnce(Walls)) -> anyhow::Result<()> {
    prepare(shut_in(budget)?);
    let mut input = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut input)
        .context("the input broke off")?;
    let (ask, files) = parse(&input).context("the input is not whole")?;
    drop(input);
    let (answer, file) = T::work(ask, files);
    let mut out = std::io::stdout().lock();
    write(&mut out, &answer, &file).context("nobody reads the output")
}

fn write<T: Serialize>(out: &mut impl Write, answer: &T, file: &[u8]) -> anyhow::Result<()> {
    let head = Head {
        lengths: vec![file.len()],
        body: answer,
    };
    let mut buffered = std::io::BufWriter::with_capacity(1 << 16, out);
    serde_json::to_writer(&mut buffered, &head)?;
    buffered.write_all(b"\n")?;
    buffered.write_all(file)?;
    buffered.flush()?;
    Ok(())
}

/// What one side said: the line of JSON and the files behind it; `None` when it is not whole.
pub(super) fn parse<T: DeserializeOwned>(said: &[u8]) -> Option<(T, Vec<Vec<u8>>)> {
    let end = said.iter().position(|byte| *byte == b'\n')?;
    let (line, mut rest) = said.split_at(end);
    rest = rest.get(1..)?;
    let head: Head<T> = serde_json::from_slice(line).ok()?;
    let mut files = Vec::with_capacity(head.lengths.len());
    for length in head.lengths {
        let (file, behind) = rest.split_at_checked(length)?;
        files.push(file.to_vec());
        rest = behind;
    }
    rest.is_empty().then_some((head.body, files))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_side_says_the_other_hears() {
        let mut said = Vec::new();
        write(&mut said, &"a\nb", b"\n{}\n").unwrap();
        let heard: (String, Vec<Vec<u8>>) = parse(&said).unwrap();
        assert_eq!(heard, ("a\nb".to_owned(), vec![b"\n{}\n".to_vec()]));
        for cut in 0..said.len() {
            assert!(parse::<String>(&said[..cut]).is_none(), "{cut}");
        }
        said.push(b'x');
        assert!(parse::<String>(&said).is_none(), "more than was announced");
    }
}

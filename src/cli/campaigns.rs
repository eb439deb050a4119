//! `polder campaigns`.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail, ensure};
use clap::Args;
use serde::Deserialize;
use serde_json::{Value, json};

use super::lines::{Block, Lines, in_blocks};
use crate::campaigns::copies::{Comparing, Copies, Prepared, Preparing};

/// A file of texts, and where to write which of them are near-copies.
#[derive(Debug, Args)]
pub struct Campaigns {
    /// Lines of JSON: {"id": …, "text": "…"}.
    file: PathBuf,
    /// The file to write, one line for each: {"id", "campaign", "similarity", "residue"}; one that is there is replaced.
    #[arg(long)]
    output: PathBuf,
    /// Report as one JSON object.
    #[arg(long)]
    json: bool,
}

/// A line of the file.
#[derive(Deserialize)]
struct Text<'a> {
    id: Value,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

/// What was found.
#[derive(Debug, Default)]
struct Found {
    texts: usize,
    campaigns: usize,
    copies: usize,
}

/// The sample of a line without one.
const NONE: u32 = u32::MAX;

/// Writes of each text which campaign it belongs to and what its sender added, and says how many campaigns there are.
///
/// # Errors
/// When a line cannot be read, which is named by its number, or the file cannot be written; nothing is written then.
pub fn run(arguments: &Campaigns) -> anyhow::Result<()> {
    let Campaigns { file, output, json } = arguments;
    let found = find(file, output)?;
    let Found {
        texts,
        campaigns,
        copies,
    } = found;
    if *json {
        println!(
            "{}",
            json!({ "file": output, "texts": texts, "campaigns": campaigns, "copies": copies })
        );
    } else {
        println!(
            "{}: {texts} texts, {copies} of them in {campaigns} campaigns.",
            output.display()
        );
    }
    Ok(())
}

/// Reads the file twice: once to find campaigns, once to say of each text what it is to its own.
fn find(file: &Path, output: &Path) -> anyhow::Result<Found> {
    let name = file.display().to_string();
    let mut input = open(file)?;
    let cannot = || format!("cannot write {}", output.display());
    ensure!(
        !same(file, output),
        "--output: {name} is the file to read; choose another to write"
    );
    ensure!(!output.is_dir(), "{}: it is a folder", cannot());
    let folder = output.parent().unwrap_or(Path::new(""));
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    ensure!(
        folder.is_dir(),
        "{}: there is no folder {}",
        cannot(),
        folder.display()
    );
    let mut beside = tempfile::NamedTempFile::new_in(folder).with_context(cannot)?;
    let mut copies = Copies::default();
    let mut found = Found::default();
    // Of each line its sample, of each sample the id of its text.
    let mut placed: Vec<u32> = Vec::new();
    let mut ids: Vec<Box<str>> = Vec::new();
    in_blocks(
        Lines::new(&mut input, &name),
        |block| prepare(&block, &name),
        |texts| {
            for (line, id, text) in texts {
                let number = text.map_or(NONE, |text| copies.place(text));
                if number as usize == ids.len() {
                    ids.push(id.to_string().into());
                }
                placed.resize(line, NONE);
                placed[line - 1] = number;
                found.texts += 1;
            }
            Ok(())
        },
    )?;
    copies.settle();
    let names = names(&copies, &ids);
    drop(ids);
    input
        .rewind()
        .with_context(|| format!("cannot read {name} again"))?;
    let (copies, placed, names) = (&copies, &placed, &names);
    let mut out = BufWriter::new(beside.as_file_mut());
    in_blocks(
        Lines::new(&mut input, &name),
        |block| compare(&block, &name, copies, placed, names),
        |lines| out.write_all(&lines).with_context(cannot),
    )?;
    out.flush().with_context(cannot)?;
    drop(out);
    beside.persist(output).with_context(cannot)?;
    found.campaigns = names.len();
    let in_campaigns = placed
        .iter()
        .filter(|sample| copies.campaign(**sample).is_some());
    found.copies = in_campaigns.count();
    Ok(found)
}

/// A file that can be read twice; what comes through a pipe is laid down first.
fn open(file: &Path) -> anyhow::Result<File> {
    let cannot = || format!("cannot read {}", file.display());
    let mut input = File::open(file).with_context(cannot)?;
    let kind = input.metadata().with_context(cannot)?;
    ensure!(!kind.is_dir(), "{}: it is a folder", cannot());
    if kind.is_file() {
        return Ok(input);
    }
    let mut laid = tempfile::tempfile().with_context(cannot)?;
    std::io::copy(&mut input, &mut laid).with_context(cannot)?;
    laid.rewind().with_context(cannot)?;
    Ok(laid)
}

fn same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Campaigns by the id of their sample, as JSON; of two with one id, the later has a number behind it.
fn names(copies: &Copies, ids: &[Box<str>]) -> HashMap<u32, String> {
    let mut taken = HashSet::new();
    let mut names = HashMap::new();
    for (number, id) in (0_u32..).zip(ids) {
        if copies.campaign(number) != Some(number) {
            continue;
        }
        let plain = serde_json::from_str::<String>(id).unwrap_or_else(|_| id.to_string());
        let mut name = id.to_string();
        let mut count = 2;
        while !taken.insert(name.clone()) {
            name = Value::from(format!("{plain} ({count})")).to_string();
            count += 1;
        }
        names.insert(number, name);
    }
    names
}

/// The texts of a block, with the numbers of their lines.
fn texts<'a>(
    block: &'a Block,
    file: &'a str,
) -> anyhow::Result<impl Iterator<Item = anyhow::Result<(usize, Text<'a>)>>> {
    let lines = block
        .lines()
        .map_err(|line| anyhow!("{file}, line {line}: it is not UTF-8"))?;
    Ok(lines.map(move |(number, line)| {
        let text: Text = serde_json::from_str(line).map_err(|error| {
            let said = error.to_string();
            let said = said.split(" at line ").next().unwrap_or_default();
            anyhow!("{file}, line {number}: it is not {{\"id\": …, \"text\": \"…\"}}: {said}")
        })?;
        match text.id {
            Value::String(_) | Value::Number(_) => Ok((number, text)),
            _ => bail!("{file}, line {number}: \"id\" is neither a text nor a number"),
        }
    }))
}

fn prepare(block: &Block, file: &str) -> anyhow::Result<Vec<(usize, Value, Option<Prepared>)>> {
    let mut preparing = Preparing::default();
    texts(block, file)?
        .map(|one| {
            let (number, Text { id, text }) = one?;
            Ok((number, id, preparing.prepare(&text)))
        })
        .collect()
}

/// The lines to write for a block.
fn compare(
    block: &Block,
    file: &str,
    copies: &Copies,
    placed: &[u32],
    names: &HashMap<u32, String>,
) -> anyhow::Result<Vec<u8>> {
    let mut comparing = Comparing::default();
    let mut lines = Vec::new();
    for one in texts(block, file)? {
        let (number, Text { id, text }) = one?;
        let sample = placed
            .get(number - 1)
            .with_context(|| format!("{file} changed while it was read"))?;
        let campaign = copies.campaign(*sample);
        let named = campaign.and_then(|campaign| Some((campaign, names.get(&campaign)?)));
        match named {
            None => writeln!(
                lines,
                r#"{{"id":{id},"campaign":null,"similarity":null,"residue":null}}"#
            )?,
            Some((campaign, name)) => {
                let likeness = comparing.compare(copies, campaign, &text);
                let similarity = (likeness.similarity * 10_000.0).round() / 10_000.0;
                let residue = Value::from(likeness.residue);
                writeln!(
                    lines,
                    r#"{{"id":{id},"campaign":{name},"similarity":{similarity},"residue":{residue}}}"#
                )?;
            }
        }
    }
    Ok(lines)
}

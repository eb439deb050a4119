//! Files to one Outline: blocks gather under the headings before them, footnotes at the end of the
//! Section that first refers to them. Knows the readers of formats, and nothing of what they read.

use std::collections::HashSet;

use super::block::{Block, Body, Note};
use super::decode;
use super::error::ReadError;
use super::format::{self, Format};
use super::html::{self, Shared};
use super::inline::without_start;
use super::numbering::{self, Heading};
use super::office::parts::{self, PackageKind, Parts};
use super::printed::{Printed, PrintedKind, printed, printed_length};
use super::{laws, markdown, opendocument, pdf, plain, word};
use crate::documents::outline::{
    Changes, Limits, Outline, OutlinePassage, OutlineSection, PassageKind, SourceFile,
};
use crate::documents::remark::Remark;
use crate::platform::html::escape;

/// Reads files, in order, as one text. The format of each is judged by its content.
///
/// A footnote becomes a Passage at the end of the Section that first refers to it, before the
/// Sections below that one; a note nobody refers to comes at the end of its file. The title of
/// front matter becomes a heading of level 1 where the file has none itself.
///
/// # Errors
/// [`ReadError`], naming the first file that cannot be read. Nothing of the others is returned.
pub fn read(files: &[SourceFile], limits: &Limits, changes: Changes) -> Result<Outline, ReadError> {
    decode::check_sizes(files, limits)?;
    let mut shared = Shared {
        changes,
        ..Shared::default()
    };
    let mut draft = Draft::default();
    for file in files {
        let body = if pdf::is_pdf(&file.bytes) {
            pdf::read(file, limits, &mut shared)?
        } else if let Some((parts, kind)) = parts::open(file)? {
            read_parts(file, parts, &kind, changes, limits, &mut shared)?
        } else {
            let text = decode::text_of(file)?;
            read_file(file, &text, limits, &mut shared)?
        };
        draft.add(file, body, files.len() == 1, limits)?;
    }
    Ok(draft.finish(files.len() == 1))
}

/// The most that a text of a word processor may come to, in bytes: a small file can unpack to any number of words.
const PAGE: usize = 16 << 20;

/// Reads a text of a word processor.
fn read_parts(
    file: &SourceFile,
    mut parts: Parts<'_>,
    kind: &PackageKind,
    changes: Changes,
    limits: &Limits,
    shared: &mut Shared,
) -> Result<Body, ReadError> {
    let (page, remarks) = match kind {
        PackageKind::Word(main) => word::to_html(&mut parts, main, changes)?,
        PackageKind::OpenDocument => opendocument::to_html(&mut parts, changes)?,
    };
    drop(parts);
    if page.len() > PAGE {
        let name = file.name.clone();
        return Err(ReadError::UnpacksTooLarge { name });
    }
    let limit = limits.max_depth.saturating_mul(8);
    let mut body = html::read(&page, limit, shared).map_err(|_| ReadError::TooDeep {
        name: file.name.clone(),
        limit,
        line: None,
    })?;
    body.remarks.extend(remarks);
    Ok(body)
}

fn read_file(
    file: &SourceFile,
    text: &str,
    limits: &Limits,
    shared: &mut Shared,
) -> Result<Body, ReadError> {
    match format::of(file, text) {
        Format::Markdown => {
            markdown::read(text, limits, shared).map_err(|deep| ReadError::TooDeep {
                name: file.name.clone(),
                limit: deep.limit,
                line: deep.line,
            })
        }
        kind @ (Format::Html | Format::Law) => {
            let law = (kind == Format::Law).then(|| laws::to_html(text)).flatten();
            if kind == Format::Law && law.is_none() {
                return Err(ReadError::BrokenXml {
                    name: file.name.clone(),
                });
            }
            let text = law.as_deref().unwrap_or(text);
            let limit = limits.max_depth.saturating_mul(8);
            html::read(text, limit, shared).map_err(|deep| ReadError::TooDeep {
                name: file.name.clone(),
                limit,
                line: Some(deep.line),
            })
        }
        Format::Plain => Ok(plain::read(text, shared)),
    }
}

/// A Section before it has its number.
#[derive(Debug, Default)]
struct DraftSection {
    parent: Option<usize>,
    /// Level of the heading in its file; 0 for text before any heading.
    source_level: u8,
    printed: Option<Printed>,
    title: String,
    passages: Vec<OutlinePassage>,
}

/// The Outline being put together.
#[derive(Debug, Default)]
struct Draft {
    title: Option<String>,
    sections: Vec<DraftSection>,
    warnings: Vec<Remark>,
    passages: usize,
}

impl Draft {
    fn add(
        &mut self,
        file: &SourceFile,
        mut body: Body,
        only_file: bool,
        limits: &Limits,
    ) -> Result<(), ReadError> {
        if let Some(title) = body.title.take() {
            if body.title_is_heading && !has_own_title(&body.blocks, &title) {
                let heading = Block::heading(1, title.clone(), escape(&title));
                body.blocks.insert(0, heading);
            }
            if only_file {
                self.title = Some(title);
            }
        }
        if body.blocks.is_empty() && body.notes.is_empty() {
            return Err(ReadError::NoText {
                name: file.name.clone(),
            });
        }
        let added = body.blocks.len() + body.notes.len();
        self.passages = self.passages.saturating_add(added);
        if self.passages > limits.max_passages {
            return Err(ReadError::TooManyPassages {
                name: file.name.clone(),
                limit: limits.max_passages,
            });
        }
        self.warnings
            .extend(std::mem::take(&mut body.remarks).about(&file.name));
        let followed = followed(&body.blocks);
        let mut notes: Vec<Option<Note>> = body.notes.into_iter().map(Some).collect();
        let mut due = Vec::new();
        for block in body.blocks {
            if block.kind == PassageKind::Heading {
                self.take_notes(&mut notes, &mut due);
            }
            due.extend(block.refers_to.iter().copied());
            self.place(block, &followed);
        }
        due.extend(0..notes.len());
        self.take_notes(&mut notes, &mut due);
        Ok(())
    }

    /// Puts a block under the last heading, or opens a Section with it.
    fn place(&mut self, block: Block, followed: &HashSet<u32>) {
        if block.kind == PassageKind::Heading {
            self.open_section(block, followed);
            return;
        }
        if self.sections.is_empty() {
            self.sections.push(DraftSection::default());
        }
        if let Some(section) = self.sections.last_mut() {
            section.passages.push(passage(block));
        }
    }

    fn open_section(&mut self, mut block: Block, followed: &HashSet<u32>) {
        let is_counted = !block.number.is_empty();
        let printed = number_of(&block).filter(|printed| match printed.kind {
            PrintedKind::IfFollowing(ordinal) => is_counted || followed.contains(&ordinal),
            _ => true,
        });
        if let Some(printed) = printed
            .as_ref()
            .filter(|p| !is_counted && !p.rest.is_empty())
        {
            let length = printed_length(&block.text, printed);
            block.html = without_start(&block.html, length);
            block.text.clone_from(&printed.rest);
        }
        let title = match &printed {
            Some(printed) => printed.rest.clone(),
            None => block.text.clone(),
        };
        let parent = self.parent_of(block.level);
        self.sections.push(DraftSection {
            parent,
            source_level: block.level,
            printed,
            title,
            passages: vec![passage(block)],
        });
    }

    /// The last Section of a higher rank that is still open.
    fn parent_of(&self, level: u8) -> Option<usize> {
        let mut candidate = self.sections.len().checked_sub(1);
        while let Some(index) = candidate {
            let section = self.sections.get(index)?;
            if section.source_level > 0 && section.source_level < level {
                return Some(index);
            }
            candidate = section.parent;
        }
        None
    }

    /// Moves the notes that are due, and those they refer to, to the end of the last Section.
    fn take_notes(&mut self, notes: &mut [Option<Note>], due: &mut Vec<usize>) {
        let mut at = 0;
        while let Some(index) = due.get(at).copied() {
            at += 1;
            let Some(note) = notes.get_mut(index).and_then(Option::take) else {
                continue;
            };
            due.extend(note.refers_to.iter().copied());
            if !note.text.is_empty() {
                let note = Block {
                    number: note.number,
                    ..Block::new(PassageKind::Footnote, note.text, note.html)
                };
                self.place(note, &HashSet::new());
            }
        }
        due.clear();
    }

    fn finish(self, only_file: bool) -> Outline {
        let names_text = self.index_of_name();
        let headings: Vec<Heading> = self
            .sections
            .iter()
            .enumerate()
            .map(|(index, section)| Heading {
                parent: section.parent,
                printed: section.printed.clone(),
                uncounted: section.source_level == 0 || names_text == Some(index),
            })
            .collect();
        let numbers = numbering::assign(&headings);
        let title = self.title.or_else(|| {
            let index = names_text.or((only_file && self.sections.len() == 1).then_some(0))?;
            self.sections
                .get(index)
                .map(|section| section.title.clone())
                .filter(|title| !title.is_empty())
        });
        let mut outline = Outline {
            title,
            warnings: self.warnings,
            ..Outline::default()
        };
        for (mut section, number) in self.sections.into_iter().zip(numbers) {
            let level = section
                .parent
                .and_then(|parent| outline.sections.get(parent))
                .map_or(1, |parent| parent.level.saturating_add(1));
            // "Artikel 5" alone is its own text; anything else prints its number apart.
            if section.printed.is_some()
                && !section.title.is_empty()
                && let Some(heading) = section.passages.first_mut()
            {
                heading.number.clone_from(&number);
            }
            outline.sections.push(OutlineSection {
                parent: section.parent,
                level,
                number,
                title: section.title,
                passages: section.passages,
            });
        }
        outline.words = outline
            .passages()
            .map(|passage| count_words(&passage.text))
            .sum();
        outline
    }

    /// The heading that names the whole text: the only one at the top, without a number, with
    /// others below it and none before it.
    fn index_of_name(&self) -> Option<usize> {
        let mut tops = self
            .sections
            .iter()
            .enumerate()
            .filter(|(_, section)| section.parent.is_none() && section.source_level > 0);
        let (index, top) = tops.next()?;
        let has_children = self
            .sections
            .iter()
            .any(|section| section.parent == Some(index));
        (tops.next().is_none() && top.printed.is_none() && has_children).then_some(index)
    }
}

/// The number of a heading: the one it was counted with, or the one its text begins with.
fn number_of(heading: &Block) -> Option<Printed> {
    if heading.number.is_empty() {
        return printed(&heading.text);
    }
    // With a capital behind it, so that it is read as a number whatever the title begins with.
    let found = printed(&format!("{} X", heading.number)).filter(|number| number.rest == "X");
    let bare = heading.number.trim_start_matches(['(', '§', ' ']);
    let bare = bare.trim_end_matches(['.', ':', ')', '-', '–', ' ']);
    let (number, kind) = match found {
        Some(found) => (found.number, found.kind),
        None => (bare.to_owned(), PrintedKind::Named),
    };
    Some(Printed {
        number,
        kind,
        rest: heading.text.clone(),
    })
}

/// Numbers that headings print and "2A" may follow.
fn followed(blocks: &[Block]) -> HashSet<u32> {
    blocks
        .iter()
        .filter(|block| block.kind == PassageKind::Heading)
        .filter_map(|block| match number_of(block)?.kind {
            PrintedKind::Ordinal(ordinal) => Some(ordinal),
            _ => None,
        })
        .collect()
}

/// Whether a text has a heading of level 1, or starts with its title as a heading of another.
fn has_own_title(blocks: &[Block], title: &str) -> bool {
    blocks.iter().any(|block| block.level == 1)
        || blocks.first().is_some_and(|block| {
            block.kind == PassageKind::Heading && block.text.to_lowercase() == title.to_lowercase()
        })
}

fn passage(block: Block) -> OutlinePassage {
    OutlinePassage {
        kind: block.kind,
        number: block.number,
        text: block.text,
        html: block.html,
        depth: block.depth,
        block: block.group,
        ordered: block.ordered,
        start: block.start,
        header: block.header,
    }
}

/// Words as people count them: runs of letters and digits between white space.
pub fn count_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

#[cfg(test)]
#[path = "assemble_tests.rs"]
mod tests;

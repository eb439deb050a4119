//! Drafts in PDF (ISO 32000): what stands on the pages becomes text again. A file that states its structure is read by
//! it; of any other, lines are put together by where their signs stand, and what they are is guessed from their looks.
//!
//! ```text
//! signs   pages → every sign with its place      rows     signs → words in the order they are read; letters
//! tree    the structure a file states            stated   that structure → HTML; words, listed
//! look    rows → lines as they look, for `plain`, which reads any text that was set in pages; for that
//!         setting  how most of it is set   edges   what heads and ends pages
//!         tabled   tables                  foot    notes at the foot of pages
//!         seen     a row as it looks
//! ```

mod edges;
mod foot;
mod letters;
mod listed;
mod look;
mod rows;
mod seen;
mod setting;
mod signs;
mod stated;
mod tabled;
mod tree;
mod words;

#[cfg(test)]
mod stated_tests;
#[cfg(test)]
mod tests;

use hayro_syntax::object::{Array, Dict, Name};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::signs::Sheet;
use super::block::Body;
use super::error::ReadError;
use super::html::{self, Shared};
use super::plain;
use super::remarks::Remarks;
use crate::documents::outline::{Limits, SourceFile};
use crate::documents::remark::Noticed;

/// Programs may write something before the mark, at most so many bytes.
const START: usize = 1024;
const MARK: &[u8] = b"%PDF-";

/// Whether a file is a PDF, by its first bytes.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
        || bytes
            .get(..START.min(bytes.len()))
            .is_some_and(|start| !start.is_ascii() && start.windows(MARK.len()).any(|w| w == MARK))
}

/// Reads a PDF.
///
/// # Errors
/// When it is damaged, behind a password, too large, or holds no letters.
pub(super) fn read(
    file: &SourceFile,
    limits: &Limits,
    shared: &mut Shared,
) -> Result<Body, ReadError> {
    let name = || file.name.clone();
    let pdf = Pdf::new(file.bytes.clone()).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => ReadError::Locked { name: name() },
        _ => ReadError::Damaged { name: name() },
    })?;
    let sheets = signs::of(pdf.pages()).map_err(|_| ReadError::UnpacksTooLarge { name: name() })?;
    if sheets.is_empty() {
        return Err(ReadError::Damaged { name: name() });
    }
    check_letters(&sheets, name)?;
    let mut remarks = Remarks::default();
    remarks.notice(Noticed::Guessed, "");
    left_out(&pdf, &sheets, &mut remarks);
    let stated = tree::of(&pdf).and_then(|tree| stated::to_html(&tree, &sheets));
    let mut body = match stated {
        Some((page, left_out)) => {
            remarks.extend(left_out);
            let limit = limits.max_depth.saturating_mul(8);
            html::read(&page, limit, shared).map_err(|_| ReadError::TooDeep {
                name: name(),
                limit,
                line: None,
            })?
        }
        None => plain::read_lines(look::lines_of(&sheets, &mut remarks), shared),
    };
    remarks.extend(std::mem::take(&mut body.remarks));
    body.remarks = remarks;
    Ok(body)
}

/// Refuses a file that shows text without telling its letters, or shows none.
fn check_letters(sheets: &[Sheet], name: impl Fn() -> String) -> Result<(), ReadError> {
    let known: usize = sheets
        .iter()
        .map(|sheet| sheet.signs.len() + sheet.unseen.len())
        .sum();
    let unknown: usize = sheets.iter().map(|sheet| sheet.unknown).sum();
    if unknown > known {
        return Err(ReadError::UnknownLetters { name: name() });
    }
    let pictures: usize = sheets.iter().map(|sheet| sheet.pictures).sum();
    if known == 0 && pictures > 0 {
        return Err(ReadError::OnlyPictures { name: name() });
    }
    Ok(())
}

/// Says what is on the pages and no text of the draft.
fn left_out(pdf: &Pdf, sheets: &[Sheet], remarks: &mut Remarks) {
    for page in pdf.pages().iter() {
        let notes = page.raw().get::<Array<'_>>(b"Annots");
        for note in notes.iter().flat_map(Array::iter::<Dict<'_>>) {
            let kind = note.get::<Name<'_>>(b"Subtype");
            let kind = kind.as_ref().map_or("", Name::as_str);
            // Links, and the fields of forms, are no notes of a reader.
            if !matches!(kind, "Link" | "Widget" | "Popup" | "") {
                remarks.notice(Noticed::ReviewComment, "");
            }
        }
    }
    let is_empty = |sheet: &Sheet| sheet.signs.is_empty() && sheet.unseen.is_empty();
    for (index, _) in sheets
        .iter()
        .enumerate()
        .filter(|(_, sheet)| is_empty(sheet))
    {
        remarks.notice(Noticed::EmptyPage, &(index + 1).to_string());
    }
    for sheet in sheets {
        let (count, sample) = &sheet.furniture;
        if *count > 0 {
            remarks.notice(Noticed::PageLine, sample.trim());
        }
        if sheet.turned > 0 {
            remarks.notice(Noticed::Drawing, "");
        }
        for _ in 0..sheet.pictures {
            remarks.notice(Noticed::Picture, "");
        }
        if !sheet.unseen.is_empty() && !rows::is_unseen_text(sheet) {
            remarks.notice(Noticed::Hidden, "");
        }
    }
}

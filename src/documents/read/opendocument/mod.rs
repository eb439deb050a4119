//! Texts of OpenDocument (ODT, ISO/IEC 26300): content and styles become the HTML that `html` reads, with the numbers a
//! reader sees, so that what holds for every other text holds for these.
//!
//! ```text
//! text     paragraphs, lists and tables in order      words    what stands in a line
//! styles   headings, emphasis, what is hidden         list_styles   how lists count    lists   what each item prints
//! regions  what was changed    changes  taken in or refused       tables   drawings
//! ```

mod changes;
mod drawings;
mod list_styles;
mod lists;
mod regions;
mod styles;
mod tables;
mod text;
mod words;

#[cfg(test)]
mod tests;

use self::lists::Lists;
use self::regions::Regions;
use self::styles::OdfStyles;
use super::error::ReadError;
use super::office::page::{self, PageNote};
use super::office::parts::Parts;
use super::office::xml::XmlElement;
use super::remarks::Remarks;
use crate::documents::outline::Changes;
use crate::documents::remark::Noticed;

/// The text as HTML, and what was left out of it.
///
/// # Errors
/// [`ReadError`] naming the part that is broken, nests too deep or is too large.
pub(super) fn to_html(
    parts: &mut Parts<'_>,
    changes: Changes,
) -> Result<(String, Remarks), ReadError> {
    let content = parts.needed("content.xml")?;
    let shared = parts.tree("styles.xml")?;
    Ok(read(&content, shared.as_ref(), changes))
}

fn read(content: &XmlElement, shared: Option<&XmlElement>, changes: Changes) -> (String, Remarks) {
    let styles = OdfStyles::of(shared, content);
    let body = content
        .child("office:body")
        .and_then(|body| body.child("office:text"));
    let mut reader = OdfReader {
        styles: &styles,
        regions: body.map(Regions::of).unwrap_or_default(),
        lists: Lists::default(),
        changes,
        inserting: 0,
        notes: Vec::new(),
        boxes: Vec::new(),
        is_unseen: false,
        in_hidden: false,
        remarks: Remarks::default(),
    };
    let mut pieces = Vec::new();
    if let Some(body) = body {
        reader.blocks(body, &mut pieces);
    }
    let mut notes = Vec::new();
    while let Some((mark, note)) = reader.notes.get(notes.len()).cloned() {
        let mut pieces = Vec::new();
        reader.blocks(note, &mut pieces);
        notes.push(PageNote { mark, pieces });
    }
    let is_comment = |element: &&XmlElement| element.is("office:annotation");
    let comments = body.map_or(0, |body| body.below().filter(is_comment).count());
    for _ in 0..comments {
        reader.remarks.notice(Noticed::ReviewComment, "");
    }
    (page::page(pieces, notes), reader.remarks)
}

/// A text being read.
struct OdfReader<'a> {
    styles: &'a OdfStyles,
    regions: Regions<'a>,
    lists: Lists,
    changes: Changes,
    /// Insertions that are open and not part of the text.
    inserting: usize,
    /// Notes referred to, with their marks.
    notes: Vec<(String, &'a XmlElement)>,
    /// Boxes of text met in the paragraph, which come behind it.
    boxes: Vec<&'a XmlElement>,
    /// Whether the paragraph says of itself that it is not shown.
    is_unseen: bool,
    in_hidden: bool,
    remarks: Remarks,
}

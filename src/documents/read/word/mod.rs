//! Texts of Word (DOCX, ECMA-376 in either form): the parts of the package become the HTML that `html` reads, with the
//! numbers a reader sees, so that what holds for every other text holds for these.
//!
//! ```text
//! text        paragraphs and tables in order        runs     what stands in a line
//! styles      headings, quotations, lists by style  looks    emphasis, what is hidden
//! numbering   how lists count    counting  what each paragraph prints
//! fields      results shown, instructions not       changes  tracked changes, taken in or refused
//! notes, note_parts   footnotes and endnotes                drawings  pictures and boxes of text     formulas
//! ```

mod changes;
mod counting;
mod drawings;
mod fields;
mod formulas;
mod looks;
mod note_parts;
mod notes;
mod numbering;
mod paragraph;
mod runs;
mod styles;
mod tables;
mod text;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use self::counting::WordCounting;
use self::fields::Fields;
use self::note_parts::NoteParts;
use self::numbering::Numbering;
use self::styles::WordStyles;
use super::error::ReadError;
use super::office::page;
use super::office::parts::{Parts, Relation};
use super::office::xml::XmlElement;
use super::remarks::Remarks;
use crate::documents::outline::Changes;
use crate::documents::remark::Noticed;

/// The text as HTML, and what was left out of it. `main` is the part it stands in.
///
/// # Errors
/// [`ReadError`] naming the part that is broken, nests too deep or is too large.
pub(super) fn to_html(
    parts: &mut Parts<'_>,
    main: &str,
    changes: Changes,
) -> Result<(String, Remarks), ReadError> {
    let relations = parts.relations(main)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path_of = |kind: &str| {
        let named = relations.iter().find(|relation| relation.kind == kind);
        named.map_or_else(
            || {
                format!("{folder}/{kind}.xml")
                    .trim_start_matches('/')
                    .to_owned()
            },
            |relation| relation.target.clone(),
        )
    };
    let document = parts.needed(main)?;
    let styles = WordStyles::of(parts.tree(&path_of("styles"))?.as_ref());
    let numbering = Numbering::of(parts.tree(&path_of("numbering"))?.as_ref());
    let settings = parts.tree(&path_of("settings"))?;
    let footnotes = parts.tree(&path_of("footnotes"))?;
    let endnotes = parts.tree(&path_of("endnotes"))?;
    let comments = parts.tree(&path_of("comments"))?;
    let mut links = HashMap::from([(TEXT, addresses(relations.clone()))]);
    for story in ["footnotes", "endnotes"] {
        links.insert(story, addresses(parts.relations(&path_of(story))?));
    }
    let mut reader = WordReader {
        styles: &styles,
        numbering: &numbering,
        links: &links,
        story: TEXT,
        changes,
        counting: WordCounting::default(),
        fields: Fields::of(&document),
        notes: NoteParts::new(
            footnotes.as_ref(),
            endnotes.as_ref(),
            settings.as_ref(),
            &document,
        ),
        boxes: Vec::new(),
        silent: 0,
        comments: 0,
        last_change: None,
        in_hidden: false,
        contents: String::new(),
        remarks: Remarks::default(),
    };
    let pieces = reader.body(&document);
    let notes = reader.noted();
    // Comments stand in a part of their own; each is one, whatever it was written on.
    let comment = |element: &&XmlElement| element.is("w:comment");
    let count = comments.map_or(reader.comments, |root| {
        root.elements().filter(comment).count()
    });
    for _ in 0..count {
        reader.remarks.notice(Noticed::ReviewComment, "");
    }
    let remarks = std::mem::take(&mut reader.remarks);
    Ok((page::page(pieces, notes), remarks))
}

/// The part that holds the running text.
const TEXT: &str = "document";

/// Where the links of a part lead.
fn addresses(relations: Vec<Relation>) -> HashMap<String, String> {
    relations
        .into_iter()
        .filter(|relation| relation.kind == "hyperlink")
        .map(|relation| (relation.id, relation.target))
        .collect()
}

/// A text being read.
struct WordReader<'a> {
    styles: &'a WordStyles,
    numbering: &'a Numbering,
    /// Addresses of links, by the part they stand in and their name there.
    links: &'a HashMap<&'static str, HashMap<String, String>>,
    /// The part that is being read.
    story: &'static str,
    changes: Changes,
    counting: WordCounting,
    fields: Fields,
    notes: NoteParts<'a>,
    /// Boxes of text met in the paragraph, which come behind it.
    boxes: Vec<&'a XmlElement>,
    /// How many things that are not shown the words now stand in.
    silent: usize,
    /// References to comments.
    comments: usize,
    /// The change met last, as long as nothing stands behind it: runs of one change are one.
    last_change: Option<Noticed>,
    in_hidden: bool,
    /// The line of a table of contents, while it is read.
    contents: String,
    remarks: Remarks,
}

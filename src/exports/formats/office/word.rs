//! DOCX: the text of a document, its comments with their replies, its tracked changes.

use std::fmt::Write as _;
use std::io::{Result, Seek, Write};

use super::model::{
    Cell, Change, Inline, Layout, Look, Margin, Note, Paper, Paragraph, Properties, REPLIES, Style,
    TableRow,
};
use super::word_parts::NAMESPACES;
use super::{word_parts as parts, xml};
use crate::platform::files::packing::Packing;

/// Writes the whole package.
pub fn write<W: Write + Seek>(
    package: &mut Packing<W>,
    properties: &Properties,
    margin: &dyn Margin,
    text: impl FnOnce(&mut dyn Paper) -> Result<()>,
) -> Result<()> {
    let has_notes = margin.notes() > 0;
    package.put("[Content_Types].xml", &parts::content_types(has_notes))?;
    package.put("_rels/.rels", parts::PACKAGE)?;
    package.put("docProps/core.xml", &parts::core(properties))?;
    package.put("docProps/app.xml", parts::APP)?;
    package.put("word/_rels/document.xml.rels", &parts::relations(has_notes))?;
    package.put("word/styles.xml", &parts::styles(properties))?;
    package.put("word/settings.xml", &parts::settings(properties))?;
    package.put("word/header1.xml", &parts::header(properties))?;
    package.put("word/footer1.xml", &parts::footer(properties))?;
    package.part("word/document.xml")?;
    write!(package, "{}<w:document {NAMESPACES}><w:body>", parts::HEAD)?;
    text(&mut WordText {
        out: package,
        margin,
        bookmarks: 0,
        widths: Vec::new(),
        xml: String::new(),
    })?;
    write!(package, "{}</w:body></w:document>", parts::SECTION)?;
    if has_notes {
        notes(package, margin)?;
        threads(package, margin)?;
    }
    Ok(())
}

/// The id of a comment, or of a reply to it.
fn id(at: usize, reply: usize) -> usize {
    at * (REPLIES + 1) + reply
}

/// The id of the last paragraph of a comment, by which replies name it.
fn paragraph_id(id: usize) -> String {
    format!("{:08X}", id + 1)
}

fn said(margin: &dyn Margin, at: usize) -> Vec<Note> {
    let mut said = margin.note(at);
    said.truncate(REPLIES + 1);
    said
}

/// The part with the comments.
fn notes<W: Write + Seek>(package: &mut Packing<W>, margin: &dyn Margin) -> Result<()> {
    package.part("word/comments.xml")?;
    write!(package, "{}<w:comments {NAMESPACES}>", parts::HEAD)?;
    for at in 0..margin.notes() {
        for (reply, note) in said(margin, at).iter().enumerate() {
            let id = id(at, reply);
            let mut xml = String::new();
            let _ = write!(
                xml,
                r#"<w:comment w:id="{id}"{} w:initials="{}">"#,
                by(&note.author, note.date),
                xml::line(&xml::initials(&note.author)),
            );
            for (place, paragraph) in note.paragraphs.iter().enumerate() {
                let attribute = if place + 1 == note.paragraphs.len() {
                    format!(r#" w14:paraId="{}""#, paragraph_id(id))
                } else {
                    String::new()
                };
                let _ = write!(
                    xml,
                    r#"<w:p{attribute}><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>"#
                );
                if place == 0 {
                    xml.push_str(r#"<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>"#);
                }
                for inline in &paragraph.inlines {
                    if let Inline::Words(look, words) = inline {
                        run(&mut xml, *look, words, "w:t");
                    }
                }
                xml.push_str("</w:p>");
            }
            xml.push_str("</w:comment>");
            package.write_all(xml.as_bytes())?;
        }
    }
    package.write_all(b"</w:comments>")
}

/// The part that says which comment is a reply to which.
fn threads<W: Write + Seek>(package: &mut Packing<W>, margin: &dyn Margin) -> Result<()> {
    package.part("word/commentsExtended.xml")?;
    write!(package, "{}<w15:commentsEx {NAMESPACES}>", parts::HEAD)?;
    for at in 0..margin.notes() {
        for reply in 0..margin.said(at).min(REPLIES + 1) {
            let own = paragraph_id(id(at, reply));
            let parent = match reply {
                0 => String::new(),
                _ => format!(r#" w15:paraIdParent="{}""#, paragraph_id(id(at, 0))),
            };
            write!(
                package,
                r#"<w15:commentEx w15:paraId="{own}"{parent} w15:done="0"/>"#
            )?;
        }
    }
    package.write_all(b"</w15:commentsEx>")
}

/// The attributes of who and when. The format has local time behind a "Z".
fn by(author: &str, date: Option<chrono::NaiveDateTime>) -> String {
    let author = xml::line(author);
    match date {
        Some(date) => format!(r#" w:author="{author}" w:date="{}Z""#, xml::moment(date)),
        None => format!(r#" w:author="{author}""#),
    }
}

/// A run; `element` is that of its words, which is another where they are deleted.
fn run(xml: &mut String, look: Look, words: &str, element: &str) {
    if words.is_empty() {
        return;
    }
    xml.push_str("<w:r>");
    if look != Look::Plain {
        let _ = write!(xml, r#"<w:rPr><w:rStyle w:val="{}"/></w:rPr>"#, look.name());
    }
    for piece in xml::pieces(words) {
        match piece {
            xml::Piece::Words(words) => {
                let _ = write!(xml, r#"<{element} xml:space="preserve">"#);
                xml::push(xml, words);
                let _ = write!(xml, "</{element}>");
            }
            xml::Piece::LineEnd => xml.push_str("<w:br/>"),
            xml::Piece::Tab => xml.push_str("<w:tab/>"),
        }
    }
    xml.push_str("</w:r>");
}

/// A text on its way into its part.
struct WordText<'a> {
    out: &'a mut dyn Write,
    margin: &'a dyn Margin,
    bookmarks: usize,
    /// Of the columns of the table it is in.
    widths: Vec<u32>,
    xml: String,
}

impl WordText<'_> {
    fn flush(&mut self) -> Result<()> {
        self.out.write_all(self.xml.as_bytes())?;
        self.xml.clear();
        Ok(())
    }

    fn push_paragraph(&mut self, paragraph: &Paragraph) {
        self.xml.push_str("<w:p><w:pPr>");
        let _ = write!(
            self.xml,
            r#"<w:pStyle w:val="{}"/>"#,
            style_name(paragraph.style)
        );
        if paragraph.new_page {
            self.xml.push_str("<w:pageBreakBefore/>");
        }
        self.xml.push_str("</w:pPr>");
        let bookmark = paragraph.mark.as_ref().map(|name| {
            self.bookmarks += 1;
            let _ = write!(
                self.xml,
                r#"<w:bookmarkStart w:id="{}" w:name="{name}"/>"#,
                self.bookmarks
            );
            self.bookmarks
        });
        for inline in &paragraph.inlines {
            self.inline(inline);
        }
        if let Some(id) = bookmark {
            let _ = write!(self.xml, r#"<w:bookmarkEnd w:id="{id}"/>"#);
        }
        self.xml.push_str("</w:p>");
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Words(look, words) => run(&mut self.xml, *look, words, "w:t"),
            Inline::Link { to, words } => {
                let _ = write!(self.xml, r#"<w:hyperlink w:anchor="{to}" w:history="1">"#);
                run(&mut self.xml, Look::Plain, words, "w:t");
                self.xml.push_str("</w:hyperlink>");
            }
            Inline::Page(of) => {
                let _ = write!(
                    self.xml,
                    r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF {of} \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t></w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
                );
            }
            Inline::Open(at) => self.each_reply(*at, |xml, id| {
                let _ = write!(xml, r#"<w:commentRangeStart w:id="{id}"/>"#);
            }),
            Inline::Close(at) => self.each_reply(*at, |xml, id| {
                let _ = write!(
                    xml,
                    r#"<w:commentRangeEnd w:id="{id}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{id}"/></w:r>"#
                );
            }),
            Inline::Changed(at) => {
                if let Some(change) = self.margin.change(*at) {
                    changed(&mut self.xml, *at, &change);
                }
            }
        }
    }

    /// A comment and the replies to it stand at the same words.
    fn each_reply(&mut self, at: usize, mark: impl Fn(&mut String, usize)) {
        for reply in 0..self.margin.said(at).min(REPLIES + 1) {
            mark(&mut self.xml, id(at, reply));
        }
    }

    fn push_cell(&mut self, cell: &Cell, first: usize) {
        let width: u32 = self.widths.iter().skip(first).take(cell.span).sum();
        let _ = write!(
            self.xml,
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#
        );
        if cell.span > 1 {
            let _ = write!(self.xml, r#"<w:gridSpan w:val="{}"/>"#, cell.span);
        }
        if let Some(colour) = cell.shade.colour() {
            let _ = write!(
                self.xml,
                r#"<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>"#
            );
        }
        self.xml.push_str("</w:tcPr>");
        for paragraph in &cell.paragraphs {
            self.push_paragraph(paragraph);
        }
        if cell.paragraphs.is_empty() {
            self.xml.push_str("<w:p/>");
        }
        self.xml.push_str("</w:tc>");
    }

    fn push_row(&mut self, row: &TableRow, is_head: bool) {
        self.xml.push_str("<w:tr>");
        if row.whole || is_head {
            self.xml.push_str("<w:trPr><w:cantSplit/>");
            if is_head {
                self.xml.push_str("<w:tblHeader/>");
            }
            self.xml.push_str("</w:trPr>");
        }
        let mut first = 0;
        for cell in &row.cells {
            self.push_cell(cell, first);
            first += cell.span;
        }
        self.xml.push_str("</w:tr>");
    }
}

fn changed(xml: &mut String, at: usize, change: &Change) {
    let (element, words) = if change.deleted {
        ("w:del", "w:delText")
    } else {
        ("w:ins", "w:t")
    };
    // Ids of changes and of bookmarks are of one kind: these begin behind all bookmarks.
    let id = 1_000_000 + at;
    let _ = write!(
        xml,
        r#"<{element} w:id="{id}"{}>"#,
        by(&change.author, change.date)
    );
    run(xml, change.look, &change.words, words);
    let _ = write!(xml, "</{element}>");
}

impl Paper for WordText<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph) -> Result<()> {
        self.push_paragraph(paragraph);
        self.flush()
    }

    fn begin_table(&mut self, layout: &Layout, head: Option<&TableRow>) -> Result<()> {
        self.widths.clone_from(&layout.widths);
        let total: u32 = layout.widths.iter().sum();
        let _ = write!(
            self.xml,
            r#"<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{total}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="{}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>"#,
            u8::from(head.is_some())
        );
        for width in &layout.widths {
            let _ = write!(self.xml, r#"<w:gridCol w:w="{width}"/>"#);
        }
        self.xml.push_str("</w:tblGrid>");
        if let Some(head) = head {
            self.push_row(head, true);
        }
        self.flush()
    }

    fn row(&mut self, row: &TableRow) -> Result<()> {
        self.push_row(row, false);
        self.flush()
    }

    fn end_table(&mut self) -> Result<()> {
        // Two tables without a paragraph between them would be one.
        self.xml
            .push_str(r#"</w:tbl><w:p><w:pPr><w:pStyle w:val="Between"/></w:pPr></w:p>"#);
        self.flush()
    }
}

/// The id of a paragraph style.
pub fn style_name(style: Style) -> String {
    match style {
        Style::Title => "Title".to_owned(),
        Style::Subtitle => "Subtitle".to_owned(),
        Style::Class => "Class".to_owned(),
        Style::Body => "BodyText".to_owned(),
        Style::Heading(level) => format!("Heading{}", level.clamp(1, 6)),
        Style::ContentsTitle => "TOCHeading".to_owned(),
        Style::Contents(level) => format!("TOC{}", level.clamp(1, 3)),
        Style::Cell => "Cell".to_owned(),
        Style::CellHead => "CellHead".to_owned(),
        Style::Passage => "Passage".to_owned(),
        Style::Item(depth) => format!("Item{}", depth.min(5) + 1),
        Style::Footnote => "FootnoteText".to_owned(),
        Style::Quote => "Quote".to_owned(),
        Style::Code => "CodeText".to_owned(),
    }
}

//! ODT: the text of a document, its comments with their replies, its tracked changes.

use std::fmt::Write as _;
use std::io::{Result, Seek, Write};

use super::model::{
    Cell, Change, Inline, Layout, Look, Margin, Note, Paper, Paragraph, Properties, REPLIES, Style,
    TableRow,
};
use super::opendocument_parts::{shade_name, style_name};
use super::{opendocument_parts as parts, xml};
use crate::platform::files::packing::Packing;

/// Writes the whole package.
pub fn write<W: Write + Seek>(
    package: &mut Packing<W>,
    properties: &Properties,
    margin: &dyn Margin,
    text: impl FnOnce(&mut dyn Paper) -> Result<()>,
) -> Result<()> {
    // First and not packed: programs tell by it what the file is.
    package.plain_part("mimetype")?;
    package.write_all(parts::MEDIA_TYPE.as_bytes())?;
    package.put("META-INF/manifest.xml", parts::MANIFEST)?;
    package.put("meta.xml", &parts::meta(properties))?;
    package.put("settings.xml", parts::SETTINGS)?;
    package.put("styles.xml", &parts::styles(properties))?;
    package.part("content.xml")?;
    package.write_all(parts::content_head(properties).as_bytes())?;
    changes(package, properties, margin)?;
    text(&mut OpenText {
        out: package,
        margin,
        tables: 0,
        xml: String::new(),
    })?;
    package.write_all(b"</office:text></office:body></office:document-content>")
}

/// All changes stand before the text, with the words that went out.
fn changes(out: &mut dyn Write, properties: &Properties, margin: &dyn Margin) -> Result<()> {
    if margin.changes() == 0 && !properties.tracks {
        return Ok(());
    }
    out.write_all(b"<text:tracked-changes>")?;
    for at in 0..margin.changes() {
        let Some(change) = margin.change(at) else {
            continue;
        };
        let mut xml = format!(
            r#"<text:changed-region xml:id="ct{at}" text:id="ct{at}"><text:{kind}><office:change-info><dc:creator>{}</dc:creator>"#,
            xml::line(&change.author),
            kind = kind(&change),
        );
        if let Some(date) = change.date {
            let _ = write!(xml, "<dc:date>{}</dc:date>", xml::moment(date));
        }
        xml.push_str("</office:change-info>");
        if change.deleted {
            xml.push_str("<text:p>");
            words(&mut xml, change.look, &change.words);
            xml.push_str("</text:p>");
        }
        let _ = write!(xml, "</text:{}></text:changed-region>", kind(&change));
        out.write_all(xml.as_bytes())?;
    }
    out.write_all(b"</text:tracked-changes>")
}

fn kind(change: &Change) -> &'static str {
    if change.deleted {
        "deletion"
    } else {
        "insertion"
    }
}

/// Words with their look.
fn words(xml: &mut String, look: Look, said: &str) {
    if said.is_empty() {
        return;
    }
    if look != Look::Plain {
        let _ = write!(xml, r#"<text:span text:style-name="{}">"#, look.name());
    }
    for piece in xml::pieces(said) {
        match piece {
            xml::Piece::Words(words) => spaced(xml, words),
            xml::Piece::LineEnd => xml.push_str("<text:line-break/>"),
            xml::Piece::Tab => xml.push_str("<text:tab/>"),
        }
    }
    if look != Look::Plain {
        xml.push_str("</text:span>");
    }
}

/// Words with each space told: readers take several for one, and drop those at the edges of a paragraph.
fn spaced(xml: &mut String, words: &str) {
    let inner = words.trim_matches(' ');
    let space = |xml: &mut String, count: usize| match count {
        0 => {}
        count => {
            let _ = write!(xml, r#"<text:s text:c="{count}"/>"#);
        }
    };
    if inner.is_empty() {
        return space(xml, words.len());
    }
    space(xml, words.len() - words.trim_start_matches(' ').len());
    let mut run = 0;
    let mut plain = String::new();
    for c in inner.chars() {
        if c == ' ' {
            run += 1;
            continue;
        }
        if run > 0 {
            plain.push(' ');
            xml::push(xml, &plain);
            plain.clear();
            space(xml, run - 1);
            run = 0;
        }
        plain.push(c);
    }
    xml::push(xml, &plain);
    space(xml, words.len() - words.trim_end_matches(' ').len());
}

/// A text on its way into its part.
struct OpenText<'a> {
    out: &'a mut dyn Write,
    margin: &'a dyn Margin,
    tables: usize,
    xml: String,
}

impl OpenText<'_> {
    fn flush(&mut self) -> Result<()> {
        self.out.write_all(self.xml.as_bytes())?;
        self.xml.clear();
        Ok(())
    }

    fn push_paragraph(&mut self, paragraph: &Paragraph) {
        let (element, level) = match paragraph.style {
            Style::Heading(level) => (
                "text:h",
                format!(r#" text:outline-level="{}""#, level.clamp(1, 6)),
            ),
            _ => ("text:p", String::new()),
        };
        let mut style = style_name(paragraph.style);
        if paragraph.new_page {
            style.push_str("_Page");
        }
        let _ = write!(self.xml, r#"<{element} text:style-name="{style}"{level}>"#);
        if let Some(name) = &paragraph.mark {
            let _ = write!(self.xml, r#"<text:bookmark-start text:name="{name}"/>"#);
        }
        for inline in &paragraph.inlines {
            self.inline(inline);
        }
        if let Some(name) = &paragraph.mark {
            let _ = write!(self.xml, r#"<text:bookmark-end text:name="{name}"/>"#);
        }
        let _ = write!(self.xml, "</{element}>");
    }

    fn inline(&mut self, inline: &Inline) {
        let xml = &mut self.xml;
        match inline {
            Inline::Words(look, said) => words(xml, *look, said),
            Inline::Link { to, words: said } => {
                let _ = write!(xml, r##"<text:a xlink:type="simple" xlink:href="#{to}">"##);
                words(xml, Look::Plain, said);
                xml.push_str("</text:a>");
            }
            Inline::Page(of) => {
                let _ = write!(
                    xml,
                    r#"<text:bookmark-ref text:reference-format="page" text:ref-name="{of}"></text:bookmark-ref>"#
                );
            }
            Inline::Open(at) => {
                for (reply, note) in self.margin.note(*at).iter().take(REPLIES + 1).enumerate() {
                    annotation(xml, *at, reply, note);
                }
            }
            Inline::Close(at) => {
                for reply in 0..self.margin.said(*at).min(REPLIES + 1) {
                    let _ = write!(
                        xml,
                        r#"<office:annotation-end office:name="{}"/>"#,
                        name(*at, reply)
                    );
                }
            }
            Inline::Changed(at) => match self.margin.change(*at) {
                Some(change) if change.deleted => {
                    let _ = write!(xml, r#"<text:change text:change-id="ct{at}"/>"#);
                }
                Some(change) => {
                    let _ = write!(xml, r#"<text:change-start text:change-id="ct{at}"/>"#);
                    words(xml, change.look, &change.words);
                    let _ = write!(xml, r#"<text:change-end text:change-id="ct{at}"/>"#);
                }
                None => {}
            },
        }
    }

    fn push_cell(&mut self, cell: &Cell) {
        let span = match cell.span {
            1 => String::new(),
            span => format!(r#" table:number-columns-spanned="{span}""#),
        };
        let _ = write!(
            self.xml,
            r#"<table:table-cell table:style-name="{}" office:value-type="string"{span}>"#,
            shade_name(cell.shade)
        );
        for paragraph in &cell.paragraphs {
            self.push_paragraph(paragraph);
        }
        if cell.paragraphs.is_empty() {
            self.xml.push_str("<text:p/>");
        }
        self.xml.push_str("</table:table-cell>");
        for _ in 1..cell.span {
            self.xml.push_str("<table:covered-table-cell/>");
        }
    }

    fn push_row(&mut self, row: &TableRow) {
        let style = if row.whole { "WholeRow" } else { "FreeRow" };
        let _ = write!(self.xml, r#"<table:table-row table:style-name="{style}">"#);
        for cell in &row.cells {
            self.push_cell(cell);
        }
        self.xml.push_str("</table:table-row>");
    }
}

/// A comment where it begins, or a reply, which names the comment it is to.
fn annotation(xml: &mut String, at: usize, reply: usize, note: &Note) {
    let parent = match reply {
        0 => String::new(),
        _ => format!(r#" loext:parent-name="{}""#, name(at, 0)),
    };
    let _ = write!(
        xml,
        r#"<office:annotation office:name="{}" loext:resolved="false"{parent}><dc:creator>{}</dc:creator>"#,
        name(at, reply),
        xml::line(&note.author)
    );
    if let Some(date) = note.date {
        let _ = write!(xml, "<dc:date>{}</dc:date>", xml::moment(date));
    }
    let _ = write!(
        xml,
        "<meta:creator-initials>{}</meta:creator-initials>",
        xml::line(&xml::initials(&note.author))
    );
    for paragraph in &note.paragraphs {
        xml.push_str("<text:p>");
        for inline in &paragraph.inlines {
            if let Inline::Words(look, said) = inline {
                words(xml, *look, said);
            }
        }
        xml.push_str("</text:p>");
    }
    xml.push_str("</office:annotation>");
}

fn name(at: usize, reply: usize) -> String {
    match reply {
        0 => format!("comment{at}"),
        _ => format!("comment{at}-{reply}"),
    }
}

impl Paper for OpenText<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph) -> Result<()> {
        self.push_paragraph(paragraph);
        self.flush()
    }

    fn begin_table(&mut self, layout: &Layout, head: Option<&TableRow>) -> Result<()> {
        self.tables += 1;
        let _ = write!(
            self.xml,
            r#"<table:table table:name="{name}{}" table:style-name="{name}">"#,
            self.tables,
            name = layout.name
        );
        for column in 0..layout.widths.len() {
            let _ = write!(
                self.xml,
                r#"<table:table-column table:style-name="{}.{column}"/>"#,
                layout.name
            );
        }
        if let Some(head) = head {
            self.xml.push_str("<table:table-header-rows>");
            self.push_row(head);
            self.xml.push_str("</table:table-header-rows>");
        }
        self.flush()
    }

    fn row(&mut self, row: &TableRow) -> Result<()> {
        self.push_row(row);
        self.flush()
    }

    fn end_table(&mut self) -> Result<()> {
        self.xml
            .push_str(r#"</table:table><text:p text:style-name="Between"/>"#);
        self.flush()
    }
}

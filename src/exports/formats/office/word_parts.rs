//! What stands around the text of a DOCX: styles, settings, properties, the head and foot of its pages.

use std::fmt::Write;

use super::model::{Look, Properties};
use super::xml;

/// The namespaces of every part with text.
pub const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15""#;

/// What each part begins with.
pub const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// What the package begins with.
pub const PACKAGE: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>"#;

/// No program, no company, no manager.
pub const APP: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>"#;

/// A4, standing; the head and foot of its pages.
pub const SECTION: &str = r#"<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1191" w:right="964" w:bottom="964" w:left="964" w:header="510" w:footer="454" w:gutter="0"/></w:sectPr>"#;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What each part is.
pub fn content_types(has_notes: bool) -> String {
    let mut xml = format!(
        r#"{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>"#
    );
    let mut parts = vec![
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("header1", "header"),
        ("footer1", "footer"),
    ];
    if has_notes {
        parts.extend([
            ("comments", "comments"),
            ("commentsExtended", "commentsExtended"),
        ]);
    }
    for (name, kind) in parts {
        let _ = write!(
            xml,
            r#"<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>"#
        );
    }
    xml.push_str("</Types>");
    xml
}

/// What the text refers to.
pub fn relations(has_notes: bool) -> String {
    let mut xml = format!(
        r#"{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
    );
    let mut parts = vec![
        format!("{OFFICE}/styles|styles"),
        format!("{OFFICE}/settings|settings"),
        format!("{OFFICE}/header|header1"),
        format!("{OFFICE}/footer|footer1"),
    ];
    if has_notes {
        parts.push(format!("{OFFICE}/comments|comments"));
        parts.push(
            "http://schemas.microsoft.com/office/2011/relationships/commentsExtended|commentsExtended"
                .to_owned(),
        );
    }
    for (at, part) in (1..).zip(&parts) {
        if let Some((kind, name)) = part.split_once('|') {
            let _ = write!(
                xml,
                r#"<Relationship Id="rId{at}" Type="{kind}" Target="{name}.xml"/>"#
            );
        }
    }
    xml.push_str("</Relationships>");
    xml
}

/// Title, audience, language and the moment it tells of; nobody is named.
pub fn core(of: &Properties) -> String {
    let mut xml = format!(
        r#"{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:creator></dc:creator><dc:language>{}-{}</dc:language>"#,
        xml::line(&of.title),
        xml::line(&of.class),
        of.language.0,
        of.language.1,
    );
    if let Some(moment) = of.as_of {
        let moment = xml::moment(moment);
        let _ = write!(
            xml,
            r#"<dcterms:created xsi:type="dcterms:W3CDTF">{moment}Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{moment}Z</dcterms:modified>"#
        );
    }
    xml.push_str("</cp:coreProperties>");
    xml
}

/// What word processors do with the document.
pub fn settings(of: &Properties) -> String {
    let mut xml = format!("{HEAD}<w:settings {NAMESPACES}>");
    if of.tracks {
        xml.push_str("<w:trackRevisions/>");
    }
    xml.push_str(r#"<w:defaultTabStop w:val="567"/>"#);
    if of.has_contents {
        // The numbers of pages are known only once it is laid out.
        xml.push_str(r#"<w:updateFields w:val="true"/>"#);
    }
    let _ = write!(
        xml,
        r#"<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="{}-{}"/></w:settings>"#,
        of.language.0, of.language.1
    );
    xml
}

/// For whom it is and of what, at the head of each page.
pub fn header(of: &Properties) -> String {
    let look = if of.is_closed {
        Look::Alarm
    } else {
        Look::Strong
    };
    let mut xml = format!(
        r#"{HEAD}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:rPr><w:rStyle w:val="{}"/></w:rPr><w:t xml:space="preserve">"#,
        look.name()
    );
    xml.push_str(&xml::line(&of.class));
    xml.push_str(r#"</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">"#);
    xml.push_str(&xml::line(&of.title));
    xml.push_str("</w:t></w:r></w:p></w:hdr>");
    xml
}

/// The number of the page and of all pages, at its foot.
pub fn footer(of: &Properties) -> String {
    let mut xml =
        format!(r#"{HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>"#);
    let [before, between, behind] = &of.page;
    for (words, field) in [(before, "PAGE"), (between, "NUMPAGES"), (behind, "")] {
        xml.push_str(r#"<w:r><w:t xml:space="preserve">"#);
        xml::push(&mut xml, words);
        xml.push_str("</w:t></w:r>");
        if !field.is_empty() {
            let _ = write!(
                xml,
                r#"<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>"#
            );
        }
    }
    xml.push_str("</w:p></w:ftr>");
    xml
}

/// A paragraph style: id, name, what it is based on, what it does to paragraphs and to words.
struct Made(
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const KEEP: &str = r#"<w:keepNext/><w:keepLines/>"#;

/// Paragraph styles. Those a word processor knows by name go by that name.
const STYLES: [Made; 19] = [
    Made(
        "Title",
        "Title",
        "Normal",
        r#"<w:keepNext/><w:spacing w:before="2400" w:after="240"/>"#,
        r#"<w:b/><w:sz w:val="52"/>"#,
    ),
    Made(
        "Subtitle",
        "Subtitle",
        "Normal",
        r#"<w:keepNext/><w:spacing w:after="360"/>"#,
        r#"<w:sz w:val="28"/>"#,
    ),
    Made(
        "Class",
        "Class",
        "Normal",
        r#"<w:spacing w:before="120" w:after="240"/>"#,
        r#"<w:sz w:val="24"/>"#,
    ),
    Made(
        "BodyText",
        "Body Text",
        "Normal",
        r#"<w:spacing w:after="120"/>"#,
        "",
    ),
    Made(
        "TOCHeading",
        "TOC Heading",
        "Normal",
        r#"<w:keepNext/><w:spacing w:before="240" w:after="120"/>"#,
        r#"<w:b/><w:sz w:val="28"/>"#,
    ),
    Made(
        "TOC1",
        "toc 1",
        "Normal",
        r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9974"/></w:tabs><w:spacing w:before="60"/>"#,
        "",
    ),
    Made(
        "TOC2",
        "toc 2",
        "Normal",
        r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9974"/></w:tabs><w:ind w:left="284"/>"#,
        "",
    ),
    Made(
        "TOC3",
        "toc 3",
        "Normal",
        r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9974"/></w:tabs><w:ind w:left="567"/>"#,
        "",
    ),
    Made(
        "Cell",
        "Cell",
        "Normal",
        r#"<w:spacing w:after="20"/>"#,
        r#"<w:sz w:val="16"/><w:szCs w:val="16"/>"#,
    ),
    Made(
        "CellHead",
        "Cell Head",
        "Cell",
        r#"<w:keepNext/>"#,
        r#"<w:b/>"#,
    ),
    Made("Passage", "Passage", "Cell", KEEP, r#"<w:i/>"#),
    Made(
        "FootnoteText",
        "footnote text",
        "Normal",
        r#"<w:spacing w:after="60"/><w:ind w:left="284" w:hanging="284"/>"#,
        r#"<w:sz w:val="18"/>"#,
    ),
    Made(
        "Quote",
        "Quote",
        "Normal",
        r#"<w:spacing w:after="120"/><w:ind w:left="567" w:right="567"/>"#,
        r#"<w:i/>"#,
    ),
    Made(
        "CodeText",
        "Code",
        "Normal",
        r#"<w:spacing w:after="120"/>"#,
        r#"<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:sz w:val="18"/>"#,
    ),
    Made(
        "CommentText",
        "annotation text",
        "Normal",
        "",
        r#"<w:sz w:val="20"/>"#,
    ),
    Made("Header", "header", "Normal", "", r#"<w:sz w:val="16"/>"#),
    Made(
        "Footer",
        "footer",
        "Normal",
        r#"<w:jc w:val="right"/>"#,
        r#"<w:sz w:val="16"/>"#,
    ),
    Made(
        "Between",
        "Between",
        "Normal",
        r#"<w:spacing w:line="120" w:lineRule="exact"/>"#,
        r#"<w:sz w:val="8"/>"#,
    ),
    Made(
        "ListParagraph",
        "List Paragraph",
        "Normal",
        r#"<w:spacing w:after="60"/>"#,
        "",
    ),
];

/// What a look does to words.
fn looks(look: Look) -> &'static str {
    match look {
        Look::Plain => "",
        Look::Strong => r#"<w:b/>"#,
        Look::Emphasis => r#"<w:i/>"#,
        Look::Added => r#"<w:color w:val="0B5394"/><w:u w:val="single"/>"#,
        Look::Removed => r#"<w:strike/><w:color w:val="A61C00"/>"#,
        Look::Alarm => r#"<w:b/><w:color w:val="A61C00"/>"#,
        Look::Quiet => r#"<w:color w:val="505050"/>"#,
        Look::Code => {
            r#"<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>"#
        }
    }
}

/// The part with the styles.
pub fn styles(of: &Properties) -> String {
    let mut xml = format!(
        r#"{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="{}-{}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
        of.language.0, of.language.1
    );
    let mut push = |id: &str, name: &str, based: &str, paragraph: &str, words: &str| {
        let _ = write!(
            xml,
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{words}</w:rPr></w:style>"#
        );
    };
    for (level, (size, before)) in (1_u8..).zip([
        (32, 360),
        (26, 280),
        (22, 240),
        (20, 200),
        (20, 160),
        (20, 160),
    ]) {
        push(
            &format!("Heading{level}"),
            &format!("heading {level}"),
            "Normal",
            &format!(
                r#"{KEEP}<w:spacing w:before="{before}" w:after="100"/><w:outlineLvl w:val="{}"/>"#,
                level - 1
            ),
            &format!(r#"<w:b/><w:sz w:val="{size}"/>"#),
        );
    }
    for depth in 0..6 {
        push(
            &format!("Item{}", depth + 1),
            &format!("Item {}", depth + 1),
            "ListParagraph",
            &format!(
                r#"<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs><w:ind w:left="{left}" w:hanging="397"/>"#,
                left = 397 * (depth + 1)
            ),
            "",
        );
    }
    for Made(id, name, based, paragraph, words) in STYLES {
        push(id, name, based, paragraph, words);
    }
    for look in Look::ALL.into_iter().filter(|look| *look != Look::Plain) {
        let _ = write!(
            xml,
            r#"<w:style w:type="character" w:styleId="{name}"><w:name w:val="{name}"/><w:qFormat/><w:rPr>{}</w:rPr></w:style>"#,
            looks(look),
            name = look.name(),
        );
    }
    xml.push_str(r#"<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/></w:rPr></w:style><w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="7F8C99"/><w:left w:val="single" w:sz="4" w:space="0" w:color="7F8C99"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="7F8C99"/><w:right w:val="single" w:sz="4" w:space="0" w:color="7F8C99"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="7F8C99"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="7F8C99"/></w:tblBorders></w:tblPr></w:style></w:styles>"#);
    xml
}

//! What stands around the text of an ODT: styles, settings, properties, the head and foot of its pages.

use std::fmt::Write;

use super::model::{Look, Properties, Shade, Style};
use super::xml;

pub const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.text";

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;

const NAMESPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" office:version="1.3""#;

/// What each part is.
pub const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>"#;

/// Rows of a table may be kept with those that follow, by their paragraphs.
pub const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"><office:settings><config:config-item-set config:name="ooo:configuration-settings"><config:config-item config:name="TableRowKeep" config:type="boolean">true</config:config-item></config:config-item-set></office:settings></office:document-settings>"#;

/// Title, audience, language and the moment it tells of; nobody is named.
pub fn meta(of: &Properties) -> String {
    let mut xml = format!(
        r#"{HEAD}<office:document-meta {NAMESPACES}><office:meta><dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:language>{}-{}</dc:language>"#,
        xml::line(&of.title),
        xml::line(&of.class),
        of.language.0,
        of.language.1,
    );
    if let Some(moment) = of.as_of {
        let moment = xml::moment(moment);
        let _ = write!(
            xml,
            "<meta:creation-date>{moment}</meta:creation-date><dc:date>{moment}</dc:date>"
        );
    }
    xml.push_str("</office:meta></office:document-meta>");
    xml
}

/// Everything before the text itself: the styles of its tables, and those that begin a page.
pub fn content_head(of: &Properties) -> String {
    let mut xml = format!("{HEAD}<office:document-content {NAMESPACES}><office:automatic-styles>");
    for style in [Style::Heading(1), Style::ContentsTitle, Style::Body] {
        let name = style_name(style);
        let _ = write!(
            xml,
            r#"<style:style style:name="{name}_Page" style:family="paragraph" style:parent-style-name="{name}"><style:paragraph-properties fo:break-before="page"/></style:style>"#
        );
    }
    for layout in &of.layouts {
        let total: u32 = layout.widths.iter().sum();
        let _ = write!(
            xml,
            r#"<style:style style:name="{}" style:family="table"><style:table-properties style:width="{}" table:align="left" table:border-model="collapsing"/></style:style>"#,
            layout.name,
            points(total)
        );
        for (at, width) in layout.widths.iter().enumerate() {
            let _ = write!(
                xml,
                r#"<style:style style:name="{}.{at}" style:family="table-column"><style:table-column-properties style:column-width="{}"/></style:style>"#,
                layout.name,
                points(*width)
            );
        }
    }
    for (name, keep) in [("WholeRow", "always"), ("FreeRow", "auto")] {
        let _ = write!(
            xml,
            r#"<style:style style:name="{name}" style:family="table-row"><style:table-row-properties fo:keep-together="{keep}"/></style:style>"#
        );
    }
    for shade in Shade::ALL {
        let ground = shade
            .colour()
            .map(|colour| format!(r##" fo:background-color="#{colour}""##))
            .unwrap_or_default();
        let _ = write!(
            xml,
            r##"<style:style style:name="{}" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #7F8C99" fo:padding-left="3.5pt" fo:padding-right="3.5pt" fo:padding-top="0pt" fo:padding-bottom="0pt"{ground}/></style:style>"##,
            shade_name(shade)
        );
    }
    xml.push_str("</office:automatic-styles><office:body><office:text>");
    xml
}

fn points(twentieths: u32) -> String {
    format!("{}.{:02}pt", twentieths / 20, twentieths % 20 * 5)
}

/// A paragraph style: name, name shown, parent, what it does to paragraphs (attributes, content) and to words.
struct MadeOpen(
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const KEEP: &str = r#"fo:keep-with-next="always" fo:keep-together="always""#;

const LINE_TAB: &str = r#"<style:tab-stops><style:tab-stop style:position="498pt" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops>"#;

/// Paragraph styles. Those a word processor knows by name go by that name.
const STYLES: [MadeOpen; 17] = [
    MadeOpen(
        "Title",
        "Title",
        "Standard",
        r#"fo:keep-with-next="always" fo:margin-top="120pt" fo:margin-bottom="12pt""#,
        "",
        r#"fo:font-weight="bold" fo:font-size="26pt""#,
    ),
    MadeOpen(
        "Subtitle",
        "Subtitle",
        "Standard",
        r#"fo:keep-with-next="always" fo:margin-bottom="18pt""#,
        "",
        r#"fo:font-size="14pt""#,
    ),
    MadeOpen(
        "Class",
        "Class",
        "Standard",
        r#"fo:margin-top="6pt" fo:margin-bottom="12pt""#,
        "",
        r#"fo:font-size="12pt""#,
    ),
    MadeOpen(
        "Text_20_body",
        "Text body",
        "Standard",
        r#"fo:margin-bottom="6pt""#,
        "",
        "",
    ),
    MadeOpen(
        "Contents_20_Heading",
        "Contents Heading",
        "Standard",
        r#"fo:keep-with-next="always" fo:margin-top="12pt" fo:margin-bottom="6pt""#,
        "",
        r#"fo:font-weight="bold" fo:font-size="14pt""#,
    ),
    MadeOpen(
        "Contents_20_1",
        "Contents 1",
        "Standard",
        r#"fo:margin-top="3pt""#,
        LINE_TAB,
        "",
    ),
    MadeOpen(
        "Contents_20_2",
        "Contents 2",
        "Standard",
        r#"fo:margin-left="14pt""#,
        r#"<style:tab-stops><style:tab-stop style:position="484pt" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops>"#,
        "",
    ),
    MadeOpen(
        "Contents_20_3",
        "Contents 3",
        "Standard",
        r#"fo:margin-left="28pt""#,
        r#"<style:tab-stops><style:tab-stop style:position="470pt" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops>"#,
        "",
    ),
    MadeOpen(
        "Cell",
        "Cell",
        "Standard",
        r#"fo:margin-bottom="1pt""#,
        "",
        r#"fo:font-size="8pt""#,
    ),
    MadeOpen(
        "CellHead",
        "Cell Head",
        "Cell",
        r#"fo:keep-with-next="always""#,
        "",
        r#"fo:font-weight="bold""#,
    ),
    MadeOpen(
        "Passage",
        "Passage",
        "Cell",
        KEEP,
        "",
        r#"fo:font-style="italic""#,
    ),
    MadeOpen(
        "Footnote",
        "Footnote",
        "Standard",
        r#"fo:margin-bottom="3pt" fo:margin-left="14pt" fo:text-indent="-14pt""#,
        "",
        r#"fo:font-size="9pt""#,
    ),
    MadeOpen(
        "Quotations",
        "Quotations",
        "Standard",
        r#"fo:margin-bottom="6pt" fo:margin-left="28pt" fo:margin-right="28pt""#,
        "",
        r#"fo:font-style="italic""#,
    ),
    MadeOpen(
        "Preformatted_20_Text",
        "Preformatted Text",
        "Standard",
        r#"fo:margin-bottom="6pt""#,
        "",
        r#"style:font-name="Liberation Mono" fo:font-size="9pt""#,
    ),
    MadeOpen(
        "Header",
        "Header",
        "Standard",
        "",
        "",
        r#"fo:font-size="8pt""#,
    ),
    MadeOpen(
        "Footer",
        "Footer",
        "Standard",
        r#"fo:text-align="end""#,
        "",
        r#"fo:font-size="8pt""#,
    ),
    MadeOpen(
        "Between",
        "Between",
        "Standard",
        r#"fo:line-height="6pt""#,
        "",
        r#"fo:font-size="4pt""#,
    ),
];

/// What a look does to words.
fn looks(look: Look) -> &'static str {
    match look {
        Look::Plain => "",
        Look::Strong => r#"fo:font-weight="bold""#,
        Look::Emphasis => r#"fo:font-style="italic""#,
        Look::Added => {
            r##"fo:color="#0B5394" style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color""##
        }
        Look::Removed => r##"fo:color="#A61C00" style:text-line-through-style="solid""##,
        Look::Alarm => r##"fo:color="#A61C00" fo:font-weight="bold""##,
        Look::Quiet => r##"fo:color="#505050""##,
        Look::Code => r#"style:font-name="Liberation Mono""#,
    }
}

/// The part with the styles, and the head and foot of each page.
pub fn styles(of: &Properties) -> String {
    let mut xml = format!(
        r#"{HEAD}<office:document-styles {NAMESPACES}><office:font-face-decls><style:font-face style:name="Liberation Sans" svg:font-family="'Liberation Sans', Arial" style:font-family-generic="swiss"/><style:font-face style:name="Liberation Mono" svg:font-family="'Liberation Mono', 'Courier New'" style:font-pitch="fixed"/></office:font-face-decls><office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2" style:tab-stop-distance="28pt" style:writing-mode="page"/><style:text-properties style:font-name="Liberation Sans" fo:font-size="10pt" fo:language="{}" fo:country="{}"/></style:default-style><style:style style:name="Standard" style:family="paragraph"/>"#,
        of.language.0, of.language.1
    );
    for (level, (size, before)) in
        (1_u8..).zip([(16, 18), (13, 14), (11, 12), (10, 10), (10, 8), (10, 8)])
    {
        let _ = write!(
            xml,
            r#"<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="{level}"><style:paragraph-properties {KEEP} fo:margin-top="{before}pt" fo:margin-bottom="5pt"/><style:text-properties fo:font-weight="bold" fo:font-size="{size}pt"/></style:style>"#
        );
    }
    for depth in 1..=6 {
        let left = 20 * depth;
        // Stops are counted from the indent: the first one behind the sign is the indent itself.
        let _ = write!(
            xml,
            r#"<style:style style:name="Item{depth}" style:display-name="Item {depth}" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="3pt" fo:margin-left="{left}pt" fo:text-indent="-20pt"><style:tab-stops><style:tab-stop style:position="0pt"/></style:tab-stops></style:paragraph-properties></style:style>"#
        );
    }
    for MadeOpen(name, shown, parent, paragraph, inner, words) in STYLES {
        let _ = write!(
            xml,
            r#"<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" style:parent-style-name="{parent}"><style:paragraph-properties {paragraph}>{inner}</style:paragraph-properties><style:text-properties {words}/></style:style>"#
        );
    }
    for look in Look::ALL.into_iter().filter(|look| *look != Look::Plain) {
        let _ = write!(
            xml,
            r#"<style:style style:name="{}" style:family="text"><style:text-properties {}/></style:style>"#,
            look.name(),
            looks(look)
        );
    }
    let [before, between, behind] = of.page.each_ref().map(|words| xml::line_kept(words));
    let look = if of.is_closed {
        Look::Alarm
    } else {
        Look::Strong
    };
    let _ = write!(
        xml,
        r#"</office:styles><office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="595.3pt" fo:page-height="841.9pt" style:print-orientation="portrait" fo:margin-top="25pt" fo:margin-bottom="22pt" fo:margin-left="48.2pt" fo:margin-right="48.2pt"/><style:header-style><style:header-footer-properties fo:min-height="22pt" fo:margin-bottom="10pt"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="12pt" fo:margin-top="8pt"/></style:footer-style></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:header><text:p text:style-name="Header"><text:span text:style-name="{}">{}</text:span></text:p><text:p text:style-name="Header">{}</text:p></style:header><style:footer><text:p text:style-name="Footer">{before}<text:page-number text:select-page="current">1</text:page-number>{between}<text:page-count>1</text:page-count>{behind}</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"#,
        look.name(),
        xml::line(&of.class),
        xml::line(&of.title),
    );
    xml
}

/// The name of the style of cells with this ground.
pub fn shade_name(shade: Shade) -> &'static str {
    match shade {
        Shade::None => "CellPlain",
        Shade::Head => "CellHeadGround",
        Shade::Passage => "CellPassage",
        Shade::Closed => "CellClosed",
    }
}

/// The name of a paragraph style. Those a word processor knows go by the name it has for them.
pub fn style_name(style: Style) -> String {
    match style {
        Style::Title => "Title".to_owned(),
        Style::Subtitle => "Subtitle".to_owned(),
        Style::Class => "Class".to_owned(),
        Style::Body => "Text_20_body".to_owned(),
        Style::Heading(level) => format!("Heading_20_{}", level.clamp(1, 6)),
        Style::ContentsTitle => "Contents_20_Heading".to_owned(),
        Style::Contents(level) => format!("Contents_20_{}", level.clamp(1, 3)),
        Style::Cell => "Cell".to_owned(),
        Style::CellHead => "CellHead".to_owned(),
        Style::Passage => "Passage".to_owned(),
        Style::Item(depth) => format!("Item{}", depth.min(5) + 1),
        Style::Footnote => "Footnote".to_owned(),
        Style::Quote => "Quotations".to_owned(),
        Style::Code => "Preformatted_20_Text".to_owned(),
    }
}

//! Word texts (ECMA-376): the package made anew, without properties, notes in the margin, former
//! words and marks of editing. Words put in stay as if they had always stood there; words taken away
//! are gone.

use quick_xml::events::BytesStart;

use super::super::package::{Package, Rebuilt};
use super::found::{Copied, Found, PropertyKind, Unclean};
use super::markup::{Fate, Rules, attribute, filter, words};
use super::picture::picture;

/// What a package may unpack to, in bytes.
pub(super) const UNPACKED: u64 = 200 << 20;

/// Kinds of parts that are left out, as relations and parts name them.
const LEFT_OUT: &[&str] = &[
    "core-properties",
    "extended-properties",
    "custom-properties",
    "thumbnail",
    "comments",
    "commentsExtended",
    "commentsIds",
    "commentsExtensible",
    "people",
    "customXml",
    "attachedTemplate",
    "printerSettings",
];

pub(super) fn clean(bytes: &[u8], found: &mut Found) -> Copied {
    let mut package = Package::open(bytes, UNPACKED).map_err(|_| Unclean::Unknown)?;
    let mut out = Rebuilt::new();
    for name in package.names().to_vec() {
        if name.ends_with('/') {
            continue;
        }
        if name.starts_with("_xmlsignatures/") {
            return Err(Unclean::Signed);
        }
        if is_left_out(&name) {
            tell(&mut package, &name, found);
            continue;
        }
        let copy = if name.ends_with(".xml") || name.ends_with(".rels") {
            let part = package.part(&name).ok_or(Unclean::Unknown)?;
            filter(part, &mut OoxmlText { found }).ok_or(Unclean::Unknown)?
        } else {
            let content = package.bytes(&name).ok_or(Unclean::Unknown)?;
            if name.starts_with("word/media/") {
                picture(&content, found)?
            } else if name.starts_with("word/fonts/") {
                content
            } else {
                // A sheet behind a chart, a sound, another document.
                return Err(Unclean::Holds);
            }
        };
        out.put(&name, &copy, false).ok_or(Unclean::Unknown)?;
    }
    out.finish().ok_or(Unclean::Unknown)
}

fn is_left_out(part: &str) -> bool {
    let part = part.trim_start_matches('/');
    let file = part.rsplit('/').next().unwrap_or_default();
    part.starts_with("docProps/")
        || part.starts_with("customXml/")
        || part.contains("printerSettings")
        || (file.starts_with("comments") && file.ends_with(".xml"))
        || file == "people.xml"
        || file.starts_with("comments") && file.ends_with(".rels")
}

/// Says what stands in a part that is left out.
fn tell(package: &mut Package<'_>, name: &str, found: &mut Found) {
    if name.contains("thumbnail") {
        found.note(PropertyKind::Thumbnail, "");
        return;
    }
    let Some(part) = package.part(name) else {
        return;
    };
    if name.contains("/comments") {
        // Authors stand in attributes.
        let _ = filter(part, &mut OoxmlText { found });
        found.note(PropertyKind::Comments, "");
        return;
    }
    for (element, words) in words(part) {
        let kind = match element.as_str() {
            "creator" => PropertyKind::Author,
            "lastModifiedBy" | "Manager" => PropertyKind::Editor,
            "Company" => PropertyKind::Organisation,
            "title" => PropertyKind::Title,
            "subject" | "description" | "keywords" | "category" => PropertyKind::About,
            "Application" | "Template" => PropertyKind::Program,
            "created" | "modified" | "lastPrinted" => PropertyKind::Time,
            _ if name.ends_with("custom.xml") => PropertyKind::Other,
            _ => continue,
        };
        found.note(kind, &words);
    }
}

/// What stays of the parts of a text.
struct OoxmlText<'a> {
    found: &'a mut Found,
}

impl Rules for OoxmlText<'_> {
    fn element(&mut self, name: &str, tag: &BytesStart<'_>) -> Fate {
        match name {
            "ins" | "moveTo" => {
                self.changed(tag);
                Fate::Unwrap
            }
            "del" | "moveFrom" | "delText" | "delInstrText" | "cellIns" | "cellDel"
            | "cellMerge" | "numberingChange" => {
                self.changed(tag);
                Fate::Drop
            }
            "comment" => {
                let author = attribute(tag, "author").unwrap_or_default();
                self.found.note(PropertyKind::Comments, &author);
                Fate::Drop
            }
            "commentRangeStart" | "commentRangeEnd" | "commentReference" | "annotationRef"
            | "rsids" | "rsidRoot" | "docVars" | "attachedTemplate" | "trackRevisions"
            | "docId" => Fate::Drop,
            // A copy shows all that it says.
            "vanish" | "specVanish" | "webHidden" => {
                if !matches!(
                    attribute(tag, "val").as_deref(),
                    Some("0" | "false" | "off")
                ) {
                    self.found.note(PropertyKind::Hidden, "");
                }
                Fate::Drop
            }
            "Override" => {
                dropped(attribute(tag, "PartName").is_some_and(|part| is_left_out(&part)))
            }
            "Relationship" => {
                let kind = attribute(tag, "Type").unwrap_or_default();
                let last = kind.rsplit('/').next().unwrap_or_default();
                let target = attribute(tag, "Target").unwrap_or_default();
                dropped(LEFT_OUT.contains(&last) || is_left_out(&target))
            }
            name if name.ends_with("PrChange")
                || name.ends_with("PrExChange")
                || name == "tblGridChange" =>
            {
                self.changed(tag);
                Fate::Drop
            }
            name if name.starts_with("move") && name.contains("Range") => Fate::Drop,
            name if ["customXmlIns", "customXmlDel", "customXmlMove"]
                .iter()
                .any(|start| name.starts_with(start)) =>
            {
                Fate::Drop
            }
            _ => Fate::Keep,
        }
    }

    fn goes(&mut self, attribute: &str, _value: &str) -> bool {
        attribute.starts_with("rsid")
            || matches!(
                attribute,
                "paraId"
                    | "textId"
                    | "author"
                    | "date"
                    | "dateUtc"
                    | "initials"
                    | "userId"
                    | "providerId"
            )
    }
}

impl OoxmlText<'_> {
    fn changed(&mut self, tag: &BytesStart<'_>) {
        let author = attribute(tag, "author").unwrap_or_default();
        self.found.note(PropertyKind::Changes, &author);
    }
}

fn dropped(yes: bool) -> Fate {
    if yes { Fate::Drop } else { Fate::Keep }
}

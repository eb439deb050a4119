//! OpenDocument texts (ODF 1.3): the package made anew, without properties, notes in the margin,
//! former words and marks of editing.

use quick_xml::events::BytesStart;

use super::super::kind::FileKind;
use super::super::package::{Package, Rebuilt};
use super::found::{Copied, Found, PropertyKind, Unclean};
use super::markup::{Fate, Rules, attribute, filter, words};
use super::ooxml::UNPACKED;
use super::picture::picture;

pub(super) fn clean(bytes: &[u8], found: &mut Found) -> Copied {
    let mut package = Package::open(bytes, UNPACKED).map_err(|_| Unclean::Unknown)?;
    let mut out = Rebuilt::new();
    // First and plain, so that programs know the file by its beginning (part 2, 3.3).
    let kind = FileKind::Odt.media_type().as_bytes();
    out.put("mimetype", kind, true).ok_or(Unclean::Unknown)?;
    for name in package.names().to_vec() {
        if name.ends_with('/') || name == "mimetype" {
            continue;
        }
        if name.starts_with("META-INF/") && name.contains("signatures") {
            return Err(Unclean::Signed);
        }
        if is_left_out(&name) {
            tell(&mut package, &name, found);
            continue;
        }
        let copy = match name.as_str() {
            "content.xml" | "styles.xml" | "settings.xml" | "META-INF/manifest.xml" => {
                let part = package.part(&name).ok_or(Unclean::Unknown)?;
                filter(
                    part,
                    &mut OdfText {
                        found,
                        within: None,
                    },
                )
                .ok_or(Unclean::Unknown)?
            }
            other => {
                let content = package.bytes(other).ok_or(Unclean::Unknown)?;
                if other.starts_with("Pictures/") {
                    picture(&content, found)?
                } else if other.starts_with("Fonts/") {
                    content
                } else {
                    // A chart, a formula, a sound, another document.
                    return Err(Unclean::Holds);
                }
            }
        };
        out.put(&name, &copy, false).ok_or(Unclean::Unknown)?;
    }
    out.finish().ok_or(Unclean::Unknown)
}

fn is_left_out(part: &str) -> bool {
    matches!(
        part,
        "meta.xml" | "manifest.rdf" | "layout-cache" | "VersionList.xml"
    ) || ["Thumbnails/", "Configurations2/", "Versions/"]
        .iter()
        .any(|folder| part.starts_with(folder))
}

/// Says what stands in a part that is left out.
fn tell(package: &mut Package<'_>, name: &str, found: &mut Found) {
    if name.starts_with("Thumbnails/") {
        found.note(PropertyKind::Thumbnail, "");
    } else if name.starts_with("Versions/") {
        found.note(PropertyKind::Changes, "");
    } else if name == "meta.xml"
        && let Some(part) = package.part(name)
    {
        for (element, words) in words(part) {
            let kind = match element.as_str() {
                "initial-creator" => PropertyKind::Author,
                "creator" | "printed-by" => PropertyKind::Editor,
                "title" => PropertyKind::Title,
                "subject" | "description" | "keyword" => PropertyKind::About,
                "generator" => PropertyKind::Program,
                "creation-date" | "date" | "print-date" => PropertyKind::Time,
                "user-defined" => PropertyKind::Other,
                _ => continue,
            };
            found.note(kind, &words);
        }
    }
}

/// What stays of the parts of a text.
struct OdfText<'a> {
    found: &'a mut Found,
    /// What the element that goes is.
    within: Option<PropertyKind>,
}

impl Rules for OdfText<'_> {
    fn element(&mut self, name: &str, tag: &BytesStart<'_>) -> Fate {
        let goes = match name {
            "tracked-changes" => Some(PropertyKind::Changes),
            "annotation" => Some(PropertyKind::Comments),
            // Fields that hide the paragraph they stand in, or hold hidden words.
            "hidden-paragraph" => Some(PropertyKind::Hidden),
            "hidden-text" => {
                let words = attribute(tag, "string-value").unwrap_or_default();
                self.found.note(PropertyKind::Hidden, &words);
                return Fate::Drop;
            }
            "change" | "change-start" | "change-end" | "annotation-end" => return Fate::Drop,
            "config-item" => {
                let name = attribute(tag, "name").unwrap_or_default();
                let own = ["Printer", "Rsid"].iter().any(|own| name.starts_with(own));
                return if own { Fate::Drop } else { Fate::Keep };
            }
            "file-entry" => {
                let path = attribute(tag, "full-path").unwrap_or_default();
                return if is_left_out(&path) {
                    Fate::Drop
                } else {
                    Fate::Keep
                };
            }
            _ => None,
        };
        let Some(kind) = goes else {
            return Fate::Keep;
        };
        self.found.note(kind, "");
        self.within = Some(kind);
        Fate::Drop
    }

    fn goes(&mut self, attribute: &str, value: &str) -> bool {
        // A copy shows all that it says.
        if (attribute, value) == ("display", "none") {
            self.found.note(PropertyKind::Hidden, "");
            return true;
        }
        matches!(attribute, "rsid" | "paragraph-rsid")
    }

    fn gone(&mut self, name: &str, words: &str) {
        if let ("creator", Some(kind)) = (name, self.within) {
            self.found.note(kind, words);
        }
    }
}

//! Packages that word processors write, opened and bounded: which kind one is, and its parts as trees. Nothing outside
//! the package is ever looked at.

use std::io::Read;

use super::xml::{self, Fault, XmlElement};
use crate::documents::outline::SourceFile;
use crate::documents::read::error::ReadError;
use crate::platform::files::package::{Package, Unopened};

/// What a package may say it unpacks to, pictures among it, in bytes.
const UNPACKED: u64 = 1 << 30;
/// The most that is read of one part, in bytes.
const PART: u64 = 64 << 20;

/// What a package holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::documents::read) enum PackageKind {
    /// A text of Word, and the part it stands in.
    Word(String),
    /// A text of OpenDocument.
    OpenDocument,
}

/// An opened package.
pub(in crate::documents::read) struct Parts<'a> {
    package: Package<'a>,
    file: &'a str,
}

/// What a part is to its text, and where it is: a path in the package, or an address outside it.
#[derive(Debug, Clone)]
pub(in crate::documents::read) struct Relation {
    pub id: String,
    /// The last word of its type: "footnotes".
    pub kind: String,
    pub target: String,
}

/// Opens a file that is a text of a word processor; `None` where it is something else.
///
/// # Errors
/// When it is one, and damaged, behind a password or too large.
pub(in crate::documents::read) fn open(
    file: &SourceFile,
) -> Result<Option<(Parts<'_>, PackageKind)>, ReadError> {
    if !file.bytes.starts_with(b"PK\x03\x04") {
        return Ok(None);
    }
    let name = || file.name.clone();
    let package = match Package::open(&file.bytes, UNPACKED) {
        Ok(package) => package,
        Err(Unopened::Locked) => return Err(ReadError::Locked { name: name() }),
        Err(Unopened::TooLarge) => return Err(ReadError::UnpacksTooLarge { name: name() }),
        Err(Unopened::Damaged) if is_named_so(&file.name) => {
            return Err(ReadError::Damaged { name: name() });
        }
        Err(Unopened::Damaged) => return Ok(None),
    };
    let mut parts = Parts {
        package,
        file: &file.name,
    };
    Ok(parts.kind()?.map(|kind| (parts, kind)))
}

fn is_named_so(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|e| matches!(e.as_str(), "docx" | "docm" | "dotx" | "odt" | "ott"))
}

impl Parts<'_> {
    fn kind(&mut self) -> Result<Option<PackageKind>, ReadError> {
        if self.package.has("content.xml") {
            const TEXT: &[u8] = b"application/vnd.oasis.opendocument.text";
            let kind = self.bytes("mimetype")?.unwrap_or_default();
            let manifest = self.bytes("META-INF/manifest.xml")?.unwrap_or_default();
            let says = |mark: &[u8]| manifest.windows(mark.len()).any(|window| window == mark);
            // Whoever packs one by hand may forget the part that says what it is.
            if !(kind.starts_with(TEXT) || kind.is_empty() && says(TEXT)) {
                return Ok(None);
            }
            if says(b"encryption-data") {
                let name = self.file.to_owned();
                return Err(ReadError::Locked { name });
            }
            return Ok(Some(PackageKind::OpenDocument));
        }
        if !self.package.has("[Content_Types].xml") {
            let name = self.file.to_owned();
            let is_part = self.package.has("word/document.xml");
            return if is_part {
                Err(ReadError::Damaged { name })
            } else {
                Ok(None)
            };
        }
        let relations = self.relations("")?;
        let main = relations.into_iter().find(|r| r.kind == "officeDocument");
        let main = main.map_or_else(|| "word/document.xml".to_owned(), |main| main.target);
        let types = self.bytes("[Content_Types].xml")?.unwrap_or_default();
        let is_word = String::from_utf8_lossy(&types).contains("wordprocessingml");
        if main.starts_with("xl/") || main.starts_with("ppt/") || !is_word {
            return Ok(None);
        }
        Ok(Some(PackageKind::Word(main)))
    }

    fn bytes(&mut self, part: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let broken = |name: &str| ReadError::BrokenPart {
            name: name.to_owned(),
            part: part.to_owned(),
        };
        if !self.package.has(part) {
            return Ok(None);
        }
        let content = self.package.part(part).ok_or_else(|| broken(self.file))?;
        let mut bytes = Vec::new();
        content
            .take(PART + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| broken(self.file))?;
        if bytes.len() as u64 > PART {
            let name = self.file.to_owned();
            return Err(ReadError::UnpacksTooLarge { name });
        }
        Ok(Some(bytes))
    }

    /// What is said of a text that unpacks to more than is read.
    pub(in crate::documents::read) fn too_large(&self) -> ReadError {
        ReadError::UnpacksTooLarge {
            name: self.file.to_owned(),
        }
    }

    /// A part as a tree; `None` where there is no such part.
    ///
    /// # Errors
    /// [`ReadError`] naming the part, when it is broken, nests too deep or is too large.
    pub(in crate::documents::read) fn tree(
        &mut self,
        part: &str,
    ) -> Result<Option<XmlElement>, ReadError> {
        let Some(bytes) = self.bytes(part)? else {
            return Ok(None);
        };
        let name = self.file.to_owned();
        let (text, _, damaged) = encoding_rs::UTF_8.decode(&bytes);
        if damaged {
            let part = part.to_owned();
            return Err(ReadError::BrokenPart { name, part });
        }
        xml::tree(&text).map(Some).map_err(|fault| match fault {
            Fault::Broken => ReadError::BrokenPart {
                name,
                part: part.to_owned(),
            },
            Fault::TooDeep(limit) => ReadError::TooDeep {
                name,
                limit,
                line: None,
            },
            Fault::TooLarge => ReadError::UnpacksTooLarge { name },
        })
    }

    /// A part that a text cannot do without.
    ///
    /// # Errors
    /// As [`Self::tree`], and when there is no such part.
    pub(in crate::documents::read) fn needed(
        &mut self,
        part: &str,
    ) -> Result<XmlElement, ReadError> {
        let missing = ReadError::BrokenPart {
            name: self.file.to_owned(),
            part: part.to_owned(),
        };
        self.tree(part)?.ok_or(missing)
    }

    /// The parts and addresses that a part names; those of the whole package for "".
    ///
    /// # Errors
    /// As [`Self::tree`].
    pub(in crate::documents::read) fn relations(
        &mut self,
        part: &str,
    ) -> Result<Vec<Relation>, ReadError> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = |name: &str| match folder {
            "" => name.to_owned(),
            folder => format!("{folder}/{name}"),
        };
        let Some(root) = self.tree(&path(&format!("_rels/{name}.rels")))? else {
            return Ok(Vec::new());
        };
        let relation = |element: &XmlElement| {
            let target = element.get("Target")?;
            let kind = element.get("Type")?.rsplit('/').next()?.to_owned();
            let is_outside = element.get("TargetMode") == Some("External");
            Some(Relation {
                id: element.get("Id")?.to_owned(),
                kind,
                target: match target.strip_prefix('/') {
                    _ if is_outside => target.to_owned(),
                    Some(whole) => whole.to_owned(),
                    None => path(target.trim_start_matches("./")),
                },
            })
        };
        Ok(root.elements().filter_map(relation).collect())
    }
}

//! PDF (ISO 32000): the objects that pages need, written anew, one after another from the root of the
//! document on. What nothing refers to, such as an earlier state of the file, is not in the copy.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write;

use hayro_syntax::object::{Array, DateTime, Dict, MaybeRef, ObjRef, Object, Stream};
use hayro_syntax::{Filter, LoadPdfError, Pdf};

use super::found::{Copied, Found, PropertyKind, Unclean};
use super::jpeg;

/// Objects that may stand within one another without a reference between them.
const DEPTH: usize = 200;

pub(super) fn clean(bytes: &[u8], found: &mut Found) -> Copied {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|why| match why {
        LoadPdfError::Decryption(_) => Unclean::Locked,
        LoadPdfError::Invalid => Unclean::Unknown,
    })?;
    let pages = pdf.pages().len();
    if pages == 0 {
        return Err(Unclean::Unknown);
    }
    information(&pdf, found);
    let out = Copy {
        pdf: &pdf,
        numbers: HashMap::new(),
        order: Vec::new(),
        out: b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(),
        found,
    }
    .whole()?;
    // What was written is what was read, as far as can be told.
    match Pdf::new(out.clone()) {
        Ok(again) if again.pages().len() == pages => Ok(out),
        _ => Err(Unclean::Unknown),
    }
}

/// Tells the document information (14.3.3).
fn information(pdf: &Pdf, found: &mut Found) {
    let about = pdf.metadata();
    for (kind, value) in [
        (PropertyKind::Author, &about.author),
        (PropertyKind::Title, &about.title),
        (PropertyKind::About, &about.subject),
        (PropertyKind::About, &about.keywords),
        (PropertyKind::Program, &about.creator),
        (PropertyKind::Program, &about.producer),
    ] {
        if let Some(value) = value {
            found.note(kind, &text(value));
        }
    }
    let moments = [&about.creation_date, &about.modification_date];
    for DateTime {
        year,
        month,
        day,
        hour,
        minute,
        ..
    } in moments.into_iter().flatten()
    {
        let said = format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}");
        found.note(PropertyKind::Time, &said);
    }
}

/// A text string (7.9.2.2): UTF-16 or UTF-8 with its mark, or nearly Latin-1.
fn text(bytes: &[u8]) -> String {
    if let Some(wide) = bytes.strip_prefix(b"\xFE\xFF") {
        let units: Vec<u16> = wide
            .chunks_exact(2)
            .filter_map(|pair| Some(u16::from_be_bytes(pair.try_into().ok()?)))
            .collect();
        return String::from_utf16_lossy(&units);
    }
    let bare = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bare) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

struct Copy<'a> {
    pdf: &'a Pdf,
    /// The number each object gets; `None` for what goes.
    numbers: HashMap<ObjRef, Option<usize>>,
    /// Objects by their new number, from 1.
    order: Vec<ObjRef>,
    out: Vec<u8>,
    found: &'a mut Found,
}

impl Copy<'_> {
    fn whole(mut self) -> Copied {
        let root = ObjRef::from(self.pdf.xref().root_id());
        let root = self.number(root).ok_or(Unclean::Unknown)?;
        let mut places = Vec::new();
        // Writing one object finds those it refers to.
        while let Some(next) = self.order.get(places.len()).copied() {
            places.push(self.out.len());
            self.say(&format!("{} 0 obj\n", places.len()));
            let object: Object<'_> = self.pdf.xref().get(next.into()).ok_or(Unclean::Unknown)?;
            match object {
                Object::Stream(stream) => self.stream(&stream)?,
                other => self.object(&other, 0)?,
            }
            self.say("\nendobj\n");
        }
        let start = self.out.len();
        let count = places.len() + 1;
        self.say(&format!("xref\n0 {count}\n0000000000 65535 f \n"));
        for place in places {
            self.say(&format!("{place:010} 00000 n \n"));
        }
        self.say(&format!(
            "trailer\n<</Size {count}/Root {root} 0 R>>\nstartxref\n{start}\n%%EOF\n"
        ));
        Ok(self.out)
    }

    fn say(&mut self, words: &str) {
        self.out.extend_from_slice(words.as_bytes());
    }

    /// The new number of an object; `None` for one that is not there, or goes.
    fn number(&mut self, of: ObjRef) -> Option<usize> {
        if let Some(known) = self.numbers.get(&of) {
            return *known;
        }
        let object: Option<Object<'_>> = self.pdf.xref().get(of.into());
        let stays = match &object {
            None => false,
            Some(Object::Dict(dictionary)) => !self.is_note(dictionary),
            Some(_) => true,
        };
        let number = stays.then(|| {
            self.order.push(of);
            self.order.len()
        });
        self.numbers.insert(of, number);
        number
    }

    /// Whether it is a note that a reader left on a page: all that is marked on one but links and
    /// fields (12.5.6). Tells whose.
    fn is_note(&mut self, dictionary: &Dict<'_>) -> bool {
        let subtype = dictionary.get::<hayro_syntax::object::Name<'_>>(b"Subtype");
        let kind = dictionary.get::<hayro_syntax::object::Name<'_>>(b"Type");
        let note = dictionary.contains_key(b"Rect")
            && subtype.is_some_and(|subtype| !matches!(&*subtype, b"Link" | b"Widget"))
            && kind.is_none_or(|kind| &*kind == b"Annot");
        if note {
            let by = dictionary.get::<hayro_syntax::object::String<'_>>(b"T");
            let by = by.map(|by| text(&by)).unwrap_or_default();
            self.found.note(PropertyKind::Comments, &by);
        }
        note
    }

    fn reference(&mut self, to: ObjRef) {
        match self.number(to) {
            Some(number) => self.say(&format!("{number} 0 R")),
            None => self.say("null"),
        }
    }

    fn object(&mut self, object: &Object<'_>, depth: usize) -> Result<(), Unclean> {
        if depth > DEPTH {
            return Err(Unclean::Unknown);
        }
        match object {
            Object::Null(_) => self.say("null"),
            Object::Boolean(yes) => self.say(if *yes { "true" } else { "false" }),
            Object::Number(number) => {
                let number = number.as_f64();
                self.say(&number.to_string());
            }
            Object::String(string) => {
                let mut words = String::from("<");
                for byte in string.iter() {
                    // Writing to a String does not fail.
                    let _ = write!(words, "{byte:02X}");
                }
                words.push('>');
                self.say(&words);
            }
            Object::Name(name) => self.name(name),
            Object::Array(array) => self.array(array, depth)?,
            Object::Dict(dictionary) => {
                self.say("<<");
                self.entries(dictionary, false, depth)?;
                self.say(">>");
            }
            // Streams are objects of their own.
            Object::Stream(_) => return Err(Unclean::Unknown),
        }
        Ok(())
    }

    fn name(&mut self, name: &[u8]) {
        let mut words = String::from("/");
        for byte in name {
            if byte.is_ascii_alphanumeric() || b"-_.+*:".contains(byte) {
                words.push(char::from(*byte));
            } else {
                let _ = write!(words, "#{byte:02X}");
            }
        }
        self.say(&words);
    }

    fn array(&mut self, array: &Array<'_>, depth: usize) -> Result<(), Unclean> {
        self.say("[");
        for item in array.raw_iter() {
            self.item(item, depth)?;
            self.say(" ");
        }
        self.say("]");
        Ok(())
    }

    fn item(&mut self, item: MaybeRef<Object<'_>>, depth: usize) -> Result<(), Unclean> {
        match item {
            MaybeRef::Ref(to) => {
                self.reference(to);
                Ok(())
            }
            MaybeRef::NotRef(object) => self.object(&object, depth + 1),
        }
    }

    /// The entries of a dictionary without those that tell of its making.
    fn entries(&mut self, of: &Dict<'_>, stream: bool, depth: usize) -> Result<(), Unclean> {
        for (name, value) in of.entries() {
            match &*name {
                b"Length" if stream => continue,
                b"Metadata" | b"PieceInfo" => {
                    let what = String::from_utf8_lossy(&name).into_owned();
                    self.found.note(PropertyKind::Other, &what);
                    continue;
                }
                b"Thumb" => {
                    self.found.note(PropertyKind::Thumbnail, "");
                    continue;
                }
                b"LastModified" => continue,
                b"EmbeddedFiles" | b"EF" => return Err(Unclean::Holds),
                b"ByteRange" => return Err(Unclean::Signed),
                b"Annots" => {
                    self.name(&name);
                    self.annotations(of, depth)?;
                }
                _ => {
                    self.name(&name);
                    self.say(" ");
                    self.item(value, depth)?;
                }
            }
        }
        Ok(())
    }

    /// What is marked on a page, notes left out; the list may stand elsewhere.
    fn annotations(&mut self, page: &Dict<'_>, depth: usize) -> Result<(), Unclean> {
        self.say("[");
        let marked = page.get::<Array<'_>>(b"Annots");
        for one in marked.iter().flat_map(Array::raw_iter) {
            match one {
                MaybeRef::Ref(to) => {
                    if let Some(number) = self.number(to) {
                        self.say(&format!("{number} 0 R "));
                    }
                }
                MaybeRef::NotRef(Object::Dict(dictionary)) if self.is_note(&dictionary) => {}
                MaybeRef::NotRef(other) => self.object(&other, depth + 1)?,
            }
        }
        self.say("]");
        Ok(())
    }

    fn stream(&mut self, stream: &Stream<'_>) -> Result<(), Unclean> {
        let data = stream.raw_data();
        let filters = stream.filters();
        if filters.contains(&Filter::Crypt) {
            return Err(Unclean::Unknown);
        }
        let data = if filters.as_slice() == [Filter::DctDecode] {
            Cow::Owned(jpeg::clean(&data, self.found)?)
        } else {
            data
        };
        self.say("<<");
        self.entries(stream.dict(), true, 0)?;
        self.say(&format!("/Length {}>>stream\n", data.len()));
        self.out.extend_from_slice(&data);
        self.say("\nendstream");
        Ok(())
    }
}

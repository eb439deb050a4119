//! What goes from each kind of file, and what stays.

use super::super::package::{Package, Rebuilt};
use super::*;

/// What was told of a file.
fn told(cleaned: &Cleaned) -> Vec<(PropertyKind, &str)> {
    let all = cleaned.found.iter();
    all.map(|one| (one.kind, one.value.as_str())).collect()
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

/// A camera's block: artist, orientation 6 and a place.
fn camera() -> Vec<u8> {
    let mut tiff = b"MM\0\x2A\0\0\0\x08".to_vec();
    let entry = |tiff: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: u32| {
        tiff.extend(tag.to_be_bytes());
        tiff.extend(kind.to_be_bytes());
        tiff.extend(count.to_be_bytes());
        tiff.extend(value.to_be_bytes());
    };
    tiff.extend(3_u16.to_be_bytes());
    entry(&mut tiff, 0x0112, 3, 1, 6 << 16);
    entry(&mut tiff, 0x013B, 2, 10, 50);
    entry(&mut tiff, 0x8825, 4, 1, 60);
    tiff.extend([0; 4]);
    assert_eq!(tiff.len(), 50);
    tiff.extend(b"J. Jansen\0");
    tiff.extend(4_u16.to_be_bytes());
    entry(&mut tiff, 1, 2, 2, u32::from(b'N') << 24);
    entry(&mut tiff, 2, 5, 3, 114);
    entry(&mut tiff, 3, 2, 2, u32::from(b'E') << 24);
    entry(&mut tiff, 4, 5, 3, 114);
    tiff.extend([0; 4]);
    assert_eq!(tiff.len(), 114);
    for part in [52_u32, 1, 30, 1, 0, 1] {
        tiff.extend(part.to_be_bytes());
    }
    tiff
}

fn jpeg() -> Vec<u8> {
    let mut bytes = b"\xFF\xD8".to_vec();
    let mut segment = |marker: u8, content: &[u8]| {
        bytes.extend([0xFF, marker]);
        let length = u16::try_from(content.len() + 2).unwrap();
        bytes.extend(length.to_be_bytes());
        bytes.extend_from_slice(content);
    };
    segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    segment(0xE1, &[b"Exif\0\0".as_slice(), &camera()].concat());
    segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>J. Jansen</x>");
    segment(0xFE, b"for J. Jansen");
    segment(0xDB, &[0; 65]);
    segment(0xDA, b"\x01\x01\0\0\x3F\0");
    bytes.extend(b"\x11\xFF\x00\x22\xFF\xD0\x33\xFF\xD9hidden J. Jansen");
    bytes
}

#[test]
fn a_photograph_loses_its_place_and_keeps_which_way_is_up() {
    let (cleaned, copy) = clean(FileKind::Jpeg, &jpeg());
    assert_eq!(cleaned.unclean, None);
    let told = told(&cleaned);
    assert!(
        told.contains(&(PropertyKind::Author, "J. Jansen")),
        "{told:?}"
    );
    assert!(
        told.contains(&(PropertyKind::Location, "52.5000 N, 52.5000 E")),
        "{told:?}"
    );
    assert!(!holds(&copy, "Jansen") && !holds(&copy, "xap"));
    assert!(copy.ends_with(b"\x11\xFF\x00\x22\xFF\xD0\x33\xFF\xD9"));
    let (again, same) = clean(FileKind::Jpeg, &copy);
    assert_eq!((again.found, same), (vec![], copy.clone()));
    let at = copy.windows(6).position(|w| w == b"Exif\0\0").unwrap();
    let mut none = Found::default();
    assert_eq!(exif::read(&copy[at + 6..], &mut none), 6);
}

fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap();
    [&length.to_be_bytes()[..], kind, content, &[0; 4]].concat()
}

#[test]
fn pictures_of_other_kinds_lose_what_stands_beside_them() {
    let png = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &[0; 13]),
        chunk(b"tEXt", b"Author\0J. Jansen"),
        chunk(b"eXIf", &camera()),
        chunk(b"IDAT", b"picture"),
        chunk(b"IEND", b""),
        b"J. Jansen".to_vec(),
    ]
    .concat();
    let gif = b"GIF89a\x01\0\x01\0\0\0\0!\xFE\x09J. Jansen\0!\xFF\x0BXMP DataXMP\x01x\0!\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;J. Jansen";
    let mut webp = b"RIFF\0\0\0\0WEBP".to_vec();
    for (name, content) in [
        (b"VP8X", b"\x0C\0\0\0\0\0\0\0\0\0".as_slice()),
        (b"VP8 ", b"picture\0"),
        (b"XMP ", b"J. Jansen\0"),
        (b"EXIF", &camera()),
    ] {
        webp.extend(name);
        webp.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        webp.extend_from_slice(content);
    }
    let size = u32::try_from(webp.len() - 8).unwrap();
    webp[4..8].copy_from_slice(&size.to_le_bytes());
    for (kind, bytes, shown) in [
        (FileKind::Png, png.as_slice(), "picture"),
        (FileKind::Gif, gif, "NETSCAPE2.0"),
        (FileKind::Webp, &webp, "picture"),
    ] {
        let (cleaned, copy) = clean(kind, bytes);
        assert_eq!(cleaned.unclean, None, "{kind}");
        assert!(!cleaned.found.is_empty(), "{kind}");
        assert!(holds(&copy, shown) && !holds(&copy, "Jansen"), "{kind}");
        assert_eq!(
            clean(kind, &copy),
            (
                Cleaned {
                    found: vec![],
                    unclean: None
                },
                copy
            )
        );
        for cut in 0..bytes.len().min(200) {
            // Whatever comes of it, it ends.
            let _ = clean(kind, &bytes[..cut]);
        }
    }
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut out = Rebuilt::new();
    for (name, content) in parts {
        out.put(name, content.as_bytes(), false).unwrap();
    }
    out.finish().unwrap()
}

/// All parts of a package, one after another.
fn parts(bytes: &[u8]) -> String {
    let mut package = Package::open(bytes, 1 << 20).unwrap();
    let names = package.names().to_vec();
    let text = |name: &String| format!("{name}: {}\n", package.text(name).unwrap());
    names.iter().map(text).collect()
}

#[test]
fn a_word_text_keeps_its_words_and_nobody_who_wrote_them() {
    let bytes = package(&[
        (
            "[Content_Types].xml",
            "<Types><Override PartName=\"/word/document.xml\"/><Override PartName=\"/docProps/core.xml\"/><Override PartName=\"/word/comments.xml\"/></Types>",
        ),
        (
            "_rels/.rels",
            "<Relationships><Relationship Id=\"1\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"2\" Type=\"x/core-properties\" Target=\"docProps/core.xml\"/></Relationships>",
        ),
        (
            "docProps/core.xml",
            "<cp:coreProperties><dc:creator>J. Jansen</dc:creator><cp:lastModifiedBy>P. Pieters</cp:lastModifiedBy></cp:coreProperties>",
        ),
        (
            "docProps/app.xml",
            "<Properties><Company>Net BV</Company></Properties>",
        ),
        ("docProps/thumbnail.jpeg", "J. Jansen"),
        (
            "word/comments.xml",
            "<w:comments><w:comment w:author=\"K. Klaassen\"><w:t>Secret note</w:t></w:comment></w:comments>",
        ),
        (
            "word/settings.xml",
            "<w:settings><w:rsids><w:rsid w:val=\"00AB12CD\"/></w:rsids><w:zoom w:percent=\"100\"/><w14:docId w14:val=\"5EC0DE01\"/></w:settings>",
        ),
        (
            "word/document.xml",
            "<w:document><!-- J. Jansen --><w:body><w:p w:rsidR=\"00AB12CD\" w14:paraId=\"5EC0DE01\"><w:pPr><w:pPrChange w:author=\"J. Jansen\"><w:pPr/></w:pPrChange></w:pPr><w:commentRangeStart w:id=\"0\"/><w:r><w:t>Kept &amp; </w:t></w:r><w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>Shown now</w:t></w:r><w:ins w:author=\"J. Jansen\" w:date=\"2027-01-01T00:00:00Z\"><w:r><w:t>put in</w:t></w:r></w:ins><w:del w:author=\"J. Jansen\"><w:r><w:delText>Former words</w:delText></w:r></w:del><w:r><w:commentReference w:id=\"0\"/></w:r></w:p></w:body></w:document>",
        ),
    ]);
    let (cleaned, copy) = clean(FileKind::Docx, &bytes);
    assert_eq!(cleaned.unclean, None);
    let told = told(&cleaned);
    for one in [
        (PropertyKind::Author, "J. Jansen"),
        (PropertyKind::Editor, "P. Pieters"),
        (PropertyKind::Organisation, "Net BV"),
        (PropertyKind::Comments, "K. Klaassen"),
        (PropertyKind::Changes, "J. Jansen"),
        (PropertyKind::Hidden, ""),
        (PropertyKind::Thumbnail, ""),
    ] {
        assert!(told.contains(&one), "{one:?} in {told:?}");
    }
    let text = parts(&copy);
    for gone in [
        "Jansen", "Pieters", "Klaassen", "Net BV", "Secret", "Former", "00AB12CD", "docProps",
        "comment", "2027", "5EC0DE01", "vanish",
    ] {
        assert!(!text.contains(gone), "{gone} in {text}");
    }
    for kept in [
        "Kept &amp; ",
        "put in",
        "Shown now",
        "w:zoom",
        "word/document.xml",
    ] {
        assert!(text.contains(kept), "{kept} in {text}");
    }
}

#[test]
fn an_opendocument_text_keeps_its_words_and_nobody_who_wrote_them() {
    let bytes = package(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        (
            "meta.xml",
            "<office:meta><meta:initial-creator>J. Jansen</meta:initial-creator></office:meta>",
        ),
        (
            "settings.xml",
            "<c:settings><config:config-item config:name=\"PrinterName\">Jansen's</config:config-item></c:settings>",
        ),
        ("Thumbnails/thumbnail.png", "J. Jansen"),
        (
            "META-INF/manifest.xml",
            "<m:manifest><m:file-entry m:full-path=\"content.xml\"/><m:file-entry m:full-path=\"meta.xml\"/></m:manifest>",
        ),
        (
            "content.xml",
            "<o:content><style:text-properties officeooo:rsid=\"00AB12CD\" text:display=\"none\"/><text:tracked-changes><dc:creator>K. Klaassen</dc:creator><text:p>Former words</text:p></text:tracked-changes><text:p>Kept<text:hidden-text text:string-value=\"behind\"/><office:annotation><dc:creator>P. Pieters</dc:creator><text:p>Secret note</text:p></office:annotation></text:p></o:content>",
        ),
    ]);
    let (cleaned, copy) = clean(FileKind::Odt, &bytes);
    assert_eq!(cleaned.unclean, None);
    let told = told(&cleaned);
    for one in [
        (PropertyKind::Author, "J. Jansen"),
        (PropertyKind::Changes, "K. Klaassen"),
        (PropertyKind::Hidden, ""),
        (PropertyKind::Hidden, "behind"),
        (PropertyKind::Comments, "P. Pieters"),
        (PropertyKind::Thumbnail, ""),
    ] {
        assert!(told.contains(&one), "{one:?} in {told:?}");
    }
    let text = parts(&copy);
    for gone in [
        "Jansen", "Klaassen", "Pieters", "Former", "Secret", "00AB12CD", "meta.xml", "display",
        "behind",
    ] {
        assert!(!text.contains(gone), "{gone} in {text}");
    }
    assert!(text.contains("<text:p>Kept</text:p>"), "{text}");
    assert!(holds(
        &copy[..120],
        "application/vnd.oasis.opendocument.text"
    ));
}

#[test]
fn what_holds_other_files_or_a_signature_has_no_copy() {
    for (part, why) in [
        ("word/embeddings/sheet.xlsx", Unclean::Holds),
        ("_xmlsignatures/sig1.xml", Unclean::Signed),
        ("word/media/image1.emf", Unclean::Unknown),
        ("word/broken.xml", Unclean::Unknown),
    ] {
        let bytes = package(&[("word/document.xml", "<w:document/>"), (part, "<x")]);
        let (cleaned, copy) = clean(FileKind::Docx, &bytes);
        assert_eq!((cleaned.unclean, copy), (Some(why), vec![]), "{part}");
    }
}

/// A PDF of one page with an author, XMP, a photograph and a note; `more` stands in its catalog.
fn pdf(more: &str) -> Vec<u8> {
    let stream = |head: &str, content: &[u8]| {
        let head = format!("<<{head}/Length {}>>stream\n", content.len());
        [head.as_bytes(), content, b"\nendstream"].concat()
    };
    let plain = |words: &str| words.as_bytes().to_vec();
    let objects = [
        plain(&format!(
            "<</Type/Catalog/Pages 2 0 R/Metadata 8 0 R{more}>>"
        )),
        plain("<</Type/Pages/Count 1/Kids[3 0 R]>>"),
        plain(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100.5]/Contents 4 0 R/Metadata 8 0 R\
             /Resources<</XObject<</A#20b 5 0 R>>>>/Annots[6 0 R 7 0 R]>>",
        ),
        stream("", b"BT (Kept) Tj ET"),
        stream(
            "/Type/XObject/Subtype/Image/Width 1/Height 1/Filter/DCTDecode",
            &jpeg(),
        ),
        plain("<</Type/Annot/Subtype/Text/Rect[0 0 1 1]/T(K. Klaassen)/Contents(Secret note)>>"),
        plain("<</Type/Annot/Subtype/Link/Rect[0 0 1 1]/A<</S/URI/URI(https://x)>>>>"),
        stream("/Type/Metadata/Subtype/XML", b"<x>J. Jansen</x>"),
        plain("<</Author(J. Jansen)/Producer(Writer 7)/CreationDate(D:20270102030405)>>"),
        plain("(nobody refers to J. Jansen)"),
        plain("<</FT/Sig/V<</ByteRange[0 1 2 3]>>>>"),
    ];
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("xref\n0 12\n0000000000 65535 f \n");
    for (number, object) in (1..).zip(objects) {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(table.bytes());
    let end = "trailer\n<</Size 12/Root 1 0 R/Info 9 0 R/ID[<AA><BB>]>>\nstartxref\n";
    bytes.extend(format!("{end}{start}\n%%EOF\n").bytes());
    bytes
}

#[test]
fn a_pdf_keeps_its_pages_and_nobody_who_wrote_them() {
    let (cleaned, copy) = clean(FileKind::Pdf, &pdf(""));
    assert_eq!(cleaned.unclean, None);
    let told = told(&cleaned);
    for one in [
        (PropertyKind::Author, "J. Jansen"),
        (PropertyKind::Program, "Writer 7"),
        (PropertyKind::Comments, "K. Klaassen"),
        (PropertyKind::Location, "52.5000 N, 52.5000 E"),
        (PropertyKind::Other, "Metadata"),
        (PropertyKind::Time, "2027-01-02 03:04"),
    ] {
        assert!(told.contains(&one), "{one:?} in {told:?}");
    }
    for gone in [
        "Jansen", "Klaassen", "Secret", "Writer 7", "/Info", "Metadata",
    ] {
        assert!(!holds(&copy, gone), "{gone}");
    }
    for kept in [
        "(Kept) Tj",
        "/Link",
        "/A#20b",
        "100.5",
        "68747470733A2F2F78",
    ] {
        assert!(holds(&copy, kept), "{kept}");
    }
    let (again, _) = clean(FileKind::Pdf, &copy);
    assert_eq!(
        again,
        Cleaned {
            found: vec![],
            unclean: None
        }
    );
}

#[test]
fn files_of_real_programs_are_copied() {
    for (kind, bytes) in [
        (
            FileKind::Pdf,
            include_bytes!("../../../demo/content/brief.pdf").as_slice(),
        ),
        (
            FileKind::Png,
            include_bytes!("../../../demo/content/schema.png"),
        ),
    ] {
        let (cleaned, copy) = clean(kind, bytes);
        assert_eq!(cleaned.unclean, None, "{kind}");
        assert!(!copy.is_empty());
    }
}

#[test]
fn a_pdf_that_holds_files_is_signed_or_broken_has_no_copy() {
    let held = pdf("/Names<</EmbeddedFiles<<>>>>");
    let signed = pdf("/AcroForm<</Fields[11 0 R]>>");
    for (bytes, why) in [
        (held.as_slice(), Unclean::Holds),
        (&signed, Unclean::Signed),
        (b"%PDF-1.7\n%%EOF\n", Unclean::Unknown),
    ] {
        let (cleaned, copy) = clean(FileKind::Pdf, bytes);
        assert_eq!((cleaned.unclean, copy.len()), (Some(why), 0));
    }
}

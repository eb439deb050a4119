//! Small files of each kind, and attachments written straight into the database and the store.

use std::io::{Cursor, Write};

use diesel::prelude::*;
use polder::db::schema::{attachments, files, submissions};
use polder::moderation::attachments::FileRuling;
use polder::moderation::store::{NewAttachmentDecision, decide_attachment};
use polder::platform::random;
use polder::submissions::model::Moderation;
use polder::types::ids::{AttachmentId, FileId, SubmissionId};

use super::App;

/// A PDF of one empty page; `words` make it a file of its own.
pub fn pdf(words: &str) -> Vec<u8> {
    pdf_by(words, "")
}

/// The same with an author.
pub fn pdf_by(words: &str, author: &str) -> Vec<u8> {
    let mut text = format!("%PDF-1.7\n% {words}\n");
    let mut places = Vec::new();
    for (number, object) in (1..).zip([
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>".to_owned(),
        format!("<</Author({author})>>"),
    ]) {
        places.push(text.len());
        text.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let start = text.len();
    text.push_str("xref\n0 5\n0000000000 65535 f \n");
    for place in places {
        text.push_str(&format!("{place:010} 00000 n \n"));
    }
    let info = if author.is_empty() { "" } else { "/Info 4 0 R" };
    text.push_str(&format!(
        "trailer\n<</Size 5/Root 1 0 R{info}>>\nstartxref\n{start}\n%%EOF\n"
    ));
    text.into_bytes()
}

/// A photograph with the place where it was taken, as cameras write it (2 degrees north and east).
pub fn photograph() -> Vec<u8> {
    let mut place = b"MM\0\x2A\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1A\0\0\0\0".to_vec();
    place.extend(b"\0\x04");
    place.extend(b"\0\x01\0\x02\0\0\0\x02N\0\0\0\0\x02\0\x05\0\0\0\x03\0\0\0\x50");
    place.extend(b"\0\x03\0\x02\0\0\0\x02E\0\0\0\0\x04\0\x05\0\0\0\x03\0\0\0\x50");
    place.extend([0; 4]);
    for part in [2_u32, 1, 0, 1, 0, 1] {
        place.extend(part.to_be_bytes());
    }
    let mut bytes = b"\xFF\xD8".to_vec();
    for (marker, content) in [
        (0xE1, [b"Exif\0\0".as_slice(), &place].concat()),
        (0xDB, vec![0; 65]),
        (0xDA, b"\x01\x01\0\0\x3F\0".to_vec()),
    ] {
        bytes.extend([0xFF, marker]);
        bytes.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
        bytes.extend(content);
    }
    bytes.extend(b"\x11\x22\x33\xFF\xD9");
    bytes
}

/// A PNG of one pixel.
pub fn png() -> Vec<u8> {
    let mut bytes =
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55".to_vec();
    bytes.extend(b"\0\0\0\x0aIDAT\x78\x9c\x63\x60\0\0\0\x02\0\x01\x48\xaf\xa4\x71");
    bytes.extend(b"\0\0\0\0IEND\xaeB`\x82");
    bytes
}

/// A ZIP file of these parts.
pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A DOCX with nothing in it, and more parts.
pub fn docx(more: &[(&str, &str)]) -> Vec<u8> {
    let types = "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let mut parts = vec![
        ("[Content_Types].xml", types),
        ("word/document.xml", "<w:document/>"),
    ];
    parts.extend_from_slice(more);
    packed(&parts)
}

/// An ODT with nothing in it.
pub fn odt() -> Vec<u8> {
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "<office:document-content/>"),
    ])
}

impl App {
    /// The number a published attachment goes by outside.
    pub async fn public_number(&self, attachment: AttachmentId) -> i64 {
        self.db(move |conn| {
            let number: Option<i64> = attachments::table
                .filter(attachments::id.eq(attachment))
                .select(attachments::public_number)
                .first(conn)
                .unwrap();
            number.unwrap()
        })
        .await
    }

    /// A PDF that came with a submission; what is published is decided on.
    pub async fn attachment(
        &self,
        submission: SubmissionId,
        name: &str,
        moderation: Moderation,
    ) -> AttachmentId {
        let bytes = pdf(&format!("{submission} {name}"));
        let hash = random::sha256_hex(&bytes);
        let size = i64::try_from(bytes.len()).unwrap();
        self.site.files.put(&hash, bytes.clone()).await.unwrap();
        self.site.files.put_copy(&hash, bytes).await.unwrap();
        let (name, now) = (name.to_owned(), self.now());
        self.db(move |conn| {
            let round = submissions::table
                .filter(submissions::id.eq(submission))
                .select(submissions::round_id)
                .first::<polder::types::ids::RoundId>(conn)
                .unwrap();
            let file: FileId = diesel::insert_into(files::table)
                .values((
                    files::sha256.eq(&hash),
                    files::size.eq(size),
                    files::copy.eq("made"),
                    files::copy_sha256.eq(&hash),
                    files::copy_size.eq(size),
                    files::scan.eq("unscanned"),
                    files::next_scan_at.eq(Some(now)),
                    files::touched_at.eq(now),
                    files::leaving.eq(false),
                ))
                .returning(files::id)
                .get_result(conn)
                .unwrap();
            let attachment: AttachmentId = diesel::insert_into(attachments::table)
                .values((
                    attachments::submission_id.eq(submission),
                    attachments::round_id.eq(round),
                    attachments::file_id.eq(file),
                    attachments::name.eq(name),
                    attachments::kind.eq("pdf"),
                    attachments::description.eq("A letter"),
                    attachments::moderation.eq(match moderation {
                        Moderation::Draft => Moderation::Draft,
                        _ => Moderation::Pending,
                    }),
                    attachments::decisions.eq(0),
                    attachments::created_at.eq(now),
                    attachments::updated_at.eq(now),
                ))
                .returning(attachments::id)
                .get_result(conn)
                .unwrap();
            let ruling = match moderation {
                Moderation::Draft | Moderation::Pending => return attachment,
                Moderation::Published => FileRuling::publish(),
                other => panic!("no file is made {other}"),
            };
            let new = NewAttachmentDecision {
                attachment,
                seen: 0,
                ruling: &ruling,
                public_name: None,
                by: None,
                at: now,
            };
            assert!(decide_attachment(conn, &new).unwrap());
            attachment
        })
        .await
    }
}

//! Uploaded files: bounded in size and number, in memory, with the CSRF field checked.

use actix_multipart::Multipart;
use futures_util::StreamExt;

use super::Page;
use crate::error::{Error, Message, Result};

/// A file as it was sent.
#[derive(Debug, Clone)]
pub struct UploadedFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A multipart form: its text fields and its files, in order.
#[derive(Debug, Clone, Default)]
pub struct Upload {
    fields: Vec<(String, String)>,
    pub files: Vec<UploadedFile>,
}

const FILES: usize = 50;
/// Of one text field: a pasted list of some thousands of lines.
const FIELD_BYTES: usize = 256 * 1024;
/// Bytes beyond the limit that are still read before the rest is cut off.
const BEYOND: usize = 64 * 1024 * 1024;

impl Upload {
    /// Reads the whole form.
    ///
    /// # Errors
    /// [`Error::TooLarge`], or [`Error::Refused`] when it is broken or not from a page of ours.
    pub async fn read(page: &Page, form: Multipart) -> Result<Self> {
        Self::read_up_to(page, form, page.site.config.limits.upload_bytes).await
    }

    /// Reads the whole form, of at most `limit` bytes.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub async fn read_up_to(page: &Page, form: Multipart, limit: usize) -> Result<Self> {
        let upload = collect(form, limit).await?;
        page.check_csrf(upload.field("csrf"))?;
        Ok(upload)
    }

    /// The value of a text field, or "".
    pub fn field(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, value)| value.as_str())
    }

    /// All text fields, in order.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }
}

async fn collect(mut form: Multipart, limit: usize) -> Result<Upload> {
    let mut upload = Upload::default();
    let mut left = limit;
    // What goes beyond is read all the same, for a while: a browser that is cut off while it sends
    // shows its own page, not ours that says why.
    let mut beyond = 0;
    let mut too_large = None;
    while let Some(part) = form.next().await {
        let mut part = part.map_err(|_| Error::refused("error-form-broken"))?;
        let field = part.name().unwrap_or_default().to_owned();
        let file = part
            .content_disposition()
            .and_then(|disposition| disposition.get_filename())
            .map(str::to_owned);
        let allowed = if file.is_some() {
            left
        } else {
            FIELD_BYTES.min(left)
        };
        let mut bytes = Vec::new();
        while let Some(chunk) = part.next().await {
            let chunk = chunk.map_err(|_| Error::refused("error-form-broken"))?;
            if too_large.is_none() && bytes.len() + chunk.len() <= allowed {
                bytes.extend_from_slice(&chunk);
                continue;
            }
            bytes.clear();
            beyond += chunk.len();
            let message = too_large.get_or_insert_with(|| match &file {
                None if left >= FIELD_BYTES => {
                    Message::new("error-upload-field-too-large").with("limit", FIELD_BYTES / 1024)
                }
                _ => too_large_message(file.as_deref(), limit),
            });
            if beyond > BEYOND {
                return Err(Error::too_large(message.clone()));
            }
        }
        if too_large.is_some() {
            continue;
        }
        left -= bytes.len();
        match file {
            // A file field left empty arrives as a nameless empty file.
            Some(name) if name.is_empty() && bytes.is_empty() => {}
            Some(name) => {
                if upload.files.len() == FILES {
                    return Err(Error::refused(
                        Message::new("error-upload-too-many").with("count", FILES),
                    ));
                }
                upload.files.push(UploadedFile { name, bytes });
            }
            None => {
                let text =
                    String::from_utf8(bytes).map_err(|_| Error::refused("error-form-broken"))?;
                // As of every form, without zeros.
                upload.fields.push((field, text.replace('\0', "")));
            }
        }
    }
    match too_large {
        Some(message) => Err(Error::too_large(message)),
        None => Ok(upload),
    }
}

/// Names the file at fault, where there is one.
fn too_large_message(file: Option<&str>, limit: usize) -> Message {
    match file {
        Some(name) if !name.is_empty() => Message::new("error-upload-file-too-large").with(
            "file",
            name.chars()
                .filter(|c| !c.is_control())
                .take(100)
                .collect::<String>(),
        ),
        _ => Message::new("error-upload-too-large"),
    }
    .with("limit", megabytes(limit))
}

fn megabytes(bytes: usize) -> String {
    format!("{:.0} MB", (bytes as f64 / 1_048_576.0).max(1.0))
}

//! The files a round can be had in, as a page offers them.

use serde::Serialize;

use crate::exports::model::{Audience, Format, Names};

/// A file to download.
#[derive(Debug, Serialize)]
pub(super) struct FileView {
    pub format: &'static str,
    pub href: String,
    /// The same without names, for the ministry; "" where parties chose what is shown.
    pub without_names: String,
}

/// All files of a round, what people read first.
pub(super) fn files(
    slug: &str,
    number: i64,
    audience: Audience,
) -> impl Iterator<Item = (Format, FileView)> {
    // Documents first: they are what people read; the others are for programs.
    const ORDER: [Format; 11] = [
        Format::TextDocx,
        Format::TextOdt,
        Format::Docx,
        Format::Odt,
        Format::DraftDocx,
        Format::DraftOdt,
        Format::NextDocx,
        Format::NextOdt,
        Format::Xlsx,
        Format::Csv,
        Format::Json,
    ];
    ORDER.into_iter().map(move |format| {
        let href =
            format!("/consultations/{slug}/rounds/{number}/export.{format}?audience={audience}");
        let file = FileView {
            format: format.as_str(),
            without_names: match audience {
                Audience::Internal => format!("{href}&names={}", Names::LeftOut),
                Audience::Public => String::new(),
            },
            href,
        };
        (format, file)
    })
}

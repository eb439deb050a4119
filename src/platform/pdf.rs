//! Documents as accessible PDF: tagged for screen readers (PDF/UA-1) and fit to be kept (PDF/A-2a).
//! The only place that knows typst. What people wrote goes in as data, never as typst's own markup.
//!
//! Built without the feature `pdf` there are none; [`AVAILABLE`] tells.

use serde_json::{Value, json};

use super::texts::{self, Language};

/// Whether this program can make PDF at all.
pub const AVAILABLE: bool = cfg!(feature = "pdf");

/// What a PDF is called by its media type.
pub const MEDIA_TYPE: &str = "application/pdf";

/// More characters than this, about three hundred pages, are not set: a receipt then says where they can be read.
const MOST_CHARACTERS: usize = 750_000;

/// Makes the receipt of a submission from `document`, the context of the mail it goes with.
///
/// # Errors
/// When this program makes no PDF, or a member the template needs is missing.
pub fn receipt(language: Language, document: &Value) -> anyhow::Result<Vec<u8>> {
    let mut document = document.clone();
    let texts = texts_of(RECEIPT, language);
    document["lang"] = language.as_str().into();
    let long = characters(&document) > MOST_CHARACTERS;
    document["too_long"] = long.into();
    if long {
        document["comments"] = json!([]);
        document["answers"] = json!([]);
    }
    engine::render(&document, &texts)
}

const RECEIPT: &str = include_str!("../../templates/pdf/receipt.typ");

/// The texts a template asks for, in one language; a key that ends in "-" stands for all that begin so.
fn texts_of(template: &str, language: Language) -> Value {
    let mut found = serde_json::Map::new();
    for part in template.split("t(key: \"").skip(1) {
        let Some((key, _)) = part.split_once('"') else {
            continue;
        };
        if key == "comment-kind-" {
            for kind in ["general", "technical", "editorial"] {
                let key = format!("comment-kind-{kind}");
                found.insert(key.clone(), texts::text(language, &key).into());
            }
        } else if !key.is_empty() {
            found.insert(key.to_owned(), texts::text(language, key).into());
        }
    }
    Value::Object(found)
}

/// How many characters of text a value holds.
fn characters(value: &Value) -> usize {
    match value {
        Value::String(text) => text.chars().count(),
        Value::Array(items) => items.iter().map(characters).sum(),
        // The same words as HTML are for the mail.
        Value::Object(members) => members
            .iter()
            .filter(|(name, _)| !name.ends_with("_html"))
            .map(|(_, member)| characters(member))
            .sum(),
        _ => 0,
    }
}

#[cfg(feature = "pdf")]
mod engine {
    use std::sync::LazyLock;

    use anyhow::anyhow;
    use serde_json::Value;
    use typst::foundations::{Bytes, Dict, IntoValue};
    use typst::text::Font;
    use typst_as_lib::{TypstEngine, TypstTemplateMainFile};
    use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
    use unicode_normalization::UnicodeNormalization;

    use super::RECEIPT;

    /// Read once: the fonts are in the program.
    static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
        typst_assets::fonts()
            .flat_map(|data| Font::iter(Bytes::new(data)))
            .collect()
    });

    /// How many documents at a time is for the caller to say: a long one takes a processor and memory.
    static ENGINE: LazyLock<TypstEngine<TypstTemplateMainFile>> = LazyLock::new(|| {
        TypstEngine::builder()
            .main_file(RECEIPT)
            .fonts(FONTS.iter().cloned())
            // What one document leaves behind is of no use to the next.
            .comemo_evict_max_age(Some(0))
            .build()
    });

    pub(super) fn render(document: &Value, texts: &Value) -> anyhow::Result<Vec<u8>> {
        match attempt(document, texts, in_some_font) {
            Ok(pdf) => Ok(pdf),
            // Signs that can only be shown together may still fail one by one.
            Err(error) => {
                tracing::warn!(%error, "a PDF is made again with plain letters only");
                attempt(document, texts, plain)
            }
        }
    }

    fn attempt(
        document: &Value,
        texts: &Value,
        shown: fn(char) -> bool,
    ) -> anyhow::Result<Vec<u8>> {
        let mut replaced = false;
        let mut document = displayable(document, shown, &mut replaced);
        document["replaced"] = replaced.into();
        let mut inputs = Dict::new();
        inputs.insert("document".into(), document.to_string().into_value());
        inputs.insert("texts".into(), texts.to_string().into_value());
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
            .map_err(|error| anyhow!("PDF standards: {}", error.message()))?;
        let options = PdfOptions {
            standards,
            ..PdfOptions::default()
        };
        let made = ENGINE
            .compile_with_input(inputs)
            .output
            .map_err(|error| anyhow!("the PDF cannot be set: {error}"))?;
        typst_pdf::pdf(&made, &options).map_err(|errors| {
            let first = errors.first().map(|error| error.message.to_string());
            anyhow!("the PDF cannot be written: {}", first.unwrap_or_default())
        })
    }

    /// A copy in which every sign that no font shows is given by its number, as `[U+1F388]`: a PDF
    /// that is to be read aloud and kept may hold none that is only a box.
    fn displayable(value: &Value, shown: fn(char) -> bool, replaced: &mut bool) -> Value {
        match value {
            Value::String(text) => {
                let mut out = String::with_capacity(text.len());
                for sign in text.nfc() {
                    if matches!(sign, '\n' | ' ') || (!unseen(sign) && shown(sign)) {
                        out.push(sign);
                    } else if sign.is_whitespace() {
                        out.push(' ');
                    } else if !unseen(sign) {
                        *replaced = true;
                        out.push_str(&format!("[U+{:04X}]", u32::from(sign)));
                    }
                }
                out.into()
            }
            Value::Array(items) => items
                .iter()
                .map(|item| displayable(item, shown, replaced))
                .collect(),
            Value::Object(members) => Value::Object(
                members
                    .iter()
                    .map(|(name, member)| (name.clone(), displayable(member, shown, replaced)))
                    .collect(),
            ),
            other => other.clone(),
        }
    }

    /// Signs that show nothing of themselves: controls, joiners, selectors of a variant.
    fn unseen(sign: char) -> bool {
        sign.is_control()
            || matches!(u32::from(sign),
                0xAD | 0x34F | 0x61C | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
                | 0xFE00..=0xFE0F | 0xFEFF | 0xFFF0..=0xFFFB | 0xE0000..=0xE0FFF)
    }

    fn in_some_font(sign: char) -> bool {
        let code = u32::from(sign);
        let private = matches!(code, 0xE000..=0xF8FF | 0xF_0000..);
        !private && FONTS.iter().any(|font| font.info().coverage.contains(code))
    }

    fn plain(sign: char) -> bool {
        matches!(u32::from(sign), 0x20..=0x17F | 0x2013 | 0x2014 | 0x2018..=0x201E | 0x2022 | 0x2026 | 0x20AC)
    }
}

#[cfg(not(feature = "pdf"))]
mod engine {
    use serde_json::Value;

    pub(super) fn render(_: &Value, _: &Value) -> anyhow::Result<Vec<u8>> {
        anyhow::bail!("this program was built without the feature pdf")
    }
}

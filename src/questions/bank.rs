//! The question bank: ready questions about the interests of those who respond, in
//! `config/questions.json`. Staff choose from it and may change what they chose.

use std::collections::HashMap;

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::platform::texts::Language;
use crate::questions::model::QuestionKind;

const FILE: &str = include_str!("../../config/questions.json");

/// A ready question in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// Names it in forms.
    pub code: String,
    pub kind: QuestionKind,
    pub title: String,
    /// Limited Markdown.
    pub help: String,
    pub options: Vec<String>,
}

#[derive(Deserialize)]
struct Entry {
    code: String,
    kind: QuestionKind,
    #[serde(flatten)]
    texts: HashMap<Language, Texts>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    title: String,
    #[serde(default)]
    help: String,
    #[serde(default)]
    options: Vec<String>,
}

/// The bank in a language, in the order of its file.
///
/// # Errors
/// When the file is not sound, which a test looks for.
pub fn ready(language: Language) -> Result<Vec<Ready>> {
    let entries: Vec<Entry> = serde_json::from_str(FILE).map_err(Error::internal)?;
    entries
        .into_iter()
        .map(|mut entry| {
            let texts = entry.texts.remove(&language).ok_or_else(|| {
                Error::Internal(anyhow::anyhow!("question {} lacks {language}", entry.code))
            })?;
            Ok(Ready {
                code: entry.code,
                kind: entry.kind,
                title: texts.title,
                help: texts.help,
                options: texts.options,
            })
        })
        .collect()
}

//! Where the sample's comments stand: by the number of the section and the first words.

use anyhow::Context;

use super::content::CommentContent;
use crate::comments::actions::Target;
use crate::consultations::model::{Passage, Section};
use crate::consultations::store as consultation_store;
use crate::site::Site;
use crate::types::ids::VersionId;

/// A version's text.
pub(super) struct Text {
    pub sections: Vec<Section>,
    pub passages: Vec<Passage>,
}

impl Text {
    /// The place a comment means.
    ///
    /// # Errors
    /// When the text has no such section or passage; a test sets the sample up.
    pub(super) fn target(&self, comment: &CommentContent) -> anyhow::Result<Target> {
        let Some(number) = &comment.section else {
            return Ok(Target::default());
        };
        let section = self
            .sections
            .iter()
            .find(|section| section.number == *number)
            .with_context(|| format!("{}: there is no section {number}", comment.id))?;
        let Some(words) = &comment.passage_starts else {
            return Ok(Target {
                section: section.number.clone(),
                passage: String::new(),
            });
        };
        let starts = |passage: &&Passage| passage.text.starts_with(words.as_str());
        let passage = self
            .passages
            .iter()
            .filter(|passage| passage.section_id == section.id)
            .find(starts)
            // A footnote stands in the section that first refers to it.
            .or_else(|| self.passages.iter().find(starts))
            .with_context(|| format!("{}: no passage begins \"{words}\"", comment.id))?;
        Ok(Target {
            section: String::new(),
            passage: passage.key.clone(),
        })
    }
}

/// The consultation as it stands, for a round's play.
pub(super) async fn text_of(site: &Site, version: VersionId) -> anyhow::Result<Text> {
    let (sections, passages) = site
        .db
        .read(move |conn| {
            Ok((
                consultation_store::sections_of(conn, version)?,
                consultation_store::passages_of(conn, version)?,
            ))
        })
        .await?;
    Ok(Text { sections, passages })
}

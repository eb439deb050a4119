//! All that is said of one comment at once: its answer and its themes.

use super::answer::{AnswerInput, Read, answered, give};
use super::theme::{ThemeInput, assign};
use crate::access::Actor;
use crate::error::Result;
use crate::site::Site;
use crate::types::ids::CommentId;

/// Answers a comment, gives it its themes, or both: all of it, or nothing.
///
/// # Errors
/// As [`super::answer`] and [`super::assign_themes`].
pub async fn settle(
    site: &Site,
    actor: &Actor,
    answer: Option<AnswerInput>,
    themes: Option<ThemeInput>,
) -> Result<()> {
    let response = answer
        .as_ref()
        .map(|input| input.response.trim().to_owned());
    let response = response.unwrap_or_default();
    let read = Read::of(site, &response).await?;
    let ids: Vec<CommentId> = answer
        .iter()
        .flat_map(|input| input.comments.iter().map(|(id, _)| *id))
        .collect();
    site.write(actor, move |tx| {
        if let Some(input) = &answer {
            give(tx, input, None, &read)?;
        }
        themes.map_or(Ok(()), |input| assign(tx, &input))
    })
    .await?;
    answered(site, &ids, &response).await;
    Ok(())
}

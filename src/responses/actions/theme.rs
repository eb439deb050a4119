//! The code book: themes on comments.

use serde_json::json;

use crate::access::{Actor, Right};
use crate::audit::Event;
use crate::consultations;
use crate::error::{Checks, Error, Result};
use crate::responses::store;
use crate::site::Site;
use crate::types::ids::{CommentId, RoundId, ThemeId};

/// A theme's name has at most so many characters.
const NAME: usize = 80;

/// Gives comments of a round these themes and no others; a name the code book does not have yet
/// is added to it.
///
/// # Errors
/// [`Error::Invalid`] when a name is too long; [`Error::NotFound`] when a comment is not of the
/// round.
pub async fn assign_themes(
    site: &Site,
    actor: &Actor,
    round: RoundId,
    comments: Vec<CommentId>,
    names: Vec<String>,
) -> Result<()> {
    site.write(actor, move |tx| {
        let consultation = consultations::store::round(tx.conn, round)?.consultation_id;
        tx.actor.require(Right::Draft(consultation))?;
        let mut names: Vec<String> = names
            .iter()
            .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|name| !name.is_empty())
            .collect();
        names.sort();
        names.dedup();
        let mut checks = Checks::default();
        checks.require(
            names.iter().all(|name| name.chars().count() <= NAME),
            "themes",
            "responses-theme-long",
        );
        checks.require(!comments.is_empty(), "comments", "responses-no-comments");
        checks.finish()?;
        if store::comments_in_round(tx.conn, round, &comments)?.len() != comments.len() {
            return Err(Error::NotFound);
        }
        let themes = names
            .iter()
            .map(|name| store::theme(tx.conn, consultation, name))
            .collect::<Result<Vec<_>>>()?;
        for comment in &comments {
            store::set_themes(tx.conn, *comment, &themes)?;
        }
        tx.record(
            Event::new("comment.theme", "round", round.0)
                .in_consultation(consultation.0)
                .with(json!({ "comments": comments, "themes": names })),
        )
    })
    .await
}

/// Gives a theme another name.
///
/// # Errors
/// [`Error::Invalid`] when the name is empty, too long or taken.
pub async fn rename_theme(site: &Site, actor: &Actor, theme: ThemeId, name: String) -> Result<()> {
    site.write(actor, move |tx| {
        let consultation = store::theme_home(tx.conn, theme)?;
        tx.actor.require(Right::Draft(consultation))?;
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut checks = Checks::default();
        checks.require(!name.is_empty(), "name", "responses-theme-empty");
        checks.require(name.chars().count() <= NAME, "name", "responses-theme-long");
        checks.finish()?;
        if !store::rename_theme(tx.conn, consultation, theme, &name)? {
            return Err(Error::invalid("name", "responses-theme-taken"));
        }
        tx.record(
            Event::new("theme.rename", "theme", theme.0)
                .in_consultation(consultation.0)
                .with(json!({ "name": name })),
        )
    })
    .await
}

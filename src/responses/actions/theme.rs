//! The code book: themes on comments.

use serde_json::json;

use crate::access::{Actor, Right};
use crate::audit::Event;
use crate::consultations;
use crate::error::{Checks, Error, Message, Result};
use crate::responses::store;
use crate::site::Site;
use crate::types::ids::{CommentId, RoundId, ThemeId};
use crate::types::text_enum;

/// A theme's name has at most so many characters.
const NAME: usize = 80;

text_enum! {
    /// What is to become of the themes that comments have.
    ThemeAct {
        /// These come beside those there are.
        Add => "add",
        /// These go, the others stay.
        Remove => "remove",
        /// These take the place of all there are.
        Replace => "replace",
    }
}

/// Themes for comments of a round.
#[derive(Debug, Clone)]
pub struct ThemeInput {
    pub round: RoundId,
    pub comments: Vec<CommentId>,
    pub act: ThemeAct,
    /// Without regard to capitals. One that the code book does not have yet is added to it, unless it is to be removed.
    pub names: Vec<String>,
}

/// Adds, removes or replaces the themes of comments.
///
/// # Errors
/// [`Error::Invalid`] when a name is too long, when none is named where some must be, and when one to be removed is not in the
/// code book; [`Error::NotFound`] when a comment is not of the round.
pub async fn assign_themes(site: &Site, actor: &Actor, input: ThemeInput) -> Result<()> {
    site.write(actor, move |tx| {
        let consultation = consultations::store::round(tx.conn, input.round)?.consultation_id;
        tx.actor.require(Right::Draft(consultation))?;
        let names = read_names(&input)?;
        let comments = &input.comments;
        if store::comments_in_round(tx.conn, input.round, comments)?.len() != comments.len() {
            return Err(Error::NotFound);
        }
        let mut themes = Vec::with_capacity(names.len());
        for name in &names {
            themes.push(match store::find_theme(tx.conn, consultation, name)? {
                Some(known) => known,
                None if input.act == ThemeAct::Remove => {
                    let message = Message::new("responses-theme-unknown").with("theme", name);
                    return Err(Error::invalid("themes", message));
                }
                None => store::insert_theme(tx.conn, consultation, name)?,
            });
        }
        match input.act {
            ThemeAct::Add => store::add_themes(tx.conn, comments, &themes)?,
            ThemeAct::Remove => store::remove_themes(tx.conn, comments, Some(&themes))?,
            ThemeAct::Replace => {
                store::remove_themes(tx.conn, comments, None)?;
                store::add_themes(tx.conn, comments, &themes)?;
            }
        }
        tx.record(
            Event::new("comment.theme", "round", input.round.0)
                .in_consultation(consultation.0)
                .with(json!({ "comments": comments, "act": input.act, "themes": names })),
        )
    })
    .await
}

/// The names, each once, with single blanks.
fn read_names(input: &ThemeInput) -> Result<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for name in &input.names {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let same = |other: &String| other.to_lowercase() == name.to_lowercase();
        if !name.is_empty() && !names.iter().any(same) {
            names.push(name);
        }
    }
    let mut checks = Checks::default();
    checks.require(
        names.iter().all(|name| name.chars().count() <= NAME),
        "themes",
        "responses-theme-long",
    );
    // One comment alone may lose all it has: its form shows them. Of several nobody sees which would go.
    checks.require(
        !names.is_empty() || (input.act == ThemeAct::Replace && input.comments.len() == 1),
        "themes",
        "responses-theme-none",
    );
    checks.require(
        !input.comments.is_empty(),
        "comments",
        "responses-no-comments",
    );
    checks.finish()?;
    Ok(names)
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

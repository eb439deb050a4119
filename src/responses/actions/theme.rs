//! Themes on comments.

use serde_json::json;

use crate::access::{Actor, Right, Tx};
use crate::audit::Event;
use crate::consultations;
use crate::error::{Checks, Error, Message, Result};
use crate::platform::names::clean;
use crate::responses::code_book::{MOST, NAME, Theme};
use crate::responses::store::{self, ThemeRow};
use crate::site::Site;
use crate::types::ids::{CommentId, ConsultationId, RoundId};
use crate::types::text_enum;

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
/// code book, when one to be given is retired; [`Error::Refused`] when a comment is not of the round, or not to be answered (any more).
pub async fn assign_themes(site: &Site, actor: &Actor, input: ThemeInput) -> Result<()> {
    site.write(actor, move |tx| assign(tx, &input)).await
}

/// The same among what else is done.
///
/// # Errors
/// As [`assign_themes`].
pub(super) fn assign(tx: &mut Tx<'_>, input: &ThemeInput) -> Result<()> {
    let consultation = consultations::store::round(tx.conn, input.round)?.consultation_id;
    tx.actor.require(Right::Draft(consultation))?;
    let comments = &input.comments;
    if store::comments_in_round(tx.conn, input.round, comments)?.len() != comments.len() {
        return Err(Error::refused("responses-not-answerable"));
    }
    let place = (consultation, input.round);
    give_themes(tx, place, comments, input.act, &input.names)
}

/// Adds, removes or replaces the themes of these comments of a round.
///
/// # Errors
/// As [`assign_themes`].
pub(super) fn give_themes(
    tx: &mut Tx<'_>,
    (consultation, round): (ConsultationId, RoundId),
    comments: &[CommentId],
    act: ThemeAct,
    names: &[String],
) -> Result<()> {
    let names = read_names(names, act, comments.len())?;
    let book = store::themes_in(tx.conn, consultation)?;
    let mut themes = Vec::with_capacity(names.len());
    for name in &names {
        let refused = |key| Error::invalid("themes", Message::new(key).with("theme", name));
        themes.push(match named(&book, name) {
            Some(known) if known.retired_at.is_some() && act != ThemeAct::Remove => {
                return Err(refused("responses-theme-retired"));
            }
            Some(known) => known.id,
            None if act == ThemeAct::Remove => return Err(refused("responses-theme-unknown")),
            None => {
                require_room(&book, "themes")?;
                let row = ThemeRow {
                    name,
                    parent_id: None,
                    disposition: None,
                    response: "",
                };
                store::insert_theme(tx.conn, consultation, &row)?
            }
        });
    }
    match act {
        ThemeAct::Add => store::add_themes(tx.conn, comments, &themes)?,
        ThemeAct::Remove => store::remove_themes(tx.conn, comments, Some(&themes))?,
        ThemeAct::Replace => {
            store::remove_themes(tx.conn, comments, None)?;
            store::add_themes(tx.conn, comments, &themes)?;
        }
    }
    tx.record(
        Event::new("comment.theme", "round", round.0)
            .in_consultation(consultation.0)
            .with(json!({ "comments": comments, "act": act, "themes": names })),
    )
}

/// Whether one more theme fits in this code book.
///
/// # Errors
/// [`Error::Invalid`] on `field`.
pub(super) fn require_room(book: &[Theme], field: &'static str) -> Result<()> {
    if book.len() < MOST {
        return Ok(());
    }
    let message = Message::new("responses-theme-many").with("count", MOST);
    Err(Error::invalid(field, message))
}

/// The names, each once, with single blanks.
fn read_names(given: &[String], act: ThemeAct, comments: usize) -> Result<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for name in given {
        let name = clean(name);
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
        !names.is_empty() || (act == ThemeAct::Replace && comments == 1),
        "themes",
        "responses-theme-none",
    );
    checks.require(comments > 0, "comments", "responses-no-comments");
    checks.finish()?;
    Ok(names)
}

/// The theme of this name, without regard to capitals: the one that is written so, or else the first.
pub(super) fn named<'a>(book: &'a [Theme], name: &str) -> Option<&'a Theme> {
    let wanted = name.to_lowercase();
    let exact = book.iter().find(|theme| theme.name == name);
    exact.or_else(|| {
        book.iter()
            .find(|theme| theme.name.to_lowercase() == wanted)
    })
}

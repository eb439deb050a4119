//! The code book: themes added, changed, merged and taken out of use.

use serde_json::json;

use super::answer::Read;
use super::theme::{named, require_room};
use crate::access::{Actor, Right, Tx};
use crate::audit::Event;
use crate::consultations::model::{Consultation, Round};
use crate::consultations::store as consultation_store;
use crate::error::{Checks, Error, Message, Result};
use crate::platform::names::clean;
use crate::responses::code_book::{
    DEPTH, Misplaced, NAME, Placed, Theme, check_merger, check_place, tree,
};
use crate::responses::model::Disposition;
use crate::responses::store::{self, ThemeRow};
use crate::site::Site;
use crate::types::ids::{ConsultationId, ThemeId};

/// The code book of a consultation.
#[derive(Debug, Clone)]
pub struct CodeBook {
    pub consultation: Consultation,
    /// The newest round, in which comments with a theme are looked at.
    pub round: Option<Round>,
    pub themes: Vec<Placed>,
}

/// What a theme is to be.
#[derive(Debug, Clone, Default)]
pub struct ThemeWords {
    pub name: String,
    /// The id of the theme it is part of; "" for none.
    pub parent: String,
    /// A word of [`Disposition`]; "" for none.
    pub disposition: String,
    /// Limited Markdown.
    pub response: String,
    /// [`Theme::mark`] of the theme that is changed, as the drafter had it before them.
    pub seen: String,
}

/// The code book, in the order of its tree.
///
/// # Errors
/// [`Error::NotFound`] when there is no such consultation.
pub async fn code_book(site: &Site, actor: &Actor, slug: String) -> Result<CodeBook> {
    site.read(actor, move |rx| {
        let consultation = consultation_store::by_slug(rx.conn, &slug)?;
        rx.actor.require(Right::Draft(consultation.id))?;
        Ok(CodeBook {
            round: consultation_store::rounds_of(rx.conn, consultation.id)?.pop(),
            themes: tree(store::code_book(rx.conn, consultation.id)?),
            consultation,
        })
    })
    .await
}

/// Adds a theme.
///
/// # Errors
/// [`Error::Invalid`] with what is wrong, by field.
pub async fn add_theme(site: &Site, actor: &Actor, slug: String, words: ThemeWords) -> Result<()> {
    let read = Read::of(site, &words.response).await?;
    site.write(actor, move |tx| {
        let consultation = consultation_store::by_slug(tx.conn, &slug)?.id;
        tx.actor.require(Right::Draft(consultation))?;
        let book = store::themes_in(tx.conn, consultation)?;
        require_room(&book, "name")?;
        let checked = check(&book, None, &words, &read)?;
        let theme = store::insert_theme(tx.conn, consultation, &checked.row())?;
        record(tx, consultation, "theme.add", theme, &checked)
    })
    .await
}

/// Changes a theme: its name, its place, the answer its comments are often given.
///
/// # Errors
/// As [`add_theme`]; [`Error::Refused`] when somebody changed it meanwhile.
pub async fn change_theme(
    site: &Site,
    actor: &Actor,
    theme: ThemeId,
    words: ThemeWords,
) -> Result<()> {
    let read = Read::of(site, &words.response).await?;
    site.write(actor, move |tx| {
        let (consultation, book) = book_of(tx, theme)?;
        let held = book.iter().find(|one| one.id == theme);
        if held.is_none_or(|held| held.mark() != words.seen) {
            return Err(Error::refused("responses-theme-meanwhile"));
        }
        let checked = check(&book, Some(theme), &words, &read)?;
        store::change_theme(tx.conn, theme, &checked.row())?;
        record(tx, consultation, "theme.change", theme, &checked)
    })
    .await
}

/// Gives every comment of a theme another in its place, and removes it; what is part of it becomes part of that one.
///
/// # Errors
/// [`Error::Invalid`] when that one is not in the same code book, or is part of this one.
pub async fn merge_theme(site: &Site, actor: &Actor, theme: ThemeId, into: String) -> Result<()> {
    site.write(actor, move |tx| {
        let (consultation, book) = book_of(tx, theme)?;
        let into = id_of(&into).ok_or_else(|| misplaced("into", Misplaced::Unknown))?;
        check_merger(&book, theme, into).map_err(|wrong| misplaced("into", wrong))?;
        let name = |id| {
            book.iter()
                .find(|theme| theme.id == id)
                .map(|theme| &theme.name)
        };
        store::merge_themes(tx.conn, theme, into)?;
        let details = json!({ "name": name(theme), "into": into, "into_name": name(into) });
        tx.record(
            Event::new("theme.merge", "theme", theme.0)
                .in_consultation(consultation.0)
                .with(details),
        )
    })
    .await
}

/// Takes a theme out of use, or takes it back.
///
/// # Errors
/// [`Error::NotFound`] when there is no such theme.
pub async fn retire_theme(site: &Site, actor: &Actor, theme: ThemeId, retired: bool) -> Result<()> {
    site.write(actor, move |tx| {
        let (consultation, _) = book_of(tx, theme)?;
        store::retire_theme(tx.conn, theme, retired.then_some(tx.now))?;
        tx.record(
            Event::new("theme.retire", "theme", theme.0)
                .in_consultation(consultation.0)
                .with(json!({ "retired": retired })),
        )
    })
    .await
}

/// The code book a theme is in.
fn book_of(tx: &mut Tx<'_>, theme: ThemeId) -> Result<(ConsultationId, Vec<Theme>)> {
    let consultation = store::theme_home(tx.conn, theme)?;
    tx.actor.require(Right::Draft(consultation))?;
    Ok((consultation, store::themes_in(tx.conn, consultation)?))
}

/// A theme as it is to be, looked over.
struct Checked {
    name: String,
    parent: Option<ThemeId>,
    disposition: Option<Disposition>,
    response: String,
}

impl Checked {
    fn row(&self) -> ThemeRow<'_> {
        ThemeRow {
            name: &self.name,
            parent_id: self.parent,
            disposition: self.disposition,
            response: &self.response,
        }
    }
}

fn check(
    book: &[Theme],
    theme: Option<ThemeId>,
    words: &ThemeWords,
    read: &Read,
) -> Result<Checked> {
    let name = clean(&words.name);
    let mut checks = Checks::default();
    checks.require(!name.is_empty(), "name", "responses-theme-empty");
    checks.require(name.chars().count() <= NAME, "name", "responses-theme-long");
    // A comma parts themes where they are given to comments.
    checks.require(!name.contains(','), "name", "responses-theme-comma");
    let other = named(book, &name).filter(|other| Some(other.id) != theme);
    checks.require(other.is_none(), "name", "responses-theme-taken");
    let parent = match words.parent.as_str() {
        "" => None,
        parent => Some(id_of(parent).ok_or_else(|| misplaced("parent", Misplaced::Unknown))?),
    };
    if let Err(wrong) = check_place(book, theme, parent) {
        checks.note("parent", Some(sentence(wrong)));
    }
    let disposition = match words.disposition.as_str() {
        "" => None,
        word => {
            let disposition: Result<Disposition, _> = word.parse();
            checks.require(
                disposition.is_ok(),
                "disposition",
                "responses-disposition-missing",
            );
            disposition.ok()
        }
    };
    read.check(&words.response, &mut checks);
    checks.finish()?;
    Ok(Checked {
        name,
        parent,
        disposition,
        response: words.response.trim().to_owned(),
    })
}

fn id_of(text: &str) -> Option<ThemeId> {
    text.parse().ok().map(ThemeId)
}

fn misplaced(field: &'static str, wrong: Misplaced) -> Error {
    Error::invalid(field, sentence(wrong))
}

fn sentence(wrong: Misplaced) -> Message {
    match wrong {
        Misplaced::Unknown => Message::new("responses-theme-place-unknown"),
        Misplaced::Circle => Message::new("responses-theme-place-circle"),
        Misplaced::Deep => Message::new("responses-theme-place-deep").with("count", DEPTH),
        Misplaced::Retired => Message::new("responses-theme-place-retired"),
    }
}

fn record(
    tx: &mut Tx<'_>,
    consultation: ConsultationId,
    action: &'static str,
    theme: ThemeId,
    checked: &Checked,
) -> Result<()> {
    tx.record(
        Event::new(action, "theme", theme.0)
            .in_consultation(consultation.0)
            .with(json!({
                "name": checked.name,
                "parent": checked.parent,
                "disposition": checked.disposition,
                "response": checked.response,
            })),
    )
}

//! HTML of what people wrote in Markdown: made once, off the threads that answer requests, and kept
//! beside the text with the version of the rules it was made by. A page asks for all texts it shows at
//! once; those that are not there, were changed since or were made by other rules are made then.
//! Knows which texts there are, but no slice.

mod store;

use std::collections::HashMap;

use crate::db::ids::{CommentId, ConsultationId, OriginalId, QuestionId, RoundId, VersionId};
use crate::error::{Message, Result};
use crate::platform::markdown;
use crate::platform::texts::Language;
use crate::site::Site;

/// Whose text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A comment as its party wrote it.
    Comment(CommentId),
    /// What the public reads of it, with marks in this language.
    PublicComment(CommentId, Language),
    /// What an organisation's colleagues wrote before it was changed.
    Original(OriginalId),
    /// The drafters' response to a comment as it stands, and as it was published.
    Response(CommentId),
    PublishedResponse(CommentId),
    Summary(ConsultationId),
    Introduction(RoundId),
    Changelog(VersionId),
    Help(QuestionId),
}

impl Owner {
    /// The kind of thing, its number, and which of its texts.
    fn key(self) -> (&'static str, i64, &'static str) {
        match self {
            Self::Comment(id) => ("comment", id.0, ""),
            Self::PublicComment(id, language) => ("comment", id.0, language.as_str()),
            Self::Original(id) => ("original", id.0, ""),
            Self::Response(id) => ("response", id.0, ""),
            Self::PublishedResponse(id) => ("response", id.0, "published"),
            Self::Summary(id) => ("consultation", id.0, ""),
            Self::Introduction(id) => ("round", id.0, ""),
            Self::Changelog(id) => ("version", id.0, ""),
            Self::Help(id) => ("question", id.0, ""),
        }
    }
}

/// A text to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub owner: Owner,
    /// Limited Markdown.
    pub source: String,
}

impl Piece {
    /// The text of `owner`.
    pub fn new(owner: Owner, source: &str) -> Self {
        Self {
            owner,
            source: source.to_owned(),
        }
    }
}

/// Safe HTML by the text it was made from.
#[derive(Debug, Clone, Default)]
pub struct Html(HashMap<String, String>);

impl Html {
    /// Takes over what another has.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The HTML of a text, if it is here.
    pub fn get(&self, source: &str) -> Option<&str> {
        self.0.get(source).map(String::as_str)
    }
}

/// The HTML of all `pieces`: what is kept, and the rest made now and kept for the next time.
///
/// # Errors
/// [`crate::error::Error::Busy`] when many texts are made into HTML already; when the database fails.
pub async fn html_of(site: &Site, mut pieces: Vec<Piece>) -> Result<Html> {
    pieces.retain(|piece| !piece.source.is_empty());
    if pieces.is_empty() {
        return Ok(Html::default());
    }
    let (mut found, missing) = site
        .db
        .read(move |conn| store::find(conn, markdown::RULES, pieces))
        .await?;
    if missing.is_empty() {
        return Ok(found);
    }
    let made = site
        .permits
        .markdown
        .run(move || {
            let make = |piece: Piece| (markdown::to_html(&piece.source), piece);
            missing.into_iter().map(make).collect::<Vec<_>>()
        })
        .await?;
    for (html, piece) in &made {
        found.0.insert(piece.source.clone(), html.clone());
    }
    // Whoever waits for the page gets it, kept or not.
    let kept = site
        .db
        .write(move |conn| store::keep(conn, markdown::RULES, &made));
    if let Err(error) = kept.await {
        tracing::warn!(%error, "HTML was made but not kept");
    }
    Ok(found)
}

/// The HTML of texts that are not saved, which nobody keeps.
///
/// # Errors
/// [`crate::error::Error::Busy`] when many texts are made into HTML already.
pub async fn unsaved(site: &Site, sources: Vec<String>) -> Result<Html> {
    let make = move || {
        let made = sources.into_iter().map(|source| {
            let html = markdown::to_html(&source);
            (source, html)
        });
        Html(made.collect())
    };
    site.permits.markdown.run(make).await
}

/// Why a text is not taken, as [`markdown::fault`], found off the threads that answer requests: to know
/// it, its HTML is made.
///
/// # Errors
/// [`crate::error::Error::Busy`] when many texts are made into HTML already.
pub async fn fault(site: &Site, source: &str) -> Result<Option<Message>> {
    let source = source.to_owned();
    let find = move || markdown::fault(&source);
    site.permits.markdown.run(find).await
}

/// Makes the HTML of texts just saved, for whoever reads them first. That they are saved does not
/// hang on it.
pub async fn saved(site: &Site, pieces: Vec<Piece>) {
    if let Err(error) = html_of(site, pieces).await {
        tracing::warn!(%error, "HTML is made when the text is read first");
    }
}

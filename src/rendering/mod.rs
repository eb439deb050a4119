//! HTML of what people wrote in Markdown: made once, off the threads that answer requests, and kept
//! beside the text with the version of the rules it was made by. A page asks for all texts it shows at
//! once; those that are not there, were changed since or were made by other rules are made then.
//! Knows which texts there are, but no slice.

mod model;
mod store;

pub use model::{Html, Owner, Piece};

use crate::db::Conn;
use crate::error::{Message, Result};
use crate::platform::markdown;
use crate::site::Site;

/// The HTML of all `pieces`: what is kept, and the rest made now and soon kept for the next time.
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
    // Whoever waits for the page need not wait for that.
    site.db
        .write_later(move |conn| store::keep(conn, markdown::RULES, &made));
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

/// Keeps the HTML of a text in the transaction that writes the text itself.
pub fn keep_with(conn: &mut Conn, piece: &Piece, html: &str) -> Result<()> {
    if piece.source.is_empty() {
        return Ok(());
    }
    store::keep_new(conn, markdown::RULES, html, piece)
}

/// Makes the HTML of texts just saved, for whoever reads them first. That they are saved does not
/// hang on it.
pub async fn saved(site: &Site, pieces: Vec<Piece>) {
    if let Err(error) = html_of(site, pieces).await {
        tracing::warn!(%error, "HTML is made when the text is read first");
    }
}

//! Tests of the files that come with a response: sent, fetched, scanned, kept and let go.

mod cleaning;

mod deciding;

mod fetching;

mod keeping;

mod scanning;

mod sending;

use diesel::prelude::*;
use polder::db::schema::{attachments, files};
use polder::types::ids::AttachmentId;

use crate::responding::draft;
use crate::support::{Actor, Answer, App};

/// Noor's browser, and the address of a draft of hers with one comment.
pub async fn noor(app: &App) -> (Actor, String) {
    let account = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(account).await;
    let page = draft(&browser, "See the letter.").await;
    (browser, page)
}

/// Sends a file the way a person does.
async fn send(browser: &Actor, draft: &str, name: &str, bytes: Vec<u8>, what: &str) -> Answer {
    let page = format!("{draft}/attachments");
    let files = [("file", name, bytes)];
    browser
        .upload(&page, &page, &[("description", what)], &files)
        .await
}

/// Hands a draft in.
async fn hand_in(browser: &Actor, draft: &str) -> Answer {
    let fields = [("action", "submit"), ("publication", "organisation")];
    browser.submit(draft, draft, &fields).await
}

/// The newest attachment.
async fn newest(app: &App) -> i64 {
    app.db(|conn| {
        attachments::table
            .select(diesel::dsl::max(attachments::id))
            .first::<Option<i64>>(conn)
            .unwrap()
            .unwrap()
    })
    .await
}

/// The public address of an attachment of the first round of "cyber"; by its id while it was never published.
async fn public_path(app: &App, id: i64) -> String {
    let number: Option<i64> = app
        .db(move |conn| {
            attachments::table
                .filter(attachments::id.eq(AttachmentId(id)))
                .select(attachments::public_number)
                .first(conn)
                .unwrap()
        })
        .await;
    let number = number.unwrap_or(id);
    format!("/consultations/cyber/rounds/1/attachments/{number}")
}

/// Hashes of all files that have a row.
async fn known(app: &App) -> Vec<String> {
    app.db(|conn| {
        files::table
            .order(files::id)
            .select(files::sha256)
            .load(conn)
            .unwrap()
    })
    .await
}

/// Whether the store has a file.
async fn is_kept(app: &App, hash: &str) -> bool {
    app.site.files.get(hash).await.is_ok()
}

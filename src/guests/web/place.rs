//! Where a guest is: the party they write for, its round and its submission.

use actix_web::HttpResponse;
use serde::Serialize;

use crate::access::GuestKind;
use crate::error::Result;
use crate::guests::actions::{self};
use crate::types::Moment;
use crate::web::{NoFields, Page, SafeForm, addresses};

#[derive(Serialize)]
struct View {
    title: String,
    name: String,
    party: String,
    consultation: String,
    round: i64,
    closes_at: Moment,
    time_zone: String,
    colleague: bool,
    text_url: String,
    /// Address of the response, or "" before the first comment.
    response_url: String,
    /// What became of the draft, or "".
    gone: String,
}

/// GET `/guest`
pub(super) async fn show(page: Page) -> Result<HttpResponse> {
    if page.actor.viewer().is_some() {
        return Ok(page.redirect("/account/submissions"));
    }
    let place = actions::guest_place(&page.site, &page.actor).await?;
    let view = View {
        title: page.text("guest-title"),
        name: page.actor.name().to_owned(),
        party: place.party.name,
        consultation: place.consultation.title,
        round: place.round.number,
        closes_at: place.round.closes_at,
        time_zone: place.consultation.time_zone,
        colleague: place.kind == GuestKind::Colleague,
        text_url: addresses::Round(&place.consultation.slug, place.round.number).page(),
        response_url: place
            .submission
            .map(|submission| addresses::Submission(submission.id).page())
            .unwrap_or_default(),
        gone: place
            .gone
            .map(|message| page.say(&message))
            .unwrap_or_default(),
    };
    page.render("pages/guests/guest.html", &view)
}

/// POST `/guest/end`
pub(super) async fn end(page: Page, _form: SafeForm<NoFields>) -> Result<HttpResponse> {
    if let Some(token) = page.guest_token() {
        actions::leave(&page.site, &page.actor, token).await?;
    }
    let mut response = page.done("/", "guest-ended");
    page.remove_guest(&mut response);
    Ok(response)
}

//! The page of somebody who writes without an account.

use actix_web::HttpResponse;
use serde::Serialize;

use super::submission::ButtonForm;
use crate::access::GuestKind;
use crate::comments::actions;
use crate::db::Moment;
use crate::error::Result;
use crate::web::{Page, SafeForm};

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
        text_url: format!(
            "/consultations/{}/rounds/{}",
            place.consultation.slug, place.round.number
        ),
        response_url: place
            .submission
            .map(|submission| format!("/submissions/{}", submission.id))
            .unwrap_or_default(),
    };
    page.render("pages/comments/guest.html", &view)
}

/// POST `/guest/end`
pub(super) async fn end(page: Page, _form: SafeForm<ButtonForm>) -> Result<HttpResponse> {
    if let Some(token) = page.guest_token() {
        actions::leave(&page.site, token).await?;
    }
    let mut response = page.done("/", "guest-ended");
    page.remove_guest(&mut response);
    Ok(response)
}

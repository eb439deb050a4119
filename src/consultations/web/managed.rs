//! Which consultation a page of staff is about.

use crate::access::Right;
use crate::consultations::model::Consultation;
use crate::consultations::store;
use crate::error::Result;
use crate::types::ids::ConsultationId;
use crate::web::Page;

/// The consultation a page is about, for somebody who may set it up.
///
/// # Errors
/// As [`with_right`].
pub(super) async fn managed(page: &Page, slug: &str) -> Result<Consultation> {
    with_right(page, slug, Right::Manage).await
}

/// The consultation a page is about, for somebody with a right in it.
///
/// # Errors
/// As [`crate::access::Actor::require`], and [`crate::error::Error::NotFound`].
pub async fn with_right(
    page: &Page,
    slug: &str,
    right: fn(ConsultationId) -> Right,
) -> Result<Consultation> {
    // Whether there is one is only for those signed in.
    page.viewer()?;
    let slug = slug.to_owned();
    let found = page
        .site
        .read(&page.actor, move |rx| store::by_slug(rx.conn, &slug))
        .await?;
    page.actor.require(right(found.id))?;
    Ok(found)
}

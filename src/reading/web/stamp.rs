//! What a kept page of a consultation goes by.

use super::kept::Stamp;
use crate::error::Result;
use crate::reading::actions;
use crate::web::Page;

/// The stamp of everything shown of one consultation.
pub(super) fn stamp_of(page: &Page, slug: &str) -> impl AsyncFnOnce() -> Result<Stamp> {
    let (site, actor, slug) = (page.site.clone(), page.actor.clone(), slug.to_owned());
    async move || Ok(Stamp(actions::revision(&site, &actor, &slug).await?, 0))
}

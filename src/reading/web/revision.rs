//! What a kept page of a consultation goes by.

use super::page_cache::Revision;
use crate::error::Result;
use crate::reading::actions;
use crate::web::Page;

/// The revision of everything shown of one consultation.
pub(super) fn revision_of(page: &Page, slug: &str) -> impl AsyncFnOnce() -> Result<Revision> {
    let (site, actor, slug) = (page.site.clone(), page.actor.clone(), slug.to_owned());
    async move || Ok(Revision(actions::revision(&site, &actor, &slug).await?, 0))
}

//! Appointing who works on a consultation.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::super::actions::staff::{self, Appointment};
use super::managed::managed;
use super::settings::{OVERVIEW, overview_view};
use crate::error::{Error, Result};
use crate::types::ids::AccountId;
use crate::web::{FormView, Page, SafeForm, addresses};

/// `POST /manage/{slug}/staff`
pub(super) async fn appoint(
    page: Page,
    path: web::Path<String>,
    form: SafeForm<Appointment>,
) -> Result<HttpResponse> {
    let consultation = managed(&page, &path).await?;
    let input = form.0;
    match staff::appoint(&page.site, &page.actor, &consultation, &input).await {
        Ok(()) => Ok(page.done(
            &addresses::Managed(&consultation.slug).staff(),
            "consultations-staff-appointed",
        )),
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            let view = overview_view(&page, consultation, form).await?;
            page.render_refused(OVERVIEW, &view)
        }
    }
}

/// The role somebody is to lose.
#[derive(Deserialize)]
pub(super) struct Dismissal {
    role: String,
}

/// `POST /manage/{slug}/staff/{account}/dismissal`
pub(super) async fn dismiss(
    page: Page,
    path: web::Path<(String, i64)>,
    form: SafeForm<Dismissal>,
) -> Result<HttpResponse> {
    let (slug, account) = path.into_inner();
    let consultation = managed(&page, &slug).await?;
    let (site, actor, role) = (&page.site, &page.actor, &form.0.role);
    match staff::set(site, actor, &consultation, AccountId(account), role, false).await {
        // Who dismisses themselves may not see this consultation any more.
        Ok(()) => Ok(page.done("/manage", "consultations-staff-dismissed")),
        Err(Error::Refused(message)) => Ok(page.sorry(&addresses::Managed(&slug).staff(), message)),
        Err(error) => Err(error),
    }
}

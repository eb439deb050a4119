//! Organisations: made, and people invited to them.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::frame::{Tab, tabs};
use crate::accounts::model::{Invitation, Member, Organisation};
use crate::accounts::web::{groups, provenance_text};
use crate::admin::actions::{self, Confirmation, Known};
use crate::error::{Error, Message, Result};
use crate::types::ids::OrganisationId;
use crate::web::{Choice, FormView, Page, SafeForm, addresses};

#[derive(Default, Deserialize)]
pub(super) struct Place {
    after: Option<OrganisationId>,
}

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Making {
    #[serde(default)]
    name: String,
    #[serde(default)]
    group: String,
}

#[derive(Serialize)]
struct OrganisationsView {
    title: String,
    tabs: Vec<Tab>,
    form: FormView,
    groups: Vec<Choice>,
    rows: Vec<OrganisationRow>,
    next: String,
}

#[derive(Serialize)]
struct OrganisationRow {
    id: OrganisationId,
    name: String,
    group: String,
    provenance: String,
}

async fn list_view(
    page: &Page,
    after: Option<OrganisationId>,
    form: FormView,
) -> Result<OrganisationsView> {
    let found = actions::organisations(&page.site, &page.actor, after).await?;
    let next = found.next(|last| format!("/admin/organisations?after={}", last.id));
    Ok(OrganisationsView {
        title: page.text("admin-organisations"),
        tabs: tabs(page, "/admin/organisations"),
        form,
        groups: groups(page),
        rows: found
            .rows
            .into_iter()
            .map(|found| row(page, found))
            .collect(),
        next: next.unwrap_or_default(),
    })
}

fn row(page: &Page, found: Organisation) -> OrganisationRow {
    let config = &page.site.config;
    OrganisationRow {
        id: found.id,
        provenance: provenance_text(page, &found),
        group: config
            .group_name(&found.group_code, page.language)
            .to_owned(),
        name: found.name,
    }
}

const LIST: &str = "pages/admin/organisations.html";

pub(super) async fn list(page: Page, place: web::Query<Place>) -> Result<HttpResponse> {
    let form = FormView::of(&Making::default());
    let view = list_view(&page, place.after, form).await?;
    page.render(LIST, &view)
}

pub(super) async fn make(page: Page, form: SafeForm<Making>) -> Result<HttpResponse> {
    let input = form.0;
    match actions::make_organisation(&page.site, &page.actor, &input.name, &input.group).await {
        Ok(id) => Ok(page.done(
            &addresses::AdministeredOrganisation(id).page(),
            "admin-saved",
        )),
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            let view = list_view(&page, None, form).await?;
            page.render_refused(LIST, &view)
        }
    }
}

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Inviting {
    #[serde(default)]
    email: String,
    #[serde(default)]
    role: String,
}

#[derive(Serialize)]
struct OrganisationPage {
    title: String,
    tabs: Vec<Tab>,
    form: FormView,
    id: OrganisationId,
    group: String,
    code: String,
    provenance: String,
    /// Names of who founded and who confirmed it, or "".
    founder: String,
    confirmer: String,
    alike: Vec<OrganisationRow>,
    groups: Vec<Choice>,
    confirmation: FormView,
    members: Vec<Member>,
    invitations: Vec<Invitation>,
}

async fn view(page: &Page, id: OrganisationId, form: FormView) -> Result<OrganisationPage> {
    let Known {
        organisation,
        founder,
        confirmer,
        members,
        invitations,
        alike,
    } = actions::organisation(&page.site, &page.actor, id).await?;
    let config = &page.site.config;
    let confirmation = Confirmation {
        how: "staff".to_owned(),
        domain: organisation.domain.clone().unwrap_or_default(),
        group: organisation.group_code.clone(),
    };
    Ok(OrganisationPage {
        provenance: provenance_text(page, &organisation),
        code: organisation.code,
        founder: founder.unwrap_or_default(),
        confirmer: confirmer.unwrap_or_default(),
        alike: alike.into_iter().map(|one| row(page, one)).collect(),
        groups: groups(page),
        confirmation: FormView::of(&confirmation),
        title: organisation.name,
        tabs: tabs(page, "/admin/organisations"),
        form,
        id,
        group: config
            .group_name(&organisation.group_code, page.language)
            .to_owned(),
        members,
        invitations,
    })
}

const TEMPLATE: &str = "pages/admin/organisation.html";

fn empty() -> FormView {
    FormView::of(&Inviting {
        email: String::new(),
        role: "lead".to_owned(),
    })
}

pub(super) async fn show(page: Page, path: web::Path<OrganisationId>) -> Result<HttpResponse> {
    let view = view(&page, path.into_inner(), empty()).await?;
    page.render(TEMPLATE, &view)
}

/// Confirms who it is.
pub(super) async fn confirm(
    page: Page,
    path: web::Path<OrganisationId>,
    form: SafeForm<Confirmation>,
) -> Result<HttpResponse> {
    let (id, input) = (path.into_inner(), form.0);
    match actions::confirm_organisation(&page.site, &page.actor, id, &input).await {
        Ok(()) => Ok(page.done(
            &addresses::AdministeredOrganisation(id).page(),
            "admin-organisation-confirmed",
        )),
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let confirmation = FormView::of(&input).refused(&page, error)?;
            let mut view = view(&page, id, empty()).await?;
            view.confirmation = confirmation;
            page.render_refused(TEMPLATE, &view)
        }
        Err(error) => Err(error),
    }
}

pub(super) async fn invite(
    page: Page,
    path: web::Path<OrganisationId>,
    form: SafeForm<Inviting>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let input = form.0;
    let email = input.email.clone();
    match actions::invite_to(&page.site, &page.actor, id, email, &input.role).await {
        Ok(()) => Ok(page.done(
            &addresses::AdministeredOrganisation(id).page(),
            Message::new("accounts-invited").with("email", input.email.trim()),
        )),
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            let view = view(&page, id, form).await?;
            page.render_refused(TEMPLATE, &view)
        }
    }
}

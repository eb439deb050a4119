//! Organisations: made, and people invited to them.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::{Tab, cut, tabs};
use crate::accounts::model::{Invitation, Member};
use crate::accounts::web::{Choice, groups};
use crate::admin::actions;
use crate::db::ids::OrganisationId;
use crate::error::{Message, Result};
use crate::web::{FormView, Page, SafeForm};

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
struct ListView {
    title: String,
    tabs: Vec<Tab>,
    form: FormView,
    groups: Vec<Choice>,
    rows: Vec<Row>,
    next: String,
}

#[derive(Serialize)]
struct Row {
    id: OrganisationId,
    name: String,
    group: String,
}

async fn list_view(page: &Page, after: Option<OrganisationId>, form: FormView) -> Result<ListView> {
    let mut found = actions::organisations(&page.site, &page.actor, after).await?;
    let next = cut(&mut found, |last| {
        format!("/admin/organisations?after={}", last.id)
    });
    let config = &page.site.config;
    Ok(ListView {
        title: page.text("admin-organisations"),
        tabs: tabs(page, "/admin/organisations"),
        form,
        groups: groups(page),
        rows: found
            .into_iter()
            .map(|row| Row {
                id: row.id,
                group: config.group_name(&row.group_code, page.language).to_owned(),
                name: row.name,
            })
            .collect(),
        next,
    })
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
        Ok(id) => Ok(page.done(&format!("/admin/organisations/{id}"), "admin-saved")),
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
struct View {
    title: String,
    tabs: Vec<Tab>,
    form: FormView,
    id: OrganisationId,
    group: String,
    members: Vec<Member>,
    invitations: Vec<Invitation>,
}

async fn view(page: &Page, id: OrganisationId, form: FormView) -> Result<View> {
    let (organisation, members, invitations) =
        actions::organisation(&page.site, &page.actor, id).await?;
    let config = &page.site.config;
    Ok(View {
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

pub(super) async fn show(page: Page, path: web::Path<OrganisationId>) -> Result<HttpResponse> {
    let form = FormView::of(&Inviting {
        email: String::new(),
        role: "lead".to_owned(),
    });
    let view = view(&page, path.into_inner(), form).await?;
    page.render(TEMPLATE, &view)
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
            &format!("/admin/organisations/{id}"),
            Message::new("accounts-invited").with("email", input.email.trim()),
        )),
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            let view = view(&page, id, form).await?;
            page.render_refused(TEMPLATE, &view)
        }
    }
}

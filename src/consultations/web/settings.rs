//! The list of consultations, one at a glance, and what it is called.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::super::actions::settings::{self, Settings};
use super::super::actions::staff::Appointment;
use super::super::model::{Consultation, Round, Version};
use super::super::store::{self, Colleague};
use super::{managed, with_right};
use crate::access::{Right, StaffRole};
use crate::db::ids::ConsultationId;
use crate::error::Result;
use crate::web::{FormView, Page, SafeForm};

const PAGE: i64 = 50;

#[derive(Serialize)]
struct ListView {
    title: String,
    can_create: bool,
    consultations: Vec<Consultation>,
    /// Address of the page with older ones, or "".
    older: String,
}

#[derive(Deserialize)]
pub(super) struct ListQuery {
    before: Option<i64>,
}

/// Every consultation for an admin, their own for staff.
pub(super) async fn list(page: Page, query: web::Query<ListQuery>) -> Result<HttpResponse> {
    let viewer = page.viewer()?;
    let can_create = page.actor.may(Right::Administer);
    let mine: Vec<ConsultationId> = viewer
        .staff
        .iter()
        .map(|staff| staff.consultation)
        .collect();
    if !can_create && !mine.iter().any(|&id| page.actor.may(Right::Foresee(id))) {
        return Err(page.actor.without_role());
    }
    let before = query.before.map(ConsultationId);
    let consultations = page
        .site
        .db
        .read(move |conn| {
            if can_create {
                store::page_of_all(conn, before, PAGE)
            } else {
                store::for_staff(conn, &mine)
            }
        })
        .await?;
    let full = can_create && i64::try_from(consultations.len()).is_ok_and(|count| count == PAGE);
    let older = match consultations.last() {
        Some(last) if full => format!("/manage?before={}", last.id),
        _ => String::new(),
    };
    page.render(
        "pages/consultations/list.html",
        &ListView {
            title: page.text("consultations-list-title"),
            can_create,
            consultations,
            older,
        },
    )
}

#[derive(Serialize)]
struct NewView {
    title: String,
    form: FormView,
    base_url: String,
}

/// The form for a new consultation.
pub(super) async fn blank(page: Page) -> Result<HttpResponse> {
    page.actor.require(Right::Administer)?;
    let config = &page.site.config.site;
    let input = Settings {
        language: config.language.as_str().to_owned(),
        time_zone: config.time_zone.name().to_owned(),
        ..Settings::default()
    };
    page.render(
        "pages/consultations/new.html",
        &new_view(&page, FormView::of(&input)),
    )
}

fn new_view(page: &Page, form: FormView) -> NewView {
    NewView {
        title: page.text("consultations-new-title"),
        form,
        base_url: page.site.config.absolute("/consultations/"),
    }
}

/// Makes a consultation.
pub(super) async fn create(page: Page, form: SafeForm<Settings>) -> Result<HttpResponse> {
    let input = form.0;
    match settings::create(&page.site, &page.actor, &input).await {
        Ok(made) => Ok(page.done(&format!("/manage/{}", made.slug), "consultations-created")),
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            page.render_refused("pages/consultations/new.html", &new_view(&page, form))
        }
    }
}

#[derive(Serialize)]
pub(super) struct OverviewView {
    title: String,
    consultation: Consultation,
    rounds: Vec<Round>,
    versions: Vec<Version>,
    staff: Vec<Colleague>,
    roles: Vec<&'static str>,
    can_manage: bool,
    can_bring_text: bool,
    /// Of who is to be appointed.
    form: FormView,
}

pub(super) const OVERVIEW: &str = "pages/consultations/overview.html";

/// One consultation: its rounds, versions and staff.
pub(super) async fn overview(page: Page, path: web::Path<String>) -> Result<HttpResponse> {
    let consultation = with_right(&page, &path, Right::Foresee).await?;
    let form = FormView::of(&Appointment::default());
    let view = overview_view(&page, consultation, form).await?;
    page.render(OVERVIEW, &view)
}

/// `form` is of who is to be appointed.
pub(super) async fn overview_view(
    page: &Page,
    consultation: Consultation,
    form: FormView,
) -> Result<OverviewView> {
    let id = consultation.id;
    let (mut rounds, versions, staff) = page
        .site
        .db
        .read(move |conn| {
            Ok((
                store::rounds_of(conn, id)?,
                store::versions_of(conn, id)?,
                store::staff_of(conn, id)?,
            ))
        })
        .await?;
    let now = page.site.now();
    for round in &mut rounds {
        round.state = round.state_at(now);
    }
    Ok(OverviewView {
        title: consultation.title.clone(),
        consultation,
        rounds,
        versions,
        staff,
        roles: StaffRole::ALL.iter().map(|role| role.as_str()).collect(),
        can_manage: page.actor.may(Right::Manage(id)),
        can_bring_text: page.actor.may(Right::BringText(id)),
        form,
    })
}

#[derive(Serialize)]
struct SettingsView {
    title: String,
    consultation: Consultation,
    form: FormView,
}

/// The form of the settings.
pub(super) async fn form(page: Page, path: web::Path<String>) -> Result<HttpResponse> {
    let consultation = managed(&page, &path).await?;
    let form = FormView::of(&Settings::of(&consultation));
    page.render(
        "pages/consultations/settings.html",
        &settings_view(&page, consultation, form),
    )
}

fn settings_view(page: &Page, consultation: Consultation, form: FormView) -> SettingsView {
    SettingsView {
        title: page.text("consultations-settings-title"),
        consultation,
        form,
    }
}

/// Saves the settings.
pub(super) async fn save(
    page: Page,
    path: web::Path<String>,
    form: SafeForm<Settings>,
) -> Result<HttpResponse> {
    let consultation = managed(&page, &path).await?;
    let input = form.0;
    match settings::save(&page.site, &page.actor, consultation.id, &input).await {
        Ok(()) => Ok(page.done(
            &format!("/manage/{}", consultation.slug),
            "consultations-saved",
        )),
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            page.render_refused(
                "pages/consultations/settings.html",
                &settings_view(&page, consultation, form),
            )
        }
    }
}

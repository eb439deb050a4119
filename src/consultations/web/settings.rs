//! The list of consultations, one at a glance, and what it is called.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::super::actions::settings::{self, Settings};
use super::super::actions::staff::Appointment;
use super::super::approvals::{self, Turn, Waiting};
use super::super::model::{Consultation, Round, Version};
use super::super::store::{self, Colleague};
use super::managed::{managed, with_right};
use crate::access::{Right, StaffRole};
use crate::error::Result;
use crate::types::ListPage;
use crate::types::ids::{ApprovalId, ConsultationId};
use crate::web::{FormView, NoFields, Page, SafeForm, addresses};

const PAGE: i64 = 50;

#[derive(Serialize)]
struct ConsultationsView {
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
    let (consultations, older) = page
        .site
        .read(&page.actor, move |rx| {
            if can_create {
                let all = ListPage::load(PAGE, |most| store::page_of_all(rx.conn, before, most))?;
                let older = all.next(|last| format!("/manage?before={}", last.id));
                Ok((all.rows, older.unwrap_or_default()))
            } else {
                Ok((store::for_staff(rx.conn, &mine)?, String::new()))
            }
        })
        .await?;
    page.render(
        "pages/consultations/list.html",
        &ConsultationsView {
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
        Ok(made) => Ok(page.done(
            &addresses::Managed(&made.slug).page(),
            "consultations-created",
        )),
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
    /// What waits for a second person.
    waiting: Vec<WaitingView>,
    /// Of who is to be appointed.
    form: FormView,
}

/// A deed that waits for a second person.
#[derive(Serialize)]
struct WaitingView {
    #[serde(flatten)]
    asked: Waiting,
    /// Where it can be done.
    path: String,
    /// Whether this reader may end the request.
    may_end: bool,
    own: bool,
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
    let (mut rounds, versions, staff, waiting) = page
        .site
        .read(&page.actor, move |rx| {
            Ok((
                store::rounds_of(rx.conn, id)?,
                store::versions_of(rx.conn, id)?,
                store::staff_of(rx.conn, id)?,
                store::waiting_approvals(rx.conn, id)?,
            ))
        })
        .await?;
    let now = page.site.now();
    for round in &mut rounds {
        round.state = round.state_at(now);
    }
    let waiting = waiting
        .into_iter()
        .map(|asked| WaitingView {
            path: place_of(&consultation, &rounds, &asked),
            may_end: page.actor.may(asked.deed.right(id)),
            own: asked.is_by(&page.actor),
            asked,
        })
        .collect();
    Ok(OverviewView {
        title: consultation.title.clone(),
        waiting,
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

/// The page on which what was asked for can be done.
fn place_of(consultation: &Consultation, rounds: &[Round], asked: &Waiting) -> String {
    let number = rounds
        .iter()
        .find(|round| round.id.0 == asked.subject_id)
        .map_or(0, |round| round.number);
    asked.page(consultation, number)
}

/// `POST /manage/{slug}/approvals/{id}/end`
pub(super) async fn end_approval(
    page: Page,
    path: web::Path<(String, i64)>,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    let (slug, id) = path.into_inner();
    let consultation = with_right(&page, &slug, Right::Foresee).await?;
    approvals::end(&page.site, &page.actor, consultation.id, ApprovalId(id)).await?;
    Ok(page.done(&addresses::Managed(&slug).page(), "approvals-ended"))
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
        Ok(turn) => {
            let done = match turn {
                Turn::Go(()) => "consultations-saved",
                Turn::Asked => "approvals-asked",
            };
            Ok(page.done(&addresses::Managed(&consultation.slug).page(), done))
        }
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            page.render_refused(
                "pages/consultations/settings.html",
                &settings_view(&page, consultation, form),
            )
        }
    }
}

//! Who does which section of the text.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use crate::access::Right;
use crate::error::{Error, Message, Result};
use crate::teamwork::actions::{self, AssignedTo, DividedSection, Division};
use crate::teamwork::assignments::{behind_code, code_of};
use crate::types::Moment;
use crate::types::ids::{SectionAssignmentId, SectionId, SubmissionId};
use crate::web::forms::Fields;
use crate::web::{Choice, FormView, Page, SafeForm, addresses};

const TEMPLATE: &str = "pages/teamwork/sections.html";

/// Deepest level by which a section is set in.
const DEEPEST: i64 = 4;

#[derive(Serialize)]
struct DivisionView {
    title: String,
    id: SubmissionId,
    consultation: String,
    text_url: String,
    party: String,
    round: i64,
    closes_at: Moment,
    time_zone: String,
    /// Of the text.
    language: &'static str,
    /// Whether the round is open still.
    open: bool,
    lead: bool,
    /// Whom sections can be given to.
    people: Vec<Choice>,
    /// The people ticked.
    ticked: Vec<String>,
    sections: Vec<SectionRow>,
    /// After so many minutes they are mailed.
    minutes: i64,
    form: FormView,
}

#[derive(Serialize)]
struct SectionRow {
    id: SectionId,
    label: String,
    /// In the text; "" for one without a passage.
    href: String,
    depth: i64,
    comments: usize,
    ticked: bool,
    assigned: Vec<AssignedRow>,
}

#[derive(Serialize)]
struct AssignedRow {
    id: SectionAssignmentId,
    name: String,
    own: bool,
    gone: bool,
    ready: bool,
    /// Whether whoever looks may take it back and say that it is ready.
    changeable: bool,
}

fn view(page: &Page, found: Division, sent: &Fields, form: FormView) -> DivisionView {
    let own = &found.own;
    let text_url = addresses::Round(&own.consultation.slug, own.round.number);
    let lead = page.actor.may(Right::SubmitFor(own.party.of()));
    let sections = found
        .sections
        .into_iter()
        .map(|one| row(one, text_url, lead, sent))
        .collect();
    DivisionView {
        title: page.text("sections-title"),
        id: own.submission.id,
        consultation: own.consultation.title.clone(),
        text_url: text_url.page(),
        party: own.party.name.clone(),
        round: own.round.number,
        closes_at: own.round.closes_at,
        time_zone: own.consultation.time_zone.clone(),
        language: own.consultation.language.as_str(),
        open: own.round.takes_comments(page.site.now()),
        lead,
        people: found
            .people
            .iter()
            .map(|one| Choice::new(code_of(one.who), &one.name))
            .collect(),
        ticked: sent.all("colleague").map(str::to_owned).collect(),
        sections,
        minutes: page.site.config.teams.quiet_minutes,
        form,
    }
}

fn row(one: DividedSection, text: addresses::Round<'_>, lead: bool, sent: &Fields) -> SectionRow {
    let id = one.section.id.to_string();
    SectionRow {
        id: one.section.id,
        label: one.section.label(),
        href: match one.key.as_str() {
            "" => String::new(),
            key => text.passage(key),
        },
        depth: one.section.level.clamp(1, DEEPEST),
        comments: one.comments,
        ticked: sent.all("section").any(|ticked| ticked == id),
        assigned: one
            .assigned
            .into_iter()
            .map(|to| assigned_row(to, lead))
            .collect(),
    }
}

fn assigned_row(to: AssignedTo, lead: bool) -> AssignedRow {
    AssignedRow {
        id: to.assignment.id,
        name: to.name,
        own: to.own,
        gone: to.gone,
        ready: to.assignment.ready_at.is_some(),
        changeable: lead || to.own,
    }
}

/// GET `/submissions/{id}/sections`
pub(super) async fn show(page: Page, path: web::Path<i64>) -> Result<HttpResponse> {
    let id = SubmissionId(*path);
    match actions::division(&page.site, &page.actor, id).await {
        Ok(found) => {
            let view = view(&page, found, &Fields::default(), FormView::default());
            page.render(TEMPLATE, &view)
        }
        Err(Error::Refused(message)) => Ok(page.sorry(&addresses::Submission(id).page(), message)),
        Err(error) => Err(error),
    }
}

/// POST `/submissions/{id}/sections`
pub(super) async fn assign(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    let (id, sent) = (SubmissionId(*path), form.0);
    page.take_post()?;
    let broken = || Error::refused("error-form-broken");
    let sections: Vec<SectionId> = sent
        .all("section")
        .map(|id| id.parse().map(SectionId).map_err(|_| broken()))
        .collect::<Result<_>>()?;
    let people = sent
        .all("colleague")
        .map(|code| behind_code(code).ok_or_else(broken))
        .collect::<Result<_>>()?;
    let back = match sections.first() {
        Some(first) => addresses::Submission(id).section(*first),
        None => addresses::Submission(id).sections(),
    };
    let asked = (sections, people);
    match actions::assign(&page.site, &page.actor, id, asked).await {
        Ok(count) => Ok(page.done(
            &back,
            Message::new("sections-assigned").with("count", count),
        )),
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let found = actions::division(&page.site, &page.actor, id).await?;
            let form = FormView::default().refused(&page, error)?;
            page.render_refused(TEMPLATE, &view(&page, found, &sent, form))
        }
        Err(error) => Err(error),
    }
}

/// What is done with one assignment, as it is sent.
#[derive(Deserialize)]
pub(super) struct AssignmentForm {
    /// "yes" or "no": whether it is ready.
    #[serde(default)]
    ready: String,
    /// "draft": one goes back to the page of the draft.
    #[serde(default)]
    back: String,
    /// The section, for the place on the page to go back to.
    #[serde(default)]
    section: String,
}

impl AssignmentForm {
    fn back(&self, id: SubmissionId) -> String {
        let address = addresses::Submission(id);
        match (self.back.as_str(), self.section.parse().map(SectionId)) {
            ("draft", _) => address.own_sections(),
            (_, Ok(section)) => address.section(section),
            (_, Err(_)) => address.sections(),
        }
    }
}

type InDraft = web::Path<(i64, i64)>;

fn ids(path: InDraft) -> (SubmissionId, SectionAssignmentId) {
    let (submission, assignment) = path.into_inner();
    (SubmissionId(submission), SectionAssignmentId(assignment))
}

/// POST `/submissions/{id}/sections/{assignment}/removal`
pub(super) async fn take_back(
    page: Page,
    path: InDraft,
    form: SafeForm<AssignmentForm>,
) -> Result<HttpResponse> {
    let ids = ids(path);
    page.take_post()?;
    actions::take_back(&page.site, &page.actor, ids).await?;
    Ok(page.done(&form.0.back(ids.0), "sections-taken-back"))
}

/// POST `/submissions/{id}/sections/{assignment}/readiness`
pub(super) async fn say_ready(
    page: Page,
    path: InDraft,
    form: SafeForm<AssignmentForm>,
) -> Result<HttpResponse> {
    let ids = ids(path);
    page.take_post()?;
    let ready = match form.0.ready.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::refused("error-form-broken")),
    };
    actions::say_ready(&page.site, &page.actor, ids, ready).await?;
    let said = if ready {
        "sections-said-ready"
    } else {
        "sections-said-not-ready"
    };
    Ok(page.done(&form.0.back(ids.0), said))
}

//! Codes for colleagues without an account: handed out on the draft, used on a page of their own.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::submission::{ButtonForm, SHOW, ShowView, opened};
use super::take_post;
use crate::accounts::web::Choice;
use crate::comments::actions::{self, Handed};
use crate::comments::codes::DAYS;
use crate::error::{Error, Message, Result};
use crate::types::Moment;
use crate::types::ids::{CodeId, SubmissionId};
use crate::web::{FormView, Page, SafeForm};

const JOIN: &str = "pages/comments/join.html";

/// The codes as the lead sees them.
#[derive(Default, Serialize)]
pub(super) struct CodesView {
    rows: Vec<CodeView>,
    days: Vec<Choice>,
    /// The code just made, shown this once; "" otherwise.
    secret: String,
    join_url: String,
    error: String,
    open: bool,
}

#[derive(Serialize)]
struct CodeView {
    id: CodeId,
    hint: String,
    made_at: Moment,
    expires_at: Moment,
    works: bool,
    withdrawn: bool,
    people: Vec<PersonView>,
}

#[derive(Serialize)]
struct PersonView {
    name: String,
    at: Moment,
}

/// The codes for a draft; empty for who does not hand them out.
pub(super) async fn view(page: &Page, id: SubmissionId) -> Result<CodesView> {
    let handed = actions::codes(&page.site, &page.actor, id).await?;
    let now = page.site.now();
    Ok(CodesView {
        rows: handed.into_iter().map(|one| code_view(one, now)).collect(),
        days: DAYS
            .iter()
            .map(|days| Choice {
                value: days.to_string(),
                text: page.say(&Message::new("codes-days-choice").with("count", days)),
            })
            .collect(),
        join_url: page.site.config.absolute("/join-a-draft"),
        ..CodesView::default()
    })
}

fn code_view(one: Handed, now: Moment) -> CodeView {
    CodeView {
        id: one.code.id,
        works: one.code.works(now),
        withdrawn: one.code.withdrawn_at.is_some(),
        hint: one.code.hint,
        made_at: one.code.made_at,
        expires_at: one.code.expires_at,
        people: one
            .used_by
            .into_iter()
            .map(|used| PersonView {
                name: used.name,
                at: used.at,
            })
            .collect(),
    }
}

/// How long a code is to last, as it is sent.
#[derive(Deserialize)]
pub(super) struct HandOutForm {
    #[serde(default)]
    days: String,
}

/// POST `/submissions/{id}/codes`
pub(super) async fn hand_out(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<HandOutForm>,
) -> Result<HttpResponse> {
    let id = SubmissionId(*path);
    take_post(&page)?;
    match actions::hand_out(&page.site, &page.actor, id, &form.0.days).await {
        // Shown in this answer: a redirect would have to carry the code along.
        Ok(secret) => {
            let mut view = opened(&page, id, None).await?;
            view.codes.secret = secret;
            view.codes.open = true;
            page.render(SHOW, &view)
        }
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => refused(&page, id, error).await,
        Err(error) => Err(error),
    }
}

async fn refused(page: &Page, id: SubmissionId, error: Error) -> Result<HttpResponse> {
    let mut view: ShowView = opened(page, id, None).await?;
    view.form = std::mem::take(&mut view.form).refused(page, error)?;
    view.codes.error = view.form.errors.get("days").cloned().unwrap_or_default();
    view.codes.open = true;
    page.render_refused(SHOW, &view)
}

/// POST `/submissions/{id}/codes/{code}/withdrawal`
pub(super) async fn withdraw(
    page: Page,
    path: web::Path<(i64, i64)>,
    _form: SafeForm<ButtonForm>,
) -> Result<HttpResponse> {
    let (submission, code) = path.into_inner();
    let ids = (SubmissionId(submission), CodeId(code));
    actions::take_code_back(&page.site, &page.actor, ids).await?;
    Ok(page.done(
        &format!("/submissions/{submission}#codes"),
        "codes-withdrawn",
    ))
}

/// The form to come in by, as it is sent.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct JoinForm {
    #[serde(default)]
    code: String,
    #[serde(default)]
    name: String,
}

#[derive(Serialize)]
struct JoinView {
    title: String,
    /// Whether somebody is signed in, who has no use for a code.
    signed_in: bool,
    form: FormView,
}

fn join_view(page: &Page, form: FormView) -> JoinView {
    JoinView {
        title: page.text("codes-join-title"),
        signed_in: page.actor.viewer().is_some(),
        form,
    }
}

/// GET `/join-a-draft`
pub(super) async fn enter(page: Page) -> Result<HttpResponse> {
    let form = FormView::of(&JoinForm::default());
    page.render(JOIN, &join_view(&page, form))
}

/// POST of the same.
pub(super) async fn join(page: Page, form: SafeForm<JoinForm>) -> Result<HttpResponse> {
    let sent = form.0;
    let language = page.language;
    match actions::join(&page.site, &page.actor, &sent.code, &sent.name, language).await {
        Ok(secret) => {
            let mut response = page.done("/guest", "codes-joined");
            // The secret ends with the code, which lasts no longer than this.
            page.set_guest(&mut response, secret, DAYS[DAYS.len() - 1]);
            Ok(response)
        }
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let form = FormView::of(&sent).refused(&page, error)?;
            page.render_refused(JOIN, &join_view(&page, form))
        }
        Err(error) => Err(error),
    }
}

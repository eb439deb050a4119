//! A colleague without an account comes in by a code.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::teamwork::actions::{self};
use crate::teamwork::codes::DAYS;
use crate::web::{FormView, Page, SafeForm};

const JOIN: &str = "pages/teamwork/join.html";

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

/// POST `/join-a-draft`
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

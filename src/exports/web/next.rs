//! The page on which the next draft is made of the answers: what it takes in, what it leaves, and the form.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::files::FileView;
use crate::consultations::actions::drafts::NewDraft;
use crate::documents::Changes;
use crate::error::{Error, Message, Result};
use crate::exports::model::Format;
use crate::exports::next;
use crate::exports::{Merged, Merging};
use crate::web::{FormView, Page, SafeForm, addresses};

const PAGE: &str = "pages/exports/next_draft.html";
/// Comments that are listed of one kind; the file has all of them in its margin.
const LISTED: usize = 200;

#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct NextInput {
    #[serde(default)]
    label: String,
    #[serde(default)]
    changelog: String,
}

#[derive(Debug, Serialize)]
struct NextView {
    title: String,
    slug: String,
    consultation: String,
    round: i64,
    version: String,
    taken: Listed,
    beside: Listed,
    by_hand: Listed,
    files: Vec<FileView>,
    form: FormView,
}

/// Comments of one kind: how many, and the first of them.
#[derive(Debug, Serialize)]
struct Listed {
    count: usize,
    more: usize,
    comments: Vec<Merged>,
}

impl Listed {
    fn of<'a>(merged: impl Iterator<Item = &'a Merged> + Clone) -> Self {
        let count = merged.clone().count();
        Self {
            count,
            more: count.saturating_sub(LISTED),
            comments: merged.take(LISTED).cloned().collect(),
        }
    }
}

/// What the next draft would be, and the form to make it.
pub(super) async fn show(page: Page, path: web::Path<(String, i64)>) -> Result<HttpResponse> {
    let (slug, round) = path.into_inner();
    page.viewer()?;
    let form = FormView::of(&NextInput::default());
    let view = view(&page, &slug, round, form).await?;
    page.render(PAGE, &view)
}

/// Makes it.
pub(super) async fn make(
    page: Page,
    path: web::Path<(String, i64)>,
    form: SafeForm<NextInput>,
) -> Result<HttpResponse> {
    let (slug, round) = path.into_inner();
    page.viewer()?;
    let new = NewDraft {
        label: form.0.label.clone(),
        changelog: form.0.changelog.clone(),
        changes: Changes::default(),
    };
    match next::make(&page.site, &page.actor, &slug, round, &new).await {
        Ok((done, next)) => {
            let said = Message::new("exports-next-made")
                .with("label", &done.version)
                .with("count", next.of(Merging::Taken).count());
            Ok(page.done(&addresses::Managed(&slug).version(done.id), said))
        }
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let form = FormView::of(&form.0).refused(&page, error)?;
            let view = view(&page, &slug, round, form).await?;
            page.render_refused(PAGE, &view)
        }
        Err(error) => Err(error),
    }
}

async fn view(page: &Page, slug: &str, round: i64, form: FormView) -> Result<NextView> {
    let next = next::look(&page.site, &page.actor, slug, round).await?;
    let files = [Format::NextDocx, Format::NextOdt].map(|format| {
        let href =
            format!("/consultations/{slug}/rounds/{round}/export.{format}?audience=internal");
        FileView {
            format: format.as_str(),
            href,
            without_names: String::new(),
        }
    });
    Ok(NextView {
        title: page.text("exports-next-title"),
        slug: slug.to_owned(),
        round,
        taken: Listed::of(next.of(Merging::Taken)),
        beside: Listed::of(next.of(Merging::Beside)),
        by_hand: Listed::of(next.by_hand()),
        version: next.version,
        consultation: next.consultation.title,
        files: files.into(),
        form,
    })
}

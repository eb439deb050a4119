//! The page on which staff hand in a sheet, with the report of what became of it.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::actions::{self, Order};
use super::model::{Field, SaidReport};
use crate::error::{Error, Result};
use crate::web::Page;
use crate::web::forms::FormView;
use crate::web::upload::Upload;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/manage/{slug}/rounds/{n}/intake", web::get().to(show))
        .route("/manage/{slug}/rounds/{n}/intake", web::post().to(take));
}

type IntakePlace = web::Path<(String, i64)>;

/// What was typed, apart from the file.
#[derive(Debug, Default, Serialize)]
struct Input {
    maps: String,
    parties: String,
    file: String,
}

#[derive(Debug, Serialize)]
struct SheetView {
    title: String,
    slug: String,
    number: i64,
    consultation: String,
    fields: String,
    form: FormView,
    report: Option<SaidReport>,
    file: String,
}

async fn show(page: Page, path: IntakePlace) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let view = view(&page, slug, number, FormView::of(&Input::default())).await?;
    page.render("pages/intake/sheet.html", &view)
}

async fn take(page: Page, path: IntakePlace, form: Multipart) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    // Before the file is read: nobody else may send one.
    actions::round(&page.site, &page.actor, &slug, number).await?;
    let upload = Upload::read(&page, form).await?;
    let maps = upload.field("maps").to_owned();
    let parties = upload.field("parties").to_owned();
    let input = Input {
        maps: maps.clone(),
        parties: parties.clone(),
        file: String::new(),
    };
    let taken = match upload.files.into_iter().next() {
        None => Err(Error::invalid("file", "intake-file-missing")),
        Some(file) => {
            let name = file.name.clone();
            let order = Order {
                consultation: slug.clone(),
                round: number,
                file: file.name,
                bytes: file.bytes,
                maps: lines(&maps),
                parties: lines(&parties),
                dry_run: false,
            };
            actions::take(&page.site, &page.actor, order)
                .await
                .map(|report| (report, name))
        }
    };
    match taken {
        Ok((report, name)) => {
            let mut view = view(&page, slug, number, FormView::of(&input)).await?;
            view.report = Some(report.said(page.language));
            view.file = name;
            page.render("pages/intake/sheet.html", &view)
        }
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            let view = view(&page, slug, number, form).await?;
            page.render_refused("pages/intake/sheet.html", &view)
        }
    }
}

fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

async fn view(page: &Page, slug: String, number: i64, form: FormView) -> Result<SheetView> {
    let (consultation, _) = actions::round(&page.site, &page.actor, &slug, number).await?;
    let fields: Vec<_> = Field::ALL
        .iter()
        .filter(|field| field.is_taken())
        .map(|field| field.as_str())
        .collect();
    Ok(SheetView {
        title: page.text("intake-title"),
        slug,
        number,
        consultation: consultation.title,
        fields: fields.join(", "),
        form,
        report: None,
        file: String::new(),
    })
}

//! The page on which staff hand in a sheet, with the report of what became of it.

use std::collections::HashMap;

use actix_multipart::Multipart;
use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::returned_items::{ItemView, corrections, sent};
use crate::error::{Error, Result};
use crate::intake::actions::{self, Order};
use crate::intake::model::{Field, Report, SaidReport};
use crate::intake::returned::correct::Correction;
use crate::intake::returned::model::SaidItem;
use crate::intake::store::HeldSheet;
use crate::web::Page;
use crate::web::forms::{Choice, FormView};
use crate::web::upload::Upload;

type IntakePlace = web::Path<(String, i64)>;

/// What was typed, apart from the file.
#[derive(Debug, Default, Serialize)]
struct Input {
    maps: String,
    parties: String,
    by: String,
    group: String,
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
    /// Of a draft that was sent back: all that it says, to be looked over.
    items: Vec<ItemView>,
    groups: Vec<Choice>,
    file: String,
    /// Whether the file is kept, so that it need not be sent again.
    held: bool,
}

/// `GET /manage/{slug}/rounds/{n}/intake`
pub(super) async fn show(page: Page, path: IntakePlace) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let view = view(&page, slug, number, FormView::of(&Input::default())).await?;
    page.render("pages/intake/sheet.html", &view)
}

/// `POST /manage/{slug}/rounds/{n}/intake`
pub(super) async fn take(page: Page, path: IntakePlace, form: Multipart) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    // Before the file is read: nobody else may send one.
    actions::round(&page.site, &page.actor, &slug, number).await?;
    let upload = Upload::read(&page, form).await?;
    let field = |name: &str| upload.field(name).to_owned();
    let input = Input {
        maps: field("maps"),
        parties: field("parties"),
        by: field("by"),
        group: field("group"),
        file: String::new(),
    };
    let (look, again) = (!field("look").is_empty(), !field("held").is_empty());
    // What was looked over is about the file that is kept.
    let looked_over = if upload.files.is_empty() {
        corrections(upload.fields())
    } else {
        HashMap::new()
    };
    let items = sent(upload.fields());
    let sent = upload.files.into_iter().next().map(|file| HeldSheet {
        name: file.name,
        bytes: file.bytes,
    });
    let place = (slug.as_str(), number);
    match judged(&page, place, (sent, again), (&input, looked_over), look).await {
        Ok((report, name)) => {
            let mut view = view(&page, slug, number, FormView::of(&input)).await?;
            view.held = look;
            if look {
                let said = report.items.iter();
                view.items = said
                    .map(|item| ItemView::of(item, SaidItem::of(item, page.language), &page))
                    .collect();
            }
            view.report = Some(report.said(page.language));
            view.file = name;
            page.render("pages/intake/sheet.html", &view)
        }
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            let mut view = view(&page, slug, number, form).await?;
            if again {
                let held = actions::held(&page.site, &page.actor, &view.slug, number).await?;
                view.held = held.is_some();
                // What was looked over is given back.
                view.items = items.iter().map(|item| item.view(&page)).collect();
                view.file = held.map(|sheet| sheet.name).unwrap_or_default();
            }
            page.render_refused("pages/intake/sheet.html", &view)
        }
    }
}

/// The report on the sheet that was sent, or else on the one that is kept: of a `look` what would become of it, and the
/// sheet is kept.
async fn judged(
    page: &Page,
    (slug, number): (&str, i64),
    (sent, again): (Option<HeldSheet>, bool),
    (input, corrections): (&Input, HashMap<String, Correction>),
    look: bool,
) -> Result<(Report, String)> {
    let (site, actor) = (&page.site, &page.actor);
    let sheet = match sent {
        None if again => actions::held(site, actor, slug, number).await?,
        sent => sent,
    };
    let sheet = sheet.ok_or_else(|| Error::invalid("file", "intake-file-missing"))?;
    let order = Order {
        consultation: slug.to_owned(),
        round: number,
        file: sheet.name.clone(),
        bytes: sheet.bytes.clone(),
        maps: lines(&input.maps),
        parties: lines(&input.parties),
        by: input.by.trim().to_owned(),
        group: input.group.clone(),
        corrections,
        dry_run: look,
    };
    let report = actions::take(site, actor, order).await?;
    let name = sheet.name.clone();
    if look {
        actions::hold(site, actor, (slug, number), sheet).await?;
    }
    Ok((report, name))
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
    let groups = page.site.config.groups.iter();
    let groups = groups
        .map(|group| Choice::new(&group.code, group.name(page.language)))
        .collect();
    Ok(SheetView {
        title: page.text("intake-title"),
        slug,
        number,
        consultation: consultation.title,
        fields: fields.join(", "),
        form,
        report: None,
        items: Vec::new(),
        groups,
        file: String::new(),
        held: false,
    })
}

//! Everything that the table, as it is narrowed, finds: answered at once, or given the same themes.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::acts::Act;
use super::item::{ItemView, dispositions, gather};
use super::table_query::TableQuery;
use crate::consultations::model::Errata;
use crate::error::{Error, Message, Result};
use crate::responses::actions::{self, FoundComments, JointAct};
use crate::web::forms::Fields;
use crate::web::{FormView, Page, SafeForm, addresses};

const TEMPLATE: &str = "pages/responses/together.html";

#[derive(Serialize)]
struct TogetherView {
    title: String,
    consultation: String,
    /// The table, as it is narrowed.
    table: String,
    /// Where the form is sent.
    action: String,
    count: usize,
    answered: usize,
    parties: usize,
    /// Says that the same is answered that was shown.
    mark: String,
    /// The theme whose usual answer stands in the form; "" for none.
    theme: String,
    items: Vec<ItemView>,
    /// How many are not shown.
    more: usize,
    dispositions: Vec<&'static str>,
    replace: bool,
    form: FormView,
}

/// `GET /drafting/{slug}/rounds/{number}/together`
pub(super) async fn show(
    page: Page,
    path: web::Path<(String, i64)>,
    query: web::Query<TableQuery>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let place = (slug.as_str(), number);
    match found(&page, place, &query).await {
        Ok(found) if found.count == 0 => {
            Ok(page.redirect(&query.table(addresses::Drafting(&slug, number))))
        }
        Ok(found) => {
            let theme = found.theme.as_ref().filter(|theme| theme.has_answer());
            let form = form_with(
                theme
                    .and_then(|theme| theme.disposition)
                    .map_or("", |disposition| disposition.as_str()),
                theme.map_or("", |theme| &theme.response),
            );
            let view = view(&page, place, &query, found, (form, false)).await?;
            page.render(TEMPLATE, &view)
        }
        Err(Error::Refused(message)) => {
            Ok(page.sorry(&query.table(addresses::Drafting(&slug, number)), message))
        }
        Err(other) => Err(other),
    }
}

fn form_with(disposition: &str, response: &str) -> FormView {
    FormView::of(&serde_json::json!({
        "form": "", "disposition": disposition, "response": response, "duplicate_of": "",
        "themes": "", "themes_act": "add",
    }))
}

async fn found(
    page: &Page,
    (slug, number): (&str, i64),
    query: &TableQuery,
) -> Result<FoundComments> {
    let filter = query.behind(None).understood()?;
    actions::found_comments(&page.site, &page.actor, slug.to_owned(), number, filter).await
}

async fn view(
    page: &Page,
    (slug, number): (&str, i64),
    query: &TableQuery,
    found: FoundComments,
    (form, replace): (FormView, bool),
) -> Result<TogetherView> {
    gather(page, &found.items.iter().collect::<Vec<_>>()).await?;
    let drafting = addresses::Drafting(slug, number);
    let theme = found.theme.filter(|theme| theme.has_answer());
    Ok(TogetherView {
        title: page.say(&Message::new("responses-found-title").with("count", found.count)),
        consultation: found.consultation.title,
        table: query.behind(None).table(drafting),
        action: query.together(drafting),
        count: found.count,
        answered: found.answered,
        parties: found.parties,
        mark: found.mark,
        theme: theme.map(|theme| theme.name).unwrap_or_default(),
        more: found.count.saturating_sub(found.items.len()),
        items: found
            .items
            .iter()
            .map(|item| ItemView::of(item, (None, &Errata::default()), page))
            .collect(),
        dispositions: dispositions(),
        replace,
        form,
    })
}

/// `POST /drafting/{slug}/rounds/{number}/together`: all of it, or nothing.
pub(super) async fn act(
    page: Page,
    path: web::Path<(String, i64)>,
    query: web::Query<TableQuery>,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let fields = form.0;
    let one = |name| fields.one(name).to_owned();
    let replace = fields.one("replace") == "yes";
    let place = (slug.clone(), number, query.behind(None).understood()?);
    let here = query.behind(None).table(addresses::Drafting(&slug, number));
    let act = Act::of(&fields).and_then(|act| match act {
        Act::Themes(act) => Ok(JointAct::Themes {
            act,
            names: Act::theme_names(&fields),
        }),
        Act::Answer => Ok(JointAct::Answer {
            disposition: one("disposition"),
            response: one("response"),
            duplicate_of: one("duplicate_of"),
            replace,
        }),
        Act::Campaign => Err(Error::refused("error-form-broken")),
    });
    let done = match act {
        Ok(JointAct::Themes { .. }) => "responses-found-themed",
        _ => "responses-found-done",
    };
    let outcome = match act {
        Ok(act) => actions::act_on_found(&page.site, &page.actor, place, one("mark"), act).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(outcome) => {
            let done = Message::new(done)
                .with("count", outcome.done)
                .with("count_kept", outcome.kept);
            Ok(page.done(&here, done))
        }
        Err(error) => {
            let mut typed = form_with(fields.one("disposition"), fields.one("response"));
            for name in ["duplicate_of", "themes", "themes_act"] {
                typed.values.insert(name.to_owned(), one(name));
            }
            let form = typed.refused(&page, error)?;
            let place = (slug.as_str(), number);
            let found = match found(&page, place, &query).await {
                // A second press, or a colleague who was first.
                Ok(found) if found.count == 0 => {
                    return nothing(&page, &here, &fields, "responses-found-nothing".into());
                }
                Ok(found) => found,
                Err(Error::Refused(message)) => return nothing(&page, &here, &fields, message),
                Err(other) => return Err(other),
            };
            let view = view(&page, place, &query, found, (form, replace)).await?;
            page.render_refused(TEMPLATE, &view)
        }
    }
}

/// Says at the table why nothing is left to answer; what somebody wrote for it is given back instead.
fn nothing(page: &Page, table: &str, fields: &Fields, why: Message) -> Result<HttpResponse> {
    if fields.one("response").is_empty() {
        return Ok(page.sorry(table, why));
    }
    Err(Error::Refused(why))
}

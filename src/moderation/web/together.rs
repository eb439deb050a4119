//! One decision on everything that the queue, as it is narrowed, finds.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::form::{Faults, RulingForm};
use super::queue::sentence;
use super::queue_query::QueueQuery;
use super::words::{excerpt, grounds};
use crate::error::{Error, Message, Result};
use crate::moderation::actions::{self, Chosen};
use crate::moderation::model::EXPLANATION_LIMIT;
use crate::web::forms::{Fields, SafeForm};
use crate::web::{Choice, Page, addresses};

#[derive(Serialize)]
struct TogetherView {
    title: String,
    /// The queue, as the end of an address.
    queue: String,
    count: usize,
    parties: usize,
    /// How many look as if a number of somebody stood in them.
    personal: usize,
    /// How many are too long to be decided on unread.
    long: usize,
    /// Says that the same is decided on that was shown.
    mark: String,
    rows: Vec<Row>,
    /// How many are not shown.
    more: usize,
    input: RulingForm,
    anyway: bool,
    leave: bool,
    errors: BTreeMap<String, String>,
    grounds: Vec<Choice>,
    explanation_limit: usize,
}

#[derive(Serialize)]
struct Row {
    number: String,
    href: String,
    party: String,
    beginning: String,
}

/// What was filled in.
struct Filled {
    input: RulingForm,
    anyway: bool,
    leave: bool,
    errors: BTreeMap<String, String>,
}

/// GET /moderation/together
pub(super) async fn show(page: Page, query: web::Query<QueueQuery>) -> Result<HttpResponse> {
    let empty = Filled {
        input: RulingForm::default().padded(0),
        anyway: false,
        leave: false,
        errors: BTreeMap::new(),
    };
    match view(&page, &query, empty).await {
        Ok(view) if view.count == 0 => Ok(page.redirect(&query.href())),
        Ok(view) => page.render("pages/moderation/together.html", &view),
        Err(Error::Refused(message)) => Ok(page.sorry(&query.href(), message)),
        Err(other) => Err(other),
    }
}

/// POST /moderation/together: decides on all of it, or on none.
pub(super) async fn decide(
    page: Page,
    query: web::Query<QueueQuery>,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    let fields = form.0;
    let filled = Filled {
        input: RulingForm::of(&fields),
        anyway: fields.one("anyway") == "yes",
        leave: fields.one("leave") == "yes",
        errors: BTreeMap::new(),
    };
    let joint = match filled.input.joint() {
        Ok(joint) => joint.sparing(filled.anyway, filled.leave),
        Err(faults) => return refused(&page, &query, filled, said(&page, &faults)).await,
    };
    let chosen = Chosen::Found {
        search: query.behind(None).understood()?,
        mark: fields.one("mark").to_owned(),
    };
    match actions::decide_together(&page.site, &page.actor, chosen, joint).await {
        Ok(outcome) => {
            let done = Message::new("moderation-together-done")
                .with("count", outcome.decided)
                .with("count_left", outcome.left);
            Ok(page.done(&query.behind(None).href(), done))
        }
        Err(error) => {
            let sentence = sentence(&page, error)?;
            let errors = BTreeMap::from([("form".to_owned(), sentence)]);
            refused(&page, &query, filled, errors).await
        }
    }
}

fn said(page: &Page, faults: &Faults) -> BTreeMap<String, String> {
    let said = |(field, message): (&String, &Message)| (field.clone(), page.say(message));
    faults.0.iter().map(said).collect()
}

async fn refused(
    page: &Page,
    query: &QueueQuery,
    filled: Filled,
    errors: BTreeMap<String, String>,
) -> Result<HttpResponse> {
    let has_words = !filled.input.explanation.is_empty();
    let why = match view(page, query, Filled { errors, ..filled }).await {
        // A second press, or a colleague who was first.
        Ok(view) if view.count == 0 => Message::new("moderation-together-nothing"),
        Ok(view) => return page.render_refused("pages/moderation/together.html", &view),
        Err(Error::Refused(message)) => message,
        Err(other) => return Err(other),
    };
    // What somebody wrote for it is given back.
    match has_words {
        true => Err(Error::Refused(why)),
        false => Ok(page.sorry(&query.href(), why)),
    }
}

async fn view(page: &Page, query: &QueueQuery, filled: Filled) -> Result<TogetherView> {
    let query = query.behind(None);
    let found = actions::findings(&page.site, &page.actor, query.understood()?).await?;
    let rows: Vec<Row> = found
        .rows
        .iter()
        .map(|waiting| Row {
            number: waiting.comment.id.to_string(),
            href: addresses::ModeratedComment(waiting.comment.id).page(),
            party: waiting.party.clone(),
            beginning: excerpt(&waiting.comment.body),
        })
        .collect();
    Ok(TogetherView {
        title: page.say(&Message::new("moderation-together-title").with("count", found.count)),
        queue: query.suffix(),
        count: found.count,
        parties: found.parties,
        personal: found.personal,
        long: found.long,
        mark: found.mark,
        more: found.count.saturating_sub(rows.len()),
        rows,
        input: filled.input,
        anyway: filled.anyway,
        leave: filled.leave,
        errors: filled.errors,
        grounds: grounds(page),
        explanation_limit: EXPLANATION_LIMIT,
    })
}

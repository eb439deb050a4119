//! What was promised between two versions, one kind of it at a time, with a form to link a comment or to explain a change.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::rows::{ChangeView, PromiseView, Text, first_words};
use crate::error::{Message, Result};
use crate::promises::actions::{self, ExplainInput, Kind, LinkInput, Listed, Listing, Wanted};
use crate::promises::model::{NEARLY, NOTE_CHARACTERS};
use crate::web::{Choice, FormView, Page, SafeForm, addresses};

const TEMPLATE: &str = "pages/promises/list.html";

/// Which of it is asked for; the forms send it along.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct ListQuery {
    from: String,
    to: String,
    kind: String,
    after: String,
}

impl ListQuery {
    fn kind(&self) -> Kind {
        self.kind.parse().unwrap_or(Kind::Promised)
    }

    fn href(&self, slug: &str) -> String {
        addresses::Promises(slug).between(&self.from, &self.to, self.kind().as_str(), &self.after)
    }
}

#[derive(Serialize)]
struct ListView {
    title: String,
    consultation: String,
    path: String,
    slug: String,
    /// Of the text.
    language: &'static str,
    versions: Vec<Choice>,
    from: String,
    to: String,
    kind: &'static str,
    after: String,
    /// The kinds with how many there are of each; empty while there are no two versions.
    kinds: Vec<KindLink>,
    /// From which similarity on words count as standing there, in per cent.
    threshold: String,
    promises: Vec<PromisedItem>,
    changes: Vec<ChangedItem>,
    /// Passages that changed, to choose from.
    places: Vec<Choice>,
    first: String,
    next: String,
    note_limit: usize,
    /// Of the form sent, its field names with what it is about.
    errors: FormView,
}

#[derive(Serialize)]
struct KindLink {
    href: String,
    text: String,
    count: usize,
    current: bool,
}

/// An accepted comment, with what drafters linked it to.
#[derive(Serialize)]
struct PromisedItem {
    promise: PromiseView,
    links: Vec<LinkView>,
    /// What stands in the form.
    passage: String,
    note: String,
    open: bool,
    passage_error: String,
    note_error: String,
}

#[derive(Serialize)]
struct LinkView {
    key: String,
    href: String,
    note: String,
}

/// A change, with what a drafter said of it.
#[derive(Serialize)]
struct ChangedItem {
    number: String,
    key: String,
    change: ChangeView,
    explained: bool,
    note: String,
    note_error: String,
}

/// A form as it was sent and refused: what it is about, and what is wrong.
struct Sent {
    about: String,
    form: FormView,
}

/// `GET /drafting/{slug}/promises`
pub(super) async fn show(
    page: Page,
    path: web::Path<String>,
    query: web::Query<ListQuery>,
) -> Result<HttpResponse> {
    let view = view(&page, &path, &query, None).await?;
    page.draw(TEMPLATE, move |_| Ok(view)).await
}

async fn view(page: &Page, slug: &str, query: &ListQuery, sent: Option<Sent>) -> Result<ListView> {
    let wanted = Wanted {
        from: query.from.clone(),
        to: query.to.clone(),
        kind: query.kind(),
        after: query.after.parse().unwrap_or(-1),
    };
    let found = actions::listing(&page.site, &page.actor, slug, wanted).await?;
    let label =
        |version: &str| page.say(&Message::new("reading-version-label").with("label", version));
    let mut view = ListView {
        title: page.text("promises-title"),
        consultation: found.consultation.title.clone(),
        path: addresses::Promises(slug).page(),
        slug: slug.to_owned(),
        language: found.consultation.language.as_str(),
        versions: found
            .versions
            .iter()
            .map(|version| Choice::new(&version.label, label(&version.label)))
            .collect(),
        from: query.from.clone(),
        to: query.to.clone(),
        kind: query.kind().as_str(),
        after: query.after.clone(),
        kinds: Vec::new(),
        threshold: format!("{:.0}", NEARLY * 100.0),
        promises: Vec::new(),
        changes: Vec::new(),
        places: Vec::new(),
        first: String::new(),
        next: String::new(),
        note_limit: NOTE_CHARACTERS,
        errors: FormView::default(),
    };
    if let Some(listed) = &found.listed {
        fill(page, &mut view, (&found, listed), sent.as_ref());
    }
    if let Some(Sent { about, form }) = sent {
        let errors = form.errors.into_iter().filter(|(_, text)| !text.is_empty());
        view.errors.errors = errors
            .map(|(field, text)| match field.as_str() {
                "passage" | "note" => (format!("{field}-{about}"), text),
                _ => ("form".to_owned(), text),
            })
            .collect();
    }
    Ok(view)
}

fn fill(
    page: &Page,
    view: &mut ListView,
    (found, listed): (&Listing, &Listed),
    sent: Option<&Sent>,
) {
    let consultation = &found.consultation;
    let text = |version, round| Text {
        consultation,
        version,
        round,
    };
    let from = text(&listed.from, listed.from_round);
    let to = text(&listed.to, listed.to_round);
    let here = |kind: Kind, after: &str| {
        let (from, to) = (&listed.from.label, &listed.to.label);
        addresses::Promises(&consultation.slug).between(from, to, kind.as_str(), after)
    };
    let typed = |about: &str, field: &str| {
        let sent = sent.filter(|sent| sent.about == about)?;
        sent.form.values.get(field).cloned()
    };
    let error = |about: &str, field: &str| {
        let sent = sent.filter(|sent| sent.about == about);
        let text = sent.and_then(|sent| sent.form.errors.get(field));
        text.cloned().unwrap_or_default()
    };
    let kind: Kind = view.kind.parse().unwrap_or(Kind::Promised);
    let tally = listed.tally;
    view.kinds = Kind::ALL
        .iter()
        .map(|one| KindLink {
            href: here(*one, ""),
            text: page.text(&format!("promises-kind-{one}")),
            count: match one {
                Kind::Promised => tally.kept + tally.broken(),
                Kind::Kept => tally.kept,
                Kind::ChangedOtherwise => tally.changed_otherwise,
                Kind::WithoutChange => tally.without_change,
                Kind::NotJudged => tally.not_judged,
                Kind::Unexplained => tally.unexplained,
                Kind::Explained => listed.explained,
            },
            current: *one == kind,
        })
        .collect();
    view.promises = listed
        .comments
        .iter()
        .map(|one| {
            let promise = PromiseView::of(&one.row, &from, &to);
            let about = promise.id.clone();
            PromisedItem {
                links: one
                    .promises
                    .iter()
                    .map(|link| LinkView {
                        key: link.passage_key.clone(),
                        href: to.href(&link.passage_key),
                        note: link.note.clone(),
                    })
                    .collect(),
                passage: typed(&about, "passage").unwrap_or_else(|| one.suggested.clone()),
                note: typed(&about, "note").unwrap_or_default(),
                open: sent.is_some_and(|sent| sent.about == about),
                passage_error: error(&about, "passage"),
                note_error: error(&about, "note"),
                promise,
            }
        })
        .collect();
    view.changes = listed
        .changes
        .iter()
        .map(|one| {
            let about = one.number.to_string();
            let said = one.explanation.as_ref().map(|one| one.note.clone());
            ChangedItem {
                key: one.key.clone(),
                change: ChangeView::of(&one.row, &from, &to),
                explained: said.is_some(),
                note: typed(&about, "note").or(said).unwrap_or_default(),
                note_error: error(&about, "note"),
                number: about,
            }
        })
        .collect();
    view.places = listed
        .changed
        .iter()
        .map(|(key, text)| Choice::new(key, first_words(text)))
        .collect();
    if !view.after.is_empty() {
        view.first = here(kind, "");
    }
    view.next = listed
        .next
        .map_or_else(String::new, |next| here(kind, &next.to_string()));
    view.from.clone_from(&listed.from.label);
    view.to.clone_from(&listed.to.label);
}

/// Links a comment to a passage.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct LinkForm {
    from: String,
    to: String,
    kind: String,
    after: String,
    comment: String,
    passage: String,
    note: String,
    /// "unlink" takes the link away.
    action: String,
}

/// `POST /drafting/{slug}/promises/links`
pub(super) async fn link(
    page: Page,
    path: web::Path<String>,
    form: SafeForm<LinkForm>,
) -> Result<HttpResponse> {
    let form = form.0;
    let linked = form.action != "unlink";
    let input = LinkInput {
        comment: form.comment.clone(),
        to: form.to.clone(),
        passage: form.passage.clone(),
        note: form.note.clone(),
        linked,
    };
    let outcome = actions::link(&page.site, &page.actor, &path, input).await;
    let said = if linked {
        "promises-linked"
    } else {
        "promises-unlinked"
    };
    let query = ListQuery {
        from: form.from.clone(),
        to: form.to.clone(),
        kind: form.kind.clone(),
        after: form.after.clone(),
    };
    answer(
        &page,
        &path,
        query,
        (outcome, said),
        (form.comment.clone(), &form),
    )
    .await
}

/// Says why a passage changed.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct ExplainForm {
    from: String,
    to: String,
    kind: String,
    after: String,
    /// Number of the change, for the page.
    change: String,
    passage: String,
    note: String,
    /// "unexplain" takes back what was said.
    action: String,
}

/// `POST /drafting/{slug}/promises/explanations`
pub(super) async fn explain(
    page: Page,
    path: web::Path<String>,
    form: SafeForm<ExplainForm>,
) -> Result<HttpResponse> {
    let form = form.0;
    let explained = form.action != "unexplain";
    let input = ExplainInput {
        to: form.to.clone(),
        passage: form.passage.clone(),
        note: form.note.clone(),
        explained,
    };
    let outcome = actions::explain(&page.site, &page.actor, &path, input).await;
    let said = if explained {
        "promises-explained"
    } else {
        "promises-unexplained"
    };
    let query = ListQuery {
        from: form.from.clone(),
        to: form.to.clone(),
        kind: form.kind.clone(),
        after: form.after.clone(),
    };
    answer(
        &page,
        &path,
        query,
        (outcome, said),
        (form.change.clone(), &form),
    )
    .await
}

/// Back to the list, or the list with what is wrong.
async fn answer(
    page: &Page,
    slug: &str,
    query: ListQuery,
    (outcome, said): (Result<()>, &'static str),
    (about, typed): (String, &impl Serialize),
) -> Result<HttpResponse> {
    match outcome {
        Ok(()) => Ok(page.done(&query.href(slug), said)),
        Err(error) => {
            let form = FormView::of(typed).refused(page, error)?;
            let view = view(page, slug, &query, Some(Sent { about, form })).await?;
            page.render_refused(TEMPLATE, &view)
        }
    }
}

//! The page with results. Everything in it is a link or a form sent with GET, so that what somebody
//! found can be passed on by its address.

mod results;

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::actions;
use super::model::{Found, LONGEST_QUESTION, Question, Request};
use crate::db::search::Strictness;
use crate::error::{Error, Message, Result};
use crate::moderation::web::redacted_label;
use crate::web::{Page, addresses};

use results::ResultView;
pub(super) use results::href;

/// Results on one page.
const ON_A_PAGE: usize = 20;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/search", web::get().to(show)).route(
        "/consultations/{slug}/rounds/{number}/search",
        web::get().to(show_round),
    );
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Query {
    q: String,
    kind: String,
    consultation: String,
    section: String,
    group: String,
    versions: String,
    after: String,
    /// The page these are asked of.
    #[serde(skip)]
    path: String,
}

/// A value to narrow by, or the one narrowed by.
#[derive(Serialize)]
struct Value {
    text: String,
    count: i64,
    href: String,
    chosen: bool,
}

#[derive(Serialize)]
struct Facet {
    name: &'static str,
    title: String,
    /// Of what the values are named in.
    language: &'static str,
    values: Vec<Value>,
}

#[derive(Serialize)]
struct View {
    title: String,
    /// The round looked in, and the addresses it and its consultation are under; "" for everywhere.
    round: String,
    round_path: String,
    consultation: String,
    consultation_path: String,
    path: String,
    q: String,
    most: usize,
    /// Fields that stay as they are when other words are asked for.
    kept: Vec<(&'static str, String)>,
    all_versions: bool,
    asked: bool,
    cut: bool,
    unfinished: bool,
    /// What is to be said of how the results have the words; "" where they just have them.
    mode: &'static str,
    /// What was perhaps meant, and its results; "" where nothing is to be said.
    suggestion: String,
    suggestion_path: String,
    total: i64,
    /// Results there would be without narrowing.
    anywhere: i64,
    wider: String,
    results: Vec<ResultView>,
    facets: Vec<Facet>,
    first: String,
    next: String,
}

impl Query {
    fn request(&self, page: &Page) -> Result<Request> {
        let some = |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty());
        if !self.group.is_empty() && page.site.config.group(&self.group).is_none() {
            return Err(Error::NotFound);
        }
        Ok(Request {
            question: Question::parse(&self.q),
            kind: match self.kind.as_str() {
                "" => None,
                word => Some(word.parse().map_err(|_| Error::NotFound)?),
            },
            consultation: some(&self.consultation),
            section: some(&self.section),
            group: some(&self.group),
            all_versions: self.all_versions(),
            before: match self.after.as_str() {
                "" => 0,
                count => count.parse().map_err(|_| Error::NotFound)?,
            },
            limit: ON_A_PAGE,
        })
    }

    fn all_versions(&self) -> bool {
        self.versions == "all"
    }

    /// What narrows the results, by the names of the fields.
    fn narrowing(&self) -> Vec<(&'static str, String)> {
        [
            ("kind", &self.kind),
            ("consultation", &self.consultation),
            ("section", &self.section),
            ("group", &self.group),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name, value.clone()))
        .collect()
    }

    /// The address of the first page of this.
    fn href(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", &self.q);
        for (name, value) in self.narrowing() {
            query.append_pair(name, &value);
        }
        if self.all_versions() {
            query.append_pair("versions", "all");
        }
        if !self.after.is_empty() {
            query.append_pair("after", &self.after);
        }
        format!("{}?{}", self.path, query.finish())
    }

    /// The address of the first page of this with one thing changed.
    fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut query = Self {
            after: String::new(),
            ..self.clone()
        };
        change(&mut query);
        query.href()
    }
}

/// `GET /search`: words found in texts, comments and answers.
async fn show(page: Page, query: web::Query<Query>) -> Result<HttpResponse> {
    let (query, request) = asked(&page, query.into_inner(), "/search".to_owned())?;
    let question = request.question.clone();
    let found = actions::find(&page.site, request).await?;
    let view = view(&page, &query, &question, &found).await?;
    page.draw("pages/search/search.html", move |_| Ok(view))
        .await
}

/// `GET /consultations/{slug}/rounds/{number}/search`: the same in one round, for who may read it.
async fn show_round(
    page: Page,
    path: web::Path<(String, i64)>,
    query: web::Query<Query>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let address = addresses::Round(&slug, number);
    let (query, request) = asked(&page, query.into_inner(), address.search())?;
    let question = request.question.clone();
    let (site, actor) = (&page.site, &page.actor);
    let (consultation, round, found) =
        actions::find_in_round(site, actor, (&slug, number), request).await?;
    let mut view = view(&page, &query, &question, &found).await?;
    view.facets.retain(|facet| facet.name != "consultation");
    view.round = page.say(&Message::new("reading-round-name").with("number", round.number));
    view.round_path = address.page();
    view.consultation = consultation.title;
    view.consultation_path = addresses::Consultation(&slug).page();
    page.draw("pages/search/search.html", move |_| Ok(view))
        .await
}

fn asked(page: &Page, mut query: Query, path: String) -> Result<(Query, Request)> {
    query.path = path;
    query.q = query.q.trim().chars().take(LONGEST_QUESTION + 1).collect();
    let request = query.request(page)?;
    if !request.question.is_empty() {
        page.site.rates.search.take(&page.caller_key())?;
    }
    Ok((query, request))
}

async fn view(page: &Page, query: &Query, question: &Question, found: &Found) -> Result<View> {
    let mark = |ground: &str| page.say(&redacted_label(ground));
    let texts = actions::texts(&page.site, found, mark).await?;
    let suggestion = found
        .suggestion
        .as_ref()
        .map_or_else(String::new, |suggestion| suggestion.mend(&query.q));
    Ok(View {
        title: match query.q.as_str() {
            "" => page.text("search-title"),
            words => page.say(&Message::new("search-title-words").with("words", words)),
        },
        round: String::new(),
        round_path: String::new(),
        consultation: String::new(),
        consultation_path: String::new(),
        path: query.path.clone(),
        q: query.q.clone(),
        most: LONGEST_QUESTION,
        kept: query.narrowing(),
        all_versions: query.all_versions(),
        asked: !query.q.is_empty(),
        cut: question.cut,
        unfinished: found.unfinished,
        mode: how(question, found),
        suggestion_path: match suggestion.as_str() {
            "" => String::new(),
            mended => query.with(|query| {
                *query = Query {
                    q: mended.to_owned(),
                    path: query.path.clone(),
                    ..Query::default()
                };
            }),
        },
        suggestion,
        total: found.total,
        anywhere: found.anywhere,
        wider: query.with(|query| {
            *query = Query {
                q: query.q.clone(),
                path: query.path.clone(),
                ..Query::default()
            };
        }),
        results: found
            .hits
            .iter()
            .zip(&texts)
            .map(|(hit, text)| ResultView::of(page, (hit, text), question, found.mode))
            .collect(),
        facets: facets(page, query, found),
        first: match query.after.as_str() {
            "" => String::new(),
            _ => query.with(|_| {}),
        },
        next: found.next.map_or_else(String::new, |next| {
            query.with(|query| query.after = next.to_string())
        }),
    })
}

/// What is to be said of how the results have the words: the ending of a key.
fn how(question: &Question, found: &Found) -> &'static str {
    let several = question.is_of_several();
    match found.mode {
        Strictness::Phrase | Strictness::All => "",
        Strictness::Any => "any",
        Strictness::Beginnings | Strictness::Parts if found.exact > 0 => "longer",
        Strictness::Beginnings if several => "beginnings",
        Strictness::Beginnings => "beginnings-one",
        Strictness::Parts if several => "parts",
        Strictness::Parts => "parts-one",
    }
}

fn facets(page: &Page, query: &Query, found: &Found) -> Vec<Facet> {
    let facets = &found.facets;
    // Choosing again what is chosen takes it back.
    let value = |text: String, count: i64, now: &str, value: &str, set: fn(&mut Query, String)| {
        let chosen = now == value;
        let to = if chosen {
            String::new()
        } else {
            value.to_owned()
        };
        Value {
            href: query.with(|query| set(query, to)),
            text,
            count,
            chosen,
        }
    };
    let kinds = facets.kinds.iter().map(|kind| {
        let text = page.text(&format!("search-kind-{}", kind.value));
        let word = kind.value.as_str();
        value(text, kind.count, &query.kind, word, |query, to| {
            query.kind = to
        })
    });
    let consultations = facets.consultations.iter().map(|one| {
        let (text, slug) = (one.value.title.clone(), one.value.slug.as_str());
        value(text, one.count, &query.consultation, slug, |query, to| {
            query.consultation = to;
            query.section.clear();
        })
    });
    let sections = facets.sections.iter().map(|one| {
        let (key, name) = &one.value;
        value(name.clone(), one.count, &query.section, key, |query, to| {
            query.section = to
        })
    });
    let groups = page.site.config.groups.iter().filter_map(|group| {
        let one = facets.groups.iter().find(|one| one.value == group.code)?;
        let text = group.name(page.language).to_owned();
        Some(value(
            text,
            one.count,
            &query.group,
            &group.code,
            |query, to| query.group = to,
        ))
    });
    let facet = |name: &'static str, values: Vec<Value>| Facet {
        name,
        title: page.text(&format!("search-facet-{name}")),
        language: "",
        values,
    };
    let mut all = vec![
        facet("kind", kinds.collect()),
        facet("consultation", consultations.collect()),
        facet("section", sections.collect()),
        facet("group", groups.collect()),
    ];
    // Titles of sections are in the language of their text.
    let text_language =
        found.facets.consultations.iter().find(|one| {
            one.value.slug == query.consultation || found.facets.consultations.len() == 1
        });
    if let (Some(one), Some(sections)) = (text_language, all.get_mut(2)) {
        sections.language = one.value.language.as_str();
    }
    all.retain(|facet| !facet.values.is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::search::EntryKind;

    #[test]
    fn every_kind_has_a_word_and_narrows() {
        for kind in EntryKind::ALL {
            let query = Query {
                q: "a&b".to_owned(),
                kind: kind.to_string(),
                after: "20".to_owned(),
                path: "/search".to_owned(),
                ..Query::default()
            };
            assert_eq!(query.with(|_| {}), format!("/search?q=a%26b&kind={kind}"));
        }
    }
}

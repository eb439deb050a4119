//! The same results for programs.

#![expect(
    unused_qualifications,
    reason = "the macro that describes a route names the type of its query in full"
)]

use actix_web::web::{Path, Query};
use actix_web::{HttpResponse, get};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions;
use super::model::{Count, Facets, Found, Hit, Question, Request, What};
use super::snippet::{Piece, snippet};
use super::store::shown;
use super::web::href;
use crate::db::search::{EntryKind, Strictness};
use crate::error::{Error, Result};
use crate::site::Site;
use crate::web::ApiCaller;
use crate::web::problem::{BadQuery, CommonProblems, Problem};

/// Results unless told otherwise.
const PER_PAGE: usize = 20;
/// Results at most.
const MOST: usize = 100;

/// Routes of this slice below `/api/v1`.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(search).service(search_round);
}

/// What to look for, and where.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
struct SearchQuery {
    /// Words; those between quotation marks are looked for as they stand. Without any, nothing is found.
    #[serde(default)]
    q: String,
    /// What of.
    #[param(inline)]
    kind: Option<EntryKind>,
    /// Slug of a consultation.
    consultation: Option<String>,
    /// Key of the heading of an outermost section, as the counts by section give it.
    section: Option<String>,
    /// Code of a group.
    group: Option<String>,
    /// Whether to look in every public version of a text, not only in the newest.
    #[serde(default)]
    all_versions: bool,
    /// `nextCursor` of the part before.
    cursor: Option<String>,
    /// At most so many, 20 unless told.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<usize>,
}

/// What to look for in a round, and where.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
struct RoundSearchQuery {
    /// Words; those between quotation marks are looked for as they stand. Without any, nothing is found.
    #[serde(default)]
    q: String,
    /// What of.
    #[param(inline)]
    kind: Option<EntryKind>,
    /// Key of the heading of an outermost section, as the counts by section give it.
    section: Option<String>,
    /// Code of a group.
    group: Option<String>,
    /// `nextCursor` of the part before.
    cursor: Option<String>,
    /// At most so many, 20 unless told.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<usize>,
}

/// A part of what was found, the best first.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SearchResults {
    items: Vec<SearchResult>,
    /// All that was found, on whatever part.
    total: i64,
    /// How strictly the least strict results have the words: "all" of them, words with these "beginnings", words
    /// with these "parts" at their beginning or end, or "any" of them; the less strict ones come last, and only where
    /// little else is found.
    matching: &'static str,
    /// How many have the words themselves, in whatever form; the others have longer words.
    exact: i64,
    /// What to look for instead, where a word stands nowhere and another, one typing error away, does.
    suggestion: Option<String>,
    facets: SearchFacets,
    /// Whether some results may be missing, as for a while after an upgrade.
    unfinished: bool,
    /// Where the list goes on; none at its end.
    next_cursor: Option<String>,
}

/// A passage, comment or response that was found.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SearchResult {
    #[schema(inline)]
    kind: EntryKind,
    /// Its page.
    #[schema(format = "uri")]
    url: String,
    /// Slug of its consultation.
    consultation: String,
    /// Number of the round; none for a version that no round is about.
    round: Option<i64>,
    /// Label of the version.
    version: String,
    /// Number of the section.
    section: Option<String>,
    /// Key of the passage.
    passage: Option<String>,
    /// Number of the comment.
    comment: Option<i64>,
    /// Who made the comment, if that is public.
    party: Option<String>,
    /// Code of the group of who made the comment.
    group: Option<String>,
    /// The words in their context.
    snippet: Vec<Piece>,
}

/// How many results there would be with another choice for one thing and the same for all others.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SearchFacets {
    kinds: Vec<FacetCount>,
    consultations: Vec<FacetCount>,
    /// Of the one consultation in question.
    sections: Vec<FacetCount>,
    groups: Vec<FacetCount>,
}

/// A value to narrow by.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct FacetCount {
    value: String,
    /// What people call it, where that is another thing.
    name: Option<String>,
    count: i64,
}

fn counts<T>(of: &[Count<T>], value: impl Fn(&T) -> (String, Option<String>)) -> Vec<FacetCount> {
    of.iter()
        .map(|one| {
            let (value, name) = value(&one.value);
            FacetCount {
                value,
                name,
                count: one.count,
            }
        })
        .collect()
}

impl SearchFacets {
    fn of(facets: &Facets) -> Self {
        Self {
            kinds: counts(&facets.kinds, |kind| (kind.to_string(), None)),
            consultations: counts(&facets.consultations, |one| {
                (one.slug.clone(), Some(one.title.clone()))
            }),
            sections: counts(&facets.sections, |(key, name)| {
                (key.clone(), Some(name.clone()))
            }),
            groups: counts(&facets.groups, |code| (code.clone(), None)),
        }
    }
}

impl SearchResults {
    async fn of(site: &Site, question: &Question, found: &Found) -> Result<Self> {
        let mark = |ground: &str| format!("[… {ground}]");
        let texts = actions::texts(site, found, mark).await?;
        Ok(Self {
            items: found
                .hits
                .iter()
                .zip(texts)
                .map(|(hit, text)| SearchResult::of(site, (hit, text), question, found.mode))
                .collect(),
            total: found.total,
            matching: match found.mode {
                Strictness::Phrase | Strictness::All => "all",
                Strictness::Beginnings => "beginnings",
                Strictness::Parts => "parts",
                Strictness::Any => "any",
            },
            exact: found.exact,
            suggestion: found
                .suggestion
                .as_ref()
                .map(|suggestion| suggestion.mend(question.typed())),
            facets: SearchFacets::of(&found.facets),
            unfinished: found.unfinished,
            next_cursor: found.next.map(|next| next.to_string()),
        })
    }
}

impl SearchResult {
    /// `text` is that of the comment or response.
    fn of(site: &Site, (hit, text): (&Hit, String), question: &Question, mode: Strictness) -> Self {
        let at = &hit.whereabouts;
        let number = at.section.as_ref().map(|section| section.number.clone());
        let (text, comment) = match &hit.what {
            What::Passage(passage) => {
                let number = number.as_deref().unwrap_or_default();
                (shown(passage.kind, number, &passage.text), None)
            }
            What::Comment(comment) | What::Answer(comment, _) => (text, Some(comment)),
        };
        Self {
            kind: hit.what.kind(),
            url: site.config.absolute(&href(hit)),
            consultation: at.consultation.slug.clone(),
            round: at.round.as_ref().map(|round| round.number),
            version: at.version.label.clone(),
            section: number,
            passage: Some(at.key.clone()).filter(|key| !key.is_empty()),
            comment: comment.map(|comment| comment.number),
            party: comment.and_then(|comment| comment.party_name.clone()),
            group: comment.map(|comment| comment.group_code.clone()),
            snippet: snippet(&text, question, mode),
        }
    }
}

/// Words in public texts, published comments and published responses.
#[utoipa::path(
    tag = "consultations",
    operation_id = "search",
    params(SearchQuery),
    security((), ("bearer" = [])),
    responses(
        (status = 200, description = "A part of what was found", body = SearchResults),
        CommonProblems,
        BadQuery,
    )
)]
#[get("/search")]
async fn search(caller: ApiCaller, query: Query<SearchQuery>) -> Result<HttpResponse> {
    let (question, request) = asked(&caller, query.into_inner())?;
    let found = match actions::find(&caller.site, request).await {
        Err(Error::NotFound) => {
            return Err(Error::invalid("consultation", "search-api-consultation"));
        }
        other => other?,
    };
    Ok(HttpResponse::Ok().json(SearchResults::of(&caller.site, &question, &found).await?))
}

/// Words in the text, published comments and published responses of one round, for who may read it.
#[utoipa::path(
    tag = "consultations",
    operation_id = "searchRound",
    params(
        ("slug" = String, Path, description = "Slug of the consultation"),
        ("number" = i64, Path, minimum = 1, description = "Number of the round"),
        RoundSearchQuery,
    ),
    security((), ("bearer" = [])),
    responses(
        (status = 200, description = "A part of what was found", body = SearchResults),
        (status = 400, description = "The query or the address is at fault", body = Problem, content_type = "application/problem+json"),
        CommonProblems,
        (status = 404, description = "No such round, or it is for invited parties only", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/consultations/{slug}/rounds/{number}/search")]
async fn search_round(
    caller: ApiCaller,
    path: Path<(String, i64)>,
    query: Query<RoundSearchQuery>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let query = query.into_inner();
    let query = SearchQuery {
        q: query.q,
        kind: query.kind,
        consultation: None,
        section: query.section,
        group: query.group,
        all_versions: false,
        cursor: query.cursor,
        limit: query.limit,
    };
    let (question, request) = asked(&caller, query)?;
    let (site, actor) = (&caller.site, &caller.actor);
    let (_, _, found) = actions::find_in_round(site, actor, (&slug, number), request).await?;
    Ok(HttpResponse::Ok().json(SearchResults::of(site, &question, &found).await?))
}

fn asked(caller: &ApiCaller, query: SearchQuery) -> Result<(Question, Request)> {
    let limit = query.limit.unwrap_or(PER_PAGE);
    if !(1..=MOST).contains(&limit) {
        return Err(Error::invalid("limit", "reading-api-limit"));
    }
    if let Some(group) = &query.group
        && caller.site.config.group(group).is_none()
    {
        return Err(Error::invalid("group", "reading-api-group"));
    }
    let before = match query.cursor.as_deref().map(str::parse) {
        None => 0,
        Some(Ok(before)) => before,
        Some(Err(_)) => return Err(Error::invalid("cursor", "search-api-after")),
    };
    let question = Question::parse(&query.q);
    let request = Request {
        question: question.clone(),
        kind: query.kind,
        consultation: query.consultation,
        section: query.section,
        group: query.group,
        all_versions: query.all_versions,
        before,
        limit,
    };
    Ok((question, request))
}

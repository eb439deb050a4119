//! The queue, and publishing several comments at once from it.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::words::{excerpt, place_text};
use crate::comments::leaning::{Leaning, leaning};
use crate::error::{Error, Message, Result};
use crate::moderation::actions::{self, ExpectedDecisions, Overview, Search};
use crate::moderation::model::{IN_MODERATION, shown_state};
use crate::moderation::store::QueueCursor;
use crate::submissions::model::Moderation;
use crate::types::Moment;
use crate::types::ids::{CommentId, RoundId, SectionId};
use crate::web::forms::{Fields, SafeForm};
use crate::web::{Choice, Page, addresses};

/// How the address narrows the queue.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
pub(super) struct QueueQuery {
    #[serde(default)]
    round: String,
    #[serde(default)]
    section: String,
    #[serde(default)]
    group: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    after: String,
}

/// The word that asks for every state.
const EVERY: &str = "all";

impl QueueQuery {
    /// What is asked for; what makes no sense asks for nothing in particular.
    fn search(&self) -> Search {
        let number = |text: &str| text.parse::<i64>().ok();
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Search {
            round: number(&self.round).map(RoundId),
            section: number(&self.section).map(SectionId),
            group: text(&self.group),
            state: match self.state.as_str() {
                EVERY => None,
                word => Some(
                    word.parse()
                        .ok()
                        .filter(|state| IN_MODERATION.contains(state))
                        .unwrap_or(Moderation::Pending),
                ),
            },
            after: key_of(&self.after),
        }
    }

    /// The address of the page that begins behind `key`, or of the first.
    fn href(&self, key: Option<QueueCursor>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [
            ("round", &self.round),
            ("section", &self.section),
            ("group", &self.group),
            ("state", &self.state),
        ] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if let Some(key) = key {
            let micros = key.submitted_at.and_utc().timestamp_micros();
            query.append_pair("after", &format!("{micros}-{}", key.id));
        }
        let query = query.finish();
        if query.is_empty() {
            "/moderation".to_owned()
        } else {
            format!("/moderation?{query}")
        }
    }
}

fn key_of(text: &str) -> Option<QueueCursor> {
    let (micros, id) = text.split_once('-')?;
    let submitted_at: Moment =
        chrono::DateTime::from_timestamp_micros(micros.parse().ok()?)?.naive_utc();
    Some(QueueCursor {
        submitted_at,
        id: CommentId(id.parse().ok()?),
    })
}

#[derive(Serialize)]
struct QueueView {
    title: String,
    values: QueueQuery,
    rounds: Vec<Choice>,
    sections: Vec<Choice>,
    groups: Vec<Choice>,
    states: Vec<Choice>,
    rows: Vec<QueueRow>,
    /// Some of them can be ticked.
    bulk: bool,
    count: i64,
    /// Attachments that wait.
    attachments: i64,
    /// There are more than were counted.
    many: bool,
    /// Reports of impersonation that wait for a verdict.
    impersonations: i64,
    first: String,
    next: String,
    error: String,
}

#[derive(Serialize)]
struct QueueRow {
    number: String,
    href: String,
    /// Value of its check box; "" where it cannot be ticked.
    tick: String,
    ticked: bool,
    place: String,
    party: String,
    group: String,
    /// How far it was established who sent it.
    verification: &'static str,
    kind: &'static str,
    excerpt: String,
    proposal: bool,
    /// What its few words lean on, a word of `moderation-leans-…`, or "".
    leaning: &'static str,
    state: &'static str,
    at: Option<Moment>,
    days: i64,
}

/// GET /moderation
pub(super) async fn show(page: Page, query: web::Query<QueueQuery>) -> Result<HttpResponse> {
    let query = query.into_inner();
    let view = view(&page, query, &[], String::new()).await?;
    page.draw("pages/moderation/queue.html", move |_| Ok(view))
        .await
}

/// POST /moderation/publication: publishes the comments ticked, all or none.
pub(super) async fn publish(page: Page, form: SafeForm<Fields>) -> Result<HttpResponse> {
    let fields = form.0;
    let query = QueueQuery {
        round: fields.one("round").to_owned(),
        section: fields.one("section").to_owned(),
        group: fields.one("group").to_owned(),
        state: fields.one("state").to_owned(),
        after: String::new(),
    };
    let ticked: Vec<&str> = fields.all("ids").collect();
    let seen = ticked
        .iter()
        .map(|text| seen(text).ok_or_else(|| Error::refused("error-form-broken")))
        .collect::<Result<Vec<_>>>()?;
    match actions::publish_all(&page.site, &page.actor, seen).await {
        Ok(count) => {
            let done = Message::new("moderation-bulk-done").with("count", count);
            Ok(page.done(&query.href(None), done))
        }
        Err(error) => {
            let sentence = match error {
                Error::Refused(message) => page.say(&message),
                Error::Invalid(faults) => faults
                    .first()
                    .map(|fault| page.say(&fault.message))
                    .unwrap_or_default(),
                other => return Err(other),
            };
            let view = view(&page, query, &ticked, sentence).await?;
            page.render_refused("pages/moderation/queue.html", &view)
        }
    }
}

/// "17-2": comment 17, on which two decisions had been taken; "17": on which none had.
fn seen(text: &str) -> Option<ExpectedDecisions> {
    let (comment, decisions) = text.split_once('-').unwrap_or((text, "0"));
    Some(ExpectedDecisions {
        comment: CommentId(comment.parse().ok()?),
        decisions: decisions.parse().ok()?,
    })
}

async fn view(page: &Page, query: QueueQuery, ticked: &[&str], error: String) -> Result<QueueView> {
    let search = query.search();
    let found = actions::queue(&page.site, &page.actor, search.clone()).await?;
    let now = page.site.now();
    let rows: Vec<QueueRow> = found
        .rows
        .iter()
        .map(|waiting| row(page, &found, waiting, now, ticked))
        .collect();
    let config = &page.site.config;
    Ok(QueueView {
        title: page.text("moderation-queue-title"),
        rounds: found
            .rounds
            .iter()
            .map(|(round, consultation)| {
                let text = Message::new("moderation-round")
                    .with("title", &consultation.title)
                    .with("number", round.number);
                Choice::new(round.id, page.say(&text))
            })
            .collect(),
        sections: found
            .sections
            .iter()
            .map(|section| {
                let name = section.label();
                Choice::new(section.id, name.trim())
            })
            .collect(),
        groups: config
            .groups
            .iter()
            .map(|group| Choice::new(&group.code, group.name(page.language)))
            .collect(),
        states: states(page),
        bulk: rows.iter().any(|row| !row.tick.is_empty()),
        rows,
        attachments: found.attachments,
        count: found.count.min(actions::COUNTED),
        many: found.count > actions::COUNTED,
        impersonations: found.impersonations,
        first: if search.after.is_some() {
            query.href(None)
        } else {
            String::new()
        },
        next: found
            .next
            .map(|key| query.href(Some(key)))
            .unwrap_or_default(),
        values: QueueQuery {
            state: search
                .state
                .map_or_else(|| EVERY.to_owned(), |state| state.to_string()),
            ..query
        },
        error,
    })
}

fn states(page: &Page) -> Vec<Choice> {
    let mut states: Vec<Choice> = IN_MODERATION
        .iter()
        .map(|state| {
            let key = format!("decision-state-{}", shown_state(*state));
            Choice::new(state, page.text(&key))
        })
        .collect();
    states.push(Choice::new(EVERY, page.text("moderation-state-all")));
    states
}

fn row(
    page: &Page,
    found: &Overview,
    waiting: &crate::moderation::store::Waiting,
    now: Moment,
    ticked: &[&str],
) -> QueueRow {
    let comment = &waiting.comment;
    let tick = if comment.moderation == Moderation::Pending {
        format!("{}-{}", comment.id, comment.decisions)
    } else {
        String::new()
    };
    QueueRow {
        number: comment.id.to_string(),
        href: addresses::ModeratedComment(comment.id).page(),
        ticked: ticked.contains(&tick.as_str()),
        tick,
        place: place_text(page, found.places.get(&comment.id)),
        party: waiting.party.clone(),
        group: page
            .site
            .config
            .group_name(&comment.group_code, page.language)
            .to_owned(),
        verification: waiting.verification.as_str(),
        kind: comment.kind.as_str(),
        excerpt: excerpt(&comment.body),
        proposal: comment.proposed_text.is_some(),
        leaning: leaning(&comment.body).map_or("", Leaning::as_str),
        state: shown_state(comment.moderation),
        at: comment.submitted_at.map(to_second),
        days: comment
            .submitted_at
            .map_or(0, |at| (now - at).num_days().max(0)),
    }
}

/// HTML times know no more than three digits behind the second.
fn to_second(at: Moment) -> Moment {
    use chrono::Timelike;
    at.with_nanosecond(0).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_begins_where_its_address_says() {
        let key = QueueCursor {
            submitted_at: "2027-06-01T12:00:00.123456".parse().unwrap(),
            id: CommentId(17),
        };
        let query = QueueQuery {
            group: "civil-society".to_owned(),
            ..QueueQuery::default()
        };
        let href = query.href(Some(key));
        let after = href.split("after=").nth(1).unwrap();
        assert!(href.starts_with("/moderation?group=civil-society&"));
        assert_eq!(key_of(after), Some(key));
        assert_eq!(key_of("x"), None);
        assert_eq!(QueueQuery::default().href(None), "/moderation");
    }

    #[test]
    fn what_waits_is_shown_unless_asked_otherwise() {
        let state = |word: &str| {
            let query = QueueQuery {
                state: word.to_owned(),
                ..QueueQuery::default()
            };
            query.search().state
        };
        assert_eq!(state(""), Some(Moderation::Pending));
        assert_eq!(state("draft"), Some(Moderation::Pending));
        assert_eq!(state("withheld"), Some(Moderation::Withheld));
        assert_eq!(state("all"), None);
    }
}

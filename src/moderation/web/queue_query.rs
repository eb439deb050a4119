//! How the moderators' queue is narrowed, as its address says; it goes along to a comment that is opened from it.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::moderation::actions::Search;
use crate::moderation::model::IN_MODERATION;
use crate::moderation::store::QueueCursor;
use crate::submissions::model::Moderation;
use crate::types::Moment;
use crate::types::ids::{CommentId, RoundId, SectionId};
use crate::web::forms::Fields;
use crate::web::{addresses, understood, words_asked};

/// How the address narrows the queue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct QueueQuery {
    pub round: String,
    pub section: String,
    pub group: String,
    pub state: String,
    /// [`FOUND`]: only with what looks like personal data.
    pub personal: String,
    /// Words that stand in it; those between quotes together.
    pub q: String,
    /// [`NEWEST`]: the newest first.
    pub sort: String,
    /// Where the page begins.
    pub after: String,
}

/// The word that asks for comments with what looks like personal data.
pub(super) const FOUND: &str = "found";

/// The word that asks for the newest first.
pub(super) const NEWEST: &str = "newest";

/// The word that asks for every state.
pub(super) const EVERY: &str = "all";

impl QueueQuery {
    /// What is asked for; what makes no sense asks for nothing in particular.
    pub(super) fn search(&self) -> Search {
        let number = |text: &str| text.parse::<i64>().ok();
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Search {
            round: number(&self.round).map(RoundId),
            section: number(&self.section).map(SectionId),
            group: text(&self.group),
            personal: self.personal == FOUND,
            words: words_asked(&self.q),
            newest: self.sort == NEWEST,
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

    /// The same for what decides on everything found, which may not be more than was asked for.
    ///
    /// # Errors
    /// [`Error::Refused`] naming what in the address makes no sense.
    ///
    /// [`Error::Refused`]: crate::error::Error::Refused
    pub(super) fn understood(&self) -> Result<Search> {
        let search = self.search();
        let state = search.state.map_or(EVERY, |state| state.as_str());
        understood(&[
            ("round", &self.round, search.round.is_some()),
            // Sections are of a round's text.
            (
                "section",
                &self.section,
                search.section.is_some() && search.round.is_some(),
            ),
            ("state", &self.state, state == self.state),
            ("personal", &self.personal, search.personal),
        ])?;
        Ok(search)
    }

    /// As a form that stood in the queue brings it.
    pub(super) fn of(fields: &Fields) -> Self {
        let one = |name| fields.one(name).to_owned();
        Self {
            round: one("round"),
            section: one("section"),
            group: one("group"),
            state: one("state"),
            personal: one("personal"),
            q: one("q"),
            sort: one("sort"),
            after: one("after"),
        }
    }

    /// The same, beginning behind `key`, or with the first.
    pub(super) fn behind(&self, key: Option<QueueCursor>) -> Self {
        let after = key.map(|key| {
            let micros = key.submitted_at.and_utc().timestamp_micros();
            format!("{micros}-{}", key.id)
        });
        Self {
            after: after.unwrap_or_default(),
            ..self.clone()
        }
    }

    /// What stands behind "?" in an address, with its "?"; "" for a query that asks for nothing.
    pub(super) fn suffix(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [
            ("round", &self.round),
            ("section", &self.section),
            ("group", &self.group),
            ("state", &self.state),
            ("personal", &self.personal),
            ("q", &self.q),
            ("sort", &self.sort),
            ("after", &self.after),
        ] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        let query = query.finish();
        if query.is_empty() {
            query
        } else {
            format!("?{query}")
        }
    }

    /// The address of the page that decides on everything found.
    pub(super) fn together(&self) -> String {
        format!("/moderation/together{}", self.behind(None).suffix())
    }

    /// The address of the queue.
    pub(super) fn href(&self) -> String {
        format!("/moderation{}", self.suffix())
    }

    /// Where a moderator goes on behind this comment without a decision; "" for one that was not opened from the queue.
    pub(super) fn next_href(&self, from: CommentId) -> String {
        if *self == Self::default() {
            return String::new();
        }
        let comment = addresses::ModeratedComment(from).page();
        format!("{comment}/next{}", self.suffix())
    }

    /// The address of a comment that is opened from here, so that what comes next is known when it is decided on.
    pub(super) fn comment(&self, id: CommentId) -> String {
        format!(
            "{}{}",
            addresses::ModeratedComment(id).page(),
            self.suffix()
        )
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
        let href = query.behind(Some(key)).href();
        let after = href.split("after=").nth(1).unwrap();
        assert!(href.starts_with("/moderation?group=civil-society&"));
        assert_eq!(key_of(after), Some(key));
        assert_eq!(key_of("x"), None);
        assert_eq!(QueueQuery::default().href(), "/moderation");
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

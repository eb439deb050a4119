//! How the drafting table is narrowed, as its address says.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::responses::actions::{TableFilter, Themed};
use crate::responses::model::Disposition;
use crate::responses::store::Stand;
use crate::types::ids::{CampaignId, CommentId, ThemeId};
use crate::web::forms::Fields;
use crate::web::{addresses, understood, words_asked};

/// How the address narrows the table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct TableQuery {
    /// None: where work begins.
    pub section: Option<String>,
    /// [`BELOW`]: with what is said of the sections in it.
    pub below: String,
    /// The key of a passage.
    pub passage: String,
    pub state: String,
    pub group: String,
    /// A theme's number, or [`WITHOUT`].
    pub theme: String,
    /// A campaign's number.
    pub campaign: String,
    /// Words that stand in the comment; those between quotes together.
    pub q: String,
    /// The comment this page begins behind.
    pub after: String,
}

/// The word that asks for the sections in a section too.
pub(super) const BELOW: &str = "yes";

/// The word that asks for comments without a theme.
pub(super) const WITHOUT: &str = "none";

/// The words for how comments stand; dispositions are others.
pub(super) const STATES: [&str; 7] = [
    "unanswered",
    "answered",
    "not-satisfied",
    "own-words",
    "once",
    "support",
    "otherwise",
];

impl TableQuery {
    /// What is asked for; what makes no sense asks for nothing in particular.
    pub(super) fn filter(&self) -> TableFilter {
        let number = |text: &str| text.parse::<i64>().ok();
        TableFilter {
            section: self.section.clone(),
            below: self.below == BELOW,
            passage: self.passage.clone(),
            stand: match self.state.as_str() {
                "unanswered" => Some(Stand::Unanswered),
                "answered" => Some(Stand::Answered(None)),
                "not-satisfied" => Some(Stand::NotSatisfied),
                "own-words" => Some(Stand::OwnWords),
                "once" => Some(Stand::EachOnce),
                "support" => Some(Stand::Support),
                "otherwise" => Some(Stand::Otherwise),
                word => word
                    .parse::<Disposition>()
                    .ok()
                    .map(|disposition| Stand::Answered(Some(disposition))),
            },
            group: Some(self.group.clone()).filter(|group| !group.is_empty()),
            theme: match self.theme.as_str() {
                WITHOUT => Themed::None,
                word => number(word).map_or(Themed::Any, |id| Themed::Of(ThemeId(id))),
            },
            campaign: number(&self.campaign).map(CampaignId),
            words: words_asked(&self.q),
            after: number(&self.after).map(CommentId),
        }
    }

    /// The same for what decides on everything found, which may not be more than was asked for.
    ///
    /// # Errors
    /// [`Error::Refused`] naming what in the address makes no sense.
    ///
    /// [`Error::Refused`]: crate::error::Error::Refused
    pub(super) fn understood(&self) -> Result<TableFilter> {
        let filter = self.filter();
        understood(&[
            ("below", &self.below, filter.below),
            ("state", &self.state, filter.stand.is_some()),
            ("theme", &self.theme, filter.theme != Themed::Any),
            ("campaign", &self.campaign, filter.campaign.is_some()),
        ])?;
        Ok(filter)
    }

    /// As a form that stood on the table brings it.
    pub(super) fn of(fields: &Fields) -> Self {
        let one = |name| fields.one(name).to_owned();
        Self {
            section: Some(one("section")),
            below: one("below"),
            passage: one("passage"),
            state: one("state"),
            group: one("group"),
            theme: one("theme"),
            campaign: one("campaign"),
            q: one("q"),
            after: one("after"),
        }
    }

    /// The same, beginning behind this comment, or with the first.
    pub(super) fn behind(&self, after: Option<CommentId>) -> Self {
        Self {
            after: after.map(|after| after.to_string()).unwrap_or_default(),
            ..self.clone()
        }
    }

    /// The same about this part of the text.
    pub(super) fn about(&self, section: &str) -> Self {
        Self {
            section: Some(section.to_owned()),
            ..self.clone()
        }
    }

    /// What its fields are called, with what is in them; of the section always, of others where there is something.
    pub(super) fn fields(&self) -> Vec<(&'static str, String)> {
        let section = ("section", self.section.clone().unwrap_or_default());
        let others = [
            ("below", &self.below),
            ("passage", &self.passage),
            ("state", &self.state),
            ("group", &self.group),
            ("theme", &self.theme),
            ("campaign", &self.campaign),
            ("q", &self.q),
            ("after", &self.after),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name, value.clone()));
        std::iter::once(section).chain(others).collect()
    }

    /// The address of what it asks for, below this path.
    pub(super) fn href(&self, path: &str) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.fields());
        format!("{path}?{}", query.finish())
    }

    /// The address of the table.
    pub(super) fn table(&self, drafting: addresses::Drafting<'_>) -> String {
        self.href(&drafting.table())
    }

    /// The address of a comment that is opened from the table, so that what comes next is known when it is answered.
    pub(super) fn comment(&self, id: CommentId) -> String {
        self.href(&addresses::DraftedComment(id).page())
    }

    /// Where a drafter goes on behind this comment without an answer.
    pub(super) fn next(&self, from: CommentId) -> String {
        self.href(&format!("{}/next", addresses::DraftedComment(from).page()))
    }

    /// Whether it stands in the address of a comment that was opened from the table, which names a part of the text.
    pub(super) fn is_of_a_table(&self) -> bool {
        self.section.is_some()
    }

    /// The address of the page that answers everything found.
    pub(super) fn together(&self, drafting: addresses::Drafting<'_>) -> String {
        self.behind(None).href(&drafting.together())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_stands_in_the_address() {
        let query = TableQuery {
            section: Some("5.2".to_owned()),
            theme: "7".to_owned(),
            q: "a & b".to_owned(),
            ..TableQuery::default()
        };
        let drafting = addresses::Drafting("cyber", 1);
        assert_eq!(
            query.behind(Some(CommentId(9))).table(drafting),
            "/drafting/cyber/rounds/1?section=5.2&theme=7&q=a+%26+b&after=9"
        );
        assert_eq!(
            query.behind(Some(CommentId(9))).together(drafting),
            "/drafting/cyber/rounds/1/together?section=5.2&theme=7&q=a+%26+b"
        );
        assert_eq!(query.filter().theme, Themed::Of(ThemeId(7)));
    }

    #[test]
    fn a_disposition_is_a_state_too() {
        let stand = |word: &str| {
            let query = TableQuery {
                state: word.to_owned(),
                ..TableQuery::default()
            };
            query.filter().stand
        };
        assert_eq!(
            stand("noted"),
            Some(Stand::Answered(Some(Disposition::Noted)))
        );
        assert_eq!(stand("nonsense"), None);
        for word in STATES {
            assert!(stand(word).is_some(), "{word}");
            assert!(word.parse::<Disposition>().is_err(), "{word}");
        }
    }
}

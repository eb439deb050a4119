//! Disposition and Response, and which disposition needs a reason.

use super::second_looks::PublishedLook;
use crate::types::ids::{AccountId, CampaignId, CommentId, DispositionId};
use crate::types::{Moment, text_enum};

text_enum! {
    /// The drafters' verdict on a comment.
    Disposition {
        Accepted => "accepted",
        AcceptedWithModification => "accepted-with-modification",
        PartlyAccepted => "partly-accepted",
        Noted => "noted",
        NotAccepted => "not-accepted",
        OutOfScope => "out-of-scope",
        Duplicate => "duplicate",
    }
}

impl Disposition {
    /// All but "accepted" need a reason: W3C and ANSI practice.
    pub fn needs_reason(self) -> bool {
        self != Self::Accepted
    }

    /// Those with which the drafters say that they take a comment over, be it in part.
    pub const TAKEN_OVER: [Self; 3] = [
        Self::Accepted,
        Self::AcceptedWithModification,
        Self::PartlyAccepted,
    ];

    /// Whether it is one of [`Self::TAKEN_OVER`]: then a change at the place of the comment is one it led to. Without that, a
    /// change there is only a change there.
    pub fn is_taken_over(self) -> bool {
        Self::TAKEN_OVER.contains(&self)
    }
}

/// What drafters answer to a comment, and what of it was last published.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::dispositions)]
pub struct Response {
    pub id: DispositionId,
    pub comment_id: CommentId,
    pub disposition: Disposition,
    /// Limited Markdown.
    pub response: String,
    /// The comment this one says the same as.
    pub duplicate_of: Option<CommentId>,
    /// Rises with each change; a form that carries an older one is refused.
    pub revision: i64,
    /// The campaign it was given to, all copies at once; `None`: to this comment by itself.
    pub campaign_id: Option<CampaignId>,
    pub set_by: Option<AccountId>,
    pub set_at: Moment,
    pub published_disposition: Option<Disposition>,
    pub published_response: Option<String>,
    pub published_at: Option<Moment>,
}

/// An answer as it once was set; the one that holds is among them. Never changed.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::response_revisions)]
pub struct Revision {
    /// 1 for the first answer to a comment.
    pub revision: i64,
    pub disposition: Disposition,
    /// Limited Markdown.
    pub response: String,
    pub campaign_id: Option<CampaignId>,
    pub set_at: Moment,
}

/// An answer as the public sees it: as it stood when answers were last published.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PublishedAnswer {
    pub disposition: Disposition,
    /// Limited Markdown; "" where the disposition needs no reason and none was given.
    pub response: String,
    pub published_at: Moment,
    /// What its party made of it, if it asked for a second look.
    pub second_look: Option<PublishedLook>,
}

impl Response {
    /// Whether the public reads it as it stands.
    pub fn is_public(&self) -> bool {
        self.published_disposition == Some(self.disposition)
            && self.published_response.as_ref() == Some(&self.response)
    }

    /// What the public sees of it, if anything; without a second look.
    pub fn published(self) -> Option<PublishedAnswer> {
        Some(PublishedAnswer {
            disposition: self.published_disposition?,
            response: self.published_response.unwrap_or_default(),
            published_at: self.published_at?,
            second_look: None,
        })
    }
}

/// What a party says of the answer to its comment: W3C practice. Its words are for the drafters; the
/// public report counts it.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::satisfactions)]
pub struct Satisfaction {
    pub comment_id: CommentId,
    pub satisfied: bool,
    /// May be empty.
    pub remark: String,
    /// Which answer was meant: when it was published.
    pub answer_published_at: Moment,
    /// None: somebody without an account.
    pub set_by: Option<AccountId>,
    pub set_at: Moment,
}

impl Satisfaction {
    /// Whether it is about the answer published at `published_at`, and not one before it.
    pub fn is_about(&self, published_at: Option<Moment>) -> bool {
        Some(self.answer_published_at) == published_at
    }

    /// The word for it.
    pub fn as_str(&self) -> &'static str {
        if self.satisfied {
            "satisfied"
        } else {
            "not-satisfied"
        }
    }
}

/// How many answers satisfy those they were given to, of the answers something was said of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct SatisfactionCounts {
    pub satisfied: i64,
    pub not_satisfied: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_but_accepted_need_a_reason() {
        let without: Vec<_> = Disposition::ALL
            .iter()
            .filter(|disposition| !disposition.needs_reason())
            .collect();
        assert_eq!(without, [&Disposition::Accepted]);
    }

    fn at(hour: u32) -> Moment {
        let day = chrono::NaiveDate::from_ymd_opt(2027, 6, 1).unwrap();
        day.and_hms_opt(hour, 0, 0).unwrap()
    }

    #[test]
    fn the_public_sees_an_answer_once_it_was_published_and_as_it_was_then() {
        let response = Response {
            id: DispositionId(1),
            comment_id: CommentId(1),
            disposition: Disposition::PartlyAccepted,
            response: "Changed since.".to_owned(),
            duplicate_of: None,
            revision: 2,
            campaign_id: None,
            set_by: None,
            set_at: at(12),
            published_disposition: Some(Disposition::Accepted),
            published_response: Some("As it was.".to_owned()),
            published_at: Some(at(9)),
        };
        let published = PublishedAnswer {
            disposition: Disposition::Accepted,
            response: "As it was.".to_owned(),
            published_at: at(9),
            second_look: None,
        };
        assert_eq!(response.clone().published(), Some(published));
        let inside = Response {
            published_disposition: None,
            published_response: None,
            published_at: None,
            ..response
        };
        assert_eq!(inside.published(), None);
    }

    #[test]
    fn what_a_party_said_is_about_the_answer_it_read() {
        let said = Satisfaction {
            comment_id: CommentId(1),
            satisfied: true,
            remark: String::new(),
            answer_published_at: at(9),
            set_by: None,
            set_at: at(10),
        };
        assert!(said.is_about(Some(at(9))));
        assert!(!said.is_about(Some(at(11))));
        assert!(!said.is_about(None));
        assert_eq!(said.as_str(), "satisfied");
        let not = Satisfaction {
            satisfied: false,
            ..said
        };
        assert_eq!(not.as_str(), "not-satisfied");
    }
}

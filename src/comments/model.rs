//! Comment: a remark at an Anchor.

use crate::access::Writer;
use crate::submissions::model::Moderation;
use crate::types::ids::{
    AccountId, CampaignId, CommentId, GuestId, PartyId, RoundId, SubmissionId,
};
use crate::types::{Moment, text_enum};

pub use super::anchor::{Anchor, AnchorKind};

text_enum! {
    /// What sort of remark a Comment is.
    CommentKind {
        General => "general",
        Technical => "technical",
        Editorial => "editorial",
    }
}

/// A remark at an Anchor, as a row.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::comments)]
pub struct Comment {
    pub id: CommentId,
    pub submission_id: SubmissionId,
    pub round_id: RoundId,
    pub party_id: PartyId,
    pub group_code: String,
    pub author_id: Option<AccountId>,
    #[diesel(embed)]
    #[serde(flatten)]
    pub anchor: Anchor,
    pub kind: CommentKind,
    /// Limited Markdown.
    pub body: String,
    /// The words the party would rather see.
    pub proposed_text: Option<String>,
    pub position: i64,
    pub moderation: Moderation,
    /// How many decisions were taken on it.
    pub decisions: i64,
    /// What an intake sheet called the place.
    pub reference: String,
    /// Columns of an intake sheet that have no field.
    pub notes: String,
    pub intake_key: Option<String>,
    pub campaign_id: Option<CampaignId>,
    pub created_at: Moment,
    pub updated_at: Moment,
    pub submitted_at: Option<Moment>,
    /// Who wrote it, without an account.
    pub guest_id: Option<GuestId>,
    /// What it goes by outside, once it was published: chosen by chance, unique in its round.
    pub public_number: Option<i64>,
    /// Being written: it was kept by itself, and nobody said yet that it is done.
    pub unfinished: bool,
}

impl Comment {
    /// Who wrote it.
    pub fn writer(&self) -> Writer {
        Writer {
            account: self.author_id,
            guest: self.guest_id,
        }
    }
}

/// The most comments one Submission holds.
pub const MAX_COMMENTS: usize = 500;

//! Submission and Comment, and the rules of their lives.

use crate::access::{Actor, Who, Writer};
use crate::consultations::model::Party;
use crate::documents::Quote;
use crate::types::ids::{
    AccountId, CampaignId, CommentId, GuestId, PartyId, PassageId, RoundId, SectionId, SubmissionId,
};
use crate::types::{Moment, text_enum};

text_enum! {
    /// Where a Submission stands.
    SubmissionState {
        /// Being written; comments can change.
        Draft => "draft",
        /// Sent by a guest who is to confirm the address; counts nowhere until then.
        Awaiting => "awaiting",
        /// Handed in; carries a receipt number.
        Submitted => "submitted",
        /// Replaced by a later one of the same party.
        Superseded => "superseded",
        /// Taken back by the party.
        Withdrawn => "withdrawn",
    }
}

text_enum! {
    /// What the public sees of who made a Submission.
    Publication {
        /// The person who answers for it and the organisation.
        NameAndOrganisation => "name-and-organisation",
        /// The organisation (for a person without one: the name) only.
        Organisation => "organisation",
        /// The comments, and the group they come from.
        Anonymous => "anonymous",
        /// Nothing: the comments are read and answered, but not published.
        None => "none",
    }
}

text_enum! {
    /// How a Submission came in.
    Origin {
        /// Written on the pages.
        Page => "page",
        /// Through the API.
        Api => "api",
        /// From a sheet of responses that came by mail or on paper.
        Intake => "intake",
    }
}

text_enum! {
    /// How far it was established who sent a Submission.
    Verification {
        /// With an account, for a party that was invited.
        Invited => "invited",
        /// With an account whose address was confirmed.
        Account => "account",
        /// Without an account; the address was confirmed for this response.
        Address => "address",
        /// Not here: it came by mail or on paper, or was not handed in yet.
        None => "none",
    }
}

impl Verification {
    /// Of what `actor` hands in for `party`.
    pub fn of(actor: &Actor, party: &Party) -> Self {
        match &actor.who {
            Who::Guest(_) => Self::Address,
            Who::Account(_) if party.invited => Self::Invited,
            Who::Account(_) => Self::Account,
            Who::Anonymous | Who::CommandLine => Self::None,
        }
    }
}

/// One Party's response to one Round.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::submissions)]
pub struct Submission {
    pub id: SubmissionId,
    pub round_id: RoundId,
    pub party_id: PartyId,
    pub state: SubmissionState,
    pub publication: Publication,
    pub origin: Origin,
    /// The person who answers for it.
    pub submitter_name: String,
    pub submitted_by: Option<AccountId>,
    pub receipt_number: Option<String>,
    /// SHA-256 over the content, hexadecimal.
    pub content_hash: Option<String>,
    pub supersedes_id: Option<SubmissionId>,
    pub created_at: Moment,
    pub submitted_at: Option<Moment>,
    /// When it was superseded or withdrawn.
    pub ended_at: Option<Moment>,
    pub verification: Verification,
}

text_enum! {
    /// What a Comment is about.
    AnchorKind {
        Document => "document",
        Section => "section",
        Passage => "passage",
        /// Words within a passage.
        Quote => "quote",
    }
}

text_enum! {
    /// What sort of remark a Comment is.
    CommentKind {
        General => "general",
        Technical => "technical",
        Editorial => "editorial",
    }
}

text_enum! {
    /// Where a Comment stands with the moderators.
    Moderation {
        /// Not submitted yet.
        Draft => "draft",
        /// In the queue.
        Pending => "pending",
        /// Public as it is (unless the party chose otherwise).
        Published => "published",
        /// Public without what was redacted.
        Redacted => "redacted",
        Withheld => "withheld",
        /// Superseded or withdrawn by the party.
        Gone => "gone",
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
    pub anchor: AnchorKind,
    pub section_id: Option<SectionId>,
    pub passage_id: Option<PassageId>,
    pub quote_exact: Option<String>,
    pub quote_prefix: Option<String>,
    pub quote_suffix: Option<String>,
    /// In characters from the start of the passage's text.
    pub quote_start: Option<i64>,
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
}

impl Comment {
    /// Who wrote it.
    pub fn writer(&self) -> Writer {
        Writer {
            account: self.author_id,
            guest: self.guest_id,
        }
    }

    /// The words of its passage it is about, if not the whole.
    pub fn quote(&self) -> Option<Quote> {
        Some(Quote {
            exact: self.quote_exact.clone()?,
            prefix: self.quote_prefix.clone().unwrap_or_default(),
            suffix: self.quote_suffix.clone().unwrap_or_default(),
            start: usize::try_from(self.quote_start.unwrap_or_default()).unwrap_or_default(),
        })
    }
}

/// The most comments one Submission holds.
pub const MAX_COMMENTS: usize = 500;

/// The longest name of the person who answers for a Submission, in characters.
pub const MAX_NAME: usize = 200;

impl Publication {
    /// What a new draft begins with: no more of a person than is needed (GDPR, article 25), while
    /// an organisation is known by its name.
    pub fn default_for(organisation: bool) -> Self {
        if organisation {
            Self::Organisation
        } else {
            Self::Anonymous
        }
    }

    /// What a party can choose from. A person without an organisation has only a name to show.
    pub fn choices(organisation: bool) -> &'static [Self] {
        if organisation {
            Self::ALL
        } else {
            &[Self::Organisation, Self::Anonymous, Self::None]
        }
    }
}

impl Moderation {
    /// Whether the public sees a comment in this state, if its party chose to be published.
    pub fn is_public(self) -> bool {
        matches!(self, Self::Published | Self::Redacted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_begins_anonymous_and_has_no_organisation_to_name() {
        assert_eq!(Publication::default_for(false), Publication::Anonymous);
        assert_eq!(Publication::default_for(true), Publication::Organisation);
        assert!(!Publication::choices(false).contains(&Publication::NameAndOrganisation));
        assert_eq!(Publication::choices(true), Publication::ALL);
    }

    #[test]
    fn only_what_a_moderator_let_through_is_public() {
        let public: Vec<_> = Moderation::ALL
            .iter()
            .filter(|state| state.is_public())
            .collect();
        assert_eq!(public, [&Moderation::Published, &Moderation::Redacted]);
    }
}

//! Submission, and the rules of its life.

use crate::access::{Actor, Who};
use crate::consultations::model::Party;
use crate::types::ids::{AccountId, PartyId, RoundId, SubmissionId};
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
        /// From a sheet of comments that came by mail or on paper.
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
        /// Without an account; the address was confirmed for this submission.
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
            Who::Anonymous | Who::CommandLine | Who::System => Self::None,
        }
    }
}

/// All that one Party sends in to one Round.
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

impl Moderation {
    /// Of comments that do not stand: not handed in, or taken back. Nobody answers or counts them.
    pub const NOT_STANDING: [Self; 2] = [Self::Draft, Self::Gone];
}

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
    /// What a moderator let through to the public, if the party chose to be published.
    pub const PUBLIC: [Self; 2] = [Self::Published, Self::Redacted];

    /// Whether the public sees a comment in this state, if its party chose to be published.
    pub fn is_public(self) -> bool {
        Self::PUBLIC.contains(&self)
    }
}

impl Submission {
    /// Whether it stands and its party chose to be published.
    pub fn is_public(&self) -> bool {
        self.state == SubmissionState::Submitted && self.publication != Publication::None
    }

    /// Whether the public sees a comment of it that stands so with the moderators; `store::is_public_comment` asks the
    /// same of rows.
    pub fn shows(&self, comment: Moderation) -> bool {
        comment.is_public() && self.is_public()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Viewer;
    use crate::platform::texts::Language;
    use crate::types::ids::{AccountId, PartyId, RoundId};

    #[test]
    fn a_person_begins_anonymous_and_has_no_organisation_to_name() {
        assert_eq!(Publication::default_for(false), Publication::Anonymous);
        assert_eq!(Publication::default_for(true), Publication::Organisation);
        assert!(!Publication::choices(false).contains(&Publication::NameAndOrganisation));
        assert_eq!(Publication::choices(true), Publication::ALL);
    }

    #[test]
    fn how_far_it_was_established_who_sent_it() {
        let party = |invited| Party {
            id: PartyId(1),
            round_id: RoundId(1),
            organisation_id: None,
            account_id: None,
            name: "Noor".to_owned(),
            group_code: "individual".to_owned(),
            invited,
            created_at: Moment::default(),
        };
        let viewer = Viewer {
            account: AccountId(7),
            email: "noor@example.org".to_owned(),
            name: "Noor".to_owned(),
            language: Language::Nl,
            admin: false,
            verified: true,
            responds: true,
            proved_at: None,
            staff: Vec::new(),
            memberships: Vec::new(),
        };
        let noor = Actor {
            who: Who::Account(Box::new(viewer)),
            ..Actor::system()
        };
        let of = |actor, invited| Verification::of(actor, &party(invited));
        assert_eq!(of(&noor, false), Verification::Account);
        assert_eq!(of(&noor, true), Verification::Invited);
        assert_eq!(of(&Actor::command_line(), true), Verification::None);
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

//! A Party: who responds in a Round.

use crate::access::PartyOf;
use crate::config::INDIVIDUAL;
use crate::types::Moment;
use crate::types::ids::{AccountId, OrganisationId, PartyId, RoundId};

/// Who responds in a Round: an Organisation or a person.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::parties)]
pub struct Party {
    pub id: PartyId,
    pub round_id: RoundId,
    pub organisation_id: Option<OrganisationId>,
    pub account_id: Option<AccountId>,
    /// Of the organisation or the person, as it stood.
    pub name: String,
    pub group_code: String,
    pub invited: bool,
    pub created_at: Moment,
}

impl Party {
    /// Whether it speaks for an organisation: one with an account, or one that a guest named.
    pub fn is_organisation(&self) -> bool {
        self.organisation_id.is_some()
            || (self.account_id.is_none() && self.group_code != INDIVIDUAL)
    }

    /// Whose it is, for questions of access.
    pub fn of(&self) -> PartyOf {
        PartyOf {
            id: Some(self.id),
            organisation: self.organisation_id,
            account: self.account_id,
        }
    }
}

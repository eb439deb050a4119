//! Organisations that sign another party's Submission, and the rules of who is counted and named.

use crate::submissions::model::{Publication, Submission};
use crate::types::ids::{
    AccountId, OrganisationId, SignatureId, SigningInvitationId, SubmissionId,
};
use crate::types::{Moment, text_enum};

text_enum! {
    /// Where a signature stands.
    SignatureState {
        /// To be asked for as soon as the draft is handed in.
        Planned => "planned",
        Asked => "asked",
        Signed => "signed",
        Declined => "declined",
        /// Signed once, and no longer.
        TakenBack => "taken-back",
    }
}

/// What one Organisation was asked and what it answered. A signature is to one content hash.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::signatures)]
pub struct Signature {
    pub id: SignatureId,
    pub submission_id: SubmissionId,
    pub organisation_id: OrganisationId,
    /// As it stood when it was asked.
    pub name: String,
    pub group_code: String,
    pub state: SignatureState,
    /// Of the Submission, as it was signed.
    pub content_hash: Option<String>,
    pub asked_by: Option<AccountId>,
    pub asked_at: Moment,
    /// Who signed for the Organisation.
    pub signer_name: String,
    pub decided_by: Option<AccountId>,
    pub decided_at: Option<Moment>,
}

/// Somebody asked by mail, who has not yet said for which Organisation.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::signing_invitations)]
pub struct SigningInvitation {
    pub id: SigningInvitationId,
    pub submission_id: SubmissionId,
    pub email: String,
    /// None before the mail is written, as while the Submission is a draft.
    pub token_hash: Option<String>,
    pub asked_by: Option<AccountId>,
    pub asked_at: Moment,
}

/// An Organisation whose signature counts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Signatory {
    pub name: String,
    pub group_code: String,
    pub signed_at: Option<Moment>,
}

/// The most Organisations asked to sign one Submission.
pub const MAX_SIGNATURES: usize = 200;

impl Signature {
    /// Whether it counts under `submission`: given, and to what was handed in.
    pub fn counts(&self, submission: &Submission) -> bool {
        self.state == SignatureState::Signed
            && self.content_hash.is_some()
            && self.content_hash == submission.content_hash
    }

    /// Whether those who lead the Organisation read what is to be signed: not once they declined.
    pub fn may_be_read(&self) -> bool {
        !matches!(
            self.state,
            SignatureState::Planned | SignatureState::Declined
        )
    }

    /// Whether the Organisation may still be asked, or asked again.
    pub fn can_be_asked(&self) -> bool {
        matches!(
            self.state,
            SignatureState::Declined | SignatureState::TakenBack
        )
    }
}

impl Publication {
    /// Whether the public is told who signed: where the party itself is named. Under an anonymous
    /// submission signatories are counted only, for they would tell who made it.
    pub fn names_signatories(self) -> bool {
        matches!(self, Self::Organisation | Self::NameAndOrganisation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatories_are_named_where_the_party_is() {
        let named: Vec<_> = Publication::ALL
            .iter()
            .filter(|choice| choice.names_signatories())
            .collect();
        assert_eq!(
            named,
            [
                &Publication::NameAndOrganisation,
                &Publication::Organisation
            ]
        );
    }
}

//! What one may or may not do, by what one is.

use super::model::{Actor, Guest, GuestKind, MemberRole, PartyOf, Staff, StaffRole, Viewer, Who};
use crate::error::{Error, Result};
use crate::types::ids::ConsultationId;

/// Something one may or may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Run the installation: accounts, organisations, mail, audit log, new consultations.
    Administer,
    /// Set up one consultation: rounds, questions, invitations, who works on it, what the public may read.
    Manage(ConsultationId),
    /// Bring a version of its text in, and say what is new in it.
    BringText(ConsultationId),
    /// File sheets and letters that came by mail or on paper.
    TakeIn(ConsultationId),
    /// Know what the public may not yet: versions that are not public, rounds that are not announced.
    Foresee(ConsultationId),
    /// Decide on its comments.
    Moderate(ConsultationId),
    /// Answer its comments and publish the answers.
    Draft(ConsultationId),
    /// See all its comments as they were made, and export them.
    ReadInternal(ConsultationId),
    /// Write comments at all: with a confirmed account, or as a guest, for one party.
    Respond,
    /// Write comments for this party.
    WriteFor(PartyOf),
    /// Submit, withdraw and supersede for this party.
    SubmitFor(PartyOf),
}

impl Actor {
    /// Whether this actor has `right`.
    pub fn may(&self, right: Right) -> bool {
        let viewer = match &self.who {
            Who::Anonymous | Who::System => return false,
            // Speaks for the ministry, never for a party.
            Who::CommandLine => {
                return !matches!(
                    right,
                    Right::Respond | Right::WriteFor(_) | Right::SubmitFor(_)
                );
            }
            Who::Guest(guest) => return guest.may(right),
            Who::Account(viewer) => viewer,
        };
        // An unconfirmed address may belong to somebody else.
        viewer.verified
            && match right {
                Right::Administer => viewer.admin,
                Right::Manage(id) => viewer.admin || viewer.has_role(id, StaffRole::ProjectLead),
                Right::BringText(id) => {
                    viewer.admin
                        || viewer.has_role(id, StaffRole::ProjectLead)
                        || viewer.has_role(id, StaffRole::Drafter)
                }
                Right::TakeIn(id) => viewer.has_role(id, StaffRole::Clerk),
                Right::Foresee(id) => viewer.admin || viewer.works_on(id),
                Right::Moderate(id) => viewer.has_role(id, StaffRole::Moderator),
                Right::Draft(id) => viewer.has_role(id, StaffRole::Drafter),
                // Who only takes sheets in need not know what others wrote.
                Right::ReadInternal(id) => [
                    StaffRole::ProjectLead,
                    StaffRole::Moderator,
                    StaffRole::Drafter,
                ]
                .iter()
                .any(|role| viewer.has_role(id, *role)),
                Right::Respond => viewer.responds,
                Right::WriteFor(party) => {
                    viewer.responds && viewer.is_of(party, &[MemberRole::Member, MemberRole::Lead])
                }
                Right::SubmitFor(party) => {
                    viewer.responds && viewer.is_of(party, &[MemberRole::Lead])
                }
            }
    }

    /// Goes on only with `right`.
    ///
    /// # Errors
    /// [`Error::SignInRequired`] for somebody who may have an account but is not signed in;
    /// [`Error::Forbidden`] for somebody who knows of the thing by what they are, though the act is not
    /// theirs; [`Error::NotFound`] for everybody else, who is not to learn what there is.
    pub fn require(&self, right: Right) -> Result<()> {
        if self.may(right) {
            return Ok(());
        }
        let of_a_party = matches!(right, Right::WriteFor(_) | Right::SubmitFor(_));
        match self.who {
            Who::Anonymous => Err(Error::SignInRequired),
            Who::Guest(_) if !of_a_party => Err(Error::SignInRequired),
            _ if self.knows_of(right) => Err(Error::Forbidden),
            _ => Err(Error::NotFound),
        }
    }

    /// What somebody is answered who has no role where any such role would do.
    pub fn without_role(&self) -> Error {
        match self.who {
            Who::Anonymous | Who::Guest(_) => Error::SignInRequired,
            Who::Account(_) if self.is_staff() => Error::Forbidden,
            Who::Account(_) | Who::CommandLine | Who::System => Error::NotFound,
        }
    }

    /// Whether this is somebody of the ministry: an admin, or on the staff of some consultation.
    fn is_staff(&self) -> bool {
        self.viewer()
            .is_some_and(|viewer| viewer.verified && (viewer.admin || !viewer.staff.is_empty()))
    }

    /// Whether what a right is about is known to this actor by what they are.
    fn knows_of(&self, right: Right) -> bool {
        match right {
            // That one can respond is public.
            Right::Respond => true,
            Right::Administer => self.is_staff(),
            Right::Manage(id)
            | Right::BringText(id)
            | Right::TakeIn(id)
            | Right::Foresee(id)
            | Right::Moderate(id)
            | Right::Draft(id)
            | Right::ReadInternal(id) => self.may(Right::Foresee(id)),
            Right::WriteFor(party) | Right::SubmitFor(party) => match &self.who {
                Who::Account(viewer) => {
                    viewer.is_of(party, &[MemberRole::Member, MemberRole::Lead])
                }
                Who::Guest(guest) => party.id == Some(guest.party),
                Who::Anonymous | Who::CommandLine | Who::System => false,
            },
        }
    }
}

impl Guest {
    fn may(&self, right: Right) -> bool {
        match right {
            Right::Respond => true,
            Right::WriteFor(party) => party.id == Some(self.party),
            Right::SubmitFor(party) => {
                party.id == Some(self.party) && self.kind == GuestKind::Respondent
            }
            Right::Administer
            | Right::Manage(_)
            | Right::BringText(_)
            | Right::TakeIn(_)
            | Right::Foresee(_)
            | Right::Moderate(_)
            | Right::Draft(_)
            | Right::ReadInternal(_) => false,
        }
    }
}

impl Viewer {
    fn has_role(&self, consultation: ConsultationId, role: StaffRole) -> bool {
        self.staff.contains(&Staff { consultation, role })
    }

    fn works_on(&self, consultation: ConsultationId) -> bool {
        self.staff
            .iter()
            .any(|staff| staff.consultation == consultation)
    }

    fn is_of(&self, party: PartyOf, roles: &[MemberRole]) -> bool {
        match (party.organisation, party.account) {
            (Some(organisation), _) => self
                .memberships
                .iter()
                .any(|m| m.organisation == organisation && roles.contains(&m.role)),
            (None, Some(account)) => account == self.account,
            (None, None) => false,
        }
    }
}

//! The rules of who may do what.

use crate::audit::Author;
use crate::db::ids::{AccountId, ConsultationId, OrganisationId};
use crate::db::text_enum;
use crate::error::{Error, Result};
use crate::platform::texts::Language;

text_enum! {
    /// What somebody at the ministry does in one Consultation.
    StaffRole {
        /// Decides on comments.
        Moderator => "moderator",
        /// Answers them.
        Drafter => "drafter",
    }
}

text_enum! {
    /// What somebody does in an Organisation.
    MemberRole {
        /// Writes comments.
        Member => "member",
        /// Writes and submits.
        Lead => "lead",
    }
}

/// A role in one Consultation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staff {
    pub consultation: ConsultationId,
    pub role: StaffRole,
}

/// A place in one Organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    pub organisation: OrganisationId,
    pub name: String,
    pub group_code: String,
    pub role: MemberRole,
}

/// A person signed in, with every role they hold.
#[derive(Debug, Clone)]
pub struct Viewer {
    pub account: AccountId,
    pub email: String,
    pub name: String,
    pub language: Language,
    pub admin: bool,
    /// Whether the e-mail address was confirmed.
    pub verified: bool,
    pub staff: Vec<Staff>,
    pub memberships: Vec<Membership>,
}

/// Who is behind a request, command or step of a worker.
#[derive(Debug, Clone)]
pub enum Who {
    Anonymous,
    Account(Box<Viewer>),
    /// Somebody with a shell on the server: may do what an admin, moderator and drafter may.
    CommandLine,
}

/// Who is asking, and from where.
#[derive(Debug, Clone)]
pub struct Actor {
    pub who: Who,
    /// Network address, or empty.
    pub origin: String,
}

/// Whose response it is: an Organisation's or an account's own. Neither: one that came by mail or
/// on paper, which nobody edits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartyOf {
    pub organisation: Option<OrganisationId>,
    pub account: Option<AccountId>,
}

/// Something one may or may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Run the installation: accounts, organisations, mail, audit log, new consultations.
    Administer,
    /// Set up one consultation: drafts, rounds, invitations.
    Manage(ConsultationId),
    /// Decide on its comments.
    Moderate(ConsultationId),
    /// Answer its comments and publish the answers.
    Draft(ConsultationId),
    /// See all its comments as they were made, and export them.
    ReadInternal(ConsultationId),
    /// Have an account page and write comments at all: a confirmed account.
    Respond,
    /// Write comments for this party.
    WriteFor(PartyOf),
    /// Submit, withdraw and supersede for this party.
    SubmitFor(PartyOf),
}

impl Actor {
    /// Nobody in particular.
    pub fn anonymous(origin: String) -> Self {
        Self {
            who: Who::Anonymous,
            origin,
        }
    }

    /// The person at the server's command line.
    pub fn command_line() -> Self {
        Self {
            who: Who::CommandLine,
            origin: String::new(),
        }
    }

    /// The person signed in, if any.
    pub fn viewer(&self) -> Option<&Viewer> {
        match &self.who {
            Who::Account(viewer) => Some(viewer),
            Who::Anonymous | Who::CommandLine => None,
        }
    }

    /// The account signed in, if any.
    pub fn account(&self) -> Option<AccountId> {
        self.viewer().map(|viewer| viewer.account)
    }

    /// How the audit log names this actor.
    pub fn author(&self) -> Author {
        Author {
            account: self.account().map(|id| id.0),
            kind: match self.who {
                Who::Anonymous => "anonymous",
                Who::Account(_) => "account",
                Who::CommandLine => "command-line",
            },
            origin: self.origin.clone(),
        }
    }

    /// Whether this actor has `right`.
    pub fn may(&self, right: Right) -> bool {
        let viewer = match &self.who {
            Who::Anonymous => return false,
            // Speaks for the ministry, never for a party.
            Who::CommandLine => {
                return !matches!(
                    right,
                    Right::Respond | Right::WriteFor(_) | Right::SubmitFor(_)
                );
            }
            Who::Account(viewer) => viewer,
        };
        // An unconfirmed address may belong to somebody else.
        viewer.verified
            && match right {
                Right::Administer => viewer.admin,
                Right::Manage(id) => viewer.admin || viewer.works_on(id),
                Right::Moderate(id) => viewer.has_role(id, StaffRole::Moderator),
                Right::Draft(id) => viewer.has_role(id, StaffRole::Drafter),
                Right::ReadInternal(id) => viewer.works_on(id),
                Right::Respond => true,
                Right::WriteFor(party) => {
                    viewer.is_of(party, &[MemberRole::Member, MemberRole::Lead])
                }
                Right::SubmitFor(party) => viewer.is_of(party, &[MemberRole::Lead]),
            }
    }

    /// Goes on only with `right`.
    ///
    /// # Errors
    /// [`Error::SignInRequired`] for somebody not signed in, [`Error::Forbidden`] otherwise.
    pub fn require(&self, right: Right) -> Result<()> {
        if self.may(right) {
            Ok(())
        } else if matches!(self.who, Who::Anonymous) {
            Err(Error::SignInRequired)
        } else {
            Err(Error::Forbidden)
        }
    }

    /// The consultations in which this actor has `role`.
    pub fn consultations_as(&self, role: StaffRole) -> Vec<ConsultationId> {
        self.viewer().map_or_else(Vec::new, |viewer| {
            viewer
                .staff
                .iter()
                .filter(|staff| staff.role == role)
                .map(|staff| staff.consultation)
                .collect()
        })
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

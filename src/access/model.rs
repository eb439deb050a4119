//! Who is asking: accounts with their roles, guests, and the words for both.

use crate::audit::{Author, Origin};
use crate::platform::addresses;
use crate::platform::texts::Language;
use crate::types::Moment;
use crate::types::ids::{AccountId, ConsultationId, GuestId, OrganisationId, PartyId, RoundId};
use crate::types::text_enum;

text_enum! {
    /// What somebody at the ministry does in one Consultation.
    StaffRole {
        /// Sets the consultation up and appoints the others.
        ProjectLead => "project-lead",
        /// Decides on comments.
        Moderator => "moderator",
        /// Brings the text in, and answers comments.
        Drafter => "drafter",
        /// Takes in what comes by mail or on paper.
        Clerk => "clerk",
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

text_enum! {
    /// One thing a program may do with a bearer token.
    Scope {
        /// See what its holder wrote and may read.
        Read => "read",
        /// Write, send in and withdraw for its holder's parties.
        Respond => "respond",
        /// Whatever its holder may do as staff or administrator.
        Manage => "manage",
    }
}

/// All that a program may do with one bearer token.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
    /// These, each once.
    pub fn of(scopes: impl IntoIterator<Item = Scope>) -> Self {
        let mut scopes: Vec<Scope> = scopes.into_iter().collect();
        scopes.sort_unstable();
        scopes.dedup();
        Self(scopes)
    }

    /// As stored; a word that is none allows nothing.
    pub fn stored(words: &str) -> Self {
        Self::of(
            words
                .split_whitespace()
                .filter_map(|word| word.parse().ok()),
        )
    }

    /// The words to store.
    pub fn words(&self) -> String {
        let words: Vec<_> = self.0.iter().map(|scope| scope.as_str()).collect();
        words.join(" ")
    }

    /// Each of them.
    pub fn all(&self) -> &[Scope] {
        &self.0
    }

    /// Whether `scope` is one of them.
    pub fn has(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// Whether a program may ask for this at all: to see something, or to change it.
    pub fn allow(&self, change: bool) -> bool {
        if change {
            self.has(Scope::Respond) || self.has(Scope::Manage)
        } else {
            !self.0.is_empty()
        }
    }
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
    /// Whether they may act for their parties; a program only with a token for that.
    pub responds: bool,
    /// When they last proved to know the password, in this session; never for a program.
    pub proved_at: Option<Moment>,
}

text_enum! {
    /// What somebody without an account may do for a Party.
    GuestKind {
        /// Responds: writes and sends in. What is sent counts once the address is confirmed.
        Respondent => "respondent",
        /// Drafts for an organisation by a code its lead handed out; never sends in.
        Colleague => "colleague",
    }
}

/// Somebody without an account, who writes for exactly one Party in one Round.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::guests)]
pub struct Guest {
    pub id: GuestId,
    pub kind: GuestKind,
    #[diesel(column_name = round_id)]
    pub round: RoundId,
    #[diesel(column_name = party_id)]
    pub party: PartyId,
    pub name: String,
    /// None for a colleague, and once it was erased.
    pub email: Option<String>,
    pub language: Language,
}

/// Who wrote something: a person with an account, somebody without, or nobody known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Writer {
    pub account: Option<AccountId>,
    pub guest: Option<GuestId>,
}

/// Who is behind a request, command or step of a worker.
#[derive(Debug, Clone)]
pub enum Who {
    Anonymous,
    Account(Box<Viewer>),
    /// Without an account, known by a cookie.
    Guest(Box<Guest>),
    /// Somebody with a shell on the server: may do what an admin, moderator and drafter may.
    CommandLine,
    /// The installation itself: a worker, which does what is due and asks for no right.
    System,
}

/// Who is asking, and from where.
#[derive(Debug, Clone)]
pub struct Actor {
    pub who: Who,
    /// Network address, or empty, and what stands for it in the audit log. Rates count by
    /// [`Actor::address_key`].
    pub origin: Origin,
}

/// Whose response it is: an Organisation's, an account's own or, with neither, a guest's or one
/// that came by mail or on paper, which nobody edits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PartyOf {
    /// The party itself, once there is one. Guests are known by it.
    pub id: Option<PartyId>,
    pub organisation: Option<OrganisationId>,
    pub account: Option<AccountId>,
}

impl Actor {
    /// Nobody in particular.
    pub fn anonymous(origin: Origin) -> Self {
        Self {
            who: Who::Anonymous,
            origin,
        }
    }

    /// The person at the server's command line.
    pub fn command_line() -> Self {
        Self {
            who: Who::CommandLine,
            origin: Origin::default(),
        }
    }

    /// The installation itself: a worker.
    pub fn system() -> Self {
        Self {
            who: Who::System,
            origin: Origin::default(),
        }
    }
    /// The person signed in, if any.
    pub fn viewer(&self) -> Option<&Viewer> {
        match &self.who {
            Who::Account(viewer) => Some(viewer),
            Who::Anonymous | Who::Guest(_) | Who::CommandLine | Who::System => None,
        }
    }

    /// The person who writes without an account, if any.
    pub fn guest(&self) -> Option<&Guest> {
        match &self.who {
            Who::Guest(guest) => Some(guest),
            Who::Anonymous | Who::Account(_) | Who::CommandLine | Who::System => None,
        }
    }

    /// Whether it is somebody who only drafts for an organisation, without an account.
    pub fn is_colleague(&self) -> bool {
        self.guest()
            .is_some_and(|guest| guest.kind == GuestKind::Colleague)
    }

    /// The name of the person, or "".
    pub fn name(&self) -> &str {
        match &self.who {
            Who::Account(viewer) => &viewer.name,
            Who::Guest(guest) => &guest.name,
            Who::Anonymous | Who::CommandLine | Who::System => "",
        }
    }

    /// As whom what this actor writes is kept.
    pub fn writer(&self) -> Writer {
        Writer {
            account: self.account(),
            guest: self.guest().map(|guest| guest.id),
        }
    }

    /// The account signed in, if any.
    pub fn account(&self) -> Option<AccountId> {
        self.viewer().map(|viewer| viewer.account)
    }

    /// What rates count this actor's network address by.
    pub fn address_key(&self) -> String {
        addresses::rate_key(&self.origin)
    }

    /// How the audit log names this actor.
    pub fn author(&self) -> Author {
        Author {
            account: self.account().map(|id| id.0),
            kind: match self.who {
                Who::Anonymous => "anonymous",
                Who::Account(_) => "account",
                Who::Guest(_) => "guest",
                Who::CommandLine => "command-line",
                Who::System => "system",
            },
            origin: self.origin.mark().to_owned(),
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
    /// The same person as a program with a token stands for them: with no more than `scopes` allow,
    /// to see something or to `change` it.
    #[must_use]
    pub fn within(mut self, scopes: &Scopes, change: bool) -> Self {
        if !scopes.has(Scope::Manage) {
            self.admin = false;
            self.staff.clear();
        }
        self.responds = scopes.has(Scope::Respond) || (!change && scopes.has(Scope::Read));
        if !self.responds {
            self.memberships.clear();
        }
        self
    }

    /// Whether they work for the ministry here: on a consultation, or as an administrator.
    pub fn is_staff(&self) -> bool {
        self.admin || !self.staff.is_empty()
    }
}

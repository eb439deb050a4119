//! Where words are looked for: in all that everybody may read, or in one round.

use crate::consultations::model::{Consultation, Round, RoundAccess};
use crate::db::Conn;
use crate::db::search::{Index, Scope};
use crate::error::Result;
use crate::search::store;
use crate::types::ids::VersionId;

/// Where to look.
pub(super) struct Field {
    pub(super) index: Index,
    pub(super) scope: Scope,
    /// Comments may be about an earlier version than those looked in.
    pub(super) sections_of: Vec<VersionId>,
    /// The one round whose text it is, if it is of one.
    pub(super) round: Option<Round>,
    /// The consultation of that round.
    pub(super) consultation: Option<Consultation>,
}

impl Field {
    pub(super) fn of_all(conn: &mut Conn, all_versions: bool) -> Result<Self> {
        let (scope, sections_of) = store::scope(conn, all_versions)?;
        Ok(Self {
            index: Index::Public,
            scope,
            sections_of,
            round: None,
            consultation: None,
        })
    }

    pub(super) fn of_round(consultation: &Consultation, round: &Round) -> Self {
        let everybody = round.access == RoundAccess::Open && !consultation.confidential;
        Self {
            index: if everybody {
                Index::Public
            } else {
                Index::Inner
            },
            scope: Scope {
                versions: vec![round.version_id],
                rounds: vec![round.id],
            },
            sections_of: vec![round.version_id],
            round: Some(round.clone()),
            consultation: Some(consultation.clone()),
        }
    }
}

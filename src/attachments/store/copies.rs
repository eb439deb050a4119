//! The copies of files for the public, as rows tell of them.

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::attachments::model::{CopyState, ScanState};
use crate::db::Conn;
use crate::db::schema::{attachments, files};
use crate::error::Result;
use crate::platform::files::kind::FileKind;
use crate::types::Moment;
use crate::types::ids::FileId;

/// A file that is to be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uncopied {
    pub id: FileId,
    pub sha256: String,
    pub kind: FileKind,
    /// What it was called by whoever sent it first.
    pub name: String,
}

/// What came of copying a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewCopy {
    /// SHA-256 of the copy and its size in bytes; `None` without one.
    pub made: Option<(String, i64)>,
    /// Why there is none.
    pub reason: String,
    /// What stood in the file, as JSON.
    pub properties: String,
}

/// Takes up at most `limit` files without a copy, so that no other worker does before `until`. Those
/// in quarantine are left.
pub fn claim_copies(
    conn: &mut Conn,
    now: Moment,
    until: Moment,
    limit: i64,
) -> Result<Vec<Uncopied>> {
    let due: Vec<FileId> = files::table
        .filter(files::copy.eq(CopyState::Waiting))
        .filter(files::scan.ne(ScanState::Infected))
        .filter(
            files::next_copy_at
                .is_null()
                .or(files::next_copy_at.le(now)),
        )
        .filter(exists(
            attachments::table.filter(attachments::file_id.eq(files::id)),
        ))
        .order(files::id)
        .limit(limit)
        .select(files::id)
        .load(conn)?;
    let mut claimed = Vec::with_capacity(due.len());
    for id in due {
        claimed.extend(claim_copy(conn, id, now, until)?);
    }
    Ok(claimed)
}

/// Takes up one file, unless it has a copy or another worker is at it.
pub fn claim_copy(
    conn: &mut Conn,
    id: FileId,
    now: Moment,
    until: Moment,
) -> Result<Option<Uncopied>> {
    let won = diesel::update(
        files::table
            .filter(files::id.eq(id))
            .filter(files::copy.eq(CopyState::Waiting))
            .filter(
                files::next_copy_at
                    .is_null()
                    .or(files::next_copy_at.le(now)),
            ),
    )
    .set(files::next_copy_at.eq(Some(until)))
    .execute(conn)?;
    if won == 0 {
        return Ok(None);
    }
    let found: Option<(String, FileKind, String)> = attachments::table
        .inner_join(files::table)
        .filter(files::id.eq(id))
        .order(attachments::id)
        .select((files::sha256, attachments::kind, attachments::name))
        .first(conn)
        .optional()?;
    Ok(found.map(|(sha256, kind, name)| Uncopied {
        id,
        sha256,
        kind,
        name,
    }))
}

/// Notes what came of copying.
pub fn note_copy(conn: &mut Conn, id: FileId, new: &NewCopy) -> Result<()> {
    let (state, sha256, size) = match &new.made {
        Some((sha256, size)) => (CopyState::Made, sha256.as_str(), *size),
        None => (CopyState::None, "", 0),
    };
    diesel::update(files::table.filter(files::id.eq(id)))
        .set((
            files::copy.eq(state),
            files::copy_sha256.eq(sha256),
            files::copy_size.eq(size),
            files::copy_reason.eq(&new.reason),
            files::properties.eq(&new.properties),
            files::next_copy_at.eq(None::<Moment>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Lets others take up a file whose copying did not come about.
pub fn release_copy(conn: &mut Conn, id: FileId) -> Result<()> {
    diesel::update(files::table.filter(files::id.eq(id)))
        .set(files::next_copy_at.eq(None::<Moment>))
        .execute(conn)?;
    Ok(())
}

//! What the file store holds, as rows: each before its file is written, and until after its file
//! is gone, so that no file is ever without one.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::attachments::model::{Attachment, ScanState};
use crate::db::Conn;
use crate::db::schema::{attachments, files, rounds};
use crate::error::Result;
use crate::types::Moment;
use crate::types::ids::{ConsultationId, FileId};

/// Announces a file that is about to be written, and tells what is known of its scan; `None` while
/// one of the same content is being removed.
pub fn announce_file(
    conn: &mut Conn,
    sha256: &str,
    size: i64,
    now: Moment,
) -> Result<Option<(FileId, ScanState, String)>> {
    // Through SQL, because two may send the same file at once: one row comes of it.
    diesel::sql_query(
        "INSERT INTO files (sha256, size, scan, finding, scan_attempts, next_scan_at, touched_at, leaving) \
         VALUES ($1, $2, $3, '', 0, $4, $5, FALSE) \
         ON CONFLICT (sha256) DO UPDATE SET touched_at = excluded.touched_at",
    )
    .bind::<diesel::sql_types::Text, _>(sha256)
    .bind::<diesel::sql_types::BigInt, _>(size)
    .bind::<diesel::sql_types::Text, _>(ScanState::Unscanned)
    .bind::<diesel::sql_types::Timestamp, _>(now)
    .bind::<diesel::sql_types::Timestamp, _>(now)
    .execute(conn)?;
    Ok(files::table
        .filter(files::sha256.eq(sha256))
        .filter(files::leaving.eq(false))
        .select((files::id, files::scan, files::finding))
        .first(conn)
        .optional()?)
}

/// Keeps a file from being removed until the transaction ends; `false` when it is on its way out.
pub fn lock_file(conn: &mut Conn, id: FileId, now: Moment) -> Result<bool> {
    let held = diesel::update(
        files::table
            .filter(files::id.eq(id))
            .filter(files::leaving.eq(false)),
    )
    .set(files::touched_at.eq(now))
    .execute(conn)?;
    Ok(held == 1)
}

/// A file and its name in the store.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = files)]
pub struct StoredFile {
    pub id: FileId,
    pub sha256: String,
    pub scan_attempts: i64,
}

/// At most `limit` files that attachments stand for, behind `after`: their content hash and size in
/// bytes.
pub fn files_in_use(
    conn: &mut Conn,
    after: FileId,
    limit: i64,
) -> Result<Vec<(FileId, String, i64)>> {
    Ok(files::table
        .filter(files::id.gt(after))
        .filter(exists(
            attachments::table.filter(attachments::file_id.eq(files::id)),
        ))
        .order(files::id)
        .limit(limit)
        .select((files::id, files::sha256, files::size))
        .load(conn)?)
}

/// Whether any file is to be removed, or nothing stands for it and nobody sent it since `before`.
pub fn any_leaving(conn: &mut Conn, before: Moment) -> Result<bool> {
    let unused = files::table
        .filter(files::touched_at.lt(before))
        .filter(not(exists(
            attachments::table.filter(attachments::file_id.eq(files::id)),
        )));
    let leaving = files::table.filter(files::leaving.eq(true));
    Ok(diesel::select(exists(leaving)).get_result::<bool>(conn)?
        || diesel::select(exists(unused)).get_result::<bool>(conn)?)
}

/// Marks at most `limit` files that nothing stands for and nobody sent since `before`, and returns
/// all that are on their way out.
pub fn mark_leaving(conn: &mut Conn, before: Moment, limit: i64) -> Result<Vec<StoredFile>> {
    let unused = || {
        not(exists(
            attachments::table.filter(attachments::file_id.eq(files::id)),
        ))
    };
    let found: Vec<FileId> = files::table
        .filter(files::leaving.eq(false))
        .filter(files::touched_at.lt(before))
        .filter(unused())
        .order(files::touched_at)
        .limit(limit)
        .select(files::id)
        .load(conn)?;
    if !found.is_empty() {
        // Asked again: somebody may have sent one of them just now.
        diesel::update(
            files::table
                .filter(files::id.eq_any(found))
                .filter(files::touched_at.lt(before))
                .filter(unused()),
        )
        .set(files::leaving.eq(true))
        .execute(conn)?;
    }
    Ok(files::table
        .filter(files::leaving.eq(true))
        .order(files::id)
        .limit(limit)
        .select(StoredFile::as_select())
        .load(conn)?)
}

/// Forgets a file that has left the store.
pub fn forget_file(conn: &mut Conn, id: FileId) -> Result<()> {
    diesel::delete(
        files::table
            .filter(files::id.eq(id))
            .filter(files::leaving.eq(true)),
    )
    .execute(conn)?;
    Ok(())
}

/// Takes up at most `limit` files whose scan is due, so that no other worker does before `until`.
/// Files nothing stands for yet may not be whole, and are left.
pub fn claim_scans(
    conn: &mut Conn,
    now: Moment,
    until: Moment,
    limit: i64,
) -> Result<Vec<StoredFile>> {
    let due: Vec<StoredFile> = files::table
        .filter(files::next_scan_at.le(now))
        .filter(exists(
            attachments::table.filter(attachments::file_id.eq(files::id)),
        ))
        .order((files::next_scan_at, files::id))
        .limit(limit)
        .select(StoredFile::as_select())
        .load(conn)?;
    let mut claimed = Vec::with_capacity(due.len());
    for file in due {
        let won = diesel::update(
            files::table
                .filter(files::id.eq(file.id))
                .filter(files::next_scan_at.le(now)),
        )
        .set((
            files::next_scan_at.eq(Some(until)),
            files::scan_attempts.eq(file.scan_attempts + 1),
        ))
        .execute(conn)?;
        if won == 1 {
            claimed.push(StoredFile {
                scan_attempts: file.scan_attempts + 1,
                ..file
            });
        }
    }
    Ok(claimed)
}

/// How many files a scan is still due of.
pub fn unscanned_count(conn: &mut Conn) -> Result<i64> {
    Ok(files::table
        .filter(files::next_scan_at.is_not_null())
        .filter(exists(
            attachments::table.filter(attachments::file_id.eq(files::id)),
        ))
        .count()
        .get_result(conn)?)
}

/// Notes what came of a scan; `again` is when the next one is due.
pub fn note_scan(
    conn: &mut Conn,
    id: FileId,
    (state, finding): (ScanState, &str),
    now: Moment,
    again: Option<Moment>,
) -> Result<()> {
    diesel::update(files::table.filter(files::id.eq(id)))
        .set((
            files::scan.eq(state),
            files::finding.eq(finding),
            files::scanned_at.eq(Some(now)),
            files::next_scan_at.eq(again),
        ))
        .execute(conn)?;
    Ok(())
}

/// What stands for a file, each with its consultation.
pub fn attachments_with(
    conn: &mut Conn,
    file: FileId,
) -> Result<Vec<(Attachment, ConsultationId)>> {
    Ok(attachments::table
        .inner_join(files::table)
        .inner_join(rounds::table)
        .filter(attachments::file_id.eq(file))
        .order(attachments::id)
        .select((Attachment::as_select(), rounds::consultation_id))
        .load(conn)?)
}

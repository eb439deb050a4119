//! Two Versions compared: stored when one is imported, read by whoever shows what changed.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::consultations::model::Passage;
use crate::db::Conn;
use crate::db::schema::{alignment_links, alignments, passages};
use crate::documents::{Comparison, Counts, LinkKind};
use crate::error::{Error, Result};
use crate::types::ids::{AlignmentId, PassageId, SectionId, VersionId};
use crate::types::{ListPage, Moment};

/// The comparison of two versions, if it was made.
pub fn alignment(conn: &mut Conn, from: VersionId, to: VersionId) -> Result<Option<AlignmentId>> {
    Ok(alignments::table
        .filter(alignments::from_version_id.eq(from))
        .filter(alignments::to_version_id.eq(to))
        .select(alignments::id)
        .first(conn)
        .optional()?)
}

/// Ids of the passages of a version, in document order.
pub fn passage_ids(conn: &mut Conn, version: VersionId) -> Result<Vec<PassageId>> {
    Ok(passages::table
        .filter(passages::version_id.eq(version))
        .order(passages::position)
        .select(passages::id)
        .load(conn)?)
}

#[derive(Insertable)]
#[diesel(table_name = alignment_links)]
struct NewRow {
    alignment_id: AlignmentId,
    link: i64,
    kind: LinkKind,
    moved: bool,
    main: bool,
    old_id: Option<PassageId>,
    new_id: Option<PassageId>,
}

/// Keeps a comparison; one that is there already stays.
///
/// # Errors
/// When the database fails, or the comparison is not of these two versions.
pub fn insert_alignment(
    conn: &mut Conn,
    now: Moment,
    (from, to): (VersionId, VersionId),
    comparison: &Comparison,
) -> Result<AlignmentId> {
    if let Some(there) = alignment(conn, from, to)? {
        return Ok(there);
    }
    let (old, new) = (passage_ids(conn, from)?, passage_ids(conn, to)?);
    let id = diesel::insert_into(alignments::table)
        .values((
            alignments::from_version_id.eq(from),
            alignments::to_version_id.eq(to),
            alignments::created_at.eq(now),
        ))
        .returning(alignments::id)
        .get_result(conn)?;
    let rows = rows(id, comparison, &old, &new)?;
    // 7 columns each: stays below the 32,766 binds one statement takes on SQLite.
    for some in rows.chunks(2_000) {
        let insert = diesel::insert_into(alignment_links::table);
        match conn {
            Conn::Pg(conn) => insert.values(some).execute(conn)?,
            Conn::Sqlite(conn) => insert.values(some).execute(conn)?,
        };
    }
    Ok(id)
}

fn rows(
    alignment_id: AlignmentId,
    comparison: &Comparison,
    old: &[PassageId],
    new: &[PassageId],
) -> Result<Vec<NewRow>> {
    let id_of = |ids: &[PassageId], at: usize| {
        ids.get(at)
            .copied()
            .ok_or_else(|| Error::Internal(anyhow::anyhow!("a comparison of other versions")))
    };
    let mut rows = Vec::with_capacity(old.len().max(new.len()));
    for (number, link) in (0_i64..).zip(&comparison.links) {
        // A split names its one old passage with each new one, a merger the other way round.
        for place in 0..link.old.len().max(link.new.len()) {
            let old_at = link.old.get(place).or(link.old.last()).copied();
            let new_at = link.new.get(place).or(link.new.last()).copied();
            rows.push(NewRow {
                alignment_id,
                link: number,
                kind: link.kind,
                moved: link.moved,
                main: link.heir.is_some() && link.heir == old_at.zip(new_at),
                old_id: old_at.map(|at| id_of(old, at)).transpose()?,
                new_id: new_at.map(|at| id_of(new, at)).transpose()?,
            });
        }
    }
    Ok(rows)
}

/// Forgets the comparisons a version is part of, before its text changes.
pub fn drop_alignments_of(conn: &mut Conn, version: VersionId) -> Result<()> {
    diesel::delete(
        alignments::table.filter(
            alignments::from_version_id
                .eq(version)
                .or(alignments::to_version_id.eq(version)),
        ),
    )
    .execute(conn)?;
    Ok(())
}

/// How many passages had which fate.
pub fn alignment_counts(conn: &mut Conn, id: AlignmentId) -> Result<Counts> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        kind: LinkKind,
        #[diesel(sql_type = BigInt)]
        links: i64,
    }
    let rows: Vec<Row> = diesel::sql_query(
        "SELECT kind, COUNT(DISTINCT link) AS links FROM alignment_links \
         WHERE alignment_id = $1 GROUP BY kind",
    )
    .bind::<BigInt, _>(id)
    .load(conn)?;
    let mut counts = Counts::default();
    for row in rows {
        counts.add(row.kind, row.links);
    }
    Ok(counts)
}

/// One passage, or pair of passages, of a link.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = alignment_links)]
pub struct LinkRow {
    /// From 0, in the order of the newer version.
    pub link: i64,
    pub kind: LinkKind,
    pub moved: bool,
    /// Whether the old passage's key went to the new one.
    pub main: bool,
    pub old_id: Option<PassageId>,
    pub new_id: Option<PassageId>,
}

/// At most `limit` links behind number `after`, whole, in order; with `changes` only those that are
/// not kept. Says as well whether there are more.
pub fn links_behind(
    conn: &mut Conn,
    id: AlignmentId,
    changes: bool,
    after: i64,
    limit: i64,
) -> Result<(Vec<LinkRow>, bool)> {
    let wanted = || {
        let query = alignment_links::table
            .filter(alignment_links::alignment_id.eq(id))
            .filter(alignment_links::link.gt(after))
            .into_boxed();
        if changes {
            query.filter(alignment_links::kind.ne(LinkKind::Kept))
        } else {
            query
        }
    };
    let numbers: ListPage<i64> = ListPage::load(limit, |most| {
        wanted()
            .select(alignment_links::link)
            .distinct()
            .order(alignment_links::link)
            .limit(most)
            .load(conn)
    })?;
    let more = numbers.follows();
    let Some(last) = numbers.rows.last().copied() else {
        return Ok((Vec::new(), false));
    };
    let rows = wanted()
        .filter(alignment_links::link.le(last))
        .order((alignment_links::link, alignment_links::id))
        .select(LinkRow::as_select())
        .load(conn)?;
    Ok((rows, more))
}

/// What follows every passage of the older version, in the order of the newer one.
pub fn links_from_old(conn: &mut Conn, id: AlignmentId) -> Result<Vec<LinkRow>> {
    Ok(alignment_links::table
        .filter(alignment_links::alignment_id.eq(id))
        .filter(alignment_links::old_id.is_not_null())
        .order((alignment_links::link, alignment_links::id))
        .select(LinkRow::as_select())
        .load(conn)?)
}

/// What became of every passage, and what came in, in the order of the newer version.
pub fn links_of(conn: &mut Conn, id: AlignmentId) -> Result<Vec<LinkRow>> {
    Ok(alignment_links::table
        .filter(alignment_links::alignment_id.eq(id))
        .order((alignment_links::link, alignment_links::id))
        .select(LinkRow::as_select())
        .load(conn)?)
}

/// The passages of these sections, each with its section, in document order; without those of sections
/// below them.
pub fn passages_in(conn: &mut Conn, sections: &[SectionId]) -> Result<Vec<(SectionId, PassageId)>> {
    Ok(passages::table
        .filter(passages::section_id.eq_any(sections))
        .order(passages::position)
        .select((passages::section_id, passages::id))
        .load(conn)?)
}

/// The passages with these ids, in document order.
pub fn passages_with(conn: &mut Conn, ids: &[PassageId]) -> Result<Vec<Passage>> {
    Ok(passages::table
        .filter(passages::id.eq_any(ids))
        .order(passages::position)
        .select(Passage::as_select())
        .load(conn)?)
}

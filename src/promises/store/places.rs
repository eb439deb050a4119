//! Where comments and drafters' links lead in a later version: passages by key, with the section each stands in.

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{alignment_links, passages, sections};
use crate::documents::LinkKind;
use crate::error::Result;
use crate::promises::model::LedPlace;
use crate::types::ids::{AlignmentId, PassageId, VersionId};

/// The section of a passage, as the database has it: number and title.
type SectionName = (String, String);

fn place(key: String, (number, title): SectionName) -> LedPlace {
    LedPlace {
        key,
        section: format!("{number} {title}").trim().to_owned(),
    }
}

/// What became of these passages, each with what follows it; a passage that was split comes several times.
pub fn heirs(
    conn: &mut Conn,
    alignment: AlignmentId,
    of: &[PassageId],
) -> Result<Vec<(PassageId, LinkKind, Option<LedPlace>)>> {
    type Row = (
        Option<PassageId>,
        LinkKind,
        Option<String>,
        Option<SectionName>,
    );
    let rows: Vec<Row> = alignment_links::table
        .left_join(passages::table.on(alignment_links::new_id.eq(passages::id.nullable())))
        .left_join(sections::table.on(sections::id.nullable().eq(passages::section_id.nullable())))
        .filter(alignment_links::alignment_id.eq(alignment))
        .filter(alignment_links::old_id.eq_any(of))
        .order(alignment_links::id)
        .select((
            alignment_links::old_id,
            alignment_links::kind,
            passages::key.nullable(),
            (sections::number, sections::title).nullable(),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(old, kind, key, section)| {
            let led = key.zip(section).map(|(key, section)| place(key, section));
            Some((old?, kind, led))
        })
        .collect())
}

/// The passages of a version with these keys, in document order.
pub fn places(conn: &mut Conn, version: VersionId, keys: &[String]) -> Result<Vec<LedPlace>> {
    let rows: Vec<(String, SectionName)> = passages::table
        .inner_join(sections::table)
        .filter(passages::version_id.eq(version))
        .filter(passages::key.eq_any(keys))
        .order(passages::position)
        .select((passages::key, (sections::number, sections::title)))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(key, section)| place(key, section))
        .collect())
}

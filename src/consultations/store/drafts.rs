//! Versions of the draft text: writing an Outline, reading what an earlier one was keyed by.

use diesel::prelude::*;

use super::super::model::{Round, Version};
use super::unless_taken;
use crate::db::Conn;
use crate::db::schema::{passages, rounds, sections, versions};
use crate::documents::{Keyed, Outline, OutlinePassage, PassageKind};
use crate::error::{Error, Message, Result};
use crate::types::Moment;
use crate::types::ids::{ConsultationId, SectionId, VersionId};

/// What is stored of a Version besides its text.
#[derive(Debug, Clone)]
pub struct NewVersion<'a> {
    pub label: &'a str,
    pub title: &'a str,
    pub words: i64,
    /// SHA-256 over the files, hexadecimal.
    pub source_hash: &'a str,
    /// Limited Markdown.
    pub changelog: &'a str,
}

/// All versions of a consultation, oldest first.
pub fn versions_of(conn: &mut Conn, consultation: ConsultationId) -> Result<Vec<Version>> {
    Ok(versions::table
        .filter(versions::consultation_id.eq(consultation))
        .order((versions::created_at, versions::id))
        .select(Version::as_select())
        .load(conn)?)
}

/// The same, each with the rounds about it, by number.
pub fn versions_with_rounds(
    conn: &mut Conn,
    consultation: ConsultationId,
) -> Result<Vec<(Version, Vec<Round>)>> {
    let rows: Vec<(Version, Option<Round>)> = versions::table
        .left_join(rounds::table.on(rounds::version_id.eq(versions::id)))
        .filter(versions::consultation_id.eq(consultation))
        .order((versions::created_at, versions::id, rounds::number))
        .select((Version::as_select(), Option::<Round>::as_select()))
        .load(conn)?;
    let mut found: Vec<(Version, Vec<Round>)> = Vec::new();
    for (version, round) in rows {
        match found.last_mut() {
            Some((last, rounds)) if last.id == version.id => rounds.extend(round),
            _ => found.push((version, round.into_iter().collect())),
        }
    }
    Ok(found)
}

/// Key and text of each passage of these versions, in order; each version at its place in `ids`.
pub fn texts_of(conn: &mut Conn, ids: &[VersionId]) -> Result<Vec<Vec<(String, String)>>> {
    let rows: Vec<(VersionId, String, String)> = passages::table
        .filter(passages::version_id.eq_any(ids))
        .order(passages::position)
        .select((passages::version_id, passages::key, passages::text))
        .load(conn)?;
    let mut texts = vec![Vec::new(); ids.len()];
    for (version, key, text) in rows {
        let at = ids.iter().position(|id| *id == version);
        if let Some(texts) = at.and_then(|at| texts.get_mut(at)) {
            texts.push((key, text));
        }
    }
    Ok(texts)
}

/// The version with this label, if there is one.
pub fn version_by_label(
    conn: &mut Conn,
    consultation: ConsultationId,
    label: &str,
) -> Result<Option<Version>> {
    Ok(versions::table
        .filter(versions::consultation_id.eq(consultation))
        .filter(versions::label.eq(label))
        .select(Version::as_select())
        .first(conn)
        .optional()?)
}

/// The version made last before `of`; without `of`, the one made last.
pub fn version_before(
    conn: &mut Conn,
    consultation: ConsultationId,
    of: Option<&Version>,
) -> Result<Option<Version>> {
    let mut query = versions::table
        .filter(versions::consultation_id.eq(consultation))
        .order((versions::created_at.desc(), versions::id.desc()))
        .select(Version::as_select())
        .into_boxed();
    if let Some(of) = of {
        query = query.filter(
            versions::created_at
                .lt(of.created_at)
                .or(versions::created_at
                    .eq(of.created_at)
                    .and(versions::id.lt(of.id))),
        );
    }
    Ok(query.first(conn).optional()?)
}

/// Number of a round that uses this version, if any does.
pub fn round_using(conn: &mut Conn, version: VersionId) -> Result<Option<i64>> {
    Ok(rounds::table
        .filter(rounds::version_id.eq(version))
        .order(rounds::number)
        .select(rounds::number)
        .first(conn)
        .optional()?)
}

/// What the passages of a version are known by, in document order.
pub fn keyed_passages(conn: &mut Conn, version: VersionId) -> Result<Vec<Keyed>> {
    let rows: Vec<(String, String, String, String)> = passages::table
        .inner_join(sections::table)
        .filter(passages::version_id.eq(version))
        .order(passages::position)
        .select((
            passages::key,
            passages::kind,
            passages::text,
            sections::title,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(key, kind, text, section_title)| {
            let kind = kind
                .parse()
                .map_err(|why| Error::Internal(anyhow::anyhow!("passage {key}: {why}")))?;
            Ok(Keyed {
                key,
                kind,
                text,
                section_title,
            })
        })
        .collect()
}

/// Makes a version without text.
///
/// # Errors
/// [`Error::Refused`] when somebody else gave that label at the same moment.
pub fn create_version(
    conn: &mut Conn,
    now: Moment,
    consultation: ConsultationId,
    new: &NewVersion<'_>,
) -> Result<VersionId> {
    diesel::insert_into(versions::table)
        .values((
            versions::consultation_id.eq(consultation),
            versions::label.eq(new.label),
            versions::title.eq(new.title),
            versions::words.eq(new.words),
            versions::source_hash.eq(new.source_hash),
            versions::changelog.eq(new.changelog),
            versions::created_at.eq(now),
        ))
        .returning(versions::id)
        .get_result(conn)
        .map_err(|error| {
            let taken = Message::new("consultations-label-taken").with("label", new.label);
            unless_taken(error, Error::refused(taken))
        })
}

/// Takes the text out of a version that no round uses, and writes what stands beside it anew.
pub fn empty_version(conn: &mut Conn, id: VersionId, new: &NewVersion<'_>) -> Result<()> {
    super::drop_alignments_of(conn, id)?;
    diesel::delete(passages::table.filter(passages::version_id.eq(id))).execute(conn)?;
    diesel::delete(sections::table.filter(sections::version_id.eq(id))).execute(conn)?;
    diesel::update(versions::table.filter(versions::id.eq(id)))
        .set((
            versions::title.eq(new.title),
            versions::words.eq(new.words),
            versions::source_hash.eq(new.source_hash),
            versions::changelog.eq(new.changelog),
        ))
        .execute(conn)?;
    Ok(())
}

/// Writes what staff say is new in a version.
pub fn set_changelog(conn: &mut Conn, id: VersionId, changelog: &str) -> Result<()> {
    diesel::update(versions::table.filter(versions::id.eq(id)))
        .set(versions::changelog.eq(changelog))
        .execute(conn)?;
    Ok(())
}

/// Says since when the public may read a version without a round; `None` takes that back.
pub fn set_published(conn: &mut Conn, id: VersionId, at: Option<Moment>) -> Result<()> {
    diesel::update(versions::table.filter(versions::id.eq(id)))
        .set(versions::published_at.eq(at))
        .execute(conn)?;
    Ok(())
}

/// Writes the text of a version; `keys` has one for each passage, in document order.
pub fn insert_outline(
    conn: &mut Conn,
    version: VersionId,
    outline: &Outline,
    keys: &[String],
) -> Result<()> {
    let mut section_ids: Vec<SectionId> = Vec::with_capacity(outline.sections.len());
    let mut rows = Vec::with_capacity(keys.len());
    let mut keys = keys.iter();
    for (position, section) in (0_i64..).zip(&outline.sections) {
        let parent = section.parent.and_then(|index| section_ids.get(index));
        let id = diesel::insert_into(sections::table)
            .values((
                sections::version_id.eq(version),
                sections::parent_id.eq(parent.copied()),
                sections::position.eq(position),
                sections::level.eq(i64::from(section.level)),
                sections::number.eq(&section.number),
                sections::title.eq(&section.title),
            ))
            .returning(sections::id)
            .get_result(conn)?;
        section_ids.push(id);
        for passage in &section.passages {
            let key = keys
                .next()
                .ok_or_else(|| Error::Internal(anyhow::anyhow!("fewer keys than passages")))?;
            let place = i64::try_from(rows.len()).map_err(Error::internal)?;
            rows.push(NewPassage::of(version, id, place, key, passage));
        }
    }
    // 15 columns each: stays below the 32,766 binds one statement takes on SQLite.
    for some in rows.chunks(1_000) {
        let insert = diesel::insert_into(passages::table);
        match conn {
            Conn::Pg(conn) => insert.values(some).execute(conn)?,
            Conn::Sqlite(conn) => insert.values(some).execute(conn)?,
        };
    }
    Ok(())
}

#[derive(Insertable)]
#[diesel(table_name = passages)]
struct NewPassage<'a> {
    version_id: VersionId,
    section_id: SectionId,
    position: i64,
    key: &'a str,
    kind: PassageKind,
    number: &'a str,
    text: &'a str,
    html: &'a str,
    depth: i64,
    block: i64,
    ordered: bool,
    start: i64,
    header: bool,
}

impl<'a> NewPassage<'a> {
    fn of(
        version_id: VersionId,
        section_id: SectionId,
        position: i64,
        key: &'a str,
        passage: &'a OutlinePassage,
    ) -> Self {
        Self {
            version_id,
            section_id,
            position,
            key,
            kind: passage.kind,
            number: &passage.number,
            text: &passage.text,
            html: &passage.html,
            depth: i64::from(passage.depth),
            block: i64::from(passage.block),
            ordered: passage.ordered,
            start: i64::from(passage.start),
            header: passage.header,
        }
    }
}

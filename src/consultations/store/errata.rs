//! Errata in the database: written with the passage they change, read by whoever shows a text or what stands at it.

use diesel::prelude::*;

use crate::consultations::model::{CheckedMending, Errata, Erratum, Passage, Round};
use crate::db::Conn;
use crate::db::schema::{alignment_links, errata, passages, rounds, sections, versions};
use crate::documents::{LinkKind, PassageKind, count_words, says_the_same};
use crate::error::{Error, Result};
use crate::types::Moment;
use crate::types::ids::{AccountId, PassageId, VersionId};

/// The errata of a version, oldest first.
pub fn errata_of(conn: &mut Conn, version: VersionId) -> Result<Vec<Erratum>> {
    errata_of_all(conn, &[version])
}

/// Those of these versions, oldest first; without asking where there are none.
pub fn errata_of_all(conn: &mut Conn, of: &[VersionId]) -> Result<Vec<Erratum>> {
    if of.is_empty() {
        return Ok(Vec::new());
    }
    Ok(errata::table
        .filter(errata::version_id.eq_any(of))
        .order(errata::id)
        .select(Erratum::as_select())
        .load(conn)?)
}

/// The errata of those among these passages that have any; mostly none has, and nothing is asked.
pub fn errata_in<'a>(
    conn: &mut Conn,
    passages: impl IntoIterator<Item = &'a Passage>,
) -> Result<Errata> {
    let mended = passages.into_iter().filter(|passage| passage.errata > 0);
    errata_at(conn, &mended.map(|passage| passage.id).collect::<Vec<_>>())
}

/// The errata of these passages.
pub fn errata_at(conn: &mut Conn, of: &[PassageId]) -> Result<Errata> {
    if of.is_empty() {
        return Ok(Errata::default());
    }
    let mut rows = Vec::new();
    // Stays below the 32,766 binds one statement takes on SQLite.
    for some in of.chunks(20_000) {
        rows.extend(
            errata::table
                .filter(errata::passage_id.eq_any(some))
                .select(Erratum::as_select())
                .load::<Erratum>(conn)?,
        );
    }
    Ok(Errata::of(rows))
}

/// The rounds about a version, by number.
pub fn rounds_about(conn: &mut Conn, version: VersionId) -> Result<Vec<Round>> {
    Ok(rounds::table
        .filter(rounds::version_id.eq(version))
        .order(rounds::number)
        .select(Round::as_select())
        .load(conn)?)
}

/// Writes an erratum and the passage as it is since; false when the passage changed since it was read.
///
/// A heading goes by its words as the title of its section, and of the text if it stands at its top.
pub fn mend(
    conn: &mut Conn,
    now: Moment,
    passage: &Passage,
    checked: &CheckedMending,
    (by, agreed): (Option<AccountId>, Option<AccountId>),
) -> Result<bool> {
    let changed = diesel::update(
        passages::table
            .filter(passages::id.eq(passage.id))
            .filter(passages::errata.eq(passage.errata))
            .filter(passages::text.eq(&passage.text)),
    )
    .set((
        passages::text.eq(&checked.text),
        passages::html.eq(&checked.html),
        passages::errata.eq(passage.errata + 1),
    ))
    .execute(conn)?;
    if changed == 0 {
        return Ok(false);
    }
    let mending = &checked.mending;
    diesel::insert_into(errata::table)
        .values((
            errata::version_id.eq(passage.version_id),
            errata::passage_id.eq(passage.id),
            errata::number.eq(passage.errata + 1),
            // A text is far shorter than 2^63 characters.
            errata::start.eq(i64::try_from(mending.start).unwrap_or(i64::MAX)),
            errata::old_words.eq(&mending.old),
            errata::new_words.eq(&mending.new),
            errata::reason.eq(&checked.reason),
            errata::mended_by.eq(by),
            errata::agreed_by.eq(agreed),
            errata::created_at.eq(now),
        ))
        .execute(conn)?;
    let words = |text: &str| i64::try_from(count_words(text)).map_err(Error::internal);
    let more = words(&checked.text)? - words(&passage.text)?;
    diesel::update(versions::table.filter(versions::id.eq(passage.version_id)))
        .set((
            versions::errata.eq(versions::errata + 1),
            versions::words.eq(versions::words + more),
        ))
        .execute(conn)?;
    if passage.kind == PassageKind::Heading {
        diesel::update(
            sections::table
                .filter(sections::id.eq(passage.section_id))
                .filter(sections::title.eq(&passage.text)),
        )
        .set(sections::title.eq(&checked.text))
        .execute(conn)?;
        diesel::update(
            versions::table
                .filter(versions::id.eq(passage.version_id))
                .filter(versions::title.eq(&passage.text)),
        )
        .set(versions::title.eq(&checked.text))
        .execute(conn)?;
    }
    compare_anew(conn, passage, &checked.text)?;
    Ok(true)
}

/// How a passage of one version and one of another belong together: id, in what way, whether it moved, the old and the new.
type Link = (i64, LinkKind, bool, Option<PassageId>, Option<PassageId>);

/// What other versions say of this passage: that it changed or stayed is seen anew. What belongs together stays so, and
/// with it the keys that went by it.
fn compare_anew(conn: &mut Conn, passage: &Passage, text: &str) -> Result<()> {
    let single = [LinkKind::Kept, LinkKind::Moved, LinkKind::Changed];
    let links: Vec<Link> = alignment_links::table
        .filter(
            alignment_links::old_id
                .eq(passage.id)
                .or(alignment_links::new_id.eq(passage.id)),
        )
        .filter(alignment_links::kind.eq_any(single))
        .select((
            alignment_links::id,
            alignment_links::kind,
            alignment_links::moved,
            alignment_links::old_id,
            alignment_links::new_id,
        ))
        .load(conn)?;
    let others: Vec<PassageId> = links
        .iter()
        .flat_map(|(.., old, new)| [*old, *new])
        .flatten()
        .filter(|id| *id != passage.id)
        .collect();
    let texts: Vec<(PassageId, String)> = passages::table
        .filter(passages::id.eq_any(others))
        .select((passages::id, passages::text))
        .load(conn)?;
    for (id, kind, moved, old, new) in links {
        let other = texts
            .iter()
            .find(|(other, _)| Some(*other) == old || Some(*other) == new);
        let Some((_, other)) = other else { continue };
        let seen = match (says_the_same(text, other), moved) {
            (true, false) => LinkKind::Kept,
            (true, true) => LinkKind::Moved,
            (false, _) => LinkKind::Changed,
        };
        if seen != kind {
            diesel::update(alignment_links::table.filter(alignment_links::id.eq(id)))
                .set(alignment_links::kind.eq(seen))
                .execute(conn)?;
        }
    }
    Ok(())
}

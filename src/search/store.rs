//! What may be found, what the index is made of, and where results stand.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use crate::consultations::model::{
    Consultation, Passage, Round, RoundAccess, RoundState, Section, Version,
};
use crate::db::Conn;
use crate::db::schema::{consultations, passages, rounds, sections, versions};
use crate::db::search::Scope;
use crate::documents::PassageKind;
use crate::error::Result;
use crate::types::Moment;
use crate::types::ids::{ConsultationId, PassageId, RoundId, SectionId, VersionId};

/// Words for the same rows of several tables: rows by id.
macro_rules! by_ids {
    ($(#[$meta:meta])* $name:ident, $table:ident, $id:ty, $row:ty) => {
        $(#[$meta])*
        pub fn $name(conn: &mut Conn, ids: &[$id]) -> Result<HashMap<$id, $row>> {
            let rows: Vec<$row> = $table::table
                .filter($table::id.eq_any(ids))
                .select(<$row>::as_select())
                .load(conn)?;
            Ok(rows.into_iter().map(|row| (row.id, row)).collect())
        }
    };
}

by_ids! {
    /// Consultations by id.
    consultations_with, consultations, ConsultationId, Consultation
}
by_ids! {
    /// Passages by id.
    passages_with, passages, PassageId, Passage
}
by_ids! {
    /// Sections by id.
    sections_with, sections, SectionId, Section
}

/// What everybody may read: comments of announced rounds open to all; of texts those of such rounds
/// and those staff made public, the newest of each consultation or all. Beside it all these texts, newest first.
pub fn scope(conn: &mut Conn, all_versions: bool) -> Result<(Scope, Vec<VersionId>)> {
    let announced: Vec<(RoundId, ConsultationId, VersionId, RoundAccess)> = rounds::table
        .inner_join(consultations::table)
        .filter(consultations::confidential.eq(false))
        .filter(rounds::state.ne(RoundState::Draft))
        .select((
            rounds::id,
            rounds::consultation_id,
            rounds::version_id,
            rounds::access,
        ))
        .load(conn)?;
    // Nobody knows of a consultation before a round of it is announced.
    let known: HashSet<ConsultationId> = announced.iter().map(|round| round.1).collect();
    let open = announced
        .iter()
        .filter(|round| round.3 == RoundAccess::Open);
    let (rounds, read): (Vec<RoundId>, HashSet<VersionId>) =
        open.map(|round| (round.0, round.2)).unzip();
    let all: Vec<(VersionId, ConsultationId, Option<Moment>)> = versions::table
        .order((versions::created_at.desc(), versions::id.desc()))
        .select((
            versions::id,
            versions::consultation_id,
            versions::published_at,
        ))
        .load(conn)?;
    let public: Vec<(VersionId, ConsultationId)> = all
        .into_iter()
        .filter(|(id, of, published)| {
            known.contains(of) && (published.is_some() || read.contains(id))
        })
        .map(|(id, of, _)| (id, of))
        .collect();
    let mut seen = HashSet::new();
    let versions = public
        .iter()
        .filter(|(_, of)| all_versions || seen.insert(*of))
        .map(|(id, _)| *id)
        .collect();
    let every = public.iter().map(|(id, _)| *id).collect();
    Ok((Scope { versions, rounds }, every))
}

/// The id of the consultation with this slug, if somebody may know of it: if it has a round that
/// is announced.
pub fn known_consultation(conn: &mut Conn, slug: &str) -> Result<Option<ConsultationId>> {
    Ok(consultations::table
        .inner_join(rounds::table)
        .filter(consultations::slug.eq(slug))
        .filter(consultations::confidential.eq(false))
        .filter(rounds::state.ne(RoundState::Draft))
        .select(consultations::id)
        .first(conn)
        .optional()?)
}

/// Which outermost section each section of some versions is in, by the key of its heading: that
/// one stays the same when sections are renumbered.
#[derive(Debug, Default)]
pub struct Outermost {
    roots: HashMap<SectionId, SectionId>,
    headings: HashMap<SectionId, String>,
}

impl Outermost {
    /// Of these versions.
    pub fn of(conn: &mut Conn, of: &[VersionId]) -> Result<Self> {
        let tree: Vec<(SectionId, Option<SectionId>)> = sections::table
            .filter(sections::version_id.eq_any(of))
            .order((sections::version_id, sections::position))
            .select((sections::id, sections::parent_id))
            .load(conn)?;
        let mut roots = HashMap::with_capacity(tree.len());
        // In the order of the text a parent stands before its children.
        for (section, parent) in tree {
            let root = parent.and_then(|parent| roots.get(&parent).copied());
            roots.insert(section, root.unwrap_or(section));
        }
        let rows: Vec<(SectionId, String)> = passages::table
            .filter(passages::version_id.eq_any(of))
            .filter(passages::kind.eq(PassageKind::Heading))
            .order((passages::version_id, passages::position))
            .select((passages::section_id, passages::key))
            .load(conn)?;
        let mut headings = HashMap::new();
        for (section, key) in rows {
            headings.entry(section).or_insert(key);
        }
        Ok(Self { roots, headings })
    }

    /// Key of the heading; "" for a part of the text without one.
    pub fn key(&self, section: Option<SectionId>) -> &str {
        section
            .and_then(|section| self.roots.get(&section))
            .and_then(|root| self.headings.get(root))
            .map_or("", String::as_str)
    }
}

/// The consultation of a version that is to be looked at.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn version_of(conn: &mut Conn, id: VersionId) -> Result<ConsultationId> {
    Ok(versions::table
        .filter(versions::id.eq(id))
        .select(versions::consultation_id)
        .first(conn)?)
}

/// A passage to be looked at.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = passages)]
pub struct Unseen {
    pub id: PassageId,
    pub section_id: SectionId,
    pub kind: PassageKind,
    #[diesel(select_expression = sections::number)]
    pub number: String,
    pub text: String,
}

impl Unseen {
    /// What of it can be found: a heading is also known by its number.
    pub fn words(&self) -> String {
        shown(self.kind, &self.number, &self.text)
    }
}

/// A passage as it is shown: a heading with its number.
pub fn shown(kind: PassageKind, number: &str, text: &str) -> String {
    match kind {
        PassageKind::Heading => format!("{number} {text}").trim().to_owned(),
        _ => text.to_owned(),
    }
}

/// These passages of one version, in the order of the text.
pub fn unseen(conn: &mut Conn, ids: &[PassageId]) -> Result<Vec<Unseen>> {
    Ok(passages::table
        .inner_join(sections::table)
        .filter(passages::id.eq_any(ids))
        .order(passages::position)
        .select(Unseen::as_select())
        .load(conn)?)
}

/// Names of outermost sections by the keys of their headings, in the order of the newest text.
pub fn section_names(
    conn: &mut Conn,
    of: ConsultationId,
    keys: &[String],
    among: &[VersionId],
) -> Result<Vec<(String, String)>> {
    let rows: Vec<(String, String, String)> = passages::table
        .inner_join(sections::table)
        .inner_join(versions::table)
        .filter(versions::consultation_id.eq(of))
        .filter(versions::id.eq_any(among))
        .filter(passages::kind.eq(PassageKind::Heading))
        .filter(passages::key.eq_any(keys))
        .order((
            versions::created_at.desc(),
            versions::id.desc(),
            passages::position,
        ))
        .select((passages::key, sections::number, sections::title))
        .load(conn)?;
    let mut seen = HashSet::new();
    Ok(rows
        .into_iter()
        .filter(|(key, ..)| seen.insert(key.clone()))
        .map(|(key, number, title)| (key, format!("{number} {title}").trim().to_owned()))
        .collect())
}

/// Versions by id, and their consultations by theirs.
pub fn versions_with(
    conn: &mut Conn,
    ids: &[VersionId],
) -> Result<(
    HashMap<VersionId, Version>,
    HashMap<ConsultationId, Consultation>,
)> {
    let rows: Vec<(Version, Consultation)> = versions::table
        .inner_join(consultations::table)
        .filter(versions::id.eq_any(ids))
        .select((Version::as_select(), Consultation::as_select()))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(version, of)| ((version.id, version), (of.id, of)))
        .unzip())
}

/// These rounds by id; and of each of these versions the newest announced round open to all that is about it.
pub fn rounds_for(
    conn: &mut Conn,
    ids: &[RoundId],
    about: &[VersionId],
) -> Result<(HashMap<RoundId, Round>, HashMap<VersionId, Round>)> {
    let announced = rounds::version_id
        .eq_any(about)
        .and(rounds::state.ne(RoundState::Draft))
        .and(rounds::access.eq(RoundAccess::Open));
    let rows: Vec<Round> = rounds::table
        .filter(rounds::id.eq_any(ids).or(announced))
        .order(rounds::number)
        .select(Round::as_select())
        .load(conn)?;
    let newest = rows.iter().filter(|round| {
        let open = round.state != RoundState::Draft && round.access == RoundAccess::Open;
        open && about.contains(&round.version_id)
    });
    let newest = newest
        .map(|round| (round.version_id, round.clone()))
        .collect();
    let by_id = rows.into_iter().filter(|round| ids.contains(&round.id));
    Ok((by_id.map(|round| (round.id, round)).collect(), newest))
}

//! Finds, for anybody, what everybody may read; and in one round, for who may read that one, what is read
//! there.

mod texts;

use std::collections::{HashMap, HashSet};

pub use texts::texts;

use super::model::{
    Count, Facets, Found, Hit, Rank, Request, What, Whereabouts, count_by, lets_through,
    only_consultation,
};
use super::store;
use crate::access::Actor;
use crate::consultations::model::{Consultation, Passage, Round, RoundAccess, Section, Version};
use crate::consultations::readers::readable_round;
use crate::db::Conn;
use crate::db::search::{self, Ask, EntryKind, Index, Narrowing, Place, Scope, Strictness, Tally};
use crate::error::{Error, Result};
use crate::moderation::published::PublishedComment;
use crate::moderation::store::published_by_ids;
use crate::platform::texts::Language;
use crate::responses::store::published_answers;
use crate::site::Site;
use crate::types::ids::{
    CommentId, ConsultationId, PassageId, RoundId, SearchEntryId, SectionId, VersionId,
};

/// Of each kind the newest so many that have the words are ranked: where more have them, no order
/// says much, and people narrow what they ask.
const RANKED: i64 = 1000;
/// Consultations to choose from.
const CONSULTATIONS: usize = 30;
/// What may wait without results being called unfinished.
const LATE: i64 = 50;

/// A page of what everybody may read that has the words.
///
/// # Errors
/// [`Error::NotFound`] for a consultation nobody may know of.
pub async fn find(site: &Site, request: Request) -> Result<Found> {
    site.db.read(move |conn| find_in(conn, &request)).await
}

/// A page of what is read in one round that has the words.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round, it was not announced, or this reader may not read it.
pub async fn find_in_round(
    site: &Site,
    actor: &Actor,
    (slug, number): (&str, i64),
    request: Request,
) -> Result<(Consultation, Round, Found)> {
    let slug = slug.to_owned();
    site.read(actor, move |rx| {
        let (consultation, round) = readable_round(rx.conn, rx.actor, &slug, number)?;
        if !round.is_public() {
            return Err(Error::NotFound);
        }
        let field = Field::of_round(&consultation, &round);
        let narrowing = Narrowing {
            kind: request.kind,
            consultation: None,
            section_key: request.section.clone(),
            group: request.group.clone(),
        };
        let unfinished = search::waits(rx.conn, field.index, &field.scope, LATE)?;
        let found = look(rx.conn, &request, &field, &narrowing, unfinished)?;
        Ok((consultation, round, found))
    })
    .await
}

/// Where to look.
struct Field {
    index: Index,
    scope: Scope,
    /// Comments may be about an earlier version than those looked in.
    sections_of: Vec<VersionId>,
    /// The one round whose text it is, if it is of one.
    round: Option<Round>,
}

impl Field {
    fn of_all(conn: &mut Conn, all_versions: bool) -> Result<Self> {
        let (scope, sections_of) = store::scope(conn, all_versions)?;
        Ok(Self {
            index: Index::Public,
            scope,
            sections_of,
            round: None,
        })
    }

    fn of_round(consultation: &Consultation, round: &Round) -> Self {
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
        }
    }
}

fn find_in(conn: &mut Conn, request: &Request) -> Result<Found> {
    let narrowing = Narrowing {
        kind: request.kind,
        consultation: match &request.consultation {
            Some(slug) => Some(store::known_consultation(conn, slug)?.ok_or(Error::NotFound)?),
            None => None,
        },
        section_key: request.section.clone(),
        group: request.group.clone(),
    };
    let unfinished = search::pending_count(conn, Index::Public)? > LATE;
    let field = Field::of_all(conn, request.all_versions)?;
    look(conn, request, &field, &narrowing, unfinished)
}

fn look(
    conn: &mut Conn,
    request: &Request,
    field: &Field,
    narrowing: &Narrowing,
    unfinished: bool,
) -> Result<Found> {
    let asks: Vec<Ask> = Language::ALL
        .iter()
        .map(|language| request.question.ask(*language))
        .collect();
    let (mode, tallies) = strictest(conn, request, &asks, field)?;
    let facets = facets(conn, &tallies, narrowing, &field.sections_of)?;
    let mut ranked = ranked(conn, request, &asks, mode, field, narrowing)?;
    ranked.drain(..request.before.min(ranked.len()));
    let more = ranked.len() > request.limit;
    ranked.truncate(request.limit);
    let next = more.then(|| request.before + ranked.len());
    let ids: Vec<SearchEntryId> = ranked.iter().map(|rank| rank.entry).collect();
    Ok(Found {
        hits: hits(conn, field, &ids)?,
        mode,
        total: tallies
            .iter()
            .filter(|tally| lets_through(narrowing, tally))
            .map(|tally| tally.count)
            .sum(),
        anywhere: tallies.iter().map(|tally| tally.count).sum(),
        facets,
        next,
        unfinished,
    })
}

/// The strictest mode in which anything has the words, and what has them.
fn strictest(
    conn: &mut Conn,
    request: &Request,
    asks: &[Ask],
    field: &Field,
) -> Result<(Strictness, Vec<Tally>)> {
    if request.question.is_empty() {
        return Ok((Strictness::All, Vec::new()));
    }
    for mode in request.question.modes() {
        let tallies = search::tallies(conn, field.index, asks, *mode, &field.scope)?;
        if !tallies.is_empty() {
            return Ok((*mode, tallies));
        }
    }
    Ok((Strictness::All, Vec::new()))
}

/// The best first: words in a row before words apart.
fn ranked(
    conn: &mut Conn,
    request: &Request,
    asks: &[Ask],
    mode: Strictness,
    field: &Field,
    narrowing: &Narrowing,
) -> Result<Vec<Rank>> {
    if request.question.is_empty() {
        return Ok(Vec::new());
    }
    let kinds = match &narrowing.kind {
        Some(kind) => std::slice::from_ref(kind),
        None => EntryKind::ALL,
    };
    let modes: &[Strictness] = if request.question.has_phrase() {
        &[Strictness::Phrase, mode]
    } else {
        std::slice::from_ref(&mode)
    };
    let mut seen = HashSet::new();
    let mut ranked = Vec::new();
    for one in modes {
        for ask in asks {
            for kind in kinds {
                let only = Narrowing {
                    kind: Some(*kind),
                    ..narrowing.clone()
                };
                let (index, scope) = (field.index, &field.scope);
                for found in search::scored(conn, index, ask, *one, scope, &only, RANKED)? {
                    if seen.insert(found.id) {
                        ranked.push(Rank {
                            phrase: *one == Strictness::Phrase,
                            score: found.score,
                            tie: found.tie,
                            entry: found.id,
                        });
                    }
                }
            }
        }
    }
    ranked.sort_unstable_by(|one, other| other.cmp(one));
    Ok(ranked)
}

/// Each facet counts what the other facets let through.
fn facets(
    conn: &mut Conn,
    tallies: &[Tally],
    narrowing: &Narrowing,
    sections_of: &[VersionId],
) -> Result<Facets> {
    let without = |change: fn(&mut Narrowing)| {
        let mut narrowing = narrowing.clone();
        change(&mut narrowing);
        narrowing
    };
    let kinds = count_by(tallies, &without(|all| all.kind = None), |tally| {
        Some(tally.kind)
    });
    let groups = count_by(tallies, &without(|all| all.group = None), |tally| {
        Some(tally.group.clone()).filter(|group| !group.is_empty())
    });
    // A section is one of its consultation.
    let any = without(|all| {
        all.consultation = None;
        all.section_key = None;
    });
    let consultations = count_by(tallies, &any, |tally| Some(tally.consultation));
    let sections = match only_consultation(tallies, narrowing) {
        None => Vec::new(),
        Some(only) => {
            let mut counts = count_by(tallies, &without(|all| all.section_key = None), |tally| {
                Some(tally.section_key.clone())
                    .filter(|key| tally.consultation == only && !key.is_empty())
            });
            let keys: Vec<String> = counts.keys().cloned().collect();
            store::section_names(conn, only, &keys, sections_of)?
                .into_iter()
                .filter_map(|(key, name)| {
                    let count = counts.remove(&key)?;
                    let value = (key, name);
                    Some(Count { value, count })
                })
                .collect()
        }
    };
    let ids: Vec<_> = consultations.keys().copied().collect();
    let mut named = store::consultations_with(conn, &ids)?;
    let mut consultations: Vec<_> = consultations
        .into_iter()
        .filter_map(|(id, count)| {
            let value = named.remove(&id)?;
            Some(Count { value, count })
        })
        .collect();
    consultations.sort_by(|one, other| {
        let key = |count: &Count<Consultation>| (-count.count, count.value.title.clone());
        key(one).cmp(&key(other))
    });
    consultations.truncate(CONSULTATIONS);
    Ok(Facets {
        kinds: kinds
            .into_iter()
            .map(|(value, count)| Count { value, count })
            .collect(),
        consultations,
        sections,
        groups: groups
            .into_iter()
            .map(|(value, count)| Count { value, count })
            .collect(),
    })
}

/// What these entries stand for, in their order. What has ceased to be public since is left out.
fn hits(conn: &mut Conn, field: &Field, ids: &[SearchEntryId]) -> Result<Vec<Hit>> {
    let places = search::places(conn, field.index, ids)?;
    let places: HashMap<SearchEntryId, Place> = places.into_iter().collect();
    let comment_ids: Vec<CommentId> = places
        .values()
        .filter_map(|place| comment_of(*place))
        .collect();
    let comments: HashMap<CommentId, PublishedComment> = published_by_ids(conn, &comment_ids)?
        .into_iter()
        .map(|comment| (comment.id, comment))
        .collect();
    let answers = published_answers(conn, &comment_ids)?;
    let passage_ids: Vec<PassageId> = places
        .values()
        .filter_map(|place| match place {
            Place::Passage(passage) => Some(*passage),
            Place::Comment(comment, _) | Place::Answer(comment, _) => {
                comments.get(comment)?.anchor.passage
            }
        })
        .collect();
    let passages = store::passages_with(conn, &passage_ids)?;
    let settings = Settings::of(conn, field, &passages, &comments)?;
    let hit = |id: &SearchEntryId| {
        let what = match places.get(id)? {
            Place::Passage(passage) => What::Passage(Box::new(passages.get(passage)?.clone())),
            Place::Comment(comment, _) => What::Comment(Box::new(comments.get(comment)?.clone())),
            Place::Answer(comment, _) => What::Answer(
                Box::new(comments.get(comment)?.clone()),
                Box::new(answers.get(comment)?.clone()),
            ),
        };
        let whereabouts = settings.whereabouts(&what, &passages)?;
        Some(Hit { whereabouts, what })
    };
    Ok(ids.iter().filter_map(hit).collect())
}

fn comment_of(place: Place) -> Option<CommentId> {
    match place {
        Place::Passage(_) => None,
        Place::Comment(comment, _) | Place::Answer(comment, _) => Some(comment),
    }
}

/// What results stand in.
struct Settings {
    rounds: HashMap<RoundId, Round>,
    about: HashMap<VersionId, Round>,
    versions: HashMap<VersionId, Version>,
    consultations: HashMap<ConsultationId, Consultation>,
    sections: HashMap<SectionId, Section>,
}

impl Settings {
    fn of(
        conn: &mut Conn,
        field: &Field,
        passages: &HashMap<PassageId, Passage>,
        comments: &HashMap<CommentId, PublishedComment>,
    ) -> Result<Self> {
        let round_ids: Vec<_> = comments.values().map(|comment| comment.round_id).collect();
        let rounds = store::rounds_with(conn, &round_ids)?;
        let version_ids: Vec<VersionId> = passages
            .values()
            .map(|passage| passage.version_id)
            .chain(rounds.values().map(|round| round.version_id))
            .collect();
        let versions = store::versions_with(conn, &version_ids)?;
        let of: Vec<_> = versions
            .values()
            .map(|version| version.consultation_id)
            .collect();
        let section_ids: Vec<SectionId> = passages
            .values()
            .map(|passage| passage.section_id)
            .chain(
                comments
                    .values()
                    .filter_map(|comment| comment.anchor.section),
            )
            .collect();
        Ok(Self {
            about: match &field.round {
                Some(round) => HashMap::from([(round.version_id, round.clone())]),
                None => store::rounds_about(conn, &version_ids)?,
            },
            consultations: store::consultations_with(conn, &of)?,
            sections: store::sections_with(conn, &section_ids)?,
            rounds,
            versions,
        })
    }

    fn whereabouts(
        &self,
        what: &What,
        passages: &HashMap<PassageId, Passage>,
    ) -> Option<Whereabouts> {
        let (round, version, section, key) = match what {
            What::Passage(passage) => (
                self.about.get(&passage.version_id),
                passage.version_id,
                Some(passage.section_id),
                passage.key.clone(),
            ),
            What::Comment(comment) | What::Answer(comment, _) => {
                let round = self.rounds.get(&comment.round_id)?;
                let passage = comment.anchor.passage.and_then(|id| passages.get(&id));
                (
                    Some(round),
                    round.version_id,
                    passage
                        .map(|passage| passage.section_id)
                        .or(comment.anchor.section),
                    passage.map_or_else(String::new, |passage| passage.key.clone()),
                )
            }
        };
        let version = self.versions.get(&version)?.clone();
        Some(Whereabouts {
            consultation: self.consultations.get(&version.consultation_id)?.clone(),
            round: round.cloned(),
            section: section.and_then(|section| self.sections.get(&section).cloned()),
            version,
            key,
        })
    }
}

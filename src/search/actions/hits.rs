//! What entries of the index stand for, read anew from where it is.

use std::collections::HashMap;

use super::field::Field;
use crate::consultations::model::{Consultation, Passage, Round, Section, Version};
use crate::db::Conn;
use crate::db::search::Place;
use crate::error::Result;
use crate::moderation::published::PublishedComment;
use crate::moderation::store::published_by_ids;
use crate::responses::store::published_answers;
use crate::search::model::{Hit, What, Whereabouts};
use crate::search::store;
use crate::types::ids::{
    CommentId, ConsultationId, PassageId, RoundId, SearchEntryId, SectionId, VersionId,
};

/// What entries of the index stand for.
pub(super) type Places = HashMap<SearchEntryId, Place>;

/// What these entries are, read anew. What has ceased to be public since is left out.
pub(super) fn hits(
    conn: &mut Conn,
    field: &Field,
    places: &Places,
) -> Result<HashMap<SearchEntryId, Hit>> {
    if places.is_empty() {
        return Ok(HashMap::new());
    }
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
    let hit = |(id, place): (&SearchEntryId, &Place)| {
        let what = match place {
            Place::Passage(passage) => What::Passage(Box::new(passages.get(passage)?.clone())),
            Place::Comment(comment, _) => What::Comment(Box::new(comments.get(comment)?.clone())),
            Place::Answer(comment, _) => What::Answer(
                Box::new(comments.get(comment)?.clone()),
                Box::new(answers.get(comment)?.clone()),
            ),
        };
        let whereabouts = settings.whereabouts(&what, &passages)?;
        Some((*id, Hit { whereabouts, what }))
    };
    Ok(places.iter().filter_map(hit).collect())
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
        let said_in: Vec<RoundId> = comments.values().map(|comment| comment.round_id).collect();
        let of_passages: Vec<VersionId> = passages
            .values()
            .map(|passage| passage.version_id)
            .collect();
        let (rounds, about) = store::rounds_for(conn, &said_in, &of_passages)?;
        let version_ids: Vec<VersionId> = of_passages
            .into_iter()
            .chain(rounds.values().map(|round| round.version_id))
            .collect();
        let (versions, consultations) = store::versions_with(conn, &version_ids)?;
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
                None => about,
            },
            consultations,
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

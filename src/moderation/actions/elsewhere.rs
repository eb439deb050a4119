//! Words withheld in one comment that stand in others too: where, and withholding them there by the same act.

use std::collections::{BTreeMap, HashMap};

use super::carry_out::{ExpectedDecisions, carry_out};
use super::entering::{has_interest, require_disinterested, require_known, require_moderator};
use super::whole::{Whole, wholes};
use crate::access::{Actor, Rx, Tx};
use crate::comments::model::Comment;
use crate::comments::store::with_place;
use crate::consultations::model::{Consultation, Round};
use crate::error::{Error, Message, Result};
use crate::moderation::marking::{RedactionRequest, find_whole};
use crate::moderation::model::{
    Ground, MARKS_LIMIT, Mark, RedactedField, Redaction, Ruling, Verdict, is_read_in_queue,
};
use crate::moderation::store::{self, History};
use crate::readings::actions::note_read;
use crate::site::Site;
use crate::submissions::model::{Moderation, Publication};
use crate::types::ids::CommentId;

/// States in which a comment is read by the public, or will be.
const READ: [Moderation; 3] = [
    Moderation::Pending,
    Moderation::Published,
    Moderation::Redacted,
];

/// Comments looked at for words: more hold a part of one of them where they are very common.
const LOOKED_AT: i64 = 2000;

/// Comments shown, and decided on at once.
pub const ELSEWHERE_LIMIT: usize = 50;

/// Characters of words that are looked for: what is shorter stands everywhere.
const LEAST: usize = 3;

/// Another comment in which the words stand.
#[derive(Debug, Clone)]
pub struct Elsewhere {
    pub comment: Comment,
    pub party: String,
    /// What the public would read no more of it.
    pub marks: Vec<Mark>,
    /// Why it has to be decided on by itself: the key of a sentence with its number, and its party.
    pub alone: Option<&'static str>,
}

/// Other comments in which words stand.
#[derive(Debug, Clone, Default)]
pub struct Places {
    pub comments: Vec<Elsewhere>,
    /// There are more than are shown.
    pub more: bool,
}

/// Other comments that are decided on with one.
#[derive(Debug, Clone, Default)]
pub struct Also {
    /// As the moderator had them before them.
    pub seen: Vec<ExpectedDecisions>,
    /// What is withheld in them.
    pub words: Vec<RedactionRequest>,
}

/// Where else in the consultation the public reads these words, or will: in what other parties, and the same, wrote. Names
/// that parties chose to show are theirs.
///
/// # Errors
/// [`Error::NotFound`] for a comment this actor may not know of.
pub async fn elsewhere(
    site: &Site,
    actor: &Actor,
    than: CommentId,
    words: Vec<RedactionRequest>,
) -> Result<Places> {
    require_moderator(actor)?;
    site.read(actor, move |rx| {
        let (comment, _, _, round, consultation) = with_place(rx.conn, than)?;
        require_known(rx.actor, &comment, round.consultation_id)?;
        places(rx, than, &consultation, &words)
    })
    .await
}

fn places(
    rx: &mut Rx<'_>,
    than: CommentId,
    of: &Consultation,
    words: &[RedactionRequest],
) -> Result<Places> {
    let sought: Vec<String> = words.iter().filter_map(rarest).collect();
    if sought.is_empty() {
        return Ok(Places::default());
    }
    let rounds = store::rounds_of(rx.conn, &[of.id])?;
    let rounds: Vec<_> = rounds.iter().map(|(round, _)| round.id).collect();
    let mut ids = store::holding(rx.conn, &rounds, &READ, &sought, LOOKED_AT)?;
    let mut more = i64::try_from(ids.len()).is_ok_and(|count| count >= LOOKED_AT);
    ids.retain(|id| *id != than);
    let wholes = wholes(rx.conn, &ids)?;
    let redacted: Vec<CommentId> = wholes
        .iter()
        .filter(|whole| whole.comment.moderation == Moderation::Redacted)
        .map(|whole| whole.comment.id)
        .collect();
    let mut held = store::history_of(rx.conn, &redacted)?;
    let mut comments = Vec::new();
    for whole in wholes {
        let hidden = hidden(&mut held, whole.comment.id);
        let Some(marks) = marks(&whole, &hidden, words) else {
            continue;
        };
        if comments.len() == ELSEWHERE_LIMIT {
            more = true;
            break;
        }
        comments.push(Elsewhere {
            alone: match has_interest(rx.actor, &whole.party) {
                true => Some("moderation-own-interest"),
                false => alone(&whole, &marks)?,
            },
            marks,
            party: whole.party.name,
            comment: whole.comment,
        });
    }
    Ok(Places { comments, more })
}

/// Withholds words in other comments of the same consultation, by the act in which one was decided on.
///
/// # Errors
/// [`Error::Refused`] naming one that somebody decided on since, that has to be decided on by itself, or in which the words
/// do not stand; [`Error::NotFound`] for one this actor may not know of. Nothing is decided then, on the first neither.
pub(super) fn withhold_also(
    tx: &mut Tx<'_>,
    first: &Whole,
    explanation: &str,
    also: &Also,
) -> Result<()> {
    if also.seen.is_empty() {
        return Ok(());
    }
    if also.seen.len() > ELSEWHERE_LIMIT {
        let message = Message::new("moderation-too-many-ticked").with("count", ELSEWHERE_LIMIT);
        return Err(Error::refused(message));
    }
    let seen: BTreeMap<CommentId, i64> = also
        .seen
        .iter()
        .filter(|one| one.comment != first.comment.id)
        .map(|one| (one.comment, one.decisions))
        .collect();
    let ids: Vec<CommentId> = seen.keys().copied().collect();
    let wholes = wholes(tx.conn, &ids)?;
    if wholes.len() < ids.len() {
        return Err(Error::NotFound);
    }
    let mut held = store::history_of(tx.conn, &ids)?;
    let mut rulings = Vec::with_capacity(wholes.len());
    for whole in &wholes {
        let id = whole.comment.id;
        if whole.round.consultation_id != first.round.consultation_id {
            return Err(Error::NotFound);
        }
        require_known(tx.actor, &whole.comment, whole.round.consultation_id)?;
        require_disinterested(tx.actor, &whole.party)?;
        let hidden = hidden(&mut held, id);
        let decisions = seen.get(&id).copied().unwrap_or_default();
        let marks = match marks(whole, &hidden, &also.words) {
            Some(marks) if whole.comment.decisions == decisions => marks,
            _ => {
                let message = Message::new("moderation-elsewhere-changed").with("number", id);
                return Err(Error::refused(message));
            }
        };
        if let Some(key) = alone(whole, &marks)? {
            return Err(Error::refused(Message::new(key).with("number", id)));
        }
        rulings.push((whole, decisions, ruling(whole, explanation, marks)?));
    }
    carry_out(tx, &rulings)?;
    // What waited was shown whole; of what is public the words alone may have been.
    let read: Vec<(CommentId, &Round)> = wholes
        .iter()
        .filter(|whole| whole.comment.moderation == Moderation::Pending)
        .map(|whole| (whole.comment.id, &*whole.round))
        .collect();
    note_read(tx, &read)
}

/// What the decision that holds on a comment hides of it.
fn hidden(held: &mut HashMap<CommentId, Vec<History>>, of: CommentId) -> Vec<Redaction> {
    let last = held.remove(&of).and_then(|mut all| all.pop());
    last.map(|last| last.redactions).unwrap_or_default()
}

/// Where these words stand in a comment, besides what is withheld there already; `None` where the public reads none of them.
fn marks(whole: &Whole, held: &[Redaction], words: &[RedactionRequest]) -> Option<Vec<Mark>> {
    let comment = &whole.comment;
    if !whole.can_be_decided()
        || !READ.contains(&comment.moderation)
        || whole.submission.publication == Publication::None
    {
        return None;
    }
    let held: Vec<Mark> = match comment.moderation {
        Moderation::Redacted => held.iter().map(mark_of).collect(),
        _ => Vec::new(),
    };
    let written = |field: RedactedField| {
        matches!(
            field,
            RedactedField::Body | RedactedField::ProposedText | RedactedField::Reference
        )
    };
    let mut new = Vec::new();
    for (field, text) in whole.texts() {
        if !written(field) {
            continue;
        }
        for request in words.iter().filter(|request| is_sought(request)) {
            let found = find_whole(text, &request.words).into_iter();
            new.extend(found.map(|(start, end)| Mark {
                field,
                start,
                end,
                ground: request.ground,
            }));
        }
    }
    let covered = |mark: &Mark| {
        held.iter().any(|other| {
            other.field == mark.field && other.start <= mark.start && mark.end <= other.end
        })
    };
    new.retain(|mark| !covered(mark));
    (!new.is_empty()).then(|| held.into_iter().chain(new).collect())
}

/// What withholds these places of a comment.
fn ruling(whole: &Whole, explanation: &str, marks: Vec<Mark>) -> Result<Ruling> {
    let ruling = Ruling::new(Verdict::PublishRedacted, None, explanation, marks)?;
    // Of what is public already nothing more is shown by it.
    Ok(ruling.anyway(whole.comment.moderation.is_public()))
}

/// Why a comment is not decided on with another: all that is published of one that waits has to be before the moderator, and
/// hold nothing else that looks like personal data; and no decision redacts without end.
fn alone(whole: &Whole, marks: &[Mark]) -> Result<Option<&'static str>> {
    if marks.len() > MARKS_LIMIT {
        return Ok(Some("moderation-too-many-places-together"));
    }
    let waits = !whole.comment.moderation.is_public();
    Ok(if waits && !is_read_in_queue(&whole.comment) {
        Some("moderation-too-long-together")
    } else if waits && whole.shows_personal(&ruling(whole, "", marks.to_vec())?) {
        Some("moderation-bulk-personal")
    } else {
        None
    })
}

fn mark_of(held: &Redaction) -> Mark {
    let at = |position: i64| usize::try_from(position).unwrap_or_default();
    Mark {
        field: held.field,
        start: at(held.span_start),
        end: at(held.span_end),
        ground: held.ground.parse().unwrap_or(Ground::PrivateLife),
    }
}

fn is_sought(request: &RedactionRequest) -> bool {
    request.words.trim().chars().count() >= LEAST
}

/// What is asked of the database for these words: the longest of them, the rest is looked for in what it finds.
fn rarest(request: &RedactionRequest) -> Option<String> {
    let words = request.words.split_whitespace();
    let longest = words.max_by_key(|word| word.chars().count())?;
    is_sought(request).then(|| longest.to_owned())
}

//! One decision on many comments at once: those ticked in the queue, or everything that a filter finds. All of it holds, or
//! nothing does.

use std::collections::{BTreeMap, BTreeSet};

use super::carry_out::{ExpectedDecisions, carry_out};
use super::entering::{require_disinterested, require_known, require_moderator};
use super::review::{Search, narrowing};
use super::whole::{Whole, wholes};
use crate::access::{Actor, Rx, Tx};
use crate::comments::personal::PersonalKind;
use crate::consultations::model::Round;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::moderation::marking::{RedactionRequest, locate};
use crate::moderation::model::{
    Ground, MARKS_LIMIT, Mark, RedactedField, Ruling, Verdict, is_read_in_queue,
};
use crate::moderation::store::{self, QueueCursor, QueueFilter, Waiting};
use crate::platform::random;
use crate::readings::actions::note_read;
use crate::site::Site;
use crate::submissions::model::Moderation;
use crate::types::ids::{CommentId, ConsultationId, PartyId};

/// Comments that can be ticked and decided on at once.
pub const BULK_LIMIT: usize = 100;

/// Comments that a filter may find to be decided on at once.
pub const FOUND_LIMIT: usize = 10_000;

/// Comments shown of those a filter found.
const SHOWN: i64 = 20;

/// Which comments are decided on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// Those ticked, each as the moderator had it before them.
    Ticked(Vec<ExpectedDecisions>),
    /// Everything that the queue so narrowed finds, provided that it is what it was when its mark was made.
    Found { search: Search, mark: String },
}

/// What is decided on all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JointRuling {
    /// The verdict, and what goes with a withholding.
    ruling: Ruling,
    /// Of a redaction: words to be withheld wherever they stand. Where none of them stands nothing is decided.
    words: Vec<RedactionRequest>,
    /// Decide on the others, and leave those that have to be looked at one by one as they are.
    leave: bool,
    /// They were read as one letter: their length is no hindrance.
    known: bool,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JointOutcome {
    pub decided: usize,
    /// Left as they were.
    pub left: usize,
}

/// What a filter finds, before all of it is decided on.
#[derive(Debug, Clone)]
pub struct Findings {
    pub count: usize,
    /// Says the same of the same comments with the same decisions, and something else of others.
    pub mark: String,
    /// Parties they are of.
    pub parties: usize,
    /// How many hold what looks like personal data, names apart.
    pub personal: usize,
    /// How many wait and are too long to be decided on with others.
    pub long: usize,
    /// The first of them.
    pub rows: Vec<Waiting>,
}

impl JointRuling {
    /// A joint ruling that is whole, as [`Ruling::new`] asks; `words` are those to be withheld.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what is missing, by field.
    pub fn new(
        verdict: Verdict,
        ground: Option<Ground>,
        explanation: &str,
        words: Vec<RedactionRequest>,
    ) -> Result<Self> {
        // Where the words stand differs by comment: a place for each of them stands in for all.
        let places = words.iter().map(|words| Mark {
            field: RedactedField::Body,
            start: 0,
            end: 1,
            ground: words.ground,
        });
        Ok(Self {
            ruling: Ruling::new(verdict, ground, explanation, places.collect())?,
            words,
            leave: false,
            known: false,
        })
    }

    /// The same, also on what looks like personal data (`anyway`), and passing over those that have to be looked at one
    /// by one (`leave`).
    #[must_use]
    pub fn sparing(self, anyway: bool, leave: bool) -> Self {
        Self {
            ruling: self.ruling.anyway(anyway),
            leave,
            ..self
        }
    }

    /// Publishes them as they are.
    pub fn publish(anyway: bool) -> Self {
        Self {
            ruling: Ruling::publish().anyway(anyway),
            words: Vec::new(),
            leave: false,
            known: false,
        }
    }

    /// The same of copies of a letter that was read once.
    #[must_use]
    pub(super) fn known(self) -> Self {
        Self {
            known: true,
            ..self
        }
    }
}

/// What the queue so narrowed finds, to be decided on at once.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who moderates nothing, [`Error::Refused`] where it finds more than [`FOUND_LIMIT`].
pub async fn findings(site: &Site, actor: &Actor, search: Search) -> Result<Findings> {
    let mine = require_moderator(actor)?;
    site.read(actor, move |rx| look(rx, &mine, &search)).await
}

fn look(rx: &mut Rx<'_>, mine: &[ConsultationId], search: &Search) -> Result<Findings> {
    let filter = filter(rx.conn, mine, search)?;
    let found = found(rx.conn, &filter)?;
    let ids: Vec<CommentId> = found.iter().map(|(id, _)| *id).collect();
    let mut parties: BTreeSet<PartyId> = BTreeSet::new();
    let (mut personal, mut long) = (0, 0);
    for some in ids.chunks(1_000) {
        let kinds = store::personal_kinds(rx.conn, some)?;
        personal += kinds.values().filter(|kinds| is_marked(kinds)).count();
        for (comment, _, party) in store::with_parties(rx.conn, some)? {
            parties.insert(party.id);
            let waits = comment.moderation == Moderation::Pending;
            long += usize::from(waits && !is_read_in_queue(&comment));
        }
    }
    Ok(Findings {
        count: found.len(),
        mark: mark(&found),
        parties: parties.len(),
        personal,
        long,
        rows: store::queue(rx.conn, &filter, None::<QueueCursor>, SHOWN)?,
    })
}

/// Decides on all of these, or on none.
///
/// # Errors
/// [`Error::Invalid`] for none or too many, [`Error::Refused`] naming the comment that stands in the way: one that is not
/// waiting any more, one of a party that the actor writes for, one that is too long to be decided on unread and, unless
/// anyway, one with something like personal data, names apart; or saying that a filter finds something else by
/// now. [`Error::NotFound`] for a comment this actor may not know of.
pub async fn decide_together(
    site: &Site,
    actor: &Actor,
    chosen: Chosen,
    joint: JointRuling,
) -> Result<JointOutcome> {
    let mine = require_moderator(actor)?;
    if let Chosen::Ticked(seen) = &chosen {
        if seen.is_empty() {
            return Err(Error::invalid("ids", "moderation-none-ticked"));
        }
        if seen.len() > BULK_LIMIT {
            let message = Message::new("moderation-too-many-ticked").with("count", BULK_LIMIT);
            return Err(Error::invalid("ids", message));
        }
    }
    site.write(actor, move |tx| {
        // What is ticked was before the moderator whole; what a filter finds was not.
        let read = matches!(chosen, Chosen::Ticked(_));
        let seen: BTreeMap<CommentId, i64> = match chosen {
            Chosen::Ticked(seen) => seen
                .iter()
                .map(|one| (one.comment, one.decisions))
                .collect(),
            Chosen::Found { search, mark: held } => {
                let filter = filter(tx.conn, &mine, &search)?;
                let found = found(tx.conn, &filter)?;
                if mark(&found) != held {
                    return Err(Error::refused("moderation-found-changed"));
                }
                found.into_iter().collect()
            }
        };
        decide_each(tx, &seen, &joint, read)
    })
    .await
}

fn filter(conn: &mut Conn, mine: &[ConsultationId], search: &Search) -> Result<QueueFilter> {
    Ok(narrowing(&store::rounds_of(conn, mine)?, search))
}

fn found(conn: &mut Conn, filter: &QueueFilter) -> Result<Vec<(CommentId, i64)>> {
    let most = i64::try_from(FOUND_LIMIT).unwrap_or(i64::MAX);
    let found = store::found(conn, filter, most + 1)?;
    if found.len() > FOUND_LIMIT {
        let message = Message::new("moderation-too-many-found").with("count", FOUND_LIMIT);
        return Err(Error::refused(message));
    }
    Ok(found)
}

/// SHA-256 over the comments and how many decisions were taken on each, hexadecimal.
fn mark(found: &[(CommentId, i64)]) -> String {
    let all: String = found
        .iter()
        .map(|(id, decisions)| format!("{id}-{decisions} "))
        .collect();
    random::sha256_hex(all.as_bytes())
}

/// Whether something else than a name is among these kinds, blanks between.
fn is_marked(kinds: &str) -> bool {
    let mut kinds = kinds.split(' ').filter(|kind| !kind.is_empty());
    kinds.any(|kind| kind != PersonalKind::Name.as_str())
}

/// Decides on all of these, each with how many decisions were seen on it; `read`: each was before the moderator, as far as the
/// queue shows it whole.
pub(super) fn decide_each(
    tx: &mut Tx<'_>,
    seen: &BTreeMap<CommentId, i64>,
    joint: &JointRuling,
    read: bool,
) -> Result<JointOutcome> {
    let ids: Vec<CommentId> = seen.keys().copied().collect();
    let wholes = wholes(tx.conn, &ids)?;
    if wholes.len() < ids.len() {
        return Err(Error::NotFound);
    }
    let mut rulings: Vec<(&Whole, i64, Ruling)> = Vec::with_capacity(wholes.len());
    let mut left = 0;
    for whole in &wholes {
        let id = whole.comment.id;
        require_known(tx.actor, &whole.comment, whole.round.consultation_id)?;
        require_disinterested(tx.actor, &whole.party)?;
        let decisions = seen.get(&id).copied().unwrap_or_default();
        if !joint.takes(whole) || whole.comment.decisions != decisions {
            let message = Message::new("moderation-not-waiting").with("number", id);
            return Err(Error::refused(message));
        }
        match joint.ruling_on(whole)? {
            Fit::Decided(ruling) => rulings.push((whole, decisions, ruling)),
            Fit::Untouched => left += 1,
            Fit::Alone(_) if joint.leave => left += 1,
            Fit::Alone(key) => {
                return Err(Error::refused(Message::new(key).with("number", id)));
            }
        }
    }
    carry_out(tx, &rulings)?;
    if read {
        // What the queue shows folded was not before them whole, unless they read it as one letter.
        let of: Vec<(CommentId, &Round)> = wholes
            .iter()
            .filter(|whole| joint.known || is_read_in_queue(&whole.comment))
            .map(|whole| (whole.comment.id, &*whole.round))
            .collect();
        note_read(tx, &of)?;
    }
    Ok(JointOutcome {
        decided: rulings.len(),
        left,
    })
}

/// How a joint ruling fits one comment.
enum Fit {
    Decided(Ruling),
    /// It says nothing of this one.
    Untouched,
    /// It has to be looked at by itself; the key of the sentence that says why.
    Alone(&'static str),
}

impl JointRuling {
    /// Whether a comment in this state is decided on with others: what waits by any verdict, and what is public can be withheld.
    /// Nothing that a decision hides is shown with others.
    fn takes(&self, whole: &Whole) -> bool {
        let state = whole.comment.moderation;
        let hides = self.ruling.verdict == Verdict::Withhold;
        whole.can_be_decided() && (state == Moderation::Pending || (hides && state.is_public()))
    }

    fn ruling_on(&self, whole: &Whole) -> Result<Fit> {
        let ruling = match self.ruling.verdict {
            Verdict::Withhold => return Ok(Fit::Decided(self.ruling.clone())),
            Verdict::Publish => self.ruling.clone(),
            Verdict::PublishRedacted => {
                let texts = whole.texts();
                let mut marks = Vec::new();
                for words in &self.words {
                    // Where they do not stand there is nothing to withhold.
                    marks.extend(locate(std::slice::from_ref(words), &texts).unwrap_or_default());
                }
                if marks.is_empty() {
                    return Ok(Fit::Untouched);
                }
                if marks.len() > MARKS_LIMIT {
                    return Ok(Fit::Alone("moderation-too-many-places-together"));
                }
                let explanation = &self.ruling.explanation;
                Ruling::new(Verdict::PublishRedacted, None, explanation, marks)?
                    .anyway(self.ruling.anyway)
            }
        };
        Ok(if !self.known && !is_read_in_queue(&whole.comment) {
            Fit::Alone("moderation-too-long-together")
        } else if !ruling.anyway && whole.shows_personal(&ruling) {
            Fit::Alone("moderation-bulk-personal")
        } else {
            Fit::Decided(ruling)
        })
    }
}

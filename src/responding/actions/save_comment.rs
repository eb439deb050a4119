//! What stands in a comment form is kept: by its button, or by itself while somebody writes, again
//! and again. However often a form sends, it makes one comment, and it overwrites nobody else.

use super::draft::find_or_begin;
use crate::access::{Actor, Right, Tx};
use crate::comments::actions::{
    CommentInput, Place, Target, Wording, changeable, check_unfinished, check_wording, comment_row,
    write_comment,
};
use crate::comments::model::{AnchorKind, Comment, CommentKind, MAX_COMMENTS};
use crate::comments::store as comments;
use crate::consultations::model::{Party, Round};
use crate::consultations::parties::{Choice, party_chosen, require_open, round_for};
use crate::error::{Error, Message, Result};
use crate::rendering::{self, Owner, Piece};
use crate::responding::store::{self, LastSave};
use crate::site::Site;
use crate::submissions::model::{Origin, Submission};
use crate::submissions::store as submissions;
use crate::teamwork::actions::{MarkInput, NoteOf, note_beside, note_writer};
use crate::teamwork::store as teamwork;
use crate::types::Moment;
use crate::types::ids::{CommentId, OrganisationId, SubmissionId};

/// The longest key of a form, in characters.
const MAX_KEY: usize = 64;

/// Which comment a form is for.
#[derive(Debug, Clone)]
pub enum SaveTarget {
    /// One that the form makes when it is first kept.
    New {
        slug: String,
        number: i64,
        organisation: Option<OrganisationId>,
        target: Target,
        /// What colleagues are told of it, once it is finished.
        mark: MarkInput,
    },
    /// One that was there already.
    Existing(SubmissionId, CommentId),
}

/// How a form knows what it did before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormRevision {
    /// Random, made with the form.
    pub key: String,
    /// Rises with every sending. `None`: a form without scripts, sent by its button.
    pub turn: Option<i64>,
    /// When the comment was last changed as far as whoever writes has seen.
    pub seen: Option<Moment>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveOutcome {
    Saved(SavedComment),
    /// There was not a word yet, so nothing was begun.
    Empty,
    /// The comment was changed from elsewhere; it stands as the other left it.
    Conflict(CurrentWording),
}

/// A comment as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedComment {
    pub submission: SubmissionId,
    pub comment: CommentId,
    /// When it was last changed, now.
    pub seen: Moment,
    /// What could not be kept yet beside the words.
    pub warning: Option<Message>,
}

/// What somebody else, or the same person in another window, made of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrentWording {
    pub kind: CommentKind,
    pub body: String,
    pub proposed_text: String,
    pub seen: Moment,
}

/// Keeps what stands in a comment form; begins the comment, and the draft, if need be. Unless it is
/// `finished`, what is incomplete is kept as far as it goes.
///
/// # Errors
/// [`Error::Invalid`] when the input is at fault, [`Error::Refused`] when the round is not open, the
/// party not invited, the draft full or no draft (any more).
pub async fn save_comment(
    site: &Site,
    actor: &Actor,
    spot: SaveTarget,
    hand: FormRevision,
    input: &CommentInput,
    finished: bool,
) -> Result<SaveOutcome> {
    actor.require(Right::Respond)?;
    if hand.key.len() > MAX_KEY || (hand.turn.is_some() && hand.key.is_empty()) {
        return Err(Error::refused("error-form-broken"));
    }
    let wording = if finished {
        check_wording(site, input).await?
    } else {
        check_unfinished(site, input).await?
    };
    site.write(actor, move |tx| {
        let form = Saving {
            hand: &hand,
            finished,
        };
        match &spot {
            SaveTarget::Existing(submission, comment) => {
                form.there(tx, (*submission, *comment), wording)
            }
            SaveTarget::New {
                slug,
                number,
                organisation,
                target,
                mark,
            } => {
                let (_, round, choices) = round_for(tx.conn, tx.actor, slug, *number)?;
                require_open(tx, &round)?;
                let place = Place::find(tx.conn, &round, target)?.as_read(wording.quote.errata);
                let at = At {
                    round: &round,
                    choices: &choices,
                    organisation: *organisation,
                    mark,
                };
                form.begin_or_go_on(tx, &at, place, wording)
            }
        }
    })
    .await
}

/// Where a new comment goes.
struct At<'a> {
    round: &'a Round,
    /// Whom the actor may respond for.
    choices: &'a [Choice],
    organisation: Option<OrganisationId>,
    /// What colleagues are told of it.
    mark: &'a MarkInput,
}

/// One sending of a form.
struct Saving<'a> {
    hand: &'a FormRevision,
    finished: bool,
}

impl Saving<'_> {
    fn there(
        &self,
        tx: &mut Tx<'_>,
        ids: (SubmissionId, CommentId),
        wording: Wording,
    ) -> Result<SaveOutcome> {
        let (own, comment) = changeable(tx, ids)?;
        let mut place = Place::of(tx.conn, &comment.anchor)?;
        if comment.proposed_text.is_none() && wording.proposed_text.is_some() {
            // Other words that are proposed only now are for the text that was read now.
            place = place.as_read(wording.quote.errata);
        }
        let before = self.before(tx)?;
        if before.as_ref().is_some_and(|b| b.comment != comment.id) {
            return Err(Error::refused("error-form-broken"));
        }
        let at = (&own.party, &own.submission);
        self.update(tx, at, &comment, before, place, wording)
    }

    fn begin_or_go_on(
        &self,
        tx: &mut Tx<'_>,
        at: &At<'_>,
        place: Place,
        wording: Wording,
    ) -> Result<SaveOutcome> {
        let blank = wording
            .clone()
            .without_same(place.words().as_deref())
            .is_blank();
        if blank && self.before(tx)?.is_none() {
            return if self.finished {
                Err(Error::invalid("body", "comments-empty"))
            } else {
                Ok(SaveOutcome::Empty)
            };
        }
        let party = party_chosen(tx, at.round, at.choices, at.organisation)?;
        let draft = find_or_begin(tx, at.round, &party, Origin::Page)?;
        let outcome = self.go_on(tx, &party, &draft, place, wording)?;
        // A colleague is told by the button, when the comment is finished.
        if self.finished
            && let SaveOutcome::Saved(kept) = &outcome
        {
            let of = NoteOf {
                round: at.round,
                party: &party,
                submission: draft.id,
                comment: kept.comment,
            };
            note_beside(tx, &of, at.mark)?;
        }
        Ok(outcome)
    }

    fn go_on(
        &self,
        tx: &mut Tx<'_>,
        party: &Party,
        draft: &Submission,
        place: Place,
        wording: Wording,
    ) -> Result<SaveOutcome> {
        // Looked up again: whoever held the draft until now may have written by this form.
        let before = self.before(tx)?;
        let is_first = before.is_none();
        if let Some(before) = before {
            let known = comments::comment(tx.conn, before.comment)?;
            let (own, comment) = changeable(tx, (known.submission_id, known.id))?;
            if self.hand.turn.is_none() {
                // Pressed twice; or the page was gone back to, and this is another comment.
                let placed = place.clone().quoting(&wording.quote)?;
                if same(&comment, &placed, &wording) && !comment.unfinished {
                    return Ok(kept(
                        own.submission.id,
                        comment.id,
                        comment.updated_at,
                        None,
                    ));
                }
            } else if own.submission.id == draft.id {
                return self.update(tx, (party, draft), &comment, Some(before), place, wording);
            } else {
                // Somebody else to respond for was chosen meanwhile: it moves there.
                teamwork::remove_comment(tx.conn, comment.id)?;
            }
        }
        self.begin(tx, (party, draft), place, wording, is_first)
    }

    /// Writes a comment; `is_first` by this form.
    fn begin(
        &self,
        tx: &mut Tx<'_>,
        (party, draft): (&Party, &Submission),
        place: Place,
        wording: Wording,
        is_first: bool,
    ) -> Result<SaveOutcome> {
        let (place, warning) = self.quoting(place, &wording, None)?;
        let wording = self.beside(wording, &place)?;
        let (count, last) = comments::count_and_last_position(tx.conn, draft.id)?;
        if usize::try_from(count).is_ok_and(|count| count >= MAX_COMMENTS) {
            let message = Message::new("comments-too-many").with("count", MAX_COMMENTS);
            return Err(Error::refused(message));
        }
        let comment = write_comment(
            tx,
            draft,
            &party.group_code,
            tx.actor.writer(),
            &place,
            &wording,
            last.map_or(0, |last| last + 1),
        )?;
        if self.hand.turn.is_some() || is_first {
            self.note(tx, comment, tx.now)?;
        }
        self.keep_html(tx, comment, &wording)?;
        Ok(kept(draft.id, comment, tx.now, warning))
    }

    fn update(
        &self,
        tx: &mut Tx<'_>,
        (party, draft): (&Party, &Submission),
        comment: &Comment,
        before: Option<LastSave>,
        place: Place,
        wording: Wording,
    ) -> Result<SaveOutcome> {
        let (place, warning) = self.quoting(place, &wording, Some(comment))?;
        let wording = self.beside(wording, &place)?;
        // What was kept by itself is finished by the button, though not a word changes.
        let finishes = comment.unfinished && !wording.unfinished;
        if same(comment, &place, &wording) && !finishes {
            self.note(tx, comment.id, comment.updated_at)?;
            return Ok(kept(draft.id, comment.id, comment.updated_at, warning));
        }
        let seen = self.hand.seen == Some(comment.updated_at);
        let own = match (self.hand.turn, &before) {
            (Some(turn), Some(before)) => {
                turn > before.turn && (seen || before.at == comment.updated_at)
            }
            _ => seen,
        };
        if !own {
            return Ok(SaveOutcome::Conflict(CurrentWording {
                kind: comment.kind,
                body: comment.body.clone(),
                proposed_text: comment.proposed_text.clone().unwrap_or_default(),
                seen: comment.updated_at,
            }));
        }
        // A later change never has the same moment, though the clock may not have moved.
        let at = tx
            .now
            .max(comment.updated_at + chrono::Duration::microseconds(1));
        let anchor = place.anchor();
        let new = comment_row(
            at,
            draft,
            &comment.group_code,
            comment.writer(),
            &anchor,
            &wording,
            comment.position,
        );
        if !comments::change_comment(tx.conn, comment.id, comment.updated_at, &new)? {
            return Err(Error::refused("comments-changed-meanwhile"));
        }
        if wording.unfinished && !comment.unfinished {
            submissions::note_being_written(tx.conn, draft.id)?;
        }
        note_writer(tx, party, comment)?;
        self.note(tx, comment.id, at)?;
        self.keep_html(tx, comment.id, &wording)?;
        Ok(kept(draft.id, comment.id, at, warning))
    }

    /// Narrows the place to the words meant. Where that fails before the comment is finished, the
    /// words written are worth more: it stays about what it was about.
    fn quoting(
        &self,
        place: Place,
        wording: &Wording,
        comment: Option<&Comment>,
    ) -> Result<(Place, Option<Message>)> {
        match place.clone().quoting(&wording.quote) {
            Ok(place) => Ok((place, None)),
            Err(Error::Invalid(mut faults)) if !self.finished => {
                let quote = comment.and_then(|comment| comment.anchor.quote.clone());
                let kind = match &quote {
                    Some(_) => AnchorKind::Quote,
                    None => place.kind,
                };
                let warning = faults.pop().map(|fault| fault.message);
                let errata_seen =
                    comment.map_or(place.errata_seen, |comment| comment.anchor.errata_seen);
                Ok((
                    Place {
                        kind,
                        quote,
                        errata_seen,
                        ..place
                    },
                    warning,
                ))
            }
            Err(error) => Err(error),
        }
    }

    /// Keeps the HTML beside the words. What is still being written is another text in a moment.
    fn keep_html(&self, tx: &mut Tx<'_>, comment: CommentId, wording: &Wording) -> Result<()> {
        if !self.finished {
            return Ok(());
        }
        let piece = Piece::new(Owner::Comment(comment), &wording.body);
        rendering::keep_with(tx.conn, &piece, &wording.html)
    }

    fn beside(&self, wording: Wording, place: &Place) -> Result<Wording> {
        if self.finished {
            wording.beside(place.words().as_deref())
        } else {
            Ok(wording.without_same(place.words().as_deref()))
        }
    }

    /// What this form wrote before.
    fn before(&self, tx: &mut Tx<'_>) -> Result<Option<LastSave>> {
        if self.hand.key.is_empty() {
            return Ok(None);
        }
        store::written_by(tx.conn, &self.hand.key)
    }

    fn note(&self, tx: &mut Tx<'_>, comment: CommentId, at: Moment) -> Result<()> {
        if self.hand.key.is_empty() {
            return Ok(());
        }
        let written = LastSave {
            comment,
            turn: self.hand.turn.unwrap_or_default(),
            at,
        };
        store::note_written(tx.conn, &self.hand.key, &written)
    }
}

fn kept(
    submission: SubmissionId,
    comment: CommentId,
    seen: Moment,
    warning: Option<Message>,
) -> SaveOutcome {
    SaveOutcome::Saved(SavedComment {
        submission,
        comment,
        seen,
        warning,
    })
}

/// Whether a comment says this already.
fn same(comment: &Comment, place: &Place, wording: &Wording) -> bool {
    comment.kind == wording.kind
        && comment.body == wording.body
        && comment.proposed_text == wording.proposed_text
        && comment.anchor == place.anchor()
}

//! What a party is told on its own page: per comment the decision, why, and what the public reads.

use std::collections::HashMap;

use crate::access::Actor;
use crate::attachments::model::Attachment;
use crate::attachments::store::attachments_of;
use crate::comments::model::Comment;
use crate::consultations::model::{Consultation, Party, Round};
use crate::error::{Error, Result};
use crate::moderation::published::PublishedComment;
use crate::moderation::store::{self, AttachmentHistory, History, Place};
use crate::site::Site;
use crate::submissions::model::{Submission, SubmissionState};
use crate::submissions::own::speaks_for;
use crate::submissions::store::with_place;
use crate::types::ids::{CommentId, SubmissionId};

/// Comments a submission can hold.
const MOST: i64 = 1000;

/// A submission with what became of each comment.
#[derive(Debug, Clone)]
pub struct OutcomeOf {
    pub submission: Submission,
    pub party: Party,
    pub round: Round,
    pub consultation: Consultation,
    /// In the party's order.
    pub comments: Vec<DecidedComment>,
    /// Its files, each with the decision that holds.
    pub attachments: Vec<(Attachment, Option<AttachmentHistory>)>,
    /// Whether the party can submit again now.
    pub open: bool,
}

/// What became of one comment.
#[derive(Debug, Clone)]
pub struct DecidedComment {
    pub comment: Comment,
    /// `None`: the whole document.
    pub place: Option<Place>,
    /// The decision that holds.
    pub decision: Option<History>,
    /// What the public reads of it.
    pub public: Option<PublishedComment>,
}

/// What became of a submission, for those who write for its party.
///
/// # Errors
/// [`Error::SignInRequired`], [`Error::NotFound`] for what was never handed in or somebody else's submission.
pub async fn outcome(site: &Site, actor: &Actor, id: SubmissionId) -> Result<OutcomeOf> {
    // An account that is not confirmed learns no more than that there is nothing for it.
    if actor.viewer().is_none() && actor.guest().is_none() {
        return Err(Error::SignInRequired);
    }
    site.read(actor, move |rx| {
        let (submission, party, round, consultation, _) = with_place(rx.conn, id)?;
        let received = submission.receipt_number.is_some();
        if !speaks_for(rx.actor, &party) || !received {
            return Err(Error::NotFound);
        }
        let comments = store::comments_of(rx.conn, id, None, MOST)?;
        let ids: Vec<CommentId> = comments.iter().map(|comment| comment.id).collect();
        let mut places = store::places(rx.conn, &comments)?;
        let mut history = store::history_of(rx.conn, &ids)?;
        let mut public: HashMap<CommentId, PublishedComment> =
            store::published_by_ids(rx.conn, &ids)?
                .into_iter()
                .map(|public| (public.id, public))
                .collect();
        let files = attachments_of(rx.conn, id)?;
        let ids: Vec<_> = files.iter().map(|file| file.id).collect();
        let mut decided = store::attachment_history(rx.conn, &ids)?;
        Ok(OutcomeOf {
            attachments: files
                .into_iter()
                .map(|file| {
                    let held = decided.remove(&file.id).and_then(|mut all| all.pop());
                    (file, held)
                })
                .collect(),
            consultation,
            open: round.takes_comments(rx.now) && submission.state == SubmissionState::Submitted,
            comments: comments
                .into_iter()
                .map(|comment| DecidedComment {
                    place: places.remove(&comment.id),
                    decision: history.remove(&comment.id).and_then(|mut all| all.pop()),
                    public: public.remove(&comment.id),
                    comment,
                })
                .collect(),
            submission,
            party,
            round,
        })
    })
    .await
}

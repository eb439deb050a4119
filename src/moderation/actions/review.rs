//! What a moderator looks at: the queue, and one comment with all that bears on it.

use std::collections::HashMap;

use super::entering::{has_interest, require_known, require_moderator};
use super::holding::{held, holder};
use super::undo::{Undoable, undoable};
use super::views::views;
use crate::access::{Actor, note_names_read};
use crate::answers::actions::disclosures;
use crate::attachments::model::Attachment;
use crate::attachments::store::attachments_of;
use crate::campaigns::store::{CampaignOf, campaigns_of};
use crate::comments::model::Comment;
use crate::comments::personal::Names;
use crate::comments::store::with_place;
use crate::consultations::approvals::{self, Deed};
use crate::consultations::model::{Consultation, Party, Round, Section};
use crate::consultations::store as setup;
use crate::error::Result;
use crate::guests::actions::waiting_reports;
use crate::moderation::marking::texts_of;
use crate::moderation::model::IN_MODERATION;
use crate::moderation::personal::{PersonalPlace, places};
use crate::moderation::store::{
    self, History, Place, QueueCursor, QueueFilter, SavedView, Waiting,
};
use crate::readings::store::Held;
use crate::signatures::actions::signatory_names;
use crate::site::Site;
use crate::submissions::model::{Moderation, Submission};
use crate::types::ListPage;
use crate::types::ids::{CommentId, RoundId, SectionId};

/// Comments on one page of the queue.
pub const PAGE: i64 = 50;

/// Other comments of the same party shown beside one.
const BESIDE: i64 = 20;

/// Comments looked at to find one that no colleague has open.
const AHEAD: i64 = 10;

/// How the queue is narrowed; empty members ask for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    pub round: Option<RoundId>,
    /// Of the version of `round`; ignored without one.
    pub section: Option<SectionId>,
    pub group: Option<String>,
    /// `None`: every state that moderators see.
    pub state: Option<Moderation>,
    /// Only with something that looks like personal data.
    pub personal: bool,
    /// Words that stand in it, or in its party's name.
    pub words: Vec<String>,
    /// The newest first.
    pub newest: bool,
    pub after: Option<QueueCursor>,
}

/// A page of the queue.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The rounds of the consultations this person moderates.
    pub rounds: Vec<(Round, Consultation)>,
    /// Sections of the round searched in.
    pub sections: Vec<Section>,
    pub rows: Vec<Waiting>,
    pub places: HashMap<CommentId, Place>,
    /// The campaigns of those that are copies.
    pub campaigns: HashMap<CommentId, CampaignOf>,
    /// Where the next page begins, if there is one.
    pub next: Option<QueueCursor>,
    /// How many match.
    pub count: i64,
    /// Who has one of the rows open just now, other than whoever asks.
    pub held: HashMap<CommentId, Held>,
    /// How whoever asks narrowed the queue before and kept it.
    pub views: Vec<SavedView>,
    /// What whoever asks can take back.
    pub undoable: Option<Undoable>,
    /// Reports of impersonation that wait for a verdict.
    pub impersonations: i64,
    /// Attachments that wait for a decision, in all rounds.
    pub attachments: i64,
}

/// One comment with all that bears on a decision.
#[derive(Debug, Clone)]
pub struct CommentReview {
    pub comment: Comment,
    pub submission: Submission,
    pub round: Round,
    pub consultation: Consultation,
    pub party: Party,
    /// `None`: the whole document.
    pub place: Option<Place>,
    pub history: Vec<History>,
    /// Other comments of the same submission.
    pub others: Vec<Comment>,
    /// What the party disclosed of its interests: questions and answers.
    pub interests: Vec<(String, String)>,
    /// Files that came with the same submission.
    pub attachments: Vec<Attachment>,
    /// Organisations that signed the submission.
    pub signatories: Vec<String>,
    /// A colleague's request to lift what a decision hides.
    pub asked: Option<approvals::Waiting>,
    /// What looks like personal data in it.
    pub personal: Vec<PersonalPlace>,
    /// Whoever asks writes for its party, and leaves the decision to a colleague.
    pub interested: bool,
    /// A colleague who has it open just now.
    pub held: Option<Held>,
    /// What whoever asks can take back.
    pub undoable: Option<Undoable>,
}

/// A page of the queue of whoever asks.
///
/// # Errors
/// [`crate::error::Error::Forbidden`] for somebody who moderates nothing.
pub async fn queue(site: &Site, actor: &Actor, search: Search) -> Result<Overview> {
    let mine = require_moderator(actor)?;
    site.read(actor, move |rx| {
        let rounds = store::rounds_of(rx.conn, &mine)?;
        let sections = match search.round {
            Some(id) => match rounds.iter().find(|(round, _)| round.id == id) {
                Some((round, _)) => setup::sections_of(rx.conn, round.version_id)?,
                None => Vec::new(),
            },
            None => Vec::new(),
        };
        let narrowing = narrowing(&rounds, &search);
        let load = |most| store::queue(rx.conn, &narrowing, search.after, most);
        let waiting = ListPage::load(PAGE, load)?;
        let key = |row: &Waiting| {
            Some(QueueCursor {
                submitted_at: row.comment.submitted_at?,
                id: row.comment.id,
            })
        };
        let next = waiting.next(key).flatten();
        let rows = waiting.rows;
        let all: Vec<RoundId> = rounds.iter().map(|(round, _)| round.id).collect();
        let comments: Vec<Comment> = rows.iter().map(|row| row.comment.clone()).collect();
        let ids: Vec<CommentId> = comments.iter().map(|comment| comment.id).collect();
        Ok(Overview {
            attachments: store::attachments_waiting(rx.conn, &all)?,
            places: store::places(rx.conn, &comments)?,
            campaigns: campaigns_of(rx.conn, &ids)?,
            impersonations: waiting_reports(rx.conn, &all)?,
            count: store::count(rx.conn, &narrowing)?,
            held: held(rx, &comments)?,
            views: views(rx)?,
            undoable: undoable(rx)?,
            rounds,
            sections,
            rows,
            next,
        })
    })
    .await
}

/// What of these rounds is searched. A round of somebody else's is as good as none.
pub(super) fn narrowing(rounds: &[(Round, Consultation)], search: &Search) -> QueueFilter {
    let asked = |round: &Round| search.round.is_none_or(|id| id == round.id);
    QueueFilter {
        rounds: rounds
            .iter()
            .filter(|(round, _)| asked(round))
            .map(|(round, _)| round.id)
            .collect(),
        states: search
            .state
            .map_or_else(|| IN_MODERATION.to_vec(), |state| vec![state]),
        section: search.section.filter(|_| search.round.is_some()),
        group: search.group.clone(),
        personal: search.personal,
        words: search.words.clone(),
        newest: search.newest,
    }
}

/// The comment that follows this one in the queue so narrowed, if any does: behind it in its round, and after that the first
/// of the other rounds.
///
/// # Errors
/// [`crate::error::Error::Forbidden`] for somebody who moderates nothing, [`crate::error::Error::NotFound`] behind a comment
/// this actor may not know of.
pub async fn next_in_queue(
    site: &Site,
    actor: &Actor,
    search: Search,
    behind: CommentId,
) -> Result<Option<CommentId>> {
    let mine = require_moderator(actor)?;
    site.read(actor, move |rx| {
        let (comment, _, _, round, _) = with_place(rx.conn, behind)?;
        require_known(rx.actor, &comment, round.consultation_id)?;
        let rounds = store::rounds_of(rx.conn, &mine)?;
        let after = comment.submitted_at.map(|submitted_at| QueueCursor {
            submitted_at,
            id: behind,
        });
        let all = narrowing(&rounds, &search);
        // Another round is asked only when those before it have no more: each is a statement.
        let (own, others): (Vec<_>, Vec<_>) = all.rounds.iter().partition(|id| **id == round.id);
        for id in own.into_iter().chain(others) {
            let narrowing = QueueFilter {
                rounds: vec![id],
                ..all.clone()
            };
            let after = after.filter(|_| id == round.id);
            let behind = store::queue(rx.conn, &narrowing, after, AHEAD)?;
            let comments: Vec<Comment> = behind.into_iter().map(|row| row.comment).collect();
            let held = held(rx, &comments)?;
            // What a colleague has open is passed over, unless there is nothing else.
            let free = comments.iter().find(|one| !held.contains_key(&one.id));
            if let Some(next) = free.or(comments.first()) {
                return Ok(Some(next.id));
            }
        }
        Ok(None)
    })
    .await
}

/// Whether a decision keeps something of a comment in this state from the public.
fn hides(state: Moderation) -> bool {
    matches!(state, Moderation::Withheld | Moderation::Redacted)
}

/// One comment, submitted or taken back since.
///
/// # Errors
/// [`crate::error::Error::NotFound`] for one this actor may not know of.
pub async fn look(site: &Site, actor: &Actor, id: CommentId) -> Result<CommentReview> {
    require_moderator(actor)?;
    let look = site
        .read(actor, move |rx| {
            let (comment, submission, party, round, consultation) = with_place(rx.conn, id)?;
            require_known(rx.actor, &comment, round.consultation_id)?;
            let place = store::places(rx.conn, std::slice::from_ref(&comment))?.remove(&id);
            let others = store::comments_of(rx.conn, comment.submission_id, None, BESIDE + 1)?;
            // Only what a decision hides can be asked to be shown again.
            let asked = if hides(comment.moderation) {
                let of = round.consultation_id;
                setup::waiting_approval(rx.conn, of, Deed::LiftDecision, id.0)?
            } else {
                None
            };
            let held = holder(rx, &comment)?;
            let history = if comment.decisions > 0 {
                store::history(rx.conn, id)?
            } else {
                Vec::new()
            };
            let names = store::participants(rx.conn, comment.round_id, comment.party_id)?;
            let names = Names::of(names.iter().map(String::as_str));
            let personal = places(&texts_of(&comment, &submission, &party), &names);
            Ok(CommentReview {
                asked,
                personal,
                interested: has_interest(rx.actor, &party),
                held,
                undoable: undoable(rx)?,
                signatories: signatory_names(rx.conn, submission.id)?,
                interests: disclosures(rx.conn, &submission, &comment.group_code)?,
                attachments: attachments_of(rx.conn, comment.submission_id)?,
                submission,
                consultation,
                party,
                history,
                others: others.into_iter().filter(|other| other.id != id).collect(),
                place,
                round,
                comment,
            })
        })
        .await?;
    note_names_read(site, actor, "moderation", look.consultation.id).await;
    Ok(look)
}

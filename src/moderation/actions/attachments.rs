//! Moderators look at attachments and decide on them.

use serde_json::json;

use super::entering::{require_disinterested, require_moderator};
use crate::access::{Actor, Right, Tx};
use crate::attachments::model::{Attachment, CopyState, ScanState};
use crate::attachments::{copying, store as attachments};
use crate::audit::Event;
use crate::consultations::approvals::{self, Deed, Intent, Turn, Waiting};
use crate::consultations::model::{Consultation, Party, Round};
use crate::consultations::store::{self as setup, public_changed};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::moderation::attachments::{DECIDABLE, FileRuling};
use crate::moderation::model::{Verdict, notified_individually};
use crate::moderation::store::{self, AttachmentHistory, NewAttachmentDecision, SentAttachment};
use crate::notifications::{LetterKind, PartyLetter};
use crate::platform::files::names::{kept_name, neutral_name};
use crate::platform::random;
use crate::site::Site;
use crate::submissions::model::{Moderation, Publication, Submission, SubmissionState};
use crate::submissions::store as submissions;
use crate::types::ListPage;
use crate::types::ids::AttachmentId;
use crate::web::addresses;

/// Attachments on one page of the list.
pub const ATTACHMENTS: i64 = 50;

/// A page of the attachments of whoever asks.
#[derive(Debug, Clone)]
pub struct AttachmentList {
    pub rows: Vec<(SentAttachment, Round, Consultation)>,
    /// Where the next page begins, if there is one.
    pub next: Option<AttachmentId>,
}

/// An attachment with all that bears on a decision.
#[derive(Debug, Clone)]
pub struct AttachmentLook {
    pub attachment: Attachment,
    pub submission: Submission,
    pub party: Party,
    pub round: Round,
    pub consultation: Consultation,
    pub history: Vec<AttachmentHistory>,
    /// A colleague's request to lift what a decision hides.
    pub asked: Option<Waiting>,
}

/// What came of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttachmentOutcome {
    Done,
    /// A colleague was first; this is what holds. Nothing was changed.
    Taken(Box<AttachmentHistory>),
    /// It lifts what a decision hides, and waits for a second moderator.
    Asked,
}

/// The attachments in one state, of the consultations that whoever asks moderates.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who moderates nothing.
pub async fn attachment_list(
    site: &Site,
    actor: &Actor,
    state: Moderation,
    after: AttachmentId,
) -> Result<AttachmentList> {
    let mine = require_moderator(actor)?;
    site.read(actor, move |rx| {
        let rounds = store::rounds_of(rx.conn, &mine)?;
        let ids: Vec<_> = rounds.iter().map(|(round, _)| round.id).collect();
        let load = |most| store::attachments_in(rx.conn, &ids, state, after, most);
        let found = ListPage::load(ATTACHMENTS, load)?;
        Ok(AttachmentList {
            next: found.next(|last| last.attachment.id),
            rows: found
                .rows
                .into_iter()
                .filter_map(|sent| {
                    let of = sent.attachment.round_id;
                    let (round, consultation) = rounds.iter().find(|(round, _)| round.id == of)?;
                    Some((sent, round.clone(), consultation.clone()))
                })
                .collect(),
        })
    })
    .await
}

/// One attachment, handed in or taken back since.
///
/// # Errors
/// [`Error::NotFound`] for one this actor may not know of.
pub async fn look_at_attachment(
    site: &Site,
    actor: &Actor,
    id: AttachmentId,
) -> Result<AttachmentLook> {
    require_moderator(actor)?;
    let read = async || {
        site.read(actor, move |rx| load(rx.conn, rx.actor, id))
            .await
    };
    let found = read().await?;
    if found.attachment.copy != CopyState::Waiting {
        return Ok(found);
    }
    // They are to know what stands in the file, also before the worker came to it.
    copying::prepare(site, &found.attachment).await?;
    read().await
}

fn load(conn: &mut Conn, actor: &Actor, id: AttachmentId) -> Result<AttachmentLook> {
    let attachment = attachments::attachment(conn, id)?;
    let round = setup::round(conn, attachment.round_id)?;
    if attachment.moderation == Moderation::Draft
        || !actor.may(Right::Moderate(round.consultation_id))
    {
        return Err(Error::NotFound);
    }
    let submission = submissions::submission(conn, attachment.submission_id)?;
    Ok(AttachmentLook {
        party: setup::party(conn, submission.party_id)?,
        asked: setup::waiting_approval(conn, round.consultation_id, Deed::LiftFileDecision, id.0)?,
        consultation: setup::by_id(conn, round.consultation_id)?,
        history: store::attachment_history(conn, &[id])?
            .remove(&id)
            .unwrap_or_default(),
        attachment,
        submission,
        round,
    })
}

/// Decides on one attachment.
///
/// # Errors
/// [`Error::NotFound`] for one this actor may not know of, [`Error::Refused`] for one of a party that the
/// actor writes for, or that its party has taken back, or that is to be published before it was found to be harmless or was copied;
/// [`Error::Invalid`] for one without a copy that is not said to be published as it was sent.
pub async fn decide_attachment(
    site: &Site,
    actor: &Actor,
    (id, seen): (AttachmentId, i64),
    ruling: FileRuling,
) -> Result<AttachmentOutcome> {
    look_at_attachment(site, actor, id).await?;
    let scanned = site.scanner.is_some();
    site.write(actor, move |tx| {
        let look = load(tx.conn, tx.actor, id)?;
        require_disinterested(tx.actor, &look.party)?;
        let attachment = &look.attachment;
        if ruling.verdict != Verdict::Withhold {
            require_publishable(attachment, &ruling, scanned)?;
        }
        let public_name = public_name(&look, &ruling);
        let decidable = DECIDABLE.contains(&attachment.moderation)
            && look.submission.state == SubmissionState::Submitted;
        if decidable && attachment.decisions == seen && lift(tx, &look, &ruling)? == Turn::Asked {
            return Ok(AttachmentOutcome::Asked);
        }
        let new = NewAttachmentDecision {
            attachment: id,
            seen,
            ruling: &ruling,
            public_name: public_name.as_deref(),
            by: tx.actor.account(),
            at: tx.now,
        };
        if !decidable || !store::decide_attachment(tx.conn, &new)? {
            let held = store::attachment_history(tx.conn, &[id])?
                .remove(&id)
                .and_then(|mut all| all.pop());
            return match held {
                Some(held) if decidable && held.decision.sequence > seen => {
                    Ok(AttachmentOutcome::Taken(Box::new(held)))
                }
                _ => Err(Error::refused("attachments-gone")),
            };
        }
        let event = Event::new("attachment.decide", "attachment", id.0)
            .in_consultation(look.consultation.id.0)
            .with(json!({
                "verdict": ruling.verdict,
                "ground": ruling.ground,
                "sequence": seen + 1,
                "asSent": ruling.as_sent && attachment.copy == CopyState::None,
            }));
        tx.record(event)?;
        let shows =
            ruling.verdict != Verdict::Withhold || attachment.moderation == Moderation::Published;
        if shows && look.submission.publication != Publication::None {
            public_changed(tx.conn, look.consultation.id)?;
        }
        if notified_individually(ruling.verdict, attachment.moderation) {
            tell(tx, &look, &ruling)?;
        }
        Ok(AttachmentOutcome::Done)
    })
    .await
}

/// Whether a ruling that lets the public have more than the decision that holds can be carried out now.
fn lift(tx: &mut Tx<'_>, look: &AttachmentLook, ruling: &FileRuling) -> Result<Turn> {
    let attachment = &look.attachment;
    if !ruling.lifts(attachment) {
        return Ok(Turn::Go(()));
    }
    let intent = Intent {
        deed: Deed::LiftFileDecision,
        subject: attachment.id.0,
        wording: &ruling.wording(attachment.kind),
    };
    approvals::turn(tx, &look.consultation, intent)
}

/// Goes on only when the file may be published as the ruling says.
fn require_publishable(attachment: &Attachment, ruling: &FileRuling, scanned: bool) -> Result<()> {
    if !attachment.is_for_others(scanned) {
        return Err(Error::refused(match attachment.scan {
            ScanState::Infected => "attachments-publish-infected",
            _ => "attachments-publish-not-scanned",
        }));
    }
    match attachment.copy {
        CopyState::Made => Ok(()),
        CopyState::None if ruling.as_sent => Ok(()),
        CopyState::None => Err(Error::invalid("as_sent", "attachments-as-sent-missing")),
        CopyState::Waiting => Err(Error::refused("attachments-publish-not-copied")),
    }
}

/// The name the public is to read where it is not the party's own: what moderators chose, or a
/// neutral one where the party is anonymous, the same at each decision.
fn public_name(look: &AttachmentLook, ruling: &FileRuling) -> Option<String> {
    let (attachment, language) = (&look.attachment, look.consultation.language);
    match (&ruling.words, ruling.verdict) {
        (Some((name, _)), _) => Some(kept_name(name, attachment.kind)),
        (None, Verdict::Withhold) => attachment.public_name.clone(),
        (None, _) if look.submission.publication != Publication::Anonymous => None,
        (None, _) if look.is_neutrally_named() => attachment.public_name.clone(),
        // Not counted: neighbours would tell what came in together.
        (None, _) => Some(neutral_name(random::number(), attachment.kind, language)),
    }
}

impl AttachmentLook {
    /// Whether the name for the public is one of ours already.
    fn is_neutrally_named(&self) -> bool {
        let language = self.consultation.language;
        let bare = neutral_name(0, self.attachment.kind, language);
        let start = bare.split('0').next().unwrap_or_default();
        let name = self.attachment.public_name.as_deref();
        name.is_some_and(|name| name.starts_with(start))
    }
}

/// Tells the party what was decided on its file, and why.
fn tell(tx: &mut Tx<'_>, look: &AttachmentLook, ruling: &FileRuling) -> Result<()> {
    let grounds: Vec<_> = ruling
        .ground
        .iter()
        .map(|ground| json!({"code": ground.as_str(), "key": ground.key()}))
        .collect();
    tx.notify(&PartyLetter::new(
        look.party.id,
        LetterKind::AttachmentDecided,
        addresses::Submission(look.submission.id).outcome(),
        json!({
            "file": look.attachment.name,
            "verdict": ruling.verdict,
            "grounds": grounds,
            "explanation": ruling.explanation,
            "open": look.round.takes_comments(tx.now),
        }),
    ))
}

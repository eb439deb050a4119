//! A draft is handed in: receipt number, content hash, mail with the full text.

use serde_json::json;

use super::draft::{DetailsInput, require_draft, store_details};
use super::missing::require_complete;
use super::read::{Whole, load};
use super::{Own, confirm, signing, team};
use crate::access::{Actor, Right};
use crate::accounts::store::recipients_of_party;
use crate::comments::letters;
use crate::comments::model::{SubmissionState, Verification};
use crate::comments::store::{self, Receipt};
use crate::comments::team::{Fate, Ideas};
use crate::config::Config;
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::notifications::{self, Notification};
use crate::platform::random;
use crate::site::Site;
use crate::types::Moment;
use crate::types::ids::{ConsultationId, SubmissionId};

/// What became of a draft that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandedIn {
    Received(Receipt),
    /// By a guest, who is to confirm the address first.
    AwaitsConfirmation,
}

/// Hands in a draft as it stands; `ideas` says what is done with comments that are ideas still, if
/// there are any.
///
/// # Errors
/// [`Error::Forbidden`] for a member who is no lead, [`Error::Refused`] when it is empty, no draft
/// (any more) or the round is not open, [`Error::Invalid`] when nobody answers for it or nothing was
/// said about ideas.
pub async fn hand_in(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    ideas: Option<Ideas>,
) -> Result<Receipt> {
    match run(site, actor, id, None, ideas).await? {
        HandedIn::Received(receipt) => Ok(receipt),
        // Guests have pages, no programs.
        HandedIn::AwaitsConfirmation => Err(Error::Forbidden),
    }
}

/// Keeps who answers for a draft and hands it in, at once.
///
/// # Errors
/// As [`hand_in`], and [`Error::Invalid`] when the input is at fault, [`Error::TooMany`] for a guest who sends again and again.
pub async fn save_and_hand_in(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    input: &DetailsInput,
    ideas: Option<Ideas>,
) -> Result<HandedIn> {
    run(site, actor, id, Some(input.clone()), ideas).await
}

async fn run(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    details: Option<DetailsInput>,
    ideas: Option<Ideas>,
) -> Result<HandedIn> {
    actor.require(Right::Respond)?;
    let (actor, clock) = (actor.clone(), site.clock.clone());
    let (config, rates) = (site.config.clone(), site.rates.clone());
    site.db
        .write(move |conn| {
            let own = Own::find(conn, &actor, id)?;
            actor.require(Right::SubmitFor(own.party.of()))?;
            let now = clock.now();
            store::hold_party(conn, own.party.id)?;
            require_draft(conn, &own, now)?;
            if !own.party.may_respond(&own.round) {
                return Err(Error::refused("party-not-invited"));
            }
            if let Some(details) = details {
                store_details(conn, &own, &details)?;
            }
            sort_ideas(conn, now, &actor, &own, ideas)?;
            let own = Own::find(conn, &actor, id)?;
            if let Some(guest) = actor.guest() {
                // Whose address it is, is not known yet: sending, changing and sending again is bounded.
                rates.reset.take(&format!("guest {}", guest.id))?;
                confirm::send(conn, now, guest, own, &config)?;
                return Ok(HandedIn::AwaitsConfirmation);
            }
            let whole = checked(conn, own)?;
            receive(conn, now, now, &actor, whole, &config).map(HandedIn::Received)
        })
        .await
}

/// Leaves comments that are ideas still behind, or takes them along; the lead says which.
fn sort_ideas(
    conn: &mut Conn,
    now: Moment,
    actor: &Actor,
    own: &Own,
    choice: Option<Ideas>,
) -> Result<()> {
    let ideas = store::ideas_of(conn, own.submission.id)?;
    match choice {
        _ if ideas.is_empty() => Ok(()),
        None => {
            let message = Message::new("team-ideas-choose").with("count", ideas.len());
            Err(Error::invalid("ideas", message))
        }
        Some(Ideas::Along) => Ok(()),
        Some(Ideas::Behind) => {
            for id in ideas {
                let comment = store::comment(conn, id)?;
                team::set_aside(conn, now, actor, &comment, (Fate::LeftBehind, None))?;
            }
            Ok(())
        }
    }
}

/// Everything in a draft, if it can be handed in as it stands.
pub(super) fn checked(conn: &mut Conn, own: Own) -> Result<Whole> {
    let whole = load(conn, own)?;
    require_complete(&whole)?;
    Ok(whole)
}

/// Hands in what was sent at `at`: a draft, or what waited for a guest's confirmation.
pub(super) fn receive(
    conn: &mut Conn,
    now: Moment,
    at: Moment,
    actor: &Actor,
    mut whole: Whole,
    config: &Config,
) -> Result<Receipt> {
    let (id, from) = (whole.own.submission.id, whole.own.submission.state);
    let number = new_number(conn)?;
    whole.own.submission.receipt_number = Some(number.clone());
    whole.own.submission.submitted_at = Some(at);
    let receipt = Receipt {
        hash: whole.content().hash().map_err(Error::internal)?,
        number,
        at,
    };
    whole.own.submission.content_hash = Some(receipt.hash.clone());
    let verification = Verification::of(actor, &whole.own.party);
    if !store::hand_in(conn, (id, from), actor.account(), verification, &receipt)? {
        return Err(Error::refused("comments-not-a-draft"));
    }
    store::attachments_handed_in(conn, id)?;
    store::forget_forms(conn, id)?;
    if let Some(before) = whole.own.submission.supersedes_id {
        supersede(conn, now, whole.own.consultation.id, before)?;
    }
    whole.own.record(
        conn,
        now,
        actor,
        "submission.submit",
        json!({
            "receipt": receipt.number,
            "hash": receipt.hash,
            "comments": whole.comments.len(),
            "attachments": whole.attachments.len(),
            "supersedes": whole.own.submission.supersedes_id,
            "verification": verification,
        }),
    )?;
    tell(conn, now, config, &whole.own)?;
    signing::ask_planned(conn, now, config, &whole.own)?;
    Ok(receipt)
}

/// Ends what stood until now, if it stands still.
pub(super) fn supersede(
    conn: &mut Conn,
    now: Moment,
    consultation: ConsultationId,
    before: SubmissionId,
) -> Result<()> {
    if store::end(conn, before, SubmissionState::Superseded, now)? {
        let comments = store::comments_gone(conn, before, now)?;
        let attachments = store::attachments_gone(conn, before)?;
        if comments || attachments {
            consultations::public_changed(conn, consultation)?;
        }
    }
    Ok(())
}

/// A receipt number nobody has yet.
fn new_number(conn: &mut Conn) -> Result<String> {
    loop {
        let number = format!("P-{}", random::code(2));
        if !store::receipt_taken(conn, &number)? {
            return Ok(number);
        }
    }
}

/// Mails the full text to those who speak for the party; it is made when it is sent.
fn tell(conn: &mut Conn, now: Moment, config: &Config, own: &Own) -> Result<()> {
    for recipient in recipients_of_party(conn, own.party.of())? {
        let id = own.submission.id;
        let page = format!("/submissions/{id}");
        let url = recipient.url(conn, now, config, &page)?;
        notifications::enqueue(
            conn,
            now,
            &Notification {
                recipient: recipient.email,
                language: recipient.language,
                template: "submission-receipt",
                context: letters::receipt_row(id, recipient.name, url),
            },
        )?;
    }
    Ok(())
}

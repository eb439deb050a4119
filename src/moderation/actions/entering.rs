//! Who may look at a comment to decide on it, and who may decide.

use crate::access::{Actor, Right, StaffRole, Who};
use crate::comments::model::Comment;
use crate::consultations::model::Party;
use crate::error::{Error, Message, Result};
use crate::submissions::model::Moderation;
use crate::submissions::own::speaks_for;
use crate::types::ids::ConsultationId;

/// Goes on only for a moderator of something, so that others learn nothing of what exists.
pub(super) fn require_moderator(actor: &Actor) -> Result<Vec<ConsultationId>> {
    let mine: Vec<ConsultationId> = actor
        .consultations_as(StaffRole::Moderator)
        .into_iter()
        .filter(|id| actor.may(Right::Moderate(*id)))
        .collect();
    if mine.is_empty() && !matches!(actor.who, Who::CommandLine) {
        return Err(actor.without_role());
    }
    Ok(mine)
}

/// Drafts are nobody's business but the party's; comments of other consultations neither.
pub(super) fn require_known(
    actor: &Actor,
    comment: &Comment,
    consultation: ConsultationId,
) -> Result<()> {
    if comment.moderation == Moderation::Draft || !actor.may(Right::Moderate(consultation)) {
        return Err(Error::NotFound);
    }
    Ok(())
}

/// Goes on only for somebody who does not write for the party themselves: nobody decides on what is their own, or their
/// organisation's.
pub(super) fn require_disinterested(actor: &Actor, party: &Party) -> Result<()> {
    if has_interest(actor, party) {
        return Err(Error::refused(
            Message::new("moderation-own-interest").with("party", &party.name),
        ));
    }
    Ok(())
}

/// Whether the actor, a person, writes for this party.
pub(super) fn has_interest(actor: &Actor, party: &Party) -> bool {
    actor.account().is_some() && speaks_for(actor, party)
}

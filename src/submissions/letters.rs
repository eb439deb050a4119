//! What every mail about a submission says.

use serde_json::{Value, json};

use crate::submissions::own::OwnSubmission;

/// What every mail about a submission says.
pub fn letter_context(own: &OwnSubmission) -> Value {
    let submission = &own.submission;
    json!({
        "consultation": own.consultation.title,
        "round": own.round.number,
        "party": own.party.name,
        "organisation": own.party.is_organisation(),
        "submitter_name": submission.submitter_name,
        "publication": submission.publication,
        "receipt": submission.receipt_number,
        "submitted_at": submission.submitted_at,
        "closes_at": own.round.closes_at,
        "time_zone": own.consultation.time_zone,
    })
}

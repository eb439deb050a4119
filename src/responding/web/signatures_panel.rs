//! The signatures under a submission, as its party sees them.

use serde::Serialize;

use crate::signatures::actions::{AllAsked, AskInput};
use crate::signatures::model::{Signature, SignatureState};
use crate::submissions::model::Submission;
use crate::types::Moment;
use crate::types::ids::{SignatureId, SigningInvitationId};
use crate::web::FormView;

/// The signatures as the party sees them.
#[derive(Serialize)]
pub(super) struct SignaturesView {
    rows: Vec<SignatureView>,
    /// Who was asked by mail and has not said for which organisation.
    by_mail: Vec<ByMailView>,
    /// How many count.
    pub signed: usize,
    pub form: FormView,
    pub open: bool,
    /// Whether the public is told who signed.
    named: bool,
}

#[derive(Serialize)]
struct SignatureView {
    id: SignatureId,
    name: String,
    state: &'static str,
    signer: String,
    at: Option<Moment>,
    /// Whether it can be taken back by who asked.
    pending: bool,
}

#[derive(Serialize)]
struct ByMailView {
    id: SigningInvitationId,
    email: String,
    state: &'static str,
}

/// What the party sees of the signatures under a submission.
pub(super) fn view(asked: AllAsked, submission: &Submission) -> SignaturesView {
    let rows = asked.signatures;
    let by_mail = asked.invitations.into_iter().map(|one| ByMailView {
        id: one.id,
        email: one.email,
        state: match one.token_hash {
            Some(_) => SignatureState::Asked.as_str(),
            None => SignatureState::Planned.as_str(),
        },
    });
    SignaturesView {
        signed: rows.iter().filter(|row| row.counts(submission)).count(),
        rows: rows.into_iter().map(signature_view).collect(),
        by_mail: by_mail.collect(),
        form: FormView::of(&AskInput::default()),
        open: false,
        named: submission.publication.names_signatories(),
    }
}

fn signature_view(row: Signature) -> SignatureView {
    SignatureView {
        id: row.id,
        name: row.name,
        state: row.state.as_str(),
        signer: row.signer_name,
        at: row.decided_at,
        pending: matches!(row.state, SignatureState::Planned | SignatureState::Asked),
    }
}

//! A Submission ends: a later one of its party takes its place, or it is taken away, by its party or because somebody
//! else sent it in the party's name. It ends in the same way whoever ends it.

use crate::access::Tx;
use crate::consultations::store as consultations;
use crate::error::Result;
use crate::submissions::model::SubmissionState;
use crate::submissions::store;
use crate::types::ids::{ConsultationId, SubmissionId};

/// Ends a submission of `consultation` as superseded or withdrawn, within the caller's transaction: it and all that came
/// with it are gone from everywhere. `false` when it does not stand (any more).
pub fn end(
    tx: &mut Tx<'_>,
    consultation: ConsultationId,
    id: SubmissionId,
    ended: SubmissionState,
) -> Result<bool> {
    if !store::end(tx.conn, id, ended, tx.now)? {
        return Ok(false);
    }
    // Also where nothing of it was public: a moderator may be publishing of it at this moment, and what was ended is
    // never to be shown from a page that was made before. The report counts one less, too.
    consultations::public_changed(tx.conn, consultation)?;
    Ok(true)
}

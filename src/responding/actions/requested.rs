//! What an organisation is asked to sign, whole.

use super::full::{FullSubmission, load_full};
use crate::access::{Actor, Right};
use crate::error::{Error, Result};
use crate::signatures::actions::find_request;
use crate::signatures::model::Signature;
use crate::site::Site;
use crate::types::ids::SignatureId;

/// A request with the whole of what is to be signed.
#[derive(Debug, Clone)]
pub struct Requested {
    pub signature: Signature,
    pub whole: FullSubmission,
}

/// A request with what is to be signed, for the lead of the organisation that is asked.
///
/// # Errors
/// [`Error::NotFound`] for everybody else, when the organisation declined, and when the submission was
/// replaced or taken back.
pub async fn requested(site: &Site, actor: &Actor, id: SignatureId) -> Result<Requested> {
    actor.require(Right::Respond)?;
    site.read(actor, move |rx| {
        let (signature, own) = find_request(rx.conn, rx.actor, id)?;
        Ok(Requested {
            signature,
            whole: load_full(rx.conn, own)?,
        })
    })
    .await
}

/// The canonical JSON whose hash is signed.
///
/// # Errors
/// As [`requested`].
pub async fn requested_content(site: &Site, actor: &Actor, id: SignatureId) -> Result<String> {
    let requested = requested(site, actor, id).await?;
    requested
        .whole
        .content()
        .canonical()
        .map_err(Error::internal)
}

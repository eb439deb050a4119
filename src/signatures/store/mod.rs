//! Signatures and those asked by mail, in the database.

mod invitations;
mod signatures;

pub use invitations::{
    insert_signing_invitation, issue_signing_link, remove_all, remove_signing_invitation,
    signing_invitation_by_token, signing_invitations_of, standing_signing_invitation,
    unsent_invitations, was_sent_signing_link,
};
pub use signatures::{
    NewSignature, Request, SignatureDecision, ask, ask_planned, concerned_by, decide_signature,
    insert_signature, note_told, remove_signature, remove_signatures, requests_of, signatories_in,
    signatories_of, signature, signatures_of, untold,
};

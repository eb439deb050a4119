//! Signatures are asked for, given, declined and taken back.

mod ask;
mod by_mail;
mod request;
mod signatory;

pub use ask::{
    AllAsked, AskInput, ask, cancel_request, is_asked_to_sign, renew_requests, signatory_names,
    signatures,
};
pub use by_mail::{AskedByMail, cancel_invitation, open_invitation, take_up};
pub use request::leads_of;
pub use signatory::{SigningReply, find_request, requests, respond, withdrawn_request};

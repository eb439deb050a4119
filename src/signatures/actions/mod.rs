//! Signatures are asked for, given, declined and taken back.

mod ask;
mod by_mail;
mod request;
mod signatory;

pub use ask::{
    AllAsked, AskInput, ask, ask_planned, is_asked_to_sign, renew_requests, signatory_names,
    signatures, unask,
};
pub use by_mail::{AskedByMail, look_asked, take_up, unask_by_mail};
pub use request::leads_of;
pub use signatory::{SigningReply, find_request, requests, respond};

//! Who is asking, and what they may do: decided here and nowhere else.
//!
//! An [`Actor`] is made once for a request or command; every action asks it for a [`Right`].
//! Knows sessions, guests' cookies and API tokens, but not how accounts come about (that is `accounts`).

mod model;
mod proof;
mod reading;
mod rights;
mod store;
mod transaction;

pub use model::{
    Actor, Guest, GuestKind, MemberRole, Membership, PartyOf, Scope, Scopes, Staff, StaffRole,
    Viewer, Who, Writer,
};
pub use proof::require_proof;
pub use reading::{note_accounts_read, note_file_read, note_names_read};
pub use rights::Right;
pub use store::{
    Bearer, Device, Ended, GuestProgress, GuestPurpose, KNOWN_DAYS, NewGuest, Presence,
    SessionShown, api_token_used, end_all_access, end_guest, end_guest_token, end_session,
    end_session_of, find_by_api_token, find_by_session, find_guest, find_guest_by_token,
    find_guest_of_link, find_viewer, forget_expired, forget_expired_guest_tokens,
    forget_guest_addresses, guest_checked, guest_confirmed, guest_lasts, guest_progress,
    guest_sent, guests_due, guests_of_address, insert_guest, is_known_browser, issue_guest_token,
    recent_starts, remember_browser, remove_guest, revoke_guest_tokens, session_proved,
    session_used, sessions_of, start_session, use_guest_link,
};
pub use transaction::{Rx, Tx};

//! Who is asking, and what they may do: decided here and nowhere else.
//!
//! An [`Actor`] is made once for a request or command; every action asks it for a [`Right`].
//! Knows sessions and API tokens, but not how accounts come about (that is `accounts`).

mod model;
mod store;

pub use model::{Actor, MemberRole, Membership, PartyOf, Right, Staff, StaffRole, Viewer, Who};
pub use store::{
    end_session, end_sessions_of, find_by_api_token, find_by_session, find_viewer, forget_expired,
    start_session,
};

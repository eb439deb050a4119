//! Accounts, organisations, invitations and tokens in the database.

mod accounts;
mod invitations;
mod organisations;
mod recipients;
mod tokens;

pub use accounts::{
    Appointment, NewAccount, account, by_email, count_accounts, dismiss, forget_unverified, insert,
    list_accounts, password_hash, rename, set_admin, set_password, staff_of, take_on, verify,
};
pub use invitations::{
    InvitationShown, NewInvitation, accept as accept_invitation, by_token as invitation_by_token,
    insert as insert_invitation, pending_of, withdraw as withdraw_invitation,
};
pub use organisations::{
    count_organisations, find_or_create_organisation, insert_organisation, join, lead_count, leave,
    list_organisations, members_of, membership_role, organisation, organisation_by_name, set_role,
};
pub use recipients::{Recipient, recipients_of_parties, recipients_of_party};
pub use tokens::{
    api_tokens_of, forget_old, insert_api_token, issue, peek, revoke_api_token, use_up,
};

//! Accounts, organisations, invitations and tokens in the database.

mod accounts;
mod caused;
mod guesses;
mod invitations;
mod organisations;
mod recipients;
mod requests;
mod tokens;

pub use accounts::{
    Appointment, NewAccount, account, by_email, count_accounts, dismiss, forget_unverified,
    has_one, insert, list_accounts, password_hash, rename, set_admin, set_blocked, set_email,
    set_password, staff_of, take_on, verify,
};
pub use caused::{caused_since, forget_caused, is_waiting, note_answered, note_caused};
pub use guesses::{Guessed, begin as begin_guess, forget_guesses, forgive, report, told};
pub use invitations::{
    InvitationShown, NewInvitation, accept as accept_invitation, bind_to as bind_invitation,
    by_token as invitation_by_token, insert as insert_invitation, is_admitted, may_be_another,
    pending_of, withdraw as withdraw_invitation, withdraw_by_staff,
};
pub use organisations::{
    NewOrganisation, confirm_organisation, count_organisations, established_by_name,
    insert_organisation, join, lead_count, leads_one_called, leave, list_organisations, lock_leads,
    members_of, members_of_several, membership_role, organisation, organisation_by_code,
    organisations_like, organisations_of, set_group, set_role,
};
pub use recipients::{Recipient, recipients_of_parties, recipients_of_party};
pub use requests::{LinkRequest, ask, asked, take as take_request};
pub use tokens::{
    address_of, api_tokens_of, forget_old, insert_api_token, issue, issue_for_address, peek,
    revoke_api_token, use_up,
};

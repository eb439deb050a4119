//! What admins do: each asks for [`Right::Administer`] first and writes what it did to the log.

mod accounts;
mod ending;
mod log;
mod mails;
mod organisations;

pub use accounts::{Overview, PAGE, account, accounts, overview, set_admin, set_staff};
pub use ending::{block, erase, erase_account, places_of_name, sign_out};
pub use log::{log, verify_log};
pub use mails::{mails, send_again, send_all_again};
pub use organisations::{
    Confirmation, Known, confirm_organisation, invite_to, make_organisation, organisation,
    organisations,
};

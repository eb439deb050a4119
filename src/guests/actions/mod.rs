//! What people do about responding without an account; each a transaction of its own.

mod confirm;
mod entry;
mod reports;
mod start;

pub use confirm::{
    Confirmed, ToConfirm, confirm, disown, erase_due, reopen, send_again, to_confirm,
};
pub use entry::{GuestPlace, ask_anew, enter, guest_place, leave, may_ask_anew, may_enter};
pub use reports::{
    OpenReport, ReportInput, ReportVerdict, decide, open_reports, report, reportable,
    waiting_reports,
};
pub use start::{Opening, StartInput, guest_check, open, pass_as_guest, start};

//! What people do about responding without an account; each a transaction of its own.

mod reports;
mod start;

pub use reports::{
    Decision, Open, ReportInput, decide, open_reports, report, reportable, waiting_reports,
};
pub use start::{Opening, StartInput, guest_check, open, pass_as_guest, start};

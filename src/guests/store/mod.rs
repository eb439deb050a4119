//! Human checks and reports of impersonation in the database.

mod checks;
mod reports;

pub use checks::{forget_checks, use_up};
pub use reports::{
    ImpersonationReport, NewReport, ReportedSubmission, abouts, decide, forget_reporters,
    insert_report, of_rounds, report, waiting,
};

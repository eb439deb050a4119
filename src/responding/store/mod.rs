//! Forms that save by themselves, and when a party last wrote.

mod forms;
mod written;

pub use forms::{LastSave, forget_forms, note_written, written_by};
pub use written::last_written;

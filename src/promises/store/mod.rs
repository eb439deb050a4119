//! Accepted comments, what drafters say they led to, and why a text changed, in the database.

mod accepted;
mod places;
mod said;

pub use accepted::{accepted, taken_over_in_public};
pub use places::{heirs, places};
pub use said::{
    explain, explanations_of, forget_explanation, link, promises_for, promises_of, unlink,
};

//! References as people write them, to the places they mean.
//!
//! ```text
//! words     the words of references: to add one, add it there
//! tokens    a reference in pieces           grammar   pieces → the places it names
//! text      a text as references know it    sections, passages   the same, made ready to look up
//! resolve   a place named → a place found, and what is in doubt
//! ```

mod grammar;
mod passages;
mod resolve;
mod sections;
mod text;
mod tokens;
mod words;

pub use resolve::{Doubt, Found, Places};
pub use text::{PassageRef, SectionRef, Target};

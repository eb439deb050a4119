//! Near-copies: which of many texts are one campaign, and what each sender added. Pure; knows no comment, only texts.
//!
//! - [`Preparing`] reads a text: its words without case, typographic form and invisible signs; what is its writer's
//!   own, without salutation, signature, quotations and the disclaimer of a mail program; and keys, a fixed share of
//!   its rows of three, five and eight words.
//! - [`Copies::place`] takes texts one by one. A text that says the same to the word is found by its hash; otherwise
//!   those samples that share keys are laid beside it, block by block in whatever order, and it is judged by what the
//!   two really have in common (`rules`). It becomes a copy of a sample, or a sample.
//! - A sample learns from its copies which of its words are the letter's: what stands in slots, and what its own
//!   writer added, no other copy has. Some of the copies are kept.
//! - [`Copies::settle`] chooses campaigns anew, the most copied sample first, so that the order of arrival does not
//!   matter. A sample joins a campaign only as a copy of the sample that leads it: two campaigns never become one by
//!   way of a text that quotes both. Then the texts that were kept tell the letter of each (`letter`): what most of
//!   them have, wherever the first of them came from.
//! - [`Comparing`] says of a text how like its letter it is, and its sender's own sentences: the residue.
//! - [`Template`] shows the letter of a campaign with its slots.
//!
//! A text with fewer than [`FLOOR`] words of its own is never of a campaign: people write "Ik ben tegen" by accident.

mod asides;
mod index;
mod letter;
mod markup;
mod matching;
mod postings;
mod prepare;
mod residue;
mod rules;
mod settle;
mod sketch;
mod template;
mod words;

pub use index::Copies;
pub use prepare::{Prepared, Preparing};
pub use residue::{Comparing, Likeness};
pub use rules::FLOOR;
pub use template::{Part, Template};

#[cfg(test)]
#[path = "copies_tests.rs"]
mod tests;

#[cfg(test)]
mod letter_tests;

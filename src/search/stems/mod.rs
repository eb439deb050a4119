//! Brings the forms of a word back to one stem, by rules for each language. Knows letters a to z and nothing of
//! where a word stands.
//!
//! The rules are our own. Measured over the 17,000 most frequent words of a dictionary, Snowball's for Dutch bring
//! 49 of 100 forms to the stem of their word and these 87; those for English bring 94 and these 97, while half as
//! many words that are not one get the same stem.

pub mod dutch;
mod dutch_words;
pub mod english;
mod english_words;

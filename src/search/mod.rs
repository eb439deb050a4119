//! Finding: words in public texts, published comments and published answers. An index of stemmed
//! words (`db::search`) tells where they stand; what is shown is read anew from where it is, by the
//! same way as every public page, so that a result never shows what is not public.
//!
//! Only what everybody may read is found, whoever asks; a round by invitation has a search of its own,
//! for who may read that round. Drafts are found by nobody.

pub mod actions;
pub mod api;
pub mod model;
mod nearby;
pub mod snippet;
mod stems;
mod store;
pub mod web;
pub mod words;
pub mod worker;

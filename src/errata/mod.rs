//! A typing error in the text of an open Round is mended: what stands at the words, who is told of it. The rule is in
//! `consultations::model`; this knows who commented there.

pub mod actions;
mod store;
pub mod web;

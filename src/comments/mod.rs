//! Comments: remarks at an Anchor, a part of a Submission. Knows nothing of what moderators and drafters make of
//! them, nor of what colleagues say beside them.

pub mod actions;
mod anchor;
pub mod api;
pub mod leaning;
pub mod model;
pub mod personal;
pub mod store;

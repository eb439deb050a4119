//! Whether the text did what was said of it: each accepted comment with the passage of a later version that it led to, found by
//! comparing or said by a drafter, and the changes of the text that nothing explains.
//!
//! Knows versions, comments and the drafters' answers. Nothing is stored but what drafters say; the rest is worked out anew.

pub mod actions;
pub mod model;
pub mod store;
pub mod web;

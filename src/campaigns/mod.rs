//! Campaigns: clusters of near-copies among the comments of a round. Found by comparing, suggested, and confirmed, merged or
//! parted by drafters. Knows nothing of decisions and answers.

pub mod actions;
pub mod copies;
pub mod model;
pub mod store;
pub mod worker;

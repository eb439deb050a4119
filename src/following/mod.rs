//! Following a consultation by mail: asked for by anybody, confirmed by the link in a mail, stopped by
//! the link in each. Knows of consultations only that they are there; what happens in them comes as
//! announcements.

pub mod actions;
pub mod model;
pub mod store;
pub mod web;
pub mod worker;

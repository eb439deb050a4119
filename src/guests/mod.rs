//! People without an account: how they begin to respond, how they show that they are no machine when
//! a round sees a flood, how what they never confirmed is erased, and what becomes of responses that
//! somebody says were sent in their name. What they write and send is kept as everybody's is.

pub mod actions;
pub mod model;
pub mod store;
pub mod web;
pub mod worker;

//! Submission, the core of what a Party sends in: its states, who of the party may do what, how it is submitted
//! and ends. Knows none of the parts that stand in it.

pub mod end;
pub mod letters;
pub mod model;
pub mod own;
pub mod store;

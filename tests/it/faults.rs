//! What becomes of people's work when something Polder stands on breaks: the program itself, run as
//! it is run in service, over a database that is killed, frozen or away, over a schema that is not
//! its own, beside a node that is frozen, on a full disk, and killed under load.
//!
//! Everything that is stopped or ended here is a process of the test's own, by its id. The long
//! forms run where `POLDER_SOAK` is set (`make soak`).

mod cluster;
mod disk;
mod load;
mod mailbox;
pub mod node;
mod nodes;
mod postgresql;
mod schema;
mod stopping;

/// Whether the long forms are asked for.
fn soak() -> bool {
    std::env::var_os("POLDER_SOAK").is_some()
}

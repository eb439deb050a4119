//! What becomes of people's work when something Polder stands on breaks: the program itself, run as
//! it is run in service, over a database that is killed, frozen or away, and over a schema that is
//! not its own.
//!
//! Everything that is stopped or ended here is a process of the test's own, by its id.

mod cluster;
mod node;
mod postgresql;
mod schema;

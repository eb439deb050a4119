//! Tests of the whole product, through its front doors: HTTP, command line, files. One binary.
//!
//! A test that touches the database is written once as `async fn name(app: App)` and listed in
//! `both!`, which makes one test of it on SQLite and one on PostgreSQL.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so and fails"
)]

mod support;

mod accounts;
mod admin;
mod architecture;
mod attachments;
mod audit;
mod cli;
mod comments;
mod confined;
mod consultations;
mod dear;
mod errata;
mod exports;
mod faults;
mod following;
mod guests;
mod intake;
mod mail;
mod manual;
mod moderation;
mod outcome;
mod permissions;
mod promises;
mod public;
mod questions;
mod reading;
mod real_draft;
mod responding;
mod responses;
mod retention;
mod schema;
mod search;
mod second_person;
mod serving;
mod signatures;
mod story;
mod teamwork;
mod texts;
mod unknown;
mod writing;

// The program's own: tests ask for much memory in little pieces.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

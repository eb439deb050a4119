//! Setting up consultations: drafts in, rounds by the clock, pages, command line.

pub mod drafts;
mod invitations;
mod notices;
mod pages;
mod rounds;
mod telling;
mod versions;

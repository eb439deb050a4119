//! Setting up consultations: drafts in, rounds by the clock, pages, command line.

mod drafts;
mod pages;
mod rounds;

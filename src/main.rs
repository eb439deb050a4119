//! The `polder` program; all of it is in the library.

use std::process::ExitCode;

use clap::Parser;
use polder::cli;

/// Many threads make long pages and exports in turn; this one gives back what none of them needs any more.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    cli::run(cli::Arguments::parse())
}

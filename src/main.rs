//! The `polder` program; all of it is in the library.

use std::process::ExitCode;

use clap::Parser;
use polder::cli;

fn main() -> ExitCode {
    cli::run(cli::Arguments::parse())
}

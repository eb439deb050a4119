#!/usr/bin/env bash
# Everything there is to test, cheapest first. A test that needs something absent fails.
#
# usage: scripts/test.sh
set -euo pipefail
source "$(dirname "$0")/common.sh"
cd "$root"

scripts/setup.sh test
scripts/assets.sh
say "front-end: types, lints, unit tests"
(cd assets && npm run --silent check && npm run --silent lint && npm run --silent test)
say "format"
cargo fmt --check
say "licences, bans and sources of the crates"
"$(cargo_deny)" --locked check --hide-inclusion-graph licenses bans sources
say "lints"
cargo clippy --locked --all-targets -- -D warnings
say "Rust tests on SQLite and PostgreSQL"
scripts/rust-tests.sh
say "building the program"
cargo build --locked
say "browser and API tests"
scripts/browser.sh
say "all passed"

#!/usr/bin/env bash
# The Rust tests, on SQLite and on a PostgreSQL and a mail server of their own. All tests of a binary run in one process: texts,
# templates and fonts are read once, and not once a test.
#
# usage: scripts/rust-tests.sh [FILTER OR OPTION OF THE TEST BINARIES]…
set -euo pipefail
source "$(dirname "$0")/common.sh"
cd "$root"

POLDER_TEST_PYTHON=$(python_command python)
export POLDER_TEST_PYTHON
tests_in_memory
# Tests that need texts from outside the checkout run where those are.
texts=
if [[ -d ${POLDER_TEST_DATA:-$root/../shared/data}/federal-it-modernization ]]; then texts=--include-ignored; fi
# One thread more than there are cores: many tests wait, for a clock, a lock, a server that is to be away. One that hangs ends.
export RUST_TEST_THREADS=${RUST_TEST_THREADS:-$(($(nproc) + 1))}
exec scripts/with-postgres.sh timeout 60m cargo test --locked --no-fail-fast --lib --bins --tests -- ${texts:+"$texts"} "$@"

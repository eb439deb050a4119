#!/usr/bin/env bash
# The Rust tests, on SQLite and on a PostgreSQL and a mail server of their own.
#
# usage: scripts/rust-tests.sh [ARGUMENT OF cargo nextest run]…
set -euo pipefail
source "$(dirname "$0")/common.sh"
cd "$root"

POLDER_TEST_PYTHON=$(python_command python)
export POLDER_TEST_PYTHON
if cargo nextest --version >/dev/null 2>&1; then
	exec scripts/with-postgres.sh cargo nextest run --locked --no-fail-fast "$@"
else
	exec scripts/with-postgres.sh cargo test --locked --no-fail-fast "$@"
fi

#!/usr/bin/env bash
# The Rust tests, on SQLite and on a PostgreSQL and a mail server of their own.
#
# usage: scripts/rust-tests.sh [ARGUMENT OF cargo nextest run]…
set -euo pipefail
source "$(dirname "$0")/common.sh"
cd "$root"

POLDER_TEST_PYTHON=$(python_command python)
export POLDER_TEST_PYTHON
tests_in_memory
# Tests that need texts from outside the checkout run where those are.
texts=
if [[ -d ${POLDER_TEST_DATA:-$root/../shared/data}/federal-it-modernization ]]; then texts=there; fi
if cargo nextest --version >/dev/null 2>&1; then
	report=$root/target/nextest/default/junit.xml
	rm -f "$report"
	status=0
	scripts/with-postgres.sh cargo nextest run --locked --no-fail-fast ${texts:+--run-ignored all} "$@" || status=$?
	if [[ -f $report ]]; then
		echo "The slowest tests, in seconds:"
		# One test a line: its name, its binary, its time.
		sed -nE 's/.*<testcase name="([^"]*)" classname="([^"]*)"[^>]* time="([0-9.]+)".*/\3 \2 \1/p' "$report" |
			LC_ALL=C sort -rn | LC_ALL=C awk 'NR <= 10 { printf "%8.1f  %s %s\n", $1, $2, $3 }'
	fi
	exit "$status"
else
	exec scripts/with-postgres.sh cargo test --locked --no-fail-fast "$@" -- ${texts:+--include-ignored}
fi

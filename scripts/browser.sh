#!/usr/bin/env bash
# The browser tests, then Spectral and schemathesis on the API, each against a `polder demo` of their own.
#
# usage: scripts/browser.sh [NODE-TEST-FILE…]
set -euo pipefail
source "$(dirname "$0")/common.sh"

export POLDER_BINARY=${POLDER_BINARY:-$CARGO_TARGET_DIR/debug/polder}
[[ -x $POLDER_BINARY ]] || fail "there is no program $POLDER_BINARY: run cargo build first"
export POLDER_SCHEMATHESIS=$(python_command schemathesis)
[[ -x $POLDER_SCHEMATHESIS ]] || fail "the Python tools of the tests are absent: run scripts/setup.sh test"

cd "$root/tests/browser"
files=("$@")
((${#files[@]})) || files=(*.test.mjs)
# One file at a time: each starts a server and a browser.
exec node --test --test-concurrency=1 --test-reporter=spec "${files[@]}"

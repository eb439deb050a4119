#!/usr/bin/env bash
# The browser tests, then Spectral and schemathesis on the API, each against a `polder demo` of their own.
#
# usage: scripts/browser.sh [NODE-TEST-FILE…]
set -euo pipefail
source "$(dirname "$0")/common.sh"

export POLDER_BINARY=${POLDER_BINARY:-$CARGO_TARGET_DIR/debug/polder}
[[ -x $POLDER_BINARY ]] || fail "there is no program $POLDER_BINARY: run cargo build first"
export POLDER_SCHEMATHESIS=$(python_command schemathesis)
tests_in_memory
[[ -x $POLDER_SCHEMATHESIS ]] || fail "the Python tools of the tests are absent: run scripts/setup.sh test"

cd "$root/tests/browser"
files=("$@")
# What takes longest begins first.
((${#files[@]})) || files=(pages.test.mjs api.test.mjs $(ls -- *.test.mjs | grep -vxE '(pages|api)\.test\.mjs'))

# Each file starts a server and a browser; all but one of several begin with a copy of the same sample.
if ((${#files[@]} > 1)) && [[ -z ${POLDER_DEMO_DATA:-} ]]; then
	seeded=$(mktemp -d "${TMPDIR:-/tmp}/polder-sample.XXXXXX")
	trap 'rm -rf "$seeded"' EXIT
	node support/seed.mjs "$seeded"
	export POLDER_DEMO_DATA=$seeded
fi
node --test --test-concurrency="${POLDER_BROWSER_FILES:-2}" \
	--test-reporter=spec --test-reporter-destination=stdout \
	--test-reporter=./support/slowest.mjs --test-reporter-destination=stdout "${files[@]}"

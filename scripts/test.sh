#!/usr/bin/env bash
# Everything there is to test, cheapest first. A test that needs something absent fails.
#
# usage: scripts/test.sh
set -euo pipefail
source "$(dirname "$0")/common.sh"
cd "$root"

# What can be said without building anything.
looks() {
	say "front-end: types, lints, unit tests"
	(cd assets && npm run --silent check && npm run --silent lint && npm run --silent test)
	say "format"
	cargo fmt --check
	say "licences, bans and sources of the crates"
	"$(cargo_deny)" --locked check --hide-inclusion-graph licenses bans sources
}

scripts/setup.sh test
scripts/assets.sh
said=$(mktemp)
seen=$(mktemp)
looking=
browsing=
# Nothing goes on after us.
trap 'rm -f "$said" "$seen"; for one in $looking $browsing; do kill "$one" 2>/dev/null || true; done' EXIT
(looks) >"$said" 2>&1 &
looking=$!
say "building the program and its tests, and looking for lints"
# Clippy stands in for the compiler, so that the types of all code are gone through once and not twice, which takes minutes.
sysroot=$(rustc --print sysroot)
export RUSTC_WORKSPACE_WRAPPER=$sysroot/bin/clippy-driver
export CLIPPY_ARGS=-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__
[[ -x $RUSTC_WORKSPACE_WRAPPER ]] || fail "clippy is not installed (rustup component add clippy)"
built=0
cargo test --locked --no-run || built=$?
looked=0
wait "$looking" || looked=$?
looking=
cat "$said"
((looked == 0 && built == 0)) || fail "not as it should be"
say "browser and API tests, whose report follows; beside them Rust tests on SQLite and PostgreSQL"
# Each waits much of its time, for clocks, locks and pages that settle: side by side they fill two cores.
scripts/browser.sh >"$seen" 2>&1 &
browsing=$!
rusted=0
scripts/rust-tests.sh || rusted=$?
browsed=0
wait "$browsing" || browsed=$?
browsing=
cat "$seen"
((rusted == 0)) || fail "Rust tests failed"
((browsed == 0)) || fail "browser or API tests failed"
say "all passed"

#!/usr/bin/env bash
# Measures Polder beside its references, in the same run, and writes benches/RESULTS.md.
#
# usage: scripts/bench.sh
set -euo pipefail
source "$(dirname "$0")/common.sh"
cd "$root"

scripts/setup.sh bench
scripts/setup.sh test
scripts/assets.sh
say "building, optimised"
cargo build --release --locked --bin polder --example static_file
place=$(mktemp -d "${TMPDIR:-/tmp}/polder-bench.XXXXXX")
trap 'rm -rf "$place"' EXIT
cc -O2 -Wall -pthread -o "$place/insert" benches/reference/insert.c -lsqlite3
say "measuring; this takes some minutes, and other work on this machine spoils it"
"$(python_command python)" benches/run.py \
	"$CARGO_TARGET_DIR/release/polder" "$CARGO_TARGET_DIR/release/examples/static_file" "$place/insert"
say "the reading page, by Lighthouse"
POLDER_PERFORMANCE=1 POLDER_BINARY=$CARGO_TARGET_DIR/release/polder scripts/browser.sh reading.test.mjs

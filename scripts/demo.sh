#!/usr/bin/env bash
# Builds Polder and runs the sample consultation on http://127.0.0.1:8080, with its data in data/.
#
# usage: scripts/demo.sh [OPTION OF polder demo]…
set -euo pipefail
source "$(dirname "$0")/common.sh"
cd "$root"

scripts/setup.sh demo
scripts/assets.sh
say "building Polder"
cargo build --locked
exec "$CARGO_TARGET_DIR/debug/polder" demo "$@"

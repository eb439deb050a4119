#!/usr/bin/env bash
# Whether a crate of Polder, or a package of its front end, has a known hole. Asks databases on the internet, so it is not
# part of the tests.
#
# usage: scripts/audit.sh
set -euo pipefail
source "$(dirname "$0")/common.sh"
cd "$root"

scripts/setup.sh test
status=0
say "crates"
"$(cargo_deny)" --locked check advisories || status=$?
say "packages of the front end"
(cd assets && npm audit --omit=dev) || status=$?
exit "$status"

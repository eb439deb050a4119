#!/usr/bin/env bash
# The compiler, for scripts/coverage.sh: counts which lines of our own crates run. Others are compiled as they always are, so
# that what is built of them serves here too.
exec "$@" -C instrument-coverage

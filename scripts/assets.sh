#!/usr/bin/env bash
# Builds the style sheet and scripts into assets/dist, from where the binary embeds them.
#
# usage: scripts/assets.sh
set -euo pipefail
source "$(dirname "$0")/common.sh"

say "building the assets"
cd "$root/assets"
npm run --silent build

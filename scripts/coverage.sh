#!/usr/bin/env bash
# How many lines of src the Rust tests run: by slice, and of all. The tests also start the program itself; what runs there
# counts, except where it is killed or may write no file. Unit tests are lines of src too.
#
# usage: scripts/coverage.sh [FILTER OR OPTION OF THE TEST BINARIES]…
set -euo pipefail
source "$(dirname "$0")/common.sh"
cd "$root"

# What reads the counters must be as new as the compiler that set them.
version=$(rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
own=$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | sed -n 's/^host: //p')/bin
find_tools() {
	if [[ -x $own/llvm-cov ]]; then
		profdata=$own/llvm-profdata cov=$own/llvm-cov
	else
		profdata=$(command -v "llvm-profdata-$version") && cov=$(command -v "llvm-cov-$version")
	fi
}
if ! find_tools; then
	if [[ $(id -u) -eq 0 ]] && command -v apt-get >/dev/null; then
		say "installing llvm-$version"
		apt-get update -q
		DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "llvm-$version"
	fi
	find_tools || fail "please install the LLVM tools first: rustup component add llvm-tools, or Debian's llvm-$version"
fi

profiles=$CARGO_TARGET_DIR/coverage
rm -rf "$profiles"
mkdir -p "$profiles"
export RUSTC_WORKSPACE_WRAPPER=$root/scripts/instrumented.sh
# Two files for each program, into which every process adds what it counted when it ends.
export LLVM_PROFILE_FILE=$profiles/%2m.profraw
status=0
scripts/rust-tests.sh "$@" || status=$?

"$profdata" merge -sparse --failure-mode=all -o "$profiles/all.profdata" "$profiles"/*.profraw
# The programs that were built for it: those with tests, and those that the tests start.
objects=()
while IFS= read -r program; do
	objects+=(-object "$program")
done < <(cargo test --locked --no-run --lib --bins --tests --message-format json 2>/dev/null |
	node -e '
		const lines = require("fs").readFileSync(0, "utf8").split("\n").filter((line) => line.startsWith("{"));
		for (const { executable } of lines.map((line) => JSON.parse(line))) if (executable) console.log(executable);')
"$cov" report "${objects[@]:1}" -instr-profile "$profiles/all.profdata" \
	--show-region-summary=false --show-branch-summary=false "$root/src" >"$profiles/report.txt"

say "lines of src that ran"
# Columns: file, functions, missed, %, lines, missed, %. A file stands in a slice, or is one.
LC_ALL=C awk -v root="$root/src/" '
	/\.rs / {
		name = $1; sub(root, "", name); sub("^src/", "", name); sub("/.*", "", name); sub("[.]rs$", "", name)
		lines[name] += $(NF - 2); missed[name] += $(NF - 1); all += $(NF - 2); without += $(NF - 1)
	}
	END {
		for (name in lines) printf "%-14s %6d lines %5.1f %%\n", name, lines[name], 100 * (1 - missed[name] / lines[name]) | "sort"
		close("sort")
		printf "%-14s %6d lines %5.1f %%\n", "all", all, 100 * (1 - without / all)
	}' "$profiles/report.txt"
say "each file: $profiles/report.txt"
exit "$status"

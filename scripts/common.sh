# Shared by the scripts: where things are kept, and how they speak. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}
# Outside the checkout, so that a fresh clone finds what an earlier one built.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/polder-target}

say() {
	printf '== %s\n' "$*"
}

fail() {
	printf '%s: %s\n' "$(basename "$0")" "$*" >&2
	exit 1
}

# The Python environment of the tests; another list of requirements gets another environment.
python_environment() {
	local list=$root/tests/requirements.txt
	printf '%s/polder-python/%s' "$cache" "$(sha256sum "$list" | cut -c1-16)"
}

# Where cargo-deny of the version the tests use is; another version gets another folder.
cargo_deny_version=0.20.2
cargo_deny() {
	printf '%s/polder-tools/cargo-deny-%s/bin/cargo-deny' "$cache" "$cargo_deny_version"
}

# A loopback port that nobody listens on now.
free_port() {
	node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'
}

# The schemathesis, for instance, of a name: a command of the Python environment.
python_command() {
	printf '%s/bin/%s' "$(python_environment)" "$1"
}

# Puts what tests write, and throws away, in memory where there is room for it: on a disk, tests mostly wait for it. What was
# chosen is left as it is.
tests_in_memory() {
	[[ -z ${TMPDIR:-} && -w /dev/shm ]] || return 0
	local room
	room=$(df --output=avail -B1M /dev/shm 2>/dev/null | tail -n 1 | tr -d ' ') || return 0
	((room >= 4096)) || return 0
	export TMPDIR=/dev/shm
}

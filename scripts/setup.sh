#!/usr/bin/env bash
# Puts in place what a build (demo), a test run (test) or the measurements (bench) need: system packages, front-end packages
# by their lock file, the Python tools of the tests. Does nothing that was done before.
#
# usage: scripts/setup.sh demo|test|bench
set -euo pipefail
source "$(dirname "$0")/common.sh"

mode=${1:-}
[[ $mode == demo || $mode == test || $mode == bench ]] || { echo "usage: scripts/setup.sh demo|test|bench" >&2; exit 2; }

# Whether a Debian package is installed; without dpkg nothing can be said, and the tools are looked for by name.
installed() {
	dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed
}

system_packages() {
	local missing=()
	command -v pkg-config >/dev/null || missing+=(pkg-config)
	command -v gcc >/dev/null || missing+=(gcc)
	# diesel links with libpq for PostgreSQL.
	pkg-config --exists libpq 2>/dev/null || installed libpq-dev || missing+=(libpq-dev)
	if [[ $mode == test ]]; then
		compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || command -v postgres >/dev/null || missing+=(postgresql)
		[[ -n ${POLDER_CHROMIUM:-} ]] || command -v chromium >/dev/null || missing+=(chromium)
		command -v java >/dev/null || missing+=(default-jre-headless)
		command -v openssl >/dev/null || missing+=(openssl)
		# What the manual says of proxies and copies is done word for word.
		command -v nginx >/dev/null || [[ -x /usr/sbin/nginx ]] || missing+=(nginx)
		command -v caddy >/dev/null || missing+=(caddy)
		command -v sqlite3 >/dev/null || missing+=(sqlite3)
		# The words of a PDF.
		command -v pdftotext >/dev/null || missing+=(poppler-utils)
	fi
	if [[ $mode == bench ]]; then
		command -v wrk >/dev/null || missing+=(wrk)
		# The reference of posting comments is written against SQLite's own C API.
		[[ -e /usr/include/sqlite3.h ]] || installed libsqlite3-dev || missing+=(libsqlite3-dev)
	fi
	if [[ $mode != demo ]]; then
		command -v python3 >/dev/null || missing+=(python3)
		python3 -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)
	fi
	((${#missing[@]})) || return 0
	if [[ $(id -u) -eq 0 ]] && command -v apt-get >/dev/null; then
		say "installing ${missing[*]}"
		export DEBIAN_FRONTEND=noninteractive
		apt-get update -q
		apt-get install -y -q --no-install-recommends "${missing[@]}"
	else
		fail "please install these packages first: ${missing[*]} (on Debian, as root: apt-get install ${missing[*]})"
	fi
}

toolchains() {
	command -v cargo >/dev/null || fail "please install Rust first, see https://rustup.rs"
	command -v node >/dev/null || fail "please install Node.js 20 or newer first, see https://nodejs.org"
	command -v npm >/dev/null || fail "please install npm first; it comes with Node.js"
	node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' ||
		fail "Node.js $(node --version) is too old: please install version 20 or newer"
}

# Packages of a folder, exactly as its lock file says, when it changed since the last time.
node_packages() {
	local folder=$root/$1 stamp=$root/$1/node_modules/.polder-lock
	if ! cmp -s "$folder/package-lock.json" "$stamp"; then
		say "installing the packages of $1"
		(cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund)
		cp "$folder/package-lock.json" "$stamp"
	fi
}

python_packages() {
	local environment
	environment=$(python_environment)
	[[ -f $environment/.complete ]] && return 0
	say "installing the Python tools of the tests"
	rm -rf "$environment"
	python3 -m venv "$environment"
	"$environment/bin/pip" install --quiet --disable-pip-version-check -r "$root/tests/requirements.txt"
	touch "$environment/.complete"
}

# Built without optimisation: it runs for seconds, and would compile for many minutes.
crate_checker() {
	local program
	program=$(cargo_deny)
	[[ -x $program ]] && return 0
	say "installing cargo-deny"
	CARGO_TARGET_DIR=$cache/polder-tools/target cargo install --quiet --locked --debug --no-default-features \
		--root "$(dirname "$(dirname "$program")")" "cargo-deny@$cargo_deny_version"
	rm -rf "$cache/polder-tools/target"
}

toolchains
system_packages
node_packages assets
[[ $mode != test ]] || node_packages tests/browser
[[ $mode == demo ]] || python_packages
[[ $mode != test ]] || crate_checker

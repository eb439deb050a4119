#!/usr/bin/env bash
# Runs a command beside a PostgreSQL of its own, in a temporary directory, and always stops it again.
# The command finds it in POLDER_TEST_POSTGRES_URL. A URL that is already set is used as it is.
#
# usage: scripts/with-postgres.sh COMMAND [ARGUMENT…]
set -euo pipefail
source "$(dirname "$0")/common.sh"

(($#)) || { echo "usage: scripts/with-postgres.sh COMMAND [ARGUMENT…]" >&2; exit 2; }
[[ -z ${POLDER_TEST_POSTGRES_URL:-} ]] || exec "$@"
tests_in_memory

binaries=$(compgen -G '/usr/lib/postgresql/*/bin/postgres' | sort -V | tail -n 1 || true)
binaries=${binaries:-$(command -v postgres || true)}
[[ -n $binaries ]] || fail "PostgreSQL is not installed (on Debian: apt-get install postgresql)"
binaries=$(dirname "$binaries")

# PostgreSQL refuses to run as root.
if [[ $(id -u) -eq 0 ]]; then
	id postgres >/dev/null 2>&1 || fail "there is no user postgres to run PostgreSQL as"
	as=(setpriv --reuid=postgres --regid=postgres --init-groups --)
else
	as=()
fi

place=$(mktemp -d "${TMPDIR:-/tmp}/polder-postgres.XXXXXX")
chmod 755 "$place"
[[ $(id -u) -ne 0 ]] || chown postgres "$place"
child=

stop() {
	local status=$?
	trap - EXIT INT TERM
	if [[ -n $child ]]; then
		kill -TERM "$child" 2>/dev/null || true
		wait "$child" 2>/dev/null || true
	fi
	if [[ -f $place/data/postmaster.pid ]]; then
		(cd / && "${as[@]}" "$binaries/pg_ctl" -D "$place/data" -m immediate -s -w stop) || true
	fi
	rm -rf "$place"
	exit "$status"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

cd /
"${as[@]}" "$binaries/initdb" -D "$place/data" --username=postgres --auth=trust \
	--encoding=UTF8 --locale=C.UTF-8 --no-sync >"$place/initdb.log" 2>&1 ||
	{ cat "$place/initdb.log" >&2; fail "PostgreSQL could not make a database"; }
# Somebody else may take a free port before PostgreSQL does: then another is tried.
for attempt in 1 2 3 4 5; do
	port=$(free_port)
	# A throw-away cluster has nothing to lose in a power cut.
	if "${as[@]}" "$binaries/pg_ctl" -D "$place/data" -l "$place/server.log" -s -w -t 60 start -o \
		"-c listen_addresses=127.0.0.1 -p $port -k $place -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" \
		>/dev/null 2>&1; then
		break
	fi
	((attempt < 5)) || { cat "$place/server.log" >&2; fail "PostgreSQL did not start"; }
done
export POLDER_TEST_POSTGRES_URL="postgres://postgres@127.0.0.1:$port/postgres"
cd "$OLDPWD"

# In the background with wait, so that a signal is seen at once and PostgreSQL stops with us.
"$@" &
child=$!
status=0
wait "$child" || status=$?
child=
exit "$status"

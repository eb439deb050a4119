#!/usr/bin/env bash
# The main job on a draft that was really consulted on: draft and final text in as two versions, the sheet of
# comments taken in, every export written and looked into. Prints the counts; fails when one is not as known.
#
# usage: scripts/real.sh [FOLDER]      default ../shared/data/federal-it-modernization beside the checkout
set -euo pipefail
source "$(dirname "$0")/common.sh"

data=${1:-$root/../shared/data/federal-it-modernization}
[[ -d $data ]] || { say "no real data at $data, nothing to do"; exit 0; }
data=$(cd "$data" && pwd)

say "building"
(cd "$root" && cargo build --release --locked)
polder=$CARGO_TARGET_DIR/release/polder

place=$(mktemp -d "${TMPDIR:-/tmp}/polder-real.XXXXXX")
trap 'rm -rf "$place"' EXIT
out=${POLDER_REAL_OUT:-$place/out}
mkdir -p "$out"
cd "$place"
export POLDER__DATABASE__URL=sqlite:$place/polder.db POLDER__MAIL__TRANSPORT=file POLDER__MAIL__DIRECTORY=$place/mail

# One number, or the length of one list, of a JSON answer.
field() {
	node -e '
		const value = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))[process.argv[2]];
		if (value === undefined) { console.error(`the answer has no ${process.argv[2]}`); process.exit(1); }
		console.log(Array.isArray(value) ? value.length : value);
	' "$1" "$2"
}

expect() {
	local found
	found=$(field "$1" "$2")
	[[ $found == "$3" ]] || { cat "$1" >&2; fail "$2 is $found, where $3 was expected"; }
}

"$polder" migrate
"$polder" consultation create --slug federal-it --title "Federal IT Modernization" --language en
for version in draft final; do
	"$polder" draft import --consultation federal-it --label "$version" --json "$data/$version"/*.md >"$version.json"
	say "$version: $(field "$version.json" sections) sections, $(field "$version.json" passages) passages," \
		"$(field "$version.json" words) words, $(field "$version.json" warnings) warnings"
done

"$polder" round open --consultation federal-it --number 1 --draft draft \
	--opens 2017-08-30T00:00:00Z --closes 2099-01-01T00:00:00Z
sheet=(--consultation federal-it --round 1 --map issue=id --map date=received_at --map organisation=party
	--map stakeholder_group=group --map excerpt=comment --json "$data/comments.csv")
"$polder" intake "${sheet[@]}" >intake.json
say "sheet: $(field intake.json rows) rows, $(field intake.json taken) taken, $(field intake.json refused) refused," \
	"$(field intake.json anchored) anchored, $(field intake.json unanchored) not"
# Nine rows of the sheet have no text: it stood in an attachment.
expect intake.json rows 28
expect intake.json taken 19
expect intake.json refused 9
"$polder" intake "${sheet[@]}" >again.json
say "the same sheet again: $(field again.json taken) taken"
expect again.json taken 0

"$polder" diff --consultation federal-it --from draft --to final --json >diff.json
say "from draft to final: $(cat diff.json)"


for format in csv xlsx json docx odt draft-docx draft-odt; do
	for audience in internal public; do
		file=$out/federal-it-$audience.$format
		"$polder" export --consultation federal-it --round 1 --format "$format" --audience "$audience" --output "$file"
		say "$audience $format: $(stat -c %s "$file") bytes"
	done
done
# Every comment comes out: one record each after the line of headings.
rows=$("$(command -v python3)" -c 'import csv,sys; print(sum(1 for _ in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline=""))))' "$out/federal-it-internal.csv")
[[ $rows == 19 ]] || fail "the internal CSV holds $rows comments, where 19 were expected"
say "the internal CSV holds $rows comments"
"$polder" check

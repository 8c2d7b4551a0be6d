#!/usr/bin/env bash
# One report of the runs of all runners: ci/linux/merge.sh ARTIFACTS OUT, where each directory below
# ARTIFACTS that holds a run.json is a run. No run at all is a failure.
. "$(dirname "$0")/root.sh"
mapfile -t runs < <(find "$1" -name run.json -printf '%h\n' | sort)
[ "${#runs[@]}" -gt 0 ] || { echo "merge: no run below $1" >&2; exit 1; }
./echoproof report "${runs[@]}" --out "$2/report"
# Which target does what: each runner is one.
./echoproof compare "${runs[@]}" --out "$2/compare"

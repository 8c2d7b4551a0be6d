#!/usr/bin/env bash
# One report of the runs of all runners: ci/linux/merge.sh ARTIFACTS OUT HISTORY, where each directory
# below ARTIFACTS that holds a run.json is a run, and HISTORY keeps the trend from one time to the next.
# No run at all is a failure.
. "$(dirname "$0")/root.sh"
mapfile -t runs < <(find "$1" -name run.json -printf '%h\n' | sort)
[ "${#runs[@]}" -gt 0 ] || { echo "merge: no run below $1" >&2; exit 1; }
./echoproof report "${runs[@]}" --out "$2/report" --history "$3"
# Which target does what: each runner is one.
./echoproof compare "${runs[@]}" --out "$2/compare"

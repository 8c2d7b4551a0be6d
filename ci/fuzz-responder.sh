#!/bin/sh
# Feeds EchoProof's responder with mutated frames, without a device: 100 million, on two threads.
# usage: ci/fuzz-responder.sh [FRAMES [THREADS [SEED]]]
# The last line that it prints is the summary; status 1 when a frame was treated wrongly, 2 on wrong usage.
set -eu
here=$(dirname -- "$(readlink -f -- "$0")")
frames=${1:-100000000}
threads=${2:-2}
seed=${3:-20261130}
for number in "$frames" "$threads" "$seed"; do
  case $number in
    '' | *[!0-9]* | ????????????????*)
      echo "ci/fuzz-responder.sh: '$number' is no number of up to 15 digits; usage: ci/fuzz-responder.sh [FRAMES [THREADS [SEED]]]" >&2
      exit 2
      ;;
  esac
done
if [ "$frames" -lt 1 ] || [ "$threads" -lt 1 ] || [ "$threads" -gt 256 ]; then
  echo "ci/fuzz-responder.sh: at least 1 frame, and 1 to 256 threads, not $frames and $threads" >&2
  exit 2
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! mvn -B -ntp -q -f "$here/../pom.xml" -P '!errorprone' -pl responder -am test-compile >"$log" 2>&1; then
  cat "$log" >&2
  exit 4
fi
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx512m -cp \
  "$here/../responder/target/test-classes:$here/../responder/target/classes:$here/../wintun/target/classes" \
  io.echoproof.responder.FuzzMain "$frames" "$threads" "$seed"

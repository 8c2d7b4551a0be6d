#!/usr/bin/env bash
# All tests, on each JDK that the runner has been given.
. "$(dirname "$0")/root.sh"
for home in "${JAVA_HOME_17_X64:-${JAVA_HOME:-}}" "${JAVA_HOME_25_X64:-}"; do
  [ -z "$home" ] || JAVA_HOME=$home mvn -B -ntp clean verify
done

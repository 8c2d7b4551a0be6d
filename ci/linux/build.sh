#!/usr/bin/env bash
# Builds everything that is started, without running a test.
. "$(dirname "$0")/root.sh"
exec mvn -B -ntp -DskipTests package

#!/usr/bin/env bash
# A Linux runner: every lane as far as the runner allows it, then a run whose report is kept.
set -euo pipefail
cd "$(dirname "$0")/.."
sudo apt-get update -qq
sudo apt-get install -y -qq --no-install-recommends libpcap0.8 iputils-ping
for home in "${JAVA_HOME_17_X64:-$JAVA_HOME}" "${JAVA_HOME_25_X64:-}"; do
  [ -z "$home" ] || sudo env "PATH=$PATH" "JAVA_HOME=$home" mvn -B -ntp clean verify
done
sudo env "PATH=$PATH" "JAVA_HOME=$JAVA_HOME" ${GITHUB_STEP_SUMMARY:+"GITHUB_STEP_SUMMARY=$GITHUB_STEP_SUMMARY"} \
  ./echoproof run --out echoproof-runs/linux

#!/usr/bin/env bash
# What a hosted runner lacks for the lanes of the tests. What it still lacks then is skipped there with
# the reason; .ci/run is what requires every lane.
. "$(dirname "$0")/root.sh"
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libpcap0.8 iputils-ping \
  gcc libc6-dev gcc-mingw-w64-x86-64 shellcheck >/dev/null
